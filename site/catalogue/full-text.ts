import { decodeSearchMap, type SearchMap, type SearchTarget } from '../../src/core/search/search-map.ts';
import { coversQuery } from './covers-query.ts';
import { type Segment, splitExcerpt, wordsAt } from './split-excerpt.ts';

/** A text that matches, best first in its list. */
export interface TextHit extends SearchTarget {
	/** The part of the text around what was found, once it has been fetched. */
	readonly known?: readonly Segment[];
	/** Fetches that part. */
	excerpt(): Promise<readonly Segment[]>;
}

/** Full-text search over the built index; `undefined` as an answer means that there is no index here. */
export interface FullText {
	/** Fetches what every search needs, ahead of the first. */
	warm(): void;
	search(query: string): Promise<readonly TextHit[] | undefined>;
	/** The records have changed: looks for a newer index at the next search. */
	renew(): void;
}

interface Engine {
	readonly search: (query: string) => Promise<EngineAnswer>;
	readonly destroy: () => Promise<void>;
}

/** The part of Pagefind's answer that is used. */
interface EngineAnswer {
	readonly results: readonly {
		readonly id: string;
		readonly words: readonly number[];
		readonly data: () => Promise<{ readonly content: string; readonly meta: { readonly title: string } }>;
	}[];
}

interface OpenIndex {
	readonly engine: Engine;
	readonly map: ReadonlyMap<string, SearchTarget>;
	readonly version: string;
}

/** Opens the index in a folder of the site, like `/pagefind/`, when it is first needed. */
export function openFullText(folder: string): FullText {
	let opened: Promise<OpenIndex | undefined> | undefined;
	let isStale = false;
	const index = (): Promise<OpenIndex | undefined> => {
		const before = opened;
		if (isStale || !before) opened = before ? before.then((known) => open(folder, known)) : open(folder);
		isStale = false;
		opened!.catch(() => {
			opened = undefined;
		});
		return opened!;
	};
	return {
		warm: () => void index().catch(() => {}),
		search: async (query) => {
			const ready = await index();
			return ready && search(ready, query);
		},
		renew: () => {
			isStale = true;
		},
	};
}

/** The index as it is now; one that is known is kept where it is still the same. */
async function open(folder: string, known?: OpenIndex): Promise<OpenIndex | undefined> {
	const response = await fetch(`${folder}documents.json`, { cache: 'no-cache' });
	if (response.status === 404) return undefined;
	if (!response.ok) throw new Error(`${response.status} fetching the search index`);
	const text = await response.text();
	if (known?.version === text) return known;
	await known?.engine.destroy();
	const engine: Engine = await import(/* @vite-ignore */ new URL(`${folder}pagefind.js`, location.href).href);
	return { engine, map: decodeSearchMap(JSON.parse(text) as SearchMap), version: text };
}

async function search({ engine, map }: OpenIndex, query: string): Promise<TextHit[]> {
	// Pagefind takes an index without texts for an error.
	if (map.size === 0) return [];
	const { results } = await engine.search(query);
	const [best] = results;
	if (!best) return [];
	const { content, meta } = await best.data();
	if (!coversQuery(query, [...wordsAt(content, best.words), ...meta.title.split(' ')])) return [];
	return results.flatMap(({ id, words, data }) => {
		const target = map.get(id);
		return target ? [makeHit(target, async () => splitExcerpt((await data()).content, words))] : [];
	});
}

function makeHit({ kind, id }: SearchTarget, fetchExcerpt: () => Promise<readonly Segment[]>): TextHit {
	let known: readonly Segment[] | undefined;
	return {
		kind,
		id,
		get known() {
			return known;
		},
		excerpt: async () => {
			known ??= await fetchExcerpt();
			return known;
		},
	};
}

import type { FileResult } from './check-file.ts';
import type { KnownHashes } from './file-store.ts';
import type { RecordStore } from './record-store.ts';

/** The cache as JSON. Each dependency is named once, for all files that asked it. */
interface CacheDocument {
	readonly engine: string;
	readonly dependencies: readonly (readonly [key: string, fingerprint: string])[];
	readonly files: Readonly<Record<string, CachedFile>>;
	readonly hashes: Readonly<Record<string, readonly [stamp: string, hash: string]>>;
}

interface CachedFile extends Partial<Omit<FileResult, 'dependencies'>> {
	readonly asked: readonly number[];
}

/** Results kept from an earlier check, before they are known to hold. */
export interface CheckCache {
	readonly hashes: KnownHashes;
	/** The results that a check of these records at this moment (milliseconds since 1970) would find again. */
	valid(store: RecordStore, at: number): Map<string, FileResult>;
}

/** Opens what was saved; results of another engine (other rules, other parsers) are worth nothing. */
export function openCache(text: string | undefined, engine: string): CheckCache {
	const document = parse(text);
	if (!document || document.engine !== engine) return { hashes: new Map(), valid: () => new Map() };
	return {
		hashes: new Map(Object.entries(document.hashes)),
		valid: (store, at) => {
			const { dependencies } = document;
			const same = dependencies.map(([key, fingerprint]) => store.files.fingerprint(key) === fingerprint);
			const results = new Map<string, FileResult>();
			for (const [file, { asked, problems = [], ...rest }] of Object.entries(document.files)) {
				const { from = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY } = rest;
				if (!store.files.has(file) || at < from || at >= until || !asked.every((index) => same[index])) continue;
				results.set(file, { ...rest, problems, dependencies: asked.map((index) => dependencies[index]![0]) });
			}
			return results;
		},
	};
}

/** What is saved beside the results: the fingerprint of each dependency as it was judged, and the hashes with their stamps. */
export interface Judged {
	/** Undefined where it is not sure which content was judged; the results that depend on it are not kept. */
	readonly fingerprint: (key: string) => string | undefined;
	readonly hashes: KnownHashes;
}

/** The text to save: results by file, with the fingerprints of everything they depend on. */
export function printCache(
	engine: string,
	results: ReadonlyMap<string, FileResult>,
	{ fingerprint, hashes }: Judged,
): string {
	const indexes = new Map<string, number>();
	const dependencies: [string, string][] = [];
	const files: Record<string, CachedFile> = {};
	for (const [file, { problems, dependencies: keys, ...rest }] of results) {
		const prints = keys.map(fingerprint);
		if (prints.includes(undefined)) continue;
		const asked = keys.map((key, place) => {
			const known = indexes.get(key);
			if (known !== undefined) return known;
			indexes.set(key, dependencies.length);
			return dependencies.push([key, prints[place]!]) - 1;
		});
		files[file] = { asked, ...(problems.length > 0 && { problems }), ...rest };
	}
	return JSON.stringify({ engine, dependencies, files, hashes: Object.fromEntries(hashes) } satisfies CacheDocument);
}

function parse(text: string | undefined): CacheDocument | undefined {
	if (text === undefined) return undefined;
	try {
		return JSON.parse(text) as CacheDocument;
	} catch {
		return undefined;
	}
}

import { decodeIds, encodeIds } from './encode-ids.ts';

/** What kind of record a text in the search index belongs to. */
export const SEARCH_KINDS = ['incident', 'postmortem', 'runbook'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** One text of the search index. */
export interface SearchDocument {
	readonly kind: SearchKind;
	/** Incident id, or slug of a runbook. */
	readonly id: string;
	readonly title: string;
	/** Plain text without markup. */
	readonly text: string;
}

/** Which record a text of the index is of. */
export type SearchTarget = Pick<SearchDocument, 'kind' | 'id'>;

/**
 * `documents.json` beside the index: the record behind each result, so that results can be counted and filtered
 * without fetching any of them. Per kind, ids as `encodeIds` codes them and the index's own names in the same order.
 */
export interface SearchMap {
	readonly format: 1;
	readonly documents: Readonly<
		Record<SearchKind, { readonly ids: readonly (number | string)[]; readonly names: string }>
	>;
}

/** The map of named texts. */
export function encodeSearchMap(named: ReadonlyMap<string, SearchTarget>): SearchMap {
	const entries = [...named].sort(([, a], [, b]) => (a.id < b.id ? 1 : a.id > b.id ? -1 : 0));
	const part = (kind: SearchKind) => {
		const ofKind = entries.filter(([, target]) => target.kind === kind);
		return { ids: encodeIds(ofKind.map(([, { id }]) => id)), names: ofKind.map(([name]) => name).join(' ') };
	};
	return {
		format: 1,
		documents: { incident: part('incident'), postmortem: part('postmortem'), runbook: part('runbook') },
	};
}

/** The record of each text, by the name that the index gives it. */
export function decodeSearchMap({ documents }: SearchMap): Map<string, SearchTarget> {
	const named = new Map<string, SearchTarget>();
	for (const kind of SEARCH_KINDS) {
		const names = documents[kind].names === '' ? [] : documents[kind].names.split(' ');
		const ids = decodeIds(documents[kind].ids);
		for (const [place, name] of names.entries()) named.set(name, { kind, id: ids[place]! });
	}
	return named;
}

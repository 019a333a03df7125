import type { FacetKey } from './facets.ts';

/**
 * One facet of all incidents, coded by dictionary: `codes[row]` is a place in `sets`, and each number there is a place
 * in `values`. An incident may have none, one or several values of a facet.
 */
export interface FacetColumn {
	/** Code and label; those of an order of their own (severity) in that order. */
	readonly values: readonly (readonly [id: string, label: string])[];
	readonly sets: readonly (readonly number[])[];
	readonly codes: readonly number[];
}

/**
 * `catalogue.json`: every incident, one place in each column, newest first. Small enough to be fetched once and
 * scanned whole; the texts are in the search index instead.
 */
export interface CatalogueColumns {
	readonly format: 1;
	/** Numbers are steps down from the id before; text is an id that numbers cannot say. See `encodeIds`. */
	readonly ids: readonly (number | string)[];
	readonly titles: readonly string[];
	/** Minutes earlier than the row before, the first since 1970; null without any time. */
	readonly started: readonly (number | null)[];
	/** Minutes from detection to resolution, a fraction below one; null while open or unknown. */
	readonly lasted: readonly (number | null)[];
	readonly facets: Readonly<Record<FacetKey, FacetColumn>>;
	/** By row: the incident that it is a consequence or a duplicate of. */
	readonly parents: Readonly<Record<string, readonly ['caused_by' | 'duplicate_of', string]>>;
	readonly runbooks: readonly (readonly [slug: string, title: string])[];
}

import type { CatalogueState, Sort } from './catalogue-state.ts';
import type { CatalogueTable, Facet } from './decode-columns.ts';
import { FACET_KEYS, type FacetKey, perFacet } from './facets.ts';
import type { QueryFilter, TextQuery } from './parse-query.ts';

/** What a scan is asked. */
export interface RowSearch {
	readonly picks: CatalogueState['picks'];
	readonly sort: Sort;
	readonly query: TextQuery;
	/** Rows whose texts match the query, best first; empty while they are not known. */
	readonly textHits: readonly number[];
}

/** What a scan found. */
export interface RowSearchResult {
	/** Rows that match by title, id or service, in the order asked for. */
	readonly titleRows: readonly number[];
	/** Rows that match by their texts alone: best first, or in another order where one was asked for. */
	readonly textRows: readonly number[];
	/** By facet and place of the value: how many rows there would be with it, given all other facets. */
	readonly counts: Readonly<Record<FacetKey, Uint32Array>>;
}

/** A facet as the scan sees it: by code of a row, whether what is chosen lets it pass and whether the query forbids it. */
interface Gate {
	readonly facet: Facet;
	readonly passes: Uint8Array;
	readonly forbidden: Uint8Array;
	readonly counts: Uint32Array;
}

/** No gate stopped the row; or more than one did. Else the number is the one gate that did. */
const NONE = -1;
const SEVERAL = -2;

/** One linear pass over all rows: text, facets and counts together. */
export function searchRows(table: CatalogueTable, { picks, sort, query, textHits }: RowSearch): RowSearchResult {
	const counts = perFacet((key) => new Uint32Array(table.facets[key].values.length));
	const gates = FACET_KEYS.map((key) => makeGate(table.facets[key], picks[key], { counts: counts[key], key, query }));
	const isTextHit = new Uint8Array(table.size);
	for (const row of textHits) isTextHit[row] = 1;
	const isFound = new Uint8Array(table.size);
	const titleRows: number[] = [];
	for (let row = 0; row < table.size; row += 1) {
		const haystack = table.haystacks[row]!;
		const isTitleHit = holdsAll(haystack, query.wanted);
		if ((!isTitleHit && isTextHit[row] === 0) || holdsAny(haystack, query.unwanted)) continue;
		const stoppedBy = gateThatStops(gates, row);
		if (stoppedBy === SEVERAL) continue;
		if (stoppedBy === NONE) {
			if (isTitleHit) titleRows.push(row);
			else isFound[row] = 1;
			for (let index = 0; index < gates.length; index += 1) count(gates[index]!, row);
		} else count(gates[stoppedBy]!, row);
	}
	const order = rowOrder(table, sort);
	const textRows = textHits.filter((row) => isFound[row] === 1);
	if (order) {
		titleRows.sort(order);
		textRows.sort(order);
	}
	return { titleRows, textRows, counts };
}

function makeGate(
	facet: Facet,
	picks: readonly string[],
	{ counts, key, query }: { readonly counts: Uint32Array; readonly key: FacetKey; readonly query: TextQuery },
): Gate {
	const picked = facet.values.map(({ id }) => picks.includes(id));
	const filters = query.filters.filter((filter) => filter.key === key);
	return {
		facet,
		counts,
		passes: Uint8Array.from(facet.sets, (set) => Number(picks.length === 0 || set.some((place) => picked[place]))),
		forbidden: Uint8Array.from(facet.sets, (set) => Number(filters.some((filter) => !meets(facet, set, filter)))),
	};
}

/** Whether an incident with these values meets a filter in the text: `service:check` is met by Checkout API. */
function meets({ values }: Facet, set: readonly number[], { value, isExcluded }: QueryFilter): boolean {
	const isNamed = set.some((place) => ` ${values[place]!.folded}`.includes(` ${value}`));
	return isNamed !== isExcluded;
}

function gateThatStops(gates: readonly Gate[], row: number): number {
	let stoppedBy = NONE;
	for (let index = 0; index < gates.length; index += 1) {
		const { facet, passes, forbidden } = gates[index]!;
		const code = facet.codes[row]!;
		if (forbidden[code] === 1) return SEVERAL;
		if (passes[code] === 1) continue;
		if (stoppedBy !== NONE) return SEVERAL;
		stoppedBy = index;
	}
	return stoppedBy;
}

function count({ facet, counts }: Gate, row: number): void {
	for (const place of facet.sets[facet.codes[row]!]!) counts[place]! += 1;
}

function holdsAll(haystack: string, needles: readonly string[]): boolean {
	for (const needle of needles) if (!haystack.includes(needle)) return false;
	return true;
}

function holdsAny(haystack: string, needles: readonly string[]): boolean {
	for (const needle of needles) if (haystack.includes(needle)) return true;
	return false;
}

/** How to sort rows, which the table has newest first; undefined for the order in which they were found. Rows without what is sorted by come last. */
function rowOrder(table: CatalogueTable, sort: Sort): ((a: number, b: number) => number) | undefined {
	const { started, lasted, facets } = table;
	switch (sort) {
		case 'best':
			return undefined;
		case 'newest':
			return (a, b) => a - b;
		case 'oldest':
			return (a, b) => {
				const [left, right] = [started[a]!, started[b]!];
				return Number(left < 0) - Number(right < 0) || left - right || b - a;
			};
		case 'longest':
			return (a, b) => lasted[b]! - lasted[a]! || a - b;
		case 'worst':
			return (a, b) =>
				facets.severity.sets[facets.severity.codes[a]!]![0]! - facets.severity.sets[facets.severity.codes[b]!]![0]! ||
				a - b;
		default:
			return sort satisfies never;
	}
}

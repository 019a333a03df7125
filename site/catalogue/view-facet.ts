import type { CatalogueTable } from './decode-columns.ts';
import type { FacetKey } from './facets.ts';

/** One line of a facet's list. */
export interface FacetLine {
	readonly id: string;
	readonly label: string;
	readonly count: number;
	readonly isPicked: boolean;
}

/** A facet as it is shown: some lines, and how many more there are. */
export interface FacetView {
	readonly lines: readonly FacetLine[];
	readonly hidden: number;
}

/** Lines shown before the reader asks for all; a list that is hardly longer is shown whole. */
const SHORT_LIST = 7;
const HARDLY_LONGER = 2;

/** Facets whose values have an order that says more than how frequent they are. */
const IN_OWN_ORDER: readonly FacetKey[] = ['status', 'severity', 'year'];

/**
 * The lines of a facet: in an order that does not change while the reader narrows, the most frequent of the whole
 * catalogue first. What is chosen is always shown, even a value that no incident has (from an old link).
 */
export function viewFacet(
	table: CatalogueTable,
	key: FacetKey,
	{
		counts,
		picks,
		isLong,
	}: { readonly counts: Uint32Array; readonly picks: readonly string[]; readonly isLong: boolean },
): FacetView {
	const { values } = table.facets[key];
	const lines = placesInOrder(table, key).map((place) => {
		const { id, label } = values[place]!;
		return { id, label, count: counts[place]!, isPicked: picks.includes(id) };
	});
	const strangers = picks
		.filter((id) => !values.some((value) => value.id === id))
		.map((id) => ({ id, label: id, count: 0, isPicked: true }));
	const isWhole = isLong || lines.length <= SHORT_LIST + HARDLY_LONGER;
	const shown = lines.filter(({ isPicked }, index) => isWhole || index < SHORT_LIST || isPicked);
	return { lines: [...shown, ...strangers], hidden: lines.length - shown.length };
}

const orders = new WeakMap<CatalogueTable, Map<FacetKey, readonly number[]>>();

function placesInOrder(table: CatalogueTable, key: FacetKey): readonly number[] {
	const known = orders.get(table) ?? new Map<FacetKey, readonly number[]>();
	orders.set(table, known);
	const order = known.get(key) ?? sortPlaces(table, key);
	known.set(key, order);
	return order;
}

function sortPlaces(table: CatalogueTable, key: FacetKey): number[] {
	const { values, sets, codes } = table.facets[key];
	const places = values.map((_, place) => place);
	if (IN_OWN_ORDER.includes(key)) return places;
	const totals = new Uint32Array(values.length);
	for (const code of codes) for (const place of sets[code]!) totals[place]! += 1;
	return places.sort((a, b) => totals[b]! - totals[a]! || a - b);
}

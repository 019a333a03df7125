import { decodeIds } from '../../src/core/search/encode-ids.ts';
import type { CatalogueColumns } from './columns.ts';
import { FACET_KEYS, type FacetKey, perFacet } from './facets.ts';
import { foldText, foldWords } from './fold-text.ts';

/** One value of a facet, with the text by which a query may name it. */
export interface FacetValue {
	readonly id: string;
	readonly label: string;
	readonly folded: string;
}

export interface Facet {
	readonly values: readonly FacetValue[];
	readonly sets: readonly (readonly number[])[];
	readonly codes: Uint16Array;
}

/** Every incident as rows of typed columns, newest first, ready to be scanned. */
export interface CatalogueTable {
	readonly size: number;
	readonly ids: readonly string[];
	readonly rowOfId: ReadonlyMap<string, number>;
	readonly titles: readonly string[];
	/** Minutes since 1970; -1 without any time. */
	readonly started: Int32Array;
	/** Minutes; -1 while open or unknown. */
	readonly lasted: Float64Array;
	readonly facets: Readonly<Record<FacetKey, Facet>>;
	readonly parents: CatalogueColumns['parents'];
	/** Id, title and services of a row, folded into words. */
	readonly haystacks: readonly string[];
	readonly runbooks: readonly { readonly slug: string; readonly title: string; readonly haystack: string }[];
}

/** The table of the columns in `catalogue.json`. */
export function decodeColumns(columns: CatalogueColumns): CatalogueTable {
	const ids = decodeIds(columns.ids);
	const facets = perFacet((key): Facet => {
		const { values, sets, codes } = columns.facets[key];
		return {
			values: values.map(([id, label]) => ({ id, label, folded: foldText(`${id} ${label}`) })),
			sets,
			codes: Uint16Array.from(codes),
		};
	});
	return {
		size: ids.length,
		ids,
		rowOfId: new Map(ids.map((id, row) => [id, row])),
		titles: columns.titles,
		started: decodeStarts(columns.started),
		lasted: Float64Array.from(columns.lasted, (minutes) => minutes ?? -1),
		facets,
		parents: columns.parents,
		haystacks: foldRows(ids, columns.titles, facets.service),
		runbooks: columns.runbooks.map(([slug, title]) => ({ slug, title, haystack: foldWords(`${title} ${slug}`) })),
	};
}

/** Values of one facet that a row has. */
export function valuesOf(table: CatalogueTable, key: FacetKey, row: number): FacetValue[] {
	const { values, sets, codes } = table.facets[key];
	return sets[codes[row]!]!.map((place) => values[place]!);
}

/** Place of a value in its facet, or -1. */
export function placeOfValue(table: CatalogueTable, key: FacetKey, id: string): number {
	return table.facets[key].values.findIndex((value) => value.id === id);
}

/** Whether columns that were fetched are of the format this code reads. */
export function areColumns(value: unknown): value is CatalogueColumns {
	const columns = value as Partial<CatalogueColumns> | null;
	return columns?.format === 1 && Array.isArray(columns.ids) && FACET_KEYS.every((key) => columns.facets?.[key]);
}

function decodeStarts(steps: CatalogueColumns['started']): Int32Array {
	let minutes = 0;
	return Int32Array.from(steps, (step) => {
		if (step === null) return -1;
		minutes -= step;
		return minutes;
	});
}

function foldRows(ids: readonly string[], titles: readonly string[], service: Facet): string[] {
	const services = service.sets.map((set) => foldWords(set.map((place) => service.values[place]!.label).join(' ')));
	return ids.map((id, row) => foldWords(`${id} ${titles[row]}`) + services[service.codes[row]!]!);
}

import { areColumns, type CatalogueTable, decodeColumns } from './decode-columns.ts';

/** Fetches `catalogue.json`. Throws where it is not there or not of a format that this page knows. */
export async function fetchTable(address: string, cache: RequestCache = 'default'): Promise<CatalogueTable> {
	const response = await fetch(address, { cache });
	if (!response.ok) throw new Error(`${response.status} fetching the catalogue`);
	const columns: unknown = await response.json();
	if (!areColumns(columns)) throw new Error('Unexpected format of the catalogue');
	return decodeColumns(columns);
}

import { printCsv } from '../../../formats/csv/print-csv.ts';
import type { MeasuredCatalogue } from '../measure-catalogue.ts';
import type { Dataset } from './dataset.ts';

/** A dataset as JSON: where it is from, what its columns are, and its rows as objects without the figures that are not there. */
export function printDatasetJson(
	{ name, title, about, columns, rows }: Dataset,
	{ now, zone, catalogue }: Pick<MeasuredCatalogue, 'now' | 'zone' | 'catalogue'>,
): string {
	const head = { name, title, about, as_of: now, commit: catalogue.asOf?.commit, time_zone: zone };
	const described = columns.map(({ key, label, unit }) => ({ key, label, unit }));
	return `${JSON.stringify({ ...head, columns: described, rows })}\n`;
}

/** A dataset as CSV, its column keys first. */
export function printDatasetCsv({ columns, rows }: Dataset): string {
	const keys = columns.map(({ key }) => key);
	return printCsv([keys, ...rows.map((row) => keys.map((key) => row[key]))]);
}

import { type CsvCell, printCsv } from '../../formats/csv/print-csv.ts';
import type { ExportTable, ExportValue } from './export-table.ts';

/** A table as CSV, row by row, with a line of names first; lists and objects are JSON. */
export function* printExportCsv({ columns, rows }: ExportTable): Generator<string> {
	yield printCsv([columns.map(({ name }) => name)]);
	for (const row of rows()) yield printCsv([row.map(cellOf)]);
}

/** A table as one JSON list of objects, an object a line; what has no value is null. */
export function* printExportJson({ columns, rows }: ExportTable): Generator<string> {
	let before = '[\n';
	for (const row of rows()) {
		const object = Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null]));
		yield `${before}${JSON.stringify(object)}`;
		before = ',\n';
	}
	yield before === '[\n' ? '[]\n' : '\n]\n';
}

function cellOf(value: ExportValue): CsvCell {
	if (typeof value === 'boolean') return String(value);
	return typeof value === 'object' ? JSON.stringify(value) : value;
}

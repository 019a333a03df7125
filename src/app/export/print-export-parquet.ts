import { toEpochMs } from '../../core/time/instant.ts';
import { type ParquetValue, printParquet } from '../../formats/parquet/print-parquet.ts';
import type { ExportTable, ExportType, ExportValue } from './export-table.ts';

/** A table as Parquet, in pieces; times are TIMESTAMP in UTC, lists and objects are JSON as text. */
export function printExportParquet({ columns, rows }: ExportTable): Generator<Uint8Array> {
	const stored = columns.map(({ name, type }) => ({ name, type: type === 'json' ? ('text' as const) : type }));
	const convert = function* () {
		for (const row of rows()) yield row.map((value, index) => storedValue(value, columns[index]!.type));
	};
	return printParquet(stored, convert());
}

function storedValue(value: ExportValue, type: ExportType): ParquetValue {
	if (typeof value === 'object') return JSON.stringify(value);
	return type === 'timestamp' && typeof value === 'string' ? toEpochMs(value) : value;
}

import type { CsvCell } from '../../../formats/csv/print-csv.ts';

/** What the numbers of a column are. `ms` are milliseconds, `share` is between 0 and 1, `money` has its currency in a column of its own. */
export type Unit = 'text' | 'incident' | 'day' | 'count' | 'number' | 'ms' | 'share' | 'hours' | 'money' | 'p';

/** A row by column key; undefined says that there is no figure, which is never a zero. */
export type DatasetRow = Readonly<Record<string, CsvCell>>;

export interface DatasetColumn {
	/** Key of the rows; the test of all datasets sees to it that both name the same. */
	readonly key: string;
	readonly label: string;
	readonly unit: Unit;
	/** Only in the files; the page says it otherwise or leaves it out. */
	readonly isOnlyInFiles?: boolean;
}

/** One table of figures: what a chart draws, what its page lists and what its JSON and CSV hold. */
export interface Dataset<Row extends DatasetRow = DatasetRow> {
	/** Its address: `/api/metrics/<name>.json` and `.csv`. */
	readonly name: string;
	readonly title: string;
	/** What one row is, and of which incidents. */
	readonly about: string;
	readonly columns: readonly DatasetColumn[];
	readonly rows: readonly Row[];
}

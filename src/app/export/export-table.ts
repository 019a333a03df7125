/** What a column holds; `json` is a list or an object, as text. */
export type ExportType = 'text' | 'timestamp' | 'boolean' | 'integer' | 'number' | 'json';

/** Undefined is no value; a timestamp is RFC 3339 UTC. */
export type ExportValue = string | number | boolean | object | undefined;

/** One column of an export and where its values come from. */
export interface ExportColumn<Row> {
	readonly name: string;
	readonly type: ExportType;
	readonly of: (row: Row) => ExportValue;
}

/** A table ready to be written: its columns, and rows of values in their order. */
export interface ExportTable {
	readonly columns: readonly Pick<ExportColumn<never>, 'name' | 'type'>[];
	/** Made as they are asked for; there may be a million. */
	readonly rows: () => Iterable<readonly ExportValue[]>;
}

/** A table of rows by its columns. */
export function exportTable<Row>(columns: readonly ExportColumn<Row>[], rows: () => Iterable<Row>): ExportTable {
	return {
		columns,
		rows: function* () {
			for (const row of rows()) yield columns.map(({ of }) => of(row));
		},
	};
}

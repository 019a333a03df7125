import { ByteWriter, ParquetWriter } from 'hyparquet-writer';

/** Types of columns, as readers see them; a timestamp is milliseconds since 1970 in UTC. */
export type ParquetType = 'text' | 'timestamp' | 'boolean' | 'integer' | 'number';

export interface ParquetColumn {
	readonly name: string;
	readonly type: ParquetType;
}

/** Undefined is NULL. */
export type ParquetValue = string | number | boolean | undefined;

/** So many rows are held in memory at once; readers skip what they do not need by the group. */
const GROUP = 20_000;

/** How each type is stored: Parquet's own types with the annotations that DuckDB, Spark and others know. */
const ELEMENTS = {
	text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
	timestamp: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
	boolean: { type: 'BOOLEAN' },
	integer: { type: 'INT64' },
	number: { type: 'DOUBLE' },
} as const;

/** Rows as a Parquet file (Snappy, every column may be NULL), in pieces as they are ready. */
export function* printParquet(
	columns: readonly ParquetColumn[],
	rows: Iterable<readonly ParquetValue[]>,
): Generator<Uint8Array> {
	const buffer = new ByteWriter();
	const schema = [
		{ name: 'root', num_children: columns.length },
		...columns.map(({ name, type }) => ({ name, ...ELEMENTS[type], repetition_type: 'OPTIONAL' as const })),
	];
	const writer = new ParquetWriter({ writer: buffer, schema, createdBy: 'tocsin' });
	let group: (readonly ParquetValue[])[] = [];
	for (const row of rows) {
		group.push(row);
		if (group.length < GROUP) continue;
		writeGroup(writer, columns, group);
		group = [];
		yield takeBytes(buffer);
	}
	if (group.length > 0) writeGroup(writer, columns, group);
	writer.finish();
	yield takeBytes(buffer);
}

function writeGroup(
	writer: ParquetWriter,
	columns: readonly ParquetColumn[],
	group: readonly (readonly ParquetValue[])[],
): void {
	const columnData = columns.map(({ name, type }, index) => ({
		name,
		data: group.map((row) => stored(row[index], type)),
	}));
	writer.write({ columnData, rowGroupSize: GROUP });
}

function stored(value: ParquetValue, type: ParquetType): string | number | boolean | bigint | null {
	if (value === undefined || (typeof value === 'number' && Number.isNaN(value))) return null;
	return type === 'integer' || type === 'timestamp' ? BigInt(Math.round(Number(value))) : value;
}

/** What is written so far; the offset in the file goes on. */
function takeBytes(buffer: ByteWriter): Uint8Array {
	const bytes = buffer.getBytes().slice();
	buffer.index = 0;
	return bytes;
}

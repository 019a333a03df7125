import { stringify } from 'yaml';
import { RECORD_KINDS, type RecordKind, type RecordValue } from '../core/records/record-kinds.ts';

/** Keys whose value reads better on one line. */
const INLINE_AT_MOST = 100;

/**
 * The text of a record. `parseRecord(printRecord(value)) = value`; keys follow the order of the schema, absent
 * optional keys are left out. Of Markdown records, `body` is the text below the front matter.
 */
export function printRecord<K extends RecordKind>(kind: K, value: RecordValue<K>, body = ''): string {
	const { format, schema } = RECORD_KINDS[kind];
	if (format === 'ndjson') return `${JSON.stringify(value)}\n`;
	const yaml = printYaml(inSchemaOrder(schema, value));
	return format === 'yaml' ? yaml : `---\n${yaml}---\n${body}`;
}

/** YAML of a plain value, as machines write it into records: block style, no line folding. */
export function printYaml(value: unknown): string {
	return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false, singleQuote: false });
}

/** One value on one line of YAML where it fits, as machines write it into an existing file. */
export function printInline(value: unknown): string {
	const text = stringify(value, {
		lineWidth: 0,
		aliasDuplicateObjects: false,
		collectionStyle: 'flow',
		flowCollectionPadding: false,
		blockQuote: false,
	}).trimEnd();
	return text.length > INLINE_AT_MOST || text.includes('\n') ? JSON.stringify(value) : text;
}

function inSchemaOrder(schema: unknown, value: unknown): unknown {
	const shape = (schema as { shape?: Record<string, unknown> }).shape;
	if (!shape || value === null || typeof value !== 'object') return value;
	const record = value as Record<string, unknown>;
	const known = Object.keys(shape).filter((key) => record[key] !== undefined);
	const others = Object.keys(record).filter((key) => !(key in shape) && record[key] !== undefined);
	return Object.fromEntries([...known, ...others].map((key) => [key, record[key]]));
}

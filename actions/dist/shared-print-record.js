import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { a as require_dist } from "./shared-parse-record.js";
import { t as RECORD_KINDS } from "./shared-record-kinds.js";
// src/formats/print-record.ts
var import_dist = require_dist();
/** Keys whose value reads better on one line. */
const INLINE_AT_MOST = 100;
/**
* The text of a record. `parseRecord(printRecord(value)) = value`; keys follow the order of the schema, absent
* optional keys are left out. Of Markdown records, `body` is the text below the front matter.
*/
function printRecord(kind, value, body = "") {
	const { format, schema } = RECORD_KINDS[kind];
	if (format === "ndjson") return `${JSON.stringify(value)}\n`;
	const yaml = printYaml(inSchemaOrder(schema, value));
	return format === "yaml" ? yaml : `---\n${yaml}---\n${body}`;
}
/** YAML of a plain value, as machines write it into records: block style, no line folding. */
function printYaml(value) {
	return (0, import_dist.stringify)(value, {
		lineWidth: 0,
		aliasDuplicateObjects: false,
		singleQuote: false
	});
}
/** One value on one line of YAML where it fits, as machines write it into an existing file. */
function printInline(value) {
	const text = (0, import_dist.stringify)(value, {
		lineWidth: 0,
		aliasDuplicateObjects: false,
		collectionStyle: "flow",
		flowCollectionPadding: false,
		blockQuote: false
	}).trimEnd();
	return text.length > INLINE_AT_MOST || text.includes("\n") ? JSON.stringify(value) : text;
}
function inSchemaOrder(schema, value) {
	const shape = schema.shape;
	if (!shape || value === null || typeof value !== "object") return value;
	const record = value;
	const known = Object.keys(shape).filter((key) => record[key] !== void 0);
	const others = Object.keys(record).filter((key) => !(key in shape) && record[key] !== void 0);
	return Object.fromEntries([...known, ...others].map((key) => [key, record[key]]));
}
export { printRecord as n, printYaml as r, printInline as t };

import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { a as require_dist, i as readYaml, n as splitFrontMatter } from "./shared-parse-record.js";
import { r as printYaml, t as printInline } from "./shared-print-record.js";
// src/formats/edit-yaml.ts
var import_dist = require_dist();
/**
* Sets keys in YAML text and leaves every other byte as it was: comments, order, quotes, spacing and line endings stay.
* Absent maps on the way are added at the end of their parent. Throws when the text is no map or the result would
* not read back as the value meant (a bug, never bad data: callers hand in text that has been parsed).
*/
function editYaml(text, edits) {
	let edited = text;
	for (const edit of edits) edited = applyEdit(edited, edit);
	return edited;
}
function applyEdit(text, edit) {
	const document = (0, import_dist.parseDocument)(text, {
		keepSourceTokens: true,
		logLevel: "silent"
	});
	const before = document.toJS();
	const edited = spliceEdit(text, document, edit);
	const after = readYaml(edited);
	const wanted = withKey(before, edit.path, edit.value);
	if (!after.ok || !sameValue(after.value, wanted)) throw new Error(`The edit of ${edit.path.join(".")} would not read back as it was meant`);
	return edited;
}
function spliceEdit(text, document, { path, value }) {
	const eol = text.includes("\r\n") ? "\r\n" : "\n";
	let map = (0, import_dist.isMap)(document.contents) ? document.contents : void 0;
	if (!map) {
		if (document.contents !== null) throw new Error("Expected a map of keys and values to edit");
		return `${text}${text === "" || text.endsWith("\n") ? "" : eol}${blockEntry(path, value, 0, eol)}`;
	}
	for (const [depth, key] of path.entries()) {
		const pair = pairOf(map, key);
		const isLast = depth === path.length - 1;
		const place = {
			text,
			map,
			depth,
			eol
		};
		if (!pair) return value === void 0 ? text : insertEntry(place, path.slice(depth), value);
		if (isLast) return value === void 0 ? removeEntry(place, pair) : replaceValue(place, pair, value);
		if (!(0, import_dist.isMap)(pair.value)) return replaceValue(place, pair, nested(path.slice(depth + 1), value));
		map = pair.value;
	}
	return text;
}
function pairOf(map, key) {
	return map.items.find((pair) => (0, import_dist.isScalar)(pair.key) && String(pair.key.value) === key);
}
/** Puts a new value where the old one stood. Scalars change in place; a collection is written anew on one line or as a block. */
function replaceValue({ text, map, eol }, pair, value) {
	const [keyStart, keyEnd] = spanOf(pair.key);
	const written = printInline(value);
	const colon = text.indexOf(":", keyEnd) + 1;
	if (!(0, import_dist.isNode)(pair.value) || !pair.value.range || pair.value.range[0] === pair.value.range[1]) return `${text.slice(0, colon)} ${written}${text.slice(colon)}`;
	const [start, end] = spanOf(pair.value);
	if (!isBlockCollection(text, pair.value, start)) return text.slice(0, start) + written + text.slice(trimEnd(text, start, end));
	const stop = endOfBlock(text, end);
	const column = keyStart - (text.lastIndexOf("\n", keyStart - 1) + 1);
	const entry = map.flow ? `${keyOf(pair)}: ${written}` : blockEntry([keyOf(pair)], value, column, eol).trimStart();
	return text.slice(0, keyStart) + entry + text.slice(stop);
}
function isBlockCollection(text, node, start) {
	if (!(0, import_dist.isNode)(node)) return false;
	if ((0, import_dist.isScalar)(node)) return node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED";
	return text[start] !== "{" && text[start] !== "[";
}
function removeEntry({ text, map, eol }, pair) {
	const [keyStart, keyEnd] = spanOf(pair.key);
	const valueEnd = (0, import_dist.isNode)(pair.value) && pair.value.range ? trimEnd(text, keyEnd, pair.value.range[1]) : text.indexOf(":", keyEnd) + 1;
	if (map.flow) return removeFlowEntry(text, keyStart, valueEnd);
	if (map.items.length === 1) {
		const indent = text.lastIndexOf("\n", keyStart - 1) + 1;
		return `${text.slice(0, indent)}{}${eol}${text.slice(endOfBlock(text, valueEnd))}`.replace(/:[ \t]*\r?\n\{\}/, ": {}");
	}
	const lineStart = text.lastIndexOf("\n", keyStart - 1) + 1;
	return text.slice(0, lineStart) + text.slice(endOfBlock(text, valueEnd));
}
function removeFlowEntry(text, keyStart, valueEnd) {
	const after = /^\s*,\s*/.exec(text.slice(valueEnd));
	if (after) return text.slice(0, keyStart) + text.slice(valueEnd + after[0].length);
	const before = /\s*,\s*$/.exec(text.slice(0, keyStart));
	return text.slice(0, keyStart - (before?.[0].length ?? 0)) + text.slice(valueEnd);
}
/** Adds an entry after the last one of a map: `, key: value` in a flow map, a line of its own in a block map. */
function insertEntry({ text, map, depth, eol }, path, value) {
	const last = map.items.at(-1);
	if (map.flow || !last) return insertFlowEntry(text, map, path, value);
	const [keyStart] = spanOf(last.key);
	const [, valueEnd] = (0, import_dist.isNode)(last.value) && last.value.range ? spanOf(last.value) : spanOf(last.key);
	const column = depth === 0 ? 0 : keyStart - (text.lastIndexOf("\n", keyStart - 1) + 1);
	const at = endOfBlock(text, Math.max(trimEnd(text, keyStart, valueEnd), keyStart + 1));
	const needsBreak = at > 0 && text[at - 1] !== "\n";
	return text.slice(0, at) + (needsBreak ? eol : "") + blockEntry(path, value, column, eol) + text.slice(at);
}
function insertFlowEntry(text, map, path, value) {
	const [start, end] = spanOf(map);
	const close = text.lastIndexOf("}", end - 1);
	if (close < start) throw new Error("Expected a flow map to end with }");
	const entry = `${printInline(path[0])}: ${printInline(nested(path.slice(1), value))}`;
	const inner = text.slice(start + 1, close);
	if (map.items.length === 0) return `${text.slice(0, start + 1)}${entry}${text.slice(close)}`;
	const kept = inner.replace(/[\s,]+$/, "");
	return `${text.slice(0, start + 1)}${kept}, ${entry}${inner.slice(kept.length).replace(",", "")}${text.slice(close)}`;
}
function blockEntry(path, value, column, eol) {
	const indent = " ".repeat(column);
	const isLeaf = value === null || typeof value !== "object";
	return (path.length === 1 && (isLeaf || isSmall(value)) ? `${printInline(path[0])}: ${printInline(value)}\n` : printYaml({ [path[0]]: nested(path.slice(1), value) })).trimEnd().split("\n").map((line) => `${line === "" ? "" : indent}${line}${eol}`).join("");
}
function isSmall(value) {
	return Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0;
}
function nested(path, value) {
	return path.reduceRight((inner, key) => ({ [key]: inner }), value);
}
function keyOf(pair) {
	return String((0, import_dist.isScalar)(pair.key) ? pair.key.value : pair.key);
}
function spanOf(node) {
	const range = (0, import_dist.isNode)(node) ? node.range : void 0;
	if (!range) throw new Error("Expected a node with a place in the text");
	return [range[0], range[1]];
}
/** The end of a value without the white space that its range may include. */
function trimEnd(text, start, end) {
	let stop = end;
	while (stop > start && /\s/.test(text[stop - 1])) stop--;
	return stop;
}
/** The start of the line after a value: a comment behind the value belongs to it. */
function endOfBlock(text, from) {
	if (from > 0 && text[from - 1] === "\n") return from;
	const lineBreak = text.indexOf("\n", from);
	return lineBreak === -1 ? text.length : lineBreak + 1;
}
function withKey(before, path, value) {
	const [key, ...rest] = path;
	if (key === void 0) return value;
	const record = before !== null && typeof before === "object" && !Array.isArray(before) ? { ...before } : {};
	if (value === void 0 && !(key in record)) return before ?? {};
	const next = rest.length === 0 ? value : withKey(record[key], rest, value);
	if (next === void 0) delete record[key];
	else record[key] = next;
	return record;
}
function sameValue(a, b) {
	return stable(a) === stable(b);
}
function stable(value) {
	return JSON.stringify(value, (_key, inner) => inner !== null && typeof inner === "object" && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([x], [y]) => x < y ? -1 : 1)) : inner);
}
// src/formats/edit-record.ts
/**
* Sets keys in the front matter of a Markdown record; everything else keeps its bytes, the text below among it.
* Throws on a file without front matter: callers hand in records that have been read.
*/
function editFrontMatter(text, edits) {
	const split = splitFrontMatter(text);
	if (!split.ok) throw new Error(split.message);
	const { yaml, yamlStart } = split.parts;
	const edited = editYaml(yaml, edits);
	return text.slice(0, yamlStart) + edited + text.slice(yamlStart + yaml.length);
}
export { editYaml as n, editFrontMatter as t };

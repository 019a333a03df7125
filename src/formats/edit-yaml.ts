import { type Document, isMap, isNode, isScalar, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { printInline, printYaml } from './print-record.ts';
import { readYaml } from './read-yaml.ts';

/** One key to set (or, with `value: undefined`, to remove) by its path of map keys. */
export interface KeyEdit {
	readonly path: readonly string[];
	readonly value: unknown;
}

/**
 * Sets keys in YAML text and leaves every other byte as it was: comments, order, quotes, spacing and line endings stay.
 * Absent maps on the way are added at the end of their parent. Throws when the text is no map or the result would
 * not read back as the value meant (a bug, never bad data: callers hand in text that has been parsed).
 */
export function editYaml(text: string, edits: readonly KeyEdit[]): string {
	let edited = text;
	for (const edit of edits) edited = applyEdit(edited, edit);
	return edited;
}

function applyEdit(text: string, edit: KeyEdit): string {
	const document = parseDocument(text, { keepSourceTokens: true, logLevel: 'silent' });
	const before = document.toJS() as unknown;
	const edited = spliceEdit(text, document, edit);
	const after = readYaml(edited);
	const wanted = withKey(before, edit.path, edit.value);
	if (!after.ok || !sameValue(after.value, wanted)) {
		throw new Error(`The edit of ${edit.path.join('.')} would not read back as it was meant`);
	}
	return edited;
}

function spliceEdit(text: string, document: Document, { path, value }: KeyEdit): string {
	const eol = text.includes('\r\n') ? '\r\n' : '\n';
	let map: YAMLMap | undefined = isMap(document.contents) ? document.contents : undefined;
	if (!map) {
		if (document.contents !== null) throw new Error('Expected a map of keys and values to edit');
		return `${text}${text === '' || text.endsWith('\n') ? '' : eol}${blockEntry(path, value, 0, eol)}`;
	}
	for (const [depth, key] of path.entries()) {
		const pair = pairOf(map, key);
		const isLast = depth === path.length - 1;
		const place: Place = { text, map, depth, eol };
		if (!pair) return value === undefined ? text : insertEntry(place, path.slice(depth), value);
		if (isLast) return value === undefined ? removeEntry(place, pair) : replaceValue(place, pair, value);
		if (!isMap(pair.value)) return replaceValue(place, pair, nested(path.slice(depth + 1), value));
		map = pair.value;
	}
	return text;
}

interface Place {
	readonly text: string;
	readonly map: YAMLMap;
	readonly depth: number;
	readonly eol: string;
}

function pairOf(map: YAMLMap, key: string): Pair | undefined {
	return map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
}

/** Puts a new value where the old one stood. Scalars change in place; a collection is written anew on one line or as a block. */
function replaceValue({ text, map, eol }: Place, pair: Pair, value: unknown): string {
	const [keyStart, keyEnd] = spanOf(pair.key);
	const written = printInline(value);
	const colon = text.indexOf(':', keyEnd) + 1;
	if (!isNode(pair.value) || !pair.value.range || pair.value.range[0] === pair.value.range[1]) {
		return `${text.slice(0, colon)} ${written}${text.slice(colon)}`;
	}
	const [start, end] = spanOf(pair.value);
	const isBlock = isBlockCollection(text, pair.value, start);
	if (!isBlock) return text.slice(0, start) + written + text.slice(trimEnd(text, start, end));
	const stop = endOfBlock(text, end);
	const column = keyStart - (text.lastIndexOf('\n', keyStart - 1) + 1);
	const entry = map.flow ? `${keyOf(pair)}: ${written}` : blockEntry([keyOf(pair)], value, column, eol).trimStart();
	return text.slice(0, keyStart) + entry + text.slice(stop);
}

function isBlockCollection(text: string, node: unknown, start: number): boolean {
	if (!isNode(node)) return false;
	if (isScalar(node)) return node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
	return text[start] !== '{' && text[start] !== '[';
}

function removeEntry({ text, map, eol }: Place, pair: Pair): string {
	const [keyStart, keyEnd] = spanOf(pair.key);
	const valueEnd =
		isNode(pair.value) && pair.value.range ? trimEnd(text, keyEnd, pair.value.range[1]) : text.indexOf(':', keyEnd) + 1;
	if (map.flow) return removeFlowEntry(text, keyStart, valueEnd);
	if (map.items.length === 1) {
		const indent = text.lastIndexOf('\n', keyStart - 1) + 1;
		return `${text.slice(0, indent)}{}${eol}${text.slice(endOfBlock(text, valueEnd))}`.replace(
			/:[ \t]*\r?\n\{\}/,
			': {}',
		);
	}
	const lineStart = text.lastIndexOf('\n', keyStart - 1) + 1;
	return text.slice(0, lineStart) + text.slice(endOfBlock(text, valueEnd));
}

function removeFlowEntry(text: string, keyStart: number, valueEnd: number): string {
	const after = /^\s*,\s*/.exec(text.slice(valueEnd));
	if (after) return text.slice(0, keyStart) + text.slice(valueEnd + after[0].length);
	const before = /\s*,\s*$/.exec(text.slice(0, keyStart));
	return text.slice(0, keyStart - (before?.[0].length ?? 0)) + text.slice(valueEnd);
}

/** Adds an entry after the last one of a map: `, key: value` in a flow map, a line of its own in a block map. */
function insertEntry({ text, map, depth, eol }: Place, path: readonly string[], value: unknown): string {
	const last = map.items.at(-1);
	if (map.flow || !last) return insertFlowEntry(text, map, path, value);
	const [keyStart] = spanOf(last.key);
	const [, valueEnd] = isNode(last.value) && last.value.range ? spanOf(last.value) : spanOf(last.key);
	const column = depth === 0 ? 0 : keyStart - (text.lastIndexOf('\n', keyStart - 1) + 1);
	const at = endOfBlock(text, Math.max(trimEnd(text, keyStart, valueEnd), keyStart + 1));
	const needsBreak = at > 0 && text[at - 1] !== '\n';
	return text.slice(0, at) + (needsBreak ? eol : '') + blockEntry(path, value, column, eol) + text.slice(at);
}

function insertFlowEntry(text: string, map: YAMLMap, path: readonly string[], value: unknown): string {
	const [start, end] = spanOf(map);
	const close = text.lastIndexOf('}', end - 1);
	if (close < start) throw new Error('Expected a flow map to end with }');
	const entry = `${printInline(path[0])}: ${printInline(nested(path.slice(1), value))}`;
	const inner = text.slice(start + 1, close);
	if (map.items.length === 0) return `${text.slice(0, start + 1)}${entry}${text.slice(close)}`;
	const kept = inner.replace(/[\s,]+$/, '');
	return `${text.slice(0, start + 1)}${kept}, ${entry}${inner.slice(kept.length).replace(',', '')}${text.slice(close)}`;
}

function blockEntry(path: readonly string[], value: unknown, column: number, eol: string): string {
	const indent = ' '.repeat(column);
	const isLeaf = value === null || typeof value !== 'object';
	const wide = path.length === 1 && (isLeaf || isSmall(value));
	const yaml = wide
		? `${printInline(path[0])}: ${printInline(value)}\n`
		: printYaml({ [path[0]!]: nested(path.slice(1), value) });
	return yaml
		.trimEnd()
		.split('\n')
		.map((line) => `${line === '' ? '' : indent}${line}${eol}`)
		.join('');
}

function isSmall(value: unknown): boolean {
	return Array.isArray(value) ? value.length === 0 : Object.keys(value as object).length === 0;
}

function nested(path: readonly string[], value: unknown): unknown {
	return path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}

function keyOf(pair: Pair): string {
	return String(isScalar(pair.key) ? pair.key.value : pair.key);
}

function spanOf(node: unknown): [number, number] {
	const range = isNode(node) ? node.range : undefined;
	if (!range) throw new Error('Expected a node with a place in the text');
	return [range[0], range[1]];
}

/** The end of a value without the white space that its range may include. */
function trimEnd(text: string, start: number, end: number): number {
	let stop = end;
	while (stop > start && /\s/.test(text[stop - 1]!)) stop--;
	return stop;
}

/** The start of the line after a value: a comment behind the value belongs to it. */
function endOfBlock(text: string, from: number): number {
	if (from > 0 && text[from - 1] === '\n') return from;
	const lineBreak = text.indexOf('\n', from);
	return lineBreak === -1 ? text.length : lineBreak + 1;
}

function withKey(before: unknown, path: readonly string[], value: unknown): unknown {
	const [key, ...rest] = path;
	if (key === undefined) return value;
	const isObject = before !== null && typeof before === 'object' && !Array.isArray(before);
	const record: Record<string, unknown> = isObject ? { ...(before as Record<string, unknown>) } : {};
	if (value === undefined && !(key in record)) return before ?? {};
	const next = rest.length === 0 ? value : withKey(record[key], rest, value);
	if (next === undefined) delete record[key];
	else record[key] = next;
	return record;
}

function sameValue(a: unknown, b: unknown): boolean {
	return stable(a) === stable(b);
}

function stable(value: unknown): string {
	return JSON.stringify(value, (_key, inner: unknown) =>
		inner !== null && typeof inner === 'object' && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).sort(([x], [y]) => (x < y ? -1 : 1)))
			: inner,
	);
}

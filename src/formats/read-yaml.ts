import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';
import { type Document, isMap, isNode, isPair, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Position } from '../core/diagnostics/diagnostic.ts';

/** Something that may be an anchor, an alias or a tag; only such text takes the slow and strict way. */
const MAYBE_REFERENCE = /(?:^|[\s[{,:-])[&*!]\S/m;

export type YamlResult =
	| { readonly ok: true; readonly value: unknown }
	| { readonly ok: false; readonly problems: readonly { readonly message: string; readonly offset: number }[] };

/**
 * Reads YAML as plain data (YAML 1.2 core schema, times stay text). Anchors, aliases, tags and duplicate keys are
 * problems: a record says each thing once, and an alias bomb cannot be written. Ten times faster than a document
 * with positions, which `locateYaml` makes when there is a problem to place.
 */
export function readYaml(text: string): YamlResult {
	if (MAYBE_REFERENCE.test(text)) return readStrictly(text);
	try {
		return { ok: true, value: load(text, { schema: CORE_SCHEMA }) };
	} catch (error) {
		if (!(error instanceof YAMLException)) throw error;
		const strict = readStrictly(text);
		if (!strict.ok) return strict;
		return { ok: false, problems: [{ message: error.reason, offset: error.mark?.position ?? 0 }] };
	}
}

function readStrictly(text: string): YamlResult {
	const document = parseDocument(text, { keepSourceTokens: true, logLevel: 'silent' });
	const problems = [...document.errors, ...document.warnings].map(({ message, pos }) => ({
		message: firstLine(message),
		offset: pos[0],
	}));
	problems.push(...referenceProblems(document));
	if (problems.length > 0) return { ok: false, problems };
	return { ok: true, value: document.toJS({ maxAliasCount: 0 }) };
}

function referenceProblems(document: Document): { message: string; offset: number }[] {
	const problems: { message: string; offset: number }[] = [];
	const visit = (node: unknown): void => {
		if (isPair(node)) {
			visit(node.key);
			visit(node.value);
			return;
		}
		if (!isNode(node)) return;
		const offset = node.range?.[0] ?? 0;
		const anchor = (node as { anchor?: string }).anchor;
		if ('source' in node && !('value' in node)) {
			problems.push({ message: 'Unexpected alias, expected the value itself', offset });
		} else if (anchor) {
			problems.push({ message: `Unexpected anchor "&${anchor}", expected a plain value`, offset });
		}
		if (isMap(node) || isSeq(node)) for (const item of node.items) visit(item);
	};
	visit(document.contents);
	return problems;
}

function firstLine(message: string): string {
	return (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '');
}

/** Finds where a value stands in YAML text. */
export interface YamlLocator {
	/** Start and end offset of the value (or of the key, with `key`) at a path; the nearest parent where it is absent. */
	range(path: readonly (string | number)[], part?: 'key' | 'value'): readonly [number, number];
	position(offset: number): Position;
}

/** Builds a locator; slow (a document with positions), so only for files with a problem or an edit. */
export function locateYaml(text: string): YamlLocator {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, logLevel: 'silent', uniqueKeys: false });
	return {
		range: (path, part = 'value') => rangeOf(document.contents, path, part),
		position: (offset) => {
			const { line, col } = lines.linePos(offset);
			return { line: Math.max(line, 1), col: Math.max(col, 1) };
		},
	};
}

function rangeOf(
	root: Node | null,
	path: readonly (string | number)[],
	part: 'key' | 'value',
): readonly [number, number] {
	let node: unknown = root;
	let range: readonly [number, number] = spanOf(root);
	for (const [depth, step] of path.entries()) {
		if (isMap(node)) {
			const pair = node.items.find((item) => String(isNode(item.key) ? item.key.toJSON() : item.key) === String(step));
			if (!pair) return range;
			const isLast = depth === path.length - 1;
			node = pair.value;
			range = isLast && part === 'key' ? spanOf(pair.key) : spanOf(node ?? pair.key);
			if (!isNode(node)) range = spanOf(pair.key);
		} else if (isSeq(node)) {
			node = node.items[Number(step)];
			if (!isNode(node)) return range;
			range = spanOf(node);
		} else return range;
	}
	return range;
}

function spanOf(node: unknown): readonly [number, number] {
	const range = isNode(node) ? node.range : undefined;
	return range ? [range[0], range[1]] : [0, 0];
}

import { isMap, isScalar, isSeq, type Pair, parseDocument } from 'yaml';
import { editYaml } from './edit-yaml.ts';
import { printYaml } from './print-record.ts';
import { readYaml } from './read-yaml.ts';

/**
 * Adds items at the end of a list of the map that a YAML text holds and leaves every other byte as it was; makes the list
 * where there is none. Throws where the result would not read back as meant (a bug: callers hand in text that has been read).
 */
export function appendToList(text: string, key: string, added: readonly object[]): string {
	if (added.length === 0) return text;
	const document = parseDocument(text, { logLevel: 'silent' });
	const pair = isMap(document.contents)
		? (document.contents.items as Pair[]).find((one) => isScalar(one.key) && one.key.value === key)
		: undefined;
	const before = readList(text, key);
	const edited =
		isSeq(pair?.value) && !pair.value.flow && pair.value.range && pair.value.items.length > 0
			? appendItems(text, added, { key, end: pair.value.range[1] })
			: editYaml(text, [{ path: [key], value: [...before, ...added] }]);
	if (JSON.stringify(readList(edited, key)) !== JSON.stringify([...before, ...added])) {
		throw new Error(`The ${key} would not read back as they were meant`);
	}
	return edited;
}

function appendItems(text: string, added: readonly object[], { key, end }: { key: string; end: number }): string {
	const eol = text.includes('\r\n') ? '\r\n' : '\n';
	const head = text.slice(0, end);
	const kept = head.trimEnd();
	// A comment behind the last value belongs to it.
	const lineEnd = text.indexOf('\n', kept.length);
	const at = lineEnd === -1 ? text.length : lineEnd + 1;
	const indent = lastIndent(kept, key);
	const lines = printYaml(added)
		.trimEnd()
		.split('\n')
		.map((line) => `${indent}${line}${eol}`);
	return `${text.slice(0, at)}${lineEnd === -1 ? eol : ''}${lines.join('')}${text.slice(at)}`;
}

function lastIndent(text: string, key: string): string {
	const items = [...text.slice(text.search(new RegExp(`^${key}:`, 'm'))).matchAll(/^( *)- /gm)];
	return items.at(-1)?.[1] ?? '  ';
}

function readList(text: string, key: string): readonly unknown[] {
	const read = readYaml(text);
	const value = read.ok ? (read.value as Readonly<Record<string, unknown>> | null)?.[key] : undefined;
	return Array.isArray(value) ? value : [];
}

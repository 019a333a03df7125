import { isMap, isScalar, isSeq, type Pair, parseDocument } from 'yaml';
import type { Schedule } from '../../core/records/schedule.ts';
import { editYaml } from '../edit-yaml.ts';
import { printYaml } from '../print-record.ts';
import { readYaml } from '../read-yaml.ts';

export type Override = NonNullable<Schedule['overrides']>[number];

/**
 * Adds overrides at the end of the list in the text of a schedule and leaves every other byte as it was. Throws where
 * the result would not read back as meant (a bug: callers hand in a schedule that has been read).
 */
export function appendOverrides(text: string, added: readonly Override[]): string {
	if (added.length === 0) return text;
	const document = parseDocument(text, { logLevel: 'silent' });
	const pair = isMap(document.contents) ? (document.contents.items as Pair[]).find(isOverrides) : undefined;
	const before = readOverrides(text);
	const edited =
		isSeq(pair?.value) && !pair.value.flow && pair.value.range && pair.value.items.length > 0
			? appendItems(text, pair.value.range[1], added)
			: editYaml(text, [{ path: ['overrides'], value: [...before, ...added] }]);
	if (JSON.stringify(readOverrides(edited)) !== JSON.stringify([...before, ...added])) {
		throw new Error('The overrides would not read back as they were meant');
	}
	return edited;
}

function isOverrides({ key }: Pair): boolean {
	return isScalar(key) && key.value === 'overrides';
}

function appendItems(text: string, end: number, added: readonly Override[]): string {
	const eol = text.includes('\r\n') ? '\r\n' : '\n';
	const head = text.slice(0, end);
	const kept = head.trimEnd();
	// A comment behind the last value belongs to it.
	const lineEnd = text.indexOf('\n', kept.length);
	const at = lineEnd === -1 ? text.length : lineEnd + 1;
	const indent = lastIndent(kept);
	const lines = printYaml(added.map(inOrder))
		.trimEnd()
		.split('\n')
		.map((line) => `${indent}${line}${eol}`);
	return `${text.slice(0, at)}${lineEnd === -1 ? eol : ''}${lines.join('')}${text.slice(at)}`;
}

function lastIndent(text: string): string {
	const items = [...text.slice(text.search(/^overrides:/m)).matchAll(/^( *)- /gm)];
	return items.at(-1)?.[1] ?? '  ';
}

function inOrder({ role, member, instead_of, from, until, reason }: Override): Override {
	return { role, member, ...(instead_of && { instead_of }), from, until, ...(reason && { reason }) };
}

function readOverrides(text: string): readonly unknown[] {
	const read = readYaml(text);
	const value = read.ok ? (read.value as { readonly overrides?: readonly unknown[] } | null)?.overrides : undefined;
	return value ?? [];
}

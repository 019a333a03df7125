import { editYaml } from './edit-yaml.ts';
import { createPlaceLocator } from './locate-place.ts';
import { printInline } from './print-record.ts';
import { readYaml } from './read-yaml.ts';
import { applyEdits, removeEntry } from './repair-edits.ts';

/** A map that is longer is written on lines of its own. */
const LONGEST = 100;

/** A list in a YAML file, by the path of map keys to it. */
export interface ListPlace {
	readonly file: string;
	readonly list: readonly string[];
}

/**
 * Puts an entry into a list of a YAML text, before the `before`-th or at the end, and leaves every other byte as it was.
 * A list that is absent is made. Throws where the result would not read back as it was meant (a bug, never bad data).
 */
export function addToList(
	text: string,
	{ file, list }: ListPlace,
	{ entry, before }: { readonly entry: unknown; readonly before?: number },
): string {
	const entries = entriesAt(text, list);
	if (entries.length === 0) return editYaml(text, [{ path: list, value: [entry] }]);
	const at = Math.min(before ?? entries.length, entries.length);
	const locator = createPlaceLocator(file, text);
	const rangeOf = (index: number) => locator.range({ key: [...list, index] });
	const edited = isBlock(text, rangeOf(0)[0])
		? insertBlock(text, entry, { at, rangeOf })
		: insertFlow(text, entry, { at, rangeOf });
	return meant(edited, list, entries.toSpliced(at, 0, entry));
}

/** Takes the `index`-th entry out of a list of a YAML text; every other byte stays as it was. Throws as `addToList` does. */
export function removeFromList(text: string, { file, list }: ListPlace, index: number): string {
	const entries = entriesAt(text, list);
	if (entries.length <= 1) return editYaml(text, [{ path: list, value: [] }]);
	const edit = removeEntry(text, createPlaceLocator(file, text).range({ key: [...list, index] }));
	return meant(applyEdits(text, [edit]), list, entries.toSpliced(index, 1));
}

interface Insertion {
	readonly at: number;
	readonly rangeOf: (index: number) => readonly [number, number];
}

/** A line (or lines) of its own, behind the entry before it, with that one's indent. */
function insertBlock(text: string, entry: unknown, { at, rangeOf }: Insertion): string {
	const eol = text.includes('\r\n') ? '\r\n' : '\n';
	const firstLine = lineStart(text, rangeOf(0)[0]);
	const indent = text.slice(firstLine, text.indexOf('-', firstLine));
	const lines = entryLines(entry).map((line, index) => `${indent}${index === 0 ? '- ' : '  '}${line}${eol}`);
	const place = at === 0 ? firstLine : nextLine(text, rangeOf(at - 1)[1]);
	const isCut = place > 0 && text[place - 1] !== '\n';
	return text.slice(0, place) + (isCut ? eol : '') + lines.join('') + text.slice(place);
}

function insertFlow(text: string, entry: unknown, { at, rangeOf }: Insertion): string {
	const written = printInline(entry);
	if (at === 0) {
		const [start] = rangeOf(0);
		return `${text.slice(0, start)}${written}, ${text.slice(start)}`;
	}
	const [, end] = rangeOf(at - 1);
	return `${text.slice(0, end)}, ${written}${text.slice(end)}`;
}

/** A map has a line a key, and what is too long for a line has lines below its key. */
function entryLines(entry: unknown): readonly string[] {
	if (entry === null || typeof entry !== 'object' || Array.isArray(entry)) return [printInline(entry)];
	return Object.entries(entry).flatMap(([key, value]) => {
		const line = `${printInline(key)}: ${printInline(value)}`;
		if (line.length <= LONGEST) return [line];
		const isMap = value !== null && typeof value === 'object' && !Array.isArray(value);
		return isMap ? [`${printInline(key)}:`, ...entryLines(value).map((inner) => `  ${inner}`)] : [line];
	});
}

/** Whether the entry that begins at an offset has a `-` before it. */
function isBlock(text: string, start: number): boolean {
	return /^[ \t]*-[ \t]+$/.test(text.slice(lineStart(text, start), start));
}

function lineStart(text: string, offset: number): number {
	return text.lastIndexOf('\n', offset - 1) + 1;
}

function nextLine(text: string, offset: number): number {
	const end = text.indexOf('\n', offset);
	return end === -1 ? text.length : end + 1;
}

function entriesAt(text: string, list: readonly string[]): readonly unknown[] {
	const read = readYaml(text);
	let value: unknown = read.ok ? read.value : undefined;
	for (const key of list) value = (value as Record<string, unknown> | null | undefined)?.[key];
	return Array.isArray(value) ? value : [];
}

function meant(edited: string, list: readonly string[], entries: readonly unknown[]): string {
	if (JSON.stringify(entriesAt(edited, list)) === JSON.stringify(entries)) return edited;
	throw new Error(`The edit of ${list.join('.')} would not read back as it was meant`);
}

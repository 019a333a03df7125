import { inertLine, inertText } from '../alerts/inert-text.ts';
import { redactText } from '../alerts/redact.ts';
import { closestWord } from '../diagnostics/closest-word.ts';

/** Longest texts of a command, in UTF-16 units. Longer ones are refused and not cut: a person is kept whole or told. */
export const COMMAND_CAPS = { reason: 1000, note: 4000, description: 2000, 'alert name': 300 } as const;

export type CommandTextKind = keyof typeof COMMAND_CAPS;

/** A value, or the sentences that say what is wrong with it. */
export type Read<T> =
	| { readonly ok: true; readonly value: T }
	| { readonly ok: false; readonly problems: readonly string[] };

export function readable<T>(value: T): Read<T> {
	return { ok: true, value };
}

export function unreadable(...problems: readonly string[]): Read<never> {
	return { ok: false, problems };
}

/** All fields, or the problems of all of them. */
export function readAll<T extends object>(fields: { readonly [K in keyof T]: Read<T[K]> }): Read<T> {
	const entries = Object.entries<Read<unknown>>(fields);
	const problems = entries.flatMap(([, read]) => (read.ok ? [] : read.problems));
	if (problems.length > 0) return unreadable(...problems);
	const values = entries.flatMap(([key, read]) => (read.ok && read.value !== undefined ? [[key, read.value]] : []));
	return readable(Object.fromEntries(values) as T);
}

/** A text of one line that is safe to store: invisible characters and secrets gone, line breaks as spaces. */
export function readLine(kind: CommandTextKind, text: string): Read<string> {
	return readSafe(kind, text, inertLine);
}

/** As `readLine`, with line breaks kept. */
export function readLines(kind: CommandTextKind, text: string): Read<string> {
	return readSafe(kind, text, inertText);
}

function readSafe(kind: CommandTextKind, text: string, clean: (text: string, cap: number) => string): Read<string> {
	const cap = COMMAND_CAPS[kind];
	if (text.length > cap) return unreadable(`Unexpected ${kind} of ${text.length} characters, expected at most ${cap}`);
	// Redacted again when clean: an invisible character inside a secret hides it from the first pass.
	const safe = clean(redactText(clean(redactText(text), cap * 2)), cap);
	return safe === '' ? unreadable(`Unexpected empty ${kind}, expected text`) : readable(safe);
}

/** One of some words, in upper or lower case; where it is none of them, the nearest one is named. */
export function readWord<W extends string>(what: string, text: string | undefined, words: readonly W[]): Read<W> {
	const list = words.join(', ');
	if (text === undefined || text.trim() === '')
		return unreadable(`Unexpected lack of a ${what}, expected one of ${list}`);
	const word = words.find((known) => known === text.toLowerCase());
	return word === undefined
		? unreadable(`Unexpected ${what} ${quoted(text)}, expected one of ${list}${didYouMean(text, words)}`)
		: readable(word);
}

/** The end of a sentence about an unknown word: `. Did you mean …?` where one is near. */
export function didYouMean(text: string, words: readonly string[]): string {
	const near = closestWord(text.slice(0, 80), words);
	return near === undefined ? '' : `. Did you mean ${near}?`;
}

/** A person's words inside a sentence of ours: one line, short, in quotes. */
export function quoted(text: string): string {
	return JSON.stringify(inertLine(text, 120));
}

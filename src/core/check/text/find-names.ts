import type { Span } from './mask-prose.ts';
import { isNameInContext, type NamePlace } from './name-in-context.ts';
import { ENGLISH_WORDS, INDONESIAN_WORDS } from './person-words.ts';
import { splitWords, type Word } from './split-words.ts';

/** Whom a text may not name. */
export interface NamedPerson {
	/** With its @. */
	readonly handle: string;
	readonly name: string;
}

/** A person named in a text. */
export interface NameFinding {
	readonly at: Span;
	/** Absent where two people share the word. */
	readonly handle?: string;
	/** A handle, a mail address or a whole name can mean nobody else; one word of a name only very likely. */
	readonly isCertain: boolean;
}

/** People by what they may be called; made once for many texts. */
export interface NameIndex {
	readonly byHandle: ReadonlyMap<string, string>;
	/** By the first word of a name: the words that follow it, longest first. */
	readonly wholeNames: ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly handle: string }[]>;
	/** By one word of a name (first or last); no handle where people share it. */
	readonly words: ReadonlyMap<string, string | undefined>;
	/** Words of things in the catalogue, which a person may share. */
	readonly things: ReadonlySet<string>;
}

/** So many names that `teams/` does not know may stand inside a whole one. */
const EXTRA_NAMES = 2;
/** One word of so few letters is too often something else. */
const SHORTEST = 3;

/** An index over people; `things` are words (lower case) that name services, teams or products too. */
export function indexNames(people: Iterable<NamedPerson>, things: ReadonlySet<string> = new Set()): NameIndex {
	const byHandle = new Map<string, string>();
	const wholeNames = new Map<string, { words: readonly string[]; handle: string }[]>();
	const words = new Map<string, string | undefined>();
	for (const { handle, name } of people) {
		byHandle.set(handle.toLowerCase(), handle);
		const parts = name.toLowerCase().split(/\s+/).filter(Boolean);
		const [first, ...rest] = parts;
		if (first === undefined) continue;
		const shapes = parts.length > 2 ? [rest, rest.slice(0, -1)] : rest.length > 0 ? [rest] : [];
		const known = wholeNames.get(first) ?? [];
		wholeNames.set(first, [...known, ...shapes.map((shape) => ({ words: shape, handle }))].sort(longestFirst));
		for (const word of [first, parts.at(-1)!]) {
			const isShared = words.has(word) && words.get(word) !== handle;
			if (word.length >= SHORTEST) words.set(word, isShared ? undefined : handle);
		}
	}
	return { byHandle, wholeNames, words, things };
}

function longestFirst(a: { readonly words: readonly string[] }, b: { readonly words: readonly string[] }): number {
	return b.words.length - a.words.length;
}

/** Everyone whom masked prose (see `maskProse`) names, in the order of the text; nobody twice at one place. */
export function findNames(
	prose: string,
	index: NameIndex,
	tokens: readonly Word[] = splitWords(prose),
): readonly NameFinding[] {
	const found: NameFinding[] = [];
	for (let at = 0; at < tokens.length; at++) {
		const finding = nameAt(prose, { tokens, at }, index);
		if (!finding) continue;
		found.push(finding);
		while (at + 1 < tokens.length && tokens[at + 1]!.start < finding.at[1]) at += 1;
	}
	return found;
}

function nameAt(prose: string, place: NamePlace, index: NameIndex): NameFinding | undefined {
	const { word, start } = place.tokens[place.at]!;
	if (word.startsWith('@')) return handleAt(prose, { word, start }, index);
	const mail = mailAt(prose, { word, start }, index);
	if (mail) return mail;
	const lower = word.toLowerCase();
	const whole = wholeNameAt(prose, place, index);
	if (whole) return whole;
	const isPlainHandle = word === lower && index.byHandle.has(`@${lower}`);
	if (!(isPlainHandle || index.words.has(lower)) || !isNameInContext(prose, place, index.things)) return undefined;
	const handle = isPlainHandle ? index.byHandle.get(`@${lower}`) : index.words.get(lower);
	return { at: [start, start + word.length], ...(handle && { handle }), isCertain: false };
}

interface Token {
	readonly word: string;
	readonly start: number;
}

/** `@rina`, but no mail address and no package scope. */
function handleAt(prose: string, { word, start }: Token, { byHandle }: NameIndex): NameFinding | undefined {
	const handle = byHandle.get(word.toLowerCase());
	const end = start + word.length;
	if (handle === undefined || /[\w.]/.test(prose[start - 1] ?? ' ') || /^(?:\/|\.\w)/.test(prose.slice(end, end + 2)))
		return undefined;
	return { at: [start, end], handle, isCertain: true };
}

function mailAt(prose: string, { word, start }: Token, { byHandle }: NameIndex): NameFinding | undefined {
	const end = start + word.length;
	if (prose[end] !== '@') return undefined;
	const handle = byHandle.get(`@${word.toLowerCase()}`);
	const domain = /^@[\w-]+(?:\.[\w-]+)+/.exec(prose.slice(end, end + 260));
	return handle && domain ? { at: [start, end + domain[0].length], handle, isCertain: true } : undefined;
}

function wholeNameAt(prose: string, place: NamePlace, { wholeNames }: NameIndex): NameFinding | undefined {
	const { word, start } = place.tokens[place.at]!;
	if (word === word.toLowerCase() && (ENGLISH_WORDS.has(word) || INDONESIAN_WORDS.has(word))) return undefined;
	for (const { words, handle } of wholeNames.get(word.toLowerCase()) ?? []) {
		const last = lastOfName(prose, place, words);
		if (last) return { at: [start, last.start + last.word.length], handle, isCertain: true };
	}
	return undefined;
}

/** The last word of a name that goes on with `words`, with at most two capitalised ones (or initials) before the last of them. */
function lastOfName(prose: string, { tokens, at }: NamePlace, words: readonly string[]): Word | undefined {
	const expected = [...words];
	for (let step = at + 1; step <= at + words.length + EXTRA_NAMES; step++) {
		const [before, next] = [tokens[step - 1]!, tokens[step]];
		if (!next || !/^\.?\s$/.test(prose.slice(before.start + before.word.length, next.start))) return undefined;
		if (next.word.toLowerCase() === expected[0]) {
			expected.shift();
			if (expected.length === 0) return next;
		} else if (!/^\p{Lu}/u.test(next.word)) return undefined;
	}
	return undefined;
}

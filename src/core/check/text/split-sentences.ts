import type { Span } from './mask-prose.ts';

/** A full stop after these words ends no sentence (English and Indonesian, without the stop, lower case). */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
	'cf dr e.g eg i.e ie jl mr mrs ms prof resp st tgl vs a.n d.a sdr u.p yth'.split(' '),
);

/** These only before a number. */
const NUMBERED: ReadonlySet<string> = new Set('approx art ca fig hlm max min no nr p pp vol'.split(' '));

const STOP = /[.!?…]+["”’')\]]*(?=\s|$)/g;

/**
 * The sentences of a stretch of prose, without the blanks around them. A stop ends one where blank space follows and
 * what comes next can begin a sentence; decimals, versions, initials and common abbreviations end none.
 */
export function splitSentences(text: string, [from, until]: Span): readonly Span[] {
	const sentences: Span[] = [];
	let start = from;
	STOP.lastIndex = from;
	for (let stop = STOP.exec(text); stop && stop.index < until; stop = STOP.exec(text)) {
		const end = stop.index + stop[0].length;
		if (!endsSentence(text, stop, { start, end, until })) continue;
		addTrimmed(sentences, text, [start, end]);
		start = end;
	}
	addTrimmed(sentences, text, [start, until]);
	return sentences;
}

interface Stop {
	readonly start: number;
	readonly end: number;
	readonly until: number;
}

function endsSentence(text: string, stop: RegExpExecArray, { start, end, until }: Stop): boolean {
	const next = text.slice(end, until).trimStart()[0];
	if (next === undefined) return true;
	if (/\p{Ll}/u.test(next)) return false;
	if (stop[0] !== '.') return true;
	const word = /[\p{L}\p{N}.]*$/u.exec(text.slice(Math.max(start, stop.index - 20), stop.index))![0];
	const isInitial = /^\p{Lu}$/u.test(word) && /\p{Lu}/u.test(next);
	const isShort = ABBREVIATIONS.has(word.toLowerCase()) || (NUMBERED.has(word.toLowerCase()) && /\d/.test(next));
	return !isInitial && !isShort;
}

function addTrimmed(sentences: Span[], text: string, [start, end]: Span): void {
	const raw = text.slice(start, end);
	const trimmed = raw.trim();
	if (!/[\p{L}\p{N}]/u.test(trimmed)) return;
	const from = start + raw.indexOf(trimmed);
	sentences.push([from, from + trimmed.length]);
}

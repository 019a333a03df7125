/** Start and end of a stretch of text, in UTF-16 units. */
export type Span = readonly [start: number, end: number];

const STARTS = /[`~<\]h"“>]/g;
const FENCE_OPENING = /^[ \t]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?$/;
/** So far from the start of a line a fence may open, inside lists of lists. */
const FARTHEST = 200;
/** A line of a log that is longer is not quoted inside a sentence. */
const LONGEST_QUOTE = 500;
const LINE_START = /\n {0,3}$/;
const LINK_TARGET = /\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:[ \t]+"[^"\n]*")?\)/y;
const ADDRESS = /<?https?:\/\/[^\s<>)\]]+>?/y;

/** What only machines write: a time of day, `key=value`, a process number, a level, a path. */
const LOG = /\b\w+=|\[\d+\]|\b\d\d:\d\d:\d\d|\b(?:ERROR|WARN|FATAL|INFO|DEBUG)\b|\w\/\w+\/\w|[{}<|]/;

/**
 * The prose of a Markdown text: what nobody says about the case (code, comments, addresses, quoted log lines) is
 * blanked letter by letter, so that offsets stay those of the text.
 */
export function maskProse(text: string): string {
	let out = '';
	let done = 0;
	const openers = new Set<number>();
	STARTS.lastIndex = 0;
	for (let start = STARTS.exec(text); start; start = STARTS.exec(text)) {
		const span = spanAt(text, start.index, openers);
		if (!span) continue;
		const [from, until, isBlank] = span;
		if (isBlank) {
			out += text.slice(done, from) + blank(text.slice(from, until));
			done = until;
		}
		STARTS.lastIndex = Math.max(until, start.index + 1);
	}
	return out + text.slice(done);
}

function blank(text: string): string {
	return text.replace(/[^\n]/g, ' ');
}

type Found = readonly [start: number, end: number, isBlank: boolean] | undefined;

/** What begins at an offset; `unclosed` keeps the lengths of backtick runs that have no partner in the rest of the text. */
function spanAt(text: string, at: number, unclosed: Set<number>): Found {
	switch (text[at]) {
		case '`':
			return fenceAt(text, at) ?? codeAt(text, at, unclosed);
		case '~':
			return fenceAt(text, at) ?? [at, at + runAt(text, at).length, false];
		case '<':
			return text.startsWith('<!--', at) ? blankUntil(text, at, '-->') : matchAt(ADDRESS, text, at);
		case 'h':
			return matchAt(ADDRESS, text, at);
		case ']':
			return matchAt(LINK_TARGET, text, at);
		case '"':
			return quoteAt(text, at, '"');
		case '“':
			return quoteAt(text, at, '”');
		default:
			return quotedLineAt(text, at);
	}
}

function matchAt(pattern: RegExp, text: string, at: number): Found {
	pattern.lastIndex = at;
	const match = pattern.exec(text);
	return match ? [at, at + match[0].length, true] : undefined;
}

function blankUntil(text: string, at: number, closing: string): Found {
	const end = text.indexOf(closing, at);
	return [at, end < 0 ? text.length : end + closing.length, true];
}

/** A fence opens a line (of a list at most) and runs to a line of at least as many marks, or to the end. */
function fenceAt(text: string, at: number): Found {
	const mark = runAt(text, at);
	if (mark.length < 3) return undefined;
	const before = text.slice(Math.max(0, at - FARTHEST), at);
	const lineBreak = before.lastIndexOf('\n');
	if (lineBreak < 0 && at > FARTHEST) return undefined;
	if (!FENCE_OPENING.test(before.slice(lineBreak + 1))) return undefined;
	for (let line = nextLine(text, at); line < text.length; line = nextLine(text, line)) {
		const content = text.slice(line, nextLine(text, line)).trim();
		if (content.startsWith(mark) && content === mark[0]!.repeat(content.length))
			return [at, nextLine(text, line), true];
	}
	return [at, text.length, true];
}

function codeAt(text: string, at: number, unclosed: Set<number>): Found {
	const { length } = runAt(text, at);
	const after = at + length;
	if (unclosed.has(length)) return [at, after, false];
	for (let close = text.indexOf('`', after); close >= 0; ) {
		const run = runAt(text, close).length;
		if (run === length) return [at, close + run, true];
		close = text.indexOf('`', close + run);
	}
	unclosed.add(length);
	return [at, after, false];
}

/** Quoted words of a person stay; a quoted log line goes. */
function quoteAt(text: string, at: number, closing: string): Found {
	const isOpening = at === 0 || /[\s([]/.test(text[at - 1]!);
	if (!isOpening) return undefined;
	const near = text.slice(at + 1, at + 1 + LONGEST_QUOTE);
	const length = near.indexOf(closing);
	const inner = near.slice(0, length);
	if (length < 0 || inner.includes('\n')) return undefined;
	return LOG.test(inner) ? [at, at + length + 2, true] : undefined;
}

function quotedLineAt(text: string, at: number): Found {
	if (!LINE_START.test(text.slice(Math.max(0, at - 4), at)) && at > 3) return undefined;
	const end = nextLine(text, at);
	return LOG.test(text.slice(at + 1, end)) ? [at, end, true] : undefined;
}

function runAt(text: string, at: number): string {
	let end = at;
	while (text[end] === text[at]) end += 1;
	return text.slice(at, end);
}

function nextLine(text: string, at: number): number {
	const lineBreak = text.indexOf('\n', at);
	return lineBreak < 0 ? text.length : lineBreak + 1;
}

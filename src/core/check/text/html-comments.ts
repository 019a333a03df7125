import type { Span } from './mask-prose.ts';

/** The first HTML comment of a text, as offsets; an unclosed one runs to the end. Undefined where there is none. */
export function findComment(text: string, from = 0): Span | undefined {
	const start = text.indexOf('<!--', from);
	if (start < 0) return undefined;
	const end = text.indexOf('-->', start + 4);
	return [start, end < 0 ? text.length : end + 3];
}

/** A text without its HTML comments. */
export function withoutComments(text: string): string {
	let left = '';
	let done = 0;
	for (let found = findComment(text); found; found = findComment(text, done)) {
		left += text.slice(done, found[0]);
		done = found[1];
	}
	return left + text.slice(done);
}

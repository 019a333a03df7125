const LINE_BREAKS = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;

/**
 * Everything that a reader cannot see but that changes what is shown or parsed: control characters, bidirectional
 * marks and overrides, zero-width and other default-ignorable characters, annotation marks, non-characters.
 */
const INVISIBLE =
	/[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Noncharacter_Code_Point}\u{FFF9}-\u{FFFB}]/gu;
const INVISIBLE_BUT_NEWLINE =
	/[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Noncharacter_Code_Point}\u{FFF9}-\u{FFFB}]|(?!\n)\p{Cc}/gu;

/** Accents on one letter beyond these are stacked to cover the lines around it, not to write a language. */
const STACKED_MARKS = /(\p{M}{4})\p{M}+/gu;

/** Text is shortened to so many times its cap before the costlier steps; normalising unbounded text takes quadratic time. */
const HEADROOM = 4;

/** One line of text that is safe to store: invisible characters gone, line breaks and tabs as spaces, NFC, at most `cap` UTF-16 units. */
export function inertLine(text: string, cap: number): string {
	const start = shorten(text, cap);
	const visible = start.replace(LINE_BREAKS, ' ').replace(/\t/g, ' ').replace(INVISIBLE, '');
	return cutText(tidy(visible).replace(/\s+/g, ' ').trim(), cap);
}

/** Text of many lines that is safe to store: as `inertLine`, but line breaks stay, as `\n`. */
export function inertText(text: string, cap: number): string {
	const start = shorten(text, cap);
	const visible = start.replace(LINE_BREAKS, '\n').replace(/\t/g, ' ').replace(INVISIBLE_BUT_NEWLINE, '');
	const lines = tidy(visible).replace(/[^\S\n]+$/gm, '');
	return cutText(lines.replace(/\n{3,}/g, '\n\n').trim(), cap);
}

/** At most `cap` UTF-16 units, with an ellipsis where something was cut, and never half a surrogate pair. */
export function cutText(text: string, cap: number): string {
	if (text.length <= cap) return text;
	return `${wholeStart(text, Math.max(cap - 1, 0)).trimEnd()}…`;
}

/** Whole text where it is short, else its start with room for what the next steps remove; no half surrogate pairs. */
function shorten(text: string, cap: number): string {
	const start = text.length <= cap * HEADROOM ? text : wholeStart(text, cap * HEADROOM);
	// Before anything is removed: two halves must not meet and become a character that was not there.
	return start.toWellFormed();
}

function wholeStart(text: string, length: number): string {
	const splitsPair = /[\uD800-\uDBFF]/.test(text.charAt(length - 1));
	return text.slice(0, splitsPair ? length - 1 : length);
}

function tidy(text: string): string {
	return text.normalize('NFC').replace(STACKED_MARKS, '$1');
}

import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
// src/core/alerts/inert-text.ts
const LINE_BREAKS = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;
/**
* Everything that a reader cannot see but that changes what is shown or parsed: control characters, bidirectional
* marks and overrides, zero-width and other default-ignorable characters, annotation marks, non-characters.
*/
const INVISIBLE = /[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Noncharacter_Code_Point}\u{FFF9}-\u{FFFB}]/gu;
const INVISIBLE_BUT_NEWLINE = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Noncharacter_Code_Point}\u{FFF9}-\u{FFFB}]|(?!\n)\p{Cc}/gu;
/** Accents on one letter beyond these are stacked to cover the lines around it, not to write a language. */
const STACKED_MARKS = /(\p{M}{4})\p{M}+/gu;
/** Text is shortened to so many times its cap before the costlier steps; normalising unbounded text takes quadratic time. */
const HEADROOM = 4;
/** One line of text that is safe to store: invisible characters gone, line breaks and tabs as spaces, NFC, at most `cap` UTF-16 units. */
function inertLine(text, cap) {
	return cutText(tidy(shorten(text, cap).replace(LINE_BREAKS, " ").replace(/\t/g, " ").replace(INVISIBLE, "")).replace(/\s+/g, " ").trim(), cap);
}
/** Text of many lines that is safe to store: as `inertLine`, but line breaks stay, as `\n`. */
function inertText(text, cap) {
	return cutText(tidy(shorten(text, cap).replace(LINE_BREAKS, "\n").replace(/\t/g, " ").replace(INVISIBLE_BUT_NEWLINE, "")).replace(/[^\S\n]+$/gm, "").replace(/\n{3,}/g, "\n\n").trim(), cap);
}
/** At most `cap` UTF-16 units, with an ellipsis where something was cut, and never half a surrogate pair. */
function cutText(text, cap) {
	if (text.length <= cap) return text;
	return `${wholeStart(text, Math.max(cap - 1, 0)).trimEnd()}…`;
}
/** Whole text where it is short, else its start with room for what the next steps remove; no half surrogate pairs. */
function shorten(text, cap) {
	return (text.length <= cap * HEADROOM ? text : wholeStart(text, cap * HEADROOM)).toWellFormed();
}
function wholeStart(text, length) {
	const splitsPair = /[\uD800-\uDBFF]/.test(text.charAt(length - 1));
	return text.slice(0, splitsPair ? length - 1 : length);
}
function tidy(text) {
	return text.normalize("NFC").replace(STACKED_MARKS, "$1");
}
export { inertLine as n, inertText as r, cutText as t };

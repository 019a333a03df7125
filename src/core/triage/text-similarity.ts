/** Only so many characters and words of a text are looked at: alert text can be long and hostile. */
const LOOKED_AT = 400;
const MAX_WORDS = 40;

/** Words that say nothing about which trouble it is. */
const COMMON = new Set([
	'the',
	'a',
	'an',
	'on',
	'in',
	'at',
	'for',
	'of',
	'to',
	'is',
	'are',
	'and',
	'by',
	'from',
	'above',
	'below',
]);

/**
 * The words of a text that tell its trouble: lower case, camel case taken apart (`HighErrorRate` is high, error, rate),
 * without numbers and what holds digits in the middle of an id.
 */
export function wordsOf(text: string): ReadonlySet<string> {
	const start = text.slice(0, LOOKED_AT).replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ');
	const words = start.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
	return new Set(words.filter((word) => !COMMON.has(word) && !/^\d|\d{2,}/.test(word)).slice(0, MAX_WORDS));
}

/** How much two sets of words have in common, from 0 (nothing) to 1 (equal): the Sørensen–Dice coefficient. Of two empty sets 0. */
export function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	if (a.size + b.size === 0) return 0;
	let shared = 0;
	for (const word of a) if (b.has(word)) shared += 1;
	return (2 * shared) / (a.size + b.size);
}

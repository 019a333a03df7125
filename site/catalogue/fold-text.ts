/** Letters that have no accent to take off, and what people type for them. */
const LETTERS: Readonly<Record<string, string>> = { đ: 'd', ø: 'o', ł: 'l', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' };

/** Text as it is compared: small letters without accents. */
export function foldText(text: string): string {
	const folded = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
	return /[đøłßæœı]/.test(folded) ? folded.replace(/[đøłßæœı]/g, (letter) => LETTERS[letter]!) : folded;
}

/** Folded text with one space before each word and nothing else between them, so that ` word` finds the beginning of a word. */
export function foldWords(text: string): string {
	return ` ${foldText(text)
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim()}`;
}

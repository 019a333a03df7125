import { foldText } from './fold-text.ts';

/** Endings by which forms of an English word differ; the index knows words by their stems. */
const ENDING = /^\p{L}?(?:ing|ings|ed|er|ers|ation|ations|ion|ions|ment|ments|ness|ly|able|ible|ive|ity|al)$/u;
const SHORT_ENDING = 3;

/**
 * Whether words that the index found are words that the query names. An index that does not know a word answers with
 * the longest beginning of it that it knows (`in` for `inception`), which would find everything and mean nothing.
 */
export function coversQuery(query: string, found: readonly string[]): boolean {
	const parts = [...new Set(found)].flatMap((word) => {
		const folded = foldText(word);
		return [compact(folded), ...folded.split(/[^\p{L}\p{N}]+/u)].filter((part) => part !== '');
	});
	const terms = query
		.replaceAll('"', ' ')
		.split(/\s+/)
		.map(foldText)
		.map(compact)
		.filter((term) => term !== '');
	return terms.every((term) => parts.some((part) => isFormOf(term, part)));
}

function compact(text: string): string {
	return text.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Whether a word begins with the term, or both are forms of one word. */
function isFormOf(term: string, word: string): boolean {
	if (word.startsWith(term)) return true;
	let common = 0;
	while (common < term.length && term[common] === word[common]) common += 1;
	const ending = term.slice(common);
	return common >= 2 && common > ending.length / 2 && (ending.length <= SHORT_ENDING || ENDING.test(ending));
}

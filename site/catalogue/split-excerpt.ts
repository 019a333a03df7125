/** A piece of text, and whether it is what was looked for. */
export interface Segment {
	readonly text: string;
	readonly isMatch: boolean;
}

/** How much of a text is shown around the words that were found. */
const EXCERPT_WORDS = 24;
/** Words shown before the first that was found; fewer where a sentence begins among them. */
const LEAD_WORDS = 6;

/** Separators of words as the search index counts them. */
const WORD_SEPARATORS = /[^\S\uFEFF]+/g;

/**
 * The part of a text with the most words found in it, as plain pieces for text nodes: nothing in it is markup.
 * `locations` are the numbers of the words found, in words from 0.
 */
export function splitExcerpt(content: string, locations: readonly number[]): Segment[] {
	const words = content.split(WORD_SEPARATORS);
	const found = [...new Set(locations)].filter((place) => place >= 0 && place < words.length).sort((a, b) => a - b);
	const start = startOf(words, densestStart(found));
	const end = Math.min(words.length, start + EXCERPT_WORDS);
	const marked = new Set(found);
	const segments: Segment[] = [];
	const add = (text: string, isMatch: boolean) => {
		const last = segments.at(-1);
		if (last && last.isMatch === isMatch) segments[segments.length - 1] = { text: `${last.text} ${text}`, isMatch };
		else segments.push({ text, isMatch });
	};
	if (start > 0 && !endsSentence(words[start - 1]!)) add('…', false);
	for (let place = start; place < end; place += 1) if (words[place] !== '') add(words[place]!, marked.has(place));
	if (end < words.length) add('…', false);
	return segments.map(({ text, isMatch }, index) => {
		if (isMatch) return { text, isMatch };
		return { text: `${index > 0 ? ' ' : ''}${text}${index < segments.length - 1 ? ' ' : ''}`, isMatch };
	});
}

/** The words of a text at these places, as the search index counts them. */
export function wordsAt(content: string, locations: readonly number[]): string[] {
	const words = content.split(WORD_SEPARATORS);
	return locations.flatMap((place) => words[place] ?? []);
}

/** Where an excerpt begins: at the last beginning of a sentence shortly before, else some words before. */
function startOf(words: readonly string[], first: number): number {
	const earliest = Math.max(0, Math.min(first - LEAD_WORDS, words.length - EXCERPT_WORDS));
	for (let place = first; place > earliest; place -= 1) if (endsSentence(words[place - 1]!)) return place;
	return earliest;
}

function endsSentence(word: string): boolean {
	return /[.!?]["')\]]*$/.test(word);
}

/** The word found after which the most others stand within one excerpt. */
function densestStart(found: readonly number[]): number {
	let best = found[0] ?? 0;
	let bestCount = 0;
	for (const [index, place] of found.entries()) {
		let count = 0;
		while (index + count < found.length && found[index + count]! < place + EXCERPT_WORDS - LEAD_WORDS) count += 1;
		if (count > bestCount) {
			best = place;
			bestCount = count;
		}
	}
	return best;
}

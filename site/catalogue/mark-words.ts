import { foldText } from './fold-text.ts';
import type { Segment } from './split-excerpt.ts';

/** A title in pieces, with the beginnings of words that the query names marked. `needles` are as `parseQuery` gives them. */
export function markWords(text: string, needles: readonly string[]): Segment[] {
	const folded = foldText(text);
	// Where folding changes the length (ß, ligatures), places do not correspond: then nothing is marked.
	if (folded.length !== text.length || needles.length === 0) return [{ text, isMatch: false }];
	const spaced = ` ${folded.replace(/[^\p{L}\p{N}]/gu, (character) => ' '.repeat(character.length))}`;
	const isMarked = new Uint8Array(text.length);
	for (const needle of needles) {
		const lead = needle.startsWith(' ') ? 1 : 0;
		for (let at = spaced.indexOf(needle); at !== -1; at = spaced.indexOf(needle, at + 1)) {
			isMarked.fill(1, at - 1 + lead, at - 1 + needle.length);
		}
	}
	const segments: Segment[] = [];
	for (let place = 0; place < text.length; ) {
		let end = place + 1;
		while (end < text.length && isMarked[end] === isMarked[place]) end += 1;
		segments.push({ text: text.slice(place, end), isMatch: isMarked[place] === 1 });
		place = end;
	}
	return segments;
}

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BLAMING_PHRASES, PERSONS } from './blaming-phrases.ts';
import { findBlame, findPhrases } from './find-blame.ts';

function found(text: string): readonly string[] {
	return findBlame(text).map(({ at }) => text.slice(...at));
}

test.each([
	['a phrase over a line end', 'It was human\nerror again.', ['human\nerror']],
	['no phrase over paragraphs or items', '- so human\n- error rates\n\nhuman\n\nerror', []],
	['curly apostrophes', 'The developer’s fault', ['developer’s fault']],
	['the longest of those that begin at one place', 'He should have known that.', ['He should have known']],
	['several in order', 'Careless, and a stupid mistake.', ['Careless', 'stupid mistake']],
	['nothing', '', []],
])('%s', (_name, text, expected) => {
	expect(found(text)).toEqual(expected);
});

/** A pattern that repeats inside a repetition could take for ever on a long line. */
test('no pattern repeats inside a repetition', () => {
	const sources = [
		...BLAMING_PHRASES.map(({ pattern }) => pattern.source),
		...Object.values(PERSONS).map((one) => one.source),
	];
	expect(sources.filter((source) => /[+*]\)[+*{]/.test(source))).toEqual([]);
});

test('looking only where a word is there finds what looking everywhere finds', () => {
	const corpus = readFileSync(new URL('../rules/blameless/corpus.txt', import.meta.url), 'utf8');
	const sentences = [...corpus.matchAll(/^(?:name|blame|ok): (.+)$/gm)].map((match) => match[1]!);
	const pieces = [...new Set(sentences.flatMap((sentence) => sentence.split(/(?<= )/)))];
	const texts = fc.oneof(
		fc.constantFrom(...sentences),
		fc
			.array(fc.constantFrom(...pieces, 'PERSON ', 'engineer ', 'she '), { maxLength: 12 })
			.map((some) => some.join('')),
	);
	for (const sentence of sentences) expect(findBlame(sentence)).toEqual(findPhrases(sentence, BLAMING_PHRASES));
	fc.assert(
		fc.property(texts, (text) => {
			expect(findBlame(text)).toEqual(findPhrases(text, BLAMING_PHRASES));
		}),
		{ numRuns: 2_000 },
	);
});

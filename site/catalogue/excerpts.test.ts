import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markWords } from './mark-words.ts';
import { parseQuery } from './parse-query.ts';
import { type Segment, splitExcerpt } from './split-excerpt.ts';

/** Segments as one text, with what is marked in brackets. */
function show(segments: readonly Segment[]): string {
	return segments.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join('');
}

describe('an excerpt', () => {
	const words = Array.from({ length: 60 }, (_, index) => `w${index}`);

	test.each<[string, string, readonly number[], string]>([
		['of a short text is the text', 'The pool was full.', [1], 'The [pool] was full.'],
		['marks neighbours together', 'The pool was full.', [1, 2], 'The [pool was] full.'],
		['of a text without any place', 'The pool was full.', [], 'The pool was full.'],
		['shows markup as characters', 'a <img onerror=x> b', [1], 'a [<img] onerror=x> b'],
		['passes over places that the text does not have', 'one', [7, -1], 'one'],
		['of nothing', '', [], ''],
		[
			'begins shortly before',
			words.join(' '),
			[30],
			`… w24 w25 w26 w27 w28 w29 [w30] ${words.slice(31, 48).join(' ')} …`,
		],
		[
			'takes the densest part',
			words.join(' '),
			[2, 40, 44],
			`… ${words.slice(34, 40).join(' ')} [w40] w41 w42 w43 [w44] ${words.slice(45, 58).join(' ')} …`,
		],
		[
			'begins with a sentence where one begins there',
			words.join(' ').replace('w27', 'w27.'),
			[30],
			`w28 w29 [w30] ${words.slice(31, 52).join(' ')} …`,
		],
	])('%s', (_, content, locations, expected) => {
		expect(show(splitExcerpt(content, locations))).toBe(expected);
	});

	test('holds a found word and only words of the text', () => {
		const text = fc.array(fc.stringMatching(/^[a-z.]{1,8}$/), { minLength: 1, maxLength: 90 });
		fc.assert(
			fc.property(text, fc.array(fc.nat(89), { minLength: 1, maxLength: 9 }), (given, places) => {
				const locations = places.filter((place) => place < given.length);
				const segments = splitExcerpt(given.join(' '), locations);
				const shown = segments.map(({ text: piece }) => piece).join('');
				expect(`… ${given.join(' ')} …`).toContain(shown.replace(/^… | …$/g, ''));
				expect(segments.some(({ isMatch }) => isMatch)).toBe(locations.length > 0);
			}),
		);
	});
});

describe('a title', () => {
	test.each([
		['Redis cache is slow', 'redis', '[Redis] cache is slow'],
		['Checkout API: Überlauf', 'uber check', '[Check]out API: [Über]lauf'],
		['Orders-db lost its leader', 'orders-db', '[Orders-db] lost its leader'],
		['Start of the art', 'art', 'Start of the [art]'],
		['決済APIが遅い', '遅い', '決済APIが[遅い]'],
		['Straße gesperrt', 'strasse', 'Straße gesperrt'],
		['🔥 everything is on fire', 'fire', '🔥 everything is on [fire]'],
		['Nothing was asked', '', 'Nothing was asked'],
	])('%s, for %s', (title, query, expected) => {
		expect(show(markWords(title, parseQuery(query).wanted))).toBe(expected);
	});

	test('keeps its text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (title, query) => {
				const segments = markWords(title, parseQuery(query).wanted);
				expect(segments.map(({ text }) => text).join('')).toBe(title);
			}),
		);
	});
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTextFinder } from './create-text-finder.ts';

function found(text: string, file: string): boolean {
	return createTextFinder(['something else', text]).find(Buffer.from(file)).includes(1);
}

describe('createTextFinder', () => {
	test.each([
		['as it is', 'Globex', '<p>Globex</p>'],
		['at the start and the end', 'Globex', 'Globex'],
		['in other letters', 'Globex Corp', 'GLOBEX corp'],
		['in HTML', `O'Brien & Sons "Ltd"`, '<p>O&#39;Brien &amp; Sons &quot;Ltd&quot;</p>'],
		['in JSON', 'Globex "of old"\nand new', '{"note":"x\\nGlobex \\"of old\\"\\nand new"}'],
		['in CSV', 'Globex "of old", Inc', '1,"Globex ""of old"", Inc",2'],
		['in a calendar', 'Globex, the customer', 'SUMMARY:Globex\\, the customer'],
		['as an address', 'rina@example.com', '<a href="mailto:rina@example.com">'],
		['in Arabic', 'شركة النقل', '<td dir="auto">شركة النقل</td>'],
		['of four letters', 'Duff', 'by Duff.'],
	])('finds a text %s', (_name, text, file) => {
		expect(found(text, file)).toBe(true);
	});

	test.each([
		['part of a word', 'Globex', 'Globexample'],
		['part of a number', '4711', '147110'],
		['only the longest part', 'Globex, of old', 'Globex, of new; of old'],
		['too short', 'abc', 'abc'],
		['nothing', '', 'anything'],
	])('does not find %s', (_name, text, file) => {
		expect(found(text, file)).toBe(false);
	});

	test('finds what a search for each text by itself does', () => {
		const word = fc.string({ unit: fc.constantFrom(...'abAB1é'), minLength: 1, maxLength: 3 });
		const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
		const text = phrase.filter((words) => Buffer.byteLength(words) >= 4);
		fc.assert(
			fc.property(fc.array(text), fc.array(phrase), (texts, parts) => {
				const file = [...parts, ...texts.slice(0, 1)].join(' ');
				const within = ` ${file.toLowerCase()} `;
				const naive = texts.flatMap((one, place) => (within.includes(` ${one.toLowerCase()} `) ? [place] : []));
				expect(createTextFinder(texts).find(Buffer.from(file))).toEqual(naive);
			}),
		);
	});
});

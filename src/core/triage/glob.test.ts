import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchesGlob } from './glob.ts';

test.each([
	['HighErrorRate', 'HighErrorRate', true],
	['higherrorrate', 'HighErrorRate', true],
	['High*', 'HighErrorRate', true],
	['*Rate', 'HighErrorRate', true],
	['*Error*', 'HighErrorRate', true],
	['*', '', true],
	['', '', true],
	['', 'x', false],
	['High', 'HighErrorRate', false],
	['a*b*c', 'a-b-b-c', true],
	['a*b*c', 'a-c-b', false],
	['a.c', 'abc', false],
	['[ab]', 'a', false],
	['*é✓', 'caf é✓', true],
])('glob %j and text %j: %j', (glob, text, expected) => {
	expect(matchesGlob(glob, text)).toBe(expected);
});

test('agrees with the regular expression that it stands for', () => {
	const word = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
	fc.assert(
		fc.property(word, fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 }), (glob, text) => {
			const oracle = new RegExp(`^${glob.replaceAll('*', '[^]*')}$`);
			expect(matchesGlob(glob, text)).toBe(oracle.test(text));
		}),
		{ numRuns: 2_000 },
	);
});

test('a pattern made to backtrack comes to an end', () => {
	expect(matchesGlob(`${'*a'.repeat(200)}b`, 'a'.repeat(5_000))).toBe(false);
});

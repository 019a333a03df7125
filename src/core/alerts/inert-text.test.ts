import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutText, inertLine, inertText } from './inert-text.ts';

describe('inertLine', () => {
	test.each([
		['line breaks and tabs become one space', 'a\r\nb\n\nc\td\u0085e\u2028f\u2029g\vh\fi', 'a b c d e f g h i'],
		['control characters go', 'a\u0000b\u0007c\u001b[31md\u007fe\u009bf', 'abc[31mdef'],
		['bidirectional marks and overrides go', 'pay\u202Egnp.exe\u202C \u2066x\u2069 \u061Cy\u200E', 'paygnp.exe x y'],
		['zero-width and invisible characters go', 'a\u200Bb\u200Dc\u2060d\uFEFFe\u00ADf\u3164g\u{E0041}h', 'abcdefgh'],
		['non-characters and annotation marks go', 'a\uFFFEb\uFFFFc\uFFF9d', 'abcd'],
		['lone surrogates are replaced', 'a\uD83Db\uDE00c', 'a\uFFFDb\uFFFDc'],
		['halves around a removed character do not meet', '\uD83D\u200B\uDE00', '\uFFFD\uFFFD'],
		['pairs stay', 'fire 🔥', 'fire 🔥'],
		['the text is composed', 'e\u0301', 'é'],
		['stacked accents are thinned', `z${'\u0335'.repeat(50)}`, `z${'\u0335'.repeat(4)}`],
		['spaces at the ends go', '  a  b  ', 'a b'],
		['markup stays as it is: whoever shows it escapes it', '<b>${{ x }}</b> --- "q"', '<b>${{ x }}</b> --- "q"'],
	])('%s', (_, text, expected) => {
		expect(inertLine(text, 100)).toBe(expected);
	});
});

describe('inertText', () => {
	test.each([
		['line breaks stay, all as \\n', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
		['no more than one empty line', 'a\n\n\n\n\nb', 'a\n\nb'],
		['spaces at line ends go', 'a  \t\nb \u00A0', 'a\nb'],
		['other control characters go', 'a\u0000\u001b\u0085b\u202E', 'a\nb'],
	])('%s', (_, text, expected) => {
		expect(inertText(text, 100)).toBe(expected);
	});
});

describe('cutText', () => {
	test.each([
		['short text stays', 'abc', 3, 'abc'],
		['longer text ends in an ellipsis', 'abcd', 3, 'ab…'],
		['a pair is not split', 'a😀b', 3, 'a…'],
		['a pair that fits stays', 'a😀bc', 4, 'a😀…'],
	])('%s', (_, text, cap, expected) => {
		expect(cutText(text, cap)).toBe(expected);
	});
});

const anyText = fc.string({ unit: fc.oneof(fc.string({ unit: 'binary', maxLength: 1 }), hostile()), maxLength: 400 });

test('any text becomes inert, and stays as it is the second time', () => {
	fc.assert(
		fc.property(anyText, fc.integer({ min: 1, max: 60 }), (text, cap) => {
			const line = inertLine(text, cap);
			expect(line.length).toBeLessThanOrEqual(cap);
			expect(line.isWellFormed()).toBe(true);
			expect(line).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u);
			expect(inertLine(line, cap)).toBe(line);
			const lines = inertText(text, cap);
			expect(lines.length).toBeLessThanOrEqual(cap);
			expect(lines.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/u);
			expect(inertText(lines, cap)).toBe(lines);
		}),
	);
});

test.each([
	['a million accents that have to be sorted', `a${'\u0301\u0323'.repeat(500_000)}`],
	['a million invisible characters', '\u200B'.repeat(1_000_000)],
	['a million line breaks', '\n'.repeat(1_000_000)],
	['a million spaces', `${' '.repeat(1_000_000)}x`],
])('%s take no time worth speaking of', (_, text) => {
	expect(inertLine(text, 200).length).toBeLessThanOrEqual(200);
	expect(inertText(text, 4000).length).toBeLessThanOrEqual(4000);
});

function hostile() {
	return fc.constantFrom(
		'\n',
		'\r',
		'\t',
		'\u0000',
		'\u202E',
		'\u200B',
		'\uD83D',
		'\uDE00',
		'\u0301',
		'\u0323',
		'\uFEFF',
		' ',
	);
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskProse } from './mask-prose.ts';

/** The words that are left, blanks made one. */
function leftOf(text: string): string {
	return maskProse(text).replace(/ +/g, ' ').replace(/ $/gm, '').trim();
}

test.each([
	['a code span', 'run `mark`, then', 'run , then'],
	['a code span of two marks', 'run ``a ` b`` now', 'run now'],
	['a lone backtick', 'the ` sign of Rina', 'the ` sign of Rina'],
	['a fence', 'a\n```sh\n@rina\n```\nb', 'a\n\n\n\nb'],
	['a fence in a list', '1. x\n   ```\n   @rina\n   ```\n   b', '1. x\n\n\n\n b'],
	['an unclosed fence', 'a\n~~~\n@rina', 'a'],
	['a comment', 'a <!-- @rina --> b', 'a b'],
	['the target of a link, not its words', '[Rina](https://x.example/@rina "t") b', '[Rina b'],
	['an address', 'at https://x.example/?by=rina now', 'at now'],
	['a quoted log line', 'it said "user=budi took 3 s" twice', 'it said twice'],
	['what stands between two quotes', '"Rina" set x=1 "Budi"', '"Rina" set x=1 "Budi"'],
	['quoted words of a person', 'said "Rina did it" and “budi did”', 'said "Rina did it" and “budi did”'],
	['a quoted log line of its own', '> 12:00:01 ERROR budi\n> Rina said so', '> Rina said so'],
])('%s', (_name, text, left) => {
	expect(leftOf(text)).toBe(left);
});

test('keeps every offset and line', () => {
	const piece = fc.constantFrom(
		'`',
		'``',
		'```\n',
		'~~~',
		'\n',
		'<!--',
		'-->',
		'"',
		'a=1',
		' x ',
		'](',
		')',
		'https://e',
		'> ',
		'[1]',
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
			const text = pieces.join('');
			const masked = maskProse(text);
			expect(masked).toHaveLength(text.length);
			for (let at = 0; at < text.length; at++) expect([text[at], ' ']).toContain(masked[at]);
			expect(masked.split('\n')).toHaveLength(text.split('\n').length);
		}),
	);
});

/** Text from outside: whatever it repeats, the cost grows with its length only; squares would run for minutes here. */
test.each(['`', '~', '``` ', '> ', '<!--', '“', ' "', '](', 'h', '<', '` ``'])('much of %j is no trouble', (piece) => {
	const text = piece.repeat(200_000);
	expect(maskProse(text)).toHaveLength(text.length);
});

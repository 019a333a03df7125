import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printCsv } from './print-csv.ts';

describe('printCsv', () => {
	test.each([
		['a word', ['a', 'b'], 'a,b\r\n'],
		['nothing', [undefined, ''], ',\r\n'],
		['numbers, signs and all', [-1.5, 1e21, '-3', '2.5'], '-1.5,1e+21,-3,2.5\r\n'],
		['a comma, a quote, a line break', ['a,b', 'say "hi"', 'a\r\nb'], '"a,b","say ""hi""","a\r\nb"\r\n'],
		['a formula', ['=HYPERLINK("http://x","y")'], `"'=HYPERLINK(""http://x"",""y"")"\r\n`],
		['other ways to begin one', ['+1+1', '-1+1', '@SUM(A1)', '\t=1'], "'+1+1,'-1+1,'@SUM(A1),'\t=1\r\n"],
		['one behind blanks and in full width', [' =1', '＝1'], "' =1,'＝1\r\n"],
		['blanks at the ends', [' a '], '" a "\r\n'],
	])('%s', (_name, row, text) => {
		expect(printCsv([row])).toBe(text);
	});

	test('reads back, and no text begins a formula', () => {
		const cell = fc.oneof(fc.string(), fc.constantFrom('=1', '+', '-2+3', '@x', '\t=', '"', ',', '\r\n', "'"));
		fc.assert(
			fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 }), (rows) => {
				const read = readCsv(printCsv(rows));
				expect(read.map((row) => row.length)).toEqual(rows.map((row) => row.length));
				for (const [y, row] of rows.entries()) {
					for (const [x, text] of row.entries()) {
						expect([text, `'${text}`]).toContain(read[y]![x]);
						if (!Number.isFinite(Number(read[y]![x]))) expect(read[y]![x]!.trim()).not.toMatch(/^[=+\-@]/);
					}
				}
			}),
		);
	});
});

/** The grammar of RFC 4180, character by character. */
function readCsv(text: string): string[][] {
	const rows: string[][] = [];
	let [row, cell, isQuoted]: [string[], string, boolean] = [[], '', false];
	for (let at = 0; at < text.length; at++) {
		const character = text[at]!;
		if (isQuoted) {
			if (character !== '"') cell += character;
			else if (text[at + 1] === '"') cell += text[++at];
			else isQuoted = false;
		} else if (character === '"') isQuoted = true;
		else if (character === ',') {
			row.push(cell);
			cell = '';
		} else if (character === '\r' && text[at + 1] === '\n') {
			rows.push([...row, cell]);
			[row, cell] = [[], ''];
			at++;
		} else cell += character;
	}
	return rows;
}

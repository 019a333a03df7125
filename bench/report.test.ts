import { expect, test } from 'vitest';
import { formatBytes, formatMs, formatRatio, median, quantile } from './measure.ts';
import { mergeResults, printSection } from './report.ts';

test('a section is a heading, tables and notes', () => {
	const report = {
		tables: [
			{
				columns: ['size', 'time'],
				rows: [
					['1,000', '38 ms'],
					['1', '–'],
				],
			},
		],
		notes: ['Once.'],
	};
	expect(printSection('Reading', report)).toBe(
		'## Reading\n\n| size  | time  |\n| ----- | ----- |\n| 1,000 | 38 ms |\n| 1     | –     |\n\nOnce.',
	);
});

test('sections that were not run keep what they said', () => {
	const before = '# Old head\n\n## Reading\n\nold reading\n\n## Storm\n\nold storm\n\n## Gone\n\nx\n';
	const sections = new Map([['Storm', '## Storm\n\nnew storm']]);
	expect(mergeResults(before, { head: '# Head', order: ['Build', 'Storm', 'Reading'], sections })).toBe(
		'# Head\n\n## Storm\n\nnew storm\n\n## Reading\n\nold reading\n',
	);
});

test('figures are short', () => {
	expect([0.4215, 38.4, 4_120, 51_000, Number.NaN].map(formatMs)).toEqual([
		'0.42 ms',
		'38 ms',
		'4.12 s',
		'51.0 s',
		'–',
	]);
	expect([940, 118_097, 8_812_345].map(formatBytes)).toEqual(['940 B', '118 kB', '8.8 MB']);
	expect([formatRatio(1, 3), formatRatio(300, 2), formatRatio(1, Number.NaN)]).toEqual(['0.33 ×', '150 ×', '–']);
	expect([median([3, 1, 2]), quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.95), median([])]).toEqual([2, 10, Number.NaN]);
});

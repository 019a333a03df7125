import { expect, test } from 'vitest';
import { tabulateMonths } from './tabulate-months.ts';

test('months as a table of years', () => {
	const years = tabulateMonths(
		new Map([
			['2026-01', 2],
			['2025-12', 3],
			['undated', 1],
		]),
	);
	expect(years.map(({ year, total, months }) => [year, total, months.filter(Boolean)])).toEqual([
		['2026', 2, [{ month: '2026-01', count: 2 }]],
		['2025', 3, [{ month: '2025-12', count: 3 }]],
	]);
});

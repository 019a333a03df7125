import { describe, expect, test } from 'vitest';
import { formatDay } from './format-day.ts';
import { formatInstant, formatSoon } from './format-instant.ts';

describe('formatInstant', () => {
	const at = '2026-09-20T17:02:11Z';
	test.each([
		['moment', {}, '20 Sep 2026, 17:02 UTC'],
		['moment', { year: 2026 }, '20 Sep, 17:02 UTC'],
		['moment', { zone: 'Asia/Jakarta', year: 2026 }, '21 Sep, 00:02'],
		['moment', { zone: 'America/Chicago', year: 2025 }, '20 Sep 2026, 12:02'],
		['full', {}, 'Sun 20 Sep 2026, 17:02 UTC'],
		['day', {}, '20 Sep 2026'],
		['clock', {}, '17:02 UTC'],
		['clock', { zone: 'Asia/Kathmandu' }, '22:47'],
	] as const)('%s in %o is %s', (style, context, text) => {
		expect(formatInstant(at, style, context)).toBe(text);
	});

	test('what is no instant stays as it is', () => {
		expect(formatInstant('soon', 'moment')).toBe('soon');
	});

	test.each([
		['2026-09-23T02:00:00Z', 'Wed 09:00'],
		['2026-09-30T02:00:00Z', '30 Sep'],
	])('soon: %s is %s', (instant, text) => {
		expect(formatSoon(instant, Date.parse(at), 'Asia/Jakarta')).toBe(text);
	});

	test('a day is the same in every zone', () => {
		expect(formatDay('2026-11-01')).toBe('1 Nov 2026');
	});
});

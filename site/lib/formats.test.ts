import { describe, expect, test } from 'vitest';
import { formatDay } from './format-day.ts';
import { formatDuration } from './format-duration.ts';
import { formatInstant, formatSoon } from './format-instant.ts';
import { formatCount, formatMoneyRange, formatShare } from './format-quantity.ts';
import { monthName } from './month-name.ts';
import { reviewAge } from './review-age.ts';

const MINUTE = 60_000;

describe('formatDuration', () => {
	test.each([
		[0, '0 s'],
		[59_400, '59 s'],
		[59_600, '1 min'],
		[46 * MINUTE, '46 min'],
		[59.6 * MINUTE, '1 h'],
		[60 * MINUTE, '1 h'],
		[192 * MINUTE, '3 h 12 min'],
		[24 * 60 * MINUTE, '1 d'],
		[52 * 60 * MINUTE, '2 d 4 h'],
		[20 * 24 * 60 * MINUTE, '20 d'],
		[-3 * MINUTE, '−3 min'],
	])('%d ms is %s', (ms, text) => {
		expect(formatDuration(ms)).toBe(text);
	});
});

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

describe('quantities', () => {
	test.each([
		[formatCount(1, 'incident'), '1 incident'],
		[formatCount(1200, 'incident'), '1,200 incidents'],
		[formatCount(2, 'delivery', 'deliveries'), '2 deliveries'],
		[formatMoneyRange({ low: 9000, high: 14_000, currency: 'USD' }), 'USD 9,000–14,000'],
		[formatMoneyRange({ low: 9000, high: 9000, currency: 'IDR' }), 'IDR 9,000'],
		[formatShare(0.384), '38 %'],
		[monthName('2026-11'), 'November 2026'],
		[monthName('undated'), 'Undated'],
	])('%s', (actual, expected) => {
		expect(actual).toBe(expected);
	});

	test.each([
		['2026-05-24', 180, false],
		['2026-05-23', 181, true],
		['2026-12-01', 0, false],
	])('a runbook reviewed on %s', (reviewed, days, isStale) => {
		expect(reviewAge(reviewed, '2026-11-20')).toEqual({ days, isStale });
	});
});

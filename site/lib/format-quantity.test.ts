import { describe, expect, test } from 'vitest';
import { formatCount, formatMoneyRange, formatShare } from './format-quantity.ts';
import { monthName } from './month-name.ts';
import { reviewAge } from './review-age.ts';

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

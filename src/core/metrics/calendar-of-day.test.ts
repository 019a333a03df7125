import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { addDays, lastMonths, lastQuarters, lastWeeks, mondayOf, quarterOf } from './calendar-of-day.ts';

const day = fc
	.date({ min: new Date('1950-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));

describe('the calendar of a day', () => {
	test('agrees with Temporal', () => {
		fc.assert(
			fc.property(day, fc.integer({ min: -800, max: 800 }), (text, days) => {
				const date = Temporal.PlainDate.from(text);
				expect(mondayOf(text)).toBe(date.subtract({ days: date.dayOfWeek - 1 }).toString());
				expect(addDays(text, days)).toBe(date.add({ days }).toString());
				expect(lastMonths(text, 14)).toEqual(
					Array.from({ length: 14 }, (_, index) =>
						date
							.subtract({ months: 13 - index })
							.toString()
							.slice(0, 7),
					),
				);
			}),
		);
	});

	test.each([
		['2026-11-20', '2026-Q4'],
		['2026-01-01', '2026-Q1'],
		['2026-09-30', '2026-Q3'],
	])('%s is in %s', (text, quarter) => {
		expect(quarterOf(text)).toBe(quarter);
	});

	test.each(['2026-10-01', '2026-11-20', '2026-12-31'])('the quarters before and with that of %s', (text) => {
		expect(lastQuarters(text, 5)).toEqual(['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']);
	});

	test('weeks go on over a new year', () => {
		expect(lastWeeks('2027-01-03', 2)).toEqual(['2026-12-21', '2026-12-28']);
	});
});

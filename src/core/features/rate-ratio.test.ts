import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hoursToShow, rateRatio } from './rate-ratio.ts';

/** The binomial distribution function term by term, with exact coefficients. */
function naiveAtMost(count: number, total: number, share: number): number {
	let [sum, coefficient] = [0, 1];
	for (let k = 0; k <= count; k += 1) {
		sum += coefficient * share ** k * (1 - share) ** (total - k);
		coefficient = (coefficient * (total - k)) / (k + 1);
	}
	return sum;
}

test.each([
	// Clopper–Pearson of 0 in 4 is 0 to 0.6024, of 3 in 10 is 0.0667 to 0.6525 (R: binom.test).
	[
		{ count: 0, hours: 100 },
		{ count: 4, hours: 100 },
		{ ratio: 0, low: 0, high: 0.6024 / 0.3976 },
	],
	[
		{ count: 3, hours: 100 },
		{ count: 7, hours: 100 },
		{ ratio: 3 / 7, low: 0.0667 / 0.9333, high: 0.6525 / 0.3475 },
	],
	[
		{ count: 3, hours: 50 },
		{ count: 7, hours: 100 },
		{ ratio: 6 / 7, low: 2 * (0.0667 / 0.9333), high: 2 * (0.6525 / 0.3475) },
	],
])('%j after, %j before', (after, before, expected) => {
	const found = rateRatio(after, before)!;
	expect(found.ratio).toBeCloseTo(expected.ratio, 6);
	expect(found.low).toBeCloseTo(expected.low, 2);
	expect(found.high).toBeCloseTo(expected.high, 2);
});

test.each([
	['no hours after', { count: 0, hours: 0 }, { count: 3, hours: 100 }],
	['no hours before', { count: 1, hours: 10 }, { count: 0, hours: 0 }],
	['nothing at all', { count: 0, hours: 10 }, { count: 0, hours: 10 }],
])('%s: nothing can be said', (_name, after, before) => {
	expect(rateRatio(after, before)).toBeUndefined();
});

test('with nothing before there is no upper bound', () => {
	expect(rateRatio({ count: 2, hours: 10 }, { count: 0, hours: 100 })).toEqual({ low: expect.any(Number) });
	expect(hoursToShow(0, { count: 0, hours: 100 }, 3)).toBeUndefined();
});

const counted = fc.record({ count: fc.integer({ min: 0, max: 30 }), hours: fc.integer({ min: 1, max: 5000 }) });

test('the bounds are where each tail holds one fortieth, and the ratio lies between them', () => {
	fc.assert(
		fc.property(counted, counted, (after, before) => {
			const found = rateRatio(after, before);
			if (!found || found.ratio === undefined || found.high === undefined) return;
			const total = after.count + before.count;
			const share = (ratio: number) => {
				const odds = (ratio * after.hours) / before.hours;
				return odds / (1 + odds);
			};
			expect(found.low).toBeLessThanOrEqual(found.ratio);
			expect(found.high).toBeGreaterThanOrEqual(found.ratio);
			expect(naiveAtMost(after.count, total, share(found.high))).toBeCloseTo(0.025, 6);
			if (after.count > 0) expect(1 - naiveAtMost(after.count - 1, total, share(found.low))).toBeCloseTo(0.025, 6);
		}),
	);
});

test('after so many hours the upper bound is at the limit', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 20 }), counted, fc.integer({ min: 2, max: 10 }), (count, before, limit) => {
			const hours = hoursToShow(count, before, limit);
			if (hours === undefined) return;
			expect(rateRatio({ count, hours }, before)!.high).toBeCloseTo(limit, 6);
		}),
	);
});

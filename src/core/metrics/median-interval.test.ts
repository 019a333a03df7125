import { describe, expect, test } from 'vitest';
import { medianInterval } from './median-interval.ts';

const counting = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

describe('the interval of a median', () => {
	// Ranks of the 95 % interval, Conover (1999), table A3, and Campbell and Gardner (BMJ 1988), table.
	test.each([
		[6, [1, 6]],
		[8, [1, 8]],
		[9, [2, 8]],
		[10, [2, 9]],
		[20, [6, 15]],
		[30, [10, 21]],
		[50, [18, 33]],
		[100, [40, 61]],
	])('of %i values', (n, ranks) => {
		expect(medianInterval(counting(n))).toEqual(ranks);
	});

	test('is not there below six values', () => {
		expect([0, 1, 5].map((n) => medianInterval(counting(n)))).toEqual([undefined, undefined, undefined]);
	});

	test('of many values is that of the normal approximation', () => {
		const n = 20_000;
		const [low, high] = medianInterval(counting(n))!;
		const half = (1.959964 * Math.sqrt(n)) / 2;
		expect(low).toBeGreaterThan(n / 2 - half - 2);
		expect(low).toBeLessThan(n / 2 - half + 2);
		expect(low + high).toBe(n + 1);
	});
});

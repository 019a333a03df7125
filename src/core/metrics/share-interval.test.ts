import { expect, test } from 'vitest';
import { shareInterval } from './share-interval.ts';

test.each([
	// By hand: centre (0.3 + 3.8415/20) / 1.38415, reach 1.96 √(0.021 + 3.8415/400) / 1.38415
	['3 of 10', 3, 10, 0.1078, 0.6032],
	['none of 5: zero is no proof of never', 0, 5, 0, 0.4345],
	['all of 20', 20, 20, 0.8389, 1],
])('%s', (_, count, n, low, high) => {
	const interval = shareInterval(count, n)!;
	expect(interval.low).toBeCloseTo(low, 4);
	expect(interval.high).toBeCloseTo(high, 4);
	expect(interval.share).toBe(count / n);
});

test('of none there is no share', () => {
	expect(shareInterval(0, 0)).toBeUndefined();
});

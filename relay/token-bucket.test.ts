import { expect, test } from 'vitest';
import { TokenBucket } from './token-bucket.ts';

test('allows the burst, then the rate, and says when to come again', () => {
	const bucket = new TokenBucket(3, 0.5);
	expect([0, 0, 0, 0].map(() => bucket.take(1000))).toEqual([0, 0, 0, 2]);
	expect(bucket.take(2999)).toBe(1);
	expect(bucket.take(3000)).toBe(0);
	expect(bucket.take(3000)).toBe(2);
});

test('fills up to the burst and no further, also when the clock jumps', () => {
	const bucket = new TokenBucket(2, 10);
	bucket.take(0);
	expect([0, 0, 0].map(() => bucket.take(10 ** 12))).toEqual([0, 0, 1]);
	expect(bucket.take(0)).toBe(1);
});

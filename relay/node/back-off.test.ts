import { expect, test } from 'vitest';
import { backOff } from './back-off.ts';

test('doubles up to the longest wait, of which at most half is taken off', () => {
	const waits = (random: number) =>
		[1, 2, 3, 4, 5, 1000].map((tries) => backOff({ tries, baseMs: 100, maxMs: 1000, random }));
	expect(waits(0)).toEqual([100, 200, 400, 800, 1000, 1000]);
	expect(waits(1)).toEqual([50, 100, 200, 400, 500, 500]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { payloadSize } from './payload-size.ts';
import { shrinkValue } from './shrink-value.ts';

test('short facts stay whole, the longest text is cut and named', () => {
	const value = {
		id: 'Q1',
		status: 'firing',
		labels: { service: 'checkout-api' },
		details: { trace: 'x'.repeat(5000) },
	};
	const { value: shrunk, cut } = shrinkValue(value, 1000);
	expect(shrunk).toEqual({ ...value, details: { trace: expect.stringMatching(/^x{500,} … \[cut by the relay\]$/) } });
	expect(cut).toEqual(['$.details.trace']);
	expect(payloadSize(shrunk)).toBeLessThanOrEqual(1000);
});

test('what fits is not touched', () => {
	const value = { a: ['b', 1, null, true] };
	expect(shrinkValue(value, 1000)).toEqual({ value, cut: [] });
});

test('never cuts a character in two', () => {
	for (let budget = 100; budget < 140; budget += 1) {
		const { value } = shrinkValue('😀'.repeat(100), budget);
		expect((value as string).isWellFormed()).toBe(true);
	}
});

test('any value fits afterwards, up to a few characters of punctuation', () => {
	fc.assert(
		fc.property(fc.jsonValue({ maxDepth: 6 }), fc.integer({ min: 300, max: 2000 }), (value, budget) => {
			const big = { value, text: 'ü<&>'.repeat(300), list: Array.from({ length: 300 }, (_, index) => ({ index })) };
			const { value: shrunk, cut } = shrinkValue(big, budget);
			expect(payloadSize(shrunk)).toBeLessThanOrEqual(budget + 50);
			expect(cut.length).toBeGreaterThan(0);
		}),
	);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binomialTail } from './binomial-tail.ts';

test.each([
	[0, 10, 0.3, 1],
	[11, 10, 0.3, 0],
	[1, 2, 0.5, 0.75],
	[3, 3, 0.5, 0.125],
	[2, 6, 0, 0],
	[6, 6, 1, 1],
])('%i or more of %i at %d', (count, n, p, expected) => {
	expect(binomialTail(count, n, p)).toBeCloseTo(expected, 12);
});

test('adds up the outcomes of so many throws, counted one by one', () => {
	const probability = fc.double({ min: 0.01, max: 0.99, noNaN: true });
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 0, max: 11 }), probability, (n, count, p) => {
			let sum = 0;
			for (let throws = 0; throws < 2 ** n; throws++) {
				const successes = throws.toString(2).replaceAll('0', '').length;
				if (successes >= count) sum += p ** successes * (1 - p) ** (n - successes);
			}
			expect(binomialTail(count, n, p)).toBeCloseTo(sum, 9);
		}),
	);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plotStrip } from './plot-strip.ts';

test('the plot keeps every mark inside, and labels apart', () => {
	fc.assert(
		fc.property(
			fc.array(fc.integer({ min: 0, max: 10 ** 10 }), { minLength: 1 }),
			fc.integer({ min: 1 }),
			(values, target) => {
				const sorted = values.sort((a, b) => a - b);
				const plot = plotStrip(sorted, { median: sorted[0], target });
				for (const { x } of plot.marks) expect(x >= 0 && x <= plot.width).toBe(true);
				const gaps = plot.ticks.slice(1).map(({ x }, index) => x - plot.ticks[index]!.x);
				expect(gaps.every((gap) => gap >= 44)).toBe(true);
			},
		),
	);
});

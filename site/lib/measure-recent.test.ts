import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogueOf, incidentFile } from './fixtures/catalogue-of.ts';
import { measureRecent } from './measure-recent.ts';
import { plotStrip } from './plot-strip.ts';

const NOW = '2026-11-20T08:00:00Z';

describe('measureRecent', () => {
	const incident = (number: number, ackMinutes: number | undefined, more = {}) => {
		const start = Date.parse('2026-11-10T00:00:00Z');
		const acknowledged =
			ackMinutes === undefined ? '' : `, acknowledged: ${new Date(start + ackMinutes * 60_000).toISOString()}`;
		return incidentFile({
			id: `INC-2026-000${number}`,
			times: `detected: ${new Date(start).toISOString()}${acknowledged}`,
			...more,
		});
	};

	test('says what it measured, and what it left out', () => {
		const { incidents, policies } = catalogueOf([
			incident(1, 1),
			incident(2, 4),
			incident(3, 10),
			incident(4, undefined, { status: 'open' }),
			incident(5, -3),
			incident(6, 90, { more: 'relations: [{type: caused_by, incident: INC-2026-0001}]' }),
			incident(7, 90, { status: 'dismissed' }),
			incidentFile({ id: 'INC-2026-0008', times: 'detected: 2026-01-01T00:00:00Z' }),
		]);
		const { tta, ttr, apart } = measureRecent(incidents, { until: NOW, days: 90, targets: policies.targets });
		expect(tta).toEqual({
			metric: 'tta',
			values: [60_000, 240_000, 600_000],
			median: 240_000,
			p90: 528_000,
			within: 2 / 3,
			target: 300_000,
			pending: 1,
			invalid: 1,
		});
		expect(ttr).toMatchObject({ values: [], median: undefined, within: undefined, pending: 5 });
		expect(apart).toBe(2);
	});

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
});

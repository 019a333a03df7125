import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countMonths } from './count-months.ts';
import { countWeeks } from './count-weeks.ts';
import { catalogueOf, incidentFile } from './fixtures/catalogue-of.ts';
import { judgeTimes } from './judge-times.ts';
import { listPhases } from './list-phases.ts';
import { measureRecent } from './measure-recent.ts';
import { plotStrip } from './plot-strip.ts';
import { targetInForce } from './target-in-force.ts';

const NOW = '2026-11-20T08:00:00Z';
const all = {
	impact_started: '2026-11-20T02:58:00Z',
	detected: '2026-11-20T03:02:00Z',
	acknowledged: '2026-11-20T03:05:00Z',
	mitigated: '2026-11-20T03:31:00Z',
	resolved: '2026-11-20T03:44:00Z',
};

describe('listPhases', () => {
	const minutes = (times: Partial<typeof all>, status: 'open' | 'closed' = 'closed') =>
		listPhases({ times, status }, NOW).map(({ id, ms, end }) => `${id} ${ms / 60_000}${end ? '' : ' so far'}`);

	test.each([
		['all times', minutes(all), ['detecting 4', 'acknowledging 3', 'mitigating 26', 'recovering 13']],
		['no mitigation', minutes({ ...all, mitigated: undefined }), ['detecting 4', 'acknowledging 3', 'recovering 39']],
		['detection alone', minutes({ detected: all.detected }), []],
		['detection alone, still open', minutes({ detected: all.detected }, 'open'), ['acknowledging 298 so far']],
		['nothing', minutes({}, 'open'), []],
		[
			'an end before its start',
			minutes({ detected: all.detected, acknowledged: '2026-11-20T03:00:00Z', resolved: all.resolved }),
			['acknowledging -2', 'recovering 44'],
		],
	])('%s', (_name, actual, expected) => {
		expect(actual).toEqual(expected);
	});

	test('the drawn widths fill the bar, whatever the lengths', () => {
		const length = fc.integer({ min: 0, max: 10_000_000 });
		fc.assert(
			fc.property(length, length, length, (a, b, c) => {
				const at = (seconds: number) => new Date(Date.parse(all.detected) + seconds * 1000).toISOString();
				const times = { detected: at(0), acknowledged: at(a), mitigated: at(a + b), resolved: at(a + b + c) };
				const phases = listPhases({ times, status: 'closed' }, NOW);
				const last = phases.at(-1)!;
				expect(last.x + last.width).toBeCloseTo(1000, 0);
				for (const { width } of phases) expect(width).toBeGreaterThan(0);
			}),
		);
	});
});

describe('targets', () => {
	const { policies } = catalogueOf();
	const facts = (day: string, severity: 'sev1' | 'sev3' = 'sev3', team = 'payments') => ({
		severity,
		team,
		times: { detected: `${day}T00:00:00Z` },
	});
	test.each([
		['before any', targetInForce('tta', facts('2025-12-31'), policies.targets), undefined],
		['the first', targetInForce('tta', facts('2026-09-30'), policies.targets), 30],
		['from its first day', targetInForce('tta', facts('2026-10-01'), policies.targets), 5],
		['the one for its severity', targetInForce('tta', facts('2026-10-01', 'sev1'), policies.targets), 2],
		['for its team', targetInForce('ttr', facts('2026-10-01'), policies.targets), 120],
		['not for another team', targetInForce('ttr', facts('2026-10-01', 'sev3', 'stores'), policies.targets), undefined],
		['no policy', targetInForce('tta', facts('2026-10-01'), undefined), undefined],
	])('%s', (_name, ms, minutes) => {
		expect(ms).toBe(minutes === undefined ? undefined : minutes * 60_000);
	});

	test('each time is recorded, pending, unknown or invalid', () => {
		const times = { detected: all.detected, acknowledged: '2026-11-20T03:00:00Z' };
		const judged = judgeTimes({ times, status: 'open', severity: 'sev3', team: 'payments' }, policies.targets);
		expect(judged.map(({ metric, state, target }) => `${metric} ${state} ${target ?? 'no target'}`)).toEqual([
			'ttd unknown no target',
			'tta invalid 300000',
			'ttm pending no target',
			'ttr pending 7200000',
		]);
	});
});

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

test('countMonths counts the month of the last moment and the eleven before', () => {
	const { incidents } = catalogueOf(
		['2026-11-20', '2026-11-01', '2025-12-31', '2025-11-30'].map((day, index) =>
			incidentFile({ id: `INC-2026-000${index}`, times: `detected: ${day}T12:00:00Z` }),
		),
	);
	expect(countMonths(incidents, NOW)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
});

test('countWeeks counts from Monday to Sunday and keeps empty weeks', () => {
	const file = (number: number, detected: string, severity = 'sev3') =>
		incidentFile({ id: `INC-2026-000${number}`, times: `detected: ${detected}`, severity });
	const { incidents } = catalogueOf([
		file(1, '2026-11-16T00:00:00Z', 'sev2'),
		file(2, '2026-11-15T23:59:59Z'),
		file(3, '2026-11-02T00:00:00Z', 'sev1'),
		file(4, '2026-11-01T23:59:59Z'),
	]);
	expect(countWeeks(incidents, { until: NOW, weeks: 3 })).toEqual([
		{ monday: '2026-11-02', severe: 1, other: 0 },
		{ monday: '2026-11-09', severe: 0, other: 1 },
		{ monday: '2026-11-16', severe: 1, other: 0 },
	]);
});

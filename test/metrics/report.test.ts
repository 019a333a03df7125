import { describe, expect, test } from 'vitest';
import type { CatalogueIncident } from '../../src/app/catalogue/catalogue.ts';
import { deriveMetrics } from '../../src/app/metrics/derive-metrics.ts';
import { listRows } from '../../src/app/metrics/list-figures.ts';
import type { MetricsQuestion } from '../../src/app/metrics/metrics-report.ts';
import { printMetrics } from '../../src/app/metrics/print-metrics.ts';
import { DIMENSIONS } from '../../src/core/metrics/group-incidents.ts';
import type { ToldIncident } from '../../src/core/metrics/incident.fixture.ts';
import { printCsv } from '../../src/formats/csv/print-csv.ts';
import { catalogueIncident, catalogueWith } from './catalogue.fixture.ts';

const NOW = '2026-11-20T12:00:00Z';

function report(told: readonly ToldIncident[], question: Partial<MetricsQuestion> = {}) {
	const incidents = told.map((one, place) => catalogueIncident({ id: `INC-2026-000${place + 1}`, ...one }));
	return deriveMetrics(catalogueWith(incidents), { now: NOW, ...question });
}

/** All that can go wrong with times, beside two incidents with which nothing did. */
const WORLD: readonly ToldIncident[] = [
	{
		times: { impact_started: '08:50', detected: '09:00', acknowledged: '09:10', resolved: '10:00' },
		verdict: { value: 'actionable' },
	},
	{
		times: { detected: '11:00', acknowledged: '11:20', resolved: '13:00' },
		team: 'stores',
		impact: { revenue_lost: { low: 900, high: 12_500, currency: 'USD', basis: 'estimated' } },
	},
	{ status: 'open', times: { detected: '14:00' }, relations: [{ type: 'recurrence_of', incident: 'INC-2025-0001' }] },
	{
		times: { detected: '15:00', acknowledged: '14:00', resolved: '15:30' },
		team: 'stores',
		impact: { revenue_lost: { low: 3, high: 4, currency: 'IDR', basis: 'confirmed' } },
	},
	{ times: {} },
	{ times: { detected: '15:05' }, relations: [{ type: 'caused_by', incident: 'INC-2026-0004' }] },
];

test('the text, whole: every number with what it is of', () => {
	expect(printMetrics(report(WORLD))).toMatchInlineSnapshot(`
		"2026-11-01 to 2026-11-20 (20 days, UTC), as of 2026-11-20T12:00:00Z
		4 incidents measured (1 open); not measured: 1 consequence
		1 without any time, in no period: INC-2026-0005

		Time            n      median         p90        mean  within target  pending  n/a  invalid
		To detect       1      10 min      10 min      10 min              -        0    3        0
		To acknowledge  2      15 min      19 min      15 min              -        1    0        1
		To mitigate     0           -           -           -              -        1    3        0
		To resolve      3         1 h  1 h 48 min  1 h 10 min              -        1    0        0
		To repair       3  1 h 30 min  1 h 38 min  1 h 20 min              -        1    0        0
		1 invalid (to acknowledge): INC-2026-0004

		Time in severity       sev3 3 h 30 min (n 3), 1 pending
		Time between failures  3 h 37 min (3 failures)
		Recurrence             25 % of 4
		Verdicts               false positive 0 % of 1, not actionable 0 % of 1, 4 not judged
		Found by               alert 100 % of 4, user-report 0 % of 4, engineer 0 % of 4, partner 0 % of 4
		Postmortems            -
		Actions                -
		Cost                   IDR 3 to 4 (1 incident, 1 confirmed, 0 by formula),
		                       USD 900 to 12,500 (1 incident, 0 confirmed, 0 by formula), 2 not known
		Response               1 pending, 3 not known
		"
	`);
});

test('by team, and one metric', () => {
	expect(printMetrics(report(WORLD, { by: 'team' }))).toMatchInlineSnapshot(`
		"2026-11-01 to 2026-11-20 (20 days, UTC), as of 2026-11-20T12:00:00Z
		4 incidents measured (1 open); not measured: 1 consequence
		1 without any time, in no period: INC-2026-0005

		team      incidents  to ack  n  within target  to resolve  n  within target
		payments          2  10 min  1              -         1 h  1              -
		stores            2  20 min  1              -  1 h 15 min  2              -
		all               4  15 min  2              -         1 h  3              -
		"
	`);
	expect(printMetrics(report(WORLD, { by: 'team' }), 'tta')).toMatchInlineSnapshot(`
		"2026-11-01 to 2026-11-20 (20 days, UTC), as of 2026-11-20T12:00:00Z
		4 incidents measured (1 open); not measured: 1 consequence
		1 without any time, in no period: INC-2026-0005

		To acknowledge, by team
		team      n  median     p90    mean  within target  pending  n/a  invalid
		payments  1  10 min  10 min  10 min              -        1    0        0
		stores    1  20 min  20 min  20 min              -        0    0        1
		all       2  15 min  19 min  15 min              -        1    0        1
		"
	`);
	expect(printMetrics(report(WORLD, { by: 'team' }), 'cost')).toMatchInlineSnapshot(`
		"2026-11-01 to 2026-11-20 (20 days, UTC), as of 2026-11-20T12:00:00Z
		4 incidents measured (1 open); not measured: 1 consequence
		1 without any time, in no period: INC-2026-0005

		Cost
		payments  2 not known
		stores    IDR 3 to 4 (1 incident, 1 confirmed, 0 by formula),
		          USD 900 to 12,500 (1 incident, 0 confirmed, 0 by formula)
		all       IDR 3 to 4 (1 incident, 1 confirmed, 0 by formula),
		          USD 900 to 12,500 (1 incident, 0 confirmed, 0 by formula), 2 not known
		"
	`);
});

test('compared with the days before', () => {
	const days = (first: number, minutes: (day: number) => number): readonly ToldIncident[] =>
		Array.from({ length: 9 }, (_, day) => {
			const start = Date.UTC(2026, 10, first + day);
			const acknowledged = new Date(start + minutes(day) * 60_000).toISOString();
			return { id: `INC-2026-0${100 + first + day}`, times: { detected: new Date(start).toISOString(), acknowledged } };
		});
	const told = [...days(1, (day) => 30 + day), ...days(10, (day) => 3 + day)];
	expect(
		printMetrics(report(told, { from: '2026-11-10', to: '2026-11-18', compare: 'previous' }), 'tta'),
	).toMatchInlineSnapshot(`
		"2026-11-10 to 2026-11-18 (9 days, UTC), as of 2026-11-20T12:00:00Z
		compared with 2026-11-01 to 2026-11-09 (9 days)
		9 incidents measured (0 open)

		Time            n  median     p90   mean  within target  pending  n/a  invalid
		To acknowledge  9   7 min  10 min  7 min              -        0    0        0

		                before  n  after  n   change       95 % interval      p   verdict  needs n
		To acknowledge  34 min  9  7 min  9  −27 min  −31 min to −23 min  0.003  improved        6
		"
	`);
});

describe('little to measure', () => {
	const questions: readonly Partial<MetricsQuestion>[] = [
		{},
		...DIMENSIONS.map((by) => ({ by })),
		{ from: '2026-11-10', compare: 'previous', by: 'team' },
		{ from: '2026-11-20', to: '2026-11-20', compare: { from: '2020-01-01', to: '2020-01-02' } },
	];

	test.each<[name: string, told: readonly ToldIncident[]]>([
		['no incident', []],
		['one incident', [{ times: { detected: '09:00', resolved: '10:00' } }]],
		['one, without any time', [{}]],
		['one, open', [{ status: 'open', times: { detected: '09:00' } }]],
		[
			'only lead-ups and dismissed ones',
			[{ status: 'lead-up' }, { status: 'dismissed', times: { detected: '09:00' } }],
		],
	])('%s', (_name, told) => {
		for (const question of questions) {
			const derived = report(told, question);
			expect(JSON.stringify(derived)).not.toMatch(/null|NaN/);
			for (const text of [printMetrics(derived), printCsv(listRows(derived))])
				expect(text).not.toMatch(/NaN|undefined|Infinity/);
		}
	});

	test('an incident without any time is in no period, and named', () => {
		expect(report([{}]).undated).toEqual(['INC-2026-0001']);
		expect(printMetrics(report([{}]))).toContain('1 without any time, in no period: INC-2026-0001');
	});
});

test('lines fit a terminal of 100 columns', () => {
	const long = {
		service: 'a-service-with-a-name-that-goes-on-and-on-for-ever',
		team: 'a-team-with-a-name-that-goes-on-and-on',
	};
	const many = Array.from(
		{ length: 1_200 },
		(_, place): ToldIncident => ({
			...long,
			id: `INC-2026-${1_000 + place}`,
			times: { detected: '09:00', acknowledged: '09:59', resolved: '23:59' },
		}),
	);
	for (const by of [undefined, 'team', 'service', 'month'] as const) {
		const lines = printMetrics(report(many, by && { by })).split('\n');
		expect(lines.filter((line) => line.length > 100)).toEqual([]);
	}
});

test('only the severities that are asked for', () => {
	const told: readonly ToldIncident[] = [
		{ severity: 'sev1', times: { detected: '09:00', resolved: '10:00' } },
		{ severity: 'sev5', times: { detected: '09:00', resolved: '23:00' } },
	];
	expect(report(told, { severities: ['sev1', 'sev2'] }).total.durations.ttr).toMatchObject({ n: 1, mean: 3_600_000 });
});

test('a day that is not over has not been free of trouble yet', () => {
	// Down all of 20 November until noon, which is now: none of the 12 hours that there were.
	const down: ToldIncident = { status: 'open', kind: 'service-down', times: { detected: '2026-11-20T00:00:00Z' } };
	const { availability, total } = report([down], { from: '2026-11-20' });
	expect(availability[0]).toMatchObject({ up: 0, downMs: 12 * 3_600_000, lasting: 1 });
	expect(total.between).toMatchObject({ failures: 1, wellMs: 0 });
});

test('a year of ten thousand incidents takes no long time', () => {
	const incidents: CatalogueIncident[] = Array.from({ length: 10_000 }, (_, place) => {
		const start = Date.UTC(2026, 0, 1) + place * 2_700_000;
		const [detected, resolved] = [new Date(start).toISOString(), new Date(start + (place % 97) * 60_000).toISOString()];
		return catalogueIncident({
			id: `INC-2026-${place + 1}`,
			service: `service-${place % 300}`,
			times: { detected, acknowledged: detected, resolved },
		});
	});
	const { total, groups } = deriveMetrics(catalogueWith(incidents), { now: '2027-01-01T00:00:00Z', by: 'service' });
	expect([total.durations.ttr.n, groups.length]).toEqual([10_000, 300]);
});

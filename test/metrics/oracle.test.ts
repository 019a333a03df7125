import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CatalogueIncident } from '../../src/app/catalogue/catalogue.ts';
import { deriveMetrics } from '../../src/app/metrics/derive-metrics.ts';
import type { GroupFigures } from '../../src/app/metrics/metrics-report.ts';
import type { Incident } from '../../src/core/records/incident.ts';
import type { TargetsPolicy } from '../../src/core/records/policies/targets.ts';
import { catalogueIncident, catalogueWith } from './catalogue.fixture.ts';

const NOW = '2026-11-20T12:00:00Z';

const TARGETS: TargetsPolicy = {
	schema: 1,
	targets: [
		{ metric: 'tta', from: '2026-11-03', within: '10m' },
		{ metric: 'tta', from: '2026-11-01', within: '30m' },
		{ metric: 'ttr', from: '2026-11-02', within: '1h', severities: ['sev1'] },
	],
};

const instant = fc
	.integer({ min: 0, max: 5 * 24 * 12 })
	.map((step) => new Date(Date.UTC(2026, 10, 1) + step * 300_000).toISOString());

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 3 });

const told = fc.record({
	status: fc.constantFrom<Incident['status']>('lead-up', 'open', 'resolved', 'closed', 'closed', 'dismissed'),
	severity: fc.constantFrom<Incident['severity']>('sev1', 'sev3'),
	team: fc.constantFrom('payments', 'stores', 'search'),
	times: fc.record({ detected: maybe(instant), acknowledged: maybe(instant), resolved: maybe(instant) }),
	verdict: maybe(fc.constantFrom({ value: 'false-positive' as const }, { value: 'actionable' as const })),
	relations: maybe(
		fc
			.constantFrom('caused_by' as const, 'duplicate_of' as const, 'recurrence_of' as const)
			.map((type) => [{ type, incident: 'INC-2026-9999' }]),
	),
});

const incidentsArbitrary = fc
	.array(told, { maxLength: 25 })
	.map((list) =>
		list.map((one, place) =>
			catalogueIncident({ ...one, id: `INC-2026-${String(place + 1).padStart(4, '0')}`, times: defined(one.times) }),
		),
	);

function defined<T extends object>(value: T): Partial<T> {
	return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Partial<T>;
}

/** The same figures by the plainest way: loops over the records, nothing shared with what is tested. */
function naive(
	incidents: readonly CatalogueIncident[],
	team: string,
	[from, to, target]: readonly ['detected', 'acknowledged' | 'resolved', (facts: Incident) => number | undefined],
) {
	const values: number[] = [];
	const counts = { judged: 0, within: 0, pending: 0, notApplicable: 0 };
	const invalid: string[] = [];
	for (const { facts } of incidents) {
		if (facts.team !== team || facts.times.detected === undefined) continue;
		if (facts.status === 'lead-up' || facts.status === 'dismissed') continue;
		if (facts.verdict !== undefined && facts.verdict.value === 'false-positive') continue;
		if (facts.relations !== undefined && facts.relations[0]!.type !== 'recurrence_of') continue;
		const [start, end] = [facts.times[from], facts.times[to]];
		if (facts.status === 'open' && (end === undefined || to === 'resolved')) counts.pending += 1;
		else if (start === undefined || end === undefined) counts.notApplicable += 1;
		else if (new Date(end) < new Date(start)) invalid.push(facts.id);
		else {
			const ms = new Date(end).getTime() - new Date(start).getTime();
			values.push(ms);
			const limit = target(facts);
			if (limit !== undefined) counts.judged += 1;
			if (limit !== undefined && ms <= limit) counts.within += 1;
		}
	}
	values.sort((a, b) => a - b);
	const n = values.length;
	const middle = n % 2 === 1 ? values[(n - 1) / 2]! : (values[n / 2 - 1]! + values[n / 2]!) / 2;
	let sum = 0;
	for (const ms of values) sum += ms;
	return { n, ...counts, invalid, ...(n > 0 && { median: middle, mean: sum / n }) };
}

const TTA = [
	'detected',
	'acknowledged',
	(facts: Incident) => (facts.times.detected! < '2026-11-03' ? 1_800_000 : 600_000),
] as const;
const TTR = [
	'detected',
	'resolved',
	(facts: Incident) => (facts.severity === 'sev1' && facts.times.detected! >= '2026-11-02' ? 3_600_000 : undefined),
] as const;

function derive(incidents: readonly CatalogueIncident[], more: Partial<Parameters<typeof deriveMetrics>[1]> = {}) {
	return deriveMetrics(catalogueWith(incidents, { targets: TARGETS }), { now: NOW, by: 'team', ...more });
}

const teamOf = (groups: readonly GroupFigures[], team: string) => groups.find(({ key }) => key === team);

test('figures are those of a naive implementation', () => {
	fc.assert(
		fc.property(incidentsArbitrary, (incidents) => {
			const { groups } = derive(incidents);
			for (const team of ['payments', 'stores', 'search']) {
				const durations = teamOf(groups, team)?.durations;
				const [tta, ttr] = [naive(incidents, team, TTA), naive(incidents, team, TTR)];
				if (durations === undefined) {
					expect([tta.n, ttr.n, tta.pending, tta.invalid]).toEqual([0, 0, 0, []]);
					continue;
				}
				const { p90, ...rest } = durations.tta;
				expect(rest).toEqual(tta);
				expect(p90 === undefined).toBe(tta.n === 0);
				expect(durations.ttr).toMatchObject(ttr);
			}
		}),
	);
});

test('every incident that counts is in exactly one state', () => {
	fc.assert(
		fc.property(incidentsArbitrary, (incidents) => {
			const { total } = derive(incidents);
			for (const { n, pending, notApplicable, invalid } of Object.values(total.durations)) {
				expect(n + pending + notApplicable + invalid.length).toBe(total.counts.standing.counted);
			}
		}),
	);
});

test('the order of incidents does not matter, not even to comparisons', () => {
	fc.assert(
		fc.property(incidentsArbitrary, fc.nat(), (incidents, seed) => {
			const question = { from: '2026-11-03', compare: 'previous' } as const;
			const other = incidents.toSorted((a, b) => hash(a.id, seed) - hash(b.id, seed));
			expect(derive(other, question)).toEqual(derive(incidents, question));
		}),
		{ numRuns: 30 },
	);
});

test('an incident of another team does not change the figures of a team', () => {
	fc.assert(
		fc.property(incidentsArbitrary, told, (incidents, one) => {
			const added = catalogueIncident({ ...one, id: 'INC-2026-0099', team: 'others', times: defined(one.times) });
			const question = { from: '2026-11-01' };
			const [before, after] = [derive(incidents, question).groups, derive([...incidents, added], question).groups];
			expect(after.filter(({ key }) => key !== 'others')).toEqual(before);
		}),
	);
});

function hash(id: string, seed: number): number {
	return (Number(id.slice(-4)) * 7919 + seed) % 101;
}

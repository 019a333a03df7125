import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generateRepository } from '../../../bench/generate-repository.ts';
import { readCatalogue } from '../../../src/app/catalogue/read-catalogue.ts';
import { createMetrics } from '../../../src/app/metrics/datasets/create-metrics.ts';
import { measureCatalogue } from '../../../src/app/metrics/measure-catalogue.ts';
import { recentPeriods } from '../../../src/core/metrics/recent-periods.ts';
import { areMeasurements, decodeMeasurements } from './decode-measurements.ts';
import { encodeMeasurements } from './encode-measurements.ts';
import { exploreMeasurements } from './explore-measurements.ts';
import { defaultState, readExplorerState, writeExplorerState } from './explorer-state.ts';
import { EXPLORED, type MeasurementColumns } from './measurement-columns.ts';

const NOW = '2026-11-20T06:00:00Z';
const defaults = defaultState({ from: '2025-11-21', to: '2026-11-20' });

function measuredOf(incidents: number) {
	const texts = new Map([...generateRepository({ incidents })].map(({ path, content }) => [path, content]));
	const files = { paths: () => [...texts.keys()], read: (path: string) => texts.get(path)!, version: () => '1' };
	return measureCatalogue(readCatalogue(files), NOW);
}

describe('measurements for the browser', () => {
	const measured = measuredOf(600);
	const columns = JSON.parse(JSON.stringify(encodeMeasurements(measured))) as MeasurementColumns;
	const rows = decodeMeasurements(columns);

	test('come back as they were', () => {
		expect(areMeasurements(columns)).toBe(true);
		for (const [index, row] of measured.counted.entries()) {
			const { id, day, team, service, product, severity } = row;
			expect(rows[index]).toMatchObject({ id, day, team, service, product, severity });
			for (const metric of EXPLORED) {
				const [before, after] = [row.measurements[metric], rows[index]!.measurements[metric]];
				expect(after.state).toBe(before.state);
				if (before.state === 'recorded') expect(after).toEqual(before);
			}
		}
		expect(rows).toHaveLength(measured.counted.length);
	});

	test('give the same figures as the pages, to the last digit of chance', () => {
		const { recent } = recentPeriods(measured.today);
		const { change } = exploreMeasurements(rows, { ...defaults, ...recent });
		const row = createMetrics(measured)
			.dataset('comparisons')
			.rows.find(({ by, metric }) => by === 'all' && metric === 'ttr')!;
		const { difference, interval, p } = change.comparison;
		expect([change.after.median, difference, interval?.[0], p]).toEqual([
			row.median_ms,
			row.difference_ms,
			row.interval_low_ms,
			row.p,
		]);
	});

	test('are narrowed by every filter', () => {
		const { team, severity, service } = rows[0]!;
		const found = exploreMeasurements(rows, { ...defaults, team, service, severities: [severity] }).rows;
		expect(found).toEqual(
			rows.filter((row) => row.team === team && row.severity === severity && row.service === service),
		);
		expect(exploreMeasurements(rows, { ...defaults, team: 'nobody' }).change.comparison.verdict).toBe('cannot-tell');
	});

	test('take at most ten bytes an incident, packed', () => {
		expect(gzipSync(JSON.stringify(columns)).length).toBeLessThan(2_000 + 10 * rows.length);
	});

	test.each([undefined, null, {}, { format: 2, ids: [] }])('%s are none', (value) => {
		expect(areMeasurements(value)).toBe(false);
	});
});

describe('the state in the address', () => {
	const slug = fc.stringMatching(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
	const day = fc.integer({ min: 10_000, max: 25_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));

	test('comes back as it was', () => {
		const state = fc
			.record({
				metric: fc.constantFrom(...EXPLORED),
				team: fc.oneof(fc.constant(''), slug),
				service: fc.oneof(fc.constant(''), slug),
				product: fc.oneof(fc.constant(''), slug),
				severities: fc.subarray(['sev1', 'sev2', 'sev3', 'sev4', 'sev5']),
				days: fc.tuple(day, day),
			})
			.map(({ days, ...rest }) => {
				const [from, to] = days.sort() as [string, string];
				return { ...rest, from, to };
			});
		fc.assert(
			fc.property(state, (before) => {
				expect(readExplorerState(writeExplorerState(before, defaults), defaults)).toEqual(before);
			}),
		);
	});

	test.each([
		['', defaults],
		['?metric=mtbf&severity=bad&from=yesterday&to=2026-02-30', defaults],
		['?team=payments&severity=sev2,sev1', { ...defaults, team: 'payments', severities: ['sev1', 'sev2'] }],
		['?severity=sev1&severity=sev2', { ...defaults, severities: ['sev1', 'sev2'] }],
		['?from=2026-05-01&to=2026-01-01', { ...defaults, from: '2026-01-01', to: '2026-05-01' }],
	])('reads %s', (search, expected) => {
		expect(readExplorerState(search, defaults)).toEqual(expected);
	});
});

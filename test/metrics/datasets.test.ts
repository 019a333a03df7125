import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { workTreeFiles } from '../../src/adapters/files/work-tree-files.ts';
import { readCatalogue } from '../../src/app/catalogue/read-catalogue.ts';
import { createMetrics } from '../../src/app/metrics/datasets/create-metrics.ts';
import type { Dataset } from '../../src/app/metrics/datasets/dataset.ts';
import { DATASET_NAMES } from '../../src/app/metrics/datasets/dataset-list.ts';
import { printDatasetCsv, printDatasetJson } from '../../src/app/metrics/datasets/print-dataset.ts';
import { deriveMetrics } from '../../src/app/metrics/derive-metrics.ts';
import { measureCatalogue } from '../../src/app/metrics/measure-catalogue.ts';
import { recentPeriods } from '../../src/core/metrics/recent-periods.ts';

const NOW = '2026-11-20T08:00:00Z';
const catalogue = readCatalogue(workTreeFiles(resolve(import.meta.dirname, '../..')));
const measured = measureCatalogue(catalogue, NOW);
const metrics = createMetrics(measured);

describe.each(DATASET_NAMES)('%s', (name) => {
	const dataset: Dataset = metrics.dataset(name);

	test('is at the address of its name, and made once', () => {
		expect(dataset.name).toBe(name);
		expect(metrics.dataset(name)).toBe(dataset);
	});

	test('has a column for each figure of its rows, and no other', () => {
		const columns = dataset.columns.map(({ key }) => key);
		expect(new Set(columns).size).toBe(columns.length);
		const keys = new Set(dataset.rows.flatMap((row) => Object.keys(row)));
		expect([...keys].filter((key) => !columns.includes(key))).toEqual([]);
		if (dataset.rows.length > 0) expect(columns.filter((key) => !keys.has(key))).toEqual([]);
	});

	test('has no number that is none', () => {
		const numbers = dataset.rows.flatMap((row) => Object.values(row).filter((value) => typeof value === 'number'));
		expect(numbers.filter((value) => !Number.isFinite(value))).toEqual([]);
	});

	test('prints as JSON that says what it is, and as CSV of as many rows', () => {
		const json = JSON.parse(printDatasetJson(dataset, measured));
		expect(json).toMatchObject({ name, as_of: NOW, time_zone: 'Asia/Jakarta' });
		expect(json.rows).toEqual(JSON.parse(JSON.stringify(dataset.rows)));
		expect(printDatasetCsv(dataset).split('\r\n').length).toBeGreaterThanOrEqual(dataset.rows.length + 2);
	});
});

test('comparisons are those of the command', () => {
	const { recent, before } = recentPeriods(measured.today);
	const { total, groups } = deriveMetrics(catalogue, { now: NOW, ...recent, compare: before, by: 'team' });
	const rows = metrics.dataset('comparisons').rows;
	for (const [by, key, figures] of [
		['all', 'all', total] as const,
		...groups.map((group) => ['team', group.key, group] as const),
	]) {
		const row = rows.find((one) => one.by === by && one.group === key && one.metric === 'ttr')!;
		const { durations, comparisons } = figures;
		expect([row.n, row.median_ms, row.p90_ms, row.within, row.judged]).toEqual([
			durations.ttr.n,
			durations.ttr.median,
			durations.ttr.p90,
			durations.ttr.within,
			durations.ttr.judged,
		]);
		const { difference, interval, p, needed, verdict } = comparisons!.ttr;
		expect([row.difference_ms, row.interval_low_ms, row.interval_high_ms, row.p, row.needed, row.verdict]).toEqual([
			difference,
			interval?.[0],
			interval?.[1],
			p,
			needed,
			verdict,
		]);
	}
});

test('costs and impact of the year are those of the command', () => {
	const from = new Date(Date.parse(measured.today) - 364 * 86_400_000).toISOString().slice(0, 10);
	const { total } = deriveMetrics(catalogue, { now: NOW, from });
	const sums = metrics
		.dataset('costs')
		.rows.filter(({ by }) => by === 'all')
		.map(({ currency, low, high, n, confirmed, by_formula }) => ({
			currency,
			low,
			high,
			n,
			confirmed,
			computed: by_formula,
		}));
	expect(sums).toEqual(total.cost.sums);
	const own = metrics.dataset('impact').rows.filter(({ counts_as }) => counts_as === 'counted');
	const hours = own.reduce((sum, { response_high_hours }) => sum + (response_high_hours ?? 0), 0);
	expect(hours).toBeCloseTo(total.response.high, 6);
	expect(own.filter(({ cost_state }) => cost_state === 'not-applicable')).toHaveLength(total.cost.notApplicable);
});

import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { workTreeFiles } from '../../src/adapters/files/work-tree-files.ts';
import { readRules } from '../../src/app/backtest/read-rules.ts';
import { runBacktest } from '../../src/app/backtest/run-backtest.ts';
import { readCatalogue } from '../../src/app/catalogue/read-catalogue.ts';
import { makeDetector } from '../../src/app/metrics/datasets/detector.ts';
import { makeNoiseByAlert } from '../../src/app/metrics/datasets/noise.ts';
import { measureCatalogue } from '../../src/app/metrics/measure-catalogue.ts';
import { deriveNoise } from '../../src/app/noise/derive-noise.ts';
import type { ReplayRules } from '../../src/core/backtest/replay.ts';

const NOW = '2026-11-20T08:00:00Z';
const files = workTreeFiles(resolve(import.meta.dirname, '../..'));
const read = readRules(files);
if (!read.ok) throw new Error(read.problems[0]?.message);
const rules: ReplayRules = read.value;
const { report } = deriveNoise(files, { rules, period: {}, now: NOW });
const measured = measureCatalogue(readCatalogue(files), NOW);

test('the months of the detector add up to what the backtest says of the rules of today', () => {
	const { links } = runBacktest(files, { before: rules, after: rules }).backtest.before;
	expect(report.detector.total).toEqual(links);
	const { months } = report.detector;
	const sum = (key: keyof typeof links) => months.reduce((total, month) => total + month[key], 0);
	expect({ said: sum('said'), right: sum('right'), explained: sum('explained'), found: sum('found') }).toEqual(links);
	expect(links.explained).toBeGreaterThan(5);
});

test('the dataset of the dashboard has the months of the command', () => {
	const rows = makeDetector(measured).rows.map(({ month, said, right, explained, found }) => {
		return { month, said, right, explained, found };
	});
	expect(rows).toEqual(report.detector.months);
});

test('the noise of the command is that of the dashboard, which adds up services and looks back a year', () => {
	const year = deriveNoise(files, { rules, period: { from: '2025-11-20T08:00:00Z' }, now: NOW }).report;
	const byName = Map.groupBy(year.rules, ({ name }) => name);
	for (const row of makeNoiseByAlert(measured).rows) {
		const own = byName.get(row.alert) ?? [];
		const sum = (count: (one: (typeof own)[number]) => number) => own.reduce((total, one) => total + count(one), 0);
		expect([sum(({ firings }) => firings), sum(({ repeats }) => repeats), sum(({ muted }) => muted)]).toEqual([
			row.firings,
			row.repeats,
			row.muted,
		]);
	}
});

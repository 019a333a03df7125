import type { Comparison } from '../../core/metrics/compare-samples.ts';
import { DURATIONS, type DurationMetric } from '../../core/metrics/measure-duration.ts';
import type { DurationSummary } from '../../core/metrics/summarise-measurements.ts';
import { formatDuration } from '../../core/time/format-duration.ts';
import { formatIds, formatShareOf, formatShort } from './format-figures.ts';
import { METRICS } from './metric-names.ts';
import type { GroupFigures, MetricsReport } from './metrics-report.ts';
import { printTable } from './print-table.ts';

const HEAD = ['n', 'median', 'p90', 'mean', 'within target', 'pending', 'n/a', 'invalid'];

/** The durations of one group, one a row, and below them the incidents that are invalid. */
export function printDurations({ durations }: GroupFigures, metrics: readonly DurationMetric[]): readonly string[] {
	const asked = DURATIONS.filter(({ metric }) => metrics.includes(metric));
	const rows = asked.map(({ metric, label }) => [label, ...summaryCells(durations[metric])]);
	const invalid = asked.flatMap(({ metric, label }) =>
		formatIds(`invalid (${label.toLowerCase()})`, durations[metric].invalid),
	);
	return [...printTable([['Time', ...HEAD], ...rows]), ...invalid];
}

/** One duration of many groups, one a row. */
export function printDurationByGroup({ groups, by, total }: MetricsReport, metric: DurationMetric): readonly string[] {
	const rows = [...groups, { ...total, name: 'all' }].map(({ name, durations }) => [
		name,
		...summaryCells(durations[metric]),
	]);
	return [`${METRICS[metric]}, by ${by}`, ...printTable([[by ?? '', ...HEAD], ...rows])];
}

function summaryCells({
	n,
	median,
	p90,
	mean,
	judged,
	within,
	pending,
	notApplicable,
	invalid,
}: DurationSummary): readonly string[] {
	const times = [median, p90, mean].map((ms) => (ms === undefined ? '-' : formatDuration(ms)));
	return [
		String(n),
		...times,
		formatShareOf(within, judged),
		String(pending),
		String(notApplicable),
		String(invalid.length),
	];
}

const COMPARISON_HEAD = ['before', 'n', 'after', 'n', 'change', '95 % interval', 'p', 'verdict', 'needs n'];

/** Comparisons with the other period: one a row, with how many incidents it would take to tell a change of that size. */
export function printComparisons(
	rows: readonly (readonly [name: string, comparison: Comparison])[],
): readonly string[] {
	return printTable([
		['', ...COMPARISON_HEAD],
		...rows.map(([name, comparison]) => [name, ...comparisonCells(comparison)]),
	]);
}

function comparisonCells({ before, after, difference, interval, p, needed, verdict }: Comparison): readonly string[] {
	const time = (ms: number | undefined) => (ms === undefined ? '-' : formatShort(ms));
	return [
		time(before.median),
		String(before.n),
		time(after.median),
		String(after.n),
		time(difference),
		interval ? `${time(interval[0])} to ${time(interval[1])}` : '-',
		p === undefined ? '-' : p < 0.001 ? '<0.001' : p.toFixed(3),
		verdict === 'cannot-tell' ? 'cannot tell' : verdict,
		needed === undefined ? '-' : String(needed),
	];
}

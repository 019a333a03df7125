import { DURATIONS, type DurationMetric } from '../../core/metrics/measure-duration.ts';
import { formatDuration } from '../../core/time/format-duration.ts';
import { formatCount, formatIds, formatShareOf } from './format-figures.ts';
import { METRICS, type MetricName } from './metric-names.ts';
import type { GroupFigures, MetricsReport } from './metrics-report.ts';
import { printComparisons, printDurationByGroup, printDurations } from './print-durations.ts';
import { LINES, type LineMetric, listApart, printAvailability, printNoise } from './print-sections.ts';
import { cutName, printTable } from './print-table.ts';
import { wrapParts } from './wrap-parts.ts';

/** Times that the overview of groups shows; the others are there by `--metric`. */
const OVERVIEW: readonly DurationMetric[] = ['tta', 'ttr'];

const DURATION_NAMES: readonly DurationMetric[] = DURATIONS.map(({ metric }) => metric);

/** Column in which the figures of one line begin. */
const TITLE_WIDTH = 23;

/** Alerts that the report lists unless noise alone is asked for. */
const NOISIEST = 5;

/** The report for people at a terminal of 100 columns: everything, or one metric. */
export function printMetrics(report: MetricsReport, only?: MetricName): string {
	const sections = [head(report), ...body(report, only)].filter((lines) => lines.length > 0);
	return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function head({ period, comparedWith, zone, now, total, severities, undated }: MetricsReport): readonly string[] {
	const { standing, open } = total.counts;
	const named = listApart(standing);
	const left = named.length === 0 ? '' : `; not measured: ${named.join(', ')}`;
	return [
		`${period.from} to ${period.to} (${period.days} days, ${zone}), as of ${now}`,
		...(comparedWith ? [`compared with ${comparedWith.from} to ${comparedWith.to} (${comparedWith.days} days)`] : []),
		...(severities ? [`only ${severities.join(', ')}`] : []),
		`${formatCount(standing.counted, 'incident')} measured (${open} open)${left}`,
		...formatIds('without any time, in no period', undated),
	];
}

function body(report: MetricsReport, only: MetricName | undefined): readonly (readonly string[])[] {
	if (only === 'availability') return [printAvailability(report)];
	if (only === 'noise') return [printNoise(report, Number.POSITIVE_INFINITY)];
	if (only !== undefined) return isDuration(only) ? durationBody(report, only) : [lineBody(report, only)];
	if (report.by === undefined) return wholeBody(report);
	const byService = report.by === 'service' ? [printAvailability(report)] : [];
	return [overview(report), ...comparisonBody(report, OVERVIEW), ...byService];
}

function isDuration(metric: MetricName): metric is DurationMetric {
	return (DURATION_NAMES as readonly MetricName[]).includes(metric);
}

function wholeBody(report: MetricsReport): readonly (readonly string[])[] {
	// How many there are stands in the head.
	const metrics = (Object.keys(LINES) as LineMetric[]).filter((metric) => metric !== 'incidents');
	return [
		printDurations(report.total, DURATION_NAMES),
		...comparisonBody(report, DURATION_NAMES),
		metrics.flatMap((metric) => wrapParts(METRICS[metric], orDash(LINES[metric](report.total)), TITLE_WIDTH)),
		...(report.noise.length > 0 ? [printNoise(report, NOISIEST)] : []),
	];
}

function durationBody(report: MetricsReport, metric: DurationMetric): readonly (readonly string[])[] {
	const table = report.by === undefined ? printDurations(report.total, [metric]) : printDurationByGroup(report, metric);
	return [table, ...comparisonBody(report, [metric])];
}

function lineBody({ groups, total }: MetricsReport, metric: LineMetric): readonly string[] {
	const all = [...groups, { ...total, name: 'all' }];
	const width = Math.max(...all.map(({ name }) => cutName(name).length)) + 2;
	return [
		METRICS[metric],
		...all.flatMap((group) => wrapParts(cutName(group.name), orDash(LINES[metric](group)), width)),
	];
}

function orDash(parts: readonly string[]): readonly string[] {
	return parts.length === 0 ? ['-'] : parts;
}

function overview({ groups, total, by }: MetricsReport): readonly string[] {
	const rows = [...groups, { ...total, name: 'all' }].map(({ name, counts, durations: { tta, ttr } }) => [
		name,
		String(counts.standing.counted),
		...[tta, ttr].flatMap((summary) => [
			summary.median === undefined ? '-' : formatDuration(summary.median),
			String(summary.n),
			formatShareOf(summary.within, summary.judged),
		]),
	]);
	const heads = ['to ack', 'n', 'within target', 'to resolve', 'n', 'within target'];
	return printTable([[by ?? '', 'incidents', ...heads], ...rows]);
}

function comparisonBody(report: MetricsReport, metrics: readonly DurationMetric[]): readonly (readonly string[])[] {
	const { total, groups } = report;
	const tables =
		groups.length === 0
			? []
			: metrics.map((metric) => [`${METRICS[metric]}, compared`, ...printComparisons(rowsOf(groups, metric))]);
	if (total.comparisons === undefined) return [];
	const all = metrics.map((metric) => [METRICS[metric], total.comparisons![metric]] as const);
	return [...tables, printComparisons(all)];
}

function rowsOf(groups: readonly GroupFigures[], metric: DurationMetric) {
	return groups.flatMap(({ name, comparisons }) => (comparisons ? [[name, comparisons[metric]] as const] : []));
}

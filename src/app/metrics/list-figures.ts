import { DURATIONS } from '../../core/metrics/measure-duration.ts';
import type { Timeliness } from '../../core/metrics/measure-follow-up.ts';
import type { ResponseHours } from '../../core/metrics/measure-response.ts';
import type { CsvCell } from '../../formats/csv/print-csv.ts';
import type { MetricName } from './metric-names.ts';
import type { GroupFigures, MetricsReport } from './metrics-report.ts';

/** One number with its unit and how many incidents (or alerts, actions …) it is of. */
export interface Figure {
	readonly group: string;
	readonly metric: MetricName;
	readonly statistic: string;
	readonly value: CsvCell;
	readonly unit: string;
	readonly n: number;
}

const HEAD = ['by', 'group', 'metric', 'statistic', 'value', 'unit', 'n'];

/** The figures as rows of a table with one number a row, its head first: easy to filter and to pivot. */
export function listRows(report: MetricsReport, only?: MetricName): readonly (readonly CsvCell[])[] {
	const groups = [...report.groups, report.total].flatMap((group) =>
		groupFigures(group).map((figure) => [group === report.total ? '' : (report.by ?? ''), figure] as const),
	);
	const others = [...availabilityFigures(report), ...noiseFigures(report)];
	const all = [...groups, ...others];
	const asked = only === undefined ? all : all.filter(([, { metric }]) => metric === only);
	return [
		HEAD,
		...asked.map(([by, { group, metric, statistic, value, unit, n }]) => [
			by,
			group,
			metric,
			statistic,
			value,
			unit,
			n,
		]),
	];
}

type Short = readonly [metric: MetricName, statistic: string, value: CsvCell, unit: string, n: number];

function groupFigures(group: GroupFigures): readonly Figure[] {
	return [...durationFigures(group), ...countFigures(group), ...moneyFigures(group)].map(
		([metric, statistic, value, unit, n]) => ({ group: group.key, metric, statistic, value, unit, n }),
	);
}

function durationFigures({ durations, comparisons, severityTime, between }: GroupFigures): readonly Short[] {
	const figures = DURATIONS.flatMap(({ metric }): Short[] => {
		const { n, median, p90, mean, judged, within, pending, notApplicable, invalid } = durations[metric];
		const all = n + pending + notApplicable + invalid.length;
		const comparison = comparisons?.[metric];
		return [
			[metric, 'median', median, 'ms', n],
			[metric, 'p90', p90, 'ms', n],
			[metric, 'mean', mean, 'ms', n],
			[metric, 'within target', within, 'incidents', judged],
			[metric, 'pending', pending, 'incidents', all],
			[metric, 'not applicable', notApplicable, 'incidents', all],
			[metric, 'invalid', invalid.length, 'incidents', all],
			...(comparison === undefined
				? []
				: ([
						[metric, 'median before', comparison.before.median, 'ms', comparison.before.n],
						[metric, 'difference', comparison.difference, 'ms', n],
						[metric, 'interval low', comparison.interval?.[0], 'ms', n],
						[metric, 'interval high', comparison.interval?.[1], 'ms', n],
						[metric, 'p', comparison.p, 'probability', n],
						[metric, 'needed', comparison.needed, 'incidents', n],
						[metric, 'verdict', comparison.verdict, 'word', n],
					] satisfies Short[])),
		];
	});
	const severities = Object.entries(severityTime.total).map(
		([severity, { ms, n }]): Short => ['severity', severity, ms, 'ms', n],
	);
	return [
		...figures,
		...severities,
		...(between ? [['mtbf', 'mean', between.mean, 'ms', between.failures] as const] : []),
	];
}

function countFigures({ counts, postmortems, actions }: GroupFigures): readonly Short[] {
	const { counted } = counts.standing;
	const judged = Object.values(counts.verdicts).reduce((sum, n) => sum + n, 0);
	const follow = (
		metric: 'postmortems' | 'actions',
		{ n, done, dropped, inTime, withoutDue, overdue, notBegun }: Timeliness,
	) =>
		Object.entries({
			done,
			dropped,
			'in time': inTime,
			overdue,
			'without due day': withoutDue,
			'not begun': notBegun,
		}).map(([statistic, value]): Short => [metric, statistic, value, metric, n]);
	const all = Object.values(counts.standing).reduce((sum, n) => sum + n, 0);
	return [
		...Object.entries(counts.standing).map(([standing, n]): Short => ['incidents', standing, n, 'incidents', all]),
		['incidents', 'open', counts.open, 'incidents', counted],
		['recurrence', 'recurring', counts.recurring, 'incidents', counted],
		...Object.entries(counts.verdicts).map(([verdict, n]): Short => ['verdicts', verdict, n, 'incidents', judged]),
		...Object.entries(counts.detection).map(([channel, n]): Short => ['detection', channel, n, 'incidents', counted]),
		...follow('postmortems', postmortems),
		...follow('actions', actions),
	];
}

/** How many incidents have no figure, by why. */
function missing(
	metric: MetricName,
	{ pending, notApplicable, invalid }: Pick<ResponseHours, 'pending' | 'notApplicable' | 'invalid'>,
	of: number,
): readonly Short[] {
	return [
		[metric, 'pending', pending, 'incidents', of],
		[metric, 'not applicable', notApplicable, 'incidents', of],
		[metric, 'invalid', invalid.length, 'incidents', of],
	];
}

function moneyFigures({ cost, costApart, response, counts }: GroupFigures): readonly Short[] {
	const own = counts.standing.counted;
	const sums = [
		['', cost],
		[' apart', costApart],
	] as const;
	return [
		...sums.flatMap(([suffix, { sums }]) =>
			sums.flatMap(({ currency, low, high, n }): Short[] => [
				['cost', `low${suffix}`, low, currency, n],
				['cost', `high${suffix}`, high, currency, n],
			]),
		),
		...missing('cost', cost, own),
		...missing('response', response, own),
		['response', 'low', response.low, 'hours', response.n],
		['response', 'high', response.high, 'hours', response.n],
	];
}

type Row = readonly [by: string, figure: Figure];

function availabilityFigures({ availability }: MetricsReport): readonly Row[] {
	return availability.flatMap(({ service, up, untroubled, downMs, troubledMs, n, unknown, invalid }) => {
		const figure = (statistic: string, value: number, unit: string): Row => [
			'service',
			{ group: service, metric: 'availability', statistic, value, unit, n },
		];
		return [
			figure('up', up, 'share'),
			figure('down', downMs, 'ms'),
			figure('no trouble', untroubled, 'share'),
			figure('trouble', troubledMs, 'ms'),
			figure('without times', unknown.length, 'incidents'),
			figure('invalid', invalid.length, 'incidents'),
		];
	});
}

function noiseFigures({ noise }: MetricsReport): readonly Row[] {
	return noise.flatMap(({ name, firings, repeats, muted, incidents, verdicts }) => {
		const judged = Object.values(verdicts).reduce((sum, n) => sum + n, 0);
		const figure = (statistic: string, value: number, n: number): Row => [
			'alert',
			{ group: name, metric: 'noise', statistic, value, unit: 'count', n },
		];
		return [
			figure('firings', firings, firings + repeats),
			figure('muted', muted, firings),
			figure('incidents', incidents, firings),
			figure('false-positive', verdicts['false-positive'], judged),
			figure('not-actionable', verdicts['not-actionable'], judged),
		];
	});
}

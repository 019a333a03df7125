import { lastWeeks, mondayOf } from '../../../core/metrics/calendar-of-day.ts';
import type { RowMetric } from '../../../core/metrics/measured-row.ts';
import { summariseMeasurements } from '../../../core/metrics/summarise-measurements.ts';
import type { IncidentRow, MeasuredCatalogue } from '../measure-catalogue.ts';
import type { Dataset } from './dataset.ts';

/** Weeks that charts show: a year and the week that is not over. */
export const WEEKS = 53;

/** Durations that have a row for every week. */
export const WEEKLY_METRICS = ['tta', 'ttr'] as const satisfies readonly RowMetric[];

export type WeekRow = {
	readonly metric: (typeof WEEKLY_METRICS)[number];
	readonly week: string;
	readonly n: number;
	readonly median_ms: number | undefined;
	readonly p90_ms: number | undefined;
	readonly judged: number;
	readonly within: number;
	readonly pending: number;
	readonly not_applicable: number;
	readonly invalid: number;
};

/** To acknowledge and to resolve, week by week. */
export function makeWeeks({ counted, today }: MeasuredCatalogue): Dataset<WeekRow> {
	const byWeek = Map.groupBy(counted, ({ day }) => mondayOf(day!));
	return {
		name: 'weeks',
		title: 'Times by week',
		about: 'One row a week and metric: measured incidents detected in the week that begins on that Monday.',
		columns: [
			{ key: 'week', label: 'Week of', unit: 'day' },
			{ key: 'metric', label: 'Metric', unit: 'text', isOnlyInFiles: true },
			{ key: 'n', label: 'n', unit: 'count' },
			{ key: 'median_ms', label: 'Median', unit: 'ms' },
			{ key: 'p90_ms', label: 'p90', unit: 'ms' },
			{ key: 'within', label: 'Within target', unit: 'count' },
			{ key: 'judged', label: 'of', unit: 'count' },
			{ key: 'pending', label: 'Pending', unit: 'count' },
			{ key: 'not_applicable', label: 'n/a', unit: 'count' },
			{ key: 'invalid', label: 'Invalid', unit: 'count' },
		],
		rows: WEEKLY_METRICS.flatMap((metric) =>
			lastWeeks(today, WEEKS).map((week) => weekRow(metric, week, byWeek.get(week) ?? [])),
		),
	};
}

function weekRow(metric: WeekRow['metric'], week: string, rows: readonly IncidentRow[]): WeekRow {
	const summary = summariseMeasurements(
		rows.map(({ id, measurements }) => ({ id, measurement: measurements[metric] })),
	);
	return {
		metric,
		week,
		n: summary.n,
		median_ms: summary.median,
		p90_ms: summary.p90,
		judged: summary.judged,
		within: summary.within,
		pending: summary.pending,
		not_applicable: summary.notApplicable,
		invalid: summary.invalid.length,
	};
}

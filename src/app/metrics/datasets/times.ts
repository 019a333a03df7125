import { addDays } from '../../../core/metrics/calendar-of-day.ts';
import { measuredOf } from '../../../core/metrics/compare-rows.ts';
import type { RowMetric } from '../../../core/metrics/measured-row.ts';
import { rowsWithin } from '../../../core/metrics/recent-periods.ts';
import { summariseMeasurements } from '../../../core/metrics/summarise-measurements.ts';
import { SEVERITIES } from '../../../core/records/incident-words.ts';
import type { IncidentRow, MeasuredCatalogue } from '../measure-catalogue.ts';
import type { Dataset } from './dataset.ts';

/** Days that figures without a period of their own are over. */
export const YEAR_DAYS = 365;

const METRICS: readonly (readonly [RowMetric, string])[] = [
	['ttd', 'To detect'],
	['tta', 'To acknowledge'],
	['ttm', 'To mitigate'],
	['ttr', 'To resolve'],
];

export type TimeRow = {
	readonly metric: RowMetric;
	readonly label: string;
	/** `all` or a severity. */
	readonly severity: string;
	readonly n: number;
	readonly median_ms: number | undefined;
	readonly p90_ms: number | undefined;
	readonly mean_ms: number | undefined;
	readonly judged: number;
	readonly within: number;
	readonly pending: number;
	readonly not_applicable: number;
	readonly invalid: number;
	readonly invalid_ids: string;
};

/** Every duration over the last year, together and by severity. */
export function makeTimes({ counted, today }: MeasuredCatalogue): Dataset<TimeRow> {
	const span = { from: addDays(today, 1 - YEAR_DAYS), to: today };
	const rows = rowsWithin(counted, span);
	const bySeverity = Map.groupBy(rows, ({ severity }) => severity);
	const groups = [
		['all', rows] as const,
		...SEVERITIES.flatMap((severity) => {
			const own = bySeverity.get(severity);
			return own ? [[severity, own] as const] : [];
		}),
	];
	return {
		name: 'times',
		title: 'Times of the last year',
		about: `One row a metric and severity: measured incidents of ${span.from} to ${span.to}.`,
		columns: [
			{ key: 'label', label: 'Time', unit: 'text' },
			{ key: 'metric', label: 'Metric', unit: 'text', isOnlyInFiles: true },
			{ key: 'severity', label: 'Severity', unit: 'text' },
			{ key: 'n', label: 'n', unit: 'count' },
			{ key: 'median_ms', label: 'Median', unit: 'ms' },
			{ key: 'p90_ms', label: 'p90', unit: 'ms' },
			{ key: 'mean_ms', label: 'Mean', unit: 'ms' },
			{ key: 'within', label: 'Within target', unit: 'count' },
			{ key: 'judged', label: 'of', unit: 'count' },
			{ key: 'pending', label: 'Pending', unit: 'count' },
			{ key: 'not_applicable', label: 'n/a', unit: 'count' },
			{ key: 'invalid', label: 'Invalid', unit: 'count' },
			{ key: 'invalid_ids', label: 'Invalid incidents', unit: 'text', isOnlyInFiles: true },
		],
		rows: groups.flatMap(([severity, own]) =>
			METRICS.map(([metric, label]) => timeRow({ metric, label, severity }, own)),
		),
	};
}

function timeRow(what: Pick<TimeRow, 'metric' | 'label' | 'severity'>, rows: readonly IncidentRow[]): TimeRow {
	const summary = summariseMeasurements(measuredOf(what.metric, rows));
	return {
		...what,
		n: summary.n,
		median_ms: summary.median,
		p90_ms: summary.p90,
		mean_ms: summary.mean,
		judged: summary.judged,
		within: summary.within,
		pending: summary.pending,
		not_applicable: summary.notApplicable,
		invalid: summary.invalid.length,
		invalid_ids: summary.invalid.join(' '),
	};
}

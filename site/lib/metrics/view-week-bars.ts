import type { WeekCountRow } from '../../../src/app/metrics/datasets/count-by-time.ts';
import type { Metrics } from '../../../src/app/metrics/datasets/create-metrics.ts';
import { SEVERITIES } from '../../../src/core/records/incident-words.ts';
import { t } from '../../i18n/t.ts';
import type { BarColumn } from '../charts/plot-bars.ts';
import { shortMonth } from '../charts/time-axis.ts';
import { formatDay } from '../format-day.ts';
import { formatCount } from '../format-quantity.ts';
import { severityLabel } from '../labels.ts';

/** Severities as series of a chart, the worst at the bottom. */
export const SEVERITY_SERIES = SEVERITIES.map((severity) => ({ label: severityLabel(severity), tone: severity }));

/** Incidents a week of the last year, by severity. */
export function viewWeekBars({ dataset }: Metrics) {
	const { rows } = dataset('incidents-by-week');
	const total = rows.reduce((sum, { incidents }) => sum + incidents, 0);
	const most = rows.reduce((largest, { incidents }) => Math.max(largest, incidents), 0);
	return {
		n: t('{total} in {rows} weeks', { total: formatCount(total, 'incident'), rows: rows.length }),
		label: t('{total} in {rows} weeks, at most {most} in one', {
			total: formatCount(total, 'incident'),
			rows: rows.length,
			most,
		}),
		columns: rows.map(weekColumn),
		series: SEVERITY_SERIES,
		rows: rows.toReversed(),
	};
}

function weekColumn(row: WeekCountRow, index: number, rows: readonly WeekCountRow[]): BarColumn {
	const month = row.week.slice(0, 7);
	const isFirstOfMonth = index > 0 && rows[index - 1]!.week.slice(0, 7) !== month;
	return {
		name: t('Week of {week}', { week: formatDay(row.week) }),
		values: SEVERITIES.map((severity) => row[severity]),
		...(isFirstOfMonth && { label: shortMonth(month) }),
	};
}

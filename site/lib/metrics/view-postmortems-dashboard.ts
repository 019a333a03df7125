import type { Metrics } from '../../../src/app/metrics/datasets/create-metrics.ts';
import type { PostmortemFigures } from '../../../src/app/metrics/datasets/postmortems.ts';
import { lastMonths } from '../../../src/core/metrics/calendar-of-day.ts';
import { medianOf } from '../../../src/core/metrics/median-of.ts';
import type { BarColumn } from '../charts/plot-bars.ts';
import { shortMonth } from '../charts/time-axis.ts';
import { monthName } from '../month-name.ts';

/** So many postmortems that are not accepted are listed; the rest is in the files. */
const LISTED = 100;

/** States from the bottom of a column. */
export const STATES = [
	'accepted',
	'in-review',
	'draft',
	'not-begun',
] as const satisfies readonly PostmortemFigures['state'][];

export interface PostmortemsView {
	readonly total: number;
	readonly accepted: number;
	readonly inReview: number;
	readonly draft: number;
	readonly notBegun: number;
	readonly overdue: number;
	readonly judged: number;
	readonly inTime: number;
	readonly medianDays?: number;
	readonly medianDaysLate?: number;
	readonly months: readonly BarColumn[];
	readonly inMonths: number;
	readonly listed: readonly PostmortemFigures[];
	readonly unlisted: number;
}

/** Postmortems of all time, those of the last twelve months by month, and those that are not accepted. */
export function viewPostmortemsDashboard({ measured, dataset }: Metrics): PostmortemsView {
	const { rows } = dataset('postmortems');
	const countOf = (state: PostmortemFigures['state']) => rows.filter((row) => row.state === state).length;
	const months = lastMonths(measured.today, 12);
	const byMonth = Map.groupBy(rows, ({ day = '' }) => day.slice(0, 7));
	const waiting = rows.filter(({ state }) => state !== 'accepted');
	return {
		total: rows.length,
		accepted: countOf('accepted'),
		inReview: countOf('in-review'),
		draft: countOf('draft'),
		notBegun: countOf('not-begun'),
		overdue: rows.filter(({ days_late }) => days_late !== undefined).length,
		judged: rows.filter(({ in_time }) => in_time !== undefined).length,
		inTime: rows.filter(({ in_time }) => in_time === 'yes').length,
		medianDays: medianOf(rows.flatMap(({ days_to_accepted }) => days_to_accepted ?? [])),
		medianDaysLate: medianOf(rows.flatMap(({ days_late }) => days_late ?? [])),
		months: months.map((month) => ({
			name: monthName(month),
			label: shortMonth(month),
			values: STATES.map((state) => (byMonth.get(month) ?? []).filter((row) => row.state === state).length),
		})),
		inMonths: months.reduce((sum, month) => sum + (byMonth.get(month)?.length ?? 0), 0),
		listed: waiting.slice(0, LISTED),
		unlisted: Math.max(0, waiting.length - LISTED),
	};
}

import { lastMonths, lastWeeks, mondayOf } from '../../../core/metrics/calendar-of-day.ts';
import { SEVERITIES, type Severity } from '../../../core/records/incident-words.ts';
import type { IncidentRow, MeasuredCatalogue } from '../measure-catalogue.ts';
import type { Dataset, DatasetColumn } from './dataset.ts';
import { WEEKS } from './weeks.ts';

/** Months that are counted: two years and the one that is not over. */
export const MONTHS = 25;

export type WeekCountRow = { readonly week: string } & Readonly<Record<Severity | 'incidents', number>>;
export type MonthCountRow = { readonly month: string } & Readonly<Record<Severity | 'incidents' | 'apart', number>>;

const SEVERITY_COLUMNS: readonly DatasetColumn[] = [
	{ key: 'incidents', label: 'Incidents', unit: 'count' },
	...SEVERITIES.map((severity) => ({ key: severity, label: severity.toUpperCase(), unit: 'count' }) as const),
];

/** Measured incidents a week by severity. */
export function makeIncidentsByWeek({ counted, today }: MeasuredCatalogue): Dataset<WeekCountRow> {
	const byWeek = Map.groupBy(counted, ({ day }) => mondayOf(day!));
	return {
		name: 'incidents-by-week',
		title: 'Incidents by week',
		about: 'One row a week, by its Monday: measured incidents detected in it, by severity.',
		columns: [{ key: 'week', label: 'Week of', unit: 'day' }, ...SEVERITY_COLUMNS],
		rows: lastWeeks(today, WEEKS).map((week) => ({ week, ...countSeverities(byWeek.get(week) ?? []) })),
	};
}

/** Measured incidents a month by severity, and those counted apart. */
export function makeIncidentsByMonth({ rows, today }: MeasuredCatalogue): Dataset<MonthCountRow> {
	const byMonth = Map.groupBy(rows, ({ day }) => day?.slice(0, 7));
	return {
		name: 'incidents-by-month',
		title: 'Incidents by month',
		about:
			'One row a month: measured incidents detected in it, by severity; apart are consequences, duplicates, false positives, dismissed ones and lead-ups.',
		columns: [
			{ key: 'month', label: 'Month', unit: 'text' },
			...SEVERITY_COLUMNS,
			{ key: 'apart', label: 'Apart', unit: 'count' },
		],
		rows: lastMonths(today, MONTHS).map((month) => {
			const all = byMonth.get(month) ?? [];
			const own = all.filter(({ standing }) => standing === 'counted');
			return { month, ...countSeverities(own), apart: all.length - own.length };
		}),
	};
}

function countSeverities(rows: readonly IncidentRow[]): Readonly<Record<Severity | 'incidents', number>> {
	const counts = { incidents: rows.length, sev1: 0, sev2: 0, sev3: 0, sev4: 0, sev5: 0 };
	for (const { severity } of rows) counts[severity]++;
	return counts;
}

import { lastQuarters, quarterOf } from '../../../core/metrics/calendar-of-day.ts';
import { measuredOf } from '../../../core/metrics/compare-rows.ts';
import { medianInterval } from '../../../core/metrics/median-interval.ts';
import { recordedValues, summariseMeasurements } from '../../../core/metrics/summarise-measurements.ts';
import type { IncidentRow, MeasuredCatalogue } from '../measure-catalogue.ts';
import type { Dataset } from './dataset.ts';
import { teamName, teamsOf } from './teams-of.ts';

/** Quarters that trends go back: two years and the one that is not over. */
export const QUARTERS = 9;

const METRICS = ['tta', 'ttr'] as const;

export type QuarterRow = {
	/** A slug; `all` for everybody. */
	readonly team: string;
	readonly name: string;
	readonly metric: (typeof METRICS)[number];
	readonly quarter: string;
	readonly incidents: number;
	readonly n: number;
	readonly median_ms: number | undefined;
	readonly interval_low_ms: number | undefined;
	readonly interval_high_ms: number | undefined;
	readonly p90_ms: number | undefined;
	readonly judged: number;
	readonly within: number;
};

/** Every team quarter by quarter, and everybody together. */
export function makeTeamQuarters(measured: MeasuredCatalogue): Dataset<QuarterRow> {
	const { counted, today } = measured;
	const quarters = lastQuarters(today, QUARTERS);
	const recent = counted.filter(({ day }) => quarterOf(day!) >= quarters[0]!);
	const groups = [
		{ team: 'all', name: 'All teams', rows: recent },
		...[...Map.groupBy(recent, ({ team }) => team)].map(([team, rows]) => ({
			team,
			name: teamName(team, measured),
			rows,
		})),
	];
	const order = ['all', ...teamsOf(recent)];
	groups.sort((a, b) => order.indexOf(a.team) - order.indexOf(b.team));
	return {
		name: 'team-quarters',
		title: 'Teams by quarter',
		about:
			'One row a team, metric and quarter; the interval is where the median of such incidents lies with 95 % confidence, absent below six.',
		columns: [
			{ key: 'quarter', label: 'Quarter', unit: 'text' },
			{ key: 'team', label: 'Key', unit: 'text', isOnlyInFiles: true },
			{ key: 'name', label: 'Team', unit: 'text' },
			{ key: 'metric', label: 'Metric', unit: 'text' },
			{ key: 'incidents', label: 'Incidents', unit: 'count' },
			{ key: 'n', label: 'n', unit: 'count' },
			{ key: 'median_ms', label: 'Median', unit: 'ms' },
			{ key: 'interval_low_ms', label: '95 % from', unit: 'ms' },
			{ key: 'interval_high_ms', label: 'to', unit: 'ms' },
			{ key: 'p90_ms', label: 'p90', unit: 'ms' },
			{ key: 'within', label: 'Within target', unit: 'count' },
			{ key: 'judged', label: 'of', unit: 'count' },
		],
		rows: groups.flatMap(({ team, name, rows }) => {
			const byQuarter = Map.groupBy(rows, ({ day }) => quarterOf(day!));
			return METRICS.flatMap((metric) =>
				quarters.map((quarter) => ({
					team,
					name,
					metric,
					quarter,
					...figuresOf(metric, byQuarter.get(quarter) ?? []),
				})),
			);
		}),
	};
}

function figuresOf(metric: QuarterRow['metric'], rows: readonly IncidentRow[]) {
	const measured = measuredOf(metric, rows);
	const { n, median, p90, judged, within } = summariseMeasurements(measured);
	const interval = medianInterval(recordedValues(measured));
	return {
		incidents: rows.length,
		n,
		median_ms: median,
		interval_low_ms: interval?.[0],
		interval_high_ms: interval?.[1],
		p90_ms: p90,
		judged,
		within,
	};
}

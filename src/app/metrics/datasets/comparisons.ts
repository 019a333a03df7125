import { compareRows, type DurationChange } from '../../../core/metrics/compare-rows.ts';
import type { RowMetric } from '../../../core/metrics/measured-row.ts';
import { recentPeriods, rowsWithin } from '../../../core/metrics/recent-periods.ts';
import type { MeasuredCatalogue } from '../measure-catalogue.ts';
import type { Dataset } from './dataset.ts';
import { teamName, teamsOf } from './teams-of.ts';

/** Durations compared for everybody, and for each team. */
const OF_ALL: readonly RowMetric[] = ['tta', 'ttm', 'ttr'];
const OF_TEAMS: readonly RowMetric[] = ['tta', 'ttr'];

export type ComparisonRow = {
	readonly by: 'all' | 'team';
	readonly group: string;
	readonly name: string;
	readonly metric: RowMetric;
	readonly before_n: number;
	readonly before_median_ms: number | undefined;
	readonly before_p90_ms: number | undefined;
	readonly before_within: number;
	readonly before_judged: number;
	readonly n: number;
	readonly median_ms: number | undefined;
	readonly p90_ms: number | undefined;
	readonly within: number;
	readonly judged: number;
	readonly pending: number;
	readonly not_applicable: number;
	readonly invalid: number;
	readonly difference_ms: number | undefined;
	readonly interval_low_ms: number | undefined;
	readonly interval_high_ms: number | undefined;
	readonly p: number | undefined;
	readonly needed: number | undefined;
	readonly verdict: 'improved' | 'worse' | 'cannot-tell';
};

/** The last thirteen weeks beside the thirteen before, for everybody and team by team. */
export function makeComparisons(measured: MeasuredCatalogue): Dataset<ComparisonRow> {
	const { counted, today } = measured;
	const { recent, before } = recentPeriods(today);
	const [now, then] = [rowsWithin(counted, recent), rowsWithin(counted, before)];
	const [nowBy, thenBy] = [now, then].map((rows) => Map.groupBy(rows, ({ team }) => team));
	const teams = teamsOf([...now, ...then]).map((key) => ({
		key,
		before: thenBy!.get(key) ?? [],
		after: nowBy!.get(key) ?? [],
	}));
	const all = OF_ALL.flatMap((metric) =>
		compareRows(metric, [{ key: 'all', before: then, after: now }]).map((change) =>
			comparisonRow(change, { by: 'all', name: 'All', metric }),
		),
	);
	const ofTeams = OF_TEAMS.flatMap((metric) =>
		compareRows(metric, teams).map((change) =>
			comparisonRow(change, { by: 'team', name: teamName(change.key, measured), metric }),
		),
	);
	return {
		name: 'comparisons',
		title: 'Thirteen weeks beside the thirteen before',
		about: `One row a group and metric: measured incidents of ${recent.from} to ${recent.to} beside those of ${before.from} to ${before.to}; p of teams adjusted for their number.`,
		columns: COLUMNS,
		rows: [...all, ...ofTeams],
	};
}

function comparisonRow(
	{ key, before, after, comparison }: DurationChange,
	{ by, name, metric }: Pick<ComparisonRow, 'by' | 'name' | 'metric'>,
): ComparisonRow {
	return {
		by,
		group: key,
		name,
		metric,
		before_n: before.n,
		before_median_ms: before.median,
		before_p90_ms: before.p90,
		before_within: before.within,
		before_judged: before.judged,
		n: after.n,
		median_ms: after.median,
		p90_ms: after.p90,
		within: after.within,
		judged: after.judged,
		pending: after.pending,
		not_applicable: after.notApplicable,
		invalid: after.invalid.length,
		difference_ms: comparison.difference,
		interval_low_ms: comparison.interval?.[0],
		interval_high_ms: comparison.interval?.[1],
		p: comparison.p,
		needed: comparison.needed,
		verdict: comparison.verdict,
	};
}

const COLUMNS: Dataset['columns'] = [
	{ key: 'name', label: 'Group', unit: 'text' },
	{ key: 'by', label: 'By', unit: 'text', isOnlyInFiles: true },
	{ key: 'group', label: 'Key', unit: 'text', isOnlyInFiles: true },
	{ key: 'metric', label: 'Metric', unit: 'text' },
	{ key: 'before_n', label: 'n before', unit: 'count' },
	{ key: 'before_median_ms', label: 'Median before', unit: 'ms' },
	{ key: 'before_p90_ms', label: 'p90 before', unit: 'ms' },
	{ key: 'before_within', label: 'Within target before', unit: 'count' },
	{ key: 'before_judged', label: 'of', unit: 'count' },
	{ key: 'n', label: 'n', unit: 'count' },
	{ key: 'median_ms', label: 'Median', unit: 'ms' },
	{ key: 'p90_ms', label: 'p90', unit: 'ms' },
	{ key: 'within', label: 'Within target', unit: 'count' },
	{ key: 'judged', label: 'of', unit: 'count' },
	{ key: 'pending', label: 'Pending', unit: 'count' },
	{ key: 'not_applicable', label: 'n/a', unit: 'count' },
	{ key: 'invalid', label: 'Invalid', unit: 'count' },
	{ key: 'difference_ms', label: 'Change', unit: 'ms' },
	{ key: 'interval_low_ms', label: '95 % from', unit: 'ms' },
	{ key: 'interval_high_ms', label: 'to', unit: 'ms' },
	{ key: 'p', label: 'p', unit: 'p' },
	{ key: 'needed', label: 'Needs n', unit: 'count' },
	{ key: 'verdict', label: 'Verdict', unit: 'text' },
];

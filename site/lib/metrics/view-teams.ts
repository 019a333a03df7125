import type { ComparisonRow } from '../../../src/app/metrics/datasets/comparisons.ts';
import type { Metrics } from '../../../src/app/metrics/datasets/create-metrics.ts';
import type { QuarterRow } from '../../../src/app/metrics/datasets/team-quarters.ts';
import { recentPeriods, rowsWithin } from '../../../src/core/metrics/recent-periods.ts';
import { formatDuration } from '../../../src/core/time/format-duration.ts';
import { t } from '../../i18n/t.ts';
import { plotTrend, type TrendPlot, type TrendPoint } from '../charts/plot-trend.ts';
import { formatCount } from '../format-quantity.ts';
import { METRIC_TITLES } from './metric-titles.ts';
import { type SaidChange, sayChange } from './say-change.ts';
import { sayShare } from './say-states.ts';

/** One duration of a team in the last thirteen weeks. */
export interface TeamTime {
	readonly title: string;
	readonly median: string;
	readonly n: string;
	readonly within: string;
	readonly said: SaidChange;
}

export interface TeamView {
	readonly slug: string;
	readonly name: string;
	/** Whether the team still has a record, and so a page. */
	readonly isThere: boolean;
	readonly incidents: number;
	readonly before: number;
	readonly severe: number;
	readonly tta: TeamTime;
	readonly ttr: TeamTime;
}

export interface TrendView {
	readonly title: string;
	readonly n: string;
	readonly label: string;
	readonly plot: TrendPlot;
	readonly rows: readonly QuarterRow[];
}

/** The teams that had incidents in either of the last two periods of thirteen weeks, those with most first. */
export function viewTeams({ measured, dataset }: Metrics): readonly TeamView[] {
	const { recent, before } = recentPeriods(measured.today);
	const [now, then] = [recent, before].map((span) =>
		Map.groupBy(rowsWithin(measured.counted, span), ({ team }) => team),
	);
	const changes = Map.groupBy(
		dataset('comparisons').rows.filter(({ by }) => by === 'team'),
		({ group }) => group,
	);
	const teams = [...changes].map(([slug, rows]): TeamView => {
		const own = now!.get(slug) ?? [];
		const of = (metric: ComparisonRow['metric']) => viewTime(rows.find((row) => row.metric === metric)!);
		return {
			slug,
			name: rows[0]!.name,
			isThere: measured.catalogue.teams.has(slug),
			incidents: own.length,
			before: then!.get(slug)?.length ?? 0,
			severe: own.filter(({ severity }) => severity === 'sev1' || severity === 'sev2').length,
			tta: of('tta'),
			ttr: of('ttr'),
		};
	});
	return teams.sort((a, b) => b.incidents - a.incidents || (a.slug < b.slug ? -1 : 1));
}

function viewTime(row: ComparisonRow): TeamTime {
	return {
		title: t(METRIC_TITLES[row.metric]),
		median: row.median_ms === undefined ? '–' : formatDuration(row.median_ms),
		n: formatCount(row.n, 'incident'),
		within: sayShare(row.within, row.judged),
		said: sayChange(row),
	};
}

/** The trend of one metric for every team that had enough to draw a line, all on one scale; everybody together first. */
export function viewTrends({ dataset }: Metrics, metric: QuarterRow['metric']): readonly TrendView[] {
	const { rows: all } = dataset('team-quarters');
	const rows = sinceFirst(all.filter((row) => row.metric === metric));
	const scale = rows.map(trendPoint);
	return [...Map.groupBy(rows, ({ team }) => team).values()]
		.filter((own) => own.filter(({ n }) => n > 0).length > 1)
		.map((own) => viewTrend(own, { title: own[0]!.name, height: 96, scale }));
}

/** Both trends of one team. */
export function viewTeamTrends({ dataset }: Metrics, team: string): readonly TrendView[] {
	const own = sinceFirst(dataset('team-quarters').rows.filter((row) => row.team === team));
	return [...Map.groupBy(own, ({ metric }) => metric)]
		.filter(([, rows]) => rows.some(({ n }) => n > 0))
		.map(([metric, rows]) => viewTrend(rows, { title: t(METRIC_TITLES[metric]), height: 120 }));
}

/** Without the quarters before anything was measured. */
function sinceFirst(rows: readonly QuarterRow[]): readonly QuarterRow[] {
	const quarters = rows.flatMap(({ quarter, n }) => (n > 0 ? [quarter] : [])).sort();
	return rows.filter(({ quarter }) => quarter >= (quarters[0] ?? ''));
}

function viewTrend(
	rows: readonly QuarterRow[],
	{ title, height, scale }: { readonly title: string; readonly height: number; readonly scale?: readonly TrendPoint[] },
): TrendView {
	const points = rows.map(trendPoint);
	const n = rows.reduce((sum, row) => sum + row.n, 0);
	const known = rows.filter(({ median_ms }) => median_ms !== undefined);
	const says = ({ quarter, median_ms }: QuarterRow) =>
		t('{median_ms} in {quarter}', { median_ms: formatDuration(median_ms!), quarter: quarterName(quarter) });
	const from =
		known.length === 0 ? '' : t(': median {known}, {value}', { known: says(known[0]!), value: says(known.at(-1)!) });
	return {
		title,
		n: formatCount(n, 'incident'),
		label: t('{title}, {n} in {rows} quarters{from}', {
			title,
			n: formatCount(n, 'incident'),
			rows: rows.length,
			from,
		}),
		plot: plotTrend(points, { height, ...(scale && { scale }) }),
		rows: rows.toReversed(),
	};
}

function trendPoint({ quarter, n, median_ms, interval_low_ms, interval_high_ms }: QuarterRow): TrendPoint {
	const value = median_ms === undefined ? 'none' : formatDuration(median_ms);
	return {
		label: quarterLabel(quarter),
		name: `${quarterName(quarter)}: ${value}, ${formatCount(n, 'incident')}`,
		...(median_ms !== undefined && { value: median_ms }),
		...(interval_low_ms !== undefined &&
			interval_high_ms !== undefined && { interval: [interval_low_ms, interval_high_ms] as const }),
	};
}

/** Below the axis: the year where it begins, else the quarter, so that nine of them fit into a small chart. */
function quarterLabel(quarter: string): string {
	return quarter.endsWith('Q1') ? quarter.slice(0, 4) : quarter.slice(5);
}

/** `Q4 2026` of `2026-Q4`. */
function quarterName(quarter: string): string {
	return `${quarter.slice(5)} ${quarter.slice(0, 4)}`;
}

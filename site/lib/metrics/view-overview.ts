import type { ComparisonRow } from '../../../src/app/metrics/datasets/comparisons.ts';
import type { Metrics } from '../../../src/app/metrics/datasets/create-metrics.ts';
import type { SummaryRow } from '../../../src/app/metrics/datasets/summary.ts';
import { measuredOf } from '../../../src/core/metrics/compare-rows.ts';
import { type DaySpan, recentPeriods, rowsWithin } from '../../../src/core/metrics/recent-periods.ts';
import { recordedValues } from '../../../src/core/metrics/summarise-measurements.ts';
import { formatDuration } from '../../../src/core/time/format-duration.ts';
import { t } from '../../i18n/t.ts';
import { plotStrips, type StripsPlot } from '../charts/plot-strips.ts';
import { formatCount, formatNumber, formatShare } from '../format-quantity.ts';
import { METRIC_TITLES } from './metric-titles.ts';
import { type SaidChange, sayChange } from './say-change.ts';
import { sayShare, sayStates } from './say-states.ts';
import { sumMoney } from './sum-money.ts';

/** One duration of the last thirteen weeks beside the thirteen before. */
export interface ChangeView {
	readonly row: ComparisonRow;
	readonly title: string;
	readonly median: string;
	readonly n: string;
	readonly within: string;
	readonly said: SaidChange;
	readonly plot: StripsPlot;
	readonly label: string;
}

export interface OverviewView {
	readonly recent: DaySpan;
	readonly before: DaySpan;
	readonly tiles: readonly {
		readonly label: string;
		readonly value: string;
		readonly note?: string;
		readonly tone?: 'bad';
	}[];
	readonly changes: readonly ChangeView[];
	/** Services by hours of incidents, the most first. */
	readonly services: readonly SummaryRow[];
}

/** Where it hurts, whether it gets better, and how sure that is. */
export function viewOverview(metrics: Metrics): OverviewView {
	const { measured, dataset } = metrics;
	const { recent, before } = recentPeriods(measured.today);
	const [now, then] = [rowsWithin(measured.counted, recent), rowsWithin(measured.counted, before)];
	const changes = dataset('comparisons')
		.rows.filter(({ by }) => by === 'all')
		.map((row) => {
			const samples = [then, now].map((rows) => recordedValues(measuredOf(row.metric, rows)));
			return viewChange(row, samples[0]!, samples[1]!);
		});
	const isSevere = ({ severity }: { readonly severity: string }) => severity === 'sev1' || severity === 'sev2';
	const open = measured.rows.filter(({ status }) => status === 'open').length;
	return {
		recent,
		before,
		tiles: [
			{
				label: t('Incidents'),
				value: formatNumber(now.length),
				note: t('{n} before', { n: formatNumber(then.length) }),
			},
			{
				label: t('sev1 and sev2'),
				value: formatNumber(now.filter(isSevere).length),
				note: t('{n} before', { n: formatNumber(then.filter(isSevere).length) }),
			},
			{ label: t('Open now'), value: formatNumber(open), ...(open > 0 && { tone: 'bad' as const }) },
			...changes.filter(({ row }) => row.metric !== 'ttm').map(withinTile),
			...moneyTiles(metrics),
		],
		changes,
		services: dataset('summary')
			.rows.filter(({ by }) => by === 'service')
			.toSorted((a, b) => b.hours - a.hours || b.incidents - a.incidents)
			.slice(0, 8),
	};
}

function viewChange(row: ComparisonRow, before: readonly number[], after: readonly number[]): ChangeView {
	const title = t(METRIC_TITLES[row.metric]);
	const say = (ms: number | undefined, n: number) =>
		ms === undefined
			? t('none measured')
			: t('{n} with a median of {ms}', { n: formatCount(n, 'incident'), ms: formatDuration(ms) });
	return {
		row,
		title,
		median: row.median_ms === undefined ? '–' : formatDuration(row.median_ms),
		n: sayStates(row),
		within: [
			row.p90_ms !== undefined && t('nine of ten within {p90_ms}', { p90_ms: formatDuration(row.p90_ms) }),
			row.judged > 0 && t('{within} within target', { within: sayShare(row.within, row.judged) }),
		]
			.filter(Boolean)
			.join(', '),
		said: sayChange(row),
		plot: plotStrips([
			{ label: t('before'), values: before },
			{ label: t('now'), values: after },
		]),
		label: t('{title}: before, {before_median_ms}; now, {median_ms}', {
			title,
			before_median_ms: say(row.before_median_ms, row.before_n),
			median_ms: say(row.median_ms, row.n),
		}),
	};
}

function withinTile({ row, title }: ChangeView) {
	return {
		label: t('{title}, within target', { title }),
		value: row.judged === 0 ? '–' : formatShare(row.within / row.judged),
		note: t('of {judged}; {before_within} before', {
			judged: formatCount(row.judged, 'incident'),
			before_within: sayShare(row.before_within, row.before_judged),
		}),
	};
}

function moneyTiles({ measured, dataset }: Metrics) {
	const { recent } = recentPeriods(measured.today);
	const rows = dataset('impact').rows.filter(
		({ counts_as, day }) => counts_as === 'counted' && day !== undefined && day >= recent.from,
	);
	return sumMoney(rows).map(({ currency, text, n, unknown }) => ({
		label: t('Money lost, {currency}', { currency }),
		value: text,
		note: `${formatCount(n, 'incident')}${unknown > 0 ? t('; not known of {unknown}', { unknown: formatNumber(unknown) }) : ''}`,
	}));
}

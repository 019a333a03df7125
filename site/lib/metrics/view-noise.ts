import type { Metrics } from '../../../src/app/metrics/datasets/create-metrics.ts';
import type { AlertWorth, ServiceWorth, Worth } from '../../../src/app/metrics/datasets/noise.ts';
import { shareInterval } from '../../../src/core/metrics/share-interval.ts';
import { t } from '../../i18n/t.ts';
import type { BarColumn } from '../charts/plot-bars.ts';
import { shortMonth } from '../charts/time-axis.ts';
import { formatNumber, formatShare } from '../format-quantity.ts';
import { monthName } from '../month-name.ts';

/** So many alerts and services are listed; the rest is in the files. */
const LISTED = { alerts: 40, services: 15 } as const;

export interface NoiseView {
	readonly alerts: readonly AlertWorth[];
	readonly unlisted: number;
	readonly services: readonly ServiceWorth[];
	/** All alerts together. */
	readonly all: Worth;
	readonly months: readonly BarColumn[];
	/** Incidents with a verdict in those months. */
	readonly judged: number;
}

/** What the alerts of the last year were worth. */
export function viewNoise({ dataset }: Metrics): NoiseView {
	const alerts = dataset('noise-by-alert').rows;
	const months = dataset('verdicts-by-month').rows;
	return {
		alerts: alerts.slice(0, LISTED.alerts),
		unlisted: Math.max(0, alerts.length - LISTED.alerts),
		services: dataset('noise-by-service').rows.slice(0, LISTED.services),
		all: addUp(alerts),
		months: months.map(({ month, actionable, not_actionable, false_positive }) => ({
			name: monthName(month),
			label: shortMonth(month),
			values: [actionable, not_actionable, false_positive],
		})),
		judged: months.reduce((sum, row) => sum + row.actionable + row.not_actionable + row.false_positive, 0),
	};
}

/** How sure a share is: `between 61 and 80 %, of 93 judged`. */
export function sayWorth({ judged, actionable_low, actionable_high }: Worth): string {
	if (actionable_low === undefined || actionable_high === undefined) return t('nobody judged any');
	const low = formatShare(actionable_low).replace(' %', '');
	return t('between {low} and {actionable_high}, of {judged} judged', {
		low,
		actionable_high: formatShare(actionable_high),
		judged: formatNumber(judged),
	});
}

function addUp(rows: readonly Worth[]): Worth {
	const sum = (count: (row: Worth) => number) => rows.reduce((total, row) => total + count(row), 0);
	const [actionable, judged] = [sum((row) => row.actionable), sum((row) => row.judged)];
	const interval = shareInterval(actionable, judged);
	return {
		firings: sum((row) => row.firings),
		repeats: sum((row) => row.repeats),
		muted: sum((row) => row.muted),
		incidents: sum((row) => row.incidents),
		judged,
		actionable,
		not_actionable: sum((row) => row.not_actionable),
		false_positive: sum((row) => row.false_positive),
		actionable_share: interval?.share,
		actionable_low: interval?.low,
		actionable_high: interval?.high,
	};
}

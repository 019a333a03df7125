import type { Metrics } from '../../../src/app/metrics/datasets/create-metrics.ts';
import { WEEKLY_METRICS, WEEKS, type WeekRow } from '../../../src/app/metrics/datasets/weeks.ts';
import { lastWeeks } from '../../../src/core/metrics/calendar-of-day.ts';
import { measuredOf } from '../../../src/core/metrics/compare-rows.ts';
import type { MeasuredRow, RowMetric } from '../../../src/core/metrics/measured-row.ts';
import { rowsWithin } from '../../../src/core/metrics/recent-periods.ts';
import { summariseMeasurements } from '../../../src/core/metrics/summarise-measurements.ts';
import { formatDuration } from '../../../src/core/time/format-duration.ts';
import { t } from '../../i18n/t.ts';
import { type DotsPlot, type DurationPoint, plotDots } from '../charts/plot-dots.ts';
import { formatCount } from '../format-quantity.ts';
import { listTargetLines } from './list-target-lines.ts';
import { METRIC_TITLES } from './metric-titles.ts';
import { sayShare, sayStates } from './say-states.ts';

const HEIGHT = 240;

/** One duration over the last year. */
export interface TimesView {
	readonly title: string;
	readonly n: string;
	readonly within: string;
	readonly label: string;
	readonly plot: DotsPlot;
	readonly rows: readonly WeekRow[];
}

/** To acknowledge and to resolve over the last year, with the targets that were in force. */
export function viewTimes({ measured, dataset }: Metrics): readonly TimesView[] {
	const { counted, today, catalogue } = measured;
	const span = { from: lastWeeks(today, WEEKS)[0]!, to: today };
	const rows = rowsWithin(counted, span);
	return WEEKLY_METRICS.map((metric) => {
		const { n, median, p90, judged, within, pending, notApplicable, invalid } = summariseMeasurements(
			measuredOf(metric, rows),
		);
		const middle =
			median === undefined
				? ''
				: t(': median {median}, nine of ten within {p90}', {
						median: formatDuration(median),
						p90: formatDuration(p90!),
					});
		return {
			title: t(METRIC_TITLES[metric]),
			n: sayStates({ n, pending, not_applicable: notApplicable, invalid: invalid.length }),
			within: t('{within} within the target in force when they happened', { within: sayShare(within, judged) }),
			label: t('{metric}, {n} from {from} to {to}{middle}', {
				metric: t(METRIC_TITLES[metric]),
				n: formatCount(n, 'incident'),
				from: span.from,
				to: span.to,
				middle,
			}),
			plot: plotDots(pointsOf(metric, rows), { ...span, height: HEIGHT, targets: listTargetLines(metric, catalogue) }),
			rows: dataset('weeks')
				.rows.filter((row) => row.metric === metric)
				.toReversed(),
		};
	});
}

/** The recorded durations of rows as points of a chart. */
export function pointsOf<Metric extends RowMetric>(
	metric: Metric,
	rows: readonly Pick<MeasuredRow<Metric>, 'day' | 'measurements'>[],
): readonly DurationPoint[] {
	return rows.flatMap(({ day, measurements }): DurationPoint[] => {
		const measurement = measurements[metric];
		if (measurement.state !== 'recorded' || day === undefined) return [];
		const { ms, isWithin } = measurement;
		return [{ day, ms, ...(isWithin !== undefined && { isWithin }) }];
	});
}

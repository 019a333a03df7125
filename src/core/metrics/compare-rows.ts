import { adjustTogether, type Comparison, compareSamples } from './compare-samples.ts';
import type { MeasuredRow, RowMetric } from './measured-row.ts';
import { seededRandom } from './seeded-random.ts';
import {
	type DurationSummary,
	type MeasuredOf,
	recordedValues,
	summariseMeasurements,
} from './summarise-measurements.ts';

type RowOf<Metric extends RowMetric> = Pick<MeasuredRow<Metric>, 'id' | 'measurements'>;

/** A group of rows in two periods. */
export interface ComparedRows<Metric extends RowMetric> {
	/** Seeds the chance, so that the same group gives the same figures wherever it is compared. */
	readonly key: string;
	readonly before: readonly RowOf<Metric>[];
	readonly after: readonly RowOf<Metric>[];
}

/** One duration of a group in both periods, and whether it changed. */
export interface DurationChange {
	readonly key: string;
	readonly before: DurationSummary;
	readonly after: DurationSummary;
	readonly comparison: Comparison;
}

/** One metric of several groups compared side by side, p-values adjusted for being many. */
export function compareRows<Metric extends RowMetric>(
	metric: Metric,
	groups: readonly ComparedRows<Metric>[],
): readonly DurationChange[] {
	const measured = groups.map(({ key, before, after }) => ({
		key,
		before: measuredOf(metric, before),
		after: measuredOf(metric, after),
	}));
	const comparisons = adjustTogether(
		measured.map(({ key, before, after }) =>
			compareSamples(recordedValues(before), recordedValues(after), {
				random: seededRandom(`${key} ${metric}`),
				comparisons: groups.length,
			}),
		),
	);
	return measured.map(({ key, before, after }, place) => ({
		key,
		before: summariseMeasurements(before),
		after: summariseMeasurements(after),
		comparison: comparisons[place]!,
	}));
}

/** One measurement of each row with the incident it is of. */
export function measuredOf<Metric extends RowMetric>(
	metric: Metric,
	rows: readonly RowOf<Metric>[],
): readonly MeasuredOf[] {
	return rows.map(({ id, measurements }) => ({ id, measurement: measurements[metric] }));
}

import type { Measurement } from './measurement.ts';
import { quantile } from './quantile.ts';

/** A measurement with the incident it is of. */
export interface MeasuredOf {
	readonly id: string;
	readonly measurement: Measurement;
}

/** Figures over the recorded measurements (milliseconds), and how many there are of the other states. */
export interface DurationSummary {
	/** How many are recorded: what median, p90 and mean are of. */
	readonly n: number;
	readonly median?: number;
	readonly p90?: number;
	readonly mean?: number;
	/** How many recorded ones had a target. */
	readonly judged: number;
	/** How many of those were within it. */
	readonly within: number;
	readonly pending: number;
	readonly notApplicable: number;
	/** Incidents whose records contradict themselves, by id. */
	readonly invalid: readonly string[];
}

/** The durations that were recorded, in milliseconds, shortest first. */
export function recordedValues(measured: readonly MeasuredOf[]): readonly number[] {
	const values = measured.flatMap(({ measurement }) => (measurement.state === 'recorded' ? [measurement.ms] : []));
	return values.sort((a, b) => a - b);
}

/** n, median, p90 (both by `quantile`) and mean of what is recorded, the share within target, and counts of the rest. */
export function summariseMeasurements(measured: readonly MeasuredOf[]): DurationSummary {
	const values = recordedValues(measured);
	const judged = measured.flatMap(({ measurement }) =>
		measurement.state === 'recorded' && measurement.isWithin !== undefined ? [measurement.isWithin] : [],
	);
	const invalid = measured.filter(({ measurement }) => measurement.state === 'invalid').map(({ id }) => id);
	return {
		n: values.length,
		...(values.length > 0 && {
			median: quantile(values, 0.5),
			p90: quantile(values, 0.9),
			mean: values.reduce((sum, ms) => sum + ms, 0) / values.length,
		}),
		judged: judged.length,
		within: judged.filter(Boolean).length,
		pending: measured.filter(({ measurement }) => measurement.state === 'pending').length,
		notApplicable: measured.filter(({ measurement }) => measurement.state === 'not-applicable').length,
		invalid: invalid.sort(),
	};
}

import type { Incident } from '../records/incident.ts';
import type { DurationMetric } from './measure-duration.ts';
import type { Measurement } from './measurement.ts';
import type { Standing } from './standing-of.ts';

/** Durations that dashboards show. */
export type RowMetric = Exclude<DurationMetric, 'repair'>;

/** One incident as dashboards see it: what it is grouped by, how it counts, and what was measured of it. */
export interface MeasuredRow<Metric extends RowMetric = RowMetric>
	extends Pick<Incident, 'severity' | 'team' | 'service' | 'product' | 'kind' | 'status'> {
	readonly id: string;
	/** When it began, in milliseconds since 1970; absent like `day` where it has no time at all. */
	readonly at?: number;
	/** The day of that (`2026-11-20`) in the zone of the organisation. */
	readonly day?: string;
	readonly standing: Standing;
	readonly measurements: Readonly<Record<Metric, Measurement>>;
}

import type { Comparison } from '../../core/metrics/compare-samples.ts';
import type { VerdictCounts } from '../../core/metrics/count-verdicts.ts';
import type { Dimension } from '../../core/metrics/group-incidents.ts';
import type { Availability } from '../../core/metrics/measure-availability.ts';
import type { DurationMetric } from '../../core/metrics/measure-duration.ts';
import type { Timeliness } from '../../core/metrics/measure-follow-up.ts';
import type { AlertNoise } from '../../core/metrics/measure-noise.ts';
import type { ResponseHours } from '../../core/metrics/measure-response.ts';
import type { TimeBetween } from '../../core/metrics/measure-time-between.ts';
import type { Period } from '../../core/metrics/period-of-days.ts';
import type { Costs } from '../../core/metrics/sum-costs.ts';
import type { SeverityTimes } from '../../core/metrics/sum-severity-time.ts';
import type { DurationSummary } from '../../core/metrics/summarise-measurements.ts';
import type { Severity } from '../../core/records/incident-words.ts';

/** What is asked for. Days like `2026-11-01` in the zone of the organisation, both included. */
export interface MetricsQuestion {
	/** RFC 3339. */
	readonly now: string;
	/** By default the day of the first incident. */
	readonly from?: string;
	/** By default the day of `now`. */
	readonly to?: string;
	readonly by?: Dimension;
	readonly severities?: readonly Severity[];
	/** A period to compare with: that of as many days right before, or one from a day to a day. */
	readonly compare?: 'previous' | { readonly from: string; readonly to: string };
}

/** All figures of one group of incidents. Durations are milliseconds; of measured figures only `counted` incidents. */
export interface GroupFigures {
	readonly key: string;
	/** As its record names it; the key where there is none any more. */
	readonly name: string;
	readonly counts: VerdictCounts;
	readonly durations: Readonly<Record<DurationMetric, DurationSummary>>;
	readonly severityTime: SeverityTimes;
	/** Absent for weeks, months and quarters, which are parts of the period themselves. */
	readonly between?: TimeBetween;
	readonly postmortems: Timeliness;
	readonly actions: Timeliness;
	readonly cost: Costs;
	/** What consequences and duplicates cost: apart, because the same sale may be in the cost of their parent. */
	readonly costApart: Costs;
	readonly response: ResponseHours;
	/** Against the same group in the other period, where one was asked for. */
	readonly comparisons?: Readonly<Record<DurationMetric, Comparison>>;
}

/** Every metric over a period, from records alone. */
export interface MetricsReport {
	readonly now: string;
	readonly zone: string;
	readonly period: Period;
	readonly comparedWith?: Period;
	readonly severities?: readonly Severity[];
	readonly by?: Dimension;
	readonly total: GroupFigures;
	/** In the order of their keys; none without `by`. By cause they overlap. */
	readonly groups: readonly GroupFigures[];
	readonly availability: readonly Availability[];
	readonly noise: readonly AlertNoise[];
	/** Incidents without any time, which belong to no period. */
	readonly undated: readonly string[];
}

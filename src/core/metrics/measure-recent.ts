import { toEpochMs } from '../time/instant.ts';
import { type DurationContext, measureDuration } from './measure-duration.ts';
import type { MeasuredIncident } from './measured-incident.ts';
import { standingOf } from './standing-of.ts';
import { startedAt } from './started-at.ts';
import { recordedValues, summariseMeasurements } from './summarise-measurements.ts';
import type { TargetBook } from './target-in-force.ts';

const DAY = 86_400_000;

/** One figure over the incidents of a period, with how sure it is. */
export interface Measure {
	readonly metric: 'tta' | 'ttr';
	/** Measured durations in milliseconds, shortest first. */
	readonly values: readonly number[];
	/** Absent where nothing was measured. */
	readonly median?: number;
	readonly p90?: number;
	/** Share (0–1) within the target in force for each, among those that had one. */
	readonly within?: number;
	/** The target that the newest of them was judged by, in milliseconds. */
	readonly target?: number;
	/** Incidents that have not come so far yet. */
	readonly pending: number;
	/** Incidents that are over and whose time was never recorded. */
	readonly notApplicable: number;
	/** Incidents whose end is recorded before their start. */
	readonly invalid: number;
}

/** Figures of a period, and what was left out of them. */
export interface RecentMeasures {
	readonly days: number;
	readonly from: string;
	readonly until: string;
	readonly tta: Measure;
	readonly ttr: Measure;
	/** Incidents left out: consequences and duplicates of another, false positives, lead-ups. */
	readonly apart: number;
}

/** Time to acknowledge and to resolve, from detection, of the incidents (newest first) of the last `days` before `until`. */
export function measureRecent(
	incidents: readonly MeasuredIncident[],
	{ until, days, targets }: { readonly until: string; readonly days: number; readonly targets: TargetBook },
): RecentMeasures {
	const end = toEpochMs(until);
	const start = end - days * DAY;
	const inPeriod = incidents.filter((incident) => {
		const at = toEpochMs(startedAt(incident) ?? '');
		return at > start && at <= end;
	});
	const counted = inPeriod.filter(({ facts }) => standingOf(facts) === 'counted');
	return {
		days,
		from: new Date(start).toISOString(),
		until,
		tta: measure('tta', counted, { targets }),
		ttr: measure('ttr', counted, { targets }),
		apart: inPeriod.length - counted.length,
	};
}

function measure(metric: Measure['metric'], incidents: readonly MeasuredIncident[], context: DurationContext): Measure {
	const measured = incidents.map(({ id, facts }) => ({ id, measurement: measureDuration(metric, facts, context) }));
	const { median, p90, judged, within, pending, notApplicable, invalid } = summariseMeasurements(measured);
	return {
		metric,
		values: recordedValues(measured),
		median,
		p90,
		within: judged === 0 ? undefined : within / judged,
		target: measured.find(({ measurement }) => measurement.target !== undefined)?.measurement.target,
		pending,
		notApplicable,
		invalid: invalid.length,
	};
}

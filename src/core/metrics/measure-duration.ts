import type { Incident } from '../records/incident.ts';
import { toEpochMs } from '../time/instant.ts';
import type { Measurement } from './measurement.ts';
import { type TargetBook, targetInForce } from './target-in-force.ts';

/** The durations of an incident, each between two of its times. */
export const DURATIONS = [
	{ metric: 'ttd', label: 'To detect', from: 'impact_started', to: 'detected', hasTarget: true },
	{ metric: 'tta', label: 'To acknowledge', from: 'detected', to: 'acknowledged', hasTarget: true },
	{ metric: 'ttm', label: 'To mitigate', from: 'detected', to: 'mitigated', hasTarget: true },
	{ metric: 'ttr', label: 'To resolve', from: 'detected', to: 'resolved', hasTarget: true },
	{ metric: 'repair', label: 'To repair', from: 'acknowledged', to: 'resolved', hasTarget: false },
] as const;

export type DurationMetric = (typeof DURATIONS)[number]['metric'];

/** What a duration is judged by; without `now`, times in the future are not noticed. */
export interface DurationContext {
	readonly targets: TargetBook;
	readonly now?: string;
}

type MeasuredFacts = Pick<Incident, 'times' | 'status' | 'severity' | 'team'>;

/**
 * One duration of an incident: end minus start in milliseconds, beside the target in force when it was detected. Open
 * incidents are pending until the end is there (resolution: until they are not open any more); lead-ups and dismissed
 * incidents are not measured.
 */
export function measureDuration(
	metric: DurationMetric,
	facts: MeasuredFacts,
	{ targets, now }: DurationContext,
): Measurement {
	const { from, to, hasTarget } = DURATIONS.find((duration) => duration.metric === metric)!;
	const limit = hasTarget ? targetInForce(metric as Exclude<DurationMetric, 'repair'>, facts, targets) : undefined;
	const target = limit === undefined ? {} : { target: limit };
	const { status, times } = facts;
	if (status === 'lead-up' || status === 'dismissed')
		return { state: 'not-applicable', why: 'not-measured', ...target };
	const [start, end] = [toEpochMs(times[from] ?? ''), toEpochMs(times[to] ?? '')];
	if (status === 'open' && (Number.isNaN(end) || to === 'resolved')) return { state: 'pending', ...target };
	if (Number.isNaN(start)) return { state: 'not-applicable', why: 'start-missing', ...target };
	if (Number.isNaN(end)) return { state: 'not-applicable', why: 'end-missing', ...target };
	const ms = end - start;
	if (ms < 0) return { state: 'invalid', why: 'end-before-start', ms, ...target };
	if (now !== undefined && end > toEpochMs(now)) return { state: 'invalid', why: 'in-future', ms, ...target };
	return { state: 'recorded', ms, ...target, ...(limit === undefined ? {} : { isWithin: ms <= limit }) };
}

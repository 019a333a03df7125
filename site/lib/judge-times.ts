import type { Incident } from '../../src/core/records/incident.ts';
import type { TargetsPolicy } from '../../src/core/records/policies/targets.ts';
import { toEpochMs } from '../../src/core/time/instant.ts';
import { type TargetMetric, targetInForce } from './target-in-force.ts';

/** One time of an incident against the target in force when it happened. */
export interface JudgedTime {
	readonly metric: TargetMetric;
	readonly label: string;
	/** `pending`: not there yet. `unknown`: a time it is counted from or to is missing. `invalid`: it ends before it starts. */
	readonly state: 'recorded' | 'pending' | 'unknown' | 'invalid';
	readonly ms?: number;
	readonly target?: number;
	readonly isWithin?: boolean;
}

const METRICS = [
	{ metric: 'ttd', label: 'To detect', from: 'impact_started', to: 'detected' },
	{ metric: 'tta', label: 'To acknowledge', from: 'detected', to: 'acknowledged' },
	{ metric: 'ttm', label: 'To mitigate', from: 'detected', to: 'mitigated' },
	{ metric: 'ttr', label: 'To resolve', from: 'detected', to: 'resolved' },
] as const;

/** The four times of an incident, each recorded, pending, unknown or invalid; never a made-up zero. */
export function judgeTimes(
	facts: Pick<Incident, 'times' | 'status' | 'severity' | 'team'>,
	policy: TargetsPolicy | undefined,
): readonly JudgedTime[] {
	const isOpen = facts.status === 'open' || facts.status === 'lead-up';
	return METRICS.map(({ metric, label, from, to }) => {
		const [start, end] = [facts.times[from], facts.times[to]];
		const target = targetInForce(metric, facts, policy);
		if (start !== undefined && end === undefined && isOpen) return { metric, label, state: 'pending', target };
		if (start === undefined || end === undefined) return { metric, label, state: 'unknown', target };
		const ms = toEpochMs(end) - toEpochMs(start);
		if (ms < 0) return { metric, label, state: 'invalid', ms, target };
		return { metric, label, state: 'recorded', ms, target, isWithin: target === undefined ? undefined : ms <= target };
	});
}

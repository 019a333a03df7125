import type { Incident } from '../../src/core/records/incident.ts';
import type { TargetsPolicy } from '../../src/core/records/policies/targets.ts';
import { durationMs } from '../../src/core/time/duration.ts';

export type TargetMetric = TargetsPolicy['targets'][number]['metric'];

/**
 * The target, in milliseconds, that an incident is judged by: of those in force on the day it was detected and meant for
 * its severity and team, the newest; of two from the same day, the one that says more. Undefined where there is none.
 */
export function targetInForce(
	metric: TargetMetric,
	facts: Pick<Incident, 'severity' | 'team' | 'times'>,
	policy: TargetsPolicy | undefined,
): number | undefined {
	const day = (facts.times.detected ?? facts.times.reported ?? facts.times.impact_started)?.slice(0, 10);
	if (day === undefined) return undefined;
	const candidates = (policy?.targets ?? []).filter(
		(target) =>
			target.metric === metric &&
			target.from <= day &&
			(target.severities?.includes(facts.severity) ?? true) &&
			(target.teams?.includes(facts.team) ?? true),
	);
	const scope = (target: (typeof candidates)[number]) => Number(!!target.severities) + 2 * Number(!!target.teams);
	candidates.sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : scope(b) - scope(a)));
	return candidates[0] && durationMs(candidates[0].within);
}

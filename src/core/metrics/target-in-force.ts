import type { Incident } from '../records/incident.ts';
import type { TargetsPolicy } from '../records/policies/targets.ts';
import { durationMs } from '../time/duration.ts';
import { localDay } from './local-day.ts';

export type TargetMetric = TargetsPolicy['targets'][number]['metric'];

/** The targets, and the zone in which their days begin (UTC where absent). */
export interface TargetBook {
	readonly policy: TargetsPolicy | undefined;
	readonly zone?: string;
}

/**
 * The target, in milliseconds, that an incident is judged by: of those in force on the day it was detected (else
 * reported, else begun) and meant for its severity and team, the one that says most (team and severity before team before
 * severity before neither), and of several that say as much, the newest. Undefined where there is none.
 */
export function targetInForce(
	metric: TargetMetric,
	{ severity, team, times }: Pick<Incident, 'severity' | 'team' | 'times'>,
	{ policy, zone = 'UTC' }: TargetBook,
): number | undefined {
	const at = times.detected ?? times.reported ?? times.impact_started;
	if (policy === undefined || at === undefined) return undefined;
	let found: TargetsPolicy['targets'][number] | undefined;
	let day: string | undefined;
	for (const target of policy.targets) {
		if (target.metric !== metric) continue;
		if (target.severities && !target.severities.includes(severity)) continue;
		if (target.teams && !target.teams.includes(team)) continue;
		day ??= localDay(at, zone);
		if (target.from > day || (found && compare(target, found) < 0)) continue;
		found = target;
	}
	return found && durationMs(found.within);
}

function compare(a: TargetsPolicy['targets'][number], b: TargetsPolicy['targets'][number]): number {
	return scopeOf(a) - scopeOf(b) || (a.from < b.from ? -1 : a.from > b.from ? 1 : 0);
}

function scopeOf({ severities, teams }: TargetsPolicy['targets'][number]): number {
	return Number(severities !== undefined) + 2 * Number(teams !== undefined);
}

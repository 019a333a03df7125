import type { Incident } from '../records/incident.ts';
import type { EscalationPolicy, Schedule } from '../records/schedule.ts';
import type { Team } from '../records/team.ts';
import { durationMs } from '../time/duration.ts';
import { fromEpochMs } from '../time/instant.ts';
import { policyFor } from './escalation-policy.ts';
import { onCallAt } from './on-call-at.ts';

/** The records that say who is paged. */
export interface DutyRecords {
	readonly schedules: ReadonlyMap<string, Schedule>;
	readonly teams: ReadonlyMap<string, Team>;
}

/** One step of an escalation at its time. */
export interface PlannedStep {
	/** When it is due, RFC 3339 UTC. */
	readonly at: string;
	readonly schedule: string;
	/** From 0: the first time through the steps, then each repeat. */
	readonly round: number;
	readonly step: number;
	readonly targets: readonly string[];
	readonly reason: 'escalation/first' | 'escalation/step' | 'escalation/repeat' | 'escalation/fallback';
}

const MINUTE = 60_000;
/** Between two rounds where the policy has only one step and says nothing. */
const DEFAULT_PAUSE = 5 * MINUTE;
/** More schedules than any company has above a team; a circle of fallbacks ends before. */
const MAX_FALLBACKS = 10;

/**
 * All steps of an escalation that begins at a moment (milliseconds since 1970), in order of time: the rounds of the
 * schedule's policy, then those of the schedule it falls back to, and so on, none twice. A step that reaches nobody at
 * its time does not hold up the one after it.
 */
export function planEscalation(
	first: string,
	{
		incident,
		start,
		records,
	}: {
		readonly incident: Pick<Incident, 'service' | 'severity'>;
		readonly start: number;
		readonly records: DutyRecords;
	},
): readonly PlannedStep[] {
	const plan: PlannedStep[] = [];
	const seen = new Set<string>();
	let [slug, at]: [string | undefined, number] = [first, start];
	while (slug !== undefined && !seen.has(slug) && seen.size < MAX_FALLBACKS) {
		seen.add(slug);
		const schedule = records.schedules.get(slug);
		const policy = schedule && policyFor(schedule, incident);
		if (!schedule || !policy) break;
		const rounds = planRounds(policy, {
			slug,
			start: at,
			isFallback: seen.size > 1,
			reaches: reacher(schedule, records),
		});
		plan.push(...rounds.steps);
		[slug, at] = [policy.fallback, rounds.end];
	}
	return plan;
}

interface RoundsInput {
	readonly slug: string;
	readonly start: number;
	readonly isFallback: boolean;
	readonly reaches: (targets: readonly string[], at: number) => boolean;
}

function planRounds(
	{ steps, repeat = 0, repeat_after }: EscalationPolicy,
	{ slug, start, isFallback, reaches }: RoundsInput,
): { readonly steps: readonly PlannedStep[]; readonly end: number } {
	const waits = steps.map(
		({ after }, index) => durationMs(after) - (index === 0 ? 0 : durationMs(steps[index - 1]!.after)),
	);
	const pause = repeat_after === undefined ? waits.at(-1)! || DEFAULT_PAUSE : durationMs(repeat_after);
	const planned: PlannedStep[] = [];
	let at = start;
	for (let round = 0; round <= repeat; round++) {
		let hasReached = true;
		for (const [step, { notify }] of steps.entries()) {
			at += hasReached || step === 0 ? Math.max(0, waits[step]!) : 0;
			hasReached = reaches(notify, at);
			planned.push({
				at: fromEpochMs(at),
				schedule: slug,
				round,
				step,
				targets: notify,
				reason: reasonOf({ round, step, isFallback }),
			});
		}
		at += hasReached ? pause : 0;
	}
	return { steps: planned, end: at };
}

function reasonOf({
	round,
	step,
	isFallback,
}: {
	round: number;
	step: number;
	isFallback: boolean;
}): PlannedStep['reason'] {
	if (round > 0) return 'escalation/repeat';
	if (step > 0) return 'escalation/step';
	return isFallback ? 'escalation/fallback' : 'escalation/first';
}

function reacher(schedule: Schedule, records: DutyRecords): RoundsInput['reaches'] {
	return (targets, at) =>
		targets.some((target) => resolveTarget(target, { schedule, records, at: fromEpochMs(at) }) !== undefined);
}

/**
 * The person that a target of a step means at an instant: a handle, whoever has the role (`primary`, or `data/dba` of
 * another schedule), or the team's lead.
 */
export function resolveTarget(
	target: string,
	{ schedule, records, at }: { readonly schedule: Schedule; readonly records: DutyRecords; readonly at: string },
): string | undefined {
	if (target.startsWith('@')) return target;
	const [other, roleThere] = target.split('/');
	const asked = roleThere === undefined ? schedule : records.schedules.get(other!);
	const role = roleThere ?? target;
	const holder = asked && onCallAt(asked, at).find((shift) => shift.role === role)?.member;
	return holder ?? (target === 'lead' ? records.teams.get(schedule.team)?.lead : undefined);
}

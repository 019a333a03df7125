import type { Incident } from '../records/incident.ts';
import type { Service } from '../records/service.ts';
import type { TimelineEntry } from '../records/timeline.ts';
import { fromEpochMs, toEpochMs } from '../time/instant.ts';
import { rolesPagedFirst } from './coverage.ts';
import { policyFor } from './escalation-policy.ts';
import { scheduleOfService } from './find-schedules.ts';
import { listShifts } from './list-shifts.ts';
import { type DutyRecords, type PlannedStep, planEscalation, resolveTarget } from './plan-escalation.ts';
import { startOfEscalation } from './start-of-escalation.ts';

/** One person to tell of one incident now. */
export interface Notification {
	/** The same for the same step of the same escalation of an incident for ever: what is recorded as done is never sent again. */
	readonly key: string;
	/** Earlier steps that this one makes needless, because they were missed; done with it. */
	readonly covers: readonly string[];
	readonly incident: string;
	readonly to: string;
	/** The role or person that the step names. */
	readonly target: string;
	readonly schedule: string;
	/** When the escalation began, RFC 3339 UTC. */
	readonly since: string;
	/** When it was due, RFC 3339 UTC; before `now` by as much as the ticker is late. */
	readonly due: string;
	readonly reason:
		| PlannedStep['reason']
		| 'escalation/severity-raised'
		| 'escalation/reopened'
		| 'handover/open-incident';
}

/** A step, or a part of one, that leads to nobody. */
export type UnreachableStep = Pick<Notification, 'key' | 'target' | 'schedule' | 'due'>;

/** What is due for one incident, what reached nobody, and when to look again. */
export interface DueNotifications {
	readonly due: readonly Notification[];
	/** Steps whose time has come that reach nobody; they are done by being said. */
	readonly unreachable: readonly UnreachableStep[];
	/** The next moment (RFC 3339 UTC) at which something will be due, if nothing happens before. */
	readonly nextAt?: string;
}

export interface EscalationInput {
	readonly incident: Incident;
	readonly timeline: readonly TimelineEntry[];
	readonly services: ReadonlyMap<string, Service>;
	readonly records: DutyRecords;
	/** Keys that were recorded as done. */
	readonly done: ReadonlySet<string>;
	/** RFC 3339 UTC. */
	readonly now: string;
}

const NOTHING: DueNotifications = { due: [], unreachable: [] };

/**
 * The notifications of an incident that are due and not done. An incident that was acknowledged pages nobody, one that
 * is over nobody at all; what raises its severity or reopens it begins the escalation anew. Whoever takes over a shift
 * while it is open is told once. Pure: the same records and `now` give the same keys, however often it is asked.
 */
export function dueNotifications(input: EscalationInput): DueNotifications {
	const { incident, services, records } = input;
	if (incident.status !== 'open') return NOTHING;
	const named = scheduleOfService(records.schedules, services.get(incident.service) ?? { owner: incident.team });
	if (!named) return NOTHING;
	const policy = policyFor(named.schedule, incident);
	const restarts = policy?.on_severity_raised !== 'continue';
	const begin = startOfEscalation(incident, input.timeline, { restartsWhenRaised: restarts });
	if (begin === undefined) return NOTHING;
	const handover = handoverNotices(input, named.slug, begin.at);
	if (begin.acknowledged) return { ...NOTHING, due: handover };
	const plan = planEscalation(named.slug, { incident, start: toEpochMs(begin.at), records });
	const steps = dueSteps(input, plan, begin);
	// Who is paged anyway needs no notice of the handover.
	const paged = new Set(steps.due.map(({ to }) => to));
	return { ...steps, due: [...steps.due, ...handover.filter(({ to }) => !paged.has(to))] };
}

function dueSteps(
	input: EscalationInput,
	plan: readonly PlannedStep[],
	begin: { readonly at: string; readonly reason?: Notification['reason'] },
): DueNotifications {
	const { incident, records, done, now } = input;
	const byPerson = new Map<string, Notification>();
	const unreachable: UnreachableStep[] = [];
	for (const step of plan.filter(({ at }) => toEpochMs(at) <= toEpochMs(now))) {
		for (const target of step.targets) {
			const key = `page/${begin.at}/${step.schedule}/${step.round}/${step.step}/${target}`;
			if (done.has(key)) continue;
			const schedule = records.schedules.get(step.schedule)!;
			const to = resolveTarget(target, { schedule, records, at: now });
			if (to === undefined) {
				unreachable.push({ key, target, schedule: step.schedule, due: step.at });
				continue;
			}
			const missed = byPerson.get(to);
			const isFirst = step.reason === 'escalation/first';
			byPerson.set(to, {
				key,
				covers: missed ? [...missed.covers, missed.key] : [],
				incident: incident.id,
				to,
				target,
				schedule: step.schedule,
				since: begin.at,
				due: step.at,
				reason: isFirst ? (begin.reason ?? step.reason) : step.reason,
			});
		}
	}
	const next = plan.find(({ at }) => toEpochMs(at) > toEpochMs(now));
	return { due: [...byPerson.values()], unreachable, ...(next && { nextAt: next.at }) };
}

/** A notice to whoever is paged first now and was not when the escalation began. */
function handoverNotices(
	{ incident, records, done, now }: EscalationInput,
	slug: string,
	since: string,
): readonly Notification[] {
	const schedule = records.schedules.get(slug)!;
	const roles = rolesPagedFirst(schedule);
	const current = listShifts(schedule, { from: now, until: fromEpochMs(toEpochMs(now) + 1) });
	return current
		.filter(({ role, start }) => roles.includes(role) && toEpochMs(start) > toEpochMs(since))
		.map(
			({ role, member, start }): Notification => ({
				key: `page/handover/${slug}/${role}/${start}/${member}`,
				covers: [],
				incident: incident.id,
				to: member,
				target: role,
				schedule: slug,
				since,
				due: start,
				reason: 'handover/open-incident',
			}),
		)
		.filter(({ key }) => !done.has(key));
}

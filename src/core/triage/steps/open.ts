import { UNREADABLE } from '../../alerts/unreadable-alert.ts';
import { resolveWhenQuiet, timelineOf } from '../change-incident.ts';
import { UNKNOWN_SERVICE } from '../identify-service.ts';
import type { ReasonCode } from '../reasons.ts';
import { type ActiveIncident, type EarlyResolve, withIncident, withoutPending } from '../triage-state.ts';
import type { Candidate, StepOutcome, TriageContext, TriageStep } from '../triage-step.ts';
import { earlyResolveOf } from './early-resolve.ts';

/** Owner and product line of an incident whose service nobody claims. */
const NOBODY = { owner: 'unassigned', product: 'unknown' } as const;

/** Step 10. Nothing explained the alert: it opens an incident. */
export const open: TriageStep = (candidate, state, context): StepOutcome => {
	const { alert } = candidate;
	const early = earlyResolveOf(candidate, state);
	const opened = newIncident(candidate, context, early);
	const incident = early ? resolveWhenQuiet(opened, { policy: context.policy, now: candidate.received }) : opened;
	const entries = [
		...timelineOf(incident, candidate, ['opened', alert.title]),
		...(incident.acknowledged ? timelineOf(incident, candidate, ['acknowledged', 'Acknowledged']) : []),
		...(early ? timelineOf(incident, { ...candidate, at: early.at }, ['resolved', 'The alert was resolved']) : []),
	];
	return {
		decision: {
			decision: 'opened',
			reason: reasonOf(candidate, early !== undefined),
			state: withIncident(withoutPending(state, alert.fingerprint), incident),
			incident: incident.id,
			service: incident.service,
			...(candidate.level && { level: candidate.level }),
			timeline: entries,
			isOpening: true,
		},
	};
};

function newIncident(
	candidate: Candidate,
	{ services, nextId }: TriageContext,
	over: EarlyResolve | undefined,
): ActiveIncident {
	const { alert, at, received, since, responder, service = UNKNOWN_SERVICE, level } = candidate;
	const { owner, product } = services.get(service) ?? NOBODY;
	const isAcknowledged = alert.state === 'acknowledged';
	return {
		id: nextId(received),
		status: 'open',
		severity: level!.severity,
		service,
		team: owner,
		product,
		kind: level!.kind,
		name: alert.name,
		title: alert.title,
		named: at,
		detected: at,
		...(isAcknowledged && { acknowledged: at, ...(responder && { responder }) }),
		alerts: {
			[alert.fingerprint]: over ? { state: 'resolved', at: over.at } : { state: alert.state, at: since ?? at },
		},
		count: 1 + (over?.count ?? 0),
		first: at,
		last: received,
		relations: [],
		corrected: [],
	};
}

function reasonOf({ alert, service, since }: Candidate, isOver: boolean): ReasonCode {
	if (alert.name === UNREADABLE) return 'open/unreadable';
	if (since !== undefined) return 'mute/ended';
	if (isOver) return 'open/resolve-came-first';
	if (alert.state === 'acknowledged') return 'open/acknowledge-came-first';
	return service === UNKNOWN_SERVICE ? 'open/unknown-service' : 'open/new-problem';
}

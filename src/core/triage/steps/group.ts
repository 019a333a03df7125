import { toEpochMs } from '../../time/instant.ts';
import {
	countAlert,
	isWithinGroupWindow,
	isWithinReopenWindow,
	noteAcknowledgement,
	noteFiring,
	raiseSeverity,
	reopen,
	resolveWhenQuiet,
	timelineOf,
} from '../change-incident.ts';
import { UNKNOWN_SERVICE } from '../identify-service.ts';
import { type ActiveIncident, type TriageState, withIncident, withoutPending } from '../triage-state.ts';
import type { Candidate, StepOutcome, TriageContext, TriageStep } from '../triage-step.ts';
import { earlyResolveOf } from './early-resolve.ts';

/** Step 6. The same group key and an incident that is open, or only just resolved: the alert joins it, or opens it again. */
export const group: TriageStep = (candidate, state, context): StepOutcome => {
	const target = findGroup(candidate, state, context);
	if (!target) return { candidate };
	const { alert } = candidate;
	const over = earlyResolveOf(candidate, state);
	const counted = countAlert(
		target,
		over ? { ...candidate, alert: { ...alert, state: 'resolved' }, at: over.at } : candidate,
		true,
	);
	const withEarly = over ? { ...counted, count: counted.count + over.count } : counted;
	let incident = raiseSeverity(noteFiring(withEarly, candidate), candidate.level!.severity);
	if (alert.state === 'acknowledged') incident = noteAcknowledgement(incident, candidate);
	const isReopening = target.status === 'resolved' && !over;
	incident = isReopening
		? reopen(incident)
		: resolveWhenQuiet(incident, { policy: context.policy, now: candidate.received });
	const news = timelineOf(
		incident,
		candidate,
		isReopening ? ['reopened', `Fires again: ${alert.title}`] : ['alert', alert.title],
	);
	const raised =
		incident.severity === target.severity ? [] : timelineOf(incident, candidate, severityEntry(target, incident));
	return {
		decision: {
			decision: isReopening ? 'reopened' : 'joined',
			reason: isReopening ? 'group/reopened' : 'group/open-incident',
			state: withIncident(withoutPending(state, alert.fingerprint), incident),
			incident: incident.id,
			...(candidate.service && { service: candidate.service }),
			...(candidate.level && { level: candidate.level }),
			timeline: [...news, ...raised],
		},
	};
};

function severityEntry(before: ActiveIncident, after: ActiveIncident): ['severity', string] {
	return ['severity', `Severity raised from ${before.severity} to ${after.severity} by an alert of that level`];
}

/** The incident an alert belongs to: an open one before a resolved one, then the one that began first. */
function findGroup(candidate: Candidate, state: TriageState, context: TriageContext): ActiveIncident | undefined {
	const isMatch = (incident: ActiveIncident) =>
		hasGroupKey(incident, candidate, context) &&
		((incident.status === 'open' && isWithinGroupWindow(incident, candidate.at, context.policy)) ||
			(incident.status === 'resolved' && isWithinReopenWindow(incident, candidate.at, context.policy)));
	return [...state.incidents.values()].filter(isMatch).sort(byPreference)[0];
}

function hasGroupKey(
	incident: ActiveIncident,
	{ alert, service, level }: Candidate,
	{ policy, services }: TriageContext,
): boolean {
	const owned = services.get(service ?? '');
	const values = { service, kind: level?.kind, name: alert.name, team: owned?.owner, product: owned?.product };
	// Alerts of nobody have only their name in common: without it, strangers would share an incident.
	const keys = service === UNKNOWN_SERVICE ? new Set([...policy.grouping.by, 'name' as const]) : policy.grouping.by;
	for (const key of keys) {
		const isAbsent = values[key] === undefined && (key === 'team' || key === 'product');
		if (!isAbsent && incident[key] !== values[key]) return false;
	}
	return true;
}

function byPreference(a: ActiveIncident, b: ActiveIncident): number {
	const openFirst = Number(a.status !== 'open') - Number(b.status !== 'open');
	return openFirst || toEpochMs(a.detected ?? '') - toEpochMs(b.detected ?? '') || (a.id < b.id ? -1 : 1);
}

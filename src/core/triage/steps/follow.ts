import { toEpochMs } from '../../time/instant.ts';
import { isNewerState } from '../alert-order.ts';
import {
	countAlert,
	isWithinReopenWindow,
	noteAcknowledgement,
	quietSince,
	reopen,
	resolvedText,
	resolveWhenQuiet,
	timelineOf,
} from '../change-incident.ts';
import type { ReasonCode } from '../reasons.ts';
import {
	type ActiveIncident,
	type EarlyResolve,
	type MutedAlert,
	type TriageState,
	withIncident,
	withoutPending,
} from '../triage-state.ts';
import type { Candidate, Decision, StepOutcome, TriageContext, TriageStep } from '../triage-step.ts';
import { earlyResolveOf } from './early-resolve.ts';

/** Follows an alert that an incident already holds into its new state; the incident's status follows its alerts. */
export const follow: TriageStep = (candidate, state, context): StepOutcome => {
	const { alert } = candidate;
	const muted = state.muted.get(alert.fingerprint);
	if (muted && alert.state === 'resolved' && toEpochMs(candidate.at) >= toEpochMs(muted.at)) {
		return resolveMuted(muted, alert.fingerprint, state);
	}
	const holder = state.incidents.get(state.holders.get(alert.fingerprint) ?? '');
	if (!holder) return alert.state === 'resolved' ? keepEarlyResolve(candidate, state) : { candidate };
	if (alert.state === 'firing') return followFiring(candidate, state, { holder, context });
	const known = holder.alerts[alert.fingerprint];
	const isOrphan = holder.status !== 'open' && alert.state === 'resolved' && known?.state === 'resolved';
	if (isOrphan) return keepEarlyResolve(candidate, state);
	const counted = countAlert(holder, candidate, true);
	if (holder.status !== 'open') return decide('updated', 'state/incident-not-open', { state, incident: counted });
	if (alert.state === 'acknowledged') return acknowledge(candidate, state, counted);
	const incident = resolveWhenQuiet(counted, { policy: context.policy, now: candidate.received });
	if (incident.status === 'resolved') {
		const timeline = timelineOf(incident, candidate, ['resolved', resolvedText(incident)]);
		return decide('resolved', 'state/resolved', { state, incident, timeline });
	}
	const timeline = timelineOf(incident, candidate, ['alert-resolved', `Alert resolved: ${alert.title}`]);
	const isSettling = quietSince(incident) !== undefined;
	return decide('updated', isSettling ? 'state/settling' : 'state/still-firing', { state, incident, timeline });
};

function acknowledge(candidate: Candidate, state: TriageState, counted: ActiveIncident): StepOutcome {
	const incident = noteAcknowledgement(counted, candidate);
	return decide('acknowledged', 'state/acknowledged', {
		state,
		incident,
		timeline: timelineOf(incident, candidate, ['acknowledged', 'Acknowledged']),
	});
}

/** An alert that fires anew: still the same incident while that is open or only just resolved, else a problem of its own. */
function followFiring(
	candidate: Candidate,
	state: TriageState,
	{ holder, context }: { holder: ActiveIncident; context: TriageContext },
): StepOutcome {
	const { alert, at } = candidate;
	const known = holder.alerts[alert.fingerprint];
	if (holder.status === 'open') {
		const incident = countAlert(holder, candidate, true);
		if (known?.state === 'acknowledged') {
			const timeline = timelineOf(incident, candidate, ['unacknowledged', 'The acknowledgement was taken back']);
			return decide('updated', 'state/unacknowledged', { state, incident, timeline });
		}
		const timeline = timelineOf(incident, candidate, ['alert', `Alert fires again: ${alert.title}`]);
		return decide('joined', 'group/open-incident', { state, incident, timeline });
	}
	if (holder.status !== 'resolved' || !isWithinReopenWindow(holder, at, context.policy)) return { candidate };
	const over = earlyResolveOf(candidate, state);
	if (over) return joinOver(candidate, state, { holder, over, context });
	const incident = reopen(countAlert(holder, candidate, true));
	const timeline = timelineOf(incident, candidate, ['reopened', `Fires again: ${alert.title}`]);
	return decide('reopened', 'group/reopened', { state, incident, timeline });
}

/** It fired again and is over already: its resolve came first. */
function joinOver(
	candidate: Candidate,
	state: TriageState,
	{ holder, over, context }: { holder: ActiveIncident; over: EarlyResolve; context: TriageContext },
): StepOutcome {
	const resolved = { ...candidate, alert: { ...candidate.alert, state: 'resolved' as const }, at: over.at };
	const counted = countAlert(holder, resolved, true);
	const incident = resolveWhenQuiet(
		{ ...counted, count: counted.count + over.count },
		{ policy: context.policy, now: candidate.received },
	);
	const timeline = timelineOf(incident, candidate, ['alert', `Alert fires again: ${candidate.alert.title}`]);
	const rest = withoutPending(state, candidate.alert.fingerprint);
	return decide('joined', 'group/open-incident', { state: rest, incident, timeline });
}

function resolveMuted({ service }: MutedAlert, fingerprint: string, state: TriageState): StepOutcome {
	const freed = withoutPending(state, fingerprint);
	return { decision: { decision: 'muted', reason: 'mute/resolved', state: freed, service, timeline: [] } };
}

function keepEarlyResolve(candidate: Candidate, state: TriageState): StepOutcome {
	const { alert, at, received } = candidate;
	const before = state.earlyResolves.get(alert.fingerprint);
	const isOlder =
		before !== undefined && !isNewerState({ state: 'resolved', at }, { state: 'resolved', at: before.at });
	const latest = { at: isOlder ? before.at : at, received, count: (before?.count ?? 0) + 1 };
	const earlyResolves = new Map(state.earlyResolves).set(alert.fingerprint, latest);
	return {
		decision: { decision: 'kept', reason: 'state/no-incident', state: { ...state, earlyResolves }, timeline: [] },
	};
}

function decide(
	decision: Decision['decision'],
	reason: ReasonCode,
	{ state, incident, timeline = [] }: { state: TriageState; incident: ActiveIncident; timeline?: Decision['timeline'] },
): StepOutcome {
	return { decision: { decision, reason, state: withIncident(state, incident), incident: incident.id, timeline } };
}

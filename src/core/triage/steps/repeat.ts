import { isNewerState } from '../alert-order.ts';
import {
	countAlert,
	firesOnAfterResolve,
	noteAcknowledgement,
	noteFiring,
	reopen,
	timelineOf,
} from '../change-incident.ts';
import { type ActiveIncident, type TriageState, withIncident } from '../triage-state.ts';
import type { Candidate, Decision, StepOutcome, TriageStep } from '../triage-step.ts';

/**
 * Step 2. The same alert in the same state is counted, and a state that a newer one has overtaken is kept; neither
 * changes the status. A late trigger or acknowledgement still says when it happened.
 */
export const repeat: TriageStep = (candidate, state, { policy }): StepOutcome => {
	const { alert, at } = candidate;
	const holder = state.incidents.get(state.holders.get(alert.fingerprint) ?? '');
	const known = holder?.alerts[alert.fingerprint];
	if (!holder || !known) return { candidate };
	const isNews = isNewerState({ state: alert.state, at }, known);
	const isSame = alert.state === known.state || isTriggeredAgain(candidate, known.state);
	if (isNews && !(isSame && holder.status === 'open')) return { candidate };
	const firesOn = isSame && alert.state === 'firing' && firesOnAfterResolve(holder, candidate.received, policy);
	if (firesOn && holder.status === 'resolved') return { decision: reopenByRepeat(candidate, state, holder) };
	if (firesOn && holder.status === 'closed') return { candidate };
	let incident = countAlert(holder, candidate, isNews && alert.state === known.state);
	if (alert.state === 'firing') incident = noteFiring(incident, candidate);
	const before = incident;
	if (alert.state === 'acknowledged') incident = noteAcknowledgement(incident, candidate);
	const isFirstAck = incident !== before;
	return {
		decision: {
			decision: isFirstAck ? 'acknowledged' : 'repeated',
			reason: isFirstAck ? 'state/acknowledged' : isSame ? 'repeat/same-state' : 'repeat/overtaken',
			state: withIncident(state, incident),
			incident: incident.id,
			timeline: isFirstAck ? timelineOf(incident, candidate, ['acknowledged', 'Acknowledged']) : [],
		},
	};
};

/** Somebody resolved the incident while its alert fires on: it is not over. */
function reopenByRepeat(candidate: Candidate, state: TriageState, holder: ActiveIncident): Decision {
	const incident = reopen(countAlert(holder, candidate, false));
	const text = `Still fires, so it is not over: ${candidate.alert.title}`;
	return {
		decision: 'reopened',
		reason: 'repeat/still-firing',
		state: withIncident(state, incident),
		incident: incident.id,
		timeline: timelineOf(incident, candidate, ['reopened', text]),
	};
}

/** A source that fires again what somebody has acknowledged does not take the acknowledgement back. */
function isTriggeredAgain({ alert }: Candidate, known: string): boolean {
	return known === 'acknowledged' && alert.state === 'firing' && !alert.event.includes('unacknowledged');
}

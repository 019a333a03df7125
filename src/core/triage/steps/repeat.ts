import { isNewerState } from '../alert-order.ts';
import { countAlert, noteAcknowledgement, noteDetection, timelineOf } from '../change-incident.ts';
import { withIncident } from '../triage-state.ts';
import type { Candidate, StepOutcome, TriageStep } from '../triage-step.ts';

/**
 * Step 2. The same alert in the same state is counted, and a state that a newer one has overtaken is kept; neither
 * changes the status. A late trigger or acknowledgement still says when it happened.
 */
export const repeat: TriageStep = (candidate, state): StepOutcome => {
	const { alert, at } = candidate;
	const holder = state.incidents.get(state.holders.get(alert.fingerprint) ?? '');
	const known = holder?.alerts[alert.fingerprint];
	if (!holder || !known) return { candidate };
	const isNews = isNewerState({ state: alert.state, at }, known);
	const isSame = alert.state === known.state || isTriggeredAgain(candidate, known.state);
	if (isNews && !(isSame && holder.status === 'open')) return { candidate };
	let incident = countAlert(holder, candidate, isNews && alert.state === known.state);
	if (alert.state === 'firing') incident = noteDetection(incident, at);
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

/** A source that fires again what somebody has acknowledged does not take the acknowledgement back. */
function isTriggeredAgain({ alert }: Candidate, known: string): boolean {
	return known === 'acknowledged' && alert.state === 'firing' && !alert.event.includes('unacknowledged');
}

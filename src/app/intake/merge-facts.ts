import type { Incident } from '../../core/records/incident.ts';
import { type ActiveIncident, MACHINE_KEYS, type MachineKey } from '../../core/triage/triage-state.ts';

/** What a file says of the keys that machines set. */
function machineValues({ severity, times }: Incident): Record<MachineKey, string | undefined> {
	return { severity, detected: times.detected, acknowledged: times.acknowledged, resolved: times.resolved };
}

/** What the index remembers, corrected by what the file says: the file is the truth, and what a person changed stays changed. */
export function mergeFacts(remembered: ActiveIncident, facts: Incident): ActiveIncident {
	const values = machineValues(facts);
	const corrected = MACHINE_KEYS.filter((key) => remembered.corrected.includes(key) || values[key] !== remembered[key]);
	return {
		...remembered,
		status: facts.status,
		severity: facts.severity,
		service: facts.service,
		team: facts.team,
		product: facts.product,
		kind: facts.kind,
		detected: values.detected,
		acknowledged: values.acknowledged,
		resolved: values.resolved,
		responder: facts.roles?.responder,
		corrected,
	};
}

/** An incident of which only the file is known: opened by hand, or found when the index is derived anew. */
export function activeFromFacts(facts: Incident, alerts: ActiveIncident['alerts'], name: string): ActiveIncident {
	const { detected, acknowledged, resolved } = machineValues(facts);
	return {
		id: facts.id,
		status: facts.status,
		severity: facts.severity,
		service: facts.service,
		team: facts.team,
		product: facts.product,
		kind: facts.kind,
		name,
		detected,
		acknowledged,
		resolved,
		responder: facts.roles?.responder,
		alerts,
		count: facts.alerts?.count ?? 0,
		first: facts.alerts?.first,
		last: facts.alerts?.last,
		corrected: [],
	};
}

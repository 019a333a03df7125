import type { Incident, Severity } from '../../core/records/incident.ts';
import { type ActiveIncident, MACHINE_KEYS, type MachineKey } from '../../core/triage/triage-state.ts';

type MachineValues = Pick<ActiveIncident, MachineKey>;

/** What a file says of the keys that machines set. */
function machineValues({ severity, times, relations = [] }: Incident): MachineValues {
	return {
		severity,
		detected: times.detected,
		acknowledged: times.acknowledged,
		resolved: times.resolved,
		relations,
	};
}

/** What the index remembers, corrected by what the file says: the file is the truth, and what a person changed stays changed. */
export function mergeFacts(remembered: ActiveIncident, facts: Incident): ActiveIncident {
	const values = machineValues(facts);
	const corrected = MACHINE_KEYS.filter(
		(key) => remembered.corrected.includes(key) || differs(values, remembered, key),
	);
	return { ...remembered, ...sharedFacts(facts), corrected };
}

function differs(values: MachineValues, remembered: MachineValues, key: MachineKey): boolean {
	return JSON.stringify(values[key]) !== JSON.stringify(remembered[key]);
}

/** What the archive knows of an incident that is read from its file. */
export interface ArchivedFacts {
	readonly alerts: ActiveIncident['alerts'];
	/** The earliest alert of one that an alert opened. */
	readonly named?: { readonly at: string; readonly name: string; readonly title: string };
	/** The worst severity that rules gave its alerts. */
	readonly severity?: Severity;
}

/** An incident of which only the file and the archive are known: opened by hand, or found when the index is derived anew. */
export function activeFromFacts(
	facts: Incident,
	{ alerts, named, severity }: ArchivedFacts = { alerts: {} },
): ActiveIncident {
	const isLinkedByPeople = facts.relations?.some(({ by }) => by !== 'triage') ?? false;
	const isJudgedByPeople = severity !== undefined && severity !== facts.severity;
	return {
		id: facts.id,
		...sharedFacts(facts),
		name: named?.name ?? '',
		title: named?.title ?? facts.title,
		named: named?.at,
		alerts,
		count: facts.alerts?.count ?? 0,
		first: facts.alerts?.first,
		last: facts.alerts?.last,
		corrected: [
			...(isJudgedByPeople ? (['severity'] as const) : []),
			...(isLinkedByPeople ? (['relations'] as const) : []),
		],
	};
}

function sharedFacts(facts: Incident) {
	const { status, service, team, product, kind, roles } = facts;
	return { status, service, team, product, kind, ...machineValues(facts), responder: roles?.responder };
}

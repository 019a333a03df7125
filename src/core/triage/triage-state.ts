import type { AlertState } from '../records/alert-line.ts';
import type { IncidentStatus, Severity } from '../records/incident.ts';

/** The last that is known of one alert: its state and when that state began (RFC 3339 UTC). */
export interface KnownAlert {
	readonly state: AlertState;
	readonly at: string;
}

/** Keys of an incident that machines set and a person may correct; once corrected, machines leave them alone. */
export const MACHINE_KEYS = ['severity', 'detected', 'acknowledged', 'resolved'] as const;
export type MachineKey = (typeof MACHINE_KEYS)[number];

/** An incident that may still change: what triage needs to know of it. */
export interface ActiveIncident {
	readonly id: string;
	readonly status: IncidentStatus;
	readonly severity: Severity;
	readonly service: string;
	readonly team: string;
	readonly product: string;
	readonly kind: string;
	/** Name of the alert that opened it; empty for incidents opened by hand. */
	readonly name: string;
	readonly detected?: string;
	readonly acknowledged?: string;
	readonly resolved?: string;
	readonly responder?: string;
	readonly alerts: Readonly<Record<string, KnownAlert>>;
	readonly count: number;
	readonly first?: string;
	readonly last?: string;
	/** Keys that a person has corrected. */
	readonly corrected: readonly MachineKey[];
}

/** A resolve whose trigger never came, kept for a while in case it is only late. */
export interface EarlyResolve {
	readonly at: string;
	readonly received: string;
	/** How many resolves of it have come. */
	readonly count: number;
}

/** All that triage remembers between alerts. Values are replaced, never changed in place. */
export interface TriageState {
	readonly incidents: ReadonlyMap<string, ActiveIncident>;
	/** Incident that last held a fingerprint. */
	readonly holders: ReadonlyMap<string, string>;
	readonly earlyResolves: ReadonlyMap<string, EarlyResolve>;
}

/** The state with one incident added or replaced; its alerts are found under it from now on. */
export function withIncident(state: TriageState, incident: ActiveIncident): TriageState {
	const incidents = new Map(state.incidents).set(incident.id, incident);
	const isKnown = Object.keys(incident.alerts).every((key) => state.holders.get(key) === incident.id);
	if (isKnown) return { ...state, incidents };
	const holders = new Map(state.holders);
	for (const fingerprint of Object.keys(incident.alerts)) holders.set(fingerprint, incident.id);
	return { ...state, incidents, holders };
}

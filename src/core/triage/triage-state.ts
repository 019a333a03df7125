import type { SourceId } from '../alerts/alert.ts';
import type { AlertState } from '../records/alert-line.ts';
import type { IncidentStatus, Relation, Severity } from '../records/incident.ts';

/** The last that is known of one alert: its state and when that state began (RFC 3339 UTC). */
export interface KnownAlert {
	readonly state: AlertState;
	readonly at: string;
}

/** Keys of an incident that machines set and a person may correct; once corrected, machines leave them alone. */
export const MACHINE_KEYS = ['severity', 'detected', 'acknowledged', 'resolved', 'relations'] as const;
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
	/** Name of its earliest alert; empty for incidents opened by hand. */
	readonly name: string;
	/** Title of its earliest alert, or what people called it; only to compare it with others. */
	readonly title: string;
	/** When that earliest alert happened. */
	readonly named?: string;
	readonly detected?: string;
	readonly acknowledged?: string;
	readonly resolved?: string;
	readonly responder?: string;
	readonly alerts: Readonly<Record<string, KnownAlert>>;
	readonly count: number;
	readonly first?: string;
	readonly last?: string;
	/** What it has to do with others, as triage found it or people say. */
	readonly relations: readonly Relation[];
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

/** An alert that fires under a mute: what is needed to open an incident if it still fires when the mute ends. */
export interface MutedAlert {
	readonly source: SourceId;
	readonly event?: string;
	readonly name: string;
	readonly title: string;
	readonly labels: Readonly<Record<string, string>>;
	readonly url?: string;
	readonly service: string;
	readonly kind: string;
	readonly severity: Severity;
	readonly state: 'firing' | 'acknowledged';
	/** When it fired first, and when it was heard of last (RFC 3339 UTC). */
	readonly at: string;
	readonly heard: string;
	/** Id of the mute that held it last. */
	readonly mute: string;
}

/** All that triage remembers between alerts. Values are replaced, never changed in place. */
export interface TriageState {
	readonly incidents: ReadonlyMap<string, ActiveIncident>;
	/** Incident that last held a fingerprint. */
	readonly holders: ReadonlyMap<string, string>;
	readonly earlyResolves: ReadonlyMap<string, EarlyResolve>;
	/** Alerts that fire under a mute, by fingerprint. */
	readonly muted: ReadonlyMap<string, MutedAlert>;
}

/** The state of a repository without any incident. */
export const EMPTY_STATE: TriageState = {
	incidents: new Map(),
	holders: new Map(),
	earlyResolves: new Map(),
	muted: new Map(),
};

/** The state with one incident added or replaced; its alerts are found under it from now on. */
export function withIncident(state: TriageState, incident: ActiveIncident): TriageState {
	const incidents = new Map(state.incidents).set(incident.id, incident);
	const isKnown = Object.keys(incident.alerts).every((key) => state.holders.get(key) === incident.id);
	if (isKnown) return { ...state, incidents };
	const holders = new Map(state.holders);
	for (const fingerprint of Object.keys(incident.alerts)) holders.set(fingerprint, incident.id);
	return { ...state, incidents, holders };
}

/** The state once an alert has found its incident: nothing is remembered of it beside. */
export function withoutPending(state: TriageState, fingerprint: string): TriageState {
	return {
		...state,
		earlyResolves: without(state.earlyResolves, fingerprint),
		muted: without(state.muted, fingerprint),
	};
}

function without<V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> {
	if (!map.has(key)) return map;
	const rest = new Map(map);
	rest.delete(key);
	return rest;
}

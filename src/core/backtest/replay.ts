import type { Severity } from '../records/incident.ts';
import type { TriagePolicy } from '../records/policies/triage.ts';
import type { Service } from '../records/service.ts';

/** The rules that a replay judges by. */
export interface ReplayRules {
	readonly policy: TriagePolicy;
	readonly services: ReadonlyMap<string, Service>;
}

/** Somebody would have been paged: an incident that no other explains was opened, or opened again. */
export interface ReplayedPage {
	/** When the alert was received, RFC 3339 UTC. */
	readonly at: string;
	readonly service: string;
	readonly team: string;
	/** The recorded incident of the alert; absent where the record opened none. */
	readonly recorded?: string;
}

/** An incident as it would have been. */
export interface ReplayedIncident {
	readonly id: string;
	readonly service: string;
	readonly team: string;
	readonly kind: string;
	readonly severity: Severity;
	readonly name: string;
	readonly title: string;
	/** When its first alert happened, RFC 3339 UTC. */
	readonly detected: string;
	readonly pages: readonly ReplayedPage[];
	/** Recorded incidents whose firing alerts it holds, in the order in which they came. */
	readonly recorded: readonly string[];
	/** What another incident explains it by. */
	readonly cause?: string;
	readonly duplicate?: string;
}

/** What rules would have made of an archive. */
export interface Replay {
	readonly alerts: number;
	/** By id, in the order in which they were opened. */
	readonly incidents: ReadonlyMap<string, ReplayedIncident>;
	/** The mutes that held firing alerts of a recorded incident. */
	readonly muted: ReadonlyMap<string, readonly string[]>;
	/** Alerts that a mute held. */
	readonly mutedAlerts: number;
	/** When the first firing alert of each recorded incident was received (RFC 3339 UTC). */
	readonly firstAlerts: ReadonlyMap<string, string>;
}

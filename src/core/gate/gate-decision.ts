import type { GateIncident } from './gate-facts.ts';

/** What is to be deployed. */
export type GateQuestion =
	| { readonly service: string; readonly feature?: never }
	| { readonly feature: string; readonly service?: never };

/** An incident that holds a deploy, and how it has to do with it. */
export interface GateReason {
	readonly incident: GateIncident['id'];
	readonly title: string;
	readonly severity: GateIncident['severity'];
	readonly kind: string;
	readonly since?: string | undefined;
	readonly url?: string | undefined;
	/** Services from what is deployed to where the trouble is, both included; empty where the incident names the feature itself. */
	readonly path: readonly string[];
	/** Incidents nearer by that it explains. */
	readonly explains: readonly string[];
}

/** Why a gate says what it says; docs/gate.md explains each. */
export const GATE_WHY = {
	'gate/clear': 'No open incident of the policy is on it or on what it needs.',
	'gate/incident': 'An open incident of the policy is on it or on what it needs.',
	'gate/stale': 'The published records are older than the policy trusts.',
	'gate/unreadable': 'The published records could not be read.',
	'gate/override': 'Somebody let it through with a reason.',
} as const;

export type GateWhy = keyof typeof GATE_WHY;

export interface GateDecision {
	readonly verdict: 'go' | 'wait';
	readonly why: GateWhy;
	readonly asked: GateQuestion;
	readonly reasons: readonly GateReason[];
	/** What is wrong with the records, in a sentence. */
	readonly problem?: string;
	readonly as_of?: string | undefined;
	/** Records that are broken and were not looked at. */
	readonly unread?: number | undefined;
	/** Only where an override changed the verdict. */
	readonly override?: { readonly reason: string; readonly instead_of: GateWhy };
}

import type { Alert } from '../alerts/alert.ts';
import type { AlertLine } from '../records/alert-line.ts';
import type { TriagePolicy } from '../records/policies/triage.ts';
import type { Service } from '../records/service.ts';
import type { TimelineEntry } from '../records/timeline.ts';
import type { Level } from './level-alert.ts';
import type { ReasonCode } from './reasons.ts';
import type { TriageState } from './triage-state.ts';

/** The rules and catalogue that decisions follow, and the source of new ids. */
export interface TriageContext {
	readonly policy: TriagePolicy;
	readonly services: ReadonlyMap<string, Service>;
	/** The next free id of the year (UTC) in which an alert was received. */
	readonly nextId: (received: string) => string;
}

/** One alert on its way through the pipeline, with what earlier steps found out. */
export interface Candidate {
	readonly alert: Alert;
	/** When it happened, as far as the source's clock is believable. */
	readonly at: string;
	readonly received: string;
	/** Since when the alert is in its state, where that is earlier than what it counts as happening at (a mute held it). */
	readonly since?: string;
	/** Handle of the person who acted in the source, where a team knows them. */
	readonly responder?: string;
	readonly service?: string;
	readonly level?: Level;
}

/** What was decided on one alert, why, and the state after it. */
export interface Decision {
	readonly decision: AlertLine['decision'];
	readonly reason: ReasonCode;
	readonly state: TriageState;
	readonly incident?: string;
	readonly service?: string;
	readonly level?: Level;
	/** Entries for the timeline of `incident`. */
	readonly timeline: readonly TimelineEntry[];
	/** Set where the alert opened `incident`. */
	readonly isOpening?: boolean;
}

/** Either the last word on an alert, or what the next step should know. */
export type StepOutcome = { readonly decision: Decision } | { readonly candidate: Candidate };

/** One step of triage: pure, small, and never without a reason. */
export type TriageStep = (candidate: Candidate, state: TriageState, context: TriageContext) => StepOutcome;

import type { EffectEntry } from '../records/effects.ts';
import type { Incident } from '../records/incident.ts';
import type { NotifyPolicy } from '../records/policies/notify.ts';
import type { PostmortemsPolicy } from '../records/policies/postmortems.ts';
import type { SeveritiesPolicy } from '../records/policies/severities.ts';
import type { SitePolicy } from '../records/policies/site.ts';
import type { TriagePolicy } from '../records/policies/triage.ts';
import type { PostmortemRecord } from '../records/postmortem.ts';
import type { Runbook } from '../records/runbook.ts';
import type { Schedule } from '../records/schedule.ts';
import type { Service } from '../records/service.ts';
import type { Team } from '../records/team.ts';
import type { TimelineEntry } from '../records/timeline.ts';

/** One incident with all that says what it asks for and what was done. */
export interface IncidentEffects {
	readonly facts: Incident;
	readonly timeline: readonly TimelineEntry[];
	readonly postmortem?: PostmortemRecord;
	/** Whether there is a `postmortem.md`, readable or not. */
	readonly hasPostmortemFile: boolean;
	readonly ledger: readonly EffectEntry[];
	/** Incidents that this one explains, those of the same gathering. */
	readonly consequences?: readonly { readonly incident: string; readonly service: string }[];
}

/** Rules and catalogue that effects are decided by. */
export interface EffectRules {
	readonly services: ReadonlyMap<string, Service>;
	/** Without those who have left. */
	readonly teams: ReadonlyMap<string, Team>;
	readonly schedules: ReadonlyMap<string, Schedule>;
	readonly runbooks: ReadonlyMap<string, Runbook>;
	readonly policies: {
		readonly notify?: NotifyPolicy;
		readonly postmortems?: PostmortemsPolicy;
		readonly severities?: SeveritiesPolicy;
		readonly site?: SitePolicy;
		readonly triage?: TriagePolicy;
	};
	/** Text of `policies/templates/postmortem.md`; empty where there is none. */
	readonly postmortemTemplate: string;
	/** Whether a file of services/, teams/ or schedules/ could not be read: then who is not found may be in it. */
	readonly isBroken: boolean;
}

/** What a kind of effect is told of. */
export interface EffectInput extends IncidentEffects {
	readonly rules: EffectRules;
	/** RFC 3339 UTC. */
	readonly now: string;
}

import type { Incident, Severity } from '../records/incident.ts';

export type VerdictValue = NonNullable<Incident['verdict']>['value'];

/** The roles of people in an incident, as `roles` in `incident.md` names them. */
export const INCIDENT_ROLES = [
	'incident_commander',
	'communications_lead',
	'scribe',
	'responder',
	'on_call',
	'secondary_on_call',
	'service_owner',
	'dba',
	'devops',
	'stakeholder',
] as const;

export type IncidentRole = (typeof INCIDENT_ROLES)[number];

/** What an incident did to customers, as far as a command says it. */
export type ImpactFigures = Readonly<
	Pick<NonNullable<Incident['impact']>, 'users_affected' | 'orders_affected' | 'share_affected_percent' | 'description'>
>;

/**
 * What a person does to an incident, from whichever entrance (command line, issue comment, chat, form). Made by
 * `readCommand` only, so its texts are inert, without secrets and of bounded length.
 */
export type IncidentCommand =
	| { readonly verb: 'ack' }
	| { readonly verb: 'resolve'; readonly text?: string }
	| { readonly verb: 'close' }
	| { readonly verb: 'reopen'; readonly reason: string }
	| { readonly verb: 'severity'; readonly severity: Severity; readonly reason: string }
	| { readonly verb: 'note'; readonly text: string }
	| { readonly verb: 'dismiss'; readonly reason: string }
	| {
			readonly verb: 'verdict';
			readonly value: VerdictValue;
			readonly reason?: string;
			/** Name of the alert that the verdict is about; without it, about the incident. */
			readonly alert?: string;
	  }
	| { readonly verb: 'impact'; readonly figures: ImpactFigures }
	| { readonly verb: 'role'; readonly role: IncidentRole; readonly person: string }
	| { readonly verb: 'lead-up'; readonly verdict: 'confirmed' | 'dismissed'; readonly reason?: string };

export type CommandVerb = IncidentCommand['verb'];

export type CommandOf<V extends CommandVerb> = Extract<IncidentCommand, { readonly verb: V }>;

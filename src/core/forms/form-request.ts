import type { IncidentCommand } from '../lifecycle/incident-command.ts';
import type { DETECTION_CHANNELS, Severity } from '../records/incident-words.ts';
import type { Schedule } from '../records/schedule.ts';

type Override = NonNullable<Schedule['overrides']>[number];

/** What a person says of an incident, or of what may become one. */
export interface IncidentRequest {
	readonly form: 'declare-incident' | 'report-lead-up';
	readonly title: string;
	readonly service: string;
	readonly severity: Severity;
	readonly kind: string;
	readonly detectedBy: (typeof DETECTION_CHANNELS)[number];
	readonly impactStarted?: string;
	readonly usersAffected?: number;
	readonly text?: string;
}

export interface VerdictRequest {
	readonly form: 'give-verdict';
	readonly incident: string;
	readonly command: IncidentCommand;
}

/** A change of who is on call for a while. */
export interface OverrideRequest {
	readonly form: 'request-override';
	/** Slug in schedules/. */
	readonly schedule: string;
	readonly entry:
		| { readonly kind: 'override'; readonly value: Override }
		| {
				readonly kind: 'swap';
				readonly value: Pick<Override, 'role' | 'from' | 'until' | 'reason'> & {
					readonly between: [string, string];
				};
		  };
}

export interface RunbookRequest {
	readonly form: 'propose-runbook';
	readonly title: string;
	readonly services: readonly string[];
	readonly alerts: readonly string[];
	readonly owner: string;
	/** Texts of its sections, in their order. */
	readonly sections: readonly { readonly heading: string; readonly text: string }[];
}

/** What a form asks for. Its texts are of bounded length, without secrets and invisible characters; they are no Markdown yet. */
export type FormRequest = IncidentRequest | VerdictRequest | OverrideRequest | RunbookRequest;

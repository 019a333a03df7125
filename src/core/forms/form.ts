import type { Read } from '../lifecycle/command-text.ts';
import type { FormsPolicy } from '../records/policies/forms.ts';
import type { SeveritiesPolicy } from '../records/policies/severities.ts';
import type { TriagePolicy } from '../records/policies/triage.ts';
import type { Schedule } from '../records/schedule.ts';
import type { Service } from '../records/service.ts';
import type { Team } from '../records/team.ts';
import type { FormRequest } from './form-request.ts';

/** The records that a form offers choices of, and that an answer is held against. */
export interface FormRecords {
	readonly services: ReadonlyMap<string, Service>;
	/** With those of their members who have not left. */
	readonly teams: ReadonlyMap<string, Team>;
	readonly schedules: ReadonlyMap<string, Schedule>;
	readonly severities?: SeveritiesPolicy | undefined;
	readonly triage?: TriagePolicy | undefined;
	readonly policy?: FormsPolicy | undefined;
}

/** One thing to choose: a word of ours, and what people see beside it. */
export interface FormChoice {
	readonly id: string;
	readonly name?: string;
}

/** One question of a form. By its label an answer is found again in the text of the issue. */
export interface FormField {
	readonly id: string;
	readonly label: string;
	readonly help?: string;
	readonly example?: string;
	readonly isRequired: boolean;
	/** `line` and `text` are typed; of others one is chosen. */
	readonly input: 'line' | 'text' | ((records: FormRecords) => readonly FormChoice[]);
}

/** Answers by the id of their field; what was left empty is absent. */
export type FormAnswers = ReadonlyMap<string, string>;

/** Who sent a form, and when. */
export interface FormSender {
	/** Handle, known to a team. */
	readonly by: string;
	/** RFC 3339 in UTC. */
	readonly at: string;
}

/** A form: what it asks, and what its answers ask for. */
export interface Form {
	readonly id: FormRequest['form'];
	readonly name: string;
	/** What it is for, in the list of forms. */
	readonly about: string;
	/** What people read above the questions. */
	readonly intro: string;
	/** The first one's label is that of no other form: by it a form is known. */
	readonly fields: readonly FormField[];
	/** What the answers ask for, safe to store; or every problem with them. */
	readonly read: (answers: FormAnswers, records: FormRecords, sender: FormSender) => Read<FormRequest>;
}

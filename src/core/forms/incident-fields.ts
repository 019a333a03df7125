import { quoted, type Read, readAll, readable, unreadable } from '../lifecycle/command-text.ts';
import { DETECTION_CHANNELS, SEVERITIES } from '../records/incident-words.ts';
import { toEpochMs } from '../time/instant.ts';
import type { FormAnswers, FormField, FormRecords, FormSender } from './form.ts';
import type { IncidentRequest } from './form-request.ts';
import { needed, readChoiceOf, readLineOf, readTextOf } from './read-field.ts';
import { readTime } from './read-time.ts';

const TITLE_AT_MOST = 200;
const TEXT_AT_MOST = 10_000;
const MOST_USERS = 10_000_000_000;

export const SERVICE: FormField = {
	id: 'service',
	label: 'Service where it shows',
	isRequired: true,
	input: ({ services }) => [...services.keys()].sort().map((id) => ({ id })),
};

export const SEVERITY: FormField = {
	id: 'severity',
	label: 'Severity',
	help: 'As far as you can tell; it can be changed at any time.',
	isRequired: false,
	input: ({ severities }) => severities?.severities ?? SEVERITIES.map((id) => ({ id })),
};

export const KIND: FormField = {
	id: 'kind',
	label: 'Kind',
	help: 'A security incident needs no alert: choose security. Write nothing here that not everybody may read.',
	isRequired: false,
	input: ({ triage }) => triage?.kinds ?? [{ id: 'other' }],
};

export const NOTICED: FormField = {
	id: 'noticed',
	label: 'Who noticed?',
	isRequired: false,
	input: () => DETECTION_CHANNELS.filter((id) => id !== 'alert').map((id) => ({ id })),
};

export const SINCE: FormField = {
	id: 'since',
	label: 'Since when are customers harmed?',
	help: 'In UTC, or with an offset. Leave it empty where nobody knows.',
	example: '2026-11-20 02:58',
	isRequired: false,
	input: 'line',
};

export const USERS: FormField = {
	id: 'users',
	label: 'How many users are affected?',
	help: 'A number. Leave it empty where nobody knows.',
	example: '41000',
	isRequired: false,
	input: 'line',
};

export const KNOWN: FormField = {
	id: 'known',
	label: 'What is known so far?',
	help: 'No names of customers, no passwords: it is kept for ever.',
	isRequired: false,
	input: 'text',
};

/** What the answers of both forms on incidents say; `title` is the field that asks what is wrong. */
export function readIncident(
	form: IncidentRequest['form'],
	{ title, answers }: { readonly title: FormField; readonly answers: FormAnswers },
	{ records, sender }: { readonly records: FormRecords; readonly sender: FormSender },
): Read<IncidentRequest> {
	const usual = records.triage?.default_level;
	const choice = (field: FormField) => readChoiceOf(answers, field, records);
	return readAll<IncidentRequest>({
		form: readable(form),
		title: needed(readLineOf(answers, title, TITLE_AT_MOST), title),
		service: needed(choice(SERVICE), SERVICE),
		severity: orElse(choice(SEVERITY) as Read<IncidentRequest['severity'] | undefined>, usual?.severity ?? 'sev3'),
		kind: orElse(choice(KIND), usual?.kind ?? 'other'),
		detectedBy: orElse(choice(NOTICED) as Read<IncidentRequest['detectedBy'] | undefined>, 'engineer'),
		impactStarted: readSince(answers.get(SINCE.id), sender) as Read<string>,
		usersAffected: readUsers(answers.get(USERS.id)) as Read<number>,
		text: readTextOf(answers, KNOWN, TEXT_AT_MOST) as Read<string>,
	});
}

function orElse<T>(read: Read<T | undefined>, value: T): Read<T> {
	return read.ok ? readable(read.value ?? value) : read;
}

function readSince(answer: string | undefined, { at }: FormSender): Read<string | undefined> {
	if (answer === undefined) return readable(undefined);
	const found = readTime(answer, { zone: 'UTC', occurrence: 'first' });
	if (found === undefined)
		return unreadable(
			`Unexpected ${quoted(answer)} below "${SINCE.label}", expected a time in UTC like 2026-11-20 02:58`,
		);
	return toEpochMs(found) > toEpochMs(at)
		? unreadable(`Unexpected ${quoted(answer)} below "${SINCE.label}", expected a time before this form was sent`)
		: readable(found);
}

function readUsers(answer: string | undefined): Read<number | undefined> {
	if (answer === undefined) return readable(undefined);
	const digits = answer.replace(/(?<=\d)[ ,._'](?=\d{3}(?!\d))/g, '');
	const users = /^\d{1,11}$/.test(digits) ? Number(digits) : Number.NaN;
	return users <= MOST_USERS
		? readable(users)
		: unreadable(`Unexpected ${quoted(answer)} below "${USERS.label}", expected a number like 41000`);
}

import { quoted, type Read, readAll, readable, unreadable } from '../lifecycle/command-text.ts';
import { readCommand } from '../lifecycle/read-command.ts';
import { parseIncidentId } from '../records/paths.ts';
import type { Form, FormAnswers, FormField } from './form.ts';
import type { VerdictRequest } from './form-request.ts';
import { needed, readChoiceOf } from './read-field.ts';

const INCIDENT: FormField = {
	id: 'incident',
	label: 'Which incident do you judge?',
	example: 'INC-2026-0042',
	isRequired: true,
	input: 'line',
};

const VERDICT: FormField = {
	id: 'verdict',
	label: 'Verdict',
	isRequired: true,
	input: () => [
		{ id: 'actionable', name: 'the page was worth it' },
		{ id: 'not-actionable', name: 'it was true, and nothing was to be done' },
		{ id: 'false-positive', name: 'nothing was wrong' },
		{ id: 'confirm', name: 'of a lead-up: it is an incident' },
		{ id: 'dismiss', name: 'of a lead-up: it is none' },
	],
};

const ALERT: FormField = {
	id: 'alert',
	label: 'Only about one alert?',
	help: 'Its name, as the incident shows it. Leave it empty to judge the incident.',
	isRequired: false,
	input: 'line',
};

const REASON: FormField = {
	id: 'reason',
	label: 'Why?',
	help: 'Needed for every verdict but "actionable" and "confirm".',
	isRequired: false,
	input: 'line',
};

/** Somebody says whether a page was worth it, or what became of a lead-up. */
export const giveVerdict: Form = {
	id: 'give-verdict',
	name: 'Give a verdict',
	about: 'Was the page worth it? Or confirm or dismiss a lead-up',
	intro: 'The verdict counts from when you send this.',
	fields: [INCIDENT, VERDICT, ALERT, REASON],
	read: (answers, records) =>
		readAll<VerdictRequest>({
			form: readable('give-verdict'),
			incident: readIncidentId(answers.get(INCIDENT.id)),
			command: readVerdict(answers, needed(readChoiceOf(answers, VERDICT, records), VERDICT)),
		}),
};

function readIncidentId(answer: string | undefined): Read<string> {
	const id = (answer ?? '').toUpperCase();
	return parseIncidentId(id)
		? readable(id)
		: unreadable(`Unexpected ${quoted(answer ?? '')} below "${INCIDENT.label}", expected an id like INC-2026-0042`);
}

function readVerdict(answers: FormAnswers, verdict: Read<string>): VerdictRead {
	if (!verdict.ok) return verdict;
	const isLeadUp = verdict.value === 'confirm' || verdict.value === 'dismiss';
	const verb = isLeadUp ? 'lead-up' : 'verdict';
	const alert = isLeadUp ? undefined : answers.get(ALERT.id);
	return readCommand({ verb, words: [verdict.value], reason: answers.get(REASON.id), alert });
}

type VerdictRead = ReturnType<typeof readCommand>;

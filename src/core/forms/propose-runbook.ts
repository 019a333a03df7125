import { didYouMean, quoted, type Read, readAll, readable, unreadable } from '../lifecycle/command-text.ts';
import type { Form, FormAnswers, FormField } from './form.ts';
import type { RunbookRequest } from './form-request.ts';
import { needed, readChoiceOf, readLineOf, readTextOf } from './read-field.ts';

const TITLE_AT_MOST = 200;
const LIST_AT_MOST = 4000;
const SECTION_AT_MOST = 10_000;

const TITLE: FormField = {
	id: 'title',
	label: 'What is the runbook for?',
	example: 'The checkout answers with errors',
	isRequired: true,
	input: 'line',
};
const SERVICES: FormField = {
	id: 'services',
	label: 'Services',
	help: 'From services/, with commas between them.',
	example: 'checkout-api, payment-gateway',
	isRequired: true,
	input: 'line',
};
const ALERTS: FormField = {
	id: 'alerts',
	label: 'Alerts',
	help: 'Names of the alerts it is for, with commas between them; * stands for any characters.',
	example: 'HighErrorRate, Checkout*',
	isRequired: true,
	input: 'line',
};
const OWNER: FormField = {
	id: 'owner',
	label: 'Team that keeps it true',
	isRequired: true,
	input: ({ teams }) => [...teams].sort().map(([id, { name }]) => ({ id, name })),
};
const SECTIONS = (['Meaning', 'Impact', 'Diagnosis', 'Mitigation'] as const).map(
	(label): FormField => ({
		id: label.toLowerCase(),
		label,
		...(label === 'Diagnosis' && { help: 'Commands between lines of three backticks.' }),
		isRequired: true,
		input: 'text',
	}),
);

/** Somebody writes down what to do when an alert comes. */
export const proposeRunbook: Form = {
	id: 'propose-runbook',
	name: 'Propose a runbook',
	about: 'What to do when an alert comes, for whoever has it next',
	intro: 'It becomes a pull request, in which others can mend it.',
	fields: [TITLE, SERVICES, ALERTS, OWNER, ...SECTIONS],
	read: (answers, records) =>
		readAll<RunbookRequest>({
			form: readable('propose-runbook'),
			title: needed(readLineOf(answers, TITLE, TITLE_AT_MOST), TITLE),
			services: readServices(answers, [...records.services.keys()]),
			alerts: readList(answers, ALERTS),
			owner: needed(readChoiceOf(answers, OWNER, records), OWNER),
			sections: readSections(answers),
		}),
};

function readList(answers: FormAnswers, field: FormField): Read<readonly string[]> {
	const line = needed(readLineOf(answers, field, LIST_AT_MOST), field);
	if (!line.ok) return line;
	const words = line.value.split(',').map((word) => word.trim());
	const found = [...new Set(words.filter((word) => word !== ''))];
	return found.length > 0 && found.every((word) => word.length <= 300)
		? readable(found)
		: unreadable(`Unexpected ${quoted(line.value)} below "${field.label}", expected names with commas between them`);
}

function readServices(answers: FormAnswers, known: readonly string[]): Read<readonly string[]> {
	const list = readList(answers, SERVICES);
	if (!list.ok) return list;
	const unknown = list.value.filter((slug) => !known.includes(slug));
	if (unknown.length === 0) return list;
	return unreadable(
		...unknown.map((slug) => `Unexpected service ${quoted(slug)}, expected one in services/${didYouMean(slug, known)}`),
	);
}

function readSections(answers: FormAnswers): Read<RunbookRequest['sections']> {
	const read = SECTIONS.map((field) => ({ field, text: needed(readTextOf(answers, field, SECTION_AT_MOST), field) }));
	const problems = read.flatMap(({ text }) => (text.ok ? [] : text.problems));
	if (problems.length > 0) return unreadable(...problems);
	return readable(read.flatMap(({ field, text }) => (text.ok ? [{ heading: field.label, text: text.value }] : [])));
}

import type { Form, FormField } from './form.ts';
import { KIND, KNOWN, NOTICED, readIncident, SERVICE, SEVERITY, SINCE, USERS } from './incident-fields.ts';

const TITLE: FormField = {
	id: 'title',
	label: 'What is wrong?',
	help: 'One line, as a customer would see it.',
	example: 'Payments by card fail',
	isRequired: true,
	input: 'line',
};

/** Somebody says that there is an incident, with or without an alert. */
export const declareIncident: Form = {
	id: 'declare-incident',
	name: 'Declare an incident',
	about: 'Something harms customers now, and no alert has said so',
	intro: 'The incident is opened when you send this, and the people on call are told. Not sure? Report a lead-up.',
	fields: [TITLE, SERVICE, SEVERITY, KIND, NOTICED, SINCE, USERS, KNOWN],
	read: (answers, records, sender) => readIncident('declare-incident', { title: TITLE, answers }, { records, sender }),
};

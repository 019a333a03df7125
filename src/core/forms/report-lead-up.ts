import type { Form, FormField } from './form.ts';
import { KIND, KNOWN, NOTICED, readIncident, SERVICE, SEVERITY } from './incident-fields.ts';

const TITLE: FormField = {
	id: 'title',
	label: 'What may become an incident?',
	help: 'One line: what you see, and where.',
	example: 'The queue of payouts grows since noon',
	isRequired: true,
	input: 'line',
};

/** Somebody says that something may become an incident; people confirm or dismiss it later. */
export const reportLeadUp: Form = {
	id: 'report-lead-up',
	name: 'Report a lead-up',
	about: 'Something looks wrong and may become an incident',
	intro: 'It is recorded when you send this. Somebody confirms or dismisses it with the form "Give a verdict".',
	fields: [TITLE, SERVICE, SEVERITY, KIND, NOTICED, KNOWN],
	read: (answers, records, sender) => readIncident('report-lead-up', { title: TITLE, answers }, { records, sender }),
};

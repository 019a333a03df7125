import { FORMS } from '../../src/core/forms/forms.ts';

/** The text of an issue as GitHub writes it from the answers to a form, by the ids of its questions. */
export function formBody(id: string, answers: Readonly<Record<string, string>>): string {
	const form = FORMS.find((one) => one.id === id);
	if (!form) throw new Error(`No form ${id}`);
	return form.fields
		.map((field) => `### ${field.label}\n\n${answers[field.id] || '_No response_'}`)
		.join('\n\n')
		.replaceAll('\n', '\r\n');
}

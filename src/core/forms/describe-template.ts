import type { Form, FormField, FormRecords } from './form.ts';

/** More choices than these are no help to anybody: people type the name instead. */
const MOST_CHOICES = 200;

/** A form as GitHub wants it in `.github/ISSUE_TEMPLATE/`, with choices of what the records have now. */
export function describeTemplate({ id, name, about, intro, fields }: Form, records: FormRecords): object {
	return {
		name,
		description: about,
		labels: [`tocsin:${id}`],
		body: [{ type: 'markdown', attributes: { value: intro } }, ...fields.map((field) => describeField(field, records))],
	};
}

function describeField({ id, label, help, example, isRequired, input }: FormField, records: FormRecords): object {
	const choices = typeof input === 'function' ? input(records) : [];
	const isTyped = choices.length === 0 || choices.length > MOST_CHOICES;
	const options = choices.map((choice) => (choice.name === undefined ? choice.id : `${choice.id} (${choice.name})`));
	const placeholder = example ?? (choices.length > 0 ? choices[0]!.id : undefined);
	return {
		type: !isTyped ? 'dropdown' : input === 'text' ? 'textarea' : 'input',
		id,
		attributes: {
			label,
			...(help !== undefined && { description: help }),
			...(isTyped ? placeholder !== undefined && { placeholder } : { options }),
		},
		validations: { required: isRequired },
	};
}

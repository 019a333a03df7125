import { fieldAt, itemsOf, type PayloadField, textOf } from '../payload-field.ts';

/** Name of what a PagerDuty reference points to: its summary, else its id. */
export function nameOf(reference: PayloadField): string | undefined {
	return textOf(fieldAt(reference, 'summary')) ?? textOf(fieldAt(reference, 'id'));
}

/** Names of a list of references, separated by commas; undefined where there are none. */
export function namesOf(references: PayloadField): string | undefined {
	const names = itemsOf(references).flatMap((reference) => nameOf(reference) ?? []);
	return names.length === 0 ? undefined : names.join(', ');
}

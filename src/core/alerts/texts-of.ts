import { itemsOf, type PayloadField, textOf } from './payload-field.ts';

/** The texts of a list, or the one text that stands where a sender has a list at other times. */
export function textsOf(field: PayloadField): readonly string[] {
	const single = textOf(field);
	return single === undefined ? itemsOf(field).flatMap((item) => textOf(item) ?? []) : [single];
}

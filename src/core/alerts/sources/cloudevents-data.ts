import { fieldAt, type PayloadField } from '../payload-field.ts';

/** Base64 of more than this is not decoded; an alert is a few kilobytes. */
const MAX_BASE64 = 1_500_000;

/** The data of a structured event: `data`, or the JSON that `data_base64` holds. */
export function readEventData(root: PayloadField): PayloadField {
	const encoded = fieldAt(root, 'data_base64');
	if (typeof encoded.value !== 'string' || encoded.value.length > MAX_BASE64) return fieldAt(root, 'data');
	return { ...encoded, value: decode(encoded.value) };
}

function decode(base64: string): unknown {
	try {
		const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
		return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
	} catch {
		return undefined;
	}
}

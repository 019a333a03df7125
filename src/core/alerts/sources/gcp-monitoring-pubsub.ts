import { addProblem, fieldAt, isObject, type PayloadField } from '../payload-field.ts';
import { redactValue } from '../redact-value.ts';

/** Base64 of more than this is not decoded; an alert is a few kilobytes. */
const MAX_BASE64 = 1_500_000;

/** The body in the `message.data` of a Pub/Sub push, undefined where it cannot be read; a body that stands alone as it is. */
export function openPubsub(root: PayloadField): PayloadField | undefined {
	const data = fieldAt(fieldAt(root, 'message'), 'data');
	if (data.value === undefined || fieldAt(root, 'incident').value !== undefined) return root;
	const value = typeof data.value === 'string' && data.value.length <= MAX_BASE64 ? decode(data.value) : undefined;
	if (!isObject(value)) {
		addProblem(data, 'base64 of a JSON object');
		return undefined;
	}
	// Whoever removed the secrets from the body could not look into this text.
	return { ...data, value: redactValue(value) };
}

function decode(base64: string): unknown {
	try {
		const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
		return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
	} catch {
		return undefined;
	}
}

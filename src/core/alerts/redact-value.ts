import { isSecretName, REDACTED, redactText } from './redact.ts';

/** No source looks deeper than this; what is deeper is left out, so that no payload can exhaust the stack. */
const MAX_DEPTH = 24;

/** Headers of a request echoed in a body: any of them may be the one that lets the sender in. Addresses that act by being opened, too. */
const ECHOED_KEYS = /^(?:custom|request|http)?_?headers$|^(?:un)?subscribeurl$/i;

/** Keys that tell alerts apart: changing them would fold different alerts into one. What is stored of them is cleaned later. */
const IDENTITY_KEYS = new Set(['id', 'dedup_key', 'fingerprint', 'subject', 'source']);

/**
 * A JSON value without its secrets: texts that look like one, and every text or number below a key that is named like
 * one, become `[redacted]`; what lies deeper than 24 levels becomes null. Doing it again changes nothing.
 */
export function redactValue(value: unknown): unknown {
	return redactAt(value, { depth: 0, secret: false, identity: false });
}

interface Place {
	readonly depth: number;
	readonly secret: boolean;
	readonly identity: boolean;
}

function redactAt(value: unknown, place: Place): unknown {
	if (typeof value === 'string') return redactString(value, place);
	if (typeof value !== 'object' || value === null) return place.secret && typeof value === 'number' ? REDACTED : value;
	if (place.depth >= MAX_DEPTH) return null;
	const depth = place.depth + 1;
	if (Array.isArray(value)) return value.map((item) => redactAt(item, { ...place, depth, identity: false }));
	const entries = Object.entries(value).map(([key, item]) => [
		key,
		redactAt(item, { depth, secret: place.secret || isSecretKey(key), identity: IDENTITY_KEYS.has(key) }),
	]);
	return Object.fromEntries(entries);
}

function isSecretKey(key: string): boolean {
	return ECHOED_KEYS.test(key) || isSecretName(key);
}

function redactString(text: string, place: Place): string {
	if (place.secret) return text === '' ? text : REDACTED;
	return place.identity ? text : redactText(text);
}

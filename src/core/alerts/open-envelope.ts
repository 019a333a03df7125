import type { PayloadProblem, SourceId } from './alert.ts';
import { isObject } from './payload-field.ts';
import { stripBody } from './strip-body.ts';

/** The native body of a source, or why the envelope around it cannot be opened. */
export type Opened =
	| { readonly ok: true; readonly data: unknown }
	| { readonly ok: false; readonly problems: readonly PayloadProblem[] };

/**
 * The native body in whatever a sender put around it: a whole `repository_dispatch` event, its `client_payload`, or
 * text that holds JSON (templates render it so), without what nobody should keep. A body may also stand alone.
 */
export function openEnvelope(body: unknown, source: SourceId): Opened {
	const event = parseText(body);
	const envelope = isDispatch(event) ? parseText(event.client_payload) : event;
	if (!isEnvelope(envelope)) return { ok: true, data: stripBody(envelope, source) };
	if (envelope.source !== source) {
		const message = `Unexpected ${JSON.stringify(envelope.source)} at source, expected ${JSON.stringify(source)}`;
		return { ok: false, problems: [{ path: 'source', message }] };
	}
	return { ok: true, data: stripBody(parseText(envelope.data), source) };
}

/** The value that a text holds where it is JSON of an object or list; anything else unchanged. */
export function parseText(value: unknown): unknown {
	if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
	try {
		return JSON.parse(value) as unknown;
	} catch {
		return value;
	}
}

function isDispatch(value: unknown): value is { readonly client_payload: unknown } {
	return isObject(value) && Object.hasOwn(value, 'client_payload');
}

/** A CloudEvent has `source` and `data` too, so the envelope is known by its `schema` number. */
function isEnvelope(value: unknown): value is { readonly source: string; readonly data: unknown } {
	if (!isObject(value) || !Object.hasOwn(value, 'data')) return false;
	const { schema, source } = value as { readonly schema?: unknown; readonly source?: unknown };
	return schema === 1 && typeof source === 'string' && !Object.hasOwn(value, 'specversion');
}

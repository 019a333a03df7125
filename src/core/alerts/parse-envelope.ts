import { type PayloadProblem, SOURCES, type SourceId } from './alert.ts';
import { type Delivery, READ_HEADERS } from './delivery.ts';
import { CUT_HEADER } from './guard-source.ts';
import { inertLine } from './inert-text.ts';
import { parseText } from './open-envelope.ts';
import {
	addProblem,
	fieldAt,
	isObject,
	itemsOf,
	type PayloadField,
	type PayloadFindings,
	requireObject,
	textOf,
} from './payload-field.ts';
import { readInstant } from './read-instant.ts';
import { redactValue } from './redact-value.ts';
import { safeLine } from './sanitise.ts';
import { stableHash } from './stable-hash.ts';
import { stripBody } from './strip-body.ts';

/** What the one who runs knows about a dispatch, for deliveries that do not say it themselves. */
export interface DispatchContext {
	/** When the dispatch arrived, RFC 3339 UTC. */
	readonly received: string;
	/** Unique name of the dispatch, like the id of the run; without it, id-less deliveries are named by their content. */
	readonly id?: string;
}

/** The deliveries of an envelope, and what was wrong with the parts that are none. */
export interface EnvelopeContent {
	readonly deliveries: readonly Delivery[];
	readonly problems: readonly PayloadProblem[];
}

/**
 * The deliveries in the `client_payload` of a `repository_dispatch`: one, `{schema, source, data, delivery}`, or a
 * burst, `{schema, deliveries: [...]}`, each part with its `delivery`, or with `id`, `received` and `headers` beside its
 * `data` as a `Delivery` has them. Also takes the whole event around it. Bodies come back without secrets. A bad part becomes a problem; the good ones beside it are still returned.
 */
export function parseEnvelope(payload: unknown, context: DispatchContext): EnvelopeContent {
	const findings: PayloadFindings = { problems: [], doubts: [] };
	const body = parseText(payload);
	const whole: PayloadField = { value: body, path: '', findings };
	const inner = isObject(body) && Object.hasOwn(body, 'client_payload') ? fieldAt(whole, 'client_payload') : whole;
	const root = { ...inner, value: parseText(inner.value) };
	const deliveries = requireObject(root) ? readEnvelope(root, context) : [];
	const problems = findings.problems.map(({ path, message }) => ({ path, message: safeLine(message, 1000) }));
	return { deliveries, problems };
}

function readEnvelope(root: PayloadField, context: DispatchContext): readonly Delivery[] {
	const schema = fieldAt(root, 'schema');
	if (schema.value !== 1) {
		addProblem(schema, '1 (the version of the envelope)');
		return [];
	}
	const burst = fieldAt(root, 'deliveries');
	if (burst.value === undefined) return readPart(root, context, 0);
	if (!Array.isArray(burst.value) || burst.value.length === 0) addProblem(burst, 'a list of deliveries');
	return itemsOf(burst).flatMap((part, index) => readPart(part, context, index));
}

function readPart(part: PayloadField, context: DispatchContext, index: number): readonly Delivery[] {
	if (!requireObject(part)) return [];
	const sourceField = fieldAt(part, 'source');
	const source = SOURCES.find((id) => id === sourceField.value);
	if (source === undefined) addProblem(sourceField, `one of ${SOURCES.map((id) => `"${id}"`).join(', ')}`);
	const body = fieldAt(part, 'data');
	if (body.value === undefined) addProblem(body, `the body that the source sent`);
	const encoding = fieldAt(part, 'encoding');
	if (encoding.value !== undefined) addProblem(encoding, 'data that is not packed, or can be unpacked');
	if (source === undefined || body.value === undefined || encoding.value !== undefined) return [];
	const data = redactValue(stripBody(parseText(body.value), source));
	// A relay sends deliveries whole; a template can only wrap a body, and says the rest beside it.
	const beside = fieldAt(part, 'delivery');
	const about = beside.value === undefined ? part : beside;
	const delivery: Delivery = {
		schema: 1,
		id: idOf(about) ?? (context.id === undefined ? digestOf(source, data) : `${context.id}-${index}`),
		source,
		received: receivedOf(about) ?? context.received,
		data,
	};
	const headers = headersOf(fieldAt(about, 'headers'));
	return [headers === undefined ? delivery : { ...delivery, headers }];
}

/** Ids become parts of ref and file names, so an id with other characters than these is not used. */
function idOf(about: PayloadField): string | undefined {
	const id = textOf(fieldAt(about, 'id'));
	return id !== undefined && /^[A-Za-z0-9](?:[A-Za-z0-9_-]|\.(?!\.|lock$|$)){0,99}$/.test(id) ? id : undefined;
}

function receivedOf(about: PayloadField): string | undefined {
	const text = textOf(fieldAt(about, 'received_at')) ?? textOf(fieldAt(about, 'received'));
	const instant = text === undefined ? undefined : readInstant(text);
	return instant === undefined ? undefined : new Date(instant).toISOString();
}

function digestOf(source: SourceId, data: unknown): string {
	return stableHash([source, JSON.stringify(data)]);
}

/** Only what reading a body may need: headers that sources read, CloudEvents attributes, and what was cut on the way. */
function headersOf(field: PayloadField): Readonly<Record<string, string>> | undefined {
	if (!isObject(field.value)) return undefined;
	const kept = Object.entries(field.value).flatMap(([name, value]) => {
		const key = name.toLowerCase();
		const wanted = READ_HEADERS.has(key) || key === CUT_HEADER || /^ce-[a-z0-9]{1,40}$/.test(key);
		return wanted && typeof value === 'string' ? [[key, inertLine(value, 1000)] as const] : [];
	});
	return kept.length === 0 ? undefined : Object.fromEntries(kept.slice(0, 40));
}

import type { AlertSource, SourceContext, SourceEvent, SourceResult } from '../alert.ts';
import {
	addProblem,
	fieldAt,
	instantOf,
	isObject,
	itemsOf,
	type PayloadField,
	type PayloadFindings,
	readEach,
	readPayload,
	requireText,
	textOf,
} from '../payload-field.ts';
import { type CloudEvent, isIncidentType, readCdevent, readIncident } from './cdevents.ts';
import { readPlainAlert } from './cloudevents-alert.ts';
import { readEventData } from './cloudevents-data.ts';

/**
 * CloudEvents 1.0 over HTTP in structured, binary and batch mode: CDEvents incidents, and our own convention for any
 * other sender (see docs/sources/cloudevents.md).
 */
export const cloudevents: AlertSource = { id: 'cloudevents', name: 'CloudEvents', read: readBody };

function readBody(body: unknown, { headers }: SourceContext): SourceResult {
	if (isBinary(headers)) return readBinary(body, headers);
	if (Array.isArray(body)) return readBatch(body);
	return readPayload(body, readOne);
}

function isBinary(headers: SourceContext['headers']): boolean {
	return headers['ce-type'] !== undefined && !headers['content-type']?.startsWith('application/cloudevents');
}

function readBatch(body: readonly unknown[]): SourceResult {
	const findings: PayloadFindings = { problems: [], doubts: [] };
	const items = itemsOf({ value: body, path: '', findings });
	const events = readEach(items, readOne);
	if (findings.problems.length > 0) return { ok: false, problems: findings.problems };
	return { ok: true, events: items.length > 0 ? events : [EMPTY_BATCH] };
}

const EMPTY_BATCH: SourceEvent = { type: 'ignored', event: 'empty', reason: 'The batch holds no events' };

/** Attributes are headers, and the body is the data whatever it is. */
function readBinary(body: unknown, headers: SourceContext['headers']): SourceResult {
	const attributes = Object.entries(headers).map(([name, value]) => [name, decodeHeader(value)]);
	return readPayload({ ...Object.fromEntries(attributes), body }, (root) => {
		const event = readAttributes(root, 'ce-', { ...fieldAt(root, 'body'), path: '' });
		return event === undefined ? [] : readEvent(event);
	});
}

/** Header values hold text beyond ASCII percent-encoded. */
function decodeHeader(value: string): string {
	try {
		return decodeURIComponent(value);
	} catch {
		return value;
	}
}

function readOne(root: PayloadField): readonly SourceEvent[] {
	if (!isObject(root.value)) {
		addProblem(root, 'an object');
		return [];
	}
	if (isObject(fieldAt(root, 'context').value)) return readCdevent(root);
	const event = readAttributes(root, '', readEventData(root));
	return event === undefined ? [] : readEvent(event);
}

/** The attributes of an event below `prefix`, or undefined where a required one is missing. */
function readAttributes(root: PayloadField, prefix: string, data: PayloadField): CloudEvent | undefined {
	const attribute = (name: string) => fieldAt(root, `${prefix}${name}`);
	const [specversion, id, source, type] = ['specversion', 'id', 'source', 'type'].map((name) =>
		requireText(attribute(name)),
	);
	if (!specversion || !id || !source || !type) return undefined;
	return {
		source,
		type,
		typeField: attribute('type'),
		subject: textOf(attribute('subject')),
		subjectField: attribute('subject'),
		at: instantOf(attribute('time')),
		trace: /^[0-9a-f]{2}-([0-9a-f]{32})-/.exec(textOf(attribute('traceparent')) ?? '')?.[1],
		data,
	};
}

function readEvent(event: CloudEvent): readonly SourceEvent[] {
	const { type, data } = event;
	if (!type.startsWith('dev.cdevents.')) return readPlainAlert(event);
	if (isObject(fieldAt(data, 'context').value)) return readCdevent(data);
	if (isIncidentType(type)) return readIncident(event, fieldAt(data, 'subject'), fieldAt(data, 'customData'));
	return [{ type: 'ignored', event: type, reason: 'A CDEvents event about something other than an incident' }];
}

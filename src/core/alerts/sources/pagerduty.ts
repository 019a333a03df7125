import type { Alert, AlertActor, AlertSource, SourceEvent } from '../alert.ts';
import { alertName, nameFromKey } from '../alert-name.ts';
import {
	addProblem,
	fieldAt,
	instantOf,
	isObject,
	itemsOf,
	type PayloadField,
	readPayload,
	requireObject,
	requireText,
	textOf,
} from '../payload-field.ts';
import { NOTE_WRITERS } from './pagerduty-notes.ts';
import { nameOf, namesOf } from './pagerduty-references.ts';

/** PagerDuty Webhooks V3: one event a request. A body says what changed, and the whole incident beside it. */
export const pagerduty: AlertSource = {
	id: 'pagerduty',
	name: 'PagerDuty Webhooks V3',
	deliveryIdHeader: 'x-webhook-id',
	read: (body) => readPayload(body, readBody),
};

const STATES: ReadonlyMap<string, Alert['state']> = new Map([
	['incident.triggered', 'firing'],
	['incident.reopened', 'firing'],
	['incident.unacknowledged', 'firing'],
	['incident.acknowledged', 'acknowledged'],
	['incident.resolved', 'resolved'],
]);

const SERVICE_CHANGE = 'A change of PagerDuty settings; services are described in services/';

const IGNORED: ReadonlyMap<string, string> = new Map([
	['pagey.ping', 'Test event of a webhook subscription; the connection works'],
	['service.created', SERVICE_CHANGE],
	['service.updated', SERVICE_CHANGE],
	['service.deleted', SERVICE_CHANGE],
	['service.custom_field_values.updated', SERVICE_CHANGE],
	['incident.action_invocation.updated', 'Progress of an automation; its start and its end are noted'],
]);

const OTHER_BODIES: readonly (readonly [key: string, help: string])[] = [
	['messages', 'This is a V1/V2 webhook; create a V3 webhook subscription'],
	['webhook_subscription', 'This is a request that creates a subscription, not what the subscription sends'],
];

function readBody(root: PayloadField): readonly SourceEvent[] {
	const event = fieldAt(root, 'event');
	if (!isObject(event.value)) {
		const other = OTHER_BODIES.find(([key]) => isObject(root.value) && Object.hasOwn(root.value, key));
		addProblem(event, 'an object', other?.[1]);
		return [];
	}
	const type = requireText(fieldAt(event, 'event_type'));
	if (type === '') return [];
	const ignored = IGNORED.get(type);
	if (ignored !== undefined) return [{ type: 'ignored', event: type, reason: ignored }];
	const state = STATES.get(type);
	if (state === undefined && !NOTE_WRITERS.has(type)) {
		const reason = 'Event type that Tocsin does not know; nothing was done with it';
		return [{ type: 'ignored', event: type, reason }];
	}
	const data = fieldAt(event, 'data');
	if (!requireObject(data)) return [];
	return state === undefined ? readNotes(event, data, type) : readAlert(event, data, { type, state });
}

interface StateChange {
	readonly type: string;
	readonly state: Alert['state'];
}

function readAlert(event: PayloadField, data: PayloadField, { type, state }: StateChange): readonly SourceEvent[] {
	const id = requireText(fieldAt(data, 'id'));
	const title = textOf(fieldAt(data, 'title')) ?? `PagerDuty incident ${id}`;
	const service = fieldAt(data, 'service');
	const severity = nameOf(fieldAt(data, 'priority')) ?? textOf(fieldAt(data, 'urgency'));
	const alert: Alert = {
		source: 'pagerduty',
		fingerprint: `pagerduty:${id}`,
		state,
		event: type,
		name: nameFromKey(textOf(fieldAt(data, 'incident_key')) ?? '') ?? alertName(title),
		title,
		at: instantOf(fieldAt(event, 'occurred_at')),
		severity,
		labels: labelsOf(data),
		integrations: [textOf(fieldAt(service, 'id')), textOf(fieldAt(service, 'summary'))].filter(
			(text) => text !== undefined,
		),
		url: textOf(fieldAt(data, 'html_url')),
		actor: actorOf(event) ?? (state === 'acknowledged' ? firstAssignee(data) : undefined),
	};
	const merged = type === 'incident.resolved' ? mergedInto(data) : undefined;
	if (merged === undefined) return [{ type: 'alert', alert }];
	const text = `Merged in PagerDuty into ${merged}, and resolved by that`;
	const note = { ...noteBase(event, type), fingerprint: alert.fingerprint, kind: 'external', text } as const;
	return [
		{ type: 'alert', alert },
		{ type: 'note', note },
	];
}

function readNotes(event: PayloadField, data: PayloadField, type: string): readonly SourceEvent[] {
	const incident = incidentOf(data);
	const id = requireText(fieldAt(incident, 'id'));
	const url = textOf(fieldAt(incident, 'html_url'));
	const drafts = NOTE_WRITERS.get(type)?.(data) ?? [];
	const base = noteBase(event, type);
	if (drafts.length === 0) return [{ type: 'ignored', event: type, reason: 'The event carries no text of its own' }];
	return drafts.map((draft) => ({ type: 'note', note: { ...base, fingerprint: `pagerduty:${id}`, url, ...draft } }));
}

function noteBase(event: PayloadField, type: string) {
	const actor = actorOf(event);
	return {
		source: 'pagerduty',
		event: type,
		at: instantOf(fieldAt(event, 'occurred_at')),
		by: actor?.name ?? actor?.id,
		actor,
	} as const;
}

/** The incident that an event is about: `data` itself, or what a note, task, responder or role points to. */
function incidentOf(data: PayloadField): PayloadField {
	if (textOf(fieldAt(data, 'type')) === 'incident') return data;
	const [role] = itemsOf(fieldAt(data, 'incident_role_assignments'));
	return fieldAt(role ?? data, 'incident');
}

function labelsOf(data: PayloadField): Readonly<Record<string, string>> {
	const labels: readonly (readonly [string, string | undefined])[] = [
		['service', nameOf(fieldAt(data, 'service'))],
		['urgency', textOf(fieldAt(data, 'urgency'))],
		['priority', nameOf(fieldAt(data, 'priority'))],
		['escalation_policy', nameOf(fieldAt(data, 'escalation_policy'))],
		['teams', namesOf(fieldAt(data, 'teams'))],
		['incident_type', textOf(fieldAt(fieldAt(data, 'incident_type'), 'name'))],
		['incident_key', textOf(fieldAt(data, 'incident_key'))],
		['merged_into', mergedInto(data)],
	];
	return Object.fromEntries(labels.flatMap(([key, text]) => (text === undefined ? [] : [[key, text]])));
}

function mergedInto(data: PayloadField): string | undefined {
	const reason = fieldAt(data, 'resolve_reason');
	if (textOf(fieldAt(reason, 'type')) !== 'merge_resolve_reason') return undefined;
	const id = textOf(fieldAt(fieldAt(reason, 'incident'), 'id'));
	return id === undefined ? 'another incident' : `pagerduty:${id}`;
}

/** An agent that is a service, an integration or automation (null) is not a person who acted. */
function actorOf(event: PayloadField): AlertActor | undefined {
	const agent = fieldAt(event, 'agent');
	return textOf(fieldAt(agent, 'type'))?.startsWith('user') ? personOf(agent) : undefined;
}

/** Who acknowledges becomes the assignee; so this names the person where an integration passed it on. */
function firstAssignee(data: PayloadField): AlertActor | undefined {
	const [first] = itemsOf(fieldAt(data, 'assignees'));
	return first === undefined ? undefined : personOf(first);
}

function personOf(reference: PayloadField): AlertActor {
	return { id: textOf(fieldAt(reference, 'id')), name: textOf(fieldAt(reference, 'summary')) };
}

import type { Alert, AlertSource, SourceEvent } from '../alert.ts';
import { alertName } from '../alert-name.ts';
import { labelsFrom } from '../labels-from.ts';
import {
	addProblem,
	fieldAt,
	instantOf,
	type PayloadField,
	readPayload,
	requireObject,
	requireText,
	textOf,
} from '../payload-field.ts';
import { personOf } from '../person-of.ts';

/** Zenduty's outgoing webhook: one event of one incident a request. */
export const zenduty: AlertSource = {
	id: 'zenduty',
	name: 'Zenduty',
	read: (body) => readPayload(body, readBody),
};

const STATES: ReadonlyMap<string, Alert['state']> = new Map([
	['triggered', 'firing'],
	['acknowledged', 'acknowledged'],
	['resolved', 'resolved'],
]);

const STATES_OF_STATUS: ReadonlyMap<string, Alert['state']> = new Map([
	['1', 'firing'],
	['2', 'acknowledged'],
	['3', 'resolved'],
]);

/** When an incident came into a state. Its creation says nothing about later ones. */
const TIMES = { firing: 'creation_date', acknowledged: 'acknowledged_date', resolved: 'resolved_date' } as const;

function readBody(root: PayloadField): readonly SourceEvent[] {
	const payload = fieldAt(root, 'payload');
	if (!requireObject(payload)) return [];
	const type = fieldAt(payload, 'event_type');
	const event = textOf(type);
	const incident = fieldAt(payload, 'incident');
	const status = textOf(fieldAt(incident, 'status')) ?? '';
	const state = event === undefined ? STATES_OF_STATUS.get(status) : STATES.get(event.toLowerCase());
	if (state === undefined && event !== undefined) {
		const reason = 'Event type that Tocsin does not know; nothing was done with it';
		return [{ type: 'ignored', event, reason }];
	}
	if (!requireObject(incident)) return [];
	if (state === undefined) {
		addProblem(type, 'one of "triggered", "acknowledged", "resolved"');
		return [];
	}
	return [{ type: 'alert', alert: readAlert(incident, state, event ?? `status ${status}`) }];
}

function readAlert(incident: PayloadField, state: Alert['state'], event: string): Alert {
	const id = requireText(fieldAt(incident, 'unique_id'));
	const text = (key: string) => textOf(fieldAt(incident, key));
	const title = text('title') ?? `Zenduty incident ${text('incident_number') ?? id}`;
	const service = fieldAt(incident, 'service');
	const [serviceId, serviceName] = ['unique_id', 'name'].map((key) => textOf(fieldAt(service, key)));
	const urgency = urgencyOf(text('urgency'));
	return {
		source: 'zenduty',
		fingerprint: `zenduty:${id}`,
		state,
		event,
		name: alertName(title),
		title,
		description: text('summary'),
		at: instantOf(fieldAt(incident, TIMES[state])),
		severity: urgency,
		labels: labelsFrom([
			['service', serviceName],
			['team', textOf(fieldAt(service, 'team'))],
			['escalation_policy', textOf(fieldAt(service, 'escalation_policy'))],
			['incident_number', text('incident_number')],
			['incident_key', text('incident_key')],
			['urgency', urgency],
		]),
		integrations: [serviceId, serviceName].filter((part) => part !== undefined),
		actor: state === 'acknowledged' ? personOf(text('assigned_to_name') ?? text('assigned_to')) : undefined,
	};
}

function urgencyOf(text: string | undefined): string | undefined {
	return text === '1' ? 'high' : text === '0' ? 'low' : text;
}

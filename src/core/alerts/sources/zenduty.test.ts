import { describe, expect, test } from 'vitest';
import { readAlertFixture } from '../../../../test/fixtures/alerts/read-alert-fixture.ts';
import type { Alert, SourceEvent, SourceResult } from '../alert.ts';
import { ALERT_SOURCES } from './index.ts';

const INCIDENT = 'zenduty:kq7TzR2mPw9LxY4bN6dHsE';

test('an acknowledged incident, whole', () => {
	expect(alertOf(fixture('acknowledged'))).toEqual({
		source: 'zenduty',
		fingerprint: INCIDENT,
		state: 'acknowledged',
		event: 'acknowledged',
		name: 'Disk almost full',
		title: 'Disk almost full on parcels-db-1',
		description: 'parcels-db-1 has 8 % left on /var/lib/postgresql',
		at: '2026-11-20T03:05:40.640Z',
		labels: {
			escalation_policy: '1d9e',
			incident_key: 'Jm3VwC8aQp5ZsT1uRk6XyD',
			incident_number: '318',
			service: 'Parcels DB',
			team: '88f0',
		},
		integrations: ['c41b8e57-0d3f-4a55-9d10-7f3e5a6b2c19', 'Parcels DB'],
		actor: { name: 'Budi Hartanto' },
	});
});

test.each([
	['triggered', 'firing triggered 2026-11-20T03:02:11.372Z'],
	['acknowledged', 'acknowledged acknowledged 2026-11-20T03:05:40.640Z'],
	['resolved', 'resolved resolved undefined'],
])('%s', (name, expected) => {
	const { state, event, at, fingerprint } = alertOf(fixture(name));
	expect(`${state} ${event} ${at}`).toBe(expected);
	expect(fingerprint).toBe(INCIDENT);
});

test.each([
	[1, 'firing'],
	['2', 'acknowledged'],
	[3, 'resolved'],
])('without an event type the status %j is %s', (status, state) => {
	expect(alertOf(change({ event_type: null }, { status })).state).toBe(state);
});

test('an event type that is not known is ignored by name', () => {
	expect(eventsOf(change({ event_type: 'note_added' }, {}))).toEqual([
		{
			type: 'ignored',
			event: 'note_added',
			reason: 'Event type that Tocsin does not know; nothing was done with it',
		},
	]);
});

test.each([
	[1, 'high'],
	[0, 'low'],
	['high', 'high'],
	[undefined, undefined],
])('the urgency %j is the severity %s', (urgency, severity) => {
	expect(alertOf(change({}, { urgency })).severity).toBe(severity);
});

test('an incident needs no more than its id', () => {
	const incident = { unique_id: 'x7', title: null, service: null, creation_date: 12, assigned_to: {} };
	const [event] = eventsOf({ payload: { event_type: 'triggered', incident } });
	expect(event).toEqual({
		type: 'alert',
		alert: {
			source: 'zenduty',
			fingerprint: 'zenduty:x7',
			state: 'firing',
			event: 'triggered',
			name: 'Zenduty incident x7',
			title: 'Zenduty incident x7',
			labels: {},
			integrations: [],
		},
	});
});

describe('refused', () => {
	test.each([
		['another body', { event_type: 'resolved' }, ['Unexpected nothing at payload, expected an object']],
		[
			'no incident',
			{ payload: { event_type: 'resolved' } },
			['Unexpected nothing at payload.incident, expected an object'],
		],
		[
			'an incident without an id',
			change({}, { unique_id: '' }),
			['Unexpected "" at payload.incident.unique_id, expected text'],
		],
		[
			'neither an event type nor a status that is known',
			change({ event_type: '' }, { status: 9 }),
			['Unexpected "" at payload.event_type, expected one of "triggered", "acknowledged", "resolved"'],
		],
	])('%s', (_, body, messages) => {
		const result = read(body);
		expect(result.ok ? [] : result.problems.map(({ message }) => message)).toEqual(messages);
	});
});

/** The body of a triggered incident, with other fields beside and in the incident. */
function change(payload: object, incident: object): unknown {
	const body = fixture('triggered') as { readonly payload: { readonly incident: object } };
	return { payload: { ...body.payload, ...payload, incident: { ...body.payload.incident, ...incident } } };
}

function fixture(name: string): unknown {
	return readAlertFixture(`zenduty/${name}`);
}

function read(body: unknown): SourceResult {
	return ALERT_SOURCES.get('zenduty')!.read(body, { headers: {} });
}

function eventsOf(body: unknown): readonly SourceEvent[] {
	const result = read(body);
	if (!result.ok) throw new Error(JSON.stringify(result.problems));
	return result.events;
}

function alertOf(body: unknown): Alert {
	const [event] = eventsOf(body);
	if (event?.type !== 'alert') throw new Error(JSON.stringify(event));
	return event.alert;
}

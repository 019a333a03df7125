import { describe, expect, test } from 'vitest';
import { readAlertFixture } from '../../../../test/fixtures/alerts/read-alert-fixture.ts';
import type { Alert, SourceEvent, SourceResult } from '../alert.ts';
import { ALERT_SOURCES } from './index.ts';

/** Every event type of PagerDuty Webhooks V3, and the test event; each has an example of the same name. */
const EVENT_TYPES: readonly (readonly [type: string, becomes: string])[] = [
	['incident.triggered', 'firing'],
	['incident.reopened', 'firing by Rina Hartono'],
	['incident.unacknowledged', 'firing'],
	['incident.acknowledged', 'acknowledged by Rina Hartono'],
	['incident.resolved', 'resolved by Rina Hartono'],
	['incident.escalated', 'escalated: Escalated to Budi Santoso (escalation policy Payments on call)'],
	['incident.delegated', 'assigned: Delegated to Budi Santoso (escalation policy Databases)'],
	['incident.reassigned', 'assigned: Reassigned to Budi Santoso, Rina Hartono'],
	['incident.priority_updated', 'severity: Priority is now P1'],
	['incident.incident_type.changed', 'external: Incident type is now major_incident'],
	['incident.service_updated', 'external: Moved to the PagerDuty service Payment gateway'],
	['incident.annotated', 'note: Rolled back release 2026.11.19.\nErrors are falling.'],
	[
		'incident.status_update_published',
		'communication: Some customers cannot pay. A fix is under way. … (cut off by PagerDuty)',
	],
	['incident.conference_bridge.updated', 'communication: The conference bridge was changed'],
	['incident.responder.added', 'assigned: Budi Santoso was asked to help: Please look at the orders database'],
	['incident.responder.replied', 'assigned: Budi Santoso answered the request for help: accepted'],
	[
		'incident.role.assigned',
		'assigned: Role Incident commander: Rina Hartono | assigned: Role Scribe is no longer assigned',
	],
	[
		'incident.custom_field_values.updated',
		'external: Fields changed: region: surabaya → jakarta; products: nothing → marketplace, food; bridge_password: [redacted] → [redacted]',
	],
	['incident.task.created', 'external: Task created: Tell the support desk, for Budi Santoso'],
	['incident.task.updated', 'external: Task updated: Tell the support desk'],
	['incident.task.completed', 'external: Task completed: Tell the support desk, for Budi Santoso'],
	['incident.workflow.started', 'external: Workflow "Open the war room" started'],
	['incident.workflow.completed', 'external: Workflow "Open the war room" completed'],
	['incident.action_invocation.created', 'external: Automation "Restart the workers" started'],
	['incident.action_invocation.updated', 'ignored: Progress of an automation; its start and its end are noted'],
	['incident.action_invocation.terminated', 'external: Automation "Restart the workers" ended: completed'],
	['service.created', 'ignored: A change of PagerDuty settings; services are described in services/'],
	['service.updated', 'ignored: A change of PagerDuty settings; services are described in services/'],
	['service.deleted', 'ignored: A change of PagerDuty settings; services are described in services/'],
	[
		'service.custom_field_values.updated',
		'ignored: A change of PagerDuty settings; services are described in services/',
	],
	['pagey.ping', 'ignored: Test event of a webhook subscription; the connection works'],
];

describe('every event type', () => {
	test.each(EVENT_TYPES)('%s', (type, becomes) => {
		const events = eventsOf(read(readAlertFixture(`pagerduty/${type}`)));
		expect(events.map(inWords).join(' | ')).toBe(becomes);
		for (const event of events) {
			if (event.type === 'alert') expect(event.alert.fingerprint).toBe('pagerduty:Q1BAZAAR42');
			if (event.type === 'note') expect(event.note.fingerprint).toBe('pagerduty:Q1BAZAAR42');
			expect(
				event.type === 'ignored' ? event.event : event.type === 'note' ? event.note.event : event.alert.event,
			).toBe(type);
		}
	});

	test('there are 30 of them, and the test event', () => {
		expect(new Set(EVENT_TYPES.map(([type]) => type)).size).toBe(31);
	});
});

test('a triggered incident, whole', () => {
	expect(read(readAlertFixture('pagerduty/incident.triggered'))).toEqual({
		ok: true,
		events: [
			{
				type: 'alert',
				alert: {
					source: 'pagerduty',
					fingerprint: 'pagerduty:Q1BAZAAR42',
					state: 'firing',
					event: 'incident.triggered',
					name: 'Checkout API answers 5xx',
					title: '[FIRING:2] Checkout API answers 5xx (checkout-api-7c9d8b6f54-x2x7z prod critical)',
					at: '2026-11-20T03:02:11.250Z',
					severity: 'P2',
					labels: {
						escalation_policy: 'Payments on call',
						incident_key: '7f0b6c1d9e8a4f52b3c4d5e6f7a8b9c0',
						priority: 'P2',
						service: 'Checkout API',
						teams: 'Payments',
						urgency: 'high',
					},
					integrations: ['PCHK0UT', 'Checkout API'],
					url: 'https://bazaar.pagerduty.example/incidents/Q1BAZAAR42',
				},
			},
		],
	});
});

test('a note, whole', () => {
	expect(read(readAlertFixture('pagerduty/incident.annotated'))).toEqual({
		ok: true,
		events: [
			{
				type: 'note',
				note: {
					source: 'pagerduty',
					fingerprint: 'pagerduty:Q1BAZAAR42',
					event: 'incident.annotated',
					kind: 'note',
					text: 'Rolled back release 2026.11.19.\nErrors are falling.',
					at: expect.stringMatching(/^2026-11-20T03:/),
					by: 'Rina Hartono',
					actor: { id: 'PRINA01', name: 'Rina Hartono' },
					url: 'https://bazaar.pagerduty.example/incidents/Q1BAZAAR42',
				},
			},
		],
	});
});

test('an incident merged into another is resolved, and says into which', () => {
	const [alert, note] = eventsOf(read(readAlertFixture('pagerduty/incident.resolved-by-merge')));
	expect(alert).toMatchObject({
		alert: { state: 'resolved', fingerprint: 'pagerduty:Q2BAZAAR43', labels: { merged_into: 'pagerduty:Q1BAZAAR42' } },
	});
	expect(note).toMatchObject({
		note: {
			fingerprint: 'pagerduty:Q2BAZAAR43',
			kind: 'external',
			text: 'Merged in PagerDuty into pagerduty:Q1BAZAAR42, and resolved by that',
		},
	});
});

test('neither number nor link of a conference bridge is kept', () => {
	const text = JSON.stringify([
		read(readAlertFixture('pagerduty/incident.conference_bridge.updated')),
		read(incident('incident.triggered', { conference_bridge: { conference_number: '+62,,884422#' } })),
	]);
	expect(text).not.toContain('884422');
});

describe('who acted', () => {
	const assignees = [{ id: 'PBUDI02', summary: 'Budi Santoso', type: 'user_reference' }];
	test.each([
		[
			'the agent, where it is a person',
			{ id: 'PRINA01', summary: 'Rina', type: 'user_reference' },
			'incident.acknowledged',
			{ id: 'PRINA01', name: 'Rina' },
		],
		[
			'the assignee, where an integration acknowledged',
			{ id: 'PINT', summary: 'Chat', type: 'service_reference' },
			'incident.acknowledged',
			{ id: 'PBUDI02', name: 'Budi Santoso' },
		],
		['the assignee, where there is no agent', null, 'incident.acknowledged', { id: 'PBUDI02', name: 'Budi Santoso' }],
		['nobody, where automation resolved', null, 'incident.resolved', undefined],
	])('%s', (_, agent, type, actor) => {
		const [event] = eventsOf(read(incident(type, { assignees }, { agent })));
		expect(event?.type === 'alert' && event.alert.actor).toEqual(actor);
	});
});

describe('what an incident may lack', () => {
	test.each([
		['severity falls back to the urgency', { priority: null }, { severity: 'high' }],
		['a title falls back to the id', { title: null }, { title: 'PagerDuty incident Q1' }],
		['an incident key that is a name names the alert', { incident_key: 'checkout-5xx' }, { name: 'checkout-5xx' }],
		['no service means no integrations', { service: null }, { integrations: [] }],
		['a link that is none is left out', { html_url: 'javascript:alert(1)' }, { url: undefined }],
	])('%s', (_, data, expected) => {
		const [event] = eventsOf(read(incident('incident.triggered', data)));
		const alert = event?.type === 'alert' ? event.alert : undefined;
		for (const [key, value] of Object.entries(expected)) expect(alert?.[key as keyof Alert]).toEqual(value);
	});

	test('a time that cannot be read loses no alert, and is told', () => {
		expect(eventsOf(read(incident('incident.triggered', {}, { occurred_at: 'yesterday' })))).toMatchObject([
			{ type: 'alert', alert: { state: 'firing' } },
			{
				type: 'ignored',
				event: 'event.occurred_at',
				reason:
					'Unexpected "yesterday" at event.occurred_at, expected a time like 2026-11-20T03:02:11Z; the time of receipt is used',
			},
		]);
	});

	test.each([
		['an empty note', ' '],
		['a note that we left there', 'Recorded as INC-2026-0042: https://incidents.example.com/incidents/INC-2026-0042'],
	])('%s is ignored by name', (_name, content) => {
		const body = {
			event: {
				event_type: 'incident.annotated',
				data: { type: 'incident_note', incident: { id: 'Q1' }, content },
			},
		};
		expect(eventsOf(read(body))).toEqual([
			{ type: 'ignored', event: 'incident.annotated', reason: 'The event carries no text of its own' },
		]);
	});
});

test.each(['incident.teleported', 'constructor', '__proto__'])(
	'the unknown event type %s is ignored by name',
	(type) => {
		expect(eventsOf(read(incident(type)))).toEqual([
			{ type: 'ignored', event: type, reason: 'Event type that Tocsin does not know; nothing was done with it' },
		]);
	},
);

describe('refused', () => {
	test.each([
		['a list', [], ['Unexpected list as the body, expected an object']],
		['null', null, ['Unexpected null as the body, expected an object']],
		['text that is no JSON', '{"event": {"ev', ['Unexpected "{\\"event\\": {\\"ev" as the body, expected an object']],
		['no event', {}, ['Unexpected nothing at event, expected an object']],
		['no type', { event: {} }, ['Unexpected nothing at event.event_type, expected text']],
		[
			'no data',
			{ event: { event_type: 'incident.triggered' } },
			['Unexpected nothing at event.data, expected an object'],
		],
		['no id', incident('incident.triggered', { id: null }), ['Unexpected null at event.data.id, expected text']],
		[
			'a note without its incident',
			{ event: { event_type: 'incident.annotated', data: { content: 'x' } } },
			['Unexpected nothing at event.data.incident.id, expected text'],
		],
		[
			'a V2 webhook',
			{ messages: [{}] },
			['Unexpected nothing at event, expected an object. This is a V1/V2 webhook; create a V3 webhook subscription'],
		],
		[
			'a subscription',
			{ webhook_subscription: {} },
			[
				'Unexpected nothing at event, expected an object. This is a request that creates a subscription, not what the subscription sends',
			],
		],
		[
			'a body of another source',
			readAlertFixture('alertmanager/firing-group'),
			[
				'Unexpected nothing at event, expected an object',
				'This looks like a body of the source alertmanager, and came as pagerduty',
			],
		],
	])('%s', (_, body, messages) => {
		const result = read(body);
		expect(result.ok ? [] : result.problems.map(({ message }) => message)).toEqual(messages);
	});
});

function read(body: unknown): SourceResult {
	return ALERT_SOURCES.get('pagerduty')!.read(body, { headers: {} });
}

function eventsOf(result: SourceResult): readonly SourceEvent[] {
	if (!result.ok) throw new Error(JSON.stringify(result.problems));
	return result.events;
}

function inWords(event: SourceEvent): string {
	if (event.type === 'ignored') return `ignored: ${event.reason}`;
	if (event.type === 'note') return `${event.note.kind}: ${event.note.text}`;
	return event.alert.state + (event.alert.actor ? ` by ${event.alert.actor.name}` : '');
}

function incident(type: string, data: object = {}, event: object = {}): unknown {
	const service = { id: 'PCHK0UT', summary: 'Checkout API' };
	const whole = { id: 'Q1', type: 'incident', title: 'Down', service, urgency: 'high', ...data };
	return { event: { event_type: type, occurred_at: '2026-11-20T03:02:11Z', agent: null, ...event, data: whole } };
}

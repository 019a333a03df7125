import { describe, expect, test } from 'vitest';
import { readAlertFixture } from '../../../../test/fixtures/alerts/read-alert-fixture.ts';
import type { Alert, SourceEvent, SourceResult } from '../alert.ts';
import { redactDelivery } from '../read-delivery.ts';
import { ALERT_SOURCES } from './index.ts';

const ALERT = 'opsgenie:a1f5d2c8-6f0b-4d3e-9a77-1795143731250';

/** What becomes of each action that an example is kept of. */
const ACTIONS: readonly (readonly [file: string, becomes: string])[] = [
	['create', 'firing Create 2026-11-20T03:02:11.250Z by rina@example.com'],
	['acknowledge', 'acknowledged Acknowledge 2026-11-20T03:05:40.640Z by budi@example.com'],
	['unacknowledge', 'firing unacknowledged 2026-11-20T03:06:40Z by rina@example.com'],
	['close', 'resolved Close 2026-11-20T03:44:02.500Z by rina@example.com'],
	[
		'delete',
		'resolved Delete 2026-11-20T03:44:02.500Z by rina@example.com | external: The alert was deleted in Opsgenie',
	],
	['add-note', 'note: The bank confirms an outage.'],
	['add-tags', 'external: Tags added: bank,partner'],
	['assign-ownership', 'assigned: Assigned to budi@example.com'],
	['escalate', 'escalated: Escalated to budi@example.com (escalation payments_escalation)'],
	['snooze', 'external: Snoozed in Opsgenie'],
	['custom-action', 'external: Action "Restart pool" was run'],
];

test.each(ACTIONS)('%s', (file, becomes) => {
	const events = eventsOf(fixture(file));
	expect(events.map(inWords).join(' | ')).toBe(becomes);
	for (const event of events) {
		expect(event.type === 'alert' ? event.alert.fingerprint : event.type === 'note' && event.note.fingerprint).toBe(
			ALERT,
		);
	}
});

test.each([
	['RemoveTags', { removedTags: 'bank' }, 'external: Tags removed: bank'],
	['AddTeam', { team: 'payments' }, 'assigned: Team added: payments'],
	['AddRecipient', { recipient: 'payments_escalation' }, 'assigned: Recipient added: payments_escalation'],
	['TakeOwnership', {}, 'assigned: Taken over by rina@example.com'],
	['UpdatePriority', { priority: 'P1' }, 'severity: Priority is now P1'],
	['UpdateMessage', { message: 'Worse' }, 'external: The message is now: Worse'],
	['UpdateDescription', {}, 'external: The description was changed'],
	['AddDetails', {}, 'external: Details added'],
	['RemoveDetails', {}, 'external: Details removed'],
	['SnoozeEnded', {}, 'external: The snooze has ended'],
	['AddNote', {}, 'note: A note without a text was added'],
	['AssignOwnership', { owner: null }, 'assigned: Assigned to not named'],
])('%s is a note', (action, alert, becomes) => {
	const body = fixture('snooze') as { readonly alert: object };
	expect(eventsOf({ ...body, action, alert: { ...body.alert, ...alert } }).map(inWords)).toEqual([becomes]);
});

test('a created alert, whole', () => {
	expect(alertOf(fixture('create'))).toEqual({
		source: 'opsgenie',
		fingerprint: ALERT,
		state: 'firing',
		event: 'Create',
		name: 'payment-gateway-timeouts',
		title: 'Payment gateway times out on pay-2.jkt.rambaya.example',
		description: 'One in five payments takes longer than 30 s.',
		at: '2026-11-20T03:02:11.250Z',
		severity: 'P2',
		labels: {
			alias: 'payment-gateway-timeouts',
			change_name: 'gateway-2026.11',
			entity: 'payment-gateway',
			env: 'prod',
			integration: 'Tocsin webhook',
			pool_size: '40',
			priority: 'P2',
			runbook_url: 'https://wiki.rambaya.example/payment-timeouts',
			service: 'payment-gateway',
			source: 'rina@example.com',
			tags: 'vip',
			teams: 'payments',
			tiny_id: '417',
		},
		integrations: ['payment-gateway', 'payments', 'Tocsin webhook', '0c9d1e7a-53b1-4f0e-8c11-aa22bb33cc44'],
		runbookUrl: 'https://wiki.rambaya.example/payment-timeouts',
		actor: { id: '4a0c5a77-1d5e-4ff3-8a0b-9b1c2d3e4f50', mail: 'rina@example.com' },
		change: { kind: 'deploy', name: 'gateway-2026.11' },
	});
});

test.each([
	[3, 'P3'],
	['3', 'P3'],
	['P1', 'P1'],
	['urgent', 'urgent'],
	[null, undefined],
])('the priority %j is %s', (priority, severity) => {
	const body = fixture('create') as { readonly alert: object };
	expect(alertOf({ ...body, alert: { ...body.alert, priority } }).severity).toBe(severity);
});

test('an alias that Opsgenie gave is no name', () => {
	const body = fixture('create') as { readonly alert: object };
	const alias = '8a745a79-3ed3-4044-8427-98e067c0623c';
	expect(alertOf({ ...body, alert: { ...body.alert, alias } }).name).toBe('Payment gateway times out');
});

test('an alert needs no more than its id', () => {
	expect(alertOf({ action: 'Close', alert: { alertId: 1e21, tags: null, updatedAt: {}, details: [] } })).toEqual({
		source: 'opsgenie',
		fingerprint: 'opsgenie:1e+21',
		state: 'resolved',
		event: 'Close',
		name: 'Opsgenie alert 1e+21',
		title: 'Opsgenie alert 1e+21',
		labels: {},
		integrations: [],
	});
});

test('headers that an escalation echoes are not told, and a token in them is not stored', () => {
	const data = fixture('escalate');
	expect(JSON.stringify(read(data))).not.toContain('ECHOED-HEADER');
	const delivery = redactDelivery({ schema: 1, id: 'd', source: 'opsgenie', received: '2026-11-20T03:02:12Z', data });
	expect(JSON.stringify(delivery)).not.toContain('ECHOED-HEADER-1234');
});

describe('refused', () => {
	test.each([
		[
			'an empty body',
			{},
			['Unexpected nothing at action, expected text', 'Unexpected nothing at alert, expected an object'],
		],
		['an alert without an id', { action: 'Close', alert: {} }, ['Unexpected nothing at alert.alertId, expected text']],
		['a list', [], ['Unexpected list as the body, expected an object']],
	])('%s', (_, body, messages) => {
		const result = read(body);
		expect(result.ok ? [] : result.problems.map(({ message }) => message)).toEqual(messages);
	});
});

function inWords(event: SourceEvent): string {
	if (event.type === 'note') return `${event.note.kind}: ${event.note.text}`;
	if (event.type === 'ignored') return `${event.event}: ${event.reason}`;
	const { state, event: word, at, actor } = event.alert;
	return `${state} ${word} ${at}${actor?.mail === undefined ? '' : ` by ${actor.mail}`}`;
}

function fixture(name: string): unknown {
	return readAlertFixture(`opsgenie/${name}`);
}

function read(body: unknown): SourceResult {
	return ALERT_SOURCES.get('opsgenie')!.read(body, { headers: {} });
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

import { describe, expect, test } from 'vitest';
import { readAlertFixture } from '../../../../test/fixtures/alerts/read-alert-fixture.ts';
import type { Alert, SourceResult } from '../alert.ts';
import { ALERT_SOURCES } from './index.ts';

test('a trigger, whole', () => {
	expect(read(readAlertFixture('pagerduty-events/trigger'))).toEqual({
		ok: true,
		events: [
			{
				type: 'alert',
				alert: {
					source: 'pagerduty-events',
					fingerprint: 'pagerduty-events:orders-db/replication-lag',
					state: 'firing',
					event: 'trigger',
					name: 'Replication lag',
					title: 'Replication lag 340 s on orders-db-2.jkt.example.com',
					description: 'The replica falls behind since the 03:00 batch.\nReads may be stale.',
					at: '2026-11-20T03:02:11.250Z',
					severity: 'error',
					labels: {
						change_exposure_percent: '25',
						change_kind: 'config',
						change_name: 'nightly-batch-v2',
						class: 'replication lag',
						client: 'Bazaar database watch',
						component: 'orders-db',
						db_password: '[redacted]',
						group: 'databases',
						'host.rack': 'J4',
						'host.zone': 'jkt-2',
						lag_seconds: '340',
						primary: 'true',
						runbook_url: 'https://wiki.example.com/orders-db',
						source: 'orders-db-2.jkt.example.com',
					},
					integrations: ['orders-db'],
					url: 'https://dbwatch.example.com/orders-db-2',
					runbookUrl: 'https://wiki.example.com/orders-db',
					change: { kind: 'config', name: 'nightly-batch-v2', exposurePercent: 25 },
					evidence: [
						{ kind: 'link', id: 'Dashboard', url: 'https://grafana.example.com/d/orders-db' },
						{ kind: 'image', id: 'Lag over the last hour', url: 'https://grafana.example.com/render/orders-db.png' },
					],
				},
			},
		],
	});
});

test.each([
	['acknowledge', 'acknowledged'],
	['resolve', 'resolved'],
])('%s needs the key alone', (action, state) => {
	expect(alertOf(readAlertFixture(`pagerduty-events/${action}`))).toEqual({
		source: 'pagerduty-events',
		fingerprint: 'pagerduty-events:orders-db/replication-lag',
		state,
		event: action,
		name: 'orders-db/replication-lag',
		title: 'orders-db/replication-lag',
		labels: {},
		integrations: [],
	});
});

describe('a trigger without a key', () => {
	const payload = { summary: 'CPU 93% on app-1', source: 'app-1', severity: 'error' };
	const key = (over: object, root: object = {}) =>
		alertOf({ event_action: 'trigger', payload: { ...payload, ...over }, ...root }).fingerprint;

	test('is the same alert when only its measurement or the sender differs', () => {
		expect(key({ summary: 'CPU 99% on app-1' })).toBe(key({}));
		expect(key({ severity: 'critical', timestamp: '2026-11-20T03:02:11Z' }, { routing_key: 'R1', client: 'x' })).toBe(
			key({}),
		);
		expect(key({})).toMatch(/^pagerduty-events:[0-9a-f]{16}$/);
	});

	test('is another alert when its source, component, group, class or name differs', () => {
		const others = [{ source: 'app-2' }, { component: 'x' }, { group: 'x' }, { class: 'x' }, { summary: 'Disk full' }];
		expect(new Set([key({}), ...others.map((over) => key(over))]).size).toBe(6);
	});
});

test('the routing key is neither kept nor told', () => {
	for (const name of ['trigger', 'trigger-without-key', 'acknowledge', 'resolve', 'change']) {
		expect(JSON.stringify(read(readAlertFixture(`pagerduty-events/${name}`)))).not.toContain('R0UT1NGKEY');
	}
	expect(JSON.stringify(read({ routing_key: 'R0UT1NGKEY' }))).not.toContain('R0UT1NGKEY');
});

test('a change event is ignored by name', () => {
	expect(read(readAlertFixture('pagerduty-events/change'))).toEqual({
		ok: true,
		events: [
			{
				type: 'ignored',
				event: 'change',
				reason: 'A change event tells of a deploy, not of an alert; changes are not taken in yet',
			},
		],
	});
});

test('a key of a thousand characters, or one with odd characters, is stored as a hash', () => {
	for (const key of ['k'.repeat(1000), 'a\u202Eb', 'a\nb', 'token=abc']) {
		const body = { event_action: 'resolve', dedup_key: key };
		expect(alertOf(body).fingerprint).toMatch(/^pagerduty-events:[0-9a-f]{16}$/);
	}
});

describe('refused', () => {
	test.each([
		[
			'no action',
			{ payload: { severity: 'info', summary: 'x' } },
			['Unexpected nothing at event_action, expected one of "trigger", "acknowledge", "resolve"'],
		],
		[
			'another action',
			{ event_action: 'constructor' },
			['Unexpected "constructor" at event_action, expected one of "trigger", "acknowledge", "resolve"'],
		],
		['no payload', { event_action: 'trigger' }, ['Unexpected nothing at payload, expected an object']],
		['no summary', { event_action: 'trigger', payload: {} }, ['Unexpected nothing at payload.summary, expected text']],
		['no key', { event_action: 'resolve' }, ['Unexpected nothing at dedup_key, expected text']],
		[
			'the answer of the API',
			{ status: 'success', message: 'Event processed', dedup_key: 'k' },
			[
				'Unexpected nothing at event_action, expected one of "trigger", "acknowledge", "resolve". This is what the Events API answers to an event, not an event',
			],
		],
	])('%s', (_, body, messages) => {
		const result = read(body);
		expect(result.ok ? [] : result.problems.map(({ message }) => message)).toEqual(messages);
	});
});

function read(body: unknown): SourceResult {
	return ALERT_SOURCES.get('pagerduty-events')!.read(body, { headers: {} });
}

function alertOf(body: unknown): Alert {
	const result = read(body);
	const event = result.ok ? result.events[0] : undefined;
	if (event?.type !== 'alert') throw new Error(JSON.stringify(result));
	return event.alert;
}

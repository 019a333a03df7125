import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readAlertFixture } from '../../../../test/fixtures/alerts/read-alert-fixture.ts';
import type { Alert, SourceEvent, SourceResult } from '../alert.ts';
import { ALERT_SOURCES } from './index.ts';

const CYCLE = 'datadog:5120973300145550001';

test('a triggered monitor, whole', () => {
	expect(alertOf(fixture('rendered.triggered'))).toEqual({
		source: 'datadog',
		fingerprint: CYCLE,
		state: 'firing',
		event: 'Triggered',
		name: 'Cart latency',
		title: '[P2] [Triggered on {host:cart-3}] Cart latency above 2 s',
		description:
			'The p95 of cart-service is above two seconds on host:cart-3\n\nQuery: p95(last_5m):trace.http.request.duration{service:cart-service} by {host} > 2',
		at: '2026-11-20T03:02:11.250Z',
		severity: 'P2',
		labels: {
			alert_type: 'error',
			'availability-zone': 'ap-southeast-3a',
			change_name: 'cart-cache-v3',
			env: 'prod',
			host: 'cart-3',
			metric: 'trace.http.request.duration',
			monitor_id: '90210417',
			priority: 'P2',
			runbook_url: 'https://wiki.rambaya.example/cart-slow',
			scope: 'host:cart-3,availability-zone:ap-southeast-3a',
			service: 'cart-service',
			tags: 'monitor',
			team: 'orders',
		},
		integrations: ['90210417', 'Cart latency'],
		url: 'https://app.datadoghq.example/event/jump_to?event_id=5120973300177840000',
		runbookUrl: 'https://wiki.rambaya.example/cart-slow',
		change: { kind: 'deploy', name: 'cart-cache-v3' },
	});
});

test.each([
	['rendered.triggered', 'firing Triggered 2026-11-20T03:02:11.250Z'],
	['rendered.warn', 'firing Warn 2026-11-20T03:00:11.250Z'],
	['rendered.renotify', 'firing Renotify 2026-11-20T03:32:11.250Z'],
	['rendered.no-data', 'firing No Data 2026-11-20T03:02:11.250Z'],
	['rendered.recovered', 'resolved Recovered 2026-11-20T03:44:02.500Z'],
])('%s is the same alert under the same name', (name, expected) => {
	const { state, event, at, fingerprint, name: alertName } = alertOf(fixture(name));
	expect(`${state} ${event} ${at}`).toBe(expected);
	expect(`${fingerprint} ${alertName}`).toBe(`${CYCLE} Cart latency`);
});

test.each(['Triggered', 'Re-Triggered', 'No Data', 'Re-No Data', 'Warn', 'Re-Warn', 'Renotify', 'RENOTIFY'])(
	'%s fires',
	(transition) => {
		expect(alertOf({ ...rendered(), transition, alert_type: 'info' }).state).toBe('firing');
	},
);

test('what Datadog did not know counts as missing, and tags stand in for it', () => {
	const alert = alertOf(fixture('rendered.no-data'));
	expect(alert.severity).toBe('error');
	expect(alert.labels).toMatchObject({ service: 'cart-service', env: 'prod' });
	expect(JSON.stringify(alert)).not.toContain('$');
});

test('a payload may also carry a snapshot and a runbook', () => {
	const more = {
		snapshot: 'https://p.datadoghq.example/snapshot/cart.png',
		runbook_url: 'https://wiki.rambaya.example/own',
	};
	expect(alertOf({ ...rendered(), ...more })).toMatchObject({
		runbookUrl: 'https://wiki.rambaya.example/own',
		evidence: [{ kind: 'image', url: 'https://p.datadoghq.example/snapshot/cart.png' }],
	});
});

test('the payload of the docs, filled in, says all of that', () => {
	const page = readFileSync(new URL('../../../../docs/sources/datadog.md', import.meta.url), 'utf8');
	const payload = /```json\n(.*?)```/s.exec(page)?.[1] ?? '';
	const values: Readonly<Record<string, string>> = {
		...Object.fromEntries(
			Object.entries(fixture('template.recommended') as Readonly<Record<string, string>>).map(([key, variable]) => [
				variable,
				String((rendered() as Readonly<Record<string, unknown>>)[key]),
			]),
		),
		$SNAPSHOT: 'https://p.datadoghq.example/snapshot/cart.png',
		'$TAGS[runbook_url]': 'https://wiki.rambaya.example/cart-slow',
	};
	const filled = payload.replace(/"(\$[A-Z_]+(?:\[\w+\])?)"/g, (text, name: string) =>
		values[name] === undefined ? text : JSON.stringify(values[name]),
	);
	expect(alertOf(JSON.parse(filled))).toEqual({
		...alertOf(rendered()),
		evidence: [{ kind: 'image', url: 'https://p.datadoghq.example/snapshot/cart.png' }],
	});
	expect(read(JSON.parse(payload))).toEqual(read(fixture('template.recommended')));
});

describe('without the cycle', () => {
	const key = (over: object) => alertOf({ ...rendered(), alert_cycle_key: '$ALERT_CYCLE_KEY', ...over }).fingerprint;

	test('an alert is its monitor and the group of it, in any order of the tags', () => {
		expect(key({})).toBe('datadog:90210417/availability-zone:ap-southeast-3a/host:cart-3');
		expect(key({ scope: 'availability-zone:ap-southeast-3a, host:cart-3', transition: 'Recovered' })).toBe(key({}));
		expect(key({ scope: 'host:cart-4' })).not.toBe(key({}));
	});

	test('numbers of any size are taken as they are', () => {
		expect(key({ alert_id: 1e21, scope: null })).toBe('datadog:1e+21/');
	});
});

test('a word for a transition that is new is judged by the type of the alert', () => {
	expect(alertOf({ ...rendered(), transition: 'Escalated', alert_type: 'error' }).state).toBe('firing');
	expect(alertOf({ ...rendered(), transition: '$ALERT_TRANSITION', alert_type: 'success' }).state).toBe('resolved');
});

test.each([
	[{ transition: 'Muted', alert_type: 'info' }, 'Muted'],
	[{ transition: '', alert_type: 'user_update' }, 'user_update'],
])('%j is ignored by name', (over, event) => {
	expect(eventsOf({ ...rendered(), ...over })).toEqual([
		{
			type: 'ignored',
			event,
			reason: 'Neither transition nor alert_type says whether an alert fires; nothing was done with it',
		},
	]);
});

test('a test of a monitor is ignored by name', () => {
	expect(eventsOf({ ...rendered(), title: '[TEST] [Triggered on {host:cart-3}] Cart latency above 2 s' })).toEqual([
		{ type: 'ignored', event: 'test', reason: 'Test notification of a monitor; the connection works' },
	]);
});

test('a time that cannot be read is told and costs nothing', () => {
	const events = eventsOf({ ...rendered(), date: 'yesterday', last_updated: null, tags: 7, org: null });
	expect(events[0]).toMatchObject({ type: 'alert', alert: { state: 'firing' } });
	expect(events[1]).toMatchObject({ type: 'ignored', event: 'date' });
});

describe('refused', () => {
	const paste = 'paste the payload of docs/sources/datadog.md into the webhook instead';
	test.each([
		[
			'the template itself',
			fixture('template.recommended'),
			'Unexpected "$ALERT_TRANSITION" at transition, expected a value. This is the template itself and no delivery of it; let Datadog render it',
		],
		[
			"Keep's payload",
			fixture('template.keep'),
			`Unexpected nothing at transition, expected the transition of the alert. This is the payload that Keep sets up; ${paste}`,
		],
		[
			"AlertNow's payload",
			fixture('template.alertnow'),
			`Unexpected nothing at transition, expected the transition of the alert. This is the payload for AlertNow; ${paste}`,
		],
		[
			"Datadog's default payload",
			fixture('default-payload'),
			`Unexpected nothing at transition, expected the transition of the alert. This is Datadog's default payload, which does not say when an alert is over; ${paste}`,
		],
		[
			'a body without a transition',
			{ alert_id: '1' },
			'Unexpected nothing at transition, expected one of "Triggered", "Warn", "No Data", "Renotify", "Recovered"',
		],
		['a body without a monitor', { transition: 'Triggered' }, 'Unexpected nothing at alert_id, expected text'],
		[
			'a body that quotes have broken',
			'{"transition": "Triggered", "text": "say "hello""}',
			'Unexpected "{\\"transition\\": \\"Triggered\\", \\"text\\": \\"say \\"hello\\"\\"}" as the body, expected an object. The body is no JSON. Paste the payload of docs/sources/datadog.md whole, leave "Encode as form" off, and if a monitor writes quotes or line breaks take "text" out of the payload',
		],
	])('%s', (_, body, message) => {
		const result = read(body);
		expect(result.ok ? [] : result.problems.map((problem) => problem.message)).toEqual([message]);
	});
});

function rendered(): object {
	return fixture('rendered.triggered') as object;
}

function fixture(name: string): unknown {
	return readAlertFixture(`datadog/${name}`);
}

function read(body: unknown): SourceResult {
	return ALERT_SOURCES.get('datadog')!.read(body, { headers: {} });
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

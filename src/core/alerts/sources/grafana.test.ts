import { describe, expect, test } from 'vitest';
import { readAlertFixture } from '../../../../test/fixtures/alerts/read-alert-fixture.ts';
import type { Alert, SourceResult } from '../alert.ts';
import { ALERT_SOURCES } from './index.ts';

const FIRST = 'grafana:5f6e9c1f0a3b7d21';
const SECOND = 'grafana:9a0c44be7710d5e8';
const LEGACY = 'grafana:legacy/grafana.rambaya.example/12';
const SITE = 'https://grafana.rambaya.example';

test('one alert of a group, whole', () => {
	expect(alertsOf(fixture('v12-firing'))[0]).toEqual({
		source: 'grafana',
		fingerprint: FIRST,
		state: 'firing',
		event: 'firing',
		name: 'HighErrorRate',
		title: 'Checkout API on 10.8.0.11:8080 answers 5xx',
		description: 'More than 5 % of the answers are 5xx.\nCustomers cannot pay.\n\nValues: A = 0.074, C = 1',
		at: '2026-11-20T03:02:11.123Z',
		severity: 'critical',
		labels: {
			alertname: 'HighErrorRate',
			grafana_folder: 'Payments',
			instance: '10.8.0.11:8080',
			service: 'checkout-api',
			severity: 'critical',
		},
		integrations: ['ckrate5xx'],
		url: `${SITE}/alerting/grafana/ckrate5xx/view?orgId=1`,
		runbookUrl: 'https://wiki.rambaya.example/checkout-5xx',
		evidence: [
			{ kind: 'dashboard', url: `${SITE}/d/checkout?orgId=1` },
			{ kind: 'panel', url: `${SITE}/d/checkout?orgId=1&viewPanel=4` },
			{ kind: 'image', url: `${SITE}/public/img/attachments/ckrate5xx.png` },
			{
				kind: 'silence',
				url: `${SITE}/alerting/silence/new?alertmanager=grafana&matcher=alertname%3DHighErrorRate&orgId=1`,
			},
		],
	});
});

test.each([
	['v12-firing', [`firing ${FIRST} 2026-11-20T03:02:11.123Z`, `firing ${SECOND} 2026-11-20T03:02:11.123Z`]],
	['v12-repeat', [`firing ${FIRST} 2026-11-20T03:02:11.123Z`, `firing ${SECOND} 2026-11-20T03:02:11.123Z`]],
	['v12-partly-resolved', [`resolved ${FIRST} 2026-11-20T03:44:02.500Z`, `firing ${SECOND} 2026-11-20T03:02:11.123Z`]],
	['v12-resolved', [`resolved ${FIRST} 2026-11-20T03:44:02.500Z`, `resolved ${SECOND} 2026-11-20T03:44:02.500Z`]],
	['v9-resolved', [`resolved ${FIRST} 2026-11-20T03:44:02.500Z`]],
	['custom-payload', [`firing ${FIRST} 2026-11-20T03:02:11.123Z`]],
	['legacy-alerting', [`firing ${LEGACY} undefined`]],
	['legacy-ok', [`resolved ${LEGACY} undefined`]],
	['test-notification', []],
])('%s', (name, expected) => {
	const lines = alertsOf(fixture(name)).map(({ state, fingerprint, at }) => `${state} ${fingerprint} ${at}`);
	expect(lines).toEqual(expected);
});

test('an older body names the rule in its link and what was measured in words', () => {
	const [alert] = alertsOf(fixture('v9-resolved'));
	expect(alert?.integrations).toEqual(['ckrate5xx']);
	expect(alert?.description?.split('\n').at(-1)).toBe(
		"Values: [ var='B0' metric='5xx' labels={instance=10.8.0.11:8080} value=0.074 ]",
	);
});

test('a custom payload tells what Grafana left out', () => {
	expect(ignoredOf(fixture('custom-payload'))).toEqual([
		'truncated: Grafana left out 3 alerts of this group; raise Max Alerts of the contact point to see them',
	]);
});

test('a test of a contact point or of an old channel is ignored by name', () => {
	expect(ignoredOf(fixture('test-notification'))).toEqual([
		'test: Test notification of a contact point; the connection works',
	]);
	const old = { ...legacy(), ruleId: 1.2345678901234567e19, ruleName: 'Test notification', state: 'alerting' };
	expect(ignoredOf(old)).toEqual(['test: Test of a notification channel; the connection works']);
});

describe('a legacy body', () => {
	test('whole', () => {
		expect(alertsOf(fixture('legacy-alerting'))[0]).toEqual({
			source: 'grafana',
			fingerprint: LEGACY,
			state: 'firing',
			event: 'alerting',
			name: 'Checkout errors',
			title: '[Alerting] Checkout errors',
			description: 'Carts are full, nobody pays.\n\nValues: 5xx share = 0.074',
			severity: 'critical',
			labels: { instance: '10.8.0.11:8080', service: 'checkout-api', severity: 'critical' },
			integrations: ['12', 'Checkout errors'],
			url: `${SITE}/d/checkout/checkout?tab=alert&viewPanel=4&orgId=1`,
			evidence: [{ kind: 'image', url: `${SITE}/public/img/attachments/checkout.png` }],
		});
	});

	test('without data fires, paused is a note, pending is ignored', () => {
		expect(alertsOf({ ...legacy(), state: 'no_data' })[0]?.state).toBe('firing');
		expect(ignoredOf({ ...legacy(), state: 'pending' })).toEqual([
			'pending: The rule does not fire; Grafana sends another body when it does',
		]);
		expect(read({ ...legacy(), state: 'paused' })).toEqual({
			ok: true,
			events: [
				{
					type: 'note',
					note: {
						source: 'grafana',
						fingerprint: LEGACY,
						event: 'paused',
						kind: 'external',
						text: 'The rule was paused in Grafana, which will not say when the alert is over',
						url: `${SITE}/d/checkout/checkout?tab=alert&viewPanel=4&orgId=1`,
					},
				},
			],
		});
	});

	test('rules of the same number in two Grafanas are two alerts', () => {
		const [other] = alertsOf({ ...legacy(), ruleUrl: 'https://other.rambaya.example/d/x' });
		expect(other?.fingerprint).toBe('grafana:legacy/other.rambaya.example/12');
	});
});

test('optional parts of the wrong kind do not lose an alert', () => {
	const odd = {
		status: 'firing',
		labels: { alertname: 'Down' },
		annotations: null,
		values: [1],
		ruleUID: {},
		panelURL: 7,
	};
	expect(alertsOf({ version: '1', orgId: 1, alerts: [odd] })[0]).toMatchObject({ name: 'Down', integrations: [] });
});

describe('refused', () => {
	test.each([
		[
			'Alertmanager',
			readAlertFixture('alertmanager/firing-group'),
			[
				'Unexpected "4" at version, expected "1". This is the webhook of Prometheus Alertmanager; send it to the source "alertmanager"',
				'This looks like a body of the source alertmanager, and came as grafana',
			],
		],
		[
			'a custom payload without alerts',
			{ title: 'x', message: 'y' },
			[
				'Unexpected nothing at alerts, expected a list. A custom payload has to hold "alerts" .Alerts as docs/sources/grafana.md shows',
			],
		],
		[
			'a legacy body without its rule and with another state',
			{ ruleName: 'x', state: 'odd' },
			[
				'Unexpected nothing at ruleId, expected text',
				'Unexpected "odd" at state, expected one of "alerting", "no_data", "ok", "paused", "pending", "unknown"',
			],
		],
	])('%s', (_, body, messages) => {
		const result = read(body);
		expect(result.ok ? [] : result.problems.map(({ message }) => message)).toEqual(messages);
	});
});

function legacy(): object {
	return fixture('legacy-ok') as object;
}

function fixture(name: string): unknown {
	return readAlertFixture(`grafana/${name}`);
}

function read(body: unknown): SourceResult {
	return ALERT_SOURCES.get('grafana')!.read(body, { headers: {} });
}

function alertsOf(body: unknown): readonly Alert[] {
	return eventsOf(body).flatMap((event) => (event.type === 'alert' ? [event.alert] : []));
}

function ignoredOf(body: unknown): readonly string[] {
	return eventsOf(body).flatMap((event) => (event.type === 'ignored' ? [`${event.event}: ${event.reason}`] : []));
}

function eventsOf(body: unknown) {
	const result = read(body);
	if (!result.ok) throw new Error(JSON.stringify(result.problems));
	return result.events;
}

import { describe, expect, test } from 'vitest';
import { readAlertFixture } from '../../../../test/fixtures/alerts/read-alert-fixture.ts';
import type { Alert, SourceResult } from '../alert.ts';
import { ALERT_SOURCES } from './index.ts';

const FIRST = 'alertmanager:b9426669ecf01148';
const SECOND = 'alertmanager:ef22df2c93d7a355';

test('one alert of a group, whole', () => {
	expect(alertsOf(fixture('firing-group'))[0]).toEqual({
		source: 'alertmanager',
		fingerprint: FIRST,
		state: 'firing',
		event: 'firing',
		name: 'HighErrorRate',
		title: 'Checkout API on 10.8.0.11:8080 answers 5xx',
		description: '5xx answers above 5 % for ten minutes.\nCustomers cannot pay.',
		at: '2026-11-20T03:02:11.123Z',
		severity: 'critical',
		labels: {
			alertname: 'HighErrorRate',
			cluster: 'jakarta',
			instance: '10.8.0.11:8080',
			job: 'checkout-api',
			service: 'checkout-api',
			severity: 'critical',
		},
		integrations: [],
		url: 'https://prometheus.example.com/graph?g0.expr=rate%28http_errors_total%5B5m%5D%29&g0.tab=1',
		runbookUrl: 'https://wiki.example.com/checkout-5xx',
		evidence: [{ kind: 'dashboard', url: 'https://grafana.example.com/d/checkout' }],
	});
});

test.each([
	['firing-group', [`firing ${FIRST} 2026-11-20T03:02:11.123Z`, `firing ${SECOND} 2026-11-20T03:02:11.123Z`]],
	['partly-resolved', [`resolved ${FIRST} 2026-11-20T03:44:02.500Z`, `firing ${SECOND} 2026-11-20T03:02:11.123Z`]],
	['resolved', [`resolved ${FIRST} 2026-11-20T03:44:02.500Z`, `resolved ${SECOND} 2026-11-20T03:44:02.500Z`]],
	['old-without-status-and-fingerprint', [`firing ${FIRST} 2026-11-20T03:02:11.123Z`]],
	['payload-template', [`firing ${FIRST} 2026-11-20T03:02:11.123Z`]],
	['truncated', [`firing ${FIRST} 2026-11-20T03:02:11.123Z`]],
])('%s', (name, expected) => {
	const lines = alertsOf(fixture(name)).map(({ state, fingerprint, at }) => `${state} ${fingerprint} ${at}`);
	expect(lines).toEqual(expected);
});

test('a repeat and the other Alertmanager of a pair say the same', () => {
	expect(read(fixture('repeat'))).toEqual(read(fixture('firing-group')));
	expect(read(fixture('other-of-the-pair'))).toEqual(read(fixture('firing-group')));
});

test('a missing fingerprint is the one that Alertmanager would have sent, whatever the order of the labels', () => {
	const labels = { severity: 'warning', service: 'x', alertname: 'Manual', instance: 'm1' };
	const [alert] = alertsOf({ status: 'firing', alerts: [{ labels }] });
	expect(alert?.fingerprint).toBe('alertmanager:69ae46f129a8fc7d');
});

test('a thousand alerts in one body', () => {
	const alerts = Array.from({ length: 1000 }, (_, index) => ({
		labels: { alertname: 'Down', instance: `i-${index}` },
	}));
	const read = alertsOf({ version: '4', status: 'firing', alerts });
	expect(new Set(read.map(({ fingerprint }) => fingerprint)).size).toBe(1000);
});

test('alerts that Alertmanager left out are told', () => {
	const result = read(fixture('truncated'));
	expect(result.ok && result.events[1]).toEqual({
		type: 'ignored',
		event: 'truncated',
		reason: 'Alertmanager left out 12 alerts of this group; raise max_alerts of the receiver to see them',
	});
});

test('an empty group is told', () => {
	expect(read({ version: '4', status: 'firing', alerts: [] })).toEqual({
		ok: true,
		events: [{ type: 'ignored', event: 'empty', reason: 'The group holds no alerts' }],
	});
});

describe('what an alert may lack', () => {
	const labels = { alertname: 'Down' };
	test.each([
		[
			'the title falls back to the first line of the description',
			{ labels, annotations: { description: 'One.\nTwo.' } },
			{ title: 'One.', description: 'One.\nTwo.' },
		],
		['then to the name', { labels }, { title: 'Down', name: 'Down' }],
		[
			'the name falls back to that of the title',
			{ labels: {}, annotations: { summary: 'CPU 93% on web-1' } },
			{ name: 'CPU' },
		],
		['then to a plain word', { labels: {} }, { name: 'Alert without a name' }],
		['the zero time is no time', { labels, startsAt: '0001-01-01T00:00:00Z' }, { at: undefined }],
		[
			'numbers and booleans are text',
			{ labels: { alertname: 'Down', code: 500, up: false } },
			{ labels: { alertname: 'Down', code: '500', up: 'false' } },
		],
		[
			'null counts as missing',
			{ labels, status: null, annotations: null, startsAt: null, fingerprint: null },
			{ state: 'firing', at: undefined },
		],
		[
			'a change and a trace that annotations name',
			{
				labels,
				annotations: {
					change_name: 'new-checkout',
					change_kind: 'feature',
					change_exposure_percent: '5%',
					trace_id: '4bf9',
				},
			},
			{
				change: { kind: 'feature', name: 'new-checkout', exposurePercent: 5 },
				evidence: [{ kind: 'trace', id: '4bf9' }],
			},
		],
	])('%s', (_, alert, expected) => {
		const [read] = alertsOf({ version: '4', status: 'firing', alerts: [alert] });
		for (const [key, value] of Object.entries(expected)) expect(read?.[key as keyof Alert]).toEqual(value);
	});

	test('one bad alert does not take the good ones with it', () => {
		const result = read({
			version: '4',
			status: 'firing',
			alerts: [{ labels }, { labels: 7, status: 'odd' }, 'x', { labels }],
		});
		expect(
			result.ok &&
				result.events.map((event) => (event.type === 'ignored' ? `${event.event}: ${event.reason}` : event.type)),
		).toEqual([
			'alert',
			'alerts[1]: Unexpected 7 at alerts[1].labels, expected an object; Unexpected "odd" at alerts[1].status, expected one of "firing", "resolved"',
			'alerts[2]: Unexpected "x" at alerts[2], expected an object',
			'alert',
		]);
	});
});

describe('refused', () => {
	test.each([
		['a body without alerts', {}, ['Unexpected nothing at alerts, expected a list']],
		[
			'another version, and every other problem with it',
			{ version: '3', alerts: 'x' },
			['Unexpected "3" at version, expected "4"', 'Unexpected "x" at alerts, expected a list'],
		],
		[
			'no alert that can be read',
			{ alerts: [{}, { labels: {} }] },
			[
				'Unexpected nothing at alerts[0].labels, expected an object',
				'Unexpected nothing at status, expected one of "firing", "resolved"',
				'Unexpected nothing at status, expected one of "firing", "resolved"',
			],
		],
		[
			'Grafana',
			fixture('grafana'),
			[
				'Unexpected 1 at orgId, expected an Alertmanager body without this key. This is Grafana\'s own webhook; send it to the source "grafana"',
				'This looks like a body of the source grafana, and came as alertmanager',
			],
		],
		[
			'Grafana without an organisation',
			{ version: '1', alerts: [{ status: 'firing', labels: {} }] },
			[
				`Unexpected "1" at version, expected "4". This is Grafana's own webhook; send it to the source "grafana"`,
				'This looks like a body of the source grafana, and came as alertmanager',
			],
		],
	])('%s', (_, body, messages) => {
		const result = read(body);
		expect(result.ok ? [] : result.problems.map(({ message }) => message)).toEqual(messages);
	});

	test('a thousand problems are told with fifty lines', () => {
		const result = read({ alerts: Array.from({ length: 1000 }, () => 7) });
		expect(result.ok ? [] : result.problems.slice(-2)).toEqual([
			{ path: 'alerts[49]', message: 'Unexpected 7 at alerts[49], expected an object' },
			{ path: '', message: '… and 950 more problems' },
		]);
	});
});

function fixture(name: string): unknown {
	return readAlertFixture(`alertmanager/${name}`);
}

function read(body: unknown): SourceResult {
	return ALERT_SOURCES.get('alertmanager')!.read(body, { headers: {} });
}

function alertsOf(body: unknown): readonly Alert[] {
	const result = read(body);
	if (!result.ok) throw new Error(JSON.stringify(result.problems));
	return result.events.flatMap((event) => (event.type === 'alert' ? [event.alert] : []));
}

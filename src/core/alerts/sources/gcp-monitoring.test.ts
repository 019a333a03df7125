import { describe, expect, test } from 'vitest';
import { readAlertFixture } from '../../../../test/fixtures/alerts/read-alert-fixture.ts';
import type { Alert, SourceResult } from '../alert.ts';
import { ALERT_SOURCES } from './index.ts';

const FINGERPRINT = 'gcp-monitoring:0.rmb4k2x9q7td';

test('an open incident, whole', () => {
	expect(read(fixture('v1.2-open-critical'))).toEqual({
		ok: true,
		events: [
			{
				type: 'alert',
				alert: {
					source: 'gcp-monitoring',
					fingerprint: FINGERPRINT,
					state: 'firing',
					event: 'open',
					name: 'Search slow',
					title: 'Request Latency for search-api is above the threshold of 2000 with a value of 3412.7.',
					description: 'Search answers late. Customers leave.\n\nRequest Latency: 3412.7 (threshold 2000)',
					at: '2026-11-20T03:02:11Z',
					severity: 'Critical',
					labels: {
						change_exposure_percent: '20',
						change_kind: 'feature',
						change_name: 'ranker-v7',
						condition: 'p99 above 2 s',
						location: 'asia-southeast2',
						metric: 'run.googleapis.com/request_latencies',
						policy: 'Search slow',
						project: 'rambaya-prod',
						project_id: 'rambaya-prod',
						resource: 'search-api',
						resource_type: 'cloud_run_revision',
						response_code_class: '2xx',
						service: 'search-api',
						service_name: 'search-api',
						team: 'storefront',
					},
					integrations: ['Search slow', '7719203344', 'p99 above 2 s', 'search-api', 'rambaya-prod'],
					url: 'https://console.cloud.google.com/monitoring/alerting/incidents/0.rmb4k2x9q7td?project=rambaya-prod',
					runbookUrl: 'https://wiki.rambaya.example/search-slow',
					change: { kind: 'feature', name: 'ranker-v7', exposurePercent: 20 },
					evidence: [{ kind: 'link', id: 'Dashboard', url: 'https://grafana.rambaya.example/d/search' }],
				},
			},
		],
	});
});

test.each([
	['v1.2-open-critical', `firing ${FINGERPRINT} Search slow (Critical) 2026-11-20T03:02:11Z`],
	['v1.2-closed', `resolved ${FINGERPRINT} Search slow (undefined) 2026-11-20T03:44:02Z`],
	['v1.2-closed-pubsub', `resolved ${FINGERPRINT} Search slow (undefined) 2026-11-20T03:44:02Z`],
	['v1.2-open-sparse', 'firing gcp-monitoring:0.rmb88 Backup missed (undefined) 2026-11-20T03:02:11.250Z'],
])('%s', (name, expected) => {
	expect(lineOf(alertOf(fixture(name)))).toBe(expected);
});

test('what Pub/Sub wraps says the same as the webhook', () => {
	expect(read(fixture('v1.2-closed-pubsub'))).toEqual(read(fixture('v1.2-closed')));
});

test('what Pub/Sub wraps is redacted too', () => {
	const incident = { state: 'open', incident_id: 'i', documentation: 'call with password=sunny-day' };
	const wrapped = { message: { data: btoa(JSON.stringify({ incident })) } };
	expect(alertOf(wrapped).description).toBe('call with password=[redacted]');
});

test('the test of a channel is ignored by name', () => {
	expect(read(fixture('test'))).toEqual({
		ok: true,
		events: [{ type: 'ignored', event: 'test', reason: 'Test of a notification channel; the connection works' }],
	});
});

describe('times', () => {
	test('when an incident was acknowledged nobody says', () => {
		const about = { policy_name: 'p', incident_id: 'i', started_at: 1795143731, ended_at: null };
		expect(lineOf(alertOf({ incident: { ...about, state: 'acknowledged' } }))).toBe(
			'acknowledged gcp-monitoring:i p (undefined) undefined',
		);
	});

	test.each([
		['seconds', 1795143731, '2026-11-20T03:02:11Z'],
		['seconds as text', '1795143731', '2026-11-20T03:02:11Z'],
		['seconds with a fraction', 1795143731.25, '2026-11-20T03:02:11.250Z'],
		['milliseconds', 1795143731250, '2026-11-20T03:02:11.250Z'],
		['microseconds', 1795143731250000, '2026-11-20T03:02:11.250Z'],
		[
			'nanoseconds, above what a number holds exactly',
			JSON.parse('1795143731250000001') as unknown,
			'2026-11-20T03:02:11.250Z',
		],
		['nanoseconds as text', '1795143731250000001', '2026-11-20T03:02:11.250Z'],
		['text', '2026-11-20T03:02:11Z', '2026-11-20T03:02:11Z'],
		['none', 0, undefined],
		['nothing', null, undefined],
	])('%s', (_, started_at, expected) => {
		const result = read({ incident: { state: 'open', incident_id: 'i', started_at } });
		expect(result.ok && result.events).toHaveLength(1);
		expect(alertOf({ incident: { state: 'open', incident_id: 'i', started_at } }).at).toBe(expected);
	});

	test.each([[1e300], ['9'.repeat(25)], ['soon'], [-5]])('%s is a doubt, and the alert stays', (started_at) => {
		const result = read({ incident: { state: 'open', incident_id: 'i', started_at } });
		expect(result.ok && result.events.map(({ type }) => type)).toEqual(['alert', 'ignored']);
	});
});

describe('what an incident may lack', () => {
	test.each([
		[
			'everything but its state',
			{ state: 'OPEN' },
			'firing gcp-monitoring:ac3fdc08a1c002aa Alert without a policy (undefined) undefined',
		],
		[
			'its policy',
			{ state: 'open', condition_name: 'c', incident_id: 'i' },
			'firing gcp-monitoring:i c (undefined) undefined',
		],
		[
			'its severity, which the policy gives as a label',
			{
				state: 'open',
				incident_id: 'i',
				policy_name: 'p',
				severity: 'no severity',
				policy_user_labels: { severity: 'major' },
			},
			'firing gcp-monitoring:i p (major) undefined',
		],
	])('%s', (_, incident, expected) => {
		expect(lineOf(alertOf({ incident }))).toBe(expected);
	});

	test('without an id an incident is known by what it is about, also when it closes', () => {
		const about = { policy_name: 'p', condition_name: 'c', resource_name: 'r' };
		const [open, closed] = ['open', 'closed'].map((state) => alertOf({ incident: { ...about, state } }).fingerprint);
		expect(closed).toBe(open);
		expect(alertOf({ incident: { ...about, state: 'open', resource_name: 'x' } }).fingerprint).not.toBe(open);
	});
});

describe('refused', () => {
	test.each([
		['no incident', { version: '1.2' }, ['Unexpected nothing at incident, expected an object']],
		[
			'another state',
			{ incident: { state: 'odd' } },
			['Unexpected "odd" at incident.state, expected one of "open", "closed"'],
		],
		[
			'a Pub/Sub message about something else',
			{ message: { data: btoa('hello') } },
			['Unexpected "aGVsbG8=" at message.data, expected base64 of a JSON object'],
		],
		['no base64', { message: { data: '§' } }, ['Unexpected "§" at message.data, expected base64 of a JSON object']],
		[
			'a Pub/Sub message without an incident',
			{ message: { data: btoa('{}') } },
			['Unexpected nothing at message.data.incident, expected an object'],
		],
	])('%s', (_, body, messages) => {
		const result = read(body);
		expect(result.ok ? [] : result.problems.map(({ message }) => message)).toEqual(messages);
	});
});

function fixture(name: string): unknown {
	return readAlertFixture(`gcp-monitoring/${name}`);
}

function read(body: unknown): SourceResult {
	return ALERT_SOURCES.get('gcp-monitoring')!.read(body, { headers: {} });
}

function alertOf(body: unknown): Alert {
	const result = read(body);
	const event = result.ok ? result.events[0] : undefined;
	if (event?.type !== 'alert') throw new Error(JSON.stringify(result));
	return event.alert;
}

function lineOf({ state, fingerprint, name, severity, at }: Alert): string {
	return `${state} ${fingerprint} ${name} (${severity}) ${at}`;
}

import { describe, expect, test } from 'vitest';
import { readAlertFixture } from '../../../../test/fixtures/alerts/read-alert-fixture.ts';
import type { Alert, SourceContext, SourceResult } from '../alert.ts';
import { ALERT_SOURCES } from './index.ts';

const ACCEPTED =
	'expected a type that ends in .alert.firing, .alert.acknowledged or .alert.resolved, a CDEvents incident (dev.cdevents.incident.detected, .reported or .resolved with a version), or the state in data.state';

describe('CDEvents', () => {
	test('an incident that was reported, whole', () => {
		expect(alertOf(fixture('cdevents-reported'))).toEqual({
			source: 'cloudevents',
			fingerprint: 'cloudevents:/watch/jakarta#inc-771',
			state: 'firing',
			event: 'dev.cdevents.incident.reported.0.3.0',
			name: 'Search latency',
			title: 'Search latency above 300ms on search-7',
			at: '2026-11-20T03:02:11.250Z',
			severity: 'high',
			labels: {
				artifact: 'pkg:oci/search-api@sha256:4b1d',
				change_exposure_percent: '5 %',
				change_kind: 'feature',
				change_name: 'new-ranking',
				environment: 'production',
				metric: 'latency_p99',
				service: 'search-api',
				severity: 'high',
				source: '/watch/jakarta',
			},
			integrations: ['search-api'],
			url: 'https://tickets.example.com/OPS-771',
			change: { kind: 'feature', name: 'new-ranking', exposurePercent: 5 },
			evidence: [{ kind: 'ticket', url: 'https://tickets.example.com/OPS-771' }],
		});
	});

	test.each([
		['cdevents-detected', 'firing'],
		['cdevents-reported', 'firing'],
		['structured-cdevents-detected', 'firing'],
		['cdevents-resolved', 'resolved'],
	])('%s is %s, of the same incident', (name, state) => {
		expect(alertOf(fixture(name))).toMatchObject({ state, fingerprint: 'cloudevents:/watch/jakarta#inc-771' });
	});

	test.each(['0.1.0', '0.2.0', '0.3.0', '0.6.0-draft', '1.0.0'])('version %s', (version) => {
		const context = { type: `dev.cdevents.incident.detected.${version}`, source: '/w' };
		expect(alertOf({ context, subject: { id: 'i' } })).toMatchObject({
			state: 'firing',
			fingerprint: 'cloudevents:/w#i',
		});
	});

	test('without its own body, the attributes of the CloudEvent do', () => {
		const event = { ...base, type: 'dev.cdevents.incident.resolved.0.3.0', subject: 'i', data: null };
		expect(alertOf(event)).toMatchObject({ state: 'resolved', fingerprint: 'cloudevents:/w#i', title: 'i' });
	});

	test.each([
		{ context: { type: 'dev.cdevents.service.deployed.0.2.0', source: '/w' }, subject: {} },
		{ specversion: '1.0', id: '1', source: '/w', type: 'dev.cdevents.service.deployed.0.2.0' },
	])('other events are ignored by name (%#)', (body) => {
		expect(read(body)).toEqual({
			ok: true,
			events: [
				{
					type: 'ignored',
					event: 'dev.cdevents.service.deployed.0.2.0',
					reason: 'A CDEvents event about something other than an incident',
				},
			],
		});
	});
});

describe('our own convention', () => {
	test('an alert that somebody acknowledged, whole', () => {
		expect(alertOf(fixture('plain-acknowledged'))).toEqual({
			source: 'cloudevents',
			fingerprint: 'cloudevents:/bazaar/queue-watch#queue/payments',
			state: 'acknowledged',
			event: 'com.bazaar.queue-depth.alert.acknowledged',
			name: 'com.bazaar.queue-depth',
			title: 'Queue payments holds 84,000 messages',
			description: 'Consumers stopped at 02:58.',
			at: '2026-11-20T03:20:00Z',
			severity: 'major',
			labels: { queue: 'payments', region: 'jakarta', service: 'payment-worker', source: '/bazaar/queue-watch' },
			integrations: ['payment-worker'],
			url: 'https://queues.example.com/payments',
			runbookUrl: 'https://wiki.example.com/queues',
			actor: { id: 'PBUDI02', name: 'Budi Santoso', mail: 'budi@bazaar.example' },
			evidence: [{ kind: 'trace', id: '4bf92f3577b34da6a3ce929d0e0e4736' }],
		});
	});

	test.each([
		['the state in the type', { type: 'com.acme.disk.alert.resolved' }, { state: 'resolved', name: 'com.acme.disk' }],
		['a version after it', { type: 'com.acme.disk.alert.firing.v2' }, { state: 'firing', name: 'com.acme.disk' }],
		['nothing before it', { type: 'alert.firing' }, { state: 'firing', name: 's' }],
		[
			'the state in the data',
			{ data: { state: 'acknowledged', name: 'Disk' } },
			{ state: 'acknowledged', name: 'Disk' },
		],
		[
			'a fingerprint instead of the subject',
			{ data: { state: 'firing', fingerprint: 'f' } },
			{ fingerprint: 'cloudevents:/w#f' },
		],
		[
			'text as data',
			{ type: 'alert.firing', data: 'Disk full on web-1\nsee wiki' },
			{ title: 'Disk full on web-1', name: 'Disk full' },
		],
		['a name as actor', { data: { state: 'acknowledged', actor: 'rina' } }, { actor: { name: 'rina' } }],
		[
			'data in base64',
			{ data: undefined, data_base64: btoa('{"state":"firing","title":"T"}') },
			{ state: 'firing', title: 'T' },
		],
	])('%s', (_, over, expected) => {
		expect(alertOf({ ...base, subject: 's', ...over })).toMatchObject(expected);
	});
});

describe('modes', () => {
	test('binary mode says the same as structured mode', () => {
		const headers = {
			'content-type': 'application/json',
			'ce-specversion': '1.0',
			'ce-id': 'p-firing',
			'ce-source': '/bazaar/queue-watch',
			'ce-type': 'com.bazaar.queue-depth.alert.firing',
			'ce-subject': 'queue%2Fpayments',
			'ce-time': '2026-11-20T03:02:11Z',
			'ce-traceparent': '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
		};
		expect(read(fixture('binary-body'), headers)).toEqual(read(fixture('plain-firing')));
	});

	test('binary mode carries a CDEvents body', () => {
		const headers = {
			'ce-specversion': '1.0',
			'ce-id': '1',
			'ce-source': '/x',
			'ce-type': 'dev.cdevents.incident.detected.0.3.0',
		};
		expect(read(fixture('cdevents-detected'), headers)).toEqual(read(fixture('cdevents-detected')));
	});

	test('the content type of structured mode wins over attribute headers', () => {
		const headers = { 'content-type': 'application/cloudevents+json; charset=utf-8', 'ce-type': 'x' };
		expect(read(fixture('plain-firing'), headers)).toEqual(read(fixture('plain-firing')));
	});

	test('a batch: the good ones are read, the others named', () => {
		const result = read(fixture('batch'));
		expect(
			result.ok && result.events.map((event) => (event.type === 'alert' ? event.alert.fingerprint : event)),
		).toEqual([
			'cloudevents:/bazaar/queue-watch#queue/payments',
			{ type: 'ignored', event: '[1]', reason: `Unexpected "com.bazaar.coffee.ready" at [1].type, ${ACCEPTED}` },
			'cloudevents:/bazaar/queue-watch#queue/emails',
		]);
	});

	test('an empty batch is told', () => {
		expect(read([])).toEqual({
			ok: true,
			events: [{ type: 'ignored', event: 'empty', reason: 'The batch holds no events' }],
		});
	});

	test('a header that is no percent-encoding is taken as it is', () => {
		const headers = {
			'ce-specversion': '1.0',
			'ce-id': '1',
			'ce-source': '/x',
			'ce-type': 'alert.firing',
			'ce-subject': '100%',
		};
		expect(alertOf({}, headers).fingerprint).toBe('cloudevents:/x#100%');
	});
});

describe('refused', () => {
	test.each([
		['a type that says nothing', { ...base, subject: 's' }, [`Unexpected "com.acme.thing" at type, ${ACCEPTED}`]],
		[
			'an odd state',
			{ ...base, data: { state: 'red' } },
			['Unexpected "red" at data.state, expected one of "firing", "acknowledged", "resolved"'],
		],
		[
			'no subject',
			{ ...base, type: 'alert.firing' },
			['Unexpected nothing at subject, expected text that names what the alert is about, the same when it resolves'],
		],
		[
			'missing attributes, all at once',
			{ specversion: '1.0', source: 7 },
			['Unexpected nothing at id, expected text', 'Unexpected nothing at type, expected text'],
		],
		[
			'a CDEvents body without a subject',
			{ context: { type: 'dev.cdevents.incident.detected.0.3.0', source: '/w' } },
			['Unexpected nothing at subject.id, expected text'],
		],
		[
			'a CDEvents body without type and source',
			{ context: {}, subject: {} },
			['Unexpected nothing at context.type, expected text', 'Unexpected nothing at context.source, expected text'],
		],
		[
			'a batch of nothing good',
			[1, null],
			['Unexpected 1 at [0], expected an object', 'Unexpected null at [1], expected an object'],
		],
		['text', 'hello', ['Unexpected "hello" as the body, expected an object']],
		[
			'base64 that holds no JSON',
			{ ...base, data_base64: '%%%' },
			[`Unexpected "com.acme.thing" at type, ${ACCEPTED}`],
		],
	])('%s', (_, body, messages) => {
		const result = read(body);
		expect(result.ok ? [] : result.problems.map(({ message }) => message)).toEqual(messages);
	});

	test('binary mode names headers', () => {
		const result = read({}, { 'ce-type': 'alert.firing', 'ce-specversion': '1.0' });
		expect(result.ok ? [] : result.problems.map(({ message }) => message)).toEqual([
			'Unexpected nothing at ce-id, expected text',
			'Unexpected nothing at ce-source, expected text',
		]);
	});
});

const base = { specversion: '1.0', id: '1', source: '/w', type: 'com.acme.thing' };

function fixture(name: string): unknown {
	return readAlertFixture(`cloudevents/${name}`);
}

function read(body: unknown, headers: SourceContext['headers'] = {}): SourceResult {
	return ALERT_SOURCES.get('cloudevents')!.read(body, { headers });
}

function alertOf(body: unknown, headers: SourceContext['headers'] = {}): Alert {
	const result = read(body, headers);
	const event = result.ok ? result.events[0] : undefined;
	if (event?.type !== 'alert') throw new Error(JSON.stringify(result));
	return event.alert;
}

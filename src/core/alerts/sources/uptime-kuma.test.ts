import { describe, expect, test } from 'vitest';
import { readAlertFixture } from '../../../../test/fixtures/alerts/read-alert-fixture.ts';
import type { Alert, SourceEvent, SourceResult } from '../alert.ts';
import { ALERT_SOURCES } from './index.ts';

test('a monitor that is down, whole', () => {
	expect(read(fixture('down'))).toEqual({
		ok: true,
		events: [
			{
				type: 'alert',
				alert: {
					source: 'uptime-kuma',
					fingerprint: 'uptime-kuma:7',
					state: 'firing',
					event: 'down',
					name: 'Checkout API',
					title: 'Checkout API is down: Request failed with status code 503',
					description: 'The page where carts are paid.',
					at: '2026-11-20T03:02:11.326Z',
					severity: 'sev2',
					labels: {
						group: 'Prod / Payments',
						monitor: 'Checkout API',
						monitor_type: 'http',
						payday: 'true',
						service: 'checkout-api',
						severity: 'sev2',
					},
					integrations: ['Checkout API', 'Prod / Payments / Checkout API', 'Prod / Payments'],
					evidence: [{ kind: 'monitored', url: 'https://checkout.rambaya.example/healthz' }],
				},
			},
		],
	});
});

test.each([
	['down', 'firing uptime-kuma:7 Checkout API 2026-11-20T03:02:11.326Z'],
	['up', 'resolved uptime-kuma:7 Checkout API 2026-11-20T03:44:02.100Z'],
	['v1-down-with-secrets', 'firing uptime-kuma:7 Checkout API 2026-11-20T03:02:11Z'],
	['message-only', 'firing uptime-kuma:name/Checkout API Checkout API undefined'],
	['message-only-up', 'resolved uptime-kuma:name/Checkout API Checkout API undefined'],
	['certificate', 'firing uptime-kuma:expiry/76e0742c7d6640ec CertificateExpiring undefined'],
	['domain', 'firing uptime-kuma:expiry/51858ab2f7c2bde3 DomainExpiring undefined'],
	['maintenance', 'note uptime-kuma:7 Checkout API went into maintenance in Uptime Kuma'],
	['pending', 'ignored pending: Uptime Kuma still tries again before it calls this down'],
	['test', 'ignored test: Message of the test button; the connection works'],
	['notice', 'ignored notice: A message without a heartbeat: Something else that Uptime Kuma says'],
])('%s', (name, expected) => {
	expect(linesOf(read(fixture(name)))).toEqual([expected]);
});

test('a certificate is the same alert with every day that passes, and another than the monitor', () => {
	const warn = (days: number) =>
		alertOf({
			heartbeat: null,
			monitor: null,
			msg: `[Shop][https://x] server certificate x will expire in ${days} days`,
		});
	expect(warn(14).fingerprint).toBe(warn(7).fingerprint);
	expect(warn(14)).toMatchObject({
		name: 'CertificateExpiring',
		title: 'Shop: server certificate x will expire in 14 days',
		labels: { monitor: 'Shop' },
	});
});

test('two Uptime Kumas number their monitors alike; a template tells them apart', () => {
	const heartbeat = { monitorID: 7, status: 0 };
	const fingerprints = [{}, { instance: 'jakarta' }, { instance: 'dr' }].map(
		(more) => alertOf({ heartbeat, ...more }).fingerprint,
	);
	expect(fingerprints).toEqual(['uptime-kuma:7', 'uptime-kuma:jakarta/7', 'uptime-kuma:dr/7']);
});

test('passwords, keys and tokens of a monitor are neither kept nor told', () => {
	for (const name of ['v1-down-with-secrets', 'down', 'up', 'certificate', 'maintenance']) {
		expect(JSON.stringify(read(fixture(name)))).not.toMatch(/north-wind|probe/);
	}
});

describe('what a heartbeat may lack', () => {
	test.each([
		['the monitor', { heartbeat: { status: '0', monitorID: '7' } }, 'firing uptime-kuma:7 Monitor 7 undefined'],
		[
			'its number, which the monitor has',
			{ heartbeat: { status: 1 }, monitor: { id: 9 } },
			'resolved uptime-kuma:9 Monitor 9 undefined',
		],
		[
			'a name, in favour of a tag',
			{
				heartbeat: { status: 0, monitorID: 7 },
				monitor: { name: 'x', tags: [{ name: 'alertname', value: 'ServiceDown' }, {}, 7] },
			},
			'firing uptime-kuma:7 ServiceDown undefined',
		],
	])('%s', (_, body, expected) => {
		expect(linesOf(read(body))).toEqual([expected]);
	});
});

describe('refused', () => {
	test.each([
		[
			'an empty body',
			{},
			[
				'Unexpected nothing at msg, expected text, or a heartbeat. Use the preset "application/json", or the template of the docs',
			],
		],
		[
			'another status',
			{ heartbeat: { status: 9 } },
			['Unexpected 9 at heartbeat.status, expected one of 0 (down), 1 (up), 2 (pending), 3 (maintenance)'],
		],
		['no number at all', { heartbeat: { status: 0 } }, ['Unexpected nothing at heartbeat.monitorID, expected text']],
	])('%s', (_, body, messages) => {
		const result = read(body);
		expect(result.ok ? [] : result.problems.map(({ message }) => message)).toEqual(messages);
	});
});

function fixture(name: string): unknown {
	return readAlertFixture(`uptime-kuma/${name}`);
}

function read(body: unknown): SourceResult {
	return ALERT_SOURCES.get('uptime-kuma')!.read(body, { headers: {} });
}

function alertOf(body: unknown): Alert {
	const result = read(body);
	const event = result.ok ? result.events[0] : undefined;
	if (event?.type !== 'alert') throw new Error(JSON.stringify(result));
	return event.alert;
}

function linesOf(result: SourceResult): readonly string[] {
	return result.ok ? result.events.map(lineOf) : [JSON.stringify(result)];
}

function lineOf(event: SourceEvent): string {
	if (event.type === 'ignored') return `ignored ${event.event}: ${event.reason}`;
	if (event.type === 'note') return `${event.note.kind} ${event.note.fingerprint} ${event.note.text}`;
	return `${event.alert.state} ${event.alert.fingerprint} ${event.alert.name} ${event.alert.at}`;
}

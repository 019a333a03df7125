import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAlertFixture } from '../../../test/fixtures/alerts/read-alert-fixture.ts';
import { instant, url } from '../records/scalars.ts';
import { type Alert, type AlertNote, SOURCES, type SourceEvent, type SourceId } from './alert.ts';
import type { Delivery } from './delivery.ts';
import { guardSource } from './guard-source.ts';
import { readDelivery, redactDelivery } from './read-delivery.ts';
import { CAPS } from './sanitise.ts';

const FIXTURES: readonly (readonly [SourceId, string])[] = [
	['pagerduty', 'pagerduty/incident.triggered'],
	['pagerduty', 'pagerduty/incident.annotated'],
	['pagerduty', 'pagerduty/incident.role.assigned'],
	['pagerduty', 'pagerduty/incident.custom_field_values.updated'],
	['pagerduty', 'pagerduty/incident.resolved-by-merge'],
	['pagerduty-events', 'pagerduty-events/trigger'],
	['pagerduty-events', 'pagerduty-events/trigger-without-key'],
	['pagerduty-events', 'pagerduty-events/resolve'],
	['alertmanager', 'alertmanager/firing-group'],
	['alertmanager', 'alertmanager/partly-resolved'],
	['grafana', 'grafana/v12-partly-resolved'],
	['grafana', 'grafana/legacy-alerting'],
	['datadog', 'datadog/rendered.triggered'],
	['newrelic', 'newrelic/own.acknowledged'],
	['newrelic', 'newrelic/own.closed'],
	['cloudwatch', 'cloudwatch/sns-notification-alarm'],
	['cloudwatch', 'cloudwatch/message-body-alarm'],
	['cloudwatch', 'cloudwatch/eventbridge-contributor'],
	['opsgenie', 'opsgenie/create'],
	['opsgenie', 'opsgenie/escalate'],
	['zenduty', 'zenduty/acknowledged'],
	['sentry', 'sentry/event_alert.triggered'],
	['sentry', 'sentry/metric_alert.critical'],
	['sentry', 'sentry/issue.resolved'],
	['sentry', 'sentry/issue.assigned'],
	['sentry', 'sentry/comment.created'],
	['azure-monitor', 'azure-monitor/common-metric-fired'],
	['azure-monitor', 'azure-monitor/common-log-fired'],
	['azure-monitor', 'azure-monitor/service-health-resolved'],
	['azure-monitor', 'azure-monitor/resource-health-unavailable'],
	['gcp-monitoring', 'gcp-monitoring/v1.2-open-critical'],
	['gcp-monitoring', 'gcp-monitoring/v1.2-closed-pubsub'],
	['uptime-kuma', 'uptime-kuma/down'],
	['uptime-kuma', 'uptime-kuma/maintenance'],
	['uptime-kuma', 'uptime-kuma/certificate'],
	['uptime-kuma', 'uptime-kuma/message-only'],
	['checkly', 'checkly/alert_failure'],
	['checkly', 'checkly/own-template'],
	['checkly', 'checkly/alert_ssl'],
	['cloudevents', 'cloudevents/cdevents-reported'],
	['cloudevents', 'cloudevents/plain-acknowledged'],
	['cloudevents', 'cloudevents/batch'],
];

describe('whatever comes', () => {
	test.each(SOURCES)('%s never throws, and what it returns is safe to store', (source) => {
		fc.assert(
			fc.property(fc.jsonValue({ maxDepth: 6 }), (data) => {
				expectSafe(readDelivery(delivery(source, data)));
			}),
			{ numRuns: 500 },
		);
	});

	test.each(FIXTURES)('%s: %s with any part replaced by anything', (source, name) => {
		const body = readAlertFixture(name);
		const places = pathsOf(body);
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.constantFrom(...places), hostile()), { minLength: 1, maxLength: 4 }),
				(changes) => {
					const data = changes.reduce<unknown>(
						(value, [path, replacement]) => replaceAt(value, path, replacement),
						body,
					);
					const whole = delivery(source, data);
					expectSafe(readDelivery(whole));
					expect(readDelivery(redactDelivery(whole))).toEqual(readDelivery(whole));
				},
			),
			{ numRuns: 150 },
		);
	});

	test.each(SOURCES)('%s refuses nesting that would exhaust the stack', (source) => {
		const deep: unknown = JSON.parse(`${'{"event":['.repeat(100_000)}1${']}'.repeat(100_000)}`);
		expect(readDelivery(delivery(source, deep)).ok).toBe(false);
		expect(JSON.stringify(redactDelivery(delivery(source, deep))).length).toBeLessThan(1000);
	});

	test('headers of any kind', () => {
		fc.assert(
			fc.property(
				fc.dictionary(
					fc.constantFrom('ce-type', 'ce-source', 'ce-id', 'ce-specversion', 'ce-subject', 'content-type'),
					fc.string(),
				),
				(headers) => {
					expectSafe(readDelivery({ ...delivery('cloudevents', 'x'), headers }));
				},
			),
		);
	});
});

describe('what a sender puts around a body', () => {
	const body = readAlertFixture('alertmanager/payload-template');
	const envelope = { schema: 1, source: 'alertmanager', data: body };
	const plain = readDelivery(delivery('alertmanager', body));

	test.each([
		['the envelope', envelope],
		['the envelope with its data as text', { ...envelope, data: JSON.stringify(body) }],
		['the dispatch around it', { event_type: 'alert.alertmanager', client_payload: envelope }],
		['all of it as text', JSON.stringify({ client_payload: JSON.stringify(envelope) })],
	])('%s', (_, data) => {
		expect(readDelivery(delivery('alertmanager', data))).toEqual(plain);
		expect(redactDelivery(delivery('alertmanager', data)).data).toEqual(body);
	});

	test('an envelope of another source is refused', () => {
		expect(readDelivery(delivery('pagerduty', envelope))).toEqual({
			ok: false,
			problems: [{ path: 'source', message: 'Unexpected "alertmanager" at source, expected "pagerduty"' }],
		});
	});
});

test('a source that nobody reads is refused by name', () => {
	expect(readDelivery(delivery('nagios' as SourceId, {}))).toEqual({
		ok: false,
		problems: [
			{
				path: 'source',
				message: `Unexpected source "nagios", expected one of ${SOURCES.map((id) => `"${id}"`).join(', ')}`,
			},
		],
	});
});

test('a fault in a source is a problem of one delivery', () => {
	const broken = guardSource({
		id: 'alertmanager',
		name: 'Broken',
		read: () => {
			throw new TypeError('token=abc');
		},
	});
	expect(broken.read({}, { headers: {} })).toEqual({
		ok: false,
		problems: [
			{ path: '', message: 'The reader of Broken failed (TypeError); this is a fault in Tocsin, please report it' },
		],
	});
});

test('what was cut on the way is told', () => {
	const data = readAlertFixture('pagerduty/pagey.ping');
	expect(readDelivery({ ...delivery('pagerduty', data), headers: { 'tocsin-cut': 'event.data.body' } })).toMatchObject({
		events: [
			{ event: 'pagey.ping' },
			{ type: 'ignored', event: 'cut', reason: 'The body was too large to pass on whole; cut: event.data.body' },
		],
	});
});

test('secrets of a body are gone before it is stored', () => {
	const stored = JSON.stringify(
		redactDelivery(delivery('pagerduty-events', readAlertFixture('pagerduty-events/trigger'))),
	);
	expect(stored).not.toMatch(/R0UT1NGKEY|sunny-day/);
	expect(stored).toContain('orders-db/replication-lag');
});

function delivery(source: SourceId, data: unknown): Delivery {
	return { schema: 1, id: 'd-1', source, received: '2026-11-20T03:02:12.000Z', data };
}

/** Asserts the caps, the absence of control and bidirectional characters, and what the record schemas ask. */
function expectSafe(result: ReturnType<typeof readDelivery>): void {
	if (!result.ok) {
		expect(result.problems.length).toBeGreaterThan(0);
		for (const { path, message } of result.problems) expectLine(`${path} ${message}`, 2000);
		return;
	}
	for (const event of result.events) expectSafeEvent(event);
}

function expectSafeEvent(event: SourceEvent): void {
	if (event.type === 'alert') {
		expectSafeAlert(event.alert);
	} else if (event.type === 'note') {
		expectSafeNote(event.note);
	} else {
		expectLine(event.event, CAPS.word);
		expectLine(event.reason, CAPS.reason);
	}
}

function expectSafeAlert(alert: Alert): void {
	expect(alert.fingerprint.startsWith(`${alert.source}:`)).toBe(true);
	expectLine(alert.fingerprint, CAPS.fingerprint);
	expectLine(alert.name, CAPS.name);
	expectLine(alert.title, CAPS.title);
	expectText(alert.description ?? 'x', CAPS.description);
	expectLine(alert.severity ?? 'x', CAPS.word);
	expect(Object.keys(alert.labels).length).toBeLessThanOrEqual(CAPS.labels);
	for (const [key, value] of Object.entries(alert.labels)) {
		expectLine(key, CAPS.labelKey);
		expectLine(value, CAPS.labelValue);
	}
	for (const text of [...alert.integrations, ...Object.values(alert.actor ?? {})]) expectLine(text, CAPS.word);
	for (const link of [alert.url, alert.runbookUrl, ...(alert.evidence ?? []).map((item) => item.url)]) {
		if (link !== undefined) expect(url.safeParse(link).success, link).toBe(true);
	}
	if (alert.at !== undefined) expect(instant.safeParse(alert.at).success, alert.at).toBe(true);
}

function expectSafeNote(note: AlertNote): void {
	expectLine(note.fingerprint, CAPS.fingerprint);
	expectText(note.text, CAPS.description);
	expectLine(note.by ?? 'x', CAPS.word);
	if (note.url !== undefined) expect(url.safeParse(note.url).success, note.url).toBe(true);
	if (note.at !== undefined) expect(instant.safeParse(note.at).success, note.at).toBe(true);
}

function expectLine(text: string, cap: number): void {
	expect(text).not.toContain('\n');
	expectText(text, cap);
}

function expectText(text: string, cap: number): void {
	expect(text.length).toBeGreaterThan(0);
	expect(text.length).toBeLessThanOrEqual(cap);
	expect(text.isWellFormed()).toBe(true);
	expect(text.replaceAll('\n', '')).not.toMatch(
		/[\p{Cc}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u,
	);
}

function hostile() {
	return fc.oneof(
		fc.jsonValue({ maxDepth: 2 }),
		fc.string({ unit: 'binary', maxLength: 300 }),
		fc.constantFrom<unknown>(
			'\u202Egnp.exe\u0000\n---js\n${{ github.token }} <script>',
			'x'.repeat(10_000),
			'https://a:b@example.com/?token=1',
			'password=hunter2',
			'9999-12-31T23:59:59-12:00',
			'\uD83D',
			'incident.resolved',
			undefined,
			null,
			-1e308,
			{ id: 'x', summary: '\u200B' },
		),
	);
}

type Path = readonly (string | number)[];

function pathsOf(value: unknown, path: Path = []): readonly Path[] {
	if (typeof value !== 'object' || value === null) return [path];
	const keys = Array.isArray(value) ? value.keys() : Object.keys(value);
	return [path, ...[...keys].flatMap((key) => pathsOf((value as never)[key], [...path, key]))];
}

function replaceAt(value: unknown, [key, ...rest]: Path, replacement: unknown): unknown {
	if (key === undefined) return replacement;
	if (typeof value !== 'object' || value === null) return value;
	if (!Object.hasOwn(value, key)) return value;
	const inner = replaceAt((value as never)[key], rest, replacement);
	return Array.isArray(value) ? value.with(Number(key), inner) : { ...value, [key]: inner };
}

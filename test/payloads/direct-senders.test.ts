import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { SourceId } from '../../src/core/alerts/alert.ts';
import { parseEnvelope } from '../../src/core/alerts/parse-envelope.ts';
import { readDelivery } from '../../src/core/alerts/read-delivery.ts';
import { readAlertFixture } from '../fixtures/alerts/read-alert-fixture.ts';

const RECEIVED = '2026-11-20T03:02:20.000Z';

/** Senders that call GitHub themselves, each with a body as its template renders it. */
const SENDERS: readonly (readonly [SourceId, string])[] = [
	['alertmanager', 'alertmanager/payload-template'],
	['grafana', 'grafana/custom-payload'],
	['datadog', 'datadog/rendered.triggered'],
	['newrelic', 'newrelic/own.activated'],
	['uptime-kuma', 'uptime-kuma/down'],
	['checkly', 'checkly/own-template'],
];

describe.each(SENDERS)('%s', (source, fixture) => {
	const content = readAlertFixture(fixture);
	const data = isDispatch(content) ? content.client_payload.data : content;
	const alone = readDelivery({ schema: 1, id: 'alone', source, received: RECEIVED, data });
	const payload = { schema: 1, source, data };

	test('holds an alert', () => {
		expect(alone.ok && alone.events.some(({ type }) => type === 'alert')).toBe(true);
	});

	test.each([
		['the event of the run', { event_type: 'tocsin-alerts', client_payload: payload }],
		['its client_payload', payload],
		['data as text', { event_type: 'tocsin-alerts', client_payload: { ...payload, data: JSON.stringify(data) } }],
		['all of it as text', JSON.stringify({ client_payload: JSON.stringify(payload) })],
	])('%s', (_, event) => {
		const { deliveries, problems } = parseEnvelope(event, { received: RECEIVED, id: 'run-1' });
		expect(problems).toEqual([]);
		expect(deliveries.map(readDelivery)).toEqual([alone]);
	});
});

describe('the templates of the docs, filled in', () => {
	const kuma = readAlertFixture('uptime-kuma/down') as Readonly<Record<string, unknown>>;
	const values: Readonly<Record<string, unknown>> = {
		heartbeatJSON: kuma.heartbeat,
		monitorJSON: kuma.monitor,
		msg: kuma.msg,
	};
	const checkly: Readonly<Record<string, string>> = {
		ALERT_TYPE: 'ALERT_FAILURE',
		ALERT_TITLE: 'Checkout &amp; pay has failed',
		CHECK_ID: '3f9c1a52-7b0e-4d86-9e14-2c5d8f6a7b01',
		CHECK_NAME: 'Checkout &amp; pay',
		STARTED_AT: '2026-11-20T03:02:11.250Z',
	};
	const liquid = (template: string) =>
		template.replace(/\{\{ (\w+) \| json \}\}/g, (_, name: string) => JSON.stringify(values[name]));
	const handlebars = (template: string) =>
		template
			.replace(/\{\{#each TAGS\}\}.*?\{\{\/each\}\}/g, '"service:checkout-api","payday"')
			.replace(/\{\{(\w+)\}\}/g, (_, name: string) => checkly[name] ?? '');

	test.each([
		['uptime-kuma', 'liquid', liquid, ['uptime-kuma:jakarta/7', 'uptime-kuma:7']],
		[
			'checkly',
			'handlebars',
			handlebars,
			['checkly:3f9c1a52-7b0e-4d86-9e14-2c5d8f6a7b01', 'checkly:3f9c1a52-7b0e-4d86-9e14-2c5d8f6a7b01'],
		],
	] as const)('%s', (source, language, render, expected) => {
		const bodies = templatesOf(source, language).map((template) => JSON.parse(render(template)) as unknown);
		const results = bodies.map((data) => readDelivery({ schema: 1, id: 'x', source, received: RECEIVED, data }));
		const alerts = results
			.flatMap((result) => (result.ok ? result.events : []))
			.map((event) => 'alert' in event && event.alert);
		expect(alerts.map((alert) => alert && `${alert.state} ${alert.fingerprint} ${alert.labels.service}`)).toEqual(
			expected.map((fingerprint) => `firing ${fingerprint} checkout-api`),
		);
		expect(parseEnvelope(bodies[1], { received: RECEIVED }).deliveries.map(({ source: id }) => id)).toEqual([source]);
	});
});

function templatesOf(source: string, language: string): readonly string[] {
	const page = readFileSync(new URL(`../../docs/sources/${source}.md`, import.meta.url), 'utf8');
	const blocks = page.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'));
	return [...blocks].map((block) => block[1] ?? '');
}

function isDispatch(value: unknown): value is { readonly client_payload: { readonly data: unknown } } {
	return typeof value === 'object' && value !== null && 'client_payload' in value;
}

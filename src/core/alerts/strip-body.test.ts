import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAlertFixture } from '../../../test/fixtures/alerts/read-alert-fixture.ts';
import { SOURCES } from './alert.ts';
import { parseEnvelope } from './parse-envelope.ts';
import { redactDelivery } from './read-delivery.ts';
import { stripBody } from './strip-body.ts';

const RECEIVED = '2026-11-20T03:02:12.000Z';

describe('what is gone before a body is stored, by whichever way it comes', () => {
	test.each([
		['sentry', 'event_alert.triggered', /siti|88213|203\.0\.113|198\.51\.100|0812555014|voucher|basket|RambayaApp/],
		['sentry', 'error.created', /siti|88213|203\.0\.113/],
		['sentry', 'issue.assigned', /budi@/],
		['sentry', 'installation.created', /not-kept/],
		['azure-monitor', 'common-activity-log', /rina|Rina|203\.0\.113/],
		['azure-monitor', 'common-log-fired', /AppExceptions/],
		['uptime-kuma', 'v1-down-with-secrets', /north-wind|probe/],
		['uptime-kuma', 'down', /north-wind/],
		['uptime-kuma', 'certificate', /north-wind/],
	] as const)('%s %s', (source, name, secret) => {
		const data = readAlertFixture(`${source}/${name}`);
		expect(JSON.stringify(data)).toMatch(secret);
		const relayed = redactDelivery({ schema: 1, id: 'd', source, received: RECEIVED, data });
		const sent = parseEnvelope({ client_payload: { schema: 1, source, data } }, { received: RECEIVED });
		for (const kept of [relayed, ...sent.deliveries]) expect(JSON.stringify(kept)).not.toMatch(secret);
		expect(sent.deliveries).toHaveLength(1);
	});
});

test('a body that came to the wrong address is still known for what it is', () => {
	const data = readAlertFixture('alertmanager/firing-group');
	for (const source of SOURCES) expect(stripBody(data, source)).toEqual(data);
});

test.each(SOURCES)('%s: doing it again changes nothing, and anything at all can be stripped', (source) => {
	const key = fc.constantFrom('data', 'event', 'issue', 'tags', 'alertContext', 'condition', 'allOf', 'monitor', 'url');
	const { tree } = fc.letrec((tie) => ({
		tree: fc.oneof(
			{ maxDepth: 5 },
			fc.jsonValue({ maxDepth: 1 }),
			fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
			fc.array(tie('tree'), { maxLength: 3 }),
		),
	}));
	fc.assert(
		fc.property(tree, (body) => {
			const once = stripBody(body, source);
			expect(stripBody(once, source)).toEqual(once);
		}),
	);
});

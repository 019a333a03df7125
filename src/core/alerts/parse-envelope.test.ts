import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAlertFixture } from '../../../test/fixtures/alerts/read-alert-fixture.ts';
import { SOURCES } from './alert.ts';
import { type DispatchContext, parseEnvelope } from './parse-envelope.ts';

const CONTEXT: DispatchContext = { received: '2026-11-20T03:02:20.000Z', id: 'run-77' };
const DATA = readAlertFixture('pagerduty/incident.triggered');
const ABOUT = {
	id: '6f1c8a4e-1',
	received_at: '2026-11-20T03:02:12Z',
	header: 'X-Webhook-Id',
	signature_verified: true,
};

describe('one delivery', () => {
	test.each([
		['the client_payload', { schema: 1, source: 'pagerduty', data: DATA, delivery: ABOUT }],
		[
			'the event around it',
			{
				event_type: 'alert.pagerduty',
				client_payload: { schema: 1, source: 'pagerduty', data: DATA, delivery: ABOUT },
			},
		],
		[
			'a delivery as it is',
			{
				schema: 1,
				deliveries: [
					{ schema: 1, id: '6f1c8a4e-1', source: 'pagerduty', received: '2026-11-20T03:02:12.000Z', data: DATA },
				],
			},
		],
		['its data as text', { schema: 1, source: 'pagerduty', data: JSON.stringify(DATA), delivery: ABOUT }],
	])('%s', (_, payload) => {
		expect(parseEnvelope(payload, CONTEXT)).toEqual({
			deliveries: [
				{ schema: 1, id: '6f1c8a4e-1', source: 'pagerduty', received: '2026-11-20T03:02:12.000Z', data: DATA },
			],
			problems: [],
		});
	});

	test('without an id and a time it has those of the dispatch', () => {
		expect(parseEnvelope({ schema: 1, source: 'alertmanager', data: {} }, CONTEXT).deliveries).toEqual([
			{ schema: 1, id: 'run-77-0', source: 'alertmanager', received: '2026-11-20T03:02:20.000Z', data: {} },
		]);
	});

	test('without any id the content names it, the same each time', () => {
		const idOf = (data: unknown) =>
			parseEnvelope({ schema: 1, source: 'alertmanager', data }, { received: CONTEXT.received }).deliveries[0]?.id;
		expect(idOf({ a: 1 })).toMatch(/^[0-9a-f]{16}$/);
		expect(idOf({ a: 1 })).toBe(idOf({ a: 1 }));
		expect(idOf({ a: 1 })).not.toBe(idOf({ a: 2 }));
	});

	test.each(['../../x', 'a b', '-x', 'x.lock', 'a..b', '', 'x'.repeat(101)])(
		'an id that is no name is not used: %s',
		(id) => {
			expect(
				parseEnvelope({ schema: 1, source: 'alertmanager', data: {}, delivery: { id } }, CONTEXT).deliveries[0]?.id,
			).toBe('run-77-0');
		},
	);

	test('only the headers that reading needs are kept', () => {
		const headers = {
			'Content-Type': 'application/json',
			'CE-Type': 'x\n',
			authorization: 'Bearer abc',
			'ce-n': 7,
			'tocsin-cut': 'a.b',
		};
		const [delivery] = parseEnvelope(
			{ schema: 1, source: 'cloudevents', data: {}, delivery: { headers } },
			CONTEXT,
		).deliveries;
		expect(delivery?.headers).toEqual({ 'content-type': 'application/json', 'ce-type': 'x', 'tocsin-cut': 'a.b' });
	});

	test('secrets of the body are gone', () => {
		const data = readAlertFixture('pagerduty-events/trigger');
		expect(JSON.stringify(parseEnvelope({ schema: 1, source: 'pagerduty-events', data }, CONTEXT))).not.toMatch(
			/R0UT1NGKEY|sunny-day/,
		);
	});
});

test('a burst: the good parts are returned, the bad ones are told', () => {
	const parts = [
		{ source: 'pagerduty', data: DATA, delivery: ABOUT },
		{ source: 'nagios' },
		7,
		{ source: 'alertmanager', data: {} },
	];
	expect(parseEnvelope({ client_payload: { schema: 1, deliveries: parts } }, CONTEXT)).toMatchObject({
		deliveries: [{ id: '6f1c8a4e-1' }, { id: 'run-77-3', source: 'alertmanager' }],
		problems: [
			{
				path: 'client_payload.deliveries[1].source',
				message: `Unexpected "nagios" at client_payload.deliveries[1].source, expected one of ${SOURCES.map((id) => `"${id}"`).join(', ')}`,
			},
			{
				path: 'client_payload.deliveries[1].data',
				message: 'Unexpected nothing at client_payload.deliveries[1].data, expected the body that the source sent',
			},
			{
				path: 'client_payload.deliveries[2]',
				message: 'Unexpected 7 at client_payload.deliveries[2], expected an object',
			},
		],
	});
});

test('data that is still packed is told', () => {
	const packed = {
		schema: 1,
		id: 'a',
		source: 'pagerduty',
		received: ABOUT.received_at,
		encoding: 'gzip+base64',
		data: 'H4sI',
	};
	expect(parseEnvelope({ schema: 1, deliveries: [packed] }, CONTEXT)).toEqual({
		deliveries: [],
		problems: [
			{
				path: 'deliveries[0].encoding',
				message:
					'Unexpected "gzip+base64" at deliveries[0].encoding, expected data that is not packed, or can be unpacked',
			},
		],
	});
});

test.each([
	['nothing', undefined, 'Unexpected nothing as the body, expected an object'],
	['a list', [], 'Unexpected list as the body, expected an object'],
	[
		'another event',
		{ action: 'opened', issue: {} },
		'Unexpected nothing at schema, expected 1 (the version of the envelope)',
	],
	[
		'an empty payload',
		{ client_payload: {} },
		'Unexpected nothing at client_payload.schema, expected 1 (the version of the envelope)',
	],
	['a version to come', { schema: 2 }, 'Unexpected 2 at schema, expected 1 (the version of the envelope)'],
	['an empty burst', { schema: 1, deliveries: [] }, 'Unexpected list at deliveries, expected a list of deliveries'],
	[
		'a burst that is none',
		{ schema: 1, deliveries: 'x' },
		'Unexpected "x" at deliveries, expected a list of deliveries',
	],
])('%s is no envelope', (_, payload, message) => {
	const { deliveries, problems } = parseEnvelope(payload, CONTEXT);
	expect({ deliveries, messages: problems.map((problem) => problem.message) }).toEqual({
		deliveries: [],
		messages: [message],
	});
});

test('anything at all gives deliveries or problems, and no exception', () => {
	fc.assert(
		fc.property(fc.jsonValue(), fc.boolean(), (value, wrap) => {
			const { deliveries, problems } = parseEnvelope(wrap ? { schema: 1, deliveries: [value] } : value, CONTEXT);
			expect(deliveries.length + problems.length).toBeGreaterThan(0);
		}),
	);
});

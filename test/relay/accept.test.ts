import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { alertmanagerBody, cloudEventBody, eventsBody, pagerdutyBody } from './support/sample-bodies.ts';
import { signatureOf, startTestRelay, type TestRelay, TOKEN } from './support/start-test-relay.ts';

let relay: TestRelay;
beforeAll(async () => {
	relay = await startTestRelay();
});
afterAll(() => relay.stop());

describe('an alert that is kept', () => {
	test.each([
		['pagerduty', pagerdutyBody()],
		['pagerduty-events', eventsBody()],
		['alertmanager', alertmanagerBody()],
		['cloudevents', cloudEventBody()],
	])('of %s is answered 202 with its delivery, and moved on as it came', async (source, body) => {
		const response = await relay.post(source, body);
		const answer = (await response.json()) as { kept: string; delivery: string };
		expect(response.status).toBe(202);
		expect(answer).toEqual({ kept: 'spool', delivery: expect.stringMatching(/^[0-9a-f]{24}/) });
		const delivery = await takenBy(answer.delivery);
		expect(delivery).toMatchObject({ schema: 1, id: answer.delivery, source, data: body });
		expect(delivery.headers).toEqual({ 'content-type': 'application/json' });
		expect(delivery.received).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
	});

	test("of PagerDuty has the id of PagerDuty's delivery", async () => {
		const response = await relay.post('pagerduty', pagerdutyBody({ id: 'Q1OWNID' }), {
			'x-webhook-id': 'f7a1c9d2-8b7e-4a53-9d10-6a2f1c0e7b44',
		});
		expect(await response.json()).toEqual({ kept: 'spool', delivery: 'f7a1c9d2-8b7e-4a53-9d10-6a2f1c0e7b44' });
	});

	test.each(['../../etc/passwd', '-rf', 'a..b', 'head.lock', 'x'.repeat(200)])(
		'does not use the odd delivery id %s',
		async (id) => {
			const response = await relay.post(
				'pagerduty',
				pagerdutyBody({ id: `Q${Buffer.from(id).toString('hex').slice(0, 20)}` }),
				{
					'x-webhook-id': id,
				},
			);
			expect(await response.json()).toEqual({ kept: 'spool', delivery: expect.stringMatching(/^[0-9a-f]{24}$/) });
		},
	);

	test('a signed body that we cannot read is kept, for the fault is ours', async () => {
		const response = await relay.post('pagerduty', { event: { shape: 'of next year' } });
		expect(response.status).toBe(202);
		expect(await response.json()).toMatchObject({ kept: 'spool' });
	});

	test('of an event type that nobody knows is kept too', async () => {
		const response = await relay.post('pagerduty', pagerdutyBody({ id: 'Q1NEW', type: 'incident.teleported' }));
		expect(response.status).toBe(202);
	});

	test('as a CloudEvent in binary mode keeps its attributes', async () => {
		const headers = {
			'ce-specversion': '1.0',
			'ce-id': 'b-1',
			'ce-subject': 'probe',
			'ce-source': '/probes/oslo',
			'ce-type': 'com.example.probe.failed',
		};
		const response = await relay.post('cloudevents', { summary: 'Down', state: 'firing' }, headers);
		expect(response.status).toBe(202);
		const { delivery } = (await response.json()) as { delivery: string };
		expect((await takenBy(delivery)).headers).toEqual({ 'content-type': 'application/json', ...headers });
	});

	test('does not take its secrets along', async () => {
		const response = await relay.post(
			'pagerduty-events',
			{ ...eventsBody('trigger', TOKEN), dedup_key: 'with-key' },
			{ authorization: '' },
		);
		expect(response.status).toBe(202);
		const { delivery } = (await response.json()) as { delivery: string };
		expect(JSON.stringify(await takenBy(delivery))).not.toContain(TOKEN);
	});
});

describe('proof of the sender', () => {
	test.each([
		['PagerDuty without a signature', 'pagerduty', { 'x-pagerduty-signature': '' }, 400, 'signature-missing'],
		[
			'PagerDuty with a signature of another kind',
			'pagerduty',
			{ 'x-pagerduty-signature': 'sha256=00' },
			400,
			'signature-missing',
		],
		[
			'PagerDuty with a wrong signature',
			'pagerduty',
			{ 'x-pagerduty-signature': signatureOf('{}') },
			403,
			'signature-wrong',
		],
		[
			'PagerDuty with a token instead',
			'pagerduty',
			{ 'x-pagerduty-signature': '', authorization: `Bearer ${TOKEN}` },
			400,
			'signature-missing',
		],
		['Alertmanager without a token', 'alertmanager', { authorization: '' }, 401, 'token-missing'],
		['Alertmanager with Basic', 'alertmanager', { authorization: 'Basic dG9jc2lu' }, 401, 'token-missing'],
		['Alertmanager with a wrong token', 'alertmanager', { authorization: 'Bearer nope' }, 401, 'token-wrong'],
		['CloudEvents without a token', 'cloudevents', { authorization: '' }, 401, 'token-missing'],
		['Events v2 without token and key', 'pagerduty-events', { authorization: '' }, 401, 'token-missing'],
	])('%s is refused', async (_name, source, headers, status, code) => {
		const before = relay.spool.depth + relay.taken.length;
		const response = await relay.post(source, pagerdutyBody(), headers);
		expect(response.status).toBe(status);
		expect(await response.json()).toMatchObject({ error: { code } });
		expect(relay.spool.depth + relay.taken.length).toBe(before);
	});

	test('Events v2 with a wrong key in the body is refused', async () => {
		const response = await relay.post('pagerduty-events', eventsBody('trigger', 'wrong'), { authorization: '' });
		expect(response.status).toBe(401);
	});

	test.each([
		['the scheme in small letters', 'alertmanager', { authorization: `bearer ${TOKEN}` }],
		['the next of two tokens', 'alertmanager', { authorization: 'Bearer the-next-token' }],
		[
			'the second of two signatures',
			'pagerduty',
			{ 'x-pagerduty-signature': `${signatureOf('x')}, ${signatureOf(JSON.stringify(pagerdutyBody()))}` },
		],
	])('%s is let in', async (_name, source, headers) => {
		const body = source === 'pagerduty' ? pagerdutyBody() : alertmanagerBody();
		expect((await relay.post(source, body, headers)).ok).toBe(true);
	});

	test('a CloudEvents sender may put the token into the address, others may not', async () => {
		const send = (source: string, body: object) =>
			fetch(`${relay.url}/v1/alerts/${source}?access_token=${TOKEN}`, { method: 'POST', body: JSON.stringify(body) });
		expect((await send('cloudevents', cloudEventBody())).ok).toBe(true);
		expect((await send('alertmanager', alertmanagerBody())).status).toBe(401);
	});

	test('answers and log hold no secret', async () => {
		const answers = await Promise.all([
			relay.post('alertmanager', alertmanagerBody(), { authorization: 'Bearer guessed-token' }),
			relay.post('pagerduty', pagerdutyBody(), { 'x-pagerduty-signature': signatureOf('guess') }),
			fetch(`${relay.url}/v1/alerts/cloudevents?access_token=${TOKEN}`, { method: 'POST', body: 'not JSON' }),
		]);
		const texts = [...(await Promise.all(answers.map((answer) => answer.text()))), JSON.stringify(relay.log)];
		for (const text of texts) {
			for (const secret of [TOKEN, 'the-next-token', 'subscription-secret', 'guessed-token', signatureOf('guess')]) {
				expect(text).not.toContain(secret);
			}
		}
	});
});

describe('a source without a secret', () => {
	test('is refused, with the name of the variable, in a way that makes the sender try again', async () => {
		const bare = await startTestRelay({ secrets: new Map() });
		const answers = await Promise.all(
			['pagerduty', 'alertmanager'].map((source) =>
				bare.post(source, source === 'pagerduty' ? pagerdutyBody() : alertmanagerBody()),
			),
		);
		expect(answers.map(({ status }) => status)).toEqual([503, 503]);
		expect(answers[0]!.headers.get('retry-after')).toBe('60');
		expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual([
			{
				error: {
					code: 'source-not-configured',
					message: 'This relay takes nothing from "pagerduty" until TOCSIN_PAGERDUTY_SECRET is set',
				},
			},
			{
				error: {
					code: 'source-not-configured',
					message: 'This relay takes nothing from "alertmanager" until TOCSIN_TOKEN_ALERTMANAGER is set',
				},
			},
		]);
		await bare.stop();
	});
});

describe('other requests', () => {
	test.each([
		['GET', '/v1/alerts/alertmanager', 405, 'method-not-allowed'],
		['PUT', '/v1/alerts/alertmanager', 405, 'method-not-allowed'],
		['POST', '/v1/alerts/nagios', 404, 'unknown-source'],
		['POST', '/v1/alerts/', 404, 'not-found'],
		['GET', '/', 404, 'not-found'],
	])('%s %s is %i', async (method, path, status, code) => {
		const response = await fetch(relay.url + path, { method });
		expect(response.status).toBe(status);
		expect(await response.json()).toMatchObject({ error: { code } });
	});

	test('the handshake of CloudEvents is answered', async () => {
		const response = await fetch(`${relay.url}/v1/alerts/cloudevents`, {
			method: 'OPTIONS',
			headers: { 'webhook-request-origin': 'events.example.com', 'webhook-request-callback': 'http://127.0.0.1:1/' },
		});
		expect(response.status).toBe(204);
		expect(response.headers.get('webhook-allowed-origin')).toBe('events.example.com');
		expect(response.headers.get('webhook-allowed-rate')).toBe('6000');
		expect(response.headers.get('allow')).toBe('POST, OPTIONS');
	});

	test('every answer forbids a browser to do anything with it', async () => {
		for (const response of [
			await fetch(`${relay.url}/health`),
			await relay.post('nagios', {}),
			await relay.post('alertmanager', '{'),
		]) {
			expect(response.headers.get('x-content-type-options')).toBe('nosniff');
			expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
			expect(response.headers.get('cache-control')).toBe('no-store');
			expect(response.headers.has('x-powered-by')).toBe(false);
		}
	});
});

async function takenBy(id: string): Promise<TestRelay['taken'][number]> {
	for (;;) {
		const found = relay.taken.find((delivery) => delivery.id === id);
		if (found) return found;
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}

import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import worker from '../../relay/cloudflare-worker.ts';
import { createDispatchSink } from '../../src/adapters/github/dispatch-sink.ts';
import { unpackDelivery } from '../../src/adapters/github/unpack-delivery.ts';
import { unpackDispatch } from '../../src/adapters/github/unpack-dispatch.ts';
import type { Delivery } from '../../src/core/alerts/delivery.ts';
import { parseEnvelope } from '../../src/core/alerts/parse-envelope.ts';
import { alertmanagerBody, pagerdutyBody } from './support/sample-bodies.ts';
import { type FakeGithub, GITHUB_TOKEN, startFakeGithub, type Trouble } from './support/start-fake-github.ts';
import { ENV, signatureOf, startTestRelay, type TestRelay } from './support/start-test-relay.ts';

let github: FakeGithub;
let relay: TestRelay | undefined;
beforeEach(async () => {
	vi.spyOn(console, 'log').mockImplementation(() => {});
	github = await startFakeGithub();
});
afterEach(async () => {
	await relay?.stop();
	relay = undefined;
	await github.stop();
});

const LIMITED: Trouble = {
	status: 403,
	headers: { 'retry-after': '1' },
	body: { message: 'You have exceeded a secondary rate limit.' },
};

describe('mode github on Node', () => {
	test('a burst becomes a few dispatches, in order', async () => {
		relay = await startGithubRelay();
		await Promise.all(
			Array.from({ length: 60 }, (_, index) => relay!.post('pagerduty', pagerdutyBody({ id: `B${index}` }))),
		);
		await until(() => relay!.spool.depth === 0);
		const ids = (await deliveriesOf(github)).map(({ id }) => id);
		expect(new Set(ids).size).toBe(60);
		expect(ids).toHaveLength(60);
		expect(github.answers.every((status) => status === 204)).toBe(true);
		expect(github.answers.length).toBeLessThanOrEqual(4);
	});

	test('what the workflow gets is read as what the relay kept', async () => {
		relay = await startGithubRelay();
		const noisy = randomBytes(60_000).toString('base64');
		await relay.post('pagerduty', pagerdutyBody({ id: 'SMALL' }));
		await relay.post('pagerduty', { ...pagerdutyBody({ id: 'PACKED' }), noise: 'again and again '.repeat(10_000) });
		await relay.post('pagerduty', { ...pagerdutyBody({ id: 'CUT' }), noise: noisy });
		await until(() => relay!.spool.depth === 0);
		const read = await Promise.all(
			github.taken.map(async (payload) =>
				parseEnvelope(await unpackDispatch({ client_payload: payload }), { received: '2026-11-20T03:02:11.000Z' }),
			),
		);
		expect(read.flatMap(({ problems }) => problems)).toEqual([]);
		const deliveries = read.flatMap((content) => content.deliveries);
		expect(deliveries.map(({ data }) => (data as { event: { data: { id: string } } }).event.data.id)).toEqual([
			'SMALL',
			'PACKED',
			'CUT',
		]);
		expect(deliveries.map(({ id }) => id)).toEqual(
			relay.log.filter(({ event }) => event === 'kept').map(({ delivery }) => delivery),
		);
		expect(deliveries.map(({ headers }) => headers?.['tocsin-cut'])).toEqual([undefined, undefined, '$.noise']);
	});

	test('large bodies get through, whole', async () => {
		relay = await startGithubRelay();
		const alerts = Array.from({ length: 200 }, (_, index) => {
			const [alert] = (alertmanagerBody({ fingerprint: `${index}` }) as { alerts: object[] }).alerts;
			return {
				...alert,
				annotations: { summary: `Instance ${index}`, description: randomBytes(1000).toString('base64') },
			};
		});
		const response = await relay.post('alertmanager', { ...alertmanagerBody(), alerts });
		expect(response.status).toBe(202);
		await until(() => relay!.spool.depth === 0);
		const parts = await deliveriesOf(github);
		expect(parts.flatMap(({ data }) => (data as { alerts: unknown[] }).alerts)).toEqual(alerts);
		expect(new Set(github.answers)).toEqual(new Set([204]));
	});

	test.each<[string, Trouble, string]>([
		['a server error', { status: 502 }, 'github-failed'],
		['a cut connection', 'cut', 'github-unreachable'],
		['no answer in time', 'hang', 'github-timed-out'],
		['a secondary limit', LIMITED, 'rate-limited'],
		['a wrong token', { status: 401, body: { message: 'Bad credentials' } }, 'github-token-invalid'],
		[
			'a missing right',
			{ status: 403, body: { message: 'Resource not accessible by personal access token' } },
			'github-right-missing',
		],
		['a repository that is not there', { status: 404, body: { message: 'Not Found' } }, 'github-repository-unknown'],
	])('%s: the alert waits in the spool, the log says why, and it goes later', async (_name, trouble, code) => {
		github.troubles.push(trouble);
		relay = await startGithubRelay();
		expect((await relay.post('pagerduty', pagerdutyBody())).status).toBe(202);
		await until(() => relay!.spool.depth === 0);
		expect(await deliveriesOf(github)).toHaveLength(1);
		expect(relay.log.find(({ event }) => event === 'not-taken')).toMatchObject({ code, waiting: 1 });
	});

	test('a limit is honoured: no call before the time', async () => {
		github.troubles.push(LIMITED);
		relay = await startGithubRelay();
		await relay.post('pagerduty', pagerdutyBody());
		await until(() => github.answers.length === 1);
		await relay.post('pagerduty', pagerdutyBody({ id: 'LATER' }));
		await until(() => relay!.spool.depth === 0);
		expect(github.times[1]! - github.times[0]!).toBeGreaterThanOrEqual(990);
		expect(github.answers).toEqual([403, 204]);
	});

	test('a payload that GitHub refuses is set aside and blocks nobody', async () => {
		github.troubles.push({ status: 422, body: { message: 'Invalid request.' } });
		relay = await startGithubRelay();
		await relay.post('pagerduty', pagerdutyBody({ id: 'BAD' }));
		await until(() => relay!.spool.setAsideCount === 1);
		await relay.post('pagerduty', pagerdutyBody({ id: 'GOOD' }));
		await until(() => github.taken.length === 1);
		expect(relay.log.find(({ event }) => event === 'set-aside')).toMatchObject({
			message: 'GitHub refused the payload: Invalid request.',
		});
	});
});

test.each<[string, Trouble, object]>([
	[
		'401',
		{ status: 401 },
		{
			code: 'github-token-invalid',
			message: 'GitHub does not accept the token (401)',
			help: 'The token in TOCSIN_GITHUB_TOKEN is wrong, expired or revoked: make a new one and restart the relay',
		},
	],
	[
		'403',
		{ status: 403, body: { message: 'Resource not accessible' } },
		{
			code: 'github-right-missing',
			message: 'The token may not send events to acme/incidents (403)',
			help: 'Give the token in TOCSIN_GITHUB_TOKEN the right "Contents: write" on acme/incidents',
		},
	],
	[
		'404',
		{ status: 404 },
		{
			code: 'github-repository-unknown',
			message: 'GitHub shows the token no repository acme/incidents (404)',
			help: 'Check TOCSIN_GITHUB_REPOSITORY, and give the token access to it with the right "Contents: write"',
		},
	],
	[
		'429 without a time',
		{ status: 429 },
		{ code: 'rate-limited', message: 'GitHub limits the calls (429)', retryAfterMs: 60_000 },
	],
	[
		'403 for a primary limit',
		{ status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1030' } },
		{ code: 'rate-limited', message: 'GitHub limits the calls (403)', retryAfterMs: 30_000 },
	],
	[
		'301',
		{ status: 301, headers: { location: 'https://example.com/' } },
		{ code: 'github-unexpected', message: 'GitHub answered 301: no reason given' },
	],
])('answer %s is explained', async (_name, trouble, failure) => {
	github.troubles.push(trouble);
	const sink = createDispatchSink({
		repository: 'acme/incidents',
		token: GITHUB_TOKEN,
		apiUrl: github.url,
		clock: () => 1_000_000,
	});
	const delivery: Delivery = {
		schema: 1,
		id: 'd',
		source: 'pagerduty',
		received: '2026-11-20T03:02:11.000Z',
		data: {},
	};
	expect(await sink.take([delivery])).toEqual({ taken: [], failure: { kind: 'later', ...failure } });
});

describe('a stateless runtime', () => {
	test('answers 2xx only after GitHub took the alert', async () => {
		const response = await send(pagerdutyBody());
		expect(response.status).toBe(202);
		expect(await response.json()).toEqual({ kept: 'github', delivery: expect.any(String) });
		expect(await deliveriesOf(github)).toMatchObject([{ source: 'pagerduty', data: pagerdutyBody() }]);
	});

	test.each<[string, Trouble, string, string]>([
		['fails', { status: 500 }, 'github-failed', '10'],
		['limits', { status: 429, headers: { 'retry-after': '7' } }, 'rate-limited', '7'],
		['does not know the token', { status: 401 }, 'github-token-invalid', '10'],
	])(
		'answers 503 when GitHub %s, and takes the same alert when it comes again',
		async (_name, trouble, code, retryAfter) => {
			const env = workerEnv();
			github.troubles.push(trouble);
			const body = pagerdutyBody({ id: `W${code.length}` });
			const first = await send(body, env);
			expect(first.status).toBe(503);
			expect(first.headers.get('retry-after')).toBe(retryAfter);
			expect(await first.json()).toMatchObject({ error: { code } });
			// Another copy of the function has no memory of the first.
			const second = await send(body, { ...env });
			expect(second.status).toBe(202);
		},
	);

	test('a replay within the same copy is not sent twice', async () => {
		const env = workerEnv();
		await send(pagerdutyBody(), env);
		const again = await send(pagerdutyBody(), env);
		expect(again.status).toBe(200);
		expect(github.taken).toHaveLength(1);
	});

	test('says which variable is missing, in a way that makes the sender try again', async () => {
		const response = await send(pagerdutyBody(), { ...workerEnv(), TOCSIN_GITHUB_TOKEN: '' });
		expect(response.status).toBe(503);
		expect(await response.json()).toEqual({
			error: {
				code: 'not-configured',
				message: 'Set TOCSIN_GITHUB_TOKEN to a token with the right "Contents: write" on acme/incidents',
			},
		});
	});

	test('health says whether the last alert went through', async () => {
		const env = workerEnv();
		const health = () => worker.fetch(new Request('https://relay.example/health'), env);
		expect(await (await health()).json()).toEqual({
			ok: true,
			keeps: 'github',
			sources: expect.objectContaining({ pagerduty: ['signature'], alertmanager: ['bearer'] }),
		});
		github.troubles.push({ status: 500 });
		await send(pagerdutyBody(), env);
		const sick = await health();
		expect(sick.status).toBe(503);
		expect(await sick.json()).toMatchObject({ ok: false, lastError: { code: 'github-failed' } });
	});
});

function workerEnv(): Record<string, string> {
	return {
		...ENV,
		TOCSIN_GITHUB_REPOSITORY: 'acme/incidents',
		TOCSIN_GITHUB_TOKEN: GITHUB_TOKEN,
		TOCSIN_GITHUB_API_URL: github.url,
	};
}

function send(body: object, env: Record<string, string> = workerEnv()): Promise<Response> {
	const text = JSON.stringify(body);
	const headers = { 'content-type': 'application/json', 'x-pagerduty-signature': signatureOf(text) };
	return worker.fetch(
		new Request('https://relay.example/v1/alerts/pagerduty', { method: 'POST', headers, body: text }),
		env,
	);
}

function startGithubRelay(): Promise<TestRelay> {
	const sink = createDispatchSink({
		repository: 'acme/incidents',
		token: GITHUB_TOKEN,
		apiUrl: github.url,
		timeoutMs: 200,
	});
	return startTestRelay({ sink, worker: { backOff: { baseMs: 20, maxMs: 100 }, lingerMs: 50 } });
}

async function deliveriesOf({ taken }: FakeGithub): Promise<Delivery[]> {
	const packed = taken.flatMap(({ deliveries }) => deliveries);
	return Promise.all(packed.map(async (delivery) => (await unpackDelivery(delivery)) as Delivery));
}

async function until(condition: () => boolean): Promise<void> {
	while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

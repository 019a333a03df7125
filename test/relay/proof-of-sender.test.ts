import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSecrets, variablesOf } from '../../relay/read-secrets.ts';
import { SOURCE_PROOFS, type TokenPlace } from '../../relay/source-proofs.ts';
import { SOURCES, type SourceId } from '../../src/core/alerts/alert.ts';
import { parseEnvelope } from '../../src/core/alerts/parse-envelope.ts';
import { readDelivery } from '../../src/core/alerts/read-delivery.ts';
import { cloudEventBody } from './support/sample-bodies.ts';
import { startTestRelay, type TestRelay } from './support/start-test-relay.ts';

const SECRET = 'what-only-the-sender-knows';
const NEXT = 'the-next-one';
const OLD_AGE_S = 300;

/** A body that no source can read: who is let in with it hears so, or it is kept, as whatever is signed is. */
const BODY = '{"note":"Ångström ✓"}';

let byToken: TestRelay;
let bySignature: TestRelay;
beforeAll(async () => {
	const only = (kind: 'signature' | 'token') =>
		readSecrets(
			Object.fromEntries(
				SOURCES.flatMap((id) => {
					const variable = SOURCE_PROOFS[id][kind]?.variable;
					return variable === undefined ? [] : [[variable, `${SECRET},${NEXT}`]];
				}),
			),
		);
	byToken = await startTestRelay({ secrets: only('token'), limits: { badBurst: 1000 } });
	bySignature = await startTestRelay({ secrets: only('signature'), limits: { badBurst: 1000 } });
});
afterAll(async () => {
	await byToken.stop();
	await bySignature.stop();
});

describe('a token', () => {
	const shown: Readonly<Record<TokenPlace, (token: string) => Sending>> = {
		bearer: (token) => ({ headers: { authorization: `Bearer ${token}` } }),
		basic: (token) => ({ headers: { authorization: `Basic ${btoa(`tocsin:${token}`)}` } }),
		url: (token) => ({ query: `?access_token=${token}` }),
		body: (token) => ({ body: JSON.stringify({ routing_key: token }) }),
	};
	const places = Object.keys(shown) as TokenPlace[];
	const withToken = SOURCES.filter((id) => SOURCE_PROOFS[id].token);

	test.each(withToken.flatMap((id) => places.map((place) => [id, place] as const)))(
		'of %s in %s counts where the source may put it, and nowhere else',
		async (source, place) => {
			const isAllowed = SOURCE_PROOFS[source].token!.places.includes(place);
			const proven = SOURCE_PROOFS[source].isTemplated ? 'kept' : 'unreadable';
			const right = await send(byToken, source, shown[place](SECRET));
			const next = await send(byToken, source, shown[place](NEXT));
			const wrong = await send(byToken, source, shown[place](`${SECRET}x`));
			expect([right.code, next.code]).toEqual(isAllowed ? [proven, proven] : ['token-missing', 'token-missing']);
			expect(wrong).toMatchObject({ status: 401, code: isAllowed ? 'token-wrong' : 'token-missing' });
		},
	);

	test('in the address is for three sources that need it', () => {
		const sources = withToken.filter((id) => SOURCE_PROOFS[id].token?.places.includes('url'));
		expect(sources).toEqual(['azure-monitor', 'gcp-monitoring', 'cloudevents']);
	});

	test('in the address beside a header that another proof needs is enough', async () => {
		const sending = { query: `?access_token=${SECRET}`, headers: { authorization: 'Bearer of-another-service' } };
		expect(await send(byToken, 'azure-monitor', sending)).toMatchObject({ code: 'unreadable' });
	});

	test.each([
		['without a colon', btoa(SECRET)],
		['that is not base64', '%%%'],
		['as the user', btoa(`${SECRET}:`)],
		['that is empty', btoa('tocsin:')],
	])('as Basic %s is refused', async (_name, credentials) => {
		const sending = { headers: { authorization: `Basic ${credentials}` } };
		expect(await send(byToken, 'zenduty', sending)).toMatchObject({ status: 401 });
	});

	test.each<[SourceId, string, string]>([
		['datadog', 'Expected a header "Authorization: Bearer <token>"', 'Bearer realm="tocsin"'],
		[
			'gcp-monitoring',
			'Expected a header "Authorization: Bearer <token>", or a header "Authorization: Basic" with the token as the password, or "?access_token=<token>" in the address',
			'Bearer realm="tocsin", Basic realm="tocsin"',
		],
	])('that %s does not show is asked for in words', async (source, message, challenge) => {
		const answer = await send(byToken, source, {});
		expect(answer).toMatchObject({ status: 401, code: 'token-missing', message, challenge });
	});

	test('is in no answer, no log line and nothing that is kept', async () => {
		const body = JSON.stringify(cloudEventBody());
		const answers = [
			await send(byToken, 'cloudevents', { query: `?access_token=${SECRET}`, body }),
			await send(byToken, 'azure-monitor', { query: `?access_token=${SECRET}` }),
			await send(byToken, 'gcp-monitoring', { query: `?access_token=${SECRET}-guessed` }),
			await send(byToken, 'azure-monitor', { query: `?access_token=${SECRET}`, body: 'not JSON' }),
		];
		expect(answers.map(({ status }) => status)).toEqual([202, 400, 401, 400]);
		while (byToken.taken.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
		expect(JSON.stringify([answers, byToken.log, byToken.taken])).not.toContain(SECRET);
	});
});

describe('a signature', () => {
	test.each<[SourceId, string]>([
		['pagerduty', 'v1='],
		['grafana', ''],
		['sentry', ''],
		['checkly', ''],
	])('of %s', async (source, prefix) => {
		const { header } = SOURCE_PROOFS[source].signature!;
		const codes = [];
		for (const value of [
			prefix + hmac(BODY),
			prefix + hmac(BODY, NEXT),
			prefix + hmac(BODY, 'of somebody else'),
			prefix + hmac(`${BODY} `),
			'',
			prefix + hmac(BODY).slice(1),
			`sha256=${hmac(BODY)}`,
		]) {
			codes.push((await send(bySignature, source, { headers: { [header]: value } })).code);
		}
		expect(codes).toEqual([
			'kept',
			'kept',
			'signature-wrong',
			'signature-wrong',
			'signature-missing',
			'signature-missing',
			'signature-missing',
		]);
	});

	test('over a body that a template broke: it is kept as the text that it is', async () => {
		const body = '{"title": "Checkout says "no"", "password": "word-of-a-body"}';
		const before = bySignature.taken.length;
		const answer = await send(bySignature, 'checkly', { body, headers: { 'x-checkly-signature': hmac(body) } });
		expect(answer.status).toBe(202);
		const isThis = ({ data }: { readonly data: unknown }) => typeof data === 'string';
		while (!bySignature.taken.slice(before).some(isThis)) await new Promise((resolve) => setTimeout(resolve, 5));
		expect(bySignature.taken.find(isThis)).toMatchObject({ data: body.replace('word-of-a-body', '[redacted]') });
		expect(readDelivery(bySignature.taken.find(isThis)!)).toMatchObject({ ok: false });
	});

	test.each<[SourceId, string]>([
		['sentry', 'Expected a header "Sentry-Hook-Signature: <64 hexadecimal digits>"'],
		['checkly', 'Expected a header "X-Checkly-Signature: <64 hexadecimal digits>"'],
	])('that %s does not send is asked for by name, whatever token is shown', async (source, message) => {
		const answer = await send(bySignature, source, { headers: { authorization: `Bearer ${SECRET}` } });
		expect(answer).toMatchObject({ status: 400, code: 'signature-missing', message });
	});

	test.each(['grafana', 'checkly'] as const)('of %s is required as soon as it is configured', async (source) => {
		const both = await startTestRelay({
			secrets: readSecrets(Object.fromEntries(variablesOf(source).map((variable) => [variable, SECRET]))),
		});
		const token = await send(both, source, { headers: { authorization: `Bearer ${SECRET}` } });
		const header = SOURCE_PROOFS[source].signature!.header;
		const signature = await send(both, source, { headers: { [header]: hmac(BODY) } });
		await both.stop();
		expect([token.code, signature.code]).toEqual(['signature-missing', 'kept']);
	});
});

describe('a signature of Grafana with a time', () => {
	const now = Math.floor(Date.now() / 1000);
	const TIME = 'x-grafana-alerting-signature-timestamp';
	const SIGNATURE = 'x-grafana-alerting-signature';
	const signed = (seconds: number | string) => ({ [TIME]: String(seconds), [SIGNATURE]: hmac(`${seconds}:${BODY}`) });

	test.each<[string, Record<string, string>, string]>([
		['of now', signed(now), 'kept'],
		['of a little while ago', signed(now - OLD_AGE_S + 30), 'kept'],
		['that is old', signed(now - OLD_AGE_S - 30), 'signature-old'],
		['of the future', signed(now + OLD_AGE_S + 30), 'signature-old'],
		['in milliseconds', signed(now * 1000), 'signature-old'],
		['that is none', signed('soon'), 'signature-old'],
		['that was moved', { ...signed(now - 3600), [TIME]: String(now) }, 'signature-wrong'],
		['that was taken away', { [SIGNATURE]: signed(now)[SIGNATURE]! }, 'signature-wrong'],
		['that was added', { [SIGNATURE]: hmac(BODY), [TIME]: String(now) }, 'signature-wrong'],
	])('%s', async (_name, headers, code) => {
		expect((await send(bySignature, 'grafana', { headers })).code).toBe(code);
	});
});

describe('what a sender is told in time', () => {
	test('the answer waits for the spool and not for Git', async () => {
		let release = (): void => {};
		const blocked = new Promise<void>((resolve) => {
			release = resolve;
		});
		const relay = await startTestRelay({
			secrets: readSecrets({ TOCSIN_SENTRY_SECRET: SECRET, TOCSIN_PAGERDUTY_SECRET: SECRET }),
			sink: {
				place: 'git',
				take: async (deliveries) => {
					await blocked;
					return { taken: deliveries.map(({ id }) => id) };
				},
			},
		});
		const codes = [];
		for (const note of ['first', 'second']) {
			const body = JSON.stringify({ note });
			const headers = { 'sentry-hook-signature': hmac(body) };
			codes.push((await send(relay, 'sentry', { body, headers })).code);
		}
		expect(codes).toEqual(['kept', 'kept']);
		expect(relay.spool.depth).toBe(2);
		release();
		await relay.stop();
	});

	test('the resource that Sentry names in a header reaches whoever reads the body, also through a dispatch', async () => {
		const body = '{"action":"created"}';
		const headers = { 'sentry-hook-signature': hmac(body), 'sentry-hook-resource': 'issue', 'request-id': 'r-1' };
		await send(bySignature, 'sentry', { body, headers });
		const isThis = ({ id }: { readonly id: string }) => id === 'r-1';
		while (!bySignature.taken.some(isThis)) await new Promise((resolve) => setTimeout(resolve, 5));
		const kept = bySignature.taken.find(isThis)!;
		expect(kept.headers).toMatchObject({ 'sentry-hook-resource': 'issue' });
		expect(JSON.stringify(kept)).not.toContain(headers['sentry-hook-signature']);
		const dispatch = { schema: 1, deliveries: [kept] };
		const [read] = parseEnvelope(dispatch, { received: kept.received }).deliveries;
		expect(read?.headers).toMatchObject({ 'sentry-hook-resource': 'issue' });
	});
});

test.each(SOURCES)('docs/relay.md says how %s proves who it is', (source) => {
	const guide = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'relay.md'), 'utf8');
	const table = guide.slice(guide.indexOf('## Who may send'), guide.indexOf('## Other variables'));
	const start = table.indexOf(`| \`${source}\` |`);
	const rows = table.slice(start).split(/\n(?!\| \|)/)[0];
	const { header } = SOURCE_PROOFS[source].signature ?? {};
	const places = SOURCE_PROOFS[source].token?.places ?? [];
	const words = { bearer: 'bearer', basic: 'Basic', url: 'address', body: 'in the body' };
	expect(start).toBeGreaterThan(0);
	for (const text of [...variablesOf(source), header ?? '', ...places.map((place) => words[place])]) {
		expect(rows).toContain(text);
	}
});

interface Sending {
	readonly headers?: Readonly<Record<string, string>>;
	readonly query?: string;
	readonly body?: string;
}

interface Heard {
	readonly status: number;
	/** `kept`, or the code of the refusal. */
	readonly code: string;
	readonly message?: string;
	readonly challenge: string | null;
}

async function send(relay: TestRelay, source: SourceId, sending: Sending): Promise<Heard> {
	const { headers = {}, query = '', body = BODY } = sending;
	const response = await fetch(`${relay.url}/v1/alerts/${source}${query}`, { method: 'POST', headers, body });
	const { error } = (await response.json()) as { error?: { code: string; message: string } };
	const challenge = response.headers.get('www-authenticate');
	return { status: response.status, code: error?.code ?? 'kept', message: error?.message, challenge };
}

function hmac(text: string, secret = SECRET): string {
	return createHmac('sha256', secret).update(text).digest('hex');
}

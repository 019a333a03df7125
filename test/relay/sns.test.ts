import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import worker from '../../relay/cloudflare-worker.ts';
import { readSecrets } from '../../relay/read-secrets.ts';
import { makeCertificate, makeRsaKey } from './support/make-certificate.ts';
import { CERTIFICATE_PATH, CONFIRMATION_TOKEN, type SnsChange, signedSns, TOPIC } from './support/sign-sns.ts';
import { type AmazonAnswer, type FakeAmazon, SNS, startFakeAmazon } from './support/start-fake-amazon.ts';
import { GITHUB_TOKEN, startFakeGithub } from './support/start-fake-github.ts';
import { startTestRelay, type TestRelay, TOKEN } from './support/start-test-relay.ts';

const TOPICS = { TOCSIN_CLOUDWATCH_TOPICS: `arn:aws:sns:us-east-1:123456789012:other, ${TOPIC}` };
const AMAZON = makeCertificate();
const CONFIRMATION = { Type: 'SubscriptionConfirmation', Message: 'You have chosen to subscribe' };

let amazon: FakeAmazon;
let relay: TestRelay;
beforeEach(async () => {
	amazon = await startFakeAmazon();
	amazon.answers.set(CERTIFICATE_PATH, AMAZON.pem).set('/', '<ConfirmSubscriptionResponse/>');
	relay = await startTestRelay({
		secrets: readSecrets(TOPICS),
		fetch: amazon.fetch,
		limits: { askMs: 1000 },
	});
});
afterEach(async () => {
	await relay.stop();
	await amazon.stop();
});

describe('a message that Amazon signed', () => {
	test.each<[string, SnsChange]>([
		['with a signature of version 1', {}],
		['with a signature of version 2', { SignatureVersion: '2' }],
		['without a subject', { Subject: null }],
		['with line breaks and other letters', { Message: 'first\nMessageId\nsecond\r\n', Subject: 'Ångström ✓' }],
		['without any text', { Message: '' }],
	])('%s is kept, without what proves it', async (_name, change) => {
		const message = signedSns(AMAZON.privateKey, change);
		const response = await post(message);
		expect(await response.json()).toEqual({ kept: 'spool', delivery: message.MessageId });
		expect(response.status).toBe(202);
		const { data, headers } = await takenBy(message.MessageId!);
		const { Type, MessageId, TopicArn, Message, Timestamp, Subject } = message;
		expect(data).toEqual({ Type, MessageId, TopicArn, Message, Timestamp, ...(Subject === null ? {} : { Subject }) });
		expect(headers).toEqual({
			'content-type': 'text/plain; charset=UTF-8',
			'x-amz-sns-message-type': 'Notification',
		});
	});

	test('needs no token, and one beside it changes nothing', async () => {
		expect((await post(signedSns(AMAZON.privateKey), { authorization: `Bearer ${TOKEN}` })).status).toBe(202);
	});

	test('costs one look at the certificate, also for many at once', async () => {
		const burst = Array.from({ length: 30 }, () => post(signedSns(AMAZON.privateKey)));
		expect(new Set((await Promise.all(burst)).map(({ status }) => status))).toEqual(new Set([202]));
		await post(signedSns(AMAZON.privateKey));
		expect(amazon.asked).toEqual([CERTIFICATE_PATH]);
	});

	test('that comes again is kept once, whatever its unsigned header says', async () => {
		const message = signedSns(AMAZON.privateKey);
		await post(message);
		const again = await post(message, { 'x-amz-sns-message-id': 'another' });
		expect(again.status).toBe(200);
		expect(await again.json()).toEqual({ kept: 'spool', delivery: message.MessageId, replay: true });
	});

	test('about the end of the subscription is kept for people to see, and is a warning', async () => {
		const message = signedSns(AMAZON.privateKey, { Type: 'UnsubscribeConfirmation' });
		expect((await post(message)).status).toBe(202);
		const delivery = await takenBy(message.MessageId!);
		expect(delivery.data).toMatchObject({ Type: 'UnsubscribeConfirmation' });
		expect(relay.log).toContainEqual({ level: 'warn', event: 'unsubscribed', source: 'cloudwatch', topic: TOPIC });
		expect(JSON.stringify([delivery, relay.log])).not.toContain(CONFIRMATION_TOKEN);
	});
});

describe('a subscription', () => {
	test('is confirmed once and not kept; the log names the topic and not the token', async () => {
		const message = signedSns(AMAZON.privateKey, CONFIRMATION);
		const answers = [await post(message), await post(message)];
		expect(answers.map(({ status }) => status)).toEqual([200, 200]);
		expect(await answers[0]!.json()).toEqual({ subscribed: true });
		expect(amazon.asked).toEqual([CERTIFICATE_PATH, message.SubscribeURL!.slice(SNS.length)]);
		expect(relay.log).toContainEqual({ level: 'info', event: 'subscribed', source: 'cloudwatch', topic: TOPIC });
		expect(relay.spool.depth + relay.taken.length).toBe(0);
		expect(JSON.stringify(relay.log)).not.toContain(CONFIRMATION_TOKEN);
	});

	test.each<[AmazonAnswer]>([[500], [403], ['elsewhere'], ['slow'], ['endless']])(
		'that Amazon answers with %s has to come again',
		async (answer) => {
			amazon.answers.set('/', answer).set('/SimpleNotificationService-00000000.pem', 'also here');
			const message = signedSns(AMAZON.privateKey, CONFIRMATION);
			const response = await post(message);
			expect(response.status).toBe(503);
			expect(await response.json()).toEqual({
				error: { code: 'subscribe-failed', message: 'Amazon did not confirm the subscription' },
			});
			amazon.answers.set('/', '<ConfirmSubscriptionResponse/>');
			expect((await post(message)).status).toBe(200);
		},
	);

	test.each([
		['of another host', 'https://evil.example/?Action=ConfirmSubscription'],
		['of another kind', `${SNS}/?Action=Publish&TopicArn=${TOPIC}`],
		['of another topic', `${SNS}/?Action=ConfirmSubscription&TopicArn=${TOPIC}2`],
		['of another path', `${SNS}/x?Action=ConfirmSubscription&TopicArn=${TOPIC}`],
	])('with an address %s is refused, although it is signed', async (_name, SubscribeURL) => {
		const response = await post(signedSns(AMAZON.privateKey, { ...CONFIRMATION, SubscribeURL }));
		expect(response.status).toBe(403);
		expect(await response.json()).toMatchObject({ error: { code: 'subscribe-elsewhere' } });
		expect([...amazon.asked, ...amazon.strays]).toEqual([CERTIFICATE_PATH]);
	});
});

describe('a message that is refused', () => {
	test.each<[string, SnsChange, number, string]>([
		['changed after it was signed', { Message: 'changed' }, 403, 'signature-wrong'],
		['of another kind than was signed', { Type: 'UnsubscribeConfirmation', ...tokens() }, 403, 'signature-wrong'],
		['with another subject', { Subject: 'OK' }, 403, 'signature-wrong'],
		['without the subject that was signed', { Subject: null }, 403, 'signature-wrong'],
		['signed with the other hash', { SignatureVersion: '2' }, 403, 'signature-wrong'],
		['of version 3', { SignatureVersion: '3' }, 400, 'signature-version'],
		['of a topic that is not ours', { TopicArn: `${TOPIC}-of-a-stranger` }, 403, 'topic-unknown'],
		['with a signature of another length', { Signature: 'AAAA' }, 403, 'signature-wrong'],
		['with a signature that is none', { Signature: 'not base64!' }, 400, 'sns-malformed'],
		['with two lines for an id', { MessageId: 'a\nb' }, 400, 'sns-malformed'],
		['of last year', { Timestamp: '2025-11-20T03:02:11.000Z' }, 403, 'signature-old'],
		['of no day', { Timestamp: '2026-13-45T99:99:99Z' }, 403, 'signature-old'],
	])('(%s)', async (_name, change, status, code) => {
		const response = await post({ ...signedSns(AMAZON.privateKey), ...change });
		expect(response.status).toBe(status);
		expect(await response.json()).toMatchObject({ error: { code } });
		expect(relay.spool.depth + relay.taken.length).toBe(0);
	});

	test('(signed by another key)', async () => {
		const response = await post(signedSns(makeRsaKey(2048)));
		expect(response.status).toBe(403);
		expect(await response.json()).toEqual({
			error: { code: 'signature-wrong', message: 'Amazon did not sign this message' },
		});
	});

	test('(raw delivery: the text alone) says what to change', async () => {
		const response = await post({ AlarmName: 'CheckoutErrors' });
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({
			error: {
				code: 'sns-malformed',
				message: 'The body is no signed message of Amazon SNS; raw message delivery has to be off',
			},
		});
	});

	test('(everything missing) names every field', async () => {
		const { error } = (await (await post({ Type: 'Notification' })).json()) as {
			error: { problems: { path: string; message: string }[] };
		};
		expect(error.problems.map(({ message }) => message)).toEqual([
			'Unexpected nothing at MessageId, expected an id',
			'Unexpected nothing at TopicArn, expected the ARN of a topic',
			'Unexpected nothing at Timestamp, expected a time in UTC',
			'Unexpected nothing at SignatureVersion, expected "1" or "2"',
			'Unexpected nothing at Signature, expected base64',
			'Unexpected nothing at SigningCertURL, expected an address',
			'Unexpected nothing at Message, expected text',
		]);
	});

	test.each([
		'https://sns.eu-west-1.amazonaws.com.evil.example/SimpleNotificationService-0123456789abcdef.pem',
		`http://sns.eu-west-1.amazonaws.com${CERTIFICATE_PATH}`,
		`https://sns.eu-west-1.amazonaws.com@evil.example${CERTIFICATE_PATH}`,
		`https://sns.s3-us-west-2.amazonaws.com${CERTIFICATE_PATH}`,
		`${SNS}:8443${CERTIFICATE_PATH}`,
	])('(certificate at %s) without anybody being asked', async (SigningCertURL) => {
		const response = await post(signedSns(AMAZON.privateKey, { SigningCertURL }));
		expect(response.status).toBe(403);
		expect(await response.json()).toEqual({
			error: { code: 'certificate-elsewhere', message: 'Expected an address of Amazon SNS at SigningCertURL' },
		});
		expect([...amazon.asked, ...amazon.strays]).toEqual([]);
	});
});

describe('a certificate', () => {
	const day = (days: number) => new Date(Date.now() + days * 86_400_000);
	const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
	const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey;
	test.each<[string, () => AmazonAnswer]>([
		['that is not there', () => 404],
		['that is elsewhere', () => 'elsewhere'],
		['that never ends', () => 'endless'],
		['that hardly begins', () => 'slow'],
		['in a file that is too large', () => AMAZON.pem + '\n'.repeat(70_000)],
		['that is none', () => '<html>Not now</html>'],
		['that is over', () => makeCertificate({ key: AMAZON.privateKey, to: day(-0.1) }).pem],
		['of tomorrow', () => makeCertificate({ key: AMAZON.privateKey, from: day(0.5) }).pem],
		['of somebody else', () => makeCertificate({ key: AMAZON.privateKey, subject: 'evil.example' }).pem],
		[
			'of somebody with a like name',
			() => makeCertificate({ key: AMAZON.privateKey, subject: 'sns.amazonaws.com.evil.example' }).pem,
		],
		['that vouches for itself', () => makeCertificate({ key: AMAZON.privateKey, issuer: 'sns.amazonaws.com' }).pem],
		['of a short key', () => makeCertificate({ key: makeRsaKey(1024) }).pem],
		['of a key of another kind', () => makeCertificate({ key: ec }).pem],
		['of a key for other signatures', () => makeCertificate({ key: pss }).pem],
	])('%s: the message has to come again, and is taken once all is well', async (_name, answer) => {
		amazon.answers.set('/SimpleNotificationService-00000000.pem', AMAZON.pem);
		amazon.answers.set(CERTIFICATE_PATH, answer());
		const message = signedSns(AMAZON.privateKey);
		const response = await post(message);
		expect(response.status).toBe(503);
		expect(response.headers.get('retry-after')).toBe('20');
		expect(await response.json()).toEqual({
			error: {
				code: 'certificate-unavailable',
				message: 'No valid certificate of Amazon SNS can be had now',
			},
		});
		const other = '/SimpleNotificationService-ffffffffffffffff.pem';
		amazon.answers.set(other, AMAZON.pem);
		expect((await post(signedSns(AMAZON.privateKey, { SigningCertURL: SNS + other }))).status).toBe(202);
	});

	test('of a made-up name is not asked for without end', async () => {
		for (let index = 0; index < 40; index += 1) {
			const SigningCertURL = `${SNS}/SimpleNotificationService-${String(index).padStart(8, '0')}.pem`;
			await post(signedSns(AMAZON.privateKey, { SigningCertURL }));
		}
		expect(amazon.asked.length).toBeLessThan(25);
	});
});

describe('beside SNS', () => {
	test('a token opens the way for EventBridge', async () => {
		const both = await startTestRelay({
			secrets: readSecrets({ ...TOPICS, TOCSIN_TOKEN_CLOUDWATCH: TOKEN }),
			fetch: amazon.fetch,
		});
		const codes = [];
		for (const authorization of [`Bearer ${TOKEN}`, 'Bearer wrong', '']) {
			const response = await both.post('cloudwatch', {}, { authorization });
			codes.push(((await response.json()) as { error: { code: string } }).error.code);
		}
		expect(codes).toEqual(['unreadable', 'token-wrong', 'sns-malformed']);
		expect((await postTo(both, signedSns(AMAZON.privateKey))).status).toBe(202);
		await both.stop();
	});

	test('without topics nothing is believed', async () => {
		const bare = await startTestRelay({ secrets: new Map(), fetch: amazon.fetch });
		const response = await postTo(bare, signedSns(AMAZON.privateKey));
		expect(response.status).toBe(503);
		expect(await response.json()).toMatchObject({
			error: {
				message:
					'This relay takes nothing from "cloudwatch" until TOCSIN_TOKEN_CLOUDWATCH or TOCSIN_CLOUDWATCH_TOPICS is set',
			},
		});
		await bare.stop();
	});

	test('a stateless relay asks Amazon by the fetch of its runtime', async () => {
		const github = await startFakeGithub();
		const direct = globalThis.fetch;
		vi.spyOn(console, 'log').mockImplementation(() => {});
		vi.stubGlobal('fetch', (url: string, init: RequestInit) =>
			String(url).startsWith(SNS) ? amazonWith(direct, url, init) : direct(url, init),
		);
		const message = signedSns(AMAZON.privateKey);
		const response = await worker.fetch(
			new Request('https://relay.example/v1/alerts/cloudwatch', { method: 'POST', body: JSON.stringify(message) }),
			{
				...TOPICS,
				TOCSIN_GITHUB_REPOSITORY: 'acme/incidents',
				TOCSIN_GITHUB_TOKEN: GITHUB_TOKEN,
				TOCSIN_GITHUB_API_URL: github.url,
			},
		);
		vi.unstubAllGlobals();
		expect(await response.json()).toEqual({ kept: 'github', delivery: message.MessageId });
		await github.stop();
	});
});

/** The fake Amazon uses the global `fetch` too, which is replaced meanwhile. */
function amazonWith(direct: typeof fetch, url: string, init: RequestInit): Promise<Response> {
	vi.stubGlobal('fetch', direct);
	return amazon.fetch(url, init);
}

function tokens(): SnsChange {
	return { Token: 'token', SubscribeURL: `${SNS}/?Action=ConfirmSubscription` };
}

function post(message: object, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
	return postTo(relay, message, headers);
}

/** As SNS posts: JSON that is called text. */
function postTo(to: TestRelay, message: object, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
	return to.post('cloudwatch', message, {
		'content-type': 'text/plain; charset=UTF-8',
		'x-amz-sns-message-type': String((message as { Type?: string }).Type),
		'x-amz-sns-subscription-arn': `${TOPIC}:1`,
		authorization: '',
		...headers,
	});
}

async function takenBy(id: string): Promise<TestRelay['taken'][number]> {
	for (;;) {
		const found = relay.taken.find((delivery) => delivery.id === id);
		if (found) return found;
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}

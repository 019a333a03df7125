import { createHmac } from 'node:crypto';
import { beforeEach, expect, test, vi } from 'vitest';

beforeEach(() => {
	vi.spyOn(console, 'log').mockImplementation(() => {});
});

const body = JSON.stringify({ event: { title: 'Ångström ✓' } });
const signature = `v1=${createHmac('sha256', 'the-secret').update(body).digest('hex')}`;

test.each([
	['as text', body, false],
	['in base64', Buffer.from(body).toString('base64'), true],
])('checks the signature over the bytes that came %s', async (_name, eventBody, isBase64Encoded) => {
	vi.stubEnv('TOCSIN_GITHUB_REPOSITORY', 'acme/incidents');
	vi.stubEnv('TOCSIN_GITHUB_TOKEN', 'token');
	vi.stubEnv('TOCSIN_GITHUB_API_URL', 'http://127.0.0.1:9');
	vi.stubEnv('TOCSIN_PAGERDUTY_SECRET', 'the-secret');
	vi.resetModules();
	const { handler } = await import('./aws-lambda.ts');
	const answer = await ask(handler, eventOf(eventBody, isBase64Encoded, signature));
	// The signature holds, so the body goes on to GitHub, which is not there: the sender has to try again.
	expect(answer).toMatchObject({ statusCode: 503 });
	expect(JSON.parse(answer.body)).toMatchObject({ error: { code: 'github-unreachable' } });
	const forged = await ask(handler, eventOf(eventBody, isBase64Encoded, signature.replace(/.$/, '')));
	expect(JSON.parse(forged.body)).toMatchObject({ error: { code: 'signature-missing' } });
});

test('without its settings it answers 503 and names the variable', async () => {
	vi.unstubAllEnvs();
	vi.resetModules();
	const { handler } = await import('./aws-lambda.ts');
	const answer = await ask(handler, eventOf(body, false, signature));
	expect(answer).toMatchObject({ statusCode: 503 });
	expect(JSON.parse(answer.body).error.message).toBe(
		'Set TOCSIN_GITHUB_REPOSITORY to the repository that takes the alerts, as owner/name',
	);
});

/** The handler takes the events of four services; ours is the one of a function URL. */
async function ask(handler: unknown, event: object): Promise<{ readonly statusCode: number; readonly body: string }> {
	return (handler as (event: object) => Promise<{ statusCode: number; body: string }>)(event);
}

function eventOf(eventBody: string, isBase64Encoded: boolean, header: string): object {
	return {
		version: '2.0',
		routeKey: '$default',
		rawPath: '/v1/alerts/pagerduty',
		rawQueryString: '',
		headers: { host: 'relay.example', 'content-type': 'application/json', 'x-pagerduty-signature': header },
		requestContext: { http: { method: 'POST', path: '/v1/alerts/pagerduty' }, domainName: 'relay.example' },
		body: eventBody,
		isBase64Encoded,
	};
}

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import worker from '../../relay/cloudflare-worker.ts';

const calls: { readonly path: string; readonly token: string; readonly body: unknown }[] = [];
const log: string[] = [];
let status = 204;
let server: Server;

beforeEach(async () => {
	[calls.length, log.length, status] = [0, 0, 204];
	server = createServer((request, response) => {
		let text = '';
		request.on('data', (chunk) => {
			text += chunk;
		});
		request.on('end', () => {
			const { url = '', headers } = request;
			calls.push({ path: `${request.method} ${url}`, token: headers.authorization ?? '', body: JSON.parse(text) });
			response.writeHead(status).end();
		});
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	vi.spyOn(console, 'log').mockImplementation((line) => log.push(line));
});
afterEach(async () => {
	vi.restoreAllMocks();
	vi.unstubAllEnvs();
	await new Promise((done) => server.close(done));
});

const env = () => ({
	TOCSIN_GITHUB_REPOSITORY: 'acme/incidents',
	TOCSIN_GITHUB_TOKEN: 'token',
	TOCSIN_GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
});
const ASKED = {
	path: 'POST /repos/acme/incidents/dispatches',
	token: 'Bearer token',
	body: { event_type: 'tocsin-tick', client_payload: {} },
};

test('a cron trigger of a Worker asks for a reconcile run', async () => {
	await worker.scheduled({}, env());
	expect(calls).toEqual([ASKED]);
});

test('so does a schedule of EventBridge on Lambda', async () => {
	for (const [name, value] of Object.entries(env())) vi.stubEnv(name, value);
	const { tick } = await import('../../relay/aws-lambda.ts');
	await tick();
	expect(calls).toEqual([ASKED]);
});

test('a tick that GitHub does not take fails, and says why without the token', async () => {
	status = 403;
	await expect(worker.scheduled({}, env())).rejects.toThrow(
		'The token may not send events to acme/incidents (403). Give the token in TOCSIN_GITHUB_TOKEN the right "Contents: write" on acme/incidents',
	);
	expect(JSON.parse(log[0]!)).toMatchObject({ level: 'error', event: 'tick-failed' });
	expect(log.join()).not.toContain('Bearer');
});

test('without its settings it names the variable', async () => {
	await expect(worker.scheduled({}, {})).rejects.toThrow(
		'Set TOCSIN_GITHUB_REPOSITORY to the repository that takes the alerts, as owner/name',
	);
});

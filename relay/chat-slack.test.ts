import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { createRelay } from './app.ts';
import { forwardedCommands, localCommands } from './chat-commands.ts';
import { type ChatCommand, createSlackCommands, type SlackCommandsOptions } from './chat-slack.ts';
import type { LogLine } from './log-line.ts';
import type { RelayOptions } from './options.ts';

const NOW = Date.parse('2026-11-20T03:10:00Z');
const SECRET = 'a-signing-secret';
const RESPONSE = 'https://hooks.slack.com/commands/T0/1/abc';

function formOf(changes: Readonly<Record<string, string>> = {}): string {
	return new URLSearchParams({
		command: '/tocsin',
		text: 'ack INC-2026-0042',
		user_id: 'U0BUDI',
		user_name: 'budi',
		channel_id: 'C012AB',
		trigger_id: '13345224609.738474920.8088930838d88f008e0',
		response_url: RESPONSE,
		...changes,
	}).toString();
}

interface Signed {
	readonly seconds?: number;
	readonly secret?: string;
	readonly headers?: Readonly<Record<string, string>>;
}

function request(body: string, { seconds = NOW / 1000, secret = SECRET, headers }: Signed = {}): Request {
	const signature = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
	return new Request('http://relay/chat/slack', {
		method: 'POST',
		headers: { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': `v0=${signature}`, ...headers },
		body,
	});
}

function slack(changes: Partial<SlackCommandsOptions> = {}) {
	const [taken, log]: [ChatCommand[], LogLine[]] = [[], []];
	const handle = createSlackCommands({
		secrets: [SECRET],
		clock: () => NOW,
		log: (line) => log.push(line),
		take: async (command) => {
			taken.push(command);
			return { lines: ['INC-2026-0042 acknowledged by @budi'], isPublic: true };
		},
		...changes,
	});
	return { handle, taken, log };
}

describe('a slash command', () => {
	test('is taken with who gave it, where and when, and answered for all to see', async () => {
		const { handle, taken } = slack();
		const answer = await handle(request(formOf()));
		expect(taken).toEqual([
			{
				given: {
					key: 'command/slack/13345224609.738474920.8088930838d88f008e0',
					text: 'ack INC-2026-0042',
					room: 'C012AB',
					by: { slack: 'U0BUDI' },
					at: '2026-11-20T03:10:00Z',
				},
				responseUrl: RESPONSE,
			},
		]);
		const text = 'INC-2026-0042 acknowledged by @budi';
		expect([answer.status, await answer.json()]).toEqual([
			200,
			{
				response_type: 'in_channel',
				replace_original: false,
				text,
				blocks: [{ type: 'section', text: { type: 'plain_text', text, emoji: false } }],
			},
		]);
	});

	test('may be the command itself', async () => {
		const { handle, taken } = slack();
		await handle(request(formOf({ command: '/severity', text: 'sev2 because half fail' })));
		expect(taken[0]!.given.text).toBe('severity sev2 because half fail');
	});

	test('is signed with one of several secrets', async () => {
		const { handle, taken } = slack({ secrets: ['the-new-one', SECRET] });
		expect((await handle(request(formOf()))).status).toBe(200);
		expect(taken).toHaveLength(1);
	});

	test('that takes too long is answered later, where Slack said', async () => {
		const later: unknown[] = [];
		let end = (_answer: { lines: string[]; isPublic: boolean }): void => {};
		const { handle } = slack({
			patienceMs: 5,
			take: () => new Promise((resolve) => (end = resolve)),
			answerLater: async (url, answer) => void later.push([url, answer]),
		});
		const answer = await handle(request(formOf()));
		expect(await answer.json()).toMatchObject({ response_type: 'ephemeral', text: 'Under way, the answer follows' });
		expect(later).toEqual([]);
		end({ lines: ['done'], isPublic: true });
		await new Promise(setImmediate);
		expect(later).toEqual([[RESPONSE, { lines: ['done'], isPublic: true }]]);
	});

	test('that fails says so to who gave it, and the log does not quote them', async () => {
		const { handle, log } = slack({ take: () => Promise.reject(new TypeError('ack INC-2026-0042')) });
		const answer = await handle(request(formOf()));
		expect(await answer.json()).toMatchObject({
			response_type: 'ephemeral',
			text: 'That did not work just now; try again in a minute',
		});
		expect(JSON.stringify(log)).not.toContain('INC-2026');
	});

	test('has an answer without mention or markup', async () => {
		const { handle } = slack({ take: async () => ({ lines: ['<!channel> & *b*'], isPublic: true }) });
		expect(await (await handle(request(formOf()))).json()).toMatchObject({ text: '&lt;!channel&gt; &amp; *b*' });
	});

	test('that asks for the certificate only is well', async () => {
		const { handle, taken } = slack();
		expect((await handle(request('ssl_check=1'))).status).toBe(200);
		expect(taken).toEqual([]);
	});
});

describe('what is not from Slack is refused', () => {
	test.each<[string, () => Request, number, string]>([
		['another secret', () => request(formOf(), { secret: 'other' }), 403, 'signature-wrong'],
		['no signature', () => request(formOf(), { headers: { 'x-slack-signature': '' } }), 400, 'signature-missing'],
		[
			'half a signature',
			() => request(formOf(), { headers: { 'x-slack-signature': 'v0=ab' } }),
			400,
			'signature-missing',
		],
		['no time', () => request(formOf(), { headers: { 'x-slack-request-timestamp': '' } }), 400, 'signature-missing'],
		[
			'another time than was signed',
			() => request(formOf(), { headers: { 'x-slack-request-timestamp': String(NOW / 1000 + 1) } }),
			403,
			'signature-wrong',
		],
		['an old one', () => request(formOf(), { seconds: NOW / 1000 - 301 }), 403, 'signature-old'],
		['one of the future', () => request(formOf(), { seconds: NOW / 1000 + 301 }), 403, 'signature-old'],
		['a large one', () => request(formOf({ text: 'x'.repeat(70_000) })), 413, 'too-large'],
		['an answer to elsewhere', () => request(formOf({ response_url: 'https://evil.example/' })), 400, 'unreadable'],
		['no person', () => request(formOf({ user_id: '' })), 400, 'unreadable'],
		['JSON', () => request('{}'), 400, 'unreadable'],
	])('%s', async (_name, make, status, code) => {
		const { handle, taken, log } = slack();
		const answer = await handle(make());
		expect([answer.status, ((await answer.json()) as { error: { code: string } }).error.code]).toEqual([status, code]);
		expect(taken).toEqual([]);
		expect(log).toEqual([{ level: 'warn', event: 'refused', source: 'slack', code }]);
	});

	test('and many of them are told to wait', async () => {
		const { handle } = slack();
		for (let count = 0; count < 60; count += 1) await handle(request(formOf(), { secret: 'other' }));
		const answer = await handle(request(formOf(), { secret: 'other' }));
		expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '1']);
		expect((await handle(request(formOf()))).status).toBe(200);
	});
});

describe('a relay', () => {
	const place = { env: { TOCSIN_SLACK_SIGNING_SECRET: SECRET }, clock: () => NOW, log: () => {} };

	test('with a repository carries commands out', async () => {
		const chat = localCommands(place, async ({ text }) => [
			{ state: 'changed', said: [text] },
			{ state: 'refused', said: ['no'] },
		])!;
		const app = createRelay({ chat, secrets: new Map(), sources: new Map() } as unknown as RelayOptions);
		const answer = await app.request(request(formOf()));
		expect(await answer.json()).toMatchObject({ response_type: 'in_channel', text: 'ack INC-2026-0042\nno' });
	});

	test('without one hands them to GitHub before it answers', async () => {
		const sent: { url: string | undefined; body: unknown }[] = [];
		let status = 204;
		const github = createServer((call, response) => {
			let text = '';
			call.on('data', (chunk) => (text += chunk));
			call.on('end', () => {
				sent.push({ url: call.url, body: JSON.parse(text) });
				response.writeHead(status).end();
			});
		});
		await new Promise<void>((done) => github.listen(0, '127.0.0.1', done));
		const apiUrl = `http://127.0.0.1:${(github.address() as AddressInfo).port}`;
		const chat = forwardedCommands(place, () => ({ repository: 'acme/incidents', token: 'x', apiUrl }))!;
		expect(await (await chat(request(formOf()))).json()).toMatchObject({
			text: 'Handed to GitHub, the answer follows in a minute',
		});
		expect(sent).toEqual([
			{
				url: '/repos/acme/incidents/dispatches',
				body: {
					event_type: 'tocsin-command',
					client_payload: {
						schema: 1,
						command: expect.objectContaining({ text: 'ack INC-2026-0042', by: { slack: 'U0BUDI' } }),
						response_url: RESPONSE,
					},
				},
			},
		]);
		status = 401;
		expect(await (await chat(request(formOf()))).json()).toMatchObject({
			text: 'That did not work just now; try again in a minute',
		});
		await new Promise((done) => github.close(done));
	});

	test('without a signing secret has no such place', async () => {
		expect(localCommands({ ...place, env: {} }, async () => [])).toBeUndefined();
		const app = createRelay({ secrets: new Map(), sources: new Map() } as unknown as RelayOptions);
		expect((await app.request(request(formOf()))).status).toBe(404);
	});
});

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ControlRoom, startControlRoom } from '../../relay/node/control-room.ts';
import { sendSample } from '../../relay/node/send-sample.ts';
import { git, makeRepository } from './support/make-repository.ts';

const MAIN = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');

let root: string;
beforeEach(() => {
	root = makeRepository();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('the control room', () => {
	let engine: string;
	let room: ControlRoom;
	beforeEach(async () => {
		engine = mkdtempSync(join(tmpdir(), 'tocsin-engine-'));
		const dist = join(engine, 'dist', 'control-room');
		mkdirSync(join(dist, 'server'), { recursive: true });
		writeFileSync(
			join(dist, 'server', 'entry.mjs'),
			'export const handler = (request, response) => response.end(request.url);',
		);
		writeFileSync(join(dist, '.built'), '');
		room = await startControlRoom({
			root,
			engine,
			relayPort: 0,
			sitePort: 0,
			env: {},
			log: () => {},
			takeIn: commitOne,
		});
		await room.siteReady;
	});
	afterEach(async () => {
		await room.stop();
		rmSync(engine, { recursive: true });
	});

	test('commits a sample alert and tells open pages', async () => {
		const events = await fetch(`${room.siteUrl}/events`);
		const reader = events.body!.pipeThrough(new TextDecoderStream()).getReader();
		await reader.read();
		const sent = await sendSample({ root, relayUrl: room.relayUrl, env: {} });
		expect(sent).toEqual({ service: 'checkout-api', delivery: expect.any(String), kept: 'spool' });
		expect((await reader.read()).value).toBe('event: records\ndata: {}\n\n');
		expect(git(root, 'log', '-1', '--format=%s')).toBe('taken 1\n');
		await reader.cancel();
	});

	test('takes alerts of every source with its own token alone', async () => {
		const token = readFileSync(join(root, '.tocsin', 'token'), 'utf8').trim();
		const post = (authorization: string) =>
			fetch(`${room.relayUrl}/v1/alerts/alertmanager`, { method: 'POST', headers: { authorization }, body: '{}' });
		expect((await post('Bearer guess')).status).toBe(401);
		expect((await post(`Bearer ${token}`)).status).toBe(400);
	});

	test('names the port that is taken and leaves nothing running', async () => {
		const { port } = new URL(room.relayUrl);
		const second = startControlRoom({
			root,
			engine,
			relayPort: Number(port),
			sitePort: 0,
			env: {},
			log: () => {},
			takeIn: commitOne,
		});
		await expect(second).rejects.toMatchObject({ message: `Port ${port} is taken by another program` });
	});

	async function commitOne(deliveries: readonly unknown[]): Promise<object> {
		git(root, 'commit', '-q', '--allow-empty', '-m', `taken ${deliveries.length}`);
		return {};
	}
});

test('a sample without a control room says what to do', async () => {
	await expect(sendSample({ root, relayPort: 1, env: {} })).rejects.toMatchObject({
		message: 'Nothing answers at http://127.0.0.1:1',
		help: 'Start the control room first, in another terminal: npm start',
	});
});

describe('npm start', () => {
	let child: ChildProcess | undefined;
	afterEach(() => {
		child?.kill('SIGKILL');
	});

	test('says where it is and how to try it; the sample is an incident in the log; Ctrl-C ends it', async () => {
		const output = start('--relay-port', '0', '--site-port', '0');
		const command = await seen(output, /Fire a sample alert: +npm run tocsin -- sample --relay-port (\d+)\n/);
		expect(output.text).toMatch(
			/^Tocsin control room\n {2}site +http:\/\/127\.0\.0\.1:\d+\n {2}alerts +http:\/\/127\.0\.0\.1:\d+\/v1\/alerts\/<source>/,
		);
		await sendSample({ root, relayPort: Number(command[1]), env: {} });
		await seen(output, /INC-\d{4}-0001 opened: checkout-api {2}\(commit [0-9a-f]{8}\)/);
		expect(git(root, 'log', '-1', '--format=%s')).toMatch(/INC-\d{4}-0001/);
		const ended = once(child!, 'exit');
		child!.kill('SIGINT');
		expect(await ended).toEqual([0, null]);
	});

	test('with a taken port it says which and what to do, and exits 2', async () => {
		const other = createServer().listen(0, '127.0.0.1');
		await once(other, 'listening');
		const { port } = other.address() as AddressInfo;
		const output = start('--site-port', String(port), '--relay-port', '0');
		const [code] = await once(child!, 'exit');
		other.close();
		expect(code).toBe(2);
		expect(output.text).toContain(`Port ${port} is taken by another program`);
		expect(output.text).toContain(`--site-port ${port + 10}`);
	});

	function start(...args: readonly string[]): { text: string } {
		child = spawn(process.execPath, [MAIN, '--repo', root, 'start', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
		const output = { text: '' };
		for (const stream of [child.stdout!, child.stderr!]) {
			stream.on('data', (chunk: Buffer) => {
				output.text += chunk.toString('utf8');
			});
		}
		return output;
	}

	async function seen(output: { readonly text: string }, pattern: RegExp): Promise<RegExpExecArray> {
		for (;;) {
			const match = pattern.exec(output.text);
			if (match) return match;
			if (child!.exitCode !== null) throw new Error(`It ended:\n${output.text}`);
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
	}
});

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../house/source-files.ts';

const DEPLOY = join(ROOT, 'relay/deploy');
const UNIT = readFileSync(join(DEPLOY, 'tocsin-relay.service'), 'utf8');
const ENV = {
	PATH: process.env.PATH,
	TOCSIN_GITHUB_REPOSITORY: 'acme/incidents',
	TOCSIN_GITHUB_TOKEN: 'a-token',
	TOCSIN_GITHUB_API_URL: 'http://127.0.0.1:9',
	TOCSIN_TOKEN_ALERTMANAGER: 'another-token',
};

let folder = '';
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'tocsin-deploy-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;
if (!hasSystemd) console.log('Skipped: no systemd-analyze here to judge the unit.');

test.skipIf(!hasSystemd)('systemd has nothing against the unit', () => {
	const path = join(folder, 'tocsin-relay.service');
	// Systemd wants the program to be there: it is, but elsewhere.
	writeFileSync(path, UNIT.replaceAll('/srv/tocsin/node_modules/.bin/node', process.execPath));
	const { status, stderr } = spawnSync('systemd-analyze', ['verify', path], { encoding: 'utf8' });
	expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('the command of the unit starts a relay that is well, and ends when it is told to', async () => {
	const command = /^ExecStart=(.+)$/m.exec(UNIT)![1]!.split(' ').slice(1);
	const args = command.map((word) => (word.startsWith('/var/lib/') ? join(folder, 'spool') : word));
	const relay = spawn(process.execPath, [...args, '--port', '0'], { cwd: ROOT, env: ENV });
	let said = '';
	const ended = new Promise<number | null>((resolve) => relay.on('close', resolve));
	const address = await new Promise<string>((resolve, reject) => {
		for (const stream of [relay.stdout, relay.stderr])
			stream.on('data', (chunk) => {
				said += chunk;
				const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said.replace('http://127.0.0.1:9', ''));
				if (found) resolve(found[0]);
			});
		relay.on('close', () => reject(new Error(said)));
	});
	const health = await fetch(`${address}/health`);
	expect(health.status).toBe(200);
	expect(await health.text()).not.toContain('a-token');
	relay.kill('SIGTERM');
	expect(await ended).toBe(0);
});

test('the bundle for Lambda answers without any package beside it', async () => {
	const made = spawnSync(process.execPath, [join(DEPLOY, 'bundle-lambda.ts'), folder], { encoding: 'utf8' });
	expect(made.status, made.stderr).toBe(0);
	const url = pathToFileURL(join(folder, 'aws-lambda.mjs')).href;
	const event = {
		version: '2.0',
		rawPath: '/health',
		rawQueryString: '',
		headers: { host: 'relay.test' },
		requestContext: { http: { method: 'GET', path: '/health' }, domainName: 'relay.test' },
		isBase64Encoded: false,
	};
	const program = `import(${JSON.stringify(url)}).then(async ({ handler, tick }) => console.log(JSON.stringify({ tick: typeof tick, answer: await handler(${JSON.stringify(event)}) })))`;
	const { stdout, stderr } = spawnSync(process.execPath, ['-e', program], { cwd: folder, env: ENV, encoding: 'utf8' });
	const last = stdout.trim().split('\n').at(-1) ?? '';
	expect(JSON.parse(last || '{}'), stderr).toMatchObject({ tick: 'function', answer: { statusCode: 200 } });
});

test('the worker that wrangler.toml names answers', async () => {
	const settings = readFileSync(join(DEPLOY, 'wrangler.toml'), 'utf8');
	const main = /^main = "(.+)"$/m.exec(settings)![1]!;
	const { default: worker } = (await import(join(DEPLOY, main))) as {
		default: { fetch(request: Request, env: object): Promise<Response>; scheduled: unknown };
	};
	const answer = await worker.fetch(new Request('https://relay.test/health'), ENV);
	expect(answer.status).toBe(200);
	expect(typeof worker.scheduled).toBe('function');
});

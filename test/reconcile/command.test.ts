import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ROOT } from '../house/source-files.ts';
import { alertmanagerDelivery } from '../stories/alertmanager-delivery.ts';
import { git } from '../support/git.ts';
import { COMPANY } from './support/company.ts';
import { readMail } from './support/read-mail.ts';
import { type SmtpServer, startSmtpServer } from './support/start-smtp-server.ts';

const ID = 'INC-2026-0001';
const SUBJECT = `[SEV1] ${ID} ServiceDown on checkout-api a`;
const NOW = '2026-11-20T05:00:00Z';

let repo: string;
let server: SmtpServer;
let child: ChildProcess | undefined;
/** What the server does with the next message. */
let onMessage: (() => string | undefined) | undefined;

beforeEach(async () => {
	onMessage = undefined;
	server = await startSmtpServer({ answer: (command) => (command === 'MESSAGE' ? onMessage?.() : undefined) });
	repo = mkdtempSync(join(tmpdir(), 'tocsin-reconcile-'));
	git(repo, 'init', '-q', '-b', 'main');
	for (const [path, text] of COMPANY) {
		mkdirSync(dirname(join(repo, path)), { recursive: true });
		writeFileSync(join(repo, path), text);
	}
	git(repo, 'add', '-A');
	git(repo, 'commit', '-qm', 'Rules');
	const { data } = alertmanagerDelivery([{ name: 'ServiceDown', starts: '2026-11-20T04:55:00Z' }], { received: NOW });
	const file = join(repo, '.git', 'alert.json');
	writeFileSync(file, JSON.stringify(data));
	expect(await tocsin(['intake', '--source', 'alertmanager', '--file', file])).toMatchObject({ status: 0 });
});

afterEach(async () => {
	await server.stop();
	rmSync(repo, { recursive: true, force: true });
});

async function tocsin(args: readonly string[], { now = NOW, environment = {} as Record<string, string> } = {}) {
	const running = spawn(process.execPath, [join(ROOT, 'src/cli/main.ts'), '--repo', repo, '--now', now, ...args], {
		env: {
			PATH: process.env.PATH,
			NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
			HOME: repo,
			GIT_CONFIG_NOSYSTEM: '1',
			GIT_AUTHOR_NAME: 'Test',
			GIT_AUTHOR_EMAIL: 'test@example.com',
			GIT_COMMITTER_NAME: 'Test',
			GIT_COMMITTER_EMAIL: 'test@example.com',
			TOCSIN_SMTP_URL: `smtp://127.0.0.1:${server.port}`,
			TOCSIN_MAIL_FROM: 'Incidents <incidents@example.com>',
			...environment,
		},
	});
	child = running;
	let [stdout, stderr] = ['', ''];
	running.stdout.on('data', (text) => {
		stdout += text;
	});
	running.stderr.on('data', (text) => {
		stderr += text;
	});
	const status = await new Promise<number | null>((done) => running.on('close', done));
	return { status, stdout, stderr };
}

const WANTED = `INC-2026-0001/mail/triggered/1 → budi@example.com, care@example.com, mei@example.com, payments@example.com, rina@example.com
  The incident is open and nobody has been told. [mail/triggered]
`;

describe('tocsin reconcile', () => {
	test('mails what the records ask for, commits what it did, and then has nothing to do', async () => {
		const before = git(repo, 'rev-parse', 'HEAD');
		expect(await tocsin(['reconcile', '--dry-run'])).toEqual({
			status: 0,
			stdout: `would do: ${WANTED}not set up: ${ID}/room/open → a new room
  policies/triage.yaml gives incidents of this kind a room. [room/opened]
1 of kind room wait for rooms in TOCSIN_GITHUB_USE, TOCSIN_SLACK_USE or TOCSIN_TEAMS_USE (docs/reconcile.md)
`,
			stderr: '',
		});
		expect(git(repo, 'rev-parse', 'HEAD')).toBe(before);
		expect(server.connections).toBe(0);

		const done = await tocsin(['reconcile']);
		expect(done).toEqual({
			status: 0,
			stdout: `0 waiting alerts folded\ndone: ${WANTED}1 of kind room wait for rooms in TOCSIN_GITHUB_USE, TOCSIN_SLACK_USE or TOCSIN_TEAMS_USE (docs/reconcile.md)\n`,
			stderr: '',
		});
		expect(server.mails.map(({ raw }) => readMail(raw).headers.subject)).toEqual([SUBJECT]);
		expect(git(repo, 'log', '-2', '--format=%s')).toBe(`${ID}: mail/triggered/1 done\n${ID}: mail/triggered/1 begun`);
		expect(git(repo, 'status', '--porcelain')).toBe('');

		const again = await tocsin(['--json', 'reconcile']);
		expect(JSON.parse(again.stdout)).toEqual({
			folded: [],
			passed: [],
			numbered: [],
			actions: [],
			effects: [
				{ key: `${ID}/room/open`, kind: 'room', reason: 'room/opened', target: 'a new room', state: 'not-set-up' },
			],
			pagers: [],
			problems: [],
		});
		expect(server.mails).toHaveLength(1);
		expect(await tocsin(['check', `incidents/2026/${ID}/effects.yaml`])).toMatchObject({ status: 0 });
	});

	test.each([
		['before it takes it', '451 4.3.0 not now', 0],
		['when it has taken it', 'hang up', 1],
	])(
		'killed while the server has the mail, %s: the next run sends it, under the same id',
		async (_name, answer, taken) => {
			onMessage = () => {
				child?.kill('SIGKILL');
				return answer;
			};
			expect((await tocsin(['reconcile'])).status).toBeNull();
			expect(server.mails).toHaveLength(taken);
			onMessage = undefined;
			expect(await tocsin(['reconcile'], { now: '2026-11-20T05:04:59Z' })).toMatchObject({
				status: 0,
				stdout: expect.stringContaining('until 2026-11-20T05:05:00Z'),
			});
			expect(server.mails).toHaveLength(taken);
			expect(await tocsin(['reconcile'], { now: '2026-11-20T05:05:00Z' })).toMatchObject({ status: 0 });
			expect(server.mails).toHaveLength(taken + 1);
			const ids = server.mails.map(({ raw }) => readMail(raw).headers['message-id']);
			expect(new Set(ids)).toEqual(new Set([`<${ID}.triggered.1@incidents.example.com>`]));
		},
	);

	test('a mail server that is not there fails the run, and the records say why', async () => {
		const port = server.port;
		await server.stop();
		const failed = await tocsin(['reconcile']);
		expect(failed.status).toBe(1);
		expect(failed.stdout).toContain(`FAILED: ${ID}/mail/triggered/1`);
		expect(failed.stdout).toContain(`127.0.0.1:${port} cannot be reached`);
		expect(failed.stdout).toContain('  help: Check host and port in TOCSIN_SMTP_URL');
		expect(git(repo, 'show', `HEAD:incidents/2026/${ID}/effects.yaml`)).toContain('"state":"failed"');
		server = await startSmtpServer();
	});

	test('settings that are wrong are one line, and the records are settled all the same', async () => {
		expect(await tocsin(['reconcile'], { environment: { TOCSIN_MAIL_FROM: 'us' } })).toEqual({
			status: 1,
			stdout:
				'0 waiting alerts folded\n1 of kind mail wait for TOCSIN_SMTP_URL and TOCSIN_MAIL_FROM (docs/reconcile.md)\n1 of kind room wait for rooms in TOCSIN_GITHUB_USE, TOCSIN_SLACK_USE or TOCSIN_TEAMS_USE (docs/reconcile.md)\n',
			stderr:
				'tocsin: no mail is sent: Unexpected TOCSIN_MAIL_FROM, expected a sender like "Incidents <incidents@example.com>"\n',
		});
	});
});

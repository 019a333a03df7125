import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '../../actions/command/run-command.ts';
import { MemoryRemote, MemoryRepository } from '../../src/adapters/memory/memory-repository.ts';
import { RULES } from '../stories/example-records.ts';
import { git } from '../support/git.ts';
import { runAction } from '../support/run-action.ts';
import { type GithubEmulator, MAY_WRITE, startGithubEmulator } from '../support/start-github-emulator.ts';

const FOLDER = 'incidents/2026/INC-2026-0042';
const INCIDENT = `---
schema: 1
id: INC-2026-0042
title: Checkout is down
status: open
severity: sev3
kind: service-down
service: checkout-api
team: payments
product: marketplace
detected_by: alert
times: {detected: 2026-11-20T03:02:11Z}
refs:
  room: {id: "#12", url: https://github.com/acme/incidents/issues/12, state: open}
---
`;

let remote: MemoryRemote;
let github: GithubEmulator;

beforeEach(async () => {
	github = await startGithubEmulator();
	remote = new MemoryRemote();
	remote.push([...RULES, [`${FOLDER}/incident.md`, INCIDENT] as const].map(([path, content]) => ({ path, content })));
});

afterEach(async () => {
	expect(github.violations).toEqual([]);
	await github.stop();
});

interface Said {
	readonly id?: number;
	readonly by?: string;
	readonly type?: string;
	readonly issue?: object;
}

function comment(body: string, { id = 7001, by = 'budi', type = 'User', issue = { number: 12 } }: Said = {}) {
	const user = { login: by, type };
	return { action: 'created', issue, comment: { id, body, created_at: '2026-11-20T03:10:00Z', user } };
}

/** The action without the process around it; a fault is its message. */
async function run(event: object) {
	const outputs = new Map<string, string>();
	const log: string[] = [];
	const reporter = {
		info: (text: string) => log.push(text),
		warning: (text: string) => log.push(text),
		setOutput: (name: string, value: string) => outputs.set(name, value),
		setSecret: () => {},
	};
	const open = async () => Object.assign(new MemoryRepository(remote), { close: () => {} });
	const connection = { repository: 'acme/incidents', token: MAY_WRITE, apiUrl: github.url };
	const fault = await runCommand(reporter as never, event, { open, connection }).catch((error: Error) => error.message);
	return { fault, log: log.join('\n'), output: (name: string) => outputs.get(name) };
}

const answers = (issue = 12) => (github.comments.get(issue) ?? []).map(({ body }) => body);
const show = (name: string) => remote.tip!.files.get(`${FOLDER}/${name}`) ?? '';
const commits = () => remote.history.length;

test('the action as the runner runs it: carried out in Git, answered on GitHub, and once', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'tocsin-command-'));
	const bare = join(folder, 'acme/incidents.git');
	git(folder, 'init', '-q', '--bare', '-b', 'main', bare);
	const work = join(folder, 'work');
	git(folder, 'init', '-q', '-b', 'main', work);
	for (const [path, text] of remote.tip!.files) {
		mkdirSync(dirname(join(work, path)), { recursive: true });
		writeFileSync(join(work, path), text);
	}
	git(work, 'add', '-A');
	git(work, 'commit', '-qm', 'Rules');
	git(work, 'push', '-q', bare, 'main');
	const env = { GITHUB_SERVER_URL: `file://${folder}`, GITHUB_API_URL: github.url };
	const options = { event: comment('/ack'), inputs: { token: MAY_WRITE, branch: 'main' }, env, folder };
	const runs = [await runAction('command', options), await runAction('command', options)];
	expect(runs.map(({ code, output }) => [code, output('state'), output('changed')])).toEqual([
		[0, 'done', 'true'],
		[0, 'answered-before', undefined],
	]);
	expect(answers()).toHaveLength(1);
	expect(git(folder, '--git-dir', bare, 'log', '-1', '--format=%B', 'main')).toBe(
		'INC-2026-0042 acknowledged: checkout-api service-down (sev3)\n\nBy budi, by command.',
	);
	rmSync(folder, { recursive: true, force: true });
});

describe('a comment below the room of an incident', () => {
	test('is carried out as of when it was written, and answered', async () => {
		const { output } = await run(comment('/ack'));
		expect([output('state'), output('changed')]).toEqual(['done', 'true']);
		expect(answers()).toEqual([
			'<!-- tocsin:command/github/7001 -->\n- **Done.** INC-2026-0042 acknowledged by @\u2060budi',
		]);
		expect(show('incident.md')).toContain('acknowledged: 2026-11-20T03:10:00Z');
		expect(show('effects.yaml')).toBe('- {"key":"command/github/7001.0","state":"done","at":"2026-11-20T03:10:00Z"}\n');
	});

	test('is carried out once and answered once, however often the job runs', async () => {
		await run(comment('/note we look'));
		const between = comment('/note the database is slow', { id: 7002, by: 'rina' });
		await run(between);
		expect((await run(comment('/note we look'))).output('state')).toBe('answered-before');
		// A job that died between the commit and the answer.
		github.comments.clear();
		const again = await run(comment('/note we look'));
		expect(again.output('changed')).toBe('false');
		expect(answers()).toEqual([
			'<!-- tocsin:command/github/7001 -->\n- **Nothing changed.** INC-2026-0042: this command was carried out',
		]);
		expect(show('timeline.yaml').match(/we look/g)).toHaveLength(1);
	});

	test('may hold several commands, and a note of several lines', async () => {
		const text = '/severity sev2 because half of all payments fail\nas I said\n/impact users=41000\r\n/note one\ntwo';
		const { output } = await run(comment(text));
		expect(output('state')).toBe('done');
		expect(answers()[0]!.split('\n').slice(1)).toEqual([
			'- **Done.** INC-2026-0042 changed from sev3 to sev2 by @\u2060budi',
			expect.stringContaining('- **Done.** INC-2026-0042'),
			'- **Done.** INC-2026-0042 noted by @\u2060budi',
		]);
		expect(show('timeline.yaml')).toMatch(/text: \|-?\n\s+one\n\s+two/);
		expect(show('effects.yaml').trim().split('\n')).toHaveLength(3);
	});

	test('of somebody in no team is refused, and they hear how to be added', async () => {
		const { output } = await run(comment('/ack', { by: 'stranger' }));
		expect([output('state'), output('changed')]).toEqual(['refused', 'false']);
		expect(answers()).toEqual([
			'<!-- tocsin:command/github/7001 -->\n- **Not done.** Unexpected person "stranger", expected a member of a team in teams/. ' +
				'Add yourself to a file in teams/ with handle: "@\u2060stranger"',
		]);
		expect(commits()).toBe(1);
	});

	test('that cannot be read is answered with what was expected, and nothing of it is markup', async () => {
		await run(comment('/severity <b>@all</b> ${{ github.token }} `id` because #1'));
		expect(answers()[0]).toContain(
			'**Not done.** Unexpected severity "\\<b\\>@\u2060all\\</b\\>", expected one of sev1, sev2, sev3, sev4, sev5',
		);
		expect(commits()).toBe(1);
	});

	test('may name another incident, which has to be there', async () => {
		await run(comment('/resolve INC-2026-0007 rolled back'));
		expect(answers()[0]).toContain(
			'Unexpected incident INC-2026-0007, expected one that exists: there is no incidents/2026/INC-2026-0007/incident.md',
		);
	});

	test('below an issue that is no room has to name the incident', async () => {
		await run(comment('/ack', { issue: { number: 13 } }));
		expect(answers(13)[0]).toContain(
			'**Not done.** This is the room of no incident. Say which one: ack INC-2026-0042 …',
		);
		await run(comment('/ack INC-2026-0042', { id: 7002, issue: { number: 13 } }));
		expect(answers(13)[1]).toContain('**Done.** INC-2026-0042 acknowledged by @\u2060budi');
	});

	test.each([
		['talk', comment('we should /ack this')],
		['another bot', comment('/deploy now')],
		['a path', comment('/usr/bin/ack fails')],
		['a machine', comment('/ack', { type: 'Bot' })],
		['a pull request', comment('/ack', { issue: { number: 12, pull_request: {} } })],
		['an edit', { ...comment('/ack'), action: 'edited' }],
		['no comment', {}],
	])('that is for nobody of us is left alone: %s', async (_name, event) => {
		const { output } = await run(event);
		expect(output('state')).toBe('talk');
		expect([github.calls, commits()]).toEqual([[], 1]);
	});

	test('that cannot be answered fails the job, and the next run answers', async () => {
		github.troubles.push(0, 502);
		expect((await run(comment('/ack'))).fault).toBe('GitHub answered 502 to POST issues/12/comments: Trouble');
		expect((await run(comment('/ack'))).fault).toBeUndefined();
		expect(answers()).toHaveLength(1);
		expect(commits()).toBe(2);
	});
});

describe('a command that the relay hands on', () => {
	const command = {
		key: 'command/slack/13.7',
		text: 'ack INC-2026-0042',
		room: 'C012AB',
		by: { slack: 'U0BUDI' },
		at: '2026-11-20T03:10:00Z',
	};

	test('is carried out and answered where Slack said', async () => {
		const asked: unknown[] = [];
		const slack = createServer((request, response) => {
			let text = '';
			request.on('data', (chunk) => (text += chunk));
			request.on('end', () => {
				asked.push(JSON.parse(text));
				response.end('ok');
			});
		});
		await new Promise<void>((done) => slack.listen(0, '127.0.0.1', done));
		const response_url = `http://127.0.0.1:${(slack.address() as AddressInfo).port}/commands/T0/secret-part`;
		const event = { action: 'tocsin-command', client_payload: { schema: 1, command, response_url } };
		const unknown = await run(event);
		expect(unknown.output('state')).toBe('refused');
		const path = 'teams/payments.yaml';
		const content = remote.tip!.files.get(path)!.replace('name: Budi H,', 'name: Budi H, slack: U0BUDI,');
		remote.push([{ path, content }]);
		const { output, log } = await run(event);
		expect(output('state'), log).toBe('done');
		expect(log).not.toContain('secret-part');
		expect(asked).toEqual([
			expect.objectContaining({
				response_type: 'ephemeral',
				text: 'Unexpected person "U0BUDI", expected a member of a team in teams/. Write slack: U0BUDI beside your handle in teams/',
			}),
			expect.objectContaining({ response_type: 'in_channel', text: 'INC-2026-0042 acknowledged by @budi' }),
		]);
		await new Promise((done) => slack.close(done));
	});

	test('is refused where it is none, or would be answered elsewhere', async () => {
		const payload = { schema: 1, command: { ...command, by: { slack: 'x' } }, response_url: 'https://evil.example/' };
		const broken = await run({ client_payload: payload });
		expect(broken.fault).toBe(
			'The dispatch is no command: command.by.slack: Invalid string: must match pattern /^[UW][A-Z0-9]{2,30}$/',
		);
		const elsewhere = await run({ client_payload: { ...payload, command } });
		expect(elsewhere.log).toContain('Unexpected address for the answer, expected one of hooks.slack.com');
	});
});

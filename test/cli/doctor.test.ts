import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { planInit } from '../../src/app/init/plan-init.ts';
import { ROOT } from '../house/source-files.ts';
import { git } from '../support/git.ts';
import { type SetupGithub, startSetupGithub } from '../support/start-setup-github.ts';

const SECRET = ['a', 'very', 'secret', 'value'].join('-');

let folder = '';
let github: SetupGithub;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'tocsin-doctor-'));
	const answers = {
		organisation: 'Acme',
		repository: 'acme/incidents',
		timeZone: 'Asia/Jakarta',
		team: 'Payments',
		people: [{ handle: 'rina', mail: 'rina@acme.test' }, { handle: 'budi' }],
		mail: 'Incidents <incidents@acme.test>',
		service: 'Till',
	};
	for (const { path, content } of planInit(answers, [], '2026-11-01')) write(path, String(content));
	write('engine.json', JSON.stringify({ version: '1.0.0', migration: 0, files: {}, blocks: {}, package: {} }));
	git(folder, 'init', '-q', '-b', 'main');
	git(folder, 'add', '-A');
	git(folder, 'commit', '-qm', 'Records');
	git(folder, 'remote', 'add', 'origin', folder);
	github = await startSetupGithub();
});

afterAll(async () => {
	await github.stop();
	rmSync(folder, { recursive: true, force: true });
});

beforeEach(() => {
	github.answers.clear();
	github.violations.length = 0;
});

function write(path: string, text: string): void {
	mkdirSync(dirname(join(folder, path)), { recursive: true });
	writeFileSync(join(folder, path), text);
}

const SET = {
	TOCSIN_SMTP_URL: 'smtps://mail.acme.test:465',
	TOCSIN_MAIL_FROM: 'Incidents <incidents@acme.test>',
	TOCSIN_SMTP_USER: 'incidents',
	TOCSIN_SMTP_PASSWORD: SECRET,
	TOCSIN_GITHUB_USE: 'rooms,tickets,postmortems',
	TOCSIN_GITHUB_REPOSITORY: 'acme/incidents',
	TOCSIN_GITHUB_TOKEN: SECRET,
};

/** Ids of findings, and the whole of what was said. */
async function doctor(env: Readonly<Record<string, string>> = {}, ...args: string[]) {
	const command = [
		join(ROOT, 'src/cli/main.ts'),
		'--repo',
		folder,
		'--now',
		'2026-11-20T08:00:00Z',
		'--json',
		'doctor',
	];
	const child = spawn(process.execPath, [...command, ...args], {
		env: { PATH: process.env.PATH, HOME: folder, NODE_COMPILE_CACHE: join(tmpdir(), 'tocsin-test-compiled'), ...env },
	});
	let [said, wrong] = ['', ''];
	child.stdout.on('data', (chunk) => (said += chunk));
	child.stderr.on('data', (chunk) => (wrong += chunk));
	const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
	const { findings } = JSON.parse(said || '{}') as { findings: { id: string; message: string; help: string }[] };
	expect(wrong).toBe('');
	expect(said).not.toContain(SECRET);
	expect(findings.every(({ help }) => help !== '')).toBe(true);
	return { code, ids: findings.map(({ id }) => id), said };
}

describe('doctor', () => {
	test('names what the policies need and nobody has set, and that no alert ever came', async () => {
		expect(await doctor()).toMatchObject({
			code: 1,
			ids: ['records/no-alert', 'settings/mail', 'settings/sender', 'settings/pages', 'settings/rooms'],
		});
	});

	test('with all set and an alert in the archive, nothing is left', async () => {
		write('alerts/2026/11/20.ndjson', '{"source":"alertmanager"}\n');
		git(folder, 'add', '-A');
		git(folder, 'commit', '-qm', 'An alert');
		const { said, ...rest } = await doctor({ ...SET, TOCSIN_TOKEN_ALERTMANAGER: SECRET });
		// The line is no whole alert, which is the one thing to find.
		expect(rest, said).toEqual({ code: 1, ids: ['records/problems'] });
		expect((await doctor({ ...SET, TOCSIN_TOKEN_DATADOG: SECRET })).ids).toEqual([
			'records/problems',
			'records/silent-source',
		]);
	});

	test('a setting that is wrong is named without its value', async () => {
		const { said } = await doctor({ ...SET, TOCSIN_SMTP_URL: `http://${SECRET}` });
		expect(said).toContain('Unexpected TOCSIN_SMTP_URL, expected smtp://host:587 or smtps://host:465');
	});

	test('schedules with strangers and gaps, services of nobody, routes to nobody, and filling words', async () => {
		git(folder, 'switch', '-qc', 'broken');
		write('policies/site.yaml', 'schema: 1\norganisation: Our company\ntime_zone: UTC\nvisibility: internal\n');
		write(
			'teams/payments.yaml',
			'schema: 1\nname: P\nlead: "@me"\nmembers:\n  - {handle: "@me", name: Me, time_zone: UTC}\n',
		);
		write(
			'schedules/payments.yaml',
			'schema: 1\nname: P\nteam: payments\ntime_zone: UTC\nlayers:\n  - role: primary\n    until: 2026-11-22T00:00:00Z\n    rotation: {every: week, start: 2026-11-01, handover: "09:00", members: ["@rina"]}\n',
		);
		write('services/till.yaml', 'schema: 1\nname: Till\nowner: nobody\nproduct: main\ntier: 1\ndepends_on: []\n');
		rmSync(join(folder, 'runbooks/till-down.md'));
		const { ids, said } = await doctor(SET);
		git(folder, 'checkout', '-qf', 'main');
		git(folder, 'clean', '-qfd');
		expect(ids).toEqual([
			'records/organisation',
			'records/repository',
			'records/url',
			'records/placeholder',
			'records/stranger',
			'records/gap',
			'records/escalation',
			'records/owner',
			'records/on-call',
			'records/runbook',
			'records/route',
			'records/problems',
			'git/branch',
			'git/uncommitted',
		]);
		expect(said).toContain(
			'Nobody is primary in schedules/payments.yaml from 2026-11-22T00:00:00Z on, within the next 14 days',
		);
	});

	test('looks at GitHub when it has a token, as GitHub describes its answers', async () => {
		github.answers.set('GET /pages', { status: 404 });
		github.answers.set('GET /actions/permissions', { value: { enabled: false } });
		github.answers.set('GET /actions/permissions/workflow', { value: { can_approve_pull_request_reviews: false } });
		github.answers.set('GET /actions/secrets', { status: 403 });
		const env = { ...SET, GITHUB_TOKEN: SECRET, GITHUB_API_URL: github.url };
		const { ids } = await doctor(env);
		expect(github.violations).toEqual([]);
		expect(ids.filter((id) => id.startsWith('github/'))).toEqual([
			'github/actions',
			'github/pages',
			'github/pull-requests',
			'github/token',
		]);
	});

	test('a rule on the branch, a workflow that is off; names of secrets at GitHub count as set', async () => {
		const rule = {
			type: 'pull_request',
			ruleset_source_type: 'Repository',
			ruleset_source: 'acme/incidents',
			ruleset_id: 1,
		};
		github.answers.set('GET /rules/branches/{branch}', { value: [rule] });
		github.answers.set('GET /pages', { value: { build_type: 'workflow' } });
		github.answers.set('GET /actions/permissions/workflow', { value: { can_approve_pull_request_reviews: true } });
		const at = { created_at: '2026-11-20T08:00:00Z', updated_at: '2026-11-20T08:00:00Z' };
		const names = ['TOCSIN_SMTP_URL', 'TOCSIN_MAIL_FROM', 'TOCSIN_GITHUB_USE'].map((name) => ({
			name,
			value: 'x',
			...at,
		}));
		github.answers.set('GET /actions/variables', { value: { variables: names } });
		const { ids } = await doctor({ GITHUB_TOKEN: SECRET, GITHUB_API_URL: github.url });
		expect(github.violations).toEqual([]);
		expect(ids).toEqual(['records/problems', 'github/branch-rules']);
	});

	test('asks a relay whether it is well', async () => {
		const relay = createServer((_, response) => response.writeHead(503).end());
		await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
		const url = `http://127.0.0.1:${(relay.address() as AddressInfo).port}`;
		const { ids } = await doctor(SET, '--relay', url);
		await new Promise((resolve) => relay.close(resolve));
		expect(ids).toContain('relay/health');
		expect((await doctor(SET, '--relay', url)).ids).toContain('relay/reach');
	});
});

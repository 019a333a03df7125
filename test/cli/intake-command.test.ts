import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { INIT_QUESTIONS } from '../../src/app/init/answers.ts';
import { SOURCES } from '../../src/core/alerts/alert.ts';
import { ROOT } from '../house/source-files.ts';
import { alertmanagerDelivery } from '../stories/alertmanager-delivery.ts';
import { RULES } from '../stories/example-records.ts';
import { git } from '../support/git.ts';

const RECEIVED = '2026-11-20T03:02:15Z';
let repo = '';

beforeEach(() => {
	repo = mkdtempSync(join(tmpdir(), 'tocsin-cli-'));
	git(repo, 'init', '-q', '-b', 'main');
	for (const [path, text] of RULES) write(path, text);
	git(repo, 'add', '-A');
	git(repo, 'commit', '-qm', 'Rules');
});

afterEach(() => rmSync(repo, { recursive: true, force: true }));

function write(path: string, text: string): void {
	mkdirSync(dirname(join(repo, path)), { recursive: true });
	writeFileSync(join(repo, path), text);
}

function tocsin(args: readonly string[], input = '') {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		[join(ROOT, 'src/cli/main.ts'), '--repo', repo, '--now', RECEIVED, ...args],
		{
			input,
			encoding: 'utf8',
			cwd: repo,
			env: {
				PATH: process.env.PATH,
				NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
				HOME: repo,
				GIT_CONFIG_NOSYSTEM: '1',
			},
		},
	);
	return { status, stdout, stderr: stderr.replaceAll(repo, '<repo>') };
}

function body(instance = 'a', ends?: string): string {
	return JSON.stringify(
		alertmanagerDelivery([{ instance, starts: '2026-11-20T03:02:11Z', ...(ends && { ends }) }], { received: RECEIVED })
			.data,
	);
}

const take = (input = body(), ...more: string[]) =>
	tocsin(['--json', 'intake', '--source', 'alertmanager', '--file', '-', ...more], input);

describe('tocsin intake', () => {
	test('commits the incident, without any git identity, and leaves the work tree clean', () => {
		const { status, stdout } = take();
		expect(status).toBe(0);
		expect(JSON.parse(stdout)).toMatchObject({
			alerts: [
				{
					fingerprint: 'alertmanager:HighErrorRate-checkout-api-a',
					decision: 'opened',
					reason: 'open/new-problem',
					incident: 'INC-2026-0001',
				},
			],
			incidents: [{ id: 'INC-2026-0001', change: 'opened' }],
			commit: git(repo, 'rev-parse', 'HEAD'),
		});
		expect(git(repo, 'log', '-1', '--format=%an <%ae>%n%s')).toBe(
			'Tocsin <tocsin@localhost>\nINC-2026-0001 opened: checkout-api high-error-rate (sev2)',
		);
		expect(git(repo, 'status', '--porcelain')).toBe('');
	});

	test('the same body a second time does nothing', () => {
		take();
		const head = git(repo, 'rev-parse', 'HEAD');
		expect(JSON.parse(take().stdout)).toMatchObject({
			alerts: [],
			incidents: [],
			commit: null,
			replays: [expect.any(String)],
		});
		expect(git(repo, 'rev-parse', 'HEAD')).toBe(head);
	});

	test('truncated JSON is kept by name and answered with exit 1', () => {
		const { status, stderr } = take('{"version":"4","alerts":[{"sta');
		expect(status).toBe(1);
		expect(stderr).toContain('tocsin: could not read delivery');
		expect(stderr).toContain('expected an object');
		expect(readFileSync(join(repo, 'alerts/2026/11/20.ndjson'), 'utf8')).toContain('"reason":"open/unreadable"');
	});

	test('an unknown source names the known ones', () => {
		expect(tocsin(['intake', '--source', 'nagios', '--file', '-'])).toEqual({
			status: 2,
			stdout: '',
			stderr: `tocsin: Unexpected source "nagios", expected one of ${SOURCES.join(', ')} (--source)\n`,
		});
	});

	test('other changes of a person do not matter, and stay as they are', () => {
		write('teams/payments.yaml', 'half: written');
		write('notes.txt', 'mine');
		expect(take().status).toBe(0);
		expect(git(repo, 'status', '--porcelain')).toBe('M teams/payments.yaml\n?? notes.txt');
	});

	test('a person at work on the very file keeps the alert waiting, and the file untouched', () => {
		take();
		const path = 'incidents/2026/INC-2026-0001/incident.md';
		write(path, `${readFileSync(join(repo, path), 'utf8')}We roll back.\n`);
		const before = readFileSync(join(repo, path), 'utf8');
		const refused = take(body('a', '2026-11-20T03:44:00Z'));
		expect(refused).toEqual({
			status: 2,
			stdout: '',
			stderr: `tocsin: There are changes that are not committed in ${path}\n  help: Commit them or put them aside (git stash --include-untracked). What was accepted is kept and folded then.\n`,
		});
		expect(readFileSync(join(repo, path), 'utf8')).toBe(before);
		git(repo, 'commit', '-qam', 'Notes');
		expect(tocsin(['intake']).stdout).toContain('INC-2026-0001 resolved: checkout-api high-error-rate (sev2)');
		expect(readFileSync(join(repo, path), 'utf8')).toMatch(/status: resolved[\s\S]*We roll back\.\n$/);
	});

	test('a detached work tree keeps the alert waiting until there is a branch', () => {
		git(repo, 'checkout', '-q', '--detach');
		expect(take()).toEqual({
			status: 2,
			stdout: '',
			stderr:
				'tocsin: The work tree is not on a branch, so a commit would be lost\n  help: Go to your branch: git switch main. What was accepted is kept.\n',
		});
		git(repo, 'switch', '-q', 'main');
		expect(JSON.parse(tocsin(['--json', 'intake']).stdout)).toMatchObject({
			incidents: [{ id: 'INC-2026-0001', change: 'opened' }],
		});
	});

	test('a folder that is no repository says so', () => {
		rmSync(join(repo, '.git'), { recursive: true });
		const { status, stderr } = take();
		expect(status).toBe(2);
		expect(stderr).toMatch(
			/^tocsin: This folder is not a Git repository.*\n {2}help: Go to the folder of your incident repository, or make one: git init\n$/,
		);
	});

	test('a repository without a commit takes its first alert', () => {
		rmSync(join(repo, '.git'), { recursive: true });
		git(repo, 'init', '-q', '-b', 'main');
		expect(take().status).toBe(0);
		expect(git(repo, 'rev-list', '--count', 'HEAD')).toBe('1');
	});
});

describe('tocsin new, reconcile and check', () => {
	test('an incident drafted by hand gets its number after the merge, pictures and all', () => {
		take();
		tocsin(['new', 'incident', '--title', 'Key: "leaked" in a log', '--service', 'checkout-api', '--severity', 'sev3']);
		const draft = 'incidents/drafts/key-leaked-in-a-log';
		writeFileSync(join(repo, draft, 'graph.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 255, 254]));
		git(repo, 'add', '-A');
		git(repo, 'commit', '-qm', 'Draft');
		expect(tocsin(['reconcile']).stdout).toBe(`0 waiting alerts folded\n${draft} is now INC-2026-0002\n`);
		expect(git(repo, 'ls-tree', '-r', '--name-only', 'HEAD', 'incidents/')).toBe(
			['incident.md', 'timeline.yaml']
				.map((name) => `incidents/2026/INC-2026-0001/${name}`)
				.concat(['graph.png', 'incident.md', 'timeline.yaml'].map((name) => `incidents/2026/INC-2026-0002/${name}`))
				.join('\n'),
		);
		expect([...readFileSync(join(repo, 'incidents/2026/INC-2026-0002/graph.png'))]).toEqual([
			0x89, 0x50, 0x4e, 0x47, 0, 255, 254,
		]);
		expect(tocsin(['check'])).toMatchObject({ status: 0 });
	});

	test('what is wrong with a request is said all at once', () => {
		expect(tocsin(['new', 'incident', '--title', ' ', '--service', 'chekout', '--kind', 'odd'])).toEqual({
			status: 2,
			stdout: '',
			stderr:
				'tocsin: Unexpected service "chekout", expected one of checkout-api, payment-gateway\n' +
				'tocsin: Unexpected kind "odd", expected one of service-down, high-error-rate, other\n' +
				'tocsin: Unexpected title, expected one line of 1 to 300 characters\n',
		});
	});

	test('check names a mistake at its place', () => {
		write(
			'services/checkout-api.yaml',
			'schema: 1\nname: Checkout\nownr: payments\nproduct: marketplace\ntier: 9\ndepends_on: []\n',
		);
		const { status, stdout } = tocsin(['check']);
		expect(status).toBe(1);
		const lines = stdout.split('\n').filter((line) => /: (?:error|warning): /.test(line));
		expect(lines).toEqual([
			'services/checkout-api.yaml:1:1: error: Unexpected lack of "owner", expected text [service/schema]',
			'services/checkout-api.yaml:3:1: error: Unexpected key "ownr", expected "owner" [service/unknown-key]',
			'services/checkout-api.yaml:5:7: error: Unexpected tier 9, expected at most 4 [service/tier]',
		]);
		expect(stdout).toContain('help: Did you mean "owner"?');
	});
});

describe('tocsin init', () => {
	test('asks five questions, and what it writes reads and takes an alert', () => {
		take();
		write('policies/site.yaml', readFileSync(join(import.meta.dirname, '../../policies/site.yaml'), 'utf8'));
		git(repo, 'add', '-A');
		git(repo, 'commit', '-qm', 'The example');
		const answers = 'Acme\nacme/incidents\nAsia/Jakarta\nPayments: @rina, @budi\n\n';
		const { status, stdout, stderr } = tocsin(['init', '--service', 'Checkout API'], answers);
		expect(status, stderr).toBe(0);
		for (const { text } of INIT_QUESTIONS) expect(stderr).toContain(text);
		expect(INIT_QUESTIONS).toHaveLength(5);
		expect(stdout).toContain('  teams/payments.yaml\n  schedules/payments.yaml\n  services/checkout-api.yaml\n');
		expect(tocsin(['check'])).toMatchObject({ status: 0, stdout: expect.not.stringContaining('warning') });
		git(repo, 'add', '-A');
		git(repo, 'commit', '-qm', 'Our own records');
		expect(JSON.parse(take(body('b')).stdout)).toMatchObject({
			incidents: [{ id: 'INC-2026-0001', service: 'unknown' }],
		});
	});

	test('removes nothing that is not committed', () => {
		write('teams/new.yaml', 'half: written');
		expect(tocsin(['init', '--yes'])).toEqual({
			status: 2,
			stdout: '',
			stderr:
				'tocsin: init would remove records that are not committed:\n?? teams/new.yaml\nCommit or stash them first.\n',
		});
	});

	test('without answers takes the defaults', () => {
		expect(tocsin(['init'], '').status).toBe(0);
		expect(tocsin(['check'])).toMatchObject({ status: 0, stdout: expect.not.stringContaining('warning') });
	});
});

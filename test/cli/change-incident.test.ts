import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseRecord } from '../../src/formats/parse-record.ts';
import { ROOT } from '../house/source-files.ts';
import { alertmanagerDelivery } from '../stories/alertmanager-delivery.ts';
import { RULES } from '../stories/example-records.ts';
import { git } from '../support/git.ts';

const ID = 'INC-2026-0001';
const FACTS = `incidents/2026/${ID}/incident.md`;
const TIMELINE = `incidents/2026/${ID}/timeline.yaml`;
let prepared = '';
let repo = '';

beforeAll(() => {
	repo = mkdtempSync(join(tmpdir(), 'tocsin-change-'));
	git(repo, 'init', '-q', '-b', 'main');
	for (const [path, text] of RULES) write(path, text);
	git(repo, 'add', '-A');
	git(repo, 'commit', '-qm', 'Rules');
	const { data } = alertmanagerDelivery([{ starts: '2026-11-20T03:02:11Z' }], { received: '2026-11-20T03:02:15Z' });
	const taken = tocsin(['intake', '--source', 'alertmanager', '--file', '-'], JSON.stringify(data));
	expect(taken.stdout).toContain(`${ID} opened`);
	prepared = repo;
});

beforeEach(() => {
	repo = mkdtempSync(join(tmpdir(), 'tocsin-change-'));
	cpSync(prepared, repo, { recursive: true });
});

afterEach(() => rmSync(repo, { recursive: true, force: true }));

afterAll(() => rmSync(prepared, { recursive: true, force: true }));

function write(path: string, text: string): void {
	mkdirSync(dirname(join(repo, path)), { recursive: true });
	writeFileSync(join(repo, path), text);
}

function read(path: string): string {
	return readFileSync(join(repo, path), 'utf8');
}

function tocsin(args: readonly string[], input = '') {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		[join(ROOT, 'src/cli/main.ts'), '--repo', repo, '--now', '2026-11-20T03:05:40Z', ...args],
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
	return { status, stdout, stderr };
}

const head = () => git(repo, 'rev-parse', 'HEAD');

describe('a person on the command line', () => {
	test('acknowledges: one commit, the work tree clean, the same again changes nothing', () => {
		const done = tocsin(['ack', ID, '--by', '@budi']);
		expect(done).toEqual({
			status: 0,
			stdout: `${ID} acknowledged by @budi\n${FACTS}\n${TIMELINE}\ncommit ${head().slice(0, 12)}\n`,
			stderr: '',
		});
		expect(git(repo, 'log', '-1', '--format=%s%n%b')).toBe(
			`${ID} acknowledged: checkout-api high-error-rate (sev2)\nBy budi, by command.`,
		);
		expect(git(repo, 'status', '--porcelain')).toBe('');
		const before = head();
		expect(tocsin(['ack', ID, '--by', '@rina'])).toEqual({
			status: 0,
			stdout: `${ID} was acknowledged already, at 2026-11-20T03:05:40Z by @budi; nothing changed\n`,
			stderr: '',
		});
		expect(head()).toBe(before);
	});

	test('goes through a whole life, and the records stay well-formed', () => {
		const life = [
			['ack', ID],
			['role', ID, 'commander', '@rina'],
			['impact', ID, 'users=41000', 'description=No orders: "cards" only'],
			['severity', ID, 'sev1', 'because', 'all', 'payments', 'fail'],
			['resolve', ID],
			['reopen', ID, '--reason', 'errors are back'],
			['resolve', ID, 'rolled back again'],
			['verdict', ID, 'not-actionable', 'because it heals itself', '--alert', 'HighErrorRate'],
			['verdict', ID, 'actionable'],
			['close', ID],
		];
		for (const args of life) expect(tocsin([...args, '--by', '@budi'])).toMatchObject({ status: 0, stderr: '' });
		expect(read(FACTS)).toMatchInlineSnapshot(`
			"---
			schema: 1
			id: INC-2026-0001
			title: HighErrorRate on checkout-api a
			status: closed
			severity: sev1
			kind: high-error-rate
			service: checkout-api
			team: payments
			product: marketplace
			detected_by: alert
			times:
			  detected: 2026-11-20T03:02:11Z
			  acknowledged: 2026-11-20T03:05:40Z
			  resolved: 2026-11-20T03:05:40Z
			  closed: 2026-11-20T03:05:40Z
			roles:
			  on_call: "@budi"
			  responder: "@budi"
			  incident_commander: "@rina"
			alerts:
			  fingerprints:
			    - alertmanager:HighErrorRate-checkout-api-a
			  count: 1
			  first: 2026-11-20T03:02:11Z
			  last: 2026-11-20T03:05:40Z
			runbooks:
			  - checkout-5xx
			impact:
			  users_affected: 41000
			  description: 'No orders: "cards" only'
			alert_verdicts:
			  - name: HighErrorRate
			    value: not-actionable
			    by: "@budi"
			    reason: it heals itself
			    at: 2026-11-20T03:05:40Z
			verdict:
			  value: actionable
			  by: "@budi"
			---

			## Notes
			"
		`);
		expect(read(TIMELINE).match(/^ {2}text: .*$/gm)).toMatchInlineSnapshot(`
			[
			  "  text: HighErrorRate on checkout-api a",
			  "  text: Acknowledged",
			  "  text: "@rina is incident commander"",
			  "  text: "Impact: 41000 users affected, No orders: \\"cards\\" only"",
			  "  text: "Severity changed from sev2 to sev1: all payments fail"",
			  "  text: Resolved by hand",
			  "  text: "Opened again: errors are back"",
			  "  text: "Resolved by hand: rolled back again"",
			  "  text: "Verdict on HighErrorRate: not-actionable: it heals itself"",
			  "  text: Verdict actionable",
			  "  text: Closed",
			]
		`);
		expect(parseRecord('incident', FACTS, read(FACTS)).ok).toBe(true);
		expect(parseRecord('timeline', TIMELINE, read(TIMELINE)).ok).toBe(true);
	});

	test('with --json, one document', () => {
		const { status, stdout } = tocsin(['--json', 'severity', ID, 'sev3', 'because only one shop', '--by', 'budi']);
		expect(status).toBe(0);
		expect(JSON.parse(stdout)).toEqual({
			incident: ID,
			command: 'severity',
			state: 'changed',
			reason: 'command/done',
			said: [`${ID} changed from sev2 to sev3 by @budi`],
			edits: [{ path: ['severity'], value: 'sev3' }],
			timeline: [
				{
					at: '2026-11-20T03:05:40Z',
					kind: 'severity',
					text: 'Severity changed from sev2 to sev3: only one shop',
					by: '@budi',
				},
			],
			paths: [FACTS, TIMELINE],
			commit: head(),
			problems: [],
		});
	});

	test('is known by the mail that Git has', () => {
		git(repo, 'config', 'user.email', 'rina@example.com');
		expect(tocsin(['ack', ID]).stdout).toContain(`${ID} acknowledged by @rina\n`);
	});

	test('commits to a remote, and leaves the work tree alone', () => {
		const bare = mkdtempSync(join(tmpdir(), 'tocsin-change-remote-'));
		try {
			git(bare, 'init', '-q', '--bare', '-b', 'main');
			git(repo, 'remote', 'add', 'origin', bare);
			git(repo, 'push', '-q', 'origin', 'main');
			const before = head();
			const { status, stdout } = tocsin(['--json', 'ack', ID, '--by', '@budi', '--remote', 'origin']);
			expect(status).toBe(0);
			expect(JSON.parse(stdout).commit).toBe(git(bare, 'rev-parse', 'main'));
			expect(git(bare, 'show', `main:${FACTS}`)).toContain('acknowledged: 2026-11-20T03:05:40Z');
			expect(head()).toBe(before);
		} finally {
			rmSync(bare, { recursive: true, force: true });
		}
	});
});

describe('what is refused', () => {
	const NOBODY = 'Say who you are with --by @handle';
	test.each([
		[
			'a wrong status',
			1,
			['close', ID, '--by', '@budi'],
			`${ID} is open, and close needs it resolved. Resolve it first`,
		],
		[
			'no such incident',
			2,
			['ack', 'INC-2026-0099', '--by', '@budi'],
			'Unexpected incident INC-2026-0099, expected one that exists: there is no incidents/2026/INC-2026-0099/incident.md',
		],
		[
			'a stranger',
			2,
			['ack', ID, '--by', '@bud'],
			'Unexpected person "@bud", expected a member of a team in teams/. Did you mean @budi?',
		],
		['nobody', 2, ['ack', ID], `Unexpected lack of a person, and git config user.email is not set. ${NOBODY}`],
		[
			'a lead-up without an id',
			2,
			['lead-up', 'confirm', 'INC-1', '--by', '@budi'],
			'Unexpected incident "INC-1", expected an id like INC-2026-0042',
		],
		[
			'a very long note',
			2,
			['note', ID, 'x'.repeat(100_000)],
			'Unexpected note of 100000 characters, expected at most 4000',
		],
	] as const)('%s: exit %i', (_name, status, args, said) => {
		const before = head();
		expect(tocsin(args)).toEqual({ status, stdout: '', stderr: `tocsin: ${said}\n` });
		expect(head()).toBe(before);
	});

	test('all at once, and with --json as one document', () => {
		const said = [
			'Unexpected severity "sev9", expected one of sev1, sev2, sev3, sev4, sev5. Did you mean sev1?',
			'Unexpected lack of a reason, expected "because …"',
		];
		const { status, stdout, stderr } = tocsin(['--json', 'severity', ID, 'sev9']);
		expect({ status, stderr }).toEqual({ status: 2, stderr: said.map((line) => `tocsin: ${line}\n`).join('') });
		expect(JSON.parse(stdout)).toEqual({
			incident: ID,
			command: 'severity',
			state: 'refused',
			reason: 'command/words',
			said,
			edits: [],
			timeline: [],
			paths: [],
			commit: null,
			problems: [],
		});
	});

	test('a mail that no team knows', () => {
		git(repo, 'config', 'user.email', 'x@example.com');
		expect(tocsin(['ack', ID])).toMatchObject({
			status: 2,
			stderr: `tocsin: Unexpected mail "x@example.com" in git config user.email, expected that of a member in teams/. ${NOBODY}\n`,
		});
	});

	test('a broken file is named at its place and left as it is', () => {
		write(FACTS, read(FACTS).replace('status: open', 'status: opne'));
		git(repo, 'commit', '-qam', 'Broken');
		const before = head();
		expect(tocsin(['ack', ID, '--by', '@budi'])).toEqual({
			status: 1,
			stdout: '',
			stderr: [
				`tocsin: ${ID} is left as it is: ${FACTS} cannot be read`,
				`${FACTS}:5:9: error: Unexpected status "opne", expected one of "lead-up", "open", "resolved", "closed", "dismissed" [incident/status]`,
				'  help: Did you mean "open"?',
				'',
			].join('\n'),
		});
		expect(head()).toBe(before);
	});

	test('a file that somebody is editing is left to them', () => {
		write(FACTS, `${read(FACTS)}We roll back.\n`);
		const before = read(FACTS);
		expect(tocsin(['ack', ID, '--by', '@budi'])).toMatchObject({
			status: 2,
			stderr: expect.stringContaining(`There are changes that are not committed in ${FACTS}`),
		});
		expect(read(FACTS)).toBe(before);
	});

	test('a time that is none', () => {
		expect(tocsin(['--now', 'soon', 'ack', ID, '--by', '@budi'])).toEqual({
			status: 2,
			stdout: '',
			stderr: 'tocsin: Unexpected time "soon", expected one like 2026-11-20T03:02:11Z\n',
		});
	});
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LocalRepository } from '../../src/adapters/git/local-repository.ts';
import { intake } from '../../src/app/intake/intake.ts';
import { COMPANY } from '../reconcile/support/company.ts';
import { readMail } from '../reconcile/support/read-mail.ts';
import { type FakeIssues, startFakeIssues } from '../reconcile/support/start-fake-issues.ts';
import { type SmtpServer, startSmtpServer } from '../reconcile/support/start-smtp-server.ts';
import { alertmanagerDelivery } from '../stories/alertmanager-delivery.ts';
import { git } from '../support/git.ts';
import { runAction } from '../support/run-action.ts';

const YEAR = new Date().getUTCFullYear();
const ID = `INC-${YEAR}-0001`;

let folder: string;
let work: string;
let remote: string;
let server: SmtpServer;
let github: FakeIssues;

beforeEach(async () => {
	[server, github] = [await startSmtpServer(), await startFakeIssues()];
	folder = mkdtempSync(join(tmpdir(), 'tocsin-reconcile-action-'));
	[work, remote] = [join(folder, 'work'), join(folder, 'acme/incidents.git')];
	git(folder, 'init', '-q', '-b', 'main', work);
	for (const [path, text] of COMPANY) write(path, text);
	commit('Rules');
	const now = new Date().toISOString();
	const alert = { name: 'ServiceDown', severity: 'critical', starts: now, summary: 'Down | <b>x</b> ::error::y' };
	await intake(await LocalRepository.open({ folder: work }), [alertmanagerDelivery([alert], { received: now })]);
	git(folder, 'clone', '-q', '--bare', work, remote);
});

afterEach(async () => {
	await Promise.all([server.stop(), github.stop()]);
	rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text: string): void {
	mkdirSync(dirname(join(work, path)), { recursive: true });
	writeFileSync(join(work, path), text);
}

function commit(message: string): void {
	git(work, 'add', '-A');
	git(work, 'commit', '-qm', message);
}

/** The action as the runner starts it, with mail and GitHub's issues set up. */
function run(env: Readonly<Record<string, string>> = {}) {
	return runAction('reconcile', {
		inputs: { token: 'ghs_test', branch: 'main' },
		env: {
			GITHUB_SERVER_URL: `file://${folder}`,
			GITHUB_API_URL: github.url,
			GITHUB_WORKSPACE: work,
			TOCSIN_SMTP_URL: `smtp://127.0.0.1:${server.port}`,
			TOCSIN_MAIL_FROM: 'Incidents <incidents@example.com>',
			TOCSIN_GITHUB_USE: 'rooms,tickets',
			// As a variable that is not set comes to a run.
			TOCSIN_JIRA_URL: '',
			TOCSIN_GITHUB_TOKEN: '',
			...env,
		},
		folder,
	});
}

const remoteFile = (path: string) => git(folder, '--git-dir', remote, 'show', `main:${path}`);

describe('the reconcile action as the runner runs it', () => {
	test('mails and opens the room, commits it, and the next run has nothing to do', async () => {
		const first = await run();
		expect([first.code, first.output('failed'), first.output('changed')], first.log).toEqual([0, '0', 'true']);
		expect(server.mails.map(({ raw }) => readMail(raw).headers.subject)).toContainEqual(
			expect.stringContaining(`[SEV1] ${ID} Down | <b>x</b>`),
		);
		expect(github.issues.map(({ title }) => title)).toEqual([expect.stringContaining(`${ID} Down`)]);
		expect(github.violations).toEqual([]);
		expect(remoteFile(`incidents/${YEAR}/${ID}/incident.md`)).toContain('  room:\n    id: "#1"\n');
		expect(first.summary).toContain('## Reconcile\n\n| State | Effect | To | Why |\n|---|---|---|---|\n');
		expect(first.summary).toContain(`| done | ${ID}/mail/triggered/1 | budi@`);
		expect(first.log).not.toMatch(/^\s*::error::y/m);

		const [mails, tip] = [server.mails.length, git(folder, '--git-dir', remote, 'rev-parse', 'main')];
		const second = await run();
		expect([second.code, second.output('changed'), second.output('effects')], second.log).toEqual([0, 'false', '[]']);
		expect(second.summary).toContain('The records ask for nothing that is not done.');
		expect(server.mails).toHaveLength(mails);
		expect(git(folder, '--git-dir', remote, 'rev-parse', 'main')).toBe(tip);
	});

	test('fails where something failed, says what and why first, and does the rest', async () => {
		const port = server.port;
		await server.stop();
		const { code, summary, log, output } = await run();
		server = await startSmtpServer();
		expect([code, output('changed')], log).toEqual([1, 'true']);
		expect(Number(output('failed'))).toBeGreaterThan(0);
		expect(log).toContain('::error::Not all could be done; see the summary.');
		const [, , , , first = ''] = summary.split('\n');
		expect(first).toMatch(/^\| FAILED \| /);
		expect(summary).toContain(`127.0.0.1:${port} cannot be reached`);
		expect(github.issues).toHaveLength(1);
		expect(remoteFile(`incidents/${YEAR}/${ID}/effects.yaml`)).toContain('"state":"failed"');
	});

	test('a system that is set up wrongly is one warning, and fails the run', async () => {
		const { code, summary, log } = await run({ TOCSIN_JIRA_URL: 'https://acme.atlassian.net' });
		expect(code).toBe(1);
		const said = 'Jira is not called: Unexpected TOCSIN_JIRA_USER, expected the mail address of the account';
		expect(log).toContain(`::warning::${said}`);
		expect(summary).toContain('- **Jira is not called: Unexpected TOCSIN\\_JIRA\\_USER');
		expect(server.mails.length).toBeGreaterThan(0);
	});

	test('a commit that fixes an action is found in the newest history', async () => {
		const due = `${YEAR + 1}-12-01`;
		const action = `{id: A1, text: Watch the pool, type: detect, owner: "@mei", due: ${due}, status: open, ticket: PAY-1}`;
		write(
			`incidents/${YEAR}/${ID}/postmortem.md`,
			`---\nschema: 1\nincident: ${ID}\nstatus: draft\ndue: ${due}\ncauses: []\nactions:\n  - ${action}\n---\n`,
		);
		commit(`Watch the pool\n\nFixes ${ID}#A1`);
		git(work, 'push', '-q', remote, 'main');
		const fix = git(work, 'rev-parse', 'HEAD');
		const { log } = await run();
		expect(log).toContain(`${ID}#A1 is done: ${fix}`);
		expect(remoteFile(`incidents/${YEAR}/${ID}/postmortem.md`)).toMatch(
			new RegExp(`status: done[^]*closed_by: "?${fix}`),
		);
	});
});

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { runRetrospective } from '../../actions/retrospective/run-retrospective.ts';
import { MemoryRepository } from '../../src/adapters/memory/memory-repository.ts';
import { knownPlace } from '../../src/core/check/rules/files/known-place.ts';
import { parseRecord } from '../../src/formats/parse-record.ts';
import { git } from '../support/git.ts';
import { runAction } from '../support/run-action.ts';
import { type GithubEmulator, MAY_WRITE, startGithubEmulator } from '../support/start-github-emulator.ts';

const FILE = 'reports/2026-11-retrospective.md';
const NOW = '2026-11-20T08:00:00Z';

let folder = '';
let work = '';
let github: GithubEmulator;

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'tocsin-retrospective-action-'));
	work = join(folder, 'work');
	write(
		'incidents/2026/INC-2026-0042/incident.md',
		`---
schema: 1
id: INC-2026-0042
title: Receipts are empty
status: resolved
severity: sev3
kind: data
service: till
team: payments
product: shop
detected_by: alert
times: {detected: 2026-11-01T22:00:00Z, resolved: 2026-11-02T23:30:00Z}
---
`,
	);
	write(
		'incidents/2026/INC-2026-0042/postmortem.md',
		`---
schema: 1
incident: INC-2026-0042
status: in-review
due: 2026-11-09
causes: []
actions:
  - {id: A1, text: Print from the order, type: prevent, owner: "@elif", due: 2026-11-10, status: open}
---
`,
	);
	git(work, 'init', '-q', '-b', 'main');
	git(work, 'add', '-A');
	git(work, 'commit', '-qm', 'Records');
	git(folder, 'clone', '-q', '--bare', work, join(folder, 'acme/incidents.git'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeEach(async () => {
	github = await startGithubEmulator();
});
afterEach(async () => {
	expect(github.violations).toEqual([]);
	await github.stop();
});

function write(path: string, text: string): void {
	mkdirSync(dirname(join(work, path)), { recursive: true });
	writeFileSync(join(work, path), text);
}

/** A run in this process at a set time, on a repository in memory; returns what it logs. */
async function run(repository: MemoryRepository, now = NOW): Promise<readonly string[]> {
	const log: string[] = [];
	const note = (text: string | Error) => void log.push(String(text));
	const summary = { addRaw: () => summary, write: async () => summary };
	await runRetrospective(
		{ info: note, warning: note, setFailed: note, setOutput: () => {}, summary: summary as never },
		repository,
		{
			folder: work,
			now,
			web: { repository: 'https://github.com/acme/incidents', branch: 'main' },
			connection: { repository: 'acme/incidents', token: MAY_WRITE, apiUrl: github.url },
		},
	);
	return log;
}

async function fileOf(repository: MemoryRepository): Promise<string> {
	return (await (await repository.snapshot()).read([FILE])).get(FILE) ?? '';
}

const said = (state: string, number = 1) => [
	`Retrospective 2026-11: ${state}, https://github.com/acme/incidents/issues/${number}, ${FILE}`,
];

test('as the runner runs it: a commit and an issue, and a second run changes neither', async () => {
	const remote = join(folder, 'acme/incidents.git');
	const log = () => git(folder, '--git-dir', remote, 'log', '--format=%s', 'main').split('\n');
	const options = {
		inputs: { token: MAY_WRITE, branch: 'main' },
		env: { GITHUB_API_URL: github.url, GITHUB_SERVER_URL: `file://${folder}`, GITHUB_WORKSPACE: work },
		folder,
	};
	const first = await runAction('retrospective', options);
	expect([first.code, first.output('state')]).toEqual([0, 'opened']);
	const file = first.output('file')!;
	const period = /^reports\/(\d{4}-\d{2})-retrospective\.md$/.exec(file)![1];
	expect(log()).toEqual([`Retrospective ${period}: agenda`, 'Records']);
	expect(github.issues.map(({ title }) => title)).toEqual([`Retrospective ${period}`]);
	expect(first.output('issue')).toBe('https://github.com/acme/incidents/issues/1');
	expect(first.summary).toBe(
		`Retrospective ${period}: opened. [Issue](https://github.com/acme/incidents/issues/1), \`${file}\`\n`,
	);
	const text = git(folder, '--git-dir', remote, 'show', `main:${file}`);
	expect(text.slice(text.indexOf('<!--'))).toBe(github.issues[0]!.body.trimEnd());

	const second = await runAction('retrospective', options);
	expect([second.code, second.output('state')]).toEqual([0, 'unchanged']);
	expect(log()).toHaveLength(2);
	expect(github.issues).toHaveLength(1);
	expect(github.calls).toEqual(['GET /issues', 'POST /issues', 'GET /issues']);
});

test('the file is a record that the check accepts, with the agenda whole', async () => {
	const repository = new MemoryRepository();
	expect(await run(repository)).toEqual(said('opened'));
	const text = await fileOf(repository);
	expect(parseRecord('report', FILE, text)).toMatchObject({
		ok: true,
		value: { value: { period: '2026-11', as_of: NOW } },
	});
	expect([...knownPlace.check(FILE, {} as never)]).toEqual([]);
	expect(text).toMatchInlineSnapshot(`
		"---
		schema: 1
		kind: retrospective
		period: 2026-11
		as_of: 2026-11-20T08:00:00Z
		---

		<!-- tocsin-retrospective 2026-11 -->
		# Retrospective of 2026-11-20

		Incidents from 2026-08-21 to 2026-11-20. For each point: keep it, change it, or drop it, and who tells the others.

		## Postmortems to read

		- [INC-2026-0042](https://github.com/acme/incidents/blob/main/incidents/2026/INC-2026-0042/postmortem.md) Receipts are empty (sev3, payments): in review, **was due 2026-11-09**

		## Overdue actions

		- [INC-2026-0042](https://github.com/acme/incidents/blob/main/incidents/2026/INC-2026-0042/postmortem.md) A1, 10 days late (due 2026-11-10), @elif, no ticket: Print from the order

		## What came back

		Nothing in this period.

		## Common causes

		No cause was named twice.

		<!-- end of the agenda: write below, it stays -->
		"
	`);
});

test('a later run of the month brings both up to date; what people wrote below stays', async () => {
	const repository = new MemoryRepository();
	await run(repository);
	const [issue] = github.issues;
	const agenda = issue!.body;
	// The page on GitHub ends lines like this.
	issue!.body = `Before.\r\n${agenda.replaceAll('\n', '\r\n')}\r\n- We keep A1.\r\n`;
	repository.remote.push([{ path: FILE, content: `${await fileOf(repository)}\nMinutes.\n` }]);
	expect(await run(repository, '2026-11-27T08:00:00Z')).toEqual(said('updated'));
	expect(issue!.body).toBe(
		`Before.\n${agenda
			.replace('Retrospective of 2026-11-20', 'Retrospective of 2026-11-27')
			.replace('2026-08-21 to 2026-11-20', '2026-08-28 to 2026-11-27')
			.replace('10 days late', '17 days late')}\n- We keep A1.\n`,
	);
	expect(await fileOf(repository)).toMatch(/as_of: 2026-11-27T08:00:00Z\n[\s\S]*17 days late[\s\S]*\nMinutes\.\n$/);
	expect(await run(repository, '2026-11-27T09:00:00Z')).toEqual(said('unchanged'));
	expect(await fileOf(repository)).toContain('as_of: 2026-11-27T08:00:00Z\n');
});

test('closed means held: neither is touched any more, and the next month has its own', async () => {
	const repository = new MemoryRepository();
	await run(repository);
	const before = [await fileOf(repository), github.issues[0]!.body];
	github.issues[0]!.state = 'closed';
	expect(await run(repository, '2026-11-27T08:00:00Z')).toEqual(said('held'));
	expect([await fileOf(repository), github.issues[0]!.body]).toEqual(before);
	expect(await run(repository, '2026-12-01T01:11:00Z')).toEqual([
		'Retrospective 2026-12: opened, https://github.com/acme/incidents/issues/2, reports/2026-12-retrospective.md',
	]);
});

test('the issue is found among many, and those of strangers and pull requests are not it', async () => {
	const body = '<!-- tocsin-retrospective 2026-11 -->\n';
	const other = { title: 'Talk', body: 'Talk', state: 'open', updated: '2026-11-02T00:00:00Z' } as const;
	for (let number = 1; number <= 120; number++) github.issues.push({ ...other, number });
	Object.assign(github.issues[3]!, { body, state: 'closed', isOfStranger: true });
	Object.assign(github.issues[4]!, { body, isPull: true });
	const repository = new MemoryRepository();
	expect(await run(repository)).toEqual(said('opened', 121));
	expect(await run(repository)).toEqual(said('unchanged', 121));
});

test('the month is that of the time zone of the organisation', async () => {
	write(
		'policies/site.yaml',
		'schema: 1\norganisation: Acme\nrepository: https://git.example.com/acme/records/\ntime_zone: Asia/Jakarta\nvisibility: internal\n',
	);
	const repository = new MemoryRepository();
	const [opened] = await run(repository, '2026-11-30T17:30:00Z');
	expect(opened).toMatch(/^Retrospective 2026-12: opened, /);
	github.issues[0]!.updated = '2026-11-30T17:30:00Z';
	const [again] = await run(repository, '2026-11-30T17:30:00Z');
	expect(again).toMatch(/^Retrospective 2026-12: unchanged, /);
	expect(github.issues[0]!.body).toContain('(https://git.example.com/acme/records/blob/main/incidents/');
	rmSync(join(work, 'policies'), { recursive: true });
});

test('a run that died between file and issue is made good', async () => {
	const repository = new MemoryRepository();
	github.troubles.push(0, 500);
	await expect(run(repository)).rejects.toThrow('GitHub answered 500 to POST issues: Trouble');
	const file = await fileOf(repository);
	expect(await run(repository)).toEqual(said('opened'));
	expect([await fileOf(repository), github.issues.length]).toEqual([file, 1]);
});

test('an agenda too long for an issue is cut there at a line, and whole in the file', async () => {
	const path = 'incidents/2026/INC-2026-0042/postmortem.md';
	const before = readFileSync(join(work, path), 'utf8');
	const actions = Array.from(
		{ length: 900 },
		(_, index) =>
			`  - {id: A${index + 2}, text: Print from the order, type: prevent, owner: "@elif", due: 2026-11-10, status: open}\n`,
	);
	write(path, before.replace(/---\n$/, `${actions.join('')}---\n`));
	const repository = new MemoryRepository();
	await run(repository);
	write(path, before);
	const { body } = github.issues[0]!;
	expect(body.length).toBeLessThan(65_536);
	expect(body).toMatch(
		/: Print from the order\n\nThe rest is in \[reports\/2026-11-retrospective\.md\]\(https:\/\/github\.com\/acme\/incidents\/blob\/main\/reports\/2026-11-retrospective\.md\)\.\n\n<!-- end/,
	);
	expect((await fileOf(repository)).match(/: Print from the order\n/g)).toHaveLength(901);
});

test('without records it fails and writes nothing; records that cannot be read are counted', async () => {
	const empty = join(folder, 'empty');
	mkdirSync(empty);
	const { code, log } = await runAction('retrospective', {
		inputs: { token: MAY_WRITE, branch: 'main' },
		env: { GITHUB_API_URL: github.url, GITHUB_SERVER_URL: `file://${folder}`, GITHUB_WORKSPACE: empty },
		folder,
	});
	expect([code, github.calls]).toEqual([1, []]);
	expect(log).toContain(
		`::error::No records in ${empty}, expected folders like incidents/ and policies/. Check out first.\n`,
	);
	write('services/till.yaml', 'schema: 2\n');
	const said = await run(new MemoryRepository());
	rmSync(join(work, 'services'), { recursive: true });
	expect(said[0]).toBe('Files left out because they cannot be read: 1. See: npm run tocsin -- check');
});

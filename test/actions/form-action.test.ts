import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runFormAction } from '../../actions/form/run-form-action.ts';
import { RemoteRepository } from '../../src/adapters/git/remote-repository.ts';
import { MemoryRemote, MemoryRepository } from '../../src/adapters/memory/memory-repository.ts';
import { COMPANY } from '../reconcile/support/company.ts';
import { formBody } from '../support/form-body.ts';
import { git } from '../support/git.ts';
import { runAction } from '../support/run-action.ts';
import { type GithubEmulator, MAY_WRITE, startGithubEmulator } from '../support/start-github-emulator.ts';

const AT = '2026-11-20T03:10:00Z';
const root = mkdtempSync(join(tmpdir(), 'tocsin-form-'));

let github: GithubEmulator;
let remote: MemoryRemote;
let folder = '';
let bare = '';

beforeEach(async () => {
	github = await startGithubEmulator();
	remote = new MemoryRemote();
	remote.push(COMPANY.map(([path, content]) => ({ path, content })));
	for (let number = 1; number <= 12; number++)
		github.issues.push({ number, title: 'Form', body: '', state: 'open', updated: AT });
	bare = '';
});

afterEach(async () => {
	expect(github.violations).toEqual([]);
	await github.stop();
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Puts the records into a real bare repository, which the runs then work on. */
function useGit(): void {
	folder = mkdtempSync(join(root, 'case-'));
	bare = join(folder, 'acme/incidents.git');
	github.git.folder = bare;
	const work = join(folder, 'work');
	git(folder, 'init', '-q', '--bare', '-b', 'main', bare);
	git(folder, 'init', '-q', '-b', 'main', work);
	for (const [path, text] of remote.tip!.files) {
		mkdirSync(dirname(join(work, path)), { recursive: true });
		writeFileSync(join(work, path), text);
	}
	git(work, 'add', '-A');
	git(work, 'commit', '-qm', 'Rules');
	git(work, 'push', '-q', bare, 'main');
}

const show = (path: string, branch = 'main') =>
	bare === '' ? (remote.tip!.files.get(path) ?? '') : git(folder, '--git-dir', bare, 'show', `${branch}:${path}`);
const files = (branch: string) => git(folder, '--git-dir', bare, 'ls-tree', '-r', '--name-only', branch).split('\n');
const commits = (branch = 'main') =>
	bare === '' ? remote.history.length : Number(git(folder, '--git-dir', bare, 'rev-list', '--count', branch));
const answers = (issue = 12) => (github.comments.get(issue) ?? []).map(({ body }) => body);

interface Sent {
	readonly action?: string;
	readonly by?: string;
	readonly sender?: string;
	readonly issue?: number;
	readonly type?: string;
}

function event(body: string, { action = 'opened', by = 'budi', sender = by, issue = 12, type = 'User' }: Sent = {}) {
	const html_url = `https://github.com/acme/incidents/issues/${issue}`;
	return {
		action,
		issue: { number: issue, html_url, body, created_at: AT, state: 'open', user: { login: by, type } },
		sender: { login: sender, type },
	};
}

let runs = 0;

async function open() {
	if (bare === '') return Object.assign(new MemoryRepository(remote), { close: () => {} });
	const place = { remote: `file://${bare}`, settings: [], branch: 'main' };
	return RemoteRepository.open({ folder: join(folder, `copy-${++runs}`), ...place });
}

/** The action without the process around it; a fault is its message. */
async function run(sent: object) {
	const outputs = new Map<string, string>();
	const core = { info: () => {}, setOutput: (name: string, value: string) => outputs.set(name, value) };
	const connection = { repository: 'acme/incidents', token: MAY_WRITE, apiUrl: github.url };
	const options = { open, connection, server: 'https://github.com', branch: 'main' };
	const fault = await runFormAction(core as never, sent, options).catch((error: Error) => error.message);
	return { fault, state: outputs.get('state'), changed: outputs.get('changed') };
}

const DECLARED = formBody('declare-incident', {
	title: 'Payments by card fail',
	service: 'checkout-api',
	severity: 'sev2 (Major)',
	kind: 'other (Other)',
	since: '2026-11-20 02:58',
	users: '41,000',
	known: 'Since the deploy.\n\n- all cards\n',
});

describe('declare an incident', () => {
	test('as the runner runs it: numbered at once, answered, closed, and once', async () => {
		useGit();
		const env = { GITHUB_SERVER_URL: `file://${folder}`, GITHUB_API_URL: github.url };
		const options = { event: event(DECLARED), inputs: { token: MAY_WRITE, branch: 'main' }, env, folder };
		const done = [await runAction('form', options), await runAction('form', options)];
		expect(done.map(({ code, output }) => [code, output('state'), output('changed')])).toEqual([
			[0, 'done', 'true'],
			[0, 'answered-before', undefined],
		]);
		const path = 'incidents/2026/INC-2026-0001/incident.md';
		expect(show(path)).toBe(`---
schema: 1
id: INC-2026-0001
title: Payments by card fail
status: open
severity: sev2
kind: other
service: checkout-api
team: payments
product: marketplace
detected_by: engineer
times:
  detected: 2026-11-20T03:10:00Z
  impact_started: 2026-11-20T02:58:00Z
impact:
  users_affected: 41000
refs:
  form:
    id: "#12"
    url: https://github.com/acme/incidents/issues/12
---

Since the deploy.

- all cards

## Notes`);
		expect(answers()).toEqual([
			`<!-- tocsin:form done -->\n**Done.** INC-2026-0001 is open: checkout-api, sev2.\n\n[${path}](file://${folder}/acme/incidents/blob/main/${path})\n`,
		]);
		expect(github.issues[11]?.state).toBe('closed');
	});

	test('by a run that died before its answer is found again', async () => {
		await run(event(DECLARED));
		github.comments.clear();
		const before = commits();
		expect(await run(event(DECLARED))).toEqual({ fault: undefined, state: 'done', changed: 'false' });
		expect(answers()[0]).toContain('INC-2026-0001 is open');
		expect(commits()).toBe(before);
	});

	test('with mistakes names all of them, and is done when its author has mended them', async () => {
		const wrong = formBody('declare-incident', {
			title: '',
			service: 'chekout-api',
			severity: 'sev9',
			since: '2027-01-01 00:00',
			users: 'many',
		});
		expect((await run(event(wrong))).state).toBe('refused');
		expect(answers()).toEqual([
			`<!-- tocsin:form -->
**Not done.** Edit the issue (\`…\` at its top right, *Edit*), and it is tried again:

- Unexpected lack of an answer below "What is wrong?", expected one
- Unexpected "chekout-api" below "Service where it shows", expected one of checkout-api, payment-gateway. Did you mean checkout-api?
- Unexpected "sev9" below "Severity", expected one of sev1, sev2, sev3, sev4, sev5. Did you mean sev1?
- Unexpected "2027-01-01 00:00" below "Since when are customers harmed?", expected a time before this form was sent
- Unexpected "many" below "How many users are affected?", expected a number like 41000
`,
		]);
		expect(commits()).toBe(1);
		expect((await run(event(DECLARED, { action: 'edited' }))).state).toBe('done');
		expect(answers()).toHaveLength(1);
		expect(answers()[0]).toContain('**Done.** INC-2026-0001 is open');
	});

	test('with hostile text stays text', async () => {
		const hostile = formBody('declare-incident', {
			title: '"}\n---\nstatus: closed ${{ github.token }} @all <img src=x>',
			service: 'checkout-api',
			known: `</details><script>x</script>\n---\n# Heading @acme/all\n[x](javascript:alert(1)) ghp_${'a'.repeat(36)}\n=cmd|' /C calc'!A0`,
		});
		expect((await run(event(hostile))).state).toBe('done');
		const text = show('incidents/2026/INC-2026-0001/incident.md');
		expect(text).toContain(`title: "\\"} --- status: closed \${{ github.token }} @all <img src=x>"\nstatus: open\n`);
		expect(text).toContain('\\</details\\>\\<script\\>x\\</script\\>\n\\---\n\\# Heading @\u2060acme/all\n');
		expect(text).toContain('\\[x\\](javascript:alert(1)) \\[redacted\\]\n\\=cmd\\|');
		expect(answers()[0]).not.toMatch(/@all|<img/);
	});
});

test('a lead-up is recorded, and confirmed or dismissed with its time to verdict', async () => {
	const body = formBody('report-lead-up', { title: 'Payouts queue grows', service: 'payment-gateway' });
	expect((await run(event(body))).state).toBe('done');
	expect(answers()[0]).toContain('INC-2026-0001 is reported as a lead-up: payment-gateway. Confirm or dismiss it');
	const lacking = formBody('give-verdict', {
		incident: 'inc-2026-0001',
		verdict: 'dismiss (of a lead-up: it is none)',
	});
	expect((await run(event(lacking, { issue: 11 }))).state).toBe('refused');
	expect(answers(11)[0]).toContain('- Unexpected lack of a reason, expected "because …"');
	const whole = formBody('give-verdict', {
		incident: 'INC-2026-0001',
		verdict: 'dismiss (of a lead-up: it is none)',
		reason: 'A planned import',
	});
	expect((await run(event(whole, { issue: 11, by: 'rina', action: 'edited' }))).state).toBe('done');
	const text = show('incidents/2026/INC-2026-0001/incident.md');
	expect(text).toContain('reported: 2026-11-20T03:10:00Z');
	expect(text).toMatch(
		/lead_up:\n {2}by: "@rina"\n {2}verdict: dismissed\n {2}reason: A planned import\n {2}decided: /,
	);
});

describe('what policy wants proposed', () => {
	const override = {
		schedule: 'payments (Payments)',
		role: 'primary',
		change: 'cover (one takes the hours of the other)',
		person: 'RINA',
		other: '@budi',
		from: '2026-12-24 09:00',
		until: '2026-12-26 09:00',
		reason: 'Leave',
	};

	test('becomes one pull request with a commit on top of main, and is not proposed again', async () => {
		useGit();
		const body = formBody('request-override', override);
		expect(await run(event(body))).toEqual({ fault: undefined, state: 'done', changed: 'false' });
		expect(answers()).toEqual([
			'<!-- tocsin:form done -->\n**Proposed** as [#100](https://github.com/acme/incidents/pull/100), to be merged by people. ' +
				'@\u2060rina is primary of payments from 2026-12-24T02:00:00Z until 2026-12-26T02:00:00Z, instead of @\u2060budi.\n',
		]);
		const branch = 'tocsin/form-12';
		expect(show('schedules/payments.yaml', branch)).toContain(`overrides:
  - role: primary
    member: "@rina"
    instead_of: "@budi"
    from: 2026-12-24T02:00:00Z
    until: 2026-12-26T02:00:00Z
    reason: Leave`);
		expect([commits(), commits(branch)]).toEqual([1, 2]);
		expect(github.issues[11]?.state).toBe('open');
		github.comments.clear();
		expect((await run(event(body))).state).toBe('done');
		expect(answers()[0]).toContain('[#100](https://github.com/acme/incidents/pull/100)');
		expect(github.pulls.size).toBe(1);
	});

	test('is picked up where a run died between the branch and the pull request', async () => {
		useGit();
		github.troubles.push(0, 0, 0, 0, 0, 0, 502);
		const body = formBody('request-override', override);
		expect((await run(event(body))).fault).toBe('GitHub answered 502 to POST pulls: Trouble');
		expect((await run(event(body))).state).toBe('done');
		expect(github.pulls.size).toBe(1);
	});

	test('of a runbook keeps commands, and nothing else as markup', async () => {
		useGit();
		const body = formBody('propose-runbook', {
			title: 'Card payments fail',
			services: 'checkout-api, payment-gateway',
			alerts: 'HighErrorRate',
			owner: 'payments (Payments)',
			meaning: 'The bank answers with errors.',
			impact: 'Nobody can pay. <b>Nobody</b>',
			diagnosis: 'Look:\n```sh\nkubectl logs -l app=x | grep "<b>"\n```',
			mitigation: '1. Switch over\n## Impact\nnone',
		});
		expect((await run(event(body))).state).toBe('done');
		const text = show('runbooks/card-payments-fail.md', 'tocsin/form-12');
		expect(text).toContain('## Diagnosis\n\nLook:\n```sh\nkubectl logs -l app=x | grep "<b>"\n```\n');
		expect(text).toContain('Nobody can pay. \\<b\\>Nobody\\</b\\>');
		expect(text).toContain('1. Switch over\n\\#\\# Impact\nnone');
		expect(files('main')).not.toContain('runbooks/card-payments-fail.md');
	});

	test.each([
		[{ until: '2026-12-24 09:00' }, 'Unexpected end 2026-12-24T02:00:00Z, expected a time after 2026-12-24T02:00:00Z'],
		[{ from: '2025-01-01 09:00', until: '2025-01-02 09:00' }, 'expected a time to come'],
		[{ from: '2026-02-30 09:00' }, 'Unexpected "2026-02-30 09:00" below "From", expected a time like 2026-12-24 09:00'],
		[{ until: '2029-01-01 09:00' }, 'expected at most 366'],
		[{ person: '@stranger' }, 'Unexpected person "@\u2060stranger", expected a member of a team in teams/'],
		[{ person: 'budi' }, 'Unexpected @\u2060budi below "Instead of whom?", expected somebody else'],
		[{ change: 'swap (…)', other: '' }, 'Unexpected lack of an answer below "Instead of whom?", expected one'],
	])('is refused with %o', async (change, said) => {
		expect((await run(event(formBody('request-override', { ...override, ...change })))).state).toBe('refused');
		expect(answers()[0]).toContain(said);
		expect(github.pulls.size).toBe(0);
	});
});

describe('policies/forms.yaml', () => {
	const policy = (line: string) =>
		remote.push([{ path: 'policies/forms.yaml', content: `schema: 1\nforms:\n  - ${line}\n` }]);

	test('may let an override in at once, and a swap after it', async () => {
		policy('{ form: request-override, accept: at-once }');
		const shared = { schedule: 'payments', role: 'primary', person: 'rina', other: 'budi' };
		const cover = { ...shared, change: 'cover', from: '2026-12-24 09:00', until: '2026-12-26 09:00' };
		const swap = { ...shared, change: 'swap', from: '2026-12-28 09:00', until: '2027-01-11 09:00' };
		expect((await run(event(formBody('request-override', cover)))).changed).toBe('true');
		expect((await run(event(formBody('request-override', swap), { issue: 11 }))).changed).toBe('true');
		expect(show('schedules/payments.yaml')).toContain('swaps:\n  - role: primary\n');
		github.comments.clear();
		expect((await run(event(formBody('request-override', cover)))).changed).toBe('false');
		expect(answers()[0]).toContain('already');
	});

	test('may want an incident proposed: a draft, which gets its number after the merge', async () => {
		policy('{ form: declare-incident, accept: pull-request }');
		useGit();
		await run(event(DECLARED));
		expect(answers()[0]).toContain('**Proposed** as [#100]');
		expect(files('tocsin/form-12')).toContain('incidents/drafts/form-12-payments-by-card-fail/incident.md');
	});

	test('says who may, and switches forms off', async () => {
		policy('{ form: declare-incident, accept: at-once, who: [security] }');
		await run(event(DECLARED));
		expect(answers()[0]).toContain('Unexpected person "budi", expected a member of security (policies/forms.yaml)');
		policy('{ form: declare-incident, accept: off }');
		await run(event(DECLARED, { action: 'edited' }));
		expect(answers()[0]).toContain('This form is switched off');
	});

	test('that cannot be read lets nobody', async () => {
		policy('{ form: declare-incident, accept: maybe }');
		expect((await run(event(DECLARED))).state).toBe('refused');
		expect(answers()[0]).toContain('policies/forms.yaml cannot be read');
		expect([...remote.tip!.files.keys()].some((path) => path.startsWith('incidents/'))).toBe(false);
	});
});

describe('who is heard', () => {
	test('nobody but members of teams', async () => {
		expect((await run(event(DECLARED, { by: 'stranger' }))).state).toBe('refused');
		expect(answers()[0]).toContain(
			'Unexpected person "stranger", expected a member of a team in teams/. Add yourself to a file in teams/ with handle: "@\u2060stranger"',
		);
		expect(commits()).toBe(1);
	});

	test('a comment of somebody else that looks like our answer does not count', async () => {
		github.comments.set(12, [{ id: 1, body: '<!-- tocsin:form done -->\nDone' }]);
		expect((await run(event(DECLARED))).state).toBe('done');
		expect(answers()).toHaveLength(2);
	});

	test.each([
		['another issue', event('### What did you expect?\n\nMore')],
		['an issue without headings', event('Hello')],
		['what somebody else has edited', event(DECLARED, { action: 'edited', sender: 'mallory' })],
		['a machine', event(DECLARED, { type: 'Bot' })],
		['a closed issue', event(DECLARED, { action: 'closed' })],
		['no event', {}],
	])('%s is left alone', async (_name, sent) => {
		expect((await run(sent)).state).toBe('no-form');
		expect(github.calls).toEqual([]);
	});

	test('a second heading of the form cannot stand for the first', async () => {
		const body = DECLARED.replace('Since the deploy.', '### Service where it shows\n\npayment-gateway');
		expect((await run(event(body))).state).toBe('refused');
		expect(answers()[0]).toContain(
			'Unexpected second heading "\\#\\#\\# Service where it shows", expected each question once',
		);
	});
});

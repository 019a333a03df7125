import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { decode } from 'fast-png';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runReport } from '../../actions/report/run-report.ts';
import { MemoryRepository } from '../../src/adapters/memory/memory-repository.ts';
import { type SmtpServer, startSmtpServer } from '../reconcile/support/start-smtp-server.ts';
import { git } from '../support/git.ts';
import { runAction } from '../support/run-action.ts';
import { COMPANY, incidentFile } from './report-company.ts';

const TO = ['all@example.com', 'elif@example.com', 'payments@example.com'];

let folder: string;
let remote: string;
let server: SmtpServer;
let answer: string | undefined;

beforeEach(async () => {
	answer = undefined;
	server = await startSmtpServer({ answer: (command) => (command === 'MESSAGE' ? answer : undefined) });
	folder = mkdtempSync(join(tmpdir(), 'tocsin-report-action-'));
	const work = join(folder, 'work');
	// One that began six days ago, whenever this runs: the chart of the last weeks has something to draw.
	const detected = new Date(Date.now() - 6 * 86_400_000).toISOString();
	const recent = incidentFile(
		'INC-2026-0099',
		`title: Lately\nstatus: open\nseverity: sev3\nteam: payments\ntimes: {detected: "${detected}"}`,
	);
	for (const [path, text] of [...COMPANY, recent]) {
		mkdirSync(dirname(join(work, path)), { recursive: true });
		writeFileSync(join(work, path), text);
	}
	git(work, 'init', '-q', '-b', 'main');
	git(work, 'add', '-A');
	git(work, 'commit', '-qm', 'Records');
	remote = join(folder, 'acme/incidents.git');
	git(folder, 'clone', '-q', '--bare', work, remote);
});
afterEach(async () => {
	await server.stop();
	rmSync(folder, { recursive: true, force: true });
});

function run(inputs: Readonly<Record<string, string>> = {}, env: Readonly<Record<string, string>> = {}) {
	return runAction('report', {
		inputs: { token: 'none', branch: 'main', kind: 'weekly', ...inputs },
		env: {
			GITHUB_SERVER_URL: `file://${folder}`,
			GITHUB_WORKSPACE: join(folder, 'work'),
			TOCSIN_SMTP_URL: `smtp://127.0.0.1:${server.port}`,
			TOCSIN_MAIL_FROM: 'Incidents <incidents@example.com>',
			...env,
		},
		folder,
	});
}

const subjects = () => git(folder, '--git-dir', remote, 'log', '--format=%s', 'main').trim().split('\n');

test('as the runner runs it: a mail that another library reads, two commits, and a second run sends nothing', async () => {
	const first = await run();
	expect([first.code, first.output('weekly'), first.output('changed')]).toEqual([0, 'sent', 'true']);
	const [, name = ''] = /reports\/(\d{4}-W\d{2})\.md mailed to/.exec(first.summary) ?? [];
	expect(subjects()).toEqual([`Report ${name}: mail done`, `Report ${name}: mail begun`, 'Records']);

	expect(server.mails).toMatchObject([{ from: 'incidents@example.com', to: TO }]);
	const mail = await PostalMime.parse(server.mails[0]!.raw);
	expect(mail).toMatchObject({
		subject: `Acme: incidents of ${name}`,
		messageId: `<report.weekly.${name}@incidents.example.com>`,
	});
	expect(mail.text).toContain(`On the site: https://incidents.example.com/reports/${name}`);
	const pictures = mail.attachments.map(({ mimeType, disposition, contentId, related }) => ({
		mimeType,
		disposition,
		related,
		isShown: mail.html!.includes(`src="cid:${contentId!.slice(1, -1)}"`),
	}));
	expect(pictures[0]).toEqual({ mimeType: 'image/png', disposition: 'inline', related: true, isShown: true });
	expect(pictures).toHaveLength(mail.html!.match(/src="cid:/g)!.length);
	expect(mail.html).toMatch(/<img [^>]*alt="Incidents a week: [\d, ]+ \(/);
	expect(decode(mail.attachments[0]!.content as ArrayBuffer)).toMatchObject({ width: 1040, height: 200, channels: 4 });

	const second = await run();
	expect([second.code, second.output('weekly'), second.output('changed')]).toEqual([0, 'sent-before', 'false']);
	expect(second.summary).toBe(`- reports/${name}.md was mailed before\n`);
	expect(server.mails).toHaveLength(1);
	expect(subjects()).toHaveLength(3);
});

test('what a run missed the next one makes good, for so many days', async () => {
	const late = await run({ kind: 'due', 'catch-up-days': '0' });
	expect([late.code, late.output('weekly'), late.output('monthly')]).toEqual([0, 'too-late', 'too-late']);
	expect(server.mails).toEqual([]);
	const due = await run({ kind: 'due', 'catch-up-days': '32' });
	expect([due.code, due.output('weekly'), due.output('monthly')]).toEqual([0, 'sent', 'sent']);
	expect(server.mails.map(({ to }) => to)).toEqual([TO, TO.slice(1)]);
});

test('a server that refuses is one line and fails the job, and the report is there all the same', async () => {
	answer = '554 5.7.1 looks like spam';
	const refused = await run();
	expect([refused.code, refused.output('weekly'), refused.output('changed')]).toEqual([1, 'given-up', 'true']);
	expect(refused.log).toContain(`not mailed: 127.0.0.1:${server.port} refused the mail: 554 5.7.1 looks like spam`);
	expect(subjects()[0]).toMatch(/^Report \S+: mail given-up$/);
});

test('without a mail server it is written once; with wrong settings the job fails too', async () => {
	const first = await run({}, { TOCSIN_SMTP_URL: '' });
	expect([first.code, first.output('weekly')]).toEqual([0, 'written']);
	expect(first.log).toContain('TOCSIN_SMTP_URL is not set, so reports are written and not mailed');
	const second = await run({}, { TOCSIN_SMTP_URL: 'http://x' });
	expect([second.code, second.output('weekly'), second.output('changed')]).toEqual([1, 'unchanged', 'false']);
	expect(second.log).toContain(
		'No mail is sent: Unexpected TOCSIN_SMTP_URL, expected smtp://host:587 or smtps://host:465',
	);
});

test.each([
	[{ kind: 'daily' }, 'Unexpected kind "daily", expected one of due, weekly, monthly'],
	[{ catchUpDays: 'many' }, 'Unexpected catch-up-days "many", expected a number like 4'],
	[{}, 'No records in FOLDER, expected folders like incidents/ and policies/. Check out first.'],
])('input %j is refused', async (inputs, message) => {
	const failures: unknown[] = [];
	const core = { setFailed: (text: unknown) => void failures.push(text) } as unknown as Parameters<typeof runReport>[0];
	const empty = join(folder, 'none');
	mkdirSync(empty);
	const options = { folder: empty, clock: () => '2026-11-16T02:00:00Z', kind: 'due', catchUpDays: '4', ...inputs };
	await runReport(core, new MemoryRepository(), options);
	expect(failures).toEqual([message.replace('FOLDER', empty)]);
});

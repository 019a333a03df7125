import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { writeFiles } from '../../src/adapters/files/write-files.ts';
import { git } from '../support/git.ts';
import { runCommand } from './run-command.ts';

const repo = mkdtempSync(join(tmpdir(), 'tocsin-oncall-'));
afterAll(() => rmSync(repo, { recursive: true, force: true }));

const NOW = '2026-11-20T08:00:00Z';
const SCHEDULE = `schema: 1
name: Payments
team: payments
time_zone: Asia/Jakarta
layers:
  - role: primary
    rotation: {every: week, start: 2026-11-02, handover: "10:00", members: ["@rina", "@budi"]}
  - role: dba
    rotation: {every: week, start: 2026-11-02, handover: "10:00", members: ["@rina"]}
    restrict: [{days: [monday], from: "09:00", to: "17:00"}]
closed_hours:
  - {role: dba, days: [tuesday, wednesday, thursday, friday, saturday, sunday], from: "00:00", to: "00:00", reason: Quiet}
  - {role: dba, days: [monday], from: "17:00", to: "00:00", reason: Quiet}
  - {role: dba, days: [monday], from: "00:00", to: "09:00", reason: Quiet}
`;
const OVERRIDE =
	'overrides:\n  - {role: primary, member: "@budi", from: 2026-11-20T00:00:00Z, until: 2026-11-21T00:00:00Z, reason: Dentist}\n';

beforeEach(() => {
	rmSync(repo, { recursive: true, force: true });
	writeFiles(repo, [
		{
			path: 'teams/payments.yaml',
			content:
				'schema: 1\nname: Payments\nlead: "@rina"\nmembers:\n  - {handle: "@rina", name: Rina Wulan, time_zone: Asia/Jakarta}\n  - {handle: "@budi", name: Budi Hartono, time_zone: Europe/London}\n',
		},
		{
			path: 'teams/empty.yaml',
			content: 'schema: 1\nname: Empty\nlead: "@eve"\nmembers:\n  - {handle: "@eve", name: Eve, time_zone: UTC}\n',
		},
		{
			path: 'services/checkout.yaml',
			content: 'schema: 1\nname: Checkout\nowner: payments\nproduct: shop\ntier: 1\ndepends_on: []\n',
		},
		{ path: 'schedules/payments.yaml', content: SCHEDULE },
	]);
	git(repo, 'init', '-q', '-b', 'main');
	git(repo, 'add', '-A');
	git(repo, 'commit', '-qm', 'Records');
});

const run = (...args: string[]) => runCommand(repo, NOW, ...args);

describe('oncall', () => {
	test('says who, why, until when and who is next', async () => {
		writeFileSync(join(repo, 'schedules/payments.yaml'), SCHEDULE + OVERRIDE);
		const { stdout, code } = await run('oncall', 'payments');
		expect(stdout).toMatchInlineSnapshot(`
			"Payments (schedules/payments.yaml, times in Asia/Jakarta)
			  primary  Budi Hartono (@budi) until Sat 2026-11-21 07:00
			           override 1: Dentist
			           then Rina Wulan (@rina) from Sat 2026-11-21 07:00
			  dba      nobody, on purpose
			           then Rina Wulan (@rina) from Mon 2026-11-23 09:00
			"
		`);
		expect(code).toBe(0);
	});

	test('for a service, at a time, as one document', async () => {
		const { stdout } = await run('--json', 'oncall', '--service', 'checkout', '--at', '2026-11-09T03:00:00Z');
		const { schedules } = JSON.parse(stdout);
		expect(schedules[0].roles[0].now).toEqual({
			member: '@budi',
			name: 'Budi Hartono',
			time_zone: 'Europe/London',
			start: '2026-11-09T03:00:00Z',
			end: '2026-11-16T03:00:00Z',
			reason: 'rotation',
			why: 'turn 1 of a weekly rotation (layer 1)',
		});
	});

	test('somebody is missing: exit code 1', async () => {
		writeFileSync(join(repo, 'schedules/payments.yaml'), SCHEDULE.slice(0, SCHEDULE.indexOf('closed_hours')));
		const { stdout, code } = await run('oncall', 'payments');
		expect(stdout).toContain(
			'  dba      nobody: somebody is missing\n           then Rina Wulan (@rina) from Mon 2026-11-23 09:00\n',
		);
		expect(code).toBe(1);
	});

	test.each([
		[['nobody'], 'tocsin: Unexpected team "nobody", expected one of empty, payments\n'],
		[['empty'], 'tocsin: Team "empty" has no schedule, expected one in schedules/\n'],
		[['--service', 'x'], 'tocsin: Unexpected service "x", expected one of services/\n'],
		[
			['payments', '--service', 'checkout'],
			'tocsin: Unexpected team "payments" beside --service, expected one of the two\n',
		],
		[['--at', 'noon'], 'tocsin: Unexpected time "noon", expected RFC 3339 like 2026-11-20T03:02:11Z\n'],
		[
			['import', 'no.ics', '--team', 'payments', '--role', 'primary'],
			'tocsin: Unexpected file "no.ics", expected an iCalendar file that is there\n',
		],
		[['calendar', '@nobody'], 'tocsin: Unexpected "@nobody", expected a team of teams/ or a person like @rina\n'],
	])('oncall %j', async (args, expected) => {
		const { stdout, stderr, code } = await run('oncall', ...args);
		expect([stdout, stderr, code]).toEqual(['', expected, 2]);
	});

	test('calendar: a file, or lines', async () => {
		expect((await run('oncall', 'calendar', 'payments', '--ics')).stdout).toMatch(
			/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/,
		);
		expect((await run('oncall', 'calendar', '@budi')).stdout.split('\n')[0]).toBe(
			'2026-10-26T03:00:00Z  2026-11-02T03:00:00Z  Payments primary',
		);
	});

	test('score: the number, its parts, and the people', async () => {
		const { stdout } = await run('oncall', 'score', 'payments');
		expect(stdout).toMatch(/^Payments: \d+ of 100\n {2}gaps {5}100 {2}\(weight 30\) {2}no hour without anybody\n/);
		expect(JSON.parse((await run('--json', 'oncall', 'score', 'payments')).stdout).schedules[0].people).toHaveLength(2);
	});

	test('diff: what a change that is not committed yet does', async () => {
		expect((await run('oncall', 'diff', '--base', 'HEAD')).stdout).toBe(
			'Nobody is on call at another time in the next 12 weeks.\n',
		);
		writeFileSync(join(repo, 'schedules/payments.yaml'), SCHEDULE + OVERRIDE);
		const { stdout } = await run('oncall', 'diff', '--base', 'HEAD');
		expect(stdout).toContain('| Fri 2026-11-20 15:00 to Sat 2026-11-21 07:00 | primary | `@rina` → `@budi` |');
		expect((await run('oncall', 'diff', '--base', 'nowhere')).code).toBe(2);
	});

	test('import: dry, then for good, then again', async () => {
		const file = join(repo, 'leave.ics');
		writeFileSync(
			file,
			'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Budi Hartono covers\r\nDTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261226\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
		);
		const line = '2026-12-23T17:00:00Z  2026-12-25T17:00:00Z  primary @budi: covers\n';
		const args = ['oncall', 'import', file, '--team', 'payments', '--role', 'primary'];
		const read = () => readFileSync(join(repo, 'schedules/payments.yaml'), 'utf8');
		expect((await run(...args, '--dry-run')).stdout).toBe(`${line}Would add 1 override to schedules/payments.yaml\n`);
		expect(read()).toBe(SCHEDULE);
		expect((await run(...args)).stdout).toBe(`${line}Added 1 override to schedules/payments.yaml\n`);
		expect(read().startsWith(SCHEDULE)).toBe(true);
		expect((await run(...args)).stdout).toBe('Added 0 overrides to schedules/payments.yaml, 1 was there already\n');
	});
});

describe('handover', () => {
	const path = 'schedules/handovers/2026-W47-payments.md';

	test('drafts the report once and never overwrites it', async () => {
		const first = await run('handover', 'payments', '--shift-end', '2026-11-23T03:00:00Z');
		expect(first.stdout).toBe(
			`Wrote ${path}\nEdit it and open a pull request; the approval of @budi is the handover.\n`,
		);
		const second = await run('handover', 'payments', '--shift-end', '2026-11-23T03:00:00Z');
		expect(second.stderr).toBe(
			`tocsin: ${path} is there already, and people may have edited it\n  help: --dry-run prints a new draft.\n`,
		);
		expect(second.code).toBe(1);
	});

	test('prints without writing, and says what is overdue', async () => {
		await run('handover', 'payments', '--shift-end', '2026-11-16T03:00:00Z');
		const { stdout, stderr } = await run('handover', 'payments', '--shift-end', '2026-11-23T03:00:00Z', '--dry-run');
		expect(stdout).toMatch(/^---\nschema: 1\nteam: payments\n/);
		expect(stderr).toBe(
			'Overdue: schedules/handovers/2026-W46-payments.md, @rina should have taken over on 2026-11-16T03:00:00Z\n',
		);
		expect(existsSync(join(repo, path))).toBe(false);
	});
});

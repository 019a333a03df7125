import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ROOT } from '../house/source-files.ts';
import { git } from '../support/git.ts';
import { type FakePagerduty, startFakePagerduty } from './support/start-fake-pagerduty.ts';

const NOW = '2026-11-20T04:05:00Z';
const FILES = {
	'teams/payments.yaml': `schema: 1
name: Payments
lead: "@budi"
members:
  - { handle: "@budi", name: Budi H, mail: budi@example.com, time_zone: Asia/Jakarta }
`,
	'schedules/payments.yaml': `schema: 1
name: Payments
team: payments
time_zone: Asia/Jakarta
layers:
  - role: primary
    rotation: { every: week, start: 2026-11-16, handover: "10:00", members: ["@budi"] }
pager:
  - { system: pagerduty, schedule: PPRIM, role: primary, direction: push }
`,
};

let repo: string;
let pagerduty: FakePagerduty;

beforeEach(async () => {
	pagerduty = await startFakePagerduty(NOW);
	pagerduty.users.set('PBUDI', 'budi@example.com');
	pagerduty.schedules.set('PPRIM', { base: [], overrides: [] });
	repo = mkdtempSync(join(tmpdir(), 'tocsin-pagers-'));
	git(repo, 'init', '-q', '-b', 'main');
	for (const [path, text] of Object.entries(FILES)) {
		mkdirSync(dirname(join(repo, path)), { recursive: true });
		writeFileSync(join(repo, path), text);
	}
	git(repo, 'add', '-A');
	git(repo, 'commit', '-qm', 'Rules');
});

afterEach(async () => {
	expect(pagerduty.violations).toEqual([]);
	await pagerduty.stop();
	rmSync(repo, { recursive: true, force: true });
});

async function tocsin(...args: readonly string[]) {
	const child = spawn(process.execPath, [join(ROOT, 'src/cli/main.ts'), '--repo', repo, '--now', NOW, ...args], {
		env: {
			PATH: process.env.PATH,
			HOME: repo,
			GIT_CONFIG_NOSYSTEM: '1',
			GIT_AUTHOR_NAME: 'Test',
			GIT_AUTHOR_EMAIL: 'test@example.com',
			GIT_COMMITTER_NAME: 'Test',
			GIT_COMMITTER_EMAIL: 'test@example.com',
			TOCSIN_PAGERDUTY_TOKEN: 'test',
			TOCSIN_PAGERDUTY_FROM: 'bot@example.com',
			TOCSIN_PAGERDUTY_API_URL: pagerduty.url,
		},
	});
	let [stdout, stderr] = ['', ''];
	child.stdout.on('data', (text) => {
		stdout += text;
	});
	child.stderr.on('data', (text) => {
		stderr += text;
	});
	const status = await new Promise<number | null>((done) => child.on('close', done));
	return { status, stdout, stderr };
}

test('reconcile keeps a schedule of PagerDuty the same and commits which overrides are its own', async () => {
	const dry = await tocsin('reconcile', '--dry-run');
	expect([dry.status, dry.stderr, pagerduty.schedules.get('PPRIM')!.overrides]).toEqual([0, '', []]);
	expect(dry.stdout).toContain(
		'payments primary → pagerduty/PPRIM: would change\n  @budi from 2026-11-20T04:05:00Z until',
	);

	const done = await tocsin('reconcile');
	expect([done.status, done.stderr]).toEqual([0, '']);
	const [override] = pagerduty.schedules.get('PPRIM')!.overrides;
	const end = new Date(override!.end).toISOString().replace('.000', '');
	expect(readFileSync(join(repo, 'schedules/pager-sync/payments.yaml'), 'utf8')).toBe(`schema: 1
overrides:
  - pager: pagerduty/PPRIM
    id: ${override!.id}
    member: "@budi"
    user: PBUDI
    start: ${NOW}
    end: ${end}
`);
	expect(git(repo, 'log', '-1', '--format=%s')).toBe('schedules/pager-sync/payments.yaml: 1 made, 0 taken back');
	expect(await tocsin('check', 'schedules')).toMatchObject({ status: 0 });

	const again = JSON.parse((await tocsin('--json', 'reconcile')).stdout) as { pagers: unknown };
	expect(again.pagers).toEqual([
		{ name: 'payments primary → pagerduty/PPRIM', state: 'same', changes: [], problems: [] },
	]);
});

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { git } from '../support/git.ts';

const root = new URL('../..', import.meta.url).pathname;
let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'tocsin-backtest-'));
	for (const name of ['incidents', 'alerts', 'services', 'teams', 'schedules', 'policies', 'runbooks']) {
		cpSync(join(root, name), join(folder, name), { recursive: true });
	}
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function edit(path: string, change: (text: string) => string): void {
	const before = readFileSync(join(folder, path), 'utf8');
	const after = change(before);
	expect(after).not.toBe(before);
	writeFileSync(join(folder, path), after);
}

const mute = (id: string, match: string) => `  - id: ${id}
    match: ${match}
    until: 2027-01-01T00:00:00Z
    reason: It is only noise
`;

const withMutes =
	(...mutes: readonly string[]) =>
	(text: string) =>
		text.replace(/^mutes:.*\n/m, (line) => line + mutes.join(''));

const BAD = withMutes(mute('too-loud', '{ names: [HighErrorRate] }'));
const GOOD = withMutes(
	mute('recommendations', '{ names: [HighErrorRate], services: [recommendations] }'),
	mute('probe', '{ names: ["Storefront probe failed*"] }'),
	mute('bots', '{ names: [WafBlocksHigh], services: [identity] }'),
);

function backtest(...args: readonly string[]) {
	const main = join(root, 'src/cli/main.ts');
	return spawnSync(process.execPath, [main, '--repo', folder, ...args], { encoding: 'utf8' });
}

function commitAll(): void {
	git(folder, 'init', '--quiet', '--initial-branch=main');
	git(folder, 'add', '.');
	git(folder, 'commit', '--quiet', '--message=Records');
}

describe('backtest --base', () => {
	beforeEach(commitAll);

	test('a mute that is too wide names the incidents it would lose, and fails', () => {
		edit('policies/triage.yaml', BAD);
		const { status, stdout } = backtest('backtest', '--base', 'main');
		expect(status).toBe(1);
		expect(stdout).toContain('### Backtest: 9 real incidents would be missed');
		expect(stdout).toContain('- INC-2025-0015 (sev1, inventory-service) Orders stall at the start of the 11.11 sale');
		expect(stdout).toContain('held by the mute `too-loud`');
		expect(stdout).toMatch(/\| pages in sleep hours \| 35 \| 28 \| −20 % \|/);
	});

	test('what people accept with a reason does not fail it', () => {
		edit('policies/triage.yaml', BAD);
		const { missed } = JSON.parse(backtest('--json', 'backtest', '--base', 'main').stdout) as {
			missed: { id: string }[];
		};
		const accepted = missed.map(
			({ id }) => `  - { incident: ${id}, reason: The search team hears of it by other means }\n`,
		);
		writeFileSync(join(folder, 'policies/backtest.yaml'), `schema: 1\naccepted:\n${accepted.join('')}`);
		const { status, stdout } = backtest('backtest', '--base', 'main');
		expect(stdout).toContain('### Backtest: 9 missed incidents, all accepted, pages 80 → 67');
		expect(stdout).toContain('(accepted: The search team hears of it by other means)');
		expect(status).toBe(0);
	});

	test('mutes of what was never worth it save pages and pass', () => {
		edit('policies/triage.yaml', GOOD);
		const { status, stdout } = backtest('backtest', '--base', 'main');
		expect(stdout).toContain('### Backtest: nothing real would be missed, pages 80 → 77');
		expect(stdout).toContain('<summary>Not worth a page, and without one now (3)</summary>');
		expect(stdout).not.toContain('**Missed');
		expect(status).toBe(0);
	});

	test('no change of rules changes nothing', () => {
		const { status, stdout } = backtest('backtest', '--base', 'main');
		expect(stdout).toContain('| pages | 80 | 80 | = |');
		expect(stdout).not.toContain('<details>');
		expect(status).toBe(0);
	});

	test('a service that nobody claims any more is a change of rules too', () => {
		rmSync(join(folder, 'services/payment-gateway.yaml'));
		const { stdout } = backtest('backtest', '--base', 'main');
		expect(stdout).toMatch(/\| links that people agree with \| 11 of 11 \(100 %\) \| \d+ of \d+ /);
		expect(stdout).not.toContain('| consequences found | 9 | 9 | = |');
	});

	test('rules that cannot be read are said with their place, and nothing is judged by them', () => {
		edit('policies/triage.yaml', (text) => text.replace('reopen_window: 1h', 'reopen_windw: 1h'));
		const { status, stdout, stderr } = backtest('backtest', '--base', 'main');
		expect([status, stdout]).toEqual([1, '']);
		expect(stderr).toMatch(/^policies\/triage\.yaml:\d+:\d+: error/m);
		expect(stderr).toContain('reopen_windw');
	});
});

describe('backtest --policies', () => {
	test('a folder with other rules is compared with the work tree', () => {
		const drafts = join(folder, 'draft');
		mkdirSync(drafts);
		writeFileSync(join(drafts, 'triage.yaml'), GOOD(readFileSync(join(folder, 'policies/triage.yaml'), 'utf8')));
		const { status, stdout } = backtest('backtest', '--policies', drafts, '--from', '2026-01-01T00:00:00Z');
		expect(stdout).toMatch(/ alerts from 2026-\d\d-\d\d to 2026-11-\d\d, replayed/);
		expect(status).toBe(0);
	});

	test('a line that cannot be read is left out and said', () => {
		edit('alerts/2026/11/03.ndjson', (text) => text.replace('"received":', '"receved":'));
		const { stdout, stderr } = backtest('backtest', '--policies', join(folder, 'policies'));
		expect(stdout).toContain('446 alerts');
		expect(stderr).toBe('tocsin: left out as unreadable: 1; see: tocsin check\n');
	});

	test.each([
		[[], 'Expected --base with a commit to compare with, or --policies with a folder; one of the two'],
		[['--policies', '/nowhere'], 'Unexpected folder "/nowhere", expected one with a triage.yaml'],
		[
			['--policies', 'policies', '--from', 'monday'],
			'Unexpected time "monday" for --from, expected RFC 3339 like 2026-11-20T03:02:11Z',
		],
	])('%j is refused', (args, message) => {
		if (args[1] === 'policies') args[1] = join(folder, 'policies');
		const { status, stderr } = backtest('backtest', ...args);
		expect([status, stderr]).toEqual([2, `tocsin: ${message}\n`]);
	});
});

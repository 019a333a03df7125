import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { git } from '../support/git.ts';

const root = new URL('../..', import.meta.url).pathname;
let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'tocsin-noise-'));
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

function tocsin(...args: readonly string[]) {
	const main = join(root, 'src/cli/main.ts');
	const all = [main, '--repo', folder, '--now', '2026-11-20T08:00:00Z', ...args];
	return spawnSync(process.execPath, all, { encoding: 'utf8' });
}

const SUGGESTION = `## Suggested changes

### An incident is over only when its alerts have been quiet for 15m

6 of 80 pages opened an incident again that had just ended; of 6 pauses within the hour half were shorter than 11 min. Most: HighErrorRate of cart-service, HighErrorRate of edge-gateway, HighLatencyP99 of catalogue-api.

Backtest: pages 80 → 75, in sleep hours 35 → 32, incidents 85, explained by another 11; no real incident would be missed.

\`\`\`\`diff
--- a/policies/triage.yaml
+++ b/policies/triage.yaml
@@ -93,6 +93,7 @@
   by: [service, kind]
   window: 12h # an incident that has heard nothing for so long takes no more alerts: the next one is a new problem
   reopen_window: 1h
+  settle_delay: 15m
 
 mutes: # planned work. Every mute has a reason and an end; what still fires then opens an incident
   - id: node-pool-upgrade
\`\`\`\`

Take it: \`npm run tocsin -- noise --write settle-delay\`

## By alert rule
`;

describe('noise', () => {
	test('suggests for the example what its archive speaks for', () => {
		const { status, stdout, stderr } = tocsin('noise');
		expect([status, stderr]).toEqual([0, '']);
		expect(stdout).toContain('# Noise: 72 alert rules, 1 suggested change\n');
		expect(stdout).toContain(SUGGESTION);
		expect(stdout).toContain(
			'| HighErrorRate | checkout-api | 5 | 5 | 3 | 3 | 3 of 5 (between 23 and 88 %) | 0 % of 5 | 0 | 75 min of 5 |\n',
		);
		expect(stdout).toContain('- ReplicationLag of orders-db: 2026-01 1 of 1, 2026-07 0 of 1\n');
		expect(stdout).toContain(
			'## Rules that met nothing\n\n- mute `node-pool-upgrade`\n- 2 claims of label-printing, storefront-web\n',
		);
		expect(stdout).toContain('People agree with 100 % of 11 of its links');
	});

	test('what is written is what the backtest of the pull request then says, and passes check', () => {
		git(folder, 'init', '--quiet', '--initial-branch=main');
		git(folder, 'add', '.');
		git(folder, 'commit', '--quiet', '--message=Records');
		const written = tocsin('noise', '--write', 'settle-delay');
		expect(written.stderr).toBe('');
		expect(written.stdout).toBe(
			'policies/triage.yaml: An incident is over only when its alerts have been quiet for 15m\nNext: tocsin check, then a pull request; its backtest says the same.\n',
		);
		expect(git(folder, 'diff', '--stat')).toContain('1 file changed, 1 insertion(+)');
		const backtest = tocsin('backtest', '--base', 'main');
		expect(backtest.stdout).toContain('### Backtest: nothing real would be missed, pages 80 → 75\n');
		expect(backtest.stdout).toContain('| pages in sleep hours | 35 | 32 |');
		expect(tocsin('check', 'policies/triage.yaml').status).toBe(0);
	});

	test.each([
		[['--write', 'mute-all'], 'Unexpected suggestion "mute-all", expected one of settle-delay'],
		[['--from', 'monday'], 'Unexpected time "monday" for --from, expected RFC 3339 like 2026-11-20T03:02:11Z'],
		[
			['--to', '2026-01-01', '--write', 'x'],
			'Unexpected suggestion "x", expected none: nothing is suggested from this archive',
		],
	])('%j is refused', (args, message) => {
		const { status, stderr } = tocsin('noise', ...args);
		expect([status, stderr]).toEqual([2, `tocsin: ${message}\n`]);
	});

	test('rules that cannot be read are said with their place', () => {
		edit('policies/triage.yaml', (text) => text.replace('reopen_window: 1h', 'reopen_windw: 1h'));
		const { status, stdout, stderr } = tocsin('noise');
		expect([status, stdout]).toEqual([1, '']);
		expect(stderr).toMatch(/^policies\/triage\.yaml:\d+:\d+: error/m);
	});

	test('is JSON for machines; a line that cannot be read is left out and said', () => {
		edit('alerts/2026/11/03.ndjson', (text) => text.replace('"received":', '"receved":'));
		const { status, stdout, stderr } = tocsin('--json', 'noise', '--from', '2026-01-01');
		expect([status, stderr]).toEqual([0, 'tocsin: left out as unreadable: 1; see: tocsin check\n']);
		const { rules, suggestions, problems, first } = JSON.parse(stdout) as Record<string, { file: string }[]>;
		expect([rules!.length > 20, suggestions, String(first).slice(0, 4)]).toEqual([true, [], '2026']);
		expect(problems![0]!.file).toBe('alerts/2026/11/03.ndjson');
	});
});

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ROOT } from '../house/source-files.ts';
import { git } from '../support/git.ts';
import { type ActionRun, runAction } from '../support/run-action.ts';

let folder: string;
let workspace: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'tocsin-backtest-action-'));
	workspace = join(folder, 'workspace');
	for (const name of ['incidents', 'alerts', 'services', 'teams', 'schedules', 'policies', 'runbooks']) {
		cpSync(join(ROOT, name), join(workspace, name), { recursive: true });
	}
	git(workspace, 'init', '--quiet', '--initial-branch=main');
	commitAll('Records');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function commitAll(message: string): void {
	git(workspace, 'add', '.');
	git(workspace, 'commit', '--quiet', `--message=${message}`);
}

/** Changes the rules as a pull request does: one commit more than before. */
function changeRules(change: (text: string) => string): void {
	const path = join(workspace, 'policies/triage.yaml');
	writeFileSync(path, change(readFileSync(path, 'utf8')));
	commitAll('Other rules');
}

function run(): Promise<ActionRun> {
	return runAction('backtest', { inputs: { base: 'HEAD^1' }, env: { GITHUB_WORKSPACE: workspace }, folder });
}

describe('the action backtest', () => {
	test('fails where real incidents would be missed, and names them in summary and report', async () => {
		changeRules((text) =>
			text.replace(
				/^mutes:.*\n/m,
				(line) =>
					`${line}  - { id: loud, match: { names: [HighErrorRate] }, until: 2027-01-01T00:00:00Z, reason: Only noise }\n`,
			),
		);
		const { code, log, summary, output } = await run();
		expect(code).toBe(1);
		expect(output('missed')).toBe('9');
		expect(summary).toContain('### Backtest: 9 real incidents would be missed');
		expect(`${readFileSync(output('report')!, 'utf8')}\n`).toBe(`<!-- tocsin-backtest -->\n${summary}`);
		expect(log).toContain('::error::9 real incidents would be missed; the report names them.');
	});

	test('passes where nothing real is missed', async () => {
		changeRules((text) => text.replace('reopen_window: 1h', 'reopen_window: 2h'));
		const { code, output, summary } = await run();
		expect(summary).toContain('### Backtest: nothing real would be missed');
		expect([code, output('missed')]).toEqual([0, '0']);
	});

	test('rules that cannot be read are annotated in their file', async () => {
		changeRules((text) => text.replace('reopen_window: 1h', 'reopen_window: soon'));
		const { code, log, output } = await run();
		expect([code, output('missed')]).toEqual([1, undefined]);
		expect(log).toMatch(/::error file=policies\/triage\.yaml,line=\d+,col=\d+/);
	});
});

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../house/source-files.ts';
import { git } from '../support/git.ts';
import { COMPANY, MONDAY } from './report-company.ts';

let repo: string;

beforeAll(() => {
	repo = mkdtempSync(join(tmpdir(), 'tocsin-report-'));
	for (const [path, text] of COMPANY) {
		mkdirSync(dirname(join(repo, path)), { recursive: true });
		writeFileSync(join(repo, path), text);
	}
	git(repo, 'init', '-q', '-b', 'main');
	git(repo, 'config', 'user.name', 'Test');
	git(repo, 'config', 'user.email', 'test@example.com');
	git(repo, 'add', '-A');
	git(repo, 'commit', '-qm', 'Records');
});
afterAll(() => rmSync(repo, { recursive: true, force: true }));

function tocsin(...args: readonly string[]) {
	const env = { PATH: process.env.PATH, HOME: repo, NODE_COMPILE_CACHE: join(tmpdir(), 'tocsin-test-compiled') };
	const main = join(ROOT, 'src/cli/main.ts');
	const { status, stdout, stderr } = spawnSync(process.execPath, [main, '--repo', repo, '--now', MONDAY, ...args], {
		encoding: 'utf8',
		env,
	});
	return { status, stdout, stderr };
}

test('writes the report of the last week, commits it, and says the same to a machine', () => {
	expect(tocsin('report', 'weekly')).toEqual({ status: 0, stdout: 'reports/2026-W46.md written\n', stderr: '' });
	expect(git(repo, 'log', '-1', '--format=%s').trim()).toBe('Report 2026-W46');
	expect(git(repo, 'status', '--short')).toBe('');
	const { stdout, ...rest } = tocsin('--json', 'report', 'weekly');
	expect(rest).toEqual({ status: 0, stderr: '' });
	expect(JSON.parse(stdout)).toEqual({
		kind: 'weekly',
		period: '2026-W46',
		from: '2026-11-09',
		to: '2026-11-15',
		as_of: MONDAY,
		state: 'unchanged',
		file: 'reports/2026-W46.md',
	});
	expect(readFileSync(join(repo, 'reports/2026-W46.md'), 'utf8')).toContain('3 incidents began in 2026-W46');
});

test.each([
	[
		['--at', '2026-W47'],
		1,
		'tocsin: Unexpected --at "2026-W47", which is not over before 2026-11-22T17:00:00Z, expected an earlier one; with --unfinished it is reported so far\n',
	],
	[['--send'], 2, 'tocsin: TOCSIN_SMTP_URL is missing, expected a mail server to send by, like smtp://host:587\n'],
	[
		['--send', '--unfinished'],
		2,
		'tocsin: Unexpected --send with --unfinished, expected one of them: a report is mailed once, when it is whole\n',
	],
])('%j is refused', (options, status, stderr) => {
	expect(tocsin('report', 'weekly', ...options)).toEqual({ status, stdout: '', stderr });
});

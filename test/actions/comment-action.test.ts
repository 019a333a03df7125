import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type PostReportOptions, postReport } from '../../actions/comment/post-report.ts';
import { runAction } from '../support/run-action.ts';
import { type GithubEmulator, MAY_WRITE, shaOf, startGithubEmulator } from '../support/start-github-emulator.ts';

let folder = '';
let github: GithubEmulator;
let files = 0;

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'tocsin-comment-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeEach(async () => {
	github = await startGithubEmulator();
	openPull(7, 'acme', 'mend');
	openPull(8, 'stranger', 'patch-1');
});

afterEach(async () => {
	expect(github.violations).toEqual([]);
	await github.stop();
});

function openPull(number: number, owner: string, ref: string): void {
	const head = { sha: shaOf(ref), ref, owner };
	github.pulls.set(number, { author: owner, head, state: 'open', files: [], reviews: [] });
}

function report(text: string, marker = '<!-- tocsin-check -->\n'): string {
	const path = join(folder, `report-${++files}.md`);
	writeFileSync(path, `${marker}${text}`);
	return path;
}

const runOf = (owner: string, head_branch: string | null, sha = shaOf(head_branch ?? '')) => ({
	workflow_run: {
		head_branch,
		head_sha: sha,
		head_repository: { full_name: `${owner}/incidents`, owner: { login: owner } },
	},
});
const OWN = runOf('acme', 'mend');
const FORK = runOf('stranger', 'patch-1');

/** The action without the process around it; a fault is its message. */
async function post(path: string, event: object = OWN, { token = MAY_WRITE, name = 'check' } = {}) {
	const said: string[] = [];
	const core = {
		info: (text: string) => said.push(text),
		warning: (text: string) => said.push(`warning: ${text}`),
		setOutput: (key: string, value: string) => said.push(`${key}=${value}`),
	};
	const connection = { repository: 'acme/incidents', token, apiUrl: github.url };
	const options: PostReportOptions = { event, path, name, connection };
	await postReport(core as never, options).catch((error: Error) => said.push(`failed: ${error.message}`));
	return said;
}

const commentsOf = (number: number) => (github.comments.get(number) ?? []).map(({ body }) => body);

test('the action as the runner runs it', async () => {
	const inputs = { report: report('### Check: 1 error\n'), name: 'check', token: MAY_WRITE };
	const run = await runAction('comment', { event: OWN, inputs, env: { GITHUB_API_URL: github.url }, folder });
	expect([run.code, run.output('state')], run.log).toEqual([0, 'created']);
	expect(commentsOf(7)).toEqual(['<!-- tocsin-check -->\n### Check: 1 error\n']);
});

describe('the report of our own branch', () => {
	test('is one comment kept up to date, wherever it stands', async () => {
		const talk = Array.from({ length: 100 }, (_, id) => ({ id: id + 1, body: `Talk ${id}` }));
		github.comments.set(7, talk);
		const states: string[] = [];
		for (const text of ['1 error', '1 error', '2 errors']) states.push((await post(report(text)))[0]!);
		states.push((await post(report('no problems', '<!-- tocsin-check -->\n<!-- tocsin: quiet -->\n')))[0]!);
		expect(states).toEqual(['state=created', 'state=unchanged', 'state=updated', 'state=updated']);
		expect(commentsOf(7)).toHaveLength(101);
		expect(commentsOf(7)[100]).toBe('<!-- tocsin-check -->\nno problems');
	});

	test('makes no comment of its own where it is quiet', async () => {
		const quiet = report('no problems', '<!-- tocsin-check -->\n<!-- tocsin: quiet -->\n');
		expect(await post(quiet)).toEqual(['state=not-needed', 'Comment: not-needed']);
		expect(commentsOf(7)).toEqual([]);
	});

	test('of another name is another comment', async () => {
		await post(report('1 error'));
		await post(report('0 missed', '<!-- tocsin-backtest -->\n'), OWN, { name: 'backtest' });
		expect(commentsOf(7)).toHaveLength(2);
	});

	test('is found by the number where the event is of the pull request itself', async () => {
		await post(report('1 error'), { pull_request: { number: 8 } });
		expect(commentsOf(8)).toEqual(['<!-- tocsin-check -->\n1 error']);
	});

	test('makes a warning and no failure with a token that may only read', async () => {
		expect(await post(report('1 error'), OWN, { token: 'may-read' })).toEqual([
			'warning: The comment was not written: GitHub answered 403: Resource not accessible by integration',
			'state=refused',
			'Comment: refused',
		]);
	});
});

describe('the report of a fork', () => {
	test('says so, and is inert', async () => {
		await post(report('@acme/all see [this](https://evil.example) <img src=x>\n'), FORK);
		expect(commentsOf(8)).toEqual([
			'<!-- tocsin-check -->\n> From a run for a fork, which may have changed what this says. Links and mentions are switched off.\n\n' +
				'@\u2060acme/all see [this]\u2060(https:\u2060//evil.example) <\u2060img src=x>\n',
		]);
	});

	test('cannot choose its pull request, nor write over the comment of another action', async () => {
		github.comments.set(8, [{ id: 1, body: '<!-- tocsin-review -->\nTwo have to acknowledge' }]);
		const path = report('All have acknowledged', '<!-- tocsin-review -->\n');
		expect(await post(path, FORK)).toEqual([
			`failed: Unexpected report ${path}, expected one that begins with <!-- tocsin-check -->`,
		]);
		expect(commentsOf(8)).toEqual(['<!-- tocsin-review -->\nTwo have to acknowledge']);
	});

	test('that is no plain file is not read', async () => {
		const link = join(folder, 'link.md');
		symlinkSync(report('1 error'), link);
		expect((await post(link, FORK))[0]).toMatch(/^failed: ELOOP/);
		expect((await post(folder, FORK))[0]).toBe(`failed: Unexpected report ${folder}, expected a file`);
		const big = report('x'.repeat(65_536));
		expect((await post(big, FORK))[0]).toBe('failed: Unexpected report of 65558 bytes, expected at most 65536');
		expect(github.calls).toEqual([]);
	});

	test('fits into a comment, also when making it inert made it longer', async () => {
		expect(await post(report('@a '.repeat(21_000)), FORK)).toContain('state=created');
		expect(commentsOf(8)[0]!.length).toBeLessThan(65_536);
		expect(commentsOf(8)[0]).toMatch(/More does not fit in here\.\n$/);
	});
});

describe('nothing is posted', () => {
	test.each<[string, object, string]>([
		['of an older commit', runOf('acme', 'mend', shaOf('older')), 'The branch has moved on'],
		['of a branch without a pull request', runOf('acme', 'other'), 'The branch has moved on'],
		['of a branch of the same name elsewhere', runOf('other', 'mend'), 'The branch has moved on'],
		['of a branch that is gone', runOf('acme', null), 'The event is about no branch'],
		[
			'of a fork that is gone',
			{ workflow_run: { head_branch: 'x', head_sha: 'y', head_repository: null } },
			'The event',
		],
		['of no run', {}, 'The event is about no branch'],
	])('%s', async (_name, event, reason) => {
		const said = await post(report('1 error'), event);
		expect(said).toEqual(['state=no-pull-request', expect.stringContaining(reason)]);
		expect([...github.comments]).toEqual([]);
	});

	test('where the run left no report', async () => {
		expect(await post(join(folder, 'none.md'))).toEqual(['state=no-report', 'The run left no report']);
		expect(github.calls).toEqual([]);
	});

	test('where a branch has two pull requests', async () => {
		openPull(9, 'acme', 'mend');
		expect(await post(report('1 error'))).toEqual([
			'state=no-pull-request',
			'The branch has several pull requests, and the run does not say for which it was',
		]);
	});
});

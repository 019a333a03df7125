import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { WORLD_FILES } from '../support/rule-examples.ts';
import { startWorkflowWorld, type WorkflowWorld } from './workflow-world.ts';

let world: WorkflowWorld;

beforeAll(async () => {
	world = await startWorkflowWorld([...WORLD_FILES]);
});
afterEach(() => {
	expect(world.github.violations).toEqual([]);
});
afterAll(() => world.stop());

const SERVICE = WORLD_FILES.get('services/checkout.yaml')!;

/** Opens a pull request whose branch is one commit on top of main, and returns the events that GitHub sends for it. */
function open(number: number, owner: string, files: Readonly<Record<string, string>>) {
	const ref = `patch-${number}`;
	const sha = world.push(files, ref);
	world.github.pulls.set(number, { author: owner, head: { sha, ref, owner }, state: 'open', files: [], reviews: [] });
	const repo = { full_name: `${owner}/incidents`, owner: { login: owner } };
	const completed = (name: string) => ({
		eventName: 'workflow_run',
		event: {
			workflow_run: { id: number, name, event: 'pull_request', head_branch: ref, head_sha: sha, head_repository: repo },
		},
	});
	const event = { number, pull_request: { number, head: { sha, ref, repo } }, repository: { is_template: true } };
	// Of one commit, the merge has the same parent and the same files as the branch.
	const opened = { eventName: 'pull_request', event, ref, isOfFork: owner !== 'acme' };
	return { opened, completed };
}

const BROKEN = { 'services/checkout.yaml': SERVICE.replace('product: shop', 'product: shp') };
const comments = (number: number) => (world.github.comments.get(number) ?? []).map(({ body }) => body);

test('a change with mistakes fails the check, and hears of them by the second workflow', async () => {
	const { opened, completed } = open(7, 'acme', BROKEN);
	const check = await world.run('check.yml', opened);
	expect(check.jobs, check.log).toEqual({ records: 'failure', engine: 'success' });
	expect(check.log).toContain('::error file=services/checkout.yaml,line=4');
	expect(world.asked()).toEqual(['npm ci', 'npm test']);
	expect(world.github.calls).toEqual([]);
	const comment = await world.run('comment.yml', completed('check'));
	expect(comment.jobs, comment.log).toEqual({ comment: 'success' });
	expect(comments(7)).toEqual([expect.stringMatching(/^<!-- tocsin-check -->\n### Check: \d+ errors?/)]);
});

test('of a fork it is the same, with a token that may only read; the comment is inert and says whose it is', async () => {
	const { opened, completed } = open(8, 'stranger', BROKEN);
	expect((await world.run('check.yml', opened)).jobs.records).toBe('failure');
	const comment = await world.run('comment.yml', completed('check'));
	expect(comment.jobs, comment.log).toEqual({ comment: 'success' });
	expect(comments(8)).toEqual([
		expect.stringMatching(/^<!-- tocsin-check -->\n> From a run for a fork, .+\n\n### Check: \d+ errors?/),
	]);
});

test('a change that is well makes no comment', async () => {
	const { opened, completed } = open(9, 'acme', { 'services/checkout.yaml': `${SERVICE}# well\n` });
	const check = await world.run('check.yml', opened);
	expect(check.conclusion, check.log).toBe('success');
	expect((await world.run('comment.yml', completed('check'))).log).toContain('not-needed');
	expect(comments(9)).toEqual([]);
});

test('a change of rules is judged by the archive, and its report is a comment of its own', async () => {
	const triage = WORLD_FILES.get('policies/triage.yaml')!;
	const { opened, completed } = open(10, 'acme', { 'policies/triage.yaml': `${triage}# changed\n` });
	const backtest = await world.run('backtest.yml', opened);
	expect(backtest.jobs, backtest.log).toEqual({ backtest: 'success' });
	await world.run('comment.yml', completed('backtest'));
	expect(comments(10)).toEqual([expect.stringMatching(/^<!-- tocsin-backtest -->\n/)]);
});

test('what follows another run than that of a pull request is passed over', async () => {
	const { completed } = open(11, 'acme', { 'a.txt': 'a' });
	const { event } = completed('check');
	const pushed = { ...event, workflow_run: { ...event.workflow_run, event: 'push' } };
	const run = await world.run('comment.yml', { eventName: 'workflow_run', event: pushed });
	expect(run.jobs).toEqual({ comment: 'skipped' });
});

test('a push is checked whole, and leaves no report to post', async () => {
	const before = readdirSync(join(world.folder, 'artifacts'));
	const run = await world.run('check.yml', { eventName: 'push', event: {} });
	expect(run.conclusion, run.log).toBe('success');
	expect(readdirSync(join(world.folder, 'artifacts'))).toEqual(before);
});

test('the review of a postmortem is asked for; of a change without one it says so beside the commit', async () => {
	const { opened } = open(12, 'stranger', { 'runbooks/x.md': 'x' });
	const target = { eventName: 'pull_request_target', event: opened.event };
	const run = await world.run('review.yml', target);
	expect(run.jobs, run.log).toEqual({ review: 'success' });
	const sha = world.github.pulls.get(12)!.head.sha;
	expect(world.github.statuses.get(sha)).toMatchObject([{ context: 'tocsin/review', state: 'success' }]);
	const given = await world.run('review-given.yml', { eventName: 'pull_request_review', event: opened.event });
	expect(given.log).toContain('A review was given.');
});

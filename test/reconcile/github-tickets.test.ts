import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createGithubIssues } from '../../src/adapters/github/issues.ts';
import { type FakeIssue, type FakeIssues, startFakeIssues } from './support/start-fake-issues.ts';

const NOW = Date.parse('2026-11-20T05:00:00Z');

let github: FakeIssues;

beforeEach(async () => {
	github = await startFakeIssues();
});

afterEach(async () => {
	expect(github.violations).toEqual([]);
	await github.stop();
});

const tickets = (now = NOW) =>
	createGithubIssues({
		repository: 'acme/incidents',
		token: 'ghs_test',
		agent: 'tocsin-test',
		apiUrl: github.url,
		timeoutMs: 500,
		clock: () => now,
	}).tickets;

function keep(number: number, facts: Partial<FakeIssue> & { readonly pull_request?: object } = {}): void {
	const html_url = `https://github.com/acme/incidents/issues/${number}`;
	github.issues.push({ number, html_url, title: 'x', body: '', state: 'open', labels: [], assignees: [], ...facts });
}

describe('states', () => {
	test('are those of issues of this repository, in one call', async () => {
		keep(1);
		keep(2, { state: 'closed', state_reason: 'completed' });
		keep(3, { state: 'closed', state_reason: 'not_planned' });
		keep(4, { state: 'closed', state_reason: 'duplicate' });
		keep(5, { state: 'closed' });
		keep(6, { state: 'closed', pull_request: { merged_at: null } });
		keep(7, { state: 'closed', pull_request: { merged_at: '2026-11-20T04:00:00Z' } });
		const address = 'https://github.com/Acme/incidents/issues/2';
		const asked = [
			'#1',
			address,
			'#3',
			'#4',
			'#5',
			'#6',
			'#7',
			'https://github.com/acme/other/issues/1',
			'PAY-1',
			'#x',
		];
		const { known } = await tickets().states(asked);
		expect([...known]).toEqual([
			['#1', 'open'],
			[address, 'done'],
			['#3', 'dropped'],
			['#4', 'dropped'],
			['#5', 'done'],
			['#6', 'dropped'],
			['#7', 'done'],
		]);
		expect(github.calls).toEqual(['GET /repos/acme/incidents/issues']);
	});

	test('of what is not among those that changed last are asked for in turn, and each has its turn', async () => {
		for (let number = 1; number <= 325; number += 1) keep(number);
		const old = Array.from({ length: 25 }, (_, index) => `#${index + 1}`);
		const seen = new Set<string>();
		for (let minute = 0; minute < 3; minute += 1) {
			github.calls.length = 0;
			const { known } = await tickets(NOW + minute * 60_000).states(old);
			for (const ticket of known.keys()) seen.add(ticket);
			expect(github.calls).toHaveLength(13);
		}
		expect(seen.size).toBe(25);
	});

	test('of a deleted issue is gone, of one that moved away unknown', async () => {
		github.troubles.push('usual', { status: 410 }, { status: 301 }, { status: 404 });
		expect([...(await tickets().states(['#7', '#8', '#9'])).known]).toEqual([
			['#7', 'gone'],
			['#9', 'gone'],
		]);
	});

	test('that GitHub does not tell are a trouble, and what is known counts', async () => {
		keep(1);
		github.troubles.push('usual', { status: 429, headers: { 'retry-after': '60' } });
		expect(await tickets().states(['#1', '#9'])).toEqual({
			known: new Map([['#1', 'open']]),
			trouble: { state: 'failed', error: 'GitHub answered 429: No', retryAfterMs: 60_000, isSystemDown: true },
		});
		github.troubles.push('hang');
		expect((await tickets().states(['#1'])).trouble?.error).toBe('GitHub did not answer in time');
	});
});

describe('a comment', () => {
	const comment = {
		ticket: '#1',
		key: 'INC-2026-0001/ticket/collated/2',
		lines: ['Resolved by @rina', '<b>40</b> min'],
	};

	test('is made once, without markup or mention of others', async () => {
		keep(1);
		expect(await tickets().comment(comment)).toEqual({ state: 'done' });
		expect(await tickets().comment(comment)).toEqual({ state: 'done' });
		expect(github.issues[0]!.comments).toEqual([
			'<!-- tocsin:INC-2026-0001/ticket/collated/2 -->\n\nResolved by @\u2060rina\n\n\\<b\\>40\\</b\\> min',
		]);
	});

	test('that GitHub made without saying so is found by the next try', async () => {
		keep(1);
		github.troubles.push('usual', 'lost');
		expect(await tickets().comment(comment)).toMatchObject({ state: 'failed', isSystemDown: true });
		expect(await tickets().comment(comment)).toEqual({ state: 'done' });
		expect(github.issues[0]!.comments).toHaveLength(1);
	});

	test('on what is gone, or elsewhere, is given up', async () => {
		expect(await tickets().comment(comment)).toMatchObject({
			error: '#1 is not on GitHub any more',
			isPermanent: true,
		});
		expect(await tickets().comment({ ...comment, ticket: 'PAY-1' })).toMatchObject({
			error: 'PAY-1 is no issue of GitHub',
			isPermanent: true,
		});
	});

	test('that is too long is cut, and says so', async () => {
		keep(1);
		await tickets().comment({ ...comment, lines: ['*'.repeat(40_000), 'Last'] });
		const [text] = github.issues[0]!.comments!;
		expect(text!.length).toBeLessThan(65_536);
		expect(text).toMatch(/\\\*…\n\nThe rest was too long for an issue\.$/);
	});
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createGithubIssues } from '../../src/adapters/github/issues.ts';
import { readGithubUse } from '../../src/adapters/github/read-github-use.ts';
import { MemoryRemote, MemoryRepository } from '../../src/adapters/memory/memory-repository.ts';
import { intake } from '../../src/app/intake/intake.ts';
import { reconcileEffects } from '../../src/app/reconcile/reconcile-effects.ts';
import type { RoomView } from '../../src/core/effects/effect.ts';
import type { NewTicket } from '../../src/ports/tickets.ts';
import { alertmanagerDelivery } from '../stories/alertmanager-delivery.ts';
import { COMPANY } from './support/company.ts';
import { type FakeIssues, startFakeIssues } from './support/start-fake-issues.ts';

const NOW = Date.parse('2026-11-20T05:00:00Z');
const TICKET: NewTicket = {
	key: 'INC-2026-0001/ticket/A1',
	title: 'INC-2026-0001#A1: Watch the pool',
	lines: ['Watch'],
};

let github: FakeIssues;

beforeEach(async () => {
	github = await startFakeIssues();
});

afterEach(async () => {
	expect(github.violations).toEqual([]);
	await github.stop();
});

const issues = () =>
	createGithubIssues({
		repository: 'acme/incidents',
		token: 'ghs_test',
		agent: 'tocsin-test',
		apiUrl: github.url,
		timeoutMs: 500,
		clock: () => NOW,
	});

describe('a ticket', () => {
	test('is made once, and found by its line when it is asked for again', async () => {
		const made = { state: 'done', reference: { id: '#1', url: 'https://github.com/acme/incidents/issues/1' } };
		expect(await issues().tickets.create(TICKET)).toEqual(made);
		expect(await issues().tickets.create(TICKET)).toEqual(made);
		expect(await issues().tickets.create({ ...TICKET, key: 'INC-2026-0001/ticket/A10' })).toMatchObject({
			reference: { id: '#2' },
		});
		expect(github.issues.map(({ title }) => title)).toEqual([TICKET.title, TICKET.title]);
	});

	test('that GitHub made without saying so is found by the next try, also behind a hundred others', async () => {
		github.troubles.push('usual', 'lost');
		expect(await issues().tickets.create(TICKET)).toMatchObject({ state: 'failed', isSystemDown: true });
		for (let other = 0; other < 150; other += 1) {
			github.issues.push({ ...github.issues[0]!, number: other + 2, body: 'by a person', labels: ['tocsin'] });
		}
		expect(await issues().tickets.create(TICKET)).toMatchObject({ state: 'done', reference: { id: '#1' } });
		expect(github.calls.filter((call) => call.startsWith('POST'))).toHaveLength(1);
	});

	test('for somebody whom GitHub does not know is made without them', async () => {
		expect(await issues().tickets.create({ ...TICKET, assignee: '@rina' })).toEqual({
			state: 'done',
			reference: { id: '#1', url: 'https://github.com/acme/incidents/issues/1' },
			note: 'GitHub can assign it to none or not all of @rina',
		});
		github.assignable.add('mei');
		await issues().tickets.create({ ...TICKET, key: 'other', assignee: '@mei' });
		expect(github.issues.map(({ assignees }) => assignees)).toEqual([[], ['mei']]);
	});

	test.each<[string, FakeIssues['troubles'][number], object]>([
		[
			'a wrong token',
			{ status: 401, message: 'Bad credentials' },
			{
				error: 'GitHub answered 401: Bad credentials',
				help: 'The token in TOCSIN_GITHUB_TOKEN is wrong, expired or revoked: make a new one',
				isSystemDown: true,
			},
		],
		[
			'a right that is missing',
			{ status: 403, message: 'Resource not accessible' },
			{
				error: 'GitHub answered 403: Resource not accessible',
				help: 'Give the token in TOCSIN_GITHUB_TOKEN the rights that docs/reconcile.md names on the repository',
				isSystemDown: true,
			},
		],
		[
			'a limit with a time',
			{ status: 429, headers: { 'retry-after': '90' } },
			{ error: 'GitHub answered 429: No', retryAfterMs: 90_000, isSystemDown: true },
		],
		[
			'a limit until a moment',
			{ status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 600) } },
			{ error: 'GitHub answered 403: No', retryAfterMs: 600_000, isSystemDown: true },
		],
		['a fault of GitHub', { status: 502 }, { error: 'GitHub answered 502: No', isSystemDown: true }],
		[
			'what GitHub never takes',
			{ status: 422, message: 'Nope' },
			{ error: 'GitHub answered 422: Nope', isPermanent: true },
		],
		['no answer', 'hang', { error: 'GitHub did not answer in time', isSystemDown: true }],
	])('%s', async (_name, trouble, expected) => {
		github.troubles.push(trouble);
		expect(await issues().tickets.create(TICKET)).toEqual({ state: 'failed', ...expected });
		expect(github.issues).toEqual([]);
	});

	test('holds no markup, mention or reference of what people and alerts wrote', async () => {
		const lines = ['@everyone <b>x</b> [y](http://evil.example) #1 `z` ![i](j)\n# head'];
		await issues().tickets.create({ ...TICKET, lines, link: 'https://example.com/a b>c' });
		expect(github.issues[0]!.body).toBe(
			'<!-- tocsin:INC-2026-0001/ticket/A1 -->\n\n' +
				'@\u2060everyone \\<b\\>x\\</b\\> \\[y\\](http:\u2060//evil.example) \\#1 \\`z\\` \\!\\[i\\](j) \\# head\n\n' +
				'[Read more](<https://example.com/a%20b%3Ec>)',
		);
	});
});

describe('a room', () => {
	test('is the issue of an incident, from its alert to its end', async () => {
		const remote = new MemoryRemote();
		const repository = new MemoryRepository(remote);
		remote.push(COMPANY.map(([path, content]) => ({ path, content })));
		const alert = { name: 'ServiceDown', starts: '2026-11-20T04:00:00Z', summary: 'Down | <img src=x> @all' };
		await intake(repository, [alertmanagerDelivery([alert], { received: alert.starts })]);
		const { rooms } = issues();
		const run = async (now: string) => {
			const { effects } = await reconcileEffects(repository, { systems: { rooms }, clock: () => now });
			return effects.filter(({ kind }) => kind === 'room').map(({ key, state, error }) => [key, state, error]);
		};
		expect(await run('2026-11-20T05:00:00Z')).toEqual([
			['INC-2026-0001/room/open', 'done', 'GitHub can assign it to none or not all of @rina, @budi, @mei'],
		]);
		const [issue] = github.issues;
		expect(issue).toMatchObject({
			title: 'INC-2026-0001 Down | <img src=x> @all',
			labels: ['tocsin', 'incident'],
			state: 'open',
		});
		expect(issue!.body).toContain('\n\nPlease join: @rina @budi @mei\n\n');
		expect(issue!.body).toContain('| How bad | sev1, Service down |\n');
		expect(issue!.body).toContain(
			'| Where | [Checkout API](<https://incidents.example.com/services/checkout-api>) |\n',
		);

		const path = 'incidents/2026/INC-2026-0001/incident.md';
		expect(remote.tip!.files.get(path)).toContain(
			'    id: "#1"\n    url: https://github.com/acme/incidents/issues/1\n    state: open\n',
		);
		expect(await run('2026-11-20T05:01:00Z')).toEqual([]);
		const raised = remote.tip!.files.get(path)!.replace('severity: sev1', 'severity: sev2');
		remote.push([{ path, content: raised }]);
		issue!.body += '\n\nBy a person: | | |';
		expect(await run('2026-11-20T05:02:00Z')).toEqual([
			[expect.stringMatching(/^INC-2026-0001\/room\/update\/[0-9a-f]{16}$/), 'done', undefined],
		]);
		expect(github.issues[0]!.body).toContain('**Open, sev2**');
		expect(github.issues[0]!.body).toContain('| How bad | sev2, Service down |\n');
		expect(github.issues[0]!.body).toMatch(/\n\nPlease join: @rina @budi @mei\n\n[\s\S]*\n\nBy a person: \| \| \|$/);
		expect(await run('2026-11-20T05:03:00Z')).toEqual([]);
		const ended = remote
			.tip!.files.get(path)!
			.replace('status: open', 'status: dismissed')
			.replace('times:', 'times:\n  dismissed: 2026-11-20T05:10:00Z');
		remote.push([{ path, content: ended }]);
		expect(await run('2026-11-20T05:11:00Z')).toEqual([['INC-2026-0001/room/close', 'done', undefined]]);
		expect(github.issues[0]).toMatchObject({ state: 'closed', state_reason: 'completed' });
		expect(await run('2026-11-20T05:12:00Z')).toEqual([]);
	});

	test.each([404, 410, 301])('that is gone (%i) is closed', async (status) => {
		github.troubles.push({ status });
		const change = { incident: 'INC-2026-0001', room: { id: '#7' }, view: {} as RoomView };
		expect(await issues().rooms.close(change)).toEqual({ state: 'done' });
	});
});

describe('settings', () => {
	const token = { TOCSIN_GITHUB_TOKEN: 'x' };
	const repository = { TOCSIN_GITHUB_REPOSITORY: 'acme/incidents' };

	test('are for what they say', () => {
		expect(readGithubUse({ ...token, ...repository })).toEqual({ state: 'absent' });
		expect(readGithubUse({ ...token, ...repository, TOCSIN_GITHUB_USE: 'rooms, tickets' })).toEqual({
			state: 'set',
			settings: { repository: 'acme/incidents', token: 'x', base: 'main', uses: ['rooms', 'tickets'] },
		});
	});

	test.each([
		[
			{ TOCSIN_GITHUB_USE: 'room' },
			'Unexpected TOCSIN_GITHUB_USE, expected rooms, tickets, postmortems, or some of them with commas',
		],
		[{ TOCSIN_GITHUB_REPOSITORY: 'acme' }, 'Unexpected TOCSIN_GITHUB_REPOSITORY, expected owner/name'],
		[
			{ TOCSIN_GITHUB_TOKEN: '' },
			'TOCSIN_GITHUB_TOKEN is missing, expected a token with the rights that docs/reconcile.md names on acme/incidents',
		],
		[
			{ TOCSIN_GITHUB_API_URL: 'http://github.example.com' },
			'Unexpected TOCSIN_GITHUB_API_URL, expected an address that starts with https://',
		],
	])('%j are wrong', (wrong, problem) => {
		const right = { ...token, ...repository, TOCSIN_GITHUB_USE: 'rooms' };
		expect(readGithubUse({ ...right, ...wrong })).toEqual({ state: 'wrong', problem });
	});
});

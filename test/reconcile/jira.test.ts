import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createJiraTickets } from '../../src/adapters/jira/jira-tickets.ts';
import { readJiraSettings } from '../../src/adapters/jira/read-jira-settings.ts';
import { outsideSystems } from '../../src/cli/outside-systems.ts';
import type { NewTicket } from '../../src/ports/tickets.ts';
import { type FakeJira, startFakeJira } from './support/start-fake-jira.ts';

const TICKET: NewTicket = {
	key: 'INC-2026-0001/ticket/A1',
	title: 'INC-2026-0001#A1: Watch the pool',
	lines: ['Watch the pool', 'Action A1, due on 2026-12-01.'],
	link: 'https://incidents.example.com/postmortems/INC-2026-0001',
};

let jira: FakeJira;

beforeEach(async () => {
	jira = await startFakeJira();
});

afterEach(async () => {
	expect(jira.violations).toEqual([]);
	await jira.stop();
});

const connection = () => ({ url: jira.url, user: 'bot@example.com', token: 'x', timeoutMs: 500 });
const tickets = () => createJiraTickets({ ...connection(), project: 'PAY', issueType: 'Task' });
const made = (key: string) => ({ state: 'done', reference: { id: key, url: `${jira.url}/browse/${key}` } });

describe('a ticket', () => {
	test('is made once, with one link, and found by its label when it is asked for again', async () => {
		expect(await tickets().create(TICKET)).toEqual(made('PAY-1'));
		expect(await tickets().create({ ...TICKET, title: 'Another word' })).toEqual(made('PAY-1'));
		expect(await tickets().create({ ...TICKET, key: 'INC-2026-0001/ticket/A10' })).toEqual(made('PAY-2'));
		expect(jira.tickets[0]!.fields).toEqual({
			project: { key: 'PAY' },
			issuetype: { name: 'Task' },
			summary: 'INC-2026-0001#A1: Watch the pool',
			description: {
				type: 'doc',
				version: 1,
				content: [
					{ type: 'paragraph', content: [{ type: 'text', text: 'Watch the pool' }] },
					{ type: 'paragraph', content: [{ type: 'text', text: 'Action A1, due on 2026-12-01.' }] },
					{
						type: 'paragraph',
						content: [{ type: 'text', text: 'Read more', marks: [{ type: 'link', attrs: { href: TICKET.link } }] }],
					},
				],
			},
			labels: ['tocsin', 'tocsin-INC-2026-0001-ticket-A1'],
		});
		expect([...jira.tickets[0]!.links]).toEqual([
			['tocsin=INC-2026-0001/ticket/A1', { url: TICKET.link, title: 'Another word' }],
		]);
	});

	test('that Jira made without saying so is found by the next try', async () => {
		jira.troubles.push('usual', 'lost');
		expect(await tickets().create(TICKET)).toMatchObject({ state: 'failed', isSystemDown: true });
		expect(await tickets().create(TICKET)).toEqual(made('PAY-1'));
		expect(jira.tickets).toHaveLength(1);
	});

	test('that was made without its link has it by the next try', async () => {
		jira.troubles.push('usual', 'usual', { status: 503 });
		expect(await tickets().create(TICKET)).toMatchObject({ state: 'failed', isSystemDown: true });
		expect(await tickets().create(TICKET)).toEqual(made('PAY-1'));
		expect(jira.tickets[0]!.links.size).toBe(1);
	});

	test('without the right to link is a ticket all the same', async () => {
		jira.troubles.push('usual', 'usual', { status: 403 });
		expect(await tickets().create(TICKET)).toEqual({ ...made('PAY-1'), note: 'Jira answered 403' });
	});

	test.each([
		['who has the address', [{ accountId: 'a1', mail: 'rina@example.com' }], 'a1', undefined],
		['who hides the address', [{ accountId: 'a1', mail: 'rina@example.com', hides: true }], 'a1', undefined],
		[
			'of two who hide it nobody',
			[1, 2].map((id) => ({ accountId: `a${id}`, mail: 'rina@example.com', hides: true })),
			undefined,
			'Jira knows nobody to assign it to as @rina',
		],
		['unknown', [], undefined, 'Jira knows nobody to assign it to as @rina'],
	])('is assigned: %s', async (_name, accounts, accountId, note) => {
		jira.accounts.push(...accounts);
		const attempt = await tickets().create({ ...TICKET, assignee: '@rina', assigneeMail: 'rina@example.com' });
		expect(attempt).toEqual({ ...made('PAY-1'), ...(note && { note }) });
		expect(jira.tickets[0]!.fields.assignee?.accountId).toBe(accountId);
	});

	test('waits where the search for people fails for a moment, and is made without where it is forbidden', async () => {
		const assigned = { ...TICKET, assignee: '@rina', assigneeMail: 'rina@example.com' };
		jira.troubles.push('usual', { status: 503 });
		expect(await tickets().create(assigned)).toMatchObject({ state: 'failed', isSystemDown: true });
		expect(jira.tickets).toEqual([]);
		jira.troubles.push('usual', { status: 403 });
		expect(await tickets().create(assigned)).toMatchObject(made('PAY-1'));
	});

	test('in a project that lets us assign nobody is made without', async () => {
		jira.accounts.push({ accountId: 'a1', mail: 'rina@example.com' });
		const refusal = { status: 400, body: { errors: { assignee: "Field 'assignee' cannot be set." } } };
		jira.troubles.push('usual', 'usual', refusal);
		expect(await tickets().create({ ...TICKET, assignee: '@rina', assigneeMail: 'rina@example.com' })).toEqual({
			...made('PAY-1'),
			note: 'Jira does not let us assign it to @rina',
		});
	});

	test.each([
		['a long text', 'x'.repeat(40_000)],
		['many short lines', 'a line\n'.repeat(6000)],
		['what grows on its way', '"\\'.repeat(20_000)],
		['half a character at the cut', `y${'\u{1F525}'.repeat(20_000)}`],
	])('is cut where it is too long, and says so: %s', async (_name, text) => {
		await tickets().create({ ...TICKET, lines: ['First', text, 'Last'] });
		const sent = JSON.stringify(jira.tickets[0]!.fields.description);
		expect(sent.length).toBeLessThan(32_767);
		expect(sent.length).toBeGreaterThan(4000);
		expect(sent).toContain('"text":"The rest was too long for a ticket."');
		expect(sent).toContain('Read more');
		expect(sent).not.toContain('Last');
		expect(sent.isWellFormed()).toBe(true);
	});

	test.each<[string, FakeJira['troubles'][number], object]>([
		[
			'a wrong token',
			{ status: 401 },
			{
				error: 'Jira answered 401',
				help: 'Check TOCSIN_JIRA_USER, and make a new token for TOCSIN_JIRA_TOKEN: it is wrong, expired or revoked',
				isSystemDown: true,
			},
		],
		[
			'a right that is missing',
			{ status: 403, body: { errorMessages: ['You do not have permission'] } },
			{
				error: 'Jira answered 403: You do not have permission',
				help: 'Give the account in TOCSIN_JIRA_USER the rights that docs/reconcile.md names in the project',
				isSystemDown: true,
			},
		],
		[
			'a wrong address',
			{ status: 302, headers: { location: 'https://id.example.com/login' } },
			{
				error: 'Jira answered 302',
				help: 'Check TOCSIN_JIRA_URL, expected the address of a site of Jira Cloud like https://acme.atlassian.net',
				isSystemDown: true,
			},
		],
		[
			'fields that the project asks for',
			{ status: 400, body: { errorMessages: [], errors: { customfield_10042: 'Team is required.', priority: 'No' } } },
			{
				error: 'Jira answered 400: customfield_10042: Team is required.; priority: No',
				help: 'Check TOCSIN_JIRA_PROJECT and TOCSIN_JIRA_ISSUE_TYPE, and let the project make such tickets without other fields',
			},
		],
		[
			'a limit of all calls',
			{ status: 429, headers: { 'retry-after': '90', 'ratelimit-reason': 'jira-burst-based' } },
			{ error: 'Jira answered 429 (jira-burst-based)', retryAfterMs: 90_000, isSystemDown: true },
		],
		[
			'a limit of one ticket',
			{ status: 429, headers: { 'retry-after': '5', 'ratelimit-reason': 'jira-per-issue-on-write' } },
			{ error: 'Jira answered 429 (jira-per-issue-on-write)', retryAfterMs: 5000 },
		],
		['a fault of Jira', { status: 502 }, { error: 'Jira answered 502', isSystemDown: true }],
		['no answer', 'hang', { error: 'Jira did not answer in time', isSystemDown: true }],
	])('%s', async (_name, trouble, expected) => {
		jira.troubles.push(trouble);
		expect(await tickets().create(TICKET)).toEqual({ state: 'failed', ...expected });
		expect(jira.tickets).toEqual([]);
	});
});

describe('a comment', () => {
	const comment = { ticket: 'PAY-1', key: 'INC-2026-0001/ticket/collated/2', lines: ['Resolved.', 'Lasted: 40 min'] };

	test('is made once, on the ticket by its key or its address', async () => {
		await tickets().create(TICKET);
		expect(await tickets().comment(comment)).toEqual({ state: 'done' });
		expect(await tickets().comment({ ...comment, ticket: `${jira.url}/browse/PAY-1` })).toEqual({ state: 'done' });
		expect(await tickets().comment({ ...comment, key: 'INC-2026-0001/ticket/collated/21' })).toEqual({ state: 'done' });
		expect(jira.tickets[0]!.comments).toHaveLength(2);
	});

	test.each([
		['a ticket that is gone', 'PAY-7', 'PAY-7 is not in Jira any more'],
		[
			'a ticket of another system',
			'https://github.com/a/b/issues/1',
			'https://github.com/a/b/issues/1 is no ticket of Jira',
		],
	])('on %s is given up', async (_name, ticket, error) => {
		expect(await tickets().comment({ ...comment, ticket })).toEqual({ state: 'failed', error, isPermanent: true });
	});
});

describe('states', () => {
	const done = { name: 'Done', statusCategory: { key: 'done' } };

	test('are those of our tickets, in one call; what is gone is asked for once more', async () => {
		for (let id = 1; id <= 5; id += 1) await tickets().create({ ...TICKET, key: `k${id}` });
		Object.assign(jira.tickets[1]!, { status: done, resolution: { name: 'Done' } });
		Object.assign(jira.tickets[2]!, { status: done, resolution: { name: "Won't Do" } });
		Object.assign(jira.tickets[3]!, { status: { ...done, name: 'Cancelled' } });
		jira.calls.length = 0;
		const address = `${jira.url}/browse/PAY-2`;
		const { known, trouble } = await tickets().states([
			'PAY-1',
			address,
			'PAY-3',
			'PAY-4',
			'PAY-99',
			'#4',
			'the board',
		]);
		expect(Object.fromEntries(known)).toEqual({
			'PAY-1': 'open',
			[address]: 'done',
			'PAY-3': 'dropped',
			'PAY-4': 'dropped',
			'PAY-99': 'gone',
		});
		expect(trouble).toBeUndefined();
		expect(jira.calls).toEqual(['POST issue/bulkfetch', 'GET issue/PAY-99']);
	});

	test('of hundreds come in a few calls, and what is known before Jira fails counts', async () => {
		await tickets().create(TICKET);
		const many = Array.from({ length: 250 }, (_, index) => `PAY-${index + 1}`);
		jira.calls.length = 0;
		await tickets().states(many);
		expect(jira.calls.filter((call) => call === 'POST issue/bulkfetch')).toHaveLength(3);
		expect(jira.calls).toHaveLength(13);
		jira.troubles.push('usual', { status: 503, headers: { 'retry-after': '30' } });
		const { known, trouble } = await tickets().states(many);
		expect([...known]).toEqual([['PAY-1', 'open']]);
		expect(trouble).toEqual({ state: 'failed', error: 'Jira answered 503', isSystemDown: true, retryAfterMs: 30_000 });
	});
});

describe('settings', () => {
	const right = {
		TOCSIN_JIRA_URL: 'https://acme.atlassian.net/',
		TOCSIN_JIRA_USER: 'bot@example.com',
		TOCSIN_JIRA_TOKEN: 'x',
		TOCSIN_JIRA_PROJECT: 'PAY',
	};

	test('are for what they say', () => {
		expect(readJiraSettings({})).toEqual({ state: 'absent' });
		expect(readJiraSettings(right)).toEqual({
			state: 'set',
			settings: {
				url: 'https://acme.atlassian.net',
				user: 'bot@example.com',
				token: 'x',
				project: 'PAY',
				issueType: 'Task',
			},
		});
	});

	test.each([
		[
			{ TOCSIN_JIRA_URL: 'http://acme.atlassian.net' },
			'Unexpected TOCSIN_JIRA_URL, expected the address of a site like https://acme.atlassian.net',
		],
		[
			{ TOCSIN_JIRA_USER: 'bot' },
			'Unexpected TOCSIN_JIRA_USER, expected the mail address of the account that the token belongs to',
		],
		[{ TOCSIN_JIRA_TOKEN: '' }, 'TOCSIN_JIRA_TOKEN is missing, expected an API token of TOCSIN_JIRA_USER'],
		[
			{ TOCSIN_JIRA_PROJECT: 'PAY" OR project != "X' },
			'Unexpected TOCSIN_JIRA_PROJECT, expected the key of a project like PAY',
		],
	])('%j are wrong', (wrong, problem) => {
		expect(readJiraSettings({ ...right, ...wrong })).toEqual({ state: 'wrong', problem });
	});

	test('of two systems for tickets are one clear error, and neither is used', () => {
		const github = { TOCSIN_GITHUB_USE: 'tickets,rooms', TOCSIN_GITHUB_REPOSITORY: 'acme/x', TOCSIN_GITHUB_TOKEN: 'x' };
		expect(Object.keys(outsideSystems(right).systems)).toContain('tickets');
		expect(Object.keys(outsideSystems(github).systems)).toContain('tickets');
		const both = outsideSystems({ ...right, ...github });
		expect(Object.keys(both.systems)).not.toContain('tickets');
		expect(Object.keys(both.systems)).toContain('rooms');
		expect(both.problems).toEqual([
			'no tickets are made: TOCSIN_JIRA_URL and tickets in TOCSIN_GITHUB_USE are both set, expected one of them',
		]);
	});
});

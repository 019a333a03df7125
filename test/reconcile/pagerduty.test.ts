import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MemoryRemote, MemoryRepository } from '../../src/adapters/memory/memory-repository.ts';
import { createPagerdutyIncidents } from '../../src/adapters/pagerduty/pager-incidents.ts';
import { readPagerdutySettings } from '../../src/adapters/pagerduty/read-pagerduty-settings.ts';
import { reconcileEffects } from '../../src/app/reconcile/reconcile-effects.ts';
import { COMPANY } from './support/company.ts';
import { type FakePagerduty, startFakePagerduty } from './support/start-fake-pagerduty.ts';

const NOTE = { start: 'Recorded as INC-2026-0001:', link: 'https://incidents.example.com/incidents/INC-2026-0001' };

let pagerduty: FakePagerduty;

beforeEach(async () => {
	pagerduty = await startFakePagerduty('2026-11-20T04:05:00Z');
	pagerduty.incidents.set('Q1ABC', { status: 'triggered', notes: ['On it'] });
});

afterEach(async () => {
	expect(pagerduty.violations).toEqual([]);
	await pagerduty.stop();
});

const incidents = () =>
	createPagerdutyIncidents({ token: 'test', from: 'bot@example.com', apiUrl: pagerduty.url, timeoutMs: 500 });
const written = () => pagerduty.calls.filter((call) => !call.startsWith('GET'));

describe('a note', () => {
	test('is written once, and found when it is asked for again', async () => {
		expect(await incidents().note('Q1ABC', NOTE)).toEqual({ state: 'done' });
		expect(await incidents().note('Q1ABC', { ...NOTE, link: 'https://moved.example.com/' })).toEqual({ state: 'done' });
		expect(pagerduty.incidents.get('Q1ABC')!.notes).toEqual(['On it', `${NOTE.start} ${NOTE.link}`]);
	});

	test('that PagerDuty wrote without saying so is found by the next try', async () => {
		pagerduty.troubles.push('usual', 'lost');
		expect(await incidents().note('Q1ABC', NOTE)).toMatchObject({ state: 'failed', isSystemDown: true });
		expect(await incidents().note('Q1ABC', NOTE)).toEqual({ state: 'done' });
		expect(written()).toEqual(['POST /incidents/Q1ABC/notes']);
	});

	test.each<[string, FakePagerduty['troubles'][number], object]>([
		[
			'a wrong token',
			{ status: 401, error: { message: 'Unauthorized', code: 2006 } },
			{
				error: 'PagerDuty answered 401: Unauthorized',
				help: 'The token in TOCSIN_PAGERDUTY_TOKEN is wrong, revoked, or of another region: see TOCSIN_PAGERDUTY_API_URL',
				isSystemDown: true,
			},
		],
		[
			'a right that is missing',
			{ status: 403, error: { message: 'Access Denied' } },
			{
				error: 'PagerDuty answered 403: Access Denied',
				help: 'Give the token in TOCSIN_PAGERDUTY_TOKEN the rights that docs/reconcile.md names',
			},
		],
		[
			'a limit with a time',
			{ status: 429, headers: { 'ratelimit-limit': '960', 'ratelimit-remaining': '0', 'ratelimit-reset': '42' } },
			{ error: 'PagerDuty answered 429', retryAfterMs: 42_000, isSystemDown: true },
		],
		[
			'a limit without one',
			{ status: 429, error: { message: 'Rate Limit Exceeded' } },
			{ error: 'PagerDuty answered 429: Rate Limit Exceeded', retryAfterMs: 60_000, isSystemDown: true },
		],
		['a fault of PagerDuty', { status: 502 }, { error: 'PagerDuty answered 502', isSystemDown: true }],
		[
			'what PagerDuty never takes',
			{ status: 400, error: { message: 'Invalid Input Provided', errors: ['Requester User Not Found'] } },
			{ error: 'PagerDuty answered 400: Invalid Input Provided (Requester User Not Found)', isPermanent: true },
		],
		['no answer', 'hang', { error: 'PagerDuty did not answer in time', isSystemDown: true }],
	])('%s', async (_name, trouble, expected) => {
		pagerduty.troubles.push(trouble);
		expect(await incidents().note('Q1ABC', NOTE)).toEqual({ state: 'failed', ...expected });
		expect(pagerduty.incidents.get('Q1ABC')!.notes).toEqual(['On it']);
	});

	test('on an incident that is not there', async () => {
		expect(await incidents().note('Q9', NOTE)).toEqual({
			state: 'failed',
			error: 'PagerDuty answered 404: Not Found',
			help: 'Check the id, and that the token in TOCSIN_PAGERDUTY_TOKEN is of the account that has it',
		});
	});
});

describe('a status', () => {
	test.each([
		['triggered', 'acknowledged', 'acknowledged'],
		['triggered', 'resolved', 'resolved'],
		['acknowledged', 'resolved', 'resolved'],
		['acknowledged', 'acknowledged', undefined],
		// PagerDuty would open it again.
		['resolved', 'acknowledged', undefined],
		['resolved', 'resolved', undefined],
	] as const)('%s → %s', async (before, asked, after) => {
		pagerduty.incidents.get('Q1ABC')!.status = before;
		expect(await incidents().setStatus('Q1ABC', asked)).toEqual({ state: 'done' });
		expect(pagerduty.incidents.get('Q1ABC')!.status).toBe(after ?? before);
		expect(written()).toEqual(after ? ['PUT /incidents/Q1ABC'] : []);
	});
});

describe('the life of an incident', () => {
	const PATH = 'incidents/2026/INC-2026-0001/incident.md';
	const FACTS = `---
schema: 1
id: INC-2026-0001
title: Checkout is down
status: open
severity: sev1
kind: service-down
service: checkout-api
team: payments
product: marketplace
detected_by: alert
times:
  detected: 2026-11-20T04:00:00Z
refs:
  pagerduty:
    id: Q1ABC
    url: https://example.pagerduty.com/incidents/Q1ABC
---
`;

	test('is told to PagerDuty as far as policy says, each step once', async () => {
		const remote = new MemoryRemote();
		const repository = new MemoryRepository(remote);
		const notify = 'schema: 1\nroutes: []\npagerduty: { notes: true, acknowledge: true, resolve: true }\n';
		remote.push([
			...COMPANY.map(([path, content]) => ({ path, content })),
			{ path: 'policies/notify.yaml', content: notify },
			{ path: PATH, content: FACTS },
		]);
		const run = async (now: string) => {
			const systems = { pagerIncidents: incidents() };
			const { effects } = await reconcileEffects(repository, { systems, clock: () => now });
			return effects.filter(({ kind }) => kind === 'pager').map(({ key, reason, state }) => [key, reason, state]);
		};
		expect(await run('2026-11-20T04:01:00Z')).toEqual([['INC-2026-0001/pager/note', 'pager/noted', 'done']]);
		expect(await run('2026-11-20T04:02:00Z')).toEqual([]);

		const acknowledged = FACTS.replace('T04:00:00Z', 'T04:00:00Z\n  acknowledged: 2026-11-20T04:05:00Z');
		remote.push([{ path: PATH, content: acknowledged }]);
		expect(await run('2026-11-20T04:06:00Z')).toEqual([
			['INC-2026-0001/pager/acknowledge/1', 'pager/acknowledged', 'done'],
		]);
		expect(pagerduty.incidents.get('Q1ABC')!.status).toBe('acknowledged');
		expect(await run('2026-11-20T04:07:00Z')).toEqual([]);

		const resolved = acknowledged
			.replace('status: open', 'status: resolved')
			.replace('T04:05:00Z', 'T04:05:00Z\n  resolved: 2026-11-20T04:30:00Z');
		remote.push([{ path: PATH, content: resolved }]);
		expect(await run('2026-11-20T04:31:00Z')).toEqual([['INC-2026-0001/pager/resolve/1', 'pager/resolved', 'done']]);
		expect(pagerduty.incidents.get('Q1ABC')).toEqual({
			status: 'resolved',
			notes: ['On it', `${NOTE.start} ${NOTE.link}`],
		});
		expect(await run('2026-11-20T04:32:00Z')).toEqual([]);
		expect(written()).toHaveLength(3);
	});
});

describe('settings', () => {
	const right = { TOCSIN_PAGERDUTY_TOKEN: 'x', TOCSIN_PAGERDUTY_FROM: 'bot@example.com' };

	test('are for what they say', () => {
		expect(readPagerdutySettings({})).toEqual({ state: 'absent' });
		expect(readPagerdutySettings({ ...right, TOCSIN_PAGERDUTY_API_URL: 'https://api.eu.pagerduty.com' })).toEqual({
			state: 'set',
			settings: { token: 'x', from: 'bot@example.com', apiUrl: 'https://api.eu.pagerduty.com' },
		});
	});

	test.each([
		[
			{ TOCSIN_PAGERDUTY_FROM: 'Bot' },
			'Unexpected TOCSIN_PAGERDUTY_FROM, expected the mail address of the PagerDuty user who writes',
		],
		[
			{ TOCSIN_PAGERDUTY_API_URL: 'http://api.pagerduty.com' },
			'Unexpected TOCSIN_PAGERDUTY_API_URL, expected an address that starts with https://',
		],
	])('%j are wrong', (wrong, problem) => {
		expect(readPagerdutySettings({ ...right, ...wrong })).toEqual({ state: 'wrong', problem });
	});
});

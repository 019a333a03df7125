import { beforeEach, describe, expect, test } from 'vitest';
import { MemoryRemote, MemoryRepository } from '../../src/adapters/memory/memory-repository.ts';
import { followActions } from '../../src/app/reconcile/follow-actions.ts';
import type { CommitMessage } from '../../src/ports/commit-messages.ts';
import type { TicketState, TicketStates, Tickets } from '../../src/ports/tickets.ts';

const FOLDER = 'incidents/2026/INC-2026-0001';
const FACTS = `---
schema: 1
id: INC-2026-0001
title: Checkout is down
status: closed
severity: sev2
kind: service-down
service: checkout-api
team: payments
product: marketplace
detected_by: alert
times: {detected: 2026-11-01T04:00:00Z, resolved: 2026-11-01T05:00:00Z, closed: 2026-11-02T05:00:00Z}
---
`;
const COMMIT = 'c'.repeat(40);
const FIXES: CommitMessage = { id: COMMIT, message: 'Watch the pool\n\nFixes INC-2026-0001#A1' };

let remote: MemoryRemote;
let asked: (readonly string[])[];

/** A postmortem with these actions, as flow maps after `id:`. */
function postmortem(...actions: readonly string[]): string {
	const shared = 'text: Watch the pool, type: detect, owner: "@mei", due: 2026-12-01';
	const list = actions.map((one, index) => `  - {id: A${index + 1}, ${shared}, ${one}}\n`).join('');
	return `---\nschema: 1\nincident: INC-2026-0001\nstatus: accepted\ndue: 2026-11-20\ncauses: []\nactions:\n${list}---\n\n## Summary\n\nIt was down.\n`;
}

beforeEach(() => {
	remote = new MemoryRemote();
	asked = [];
	remote.push([{ path: `${FOLDER}/incident.md`, content: FACTS }]);
});

function push(...actions: readonly string[]): void {
	remote.push([{ path: `${FOLDER}/postmortem.md`, content: postmortem(...actions) }]);
}

interface Elsewhere {
	readonly states?: Readonly<Record<string, TicketState>>;
	readonly trouble?: TicketStates['trouble'];
	readonly commits?: readonly CommitMessage[];
}

function follow({ states, trouble, commits = [] }: Elsewhere = {}) {
	const tickets: Pick<Tickets, 'states'> = {
		states: async (names) => {
			asked.push(names);
			const known = new Map(Object.entries(states ?? {}).filter(([name]) => names.includes(name)));
			return { known, ...(trouble && { trouble }) };
		},
	};
	const options = { now: '2026-11-20T05:00:00Z', tickets: tickets as Tickets, commits };
	return followActions(new MemoryRepository(remote), options);
}

const text = (name: string) => remote.tip!.files.get(`${FOLDER}/${name}`);

describe('an open action', () => {
	test.each<[string, string, Elsewhere, string]>([
		['whose ticket is done', 'status: open, ticket: PAY-1', { states: { 'PAY-1': 'done' } }, 'done PAY-1'],
		['whose ticket was dropped', 'status: open, ticket: PAY-1', { states: { 'PAY-1': 'dropped' } }, 'dropped PAY-1'],
		['whose ticket is open', 'status: open, ticket: PAY-1', { states: { 'PAY-1': 'open' } }, ''],
		['that a commit closes', 'status: open', { commits: [FIXES] }, `done ${COMMIT}`],
		[
			'that two commits close, by the first',
			'status: open, ticket: PAY-1',
			{ commits: [{ ...FIXES, id: 'd'.repeat(40) }, FIXES], states: { 'PAY-1': 'dropped' } },
			`done ${COMMIT}`,
		],
		[
			'that a commit closes of another incident',
			'status: open',
			{ commits: [{ ...FIXES, message: 'Fixes INC-2026-0002#A1' }] },
			'',
		],
		[
			'that a person opened again',
			'status: open, ticket: PAY-1, closed_by: PAY-1',
			{ states: { 'PAY-1': 'done' }, commits: [FIXES] },
			'',
		],
		['that is done', 'status: done, ticket: PAY-1', { states: { 'PAY-1': 'dropped' }, commits: [FIXES] }, ''],
	])('%s', async (_name, action, elsewhere, outcome) => {
		push(action, 'status: open');
		const before = remote.history.length;
		const { followed } = await follow(elsewhere);
		expect(
			followed.map(({ incident, action: id, status, closedBy }) => [incident, id, `${status} ${closedBy}`]),
		).toEqual(outcome === '' ? [] : [['INC-2026-0001', 'A1', outcome]]);
		expect(remote.history.length).toBe(before + (outcome === '' ? 0 : 1));
		if (outcome !== '') {
			const [status, closedBy] = outcome.split(' ');
			expect(text('postmortem.md')).toMatch(new RegExp(`status: ${status}[^]*closed_by: "?${closedBy}`));
			expect(text('postmortem.md')).toMatch(/\n---\n\n## Summary\n\nIt was down\.\n$/);
		}
		const { length } = remote.history;
		expect((await follow(elsewhere)).followed).toEqual([]);
		expect(remote.history).toHaveLength(length);
	});

	test('costs no call where there is none', async () => {
		push('status: done, ticket: PAY-1', 'status: open');
		await follow();
		expect(asked).toEqual([]);
	});

	test('is asked for with all others at once, each ticket once', async () => {
		push('status: open, ticket: PAY-1', 'status: open, ticket: PAY-1', 'status: open, ticket: PAY-2');
		const { followed } = await follow({ states: { 'PAY-1': 'done', 'PAY-2': 'done' } });
		expect(asked).toEqual([['PAY-1', 'PAY-2']]);
		expect(followed.map(({ action }) => action)).toEqual(['A1', 'A2', 'A3']);
		expect(remote.tip!.message).toBe(
			'3 actions follow their tickets\n\n- INC-2026-0001#A1 done: PAY-1\n- INC-2026-0001#A2 done: PAY-1\n- INC-2026-0001#A3 done: PAY-2\n',
		);
	});
});

describe('a ticket that is gone', () => {
	const NOTE =
		'- {"key":"ticket/gone/A1","state":"given-up","at":"2026-11-20T05:00:00Z","error":"PAY-1 is gone; take it out of action A1 to have a new ticket"}\n';

	test('is noted once; the action stays open and has no new one by itself', async () => {
		push('status: open, ticket: PAY-1');
		const gone = { states: { 'PAY-1': 'gone' } } as const;
		expect((await follow(gone)).lost).toEqual([{ incident: 'INC-2026-0001', action: 'A1', ticket: 'PAY-1' }]);
		expect(text('effects.yaml')).toBe(NOTE);
		expect(text('postmortem.md')).toContain('status: open, ticket: PAY-1');
		const { length } = remote.history;
		expect((await follow(gone)).lost).toEqual([]);
		expect(remote.history).toHaveLength(length);
	});

	test('and is there again loses its note, and so does one that was taken out', async () => {
		push('status: open, ticket: PAY-1');
		await follow({ states: { 'PAY-1': 'gone' } });
		await follow({ states: { 'PAY-1': 'open' } });
		expect(text('effects.yaml')).toBeUndefined();
	});
});

test('a system that cannot be asked is said, and commits count all the same', async () => {
	push('status: open', 'status: open, ticket: PAY-1');
	const trouble = { state: 'failed', error: 'Jira answered 503', isSystemDown: true } as const;
	const { followed, trouble: said } = await follow({ trouble, commits: [FIXES] });
	expect(said).toEqual(trouble);
	expect(followed.map(({ action }) => action)).toEqual(['A1']);
});

test('a postmortem that cannot be read is left as it is', async () => {
	remote.push([{ path: `${FOLDER}/postmortem.md`, content: postmortem('status: open, ticket: [') }]);
	expect(await follow({ states: { 'PAY-1': 'done' }, commits: [FIXES] })).toEqual({ followed: [], lost: [] });
});

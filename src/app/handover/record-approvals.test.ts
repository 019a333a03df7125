import { describe, expect, test } from 'vitest';
import type { GivenReview } from '../../ports/pull-request-reviews.ts';
import type { Fold, IncidentRepository } from '../../ports/repository.ts';
import { readCatalogue } from '../catalogue/read-catalogue.ts';
import { type ApprovalSources, recordApprovals } from './record-approvals.ts';

const PATH = 'schedules/handovers/2026-W46-payments.md';
const REPORT = `---
schema: 1
team: payments
from: "@budi"
to: "@Rina" # the new one
shift: { start: 2026-11-09T10:00:00Z, end: 2026-11-16T10:00:00Z }
status: draft
---

A quiet week.
`;
const SCHEDULE = `schema: 1
name: Payments
team: payments
time_zone: UTC
layers:
  - { role: primary, rotation: { every: week, start: 2026-11-02, handover: "10:00", members: ["@Rina", "@budi"] } }
`;
const NOW = '2026-11-16T10:20:00Z';
/** The text that `merged` has. */
const OTHER = REPORT.replace('quiet', 'bad');

const approval = (handle: string, minute = 5, commit = 'merged'): GivenReview => ({
	handle,
	verdict: 'approved',
	at: `2026-11-16T10:${String(minute).padStart(2, '0')}:00Z`,
	commit,
});

interface World {
	readonly given?: readonly GivenReview[];
	readonly schedule?: string;
	readonly report?: string;
	/** The record when the commit is made, where somebody was faster. */
	readonly meanwhile?: string;
	readonly now?: string;
	readonly merged?: number;
}

/** A run over one report; returns what was committed, and what was asked of GitHub. */
async function run({ given = [], schedule = SCHEDULE, report = REPORT, meanwhile, now = NOW, merged }: World) {
	const records = new Map([
		['schedules/payments.yaml', schedule],
		[PATH, report],
	]);
	const files = { paths: () => [...records.keys()], version: () => '1', read: (path: string) => records.get(path)! };
	const catalogue = readCatalogue(files);
	expect(catalogue.problems).toEqual([]);
	const commits: Fold<unknown>[] = [];
	const asked: string[] = [];
	const texts: Readonly<Record<string, string>> = { merged: report, earlier: report, other: OTHER };
	const snapshotOf = (text: string) => ({
		commit: 'main',
		list: async () => [],
		read: async () => new Map([[PATH, text]]),
	});
	const repository: Pick<IncidentRepository, 'snapshot' | 'commit'> = {
		snapshot: async () => snapshotOf(report),
		commit: async (change) => {
			const fold = await change(snapshotOf(meanwhile ?? report));
			if (fold.changes.length > 0) commits.push(fold);
			return { commit: '', result: fold.result };
		},
	};
	const sources: ApprovalSources = {
		repository,
		reviews: {
			files: async (number) => {
				asked.push(`files of ${number}`);
				return [{ path: PATH, isDeleted: false }];
			},
			reviews: async (number) => {
				asked.push(`reviews of ${number}`);
				return given;
			},
			text: async (_path, at) => texts[at],
		},
		proposals: {
			find: async (branch) => {
				asked.push(branch);
				return { id: '#100', url: 'https://github.com/acme/incidents/pull/100' };
			},
		},
	};
	const awaited = await recordApprovals({ catalogue, now, ...(merged !== undefined && { merged }) }, sources);
	const contents = commits.flatMap(({ changes }) => changes.map(({ content }) => content));
	return { awaited, asked, contents, message: commits[0]?.message };
}

describe('an approval that counts', () => {
	test('is written into the report, of which every other byte stays', async () => {
		const { contents, message, awaited, asked } = await run({ given: [approval('@rina')] });
		expect(contents).toEqual([
			REPORT.replace('status: draft\n', 'status: done\naccepted_by: "@Rina"\naccepted_at: 2026-11-16T10:05:00Z\n'),
		]);
		expect(message).toBe('Handover 2026-W46-payments taken over by @Rina');
		expect(awaited).toMatchObject([{ path: PATH, state: 'on-time', isRecorded: true }]);
		expect(asked).toEqual(['handover/2026-W46-payments', 'reviews of 100']);
	});

	test('is looked for at the pull request that was merged just now, whatever its branch', async () => {
		const { asked, contents } = await run({ given: [approval('@rina')], merged: 7 });
		expect([asked, contents.length]).toEqual([['files of 7', 'reviews of 7'], 1]);
	});

	test.each<[string, World, string]>([
		['of an earlier commit with the same text', { given: [approval('@rina', 5, 'earlier')] }, '@Rina 10:05'],
		[
			'of a report that people have called done',
			{ given: [approval('@rina')], report: REPORT.replace('status: draft', 'status: done') },
			'@Rina 10:05',
		],
		['given twice: the first', { given: [approval('@rina', 9), approval('@rina', 5)] }, '@Rina 10:05'],
		[
			'given anew after a change: the second',
			{ given: [approval('@rina', 5, 'other'), approval('@rina', 9)] },
			'@Rina 10:09',
		],
		[
			'of somebody who stands in when the shift begins',
			{
				given: [approval('@mei')],
				schedule: `${SCHEDULE}overrides: [{ role: primary, member: "@mei", from: 2026-11-16T10:00:00Z, until: 2026-11-16T18:00:00Z }]\n`,
			},
			'@mei 10:05',
		],
		[
			'of the one whose shift it is, though somebody stands in at first',
			{
				given: [approval('@rina')],
				schedule: `${SCHEDULE}overrides: [{ role: primary, member: "@mei", from: 2026-11-16T10:00:00Z, until: 2026-11-16T18:00:00Z }]\n`,
			},
			'@Rina 10:05',
		],
		[
			'of the one who takes over later by an override of the schedule',
			{
				given: [approval('@rina')],
				schedule: `${SCHEDULE}overrides: [{ role: primary, member: "@budi", from: 2026-11-16T10:00:00Z, until: 2026-11-16T18:00:00Z }]\n`,
			},
			'@Rina 10:05',
		],
	])('%s', async (_name, world, expected) => {
		const { awaited } = await run(world);
		const [{ facts }] = awaited as [(typeof awaited)[0]];
		expect(`${facts.accepted_by} ${facts.accepted_at?.slice(11, 16)}`).toBe(expected);
		expect(facts.to).toBe(facts.accepted_by);
	});
});

test.each<[string, World]>([
	['nobody', {}],
	['the outgoing engineer', { given: [approval('@budi')] }],
	[
		'the outgoing engineer, who has named himself',
		{ given: [approval('@budi')], report: REPORT.replace('to: "@Rina"', 'to: "@budi"') },
	],
	['a colleague', { given: [approval('@mei')] }],
	['a colleague who was named in the report', { given: [approval('@mei')], report: REPORT.replace('@Rina', '@mei') }],
	['a text that was changed after it', { given: [approval('@rina', 5, 'other')] }],
	['a commit that is gone', { given: [approval('@rina', 5, '')] }],
	['one who took it back', { given: [approval('@rina'), { ...approval('@rina', 6), verdict: 'changes-requested' }] }],
	['a report that was changed while it was read', { given: [approval('@rina')], meanwhile: OTHER }],
	[
		'a schedule that is gone',
		{ given: [approval('@rina')], schedule: SCHEDULE.replace('team: payments', 'team: other') },
	],
])('not recorded, as approved by or of: %s', async (_name, world) => {
	const { contents, awaited } = await run(world);
	expect(contents).toEqual([]);
	expect(awaited).toMatchObject([{ state: 'pending', isRecorded: false, facts: { status: 'draft' } }]);
});

test.each<[string, World]>([
	[
		'what was taken over',
		{
			report: REPORT.replace('status: draft', 'status: done\naccepted_by: "@Rina"\naccepted_at: 2026-11-16T10:00:00Z'),
		},
	],
	['what is two weeks old', { now: '2026-11-30T10:00:00Z' }],
])('GitHub is not asked about %s', async (_name, world) => {
	expect(await run({ given: [approval('@rina')], ...world })).toMatchObject({ asked: [], contents: [], awaited: [] });
});

test('late by the clock of the next shift, where that begins later', async () => {
	const state = async (report: string) => (await run({ report, now: '2026-11-16T12:00:01Z' })).awaited[0]?.state;
	expect(await state(REPORT)).toBe('overdue');
	expect(await state(REPORT.replace('status: draft', 'takes_over: 2026-11-16T12:00:00Z\nstatus: draft'))).toBe(
		'pending',
	);
});

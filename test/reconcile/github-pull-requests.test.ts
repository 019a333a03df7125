import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPullRequests } from '../../src/adapters/github/pull-requests.ts';
import { MemoryRemote, MemoryRepository } from '../../src/adapters/memory/memory-repository.ts';
import { intake, passTime } from '../../src/app/intake/intake.ts';
import { reconcileEffects } from '../../src/app/reconcile/reconcile-effects.ts';
import { alertmanagerDelivery } from '../stories/alertmanager-delivery.ts';
import { COMPANY } from './support/company.ts';
import { type FakePulls, startFakePulls } from './support/start-fake-pulls.ts';

const PATH = 'incidents/2026/INC-2026-0001/postmortem.md';
const PROPOSAL = {
	branch: 'postmortem/INC-2026-0001',
	path: PATH,
	content: '---\nschema: 1\n---\n\n## Zusammenfassung — ü\n',
	title: 'Postmortem of INC-2026-0001',
	lines: ['Please write @all'],
	assignee: '@rina',
	reviewers: ['@rina', '@mei'],
};
const DONE = { state: 'done', reference: { id: '#7', url: 'https://github.com/acme/incidents/pull/7' } };

let github: FakePulls;

beforeEach(async () => {
	github = await startFakePulls();
});

afterEach(async () => {
	expect(github.violations).toEqual([]);
	await github.stop();
});

const proposals = () =>
	createPullRequests({
		repository: 'acme/incidents',
		token: 'ghs_test',
		agent: 'tocsin-test',
		apiUrl: github.url,
		base: 'main',
	});

describe('a proposal', () => {
	test('is a branch with the file, and a pull request with its people', async () => {
		expect(await proposals().propose(PROPOSAL)).toEqual(DONE);
		expect(github.branches.get(PROPOSAL.branch)?.get(PATH)).toBe(PROPOSAL.content);
		expect(github.pulls).toMatchObject([
			{ head: PROPOSAL.branch, title: PROPOSAL.title, body: 'Please write @\u2060all' },
		]);
		expect([...github.asked]).toEqual(['assignee rina', 'reviewer rina', 'reviewer mei']);
		const before = github.calls.filter((call) => !call.startsWith('GET')).length;
		expect(await proposals().propose(PROPOSAL)).toEqual(DONE);
		const asked = github.calls.filter((call) => !call.startsWith('GET')).slice(before);
		expect(asked.every((call) => /assignees|requested_reviewers/.test(call))).toBe(true);
	});

	test('goes on where a run was cut off, at whichever call', async () => {
		await proposals().propose(PROPOSAL);
		const { length } = github.calls;
		expect(length).toBe(9);
		for (let lost = 0; lost < length; lost += 1) {
			await github.stop();
			github = await startFakePulls();
			github.lost = lost;
			expect(await proposals().propose(PROPOSAL), `call ${lost}`).toMatchObject({
				state: 'failed',
				isSystemDown: true,
			});
			expect(await proposals().propose(PROPOSAL), `call ${lost}`).toEqual(DONE);
			expect(github.pulls).toHaveLength(1);
			expect(github.branches.get(PROPOSAL.branch)?.get(PATH)).toBe(PROPOSAL.content);
			expect([...github.asked]).toEqual(['assignee rina', 'reviewer rina', 'reviewer mei']);
		}
	});

	test('leaves what somebody has written on the branch, and what was closed', async () => {
		github.branches.set(PROPOSAL.branch, new Map([[PATH, 'ours']]));
		expect(await proposals().propose(PROPOSAL)).toEqual(DONE);
		expect(github.branches.get(PROPOSAL.branch)?.get(PATH)).toBe('ours');
		github.pulls[0]!.state = 'closed';
		expect(await proposals().propose(PROPOSAL)).toEqual(DONE);
		expect(github.pulls).toHaveLength(1);
	});

	test('names whom GitHub does not let in', async () => {
		github.strangers.add('rina');
		expect(await proposals().propose(PROPOSAL)).toEqual({ ...DONE, note: 'GitHub could not ask @rina' });
		expect([...github.asked]).toEqual(['reviewer mei']);
	});
});

test('the postmortem of a resolved incident waits as a pull request, and is recorded', async () => {
	const remote = new MemoryRemote();
	const repository = new MemoryRepository(remote);
	remote.push(COMPANY.map(([path, content]) => ({ path, content })));
	const alert = { name: 'ServiceDown', starts: '2026-11-20T03:00:00Z' };
	for (const one of [alert, { ...alert, ends: '2026-11-20T03:20:00Z' }]) {
		await intake(repository, [alertmanagerDelivery([one], { received: one.starts })]);
		await passTime(repository, one.starts);
	}
	const run = () =>
		reconcileEffects(repository, { systems: { proposals: proposals() }, clock: () => '2026-11-20T05:00:00Z' });
	expect((await run()).effects).toContainEqual(expect.objectContaining({ kind: 'postmortem', state: 'done' }));
	expect(github.branches.get('postmortem/INC-2026-0001')?.get(PATH)).toContain('- Detected by: alert\n');
	expect(remote.tip!.files.has(PATH)).toBe(false);
	expect(remote.tip!.files.get('incidents/2026/INC-2026-0001/incident.md')).toContain(
		'  postmortem_pr:\n    id: "#7"\n    url: https://github.com/acme/incidents/pull/7\n    state: draft\n',
	);
	const { length } = github.calls;
	expect((await run()).effects.filter(({ kind }) => kind === 'postmortem')).toEqual([]);
	expect(github.calls).toHaveLength(length);
});

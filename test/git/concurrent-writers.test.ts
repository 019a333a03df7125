import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LocalRepository } from '../../src/adapters/git/local-repository.ts';
import { RemoteRepository } from '../../src/adapters/git/remote-repository.ts';
import { archiveFold } from './support/archive-fold.ts';
import { GitSandbox } from './support/git-sandbox.ts';
import { sampleDelivery } from './support/sample-delivery.ts';
import { commitByHand } from './support/worlds.ts';
import type { WriterOrder } from './support/writer-process.ts';

const WRITER = join(import.meta.dirname, 'support/writer-process.ts');

let sandbox: GitSandbox;
beforeEach(() => {
	sandbox = new GitSandbox();
});
afterEach(() => sandbox.remove());

function start(order: WriterOrder): ChildProcess {
	return spawn(process.execPath, [WRITER, JSON.stringify(order)], {
		env: sandbox.env,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
}

/** What a writer said when it ended. */
async function end(child: ChildProcess): Promise<string> {
	let said = '';
	for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk));
	await once(child, 'close');
	return said.trim();
}

async function killWhileStandingStill(order: WriterOrder): Promise<void> {
	const child = start(order);
	await once(child.stdout!, 'data');
	child.kill('SIGKILL');
	await once(child, 'close');
}

/** Everything the invariants are about, as one value to compare. */
function outcome(folder: string) {
	const files = sandbox.files(folder);
	const archive = (files.get('alerts/2026/11/20.ndjson') ?? '').split('\n').filter(Boolean);
	const lines = archive.map((line) => JSON.parse(line) as { delivery: string; incident: string });
	const incidents = [...files.keys()]
		.filter((path) => path.startsWith('incidents/'))
		.map((path) => path.split('/')[2] ?? '');
	const merges = sandbox.git(folder, ['rev-list', '--merges', '--count', 'main']).trim();
	sandbox.git(folder, ['fsck', '--strict']);
	return {
		deliveries: lines.map(({ delivery }) => delivery).sort(),
		incidents: incidents.sort(),
		archived: lines.map(({ incident }) => incident).sort(),
		waiting: sandbox.inbox(folder),
		merges,
	};
}

/** The same for `count` deliveries of which nothing was lost and none was folded twice. */
function expected(count: number) {
	const ids = Array.from({ length: count }, (_, index) => `INC-2026-${String(index + 1).padStart(5, '0')}`);
	const deliveries = Array.from({ length: count }, (_, number) => `delivery-${number}`).sort();
	return { deliveries, incidents: ids, archived: ids, waiting: [], merges: '0' };
}

test('30 writers in processes of their own lose nothing and fold nothing twice', async () => {
	const bare = sandbox.bare('remote.git');
	commitByHand(sandbox, bare, { path: 'README.md', text: 'Ours\n' });
	const writers = Array.from({ length: 30 }, (_, writer) => {
		// Two deliveries of its own, and one that its neighbour brings as well.
		const deliveries = [3 * writer, 3 * writer + 1, 3 * writer + 2, (3 * writer + 3) % 90];
		return start({ folder: sandbox.path(`cache-${writer}`), remote: `file://${bare}`, deliveries });
	});
	const ends = Promise.all(writers.map(end));
	for (let edits = 0; edits < 5; edits += 1) {
		await sleep(500);
		pushByHand(bare, edits);
	}
	expect(new Set(await ends)).toEqual(new Set(['done']));
	expect(outcome(bare)).toEqual(expected(90));
	const commits = sandbox.subjects(bare).filter((subject) => subject.startsWith('Open '));
	expect(commits.length).toBeLessThan(90);
});

/** A person pushes too, and tries again when the writers were first. */
function pushByHand(bare: string, edits: number): void {
	for (let attempt = 0; attempt < 20; attempt += 1) {
		try {
			commitByHand(sandbox, bare, { path: 'README.md', text: `Ours ${edits}\n` });
			return;
		} catch {
			// The branch has moved in between.
		}
	}
}

test('8 writers in processes of their own commit to one work tree and leave it clean', async () => {
	const folder = sandbox.workTree('records');
	const writers = Array.from({ length: 8 }, (_, writer) => {
		const deliveries = [3 * writer, 3 * writer + 1, 3 * writer + 2, (3 * writer + 3) % 24];
		return start({ folder, deliveries });
	});
	expect(new Set(await Promise.all(writers.map(end)))).toEqual(new Set(['done']));
	expect(outcome(folder)).toEqual(expected(24));
	expect(sandbox.git(folder, ['status', '--porcelain'])).toBe('');
});

test.each(['before-drain', 'while-folding'] as const)(
	'a delivery whose writer is killed %s is folded by the next',
	async (dies) => {
		const bare = sandbox.bare('remote.git');
		const remote = `file://${bare}`;
		await killWhileStandingStill({ folder: sandbox.path('killed'), remote, deliveries: [0], dies });
		expect(sandbox.inbox(bare).length).toBe(1);
		const next = await RemoteRepository.open({
			folder: sandbox.path('next'),
			remote,
			branch: 'main',
			env: sandbox.env,
		});
		await next.accept([sampleDelivery(1)]);
		expect(await next.drain(archiveFold, ['delivery-1'])).toMatchObject({
			state: 'folded',
			deliveries: ['delivery-0', 'delivery-1'],
		});
		expect(outcome(bare)).toEqual(expected(2));
	},
);

test.each(['before-drain', 'while-folding'] as const)('the same in a work tree: killed %s', async (dies) => {
	const folder = sandbox.workTree('records');
	await killWhileStandingStill({ folder, deliveries: [0], dies });
	const next = await LocalRepository.open({ folder, env: sandbox.env });
	expect(await next.drain(archiveFold)).toMatchObject({ state: 'folded', deliveries: ['delivery-0'] });
	expect(outcome(folder)).toEqual(expected(1));
});

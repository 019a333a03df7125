import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RemoteOptions, RemoteRepository } from '../../src/adapters/git/remote-repository.ts';
import type { RepositoryError } from '../../src/ports/repository.ts';
import { archiveFold } from './support/archive-fold.ts';
import { GitSandbox } from './support/git-sandbox.ts';
import { sampleDelivery } from './support/sample-delivery.ts';
import { commitByHand } from './support/worlds.ts';

let sandbox: GitSandbox;
let bare: string;

beforeEach(() => {
	sandbox = new GitSandbox();
	bare = sandbox.bare('remote.git');
	for (let number = 1; number <= 5; number += 1) {
		commitByHand(sandbox, bare, { path: `services/service-${number}.yaml`, text: `name: Service ${number}\n` });
	}
});
afterEach(() => sandbox.remove());

function connect(options: Partial<RemoteOptions> = {}): Promise<RemoteRepository> {
	const remote = `file://${bare}`;
	return RemoteRepository.open({ folder: sandbox.path('cache'), remote, branch: 'main', env: sandbox.env, ...options });
}

async function open(repository: RemoteRepository, number: number) {
	await repository.accept([sampleDelivery(number)]);
	return repository.drain(archiveFold, [`delivery-${number}`]);
}

/** Installs a hook of the host. */
function hook(name: string, script: string): void {
	writeFileSync(join(bare, 'hooks', name), `#!/bin/sh\n${script}\n`);
	chmodSync(join(bare, 'hooks', name), 0o755);
}

async function refusal(work: Promise<unknown>): Promise<string> {
	const error = await work.then(
		() => undefined,
		(reason: RepositoryError) => reason,
	);
	return `${error?.code}: ${error?.message}\nhelp: ${error?.help}`.replaceAll(sandbox.folder, '<folder>');
}

test('keeps a copy without the texts of the records, and fetches those it reads in one request', async () => {
	const trace = sandbox.path('trace.json');
	const repository = await connect({ env: { ...sandbox.env, GIT_TRACE2_EVENT: trace } });
	const snapshot = await repository.snapshot();
	expect((await snapshot.list('services')).length).toBe(5);
	const fetches = () => readFileSync(trace, 'utf8').match(/"event":"cmd_name"[^\n]*"name":"fetch"/g)?.length;
	expect(fetches()).toBe(1);
	const texts = await snapshot.read([1, 2, 3, 4, 5].map((number) => `services/service-${number}.yaml`));
	expect([texts.size, texts.get('services/service-5.yaml'), fetches()]).toEqual([5, 'name: Service 5\n', 2]);
	expect(readFileSync(join(sandbox.path('cache'), 'shallow'), 'utf8')).toMatch(/^[0-9a-f]{40}\n$/);
});

test('goes on with the cache folder of an earlier run', async () => {
	await open(await connect(), 1);
	commitByHand(sandbox, bare, { path: 'README.md', text: 'Ours\n' });
	const outcome = await open(await connect(), 2);
	expect(outcome).toMatchObject({ state: 'folded', result: ['INC-2026-00002'] });
	expect(sandbox.subjects(bare).slice(0, 3)).toEqual(['Open INC-2026-00002', 'Change by hand', 'Open INC-2026-00001']);
	sandbox.git(bare, ['fsck', '--strict']);
});

test.each([
	['a full clone', []],
	['a shallow clone', ['--depth=1']],
	['a clone without texts', ['--filter=blob:none']],
	['a shallow clone without texts or work tree', ['--depth=1', '--filter=blob:none', '--no-checkout']],
])('works in %s of the caller, by the name of its remote, and leaves its work tree alone', async (_, options) => {
	const clone = sandbox.path('clone');
	sandbox.git(sandbox.folder, ['clone', '--quiet', ...options, `file://${bare}`, clone]);
	const state = () => [sandbox.git(clone, ['status', '--porcelain']), sandbox.git(clone, ['rev-parse', 'HEAD'])];
	const before = state();
	const trace = sandbox.path('trace.json');
	const repository = await connect({
		folder: clone,
		remote: 'origin',
		env: { ...sandbox.env, GIT_TRACE2_EVENT: trace },
	});
	commitByHand(sandbox, bare, { path: 'services/service-6.yaml', text: 'name: Service 6\n' });
	expect(await open(repository, 1)).toMatchObject({ state: 'folded', result: ['INC-2026-00001'] });
	const snapshot = await repository.snapshot();
	const texts = await snapshot.read([1, 2, 3, 4, 5, 6].map((number) => `services/service-${number}.yaml`));
	expect(texts.size).toBe(6);
	const fetches = readFileSync(trace, 'utf8').match(/"event":"cmd_name"[^\n]*"name":"fetch"/g)?.length ?? 0;
	expect(fetches).toBeLessThanOrEqual(2);
	expect(state()).toEqual(before);
});

test('works with a remote that knows no filter', async () => {
	sandbox.git(bare, ['config', 'uploadpack.allowFilter', 'false']);
	expect(await open(await connect(), 1)).toMatchObject({ state: 'folded' });
});

test('works with a remote that cannot push atomically: the branch first, then the refs', async () => {
	sandbox.git(bare, ['config', 'receive.advertiseAtomic', 'false']);
	const repository = await connect();
	expect(await open(repository, 1)).toMatchObject({ state: 'folded' });
	expect(await open(repository, 2)).toMatchObject({ state: 'folded' });
	expect([sandbox.subjects(bare)[0], sandbox.inbox(bare)]).toEqual(['Open INC-2026-00002', []]);
});

test('wraps deliveries in commits where a remote wants commits under every ref', async () => {
	hook('update', '[ "$3" = 0000000000000000000000000000000000000000 ] || [ "$(git cat-file -t "$3")" = commit ]');
	const repository = await connect();
	await repository.accept([sampleDelivery(1)]);
	const [ref = ''] = sandbox.inbox(bare);
	expect(sandbox.git(bare, ['cat-file', '-t', ref])).toBe('commit\n');
	const other = await connect({ folder: sandbox.path('other') });
	expect(await other.drain(archiveFold)).toMatchObject({ state: 'folded', deliveries: ['delivery-1'] });
	expect(sandbox.inbox(bare)).toEqual([]);
});

test('goes straight to the branch where a remote allows no other refs', async () => {
	hook('update', 'case "$1" in refs/heads/*) exit 0;; esac; echo "only branches here"; exit 1');
	const [first, second] = [await connect(), await connect({ folder: sandbox.path('other') })];
	const outcomes = await Promise.all([open(first, 1), open(second, 2)]);
	expect(outcomes.map((outcome) => outcome.state)).toEqual(['folded', 'folded']);
	const incidents = [...sandbox.files(bare).keys()].filter((path) => path.startsWith('incidents/'));
	expect(incidents.length).toBe(2);
	expect(await first.drain(archiveFold)).toEqual({ state: 'empty' });
});

test('says what the remote says when it refuses the commit for good, and keeps the alert', async () => {
	hook('update', 'case "$1" in refs/heads/*) echo "GH006: Protected branch update failed"; exit 1;; esac');
	expect(await refusal(open(await connect(), 1))).toBe(
		`push-rejected: The remote refuses our commits on main: GH006: Protected branch update failed / hook declined to update refs/heads/main / failed to push some refs to 'file://<folder>/remote.git' / refs/heads/main [remote rejected] (hook declined) / ${sandbox.inbox(bare)[0]} [remote rejected] (atomic push failure)
help: Allow this writer to push to the branch and to delete refs below refs/tocsin/: a hook, a protected branch or a ruleset forbids it. What was accepted waits in the inbox and is folded by the next run.`,
	);
	expect(sandbox.inbox(bare).length).toBe(1);
});

test('says the same for a change of a person', async () => {
	hook('pre-receive', 'echo "frozen for the audit"; exit 1');
	const repository = await connect();
	const change = { changes: [{ path: 'a.md', content: 'a' }], message: 'Edit', result: null };
	expect(await refusal(repository.commit(async () => change))).toContain(
		'push-rejected: The remote refuses our commits on main: frozen for the audit / ',
	);
});

test('gives up after its patience when others are always first, and keeps the alert', async () => {
	const repository = await connect({ patienceMs: 300 });
	await repository.accept([sampleDelivery(1)]);
	let times = 0;
	const drained = repository.drain(async (snapshot, deliveries) => {
		times += 1;
		commitByHand(sandbox, bare, { path: 'count.txt', text: String(times) });
		return archiveFold(snapshot, deliveries);
	});
	expect(await refusal(drained)).toMatch(
		/^push-rejected: The branch main could not be moved within 0 s, because others were always first: .*stale info.*\nhelp: Nothing is lost: /s,
	);
	expect(times).toBeGreaterThan(1);
	expect(sandbox.inbox(bare).length).toBe(1);
});

test('does not fold again what the newest commit holds, when its ref is still there', async () => {
	const repository = await connect();
	await repository.accept([sampleDelivery(1)]);
	const [ref = ''] = sandbox.inbox(bare);
	const oid = sandbox.git(bare, ['rev-parse', ref]).trim();
	await repository.drain(archiveFold);
	sandbox.git(bare, ['update-ref', ref, oid]);
	const other = await connect({ folder: sandbox.path('other') });
	const folded: string[] = [];
	const outcome = await other.drain(async (snapshot, deliveries) => {
		folded.push(...deliveries.map(({ id }) => id));
		return archiveFold(snapshot, deliveries);
	});
	expect([outcome, folded, sandbox.inbox(bare)]).toEqual([{ state: 'empty' }, [], []]);
});

test('leaves a ref alone that holds no delivery it understands', async () => {
	const junk = sandbox.git(bare, ['hash-object', '-w', '--stdin'], 'not JSON').trim();
	sandbox.git(bare, ['update-ref', 'refs/tocsin/inbox/20261120T020000000Z-junk', junk]);
	const repository = await connect();
	expect(await open(repository, 1)).toMatchObject({ state: 'folded', deliveries: ['delivery-1'] });
	expect(await repository.drain(archiveFold)).toEqual({ state: 'empty' });
	expect(sandbox.inbox(bare)).toEqual(['refs/tocsin/inbox/20261120T020000000Z-junk']);
});

test('sends deliveries that come at once in one push', async () => {
	const trace = sandbox.path('trace.json');
	const repository = await connect({ env: { ...sandbox.env, GIT_TRACE2_EVENT: trace } });
	await Promise.all(Array.from({ length: 20 }, (_, number) => repository.accept([sampleDelivery(number)])));
	const pushes = readFileSync(trace, 'utf8').match(/"event":"cmd_name"[^\n]*"name":"push"/g)?.length;
	expect([pushes, sandbox.inbox(bare).length]).toEqual([1, 20]);
});

test.each([
	[
		'is not there',
		() => `file://${sandbox.path('nowhere.git')}`,
		'There is no repository at the remote address, or it is hidden from us',
	],
	['does not answer', () => 'http://127.0.0.1:9/records.git', 'The remote repository could not be reached'],
])('says so when the remote %s', async (_, remote, message) => {
	const repository = await connect({ remote: remote(), patienceMs: 50 });
	const expected = `unreachable: ${message}: `;
	expect(await refusal(repository.accept([sampleDelivery(1)]))).toContain(expected);
	expect(await refusal(repository.drain(archiveFold))).toContain(expected);
	expect(await refusal(repository.snapshot())).toContain(expected);
});

test('writes no address and no secret into the cache folder', async () => {
	const repository = await connect({ settings: [['http.extraHeader', 'AUTHORIZATION: basic c2VjcmV0']] });
	await open(repository, 1);
	const cache = sandbox.path('cache');
	const texts = readdirSync(cache, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && !entry.parentPath.includes('objects'))
		.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
	expect(texts.some((text) => text.includes('c2VjcmV0') || text.includes('file://'))).toBe(false);
	expect(existsSync(join(cache, 'FETCH_HEAD'))).toBe(false);
});

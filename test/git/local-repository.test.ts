import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LocalRepository } from '../../src/adapters/git/local-repository.ts';
import type { FileChange, RepositoryError } from '../../src/ports/repository.ts';
import { archiveFold } from './support/archive-fold.ts';
import { GitSandbox } from './support/git-sandbox.ts';
import { sampleDelivery } from './support/sample-delivery.ts';

const INCIDENT = 'incidents/2026/INC-2026-00001/incident.md';
const ARCHIVE = 'alerts/2026/11/20.ndjson';

let sandbox: GitSandbox;
let folder: string;
let repository: LocalRepository;

beforeEach(async () => {
	sandbox = new GitSandbox();
	folder = sandbox.workTree('records');
	repository = await LocalRepository.open({ folder, env: sandbox.env });
});
afterEach(() => sandbox.remove());

function write(path: string, text: string): void {
	mkdirSync(join(folder, path, '..'), { recursive: true });
	writeFileSync(join(folder, path), text);
}

function stage(path: string, text: string): void {
	write(path, text);
	sandbox.git(folder, ['add', path]);
}

function writeIgnored(path: string, text: string): void {
	write('.git/info/exclude', `${path}\n`);
	write(path, text);
}

function status(): string {
	return sandbox.git(folder, ['status', '--porcelain', '--untracked-files=all']);
}

async function open(number: number) {
	await repository.accept([sampleDelivery(number)]);
	return repository.drain(archiveFold, [`delivery-${number}`]);
}

function edit(...changes: readonly FileChange[]) {
	return repository.commit(async () => ({ changes, message: 'Edit', result: null }));
}

/** The error as a person reads it. */
async function refusal(work: Promise<unknown>): Promise<string> {
	const error = await work.then(
		() => undefined,
		(reason: RepositoryError) => reason,
	);
	return `${error?.code}: ${error?.message}\nhelp: ${error?.help}`.replaceAll(folder, '<folder>');
}

test('brings the work tree along, so that it is clean after every commit', async () => {
	await open(1);
	expect([readFileSync(join(folder, INCIDENT), 'utf8'), status()]).toEqual(['delivery: delivery-1\n', '']);
	await edit({ path: INCIDENT, content: null }, { path: ARCHIVE, content: 'changed\n' });
	expect([existsSync(join(folder, 'incidents')), readFileSync(join(folder, ARCHIVE), 'utf8'), status()]).toEqual([
		false,
		'changed\n',
		'',
	]);
});

test('works from a folder inside the work tree', async () => {
	write('docs/a.md', 'a');
	repository = await LocalRepository.open({ folder: join(folder, 'docs'), env: sandbox.env });
	await open(1);
	expect([readFileSync(join(folder, INCIDENT), 'utf8'), status()]).toEqual([
		'delivery: delivery-1\n',
		'?? docs/a.md\n',
	]);
});

test('leaves alone what a person has edited, staged or deleted elsewhere', async () => {
	await edit(
		{ path: 'edited.md', content: '1' },
		{ path: 'staged.md', content: '1' },
		{ path: 'deleted.md', content: '1' },
	);
	write('edited.md', '2');
	write('staged.md', '2');
	write('new.md', '1');
	sandbox.git(folder, ['add', 'staged.md']);
	rmSync(join(folder, 'deleted.md'));
	await open(1);
	expect(status()).toBe(' D deleted.md\n M edited.md\nM  staged.md\n?? new.md\n');
	expect(sandbox.files(folder).get('staged.md')).toBe('1');
});

test.each<[string, () => void]>([
	['edited', () => write(ARCHIVE, 'mine\n')],
	['staged', () => stage(ARCHIVE, 'mine\n')],
	['deleted', () => rmSync(join(folder, ARCHIVE))],
	['staged for deletion', () => void sandbox.git(folder, ['rm', '--quiet', '--cached', ARCHIVE])],
])('refuses before it commits when one of the paths is %s', async (_, change) => {
	await open(1);
	change();
	const before = status();
	const told = await refusal(open(2));
	expect(told).toBe(
		`dirty-work-tree: There are changes that are not committed in ${ARCHIVE}
help: Commit them or put them aside (git stash --include-untracked). What was accepted is kept and folded then.`,
	);
	expect([sandbox.subjects(folder).length, sandbox.inbox(folder).length, status()]).toEqual([1, 1, before]);
	sandbox.git(folder, ['reset', '--quiet', '--hard']);
	expect(await repository.drain(archiveFold)).toMatchObject({ state: 'folded', deliveries: ['delivery-2'] });
});

test.each<[string, () => void]>([
	['a file', () => write(INCIDENT, 'mine\n')],
	['a folder', () => mkdirSync(join(folder, INCIDENT), { recursive: true })],
	['a file in place of a folder', () => write('incidents', 'mine\n')],
	['a link out of the repository', () => symlinkSync(sandbox.folder, join(folder, 'incidents'))],
	['a file that is ignored', () => writeIgnored(INCIDENT, 'mine\n')],
])('refuses to put a new file where there is %s', async (_, change) => {
	change();
	expect(await refusal(open(1))).toMatch(`dirty-work-tree: There are changes that are not committed in ${INCIDENT}\n`);
	expect([sandbox.subjects(folder), sandbox.inbox(folder).length]).toEqual([[], 1]);
});

test('takes a new file that lies there already with the very same text', async () => {
	write(INCIDENT, 'delivery: delivery-1\n');
	await open(1);
	expect(status()).toBe('');
});

test('follows line endings as the user has configured them', async () => {
	sandbox.git(folder, ['config', 'core.autocrlf', 'true']);
	await open(1);
	await open(2);
	expect([readFileSync(join(folder, INCIDENT), 'utf8'), status()]).toEqual(['delivery: delivery-1\r\n', '']);
});

test('refuses on a detached HEAD, and keeps what it accepted', async () => {
	await open(1);
	sandbox.git(folder, ['checkout', '--quiet', '--detach']);
	expect(await refusal(open(2))).toBe(
		`detached-head: The work tree is not on a branch, so a commit would be lost
help: Go to your branch: git switch main. What was accepted is kept.`,
	);
	expect(sandbox.inbox(folder).length).toBe(1);
	sandbox.git(folder, ['switch', '--quiet', 'main']);
	expect(await repository.drain(archiveFold)).toMatchObject({ deliveries: ['delivery-2'] });
});

test('commits to the branch that the work tree is on at the time', async () => {
	await open(1);
	sandbox.git(folder, ['switch', '--quiet', '-c', 'exercise']);
	await open(2);
	expect(sandbox.git(folder, ['log', '--format=%s', 'main..exercise'])).toBe('Open INC-2026-00002\n');
});

test('commits as Tocsin where Git knows nobody, else as who it knows', async () => {
	await open(1);
	sandbox.git(folder, ['config', 'user.name', 'Budi']);
	sandbox.git(folder, ['config', 'user.email', 'budi@example.com']);
	repository = await LocalRepository.open({ folder, env: sandbox.env });
	await open(2);
	const authors = sandbox.git(folder, ['log', '--format=%an <%ae> %cn <%ce>']);
	expect(authors).toBe(
		'Budi <budi@example.com> Budi <budi@example.com>\nTocsin <tocsin@localhost> Tocsin <tocsin@localhost>\n',
	);
});

test('runs no hook of the repository', async () => {
	for (const hook of [
		'pre-commit',
		'post-commit',
		'commit-msg',
		'reference-transaction',
		'post-checkout',
		'post-index-change',
	]) {
		write(`.git/hooks/${hook}`, `#!/bin/sh\ntouch "${sandbox.path('hook-ran')}"\nexit 1\n`);
		chmodSync(join(folder, '.git/hooks', hook), 0o755);
	}
	await open(1);
	expect([existsSync(sandbox.path('hook-ran')), status()]).toEqual([false, '']);
});

test('commits although another git command holds the index, and brings the work tree along the next time', async () => {
	await open(1);
	write('.git/index.lock', '');
	await open(2);
	expect(sandbox.subjects(folder)).toEqual(['Open INC-2026-00002', 'Open INC-2026-00001']);
	rmSync(join(folder, '.git/index.lock'));
	expect(existsSync(join(folder, 'incidents/2026/INC-2026-00002'))).toBe(false);
	await open(3);
	expect(status()).toBe('');
});

test('finishes the work tree of a process that died right after its commit', async () => {
	await open(1);
	write('.git/index.lock', '');
	await open(2);
	rmSync(join(folder, '.git/index.lock'));
	write(INCIDENT, 'edited since\n');
	const restarted = await LocalRepository.open({ folder, env: sandbox.env });
	await restarted.drain(archiveFold);
	expect(status()).toBe(` M ${INCIDENT}\n`);
	expect(existsSync(join(folder, '.git/tocsin-journal.json'))).toBe(false);
});

test('takes over the lock of a process that has died', async () => {
	const { pid } = spawnSync('true');
	write('.git/tocsin.lock', String(pid));
	expect(await open(1)).toMatchObject({ state: 'folded' });
});

test('says who holds the lock for too long', async () => {
	write('.git/tocsin.lock', '1');
	repository = await LocalRepository.open({ folder, env: sandbox.env, patienceMs: 60 });
	expect(await refusal(open(1))).toBe(
		`git-failed: Another process (1) holds <folder>/.git/tocsin.lock
help: Wait for it to end. If there is no such process, remove the file. What was accepted is kept.`,
	);
	expect(sandbox.inbox(folder).length).toBe(1);
});

test('leaves a ref alone that holds no delivery it understands', async () => {
	const junk = sandbox.git(folder, ['hash-object', '-w', '--stdin'], '{"schema": 2}').trim();
	sandbox.git(folder, ['update-ref', 'refs/tocsin/inbox/20261120T020000000Z-newer', junk]);
	expect(await repository.drain(archiveFold)).toEqual({ state: 'empty' });
	expect(await open(1)).toMatchObject({ deliveries: ['delivery-1'] });
	expect(sandbox.inbox(folder)).toEqual(['refs/tocsin/inbox/20261120T020000000Z-newer']);
});

test('works in a SHA-256 repository and in a second work tree', async () => {
	sandbox.git(sandbox.folder, ['init', '--quiet', '--initial-branch=main', '--object-format=sha256', 'long-ids']);
	repository = await LocalRepository.open({ folder: sandbox.path('long-ids'), env: sandbox.env });
	await open(1);
	sandbox.git(sandbox.path('long-ids'), ['worktree', 'add', '--quiet', '-b', 'second', sandbox.path('second')]);
	repository = await LocalRepository.open({ folder: sandbox.path('second'), env: sandbox.env });
	await open(2);
	expect(sandbox.git(sandbox.path('second'), ['status', '--porcelain'])).toBe('');
	expect(sandbox.git(sandbox.path('second'), ['log', '--format=%s'])).toBe(
		'Open INC-2026-00002\nOpen INC-2026-00001\n',
	);
	sandbox.git(sandbox.path('second'), ['fsck', '--strict']);
});

test.each([
	['that is no repository', 'plain', 'not-a-repository: This folder is not a Git repository: '],
	['that does not exist', 'nowhere', 'not-a-repository: The folder '],
	['without a work tree', 'bare.git', 'not-a-repository: This repository has no work tree: '],
])('refuses a folder %s', async (_, name, expected) => {
	mkdirSync(sandbox.path('plain'));
	sandbox.bare('bare.git');
	const env = { ...sandbox.env, GIT_CEILING_DIRECTORIES: sandbox.folder };
	expect(await refusal(LocalRepository.open({ folder: sandbox.path(name), env }))).toContain(expected);
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findGitFolders } from './find-git-folders.ts';
import { type HeadWatch, watchHead } from './watch-head.ts';

let root: string;
let watch: HeadWatch;
let moves: number;
beforeEach(async () => {
	root = mkdtempSync(join(tmpdir(), 'tocsin-head-'));
	git('init', '-q', '-b', 'main');
	git('commit', '-q', '--allow-empty', '-m', 'first');
	moves = 0;
	watch = await watchHead(
		await findGitFolders(root),
		() => {
			moves += 1;
		},
		10_000,
	);
});
afterEach(() => {
	watch.stop();
	rmSync(root, { recursive: true });
});

test('notices a commit, a switch and a detached head, each once', async () => {
	const steps = [
		['commit', '-q', '--allow-empty', '-m', 'second'],
		['switch', '-q', '-c', 'other'],
		['commit', '-q', '--allow-empty', '-m', 'third'],
		['checkout', '-q', '--detach', 'main'],
	];
	for (const [index, step] of steps.entries()) {
		git(...step);
		await watch.check();
		await watch.check();
		expect(moves).toBe(index + 1);
	}
});

test('is quiet when only the work tree changes', async () => {
	writeFileSync(join(root, 'file'), 'x');
	git('add', '.');
	await watch.check();
	expect(moves).toBe(0);
});

test('works in a linked work tree', async () => {
	git('branch', 'side');
	const linked = join(root, 'linked');
	git('worktree', 'add', '-q', linked, 'side');
	let seen = 0;
	const second = await watchHead(
		await findGitFolders(linked),
		() => {
			seen += 1;
		},
		10_000,
	);
	git('-C', linked, 'commit', '-q', '--allow-empty', '-m', 'in the side');
	await second.check();
	await watch.check();
	second.stop();
	expect([seen, moves]).toEqual([1, 0]);
});

test('says what to do where there is no repository', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'tocsin-none-'));
	await expect(findGitFolders(folder)).rejects.toMatchObject({
		message: `${folder} is no Git repository`,
		help: 'Start it in a clone, or make one: git init && git add . && git commit -m "First records"',
	});
	await expect(findGitFolders(join(folder, 'nowhere'))).rejects.toMatchObject({
		message: 'Git is not installed here, or the folder is gone',
	});
	rmSync(folder, { recursive: true });
});

function git(...args: readonly string[]): void {
	const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
	execFileSync('git', [...identity, ...args], { cwd: root, stdio: 'pipe' });
}

import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { RepositoryError } from '../../ports/repository.ts';

const NAME = 'tocsin.lock';
const RETRY_MS = 25;
/** A lock file still empty after this long was left by a process that died while making it. */
const EMPTY_MS = 5_000;

/**
 * Runs a task while no other process of this machine commits to the same work tree. The lock of a process that has
 * died is taken over; two that take it over at once do no harm, since the branch moves by compare-and-swap.
 * Throws RepositoryError when another one holds it longer than `patienceMs`.
 */
export async function withLocalLock<T>(
	gitFolder: string,
	{ patienceMs }: { readonly patienceMs: number },
	task: () => Promise<T>,
): Promise<T> {
	const path = join(gitFolder, NAME);
	const deadline = performance.now() + patienceMs;
	while (!take(path)) {
		if (performance.now() > deadline) {
			throw new RepositoryError(
				'git-failed',
				`Another process (${holder(path)}) holds ${path}`,
				'Wait for it to end. If there is no such process, remove the file. What was accepted is kept.',
			);
		}
		await sleep(RETRY_MS * (0.5 + Math.random()));
	}
	try {
		return await task();
	} finally {
		if (holder(path) === process.pid) rmSync(path, { force: true });
	}
}

function take(path: string): boolean {
	try {
		writeFileSync(path, String(process.pid), { flag: 'wx' });
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
		if (isLeft(path)) rmSync(path, { force: true });
		return false;
	}
}

function isLeft(path: string): boolean {
	const pid = holder(path);
	if (pid > 0) return !isAlive(pid);
	try {
		return Date.now() - statSync(path).mtimeMs > EMPTY_MS;
	} catch {
		return false;
	}
}

function holder(path: string): number {
	try {
		return Number(readFileSync(path, 'utf8')) || 0;
	} catch {
		return 0;
	}
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

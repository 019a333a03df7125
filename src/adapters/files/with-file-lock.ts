import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A lock file still empty after this long was left by a process that died while making it. */
const EMPTY_MS = 5_000;

/**
 * Does `work` while no other process on this machine does: a file holds the id of the process that does. A lock whose
 * process has died is taken over. Between two tries it calls `pause` with the holder's process id; what that throws
 * ends the wait.
 */
export async function withFileLock<T>(
	path: string,
	pause: (holder: number) => Promise<void>,
	work: () => Promise<T>,
): Promise<T> {
	mkdirSync(dirname(path), { recursive: true });
	while (!take(path)) await pause(holderOf(path));
	try {
		return await work();
	} finally {
		if (holderOf(path) === process.pid) rmSync(path, { force: true });
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
	const pid = holderOf(path);
	if (pid > 0) return !isAlive(pid);
	try {
		return Date.now() - statSync(path).mtimeMs > EMPTY_MS;
	} catch {
		return false;
	}
}

function holderOf(path: string): number {
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

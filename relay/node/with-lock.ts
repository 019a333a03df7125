import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const LOOK_EVERY_MS = 200;

/**
 * Does `work` while no other process on this machine does: a file holds the id of the process that does. A lock whose
 * process has died is taken over. Rejects when `signal` aborts the wait.
 */
export async function withLock<T>(path: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
	await mkdir(dirname(path), { recursive: true });
	while (!(await take(path))) {
		signal.throwIfAborted();
		await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
	}
	try {
		return await work();
	} finally {
		await rm(path, { force: true });
	}
}

async function take(path: string): Promise<boolean> {
	try {
		await writeFile(path, String(process.pid), { flag: 'wx' });
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	}
	const holder = Number(await readFile(path, 'utf8').catch(() => ''));
	if (holder > 0 && !isAlive(holder)) await rm(path, { force: true });
	return false;
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { RepositoryError } from '../../ports/repository.ts';
import { withFileLock } from '../files/with-file-lock.ts';

const NAME = 'tocsin.lock';
const RETRY_MS = 25;

/**
 * Runs a task while no other process of this machine commits to the same work tree. Two that take over the lock of a
 * dead process at once do no harm, since the branch moves by compare-and-swap. Throws RepositoryError when another one
 * holds it longer than `patienceMs`.
 */
export function withLocalLock<T>(
	gitFolder: string,
	{ patienceMs }: { readonly patienceMs: number },
	task: () => Promise<T>,
): Promise<T> {
	const path = join(gitFolder, NAME);
	const deadline = performance.now() + patienceMs;
	const pause = async (holder: number): Promise<void> => {
		if (performance.now() > deadline) {
			throw new RepositoryError(
				'git-failed',
				`Another process (${holder}) holds ${path}`,
				'Wait for it to end. If there is no such process, remove the file. What was accepted is kept.',
			);
		}
		await sleep(RETRY_MS * (0.5 + Math.random()));
	};
	return withFileLock(path, pause, task);
}

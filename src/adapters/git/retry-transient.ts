import { setTimeout as sleep } from 'node:timers/promises';
import { explainGitFailure, isTransient } from './explain-git-failure.ts';

export interface RetryOptions {
	/** `performance.now()` after which a failure is final. */
	readonly deadline: number;
	readonly random: () => number;
}

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;

/** Runs a conversation with a remote again, after jittered and growing pauses, while the network or the host fails. */
export async function retryTransient<T>(task: () => Promise<T>, options: RetryOptions): Promise<T> {
	for (let attempt = 0; ; attempt += 1) {
		try {
			return await task();
		} catch (error) {
			const explained = explainGitFailure(error);
			const pause = options.random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt);
			if (!isTransient(explained) || performance.now() + pause > options.deadline) throw explained;
			await sleep(pause);
		}
	}
}

import { setTimeout as sleep } from 'node:timers/promises';
import { GitSnapshot } from '../../src/adapters/git/git-snapshot.ts';
import { openRemote, type RemoteAddress } from '../../src/adapters/git/open-remote.ts';
import { prepareCommit } from '../../src/adapters/git/prepare-commit.ts';
import { RemoteCopy } from '../../src/adapters/git/remote-copy.ts';
import type { Delivery } from '../../src/core/alerts/delivery.ts';
import type { FoldFunction } from '../../src/ports/repository.ts';

export interface SwapCounts {
	pushes: number;
	rejected: number;
}

/** Pauses of the rival, in milliseconds: full jitter over a doubling range, as usually recommended. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;

/**
 * The usual way to let many write to one branch: commit, push, and on rejection fetch and do it again after an
 * exponentially growing random pause. Built from the same parts as ours, with the same warm copy of the repository.
 */
export class CompareAndSwapWriter {
	readonly counts: SwapCounts = { pushes: 0, rejected: 0 };
	readonly #copy: RemoteCopy;
	#tip = '';

	constructor(copy: RemoteCopy) {
		this.#copy = copy;
	}

	static async open(address: RemoteAddress): Promise<CompareAndSwapWriter> {
		return new CompareAndSwapWriter(new RemoteCopy(await openRemote(address)));
	}

	/** Fetches the branch ahead of the first alert. */
	async warm(): Promise<void> {
		this.#tip = (await this.#copy.link.look()).tip;
		await this.#copy.ensure(this.#tip);
	}

	/** Commits one delivery; returns when it is on the branch. */
	async open(delivery: Delivery, fold: FoldFunction<unknown>): Promise<void> {
		for (let attempt = 0; ; attempt += 1) {
			await this.warm();
			const snapshot = await GitSnapshot.open(this.#copy.store, this.#tip);
			const stamp = { author: this.#copy.identity, seconds: Math.floor(Date.now() / 1000) };
			const prepared = await prepareCommit(this.#copy.store, snapshot, {
				fold: await fold(snapshot, [delivery]),
				stamp,
			});
			await this.#copy.write(prepared.objects);
			this.counts.pushes += 1;
			const move = { ref: this.#copy.link.branchRef, from: this.#tip, to: prepared.commit };
			const outcome = await this.#copy.link.push([move], { atomic: false });
			if (outcome.ok) return;
			this.counts.rejected += 1;
			await sleep(Math.random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt));
		}
	}
}

const LEAST_MS = 20;
const MOST_MS = 10_000;

/**
 * Learns how long a delivery waits in a busy queue until somebody has folded it, so that the others look about once.
 * Looking too early costs everybody, looking too late costs us: the estimate creeps down while it is long enough.
 */
export class UsualWait {
	#ms = 0;
	#crowded = false;

	/** Milliseconds. */
	get ms(): number {
		return this.#ms;
	}

	/** Whether others waited beside us the last time: then a first look at once would be in vain. */
	get isCrowded(): boolean {
		return this.#crowded;
	}

	/** What accepting took, as the first guess: a fold is about two such conversations. */
	accepted(ms: number): void {
		if (this.#ms === 0) this.#set(2 * ms);
	}

	/** Whether there were others in the queue. */
	saw(crowded: boolean): void {
		this.#crowded = crowded;
	}

	/** Our delivery was folded by another within `ms`, as we found at the n-th look. */
	waited(ms: number, looks: number): void {
		this.#set(looks === 1 ? 0.9 * this.#ms : (this.#ms + ms) / 2);
	}

	#set(ms: number): void {
		this.#ms = Math.min(MOST_MS, Math.max(LEAST_MS, ms));
	}
}

/** Joins what is handed in while a flush is under way into the next one, so that a burst costs a few flushes. */
export class Batcher<T> {
	readonly #flush: (items: readonly T[]) => Promise<void>;
	#items: T[] = [];
	#next: Promise<void> | undefined;
	#running: Promise<unknown> = Promise.resolve();

	constructor(flush: (items: readonly T[]) => Promise<void>) {
		this.#flush = flush;
	}

	/** Resolves when a flush with these items has succeeded; rejects as that flush does. */
	add(items: readonly T[]): Promise<void> {
		this.#items.push(...items);
		this.#next ??= this.#schedule();
		return this.#next;
	}

	async #schedule(): Promise<void> {
		// A failure of the flush before concerns those who waited for that one.
		await this.#running.catch(() => {});
		const items = this.#items;
		this.#items = [];
		this.#next = undefined;
		const running = this.#flush(items);
		this.#running = running;
		await running;
	}
}

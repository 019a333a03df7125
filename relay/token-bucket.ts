/** Allows a burst of `capacity`, then `perSecond`; times are milliseconds of any steady clock. */
export class TokenBucket {
	readonly #capacity: number;
	readonly #perSecond: number;
	#tokens: number;
	#at = 0;

	constructor(capacity: number, perSecond: number) {
		this.#capacity = capacity;
		this.#perSecond = perSecond;
		this.#tokens = capacity;
	}

	/** Takes one token: 0 when there was one, else the whole seconds (at least 1) until there is. */
	take(now: number): number {
		const passed = Math.max(0, now - this.#at) / 1000;
		this.#tokens = Math.min(this.#capacity, this.#tokens + passed * this.#perSecond);
		this.#at = now;
		if (this.#tokens < 1) return Math.max(1, Math.ceil((1 - this.#tokens) / this.#perSecond));
		this.#tokens -= 1;
		return 0;
	}
}

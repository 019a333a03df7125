/** A seeded source of chance: the same seed gives the same repository, byte for byte. */
export interface Random {
	/** At least 0, below 1. */
	next(): number;
	/** A whole number from `low` to `high`, both possible. */
	between(low: number, high: number): number;
	pick<T>(items: readonly T[]): T;
	/** An item near the front more often than one near the end, as words and services are in life. */
	pickSkewed<T>(items: readonly T[]): T;
	chance(share: number): boolean;
}

/** Chance from a seed (mulberry32). */
export function createRandom(seed: number): Random {
	let state = (seed ^ 0x9e3779b9) >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
	return {
		next,
		between: (low, high) => low + Math.floor(next() * (high - low + 1)),
		pick: (items) => items[Math.floor(next() * items.length)]!,
		pickSkewed: (items) => items[Math.floor(next() ** 2 * items.length)]!,
		chance: (share) => next() < share,
	};
}

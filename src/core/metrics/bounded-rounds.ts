/** Draws that one resampling may make at most: some 0.2 s. */
const BUDGET = 8_000_000;

/** Fewer rounds than this say too little about tails of 2.5 %. */
const LEAST = 999;

/** How many resamplings of `size` values to make: as many as wanted, fewer where they would take too long. */
export function boundedRounds(wanted: number, size: number): number {
	return Math.max(LEAST, Math.min(wanted, Math.floor(BUDGET / Math.max(size, 1))));
}

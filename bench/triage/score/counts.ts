/** How often something was claimed and how often that was right; how often it was wanted and how often it was found. */
export interface Counts {
	readonly right: number;
	readonly claimed: number;
	readonly found: number;
	readonly wanted: number;
}

export const NO_COUNTS: Counts = { right: 0, claimed: 0, found: 0, wanted: 0 };

/** The counts of two stories together. */
export function addCounts(a: Counts, b: Counts): Counts {
	return {
		right: a.right + b.right,
		claimed: a.claimed + b.claimed,
		found: a.found + b.found,
		wanted: a.wanted + b.wanted,
	};
}

/** Precision, recall and their harmonic mean, 0 to 1. */
export interface Rates {
	readonly precision: number;
	readonly recall: number;
	readonly f1: number;
}

/** Rates of some counts: who claims nothing is never wrong, and where nothing is wanted nothing is missed. */
export function ratesOf({ right, claimed, found, wanted }: Counts): Rates {
	const precision = claimed === 0 ? 1 : right / claimed;
	const recall = wanted === 0 ? 1 : found / wanted;
	const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
	return { precision, recall, f1 };
}

/** Quantile of the normal distribution for 80 % power. */
const POWER = 0.841621;

/** The median needs π ÷ 2 times as many values as the mean to be as sure, where values are normal. */
const MEDIAN_COST = Math.PI / 2;

/** With fewer a side, too many of the splits are as extreme as the most extreme: the permutation test cannot come below 5 %. */
const LEAST = 6;

/** Durations below a second are taken for one: a logarithm of zero says nothing. */
const SHORTEST = 1_000;

/**
 * How many incidents in each of the two periods would be needed to tell a change of the size seen, four times of five,
 * with 5 % false alarms over all comparisons made at once (5 % ÷ their number each):
 * `π/2 × 2 (z₀.₉₇₅ + z₀.₈)² × s² ÷ ln(after ÷ before)²`, s the pooled standard deviation of the logarithms (durations are
 * roughly log-normal), medians instead of means. Undefined where nothing changed, or a sample
 * has fewer than two values, and so no spread. Values in milliseconds, sorted upward.
 */
export function incidentsNeeded(
	before: readonly number[],
	after: readonly number[],
	comparisons = 1,
): number | undefined {
	if (before.length < 2 || after.length < 2) return undefined;
	const [left, right] = [before.map(logarithm), after.map(logarithm)];
	const change = middle(right) - middle(left);
	if (change === 0) return undefined;
	const freedom = before.length + after.length - 2;
	const variance = (squares(left) + squares(right)) / freedom;
	const needed = (MEDIAN_COST * 2 * (upperQuantile(0.025 / comparisons) + POWER) ** 2 * variance) / change ** 2;
	return Math.max(LEAST, Math.ceil(needed));
}

function logarithm(ms: number): number {
	return Math.log(Math.max(ms, SHORTEST));
}

function middle(sorted: readonly number[]): number {
	return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}

function squares(values: readonly number[]): number {
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}

/**
 * The value that a normal variable exceeds with probability `p`, 0 < p ≤ 0.5, to within 0.00045 (Abramowitz and Stegun,
 * "Handbook of Mathematical Functions", 26.2.23).
 */
function upperQuantile(p: number): number {
	const t = Math.sqrt(-2 * Math.log(p));
	const above = 2.515517 + t * (0.802853 + t * 0.010328);
	return t - above / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
}

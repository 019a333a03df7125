/** The 97.5th percentile of the normal distribution. */
const Z = 1.959963984540054;

/** A share between 0 and 1, and between which shares the true one lies 19 times of 20. */
export interface ShareInterval {
	readonly n: number;
	readonly share: number;
	readonly low: number;
	readonly high: number;
}

/** The share of `count` in `n` with its 95 % score interval (Wilson, 1927); undefined of none. */
export function shareInterval(count: number, n: number): ShareInterval | undefined {
	if (n === 0) return undefined;
	const share = count / n;
	const square = Z * Z;
	const centre = (share + square / (2 * n)) / (1 + square / n);
	const reach = (Z * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n))) / (1 + square / n);
	return { n, share, low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) };
}

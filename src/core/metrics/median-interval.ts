/**
 * Where the median of what a sample (sorted upward) was drawn from lies, with at least 95 % confidence: two of its order
 * statistics, their ranks from the binomial distribution with p = ½ (Conover, "Practical Nonparametric Statistics", 3rd
 * edition, section 3.2). Undefined below six values, where no two of them are that sure.
 */
export function medianInterval(sorted: readonly number[]): readonly [low: number, high: number] | undefined {
	const n = sorted.length;
	const rank = lowerRank(n);
	return rank === 0 ? undefined : [sorted[rank - 1]!, sorted[n - rank]!];
}

/** The largest r with P(fewer than r of n fall below the median) ≤ 2.5 %; 0 where there is none. */
function lowerRank(n: number): number {
	let [rank, below] = [0, 0];
	// Logarithms, because ½ⁿ is no number any more above a thousand.
	let logTerm = n * Math.log(0.5);
	while (rank < n) {
		below += Math.exp(logTerm);
		if (below > 0.025) return rank;
		logTerm += Math.log((n - rank) / (rank + 1));
		rank++;
	}
	return rank;
}

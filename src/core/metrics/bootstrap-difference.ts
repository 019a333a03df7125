import { boundedRounds } from './bounded-rounds.ts';
import { quantile } from './quantile.ts';

const ROUNDS = 1_999;

/**
 * The 95 % interval of the difference of medians, after minus before: both samples (sorted upward, none empty) are drawn
 * anew with replacement many times, and the interval holds the middle 95 % of the differences (percentile bootstrap;
 * Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13).
 */
export function bootstrapDifference(
	before: readonly number[],
	after: readonly number[],
	random: () => number,
): readonly [low: number, high: number] {
	const rounds = boundedRounds(ROUNDS, before.length + after.length);
	const differences = new Float64Array(rounds);
	const [left, right] = [medianResampler(before, random), medianResampler(after, random)];
	for (let round = 0; round < rounds; round++) differences[round] = right() - left();
	differences.sort();
	return [quantile(differences, 0.025)!, quantile(differences, 0.975)!];
}

/** Medians of samples drawn with replacement. Counting how often each value is drawn keeps the order and spares the sort. */
function medianResampler(sorted: readonly number[], random: () => number): () => number {
	const n = sorted.length;
	const drawn = new Uint32Array(n);
	const [lower, upper] = [(n - 1) >> 1, n >> 1];
	return () => {
		drawn.fill(0);
		for (let draw = 0; draw < n; draw++) {
			const index = Math.floor(random() * n);
			drawn[index] = drawn[index]! + 1;
		}
		let seen = 0;
		let index = 0;
		while (seen + drawn[index]! <= lower) seen += drawn[index++]!;
		const low = sorted[index]!;
		while (seen + drawn[index]! <= upper) seen += drawn[index++]!;
		return (low + sorted[index]!) / 2;
	};
}

import { bootstrapDifference } from './bootstrap-difference.ts';
import { incidentsNeeded } from './incidents-needed.ts';
import { permutationTest } from './permutation-test.ts';
import { quantile } from './quantile.ts';

/** How likely chance alone may give a change that is called one. */
const LEVEL = 0.05;

/** One sample of a comparison. */
export interface SampleMiddle {
	readonly n: number;
	readonly median?: number;
}

/** Two samples of durations (milliseconds) compared by their medians. */
export interface Comparison {
	readonly before: SampleMiddle;
	readonly after: SampleMiddle;
	/** Median after minus median before; absent, like all below but the verdict, where a sample is empty. */
	readonly difference?: number;
	/** Bootstrap interval of the difference, 95 %. */
	readonly interval?: readonly [low: number, high: number];
	/** Of the permutation test, adjusted where several comparisons were made at once. */
	readonly p?: number;
	readonly isExact?: boolean;
	/** Incidents that each period would need to tell a change of this size; absent where nothing changed. */
	readonly needed?: number;
	/** `improved` and `worse` only where the permutation test and the interval agree. */
	readonly verdict: 'improved' | 'worse' | 'cannot-tell';
}

/** What a comparison is made with: a source of chance (the same gives the same answer), and how many are made side by side. */
export interface ComparisonMeans {
	readonly random: () => number;
	readonly comparisons?: number;
}

/** Compares two samples of durations, each sorted upward; shorter is better. */
export function compareSamples(
	before: readonly number[],
	after: readonly number[],
	{ random, comparisons = 1 }: ComparisonMeans,
): Comparison {
	const [left, right] = [quantile(before, 0.5), quantile(after, 0.5)];
	const samples = {
		before: { n: before.length, ...(left !== undefined && { median: left }) },
		after: { n: after.length, ...(right !== undefined && { median: right }) },
	};
	if (left === undefined || right === undefined) return { ...samples, verdict: 'cannot-tell' };
	const interval = bootstrapDifference(before, after, random);
	const { p, isExact } = permutationTest(before, after, random);
	const needed = incidentsNeeded(before, after, comparisons);
	const figures = { ...samples, difference: right - left, interval, p, isExact, ...(needed && { needed }) };
	return { ...figures, verdict: verdictOf(figures) };
}

/**
 * Comparisons made side by side (a team each, say), with their p-values adjusted for being many: by chance one in twenty
 * looks like a change. Holm, "A Simple Sequentially Rejective Multiple Test Procedure" (1979).
 */
export function adjustTogether(comparisons: readonly Comparison[]): readonly Comparison[] {
	const tested = comparisons.filter(({ p }) => p !== undefined).sort((a, b) => a.p! - b.p!);
	const adjusted = new Map<Comparison, number>();
	let highest = 0;
	for (const [index, comparison] of tested.entries()) {
		highest = Math.max(highest, Math.min(1, comparison.p! * (tested.length - index)));
		adjusted.set(comparison, highest);
	}
	return comparisons.map((comparison) => {
		const p = adjusted.get(comparison);
		return p === undefined ? comparison : { ...comparison, p, verdict: verdictOf({ ...comparison, p }) };
	});
}

function verdictOf({
	difference = 0,
	interval,
	p = 1,
}: Pick<Comparison, 'difference' | 'interval' | 'p'>): Comparison['verdict'] {
	if (p > LEVEL || interval === undefined) return 'cannot-tell';
	if (difference < 0 && interval[1] < 0) return 'improved';
	return difference > 0 && interval[0] > 0 ? 'worse' : 'cannot-tell';
}

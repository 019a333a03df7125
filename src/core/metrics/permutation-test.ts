import { boundedRounds } from './bounded-rounds.ts';

const ROUNDS = 9_999;

/** So many splits as extreme as the observed one say that the change is common; no more are drawn. */
const ENOUGH = 100;

/** As many ways to split the values are all tried; more are drawn from. */
const EXACT = 20_000;

/** Two differences this close, relative to the values, are the same but for rounding. */
const ROUNDING = 1e-9;

/**
 * How likely a difference of medians at least as large as the observed one, either way, would be if the period did not
 * matter: the share of ways to split all values into two samples of these sizes that give it. All ways where there are at
 * most 20 000; else random ones, and the observed one counts as one of them, so that the answer is never 0 (Phipson and
 * Smyth, "Permutation P-values Should Never Be Zero", 2010). Drawing stops early where 100 were as extreme (Besag and
 * Clifford, "Sequential Monte Carlo p-values", 1991). Neither sample may be empty.
 */
export function permutationTest(
	before: readonly number[],
	after: readonly number[],
	random: () => number,
): { readonly p: number; readonly isExact: boolean } {
	const pool = [...before, ...after].sort((a, b) => a - b);
	const observed = Math.abs(medianOf(after) - medianOf(before));
	const threshold = observed - ROUNDING * Math.max(1, Math.abs(pool.at(-1)!));
	// The smaller sample is marked; the difference is taken without its sign, so it does not matter which one it is.
	const size = Math.min(before.length, after.length);
	const marks = new Uint8Array(pool.length);
	const isExtreme = (): boolean => differenceOf(pool, marks, size) >= threshold;
	const ways = waysToChoose(pool.length, size);
	if (ways <= EXACT) {
		let extreme = 0;
		eachChoice(marks, size, () => {
			if (isExtreme()) extreme++;
		});
		return { p: extreme / ways, isExact: true };
	}
	const rounds = boundedRounds(ROUNDS, pool.length);
	const draw = markerOf(marks, size, random);
	let extreme = 0;
	for (let round = 1; round <= rounds; round++) {
		draw();
		if (isExtreme()) extreme++;
		if (extreme === ENOUGH) return { p: extreme / round, isExact: false };
	}
	return { p: (extreme + 1) / (rounds + 1), isExact: false };
}

/** Middle of values in any order. */
function medianOf(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}

/** Distance of the medians of the marked and the other values of a sorted pool, in one walk. */
function differenceOf(pool: readonly number[], marks: Uint8Array, marked: number): number {
	const rest = pool.length - marked;
	const [lowIn, highIn, lowOut, highOut] = [(marked - 1) >> 1, marked >> 1, (rest - 1) >> 1, rest >> 1];
	let [inside, outside, sumIn, sumOut] = [0, 0, 0, 0];
	for (let index = 0; index < pool.length; index++) {
		const value = pool[index]!;
		if (marks[index] === 1) {
			if (inside === lowIn) sumIn += value;
			if (inside === highIn) sumIn += value;
			inside++;
		} else {
			if (outside === lowOut) sumOut += value;
			if (outside === highOut) sumOut += value;
			outside++;
		}
	}
	return Math.abs(sumIn - sumOut) / 2;
}

/** Marks `size` places at random, each choice as likely as any other (the first steps of a Fisher-Yates shuffle). */
function markerOf(marks: Uint8Array, size: number, random: () => number): () => void {
	const places = Uint32Array.from(marks, (_, index) => index);
	return () => {
		marks.fill(0);
		for (let step = 0; step < size; step++) {
			const other = step + Math.floor(random() * (places.length - step));
			const place = places[other]!;
			places[other] = places[step]!;
			places[step] = place;
			marks[place] = 1;
		}
	};
}

function eachChoice(marks: Uint8Array, size: number, visit: () => void, from = 0): void {
	if (size === 0) {
		visit();
		return;
	}
	for (let place = from; place <= marks.length - size; place++) {
		marks[place] = 1;
		eachChoice(marks, size - 1, visit, place + 1);
		marks[place] = 0;
	}
}

function waysToChoose(n: number, size: number): number {
	let ways = 1;
	for (let step = 1; step <= size && ways <= EXACT; step++) ways = (ways * (n - size + step)) / step;
	return Math.round(ways);
}

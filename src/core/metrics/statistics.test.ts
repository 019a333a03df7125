import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bootstrapDifference } from './bootstrap-difference.ts';
import { adjustTogether, type Comparison, compareSamples } from './compare-samples.ts';
import { incidentsNeeded } from './incidents-needed.ts';
import { permutationTest } from './permutation-test.ts';
import { quantile } from './quantile.ts';
import { seededRandom } from './seeded-random.ts';

const MINUTE = 60_000;

/** Log-normal durations around a median, shortest first. */
function durations(n: number, median: number, { spread, random }: { spread: number; random: () => number }): number[] {
	const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
	return Array.from({ length: n }, () => median * Math.exp(spread * normal())).sort((a, b) => a - b);
}

describe('quantile, definition 7', () => {
	test.each([
		// position (n − 1) × share: (4 − 1) × 0.5 = 1.5, half way from 2 to 3; (4 − 1) × 0.9 = 2.7: 3 + 0.7 × (13 − 3)
		['even', [1, 2, 3, 13], 2.5, 10],
		// (5 − 1) × 0.9 = 3.6: 7 + 0.6 × (9 − 7)
		['odd', [1, 3, 5, 7, 9], 5, 8.2],
		['one', [7], 7, 7],
		['none', [], undefined, undefined],
	])('%s', (_name, values, median, p90) => {
		expect([quantile(values, 0.5), quantile(values, 0.9)?.toFixed(9)]).toEqual([median, p90?.toFixed(9)]);
	});
});

describe('permutationTest', () => {
	const test2 = (before: number[], after: number[]) => permutationTest(before, after, seededRandom('x'));

	test.each<[name: string, before: number[], after: number[], ways: string]>([
		// {1,2} | {3,4}: medians 1.5 and 3.5, difference 2. Of the 6 splits {12|34} and {34|12} have 2, the others 1 or 0.
		['two and two', [1, 2], [3, 4], '2/6'],
		// {1,2,3} | {10}: difference 8. Alone 1: 3 (of 2,3,10) − 1 = 2; alone 2: 3 − 2 = 1; alone 3: 3 − 2 = 1; alone 10: 8.
		['three and one', [1, 2, 3], [10], '1/4'],
		// {1,2,3} | {4,5,6}: medians 2 and 5. Only with 2 in the middle of one side and 5 of the other are they 3 apart:
		// {1,2,3}|{4,5,6} and {1,2,4}|{3,5,6}, each either way round: 4 of the 20 splits.
		['three and three', [1, 2, 3], [4, 5, 6], '4/20'],
		['all the same', [5, 5], [5, 5, 5], '10/10'],
	])('%s: every split counted by hand', (_name, before, after, ways) => {
		const [extreme, all] = ways.split('/').map(Number) as [number, number];
		expect(test2(before, after)).toEqual({ p: extreme / all, isExact: true });
		expect(test2(after, before)).toEqual({ p: extreme / all, isExact: true });
	});

	test('is what trying every split by another way gives', () => {
		const values = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 4 });
		fc.assert(
			fc.property(values, values, (before, after) => {
				expect(test2(before, after).p).toBeCloseTo(naivePermutation(before, after), 12);
			}),
		);
	});

	test('drawn at random it comes near the exact answer, and is never zero', () => {
		const [before, after] = [
			durations(8, 100, { spread: 1, random: seededRandom('a') }),
			[200, 210, 220, 230, 240, 250, 260],
		];
		const exact = permutationTest(before, after, seededRandom('x'));
		expect(exact.isExact).toBe(true);
		// The same values three times over are too many to try all splits of.
		const many = permutationTest([...before, ...before, ...before], [...after, ...after, ...after], seededRandom('x'));
		expect(many.isExact).toBe(false);
		expect(many.p).toBeGreaterThan(0);
		expect(many.p).toBeLessThan(exact.p);
	});
});

/** By bit masks over the pool, with sorts: slow and plain. */
function naivePermutation(before: readonly number[], after: readonly number[]): number {
	const pool = [...before, ...after];
	const median = (values: readonly number[]) =>
		quantile(
			values.toSorted((a, b) => a - b),
			0.5,
		)!;
	const observed = Math.abs(median(after) - median(before));
	let [extreme, all] = [0, 0];
	for (let mask = 0; mask < 2 ** pool.length; mask++) {
		const chosen = pool.filter((_, place) => (mask >> place) & 1);
		if (chosen.length !== before.length) continue;
		all++;
		const rest = pool.filter((_, place) => !((mask >> place) & 1));
		if (Math.abs(median(rest) - median(chosen)) >= observed - 1e-9) extreme++;
	}
	return extreme / all;
}

describe('bootstrapDifference', () => {
	test('of single values it is a point', () => {
		expect(bootstrapDifference([3], [10], seededRandom('x'))).toEqual([7, 7]);
	});

	test('of two values each, the exact distribution', () => {
		// Medians of {0, 100} drawn twice: 0 (1/4), 50 (1/2), 100 (1/4); against {0} only these. 2.5 % lies in the 0s.
		expect(bootstrapDifference([0], [0, 100], seededRandom('x'))).toEqual([0, 100]);
	});

	test('holds the true difference about 95 times of 100', () => {
		const random = seededRandom('coverage');
		let held = 0;
		for (let round = 0; round < 100; round++) {
			const before = durations(40, 60, { spread: 0.8, random });
			const after = durations(40, 40, { spread: 0.8, random });
			const [low, high] = bootstrapDifference(before, after, random);
			if (low <= -20 && -20 <= high) held++;
		}
		expect(held / 100).toBeGreaterThan(0.9);
		expect(held / 100).toBeLessThanOrEqual(1);
	});
});

describe('incidentsNeeded', () => {
	test('by hand', () => {
		// Logarithms of 1 s and e² s: mean 1, squares 2 each; pooled s² = 4 ÷ 2 = 2. After is ten times as long:
		// ln 10 = 2.302585. π/2 × 2 × (1.959964 + 0.841621)² × 2 ÷ 2.302585² = 3.141593 × 7.848879 × 2 ÷ 5.301898 = 9.3
		const [low, high] = [1_000, 1_000 * Math.E ** 2];
		expect(incidentsNeeded([low, high], [low * 10, high * 10])).toBe(10);
	});

	test.each([
		['nothing changed', [1_000, 2_000], [1_000, 2_000], undefined],
		['one value says nothing of the spread', [1_000], [5_000, 6_000], undefined],
		['no fewer than the test can tell', [1_000, 1_001], [90_000, 90_001], 6],
		['zeros are taken for a second', [0, 0], [1_000, 1_000], undefined],
	])('%s', (_name, before, after, needed) => {
		expect(incidentsNeeded(before, after)).toBe(needed);
	});

	test('so many tell the change about four times of five', () => {
		const random = seededRandom('power');
		const [spread, rounds] = [0.7, 60];
		// s² = 0.49, ln(0.5)² = 0.4805: 24.658 × 0.49 ÷ 0.4805 = 25.1
		const n = 26;
		let told = 0;
		for (let round = 0; round < rounds; round++) {
			const before = durations(n, 60 * MINUTE, { spread, random });
			const after = durations(n, 30 * MINUTE, { spread, random });
			if (compareSamples(before, after, { random }).verdict === 'improved') told++;
		}
		expect(told / rounds).toBeGreaterThan(0.65);
		expect(told / rounds).toBeLessThan(0.95);
	});

	test('many comparisons at once need more', () => {
		const [before, after] = [[1, 2, 3].map((ms) => ms * 60_000), [2, 3, 5].map((ms) => ms * 60_000)] as const;
		// (z₀.₉₉₇₅ + z₀.₈)² ÷ (z₀.₉₇₅ + z₀.₈)² = (2.807 + 0.842)² ÷ (1.960 + 0.842)² = 1.70
		expect(incidentsNeeded(before, after, 10)! / incidentsNeeded(before, after)!).toBeCloseTo(1.7, 1);
	});
});

describe('compareSamples', () => {
	const compare = (before: readonly number[], after: readonly number[]) =>
		compareSamples(before, after, { random: seededRandom('x') });

	test('with nothing to compare it says so', () => {
		expect(compare([], [])).toEqual({ before: { n: 0 }, after: { n: 0 }, verdict: 'cannot-tell' });
		expect(compare([1], [])).toEqual({ before: { n: 1, median: 1 }, after: { n: 0 }, verdict: 'cannot-tell' });
	});

	test('a large change of few incidents is not told', () => {
		// The one quarter of one incident: −90 %, and as likely as not by chance.
		expect(compare([600], [60])).toMatchObject({ difference: -540, p: 1, verdict: 'cannot-tell' });
		expect(compare([600, 700], [60, 70]).verdict).toBe('cannot-tell');
	});

	test('a clear one is told, either way', () => {
		const [slow, fast] = [
			Array.from({ length: 20 }, (_, place) => (100 + place) * MINUTE),
			Array.from({ length: 20 }, (_, place) => (10 + place) * MINUTE),
		];
		expect(compare(slow, fast)).toMatchObject({ difference: -90 * MINUTE, verdict: 'improved' });
		expect(compare(fast, slow)).toMatchObject({ difference: 90 * MINUTE, verdict: 'worse' });
	});

	test('of nothing changed it says a change at most about once in twenty', () => {
		const random = seededRandom('null');
		let wrong = 0;
		for (let round = 0; round < 100; round++) {
			const [before, after] = [durations(20, 60, { spread: 1.2, random }), durations(20, 60, { spread: 1.2, random })];
			if (compareSamples(before, after, { random }).verdict !== 'cannot-tell') wrong++;
		}
		expect(wrong / 100).toBeLessThan(0.08);
	});

	test('the same seed gives the same answer, and units do not matter', () => {
		const [before, after] = [
			[5, 9, 12, 30],
			[4, 4, 7, 8, 50],
		];
		expect(compare(before, after)).toEqual(compare(before, after));
		const seconds = compare(
			before.map((value) => value * 1_000),
			after.map((value) => value * 1_000),
		);
		expect(seconds.p).toBe(compare(before, after).p);
		expect(seconds.interval).toEqual(compare(before, after).interval!.map((value) => value * 1_000));
	});
});

describe('adjustTogether', () => {
	const tested = (p: number): Comparison => ({
		before: { n: 9, median: 20 },
		after: { n: 9, median: 10 },
		difference: -10,
		interval: [-15, -5],
		p,
		verdict: p <= 0.05 ? 'improved' : 'cannot-tell',
	});

	test('by hand', () => {
		// Upward 0.01, 0.02, 0.03, 0.04: × 4 = 0.04; × 3 = 0.06; × 2 = 0.06; × 1 = 0.04, and never less than the one before.
		const adjusted = adjustTogether([tested(0.04), tested(0.01), tested(0.03), tested(0.02)]);
		expect(adjusted.map(({ p }) => p)).toEqual([0.06, 0.04, 0.06, 0.06]);
		expect(adjusted.map(({ verdict }) => verdict)).toEqual(['cannot-tell', 'improved', 'cannot-tell', 'cannot-tell']);
	});

	test('what was not tested is no comparison', () => {
		const empty: Comparison = { before: { n: 0 }, after: { n: 0 }, verdict: 'cannot-tell' };
		expect(adjustTogether([tested(0.04), empty])).toEqual([tested(0.04), empty]);
		expect(adjustTogether([tested(0.9), tested(0.9)]).map(({ p }) => p)).toEqual([1, 1]);
	});
});

test('seededRandom is the same for the same seed, even, and another for another', () => {
	const draw = (seed: string) => Array.from({ length: 10_000 }, seededRandom(seed));
	expect(draw('a')).toEqual(draw('a'));
	expect(draw('a').slice(0, 3)).not.toEqual(draw('b').slice(0, 3));
	const tenths = Map.groupBy(draw('a'), (value) => Math.floor(value * 10));
	for (let tenth = 0; tenth < 10; tenth++) expect(tenths.get(tenth)!.length / 1_000).toBeCloseTo(1, 0);
});

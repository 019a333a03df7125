import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AlertHistory } from './alert-history.ts';
import { findTogether, groupTogether } from './find-together.ts';

const MINUTE = 60_000;

function history(name: string, minutes: readonly number[]): AlertHistory {
	const none = { lengths: [], pauses: [], pages: [], incidents: new Map(), levels: new Map() };
	const firings = minutes.map((minute) => minute * MINUTE).sort((a, b) => a - b);
	return { name, service: 'api', firings, repeats: 0, muted: 0, ...none };
}

const hours = (count: number, late = 0) => Array.from({ length: count }, (_, hour) => hour * 60 + late);
const namesOf = (histories: readonly AlertHistory[]) =>
	findTogether(histories).map(({ rules: [a, b] }) => `${a.name} ${b.name}`);

test.each([
	['five times within five minutes', hours(5), hours(5, 5), ['A B']],
	['four times are too few', hours(4), hours(4, 5), []],
	['six minutes are too long', hours(5), hours(5, 6), []],
	['four of five are enough', hours(5), [...hours(4), 999], ['A B']],
	['most of one, and few of the other', hours(10), hours(5), []],
	['a storm is one case', [0, 1, 2, 3, 4], [0, 1, 2, 3, 4], []],
])('%s', (_name, a, b, expected) => {
	expect(namesOf([history('A', a), history('B', b)])).toEqual(expected);
});

test('pairs with a rule in common are one group, as strong as its weakest', () => {
	const pairs = findTogether([
		history('A', hours(6)),
		history('B', hours(6, 4)),
		history('C', [...hours(5, 8), 999]),
		history('D', hours(6, 30)),
	]);
	expect(groupTogether(pairs).map(({ rules, weakest }) => [rules.map(({ name }) => name).join(), weakest.n])).toEqual([
		['A,B,C', 6],
	]);
	expect(groupTogether(pairs)[0]!.weakest.share).toBeCloseTo(5 / 6);
});

test('finds what comparing every case with every other finds', () => {
	const minutes = fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 20 });
	fc.assert(
		fc.property(fc.array(minutes, { minLength: 2, maxLength: 4 }), (lists) => {
			const histories = lists.map((list, index) => history('ABCD'[index]!, list));
			const cases = histories.map(({ firings }) => {
				const own: number[] = [];
				let last = Number.NEGATIVE_INFINITY;
				for (const at of firings) {
					if (at - last > 5 * MINUTE) own.push(at);
					last = at;
				}
				return own;
			});
			const share = (a: readonly number[], b: readonly number[]) =>
				a.filter((at) => b.some((other) => Math.abs(at - other) <= 5 * MINUTE)).length / a.length;
			const expected = histories.flatMap((one, i) =>
				histories.flatMap((other, j) => {
					const [a, b] = [cases[i]!, cases[j]!];
					const isPair = i < j && a.length >= 5 && b.length >= 5 && share(a, b) >= 0.8 && share(b, a) >= 0.8;
					return isPair ? [`${one.name} ${other.name}`] : [];
				}),
			);
			expect(namesOf(histories).toSorted()).toEqual(expected);
		}),
	);
});

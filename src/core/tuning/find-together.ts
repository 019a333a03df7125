import { type ShareInterval, shareInterval } from '../metrics/share-interval.ts';
import type { AlertHistory } from './alert-history.ts';
import { THRESHOLDS } from './thresholds.ts';

/** An alert rule by what it is called. */
export interface RuleName {
	readonly name: string;
	readonly service: string;
}

/** Two alert rules of which one seldom begins without the other. */
export interface TogetherPair {
	readonly rules: readonly [RuleName, RuleName];
	/** Share of the cases of each in which the other one began too. */
	readonly shares: readonly [ShareInterval, ShareInterval];
}

/** Alert rules that begin together, each at least with one other of the group. */
export interface TogetherGroup {
	readonly rules: readonly RuleName[];
	/** Of the weakest of its pairs, the smaller share. */
	readonly weakest: ShareInterval;
}

interface Case {
	readonly rule: number;
	readonly at: number;
}

/**
 * Pairs of alert rules that begin within five minutes of each other in at least 80 % of the cases of both, five or more.
 * Firings of one rule less than five minutes after its last are one case: a storm is one case, not a hundred.
 */
export function findTogether(histories: readonly AlertHistory[]): readonly TogetherPair[] {
	const cases = histories.map(({ firings }) => casesOf(firings));
	const frequent = cases.map((own) => own.length >= THRESHOLDS.times);
	const all = cases
		.flatMap((own, rule) => (frequent[rule] ? own.map((at): Case => ({ rule, at })) : []))
		.sort((a, b) => a.at - b.at || a.rule - b.rule);
	const met = new Map<string, number>();
	for (const [index, { rule }] of all.entries()) {
		for (const other of othersNear(all, index)) {
			const key = `${rule} ${other}`;
			met.set(key, (met.get(key) ?? 0) + 1);
		}
	}
	const shareOf = (a: number, b: number) => shareInterval(met.get(`${a} ${b}`) ?? 0, cases[a]!.length)!;
	return [...met.keys()]
		.map((key) => key.split(' ').map(Number) as [number, number])
		.filter(([a, b]) => a < b)
		.map(([a, b]): TogetherPair => {
			const rules = [a, b].map((rule) => ({ name: histories[rule]!.name, service: histories[rule]!.service }));
			return { rules: rules as [RuleName, RuleName], shares: [shareOf(a, b), shareOf(b, a)] };
		})
		.filter(({ shares }) => shares.every(({ share }) => share >= THRESHOLDS.together));
}

/** The groups that pairs make, largest first. */
export function groupTogether(pairs: readonly TogetherPair[]): readonly TogetherGroup[] {
	const groups: { rules: Map<string, RuleName>; pairs: TogetherPair[] }[] = [];
	for (const pair of pairs) {
		const own = new Map(pair.rules.map((rule) => [keyOf(rule), rule]));
		const touched = groups.filter(({ rules }) => [...own.keys()].some((key) => rules.has(key)));
		const merged = {
			rules: new Map([...touched.flatMap(({ rules }) => [...rules]), ...own]),
			pairs: [...touched.flatMap((group) => group.pairs), pair],
		};
		for (const group of touched) groups.splice(groups.indexOf(group), 1);
		groups.push(merged);
	}
	return groups
		.map(({ rules, pairs: own }) => ({
			rules: [...rules.values()],
			weakest: own
				.flatMap(({ shares }) => shares)
				.reduce((least, share) => (share.share < least.share ? share : least)),
		}))
		.sort((a, b) => b.rules.length - a.rules.length || b.weakest.n - a.weakest.n);
}

/** Beginnings of the bursts of sorted instants. */
function casesOf(firings: readonly number[]): readonly number[] {
	return firings.filter((at, index) => index === 0 || at - firings[index - 1]! > THRESHOLDS.togetherMs);
}

/** Other rules with a case near one, each once. */
function othersNear(all: readonly Case[], index: number): ReadonlySet<number> {
	const { rule, at } = all[index]!;
	const near = new Set<number>();
	for (let i = index - 1; i >= 0 && at - all[i]!.at <= THRESHOLDS.togetherMs; i--) near.add(all[i]!.rule);
	for (let i = index + 1; i < all.length && all[i]!.at - at <= THRESHOLDS.togetherMs; i++) near.add(all[i]!.rule);
	near.delete(rule);
	return near;
}

function keyOf({ name, service }: RuleName): string {
	return JSON.stringify([name, service]);
}

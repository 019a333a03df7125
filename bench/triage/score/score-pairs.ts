import type { Outcome } from '../outcome.ts';
import type { Truth } from '../truth.ts';
import type { Counts } from './counts.ts';

/**
 * Pairs of firings that were put together, against those that are one problem. Pairs of a problem and its duplicate
 * are left out: to join and to link are both right.
 */
export function scoreGrouping({ groups }: Outcome, { problemOf, original }: Truth): Counts {
	const groupOf = placesOf(groups);
	return countPairs([...problemOf.keys()], (a, b) => {
		const [p, q] = [problemOf.get(a)!, problemOf.get(b)!];
		if (p !== q && original(p) === original(q)) return undefined;
		return { isClaimed: isSamePlace(groupOf, a, b), isWanted: p === q };
	});
}

/** Pairs of firings in incidents that links join, over any number of steps, against those of one outage. */
export function scoreOutages(outcome: Outcome, { problemOf, outage }: Truth): Counts {
	const placeOf = placesOf(familiesOf(outcome));
	return countPairs([...problemOf.keys()], (a, b) => ({
		isClaimed: isSamePlace(placeOf, a, b),
		isWanted: outage(problemOf.get(a)!) === outage(problemOf.get(b)!),
	}));
}

/** The firings of each family of incidents: all that causes and duplicates join. */
function familiesOf({ incidents }: Outcome): readonly (readonly string[])[] {
	const family = new Map(incidents.map(({ id }) => [id, id]));
	const nameOf = (id: string): string => (family.get(id) === id ? id : nameOf(family.get(id)!));
	for (const { id, causedBy, duplicateOf } of incidents) {
		for (const parent of [...causedBy, ...duplicateOf]) if (family.has(parent)) family.set(nameOf(id), nameOf(parent));
	}
	const joined = Map.groupBy(incidents, ({ id }) => nameOf(id));
	return [...joined.values()].map((members) => members.flatMap(({ firings }) => firings));
}

function placesOf(groups: readonly (readonly string[])[]): ReadonlyMap<string, number> {
	return new Map(groups.flatMap((group, place) => group.map((firing) => [firing, place])));
}

function isSamePlace(placeOf: ReadonlyMap<string, number>, a: string, b: string): boolean {
	return placeOf.has(a) && placeOf.get(a) === placeOf.get(b);
}

type PairJudge = (a: string, b: string) => { readonly isClaimed: boolean; readonly isWanted: boolean } | undefined;

function countPairs(firings: readonly string[], judge: PairJudge): Counts {
	let [right, claimed, wanted] = [0, 0, 0];
	for (const [index, a] of firings.entries()) {
		for (const b of firings.slice(index + 1)) {
			const { isClaimed, isWanted } = judge(a, b) ?? { isClaimed: false, isWanted: false };
			claimed += Number(isClaimed);
			wanted += Number(isWanted);
			right += Number(isClaimed && isWanted);
		}
	}
	return { right, claimed, found: right, wanted };
}

import type { Outcomes } from './outcome.ts';
import type { RecordedIncident } from './recorded-incident.ts';

/** How well a detector finds what explains an incident, against what people say; counts, never shares without them. */
export interface LinkAccuracy {
	/** Reviewed incidents that it said another one explains. */
	readonly said: number;
	/** Of these, the ones where people agree on what. */
	readonly right: number;
	/** Reviewed incidents that another one explains, as people say. */
	readonly explained: number;
	/** Of these, the ones for which it named a right one, or where the alerts were in one incident anyway. */
	readonly found: number;
}

/**
 * Precision (`right / said`) and recall (`found / explained`) of the links of a replay. An incident counts as explained
 * by all that its link leads to, because the detector names the root and people often the nearest. `ids` names the
 * incidents that are counted, by default all.
 */
export function linkAccuracy(
	recorded: ReadonlyMap<string, RecordedIncident>,
	{ holders, explanations, of }: Outcomes,
	ids: Iterable<string> = recorded.keys(),
): LinkAccuracy {
	let [said, right, explained, found] = [0, 0, 0, 0];
	for (const id of ids) {
		if (!recorded.get(id)?.isReviewed || of(id) === undefined) continue;
		const truth = ancestorsOf(id, recorded);
		const linked = new Set(holders(id).flatMap((one) => explanations(one).flatMap((other) => other.recorded)));
		const together = new Set(holders(id).flatMap((one) => one.recorded));
		linked.delete(id);
		const isRight = [...linked].some((other) => truth.has(other));
		if (linked.size > 0) said++;
		if (isRight) right++;
		if (truth.size > 0) explained++;
		if (truth.size > 0 && (isRight || [...together].some((other) => truth.has(other)))) found++;
	}
	return { said, right, explained, found };
}

function ancestorsOf(id: string, recorded: ReadonlyMap<string, RecordedIncident>): ReadonlySet<string> {
	const found = new Set<string>();
	const queue = [id];
	for (const next of queue) {
		for (const parent of recorded.get(next)?.parents ?? []) {
			if (parent === id || found.has(parent)) continue;
			found.add(parent);
			queue.push(parent);
		}
	}
	return found;
}

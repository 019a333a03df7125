import type { Outcome, OutcomeIncident } from '../outcome.ts';
import type { Truth } from '../truth.ts';

/** Which incident of an outcome stands for which problem. */
export interface Match {
	/** The problem that most firings of an incident belong to. */
	readonly problemOf: (incident: string) => string | undefined;
	/** The incident that most firings of a problem are in. */
	readonly homeOf: (problem: string) => OutcomeIncident | undefined;
	/** Where the named causes of an incident end: the incident itself where none is named, undefined in a loop. */
	readonly topOf: (incident: string) => string | undefined;
}

/**
 * Matches by majority of firings. An incident that mixes two problems stands for the one with more firings in it, and
 * on a tie for the one whose firing came first; the other problem's home is that incident too.
 */
export function matchIncidents({ incidents }: Outcome, { problemOf: labels }: Truth): Match {
	const byId = new Map(incidents.map((incident) => [incident.id, incident]));
	const problems = new Map<string, string>();
	const shares = new Map<string, Map<string, number>>();
	for (const { id, firings } of incidents) {
		const counts = countBy(firings.map((firing) => labels.get(firing)!));
		const [problem] = mostOf(counts);
		if (problem !== undefined) problems.set(id, problem);
		for (const [label, count] of counts) {
			shares.set(label, (shares.get(label) ?? new Map<string, number>()).set(id, count));
		}
	}
	return {
		problemOf: (incident) => problems.get(incident),
		homeOf: (problem) => byId.get(mostOf(shares.get(problem) ?? new Map())[0] ?? ''),
		topOf: (incident) => {
			const seen = new Set<string>();
			let current = incident;
			while (!seen.has(current)) {
				seen.add(current);
				const { causedBy = [], duplicateOf = [] } = byId.get(current) ?? {};
				const next = causedBy[0] ?? duplicateOf[0];
				if (next === undefined) return current;
				current = next;
			}
			return undefined;
		},
	};
}

/** How often each word occurs, in order of first occurrence. */
export function countBy(words: readonly string[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
	return counts;
}

/** The words that occur most, in order of first occurrence. */
export function mostOf(counts: ReadonlyMap<string, number>): string[] {
	const most = Math.max(...counts.values());
	return [...counts].filter(([, count]) => count === most).map(([word]) => word);
}

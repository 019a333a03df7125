import type { TriagePolicy } from '../records/policies/triage.ts';
import { durationMs } from '../time/duration.ts';
import { toEpochMs } from '../time/instant.ts';
import { beganMs } from './incident-order.ts';
import { similarity, wordsOf } from './text-similarity.ts';
import type { ActiveIncident } from './triage-state.ts';

/** What is remembered of each incident of a service, to recognise it when it comes again. */
export interface PastIncident {
	readonly id: string;
	readonly kind: string;
	readonly name: string;
	readonly title: string;
	/** When it began (RFC 3339 UTC). */
	readonly at: string;
}

/** Closer than this, the same trouble is a matter of grouping or of duplicates. */
const APART_MS = 2 * 3_600_000;

/** Incidents of the past that may be the same trouble as this one, newest first: of its service, and either of the same alert or of the same kind in similar words. */
export function findRecurrences(
	incident: ActiveIncident,
	past: readonly PastIncident[],
	policy: NonNullable<TriagePolicy['recurrence']>,
): readonly PastIncident[] {
	const began = beganMs(incident);
	if (began === undefined) return [];
	const words = wordsOf(`${incident.name} ${incident.title}`);
	const isAlike = ({ kind, name, title }: PastIncident) =>
		(name !== '' && name === incident.name) ||
		(kind === incident.kind && similarity(words, wordsOf(`${name} ${title}`)) >= policy.similarity);
	return past
		.filter(({ id, at }) => {
			const age = began - toEpochMs(at);
			return id !== incident.id && age >= APART_MS && age <= durationMs(policy.window);
		})
		.filter(isAlike)
		.sort((a, b) => toEpochMs(b.at) - toEpochMs(a.at) || (a.id < b.id ? 1 : -1));
}

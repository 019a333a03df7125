import type { Handover } from '../../core/records/report.ts';
import { toEpochMs } from '../../core/time/instant.ts';
import type { CatalogueHandover } from '../catalogue/catalogue.ts';
import { type HandoverState, handoverState } from './handover-state.ts';

/** A shift report on record, and whether it was taken over in time. */
export interface ListedHandover {
	readonly slug: string;
	readonly path: string;
	readonly facts: Handover;
	readonly state: HandoverState;
}

/** The shift reports of a team (of all without one) at an instant (RFC 3339 UTC), newest shift first. */
export function listHandovers(
	handovers: readonly CatalogueHandover[],
	now: string,
	team?: string,
): readonly ListedHandover[] {
	return handovers
		.filter(({ facts }) => team === undefined || facts.team === team)
		.map(({ slug, path, facts }) => ({ slug, path, facts, state: handoverState(facts, now) }))
		.sort((a, b) => toEpochMs(b.facts.shift.end) - toEpochMs(a.facts.shift.end) || a.slug.localeCompare(b.slug));
}

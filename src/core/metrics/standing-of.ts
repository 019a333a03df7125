import type { Incident } from '../records/incident.ts';

/**
 * How an incident counts in metrics. Only `counted` ones are measured: a consequence and a duplicate would count one
 * trouble twice, and a lead-up, a dismissed incident and a false positive were none.
 */
export type Standing = 'counted' | 'consequence' | 'duplicate' | 'false-positive' | 'dismissed' | 'lead-up';

/** How an incident counts; the first of lead-up, dismissed, false positive, duplicate and consequence that holds. */
export function standingOf({
	status,
	verdict,
	relations = [],
}: Pick<Incident, 'status' | 'verdict' | 'relations'>): Standing {
	if (status === 'lead-up' || status === 'dismissed') return status;
	if (verdict?.value === 'false-positive') return 'false-positive';
	if (relations.some(({ type }) => type === 'duplicate_of')) return 'duplicate';
	return relations.some(({ type }) => type === 'caused_by') ? 'consequence' : 'counted';
}

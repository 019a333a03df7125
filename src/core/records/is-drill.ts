import type { Incident } from './incident.ts';

/** What the fingerprints of a drill begin with; those of a drill that may wake people begin otherwise. */
export const DRILL_SOURCE = '/drill';
export const PAGING_DRILL_SOURCE = '/drill-with-pages';

/**
 * Whether an incident is a drill that nobody is told of: every alert of it was replayed. As soon as one real alert joins
 * it, it is as real as any.
 */
export function isDrill({ alerts }: Pick<Incident, 'alerts'>): boolean {
	const fingerprints = alerts?.fingerprints ?? [];
	return fingerprints.length > 0 && fingerprints.every((one) => one.startsWith(`cloudevents:${DRILL_SOURCE}/`));
}

import type { Incident } from './incident.ts';

/** Whether another incident explains this one and tells its story: its cause, or the one that it is a duplicate of. */
export function isExplained({ relations = [] }: Pick<Incident, 'relations'>): boolean {
	return relations.some(({ type }) => type === 'caused_by' || type === 'duplicate_of');
}

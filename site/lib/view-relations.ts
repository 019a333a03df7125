import type { CatalogueIncident } from '../../src/app/catalogue/catalogue.ts';
import type { CatalogueIndex } from './index-catalogue.ts';

/** One incident that has to do with another, in a way that is neither cause nor repetition. */
export interface RelatedIncident {
	readonly id: string;
	/** Absent where no such incident is in the repository. */
	readonly incident?: CatalogueIncident;
	/** Reason code of the machine or person who linked them. */
	readonly reason?: string;
}

/** The incidents that people or machines call related to one, in either direction, each once; its own links first. */
export function viewRelations(incident: CatalogueIncident, index: CatalogueIndex): readonly RelatedIncident[] {
	const own = (incident.facts.relations ?? []).map((relation) => ({ ...relation, id: relation.incident }));
	const back = (index.relationsTo.get(incident.id) ?? []).map(({ from, relation }) => ({ ...relation, id: from.id }));
	const related = new Map<string, RelatedIncident>();
	for (const { type, id, reason } of [...own, ...back]) {
		if (type !== 'related_to' || related.has(id)) continue;
		related.set(id, { id, incident: index.incidentById.get(id), reason });
	}
	return [...related.values()];
}

/** Ids of all incidents that are linked with one, in either direction. */
export function listLinked(
	{ id, facts }: CatalogueIncident,
	index: Pick<CatalogueIndex, 'links'>,
): ReadonlySet<string> {
	const own = (facts.relations ?? []).map(({ incident }) => incident);
	return new Set([...own, ...(index.links.linkedBy.get(id) ?? [])]);
}

/** A few incidents of the same service around one in time, newest first, without those already linked. */
export function listNeighbours(
	incident: CatalogueIncident,
	index: CatalogueIndex,
	{ limit, except }: { readonly limit: number; readonly except: ReadonlySet<string> },
): readonly CatalogueIncident[] {
	const all = index.incidentsByService.get(incident.facts.service) ?? [];
	const position = all.indexOf(incident);
	const isShown = ({ id }: CatalogueIncident) => !except.has(id);
	// A window is enough: only as many can be left out as are linked.
	const reach = limit + except.size;
	const after = all.slice(Math.max(0, position - reach), position).filter(isShown);
	const before = all.slice(position + 1, position + 1 + reach).filter(isShown);
	const fromAfter = Math.max(Math.floor(limit / 2), limit - before.length);
	const newer = after.slice(Math.max(0, after.length - fromAfter));
	return [...newer, ...before.slice(0, limit - newer.length)];
}

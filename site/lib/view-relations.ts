import type { CatalogueIncident } from '../../src/app/catalogue/catalogue.ts';
import type { CatalogueIndex, Relation } from './index-catalogue.ts';

/** One incident that has to do with another, and how. */
export interface RelatedIncident {
	readonly id: string;
	/** Absent where no such incident is in the repository. */
	readonly incident?: CatalogueIncident;
	/** How, read from the page's incident: `Caused by`. */
	readonly label: string;
	/** Services between the two, from this one to the cause. */
	readonly path: readonly string[];
	/** Reason code of the machine or person who linked them. */
	readonly reason?: string;
	readonly by?: string;
}

const FORWARD: Readonly<Record<Relation['type'], string>> = {
	caused_by: 'Caused by',
	duplicate_of: 'Duplicate of',
	recurrence_of: 'Happened before as',
	related_to: 'Related to',
};

const BACKWARD: Readonly<Record<Relation['type'], string>> = {
	caused_by: 'Caused',
	duplicate_of: 'Has the duplicate',
	recurrence_of: 'Happened again as',
	related_to: 'Related to',
};

/** All incidents linked with one, in either direction, each once a kind of link; its own links first. */
export function viewRelations(incident: CatalogueIncident, index: CatalogueIndex): readonly RelatedIncident[] {
	const own = (incident.facts.relations ?? []).map((relation) => ({
		...common(relation),
		id: relation.incident,
		incident: index.incidentById.get(relation.incident),
		label: FORWARD[relation.type],
	}));
	const back = (index.relationsTo.get(incident.id) ?? []).map(({ from, relation }) => ({
		...common(relation),
		id: from.id,
		incident: from,
		label: BACKWARD[relation.type],
	}));
	const seen = new Set<string>();
	return [...own, ...back].filter(({ label, id }) => {
		const key = `${label} ${id}`;
		return seen.has(key) ? false : seen.add(key);
	});
}

function common({ path, reason, by }: Relation) {
	return { path: path ?? [], reason, by };
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

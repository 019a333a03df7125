import type { Catalogue, CatalogueIncident, CatalogueRunbook } from '../../src/app/catalogue/catalogue.ts';
import { type IncidentLinks, linksOf } from '../../src/app/explain/explain.ts';
import { startedAt } from '../../src/core/metrics/started-at.ts';
import type { Incident } from '../../src/core/records/incident.ts';
import { indexSimilar, type SimilarId } from './index-similar.ts';
import { listLinked } from './view-relations.ts';

export type Relation = NonNullable<Incident['relations']>[number];

/** A person, looked up by handle. */
export interface Person {
	readonly handle: string;
	readonly name: string;
	readonly team: string;
	readonly timeZone: string;
}

/** A relation seen from the incident that it points at. */
export interface BackRelation {
	readonly from: CatalogueIncident;
	readonly relation: Relation;
}

/** What pages look up in a catalogue, computed once for all of them. Lists of incidents are newest first. */
export interface CatalogueIndex {
	readonly incidentById: ReadonlyMap<string, CatalogueIncident>;
	/** By first and by affected services. */
	readonly incidentsByService: ReadonlyMap<string, readonly CatalogueIncident[]>;
	readonly incidentsByTeam: ReadonlyMap<string, readonly CatalogueIncident[]>;
	readonly incidentsByRunbook: ReadonlyMap<string, readonly CatalogueIncident[]>;
	/** By month (UTC) like `2026-11`, newest month first; `undated` where an incident has no time at all. */
	readonly incidentsByMonth: ReadonlyMap<string, readonly CatalogueIncident[]>;
	readonly relationsTo: ReadonlyMap<string, readonly BackRelation[]>;
	/** What an explanation looks up. */
	readonly links: IncidentLinks;
	/** The few incidents that use the same rare words, by incident. */
	readonly similar: ReadonlyMap<string, readonly SimilarId[]>;
	readonly runbooksByService: ReadonlyMap<string, readonly CatalogueRunbook[]>;
	/** Services that depend directly on a service. */
	readonly usedBy: ReadonlyMap<string, readonly string[]>;
	readonly people: ReadonlyMap<string, Person>;
}

/** Builds the index of a catalogue. */
export function indexCatalogue(catalogue: Catalogue): CatalogueIndex {
	const { incidents } = catalogue;
	const services = [...catalogue.services];
	const links = linksOf(catalogue);
	return {
		incidentById: new Map(incidents.map((incident) => [incident.id, incident])),
		incidentsByService: groupBy(incidents, ({ facts }) => [
			...new Set([facts.service, ...(facts.affected_services ?? [])]),
		]),
		incidentsByTeam: groupBy(incidents, ({ facts }) => [facts.team]),
		incidentsByRunbook: groupBy(incidents, ({ facts }) => facts.runbooks ?? []),
		incidentsByMonth: groupBy(incidents, (incident) => [monthOf(incident)]),
		relationsTo: indexRelations(incidents),
		links,
		similar: indexSimilar(incidents, (incident) => listLinked(incident, { links })),
		runbooksByService: groupBy([...catalogue.runbooks.values()], ({ facts }) => facts.services),
		usedBy: new Map(
			[...groupBy(services, ([, service]) => service.depends_on)].map(([slug, users]) => [
				slug,
				users.map(([user]) => user),
			]),
		),
		people: indexPeople(catalogue),
	};
}

/** Month in which an incident counts, like `2026-11`, or `undated`. */
export function monthOf(incident: CatalogueIncident): string {
	return startedAt(incident)?.slice(0, 7) ?? 'undated';
}

function groupBy<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const item of items) {
		for (const key of keysOf(item)) {
			const group = groups.get(key);
			if (group) group.push(item);
			else groups.set(key, [item]);
		}
	}
	return groups;
}

function indexRelations(incidents: readonly CatalogueIncident[]): Map<string, BackRelation[]> {
	const relations = incidents.flatMap((from) => (from.facts.relations ?? []).map((relation) => ({ from, relation })));
	return groupBy(relations, ({ relation }) => [relation.incident]);
}

function indexPeople({ teams }: Catalogue): Map<string, Person> {
	const people = new Map<string, Person>();
	for (const [team, { members }] of teams) {
		for (const { handle, name, time_zone } of members) {
			// A person in two teams is known by the first; names and zones are the same person's in both.
			if (!people.has(handle)) people.set(handle, { handle, name, team, timeZone: time_zone });
		}
	}
	return people;
}

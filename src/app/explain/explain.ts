import { proposeSeverity } from '../../core/severity/propose-severity.ts';
import { type ExplainedStep, explainIncident } from '../../core/triage/explain-incident.ts';
import { type IncidentFamily, incidentFamily } from '../../core/triage/incident-family.ts';
import type { Catalogue, CatalogueIncident } from '../catalogue/catalogue.ts';

/** Look-ups over all incidents, made once for many explanations. */
export interface IncidentLinks {
	readonly byId: ReadonlyMap<string, CatalogueIncident>;
	/** Ids of the incidents that link to one. */
	readonly linkedBy: ReadonlyMap<string, readonly string[]>;
}

/** Everything that explains one incident. */
export interface Explanation {
	readonly steps: readonly ExplainedStep[];
	readonly family: IncidentFamily;
}

/** The look-ups of a catalogue. */
export function linksOf({ incidents }: Pick<Catalogue, 'incidents'>): IncidentLinks {
	const links = incidents.flatMap(({ id, facts }) =>
		(facts.relations ?? []).map(({ incident }) => [incident, id] as const),
	);
	const groups = Map.groupBy(links, ([to]) => to);
	return {
		byId: new Map(incidents.map((incident) => [incident.id, incident])),
		linkedBy: new Map([...groups].map(([to, from]) => [to, [...new Set(from.map(([, id]) => id))].sort()])),
	};
}

/** Why an incident is what it is, and the family it belongs to. */
export function explain(
	{ facts, timeline, id }: CatalogueIncident,
	{ alerts, policies }: Pick<Catalogue, 'alerts' | 'policies'>,
	{ byId, linkedBy }: IncidentLinks,
): Explanation {
	const { products, severities } = policies;
	const usersAffected = facts.impact?.users_affected;
	const proposal = proposeSeverity({ usersAffected, product: facts.product, products, severities });
	const steps = explainIncident({
		facts,
		timeline,
		lines: alerts.get(id) ?? [],
		factsOf: (other) => byId.get(other)?.facts,
		...(usersAffected !== undefined && { proposal: proposal.text }),
	});
	const family = incidentFamily(id, {
		member: (other) => {
			const found = byId.get(other)?.facts;
			return found && { id: other, service: found.service, relations: found.relations ?? [] };
		},
		linkedBy: (other) => linkedBy.get(other) ?? [],
	});
	return { steps, family };
}

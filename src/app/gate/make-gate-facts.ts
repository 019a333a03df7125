import type { GateFacts, GateIncident } from '../../core/gate/gate-facts.ts';
import { standingOf } from '../../core/metrics/standing-of.ts';
import { startedAt } from '../../core/metrics/started-at.ts';
import { isDrill } from '../../core/records/is-drill.ts';
import type { GatePolicy } from '../../core/records/policies/gate.ts';
import { incidentFamily } from '../../core/triage/incident-family.ts';
import type { Catalogue, CatalogueIncident } from '../catalogue/catalogue.ts';

/** What holds a deploy where `policies/gate.yaml` does not say; the doubtful case is the safe one, since a reason opens it. */
export const DEFAULT_GATE: Omit<GatePolicy, 'schema'> = {
	severities: ['sev1', 'sev2'],
	hops: 2,
	on_unknown: 'closed',
	max_age: '1d',
};

/** What a gate needs of the records, small enough to be read by every deploy: nothing of closed incidents, people or texts. */
export function makeGateFacts(
	catalogue: Catalogue,
	{ madeAt, urlOf }: { readonly madeAt: string; readonly urlOf?: (id: string) => string | undefined },
): GateFacts {
	const { schema: _schema, ...policy } = catalogue.policies.gate ?? { schema: 1, ...DEFAULT_GATE };
	const rootOf = rootFinder(catalogue);
	const open = catalogue.incidents.filter(
		({ facts }) => facts.status === 'open' && standingOf(facts) !== 'false-positive' && !isDrill(facts),
	);
	const unread = new Set(
		catalogue.problems.map(({ file }) => file).filter((file) => /^(?:incidents|services)\//.test(file)),
	);
	return {
		schema: 1,
		...(catalogue.asOf && { as_of: catalogue.asOf.at }),
		made_at: madeAt,
		policy,
		services: Object.fromEntries([...catalogue.services].map(([slug, { depends_on }]) => [slug, [...depends_on]])),
		features: Object.fromEntries(
			[...catalogue.rollouts.values()]
				.filter(({ kind }) => kind === 'feature')
				.map(({ name, services }) => [name, [...services]]),
		),
		...(unread.size > 0 && { unread: unread.size }),
		incidents: open.map((incident) => gateIncident(incident, rootOf(incident.id), urlOf?.(incident.id))),
	};
}

function gateIncident(incident: CatalogueIncident, root: string, url: string | undefined): GateIncident {
	const { id, facts } = incident;
	const { title, severity, kind, service, affected_services = [], change } = facts;
	const since = startedAt(incident);
	return {
		id,
		title,
		severity,
		kind,
		services: [...new Set([service, ...affected_services])],
		...(since && { since }),
		...(change && { change: changeOf(change) }),
		...(root !== id && { root }),
		...(url && { url }),
	};
}

function changeOf({ kind, name, exposure_percent }: NonNullable<CatalogueIncident['facts']['change']>) {
	return { kind, name, ...(exposure_percent !== undefined && { exposure_percent }) };
}

function rootFinder({ incidents }: Catalogue): (id: string) => string {
	const byId = new Map(incidents.map(({ id, facts }) => [id, facts]));
	const member = (id: string) => {
		const facts = byId.get(id);
		return facts && { id, service: facts.service, relations: facts.relations ?? [] };
	};
	// Only the way up is asked for, so nothing hangs below.
	return (id) => incidentFamily(id, { member, linkedBy: () => [] }).root.id;
}

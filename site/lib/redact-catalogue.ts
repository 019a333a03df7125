import type { Catalogue, CatalogueIncident } from '../../src/app/catalogue/catalogue.ts';

/**
 * The catalogue as the site may show it. Unless `policies/site.yaml` says `visibility: internal`, what records mark as
 * internal is not there at all, so that no page can leak it; a repository without that policy counts as public.
 */
export function redactCatalogue(catalogue: Catalogue): Catalogue {
	if (catalogue.policies.site?.visibility === 'internal') return catalogue;
	return {
		...catalogue,
		incidents: catalogue.incidents.map(withoutInternal),
		drafts: catalogue.drafts.map(withoutInternal),
	};
}

function withoutInternal(incident: CatalogueIncident): CatalogueIncident {
	if (incident.facts.internal === undefined) return incident;
	const { internal: _internal, ...facts } = incident.facts;
	return { ...incident, facts };
}

import type { Catalogue, CatalogueIncident, Policies } from '../../src/app/catalogue/catalogue.ts';
import { incidentOf, type ToldIncident } from '../../src/core/metrics/incident.fixture.ts';

/** An incident as a catalogue has it. */
export function catalogueIncident(told: ToldIncident): CatalogueIncident {
	const incident = incidentOf(told);
	const postmortem = incident.postmortem && { facts: incident.postmortem.facts, body: '' };
	const folder = `incidents/2026/${incident.id}`;
	return {
		id: incident.id,
		facts: incident.facts,
		timeline: incident.timeline,
		folder,
		body: '',
		attachments: [],
		...(postmortem && { postmortem }),
	};
}

/** A catalogue of these incidents and nothing else. */
export function catalogueWith(incidents: readonly CatalogueIncident[], policies: Policies = {}): Catalogue {
	return {
		incidents,
		drafts: [],
		services: new Map(),
		teams: new Map(),
		schedules: new Map(),
		runbooks: new Map(),
		rollouts: new Map(),
		handovers: [],
		policies,
		alerts: new Map(),
		unlinked: [],
		reports: [],
		problems: [],
	};
}

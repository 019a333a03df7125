import type { Catalogue, CatalogueIncident } from '../../src/app/catalogue/catalogue.ts';
import type { Incident } from '../../src/core/records/incident.ts';
import { IMPORTED } from '../../src/core/records/is-imported.ts';
import type { NotifyPolicy } from '../../src/core/records/policies/notify.ts';
import type { Team } from '../../src/core/records/team.ts';

/**
 * The catalogue as the site may show it. Unless `policies/site.yaml` says `visibility: internal`, what records mark as
 * internal is not there at all, nor how to reach people, rooms and tickets, so that no page can leak it; a repository
 * without that policy counts as public.
 */
export function redactCatalogue(catalogue: Catalogue): Catalogue {
	if (isInternalSite(catalogue)) return catalogue;
	const { notify } = catalogue.policies;
	return {
		...catalogue,
		incidents: catalogue.incidents.map(withoutInternal),
		drafts: catalogue.drafts.map(withoutInternal),
		alerts: withoutReferences(catalogue),
		teams: new Map([...catalogue.teams].map(([slug, team]) => [slug, withoutAddresses(team)])),
		policies: { ...catalogue.policies, ...(notify && { notify: withoutRecipients(notify) }) },
	};
}

/** Whether only people of the organisation see the site. */
export function isInternalSite({ policies }: Pick<Catalogue, 'policies'>): boolean {
	return policies.site?.visibility === 'internal';
}

/** Whom we told by which system, where we talked and what that said, is nobody's business outside. */
function withoutInternal(incident: CatalogueIncident): CatalogueIncident {
	const { internal, refs } = incident.facts;
	if (internal === undefined && refs === undefined && incident.effects === undefined) return incident;
	const { effects: _effects, ...rest } = incident;
	const { internal: _internal, refs: _refs, evidence, ...facts } = incident.facts;
	const addresses = addressesOf(refs);
	const shown = evidence?.map((one) => (one.url !== undefined && addresses.has(one.url) ? withoutUrl(one) : one));
	const kept = Object.entries(refs ?? {}).filter(([key]) => key.startsWith(IMPORTED));
	return {
		...rest,
		facts: { ...facts, ...(shown && { evidence: shown }), ...(kept.length > 0 && { refs: Object.fromEntries(kept) }) },
		timeline: withoutLinks(incident.timeline, refs),
	};
}

/** The timeline without the links that lead where a reference does. */
function withoutLinks(timeline: CatalogueIncident['timeline'], refs: Incident['refs']): CatalogueIncident['timeline'] {
	const addresses = addressesOf(refs);
	if (addresses.size === 0) return timeline;
	return timeline.map((entry) => {
		if (entry.link === undefined || !addresses.has(entry.link)) return entry;
		const { link: _link, ...rest } = entry;
		return rest;
	});
}

/** Alerts without the addresses that references of their incident have too: the pager's page of it. */
function withoutReferences({ incidents, alerts }: Catalogue): Catalogue['alerts'] {
	const redacted = new Map(alerts);
	for (const { id, facts } of incidents) {
		const addresses = addressesOf(facts.refs);
		const lines = alerts.get(id);
		if (!lines?.some(({ url }) => url !== undefined && addresses.has(url))) continue;
		const kept = lines.map((line) => (line.url !== undefined && addresses.has(line.url) ? withoutUrl(line) : line));
		redacted.set(id, kept);
	}
	return redacted;
}

function withoutUrl<T extends { readonly url?: string }>({ url: _url, ...rest }: T): Omit<T, 'url'> {
	return rest;
}

function addressesOf(refs: Incident['refs']): ReadonlySet<string> {
	return new Set(Object.values(refs ?? {}).flatMap(({ url }) => url ?? []));
}

function withoutAddresses({ mail: _mail, chat: _chat, members, ...team }: Team): Team {
	return {
		...team,
		members: members.map(({ handle, name, time_zone, until }) => ({
			handle,
			name,
			time_zone,
			...(until !== undefined && { until }),
		})),
	};
}

function withoutRecipients(notify: NotifyPolicy): NotifyPolicy {
	return { ...notify, routes: notify.routes.map(({ mail: _mail, chat: _chat, ...route }) => route) };
}

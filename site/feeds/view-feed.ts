import type { Catalogue, CatalogueIncident } from '../../src/app/catalogue/catalogue.ts';
import { plainText } from '../../src/app/search/plain-text.ts';
import { startedAt } from '../../src/core/metrics/started-at.ts';
import { formatDuration } from '../../src/core/time/format-duration.ts';
import { compareInstants, toEpochMs } from '../../src/core/time/instant.ts';
import { t } from '../i18n/t.ts';
import type { Links } from '../lib/create-links.ts';
import { formatCount } from '../lib/format-quantity.ts';
import { kindLabel, severityLabel } from '../lib/labels.ts';
import { firstParagraph, splitSections } from '../lib/split-sections.ts';
import type { Feed, FeedEntry } from './feed.ts';

/** Entries of a feed: what readers see at their first visit; they remember the rest themselves. */
const MOST_ENTRIES = 50;

/** Where a feed stands. */
export interface FeedPlace {
	/** Origin of the site, like `https://incidents.example.com`; a path in it is passed over, the links have their own. */
	readonly origin: string;
	readonly links: Links;
	/** File name of the feed. */
	readonly file: string;
}

interface Event {
	readonly kind: 'opened' | 'resolved' | 'postmortem';
	readonly at: string;
	readonly incident: CatalogueIncident;
}

/** The newest events of all incidents: opened, resolved, postmortem accepted. Lead-ups are not incidents yet. */
export function viewFeed(catalogue: Catalogue, { origin, links, file }: FeedPlace): Feed {
	const organisation = catalogue.policies.site?.organisation ?? 'Tocsin';
	const events = catalogue.incidents
		.flatMap(listEvents)
		.sort((a, b) => compareInstants(b.at, a.at) || (a.incident.id < b.incident.id ? 1 : -1))
		.slice(0, MOST_ENTRIES);
	const absolute = (path: string) => new URL(path, origin).href;
	const { hostname: host } = new URL(origin);
	return {
		title: t('{organisation} incidents', { organisation }),
		organisation,
		home: absolute(links.home),
		self: absolute(links.to(file)),
		updated: events[0]?.at ?? catalogue.asOf?.at ?? '1970-01-01T00:00:00Z',
		// A tag URI (RFC 4151): an id that is no address and needs no registration.
		id: `tag:${host},2026:incidents`,
		entries: events.map((event) => describeEvent(event, { catalogue, links, host, absolute })),
	};
}

function listEvents(incident: CatalogueIncident): Event[] {
	const { facts, postmortem } = incident;
	if (facts.status === 'lead-up') return [];
	const opened = startedAt(incident);
	const { resolved, closed } = facts.times;
	const events: Event[] = [];
	const add = (kind: Event['kind'], at: string | undefined) => {
		if (at !== undefined && !Number.isNaN(toEpochMs(at))) events.push({ kind, at, incident });
	};
	add('opened', opened);
	add('resolved', resolved);
	// Records do not keep when a postmortem was accepted; closing follows it, and nothing earlier is certain.
	if (postmortem?.facts.status === 'accepted') add('postmortem', closed ?? resolved);
	return events;
}

function describeEvent(
	{ kind, at, incident }: Event,
	place: { catalogue: Catalogue; links: Links; host: string; absolute: (path: string) => string },
): FeedEntry {
	const { catalogue, links, host, absolute } = place;
	const { id, facts } = incident;
	const service = catalogue.services.get(facts.service)?.name ?? facts.service;
	const team = catalogue.teams.get(facts.team)?.name ?? facts.team;
	return {
		id: `tag:${host},${id.slice('INC-'.length, 'INC-'.length + 4)}:${id}/${kind}`,
		title: `${headOf(kind, incident)}: ${facts.title}`,
		summary: kind === 'postmortem' ? summaryOf(incident) : factsOf(incident, { catalogue, service, team }),
		at,
		url: absolute(kind === 'postmortem' ? links.postmortem(id) : links.incident(id)),
		tags: [facts.severity, facts.kind, facts.service, facts.team],
	};
}

function headOf(kind: Event['kind'], { facts }: CatalogueIncident): string {
	const severity = severityLabel(facts.severity);
	switch (kind) {
		case 'opened':
			return t('{severity} opened', { severity });
		case 'resolved': {
			const { detected, impact_started, resolved } = facts.times;
			const ms = toEpochMs(resolved ?? '') - toEpochMs(detected ?? impact_started ?? '');
			return ms >= 0
				? t('{severity} resolved after {ms}', { severity, ms: formatDuration(ms) })
				: t('{severity} resolved', { severity });
		}
		case 'postmortem':
			return t('Postmortem');
		default:
			return kind satisfies never;
	}
}

function factsOf(
	{ id, facts }: CatalogueIncident,
	{ catalogue, service, team }: { catalogue: Catalogue; service: string; team: string },
): string {
	const users = facts.impact?.users_affected;
	const parts = [
		t('{id}. {kind} at {service}, owned by {team}.', {
			id,
			kind: kindLabel(facts.kind, catalogue.policies),
			service,
			team,
		}),
		users !== undefined && t('{users} affected.', { users: formatCount(users, 'user') }),
		facts.impact?.description && plainText(facts.impact.description),
	];
	return parts.filter(Boolean).join(' ');
}

function summaryOf({ id, postmortem, facts }: CatalogueIncident): string {
	const summary = firstParagraph(splitSections(postmortem?.body ?? ''), 'Summary');
	return summary ? plainText(summary) : `${id}: ${facts.title}`;
}

import type { Catalogue, CatalogueIncident } from '../../src/app/catalogue/catalogue.ts';
import { startedAt } from '../../src/core/metrics/started-at.ts';
import { type INCIDENT_STATUSES, SEVERITIES } from '../../src/core/records/incident-words.ts';
import { encodeIds } from '../../src/core/search/encode-ids.ts';
import { toEpochMs } from '../../src/core/time/instant.ts';
import { causeLabel, kindLabel, severityLabel, statusLabel } from '../lib/labels.ts';
import type { CatalogueColumns, FacetColumn } from './columns.ts';
import type { FacetKey } from './facets.ts';

const MINUTE = 60_000;

/** What a facet takes from an incident, and how its values are called and ordered. */
interface FacetSource {
	readonly of: (incident: CatalogueIncident) => readonly string[];
	readonly label: (id: string, catalogue: Catalogue) => string;
	/** Values in an order of their own; the others follow by label. */
	readonly order?: readonly string[];
	readonly isDescending?: boolean;
}

const SOURCES: Readonly<Record<FacetKey, FacetSource>> = {
	status: {
		of: ({ facts }) => [facts.status],
		label: (id) => statusLabel(id as (typeof INCIDENT_STATUSES)[number]),
		order: ['open', 'lead-up', 'resolved', 'closed', 'dismissed'] satisfies (typeof INCIDENT_STATUSES)[number][],
	},
	severity: {
		of: ({ facts }) => [facts.severity],
		label: (id, { policies }) => {
			const name = policies.severities?.severities.find((severity) => severity.id === id)?.name;
			return [severityLabel(id as (typeof SEVERITIES)[number]), name].filter(Boolean).join(' ');
		},
		order: SEVERITIES,
	},
	year: { of: (incident) => [startedAt(incident)?.slice(0, 4) ?? 'undated'], label: (id) => id, isDescending: true },
	team: { of: ({ facts }) => [facts.team], label: (id, { teams }) => teams.get(id)?.name ?? id },
	service: {
		of: ({ facts }) => [facts.service, ...(facts.affected_services ?? [])],
		label: (id, { services }) => services.get(id)?.name ?? id,
	},
	kind: { of: ({ facts }) => [facts.kind], label: (id, { policies }) => kindLabel(id, policies) },
	cause: {
		of: ({ facts, postmortem }) => [...(facts.causes ?? []), ...(postmortem?.facts.causes ?? [])],
		label: (id, { policies }) => causeLabel(id, policies),
	},
};

/** The columns of a catalogue, for `catalogue.json`. */
export function encodeColumns(catalogue: Catalogue): CatalogueColumns {
	const { incidents, runbooks } = catalogue;
	const facets = Object.fromEntries(
		Object.entries(SOURCES).map(([key, source]) => [key, encodeFacet(catalogue, source)]),
	) as Record<FacetKey, FacetColumn>;
	return {
		format: 1,
		ids: encodeIds(incidents.map(({ id }) => id)),
		titles: incidents.map(({ facts }) => facts.title),
		started: encodeStarts(incidents),
		lasted: incidents.map(({ facts }) => lastedMinutes(facts.times)),
		facets,
		parents: Object.fromEntries(incidents.flatMap(parentOf)),
		runbooks: [...runbooks.values()].map(({ slug, facts }) => [slug, facts.title] as const),
	};
}

function encodeFacet(catalogue: Catalogue, { of, label, order = [], isDescending }: FacetSource): FacetColumn {
	const perIncident = catalogue.incidents.map((incident) => [...new Set(of(incident))]);
	const rank = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
	const direction = isDescending ? -1 : 1;
	const values = [...new Set(perIncident.flat())]
		.map((id) => [id, label(id, catalogue)] as const)
		.sort((a, b) => rank(a[0]) - rank(b[0]) || direction * compareText(a[1], b[1]) || compareText(a[0], b[0]));
	const places = new Map(values.map(([id], place) => [id, place]));
	const sets: number[][] = [];
	const codeOfSet = new Map<string, number>();
	const codes = perIncident.map((ids) => {
		const key = ids.join(' ');
		const known = codeOfSet.get(key);
		if (known !== undefined) return known;
		codeOfSet.set(key, sets.length);
		return sets.push(ids.map((id) => places.get(id)!)) - 1;
	});
	return { values, sets, codes };
}

/** Without a locale, so that every build machine sorts alike. */
function compareText(a: string, b: string): number {
	const [left, right] = [a.toLowerCase(), b.toLowerCase()];
	return left < right ? -1 : left > right ? 1 : 0;
}

function encodeStarts(incidents: readonly CatalogueIncident[]): (number | null)[] {
	let before = 0;
	return incidents.map((incident) => {
		const ms = toEpochMs(startedAt(incident) ?? '');
		if (Number.isNaN(ms)) return null;
		const minutes = Math.floor(ms / MINUTE);
		const step = before - minutes;
		before = minutes;
		return step;
	});
}

function lastedMinutes({ detected, impact_started, resolved }: CatalogueIncident['facts']['times']): number | null {
	const start = detected ?? impact_started;
	if (start === undefined || resolved === undefined) return null;
	const minutes = (toEpochMs(resolved) - toEpochMs(start)) / MINUTE;
	if (minutes < 0) return null;
	return minutes < 1 ? Math.round(minutes * 1000) / 1000 : Math.round(minutes);
}

function parentOf(
	{ facts }: CatalogueIncident,
	row: number,
): [string, readonly ['caused_by' | 'duplicate_of', string]][] {
	const parent = facts.relations?.find(({ type }) => type === 'caused_by' || type === 'duplicate_of');
	return parent ? [[String(row), [parent.type as 'caused_by' | 'duplicate_of', parent.incident]]] : [];
}

import type { AlertLine } from '../../core/records/alert-line.ts';
import { DRILL_SOURCE, isDrill, PAGING_DRILL_SOURCE } from '../../core/records/is-drill.ts';
import { compareInstants, fromEpochMs, toEpochMs } from '../../core/time/instant.ts';
import type { FamilyNode } from '../../core/triage/incident-family.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { explain, linksOf } from '../explain/explain.ts';

/** One alert to send again, as a CloudEvent of our convention. */
export interface DrillEvent {
	/** Milliseconds after the first one, as it was then. */
	readonly after: number;
	/** The event as it would be at `at` (RFC 3339 UTC). */
	readonly eventAt: (at: string) => object;
	/** What is told of it: `firing HighErrorRate on checkout-api`. */
	readonly text: string;
}

export interface DrillPlan {
	/** Incidents whose alerts are sent: the whole family. */
	readonly incidents: readonly string[];
	readonly events: readonly DrillEvent[];
}

export interface DrillRequest {
	/** Id as it was typed. */
	readonly incident: string;
	/** What tells this drill from the one before, like `20261120T080000Z`. */
	readonly run: string;
	/** Whether it may wake people. */
	readonly mayPage: boolean;
}

/** What a drill sends, or why there can be none, in a sentence. */
export function planDrill(catalogue: Catalogue, { incident, run, mayPage }: DrillRequest): DrillPlan | string {
	const id = incident.toUpperCase();
	const links = linksOf(catalogue);
	const found = links.byId.get(id);
	if (!found) return `No incident ${JSON.stringify(incident)} on record`;
	const { family } = explain(found, catalogue, links);
	const incidents = idsOf(family.root).sort();
	const lines = incidents
		.flatMap((member) => catalogue.alerts.get(member) ?? [])
		.filter(({ state, since }) => state !== 'none' && since === undefined)
		.sort((a, b) => compareInstants(a.received, b.received) || (a.fingerprint < b.fingerprint ? -1 : 1));
	if (lines.length === 0) return `${id} has no alerts in the archive, so there is nothing to replay`;
	const source = `${mayPage ? PAGING_DRILL_SOURCE : DRILL_SOURCE}/${id}/${run}`;
	const first = toEpochMs(lines[0]!.received);
	const events = lines.map((line, index) => drillEvent(line, { id, source, index, first }));
	return { incidents, events };
}

/** Real incidents that are open on the services of a drill: its alerts would be mixed with theirs. */
export function openOnSameServices(catalogue: Catalogue, { incidents }: DrillPlan): readonly string[] {
	const services = new Set(
		catalogue.incidents.filter(({ id }) => incidents.includes(id)).map(({ facts }) => facts.service),
	);
	return catalogue.incidents
		.filter(({ facts }) => facts.status === 'open' && services.has(facts.service) && !isDrill(facts))
		.map(({ id }) => id)
		.sort();
}

function idsOf({ id, children }: FamilyNode): string[] {
	return [id, ...children.flatMap(idsOf)];
}

interface Place {
	readonly id: string;
	readonly source: string;
	readonly index: number;
	readonly first: number;
}

function drillEvent(line: AlertLine, { id, source, index, first }: Place): DrillEvent {
	const { state, name, title, fingerprint, service, labels = {}, url, source_severity, change } = line;
	const isKnown = service !== undefined && labels.service === undefined;
	const data = {
		name,
		title: `[DRILL] ${title}`,
		labels: { ...labels, drill: id },
		...(isKnown && { service }),
		...(source_severity && { severity: source_severity }),
		...(url && { url }),
		...(change && { change_kind: change.kind, change_name: change.name }),
		...(change?.exposure_percent !== undefined && { change_exposure_percent: String(change.exposure_percent) }),
	};
	return {
		after: toEpochMs(line.received) - first,
		eventAt: (time) => ({
			specversion: '1.0',
			id: `${source}/${index}`,
			source,
			subject: fingerprint,
			type: `tocsin.drill.alert.${state}`,
			time,
			datacontenttype: 'application/json',
			data,
		}),
		text: `${state} ${name} on ${service ?? 'an unknown service'}`,
	};
}

/** Instants of the events of a plan: squeezed by `speed` from `start` on. */
export function timesOf({ events }: DrillPlan, start: string, speed: number): readonly string[] {
	return events.map(({ after }) => fromEpochMs(toEpochMs(start) + Math.round(after / speed)));
}

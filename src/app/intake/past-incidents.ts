import { z } from 'zod';
import { incidentFolder } from '../../core/records/paths.ts';
import { incidentId, instant } from '../../core/records/scalars.ts';
import { compareInstants } from '../../core/time/instant.ts';
import type { PastIncident } from '../../core/triage/find-recurrences.ts';
import type { ActiveIncident } from '../../core/triage/triage-state.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import type { FileChange, Snapshot } from '../../ports/repository.ts';
import { listIncidents, readArchive } from './all-records.ts';
import { earliestAlert } from './derive-alert-memory.ts';
import { activeFromFacts } from './merge-facts.ts';

/** One small file a service, so that looking back costs the same however long the history; derived, losing it loses nothing. */
export const PAST_FOLDER = 'alerts/past';

/** As many of the latest incidents of a service are remembered. */
const REMEMBERED = 60;

const pastSchema = z.strictObject({
	schema: z.literal(1),
	incidents: z.array(
		z.strictObject({ id: incidentId, kind: z.string(), name: z.string(), title: z.string(), at: instant }),
	),
});

/** The latest incidents of some services, by service. */
export type Past = ReadonlyMap<string, readonly PastIncident[]>;

/** Whether anything is remembered; what is not is derived when it is first asked for. */
async function isKept(snapshot: Snapshot): Promise<boolean> {
	return (await snapshot.list(PAST_FOLDER)).length > 0;
}

/** The files that remember incidents which no alert opened; none while nothing is remembered. */
export async function rememberByHand(snapshot: Snapshot, incidents: readonly ActiveIncident[]): Promise<FileChange[]> {
	if (incidents.length === 0 || !(await isKept(snapshot))) return [];
	return rememberIncidents(await readPast(snapshot, [...new Set(incidents.map(({ service }) => service))]), incidents);
}

/** What is remembered of some services; derived from all records where nothing is remembered of any. */
export async function readPast(snapshot: Snapshot, services: readonly string[]): Promise<Past> {
	if (!(await isKept(snapshot))) return derivePast(snapshot);
	const texts = await snapshot.read(services.map(pathOf));
	return new Map(services.map((service) => [service, parsePast(texts.get(pathOf(service)))]));
}

/** The files that remember some incidents beside what was remembered before. */
export function rememberIncidents(past: Past, incidents: readonly ActiveIncident[]): FileChange[] {
	const all = new Map(past);
	for (const incident of incidents) {
		const { id, service, kind, name, title } = incident;
		const at = incident.detected ?? incident.first;
		if (at === undefined) continue;
		const others = (all.get(service) ?? []).filter((one) => one.id !== id);
		all.set(service, latest([...others, { id, kind, name, title, at }]));
	}
	return [...all]
		.filter(([, known]) => known.length > 0)
		.map(([service, known]) => ({ path: pathOf(service), content: printPast(known) }));
}

/** The latest incidents of every service, from all records: the slow way, and the oracle of the fast one. */
export async function derivePast(snapshot: Snapshot): Promise<Past> {
	const named = await namesFromArchive(snapshot);
	const past = new Map<string, PastIncident[]>();
	const paths = (await listIncidents(snapshot)).map((id) => `${incidentFolder(id)}/incident.md`);
	const texts = await snapshot.read(paths);
	for (const [path, text] of texts) {
		const parsed = parseRecord('incident', path, text);
		if (!parsed.ok) continue;
		const facts = parsed.value.value;
		const { service, kind, name, title, detected, first } = activeFromFacts(facts, {
			alerts: {},
			...named.get(facts.id),
		});
		const at = detected ?? first;
		if (at !== undefined) past.set(service, [...(past.get(service) ?? []), { id: facts.id, kind, name, title, at }]);
	}
	return new Map([...past].map(([service, known]) => [service, latest(known)]));
}

async function namesFromArchive(snapshot: Snapshot) {
	const byIncident = Map.groupBy(await readArchive(snapshot), ({ incident }) => incident);
	return new Map([...byIncident].map(([id, own]) => [id, { named: earliestAlert(own) }]));
}

function latest(known: readonly PastIncident[]): readonly PastIncident[] {
	return known.toSorted((a, b) => compareInstants(a.at, b.at) || (a.id < b.id ? -1 : 1)).slice(-REMEMBERED);
}

function pathOf(service: string): string {
	return `${PAST_FOLDER}/${service}.json`;
}

function parsePast(text: string | undefined): readonly PastIncident[] {
	try {
		return pastSchema.parse(JSON.parse(text ?? '')).incidents;
	} catch {
		return [];
	}
}

function printPast(incidents: readonly PastIncident[]): string {
	return `{"schema":1,"incidents":[${incidents.map((incident) => `\n${JSON.stringify(incident)}`).join(',')}]}\n`;
}

import { CAPS, safeLine } from '../../core/alerts/sanitise.ts';
import type { Incident, Relation } from '../../core/records/incident.ts';
import { IMPORTED } from '../../core/records/is-imported.ts';
import { formatIncidentId, incidentFolder, parseIncidentId } from '../../core/records/paths.ts';
import { slugify } from '../../core/records/slugify.ts';
import { toEpochMs } from '../../core/time/instant.ts';
import { UNKNOWN_SERVICE } from '../../core/triage/identify-service.ts';
import { printRecord } from '../../formats/print-record.ts';
import type { FileChange } from '../../ports/repository.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { PAST_FOLDER } from '../intake/past-incidents.ts';
import type { ImportedIncident, ImportFile, ImportLoss, ImportReading, ImportSource } from './imported-incident.ts';
import { readCstate } from './read-cstate.ts';
import { readMarkdown } from './read-markdown.ts';
import { readPagerDuty } from './read-pagerduty.ts';
import { readStatuspage } from './read-statuspage.ts';

/** Product and team of a service that has no file in services/, as triage writes them. */
const UNKNOWN = 'unknown';
const UNASSIGNED = 'unassigned';

const READERS: Readonly<Record<ImportSource, (file: ImportFile) => ImportReading>> = {
	statuspage: readStatuspage,
	pagerduty: readPagerDuty,
	cstate: readCstate,
	markdown: readMarkdown,
};

/** What an import would write, and what it would lose. */
export interface ImportPlan {
	readonly added: readonly {
		readonly id: string;
		readonly title: string;
		readonly start: string;
		readonly file: string;
	}[];
	/** Incidents that an earlier import has brought, by their id there. */
	readonly known: readonly string[];
	readonly losses: readonly ImportLoss[];
	readonly changes: readonly FileChange[];
}

/** Where an import goes: the records that are there, and the paths of all their files (broken records have a number, too). */
export interface ImportTarget {
	readonly catalogue: Catalogue;
	readonly paths: readonly string[];
}

/**
 * The incident folders of another tool's history. They are numbered records and not drafts, because a draft would get a
 * number of this year: each goes to the year in which it began, after the numbers that are taken, in the order of time.
 * What was imported before is left as it is.
 */
export function planImport(source: ImportSource, files: readonly ImportFile[], target: ImportTarget): ImportPlan {
	const readings = files.map((file) => READERS[source](file));
	const losses = readings.flatMap((reading) => reading.losses);
	const found = readings.flatMap(({ incidents }) => incidents);
	const idsThere = new Map(
		target.catalogue.incidents.flatMap(({ id, facts }) => {
			const there = facts.refs?.[refOf(source)]?.id;
			return there === undefined ? [] : [[there, id] as const];
		}),
	);
	const known = found.filter(({ origin }) => idsThere.has(safeId(origin.id)));
	const fresh = distinct(found.filter(({ origin }) => !idsThere.has(safeId(origin.id)))).sort(byTime);
	const number = numberer(target.paths);
	const added = fresh.map((incident) => {
		const id = number(Number(startOf(incident).slice(0, 4)));
		idsThere.set(safeId(incident.origin.id), id);
		return { id, incident };
	});
	// What is remembered of the past is derived anew with what came.
	const forgotten = target.paths
		.filter((path) => added.length > 0 && path.startsWith(`${PAST_FOLDER}/`))
		.map((path): FileChange => ({ path, content: null }));
	const places = { source, catalogue: target.catalogue, ids: idsThere, losses };
	return {
		added: added.map(({ id, incident }) => ({
			id,
			title: incident.title,
			start: startOf(incident),
			file: incident.file,
		})),
		known: known.map(({ origin }) => safeId(origin.id)),
		changes: [...added.flatMap(({ id, incident }) => filesOf(id, incident, places)), ...forgotten],
		losses,
	};
}

/** Key of `refs` under which the id of the other tool is kept. */
function refOf(source: ImportSource): string {
	return source === 'pagerduty' ? 'pagerduty' : `${IMPORTED}${source}`;
}

function safeId(id: string): string {
	return safeLine(id, CAPS.labelValue) || 'unnamed';
}

function startOf({ times }: ImportedIncident): string {
	return times.detected!;
}

function byTime(a: ImportedIncident, b: ImportedIncident): number {
	return toEpochMs(startOf(a)) - toEpochMs(startOf(b)) || (a.origin.id < b.origin.id ? -1 : 1);
}

/** The same incident twice, as pages of an API that moved while they were fetched: the last one counts. */
function distinct(incidents: readonly ImportedIncident[]): ImportedIncident[] {
	return [...new Map(incidents.map((incident) => [safeId(incident.origin.id), incident])).values()];
}

function numberer(paths: readonly string[]): (year: number) => string {
	const last = new Map<number, number>();
	for (const path of paths) {
		const id = parseIncidentId(/^incidents\/\d{4}\/([^/]+)\//.exec(path)?.[1] ?? '');
		if (id) last.set(id.year, Math.max(last.get(id.year) ?? 0, id.number));
	}
	return (year) => {
		const number = (last.get(year) ?? 0) + 1;
		last.set(year, number);
		return formatIncidentId(year, number);
	};
}

interface Places {
	readonly source: ImportSource;
	readonly catalogue: Catalogue;
	/** Ids here by ids there. */
	readonly ids: ReadonlyMap<string, string>;
	readonly losses: ImportLoss[];
}

function filesOf(id: string, incident: ImportedIncident, places: Places): readonly FileChange[] {
	const folder = incidentFolder(id);
	const { body, timeline, title } = incident;
	const opened = { at: startOf(incident), kind: 'opened' as const, text: title, by: places.source };
	return [
		{
			path: `${folder}/incident.md`,
			content: printRecord('incident', factsOf(id, incident, places), body === '' ? '' : `\n${body}\n`),
		},
		{
			path: `${folder}/timeline.yaml`,
			content: printRecord('timeline', timeline.length > 0 ? [...timeline] : [opened]),
		},
	];
}

function factsOf(id: string, incident: ImportedIncident, places: Places): Incident {
	const { title, status, times, origin, kind, detectedBy, file } = incident;
	const { default_level } = places.catalogue.policies.triage ?? {};
	const { service, affected, team, product } = placeOf(incident, places);
	const parent = parentOf(incident, places);
	if (kind === undefined) places.losses.push({ file, field: 'kind', message: 'is not known; kept as the default' });
	if (detectedBy === undefined)
		places.losses.push({ file, field: 'detected_by', message: 'is not known; kept as engineer' });
	if (team === UNASSIGNED) places.losses.push({ file, field: 'team', message: `is not known; kept as ${UNASSIGNED}` });
	return {
		schema: 1,
		id,
		title,
		status,
		severity: incident.severity ?? default_level?.severity ?? 'sev3',
		kind: kind ?? default_level?.kind ?? 'other',
		service,
		...(affected.length > 0 && { affected_services: [...affected] }),
		team,
		product,
		detected_by: detectedBy ?? 'engineer',
		times,
		...(parent && { relations: [parent] }),
		refs: refsOf(places.source, { id: safeId(origin.id), ...(origin.url && { url: origin.url }) }),
	};
}

/** PagerDuty's own reference is also that of an incident that came as an alert, so the import is said beside it. */
function refsOf(source: ImportSource, ref: { readonly id: string; readonly url?: string }): Incident['refs'] {
	return { [refOf(source)]: ref, ...(source === 'pagerduty' && { [`${IMPORTED}${source}`]: { id: ref.id } }) };
}

function parentOf(
	{ duplicateOf, file, origin }: ImportedIncident,
	{ ids, losses, source }: Places,
): Relation | undefined {
	if (duplicateOf === undefined) return undefined;
	const incident = ids.get(safeId(duplicateOf));
	if (incident !== undefined) return { type: 'duplicate_of', incident, by: source };
	losses.push({
		file,
		field: safeId(origin.id),
		message: `was merged into ${safeId(duplicateOf)}, which is not in the history; not linked`,
	});
	return undefined;
}

/** Service, team and product here: by slug or by name, as services/ and teams/ have them; a name that they lack is kept as a slug. */
function placeOf({ services, team, file }: ImportedIncident, { catalogue, losses }: Places) {
	const slugs = services.map((name) => {
		const slug = findSlug(name, catalogue.services);
		if (slug !== undefined) return slug;
		losses.push({ file, field: 'service', message: `services/ has no "${name}"; kept as ${slugify(name)}` });
		return slugify(name);
	});
	const [service = UNKNOWN_SERVICE, ...affected] = [...new Set(slugs)];
	if (services.length === 0)
		losses.push({ file, field: 'service', message: `is not known; kept as ${UNKNOWN_SERVICE}` });
	const record = catalogue.services.get(service);
	const named = team === undefined ? undefined : (findSlug(team, catalogue.teams) ?? slugify(team));
	if (named !== undefined && !catalogue.teams.has(named)) {
		losses.push({ file, field: 'team', message: `teams/ has no "${team}"; kept as ${named}` });
	}
	return { service, affected, team: named ?? record?.owner ?? UNASSIGNED, product: record?.product ?? UNKNOWN };
}

function findSlug(name: string, records: ReadonlyMap<string, { readonly name: string }>): string | undefined {
	const slug = slugify(name);
	if (records.has(slug)) return slug;
	return [...records].find(([, record]) => record.name.toLowerCase() === name.toLowerCase())?.[0];
}

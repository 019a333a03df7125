import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { compareDiagnostics } from '../../core/diagnostics/diagnostic.ts';
import { startedAt } from '../../core/metrics/started-at.ts';
import { gatherUnlinked, joinUnlinked, type UnlinkedAlerts } from '../../core/metrics/unlinked-alerts.ts';
import type { AlertLine } from '../../core/records/alert-line.ts';
import { slugOfPath } from '../../core/records/paths.ts';
import { type RecordKind, type RecordValue, recordKindOf } from '../../core/records/record-kinds.ts';
import { toEpochMs } from '../../core/time/instant.ts';
import { parseAlertLines } from '../../formats/alert-lines.ts';
import { type ParsedRecord, parseRecord } from '../../formats/parse-record.ts';
import type { RecordFiles } from '../../ports/record-files.ts';
import type {
	Catalogue,
	CatalogueHandover,
	CatalogueIncident,
	CatalogueReport,
	CatalogueRunbook,
	Policies,
} from './catalogue.ts';

interface ParsedFile {
	readonly version: string;
	readonly kind: RecordKind | undefined;
	readonly record: ParsedRecord<RecordKind> | undefined;
	/** Of the alert archive only what belongs to incidents is kept line by line. */
	readonly lines: readonly AlertLine[];
	readonly unlinked: readonly UnlinkedAlerts[];
	readonly problems: readonly Diagnostic[];
}

/** What every on-call engineer reads. */
const GUIDE = 'schedules/guide.md';

/** What a reader knows of each file, by path. */
export type CatalogueMemory = ReadonlyMap<string, ParsedFile>;

/** A reader that parses each file once and again only when its version changed; for servers that outlive many reads. */
export interface CatalogueReader {
	read(): Catalogue;
	/** What it knows now, for another reader to begin with; the same object as long as no file changes. */
	memory(): CatalogueMemory;
}

/** All records of a work tree, once. */
export function readCatalogue(files: RecordFiles, asOf?: Catalogue['asOf']): Catalogue {
	return { ...assemble(parseAll(files, new Map())), ...(asOf && { asOf }) };
}

/** A reader with memory, at first that of another one of the same files where it is given. */
export function createCatalogueReader(files: RecordFiles, memory: CatalogueMemory = new Map()): CatalogueReader {
	let parsed = memory;
	let last: Catalogue | undefined;
	return {
		read: () => {
			const next = parseAll(files, parsed);
			const isSame = next.size === parsed.size && [...next].every(([path, file]) => parsed.get(path) === file);
			if (!isSame) parsed = next;
			last = isSame && last ? last : assemble(parsed);
			return last;
		},
		memory: () => parsed,
	};
}

function parseAll(files: RecordFiles, known: ReadonlyMap<string, ParsedFile>): Map<string, ParsedFile> {
	return new Map(
		files.paths().map((path) => {
			const version = files.version(path);
			const before = known.get(path);
			return [path, before?.version === version ? before : parseFile(files, path, version)];
		}),
	);
}

function parseFile(files: RecordFiles, path: string, version: string): ParsedFile {
	const kind = recordKindOf(path);
	const nothing = { version, kind, record: undefined, lines: [], unlinked: [], problems: [] };
	if (kind === undefined) return nothing;
	const text = files.read(path);
	if (kind === 'alert-line') {
		const { lines, problems } = parseAlertLines(path, text);
		const linked = lines.filter(({ incident }) => incident !== undefined);
		return { ...nothing, lines: linked, unlinked: gatherUnlinked(lines), problems };
	}
	const parsed = parseRecord(kind, path, text);
	return parsed.ok ? { ...nothing, record: parsed.value } : { ...nothing, problems: parsed.problems };
}

function assemble(parsed: ReadonlyMap<string, ParsedFile>): Catalogue {
	const incidents = assembleIncidents(parsed);
	const guide = recordAt(parsed, GUIDE, 'guide');
	return {
		incidents: incidents.filter(({ folder }) => !folder.startsWith('incidents/drafts/')).sort(newestFirst),
		drafts: incidents.filter(({ folder }) => folder.startsWith('incidents/drafts/')),
		services: bySlug(parsed, 'service'),
		teams: bySlug(parsed, 'team'),
		schedules: bySlug(parsed, 'schedule'),
		runbooks: assembleRunbooks(parsed),
		rollouts: bySlug(parsed, 'rollout'),
		handovers: assembleHandovers(parsed),
		...(guide && { guide: { facts: guide.value, body: guide.body } }),
		reports: assembleReports(parsed),
		policies: assemblePolicies(parsed),
		alerts: assembleAlerts(parsed),
		unlinked: joinUnlinked([...parsed.values()].flatMap(({ unlinked }) => unlinked)),
		problems: [...parsed.values()].flatMap(({ problems }) => problems).sort(compareDiagnostics),
	};
}

function recordAt<K extends RecordKind>(
	parsed: ReadonlyMap<string, ParsedFile>,
	path: string,
	kind: K,
): ParsedRecord<K> | undefined {
	const file = parsed.get(path);
	return file?.kind === kind ? (file.record as ParsedRecord<K> | undefined) : undefined;
}

function assembleIncidents(parsed: ReadonlyMap<string, ParsedFile>): CatalogueIncident[] {
	const attachments = new Map<string, string[]>();
	for (const [path, { kind }] of parsed) {
		if (kind !== undefined || !path.startsWith('incidents/')) continue;
		const folder = path.slice(0, path.lastIndexOf('/'));
		attachments.set(folder, [...(attachments.get(folder) ?? []), path.slice(folder.length + 1)]);
	}
	const incidents: CatalogueIncident[] = [];
	for (const [path, { kind }] of parsed) {
		if (kind !== 'incident') continue;
		const incident = recordAt(parsed, path, 'incident');
		if (!incident) continue;
		const folder = path.slice(0, -'/incident.md'.length);
		const postmortem = recordAt(parsed, `${folder}/postmortem.md`, 'postmortem');
		const effects = recordAt(parsed, `${folder}/effects.yaml`, 'effects')?.value;
		incidents.push({
			id: incident.value.id === 'INC-DRAFT' ? folder.slice('incidents/'.length) : incident.value.id,
			folder,
			facts: incident.value,
			body: incident.body,
			timeline: recordAt(parsed, `${folder}/timeline.yaml`, 'timeline')?.value ?? [],
			...(postmortem && { postmortem: { facts: postmortem.value, body: postmortem.body } }),
			...(effects && { effects }),
			attachments: attachments.get(folder) ?? [],
		});
	}
	return incidents;
}

function newestFirst(a: CatalogueIncident, b: CatalogueIncident): number {
	const [left, right] = [toEpochMs(startedAt(a) ?? ''), toEpochMs(startedAt(b) ?? '')];
	const byTime = (Number.isNaN(right) ? 0 : right) - (Number.isNaN(left) ? 0 : left);
	return byTime || (a.id < b.id ? 1 : -1);
}

function bySlug<K extends 'service' | 'team' | 'schedule' | 'rollout'>(
	parsed: ReadonlyMap<string, ParsedFile>,
	kind: K,
): ReadonlyMap<string, RecordValue<K>> {
	const found = new Map<string, RecordValue<K>>();
	for (const path of parsed.keys()) {
		const record = recordAt(parsed, path, kind);
		if (record) found.set(slugOfPath(path), record.value);
	}
	return found;
}

function assembleRunbooks(parsed: ReadonlyMap<string, ParsedFile>): ReadonlyMap<string, CatalogueRunbook> {
	const found = new Map<string, CatalogueRunbook>();
	for (const path of parsed.keys()) {
		const record = recordAt(parsed, path, 'runbook');
		const slug = slugOfPath(path);
		if (record) found.set(slug, { slug, facts: record.value, body: record.body });
	}
	return found;
}

function assembleReports(parsed: ReadonlyMap<string, ParsedFile>): readonly CatalogueReport[] {
	const found = [...parsed.keys()].flatMap((path) => {
		const record = recordAt(parsed, path, 'report');
		return record ? [{ name: slugOfPath(path), facts: record.value, body: record.body }] : [];
	});
	return found.sort((a, b) => toEpochMs(b.facts.as_of) - toEpochMs(a.facts.as_of) || (a.name < b.name ? 1 : -1));
}

function assembleHandovers(parsed: ReadonlyMap<string, ParsedFile>): readonly CatalogueHandover[] {
	return [...parsed.keys()].flatMap((path) => {
		const record = recordAt(parsed, path, 'handover');
		return record ? [{ slug: slugOfPath(path), path, facts: record.value, body: record.body }] : [];
	});
}

function assemblePolicies(parsed: ReadonlyMap<string, ParsedFile>): Policies {
	const policy = <K extends keyof Policies & RecordKind>(name: K): RecordValue<K> | undefined =>
		recordAt(parsed, `policies/${name}.yaml`, name)?.value;
	return {
		severities: policy('severities'),
		triage: policy('triage'),
		targets: policy('targets'),
		postmortems: policy('postmortems'),
		notify: policy('notify'),
		products: policy('products'),
		causes: policy('causes'),
		site: policy('site'),
		gate: policy('gate'),
	};
}

function assembleAlerts(parsed: ReadonlyMap<string, ParsedFile>): ReadonlyMap<string, readonly AlertLine[]> {
	const byIncident = new Map<string, AlertLine[]>();
	for (const { lines } of parsed.values()) {
		for (const line of lines) {
			if (line.incident === undefined) continue;
			const list = byIncident.get(line.incident);
			if (list) list.push(line);
			else byIncident.set(line.incident, [line]);
		}
	}
	for (const list of byIncident.values()) list.sort((a, b) => toEpochMs(a.received) - toEpochMs(b.received));
	return byIncident;
}

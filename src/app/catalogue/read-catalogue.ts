import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { compareDiagnostics } from '../../core/diagnostics/diagnostic.ts';
import { startedAt } from '../../core/metrics/started-at.ts';
import type { AlertLine } from '../../core/records/alert-line.ts';
import { slugOfPath } from '../../core/records/paths.ts';
import { type RecordKind, type RecordValue, recordKindOf } from '../../core/records/record-kinds.ts';
import { toEpochMs } from '../../core/time/instant.ts';
import { parseAlertLines } from '../../formats/alert-lines.ts';
import { type ParsedRecord, parseRecord } from '../../formats/parse-record.ts';
import type { RecordFiles } from '../../ports/record-files.ts';
import type { Catalogue, CatalogueIncident, CatalogueRunbook, Policies } from './catalogue.ts';

interface ParsedFile {
	readonly version: string;
	readonly kind: RecordKind | undefined;
	readonly record: ParsedRecord<RecordKind> | undefined;
	readonly lines: readonly AlertLine[];
	readonly problems: readonly Diagnostic[];
}

/** A reader that parses each file once and again only when its version changed; for servers that outlive many reads. */
export interface CatalogueReader {
	read(): Catalogue;
}

/** All records of a work tree, once. */
export function readCatalogue(files: RecordFiles, asOf?: Catalogue['asOf']): Catalogue {
	return { ...assemble(parseAll(files, new Map())), ...(asOf && { asOf }) };
}

/** A reader with memory. */
export function createCatalogueReader(files: RecordFiles): CatalogueReader {
	let parsed = new Map<string, ParsedFile>();
	let last: Catalogue | undefined;
	return {
		read: () => {
			const next = parseAll(files, parsed);
			const isSame =
				last !== undefined && next.size === parsed.size && [...next].every(([path, file]) => parsed.get(path) === file);
			parsed = next;
			last = isSame && last ? last : assemble(next);
			return last;
		},
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
	const nothing = { version, kind, record: undefined, lines: [], problems: [] };
	if (kind === undefined) return nothing;
	const text = files.read(path);
	if (kind === 'alert-line') return { ...nothing, ...parseAlertLines(path, text) };
	const parsed = parseRecord(kind, path, text);
	return parsed.ok ? { ...nothing, record: parsed.value } : { ...nothing, problems: parsed.problems };
}

function assemble(parsed: ReadonlyMap<string, ParsedFile>): Catalogue {
	const incidents = assembleIncidents(parsed);
	return {
		incidents: incidents.filter(({ folder }) => !folder.startsWith('incidents/drafts/')).sort(newestFirst),
		drafts: incidents.filter(({ folder }) => folder.startsWith('incidents/drafts/')),
		services: bySlug(parsed, 'service'),
		teams: bySlug(parsed, 'team'),
		schedules: bySlug(parsed, 'schedule'),
		runbooks: assembleRunbooks(parsed),
		policies: assemblePolicies(parsed),
		alerts: assembleAlerts(parsed),
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
		incidents.push({
			id: incident.value.id === 'INC-DRAFT' ? folder.slice('incidents/'.length) : incident.value.id,
			folder,
			facts: incident.value,
			body: incident.body,
			timeline: recordAt(parsed, `${folder}/timeline.yaml`, 'timeline')?.value ?? [],
			...(postmortem && { postmortem: { facts: postmortem.value, body: postmortem.body } }),
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

function bySlug<K extends 'service' | 'team' | 'schedule'>(
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

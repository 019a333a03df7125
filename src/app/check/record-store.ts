import type { AlertNameUse, ChangedFile, PersonEntry, PolicyKind, SlugKind } from '../../core/check/record-lookup.ts';
import type { CheckedRecord } from '../../core/check/rule.ts';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { slugOfPath } from '../../core/records/paths.ts';
import { type RecordKind, type RecordValue, recordKindOf } from '../../core/records/record-kinds.ts';
import { INCIDENT_ID_PATTERN } from '../../core/records/scalars.ts';
import { parseAlertLines } from '../../formats/alert-lines.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import type { BaseVersion, CheckedFiles } from '../../ports/checked-files.ts';
import { type AlertNames, countAlertNames, mergeAlertNames } from './alert-names.ts';
import { FileStore, type KnownHashes } from './file-store.ts';

/** A file as read: its record where it has one, and what keeps it from being one. */
export interface ReadFile {
	readonly record?: CheckedRecord;
	readonly problems: readonly Diagnostic[];
	/** Of a file of the alert archive. */
	readonly alertNames?: AlertNames;
}

const NOTHING: ReadFile = { problems: [] };

const FOLDERS: Readonly<Record<SlugKind, string>> = {
	service: 'services',
	team: 'teams',
	schedule: 'schedules',
	runbook: 'runbooks',
};

export type RecordStore = ReturnType<typeof createRecordStore>;

/** The records of one work tree at one moment, each parsed when it is first asked for. */
export function createRecordStore(files: CheckedFiles, base?: BaseVersion, known: KnownHashes = new Map()) {
	const store = new FileStore(files, base, known);
	const memory = new Map<string, unknown>();
	const once = <T>(key: string, make: () => T): T => {
		if (!memory.has(key)) memory.set(key, make());
		return memory.get(key) as T;
	};

	// A picture is no record, and is not read to learn that.
	const read = (file: string): ReadFile =>
		recordKindOf(file) === undefined ? NOTHING : once(file, () => readFile(file, store.text(file)));
	const record = <K extends RecordKind>(kind: K, file: string): CheckedRecord<K> | undefined => {
		const found = store.has(file) ? read(file).record : undefined;
		return found?.kind === kind ? (found as CheckedRecord<K>) : undefined;
	};
	const all = <K extends SlugKind>(kind: K): ReadonlyMap<string, RecordValue<K>> =>
		once(`all ${kind}`, () => {
			const entries = store.below(FOLDERS[kind]).flatMap((file) => {
				const found = record(kind, file);
				return found ? [[slugOfPath(file), found.value as RecordValue<K>] as const] : [];
			});
			return new Map(entries);
		});

	return {
		/** The files themselves: texts, names, fingerprints. */
		files: store,
		read,
		record,
		all,
		folderOf: (kind: SlugKind): string => FOLDERS[kind],
		policy: <K extends PolicyKind>(name: K): RecordValue<K> | undefined =>
			record(name, `policies/${name}.yaml`)?.value as RecordValue<K> | undefined,
		incidentIds: (): readonly string[] => once('incident ids', () => listIncidentIds((folder) => store.list(folder))),
		people: (): ReadonlyMap<string, PersonEntry> => once('people', () => listPeople(all('team'))),
		alertNames: (counted?: ReadonlyMap<string, AlertNames>): ReadonlyMap<string, AlertNameUse> =>
			once('alert names', () =>
				mergeAlertNames(store.below('alerts').map((file) => counted?.get(file) ?? read(file).alertNames ?? {})),
			),
		before: <K extends RecordKind>(kind: K, file: string): CheckedRecord<K> | undefined => {
			const old = base?.text(file);
			if (old === undefined || recordKindOf(file) !== kind) return undefined;
			return once(`before ${file}`, () => readFile(file, old)).record as CheckedRecord<K> | undefined;
		},
		changes: (): readonly ChangedFile[] | undefined => base?.changes,
		/** Forgets the text and the record of a file that nothing is likely to ask for again. */
		forget: (file: string): void => {
			store.forgetText(file);
			memory.delete(file);
		},
	};
}

function readFile(file: string, text: string | undefined): ReadFile {
	const kind = recordKindOf(file);
	if (kind === undefined || text === undefined) return NOTHING;
	if (kind === 'alert-line') {
		const { lines, problems } = parseAlertLines(file, text);
		return { problems, alertNames: countAlertNames(lines) };
	}
	const parsed = parseRecord(kind, file, text);
	if (!parsed.ok) return { problems: parsed.problems };
	return { record: { kind, file, text, ...parsed.value } as CheckedRecord, problems: [] };
}

function listIncidentIds(list: (folder: string) => readonly string[]): readonly string[] {
	return list('incidents')
		.filter((year) => /^\d{4}$/.test(year))
		.flatMap((year) => list(`incidents/${year}`))
		.filter((id) => INCIDENT_ID_PATTERN.test(id));
}

function listPeople(teams: ReadonlyMap<string, RecordValue<'team'>>): ReadonlyMap<string, PersonEntry> {
	const people = new Map<string, PersonEntry>();
	for (const [team, { members }] of teams) {
		for (const { handle, name } of members) if (!people.has(handle)) people.set(handle, { handle, name, team });
	}
	return people;
}

import type { FormRecords } from '../../core/forms/form.ts';
import { slugOfPath } from '../../core/records/paths.ts';
import type { RecordKind, RecordValue } from '../../core/records/record-kinds.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import type { Snapshot } from '../../ports/repository.ts';
import { currentTeams } from '../change-incident/find-actor.ts';

/** The records that forms are judged by. */
export interface GatheredRecords {
	readonly records: FormRecords;
	/** Files among them that cannot be read. */
	readonly broken: readonly string[];
}

const FOLDERS = ['services', 'teams', 'schedules'] as const;
const POLICIES = ['severities', 'triage', 'forms'].map((name) => `policies/${name}.yaml`);

/** Whether a file is among the records that forms are judged by. */
export function isFormRecord(path: string): boolean {
	return POLICIES.includes(path) || /^(?:services|teams|schedules)\/[^/]+\.yaml$/.test(path);
}

/** Services, teams, schedules and the policies on forms, of the newest commit; teams as they are at an instant (RFC 3339 UTC). */
export async function gatherFormRecords(snapshot: Snapshot, now: string): Promise<GatheredRecords> {
	const paths = await Promise.all(
		FOLDERS.map(async (folder) => (await snapshot.list(folder)).map(({ name }) => `${folder}/${name}`)),
	);
	return readFormRecords(await snapshot.read([...paths.flat().filter(isFormRecord), ...POLICIES]), now);
}

/** The same from texts by path. */
export function readFormRecords(texts: ReadonlyMap<string, string>, now: string): GatheredRecords {
	const broken: string[] = [];
	const read = <K extends RecordKind>(kind: K, path: string): RecordValue<K> | undefined => {
		const text = texts.get(path);
		if (text === undefined) return undefined;
		const parsed = parseRecord(kind, path, text);
		if (parsed.ok) return parsed.value.value;
		broken.push(path);
		return undefined;
	};
	const all = <K extends RecordKind>(kind: K, folder: string): ReadonlyMap<string, RecordValue<K>> => {
		const paths = [...texts.keys()].filter((path) => path.startsWith(`${folder}/`));
		return new Map(
			paths.flatMap((path) => {
				const value = read(kind, path);
				return value === undefined ? [] : [[slugOfPath(path), value] as const];
			}),
		);
	};
	const records = {
		services: all('service', 'services'),
		teams: currentTeams(all('team', 'teams'), now),
		schedules: all('schedule', 'schedules'),
		severities: read('severities', 'policies/severities.yaml'),
		triage: read('triage', 'policies/triage.yaml'),
		policy: read('forms', 'policies/forms.yaml'),
	};
	return { records, broken };
}

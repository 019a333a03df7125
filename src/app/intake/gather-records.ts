import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { slugOfPath } from '../../core/records/paths.ts';
import { type RecordKind, type RecordValue, recordKindOf } from '../../core/records/record-kinds.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import type { Snapshot } from '../../ports/repository.ts';
import { FALLBACK_TRIAGE, type GatheredRecords } from './gathered-records.ts';

const FOLDERS = ['services', 'teams', 'schedules', 'runbooks'] as const;
const TEMPLATE = 'policies/templates/incident.md';

/**
 * Reads rules and catalogue with memory: as long as the folders are the same objects, nothing is read again. An alert
 * is taken whatever is broken here, so a broken file falls back and is named.
 */
export function createRecordsGatherer(): (snapshot: Snapshot) => Promise<GatheredRecords> {
	let key = '';
	let gathered: GatheredRecords | undefined;
	return async (snapshot) => {
		const root = await snapshot.list('');
		const nextKey = [...FOLDERS, 'policies']
			.map((name) => root.find((entry) => entry.name === name)?.oid ?? '-')
			.join(' ');
		if (!gathered || nextKey !== key) gathered = await gather(snapshot);
		key = nextKey;
		return gathered;
	};
}

async function gather(snapshot: Snapshot): Promise<GatheredRecords> {
	const paths = ['policies/triage.yaml', 'policies/postmortems.yaml', TEMPLATE];
	for (const folder of FOLDERS) {
		const entries = await snapshot.list(folder);
		paths.push(...entries.filter(({ type }) => type === 'file').map(({ name }) => `${folder}/${name}`));
	}
	const texts = await snapshot.read(paths);
	const problems: Diagnostic[] = [];
	const values = new Map<string, { kind: RecordKind; value: unknown }>();
	for (const [path, text] of texts) {
		const kind = recordKindOf(path);
		if (kind === undefined || kind === 'alert-line') continue;
		const parsed = parseRecord(kind, path, text);
		if (parsed.ok) values.set(path, { kind, value: parsed.value.value });
		else problems.push(...parsed.problems);
	}
	const all = <K extends RecordKind>(kind: K): ReadonlyMap<string, RecordValue<K>> =>
		new Map(
			[...values]
				.filter(([, found]) => found.kind === kind)
				.map(([path, { value }]) => [slugOfPath(path), value as RecordValue<K>]),
		);
	const postmortems = all('postmortems').get('postmortems');
	return {
		triage: all('triage').get('triage') ?? FALLBACK_TRIAGE,
		...(postmortems && { postmortems }),
		services: all('service'),
		teams: all('team'),
		schedules: all('schedule'),
		runbooks: all('runbook'),
		incidentTemplate: texts.get(TEMPLATE) ?? '',
		problems,
	};
}

import type { AlertLine } from '../../core/records/alert-line.ts';
import { parseIncidentId } from '../../core/records/paths.ts';
import { parseAlertLines } from '../../formats/alert-lines.ts';
import type { Snapshot } from '../../ports/repository.ts';
import { listArchive } from './alert-archive.ts';

/** Ids of all incidents that have a number, by the names of their folders: a look at everything, for what is derived. */
export async function listIncidents(snapshot: Snapshot): Promise<string[]> {
	const ids: string[] = [];
	for (const year of await snapshot.list('incidents')) {
		if (year.type !== 'folder' || !/^\d{4}$/.test(year.name)) continue;
		const entries = await snapshot.list(`incidents/${year.name}`);
		ids.push(...entries.map(({ name }) => name).filter((name) => parseIncidentId(name)));
	}
	return ids;
}

/** Every line of the alert archive that can be read. */
export async function readArchive(snapshot: Snapshot): Promise<AlertLine[]> {
	const texts = await snapshot.read(await listArchive(snapshot));
	return [...texts].flatMap(([path, text]) => parseAlertLines(path, text).lines);
}

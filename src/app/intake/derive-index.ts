import type { AlertLine } from '../../core/records/alert-line.ts';
import type { Incident } from '../../core/records/incident.ts';
import { parseIncidentId } from '../../core/records/paths.ts';
import { parseAlertLines } from '../../formats/alert-lines.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import type { Snapshot } from '../../ports/repository.ts';
import { type ActiveIndex, stateOf } from './active-index.ts';
import { listArchive } from './alert-archive.ts';
import { earliestAlert, earlyResolves, latestStates, mutedAlerts, worstSeverity } from './derive-alert-memory.ts';
import { activeFromFacts } from './merge-facts.ts';

/**
 * Derives the index from all records: the slow and certain way, taken when the index is absent or damaged, and the
 * oracle that tests hold the fast way against.
 */
export async function deriveIndex(snapshot: Snapshot): Promise<ActiveIndex> {
	const numbers = new Map<number, number>();
	const folders: string[] = [];
	for (const year of await snapshot.list('incidents')) {
		if (year.type !== 'folder' || !/^\d{4}$/.test(year.name)) continue;
		for (const { name } of await snapshot.list(`incidents/${year.name}`)) {
			const id = parseIncidentId(name);
			if (!id) continue;
			numbers.set(id.year, Math.max(numbers.get(id.year) ?? 0, id.number));
			folders.push(`incidents/${year.name}/${name}`);
		}
	}
	const unfinished = await readUnfinished(snapshot, folders);
	const archive = await readArchive(snapshot);
	const byIncident = Map.groupBy(archive, ({ incident }) => incident);
	const early = Map.groupBy(
		archive.filter(({ reason }) => reason === 'state/no-incident'),
		({ fingerprint }) => fingerprint,
	);
	const incidents = unfinished.map((facts) => {
		const lines = byIncident.get(facts.id) ?? [];
		const overtaken = [...new Set(lines.map(({ fingerprint }) => fingerprint))].flatMap((key) => early.get(key) ?? []);
		return activeFromFacts(facts, {
			alerts: latestStates([...lines, ...overtaken]),
			named: earliestAlert(lines),
			severity: worstSeverity(lines),
		});
	});
	return { state: stateOf(incidents, { earlyResolves: earlyResolves(archive), muted: mutedAlerts(archive) }), numbers };
}

async function readUnfinished(snapshot: Snapshot, folders: readonly string[]): Promise<readonly Incident[]> {
	const texts = await snapshot.read(folders.map((folder) => `${folder}/incident.md`));
	const unfinished: Incident[] = [];
	for (const [path, text] of texts) {
		const parsed = parseRecord('incident', path, text);
		if (parsed.ok && ['open', 'resolved', 'lead-up'].includes(parsed.value.value.status))
			unfinished.push(parsed.value.value);
	}
	return unfinished;
}

async function readArchive(snapshot: Snapshot): Promise<AlertLine[]> {
	const texts = await snapshot.read(await listArchive(snapshot));
	return [...texts].flatMap(([path, text]) => parseAlertLines(path, text).lines);
}

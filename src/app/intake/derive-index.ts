import type { Incident } from '../../core/records/incident.ts';
import { incidentFolder, parseIncidentId } from '../../core/records/paths.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import type { Snapshot } from '../../ports/repository.ts';
import { type ActiveIndex, stateOf } from './active-index.ts';
import { listIncidents, readArchive } from './all-records.ts';
import { earliestAlert, earlyResolves, latestStates, mutedAlerts, worstSeverity } from './derive-alert-memory.ts';
import { activeFromFacts } from './merge-facts.ts';

/**
 * Derives the index from all records: the slow and certain way, taken when the index is absent or damaged, and the
 * oracle that tests hold the fast way against.
 */
export async function deriveIndex(snapshot: Snapshot): Promise<ActiveIndex> {
	const numbers = new Map<number, number>();
	const ids = await listIncidents(snapshot);
	for (const id of ids) {
		const { year, number } = parseIncidentId(id)!;
		numbers.set(year, Math.max(numbers.get(year) ?? 0, number));
	}
	const unfinished = await readUnfinished(snapshot, ids);
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

async function readUnfinished(snapshot: Snapshot, ids: readonly string[]): Promise<readonly Incident[]> {
	const texts = await snapshot.read(ids.map((id) => `${incidentFolder(id)}/incident.md`));
	const unfinished: Incident[] = [];
	for (const [path, text] of texts) {
		const parsed = parseRecord('incident', path, text);
		if (parsed.ok && ['open', 'resolved', 'lead-up'].includes(parsed.value.value.status))
			unfinished.push(parsed.value.value);
	}
	return unfinished;
}

import type { AlertLine } from '../../core/records/alert-line.ts';
import type { Incident } from '../../core/records/incident.ts';
import { parseIncidentId } from '../../core/records/paths.ts';
import { laterOf } from '../../core/time/instant.ts';
import { isNewerState } from '../../core/triage/alert-order.ts';
import type { EarlyResolve, KnownAlert } from '../../core/triage/triage-state.ts';
import { parseAlertLines } from '../../formats/alert-lines.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import type { Snapshot } from '../../ports/repository.ts';
import { type ActiveIndex, stateOf } from './active-index.ts';
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
		const name = lines.find(({ decision }) => decision === 'opened')?.name ?? '';
		return activeFromFacts(facts, latestStates([...lines, ...overtaken]), name);
	});
	return { state: stateOf(incidents, earlyResolves(archive)), numbers };
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
	const paths: string[] = [];
	for (const year of await snapshot.list('alerts')) {
		if (year.type !== 'folder') continue;
		for (const month of await snapshot.list(`alerts/${year.name}`)) {
			const folder = `alerts/${year.name}/${month.name}`;
			paths.push(...(await snapshot.list(folder)).map(({ name }) => `${folder}/${name}`));
		}
	}
	const texts = await snapshot.read(paths);
	return [...texts].flatMap(([path, text]) => parseAlertLines(path, text).lines);
}

function latestStates(lines: readonly AlertLine[]): Record<string, KnownAlert> {
	const known: Record<string, KnownAlert> = {};
	for (const { fingerprint, state, at } of lines) {
		if (state === 'none') continue;
		const before = known[fingerprint];
		if (!before || isNewerState({ state, at }, before)) known[fingerprint] = { state, at };
	}
	return known;
}

function earlyResolves(archive: readonly AlertLine[]): ReadonlyMap<string, EarlyResolve> {
	const early = new Map<string, EarlyResolve>();
	for (const { fingerprint, at, received, decision, reason } of archive) {
		if (reason === 'state/no-incident') {
			const before = early.get(fingerprint);
			early.set(fingerprint, { at: laterOf(before?.at, at), received, count: (before?.count ?? 0) + 1 });
		}
		if (decision === 'opened' || decision === 'joined') early.delete(fingerprint);
	}
	return early;
}

import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import type { Incident } from '../../core/records/incident.ts';
import { formatIncidentId, incidentFolder } from '../../core/records/paths.ts';
import type { ActiveIncident } from '../../core/triage/triage-state.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import type { Snapshot } from '../../ports/repository.ts';
import { ACTIVE_INDEX_PATH, type ActiveIndex, parseActiveIndex, stateOf } from './active-index.ts';
import { deriveIndex } from './derive-index.ts';
import { activeFromFacts, mergeFacts } from './merge-facts.ts';

/** How many numbers after the last known are looked for: incidents that people added by hand since. */
const PROBE = 5;

/** The incidents that may still change, as their files say now. */
export interface LoadedIncidents extends ActiveIndex {
	readonly facts: ReadonlyMap<string, Incident>;
	readonly texts: ReadonlyMap<string, string>;
	/** Files of active incidents that cannot be read; they are left as they are. */
	readonly problems: readonly Diagnostic[];
}

/** Loads the index and holds it against the files: a few reads, however long the history. */
export async function loadIncidents(snapshot: Snapshot, years: readonly number[]): Promise<LoadedIncidents> {
	const texts = await snapshot.read([ACTIVE_INDEX_PATH]);
	const index = parseActiveIndex(texts.get(ACTIVE_INDEX_PATH)) ?? (await deriveIndex(snapshot));
	return refresh(snapshot, index, years);
}

async function refresh(snapshot: Snapshot, index: ActiveIndex, years: readonly number[]): Promise<LoadedIncidents> {
	const numbers = new Map(index.numbers);
	for (const year of years) if (!numbers.has(year)) numbers.set(year, 0);
	const files = new Map<string, string>();
	const remembered = [...index.state.incidents.keys()];
	await readInto(files, snapshot, remembered);
	for (let probe = probeIds(numbers); probe.length > 0; ) {
		const found = await readInto(files, snapshot, probe);
		for (const id of found) {
			const [, year, number] = id.split('-').map(Number);
			numbers.set(year!, Math.max(numbers.get(year!) ?? 0, number!));
		}
		probe = found.length > 0 ? probeIds(numbers) : [];
	}
	const incidents: ActiveIncident[] = [];
	const facts = new Map<string, Incident>();
	const problems: Diagnostic[] = [];
	for (const [id, text] of files) {
		const before = index.state.incidents.get(id);
		const parsed = parseRecord('incident', `${incidentFolder(id)}/incident.md`, text);
		if (parsed.ok) {
			facts.set(id, parsed.value.value);
			incidents.push(before ? mergeFacts(before, parsed.value.value) : activeFromFacts(parsed.value.value));
		} else {
			problems.push(...parsed.problems);
			if (before) incidents.push(before);
		}
	}
	return { state: stateOf(incidents, index.state), numbers, facts, texts: files, problems };
}

function probeIds(numbers: ReadonlyMap<number, number>): string[] {
	return [...numbers].flatMap(([year, last]) =>
		Array.from({ length: PROBE }, (_, step) => formatIncidentId(year, last + 1 + step)),
	);
}

async function readInto(files: Map<string, string>, snapshot: Snapshot, ids: readonly string[]): Promise<string[]> {
	const paths = new Map(ids.map((id) => [`${incidentFolder(id)}/incident.md`, id]));
	const texts = await snapshot.read([...paths.keys()]);
	const found: string[] = [];
	for (const [path, text] of texts) {
		const id = paths.get(path)!;
		files.set(id, text);
		found.push(id);
	}
	return found;
}

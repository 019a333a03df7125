import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import type { IncidentEffects } from '../../core/effects/effect-records.ts';
import { isWithin } from '../../core/effects/horizon.ts';
import { incidentFolder } from '../../core/records/paths.ts';
import type { RecordKind } from '../../core/records/record-kinds.ts';
import { type ParsedRecord, parseRecord } from '../../formats/parse-record.ts';
import type { Snapshot } from '../../ports/repository.ts';

/** What the gathering found: the incidents that may ask for something, and what could not be read of them. */
export interface GatheredIncidents {
	readonly incidents: readonly IncidentEffects[];
	readonly problems: readonly Diagnostic[];
}

/**
 * Reads the incidents of this year and the last that may ask for anything at `now`. An incident with a file that
 * cannot be read is left out and named: without its ledger nobody knows what was done. With a memory (by id the object
 * id of a folder that asks for nothing any more) those are not read again.
 */
export async function gatherIncidents(
	snapshot: Snapshot,
	now: string,
	finished: Map<string, string> = new Map(),
): Promise<GatheredIncidents> {
	const ids: string[] = [];
	const oids = new Map<string, string>();
	const year = Number(now.slice(0, 4));
	for (const folder of [year - 1, year]) {
		const entries = await snapshot.list(`incidents/${folder}`);
		for (const { name, type, oid } of entries) {
			if (type !== 'folder' || !/^INC-\d{4}-\d{4,}$/.test(name) || finished.get(name) === oid) continue;
			ids.push(name);
			oids.set(name, oid);
		}
	}
	// The newest first: what is on fire now is told before old duties.
	ids.sort().reverse();
	const first = await snapshot.read(ids.flatMap((id) => [pathOf(id, 'incident.md'), pathOf(id, 'postmortem.md')]));
	const wanted = ids.filter((id) =>
		mayAskForAnything(first.get(pathOf(id, 'incident.md')), first.get(pathOf(id, 'postmortem.md')), now),
	);
	// Time alone never makes a finished one ask again, only a change of its files.
	for (const id of new Set(ids).difference(new Set(wanted))) finished.set(id, oids.get(id)!);
	const second = await snapshot.read(wanted.flatMap((id) => [pathOf(id, 'timeline.yaml'), pathOf(id, 'effects.yaml')]));
	const texts = new Map([...first, ...second]);
	const read = wanted.map((id) => readIncident(id, texts));
	return {
		incidents: withConsequences(read.flatMap(({ incident }) => incident ?? [])),
		problems: read.flatMap(({ problems }) => problems),
	};
}

/** Each incident with those that it explains, as its cause or as what they are duplicates of. */
function withConsequences(incidents: readonly IncidentEffects[]): readonly IncidentEffects[] {
	const explained = incidents.flatMap(({ facts: { id, service, relations = [] } }) =>
		relations
			.filter(({ type }) => type === 'caused_by' || type === 'duplicate_of')
			.map((relation) => ({ by: relation.incident, incident: id, service })),
	);
	const byCause = Map.groupBy(explained, ({ by }) => by);
	return incidents.map((one) => {
		const found = byCause.get(one.facts.id)?.map(({ incident, service }) => ({ incident, service })) ?? [];
		return found.length > 0 ? { ...one, consequences: found.toReversed() } : one;
	});
}

function pathOf(id: string, name: string): string {
	return `${incidentFolder(id)}/${name}`;
}

/**
 * A look at the text that spares reading thousands of finished incidents: one that is closed or dismissed and names no
 * moment within the horizon asks only for actions that are open. In doubt yes.
 */
export function mayAskForAnything(facts: string | undefined, postmortem: string | undefined, now: string): boolean {
	if (facts === undefined) return false;
	if (!/^status: (?:closed|dismissed)\s*$/m.test(facts)) return true;
	if (postmortem !== undefined && /status: ["']?open\b/.test(postmortem)) return true;
	const instants = facts.match(/\b\d{4}-\d{2}-\d{2}T[\d:.]+Z/g) ?? [];
	return instants.length === 0 || instants.some((at) => isWithin('duty', at, now));
}

function readIncident(
	id: string,
	texts: ReadonlyMap<string, string>,
): { readonly incident?: IncidentEffects; readonly problems: readonly Diagnostic[] } {
	const problems: Diagnostic[] = [];
	const read = <K extends RecordKind>(kind: K, name: string): ParsedRecord<K> | undefined => {
		const text = texts.get(pathOf(id, name));
		if (text === undefined || (name.endsWith('.yaml') && text.trim() === '')) return undefined;
		const parsed = parseRecord(kind, pathOf(id, name), text);
		if (parsed.ok) return parsed.value;
		problems.push(...parsed.problems);
		return undefined;
	};
	const facts = read('incident', 'incident.md')?.value;
	const timeline = read('timeline', 'timeline.yaml')?.value ?? [];
	const ledger = read('effects', 'effects.yaml')?.value ?? [];
	const isReadable = problems.length === 0;
	const postmortem = read('postmortem', 'postmortem.md');
	if (!facts || facts.id !== id || !isReadable) return { problems };
	return {
		incident: {
			facts,
			timeline,
			ledger,
			hasPostmortemFile: texts.has(pathOf(id, 'postmortem.md')),
			...(postmortem && { postmortem: { facts: postmortem.value, body: postmortem.body } }),
		},
		problems,
	};
}

import type { Delivery } from '../../core/alerts/delivery.ts';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { formatIncidentId, incidentFolder } from '../../core/records/paths.ts';
import type { TriageState } from '../../core/triage/triage-state.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import type { FileChange, Fold, Snapshot } from '../../ports/repository.ts';
import { ACTIVE_INDEX_PATH, latestOf, parseActiveIndex, printActiveIndex } from './active-index.ts';
import { appendToArchive, readArchiveWindow } from './alert-archive.ts';
import { type Decided, decideDeliveries } from './decide-deliveries.ts';
import { describeFold } from './describe-fold.ts';
import { createRecordsGatherer } from './gather-records.ts';
import type { GatheredRecords } from './gathered-records.ts';
import { incidentFileEdit, timelineFileEdit } from './incident-file-edits.ts';
import type { IntakeResult } from './intake-result.ts';
import { type LoadedIncidents, loadIncidents } from './load-index.ts';
import { newIncidentFiles } from './new-incident-files.ts';
import { relatePast } from './relate-past.ts';

/** Folds deliveries, and what time has brought at `now` (RFC 3339 UTC; by default when the last of them was received). */
export type FoldDeliveries = (
	snapshot: Snapshot,
	deliveries: readonly Delivery[],
	now?: string,
) => Promise<Fold<IntakeResult>>;

/**
 * Makes the fold of intake: gather what the decisions need, decide, and say which files change. Pure but for reading
 * the snapshot, so that folding again on a newer one is always right. Keeps rules and catalogue between folds.
 */
export function createFold(): FoldDeliveries {
	const gatherRecords = createRecordsGatherer();
	return async (snapshot, deliveries, asked) => {
		const records = await gatherRecords(snapshot);
		if (deliveries.length === 0 && !(await mayBeDue(snapshot, records, asked))) return NOTHING_DUE;
		const received = [...deliveries.map((delivery) => delivery.received), ...(asked === undefined ? [] : [asked])];
		const now = latestOf(received);
		const archive = await readArchiveWindow(snapshot, received);
		const fresh = withoutReplays(deliveries, archive.deliveries);
		const years = [...new Set(received.map((at) => Number(at.slice(0, 4))))];
		const loaded = await loadIncidents(snapshot, years);
		const { decided: decidedNow, numbers } = await decideWithFreeIds(snapshot, fresh, { records, loaded, now });
		const before = loaded.state;
		const { decided, changes: pastChanges } = await relatePast(snapshot, decidedNow, {
			before,
			policy: records.triage,
			now,
		});
		const touched = touchedIncidents(decided, loaded.state);
		const timelines = await readTimelines(
			snapshot,
			touched.filter((id) => !decided.openings.has(id)),
		);
		const problems: Diagnostic[] = [...records.problems, ...loaded.problems];
		const changes: FileChange[] = [...pastChanges];
		for (const id of touched) {
			changes.push(...filesOf(id, { decided, loaded, records, timelines, problems }));
		}
		changes.push(...appendToArchive(archive, decided.lines));
		if ((decided.lines.length > 0 || touched.length > 0) && now) {
			changes.push({ path: ACTIVE_INDEX_PATH, content: printActiveIndex({ state: decided.state, numbers }, now) });
		}
		const replays = deliveries.filter((delivery) => !fresh.includes(delivery)).map(({ id }) => id);
		const result = resultOf(decided, loaded.state, { problems, replays });
		return { changes, message: describeFold(result), result };
	};
}

const NOTHING_DUE: Fold<IntakeResult> = {
	changes: [],
	message: '',
	result: { alerts: [], incidents: [], refused: [], replays: [], problems: [] },
};

/** Whether time alone can change anything: a look that costs little, for whoever looks every half minute. */
async function mayBeDue(snapshot: Snapshot, { triage }: GatheredRecords, now: string | undefined): Promise<boolean> {
	const settles = triage.grouping.settle_delay !== undefined;
	const index = parseActiveIndex((await snapshot.read([ACTIVE_INDEX_PATH])).get(ACTIVE_INDEX_PATH));
	if (index) {
		const isOpen = [...index.state.incidents.values()].some(({ status }) => status === 'open');
		return index.state.muted.size > 0 || (settles && isOpen);
	}
	// Without an index the records have to be read; it is worth it where alerts came in the last days.
	if (now === undefined || !(settles || triage.mutes)) return false;
	return (await readArchiveWindow(snapshot, [now])).parts.size > 0;
}

/** The same delivery again, in this batch or from the days before, does nothing. */
function withoutReplays(deliveries: readonly Delivery[], known: ReadonlySet<string>): readonly Delivery[] {
	const seen = new Set(known);
	return deliveries.filter(({ id }) => {
		if (seen.has(id)) return false;
		seen.add(id);
		return true;
	});
}

/** Decides with ids that no folder has; where people have taken a number far ahead by hand, decides again beyond it. */
async function decideWithFreeIds(
	snapshot: Snapshot,
	deliveries: readonly Delivery[],
	{
		records,
		loaded,
		now,
	}: { readonly records: GatheredRecords; readonly loaded: LoadedIncidents; readonly now?: string },
): Promise<{ decided: Decided; numbers: ReadonlyMap<number, number> }> {
	const taken = new Set<string>();
	for (;;) {
		const numbers = new Map(loaded.numbers);
		const nextId = (received: string): string => {
			const year = Number(received.slice(0, 4));
			let number = numbers.get(year) ?? 0;
			do number += 1;
			while (taken.has(formatIncidentId(year, number)));
			numbers.set(year, number);
			return formatIncidentId(year, number);
		};
		const decided = decideDeliveries(deliveries, loaded.state, { records, nextId, now });
		const occupied = await occupiedIds(snapshot, [...decided.openings.keys()]);
		if (occupied.length === 0) return { decided, numbers };
		for (const id of occupied) taken.add(id);
	}
}

async function occupiedIds(snapshot: Snapshot, ids: readonly string[]): Promise<string[]> {
	const found = await snapshot.read(ids.map((id) => `${incidentFolder(id)}/incident.md`));
	return ids.filter((id) => found.has(`${incidentFolder(id)}/incident.md`));
}

function touchedIncidents(decided: Decided, before: TriageState): string[] {
	const ids = [...decided.state.incidents]
		.filter(([id, incident]) => before.incidents.get(id) !== incident)
		.map(([id]) => id);
	return [...new Set([...ids, ...decided.timelines.keys()])].sort();
}

async function readTimelines(snapshot: Snapshot, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
	const texts = await snapshot.read(ids.map((id) => `${incidentFolder(id)}/timeline.yaml`));
	return new Map(ids.map((id) => [id, texts.get(`${incidentFolder(id)}/timeline.yaml`) ?? '']));
}

interface Material {
	readonly decided: Decided;
	readonly loaded: LoadedIncidents;
	readonly records: GatheredRecords;
	readonly timelines: ReadonlyMap<string, string>;
	readonly problems: Diagnostic[];
}

function filesOf(id: string, { decided, loaded, records, timelines, problems }: Material): FileChange[] {
	const incident = decided.state.incidents.get(id);
	const entries = decided.timelines.get(id) ?? [];
	const alert = decided.openings.get(id);
	if (!incident) return [];
	if (alert) return newIncidentFiles(incident, { alert, timeline: entries, records });
	const facts = loaded.facts.get(id);
	const changes = facts ? incidentFileEdit(incident, facts, loaded.texts.get(id)!) : [];
	const timeline = timelines.get(id) ?? '';
	const read = parseRecord('timeline', `${incidentFolder(id)}/timeline.yaml`, timeline);
	const isEmpty = timeline.trim() === '';
	if (read.ok || isEmpty) changes.push(...timelineFileEdit(id, timeline, entries));
	else problems.push(...read.problems);
	return changes;
}

function resultOf(
	{ state, lines, openings, refused }: Decided,
	before: TriageState,
	{ problems, replays }: { readonly problems: readonly Diagnostic[]; readonly replays: readonly string[] },
): IntakeResult {
	const incidents = [...state.incidents.values()].flatMap((incident) => {
		const { id, service, kind, severity, status } = incident;
		const old = before.incidents.get(id);
		if (old === incident) return [];
		const change = openings.has(id)
			? 'opened'
			: old && old.status !== status
				? status === 'open'
					? 'reopened'
					: status
				: 'updated';
		return [{ id, change, service, kind, severity, status }];
	});
	const alerts = lines.map(({ fingerprint, state: alertState, decision, reason, incident }) => ({
		fingerprint,
		state: alertState,
		decision,
		reason,
		...(incident && { incident }),
	}));
	return { alerts, incidents, refused, replays, problems };
}

import type { Incident } from '../../core/records/incident.ts';
import { isExplained } from '../../core/records/is-explained.ts';
import { incidentFolder } from '../../core/records/paths.ts';
import type { TriagePolicy } from '../../core/records/policies/triage.ts';
import type { TimelineEntry } from '../../core/records/timeline.ts';
import { describeLink } from '../../core/triage/describe-link.ts';
import { findRecurrences } from '../../core/triage/find-recurrences.ts';
import { TRIAGE } from '../../core/triage/relate-incidents.ts';
import type { ActiveIncident, TriageState } from '../../core/triage/triage-state.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import type { FileChange, Snapshot } from '../../ports/repository.ts';
import type { Decided } from './decide-deliveries.ts';
import { readPast, rememberIncidents } from './past-incidents.ts';

/** So many incidents of the past are looked at for one that is finished. */
const LOOKED_AT = 5;

/** What looking back found: the decisions with their links to the past, and the files that remember the new ones. */
export interface PastRelated {
	readonly decided: Decided;
	readonly changes: readonly FileChange[];
}

/**
 * Step 9. Links new incidents to the last finished one like them, with its actions that are not done, and remembers
 * the new ones. Reads one small file a service, and the files of the incidents it links to.
 */
export async function relatePast(
	snapshot: Snapshot,
	decided: Decided,
	{ before, policy, now }: { readonly before: TriageState; readonly policy: TriagePolicy; readonly now?: string },
): Promise<PastRelated> {
	const fresh = [...decided.state.incidents.values()].filter(
		(incident) => decided.openings.has(incident.id) || isRenamed(incident, before.incidents.get(incident.id)),
	);
	if (fresh.length === 0 || now === undefined) return { decided, changes: [] };
	const past = await readPast(snapshot, [...new Set(fresh.map(({ service }) => service))]);
	const incidents = new Map(decided.state.incidents);
	const timelines = new Map(decided.timelines);
	for (const incident of fresh) {
		if (!policy.recurrence || incident.corrected.includes('relations')) continue;
		const alike = findRecurrences(incident, past.get(incident.service) ?? [], policy.recurrence);
		const found = await lastFinished(
			snapshot,
			alike.map(({ id }) => id),
		);
		const relations = [
			...incident.relations.filter(({ type }) => type !== 'recurrence_of'),
			...(found ? [{ type: 'recurrence_of' as const, incident: found, reason: 'recurrence/alike', by: TRIAGE }] : []),
		];
		if (JSON.stringify(relations) === JSON.stringify(incident.relations)) continue;
		incidents.set(incident.id, { ...incident, relations });
		if (!found) continue;
		const entry = await newsOf(snapshot, incident, { found, now });
		timelines.set(incident.id, [...(timelines.get(incident.id) ?? []), entry]);
	}
	const { lines, openings, refused } = decided;
	const state = { ...decided.state, incidents };
	return {
		decided: { state, lines, openings, refused, timelines },
		changes: rememberIncidents(past, fresh),
	};
}

/** Whether an earlier alert has given the incident another name, so that what it is like must be asked again. */
function isRenamed(incident: ActiveIncident, before: ActiveIncident | undefined): boolean {
	return before !== undefined && (before.name !== incident.name || before.title !== incident.title);
}

async function lastFinished(snapshot: Snapshot, ids: readonly string[]): Promise<string | undefined> {
	const looked = ids.slice(0, LOOKED_AT);
	const texts = await snapshot.read(looked.map((id) => `${incidentFolder(id)}/incident.md`));
	return looked.find((id) => {
		const path = `${incidentFolder(id)}/incident.md`;
		const parsed = parseRecord('incident', path, texts.get(path) ?? '');
		return parsed.ok && isOriginal(parsed.value.value);
	});
}

/** A finished problem of its own: neither a repetition of another nor the consequence of one. */
function isOriginal(facts: Incident): boolean {
	return (facts.status === 'resolved' || facts.status === 'closed') && !isExplained(facts);
}

async function newsOf(
	snapshot: Snapshot,
	incident: ActiveIncident,
	{ found, now }: { readonly found: string; readonly now: string },
): Promise<TimelineEntry> {
	const path = `${incidentFolder(found)}/postmortem.md`;
	const parsed = parseRecord('postmortem', path, (await snapshot.read([path])).get(path) ?? '');
	const open = parsed.ok
		? parsed.value.value.actions.filter(({ status }) => status === 'open').map(({ id }) => id)
		: [];
	const link = describeLink(incident, { type: 'recurrence_of', incident: found }, undefined);
	const text =
		open.length === 0
			? link
			: `${link}; of its actions ${open.join(', ')} ${open.length === 1 ? 'is' : 'are'} not done`;
	return { at: now, kind: 'linked', text, by: TRIAGE };
}

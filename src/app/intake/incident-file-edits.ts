import type { Incident } from '../../core/records/incident.ts';
import { incidentFolder } from '../../core/records/paths.ts';
import type { TimelineEntry } from '../../core/records/timeline.ts';
import type { ActiveIncident } from '../../core/triage/triage-state.ts';
import { appendTimeline } from '../../formats/append-timeline.ts';
import { editFrontMatter } from '../../formats/edit-record.ts';
import type { KeyEdit } from '../../formats/edit-yaml.ts';
import type { FileChange } from '../../ports/repository.ts';
import { alertsOf } from './new-incident-files.ts';

/** Brings the `incident.md` of a known incident to what triage decided; only keys that differ are touched. */
export function incidentFileEdit(incident: ActiveIncident, facts: Incident, text: string): FileChange[] {
	const edits = [...valueEdits(incident, facts), ...alertEdits(incident, facts)];
	if (edits.length === 0) return [];
	return [{ path: `${incidentFolder(incident.id)}/incident.md`, content: editFrontMatter(text, edits) }];
}

function valueEdits(incident: ActiveIncident, facts: Incident): KeyEdit[] {
	const wanted: readonly (readonly [readonly string[], unknown, unknown])[] = [
		[['status'], facts.status, incident.status],
		[['severity'], facts.severity, incident.severity],
		[['times', 'detected'], facts.times.detected, incident.detected],
		[['times', 'acknowledged'], facts.times.acknowledged, incident.acknowledged],
		[['times', 'resolved'], facts.times.resolved, incident.resolved],
		[['roles', 'responder'], facts.roles?.responder, incident.responder],
		[['relations'], facts.relations ?? [], incident.relations],
	];
	return wanted
		.filter(([, is, shall]) => JSON.stringify(is) !== JSON.stringify(shall))
		.map(([path, , value]) => ({ path, value }));
}

function alertEdits(incident: ActiveIncident, facts: Incident): KeyEdit[] {
	const alerts = alertsOf(incident);
	if (!facts.alerts) return alerts.count > 0 ? [{ path: ['alerts'], value: alerts }] : [];
	const { fingerprints, ...rest } = alerts;
	const before = facts.alerts;
	const missing = fingerprints.filter((fingerprint) => !before.fingerprints.includes(fingerprint));
	const edits: KeyEdit[] = Object.entries(rest)
		.filter(([key, value]) => before[key as keyof typeof rest] !== value)
		.map(([key, value]) => ({ path: ['alerts', key], value }));
	if (missing.length === 0) return edits;
	return [{ path: ['alerts', 'fingerprints'], value: [...before.fingerprints, ...missing] }, ...edits];
}

/** Appends to the timeline of a known incident. */
export function timelineFileEdit(id: string, text: string, entries: readonly TimelineEntry[]): FileChange[] {
	if (entries.length === 0) return [];
	return [{ path: `${incidentFolder(id)}/timeline.yaml`, content: appendTimeline(text, entries) }];
}

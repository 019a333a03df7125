import type { Alert } from '../../core/alerts/alert.ts';
import { onCallAt } from '../../core/oncall/on-call-at.ts';
import type { Incident } from '../../core/records/incident.ts';
import { incidentFolder } from '../../core/records/paths.ts';
import type { TimelineEntry } from '../../core/records/timeline.ts';
import { matchesGlob } from '../../core/triage/glob.ts';
import type { ActiveIncident } from '../../core/triage/triage-state.ts';
import { printRecord } from '../../formats/print-record.ts';
import type { FileChange } from '../../ports/repository.ts';
import type { GatheredRecords } from './gathered-records.ts';

/** The files of an incident that an alert opened: its facts as a person would fill them in, and the first lines of its timeline. */
export function newIncidentFiles(
	incident: ActiveIncident,
	{
		alert,
		timeline,
		records,
	}: { readonly alert: Alert; readonly timeline: readonly TimelineEntry[]; readonly records: GatheredRecords },
): FileChange[] {
	const folder = incidentFolder(incident.id);
	const facts = factsOf(incident, alert, records);
	return [
		{ path: `${folder}/incident.md`, content: printRecord('incident', facts, notesOf(records.incidentTemplate)) },
		{ path: `${folder}/timeline.yaml`, content: printRecord('timeline', [...timeline]) },
	];
}

/** The template below a blank line, however it begins. */
function notesOf(template: string): string {
	return template === '' || template.startsWith('\n') ? template : `\n${template}`;
}

function factsOf(incident: ActiveIncident, alert: Alert, records: GatheredRecords): Incident {
	const { detected, acknowledged, resolved, responder } = incident;
	const onCall = onCallOf(incident, records);
	const roles = { ...(onCall && { on_call: onCall }), ...(responder && { responder }) };
	const runbooks = runbooksFor(incident, records);
	const evidence = evidenceOf(alert);
	return {
		schema: 1,
		id: incident.id,
		title: alert.title,
		status: incident.status,
		severity: incident.severity,
		kind: incident.kind,
		service: incident.service,
		team: incident.team,
		product: incident.product,
		detected_by: 'alert',
		times: { ...(detected && { detected }), ...(acknowledged && { acknowledged }), ...(resolved && { resolved }) },
		...(Object.keys(roles).length > 0 && { roles }),
		...(incident.relations.length > 0 && { relations: [...incident.relations] }),
		alerts: alertsOf(incident),
		...(alert.change && { change: changeOf(alert.change) }),
		...(evidence.length > 0 && { evidence }),
		...(runbooks.length > 0 && { runbooks }),
		...(alert.source === 'pagerduty' && { refs: { pagerduty: pagerDutyRef(alert) } }),
	};
}

/** The alerts of an incident as its file holds them. */
export function alertsOf({ alerts, count, first, last }: ActiveIncident): NonNullable<Incident['alerts']> {
	return { fingerprints: Object.keys(alerts), count, ...(first && { first }), ...(last && { last }) };
}

function pagerDutyRef({ fingerprint, url }: Alert): { id: string; url?: string } {
	return { id: fingerprint.slice(fingerprint.indexOf(':') + 1), ...(url && { url }) };
}

function changeOf({ kind, name, exposurePercent }: NonNullable<Alert['change']>): Incident['change'] {
	return { kind, name, ...(exposurePercent !== undefined && { exposure_percent: exposurePercent }) };
}

function evidenceOf({ evidence, url }: Alert): NonNullable<Incident['evidence']> {
	const found = (evidence ?? []).map((item) => ({ ...item }));
	return url && !found.some((item) => item.url === url) ? [{ kind: 'alert', url }, ...found] : found;
}

/** Primary of the service's own schedule, else of the first schedule of the owning team, at the time of detection. */
function onCallOf(
	{ service, team, detected }: ActiveIncident,
	{ services, schedules }: GatheredRecords,
): string | undefined {
	const own = schedules.get(services.get(service)?.schedule ?? '');
	const schedule = own ?? [...schedules.values()].find((candidate) => candidate.team === team);
	if (!schedule || detected === undefined) return undefined;
	return onCallAt(schedule, detected).find(({ role }) => role === 'primary')?.member;
}

/** Runbooks for an alert name on this service; else those for its kind here; else, by name alone, those of other services. */
function runbooksFor({ service, kind, name }: ActiveIncident, { runbooks }: GatheredRecords): string[] {
	const all = [...runbooks].sort(([a], [b]) => (a < b ? -1 : 1));
	const own = all.filter(([, { services }]) => services.includes(service));
	const byName = (list: typeof all) => list.filter(([, { alerts }]) => alerts.some((glob) => matchesGlob(glob, name)));
	const byKind = own.filter(([, { kinds }]) => kinds?.includes(kind));
	const found = [byName(own), byKind, byName(all)].find((list) => list.length > 0) ?? [];
	return found.slice(0, 3).map(([slug]) => slug);
}

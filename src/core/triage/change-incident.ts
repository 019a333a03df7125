import { SEVERITIES, type Severity } from '../records/incident.ts';
import type { TriagePolicy } from '../records/policies/triage.ts';
import type { TimelineEntry, TimelineKind } from '../records/timeline.ts';
import { durationMs } from '../time/duration.ts';
import { earlierOf, laterOf, toEpochMs } from '../time/instant.ts';
import type { ActiveIncident, MachineKey } from './triage-state.ts';
import type { Candidate } from './triage-step.ts';

/** From this many alerts on, an incident's timeline names no further ones: the archive holds them all. */
export const TIMELINE_ALERT_LIMIT = 20;

/** The incident after one more alert was counted, with its state noted unless a newer one is known. */
export function countAlert(
	incident: ActiveIncident,
	{ alert, at, received }: Candidate,
	isNews: boolean,
): ActiveIncident {
	const known = isNews ? { ...incident.alerts, [alert.fingerprint]: { state: alert.state, at } } : incident.alerts;
	return {
		...incident,
		alerts: known,
		count: incident.count + 1,
		first: earlierOf(incident.first, at),
		last: laterOf(incident.last, received),
	};
}

function isCorrected(incident: ActiveIncident, key: MachineKey): boolean {
	return incident.corrected.includes(key);
}

/** Detection is the earliest that any of its alerts fired, unless a person said otherwise. */
export function noteDetection(incident: ActiveIncident, at: string): ActiveIncident {
	return isCorrected(incident, 'detected') ? incident : { ...incident, detected: earlierOf(incident.detected, at) };
}

/** Acknowledgement is the first by anyone, unless a person said otherwise. */
export function noteAcknowledgement(incident: ActiveIncident, { at, responder }: Candidate): ActiveIncident {
	const isFirst = incident.acknowledged === undefined || toEpochMs(at) < toEpochMs(incident.acknowledged);
	if (isCorrected(incident, 'acknowledged') || !isFirst) return incident;
	return { ...incident, acknowledged: at, ...(responder && { responder }) };
}

/** Severity only rises by alerts (sev1 is worst), and not after a person has set it. */
export function raiseSeverity(incident: ActiveIncident, severity: Severity): ActiveIncident {
	const isWorse = SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(incident.severity);
	return isWorse && !isCorrected(incident, 'severity') ? { ...incident, severity } : incident;
}

/** Resolved when its last alert was: an open incident whose every alert is resolved is, and a resolved one since the last of them. */
export function resolveWhenQuiet(incident: ActiveIncident): ActiveIncident {
	const alerts = Object.values(incident.alerts);
	const isQuiet = alerts.every(({ state }) => state === 'resolved');
	if (!isQuiet || (incident.status !== 'open' && incident.status !== 'resolved')) return incident;
	const resolved = alerts.reduce<string | undefined>((latest, { at }) => laterOf(latest, at), undefined);
	return { ...incident, status: 'resolved', ...(!isCorrected(incident, 'resolved') && { resolved }) };
}

/** Open again; the time of resolution is not reached any more. */
export function reopen(incident: ActiveIncident): ActiveIncident {
	return { ...incident, status: 'open', resolved: undefined };
}

/** A timeline entry about an alert, by its source; empty once the incident has more alerts than a timeline can tell. */
export function timelineOf(
	incident: ActiveIncident,
	{ alert, at, responder }: Pick<Candidate, 'alert' | 'at' | 'responder'>,
	[kind, text]: readonly [TimelineKind, string],
): readonly TimelineEntry[] {
	const isAboutOneAlert = kind === 'alert' || kind === 'alert-resolved';
	if (isAboutOneAlert && Object.keys(incident.alerts).length > TIMELINE_ALERT_LIMIT) return [];
	const person = kind === 'acknowledged' ? (responder ?? alert.actor?.name) : undefined;
	return [{ at, kind, text, by: person ?? alert.source, ...(alert.url && { link: alert.url }) }];
}

/** Whether a resolved incident is fresh enough to be opened again by something that happened at `at`. */
export function isWithinReopenWindow(incident: ActiveIncident, at: string, policy: TriagePolicy): boolean {
	if (incident.resolved === undefined) return false;
	return toEpochMs(at) - toEpochMs(incident.resolved) <= durationMs(policy.grouping.reopen_window);
}

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
	{ alert, at, received, since }: Candidate,
	isNews: boolean,
): ActiveIncident {
	const known = isNews
		? { ...incident.alerts, [alert.fingerprint]: { state: alert.state, at: since ?? at } }
		: incident.alerts;
	const isAnew = isNews && alert.state === 'firing';
	return {
		...incident,
		corrected: isAnew ? withoutResolved(incident) : incident.corrected,
		alerts: known,
		count: incident.count + 1,
		first: earlierOf(incident.first, at),
		last: laterOf(incident.last, received),
	};
}

function isCorrected(incident: ActiveIncident, key: MachineKey): boolean {
	return incident.corrected.includes(key);
}

/**
 * An alert that fires may be the earliest of its incident: then it is what the incident is named after, and its time is
 * the detection, unless a person said otherwise. At one instant the first by name and title counts.
 */
export function noteFiring(incident: ActiveIncident, { alert, at }: Candidate): ActiveIncident {
	const { name, title } = alert;
	const named = isNamedBefore({ at, name, title }, incident) ? { ...incident, name, title, named: at } : incident;
	return isCorrected(named, 'detected') ? named : { ...named, detected: earlierOf(named.detected, at) };
}

/** Whether an alert comes before the one that an incident is named after. */
export function isNamedBefore(
	alert: { readonly at: string; readonly name: string; readonly title: string },
	{ named, name, title }: Pick<ActiveIncident, 'named' | 'name' | 'title'>,
): boolean {
	if (named === undefined) return false;
	const byTime = toEpochMs(alert.at) - toEpochMs(named);
	const isFirstByText = alert.name < name || (alert.name === name && alert.title < title);
	return byTime < 0 || (byTime === 0 && isFirstByText);
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

/** Since when every alert of an incident is resolved (RFC 3339 UTC); undefined while one is not, or where it has none. */
export function quietSince({ alerts, detected }: ActiveIncident): string | undefined {
	const known = Object.values(alerts);
	if (known.length === 0 || known.some(({ state }) => state !== 'resolved')) return undefined;
	return known.reduce<string | undefined>((latest, { at }) => laterOf(latest, at), detected);
}

/**
 * Resolved when its last alert was: an open incident whose every alert is resolved is, once the settle delay of policy
 * is over at `now`, and a resolved one since the last of them.
 */
export function resolveWhenQuiet(
	incident: ActiveIncident,
	{ policy, now }: { readonly policy: TriagePolicy; readonly now: string },
): ActiveIncident {
	const resolved = quietSince(incident);
	if (resolved === undefined || (incident.status !== 'open' && incident.status !== 'resolved')) return incident;
	// Opened again by a person: the same quiet alerts do not resolve it.
	if (incident.status === 'open' && isCorrected(incident, 'resolved')) return incident;
	const delay = durationMs(policy.grouping.settle_delay ?? '0m');
	if (incident.status === 'open' && delay > 0 && toEpochMs(now) - toEpochMs(resolved) < delay) return incident;
	return { ...incident, status: 'resolved', ...(!isCorrected(incident, 'resolved') && { resolved }) };
}

/** Open again; the time of resolution is not reached any more. */
export function reopen(incident: ActiveIncident): ActiveIncident {
	return { ...incident, status: 'open', resolved: undefined, corrected: withoutResolved(incident) };
}

/** What a person said of the resolution was about the time before the alert fired anew. */
function withoutResolved({ corrected }: ActiveIncident): readonly MachineKey[] {
	return corrected.filter((key) => key !== 'resolved');
}

/** What a timeline says when an incident is resolved. */
export function resolvedText(incident: ActiveIncident): string {
	const count = Object.keys(incident.alerts).length;
	return count === 1 ? 'The alert was resolved' : `All ${count} alerts were resolved`;
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

/** How long after a person resolved an incident its alert may still be on its way. */
const STILL_FIRING_GRACE = '5m';

/** Whether an alert that fires on, as it was received, contradicts the person who resolved its incident. */
export function firesOnAfterResolve(
	{ resolved }: ActiveIncident,
	received: string,
	{ grouping }: Pick<TriagePolicy, 'grouping'>,
): boolean {
	if (resolved === undefined) return false;
	return toEpochMs(received) - toEpochMs(resolved) > durationMs(grouping.settle_delay ?? STILL_FIRING_GRACE);
}

/** Whether an open incident still takes alerts of its group: without a window of policy as long as it is open. */
export function isWithinGroupWindow(incident: ActiveIncident, at: string, policy: TriagePolicy): boolean {
	const { window } = policy.grouping;
	const last = incident.last ?? incident.detected;
	return window === undefined || last === undefined || toEpochMs(at) - toEpochMs(last) <= durationMs(window);
}

/** Whether a resolved incident is fresh enough to be opened again by something that happened at `at`. */
export function isWithinReopenWindow(incident: ActiveIncident, at: string, policy: TriagePolicy): boolean {
	if (incident.resolved === undefined) return false;
	return toEpochMs(at) - toEpochMs(incident.resolved) <= durationMs(policy.grouping.reopen_window);
}

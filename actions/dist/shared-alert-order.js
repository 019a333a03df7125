import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { C as durationMs, a as SEVERITIES } from "./shared-gate.js";
import "./shared-record-kinds.js";
import { i as laterOf, n as earlierOf, o as toEpochMs } from "./shared-instant.js";
/** The incident after one more alert was counted, with its state noted unless a newer one is known. */
function countAlert(incident, { alert, at, received, since }, isNews) {
	const known = isNews ? {
		...incident.alerts,
		[alert.fingerprint]: {
			state: alert.state,
			at: since ?? at
		}
	} : incident.alerts;
	const isAnew = isNews && alert.state === "firing";
	return {
		...incident,
		corrected: isAnew ? withoutResolved(incident) : incident.corrected,
		alerts: known,
		count: incident.count + 1,
		first: earlierOf(incident.first, at),
		last: laterOf(incident.last, received)
	};
}
function isCorrected(incident, key) {
	return incident.corrected.includes(key);
}
/**
* An alert that fires may be the earliest of its incident: then it is what the incident is named after, and its time is
* the detection, unless a person said otherwise. At one instant the first by name and title counts.
*/
function noteFiring(incident, { alert, at }) {
	const { name, title } = alert;
	const named = isNamedBefore({
		at,
		name,
		title
	}, incident) ? {
		...incident,
		name,
		title,
		named: at
	} : incident;
	return isCorrected(named, "detected") ? named : {
		...named,
		detected: earlierOf(named.detected, at)
	};
}
/** Whether an alert comes before the one that an incident is named after. */
function isNamedBefore(alert, { named, name, title }) {
	if (named === void 0) return false;
	const byTime = toEpochMs(alert.at) - toEpochMs(named);
	const isFirstByText = alert.name < name || alert.name === name && alert.title < title;
	return byTime < 0 || byTime === 0 && isFirstByText;
}
/** Acknowledgement is the first by anyone, unless a person said otherwise. */
function noteAcknowledgement(incident, { at, responder }) {
	const isFirst = incident.acknowledged === void 0 || toEpochMs(at) < toEpochMs(incident.acknowledged);
	if (isCorrected(incident, "acknowledged") || !isFirst) return incident;
	return {
		...incident,
		acknowledged: at,
		...responder && { responder }
	};
}
/** Severity only rises by alerts (sev1 is worst), and not after a person has set it. */
function raiseSeverity(incident, severity) {
	return SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(incident.severity) && !isCorrected(incident, "severity") ? {
		...incident,
		severity
	} : incident;
}
/** Since when every alert of an incident is resolved (RFC 3339 UTC); undefined while one is not, or where it has none. */
function quietSince({ alerts, detected }) {
	const known = Object.values(alerts);
	if (known.length === 0 || known.some(({ state }) => state !== "resolved")) return void 0;
	return known.reduce((latest, { at }) => laterOf(latest, at), detected);
}
/**
* Resolved when its last alert was: an open incident whose every alert is resolved is, once the settle delay of policy
* is over at `now`, and a resolved one since the last of them.
*/
function resolveWhenQuiet(incident, { policy, now }) {
	const resolved = quietSince(incident);
	if (resolved === void 0 || incident.status !== "open" && incident.status !== "resolved") return incident;
	if (incident.status === "open" && isCorrected(incident, "resolved")) return incident;
	const delay = durationMs(policy.grouping.settle_delay ?? "0m");
	if (incident.status === "open" && delay > 0 && toEpochMs(now) - toEpochMs(resolved) < delay) return incident;
	return {
		...incident,
		status: "resolved",
		...!isCorrected(incident, "resolved") && { resolved }
	};
}
/** Open again; the time of resolution is not reached any more. */
function reopen(incident) {
	return {
		...incident,
		status: "open",
		resolved: void 0,
		corrected: withoutResolved(incident)
	};
}
/** What a person said of the resolution was about the time before the alert fired anew. */
function withoutResolved({ corrected }) {
	return corrected.filter((key) => key !== "resolved");
}
/** What a timeline says when an incident is resolved. */
function resolvedText(incident) {
	const count = Object.keys(incident.alerts).length;
	return count === 1 ? "The alert was resolved" : `All ${count} alerts were resolved`;
}
/** A timeline entry about an alert, by its source; empty once the incident has more alerts than a timeline can tell. */
function timelineOf(incident, { alert, at, responder }, [kind, text]) {
	if ((kind === "alert" || kind === "alert-resolved") && Object.keys(incident.alerts).length > 20) return [];
	return [{
		at,
		kind,
		text,
		by: (kind === "acknowledged" ? responder ?? alert.actor?.name : void 0) ?? alert.source,
		...alert.url && { link: alert.url }
	}];
}
/** How long after a person resolved an incident its alert may still be on its way. */
const STILL_FIRING_GRACE = "5m";
/** Whether an alert that fires on, as it was received, contradicts the person who resolved its incident. */
function firesOnAfterResolve({ resolved }, received, { grouping }) {
	if (resolved === void 0) return false;
	return toEpochMs(received) - toEpochMs(resolved) > durationMs(grouping.settle_delay ?? STILL_FIRING_GRACE);
}
/** Whether an open incident still takes alerts of its group: without a window of policy as long as it is open. */
function isWithinGroupWindow(incident, at, policy) {
	const { window } = policy.grouping;
	const last = incident.last ?? incident.detected;
	return window === void 0 || last === void 0 || toEpochMs(at) - toEpochMs(last) <= durationMs(window);
}
/** Whether a resolved incident is fresh enough to be opened again by something that happened at `at`. */
function isWithinReopenWindow(incident, at, policy) {
	if (incident.resolved === void 0) return false;
	return toEpochMs(at) - toEpochMs(incident.resolved) <= durationMs(policy.grouping.reopen_window);
}
// src/core/triage/alert-order.ts
const RANK = {
	firing: 0,
	acknowledged: 1,
	resolved: 2
};
/** Whether a state of an alert came after another: by time, and at the same time in the order fire, acknowledge, resolve. */
function isNewerState(a, b) {
	const byTime = toEpochMs(a.at) - toEpochMs(b.at);
	return byTime > 0 || byTime === 0 && RANK[a.state] > RANK[b.state];
}
export { isWithinGroupWindow as a, noteFiring as c, reopen as d, resolveWhenQuiet as f, isNamedBefore as i, quietSince as l, timelineOf as m, countAlert as n, isWithinReopenWindow as o, resolvedText as p, firesOnAfterResolve as r, noteAcknowledgement as s, isNewerState as t, raiseSeverity as u };

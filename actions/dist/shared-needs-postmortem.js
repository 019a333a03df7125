import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { C as durationMs } from "./shared-gate.js";
import { o as toEpochMs, r as fromEpochMs } from "./shared-instant.js";
import { t as isExplained } from "./shared-is-explained.js";
// src/core/postmortem/due-dates.ts
/**
* The last day (UTC) for the postmortem of an incident: policy's time from resolution, or from detection where
* policy opens postmortems at once. Undefined before that moment and where policy sets no time for the severity.
*/
function postmortemDue(incident, policy) {
	const from = policy.open_on === "declare" ? "detected" : "resolved";
	return dueDate(incident, {
		limits: policy.due,
		from
	});
}
/**
* The last day (UTC) that an action may be due: policy's time from resolution, because what has to change is known
* only then. Undefined while the incident is open and where policy sets no time for the severity.
*/
function actionsDue(incident, policy) {
	return dueDate(incident, {
		limits: policy.actions_due,
		from: "resolved"
	});
}
function dueDate({ severity, times }, { limits, from }) {
	const within = limits.find((limit) => limit.severity === severity)?.within;
	const start = toEpochMs(times[from] ?? "");
	if (within === void 0 || Number.isNaN(start)) return void 0;
	return {
		date: fromEpochMs(start + durationMs(within)).slice(0, 10),
		within,
		from
	};
}
// src/core/postmortem/needs-postmortem.ts
/**
* Whether policy asks for a postmortem of this incident: by its kind or its severity. Lead-ups, dismissed incidents and
* false alarms need none, nor do duplicates and consequences, which are told in the postmortem of their parent.
*/
function needsPostmortem(incident, { required_for }) {
	const { status, kind, severity, verdict } = incident;
	if (status === "lead-up" || status === "dismissed" || verdict?.value === "false-positive") return false;
	if (isExplained(incident)) return false;
	return required_for.kinds.includes(kind) || required_for.severities.includes(severity);
}
export { actionsDue as n, postmortemDue as r, needsPostmortem as t };

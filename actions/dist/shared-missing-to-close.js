import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { r as postmortemDue, t as needsPostmortem } from "./shared-needs-postmortem.js";
// src/core/postmortem/missing-to-close.ts
/**
* All that an incident lacks before it may be closed (or that it lacked when it was): the time it was resolved, where
* policy requires a postmortem an accepted one with an action, and a ticket for each open action of any postmortem it
* has. Empty when nothing is missing. Without a policy only the resolution is asked for.
*/
function missingToClose(incident, postmortem, policy) {
	return [
		...missingResolution(incident),
		...policy && needsPostmortem(incident, policy) ? missingPostmortem(incident, postmortem, policy) : [],
		...(postmortem?.actions ?? []).flatMap(missingTicket)
	];
}
function missingResolution({ times }) {
	if (times.resolved !== void 0) return [];
	return [{
		code: "resolution",
		text: "the time it was resolved (times.resolved)",
		file: "incident.md"
	}];
}
function missingPostmortem(incident, postmortem, policy) {
	const { severity, kind } = incident;
	if (!postmortem) {
		const isBySeverity = policy.required_for.severities.includes(severity);
		const due = postmortemDue(incident, policy);
		return [{
			code: "postmortem",
			text: `a postmortem (${`policy asks for one of ${isBySeverity ? severity : kind} incidents`}${due ? `, due ${due.date}` : ""})`,
			file: "incident.md"
		}];
	}
	const missing = [];
	if (postmortem.status !== "accepted") {
		const text = `an accepted postmortem (it is ${postmortem.status === "draft" ? "a draft" : "in review"})`;
		missing.push({
			code: "postmortem-accepted",
			text,
			file: "postmortem.md"
		});
	}
	if (postmortem.actions.length === 0) missing.push({
		code: "action",
		text: "at least one action in the postmortem",
		file: "postmortem.md"
	});
	return missing;
}
/** What is done or dropped needs no ticket any more. */
function missingTicket({ id, owner, status, ticket }, action) {
	if (status !== "open" || ticket !== void 0) return [];
	return [{
		code: "action-ticket",
		text: `a ticket for action ${id} (${owner})`,
		file: "postmortem.md",
		action
	}];
}
export { missingToClose as t };

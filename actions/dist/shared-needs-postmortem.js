import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { C as durationMs } from "./shared-parse-record.js";
import { d as fromEpochMs, h as RECORD_FOLDERS, m as toEpochMs, t as isExplained } from "./shared-is-explained.js";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
// src/adapters/files/work-tree-files.ts
/** The record files below a folder on disk, found anew at every `paths()`. */
function workTreeFiles(root) {
	return {
		paths: () => RECORD_FOLDERS.flatMap((folder) => filesBelow(root, folder)).sort(),
		read: (path) => readFileSync(join(root, path), "utf8"),
		version: (path) => {
			const stat = statSync(join(root, path), { throwIfNoEntry: false });
			return stat ? `${stat.mtimeMs}:${stat.size}:${stat.ino}` : "absent";
		}
	};
}
function filesBelow(root, folder) {
	return readFolder(join(root, folder)).flatMap((entry) => {
		const path = `${folder}/${entry.name}`;
		if (entry.isDirectory()) return filesBelow(root, path);
		return entry.isFile() ? [path] : [];
	});
}
function readFolder(folder) {
	try {
		return readdirSync(folder, { withFileTypes: true });
	} catch (error) {
		if (error.code === "ENOENT") return [];
		throw error;
	}
}
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
export { workTreeFiles as i, actionsDue as n, postmortemDue as r, needsPostmortem as t };

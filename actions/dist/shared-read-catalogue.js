import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { o as compareDiagnostics, t as parseRecord } from "./shared-parse-record.js";
import { o as toEpochMs } from "./shared-instant.js";
import { u as slugOfPath } from "./shared-git-environment.js";
import { n as recordKindOf } from "./shared-record-kinds.js";
import { t as parseAlertLines } from "./shared-alert-lines.js";
// src/core/metrics/started-at.ts
/** When an incident counts as having begun, for order and for the period it belongs to: detection, else the earliest time it has. */
function startedAt({ facts, timeline }) {
	const { detected, reported, impact_started } = facts.times;
	return detected ?? reported ?? impact_started ?? timeline[0]?.at;
}
// src/core/metrics/unlinked-alerts.ts
/** Gathers the firing lines without an incident; what is not about any incident is only ever counted. */
function gatherUnlinked(lines) {
	return joinUnlinked(lines.filter(({ state, incident }) => state === "firing" && incident === void 0).map(({ name, decision, rule, service, at }) => ({
		name,
		decision,
		rule,
		service,
		at: [toEpochMs(at)]
	})));
}
/** Joins what was gathered in parts; groups in the order in which they are first met. */
function joinUnlinked(parts) {
	return [...Map.groupBy(parts, ({ name, decision, rule, service }) => JSON.stringify([
		name,
		decision,
		rule,
		service
	])).values()].map((group) => ({
		...group[0],
		at: group.flatMap(({ at }) => at)
	}));
}
// src/app/catalogue/read-catalogue.ts
/** What every on-call engineer reads. */
const GUIDE = "schedules/guide.md";
/** All records of a work tree, once. */
function readCatalogue(files, asOf) {
	return {
		...assemble(parseAll(files, /* @__PURE__ */ new Map())),
		...asOf && { asOf }
	};
}
function parseAll(files, known) {
	return new Map(files.paths().map((path) => {
		const version = files.version(path);
		const before = known.get(path);
		return [path, before?.version === version ? before : parseFile(files, path, version)];
	}));
}
function parseFile(files, path, version) {
	const kind = recordKindOf(path);
	const nothing = {
		version,
		kind,
		record: void 0,
		lines: [],
		unlinked: [],
		problems: []
	};
	if (kind === void 0) return nothing;
	const text = files.read(path);
	if (kind === "alert-line") {
		const { lines, problems } = parseAlertLines(path, text);
		const linked = lines.filter(({ incident }) => incident !== void 0);
		return {
			...nothing,
			lines: linked,
			unlinked: gatherUnlinked(lines),
			problems
		};
	}
	const parsed = parseRecord(kind, path, text);
	return parsed.ok ? {
		...nothing,
		record: parsed.value
	} : {
		...nothing,
		problems: parsed.problems
	};
}
function assemble(parsed) {
	const incidents = assembleIncidents(parsed);
	const guide = recordAt(parsed, GUIDE, "guide");
	return {
		incidents: incidents.filter(({ folder }) => !folder.startsWith("incidents/drafts/")).sort(newestFirst),
		drafts: incidents.filter(({ folder }) => folder.startsWith("incidents/drafts/")),
		services: bySlug(parsed, "service"),
		teams: bySlug(parsed, "team"),
		schedules: bySlug(parsed, "schedule"),
		runbooks: assembleRunbooks(parsed),
		rollouts: bySlug(parsed, "rollout"),
		handovers: assembleHandovers(parsed),
		...guide && { guide: {
			facts: guide.value,
			body: guide.body
		} },
		reports: assembleReports(parsed),
		policies: assemblePolicies(parsed),
		alerts: assembleAlerts(parsed),
		unlinked: joinUnlinked([...parsed.values()].flatMap(({ unlinked }) => unlinked)),
		problems: [...parsed.values()].flatMap(({ problems }) => problems).sort(compareDiagnostics)
	};
}
function recordAt(parsed, path, kind) {
	const file = parsed.get(path);
	return file?.kind === kind ? file.record : void 0;
}
function assembleIncidents(parsed) {
	const attachments = /* @__PURE__ */ new Map();
	for (const [path, { kind }] of parsed) {
		if (kind !== void 0 || !path.startsWith("incidents/")) continue;
		const folder = path.slice(0, path.lastIndexOf("/"));
		attachments.set(folder, [...attachments.get(folder) ?? [], path.slice(folder.length + 1)]);
	}
	const incidents = [];
	for (const [path, { kind }] of parsed) {
		if (kind !== "incident") continue;
		const incident = recordAt(parsed, path, "incident");
		if (!incident) continue;
		const folder = path.slice(0, -12);
		const postmortem = recordAt(parsed, `${folder}/postmortem.md`, "postmortem");
		const effects = recordAt(parsed, `${folder}/effects.yaml`, "effects")?.value;
		incidents.push({
			id: incident.value.id === "INC-DRAFT" ? folder.slice(10) : incident.value.id,
			folder,
			facts: incident.value,
			body: incident.body,
			timeline: recordAt(parsed, `${folder}/timeline.yaml`, "timeline")?.value ?? [],
			...postmortem && { postmortem: {
				facts: postmortem.value,
				body: postmortem.body
			} },
			...effects && { effects },
			attachments: attachments.get(folder) ?? []
		});
	}
	return incidents;
}
function newestFirst(a, b) {
	const [left, right] = [toEpochMs(startedAt(a) ?? ""), toEpochMs(startedAt(b) ?? "")];
	return (Number.isNaN(right) ? 0 : right) - (Number.isNaN(left) ? 0 : left) || (a.id < b.id ? 1 : -1);
}
function bySlug(parsed, kind) {
	const found = /* @__PURE__ */ new Map();
	for (const path of parsed.keys()) {
		const record = recordAt(parsed, path, kind);
		if (record) found.set(slugOfPath(path), record.value);
	}
	return found;
}
function assembleRunbooks(parsed) {
	const found = /* @__PURE__ */ new Map();
	for (const path of parsed.keys()) {
		const record = recordAt(parsed, path, "runbook");
		const slug = slugOfPath(path);
		if (record) found.set(slug, {
			slug,
			facts: record.value,
			body: record.body
		});
	}
	return found;
}
function assembleReports(parsed) {
	return [...parsed.keys()].flatMap((path) => {
		const record = recordAt(parsed, path, "report");
		return record ? [{
			name: slugOfPath(path),
			facts: record.value,
			body: record.body
		}] : [];
	}).sort((a, b) => toEpochMs(b.facts.as_of) - toEpochMs(a.facts.as_of) || (a.name < b.name ? 1 : -1));
}
function assembleHandovers(parsed) {
	return [...parsed.keys()].flatMap((path) => {
		const record = recordAt(parsed, path, "handover");
		return record ? [{
			slug: slugOfPath(path),
			path,
			facts: record.value,
			body: record.body
		}] : [];
	});
}
function assemblePolicies(parsed) {
	const policy = (name) => recordAt(parsed, `policies/${name}.yaml`, name)?.value;
	return {
		severities: policy("severities"),
		triage: policy("triage"),
		targets: policy("targets"),
		postmortems: policy("postmortems"),
		notify: policy("notify"),
		products: policy("products"),
		causes: policy("causes"),
		site: policy("site"),
		gate: policy("gate")
	};
}
function assembleAlerts(parsed) {
	const byIncident = /* @__PURE__ */ new Map();
	for (const { lines } of parsed.values()) for (const line of lines) {
		if (line.incident === void 0) continue;
		const list = byIncident.get(line.incident);
		if (list) list.push(line);
		else byIncident.set(line.incident, [line]);
	}
	for (const list of byIncident.values()) list.sort((a, b) => toEpochMs(a.received) - toEpochMs(b.received));
	return byIncident;
}
export { startedAt as n, readCatalogue as t };

import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { E as array, M as record, N as strictObject, O as int, P as string, T as _enum, a as SEVERITIES, k as literal, m as instant, p as incidentId, r as INCIDENT_STATUSES } from "./shared-gate.js";
import { c as ALERT_STATES, o as relationSchema } from "./shared-record-kinds.js";
import { i as readYaml } from "./shared-parse-record.js";
import { t as SOURCES } from "./shared-alert.js";
import { o as toEpochMs, t as compareInstants } from "./shared-instant.js";
import { r as printYaml } from "./shared-print-record.js";
import { n as MACHINE_KEYS } from "./shared-triage-state.js";
// src/formats/append-timeline.ts
/** Appends entries to the text of a `timeline.yaml`; what stands there is not touched, not even its spacing. */
function appendTimeline(text, entries) {
	if (entries.length === 0) return text;
	const addition = printYaml(entries.map(inOrder));
	if (/^\s*\[\s*[^\s\]]/.test(text)) return printYaml([...readEntries(text), ...entries.map(inOrder)]);
	if (/^\s*(?:\[\s*\]\s*)?$/.test(text)) return addition;
	const indent = /^( *)- /m.exec(text)?.[1] ?? "";
	const lines = indent === "" ? addition : addition.replace(/^(?=.)/gm, indent);
	return `${text}${text.endsWith("\n") ? "" : "\n"}${lines}`;
}
/** A list that somebody wrote on one line, with brackets, has no end to append to: it is written anew. */
function readEntries(text) {
	const read = readYaml(text);
	return read.ok && Array.isArray(read.value) ? read.value : [];
}
function inOrder({ at, kind, text, by, link }) {
	return {
		at,
		kind,
		text,
		by,
		...link !== void 0 && { link }
	};
}
// src/app/intake/active-index.ts
/**
* The index of incidents that may still change: derived from incidents and archive, committed with them, so that one
* more alert costs the same whether there are a hundred incidents or fifty thousand. Losing it loses nothing.
*/
const ACTIVE_INDEX_PATH = "alerts/active.json";
/** How long a finished incident stays in the index for events that come late: longer than any source's retries (48 h). */
const RETENTION_MS = 2592e5;
const activeIncident = strictObject({
	id: incidentId,
	status: _enum(INCIDENT_STATUSES),
	severity: _enum(SEVERITIES),
	service: string(),
	team: string(),
	product: string(),
	kind: string(),
	name: string(),
	title: string(),
	named: instant.optional(),
	detected: instant.optional(),
	acknowledged: instant.optional(),
	resolved: instant.optional(),
	responder: string().optional(),
	alerts: record(string(), strictObject({
		state: _enum(ALERT_STATES),
		at: instant
	})),
	count: int(),
	first: instant.optional(),
	last: instant.optional(),
	relations: array(relationSchema),
	corrected: array(_enum(MACHINE_KEYS))
});
const mutedAlert = strictObject({
	source: _enum(SOURCES),
	event: string().optional(),
	name: string(),
	title: string(),
	labels: record(string(), string()),
	url: string().optional(),
	service: string(),
	kind: string(),
	severity: _enum(SEVERITIES),
	state: _enum(["firing", "acknowledged"]),
	at: instant,
	heard: instant,
	mute: string()
});
const activeIndexSchema = strictObject({
	schema: literal(1),
	numbers: record(string().regex(/^\d{4}$/), int()),
	incidents: array(activeIncident),
	early_resolves: record(string(), strictObject({
		at: instant,
		received: instant,
		count: int()
	})),
	muted: record(string(), mutedAlert)
});
/** Reads the index; undefined where it is absent or damaged, which means: derive it from the records. */
function parseActiveIndex(text) {
	if (text === void 0) return void 0;
	const parsed = activeIndexSchema.safeParse(parseJson(text));
	if (!parsed.success) return void 0;
	const { numbers, incidents, early_resolves, muted } = parsed.data;
	return {
		state: stateOf(incidents, {
			earlyResolves: new Map(Object.entries(early_resolves)),
			muted: new Map(Object.entries(muted))
		}),
		numbers: new Map(Object.entries(numbers).map(([year, number]) => [Number(year), number]))
	};
}
/** State of a list of incidents; where two held the same alert, the one that heard of it last holds it. */
function stateOf(incidents, { earlyResolves, muted }) {
	const holders = /* @__PURE__ */ new Map();
	const heard = /* @__PURE__ */ new Map();
	for (const incident of incidents) for (const [fingerprint, { at }] of Object.entries(incident.alerts)) {
		if (toEpochMs(at) < (heard.get(fingerprint) ?? Number.NEGATIVE_INFINITY)) continue;
		heard.set(fingerprint, toEpochMs(at));
		holders.set(fingerprint, incident.id);
	}
	return {
		incidents: new Map(incidents.map((incident) => [incident.id, incident])),
		holders,
		earlyResolves,
		muted
	};
}
/** Text of the index, without what is finished for longer than sources retry; one line an incident, so that diffs are small. */
function printActiveIndex({ state, numbers }, now) {
	const isRecent = (at) => at !== void 0 && toEpochMs(now) - toEpochMs(at) <= RETENTION_MS;
	const incidents = [...state.incidents.values()].filter(({ status, resolved, last }) => status === "open" || status === "lead-up" || isRecent(resolved) || isRecent(last)).sort((a, b) => a.id < b.id ? -1 : 1);
	const early = [...state.earlyResolves].filter(([, { received }]) => isRecent(received));
	const years = [...numbers].sort(([a], [b]) => a - b);
	return [
		"{\"schema\":1,",
		`"numbers":${JSON.stringify(Object.fromEntries(years))},`,
		`"early_resolves":${printMap(early)},`,
		`"muted":${printMap([...state.muted])},`,
		`"incidents":[${incidents.map((incident) => `\n${JSON.stringify(incident)}`).join(",")}]}`,
		""
	].join("\n");
}
/** One entry a line, by key. */
function printMap(entries) {
	return `{${entries.toSorted(([a], [b]) => a < b ? -1 : 1).map(([key, value]) => `\n${JSON.stringify(key)}:${JSON.stringify(value)}`).join(",")}}`;
}
/** The latest of some instants, for pruning; undefined of none. */
function latestOf(instants) {
	return [...instants].sort(compareInstants).at(-1);
}
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
// src/app/intake/merge-facts.ts
/** What a file says of the keys that machines set. */
function machineValues({ severity, times, relations = [] }) {
	return {
		severity,
		detected: times.detected,
		acknowledged: times.acknowledged,
		resolved: times.resolved,
		relations
	};
}
/** What the index remembers, corrected by what the file says: the file is the truth, and what a person changed stays changed. */
function mergeFacts(remembered, facts) {
	const values = machineValues(facts);
	const corrected = MACHINE_KEYS.filter((key) => remembered.corrected.includes(key) || differs(values, remembered, key));
	return {
		...remembered,
		...sharedFacts(facts),
		corrected
	};
}
function differs(values, remembered, key) {
	return JSON.stringify(values[key]) !== JSON.stringify(remembered[key]);
}
/** An incident of which only the file and the archive are known: opened by hand, or found when the index is derived anew. */
function activeFromFacts(facts, { alerts, named, severity } = { alerts: {} }) {
	const isLinkedByPeople = facts.relations?.some(({ by }) => by !== "triage") ?? false;
	const isJudgedByPeople = severity !== void 0 && severity !== facts.severity;
	return {
		id: facts.id,
		...sharedFacts(facts),
		name: named?.name ?? "",
		title: named?.title ?? facts.title,
		named: named?.at,
		alerts,
		count: facts.alerts?.count ?? 0,
		first: facts.alerts?.first,
		last: facts.alerts?.last,
		corrected: [...isJudgedByPeople ? ["severity"] : [], ...isLinkedByPeople ? ["relations"] : []]
	};
}
function sharedFacts(facts) {
	const { status, service, team, product, kind, roles } = facts;
	return {
		status,
		service,
		team,
		product,
		kind,
		...machineValues(facts),
		responder: roles?.responder
	};
}
export { parseActiveIndex as a, appendTimeline as c, latestOf as i, mergeFacts as n, printActiveIndex as o, ACTIVE_INDEX_PATH as r, stateOf as s, activeFromFacts as t };

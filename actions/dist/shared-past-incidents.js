import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { E as array, N as strictObject, P as string, a as SEVERITIES, k as literal, m as instant, p as incidentId } from "./shared-gate.js";
import { c as incidentFolder, l as parseIncidentId, s as formatIncidentId } from "./shared-git-environment.js";
import "./shared-record-kinds.js";
import { t as parseRecord } from "./shared-parse-record.js";
import { t as SOURCES } from "./shared-alert.js";
import { i as laterOf, n as earlierOf, o as toEpochMs, r as fromEpochMs, t as compareInstants } from "./shared-instant.js";
import { n as printAlertLine, t as parseAlertLines } from "./shared-alert-lines.js";
import { a as parseActiveIndex, n as mergeFacts, r as ACTIVE_INDEX_PATH, s as stateOf, t as activeFromFacts } from "./shared-merge-facts.js";
import { i as isNamedBefore, t as isNewerState } from "./shared-alert-order.js";
// src/app/intake/alert-archive.ts
/** A day's file rolls over to the next at this size in bytes. */
const ROLL_OVER_BYTES = 1048576;
const DELIVERY_ID = /"delivery":"((?:[^"\\]|\\.)*)"/g;
/** Reads the files of the days on which deliveries were received, and of the days before on which they may have been taken in already. */
async function readArchiveWindow(snapshot, received) {
	const days = new Set(received.flatMap((at) => daysBefore(at)));
	const months = new Set([...days].map((day) => day.slice(0, 7)));
	const parts = /* @__PURE__ */ new Map();
	for (const month of months) for (const { name } of await snapshot.list(`alerts/${month}`)) {
		const match = /^(\d{2})(?:-(\d+))?\.ndjson$/.exec(name);
		const day = `${month}/${match?.[1]}`;
		if (match && days.has(day)) parts.set(day, [...parts.get(day) ?? [], `alerts/${month}/${name}`].sort(byPart));
	}
	const texts = await snapshot.read([...parts.values()].flat());
	const deliveries = /* @__PURE__ */ new Set();
	for (const text of texts.values()) for (const match of text.matchAll(DELIVERY_ID)) deliveries.add(JSON.parse(`"${match[1]}"`));
	return {
		parts,
		texts,
		deliveries
	};
}
/** Paths of every file of the archive. */
async function listArchive(snapshot) {
	const paths = [];
	for (const year of await snapshot.list("alerts")) {
		if (year.type !== "folder" || !/^\d{4}$/.test(year.name)) continue;
		for (const month of await snapshot.list(`alerts/${year.name}`)) {
			const folder = `alerts/${year.name}/${month.name}`;
			paths.push(...(await snapshot.list(folder)).map(({ name }) => `${folder}/${name}`));
		}
	}
	return paths;
}
/** Appends lines to the files of the days on which they were received. */
function appendToArchive(window, lines) {
	const changes = [];
	const byDay = Map.groupBy(lines, ({ received }) => dayOf(received));
	for (const [day, added] of byDay) {
		const paths = window.parts.get(day) ?? [];
		let part = Math.max(paths.length, 1);
		let text = window.texts.get(paths.at(-1) ?? "") ?? "";
		let isChanged = false;
		let bytes = new TextEncoder().encode(text).length;
		for (const line of added) {
			const printed = printAlertLine(line);
			const size = new TextEncoder().encode(printed).length;
			if (text !== "" && bytes + size > ROLL_OVER_BYTES) {
				if (isChanged) changes.push({
					path: partPath(day, part),
					content: text
				});
				part += 1;
				text = "";
				bytes = 0;
			}
			text += printed;
			bytes += size;
			isChanged = true;
		}
		changes.push({
			path: partPath(day, part),
			content: text
		});
	}
	return changes;
}
function partPath(day, part) {
	return `alerts/${day}${part === 1 ? "" : `-${part}`}.ndjson`;
}
function byPart(a, b) {
	return a.length - b.length || (a < b ? -1 : 1);
}
function dayOf(instant) {
	return instant.slice(0, 10).replaceAll("-", "/");
}
function daysBefore(received) {
	return Array.from({ length: 4 }, (_, back) => dayOf(fromEpochMs(toEpochMs(received) - back * 864e5)));
}
// src/app/intake/all-records.ts
/** Ids of all incidents that have a number, by the names of their folders: a look at everything, for what is derived. */
async function listIncidents(snapshot) {
	const ids = [];
	for (const year of await snapshot.list("incidents")) {
		if (year.type !== "folder" || !/^\d{4}$/.test(year.name)) continue;
		const entries = await snapshot.list(`incidents/${year.name}`);
		ids.push(...entries.map(({ name }) => name).filter((name) => parseIncidentId(name)));
	}
	return ids;
}
/** Every line of the alert archive that can be read. */
async function readArchive(snapshot) {
	return [...await snapshot.read(await listArchive(snapshot))].flatMap(([path, text]) => parseAlertLines(path, text).lines);
}
// src/app/intake/derive-alert-memory.ts
/** The newest state of each alert that some archive lines tell of. */
function latestStates(lines) {
	const known = {};
	for (const { fingerprint, state, at: told, since } of lines) {
		if (state === "none") continue;
		const at = since ?? told;
		const before = known[fingerprint];
		if (!before || isNewerState({
			state,
			at
		}, before)) known[fingerprint] = {
			state,
			at
		};
	}
	return known;
}
/** The worst severity that rules gave the alerts of an incident; undefined where the archive does not say. */
function worstSeverity(lines) {
	const given = new Set(lines.filter(({ rule }) => rule !== void 0).map(({ severity }) => severity));
	return SEVERITIES.find((severity) => given.has(severity));
}
/** The alert that an incident is named after; undefined for one that no alert opened. */
function earliestAlert(lines) {
	if (!lines.some(({ decision }) => decision === "opened")) return void 0;
	let named;
	for (const { at, name, title, state } of lines) {
		if (state !== "firing" && state !== "acknowledged") continue;
		if (!named || isNamedBefore({
			at,
			name,
			title
		}, {
			...named,
			named: named.at
		})) named = {
			at,
			name,
			title
		};
	}
	return named;
}
/** The alerts that fire under a mute at the end of an archive. */
function mutedAlerts(archive) {
	const muted = /* @__PURE__ */ new Map();
	for (const line of archive) {
		const { fingerprint, reason } = line;
		if (reason === "mute/in-force") {
			const held = toMuted(line, muted.get(fingerprint));
			if (held) muted.set(fingerprint, held);
		} else if (reason === "mute/resolved" || isFound(line)) muted.delete(fingerprint);
	}
	return muted;
}
/** Whether the alert found its incident with this line. */
function isFound({ decision }) {
	return decision === "opened" || decision === "joined" || decision === "reopened";
}
function toMuted(line, before) {
	const { source, event, name, title, labels = {}, url, service, kind, severity, state, at, rule } = line;
	const known = SEVERITIES.find((id) => id === severity);
	const sender = SOURCES.find((id) => id === source);
	if (!sender || !service || !kind || !known || !rule || state !== "firing" && state !== "acknowledged") return void 0;
	const mine = {
		source: sender,
		name,
		title,
		labels,
		service,
		kind,
		severity: known,
		state,
		mute: rule
	};
	const times = {
		at: earlierOf(before?.at, at),
		heard: laterOf(before?.heard, at)
	};
	return {
		...mine,
		...times,
		...event !== void 0 && { event },
		...url && { url }
	};
}
/** The resolves at the end of an archive whose trigger has not come. */
function earlyResolves(archive) {
	const early = /* @__PURE__ */ new Map();
	for (const { fingerprint, at, received, decision, reason } of archive) {
		if (reason === "state/no-incident") {
			const before = early.get(fingerprint);
			early.set(fingerprint, {
				at: laterOf(before?.at, at),
				received,
				count: (before?.count ?? 0) + 1
			});
		}
		if (decision === "opened" || decision === "joined" || decision === "muted") early.delete(fingerprint);
	}
	return early;
}
// src/app/intake/derive-index.ts
/**
* Derives the index from all records: the slow and certain way, taken when the index is absent or damaged, and the
* oracle that tests hold the fast way against.
*/
async function deriveIndex(snapshot) {
	const numbers = /* @__PURE__ */ new Map();
	const ids = await listIncidents(snapshot);
	for (const id of ids) {
		const { year, number } = parseIncidentId(id);
		numbers.set(year, Math.max(numbers.get(year) ?? 0, number));
	}
	const unfinished = await readUnfinished(snapshot, ids);
	const archive = await readArchive(snapshot);
	const byIncident = Map.groupBy(archive, ({ incident }) => incident);
	const early = Map.groupBy(archive.filter(({ reason }) => reason === "state/no-incident"), ({ fingerprint }) => fingerprint);
	const incidents = unfinished.map((facts) => {
		const lines = byIncident.get(facts.id) ?? [];
		const overtaken = [...new Set(lines.map(({ fingerprint }) => fingerprint))].flatMap((key) => early.get(key) ?? []);
		return activeFromFacts(facts, {
			alerts: latestStates([...lines, ...overtaken]),
			named: earliestAlert(lines),
			severity: worstSeverity(lines)
		});
	});
	return {
		state: stateOf(incidents, {
			earlyResolves: earlyResolves(archive),
			muted: mutedAlerts(archive)
		}),
		numbers
	};
}
async function readUnfinished(snapshot, ids) {
	const texts = await snapshot.read(ids.map((id) => `${incidentFolder(id)}/incident.md`));
	const unfinished = [];
	for (const [path, text] of texts) {
		const parsed = parseRecord("incident", path, text);
		if (parsed.ok && [
			"open",
			"resolved",
			"lead-up"
		].includes(parsed.value.value.status)) unfinished.push(parsed.value.value);
	}
	return unfinished;
}
// src/app/intake/load-index.ts
/** How many numbers after the last known are looked for: incidents that people added by hand since. */
const PROBE = 5;
/** Loads the index and holds it against the files: a few reads, however long the history. */
async function loadIncidents(snapshot, years) {
	const texts = await snapshot.read([ACTIVE_INDEX_PATH]);
	return refresh(snapshot, parseActiveIndex(texts.get("alerts/active.json")) ?? await deriveIndex(snapshot), years);
}
async function refresh(snapshot, index, years) {
	const numbers = new Map(index.numbers);
	for (const year of years) if (!numbers.has(year)) numbers.set(year, 0);
	const files = /* @__PURE__ */ new Map();
	await readInto(files, snapshot, [...index.state.incidents.keys()]);
	for (let probe = probeIds(numbers); probe.length > 0;) {
		const found = await readInto(files, snapshot, probe);
		for (const id of found) {
			const [, year, number] = id.split("-").map(Number);
			numbers.set(year, Math.max(numbers.get(year) ?? 0, number));
		}
		probe = found.length > 0 ? probeIds(numbers) : [];
	}
	const incidents = [];
	const facts = /* @__PURE__ */ new Map();
	const problems = [];
	for (const [id, text] of files) {
		const before = index.state.incidents.get(id);
		const parsed = parseRecord("incident", `${incidentFolder(id)}/incident.md`, text);
		if (parsed.ok) {
			facts.set(id, parsed.value.value);
			incidents.push(before ? mergeFacts(before, parsed.value.value) : activeFromFacts(parsed.value.value));
		} else {
			problems.push(...parsed.problems);
			if (before) incidents.push(before);
		}
	}
	return {
		state: stateOf(incidents, index.state),
		numbers,
		facts,
		texts: files,
		problems
	};
}
function probeIds(numbers) {
	return [...numbers].flatMap(([year, last]) => Array.from({ length: PROBE }, (_, step) => formatIncidentId(year, last + 1 + step)));
}
async function readInto(files, snapshot, ids) {
	const paths = new Map(ids.map((id) => [`${incidentFolder(id)}/incident.md`, id]));
	const texts = await snapshot.read([...paths.keys()]);
	const found = [];
	for (const [path, text] of texts) {
		const id = paths.get(path);
		files.set(id, text);
		found.push(id);
	}
	return found;
}
// src/app/intake/past-incidents.ts
/** One small file a service, so that looking back costs the same however long the history; derived, losing it loses nothing. */
const PAST_FOLDER = "alerts/past";
const pastSchema = strictObject({
	schema: literal(1),
	incidents: array(strictObject({
		id: incidentId,
		kind: string(),
		name: string(),
		title: string(),
		at: instant
	}))
});
/** Whether anything is remembered; what is not is derived when it is first asked for. */
async function isKept(snapshot) {
	return (await snapshot.list(PAST_FOLDER)).length > 0;
}
/** The files that remember incidents which no alert opened; none while nothing is remembered. */
async function rememberByHand(snapshot, incidents) {
	if (incidents.length === 0 || !await isKept(snapshot)) return [];
	return rememberIncidents(await readPast(snapshot, [...new Set(incidents.map(({ service }) => service))]), incidents);
}
/** What is remembered of some services; derived from all records where nothing is remembered of any. */
async function readPast(snapshot, services) {
	if (!await isKept(snapshot)) return derivePast(snapshot);
	const texts = await snapshot.read(services.map(pathOf));
	return new Map(services.map((service) => [service, parsePast(texts.get(pathOf(service)))]));
}
/** The files that remember some incidents beside what was remembered before. */
function rememberIncidents(past, incidents) {
	const all = new Map(past);
	for (const incident of incidents) {
		const { id, service, kind, name, title } = incident;
		const at = incident.detected ?? incident.first;
		if (at === void 0) continue;
		const others = (all.get(service) ?? []).filter((one) => one.id !== id);
		all.set(service, latest([...others, {
			id,
			kind,
			name,
			title,
			at
		}]));
	}
	return [...all].filter(([, known]) => known.length > 0).map(([service, known]) => ({
		path: pathOf(service),
		content: printPast(known)
	}));
}
/** The latest incidents of every service, from all records: the slow way, and the oracle of the fast one. */
async function derivePast(snapshot) {
	const named = await namesFromArchive(snapshot);
	const past = /* @__PURE__ */ new Map();
	const paths = (await listIncidents(snapshot)).map((id) => `${incidentFolder(id)}/incident.md`);
	const texts = await snapshot.read(paths);
	for (const [path, text] of texts) {
		const parsed = parseRecord("incident", path, text);
		if (!parsed.ok) continue;
		const facts = parsed.value.value;
		const { service, kind, name, title, detected, first } = activeFromFacts(facts, {
			alerts: {},
			...named.get(facts.id)
		});
		const at = detected ?? first;
		if (at !== void 0) past.set(service, [...past.get(service) ?? [], {
			id: facts.id,
			kind,
			name,
			title,
			at
		}]);
	}
	return new Map([...past].map(([service, known]) => [service, latest(known)]));
}
async function namesFromArchive(snapshot) {
	const byIncident = Map.groupBy(await readArchive(snapshot), ({ incident }) => incident);
	return new Map([...byIncident].map(([id, own]) => [id, { named: earliestAlert(own) }]));
}
function latest(known) {
	return known.toSorted((a, b) => compareInstants(a.at, b.at) || (a.id < b.id ? -1 : 1)).slice(-60);
}
function pathOf(service) {
	return `${PAST_FOLDER}/${service}.json`;
}
function parsePast(text) {
	try {
		return pastSchema.parse(JSON.parse(text ?? "")).incidents;
	} catch {
		return [];
	}
}
function printPast(incidents) {
	return `{"schema":1,"incidents":[${incidents.map((incident) => `\n${JSON.stringify(incident)}`).join(",")}]}\n`;
}
export { appendToArchive as a, loadIncidents as i, rememberByHand as n, readArchiveWindow as o, rememberIncidents as r, readPast as t };

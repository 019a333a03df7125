import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { i as laterOf, n as earlierOf, o as toEpochMs, r as fromEpochMs } from "./shared-instant.js";
import { t as Temporal } from "./shared-temporal-polyfill.js";
import { c as instantOfWallTime } from "./shared-list-shifts.js";
import { i as WEEKDAYS } from "./shared-record-kinds.js";
import { t as matchesGlob } from "./shared-glob.js";
import { a as isWithinGroupWindow, c as noteFiring, d as reopen, f as resolveWhenQuiet, l as quietSince, m as timelineOf, n as countAlert, o as isWithinReopenWindow, p as resolvedText, r as firesOnAfterResolve, s as noteAcknowledgement, t as isNewerState, u as raiseSeverity } from "./shared-alert-order.js";
import { C as durationMs } from "./shared-gate.js";
import { t as dependencyGraph } from "./shared-dependency-graph.js";
import { i as withoutPending, r as withIncident } from "./shared-triage-state.js";
import { n as inertLine, r as inertText } from "./shared-inert-text.js";
import { i as redactText, n as isSecretName, t as REDACTED } from "./shared-redact.js";
// src/core/alerts/stable-hash.ts
const OFFSET_HIGH = 3421674724;
const OFFSET_LOW = 2216829733;
/** The FNV prime 0x100000001b3 is 2^40 + this; multiplying by 2^40 is a shift. */
const PRIME_LOW = 435;
/** Ends each part. No UTF-8 text holds this byte, so `['ab', 'c']` and `['a', 'bc']` differ. */
const END_OF_PART = 255;
/**
* 64-bit FNV-1a of a list of texts, as 16 hex digits: the same on every machine and in every version, and over
* sorted label names and values the very fingerprint that Prometheus computes. Not cryptographic: it tells alerts
* apart, it proves nothing and hides nothing.
*/
function stableHash(parts) {
	let high = OFFSET_HIGH;
	let low = OFFSET_LOW;
	const encoder = new TextEncoder();
	for (const part of parts) {
		const bytes = encoder.encode(part);
		for (let index = 0; index <= bytes.length; index++) {
			low = (low ^ (bytes[index] ?? END_OF_PART)) >>> 0;
			const product = low * PRIME_LOW;
			high = Math.imul(high, PRIME_LOW) + Math.floor(product / 2 ** 32) + (low << 8) >>> 0;
			low = product >>> 0;
		}
	}
	return hex(high) + hex(low);
}
function hex(word) {
	return word.toString(16).padStart(8, "0");
}
// src/core/alerts/safe-url.ts
const MAX_URL = 2e3;
/**
* The link in a form that is safe to store and show: http or https, at most 2,000 characters, without user name,
* password and the values of secret parameters. Undefined for any other text.
*/
function safeUrl(text) {
	const url = /^\s*https?:\/\//i.test(text) && text.length <= MAX_URL * 2 ? parseUrl(text) : void 0;
	if (!url || url.hostname === "") return void 0;
	url.username = "";
	url.password = "";
	for (const name of new Set(url.searchParams.keys())) if (isSecretName(name) && url.searchParams.get(name) !== "[redacted]") url.searchParams.set(name, REDACTED);
	const clean = redactText(inertLine(url.href, MAX_URL * 2));
	return clean.length <= MAX_URL && URL.canParse(clean) ? clean : void 0;
}
function parseUrl(text) {
	return URL.parse(text) ?? void 0;
}
// src/core/alerts/sanitise.ts
/** Longest texts that an alert keeps, in UTF-16 units, and how many of a thing. */
const CAPS = {
	title: 200,
	name: 120,
	description: 4e3,
	labels: 64,
	labelKey: 100,
	labelValue: 300,
	word: 120,
	reason: 1e3,
	fingerprint: 300,
	list: 20
};
/** Labels that triage looks at first; they are kept when there are more labels than an alert may have. */
const FIRST_LABELS = [
	"alertname",
	"service",
	"severity",
	"team",
	"env",
	"environment",
	"cluster",
	"namespace",
	"job",
	"instance"
];
/** An event made safe to store: texts inert, without secrets and within `CAPS`, links only to http and https. */
function sanitiseEvent(event) {
	switch (event.type) {
		case "alert": return {
			type: "alert",
			alert: sanitiseAlert(event.alert)
		};
		case "note": return {
			type: "note",
			note: sanitiseNote(event.note)
		};
		case "ignored": return {
			type: "ignored",
			event: safeLine(event.event, CAPS.word) || "unnamed",
			reason: safeLine(event.reason, CAPS.reason)
		};
		default: return event;
	}
}
/** One line without secrets, at most `cap` UTF-16 units. Redacted before the cut, so that no half of a secret stays. */
function safeLine(text, cap) {
	return inertLine(redactText(inertLine(redactText(text), cap * 2)), cap);
}
function safeText(text, cap) {
	return inertText(redactText(inertText(redactText(text), cap * 2)), cap);
}
function sanitiseAlert(alert) {
	const name = safeLine(alert.name, CAPS.name) || "unnamed alert";
	return {
		source: alert.source,
		fingerprint: safeFingerprint(alert.source, alert.fingerprint),
		state: alert.state,
		event: safeLine(alert.event, CAPS.word),
		name,
		title: safeLine(alert.title, CAPS.title) || name,
		...present("description", alert.description, (text) => safeText(text, CAPS.description)),
		...alert.at === void 0 ? {} : { at: alert.at },
		...present("severity", alert.severity, (text) => safeLine(text, CAPS.word)),
		labels: safeLabels(alert.labels),
		integrations: safeList(alert.integrations),
		...present("url", alert.url, safeUrl),
		...present("runbookUrl", alert.runbookUrl, safeUrl),
		...safeActor(alert.actor),
		...safeChange(alert.change),
		...safeEvidence(alert.evidence)
	};
}
function sanitiseNote(note) {
	return {
		source: note.source,
		fingerprint: safeFingerprint(note.source, note.fingerprint),
		event: safeLine(note.event, CAPS.word),
		kind: note.kind,
		text: safeText(note.text, CAPS.description) || safeLine(note.event, CAPS.word) || "no text",
		...note.at === void 0 ? {} : { at: note.at },
		...present("by", note.by, (text) => safeLine(text, CAPS.word)),
		...safeActor(note.actor),
		...present("url", note.url, safeUrl)
	};
}
/** A fingerprint that is long, odd or holds a secret is replaced by a hash of it: still the same for the same alert. */
function safeFingerprint(source, fingerprint) {
	return safeLine(fingerprint, CAPS.fingerprint) === fingerprint ? fingerprint : `${source}:${stableHash([fingerprint])}`;
}
function safeLabels(labels) {
	const rank = (key) => FIRST_LABELS.includes(key) ? 0 : 1;
	const keys = Object.keys(labels).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
	const safe = /* @__PURE__ */ new Map();
	for (const key of keys) {
		const safeKey = safeLine(key, CAPS.labelKey);
		if (safe.size === CAPS.labels) break;
		if (safeKey === "" || safeKey === "__proto__" || safe.has(safeKey)) continue;
		const value = isSecretName(key) ? REDACTED : safeLine(labels[key] ?? "", CAPS.labelValue);
		if (value !== "") safe.set(safeKey, value);
	}
	return Object.fromEntries([...safe].sort(([a], [b]) => a < b ? -1 : 1));
}
function safeList(texts) {
	const lines = texts.slice(0, CAPS.list).map((text) => safeLine(text, CAPS.word));
	return [...new Set(lines.filter((line) => line !== ""))];
}
function safeActor(actor) {
	if (!actor) return {};
	const word = (text) => safeLine(text, CAPS.word);
	const safe = {
		...present("id", actor.id, word),
		...present("name", actor.name, word),
		...present("mail", actor.mail, word)
	};
	return Object.keys(safe).length === 0 ? {} : { actor: safe };
}
function safeChange({ kind, name, exposurePercent } = {}) {
	const safeName = safeLine(name ?? "", CAPS.title);
	if (!kind || safeName === "") return {};
	return { change: {
		kind,
		name: safeName,
		...exposurePercent !== void 0 && exposurePercent >= 0 && exposurePercent <= 100 ? { exposurePercent } : {}
	} };
}
function safeEvidence(evidence = []) {
	const safe = evidence.slice(0, CAPS.list).flatMap((item) => {
		const links = {
			...present("id", item.id, (text) => safeLine(text, CAPS.labelValue)),
			...present("url", item.url, safeUrl)
		};
		const kind = /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(item.kind) && item.kind.length <= 80 ? item.kind : "other";
		return Object.keys(links).length === 0 ? [] : [{
			kind,
			...links
		}];
	});
	return safe.length === 0 ? {} : { evidence: safe };
}
/** The key with its cleaned text, or nothing where no text is left. */
function present(key, text, clean) {
	const cleaned = text === void 0 ? void 0 : clean(text);
	return cleaned ? { [key]: cleaned } : {};
}
// src/core/alerts/unreadable-alert.ts
/** Name of the alert that a delivery becomes which nobody can read; rules and mutes may match it. */
const UNREADABLE = "UnreadableDelivery";
/**
* A delivery that its source's reader refused, as an alert of its own: whatever it meant to say, somebody has to look.
* All of one source have the same fingerprint, so that a broken template is one incident however often it sends.
*/
function unreadableAlert({ source }, problems) {
	const first = problems[0]?.message ?? "nothing is known of why";
	return {
		source,
		fingerprint: `${source}:unreadable`,
		state: "firing",
		event: "unreadable",
		name: UNREADABLE,
		title: safeLine(`A delivery of ${source} cannot be read: ${first}`, CAPS.title),
		labels: {},
		integrations: []
	};
}
// src/core/triage/identify-service.ts
/** Service of an alert that no file in services/ claims. */
const UNKNOWN_SERVICE = "unknown";
/**
* The service an alert is about: its `service` label where that is a slug in services/, else the first service (by
* slug) with a rule that matches, else undefined.
*/
function identifyService(alert, services) {
	const label = alert.labels.service;
	if (label !== void 0 && services.has(label)) return label;
	for (const slug of [...services.keys()].sort()) if (services.get(slug)?.alerts?.some((rule) => claims(rule, alert))) return slug;
}
/** A rule claims an alert when each condition it names holds; a rule without conditions claims nothing. */
function claims({ labels, names, integrations }, alert) {
	if (!labels && !names && !integrations) return false;
	return matchesLabels(labels ?? {}, alert.labels) && (!names || names.some((glob) => matchesGlob(glob, alert.name))) && (!integrations || integrations.some((glob) => alert.integrations.some((id) => matchesGlob(glob, id))));
}
/** Whether an alert carries all labels that a rule asks for; values are globs, and an absent label never matches. */
function matchesLabels(wanted, labels) {
	return Object.entries(wanted).every(([key, glob]) => labels[key] !== void 0 && matchesGlob(glob, labels[key]));
}
// src/core/triage/level-alert.ts
/** The level of an alert by the first rule of `policies/triage.yaml` that matches it. */
function levelAlert(alert, service, policy) {
	const rule = policy.levels.find(({ match }) => matchesAlert(match, alert, service));
	return rule ? {
		kind: rule.kind,
		severity: rule.severity,
		rule: rule.id
	} : {
		...policy.default_level,
		rule: "default"
	};
}
/** Whether an alert meets each condition that a rule names; a rule without conditions matches every alert. */
function matchesAlert(match, alert, service) {
	const { names, labels, sources, severities, services } = match;
	return (!names || names.some((glob) => matchesGlob(glob, alert.name))) && (!labels || matchesLabels(labels, alert.labels)) && (!sources || sources.includes(alert.source)) && (!severities || severities.some((glob) => matchesGlob(glob, alert.severity ?? ""))) && (!services || services.includes(service));
}
// src/core/triage/mute-alert.ts
/** The first mute of policy that matches an alert and is in force at an instant, else undefined. */
function findMute(alert, { service, at, policy }) {
	for (const mute of policy.mutes ?? []) {
		if (!matchesAlert(mute.match, alert, service)) continue;
		const until = endOfMute(mute, at);
		if (until !== void 0) return {
			id: mute.id,
			reason: mute.reason,
			until
		};
	}
}
/** When the mute that is in force at an instant ends, undefined where it is not in force. Begin counts, end does not. */
function endOfMute(mute, at) {
	const now = toEpochMs(at);
	const end = toEpochMs(mute.until);
	if (now >= end || mute.from !== void 0 && now < toEpochMs(mute.from)) return void 0;
	if (!mute.hours) return fromEpochMs(end);
	const window = hoursAround(mute.hours, now);
	return window === void 0 ? void 0 : fromEpochMs(Math.min(window, end));
}
/** End of the weekly hours that an instant lies in. They may pass midnight; the named day is the one they begin on. */
function hoursAround({ days, from, to, time_zone }, now) {
	const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(time_zone).toPlainDate();
	for (const day of [today, today.subtract({ days: 1 })]) {
		if (!days.includes(WEEKDAYS[day.dayOfWeek - 1])) continue;
		const wall = (on, time, occurrence) => instantOfWallTime(on, Temporal.PlainTime.from(time), {
			zone: time_zone,
			occurrence
		}).epochMilliseconds;
		const start = wall(day, from, "first");
		const end = wall(to > from ? day : day.add({ days: 1 }), to, "last");
		if (start <= now && now < end) return end;
	}
}
// src/core/triage/end-mutes.ts
/** The alerts that still fire at `now` and that no mute of policy holds any more, by time and fingerprint. */
function endedMutes(state, now, policy) {
	return [...state.muted].flatMap(([fingerprint, muted]) => {
		const mute = policy.mutes?.find(({ id }) => id === muted.mute);
		if (toEpochMs(now) < toEpochMs(muted.heard)) return [];
		if (mute && endOfMute(mute, now) !== void 0) return [];
		const end = (mute && endOfMute(mute, muted.heard)) ?? now;
		return [{
			alert: alertOf(fingerprint, muted),
			muted,
			at: earlierOf(end, now)
		}];
	}).sort((a, b) => toEpochMs(a.at) - toEpochMs(b.at) || (a.alert.fingerprint < b.alert.fingerprint ? -1 : 1));
}
function alertOf(fingerprint, { source, event, name, title, labels, url, state }) {
	return {
		source,
		fingerprint,
		state,
		event: event ?? "",
		name,
		title,
		labels,
		integrations: [],
		...url && { url }
	};
}
// src/core/triage/incident-order.ts
/** When an incident began as far as it is known, in milliseconds since 1970; undefined where nobody says. */
function beganMs({ detected, first }) {
	const began = detected ?? first;
	return began === void 0 ? void 0 : toEpochMs(began);
}
/** Orders incidents by their beginning, then by what they are about; ids only tell apart what is otherwise equal. */
function compareBeginnings(a, b) {
	return (beganMs(a) ?? 0) - (beganMs(b) ?? 0) || compareText(essenceOf(a), essenceOf(b)) || compareText(a.id, b.id);
}
function essenceOf({ service, kind, name, title }) {
	return [
		service,
		kind,
		name,
		title
	].join("\0");
}
function compareText(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}
// src/core/triage/describe-link.ts
/** One link as a sentence with its evidence: the services between, and how the beginnings lie to each other. Made of ids and reviewed words only. */
function describeLink(incident, relation, other) {
	const apart = other && beganApart(incident, other);
	const when = apart ? `, which began ${apart}` : "";
	switch (relation.type) {
		case "caused_by": return `Probably caused by ${relation.incident}${when}${wayOf(relation)}`;
		case "duplicate_of": return `Same problem as ${relation.incident}${when}`;
		case "recurrence_of": return `Happened before as ${relation.incident}`;
		case "related_to": return `Related to ${relation.incident}`;
		default: return relation.type;
	}
}
/** A person may link two incidents without knowing the services between. */
function wayOf({ path = [] }) {
	return path.length === 0 ? "" : `: ${path.join(" → ")}`;
}
/** How the beginning of another incident lies to this one's, like `4 min earlier`; undefined where one of them is not known. */
function beganApart(incident, other) {
	const began = beganMs(incident);
	const otherBegan = beganMs(other);
	if (began === void 0 || otherBegan === void 0) return void 0;
	const seconds = Math.round((began - otherBegan) / 1e3);
	if (seconds === 0) return "at the same time";
	return `${duration(Math.abs(seconds))} ${seconds > 0 ? "earlier" : "later"}`;
}
function duration(seconds) {
	if (seconds < 60) return `${seconds} s`;
	if (seconds < 3600) return `${Math.round(seconds / 60)} min`;
	return `${Math.floor(seconds / 3600)} h ${Math.round(seconds % 3600 / 60)} min`;
}
// src/core/triage/find-causes.ts
/**
* The probable root of each incident that another one explains. An incident explains another when its service is
* needed by the other's within the hops of policy, it began before or about when the other did and no longer before
* than the window, and it was not over by then. From the nearest such incident the chain is followed to its end: the
* deepest explained service. A function of the incidents alone, so the order in which they became known never matters.
*/
function findCauses(incidents, rules) {
	const spans = incidents.flatMap(toSpan);
	const board = boardOf(spans, rules);
	const links = new Map(rules.standing);
	const linkOf = (span) => {
		const { id } = span.incident;
		if (links.has(id)) return links.get(id);
		links.set(id, void 0);
		const parent = nearestCause(span, board);
		const link = parent && extend(span, parent, {
			further: linkOf(parent.span),
			originals: rules.originals
		});
		links.set(id, link);
		return link;
	};
	for (const span of spans) linkOf(span);
	return new Map([...links].flatMap(([id, link]) => link ? [[id, link]] : []));
}
function toSpan(incident) {
	const began = beganMs(incident);
	const isLive = incident.status === "open" || incident.status === "resolved";
	if (began === void 0 || !isLive) return [];
	return [{
		incident,
		began,
		over: incident.resolved ? toEpochMs(incident.resolved) : Number.POSITIVE_INFINITY
	}];
}
function boardOf(spans, rules) {
	const { causes, window, tolerance } = rules.policy;
	const mayExplain = spans.filter(({ incident }) => !causes || causes.includes(incident.kind));
	const upstreams = Map.groupBy(mayExplain, ({ incident }) => incident.service);
	return {
		...rules,
		upstreams,
		window: durationMs(window),
		tolerance: durationMs(tolerance)
	};
}
function extend(span, parent, { further, originals }) {
	const reason = parent.span.began > span.began ? "cascade/upstream-followed" : "cascade/upstream-open";
	const { id } = parent.span.incident;
	if (!further) return {
		root: originals.get(id) ?? id,
		path: parent.path,
		reason
	};
	return {
		root: further.root,
		path: [...parent.path, ...further.path.slice(1)],
		reason
	};
}
/** Of all incidents that explain one: the fewest steps away, then the first to begin, which is the likeliest to explain the others too. */
function nearestCause(span, board) {
	const { effects, max_hops } = board.policy;
	if (effects && !effects.includes(span.incident.kind)) return void 0;
	let hops = max_hops;
	const found = [];
	for (const [service, path] of board.graph.needsOf(span.incident.service)) {
		if (path.length - 1 > hops) break;
		for (const upstream of board.upstreams.get(service) ?? []) {
			if (!explains(upstream, span, board)) continue;
			found.push({
				span: upstream,
				path
			});
			hops = path.length - 1;
		}
	}
	return found.sort((a, b) => compareBeginnings(a.span.incident, b.span.incident))[0];
}
function explains(upstream, span, board) {
	const { began, over } = upstream;
	if (!(began - span.began <= board.tolerance && span.began - began <= board.window) || over + board.tolerance < span.began) return false;
	return !board.graph.needsOf(upstream.incident.service).has(span.incident.service) || cameFirst(upstream, span, board);
}
/** Services that need each other explain each other in one direction only: from the first to begin, at one instant from the more important one. */
function cameFirst(a, b, { services }) {
	const tier = ({ incident }) => services.get(incident.service)?.tier ?? 9;
	return (a.began - b.began || tier(a) - tier(b) || compareBeginnings(a.incident, b.incident)) < 0;
}
// src/core/triage/text-similarity.ts
/** Only so many characters and words of a text are looked at: alert text can be long and hostile. */
const LOOKED_AT = 400;
const MAX_WORDS = 40;
/** Words that say nothing about which trouble it is. */
const COMMON = /* @__PURE__ */ new Set([
	"the",
	"a",
	"an",
	"on",
	"in",
	"at",
	"for",
	"of",
	"to",
	"is",
	"are",
	"and",
	"by",
	"from",
	"above",
	"below"
]);
/**
* The words of a text that tell its trouble: lower case, camel case taken apart (`HighErrorRate` is high, error, rate),
* without numbers and what holds digits in the middle of an id.
*/
function wordsOf(text) {
	const words = text.slice(0, LOOKED_AT).replace(/(\p{Ll})(?=\p{Lu})/gu, "$1 ").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
	return new Set(words.filter((word) => !COMMON.has(word) && !/^\d|\d{2,}/.test(word)).slice(0, MAX_WORDS));
}
/** How much two sets of words have in common, from 0 (nothing) to 1 (equal): the Sørensen–Dice coefficient. Of two empty sets 0. */
function similarity(a, b) {
	if (a.size + b.size === 0) return 0;
	let shared = 0;
	for (const word of a) if (b.has(word)) shared += 1;
	return 2 * shared / (a.size + b.size);
}
// src/core/triage/find-duplicates.ts
/** Only so many earlier incidents are compared with one: a storm of odd alerts stays cheap. */
const COMPARED = 200;
/**
* The incident that each duplicate repeats: it began earlier, within the window of policy, on the same service, and is alike: both kinds are in the policy's list of troubles that are one seen
* differently, or names and titles share enough words. A function of the incidents alone.
*/
function findDuplicates(incidents, policy) {
	const links = /* @__PURE__ */ new Map();
	const words = /* @__PURE__ */ new Map();
	const wordsFor = (incident) => {
		const known = words.get(incident.id) ?? wordsOf(`${incident.name} ${incident.title}`);
		words.set(incident.id, known);
		return known;
	};
	const window = durationMs(policy.window);
	const ordered = incidents.filter(isComparable).sort(compareBeginnings);
	for (const [index, incident] of ordered.entries()) {
		const earlier = ordered.slice(Math.max(0, index - COMPARED), index);
		for (const other of earlier) {
			const reason = likeness(other, incident, {
				policy,
				window,
				wordsFor
			});
			if (!reason) continue;
			links.set(incident.id, {
				parent: links.get(other.id)?.parent ?? other.id,
				reason
			});
			break;
		}
	}
	return links;
}
function isComparable(incident) {
	return (incident.status === "open" || incident.status === "resolved") && beganMs(incident) !== void 0;
}
function likeness(earlier, incident, { policy, window, wordsFor }) {
	if (!isSameService(earlier, incident, wordsFor)) return void 0;
	if (beganMs(incident) - beganMs(earlier) > window) return void 0;
	const isAlike = ({ kind, service }) => service !== "unknown" && (policy.alike?.includes(kind) ?? false);
	if (isAlike(earlier) && isAlike(incident)) return "duplicate/same-trouble";
	return similarity(wordsFor(earlier), wordsFor(incident)) >= policy.similarity ? "duplicate/similar-text" : void 0;
}
/** The same service; where nobody has named the service of one, it is the other's if its text names that. */
function isSameService(a, b, wordsFor) {
	if (a.service === b.service) return true;
	const names = (unknown, known) => unknown.service === "unknown" && [...wordsOf(known.service)].every((word) => wordsFor(unknown).has(word));
	return names(a, b) || names(b, a);
}
// src/core/triage/relate-incidents.ts
/** Who links when nobody does. */
const TRIAGE = "triage";
/** How far from a changed incident the links of others are judged anew, where policy knows no cascades. */
const NEAR_MS = 36e5;
/**
* Steps 7 and 8. Links incidents to their probable root and duplicates to their parent. The links are a function of
* the incidents, so one is made late when the upstream alert comes late, and taken back when what it stood on is gone.
* Judged anew are only incidents near in time to one that just changed, and that itself is new or recent: an older
* incident keeps the links that the catalogue of its own time gave it. People's links are never touched.
*/
function relateIncidents(state, change) {
	const { now, context } = change;
	const { judged, around } = scopeOf(state, change);
	const timelines = /* @__PURE__ */ new Map();
	if (judged.size === 0) return {
		state,
		timelines
	};
	const { causes, duplicates } = linksOf(around, judged, context);
	const incidents = new Map(state.incidents);
	for (const incident of around) {
		if (!judged.has(incident.id)) continue;
		const relations = relationsOf(incident, causes.get(incident.id), duplicates.get(incident.id));
		if (JSON.stringify(relations) === JSON.stringify(incident.relations)) continue;
		incidents.set(incident.id, {
			...incident,
			relations
		});
		timelines.set(incident.id, newsOf(incident, relations, {
			incidents: state.incidents,
			now
		}));
	}
	return timelines.size === 0 ? {
		state,
		timelines
	} : {
		state: {
			...state,
			incidents
		},
		timelines
	};
}
function scopeOf({ incidents }, { changed, opened, now, context }) {
	const { cascade, duplicates } = context.policy;
	if (!cascade && !duplicates) return {
		judged: /* @__PURE__ */ new Set(),
		around: []
	};
	const window = Math.max(durationMs(cascade?.window ?? "0m"), durationMs(duplicates?.window ?? "0m"));
	const reach = Math.max(window * (cascade?.max_hops ?? 1), NEAR_MS);
	const starts = [...changed].flatMap((id) => {
		const began = incidents.has(id) ? beganMs(incidents.get(id)) : void 0;
		return began !== void 0 && (opened.has(id) || toEpochMs(now) - began <= reach) ? [began] : [];
	});
	const near = (incident, distance) => {
		const began = beganMs(incident);
		return began !== void 0 && starts.some((start) => Math.abs(start - began) <= distance);
	};
	const around = [...incidents.values()].filter((incident) => near(incident, reach + window));
	const judged = around.filter((incident) => near(incident, reach) && !incident.corrected.includes("relations"));
	return {
		judged: new Set(judged.map(({ id }) => id)),
		around
	};
}
function linksOf(scope, judged, { policy, services }) {
	const duplicates = policy.duplicates ? findDuplicates(scope, policy.duplicates) : /* @__PURE__ */ new Map();
	if (!policy.cascade) return {
		causes: /* @__PURE__ */ new Map(),
		duplicates
	};
	const standing = new Map(scope.filter(({ id }) => !judged.has(id)).map((incident) => [incident.id, standingCause(incident)]));
	const graph = dependencyGraph(services);
	const originals = new Map([...duplicates].map(([id, { parent }]) => [id, parent]));
	return {
		causes: findCauses(scope, {
			policy: policy.cascade,
			graph,
			services,
			standing,
			originals
		}),
		duplicates
	};
}
function standingCause({ relations, service }) {
	const link = relations.find(({ type }) => type === "caused_by");
	return link && {
		root: link.incident,
		path: link.path ?? [service],
		reason: "cascade/upstream-open"
	};
}
/** Relations in their usual order: cause, duplicate, then what other steps found. */
function relationsOf({ relations }, cause, duplicate) {
	const others = relations.filter(({ type }) => type !== "caused_by" && type !== "duplicate_of");
	return [
		...cause ? [{
			type: "caused_by",
			incident: cause.root,
			path: [...cause.path],
			reason: cause.reason,
			by: TRIAGE
		}] : [],
		...duplicate ? [{
			type: "duplicate_of",
			incident: duplicate.parent,
			reason: duplicate.reason,
			by: TRIAGE
		}] : [],
		...others
	];
}
function newsOf(incident, relations, { incidents, now }) {
	const isSame = (a) => (b) => a.type === b.type && a.incident === b.incident;
	const made = relations.filter((relation) => !incident.relations.some(isSame(relation)));
	const gone = incident.relations.filter((relation) => !relations.some(({ type }) => type === relation.type));
	return [...made.map((relation) => ({
		at: now,
		kind: "linked",
		text: describeLink(incident, relation, incidents.get(relation.incident)),
		by: TRIAGE
	})), ...gone.map(({ incident: id }) => ({
		at: now,
		kind: "linked",
		text: `No longer linked to ${id}: what came later does not support it`,
		by: TRIAGE
	}))];
}
/** Why an incident was opened, where a link says more than that it is new. */
function linkReason({ relations }) {
	return relations.find(({ by }) => by === TRIAGE)?.reason;
}
// src/core/triage/settle-incidents.ts
/** Resolves the open incidents whose alerts have all been resolved for the settle delay of policy at `now` (RFC 3339 UTC). */
function settleIncidents(state, now, policy) {
	const timelines = /* @__PURE__ */ new Map();
	if (policy.grouping.settle_delay === void 0) return {
		state,
		timelines
	};
	const settledById = /* @__PURE__ */ new Map();
	for (const incident of state.incidents.values()) {
		if (incident.status !== "open") continue;
		const settled = resolveWhenQuiet(incident, {
			policy,
			now
		});
		if (settled === incident) continue;
		settledById.set(settled.id, settled);
		const at = settled.resolved ?? now;
		timelines.set(settled.id, [{
			at,
			kind: "resolved",
			text: resolvedText(settled),
			by: TRIAGE
		}]);
	}
	if (settledById.size === 0) return {
		state,
		timelines
	};
	return {
		state: {
			...state,
			incidents: new Map([...state.incidents, ...settledById])
		},
		timelines
	};
}
// src/core/triage/steps/early-resolve.ts
/** The resolve that overtook this alert, if one did: then the alert is already over. */
function earlyResolveOf({ alert, at }, state) {
	const early = state.earlyResolves.get(alert.fingerprint);
	return early && toEpochMs(early.at) >= toEpochMs(at) ? early : void 0;
}
// src/core/triage/steps/follow.ts
/** Follows an alert that an incident already holds into its new state; the incident's status follows its alerts. */
const follow = (candidate, state, context) => {
	const { alert } = candidate;
	const muted = state.muted.get(alert.fingerprint);
	if (muted && alert.state === "resolved" && toEpochMs(candidate.at) >= toEpochMs(muted.at)) return resolveMuted(muted, alert.fingerprint, state);
	const holder = state.incidents.get(state.holders.get(alert.fingerprint) ?? "");
	if (!holder) return alert.state === "resolved" ? keepEarlyResolve(candidate, state) : { candidate };
	if (alert.state === "firing") return followFiring(candidate, state, {
		holder,
		context
	});
	const known = holder.alerts[alert.fingerprint];
	if (holder.status !== "open" && alert.state === "resolved" && known?.state === "resolved") return keepEarlyResolve(candidate, state);
	const counted = countAlert(holder, candidate, true);
	if (holder.status !== "open") return decide("updated", "state/incident-not-open", {
		state,
		incident: counted
	});
	if (alert.state === "acknowledged") return acknowledge(candidate, state, counted);
	const incident = resolveWhenQuiet(counted, {
		policy: context.policy,
		now: candidate.received
	});
	if (incident.status === "resolved") return decide("resolved", "state/resolved", {
		state,
		incident,
		timeline: timelineOf(incident, candidate, ["resolved", resolvedText(incident)])
	});
	const timeline = timelineOf(incident, candidate, ["alert-resolved", `Alert resolved: ${alert.title}`]);
	return decide("updated", quietSince(incident) !== void 0 ? "state/settling" : "state/still-firing", {
		state,
		incident,
		timeline
	});
};
function acknowledge(candidate, state, counted) {
	const incident = noteAcknowledgement(counted, candidate);
	return decide("acknowledged", "state/acknowledged", {
		state,
		incident,
		timeline: timelineOf(incident, candidate, ["acknowledged", "Acknowledged"])
	});
}
/** An alert that fires anew: still the same incident while that is open or only just resolved, else a problem of its own. */
function followFiring(candidate, state, { holder, context }) {
	const { alert, at } = candidate;
	const known = holder.alerts[alert.fingerprint];
	if (holder.status === "open") {
		const incident = countAlert(holder, candidate, true);
		if (known?.state === "acknowledged") return decide("updated", "state/unacknowledged", {
			state,
			incident,
			timeline: timelineOf(incident, candidate, ["unacknowledged", "The acknowledgement was taken back"])
		});
		return decide("joined", "group/open-incident", {
			state,
			incident,
			timeline: timelineOf(incident, candidate, ["alert", `Alert fires again: ${alert.title}`])
		});
	}
	if (holder.status !== "resolved" || !isWithinReopenWindow(holder, at, context.policy)) return { candidate };
	const over = earlyResolveOf(candidate, state);
	if (over) return joinOver(candidate, state, {
		holder,
		over,
		context
	});
	const incident = reopen(countAlert(holder, candidate, true));
	return decide("reopened", "group/reopened", {
		state,
		incident,
		timeline: timelineOf(incident, candidate, ["reopened", `Fires again: ${alert.title}`])
	});
}
/** It fired again and is over already: its resolve came first. */
function joinOver(candidate, state, { holder, over, context }) {
	const resolved = {
		...candidate,
		alert: {
			...candidate.alert,
			state: "resolved"
		},
		at: over.at
	};
	const counted = countAlert(holder, resolved, true);
	const incident = resolveWhenQuiet({
		...counted,
		count: counted.count + over.count
	}, {
		policy: context.policy,
		now: candidate.received
	});
	const timeline = timelineOf(incident, candidate, ["alert", `Alert fires again: ${candidate.alert.title}`]);
	return decide("joined", "group/open-incident", {
		state: withoutPending(state, candidate.alert.fingerprint),
		incident,
		timeline
	});
}
function resolveMuted({ service }, fingerprint, state) {
	return { decision: {
		decision: "muted",
		reason: "mute/resolved",
		state: withoutPending(state, fingerprint),
		service,
		timeline: []
	} };
}
function keepEarlyResolve(candidate, state) {
	const { alert, at, received } = candidate;
	const before = state.earlyResolves.get(alert.fingerprint);
	const latest = {
		at: before !== void 0 && !isNewerState({
			state: "resolved",
			at
		}, {
			state: "resolved",
			at: before.at
		}) ? before.at : at,
		received,
		count: (before?.count ?? 0) + 1
	};
	const earlyResolves = new Map(state.earlyResolves).set(alert.fingerprint, latest);
	return { decision: {
		decision: "kept",
		reason: "state/no-incident",
		state: {
			...state,
			earlyResolves
		},
		timeline: []
	} };
}
function decide(decision, reason, { state, incident, timeline = [] }) {
	return { decision: {
		decision,
		reason,
		state: withIncident(state, incident),
		incident: incident.id,
		timeline
	} };
}
// src/core/triage/steps/group.ts
/** Step 6. The same group key and an incident that is open, or only just resolved: the alert joins it, or opens it again. */
const group = (candidate, state, context) => {
	const target = findGroup(candidate, state, context);
	if (!target) return { candidate };
	const { alert } = candidate;
	const over = earlyResolveOf(candidate, state);
	const counted = countAlert(target, over ? {
		...candidate,
		alert: {
			...alert,
			state: "resolved"
		},
		at: over.at
	} : candidate, true);
	const withEarly = over ? {
		...counted,
		count: counted.count + over.count
	} : counted;
	let incident = raiseSeverity(noteFiring(withEarly, candidate), candidate.level.severity);
	if (alert.state === "acknowledged") incident = noteAcknowledgement(incident, candidate);
	const isReopening = target.status === "resolved" && !over;
	incident = isReopening ? reopen(incident) : resolveWhenQuiet(incident, {
		policy: context.policy,
		now: candidate.received
	});
	const news = timelineOf(incident, candidate, isReopening ? ["reopened", `Fires again: ${alert.title}`] : ["alert", alert.title]);
	const raised = incident.severity === target.severity ? [] : timelineOf(incident, candidate, severityEntry(target, incident));
	return { decision: {
		decision: isReopening ? "reopened" : "joined",
		reason: isReopening ? "group/reopened" : "group/open-incident",
		state: withIncident(withoutPending(state, alert.fingerprint), incident),
		incident: incident.id,
		...candidate.service && { service: candidate.service },
		...candidate.level && { level: candidate.level },
		timeline: [...news, ...raised]
	} };
};
function severityEntry(before, after) {
	return ["severity", `Severity raised from ${before.severity} to ${after.severity} by an alert of that level`];
}
/** The incident an alert belongs to: an open one before a resolved one, then the one that began first. */
function findGroup(candidate, state, context) {
	const isMatch = (incident) => hasGroupKey(incident, candidate, context) && (incident.status === "open" && isWithinGroupWindow(incident, candidate.at, context.policy) || incident.status === "resolved" && isWithinReopenWindow(incident, candidate.at, context.policy));
	return [...state.incidents.values()].filter(isMatch).sort(byPreference)[0];
}
function hasGroupKey(incident, { alert, service, level }, { policy, services }) {
	const owned = services.get(service ?? "");
	const values = {
		service,
		kind: level?.kind,
		name: alert.name,
		team: owned?.owner,
		product: owned?.product
	};
	const keys = service === "unknown" ? /* @__PURE__ */ new Set([...policy.grouping.by, "name"]) : policy.grouping.by;
	for (const key of keys) if (!(values[key] === void 0 && (key === "team" || key === "product")) && incident[key] !== values[key]) return false;
	return true;
}
function byPreference(a, b) {
	return Number(a.status !== "open") - Number(b.status !== "open") || toEpochMs(a.detected ?? "") - toEpochMs(b.detected ?? "") || (a.id < b.id ? -1 : 1);
}
// src/core/triage/steps/identify.ts
/** Step 3. Names the service; an alert that no service claims goes on as `unknown`, a visible to-do and never a drop. */
const identify = (candidate, _state, { services }) => ({ candidate: {
	...candidate,
	service: identifyService(candidate.alert, services) ?? "unknown"
} });
// src/core/triage/steps/level.ts
/** Step 4. Gives kind and severity by the first rule that matches. */
const level = (candidate, _state, { policy }) => ({ candidate: {
	...candidate,
	level: levelAlert(candidate.alert, candidate.service ?? "unknown", policy)
} });
// src/core/triage/steps/mute.ts
/**
* Step 5. Planned work: the alert is archived and remembered, and opens nothing. Alerts that an incident already holds
* never come here, so a mute stops creation and paging and never resolution.
*/
const mute = (candidate, state, { policy }) => {
	const { alert, at, service, level } = candidate;
	const active = findMute(alert, {
		service,
		at,
		policy
	});
	if (!active) return { candidate };
	const isOver = earlyResolveOf(candidate, state) !== void 0;
	const freed = withoutPending(state, alert.fingerprint);
	return { decision: {
		decision: "muted",
		reason: isOver ? "mute/resolved" : "mute/in-force",
		state: isOver ? freed : remember(candidate, state, active.id),
		service,
		level: {
			...level,
			rule: active.id
		},
		timeline: []
	} };
};
function remember({ alert, at, service, level }, state, mute) {
	if (alert.state === "resolved") return state;
	const before = state.muted.get(alert.fingerprint);
	const muted = new Map(state.muted).set(alert.fingerprint, {
		source: alert.source,
		event: alert.event,
		name: alert.name,
		title: alert.title,
		labels: alert.labels,
		...alert.url && { url: alert.url },
		service,
		kind: level.kind,
		severity: level.severity,
		state: alert.state,
		at: earlierOf(before?.at, at),
		heard: laterOf(before?.heard, at),
		mute
	});
	return {
		...state,
		muted
	};
}
// src/core/triage/steps/open.ts
/** Owner and product line of an incident whose service nobody claims. */
const NOBODY = {
	owner: "unassigned",
	product: "unknown"
};
/** Step 10. Nothing explained the alert: it opens an incident. */
const open = (candidate, state, context) => {
	const { alert } = candidate;
	const early = earlyResolveOf(candidate, state);
	const opened = newIncident(candidate, context, early);
	const incident = early ? resolveWhenQuiet(opened, {
		policy: context.policy,
		now: candidate.received
	}) : opened;
	const entries = [
		...timelineOf(incident, candidate, ["opened", alert.title]),
		...incident.acknowledged ? timelineOf(incident, candidate, ["acknowledged", "Acknowledged"]) : [],
		...early ? timelineOf(incident, {
			...candidate,
			at: early.at
		}, ["resolved", "The alert was resolved"]) : []
	];
	return { decision: {
		decision: "opened",
		reason: reasonOf(candidate, early !== void 0),
		state: withIncident(withoutPending(state, alert.fingerprint), incident),
		incident: incident.id,
		service: incident.service,
		...candidate.level && { level: candidate.level },
		timeline: entries,
		isOpening: true
	} };
};
function newIncident(candidate, { services, nextId }, over) {
	const { alert, at, received, since, responder, service = UNKNOWN_SERVICE, level } = candidate;
	const { owner, product } = services.get(service) ?? NOBODY;
	const isAcknowledged = alert.state === "acknowledged";
	return {
		id: nextId(received),
		status: "open",
		severity: level.severity,
		service,
		team: owner,
		product,
		kind: level.kind,
		name: alert.name,
		title: alert.title,
		named: at,
		detected: at,
		...isAcknowledged && {
			acknowledged: at,
			...responder && { responder }
		},
		alerts: { [alert.fingerprint]: over ? {
			state: "resolved",
			at: over.at
		} : {
			state: alert.state,
			at: since ?? at
		} },
		count: 1 + (over?.count ?? 0),
		first: at,
		last: received,
		relations: [],
		corrected: []
	};
}
function reasonOf({ alert, service, since }, isOver) {
	if (alert.name === "UnreadableDelivery") return "open/unreadable";
	if (since !== void 0) return "mute/ended";
	if (isOver) return "open/resolve-came-first";
	if (alert.state === "acknowledged") return "open/acknowledge-came-first";
	return service === "unknown" ? "open/unknown-service" : "open/new-problem";
}
// src/core/triage/steps/repeat.ts
/**
* Step 2. The same alert in the same state is counted, and a state that a newer one has overtaken is kept; neither
* changes the status. A late trigger or acknowledgement still says when it happened.
*/
const repeat = (candidate, state, { policy }) => {
	const { alert, at } = candidate;
	const holder = state.incidents.get(state.holders.get(alert.fingerprint) ?? "");
	const known = holder?.alerts[alert.fingerprint];
	if (!holder || !known) return { candidate };
	const isNews = isNewerState({
		state: alert.state,
		at
	}, known);
	const isSame = alert.state === known.state || isTriggeredAgain(candidate, known.state);
	if (isNews && !(isSame && holder.status === "open")) return { candidate };
	const firesOn = isSame && alert.state === "firing" && firesOnAfterResolve(holder, candidate.received, policy);
	if (firesOn && holder.status === "resolved") return { decision: reopenByRepeat(candidate, state, holder) };
	if (firesOn && holder.status === "closed") return { candidate };
	let incident = countAlert(holder, candidate, isNews && alert.state === known.state);
	if (alert.state === "firing") incident = noteFiring(incident, candidate);
	const before = incident;
	if (alert.state === "acknowledged") incident = noteAcknowledgement(incident, candidate);
	const isFirstAck = incident !== before;
	return { decision: {
		decision: isFirstAck ? "acknowledged" : "repeated",
		reason: isFirstAck ? "state/acknowledged" : isSame ? "repeat/same-state" : "repeat/overtaken",
		state: withIncident(state, incident),
		incident: incident.id,
		timeline: isFirstAck ? timelineOf(incident, candidate, ["acknowledged", "Acknowledged"]) : []
	} };
};
/** Somebody resolved the incident while its alert fires on: it is not over. */
function reopenByRepeat(candidate, state, holder) {
	const incident = reopen(countAlert(holder, candidate, false));
	const text = `Still fires, so it is not over: ${candidate.alert.title}`;
	return {
		decision: "reopened",
		reason: "repeat/still-firing",
		state: withIncident(state, incident),
		incident: incident.id,
		timeline: timelineOf(incident, candidate, ["reopened", text])
	};
}
/** A source that fires again what somebody has acknowledged does not take the acknowledgement back. */
function isTriggeredAgain({ alert }, known) {
	return known === "acknowledged" && alert.state === "firing" && !alert.event.includes("unacknowledged");
}
// src/core/triage/triage-alert.ts
/** The pipeline, in order; the first step with a decision has the last word. Adding a step is one line here. */
const TRIAGE_STEPS = [
	repeat,
	follow,
	identify,
	level,
	mute,
	group,
	open
];
/** The part of the pipeline for an alert whose mute has ended: all that came before it is known. */
const AFTER_MUTE = [group, open];
/** What becomes of one alert, and why. */
function triageAlert(candidate, state, context) {
	return run(TRIAGE_STEPS, candidate, {
		state,
		context
	});
}
/** What becomes of an alert that still fires when its mute ends. */
function triageFreed(candidate, state, context) {
	return run(AFTER_MUTE, candidate, {
		state,
		context
	});
}
function run(steps, candidate, { state, context }) {
	let current = candidate;
	for (const step of steps) {
		const outcome = step(current, state, context);
		if ("decision" in outcome) return outcome.decision;
		current = outcome.candidate;
	}
	throw new Error("The last triage step must decide");
}
// src/core/triage/let-time-pass.ts
/**
* What the passing of time brings up to `now`, noticed at `received` (both RFC 3339 UTC): what still fires when its mute
* ends is treated as if it fired then, and incidents that have been quiet for the settle delay are resolved.
*/
function letTimePass(before, { now, received, context }) {
	const freed = [];
	let state = before;
	for (const one of endedMutes(before, now, context.policy)) {
		const { alert, at, muted } = one;
		const level = {
			kind: muted.kind,
			severity: muted.severity,
			rule: muted.mute
		};
		const decision = triageFreed({
			alert,
			at,
			received,
			since: muted.at,
			service: muted.service,
			level
		}, state, context);
		state = decision.state;
		freed.push({
			...one,
			received,
			decision
		});
	}
	return {
		freed,
		...settleIncidents(state, now, context.policy)
	};
}
export { relateIncidents as a, describeLink as c, CAPS as d, safeLine as f, linkReason as i, beganMs as l, stableHash as m, triageAlert as n, similarity as o, sanitiseEvent as p, TRIAGE as r, wordsOf as s, letTimePass as t, unreadableAlert as u };

import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { C as durationMs } from "./shared-gate.js";
import { c as incidentFolder, s as formatIncidentId, u as slugOfPath } from "./shared-git-environment.js";
import { n as recordKindOf } from "./shared-record-kinds.js";
import { t as parseRecord } from "./shared-parse-record.js";
import { a as normaliseInstant, i as laterOf, o as toEpochMs, r as fromEpochMs, t as compareInstants } from "./shared-instant.js";
import { n as printRecord } from "./shared-print-record.js";
import { t as editFrontMatter } from "./shared-edit-record.js";
import { t as isExplained } from "./shared-is-explained.js";
import { n as inertLine, t as cutText } from "./shared-inert-text.js";
import { i as redactText, n as isSecretName, r as redactNamed, t as REDACTED } from "./shared-redact.js";
import { t as findPerson } from "./shared-find-person.js";
import { a as relateIncidents, c as describeLink, d as CAPS, f as safeLine, i as linkReason, l as beganMs, m as stableHash, n as triageAlert, o as similarity, p as sanitiseEvent, r as TRIAGE, s as wordsOf, t as letTimePass, u as unreadableAlert } from "./shared-let-time-pass.js";
import { t as onCallAt } from "./shared-on-call-at.js";
import { a as parseActiveIndex, c as appendTimeline, i as latestOf, o as printActiveIndex, r as ACTIVE_INDEX_PATH } from "./shared-merge-facts.js";
import { a as appendToArchive, i as loadIncidents, o as readArchiveWindow, r as rememberIncidents, t as readPast } from "./shared-past-incidents.js";
import { t as matchesGlob } from "./shared-glob.js";
// src/core/alerts/read-instant.ts
/** Stricter than `Date.parse`, which makes a year out of "1" and local time out of a missing zone. */
const DATE_AND_TIME = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,12})?)?(?:[Zz]|[+-]\d{2}:?\d{2})$/;
/** Go's zero time and its like: how some sources write "no time". */
const ZERO_TIME = /^0001-01-01[Tt ]00:00:00/;
/** The UTC instant of a date and time with a zone, as payloads write it, from 1970 on; undefined for anything else. */
function readInstant(text) {
	if (!DATE_AND_TIME.test(text)) return void 0;
	const instant = normaliseInstant(text.toUpperCase().replace(" ", "T"));
	if (instant === void 0) return void 0;
	const epochMs = toEpochMs(instant);
	return epochMs >= 0 && epochMs < Date.UTC(1e4, 0) ? fromEpochMs(epochMs) : void 0;
}
/** True for the zero time `0001-01-01T00:00:00Z`, which means that there is none. */
function isZeroTime(text) {
	return ZERO_TIME.test(text);
}
// src/core/alerts/payload-field.ts
/** Reads a whole body: the events of `read`, and an ignored event for each doubt; or all problems at once. */
function readPayload(body, read) {
	const findings = {
		problems: [],
		doubts: []
	};
	const root = {
		value: body,
		path: "",
		findings
	};
	const events = requireObject(root) ? read(root) : [];
	if (findings.problems.length > 0) return {
		ok: false,
		problems: findings.problems
	};
	return {
		ok: true,
		events: [...events, ...findings.doubts.map(toIgnored)]
	};
}
/**
* Reads the items of a list, each on its own: one bad item among good ones becomes an ignored event that names it,
* so that it does not take the others with it. Where all are bad, their problems refuse the payload.
*/
function readEach(items, read) {
	const refused = [];
	const events = items.flatMap((item) => {
		const own = {
			...item,
			findings: {
				problems: [],
				doubts: []
			}
		};
		const found = read(own);
		if (own.findings.problems.length === 0) return [...found, ...own.findings.doubts.map(toIgnored)];
		refused.push(own);
		return [{
			type: "ignored",
			event: item.path,
			reason: sentence(own.findings.problems)
		}];
	});
	if (items.length === 0 || refused.length < items.length) return events;
	for (const item of refused) items[0]?.findings.problems.push(...item.findings.problems);
	return [];
}
/** The field below a key; a missing one holds undefined. Never a key that every object inherits. */
function fieldAt(parent, key) {
	const path = parent.path === "" ? key : `${parent.path}.${key}`;
	const holder = parent.value;
	return {
		value: isObject(holder) && Object.hasOwn(holder, key) ? holder[key] : void 0,
		path,
		findings: parent.findings
	};
}
/** The items of a list, none where it is no list. */
function itemsOf$1(field) {
	if (!Array.isArray(field.value)) return [];
	return field.value.map((value, index) => ({
		value,
		path: `${field.path}[${index}]`,
		findings: field.findings
	}));
}
/** Keys and values of an object that hold a text, number or boolean, the latter as text. */
function textEntries(field) {
	if (!isObject(field.value)) return [];
	return Object.keys(field.value).flatMap((key) => {
		const text = textOf(fieldAt(field, key));
		return text === void 0 ? [] : [[key, text]];
	});
}
/** Text of an optional field; numbers and booleans as text; undefined where there is nothing to read. */
function textOf(field) {
	const { value } = field;
	if (typeof value === "string") return value.trim() === "" ? void 0 : value;
	if (typeof value === "boolean" || typeof value === "number" && Number.isFinite(value)) return String(value);
}
/** Text of a field that has to be there; where it is not, a problem and the empty text. */
function requireText(field) {
	const text = textOf(field);
	if (text === void 0) addProblem(field, "text");
	return text ?? "";
}
/** True where the field is an object; else a problem. */
function requireObject(field) {
	if (isObject(field.value)) return true;
	addProblem(field, "an object");
	return false;
}
/** The items of a list that has to be there; where it is not, a problem and no items. */
function requireItems(field) {
	if (!Array.isArray(field.value)) addProblem(field, "a list");
	return itemsOf$1(field);
}
/** The instant in an optional field; one that cannot be read is a doubt, since no alert is lost for its clock. */
function instantOf(field) {
	const text = textOf(field);
	if (text === void 0 || isZeroTime(text)) return void 0;
	const instant = readInstant(text);
	if (instant === void 0) {
		const message = `${unexpected(field)}, expected a time like 2026-11-20T03:02:11Z; the time of receipt is used`;
		field.findings.doubts.push({
			path: field.path,
			message
		});
	}
	return instant;
}
/** Notes that a field is not what it has to be; `help` says what to do instead. */
function addProblem(field, expected, help) {
	const message = `${unexpected(field)}, expected ${expected}${help === void 0 ? "" : `. ${help}`}`;
	field.findings.problems.push({
		path: field.path,
		message
	});
}
/** True for a JSON object (not a list, not null). */
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function unexpected({ value, path }) {
	return `Unexpected ${describe$2(value)}${path === "" ? " as the body" : ` at ${path}`}`;
}
function describe$2(value) {
	if (value === void 0) return "nothing";
	if (Array.isArray(value)) return "list";
	if (typeof value === "string") return JSON.stringify(inertLine(redactText(value), 60));
	return isObject(value) ? "object" : String(value);
}
function sentence(problems) {
	return problems.map(({ message }) => message).join("; ");
}
function toIgnored({ path, message }) {
	return {
		type: "ignored",
		event: path,
		reason: message
	};
}
// src/core/alerts/keep-keys.ts
/** The object with only these of its keys; anything else as it is. */
function keepKeys(value, keys) {
	if (!isObject(value)) return value;
	return Object.fromEntries(Object.entries(value).filter(([key]) => keys.includes(key)));
}
/** The object with what stands at a key changed; without that key, and anything else, as it is. */
function changeAt(value, key, change) {
	if (!isObject(value) || !Object.hasOwn(value, key)) return value;
	return {
		...value,
		[key]: change(value[key])
	};
}
// src/core/alerts/sources/azure-monitor-strip.ts
const CONTEXT_KEYS = [...[
	"conditionType",
	"condition",
	"properties",
	"operationName"
], ...["LinkToFilteredSearchResultsUI", "LinkToSearchResults"]];
const CONDITION_KEYS = [...[
	"metricName",
	"metricMeasureColumn",
	"webTestName",
	"metricValue",
	"operator",
	"threshold",
	"timeAggregation"
], ...[
	"dimensions",
	"linkToFilteredSearchResultsUI",
	"linkToSearchResultsUI"
]];
/** A body of Azure Monitor without who did what the activity log tells, and without queries and what they found. */
function stripAzureMonitor(body) {
	return changeAt(body, "data", (data) => changeAt(data, "alertContext", stripContext));
}
function stripContext(context) {
	return changeAt(keepKeys(context, CONTEXT_KEYS), "condition", (condition) => changeAt(keepKeys(condition, ["windowSize", "allOf"]), "allOf", (list) => Array.isArray(list) ? list.map((item) => keepKeys(item, CONDITION_KEYS)) : list));
}
// src/core/alerts/sources/sentry-labels.ts
/** Tags that say who met an error, or hold the address they asked for, rather than what failed. */
const PERSONAL_KEY = /(?:^|[._-])(?:user(?:_?(?:name|id))?|ip(?:_?addr(?:ess)?)?|e-?mail|phone|url|referr?er)(?:$|[._-])/i;
const PERSONAL_VALUE = /\S{1,100}@[\w-]{1,100}\.\w|(?:^|[^\d.])\d{1,3}(?:\.\d{1,3}){3}(?:$|[^\d.])|[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){3}/i;
/** True for a tag of an event, `[key, value]` or `{key, value}`, that tells about a person. */
function isPersonalTag(tag) {
	const [key, value] = pairOf(tag) ?? ["", ""];
	return PERSONAL_KEY.test(key.slice(0, 200)) || PERSONAL_VALUE.test(value.slice(0, 1e3));
}
/** The tags of an event without those that tell about a person. */
function readSentryTags(field) {
	const tags = itemsOf$1(field).flatMap(({ value }) => isPersonalTag(value) ? [] : [pairOf(value)]);
	return Object.fromEntries(tags.filter((pair) => pair !== void 0));
}
function pairOf(tag) {
	const [name, text] = Array.isArray(tag) ? tag : isObject(tag) ? keyAndValue(tag) : [];
	if (typeof name !== "string" || name.trim() === "") return void 0;
	return typeof text === "string" || typeof text === "number" || typeof text === "boolean" ? [name, String(text)] : void 0;
}
function keyAndValue(tag) {
	return [tag.key, tag.value];
}
// src/core/alerts/sources/sentry-strip.ts
const EVENT_KEYS = [...[
	"event_id",
	"issue_id",
	"groupID",
	"issue_url",
	"url",
	"web_url",
	"project",
	"project_name",
	"contexts",
	"tags"
], ...[
	"title",
	"message",
	"metadata",
	"culprit",
	"level",
	"platform",
	"environment",
	"release",
	"datetime"
]];
const METADATA_KEYS = ["type", "value"];
const ISSUE_KEYS = [...[
	"id",
	"shortId",
	"title",
	"culprit",
	"level",
	"status",
	"substatus",
	"platform",
	"project",
	"assignedTo"
], ...["web_url", "permalink"]];
const PARTS = [
	["event", stripEvent],
	["error", stripEvent],
	["issue", stripIssue],
	["installation", (installation) => keepKeys(installation, ["status", "uuid"])]
];
/** A body of Sentry without the user, the request, the stack and whatever else an event tells of those who met it. */
function stripSentry(body) {
	return changeAt(body, "data", (data) => PARTS.reduce((stripped, [key, strip]) => changeAt(stripped, key, strip), data));
}
function stripEvent(event) {
	return changeAt(changeAt(changeAt(keepKeys(event, EVENT_KEYS), "metadata", (metadata) => keepKeys(metadata, METADATA_KEYS)), "contexts", (contexts) => changeAt(keepKeys(contexts, ["trace"]), "trace", (trace) => keepKeys(trace, ["trace_id"]))), "tags", (tags) => Array.isArray(tags) ? tags.filter((tag) => !isPersonalTag(tag)) : tags);
}
function stripIssue(issue) {
	return changeAt(keepKeys(issue, ISSUE_KEYS), "assignedTo", (assignee) => keepKeys(assignee, ["id", "name"]));
}
// src/core/alerts/sources/uptime-kuma-strip.ts
const HEARTBEAT_KEYS = [
	"monitorID",
	"status",
	"time",
	"msg"
];
const MONITOR_KEYS = [
	"id",
	"name",
	"description",
	"path",
	"pathName",
	"type",
	"hostname",
	"port",
	"url",
	"tags"
];
/** The address in a message about a certificate: `[monitor][address] …`. */
const ADDRESS = /(\]\[[^\]?#]{0,500})[?#][^\]]{0,2000}\]/;
/** A body of Uptime Kuma without the configuration of the monitor: passwords, tokens, keys, headers, bodies, queries. */
function stripUptimeKuma(body) {
	return changeAt(changeAt(changeAt(body, "msg", (message) => typeof message === "string" ? message.slice(0, 4e3).replace(ADDRESS, "$1]") : message), "heartbeat", (heartbeat) => keepKeys(heartbeat, HEARTBEAT_KEYS)), "monitor", (monitor) => changeAt(keepKeys(monitor, MONITOR_KEYS), "url", (url) => typeof url === "string" ? withoutQuery(url) : url));
}
/** The address without the keys that people put behind it. */
function withoutQuery(url) {
	return url.split(/[?#]/, 1)[0] ?? "";
}
// src/core/alerts/strip-body.ts
/** Sources that send more than an alert: people and what they asked for, rows of logs, passwords under any name. */
const STRIPPERS = /* @__PURE__ */ new Map([
	["sentry", stripSentry],
	["azure-monitor", stripAzureMonitor],
	["uptime-kuma", stripUptimeKuma]
]);
/**
* The body without what its source sends beside an alert and nobody should keep. A body waits in spools, dispatches and
* refs before it is read, so what the reader leaves out has to be gone by then. Doing it again changes nothing.
*/
function stripBody(body, source) {
	const strip = STRIPPERS.get(source);
	return strip === void 0 ? body : strip(body);
}
// src/core/alerts/open-envelope.ts
/**
* The native body in whatever a sender put around it: a whole `repository_dispatch` event, its `client_payload`, or
* text that holds JSON (templates render it so), without what nobody should keep. A body may also stand alone.
*/
function openEnvelope(body, source) {
	const event = parseText(body);
	const envelope = isDispatch(event) ? parseText(event.client_payload) : event;
	if (!isEnvelope(envelope)) return {
		ok: true,
		data: stripBody(envelope, source)
	};
	if (envelope.source !== source) return {
		ok: false,
		problems: [{
			path: "source",
			message: `Unexpected ${JSON.stringify(envelope.source)} at source, expected ${JSON.stringify(source)}`
		}]
	};
	return {
		ok: true,
		data: stripBody(parseText(envelope.data), source)
	};
}
/** The value that a text holds where it is JSON of an object or list; anything else unchanged. */
function parseText(value) {
	if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
	try {
		return JSON.parse(value);
	} catch {
		return value;
	}
}
function isDispatch(value) {
	return isObject(value) && Object.hasOwn(value, "client_payload");
}
/** A CloudEvent has `source` and `data` too, so the envelope is known by its `schema` number. */
function isEnvelope(value) {
	if (!isObject(value) || !Object.hasOwn(value, "data")) return false;
	const { schema, source } = value;
	return schema === 1 && typeof source === "string" && !Object.hasOwn(value, "specversion");
}
// src/core/alerts/redact-value.ts
/** No source looks deeper than this; what is deeper is left out, so that no payload can exhaust the stack. */
const MAX_DEPTH = 24;
/** Headers of a request echoed in a body: any of them may be the one that lets the sender in. Addresses that act by being opened, too. */
const ECHOED_KEYS = /^(?:custom|request|http)?_?headers$|^(?:un)?subscribeurl$/i;
/** Keys that tell alerts apart: changing them would fold different alerts into one. What is stored of them is cleaned later. */
const IDENTITY_KEYS = /* @__PURE__ */ new Set([
	"id",
	"dedup_key",
	"fingerprint",
	"subject",
	"source"
]);
/**
* A JSON value without its secrets: texts that look like one, and every text or number below a key that is named like
* one, become `[redacted]`; what lies deeper than 24 levels becomes null. Doing it again changes nothing.
*/
function redactValue(value) {
	return redactAt(value, {
		depth: 0,
		secret: false,
		identity: false
	});
}
function redactAt(value, place) {
	if (typeof value === "string") return redactString(value, place);
	if (typeof value !== "object" || value === null) return place.secret && typeof value === "number" ? REDACTED : value;
	if (place.depth >= MAX_DEPTH) return null;
	const depth = place.depth + 1;
	if (Array.isArray(value)) return value.map((item) => redactAt(item, {
		...place,
		depth,
		identity: false
	}));
	const entries = Object.entries(value).map(([key, item]) => [key, redactAt(item, {
		depth,
		secret: place.secret || isSecretKey(key),
		identity: IDENTITY_KEYS.has(key)
	})]);
	return Object.fromEntries(entries);
}
function isSecretKey(key) {
	return ECHOED_KEYS.test(key) || isSecretName(key);
}
function redactString(text, place) {
	if (place.secret) return text === "" ? text : REDACTED;
	return place.identity ? text : redactText(text);
}
// src/core/alerts/guess-source.ts
/** How each source gives itself away, most telling first: the first that fits wins. */
const HINTS = [
	["cloudevents", ({ has, at }) => has("specversion") || isObject(at("context")) && isObject(at("subject"))],
	["pagerduty", ({ at }) => typeof at("event", "event_type") === "string"],
	["pagerduty-events", ({ has }) => has("event_action") || has("routing_key", "payload")],
	["azure-monitor", ({ has, at }) => has("schemaId", "data") || typeof at("context", "conditionType") === "string"],
	["sentry", ({ has, at }) => isObject(at("data")) && has("installation")],
	["sentry", ({ at }) => [
		"metric_alert",
		"issue",
		"event"
	].some((key) => isObject(at("data", key)))],
	["sentry", ({ has }) => has("project_slug", "culprit")],
	["gcp-monitoring", ({ at }) => isObject(at("incident")) && typeof at("incident", "state") === "string"],
	["gcp-monitoring", ({ has, at }) => has("subscription") && typeof at("message", "data") === "string"],
	["zenduty", ({ at }) => isObject(at("payload", "incident"))],
	["opsgenie", ({ has, at }) => has("action") && typeof at("alert", "alertId") === "string"],
	["cloudwatch", ({ has }) => has("Type", "TopicArn") || has("AlarmName", "NewStateValue")],
	["cloudwatch", ({ at }) => at("source") === "aws.cloudwatch"],
	["uptime-kuma", ({ has }) => has("msg") && (has("heartbeat") || has("monitor"))],
	["checkly", ({ has }) => has("alert_type", "check_id") || has("ALERT_TYPE", "CHECK_ID")],
	["grafana", ({ has }) => has("evalMatches") || has("ruleUrl") || has("ruleName", "ruleId")],
	["grafana", ({ has, at }) => has("alerts") && (has("orgId") || at("version") === "1")],
	["grafana", ({ at }) => at("alerts", "0", "silenceURL") !== void 0],
	["alertmanager", ({ has }) => has("alerts") && [
		"receiver",
		"groupLabels",
		"commonLabels"
	].some((key) => has(key))],
	["datadog", ({ has }) => has("alert_cycle_key") || has("alert_transition") || has("alertTransition")],
	["datadog", ({ has }) => has("event_type", "last_updated", "org")],
	["newrelic", ({ has }) => has("issueUrl") || has("issueId") || has("alertConditionNames")],
	["newrelic", ({ has }) => has("current_state", "condition_name")]
];
/** The source whose payload a body most looks like, or undefined where it looks like none: a hint for people, no more. */
function guessSource(body, headers = {}) {
	if (headers["ce-type"] !== void 0) return "cloudevents";
	const isBatch = Array.isArray(body);
	const first = isBatch ? body[0] : body;
	if (!isObject(first)) return void 0;
	const glance = {
		has: (...keys) => keys.every((key) => Object.hasOwn(first, key)),
		at: (...path) => path.reduce(below, first)
	};
	if (isBatch) return glance.has("specversion") ? "cloudevents" : void 0;
	return HINTS.find(([, fits]) => fits(glance))?.[0];
}
function below(value, key) {
	if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return void 0;
	return value[key];
}
// src/core/alerts/guard-source.ts
/** Header by which whoever passed a delivery on says what did not fit. */
const CUT_HEADER = "tocsin-cut";
/** A payload with a thousand mistakes is not helped by a thousand lines. */
const MAX_PROBLEMS = 50;
/**
* A source that cannot do harm, whatever it reads: the envelope of a direct dispatch is opened first, secrets are gone
* before the source looks, what it returns is inert and within the caps, and a fault in its own code is a problem of
* this one delivery and not the end of the run.
*/
function guardSource(source) {
	return {
		...source,
		read: (body, context) => {
			const opened = openEnvelope(body, source.id);
			if (!opened.ok) return refuse(opened.problems);
			const data = redactValue(opened.data);
			const result = readOrRefuse(source, data, context);
			if (result.ok) return {
				ok: true,
				events: [...result.events, ...tellCut(context.headers)].map(sanitiseEvent)
			};
			return refuse([...result.problems, ...hintAt(source, data, context.headers)]);
		}
	};
}
function readOrRefuse(source, data, context) {
	try {
		return source.read(data, context);
	} catch (error) {
		const name = error instanceof Error ? error.name : "error";
		return {
			ok: false,
			problems: [{
				path: "",
				message: `The reader of ${source.name} failed (${name}); this is a fault in Tocsin, please report it`
			}]
		};
	}
}
function tellCut(headers) {
	const cut = headers[CUT_HEADER];
	if (cut === void 0) return [];
	return [{
		type: "ignored",
		event: "cut",
		reason: `The body was too large to pass on whole; cut: ${cut}`
	}];
}
function hintAt(source, data, headers) {
	const guess = guessSource(data, headers);
	if (guess === void 0 || guess === source.id) return [];
	return [{
		path: "",
		message: `This looks like a body of the source ${guess}, and came as ${source.id}`
	}];
}
function refuse(problems) {
	const shown = problems.slice(0, MAX_PROBLEMS).map(({ path, message }) => ({
		path: safeLine(path, CAPS.labelValue),
		message: safeLine(message, CAPS.reason)
	}));
	const more = problems.length - shown.length;
	return {
		ok: false,
		problems: more > 0 ? [...shown, {
			path: "",
			message: `… and ${more} more problems`
		}] : shown
	};
}
// src/core/alerts/alert-name.ts
/** Only so much of a title is looked at: names are short, and titles can be hostile. */
const LOOKED_AT$1 = 600;
const MAX_NAME = 120;
const BRACKETED = /\[[^[\]]{0,200}\]|\([^()]{0,200}\)|\{[^{}]{0,200}\}|<[^<>]{0,200}>/g;
const LINK = /\bhttps?:\/\/\S+/gi;
const EDGES = /^[\s"'`.,:;!?=#|/\\*>–—-]+|[\s"'`.,:;=#|/\\*<–—-]+$/g;
const UNIT_APART = /(\d) (?=(?:%|[num]?s|secs?|seconds?|m|mins?|minutes?|h|hours?|d|days?|[kmgt]i?b)(?:[\s,.;:)]|$))/gi;
const JOINING = "on|at|for|in|from|of|to|by|with|since|after|and|via";
const DANGLING = new RegExp(`^(?:(?:${JOINING})\\b\\s*)+|(?:\\s*\\b(?:${JOINING}|is|are|was|above|below|over|under|than))+$`, "gi");
/** What names one instance, one measurement or one moment rather than the kind of alert. */
const INSTANCE_WORDS = [
	/^[#~<>=±+-]{0,2}\d+(?:[.,:/]\d+){0,6}(?:%|[num]?s|m|sec|secs|seconds?|min|mins|minutes?|h|hours?|d|days?|x|[kmgt]i?b|b|[kmg]?bps|rps|qps|req\/s|°?c)?$/i,
	/^\d{4}-\d{2}-\d{2}(?:t[\d:.,+z-]{0,30})?$/i,
	/^(?=[^\s]{0,60}\d)(?:0x)?[0-9a-f]{7,64}(?:-[0-9a-f]{2,16}){0,6}$/i,
	/^(?=[a-z0-9]{0,40}\d[a-z0-9]{0,40}\d)[a-z0-9]{10,64}$/i,
	/^[\w.[\]-]{1,200}:\d{2,5}$/,
	/^[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,8}$/i,
	/^[\w-]{1,63}(?:\.[\w-]{1,63}){2,12}$/,
	/^[\w-]{1,63}\.(?:com|net|org|io|local|lan|internal|cloud|dev|corp)$/i,
	/^[a-z][\w-]{0,80}-\d+[a-z]?$/i,
	/^(?:host|node|server|srv|web|app|db|vm|worker|instance|shard|replica|pod)\d{1,6}$/i,
	/^[a-z0-9-]{1,200}-[a-f0-9]{6,10}-[a-z0-9]{5}$/i,
	/^[\w.+-]{1,64}@[\w.-]{1,200}$/
];
/**
* The part of a free-text title that stays the same over instances, for rules and runbooks to match: what stands in
* brackets, links, numbers with their units, times, ids, hosts and numbered machines are left out, then punctuation and
* words like "on" or "for" at either end. `[FIRING:1] CPU 93% on web-12.prod.example.com` is `CPU`; words such as 5xx,
* p99 and http2 stay. Where nothing would be left, the title itself, shortened.
*/
function alertName(title) {
	const start = title.slice(0, LOOKED_AT$1);
	const name = start.replace(BRACKETED, " ").replace(LINK, " ").replace(UNIT_APART, "$1").split(/\s+/).filter((word) => !isInstance(word)).join(" ");
	return cutText(trimEnds(name) || trimEnds(start) || start.trim(), MAX_NAME);
}
/**
* The key that an integration gave, where it is itself a stable name such as `checkout-5xx` or `disk_full`:
* words joined by `-`, `_`, `.` or `/`, none of them a number, id or host. Undefined for any other key.
*/
function nameFromKey(key) {
	if (key.length > 80 || !/^[a-z][a-z0-9]*(?:[-_./][a-z0-9]+)+$/i.test(key)) return void 0;
	const parts = key.split(/[-_./]/);
	return isInstance(key) || parts.some((part) => isInstance(part) || part.length > 24) ? void 0 : key;
}
function isInstance(word) {
	const bare = word.replace(/^["'`(<[]+|["'`)>\].,;:!?]+$/g, "");
	return bare !== "" && INSTANCE_WORDS.some((pattern) => pattern.test(bare));
}
function trimEnds(text) {
	let before;
	let after = text.trim();
	do {
		before = after;
		after = before.replace(EDGES, "").replace(DANGLING, "").trim();
	} while (after !== before);
	return after;
}
// src/core/alerts/read-change.ts
/**
* The change that a sender says may be behind an alert: `change_name` (which one), `change_kind` (deploy, feature or
* config; deploy where absent) and `change_exposure_percent`, looked up among labels, annotations or details.
*/
function readChange(find) {
	const name = find("change_name");
	if (name === void 0) return {};
	const word = find("change_kind");
	const kind = word === "feature" || word === "config" ? word : "deploy";
	const percent = Number(find("change_exposure_percent")?.replace(/\s?%$/, "") ?? NaN);
	return { change: {
		kind,
		name,
		...Number.isFinite(percent) ? { exposurePercent: percent } : {}
	} };
}
// src/core/alerts/labelled-group.ts
const DASHBOARD_KEYS = [
	"dashboard_url",
	"dashboardURL",
	"dashboard"
];
/**
* The alerts of a group as Alertmanager sends them, and Grafana after it: labels and annotations, and each alert with a
* state of its own, so that a group that fires may hold alerts that are over.
*/
function readLabelledGroup(root, sender) {
	const alerts = requireItems(fieldAt(root, "alerts"));
	return [...readEach(alerts, (item) => readAlert$10(item, root, sender)), ...tellMissing(root, alerts.length, sender)];
}
/** What the sender says it left out, and a group without alerts: seen, told, and nothing to do. */
function tellMissing(root, alerts, { name, limit }) {
	const truncated = Number(textOf(fieldAt(root, "truncatedAlerts")) ?? 0);
	if (truncated > 0) return [{
		type: "ignored",
		event: "truncated",
		reason: `${name} left out ${truncated} alerts of this group; raise ${limit} to see them`
	}];
	if (alerts === 0 && root.findings.problems.length === 0) return [{
		type: "ignored",
		event: "empty",
		reason: "The group holds no alerts"
	}];
	return [];
}
function readAlert$10(item, root, { source, complete }) {
	if (!requireObject(item)) return [];
	const labelsField = fieldAt(item, "labels");
	requireObject(labelsField);
	const state = stateOf$2(item, root);
	if (state === void 0) return [];
	const labels = Object.fromEntries(textEntries(labelsField));
	const annotations = new Map(textEntries(fieldAt(item, "annotations")));
	const description = annotations.get("description") ?? annotations.get("message") ?? annotations.get("details");
	const summary = annotations.get("summary") ?? description?.trim().split(/\r\n|[\n\r]/)[0];
	const name = labels.alertname ?? alertName(summary ?? "Alert without a name");
	return [complete({
		source,
		fingerprint: `${source}:${textOf(fieldAt(item, "fingerprint")) ?? fingerprintOf$2(labels)}`,
		state,
		event: state,
		name,
		title: summary ?? name,
		description,
		at: instantOf(fieldAt(item, state === "resolved" ? "endsAt" : "startsAt")),
		severity: labels.severity,
		labels,
		integrations: [],
		url: textOf(fieldAt(item, "generatorURL")),
		runbookUrl: annotations.get("runbook_url") ?? annotations.get("runbook"),
		...readChange((key) => annotations.get(key) ?? labels[key]),
		evidence: evidenceOf$2(annotations, labels)
	}, item)];
}
/** Older senders give no status to an alert; then it has that of the group. */
function stateOf$2(item, root) {
	const own = fieldAt(item, "status");
	const field = own.value === void 0 || own.value === null ? {
		...fieldAt(root, "status"),
		findings: item.findings
	} : own;
	const status = textOf(field);
	if (status === "firing" || status === "resolved") return status;
	addProblem(field, "one of \"firing\", \"resolved\"");
}
/**
* Prometheus's own fingerprint of a label set, so that an Alertmanager old enough to leave it out, its upgrade, and its
* pair all name an alert alike. For the same reason it holds nothing of the sender, such as externalURL.
*/
function fingerprintOf$2(labels) {
	return stableHash(Object.entries(labels).sort(([a], [b]) => a < b ? -1 : 1).flat());
}
function evidenceOf$2(annotations, labels) {
	const dashboard = DASHBOARD_KEYS.map((key) => annotations.get(key)).find((url) => url !== void 0);
	const trace = annotations.get("trace_id") ?? labels.trace_id;
	return [...dashboard === void 0 ? [] : [{
		kind: "dashboard",
		url: dashboard
	}], ...trace === void 0 ? [] : [{
		kind: "trace",
		id: trace
	}]];
}
// src/core/alerts/sources/alertmanager.ts
/**
* Prometheus Alertmanager, webhook version 4, and the same data without its envelope as a payload template sends it.
* A group may hold alerts of both states, so each alert stands for itself.
*/
const alertmanager = {
	id: "alertmanager",
	name: "Prometheus Alertmanager",
	read: (body) => readPayload(body, readGroup)
};
const SENDER$1 = {
	source: "alertmanager",
	name: "Alertmanager",
	limit: "max_alerts of the receiver",
	complete: (alert) => ({
		type: "alert",
		alert
	})
};
const GRAFANA_HELP = "This is Grafana's own webhook; send it to the source \"grafana\"";
function readGroup(root) {
	const version = textOf(fieldAt(root, "version"));
	const grafana = [
		"orgId",
		"evalMatches",
		"ruleUrl"
	].map((key) => fieldAt(root, key)).find(({ value }) => value !== void 0);
	if (grafana) {
		addProblem(grafana, "an Alertmanager body without this key", GRAFANA_HELP);
		return [];
	}
	if (version !== void 0 && version !== "4") addProblem(fieldAt(root, "version"), "\"4\"", version === "1" ? GRAFANA_HELP : void 0);
	return readLabelledGroup(root, SENDER$1);
}
// src/core/alerts/labels-from.ts
/** Labels of those entries that have a text. */
function labelsFrom(entries) {
	return Object.fromEntries(entries.flatMap(([key, text]) => text === void 0 ? [] : [[key, text]]));
}
// src/core/alerts/sources/azure-monitor-conditions.ts
const MAX_CONDITIONS = 10;
const LINKS = ["linkToFilteredSearchResultsUI", "linkToSearchResultsUI"];
/** Each condition of a metric or log alert in a line: `Percentage CPU 31.1 (GreaterThan 25, Average over PT5M)`. */
function describeConditions(context) {
	const window = textOf(fieldAt(fieldAt(context, "condition"), "windowSize"));
	return conditionsOf(context).map((condition) => {
		const text = (key) => textOf(fieldAt(condition, key));
		const what = text("webTestName") ?? text("metricName") ?? text("metricMeasureColumn") ?? "Result of the query";
		const beside = [
			[text("operator"), text("threshold")].filter(Boolean).join(" "),
			[text("timeAggregation"), window].filter(Boolean).join(" over "),
			...dimensionsOf(condition)
		].filter(Boolean).join(", ");
		const value = text("metricValue") === void 0 ? "" : ` ${text("metricValue")}`;
		return beside === "" ? `${what}${value}` : `${what}${value} (${beside})`;
	});
}
/** Links to what a log search found, also in the place where older rules had them. */
function linksOfConditions(context) {
	return [["LinkToFilteredSearchResultsUI", "LinkToSearchResults"].map((key) => textOf(fieldAt(context, key))), ...conditionsOf(context).map((condition) => LINKS.map((key) => textOf(fieldAt(condition, key))))].map((places) => places.find((link) => link !== void 0)).flatMap((url) => url === void 0 ? [] : [{
		kind: "logs",
		url
	}]);
}
function conditionsOf(context) {
	return itemsOf$1(fieldAt(fieldAt(context, "condition"), "allOf")).slice(0, MAX_CONDITIONS);
}
function dimensionsOf(condition) {
	return itemsOf$1(fieldAt(condition, "dimensions")).flatMap((dimension) => {
		const [name, value] = [textOf(fieldAt(dimension, "name")), textOf(fieldAt(dimension, "value"))];
		return name === void 0 || value === void 0 ? [] : [`${name} ${value}`];
	});
}
// src/core/alerts/sources/azure-monitor-health.ts
/** Stages of a trouble of Azure, and states of a resource, that mean that it is over. */
const OVER = /* @__PURE__ */ new Set([
	"Resolved",
	"Complete",
	"Canceled",
	"RCA",
	"Available"
]);
/**
* Service Health and Resource Health say each of their news as a new alert that fires, the end of the trouble too. They
* are told apart by what they are about: the tracking id of the trouble, or the resource.
*/
function readHealth(essentials, context) {
	const service = textOf(fieldAt(essentials, "monitoringService"))?.toLowerCase().replaceAll(" ", "");
	const properties = fieldAt(context, "properties");
	const text = (key) => textOf(fieldAt(properties, key));
	if (service === "servicehealth") {
		const id = text("trackingId");
		const state = OVER.has(text("stage") ?? "") ? "resolved" : "firing";
		const labels = labelsFrom([
			["azure_service", text("service")],
			["region", text("region")],
			["incident_type", text("incidentType")],
			["stage", text("stage")],
			["tracking_id", id]
		]);
		return id === void 0 ? void 0 : {
			key: `health/${id}`,
			state,
			title: text("title"),
			labels
		};
	}
	const [target] = itemsOf$1(fieldAt(essentials, "alertTargetIDs"));
	const resource = target === void 0 ? void 0 : textOf(target);
	const now = text("currentHealthStatus");
	if (service !== "resourcehealth" || resource === void 0 || now === void 0) return void 0;
	return {
		key: `health${resource.toLowerCase()}`,
		state: OVER.has(now) ? "resolved" : "firing",
		text: [text("title"), text("details")].filter(Boolean).join("\n"),
		labels: labelsFrom([["health", now], ["health_cause", text("cause")]])
	};
}
// src/core/alerts/sources/azure-monitor.ts
/**
* Azure Monitor's common alert schema, in which every kind of alert has the same essentials. The older schemas, one a
* kind, are refused by name: what they lack is a switch in the action group.
*/
const azureMonitor = {
	id: "azure-monitor",
	name: "Azure Monitor",
	read: (body) => readPayload(body, readBody$9)
};
const COMMON = "azureMonitorCommonAlertSchema";
const SWITCH = "switch on \"Enable the common alert schema\" for the webhook in the action group";
/** What the older schemas call themselves. */
const OLDER = /* @__PURE__ */ new Map([
	["azuremonitormetricalert", "metric alerts"],
	["microsoft.insights/activitylogs", "activity log alerts"],
	["microsoft.insights/logalert", "log search alerts"],
	["aip budget notification", "budgets"]
]);
const STATES$11 = /* @__PURE__ */ new Map([["Fired", "firing"], ["Resolved", "resolved"]]);
/** The button of an action group sends samples: of a subscription that nobody has, by rules named like these. */
const TEST_SUBSCRIPTION = "/subscriptions/11111111-1111-1111-1111-111111111111/";
const TEST_RULE = /^test-\w{1,60}AlertRule/;
function readBody$9(root) {
	const schema = fieldAt(root, "schemaId");
	if (textOf(schema)?.toLowerCase() !== COMMON.toLowerCase()) {
		addProblem(schema, JSON.stringify(COMMON), helpWith(root, textOf(schema)));
		return [];
	}
	const data = fieldAt(root, "data");
	const essentials = fieldAt(data, "essentials");
	if (!requireObject(essentials)) return [];
	const rule = textOf(fieldAt(essentials, "alertRule"));
	if (textOf(fieldAt(essentials, "alertId"))?.startsWith(TEST_SUBSCRIPTION) || TEST_RULE.test(rule ?? "")) return [{
		type: "ignored",
		event: "test",
		reason: "Sample of the test button of an action group; it arrived"
	}];
	const condition = fieldAt(essentials, "monitorCondition");
	const state = STATES$11.get(textOf(condition) ?? "");
	if (state === void 0) {
		addProblem(condition, "one of \"Fired\", \"Resolved\"");
		return [];
	}
	return [{
		type: "alert",
		alert: readAlert$9(data, state)
	}];
}
function helpWith(root, schema) {
	const kind = OLDER.get(schema?.toLowerCase() ?? "");
	if (kind !== void 0) return `This is the older schema of ${kind}; ${SWITCH}`;
	return isObject(fieldAt(root, "context").value) && textOf(fieldAt(root, "status")) !== void 0 ? `This is a classic alert; make a new alert rule, and ${SWITCH}` : `If it is Azure Monitor, ${SWITCH}`;
}
function readAlert$9(data, state) {
	const essentials = fieldAt(data, "essentials");
	const context = fieldAt(data, "alertContext");
	const text = (key) => textOf(fieldAt(essentials, key));
	const health = readHealth(essentials, context);
	const targets = textsOf$2(fieldAt(essentials, "alertTargetIDs"));
	const resources = [...new Set([...textsOf$2(fieldAt(essentials, "configurationItems")), ...targets].map(lastSegment))];
	const group = text("targetResourceGroup") ?? groupOf$1(targets);
	const description = [
		text("description"),
		health?.text,
		...describeConditions(context)
	].filter(Boolean).join("\n");
	const rule = text("alertRule");
	const name = rule ?? alertName(text("description") ?? "Azure Monitor alert");
	const custom = customLabels(data, context);
	const over = state === "resolved" || health?.state === "resolved";
	return {
		source: "azure-monitor",
		fingerprint: `azure-monitor:${health?.key ?? instanceOf(text("alertId") ?? text("originAlertId")) ?? stableHash([name, ...targets])}`,
		state: over ? "resolved" : state,
		event: text("monitorCondition") ?? state,
		name,
		title: health?.title ?? titleOf$1(name, resources),
		description: description === "" ? void 0 : description,
		at: instantOf(fieldAt(essentials, state === "resolved" ? "resolvedDateTime" : "firedDateTime")),
		severity: text("severity"),
		labels: {
			...labelsOf$7(essentials, context, {
				targets,
				resource: resources[0],
				group
			}),
			...health?.labels,
			...custom
		},
		integrations: [.../* @__PURE__ */ new Set([
			rule,
			...resources,
			group
		])].filter((item) => item !== void 0),
		url: text("investigationLink") ?? portalLink(text("alertId")),
		runbookUrl: custom.runbook_url,
		...readChange((key) => custom[key]),
		evidence: linksOfConditions(context)
	};
}
function labelsOf$7(essentials, context, about) {
	const text = (key) => textOf(fieldAt(essentials, key));
	return labelsFrom([
		["rule", text("alertRule")],
		["severity", text("severity")],
		["signal_type", text("signalType")],
		["monitoring_service", text("monitoringService")],
		["resource", about.resource],
		["resource_group", about.group],
		["resource_type", text("targetResourceType") ?? typeOf(about.targets[0])],
		["operation", textOf(fieldAt(context, "operationName"))]
	]);
}
/** What people add to a rule. Such a pair can name the service, so it wins over what Azure says. */
function customLabels(data, context) {
	const properties = textOf(fieldAt(context, "conditionType")) !== void 0 ? textEntries(fieldAt(context, "properties")) : [];
	return Object.fromEntries([...properties, ...textEntries(fieldAt(data, "customProperties"))]);
}
function titleOf$1(name, [first, ...others]) {
	if (first === void 0) return name;
	return `${name} on ${first}${others.length === 0 ? "" : ` and ${others.length} more`}`;
}
/** `…/providers/Microsoft.AlertsManagement/alerts/<guid>` names one alert from firing to resolved; the guid is enough. */
function instanceOf(id) {
	return id === void 0 ? void 0 : lastSegment(id).toLowerCase();
}
function lastSegment(id) {
	return id.split("/").findLast((part) => part !== "") ?? id;
}
function textsOf$2(field) {
	return itemsOf$1(field).flatMap((item) => textOf(item) ?? []);
}
function groupOf$1(targets) {
	return targets.map((id) => /\/resourcegroups\/([^/]{1,100})/i.exec(id)?.[1]).find(Boolean);
}
function typeOf(target) {
	return /\/providers\/([^/]{1,100}\/[^/]{1,100})\/[^/]+$/i.exec(target ?? "")?.[1]?.toLowerCase();
}
function portalLink(id) {
	return id === void 0 || !id.isWellFormed() ? void 0 : `https://portal.azure.com/#blade/Microsoft_Azure_Monitoring/AlertDetailsTemplateBlade/alertId/${encodeURIComponent(id)}`;
}
// src/core/alerts/sources/checkly-text.ts
const ENTITIES = {
	"&amp;": "&",
	"&lt;": "<",
	"&gt;": ">",
	"&quot;": "\"",
	"&#x27;": "'",
	"&#39;": "'",
	"&#x60;": "`",
	"&#x3D;": "="
};
/** What a Handlebars template writes for `{{…}}`, back to the text it stands for. */
function decodeHtml(text) {
	return text.replace(/&(?:amp|lt|gt|quot|#x27|#39|#x60|#x3D);/g, (entity) => ENTITIES[entity] ?? entity);
}
// src/core/alerts/sources/checkly-tags.ts
const MAX_TAGS = 64;
/** Tags as labels, from a list or a text with commas: `service:checkout-api` is a label, `production` is true. */
function readChecklyTags(field) {
	const listed = itemsOf$1(field).flatMap((item) => textOf(item) ?? []);
	const tags = listed.length > 0 ? listed : textOf(field)?.slice(0, 5e3).split(",") ?? [];
	return Object.fromEntries(tags.slice(0, MAX_TAGS).flatMap((tag) => labelOf(decodeHtml(tag))));
}
function labelOf(tag) {
	const cut = tag.search(/[:=]/);
	const name = (cut < 0 ? tag : tag.slice(0, cut)).trim();
	const value = cut < 0 ? "" : tag.slice(cut + 1).trim();
	return name === "" ? [] : [[name, value === "" ? "true" : value]];
}
// src/core/alerts/sources/checkly.ts
/** Checkly. Its body is a template, so what is read is what the docs page and Checkly's own default have in common. */
const checkly = {
	id: "checkly",
	name: "Checkly",
	read: (body) => readPayload(body, readBody$8)
};
const STATES$10 = /* @__PURE__ */ new Map([
	["ALERT_FAILURE", "firing"],
	["ALERT_FAIL", "firing"],
	["ALERT_FAILURE_REMAIN", "firing"],
	["ALERT_DEGRADED_FAILURE", "firing"],
	["ALERT_DEGRADED", "firing"],
	["ALERT_DEGRADED_REMAIN", "firing"],
	["ALERT_FAILURE_DEGRADED", "firing"],
	["ALERT_SSL", "firing"],
	["ALERT_RECOVERY", "resolved"],
	["ALERT_DEGRADED_RECOVERY", "resolved"]
]);
const EXPECTED$1 = [...STATES$10.keys()].map((word) => JSON.stringify(word)).join(", ");
const TEMPLATE_HELP$2 = "Use the template of the docs page of this source; every body has to say {{ALERT_TYPE}}";
const UNRENDERED_HELP = "This is the template itself, which Checkly has not filled in";
function readBody$8(root) {
	const field = placeOf$1(root, "alert_type");
	const event = textOf(field);
	if (event === "NO_ALERT") return [{
		type: "ignored",
		event,
		reason: "The check passes as it did before"
	}];
	const state = STATES$10.get(event ?? "");
	if (event === void 0 || state === void 0) {
		addProblem(field, `one of ${EXPECTED$1}`, event?.includes("{{") ? UNRENDERED_HELP : TEMPLATE_HELP$2);
		return [];
	}
	return [{
		type: "alert",
		alert: readAlert$8(root, {
			event,
			state
		})
	}];
}
/** Templates name their keys just like the variables, or as Checkly's default does. */
function placeOf$1(root, key) {
	const variable = fieldAt(root, key.toUpperCase());
	return variable.value === void 0 ? fieldAt(root, key) : variable;
}
function readTexts(root) {
	return (...keys) => {
		const text = keys.map((key) => textOf(placeOf$1(root, key))).find((found) => found !== void 0);
		return text === void 0 ? void 0 : decodeHtml(text);
	};
}
function readAlert$8(root, { event, state }) {
	const read = readTexts(root);
	const tags = readChecklyTags(placeOf$1(root, "tags"));
	const id = read("check_id");
	const check = read("check_name") ?? (id === void 0 ? requireText(fieldAt(root, "check_id")) : `Check ${id}`);
	const domain = read("ssl_check_domain");
	const isCertificate = event === "ALERT_SSL";
	const group = read("group_name");
	const key = id ?? stableHash([check, group ?? ""]);
	return {
		source: "checkly",
		fingerprint: isCertificate ? `checkly:certificate/${domain ?? key}` : `checkly:${key}`,
		state,
		event,
		name: tags.alertname ?? (isCertificate ? "CertificateExpiring" : check),
		title: read("event", "alert_title", "title", "message") ?? `${check}: ${event}`,
		description: describe$1(root),
		at: instantOf(placeOf$1(root, "started_at")),
		severity: tags.severity ?? severityOf(event),
		labels: {
			...labelsFrom([
				["check", check],
				["check_type", read("check_type")],
				["group", group],
				["location", read("run_location")],
				["region", read("region")],
				["domain", domain]
			]),
			...tags
		},
		integrations: [
			check,
			group,
			id
		].filter((item) => item !== void 0),
		url: read("link", "result_link"),
		runbookUrl: tags.runbook_url,
		...readChange((name) => tags[name])
	};
}
/** Failing and degraded are two degrees of one alert: a check has one state at a time. */
function severityOf(event) {
	if (event === "ALERT_SSL") return "certificate";
	if ([
		"ALERT_DEGRADED",
		"ALERT_DEGRADED_REMAIN",
		"ALERT_FAILURE_DEGRADED"
	].includes(event)) return "degraded";
	return event.endsWith("RECOVERY") ? void 0 : "failure";
}
function describe$1(root) {
	const read = readTexts(root);
	const answer = [read("api_check_response_status_code"), read("api_check_response_status_text")];
	const days = read("ssl_days_remaining");
	return [
		read("check_error_message"),
		answer[0] === void 0 ? void 0 : `Answer: ${answer.filter(Boolean).join(" ")}`,
		days === void 0 ? void 0 : `Days left: ${days}`
	].filter((line) => line !== void 0).join("\n") || void 0;
}
// src/core/alerts/sources/cdevents.ts
const INCIDENT_TYPE = /^dev\.cdevents\.incident\.(detected|reported|resolved)\.\d+\.\d+\.\d+(?:[-+.].*)?$/;
/** True for a CDEvents incident event of any version. */
function isIncidentType(type) {
	return INCIDENT_TYPE.test(type);
}
/** A CDEvents body, alone or as the data of a CloudEvent: `context` and `subject`. */
function readCdevent(root) {
	const context = fieldAt(root, "context");
	const type = requireText(fieldAt(context, "type"));
	const source = requireText(fieldAt(context, "source"));
	if (type === "" || source === "") return [];
	if (!isIncidentType(type)) return [{
		type: "ignored",
		event: type,
		reason: "A CDEvents event about something other than an incident"
	}];
	const subject = fieldAt(root, "subject");
	const at = instantOf(fieldAt(context, "timestamp"));
	return readIncident({
		source,
		type,
		typeField: fieldAt(context, "type"),
		at,
		subjectField: fieldAt(subject, "id"),
		data: root
	}, subject, fieldAt(root, "customData"));
}
/** An incident of CDEvents; detected, reported and resolved of one incident share subject id and subject source. */
function readIncident(event, subject, custom) {
	const id = textOf(fieldAt(subject, "id")) ?? event.subject ?? requireText(event.subjectField);
	const subjectSource = textOf(fieldAt(subject, "source")) ?? event.source;
	const content = fieldAt(subject, "content");
	const service = textOf(fieldAt(fieldAt(content, "service"), "id"));
	const customLabels = Object.fromEntries(textEntries(custom));
	const description = textOf(fieldAt(content, "description"));
	const ticket = textOf(fieldAt(content, "ticketURI"));
	return [{
		type: "alert",
		alert: {
			source: "cloudevents",
			fingerprint: `cloudevents:${subjectSource}#${id}`,
			state: INCIDENT_TYPE.exec(event.type)?.[1] === "resolved" ? "resolved" : "firing",
			event: event.type,
			name: customLabels.alertname ?? alertName(description ?? id),
			title: description ?? id,
			at: event.at,
			severity: customLabels.severity ?? customLabels.priority,
			labels: {
				...customLabels,
				...contentLabels(content),
				source: event.source
			},
			integrations: service === void 0 ? [] : [service],
			url: ticket,
			runbookUrl: customLabels.runbook_url,
			...readChange((key) => customLabels[key]),
			evidence: [...ticket === void 0 ? [] : [{
				kind: "ticket",
				url: ticket
			}], ...event.trace === void 0 ? [] : [{
				kind: "trace",
				id: event.trace
			}]]
		}
	}];
}
function contentLabels(content) {
	const labels = [
		["service", textOf(fieldAt(fieldAt(content, "service"), "id"))],
		["environment", textOf(fieldAt(fieldAt(content, "environment"), "id"))],
		["artifact", textOf(fieldAt(content, "artifactId"))]
	];
	return Object.fromEntries(labels.flatMap(([key, text]) => text === void 0 ? [] : [[key, text]]));
}
// src/core/alerts/sources/cloudevents-alert.ts
/** `com.example.disk.alert.firing`, with or without a version at its end. */
const STATE_TYPE = /^(?:(.+)\.)?alert\.(firing|acknowledged|resolved)(?:\.v?\d+(?:\.\d+)*)?$/;
const EXPECTED = "a type that ends in .alert.firing, .alert.acknowledged or .alert.resolved, a CDEvents incident (dev.cdevents.incident.detected, .reported or .resolved with a version), or the state in data.state";
/** An alert in our own convention: the state in the type or in `data.state`, what it is about in `data` and `subject`. */
function readPlainAlert(event) {
	const { data } = event;
	const match = STATE_TYPE.exec(event.type);
	const state = stateOf$1(match?.[2], event);
	const key = textOf(fieldAt(data, "fingerprint")) ?? event.subject;
	if (state !== void 0 && key === void 0) addProblem(event.subjectField, "text that names what the alert is about, the same when it resolves");
	if (state === void 0 || key === void 0) return [];
	const labels = {
		...Object.fromEntries(textEntries(fieldAt(data, "labels"))),
		source: event.source
	};
	const description = textOf(fieldAt(data, "description")) ?? textOf(data);
	const title = textOf(fieldAt(data, "title")) ?? textOf(fieldAt(data, "summary")) ?? firstLine(description) ?? key;
	const service = textOf(fieldAt(data, "service"));
	return [{
		type: "alert",
		alert: {
			source: "cloudevents",
			fingerprint: `cloudevents:${event.source}#${key}`,
			state,
			event: event.type,
			name: textOf(fieldAt(data, "name")) ?? match?.[1] ?? alertName(title),
			title,
			description,
			at: event.at,
			severity: textOf(fieldAt(data, "severity")),
			labels: service === void 0 ? labels : {
				...labels,
				service
			},
			integrations: service === void 0 ? [] : [service],
			url: textOf(fieldAt(data, "url")),
			runbookUrl: textOf(fieldAt(data, "runbook_url")),
			actor: actorOf$2(fieldAt(data, "actor")),
			...readChange((name) => textOf(fieldAt(data, name)) ?? textOf(fieldAt(fieldAt(data, "labels"), name))),
			evidence: event.trace === void 0 ? [] : [{
				kind: "trace",
				id: event.trace
			}]
		}
	}];
}
function stateOf$1(fromType, { data, typeField }) {
	const field = fieldAt(data, "state");
	const word = fromType ?? textOf(field);
	if (word === "firing" || word === "acknowledged" || word === "resolved") return word;
	if (word === void 0) addProblem(typeField, EXPECTED);
	else addProblem(field, "one of \"firing\", \"acknowledged\", \"resolved\"");
}
function firstLine(text) {
	return text?.trim().split(/\r\n|[\n\r]/)[0];
}
function actorOf$2(actor) {
	const name = textOf(actor);
	if (name !== void 0) return { name };
	const [id, full, mail] = [
		"id",
		"name",
		"mail"
	].map((key) => textOf(fieldAt(actor, key)));
	return {
		id,
		name: full,
		mail
	};
}
// src/core/alerts/sources/cloudevents-data.ts
/** Base64 of more than this is not decoded; an alert is a few kilobytes. */
const MAX_BASE64$1 = 15e5;
/** The data of a structured event: `data`, or the JSON that `data_base64` holds. */
function readEventData(root) {
	const encoded = fieldAt(root, "data_base64");
	if (typeof encoded.value !== "string" || encoded.value.length > MAX_BASE64$1) return fieldAt(root, "data");
	return {
		...encoded,
		value: decode$1(encoded.value)
	};
}
function decode$1(base64) {
	try {
		const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
		return JSON.parse(new TextDecoder().decode(bytes));
	} catch {
		return;
	}
}
// src/core/alerts/sources/cloudevents.ts
/**
* CloudEvents 1.0 over HTTP in structured, binary and batch mode: CDEvents incidents, and our own convention for any
* other sender (see docs/sources/cloudevents.md).
*/
const cloudevents = {
	id: "cloudevents",
	name: "CloudEvents",
	read: readBody$7
};
function readBody$7(body, { headers }) {
	if (isBinary(headers)) return readBinary(body, headers);
	if (Array.isArray(body)) return readBatch(body);
	return readPayload(body, readOne);
}
function isBinary(headers) {
	return headers["ce-type"] !== void 0 && !headers["content-type"]?.startsWith("application/cloudevents");
}
function readBatch(body) {
	const findings = {
		problems: [],
		doubts: []
	};
	const items = itemsOf$1({
		value: body,
		path: "",
		findings
	});
	const events = readEach(items, readOne);
	if (findings.problems.length > 0) return {
		ok: false,
		problems: findings.problems
	};
	return {
		ok: true,
		events: items.length > 0 ? events : [EMPTY_BATCH]
	};
}
const EMPTY_BATCH = {
	type: "ignored",
	event: "empty",
	reason: "The batch holds no events"
};
/** Attributes are headers, and the body is the data whatever it is. */
function readBinary(body, headers) {
	const attributes = Object.entries(headers).map(([name, value]) => [name, decodeHeader(value)]);
	return readPayload({
		...Object.fromEntries(attributes),
		body
	}, (root) => {
		const event = readAttributes(root, "ce-", {
			...fieldAt(root, "body"),
			path: ""
		});
		return event === void 0 ? [] : readEvent$1(event);
	});
}
/** Header values hold text beyond ASCII percent-encoded. */
function decodeHeader(value) {
	try {
		return decodeURIComponent(value);
	} catch {
		return value;
	}
}
function readOne(root) {
	if (!isObject(root.value)) {
		addProblem(root, "an object");
		return [];
	}
	if (isObject(fieldAt(root, "context").value)) return readCdevent(root);
	const event = readAttributes(root, "", readEventData(root));
	return event === void 0 ? [] : readEvent$1(event);
}
/** The attributes of an event below `prefix`, or undefined where a required one is missing. */
function readAttributes(root, prefix, data) {
	const attribute = (name) => fieldAt(root, `${prefix}${name}`);
	const [specversion, id, source, type] = [
		"specversion",
		"id",
		"source",
		"type"
	].map((name) => requireText(attribute(name)));
	if (!specversion || !id || !source || !type) return void 0;
	return {
		source,
		type,
		typeField: attribute("type"),
		subject: textOf(attribute("subject")),
		subjectField: attribute("subject"),
		at: instantOf(attribute("time")),
		trace: /^[0-9a-f]{2}-([0-9a-f]{32})-/.exec(textOf(attribute("traceparent")) ?? "")?.[1],
		data
	};
}
function readEvent$1(event) {
	const { type, data } = event;
	if (!type.startsWith("dev.cdevents.")) return readPlainAlert(event);
	if (isObject(fieldAt(data, "context").value)) return readCdevent(data);
	if (isIncidentType(type)) return readIncident(event, fieldAt(data, "subject"), fieldAt(data, "customData"));
	return [{
		type: "ignored",
		event: type,
		reason: "A CDEvents event about something other than an incident"
	}];
}
// src/core/alerts/read-object-payload.ts
/**
* Reads a body like `readPayload`, of a source whose body people write as a template: one that is no JSON arrives as
* text, and is refused with `help`, which says what in the template makes it so.
*/
function readObjectPayload(body, help, read) {
	if (typeof body !== "string") return readPayload(body, read);
	const findings = {
		problems: [],
		doubts: []
	};
	addProblem({
		value: body,
		path: "",
		findings
	}, "an object", help);
	return {
		ok: false,
		problems: findings.problems
	};
}
// src/core/alerts/sources/cloudwatch-alarm.ts
const STATES$9 = /* @__PURE__ */ new Map([["ALARM", "firing"], ["OK", "resolved"]]);
/** CloudWatch has no severity; teams put one in front of the name. "high" and "low" are more often about the metric. */
const SEVERITY_IN_NAME = /^\W*(p[1-5]|sev-?[1-5]|critical|warning)(?=[\W_])/i;
/** The parts of the ARN of an alarm that say whose it is, or undefined for any other text. */
function parseAlarmArn(arn) {
	const [, partition, region, account] = /^arn:([\w-]+):cloudwatch:([\w-]+):(\d+):alarm:/.exec(arn ?? "") ?? [];
	return partition && region && account ? {
		partition,
		region,
		account
	} : void 0;
}
/** `cloudwatch:<account>/<region>/<alarm>`, and the series where the alarm has many. */
function alarmFingerprint({ account, region, name, contributor }) {
	return `cloudwatch:${account}/${region}/${name}${contributor === void 0 ? "" : `#${contributor}`}`;
}
/** The alert of an alarm; missing data is a note, because it neither fires nor says that anything is over. */
function readAlarm(alarm) {
	const word = textOf(alarm.state);
	const state = STATES$9.get(word ?? "");
	if (word === "INSUFFICIENT_DATA") return [noDataNote(alarm, word)];
	if (word === void 0 || state === void 0) {
		addProblem(alarm.state, "one of \"ALARM\", \"OK\", \"INSUFFICIENT_DATA\"");
		return [];
	}
	const tag = (key) => alarm.tags.find(([name]) => name.toLowerCase() === key)?.[1];
	const { name, account, region, description, reason, rule } = alarm;
	const about = [
		description,
		reason,
		rule === void 0 ? void 0 : `Rule: ${rule}`
	];
	return [{
		type: "alert",
		alert: {
			source: "cloudwatch",
			fingerprint: alarmFingerprint(alarm),
			state,
			event: word,
			name,
			title: description?.trim().split(/\r\n|[\n\r]/)[0] ?? name,
			description: about.filter((part) => part !== void 0).join("\n\n"),
			at: alarm.at,
			severity: tag("severity") ?? tag("priority") ?? SEVERITY_IN_NAME.exec(name)?.[1],
			labels: {
				...Object.fromEntries(alarm.tags),
				...alarm.labels,
				account,
				region
			},
			integrations: [name, arnOf(alarm)].filter((part) => part !== void 0),
			url: consoleLink(alarm),
			runbookUrl: tag("runbook_url") ?? tag("runbook") ?? /\brunbook\W{0,3}(https?:\/\/\S+)/i.exec(description ?? "")?.[1],
			...readChange(tag)
		}
	}];
}
function noDataNote(alarm, event) {
	const because = alarm.reason === void 0 ? "" : `: ${alarm.reason}`;
	const text = `CloudWatch has no data for the alarm ${alarm.name}${because}`;
	const fingerprint = alarmFingerprint(alarm);
	const url = consoleLink(alarm);
	return {
		type: "note",
		note: {
			source: "cloudwatch",
			fingerprint,
			event,
			kind: "external",
			text,
			at: alarm.at,
			url
		}
	};
}
function arnOf({ partition, region, account, name }) {
	return partition === void 0 ? void 0 : `arn:${partition}:cloudwatch:${region}:${account}:alarm:${name}`;
}
/** The alarm in the AWS console, which has other hosts outside of the partition `aws`. */
function consoleLink({ partition, region, name }) {
	if (partition !== "aws" || !name.isWellFormed()) return void 0;
	return `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#alarmsV2:alarm/${encodeURIComponent(name)}`;
}
// src/core/alerts/sources/cloudwatch-event.ts
const STATE_CHANGES = ["CloudWatch Alarm State Change", "CloudWatch Alarm Contributor State Change"];
const CONFIGURATION_CHANGE = "CloudWatch Alarm Configuration Change";
/** What an EventBridge event says about an alarm. */
function readAlarmEvent(event) {
	const type = requireText(fieldAt(event, "detail-type"));
	const isStateChange = STATE_CHANGES.includes(type);
	if (!isStateChange && type !== CONFIGURATION_CHANGE) return [{
		type: "ignored",
		event: type || "event",
		reason: "An event about something other than a CloudWatch alarm"
	}];
	const detail = fieldAt(event, "detail");
	if (!requireObject(detail)) return [];
	const identity = identityOf(event, detail, requireText(fieldAt(detail, "alarmName")));
	if (!isStateChange) return readConfigurationChange(event, detail, alarmFingerprint(identity));
	const state = fieldAt(detail, "state");
	const configuration = fieldAt(detail, "configuration");
	return readAlarm({
		...identity,
		state: fieldAt(state, "value"),
		at: instantOf(fieldAt(state, "timestamp")) ?? instantOf(fieldAt(event, "time")),
		description: textOf(fieldAt(configuration, "description")),
		reason: textOf(fieldAt(state, "reason")),
		rule: textOf(fieldAt(configuration, "alarmRule")),
		labels: {
			...metricLabels$1(configuration),
			...Object.fromEntries(textEntries(fieldAt(fieldAt(detail, "alarmContributor"), "attributes"))),
			...labelsFrom([["muted_by", textOf(fieldAt(fieldAt(detail, "muteDetail"), "mutedByArn"))], ["suppressed_by", textOf(fieldAt(state, "actionsSuppressedBy"))]])
		},
		tags: textEntries(fieldAt(detail, "alarmTags"))
	});
}
function identityOf(event, detail, name) {
	const arn = parseAlarmArn(itemsOf$1(fieldAt(event, "resources")).map(textOf).find((text) => text?.includes(":alarm:")));
	return {
		name,
		account: arn?.account ?? textOf(fieldAt(event, "account")) ?? "",
		region: arn?.region ?? textOf(fieldAt(event, "region")) ?? "",
		partition: arn?.partition,
		contributor: textOf(fieldAt(fieldAt(detail, "alarmContributor"), "id"))
	};
}
/** An alarm that is deleted while it fires never says that it is over. */
function readConfigurationChange(event, detail, fingerprint) {
	const operation = textOf(fieldAt(detail, "operation")) ?? "change";
	if (operation !== "delete") return [{
		type: "ignored",
		event: `alarm ${operation}`,
		reason: "A change of the settings of an alarm"
	}];
	return [{
		type: "note",
		note: {
			source: "cloudwatch",
			fingerprint,
			event: "alarm delete",
			kind: "external",
			text: "The alarm was deleted in CloudWatch, which will not say when it is over",
			at: instantOf(fieldAt(event, "time"))
		}
	}];
}
function metricLabels$1(configuration) {
	const metric = itemsOf$1(fieldAt(configuration, "metrics")).map((part) => fieldAt(fieldAt(part, "metricStat"), "metric")).find((part) => textOf(fieldAt(part, "name")) !== void 0);
	if (metric === void 0) return {};
	const [namespace, name] = ["namespace", "name"].map((key) => textOf(fieldAt(metric, key)));
	return labelsFrom([
		...textEntries(fieldAt(metric, "dimensions")),
		["namespace", namespace],
		["metric", name]
	]);
}
// src/core/alerts/sources/cloudwatch-message.ts
/** The alarm in the message that CloudWatch publishes to a topic. */
function readAlarmMessage(message, { topic, published }) {
	const text = (key) => textOf(fieldAt(message, key));
	const arn = parseAlarmArn(text("AlarmArn"));
	return readAlarm({
		name: requireText(fieldAt(message, "AlarmName")),
		account: arn?.account ?? text("AWSAccountId") ?? "",
		region: arn?.region ?? topic?.split(":")[3] ?? slug(text("Region") ?? ""),
		partition: arn?.partition,
		contributor: text("AlarmContributorId"),
		state: fieldAt(message, "NewStateValue"),
		at: instantOf(fieldAt(message, "StateChangeTime")) ?? (published === void 0 ? void 0 : instantOf(published)),
		description: text("AlarmDescription"),
		reason: text("NewStateReason"),
		rule: text("AlarmRule"),
		labels: {
			...metricLabels(fieldAt(message, "Trigger")),
			...Object.fromEntries(textEntries(fieldAt(message, "AlarmContributorAttributes")))
		},
		tags: []
	});
}
/** Messages older than 2020 name the region in words alone. */
function slug(name) {
	return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
}
/** Of an alarm on a computation, the first metric in it. */
function metricLabels(trigger) {
	const metric = itemsOf$1(fieldAt(trigger, "Metrics")).map((part) => fieldAt(fieldAt(part, "MetricStat"), "Metric")).find((part) => textOf(fieldAt(part, "MetricName")) !== void 0) ?? trigger;
	const dimensions = itemsOf$1(fieldAt(metric, "Dimensions")).flatMap((dimension) => {
		const [name, value] = ["name", "value"].map((key) => textOf(fieldAt(dimension, key)));
		return name === void 0 ? [] : [[name, value]];
	});
	const [namespace, name] = ["Namespace", "MetricName"].map((key) => textOf(fieldAt(metric, key)));
	return labelsFrom([
		...dimensions,
		["namespace", namespace],
		["metric", name]
	]);
}
// src/core/alerts/sources/cloudwatch.ts
/**
* Amazon CloudWatch, by each of its ways out: SNS (also with raw message delivery) and EventBridge, direct or through
* SNS. One alarm has one fingerprint on all of them.
*/
const cloudwatch = {
	id: "cloudwatch",
	name: "Amazon CloudWatch",
	deliveryIdHeader: "x-amz-sns-message-id",
	read: (body) => readObjectPayload(body, HELP, readBody$6)
};
const HELP = "Expected an SNS notification, the message of a CloudWatch alarm, or an EventBridge event of the source aws.cloudwatch";
const CONFIRMATIONS = /* @__PURE__ */ new Map([["SubscriptionConfirmation", "SNS asks whether this address wants the topic; answering it is up to the relay"], ["UnsubscribeConfirmation", "SNS has ended the subscription; subscribe again if nobody meant that"]]);
function readBody$6(root) {
	const type = textOf(fieldAt(root, "Type")) ?? "";
	const reason = CONFIRMATIONS.get(type);
	if (reason !== void 0) return [{
		type: "ignored",
		event: type,
		reason
	}];
	if (type === "Notification") return readNotification(root);
	if (isEvent(root)) return readAlarmEvent(root);
	if (isAlarmMessage(root)) return readAlarmMessage(root, {});
	addProblem(fieldAt(root, "AlarmName"), "text", HELP);
	return [];
}
/** The message is a text that holds JSON. A topic may carry other things, which are told and left alone. */
function readNotification(root) {
	const field = fieldAt(root, "Message");
	const message = {
		...field,
		value: parseText(field.value)
	};
	if (isObject(message.value) && isEvent(message)) return readAlarmEvent(message);
	if (isObject(message.value) && isAlarmMessage(message)) return readAlarmMessage(message, {
		topic: textOf(fieldAt(root, "TopicArn")),
		published: fieldAt(root, "Timestamp")
	});
	const text = textOf(message);
	if (text?.includes("\"AlarmName\"") || text === void 0 && !isObject(message.value)) {
		addProblem(field, "the message of an alarm as JSON", "Subscribe without a filter or a transformation of the message");
		return [];
	}
	return [{
		type: "ignored",
		event: textOf(fieldAt(root, "Subject")) ?? "Notification",
		reason: "A message of the topic that is no CloudWatch alarm"
	}];
}
function isEvent(root) {
	return fieldAt(root, "detail-type").value !== void 0;
}
function isAlarmMessage(root) {
	return fieldAt(root, "AlarmName").value !== void 0 || fieldAt(root, "NewStateValue").value !== void 0;
}
// src/core/alerts/epoch-instant.ts
/** What is larger than this in one unit is taken for the next smaller one: the border lies in 1973 and in the year 5138. */
const LARGEST_SECONDS = 1e11;
const MS_PER_STEP = [
	1e3,
	1,
	.001,
	1e-6
];
/**
* The instant in an optional field that holds the time since 1970 in seconds, milliseconds, microseconds or nanoseconds,
* as a number or as digits; its size says which. A date and time is read too, and zero means that there is none.
*/
function epochInstantOf(field) {
	const text = textOf(field)?.trim();
	if (text === void 0 || !/^\d{1,22}(?:\.\d{1,9})?$/.test(text)) return instantOf(field);
	const number = Number(text);
	if (number === 0) return void 0;
	const step = MS_PER_STEP.findIndex((_, index) => number < LARGEST_SECONDS * 1e3 ** index);
	const epochMs = Math.round(number * (MS_PER_STEP[step] ?? NaN));
	return Number.isFinite(epochMs) ? fromEpochMs(epochMs) : instantOf(field);
}
// src/core/alerts/read-tags.ts
/**
* Labels of a list of tags as monitors write them: `service:checkout-api` becomes a label, also with `=`; a key that
* comes twice keeps both values, joined by commas; words that are no pair are joined in the label `tags`.
*/
function readTags(tags) {
	const labels = /* @__PURE__ */ new Map();
	const add = (key, value) => {
		const before = labels.get(key);
		labels.set(key, before === void 0 ? value : `${before}, ${value}`);
	};
	for (const tag of new Set(tags.map((text) => text.trim()))) {
		const [, key, value] = /^([^:=\s]+)\s*[:=]\s*(\S.*)$/s.exec(tag) ?? [];
		if (key !== void 0 && value !== void 0) add(key, value);
		else if (tag !== "") add("tags", tag);
	}
	return Object.fromEntries(labels);
}
// src/core/alerts/sources/datadog-templates.ts
const PASTE = "paste the payload of docs/sources/datadog.md into the webhook instead";
/** Payloads that people have in their Datadog already, by keys that only they have. */
const OTHER_PAYLOADS = [
	[["monitor_id", "scopes"], `This is the payload that Keep sets up; ${PASTE}`],
	[["alertCycleKey", "alertTransition"], `This is the payload for AlertNow; ${PASTE}`],
	[[
		"event_type",
		"body",
		"id"
	], `This is Datadog's default payload, which does not say when an alert is over; ${PASTE}`]
];
const TEMPLATE_HELP$1 = "This is the template itself and no delivery of it; let Datadog render it";
/** Notes a problem and returns true where a body is the payload of somebody else, or a template before it was rendered. */
function refuseOtherTemplate(root) {
	const has = (key) => fieldAt(root, key).value !== void 0;
	const transition = fieldAt(root, "transition");
	const other = has("transition") ? void 0 : OTHER_PAYLOADS.find(([keys]) => keys.every(has));
	if (other) addProblem(transition, "the transition of the alert", other[1]);
	const isTemplate = textOf(transition) === "$ALERT_TRANSITION" && textOf(fieldAt(root, "alert_id")) === "$ALERT_ID";
	if (isTemplate) addProblem(transition, "a value", TEMPLATE_HELP$1);
	return other !== void 0 || isTemplate;
}
// src/core/alerts/sources/datadog.ts
/**
* Datadog's webhooks integration with the payload of docs/sources/datadog.md. All values are texts, and a variable
* that Datadog did not know stands there under its own name, `$LIKE_THIS`: that counts as missing.
*/
const datadog = {
	id: "datadog",
	name: "Datadog",
	read: (body) => readObjectPayload(body, TEXT_HELP$1, readMonitor)
};
const TEXT_HELP$1 = "The body is no JSON. Paste the payload of docs/sources/datadog.md whole, leave \"Encode as form\" off, and if a monitor writes quotes or line breaks take \"text\" out of the payload";
const STATES$8 = /* @__PURE__ */ new Map([
	["triggered", "firing"],
	["re-triggered", "firing"],
	["warn", "firing"],
	["re-warn", "firing"],
	["no data", "firing"],
	["re-no data", "firing"],
	["renotify", "firing"],
	["recovered", "resolved"]
]);
/** For what is no transition that is known: an alert is not lost for a new word. */
const STATES_OF_TYPE = /* @__PURE__ */ new Map([
	["error", "firing"],
	["warning", "firing"],
	["success", "resolved"]
]);
const UNSET = /^\$[A-Z][A-Z0-9_]*(?:\[[^\]]*\])?$/;
function readMonitor(root) {
	if (refuseOtherTemplate(root)) return [];
	const at = (key) => rendered(fieldAt(root, key));
	const transition = textOf(at("transition"));
	const type = textOf(at("alert_type"));
	const state = STATES$8.get(transition?.toLowerCase() ?? "") ?? STATES_OF_TYPE.get(type ?? "");
	const title = textOf(at("title"));
	if (title !== void 0 && /^\s*\[test\]/i.test(title)) return [{
		type: "ignored",
		event: "test",
		reason: "Test notification of a monitor; the connection works"
	}];
	if (state === void 0 && (transition ?? type) !== void 0) return [{
		type: "ignored",
		event: transition ?? type ?? "",
		reason: "Neither transition nor alert_type says whether an alert fires; nothing was done with it"
	}];
	if (state === void 0) {
		addProblem(at("transition"), "one of \"Triggered\", \"Warn\", \"No Data\", \"Renotify\", \"Recovered\"");
		return [];
	}
	return [{
		type: "alert",
		alert: readAlert$7(root, state, transition ?? type ?? state)
	}];
}
function rendered(field) {
	return UNSET.test(textOf(field)?.trim() ?? "") ? {
		...field,
		value: void 0
	} : field;
}
function readAlert$7(root, state, event) {
	const at = (key) => rendered(fieldAt(root, key));
	const text = (key) => textOf(at(key));
	const labels = labelsOf$6(text);
	const fingerprint = text("alert_cycle_key") ?? scopedId(requireText(at("alert_id")), text("scope"));
	const title = text("title") ?? `Datadog monitor ${text("alert_id") ?? fingerprint}`;
	const name = alertName(title);
	const query = text("query");
	const snapshot = text("snapshot");
	const description = [text("text"), query === void 0 ? void 0 : `Query: ${query}`];
	return {
		source: "datadog",
		fingerprint: `datadog:${fingerprint}`,
		state,
		event,
		name,
		title,
		description: description.filter((part) => part !== void 0).join("\n\n"),
		at: epochInstantOf(at("date")) ?? epochInstantOf(at("last_updated")),
		severity: text("priority") ?? text("alert_type"),
		labels,
		integrations: [text("alert_id"), name].filter((part) => part !== void 0),
		url: text("link"),
		runbookUrl: text("runbook_url") ?? labels.runbook_url ?? labels.runbook,
		...readChange((key) => labels[key]),
		evidence: snapshot === void 0 ? [] : [{
			kind: "image",
			url: snapshot
		}]
	};
}
/** A monitor and the group of it that fires; in whatever order Datadog names the tags of the group. */
function scopedId(id, scope = "") {
	return [id, ...tagsIn(scope).toSorted()].join("/");
}
/** The tags of the group that fires say more than those of the monitor, and the fields of their own most. */
function labelsOf$6(text) {
	const own = [
		"alert_type",
		"env",
		"host",
		"metric",
		"priority",
		"scope",
		"service"
	];
	return {
		...readTags(tagsIn(text("tags") ?? "")),
		...readTags(tagsIn(text("scope") ?? "").filter((tag) => tag.includes(":"))),
		...labelsFrom([...own.map((key) => [key, text(key)]), ["monitor_id", text("alert_id")]])
	};
}
function tagsIn(list) {
	return list.split(",").map((tag) => tag.trim());
}
// src/core/alerts/sources/gcp-monitoring-pubsub.ts
/** Base64 of more than this is not decoded; an alert is a few kilobytes. */
const MAX_BASE64 = 15e5;
/** The body in the `message.data` of a Pub/Sub push, undefined where it cannot be read; a body that stands alone as it is. */
function openPubsub(root) {
	const data = fieldAt(fieldAt(root, "message"), "data");
	if (data.value === void 0 || fieldAt(root, "incident").value !== void 0) return root;
	const value = typeof data.value === "string" && data.value.length <= MAX_BASE64 ? decode(data.value) : void 0;
	if (!isObject(value)) {
		addProblem(data, "base64 of a JSON object");
		return;
	}
	return {
		...data,
		value: redactValue(value)
	};
}
function decode(base64) {
	try {
		const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
		return JSON.parse(new TextDecoder().decode(bytes));
	} catch {
		return;
	}
}
// src/core/alerts/sources/gcp-monitoring.ts
/** Google Cloud Monitoring, from a webhook channel or pushed by Pub/Sub, which wraps the same body in base64. */
const gcpMonitoring = {
	id: "gcp-monitoring",
	name: "Google Cloud Monitoring",
	deliveryIdHeader: "x-goog-pubsub-message-id",
	read: (body) => readPayload(body, readBody$5)
};
const STATES$7 = /* @__PURE__ */ new Map([
	["open", "firing"],
	["acknowledged", "acknowledged"],
	["closed", "resolved"]
]);
function readBody$5(whole) {
	const root = openPubsub(whole);
	if (root === void 0) return [];
	const incident = fieldAt(root, "incident");
	if (!requireObject(incident)) return [];
	if (textOf(fieldAt(root, "version")) === "test") return [{
		type: "ignored",
		event: "test",
		reason: "Test of a notification channel; the connection works"
	}];
	const field = fieldAt(incident, "state");
	const word = textOf(field)?.toLowerCase();
	const state = STATES$7.get(word ?? "");
	if (word === void 0 || state === void 0) {
		addProblem(field, "one of \"open\", \"closed\"");
		return [];
	}
	return [{
		type: "alert",
		alert: readAlert$6(incident, {
			event: word,
			state
		})
	}];
}
function readAlert$6(incident, about) {
	const text = (key) => textOf(fieldAt(incident, key));
	const labels = labelsOf$5(incident);
	const [policy, condition] = [text("policy_name"), text("condition_name")];
	const name = policy ?? condition ?? "Alert without a policy";
	const severity = text("severity");
	const links = linksOf$1(incident);
	const runbook = links.find(({ id }) => /run ?book|play ?book/i.test(id ?? ""));
	return {
		source: "gcp-monitoring",
		fingerprint: `gcp-monitoring:${text("incident_id") ?? digestOf$1(incident)}`,
		...about,
		name,
		title: text("summary") ?? [name, condition].filter((part) => part !== void 0).join(": "),
		description: describe(incident),
		at: timeOf$1(incident, about.state),
		severity: severity === void 0 || /^no severity$/i.test(severity) ? labels.severity : severity,
		labels,
		integrations: [
			policy,
			policyIdOf(incident),
			condition,
			resourceOf(incident),
			text("scoping_project_id")
		].filter((item) => item !== void 0),
		url: text("url"),
		runbookUrl: labels.runbook_url ?? runbook?.url,
		...readChange((key) => labels[key]),
		evidence: links.filter((link) => link !== runbook)
	};
}
/** Nothing says when an incident was acknowledged. */
function timeOf$1(incident, state) {
	if (state === "acknowledged") return void 0;
	return epochInstantOf(fieldAt(incident, state === "resolved" ? "ended_at" : "started_at"));
}
/** Labels of what is watched first, then those that people gave to it, and last those of the policy, which win. */
function labelsOf$5(incident) {
	const text = (key) => textOf(fieldAt(incident, key));
	const resource = fieldAt(incident, "resource");
	const metric = fieldAt(incident, "metric");
	const below = (field, key) => Object.fromEntries(textEntries(fieldAt(field, key)));
	return {
		...below(metric, "labels"),
		...below(resource, "labels"),
		...labelsFrom([
			["project", text("scoping_project_id")],
			["policy", text("policy_name")],
			["condition", text("condition_name")],
			["resource", resourceOf(incident)],
			["resource_type", textOf(fieldAt(resource, "type"))],
			["metric", textOf(fieldAt(metric, "type"))]
		]),
		...below(fieldAt(incident, "metadata"), "user_labels"),
		...below(incident, "policy_user_labels")
	};
}
/** What people wrote for this alert, and how far over the limit it is. */
function describe(incident) {
	const documentation = fieldAt(incident, "documentation");
	const written = textOf(documentation) ?? textOf(fieldAt(documentation, "content"));
	const metric = textOf(fieldAt(fieldAt(incident, "metric"), "displayName")) ?? "Observed";
	const observed = textOf(fieldAt(incident, "observed_value"));
	const threshold = textOf(fieldAt(incident, "threshold_value"));
	const limit = threshold === void 0 ? "" : ` (threshold ${threshold})`;
	const measured = observed === void 0 ? void 0 : `${metric}: ${observed}${limit}`;
	return [written?.trim(), measured].filter((part) => part !== void 0).join("\n\n") || void 0;
}
function linksOf$1(incident) {
	return itemsOf$1(fieldAt(fieldAt(incident, "documentation"), "links")).map((link) => ({
		kind: "link",
		id: textOf(fieldAt(link, "displayName")),
		url: textOf(fieldAt(link, "url"))
	}));
}
/** `projects/<project>/alertPolicies/<id>/conditions/<id>` names the condition. */
function policyIdOf(incident) {
	const name = textOf(fieldAt(fieldAt(incident, "condition"), "name"));
	return /\/alertPolicies\/([^/]{1,60})/.exec(name ?? "")?.[1];
}
function resourceOf(incident) {
	return textOf(fieldAt(incident, "resource_display_name")) ?? textOf(fieldAt(incident, "resource_name"));
}
function digestOf$1(incident) {
	return stableHash([
		"scoping_project_id",
		"policy_name",
		"condition_name",
		"resource_id",
		"resource_name"
	].map((key) => textOf(fieldAt(incident, key)) ?? ""));
}
// src/core/alerts/sources/grafana-legacy.ts
const STATES$6 = /* @__PURE__ */ new Map([
	["alerting", "firing"],
	["no_data", "firing"],
	["ok", "resolved"]
]);
const PAUSED = "The rule was paused in Grafana, which will not say when the alert is over";
/** True for the body of a dashboard alert, as Grafana sent it before version 11. */
function isGrafanaLegacy(root) {
	const has = (key) => fieldAt(root, key).value !== void 0;
	return !has("alerts") && (has("ruleId") || has("ruleName") || has("evalMatches"));
}
/** The alert of a legacy body. There is one for a rule, whatever series it watches, because `ok` names none of them. */
function readGrafanaLegacy(root) {
	const id = requireText(fieldAt(root, "ruleId"));
	const field = fieldAt(root, "state");
	const word = textOf(field)?.toLowerCase() ?? "";
	const name = textOf(fieldAt(root, "ruleName")) ?? `Grafana rule ${id}`;
	if (name === "Test notification") return [{
		type: "ignored",
		event: "test",
		reason: "Test of a notification channel; the connection works"
	}];
	const fingerprint = fingerprintOf$1(root, id);
	const url = textOf(fieldAt(root, "ruleUrl"));
	if (word === "paused") return [{
		type: "note",
		note: pausedNote(fingerprint, url)
	}];
	if (word === "pending" || word === "unknown") return [{
		type: "ignored",
		event: word,
		reason: "The rule does not fire; Grafana sends another body when it does"
	}];
	const state = STATES$6.get(word);
	if (state === void 0) {
		addProblem(field, "one of \"alerting\", \"no_data\", \"ok\", \"paused\", \"pending\", \"unknown\"");
		return [];
	}
	const labels = labelsOf$4(root);
	return [{
		type: "alert",
		alert: {
			source: "grafana",
			fingerprint,
			state,
			event: word,
			name,
			title: textOf(fieldAt(root, "title")) ?? name,
			description: descriptionOf$1(root),
			severity: labels.severity,
			labels,
			integrations: [id, name],
			url,
			runbookUrl: labels.runbook_url ?? labels.runbook,
			...readChange((key) => labels[key]),
			evidence: imageOf(root)
		}
	}];
}
function pausedNote(fingerprint, url) {
	return {
		source: "grafana",
		fingerprint,
		event: "paused",
		kind: "external",
		text: PAUSED,
		url
	};
}
/** Rules are numbered in each Grafana, so the host in their link tells two of them apart. */
function fingerprintOf$1(root, id) {
	return `grafana:legacy/${URL.parse(textOf(fieldAt(root, "ruleUrl")) ?? "")?.host ?? ""}/${id}`;
}
/** Tags of the rule, and of the series where one alone fires. */
function labelsOf$4(root) {
	const matches = itemsOf$1(fieldAt(root, "evalMatches"));
	const series = matches.length === 1 && matches[0] ? textEntries(fieldAt(matches[0], "tags")) : [];
	return Object.fromEntries([...series, ...textEntries(fieldAt(root, "tags"))]);
}
function descriptionOf$1(root) {
	const values = itemsOf$1(fieldAt(root, "evalMatches")).flatMap((match) => {
		const [metric, value] = ["metric", "value"].map((key) => textOf(fieldAt(match, key)));
		return metric === void 0 || value === void 0 ? [] : [`${metric} = ${value}`];
	});
	const measured = values.length === 0 ? void 0 : `Values: ${values.join(", ")}`;
	const text = [textOf(fieldAt(root, "message")), measured].filter((part) => part !== void 0).join("\n\n");
	return text === "" ? void 0 : text;
}
function imageOf(root) {
	const url = textOf(fieldAt(root, "imageUrl"));
	return url === void 0 ? [] : [{
		kind: "image",
		url
	}];
}
// src/core/alerts/sources/grafana.ts
/**
* Grafana Alerting's webhook: its own body (version 1), a custom payload that keeps `alerts`, and the body of the
* dashboard alerts of Grafana before version 11.
*/
const grafana = {
	id: "grafana",
	name: "Grafana",
	read: (body) => readPayload(body, readBody$4)
};
const SENDER = {
	source: "grafana",
	name: "Grafana",
	limit: "Max Alerts of the contact point",
	complete: (alert, item) => isTest(alert) ? TEST : {
		type: "alert",
		alert: completeAlert(alert, item)
	}
};
const TEST = {
	type: "ignored",
	event: "test",
	reason: "Test notification of a contact point; the connection works"
};
const ALERTMANAGER_HELP = "This is the webhook of Prometheus Alertmanager; send it to the source \"alertmanager\"";
const PAYLOAD_HELP = "A custom payload has to hold \"alerts\" .Alerts as docs/sources/grafana.md shows";
/** How Grafana links to a rule; older bodies name it nowhere else. */
const RULE_IN_LINK = /\/alerting\/(?:grafana\/)?([\w-]{1,60})\/(?:view|edit)\b/;
function readBody$4(root) {
	if (isGrafanaLegacy(root)) return readGrafanaLegacy(root);
	const version = fieldAt(root, "version");
	const alerts = fieldAt(root, "alerts");
	if (textOf(version) === "4" && fieldAt(root, "orgId").value === void 0) addProblem(version, "\"1\"", ALERTMANAGER_HELP);
	else if (!Array.isArray(alerts.value)) addProblem(alerts, "a list", PAYLOAD_HELP);
	else return readLabelledGroup(root, SENDER);
	return [];
}
function isTest({ labels }) {
	return labels.alertname === "TestAlert" && labels.instance === "Grafana";
}
function completeAlert(alert, item) {
	const rule = textOf(fieldAt(item, "ruleUID")) ?? RULE_IN_LINK.exec(alert.url ?? "")?.[1];
	const links = [
		"dashboard",
		"panel",
		"image",
		"silence"
	].flatMap((kind) => {
		const url = textOf(fieldAt(item, `${kind}URL`));
		return url === void 0 ? [] : [{
			kind,
			url
		}];
	});
	const description = [alert.description, valuesOf(item)].filter((text) => text !== void 0).join("\n\n");
	return {
		...alert,
		...description === "" ? {} : { description },
		integrations: rule === void 0 ? [] : [rule],
		evidence: [...alert.evidence ?? [], ...links]
	};
}
/** What was measured; `values` is null where nothing was, and older bodies have the text alone. */
function valuesOf(item) {
	const values = textEntries(fieldAt(item, "values")).map(([key, value]) => `${key} = ${value}`);
	const text = values.length > 0 ? values.join(", ") : textOf(fieldAt(item, "valueString"))?.trim();
	return text === void 0 ? void 0 : `Values: ${text}`;
}
// src/core/alerts/person-of.ts
/** A person of whom a source says one word: a mail address, a number as id, or else a name. */
function personOf$2(word, id) {
	if (word === void 0) return id === void 0 ? void 0 : { id };
	const named = /^\S+@\S+$/.test(word) ? { mail: word } : /^\d+$/.test(word) ? { id: word } : { name: word };
	return id === void 0 ? named : {
		...named,
		id
	};
}
// src/core/alerts/texts-of.ts
/** The texts of a list, or the one text that stands where a sender has a list at other times. */
function textsOf$1(field) {
	const single = textOf(field);
	return single === void 0 ? itemsOf$1(field).flatMap((item) => textOf(item) ?? []) : [single];
}
// src/core/alerts/sources/newrelic.ts
/** New Relic workflows: the default webhook template, and the one of docs/sources/newrelic.md, which says more. */
const newrelic = {
	id: "newrelic",
	name: "New Relic",
	read: (body) => readObjectPayload(body, TEXT_HELP, readIssue)
};
const TEXT_HELP = "The body is no JSON: it is a template that was not rendered, or one that renders a text without the helper \"json\"";
const TEMPLATE_HELP = "This is the template itself and no delivery of it; let New Relic render it";
const CLASSIC_HELP = "This is the payload of a classic notification channel, which a migrated workflow still sends; paste the template of docs/sources/newrelic.md into the workflow instead";
const STATES$5 = /* @__PURE__ */ new Map([
	["CREATED", "firing"],
	["ACTIVATED", "firing"],
	["ACKNOWLEDGED", "acknowledged"],
	["INVESTIGATING", "acknowledged"],
	["DEACTIVATED", "resolved"],
	["CLOSED", "resolved"]
]);
/** Triggers that say more than the state does. */
const NOTES$1 = /* @__PURE__ */ new Map([
	["PRIORITY_CHANGED", writePriority$1],
	["MERGE_REQUEST", () => ({
		kind: "external",
		text: "Merged with another issue in New Relic"
	})],
	["CLOSE_INACTIVE", () => ({
		kind: "external",
		text: "Closed by New Relic because nothing happened for long"
	})],
	["CLOSE_TTL", () => ({
		kind: "external",
		text: "Closed by New Relic because it had been open for too long"
	})]
]);
function writePriority$1(root) {
	return {
		kind: "severity",
		text: `Priority is now ${textOf(fieldAt(root, "priority")) ?? "unknown"}`
	};
}
function readIssue(root) {
	const field = fieldAt(root, "state");
	if (refuseOther(root, field)) return [];
	const word = requireText(field).toUpperCase();
	const id = requireText(fieldAt(root, "id"));
	if (word === "" || id === "") return [];
	const known = STATES$5.get(word);
	if (known === void 0) return [{
		type: "ignored",
		event: word,
		reason: "State of an issue that Tocsin does not know; nothing was done with it"
	}];
	const alert = readAlert$5(root, id, known === "firing" ? readAcknowledgement(root) : {
		state: known,
		event: word
	});
	const note = NOTES$1.get(textOf(fieldAt(root, "trigger")) ?? "")?.(root);
	if (note === void 0) return [{
		type: "alert",
		alert
	}];
	const at = epochInstantOf(fieldAt(root, "updatedAt"));
	const { source, fingerprint, url } = alert;
	return [{
		type: "alert",
		alert
	}, {
		type: "note",
		note: {
			source,
			fingerprint,
			event: textOf(fieldAt(root, "trigger")) ?? "",
			at,
			url,
			...note
		}
	}];
}
function refuseOther(root, state) {
	const has = (key) => fieldAt(root, key).value !== void 0;
	const isTemplate = has("handlebars") || /\{\{.*\}\}/s.test(textOf(state) ?? "");
	if (isTemplate) addProblem(state, "a value", TEMPLATE_HELP);
	const isClassic = !has("state") && has("current_state");
	if (isClassic) addProblem(state, "the state of an issue", CLASSIC_HELP);
	return isTemplate || isClassic;
}
/**
* Whether somebody has seen an open issue: its state stays ACTIVATED. Our template says so; the default one has only
* the trigger, which does not tell an acknowledgement from one that was taken back.
*/
function readAcknowledgement(root) {
	const trigger = textOf(fieldAt(root, "trigger")) ?? "ACTIVATED";
	const word = textOf(fieldAt(root, "isAcknowledged"));
	const isUserAction = trigger === "USER_ACTION";
	if (word === "true" || word === void 0 && isUserAction) return {
		state: "acknowledged",
		event: trigger
	};
	return {
		state: "firing",
		event: isUserAction ? "unacknowledged" : trigger
	};
}
function readAlert$5(root, id, { state, event }) {
	const text = (key) => textOf(fieldAt(root, key));
	const [condition] = textsOf$1(fieldAt(root, "alertConditionNames"));
	const title = textsOf$1(fieldAt(root, "title"))[0] ?? condition ?? `New Relic issue ${id}`;
	const labels = labelsOf$3(root);
	const chart = text("chartUrl");
	return {
		source: "newrelic",
		fingerprint: `newrelic:${id}`,
		state,
		event,
		name: condition ?? alertName(title),
		title,
		description: textsOf$1(fieldAt(root, "description")).join("\n"),
		at: timeOf(root, state, event),
		severity: text("priority"),
		labels,
		integrations: [
			"alertPolicyNames",
			"alertConditionNames",
			"impactedEntities"
		].flatMap((key) => textsOf$1(fieldAt(root, key))),
		url: text("issueUrl"),
		runbookUrl: textsOf$1(fieldAt(root, "runbookUrl"))[0],
		actor: actorOf$1(root, state),
		...readChange((key) => labels[key]),
		evidence: chart === void 0 ? [] : [{
			kind: "image",
			url: chart
		}]
	};
}
/** An issue that is updated while it fires has fired since it was opened, so that no update overtakes a person's act. */
function timeOf(root, state, event) {
	const keys = state === "firing" && event !== "unacknowledged" ? [
		"activatedAt",
		"createdAt",
		"updatedAt"
	] : ["updatedAt"];
	for (const key of state === "resolved" ? ["closedAt", ...keys] : keys) {
		const instant = epochInstantOf(fieldAt(root, key));
		if (instant !== void 0) return instant;
	}
}
function actorOf$1(root, state) {
	const keys = {
		firing: [],
		acknowledged: ["acknowledgedBy", "owner"],
		resolved: ["closedBy"]
	}[state];
	return personOf$2(keys.map((key) => textOf(fieldAt(root, key))).find((text) => text !== void 0));
}
/** Tags come as lists, since an issue may hold incidents of several entities. */
function labelsOf$3(root) {
	const tags = fieldAt(root, "tags");
	const keys = isObject(tags.value) ? Object.keys(tags.value) : [];
	const joined = (key) => textsOf$1(fieldAt(root, key)).join(", ") || void 0;
	return labelsFrom([
		...keys.map((key) => [key, textsOf$1(fieldAt(tags, key)).join(", ") || void 0]),
		["account_id", joined("accountId")],
		["condition", joined("alertConditionNames")],
		["entity", joined("impactedEntities")],
		["is_correlated", joined("isCorrelated")],
		["muting_state", joined("mutingState")],
		["policy", joined("alertPolicyNames")],
		["workflow", joined("workflowName")]
	]);
}
// src/core/alerts/sources/opsgenie-notes.ts
/** Actions that change a state and say all with it. */
const WITHOUT_NOTE = [
	"Create",
	"Acknowledge",
	"UnAcknowledge",
	"Close"
];
/** How each action that is more than a state reads in a timeline; of the body only the fields that are named here. */
const WRITERS = /* @__PURE__ */ new Map([
	["Delete", () => draft("external", "The alert was deleted in Opsgenie")],
	["AddNote", (alert) => draft("note", textOf(fieldAt(alert, "note")) ?? "A note without a text was added")],
	["AddTags", (alert) => draft("external", `Tags added: ${listed(alert, "addedTags")}`)],
	["RemoveTags", (alert) => draft("external", `Tags removed: ${listed(alert, "removedTags")}`)],
	["AddDetails", () => draft("external", "Details added")],
	["RemoveDetails", () => draft("external", "Details removed")],
	["AddRecipient", (alert) => draft("assigned", `Recipient added: ${listed(alert, "recipient")}`)],
	["AddTeam", (alert) => draft("assigned", `Team added: ${listed(alert, "team")}`)],
	["AssignOwnership", (alert) => draft("assigned", `Assigned to ${listed(alert, "owner")}`)],
	["TakeOwnership", (alert) => draft("assigned", `Taken over by ${listed(alert, "username")}`)],
	["Escalate", writeEscalation],
	["Snooze", () => draft("external", "Snoozed in Opsgenie")],
	["SnoozeEnded", () => draft("external", "The snooze has ended")],
	["UpdatePriority", (alert) => draft("severity", `Priority is now ${listed(alert, "priority")}`)],
	["UpdateMessage", (alert) => draft("external", `The message is now: ${listed(alert, "message")}`)],
	["UpdateDescription", () => draft("external", "The description was changed")]
]);
/** What an action says in the timeline, or undefined where its state says all. Any other name is one that people chose. */
function writeOpsgenieNote(action, root) {
	if (WITHOUT_NOTE.includes(action)) return void 0;
	const write = WRITERS.get(action);
	return write ? write(fieldAt(root, "alert"), root) : draft("external", `Action "${action}" was run`);
}
function draft(kind, text) {
	return {
		kind,
		text
	};
}
function listed(alert, key) {
	return textsOf$1(fieldAt(alert, key)).join(", ") || "not named";
}
/** The escalation stands beside the alert, with the headers of the integration, which are not looked at. */
function writeEscalation(_, root) {
	const name = textOf(fieldAt(root, "escalationName"));
	const to = textOf(fieldAt(fieldAt(root, "escalationNotify"), "name"));
	const by = name === void 0 ? "" : ` (escalation ${name})`;
	return draft("escalated", `Escalated${to === void 0 ? "" : ` to ${to}`}${by}`);
}
// src/core/alerts/sources/opsgenie.ts
/** Opsgenie's webhook integration, and Jira Service Management's after it: one action on one alert a request. */
const opsgenie = {
	id: "opsgenie",
	name: "Opsgenie",
	read: (body) => readPayload(body, readAction)
};
/** A deleted alert is gone for good: nothing will close it later. */
const STATES$4 = /* @__PURE__ */ new Map([
	["Create", "firing"],
	["UnAcknowledge", "firing"],
	["Acknowledge", "acknowledged"],
	["Close", "resolved"],
	["Delete", "resolved"]
]);
function readAction(root) {
	const action = requireText(fieldAt(root, "action"));
	const alert = fieldAt(root, "alert");
	if (!requireObject(alert)) return [];
	const id = requireText(fieldAt(alert, "alertId"));
	if (action === "" || id === "") return [];
	const state = STATES$4.get(action);
	const at = epochInstantOf(fieldAt(alert, action === "Create" ? "createdAt" : "updatedAt"));
	const actor = personOf$2(textOf(fieldAt(alert, "username")), textOf(fieldAt(alert, "userId")));
	const event = action === "UnAcknowledge" ? "unacknowledged" : action;
	const base = {
		source: "opsgenie",
		fingerprint: `opsgenie:${id}`,
		event,
		at,
		actor
	};
	const by = actor?.name ?? actor?.mail;
	const draft = writeOpsgenieNote(action, root);
	const notes = draft === void 0 ? [] : [{
		type: "note",
		note: {
			...base,
			by,
			...draft
		}
	}];
	if (state === void 0) return notes;
	return [{
		type: "alert",
		alert: {
			...base,
			...readAlert$4(root, alert, id),
			state
		}
	}, ...notes];
}
function readAlert$4(root, alert, id) {
	const text = (key) => textOf(fieldAt(alert, key));
	const title = text("message") ?? `Opsgenie alert ${text("tinyId") ?? id}`;
	const labels = labelsOf$2(root, alert);
	return {
		name: nameFromKey(text("alias") ?? "") ?? alertName(title),
		title,
		description: text("description"),
		severity: priorityOf(text("priority")),
		labels,
		integrations: [
			text("entity"),
			...textsOf$1(fieldAt(alert, "teams")),
			textOf(fieldAt(root, "integrationName")),
			textOf(fieldAt(root, "integrationId"))
		].filter((part) => part !== void 0),
		runbookUrl: labels.runbook_url ?? labels.runbook,
		...readChange((key) => labels[key])
	};
}
/** The integration sends 3 where the API says P3. */
function priorityOf(priority) {
	return priority !== void 0 && /^[1-5]$/.test(priority) ? `P${priority}` : priority;
}
function labelsOf$2(root, alert) {
	const text = (key) => textOf(fieldAt(alert, key));
	const teams = textsOf$1(fieldAt(alert, "teams")).join(", ");
	return {
		...readTags(textsOf$1(fieldAt(alert, "tags"))),
		...Object.fromEntries(textEntries(fieldAt(alert, "details"))),
		...labelsFrom([
			["alias", text("alias")],
			["entity", text("entity")],
			["integration", textOf(fieldAt(root, "integrationName"))],
			["priority", priorityOf(text("priority"))],
			["source", text("source")],
			["teams", teams === "" ? void 0 : teams],
			["tiny_id", text("tinyId")]
		])
	};
}
// src/core/alerts/sources/pagerduty-references.ts
/** Name of what a PagerDuty reference points to: its summary, else its id. */
function nameOf(reference) {
	return textOf(fieldAt(reference, "summary")) ?? textOf(fieldAt(reference, "id"));
}
/** Names of a list of references, separated by commas; undefined where there are none. */
function namesOf(references) {
	const names = itemsOf$1(references).flatMap((reference) => nameOf(reference) ?? []);
	return names.length === 0 ? void 0 : names.join(", ");
}
// src/core/alerts/sources/pagerduty-notes.ts
/** How each event type of PagerDuty that carries no state reads in a timeline; `data` is what the event is about. */
const NOTE_WRITERS = /* @__PURE__ */ new Map([
	["incident.escalated", (data) => note("escalated", `Escalated${assignment(data, " to ")}${policy(data)}`)],
	["incident.reassigned", (data) => note("assigned", `Reassigned${assignment(data, " to ")}`)],
	["incident.delegated", (data) => note("assigned", `Delegated${assignment(data, " to ")}${policy(data)}`)],
	["incident.priority_updated", writePriority],
	["incident.annotated", writeAnnotation],
	["incident.status_update_published", (data) => quote("communication", data, "message")],
	["incident.conference_bridge.updated", () => note("communication", "The conference bridge was changed")],
	["incident.responder.added", writeResponderAdded],
	["incident.responder.replied", writeResponderReplied],
	["incident.role.assigned", writeRoles],
	["incident.service_updated", (data) => note("external", `Moved to the PagerDuty service ${named(data, "service")}`)],
	["incident.incident_type.changed", writeType],
	["incident.custom_field_values.updated", writeCustomFields],
	["incident.task.created", (data) => writeTask(data, "Task created")],
	["incident.task.updated", (data) => writeTask(data, "Task updated")],
	["incident.task.completed", (data) => writeTask(data, "Task completed")],
	["incident.workflow.started", (data) => note("external", `Workflow "${workflow(data)}" started`)],
	["incident.workflow.completed", (data) => note("external", `Workflow "${workflow(data)}" completed`)],
	["incident.action_invocation.created", (data) => note("external", `Automation "${named(data, "action")}" started`)],
	["incident.action_invocation.terminated", writeActionEnd]
]);
const NO_NAME = "without a name";
function note(kind, text) {
	return [{
		kind,
		text
	}];
}
function named(data, key) {
	return nameOf(fieldAt(data, key)) ?? NO_NAME;
}
function assignment(data, before) {
	const names = namesOf(fieldAt(data, "assignees"));
	return names === void 0 ? "" : `${before}${names}`;
}
function policy(data) {
	const name = nameOf(fieldAt(data, "escalation_policy"));
	return name === void 0 ? "" : ` (escalation policy ${name})`;
}
/** A note that we left there ourselves says nothing new here. */
function writeAnnotation(data) {
	return /^Recorded as INC-\d{4}-\d+:/.test(textOf(fieldAt(data, "content")) ?? "") ? [] : quote("note", data, "content");
}
function quote(kind, data, key) {
	const text = textOf(fieldAt(data, key));
	if (text === void 0) return [];
	return note(kind, `${text}${fieldAt(data, "trimmed").value === true ? " … (cut off by PagerDuty)" : ""}`);
}
function writePriority(data) {
	const priority = nameOf(fieldAt(data, "priority"));
	return note("severity", priority === void 0 ? "Priority removed" : `Priority is now ${priority}`);
}
function writeType(data) {
	return note("external", `Incident type is now ${textOf(fieldAt(fieldAt(data, "incident_type"), "name")) ?? NO_NAME}`);
}
function responder(data) {
	return nameOf(fieldAt(data, "user")) ?? nameOf(fieldAt(data, "escalation_policy")) ?? "A responder";
}
function writeResponderAdded(data) {
	const message = textOf(fieldAt(data, "message"));
	return note("assigned", `${responder(data)} was asked to help${message === void 0 ? "" : `: ${message}`}`);
}
function writeResponderReplied(data) {
	const answer = textOf(fieldAt(data, "state")) ?? "no answer";
	return note("assigned", `${responder(data)} answered the request for help: ${answer}`);
}
function writeRoles(data) {
	return itemsOf$1(fieldAt(data, "incident_role_assignments")).flatMap((assigned) => {
		const role = named(assigned, "role");
		const person = nameOf(fieldAt(assigned, "assignee"));
		return note("assigned", person === void 0 ? `Role ${role} is no longer assigned` : `Role ${role}: ${person}`);
	});
}
/** `custom_fields` hold what is true now, `changed_custom_fields` what was true before. */
function writeCustomFields(data) {
	const now = itemsOf$1(fieldAt(data, "custom_fields"));
	const changes = itemsOf$1(fieldAt(data, "changed_custom_fields")).map((before) => {
		const id = textOf(fieldAt(before, "id"));
		const after = now.find((field) => id !== void 0 && textOf(fieldAt(field, "id")) === id);
		const name = textOf(fieldAt(before, "name")) ?? id ?? NO_NAME;
		return `${name}: ${fieldValue(name, before)} → ${fieldValue(name, after)}`;
	});
	return changes.length === 0 ? [] : note("external", `Fields changed: ${changes.join("; ")}`);
}
function fieldValue(name, field) {
	if (!field) return "nothing";
	const value = fieldAt(field, "value");
	const text = textOf(value) ?? itemsOf$1(value).flatMap((item) => textOf(item) ?? []).join(", ");
	return text === "" ? "nothing" : redactNamed(name, text);
}
function writeTask(data, what) {
	return note("external", `${what}: ${textOf(fieldAt(data, "name")) ?? nameOf(data) ?? NO_NAME}${assignment(data, ", for ")}`);
}
function workflow(data) {
	return nameOf(fieldAt(data, "incident_workflow")) ?? nameOf(data) ?? NO_NAME;
}
function writeActionEnd(data) {
	const state = textOf(fieldAt(data, "state")) ?? "ended";
	return note("external", `Automation "${named(data, "action")}" ended: ${state}`);
}
// src/core/alerts/sources/pagerduty.ts
/** PagerDuty Webhooks V3: one event a request. A body says what changed, and the whole incident beside it. */
const pagerduty = {
	id: "pagerduty",
	name: "PagerDuty Webhooks V3",
	deliveryIdHeader: "x-webhook-id",
	read: (body) => readPayload(body, readBody$3)
};
const STATES$3 = /* @__PURE__ */ new Map([
	["incident.triggered", "firing"],
	["incident.reopened", "firing"],
	["incident.unacknowledged", "firing"],
	["incident.acknowledged", "acknowledged"],
	["incident.resolved", "resolved"]
]);
const SERVICE_CHANGE = "A change of PagerDuty settings; services are described in services/";
const IGNORED$1 = /* @__PURE__ */ new Map([
	["pagey.ping", "Test event of a webhook subscription; the connection works"],
	["service.created", SERVICE_CHANGE],
	["service.updated", SERVICE_CHANGE],
	["service.deleted", SERVICE_CHANGE],
	["service.custom_field_values.updated", SERVICE_CHANGE],
	["incident.action_invocation.updated", "Progress of an automation; its start and its end are noted"]
]);
const OTHER_BODIES = [["messages", "This is a V1/V2 webhook; create a V3 webhook subscription"], ["webhook_subscription", "This is a request that creates a subscription, not what the subscription sends"]];
function readBody$3(root) {
	const event = fieldAt(root, "event");
	if (!isObject(event.value)) {
		addProblem(event, "an object", OTHER_BODIES.find(([key]) => isObject(root.value) && Object.hasOwn(root.value, key))?.[1]);
		return [];
	}
	const type = requireText(fieldAt(event, "event_type"));
	if (type === "") return [];
	const ignored = IGNORED$1.get(type);
	if (ignored !== void 0) return [{
		type: "ignored",
		event: type,
		reason: ignored
	}];
	const state = STATES$3.get(type);
	if (state === void 0 && !NOTE_WRITERS.has(type)) return [{
		type: "ignored",
		event: type,
		reason: "Event type that Tocsin does not know; nothing was done with it"
	}];
	const data = fieldAt(event, "data");
	if (!requireObject(data)) return [];
	return state === void 0 ? readNotes(event, data, type) : readAlert$3(event, data, {
		type,
		state
	});
}
function readAlert$3(event, data, { type, state }) {
	const id = requireText(fieldAt(data, "id"));
	const title = textOf(fieldAt(data, "title")) ?? `PagerDuty incident ${id}`;
	const service = fieldAt(data, "service");
	const severity = nameOf(fieldAt(data, "priority")) ?? textOf(fieldAt(data, "urgency"));
	const alert = {
		source: "pagerduty",
		fingerprint: `pagerduty:${id}`,
		state,
		event: type,
		name: nameFromKey(textOf(fieldAt(data, "incident_key")) ?? "") ?? alertName(title),
		title,
		at: instantOf(fieldAt(event, "occurred_at")),
		severity,
		labels: labelsOf$1(data),
		integrations: [textOf(fieldAt(service, "id")), textOf(fieldAt(service, "summary"))].filter((text) => text !== void 0),
		url: textOf(fieldAt(data, "html_url")),
		actor: actorOf(event) ?? (state === "acknowledged" ? firstAssignee(data) : void 0)
	};
	const merged = type === "incident.resolved" ? mergedInto(data) : void 0;
	if (merged === void 0) return [{
		type: "alert",
		alert
	}];
	const text = `Merged in PagerDuty into ${merged}, and resolved by that`;
	const note = {
		...noteBase$1(event, type),
		fingerprint: alert.fingerprint,
		kind: "external",
		text
	};
	return [{
		type: "alert",
		alert
	}, {
		type: "note",
		note
	}];
}
function readNotes(event, data, type) {
	const incident = incidentOf(data);
	const id = requireText(fieldAt(incident, "id"));
	const url = textOf(fieldAt(incident, "html_url"));
	const drafts = NOTE_WRITERS.get(type)?.(data) ?? [];
	const base = noteBase$1(event, type);
	if (drafts.length === 0) return [{
		type: "ignored",
		event: type,
		reason: "The event carries no text of its own"
	}];
	return drafts.map((draft) => ({
		type: "note",
		note: {
			...base,
			fingerprint: `pagerduty:${id}`,
			url,
			...draft
		}
	}));
}
function noteBase$1(event, type) {
	const actor = actorOf(event);
	return {
		source: "pagerduty",
		event: type,
		at: instantOf(fieldAt(event, "occurred_at")),
		by: actor?.name ?? actor?.id,
		actor
	};
}
/** The incident that an event is about: `data` itself, or what a note, task, responder or role points to. */
function incidentOf(data) {
	if (textOf(fieldAt(data, "type")) === "incident") return data;
	const [role] = itemsOf$1(fieldAt(data, "incident_role_assignments"));
	return fieldAt(role ?? data, "incident");
}
function labelsOf$1(data) {
	const labels = [
		["service", nameOf(fieldAt(data, "service"))],
		["urgency", textOf(fieldAt(data, "urgency"))],
		["priority", nameOf(fieldAt(data, "priority"))],
		["escalation_policy", nameOf(fieldAt(data, "escalation_policy"))],
		["teams", namesOf(fieldAt(data, "teams"))],
		["incident_type", textOf(fieldAt(fieldAt(data, "incident_type"), "name"))],
		["incident_key", textOf(fieldAt(data, "incident_key"))],
		["merged_into", mergedInto(data)]
	];
	return Object.fromEntries(labels.flatMap(([key, text]) => text === void 0 ? [] : [[key, text]]));
}
function mergedInto(data) {
	const reason = fieldAt(data, "resolve_reason");
	if (textOf(fieldAt(reason, "type")) !== "merge_resolve_reason") return void 0;
	const id = textOf(fieldAt(fieldAt(reason, "incident"), "id"));
	return id === void 0 ? "another incident" : `pagerduty:${id}`;
}
/** An agent that is a service, an integration or automation (null) is not a person who acted. */
function actorOf(event) {
	const agent = fieldAt(event, "agent");
	return textOf(fieldAt(agent, "type"))?.startsWith("user") ? personOf$1(agent) : void 0;
}
/** Who acknowledges becomes the assignee; so this names the person where an integration passed it on. */
function firstAssignee(data) {
	const [first] = itemsOf$1(fieldAt(data, "assignees"));
	return first === void 0 ? void 0 : personOf$1(first);
}
function personOf$1(reference) {
	return {
		id: textOf(fieldAt(reference, "id")),
		name: textOf(fieldAt(reference, "summary"))
	};
}
// src/core/alerts/sources/pagerduty-events.ts
/**
* The body of PagerDuty's Events API v2, as a generic way in: what can send events to PagerDuty can send them here.
* `routing_key` is a secret of the sender and is never read; one relay is one scope of dedup keys.
*/
const pagerdutyEvents = {
	id: "pagerduty-events",
	name: "PagerDuty Events API v2",
	read: (body) => readPayload(body, readEvent)
};
const STATES$2 = /* @__PURE__ */ new Map([
	["trigger", "firing"],
	["acknowledge", "acknowledged"],
	["resolve", "resolved"]
]);
const DESCRIPTION_KEYS = [
	"description",
	"message",
	"details",
	"body"
];
function readEvent(root) {
	if (isChangeEvent(root)) return [{
		type: "ignored",
		event: "change",
		reason: "A change event tells of a deploy, not of an alert; changes are not taken in yet"
	}];
	const action = fieldAt(root, "event_action");
	const word = textOf(action);
	const state = STATES$2.get(word ?? "");
	if (word === void 0 || state === void 0) {
		addProblem(action, "one of \"trigger\", \"acknowledge\", \"resolve\"", isAnswer(root) ? ANSWER_HELP : void 0);
		return [];
	}
	return [{
		type: "alert",
		alert: state === "firing" ? readTrigger(root) : readFollowUp(root, word, state)
	}];
}
const ANSWER_HELP = "This is what the Events API answers to an event, not an event";
/** A change event has no action, and a summary without a severity. */
function isChangeEvent(root) {
	const payload = fieldAt(root, "payload");
	return fieldAt(root, "event_action").value === void 0 && textOf(fieldAt(payload, "summary")) !== void 0 && fieldAt(payload, "severity").value === void 0;
}
function isAnswer(root) {
	return textOf(fieldAt(root, "status")) !== void 0 && textOf(fieldAt(root, "message")) !== void 0;
}
function readTrigger(root) {
	const payload = fieldAt(root, "payload");
	const summary = requireObject(payload) ? requireText(fieldAt(payload, "summary")) : "";
	const details = fieldAt(payload, "custom_details");
	const labels = labelsOf(root, payload, details);
	const detail = (key) => labels[key];
	const name = labels.alertname ?? alertName(summary);
	const component = textOf(fieldAt(payload, "component"));
	return {
		source: "pagerduty-events",
		fingerprint: `pagerduty-events:${textOf(fieldAt(root, "dedup_key")) ?? digestOf(payload, name)}`,
		state: "firing",
		event: "trigger",
		name,
		title: summary,
		description: descriptionOf(details),
		at: instantOf(fieldAt(payload, "timestamp")),
		severity: textOf(fieldAt(payload, "severity")),
		labels,
		integrations: component === void 0 ? [] : [component],
		url: textOf(fieldAt(root, "client_url")) ?? linksOf(root)[0]?.url,
		runbookUrl: detail("runbook_url") ?? detail("runbook"),
		...readChange(detail),
		evidence: [...linksOf(root), ...imagesOf(root)]
	};
}
/** Acknowledge and resolve need no more than the key, so most of what an alert says is not known here. */
function readFollowUp(root, event, state) {
	const key = requireText(fieldAt(root, "dedup_key"));
	const payload = fieldAt(root, "payload");
	const summary = textOf(fieldAt(payload, "summary"));
	return {
		source: "pagerduty-events",
		fingerprint: `pagerduty-events:${key}`,
		state,
		event,
		name: summary === void 0 ? key : alertName(summary),
		title: summary ?? key,
		at: instantOf(fieldAt(payload, "timestamp")),
		severity: textOf(fieldAt(payload, "severity")),
		labels: labelsOf(root, payload, fieldAt(payload, "custom_details")),
		integrations: []
	};
}
/** Without a key, the same alert of the same thing is the same: measurements in the summary do not count. */
function digestOf(payload, name) {
	const fields = [
		"source",
		"component",
		"group",
		"class"
	].map((key) => textOf(fieldAt(payload, key)) ?? "");
	return stableHash([...fields, name]);
}
function labelsOf(root, payload, details) {
	const nested = isObject(details.value) ? Object.keys(details.value).flatMap((key) => textEntries(fieldAt(details, key)).map(([inner, text]) => [`${key}.${inner}`, text])) : [];
	const own = [
		"source",
		"component",
		"group",
		"class"
	].flatMap((key) => {
		const text = textOf(fieldAt(payload, key));
		return text === void 0 ? [] : [[key, text]];
	});
	const client = textOf(fieldAt(root, "client"));
	const all = [
		...nested,
		...textEntries(details).filter(([key]) => !DESCRIPTION_KEYS.includes(key)),
		...own
	];
	return Object.fromEntries(client === void 0 ? all : [...all, ["client", client]]);
}
function descriptionOf(details) {
	return textOf(details) ?? DESCRIPTION_KEYS.map((key) => textOf(fieldAt(details, key))).find((text) => text);
}
function linksOf(root) {
	return itemsOf$1(fieldAt(root, "links")).map((link) => ({
		kind: "link",
		id: textOf(fieldAt(link, "text")),
		url: textOf(fieldAt(link, "href"))
	}));
}
function imagesOf(root) {
	return itemsOf$1(fieldAt(root, "images")).map((image) => ({
		kind: "image",
		id: textOf(fieldAt(image, "alt")),
		url: textOf(fieldAt(image, "src"))
	}));
}
// src/core/alerts/sources/sentry-event.ts
const EVENT = "event_alert.triggered";
/**
* An issue alert: a rule found that an error matters. Sentry never says that such an alert is over; it is the issue that
* is resolved, so both are named by the issue.
*/
function readSentryEvent(data) {
	const event = fieldAt(data, "event");
	if (!requireObject(event)) return [];
	const tags = readSentryTags(fieldAt(event, "tags"));
	if (tags.sample_event === "yes") return [{
		type: "ignored",
		event: EVENT,
		reason: "Sample event of a test notification; the connection works"
	}];
	const rule = textOf(fieldAt(fieldAt(data, "issue_alert"), "title")) ?? textOf(fieldAt(data, "triggered_rule"));
	const title = titleOf(event);
	const name = rule ?? alertName(title);
	const project = projectOf(event);
	const culprit = textOf(fieldAt(event, "culprit"));
	const level = textOf(fieldAt(event, "level")) ?? tags.level;
	return [{
		type: "alert",
		alert: {
			source: "sentry",
			fingerprint: `sentry:issue:${issueOf(event) ?? stableHash([project ?? "", title])}`,
			state: "firing",
			event: EVENT,
			name,
			title,
			description: culprit === void 0 ? void 0 : `In ${culprit}`,
			at: instantOf(fieldAt(event, "datetime")),
			severity: tags.severity ?? level,
			labels: {
				...tags,
				...labelsFrom([
					["project", project],
					["rule", rule],
					["level", level],
					["environment", textOf(fieldAt(event, "environment")) ?? tags.environment],
					["platform", textOf(fieldAt(event, "platform"))],
					["release", textOf(fieldAt(event, "release")) ?? tags.release]
				])
			},
			integrations: [project, rule].filter((text) => text !== void 0),
			url: textOf(fieldAt(event, "web_url")),
			runbookUrl: tags.runbook_url,
			...readChange((key) => tags[key]),
			evidence: evidenceOf$1(event)
		}
	}];
}
function titleOf(event) {
	const metadata = fieldAt(event, "metadata");
	const parts = ["type", "value"].map((key) => textOf(fieldAt(metadata, key))).filter((text) => text !== void 0);
	return textOf(fieldAt(event, "title")) ?? (parts.join(": ") || (textOf(fieldAt(event, "message")) ?? "Error in Sentry"));
}
/** The id of the issue, in whichever of its places it stands. */
function issueOf(event) {
	const inLink = ["issue_url", "web_url"].map((key) => textOf(fieldAt(event, key)) ?? "").map((link) => /\/issues\/(\d{1,40})\//.exec(`${link}/`)?.[1]).find((id) => id !== void 0);
	return textOf(fieldAt(event, "issue_id")) ?? textOf(fieldAt(event, "groupID")) ?? inLink;
}
/** An event gives its project as a number; the name that people know stands in its link. */
function projectOf(event) {
	const link = textOf(fieldAt(event, "url")) ?? "";
	return /\/projects\/[\w-]{1,100}\/([\w-]{1,100})\/events\//.exec(link)?.[1] ?? textOf(fieldAt(event, "project_name"));
}
function evidenceOf$1(event) {
	const trace = textOf(fieldAt(fieldAt(fieldAt(event, "contexts"), "trace"), "trace_id"));
	const id = textOf(fieldAt(event, "event_id"));
	return [...id === void 0 ? [] : [{
		kind: "error",
		id,
		url: textOf(fieldAt(event, "web_url"))
	}], ...trace === void 0 ? [] : [{
		kind: "trace",
		id: trace
	}]];
}
// src/core/alerts/sources/sentry-issue.ts
const CREATED = "A new issue is not an alert by itself: let an alert rule in Sentry notify this integration of those that matter";
/** A change of an issue. It has the fingerprint of the issue alert, so resolving the issue resolves the alert. */
function readSentryIssue(root, data, action) {
	const issue = fieldAt(data, "issue");
	if (!requireObject(issue)) return [];
	const event = action === "triggered" ? "activity_alert.triggered" : `issue.${action}`;
	if (action === "created") return [{
		type: "ignored",
		event,
		reason: CREATED
	}];
	const state = stateOf(issue, action);
	if (state !== void 0) return [{
		type: "alert",
		alert: readAlert$2(root, data, {
			event,
			state
		})
	}];
	const text = NOTES.get(action)?.(issue);
	if (text === void 0) return [{
		type: "ignored",
		event,
		reason: "Change of an issue that Tocsin does not know; nothing was done with it"
	}];
	const kind = action === "assigned" ? "assigned" : "note";
	return [{
		type: "note",
		note: {
			...noteBase(root, requireText(fieldAt(issue, "id"))),
			event,
			kind,
			text,
			url: linkOf(issue)
		}
	}];
}
/** A comment that somebody wrote on an issue. Changing and deleting it are not told further. */
function readSentryComment(root, data, action) {
	const event = `comment.${action}`;
	const text = textOf(fieldAt(data, "comment"));
	if (action !== "created" || text === void 0) return [{
		type: "ignored",
		event,
		reason: "Only a new comment with a text becomes a note"
	}];
	return [{
		type: "note",
		note: {
			...noteBase(root, requireText(fieldAt(data, "issue_id"))),
			event,
			kind: "note",
			text
		}
	}];
}
const ARCHIVED = (issue) => {
	const how = textOf(fieldAt(issue, "substatus"))?.replaceAll("_", " ");
	return `Archived in Sentry, so it notifies no more${how === void 0 ? "" : ` (${how})`}`;
};
const NOTES = /* @__PURE__ */ new Map([
	["assigned", (issue) => `Assigned in Sentry to ${assigneeOf(issue) ?? "nobody"}`],
	["archived", ARCHIVED],
	["ignored", ARCHIVED]
]);
/** An activity alert comes whatever happened to the issue; then the issue itself says how it is. */
function stateOf(issue, action) {
	const word = action === "triggered" ? textOf(fieldAt(issue, "status")) : action;
	if (word === "resolved") return "resolved";
	return word === "unresolved" || action === "triggered" && word !== "ignored" ? "firing" : void 0;
}
function readAlert$2(root, data, about) {
	const issue = fieldAt(data, "issue");
	const id = requireText(fieldAt(issue, "id"));
	const title = textOf(fieldAt(issue, "title")) ?? `Sentry issue ${textOf(fieldAt(issue, "shortId")) ?? id}`;
	const project = fieldAt(issue, "project");
	const rule = textOf(fieldAt(fieldAt(data, "alert"), "title"));
	const level = textOf(fieldAt(issue, "level"));
	const [slug, projectName] = [textOf(fieldAt(project, "slug")), textOf(fieldAt(project, "name"))];
	const culprit = textOf(fieldAt(issue, "culprit"));
	return {
		source: "sentry",
		fingerprint: `sentry:issue:${id}`,
		...about,
		name: rule ?? alertName(title),
		title,
		description: culprit === void 0 ? void 0 : `In ${culprit}`,
		severity: level,
		labels: labelsFrom([
			["project", slug ?? projectName],
			["rule", rule],
			["level", level],
			["platform", textOf(fieldAt(issue, "platform"))],
			["short_id", textOf(fieldAt(issue, "shortId"))],
			["substatus", textOf(fieldAt(issue, "substatus"))]
		]),
		integrations: [
			slug,
			projectName,
			rule
		].filter((text) => text !== void 0),
		url: linkOf(issue),
		actor: personOf(root)
	};
}
function noteBase(root, id) {
	const actor = personOf(root);
	return {
		source: "sentry",
		fingerprint: `sentry:issue:${id}`,
		by: actor?.name ?? actor?.id,
		actor
	};
}
/** Sentry itself and other integrations act too; they are no persons. */
function personOf(root) {
	const actor = fieldAt(root, "actor");
	if (textOf(fieldAt(actor, "type")) !== "user") return void 0;
	return {
		id: textOf(fieldAt(actor, "id")),
		name: textOf(fieldAt(actor, "name"))
	};
}
function assigneeOf(issue) {
	const assignee = fieldAt(issue, "assignedTo");
	return textOf(fieldAt(assignee, "name")) ?? textOf(fieldAt(assignee, "id"));
}
function linkOf(issue) {
	return textOf(fieldAt(issue, "web_url")) ?? textOf(fieldAt(issue, "permalink"));
}
// src/core/alerts/sources/sentry-metric.ts
const STATES$1 = /* @__PURE__ */ new Map([
	["open", "firing"],
	["warning", "firing"],
	["critical", "firing"],
	["resolved", "resolved"]
]);
/** A metric alert: Sentry opens an incident of its own when a threshold is crossed, and its id stays until it is over. */
function readSentryMetric(root, data, action) {
	const metric = fieldAt(data, "metric_alert");
	if (!requireObject(metric)) return [];
	const state = STATES$1.get(action);
	const rule = fieldAt(metric, "alert_rule");
	const id = textOf(fieldAt(metric, "id")) ?? textOf(fieldAt(rule, "id")) ?? requireText(fieldAt(metric, "id"));
	if (state === void 0) addProblem(fieldAt(root, "action"), "one of \"critical\", \"warning\", \"resolved\"");
	if (state === void 0 || id === "") return [];
	const own = textOf(fieldAt(metric, "title"));
	const name = textOf(fieldAt(rule, "name")) ?? own ?? "Metric alert";
	const projects = textsOf(fieldAt(metric, "projects")) ?? textsOf(fieldAt(rule, "projects")) ?? [];
	return [{
		type: "alert",
		alert: {
			source: "sentry",
			fingerprint: `sentry:metric:${id}`,
			state,
			event: `metric_alert.${action}`,
			name,
			title: textOf(fieldAt(data, "description_title")) ?? name,
			description: textOf(fieldAt(data, "description_text")),
			at: state === "resolved" ? instantOf(fieldAt(metric, "date_closed")) : startOf(metric),
			severity: state === "firing" ? action : void 0,
			labels: labelsFrom([
				["rule", textOf(fieldAt(rule, "name"))],
				["project", projects.length === 0 ? void 0 : projects.join(", ")],
				["environment", textOf(fieldAt(rule, "environment"))],
				["aggregate", textOf(fieldAt(rule, "aggregate"))],
				["dataset", textOf(fieldAt(rule, "dataset"))],
				["query", textOf(fieldAt(rule, "query"))]
			]),
			integrations: [...projects, name],
			url: textOf(fieldAt(data, "web_url"))
		}
	}];
}
function startOf(metric) {
	return instantOf(fieldAt(metric, "date_detected")) ?? instantOf(fieldAt(metric, "date_started"));
}
function textsOf(field) {
	const texts = itemsOf$1(field).map(textOf).filter((text) => text !== void 0);
	return texts.length === 0 ? void 0 : texts;
}
// src/core/alerts/sources/sentry.ts
/**
* Sentry's webhooks of an integration. The header Sentry-Hook-Resource names what a body is about, but each body also
* shows it by what stands in `data`; the header only names what is not known here.
*/
const sentry = {
	id: "sentry",
	name: "Sentry",
	deliveryIdHeader: "request-id",
	read: (body, { headers }) => readPayload(body, (root) => readBody$2(root, headers["sentry-hook-resource"]))
};
const PLUGIN_HELP = "This is the body of Sentry's old WebHooks plugin; make an internal integration and point its webhook here";
/** What tells that a key of `data` is not an alert, with the reason. */
const IGNORED = /* @__PURE__ */ new Map([["installation", "The integration was installed or removed; the connection works"], ["error", "Every single error is sent with this; untick \"error\", and let an alert rule say which errors matter"]]);
function readBody$2(root, resource) {
	const data = fieldAt(root, "data");
	if (!isObject(data.value)) {
		addProblem(data, "an object", fieldAt(root, "project_slug").value !== void 0 || fieldAt(root, "triggering_rules").value ? PLUGIN_HELP : void 0);
		return [];
	}
	const has = (key) => fieldAt(data, key).value !== void 0;
	if (has("event")) return readSentryEvent(data);
	const action = requireText(fieldAt(root, "action"));
	if (action === "") return [];
	if (has("metric_alert")) return readSentryMetric(root, data, action);
	if (has("issue")) return readSentryIssue(root, data, action);
	if (has("comment_id")) return readSentryComment(root, data, action);
	return [ignore(data, action, resource)];
}
function ignore(data, action, resource) {
	const keys = Object.keys(data.value ?? {});
	const known = keys.find((key) => IGNORED.has(key));
	const reason = IGNORED.get(known ?? "") ?? "Kind of event that Tocsin does not know; nothing was done with it";
	return {
		type: "ignored",
		event: `${known ?? resource ?? keys[0] ?? "nothing"}.${action}`,
		reason
	};
}
// src/core/alerts/sources/uptime-kuma-notice.ts
const EXPIRING = /^(?:\[(?<monitor>[^\]]{1,200})\]\[(?<url>[^\]]{0,500})\] )?(?<what>.{1,300}) will expire in (?<days>\d{1,6}) days?/s;
const CHANGED = /^\[(?<monitor>.{1,300}?)\] \[\S{1,4} (?<word>Up|Down)\] ?(?<said>.*)$/s;
const MAX_MESSAGE = 2e3;
/**
* A message without a heartbeat: a certificate or domain that expires, which Uptime Kuma never says is renewed; the test
* button; or a template that leaves the heartbeat out, whose message still says what is up and what is down.
*/
function readKumaNotice(root) {
	const field = fieldAt(root, "msg");
	const message = textOf(field)?.slice(0, MAX_MESSAGE).trim();
	if (message === void 0) {
		addProblem(field, "text, or a heartbeat", "Use the preset \"application/json\", or the template of the docs");
		return [];
	}
	if (/\bTesting$/.test(message)) return [{
		type: "ignored",
		event: "test",
		reason: "Message of the test button; the connection works"
	}];
	const expiring = EXPIRING.exec(message)?.groups;
	if (expiring) return [{
		type: "alert",
		alert: expiryAlert(root, message, expiring)
	}];
	const changed = CHANGED.exec(message)?.groups;
	if (changed) return [{
		type: "alert",
		alert: changeAlert(changed)
	}];
	return [{
		type: "ignored",
		event: "notice",
		reason: `A message without a heartbeat: ${message}`
	}];
}
function expiryAlert(root, message, { monitor, url, what = "", days }) {
	const isDomain = /^domain/i.test(what);
	const own = textOf(fieldAt(fieldAt(root, "monitor"), "name")) ?? monitor;
	return {
		source: "uptime-kuma",
		fingerprint: `uptime-kuma:expiry/${stableHash([own ?? "", what])}`,
		state: "firing",
		event: isDomain ? "domain-expiry" : "certificate-expiry",
		name: isDomain ? "DomainExpiring" : "CertificateExpiring",
		title: own === void 0 ? message : `${own}: ${what} will expire in ${days} days`,
		labels: own === void 0 ? {} : { monitor: own },
		integrations: own === void 0 ? [] : [own],
		evidence: url === void 0 ? [] : [{
			kind: "monitored",
			url
		}]
	};
}
/** Without the number of the monitor its name is all there is to know it by. */
function changeAlert({ monitor = "", word, said }) {
	const isDown = word === "Down";
	const verb = isDown ? "is down" : "is up again";
	return {
		source: "uptime-kuma",
		fingerprint: `uptime-kuma:name/${monitor}`,
		state: isDown ? "firing" : "resolved",
		event: isDown ? "down" : "up",
		name: monitor,
		title: said ? `${monitor} ${verb}: ${said}` : `${monitor} ${verb}`,
		labels: { monitor },
		integrations: [monitor]
	};
}
// src/core/alerts/sources/uptime-kuma.ts
/** Uptime Kuma, versions 1 and 2. */
const uptimeKuma = {
	id: "uptime-kuma",
	name: "Uptime Kuma",
	read: (body) => readPayload(body, readBody$1)
};
const WORDS = /* @__PURE__ */ new Map([
	["0", "down"],
	["1", "up"],
	["2", "pending"],
	["3", "maintenance"]
]);
function readBody$1(root) {
	const heartbeat = fieldAt(root, "heartbeat");
	if (!isObject(heartbeat.value)) return readKumaNotice(root);
	const status = fieldAt(heartbeat, "status");
	const word = WORDS.get(textOf(status) ?? "");
	switch (word) {
		case "down": return [{
			type: "alert",
			alert: readAlert$1(root, "firing")
		}];
		case "up": return [{
			type: "alert",
			alert: readAlert$1(root, "resolved")
		}];
		case "pending": return [{
			type: "ignored",
			event: word,
			reason: "Uptime Kuma still tries again before it calls this down"
		}];
		case "maintenance": return [noteMaintenance(root)];
		case void 0:
			addProblem(status, "one of 0 (down), 1 (up), 2 (pending), 3 (maintenance)");
			return [];
		default: return word;
	}
}
function readAlert$1(root, state) {
	const heartbeat = fieldAt(root, "heartbeat");
	const monitor = fieldAt(root, "monitor");
	const tags = tagsOf(monitor);
	const group = groupOf(monitor);
	const own = textOf(fieldAt(monitor, "name"));
	const name = own ?? `Monitor ${idOf(root)}`;
	const said = textOf(fieldAt(heartbeat, "msg"));
	const verb = state === "firing" ? "is down" : "is up again";
	return {
		source: "uptime-kuma",
		fingerprint: fingerprintOf(root),
		state,
		event: state === "firing" ? "down" : "up",
		name: tags.alertname ?? name,
		title: said === void 0 ? `${name} ${verb}` : `${name} ${verb}: ${said}`,
		description: textOf(fieldAt(monitor, "description")),
		at: instantOf(utc(fieldAt(heartbeat, "time"))),
		severity: tags.severity,
		labels: {
			...labelsFrom([
				["monitor", own],
				["monitor_type", textOf(fieldAt(monitor, "type"))],
				["group", group],
				["hostname", textOf(fieldAt(monitor, "hostname"))],
				["port", textOf(fieldAt(monitor, "port"))]
			]),
			...tags
		},
		integrations: [
			own,
			textOf(fieldAt(monitor, "pathName")),
			group
		].filter((item) => item !== void 0),
		runbookUrl: tags.runbook_url,
		...readChange((key) => tags[key]),
		evidence: [{
			kind: "monitored",
			url: textOf(fieldAt(monitor, "url"))
		}]
	};
}
/** Maintenance mutes in Uptime Kuma; what was down before is not up for it. */
function noteMaintenance(root) {
	const at = instantOf(utc(fieldAt(fieldAt(root, "heartbeat"), "time")));
	const text = `${textOf(fieldAt(fieldAt(root, "monitor"), "name")) ?? "The monitor"} went into maintenance in Uptime Kuma`;
	return {
		type: "note",
		note: {
			source: "uptime-kuma",
			fingerprint: fingerprintOf(root),
			event: "maintenance",
			kind: "note",
			text,
			at
		}
	};
}
/** Monitors are numbered from 1 in every Uptime Kuma, so a template may say which one it is. */
function fingerprintOf(root) {
	const instance = textOf(fieldAt(root, "instance"));
	const id = idOf(root) ?? requireText(fieldAt(fieldAt(root, "heartbeat"), "monitorID"));
	return `uptime-kuma:${instance === void 0 ? "" : `${instance}/`}${id}`;
}
function idOf(root) {
	return textOf(fieldAt(fieldAt(root, "heartbeat"), "monitorID")) ?? textOf(fieldAt(fieldAt(root, "monitor"), "id"));
}
/** Tags as labels; one without a value is true. */
function tagsOf(monitor) {
	const tags = itemsOf$1(fieldAt(monitor, "tags")).flatMap((tag) => {
		const name = textOf(fieldAt(tag, "name"));
		return name === void 0 ? [] : [[name, textOf(fieldAt(tag, "value")) ?? "true"]];
	});
	return Object.fromEntries(tags);
}
/** The groups a monitor is in, from the outermost: `Prod / Payments`. */
function groupOf(monitor) {
	const path = itemsOf$1(fieldAt(monitor, "path")).flatMap((item) => textOf(item) ?? []);
	return path.length < 2 ? void 0 : path.slice(0, -1).join(" / ");
}
/** `2026-11-20 03:02:11.326` is in UTC, and does not say so. */
function utc(field) {
	return typeof field.value === "string" && /^\d{4}-\d{2}-\d{2}[ T][\d:.]{1,20}$/.test(field.value) ? {
		...field,
		value: `${field.value}Z`
	} : field;
}
// src/core/alerts/sources/zenduty.ts
/** Zenduty's outgoing webhook: one event of one incident a request. */
const zenduty = {
	id: "zenduty",
	name: "Zenduty",
	read: (body) => readPayload(body, readBody)
};
const STATES = /* @__PURE__ */ new Map([
	["triggered", "firing"],
	["acknowledged", "acknowledged"],
	["resolved", "resolved"]
]);
const STATES_OF_STATUS = /* @__PURE__ */ new Map([
	["1", "firing"],
	["2", "acknowledged"],
	["3", "resolved"]
]);
/** When an incident came into a state. Its creation says nothing about later ones. */
const TIMES = {
	firing: "creation_date",
	acknowledged: "acknowledged_date",
	resolved: "resolved_date"
};
function readBody(root) {
	const payload = fieldAt(root, "payload");
	if (!requireObject(payload)) return [];
	const type = fieldAt(payload, "event_type");
	const event = textOf(type);
	const incident = fieldAt(payload, "incident");
	const status = textOf(fieldAt(incident, "status")) ?? "";
	const state = event === void 0 ? STATES_OF_STATUS.get(status) : STATES.get(event.toLowerCase());
	if (state === void 0 && event !== void 0) return [{
		type: "ignored",
		event,
		reason: "Event type that Tocsin does not know; nothing was done with it"
	}];
	if (!requireObject(incident)) return [];
	if (state === void 0) {
		addProblem(type, "one of \"triggered\", \"acknowledged\", \"resolved\"");
		return [];
	}
	return [{
		type: "alert",
		alert: readAlert(incident, state, event ?? `status ${status}`)
	}];
}
function readAlert(incident, state, event) {
	const id = requireText(fieldAt(incident, "unique_id"));
	const text = (key) => textOf(fieldAt(incident, key));
	const title = text("title") ?? `Zenduty incident ${text("incident_number") ?? id}`;
	const service = fieldAt(incident, "service");
	const [serviceId, serviceName] = ["unique_id", "name"].map((key) => textOf(fieldAt(service, key)));
	const urgency = urgencyOf(text("urgency"));
	return {
		source: "zenduty",
		fingerprint: `zenduty:${id}`,
		state,
		event,
		name: alertName(title),
		title,
		description: text("summary"),
		at: instantOf(fieldAt(incident, TIMES[state])),
		severity: urgency,
		labels: labelsFrom([
			["service", serviceName],
			["team", textOf(fieldAt(service, "team"))],
			["escalation_policy", textOf(fieldAt(service, "escalation_policy"))],
			["incident_number", text("incident_number")],
			["incident_key", text("incident_key")],
			["urgency", urgency]
		]),
		integrations: [serviceId, serviceName].filter((part) => part !== void 0),
		actor: state === "acknowledged" ? personOf$2(text("assigned_to_name") ?? text("assigned_to")) : void 0
	};
}
function urgencyOf(text) {
	return text === "1" ? "high" : text === "0" ? "low" : text;
}
/** Every alert source by id, guarded: what they return is redacted, inert and within the caps. */
const ALERT_SOURCES = new Map(Object.values({
	pagerduty,
	"pagerduty-events": pagerdutyEvents,
	alertmanager,
	grafana,
	datadog,
	newrelic,
	cloudwatch,
	opsgenie,
	zenduty,
	sentry,
	"azure-monitor": azureMonitor,
	"gcp-monitoring": gcpMonitoring,
	"uptime-kuma": uptimeKuma,
	checkly,
	cloudevents
}).map((source) => [source.id, guardSource(source)]));
// src/core/alerts/read-delivery.ts
/** The events of one delivery, safe to store, or every problem that kept its body from being understood. Never throws. */
function readDelivery(delivery) {
	const source = ALERT_SOURCES.get(delivery.source);
	if (!source) {
		const known = [...ALERT_SOURCES.keys()].map((id) => JSON.stringify(id)).join(", ");
		return {
			ok: false,
			problems: [{
				path: "source",
				message: `Unexpected source ${JSON.stringify(delivery.source)}, expected one of ${known}`
			}]
		};
	}
	return source.read(delivery.data, { headers: delivery.headers ?? {} });
}
// src/core/triage/believable-time.ts
const DEFAULT_CLOCK = {
	ahead: "10m",
	behind: "7d"
};
/**
* When something happened: the source's time, unless its clock is further off from the time of receipt than policy
* allows (by default ten minutes ahead, seven days behind); then the time of receipt.
*/
function believableTime(at, received, clock) {
	if (at === void 0) return received;
	const { ahead, behind } = clock ?? DEFAULT_CLOCK;
	const offset = toEpochMs(at) - toEpochMs(received);
	if (!Number.isFinite(offset)) return received;
	return offset > durationMs(ahead) || offset < -durationMs(behind) ? received : at;
}
// src/app/intake/decide-deliveries.ts
/**
* Decides on all alerts of a batch in the order in which they happened, whatever order they arrived in; then on what
* time has brought (mutes that ended, incidents that settled) and on what the incidents have to do with each other.
*/
function decideDeliveries(deliveries, state, { records, nextId, now = latestReceived(deliveries) }) {
	const context = {
		policy: records.triage,
		services: records.services,
		nextId
	};
	const book = new Book(state);
	for (const item of itemsOf(deliveries, records)) {
		book.passed(letTimePass(book.state, {
			now: item.at,
			received: item.delivery.received,
			context
		}));
		if (item.type === "alert") {
			const { alert, at, delivery } = item;
			const responder = findPerson(alert.actor, records.teams);
			const candidate = {
				alert,
				at,
				received: delivery.received,
				...responder && { responder }
			};
			book.decide(item, triageAlert(candidate, book.state, context));
		} else if (item.type === "note") book.note(item, findPerson(item.note.actor, records.teams));
		else book.keep(item);
	}
	if (now === void 0) return book;
	book.passed(letTimePass(book.state, {
		now,
		received: now,
		context
	}));
	const changed = new Set([...book.state.incidents.keys()].filter((id) => book.state.incidents.get(id) !== state.incidents.get(id)));
	book.sweep(relateIncidents(book.state, {
		changed,
		opened: new Set(book.openings.keys()),
		now,
		context
	}));
	book.nameLinks();
	return book;
}
function latestReceived(deliveries) {
	return deliveries.reduce((latest, { received }) => laterOf(latest, received), void 0);
}
/** The archive tells of it as of a delivery by the mute, named so that it is never taken for another. */
function freedItem({ alert, at, muted, received }) {
	const id = `mute-${muted.mute}-${at}-${alert.fingerprint}`;
	return {
		type: "alert",
		alert,
		at,
		since: muted.at,
		delivery: {
			schema: 1,
			id,
			source: alert.source,
			received,
			data: null
		}
	};
}
function itemsOf(deliveries, { triage }) {
	return deliveries.flatMap((delivery) => {
		const read = readDelivery(delivery);
		const { received } = delivery;
		if (!read.ok) return [{
			type: "alert",
			delivery,
			at: received,
			alert: unreadableAlert(delivery, read.problems),
			unread: read.problems.map(({ message }) => message)
		}];
		return read.events.map((event) => {
			if (event.type === "ignored") return {
				type: "ignored",
				delivery,
				at: received,
				event: event.event,
				text: event.reason
			};
			const at = believableTime(event.type === "alert" ? event.alert.at : event.note.at, received, triage.clock);
			return {
				...event,
				delivery,
				at
			};
		});
	}).sort((a, b) => compareInstants(a.at, b.at));
}
function placeOf({ level, service }, held) {
	if (held) return {
		service: held.service,
		kind: held.kind,
		severity: level?.severity ?? held.severity
	};
	return {
		...service && { service },
		...level && {
			kind: level.kind,
			severity: level.severity
		}
	};
}
function changeOf$1({ exposurePercent, ...change }) {
	return {
		...change,
		...exposurePercent !== void 0 && { exposure_percent: exposurePercent }
	};
}
/** What has been decided so far; one per fold. */
var Book = class {
	state;
	lines = [];
	timelines = /* @__PURE__ */ new Map();
	openings = /* @__PURE__ */ new Map();
	refused = [];
	constructor(state) {
		this.state = state;
	}
	decide(item, decision) {
		const { alert, delivery, unread } = item;
		const { incident } = decision;
		if (unread) this.refused.push({
			delivery: delivery.id,
			source: delivery.source,
			problems: unread
		});
		this.state = decision.state;
		if (incident !== void 0) {
			this.#tell(incident, decision.timeline);
			if (decision.isOpening) this.openings.set(incident, alert);
		}
		const held = incident === void 0 ? void 0 : this.state.incidents.get(incident);
		this.#write(item, {
			source: alert.source,
			event: alert.event,
			fingerprint: alert.fingerprint,
			state: alert.state,
			...item.since && { since: item.since },
			name: alert.name,
			title: alert.title,
			...placeOf(decision, held),
			...alert.severity && { source_severity: alert.severity },
			...Object.keys(alert.labels).length > 0 && { labels: { ...alert.labels } },
			...alert.integrations.length > 0 && { integrations: [...alert.integrations] },
			...alert.change && { change: changeOf$1(alert.change) },
			...alert.url && { url: alert.url },
			decision: decision.decision,
			reason: decision.reason,
			...decision.level && { rule: decision.level.rule },
			...incident !== void 0 && { incident }
		});
	}
	note(item, person) {
		const { note, at } = item;
		const incident = this.state.holders.get(note.fingerprint);
		if (incident !== void 0) {
			const entry = {
				at,
				kind: note.kind,
				text: note.text,
				by: person ?? note.by ?? note.source,
				...note.url && { link: note.url }
			};
			this.#tell(incident, [entry]);
		}
		this.#write(item, {
			source: note.source,
			event: note.event,
			fingerprint: note.fingerprint,
			state: "none",
			name: note.event,
			title: inertLine(note.text, 200),
			decision: incident === void 0 ? "kept" : "noted",
			reason: incident === void 0 ? "note/no-incident" : "note/added",
			...incident !== void 0 && { incident }
		});
	}
	keep(item) {
		const { delivery, event, text } = item;
		this.#write(item, {
			source: delivery.source,
			event,
			fingerprint: `${delivery.source}:delivery:${delivery.id}`,
			state: "none",
			name: event,
			title: text,
			decision: "kept",
			reason: "ignored/not-about-an-incident"
		});
	}
	passed({ state, freed, timelines }) {
		for (const { decision, ...one } of freed) this.decide(freedItem(one), decision);
		this.sweep({
			state,
			timelines
		});
	}
	/** Takes over what time or other incidents brought beside the alerts' own decisions. */
	sweep({ state, timelines }) {
		this.state = state;
		for (const [id, entries] of timelines) this.#tell(id, entries);
	}
	/** The line that opened an incident says what it was linked to, where that is more than that it is new. */
	nameLinks() {
		for (const [index, line] of this.lines.entries()) {
			const opened = line.reason === "open/new-problem" ? this.state.incidents.get(line.incident ?? "") : void 0;
			const reason = opened && linkReason(opened);
			if (reason) this.lines[index] = {
				...line,
				reason
			};
		}
	}
	#tell(incident, entries) {
		if (entries.length > 0) this.timelines.set(incident, [...this.timelines.get(incident) ?? [], ...entries]);
	}
	#write({ delivery, at }, line) {
		const { source, event, fingerprint, state, ...rest } = line;
		const head = {
			source,
			...event !== void 0 && { event },
			fingerprint,
			state,
			at
		};
		this.lines.push({
			schema: 1,
			delivery: delivery.id,
			received: delivery.received,
			...head,
			...rest
		});
	}
};
// src/app/intake/describe-fold.ts
/**
* The commit message of a fold. It is made of ids and of words from reviewed files only, never of alert text: a
* commit message can close issues, mention people and skip checks.
*/
function describeFold({ alerts, incidents }) {
	const changed = incidents.filter(({ change }) => change !== "updated");
	const lines = incidents.map(({ id, change, service, kind, severity }) => `- ${id} ${change}: ${service} ${kind} (${severity})`);
	const count = `${alerts.length} ${alerts.length === 1 ? "alert" : "alerts"}`;
	return `${headline(changed, count)}\n\n${count} taken in.\n${lines.join("\n")}\n`.trimEnd().concat("\n");
}
function headline(changed, count) {
	if (changed.length === 0) return `Alerts: ${count}, no incident changed`;
	const [first] = changed;
	if (changed.length === 1 && first) return `${first.id} ${first.change}: ${first.service} ${first.kind} (${first.severity})`;
	return `Incidents: ${[...Map.groupBy(changed, ({ change }) => change)].map(([change, list]) => `${list.length} ${change}`).join(", ")}`;
}
// src/app/intake/gathered-records.ts
/** The rules where `policies/triage.yaml` is absent or broken: every alert opens a sev3 incident, grouped by service and kind. */
const FALLBACK_TRIAGE = {
	schema: 1,
	kinds: [{
		id: "other",
		name: "Other"
	}],
	levels: [],
	default_level: {
		kind: "other",
		severity: "sev3"
	},
	grouping: {
		by: ["service", "kind"],
		reopen_window: "30m"
	}
};
// src/app/intake/gather-records.ts
const FOLDERS = [
	"services",
	"teams",
	"schedules",
	"runbooks"
];
const TEMPLATE = "policies/templates/incident.md";
/**
* Reads rules and catalogue with memory: as long as the folders are the same objects, nothing is read again. An alert
* is taken whatever is broken here, so a broken file falls back and is named.
*/
function createRecordsGatherer() {
	let key = "";
	let gathered;
	return async (snapshot) => {
		const root = await snapshot.list("");
		const nextKey = [...FOLDERS, "policies"].map((name) => root.find((entry) => entry.name === name)?.oid ?? "-").join(" ");
		if (!gathered || nextKey !== key) gathered = await gather(snapshot);
		key = nextKey;
		return gathered;
	};
}
async function gather(snapshot) {
	const paths = [
		"policies/triage.yaml",
		"policies/postmortems.yaml",
		TEMPLATE
	];
	for (const folder of FOLDERS) {
		const entries = await snapshot.list(folder);
		paths.push(...entries.filter(({ type }) => type === "file").map(({ name }) => `${folder}/${name}`));
	}
	const texts = await snapshot.read(paths);
	const problems = [];
	const values = /* @__PURE__ */ new Map();
	for (const [path, text] of texts) {
		const kind = recordKindOf(path);
		if (kind === void 0 || kind === "alert-line") continue;
		const parsed = parseRecord(kind, path, text);
		if (parsed.ok) values.set(path, {
			kind,
			value: parsed.value.value
		});
		else problems.push(...parsed.problems);
	}
	const all = (kind) => new Map([...values].filter(([, found]) => found.kind === kind).map(([path, { value }]) => [slugOfPath(path), value]));
	const postmortems = all("postmortems").get("postmortems");
	return {
		triage: all("triage").get("triage") ?? FALLBACK_TRIAGE,
		...postmortems && { postmortems },
		services: all("service"),
		teams: all("team"),
		schedules: all("schedule"),
		runbooks: all("runbook"),
		incidentTemplate: texts.get(TEMPLATE) ?? "",
		problems
	};
}
// src/app/intake/new-incident-files.ts
/** The files of an incident that an alert opened: its facts as a person would fill them in, and the first lines of its timeline. */
function newIncidentFiles(incident, { alert, timeline, records }) {
	const folder = incidentFolder(incident.id);
	const facts = factsOf(incident, alert, records);
	return [{
		path: `${folder}/incident.md`,
		content: printRecord("incident", facts, notesOf(records.incidentTemplate))
	}, {
		path: `${folder}/timeline.yaml`,
		content: printRecord("timeline", [...timeline])
	}];
}
/** The template below a blank line, however it begins. */
function notesOf(template) {
	return template === "" || template.startsWith("\n") ? template : `\n${template}`;
}
function factsOf(incident, alert, records) {
	const { detected, acknowledged, resolved, responder } = incident;
	const onCall = onCallOf(incident, records);
	const roles = {
		...onCall && { on_call: onCall },
		...responder && { responder }
	};
	const runbooks = runbooksFor(incident, records);
	const evidence = evidenceOf(alert);
	return {
		schema: 1,
		id: incident.id,
		title: alert.title,
		status: incident.status,
		severity: incident.severity,
		kind: incident.kind,
		service: incident.service,
		team: incident.team,
		product: incident.product,
		detected_by: "alert",
		times: {
			...detected && { detected },
			...acknowledged && { acknowledged },
			...resolved && { resolved }
		},
		...Object.keys(roles).length > 0 && { roles },
		...incident.relations.length > 0 && { relations: [...incident.relations] },
		alerts: alertsOf(incident),
		...alert.change && { change: changeOf(alert.change) },
		...evidence.length > 0 && { evidence },
		...runbooks.length > 0 && { runbooks },
		...alert.source === "pagerduty" && { refs: { pagerduty: pagerDutyRef(alert) } }
	};
}
/** The alerts of an incident as its file holds them. */
function alertsOf({ alerts, count, first, last }) {
	return {
		fingerprints: Object.keys(alerts),
		count,
		...first && { first },
		...last && { last }
	};
}
function pagerDutyRef({ fingerprint, url }) {
	return {
		id: fingerprint.slice(fingerprint.indexOf(":") + 1),
		...url && { url }
	};
}
function changeOf({ kind, name, exposurePercent }) {
	return {
		kind,
		name,
		...exposurePercent !== void 0 && { exposure_percent: exposurePercent }
	};
}
function evidenceOf({ evidence, url }) {
	const found = (evidence ?? []).map((item) => ({ ...item }));
	return url && !found.some((item) => item.url === url) ? [{
		kind: "alert",
		url
	}, ...found] : found;
}
/** Primary of the service's own schedule, else of the first schedule of the owning team, at the time of detection. */
function onCallOf({ service, team, detected }, { services, schedules }) {
	const schedule = schedules.get(services.get(service)?.schedule ?? "") ?? [...schedules.values()].find((candidate) => candidate.team === team);
	if (!schedule || detected === void 0) return void 0;
	return onCallAt(schedule, detected).find(({ role }) => role === "primary")?.member;
}
/** Runbooks for an alert name on this service; else those for its kind here; else, by name alone, those of other services. */
function runbooksFor({ service, kind, name }, { runbooks }) {
	const all = [...runbooks].sort(([a], [b]) => a < b ? -1 : 1);
	const own = all.filter(([, { services }]) => services.includes(service));
	const byName = (list) => list.filter(([, { alerts }]) => alerts.some((glob) => matchesGlob(glob, name)));
	const byKind = own.filter(([, { kinds }]) => kinds?.includes(kind));
	return ([
		byName(own),
		byKind,
		byName(all)
	].find((list) => list.length > 0) ?? []).slice(0, 3).map(([slug]) => slug);
}
// src/app/intake/incident-file-edits.ts
/** Brings the `incident.md` of a known incident to what triage decided; only keys that differ are touched. */
function incidentFileEdit(incident, facts, text) {
	const edits = [...valueEdits(incident, facts), ...alertEdits(incident, facts)];
	if (edits.length === 0) return [];
	return [{
		path: `${incidentFolder(incident.id)}/incident.md`,
		content: editFrontMatter(text, edits)
	}];
}
function valueEdits(incident, facts) {
	return [
		[
			["status"],
			facts.status,
			incident.status
		],
		[
			["severity"],
			facts.severity,
			incident.severity
		],
		[
			["times", "detected"],
			facts.times.detected,
			incident.detected
		],
		[
			["times", "acknowledged"],
			facts.times.acknowledged,
			incident.acknowledged
		],
		[
			["times", "resolved"],
			facts.times.resolved,
			incident.resolved
		],
		[
			["roles", "responder"],
			facts.roles?.responder,
			incident.responder
		],
		[
			["relations"],
			facts.relations ?? [],
			incident.relations
		]
	].filter(([, is, shall]) => JSON.stringify(is) !== JSON.stringify(shall)).map(([path, , value]) => ({
		path,
		value
	}));
}
function alertEdits(incident, facts) {
	const alerts = alertsOf(incident);
	if (!facts.alerts) return alerts.count > 0 ? [{
		path: ["alerts"],
		value: alerts
	}] : [];
	const { fingerprints, ...rest } = alerts;
	const before = facts.alerts;
	const missing = fingerprints.filter((fingerprint) => !before.fingerprints.includes(fingerprint));
	const edits = Object.entries(rest).filter(([key, value]) => before[key] !== value).map(([key, value]) => ({
		path: ["alerts", key],
		value
	}));
	if (missing.length === 0) return edits;
	return [{
		path: ["alerts", "fingerprints"],
		value: [...before.fingerprints, ...missing]
	}, ...edits];
}
/** Appends to the timeline of a known incident. */
function timelineFileEdit(id, text, entries) {
	if (entries.length === 0) return [];
	return [{
		path: `${incidentFolder(id)}/timeline.yaml`,
		content: appendTimeline(text, entries)
	}];
}
// src/core/triage/find-recurrences.ts
/** Closer than this, the same trouble is a matter of grouping or of duplicates. */
const APART_MS = 72e5;
/** Incidents of the past that may be the same trouble as this one, newest first: of its service, and either of the same alert or of the same kind in similar words. */
function findRecurrences(incident, past, policy) {
	const began = beganMs(incident);
	if (began === void 0) return [];
	const words = wordsOf(`${incident.name} ${incident.title}`);
	const isAlike = ({ kind, name, title }) => name !== "" && name === incident.name || kind === incident.kind && similarity(words, wordsOf(`${name} ${title}`)) >= policy.similarity;
	return past.filter(({ id, at }) => {
		const age = began - toEpochMs(at);
		return id !== incident.id && age >= APART_MS && age <= durationMs(policy.window);
	}).filter(isAlike).sort((a, b) => toEpochMs(b.at) - toEpochMs(a.at) || (a.id < b.id ? 1 : -1));
}
// src/app/intake/relate-past.ts
/** So many incidents of the past are looked at for one that is finished. */
const LOOKED_AT = 5;
/**
* Step 9. Links new incidents to the last finished one like them, with its actions that are not done, and remembers
* the new ones. Reads one small file a service, and the files of the incidents it links to.
*/
async function relatePast(snapshot, decided, { before, policy, now }) {
	const fresh = [...decided.state.incidents.values()].filter((incident) => decided.openings.has(incident.id) || isRenamed(incident, before.incidents.get(incident.id)));
	if (fresh.length === 0 || now === void 0) return {
		decided,
		changes: []
	};
	const past = await readPast(snapshot, [...new Set(fresh.map(({ service }) => service))]);
	const incidents = new Map(decided.state.incidents);
	const timelines = new Map(decided.timelines);
	for (const incident of fresh) {
		if (!policy.recurrence || incident.corrected.includes("relations")) continue;
		const found = await lastFinished(snapshot, findRecurrences(incident, past.get(incident.service) ?? [], policy.recurrence).map(({ id }) => id));
		const relations = [...incident.relations.filter(({ type }) => type !== "recurrence_of"), ...found ? [{
			type: "recurrence_of",
			incident: found,
			reason: "recurrence/alike",
			by: TRIAGE
		}] : []];
		if (JSON.stringify(relations) === JSON.stringify(incident.relations)) continue;
		incidents.set(incident.id, {
			...incident,
			relations
		});
		if (!found) continue;
		const entry = await newsOf(snapshot, incident, {
			found,
			now
		});
		timelines.set(incident.id, [...timelines.get(incident.id) ?? [], entry]);
	}
	const { lines, openings, refused } = decided;
	return {
		decided: {
			state: {
				...decided.state,
				incidents
			},
			lines,
			openings,
			refused,
			timelines
		},
		changes: rememberIncidents(past, fresh)
	};
}
/** Whether an earlier alert has given the incident another name, so that what it is like must be asked again. */
function isRenamed(incident, before) {
	return before !== void 0 && (before.name !== incident.name || before.title !== incident.title);
}
async function lastFinished(snapshot, ids) {
	const looked = ids.slice(0, LOOKED_AT);
	const texts = await snapshot.read(looked.map((id) => `${incidentFolder(id)}/incident.md`));
	return looked.find((id) => {
		const path = `${incidentFolder(id)}/incident.md`;
		const parsed = parseRecord("incident", path, texts.get(path) ?? "");
		return parsed.ok && isOriginal(parsed.value.value);
	});
}
/** A finished problem of its own: neither a repetition of another nor the consequence of one. */
function isOriginal(facts) {
	return (facts.status === "resolved" || facts.status === "closed") && !isExplained(facts);
}
async function newsOf(snapshot, incident, { found, now }) {
	const path = `${incidentFolder(found)}/postmortem.md`;
	const parsed = parseRecord("postmortem", path, (await snapshot.read([path])).get(path) ?? "");
	const open = parsed.ok ? parsed.value.value.actions.filter(({ status }) => status === "open").map(({ id }) => id) : [];
	const link = describeLink(incident, {
		type: "recurrence_of",
		incident: found
	}, void 0);
	return {
		at: now,
		kind: "linked",
		text: open.length === 0 ? link : `${link}; of its actions ${open.join(", ")} ${open.length === 1 ? "is" : "are"} not done`,
		by: TRIAGE
	};
}
// src/app/intake/fold-deliveries.ts
/**
* Makes the fold of intake: gather what the decisions need, decide, and say which files change. Pure but for reading
* the snapshot, so that folding again on a newer one is always right. Keeps rules and catalogue between folds.
*/
function createFold() {
	const gatherRecords = createRecordsGatherer();
	return async (snapshot, deliveries, asked) => {
		const records = await gatherRecords(snapshot);
		if (deliveries.length === 0 && !await mayBeDue(snapshot, records, asked)) return NOTHING_DUE;
		const received = [...deliveries.map((delivery) => delivery.received), ...asked === void 0 ? [] : [asked]];
		const now = latestOf(received);
		const archive = await readArchiveWindow(snapshot, received);
		const fresh = withoutReplays(deliveries, archive.deliveries);
		const years = [...new Set(received.map((at) => Number(at.slice(0, 4))))];
		const loaded = await loadIncidents(snapshot, years);
		const { decided: decidedNow, numbers } = await decideWithFreeIds(snapshot, fresh, {
			records,
			loaded,
			now
		});
		const before = loaded.state;
		const { decided, changes: pastChanges } = await relatePast(snapshot, decidedNow, {
			before,
			policy: records.triage,
			now
		});
		const touched = touchedIncidents(decided, loaded.state);
		const timelines = await readTimelines(snapshot, touched.filter((id) => !decided.openings.has(id)));
		const problems = [...records.problems, ...loaded.problems];
		const changes = [...pastChanges];
		for (const id of touched) changes.push(...filesOf(id, {
			decided,
			loaded,
			records,
			timelines,
			problems
		}));
		changes.push(...appendToArchive(archive, decided.lines));
		if ((decided.lines.length > 0 || touched.length > 0) && now) changes.push({
			path: ACTIVE_INDEX_PATH,
			content: printActiveIndex({
				state: decided.state,
				numbers
			}, now)
		});
		const replays = deliveries.filter((delivery) => !fresh.includes(delivery)).map(({ id }) => id);
		const result = resultOf(decided, loaded.state, {
			problems,
			replays
		});
		return {
			changes,
			message: describeFold(result),
			result
		};
	};
}
const NOTHING_DUE = {
	changes: [],
	message: "",
	result: {
		alerts: [],
		incidents: [],
		refused: [],
		replays: [],
		problems: []
	}
};
/** Whether time alone can change anything: a look that costs little, for whoever looks every half minute. */
async function mayBeDue(snapshot, { triage }, now) {
	const settles = triage.grouping.settle_delay !== void 0;
	const index = parseActiveIndex((await snapshot.read([ACTIVE_INDEX_PATH])).get(ACTIVE_INDEX_PATH));
	if (index) {
		const isOpen = [...index.state.incidents.values()].some(({ status }) => status === "open");
		return index.state.muted.size > 0 || settles && isOpen;
	}
	if (now === void 0 || !(settles || triage.mutes)) return false;
	return (await readArchiveWindow(snapshot, [now])).parts.size > 0;
}
/** The same delivery again, in this batch or from the days before, does nothing. */
function withoutReplays(deliveries, known) {
	const seen = new Set(known);
	return deliveries.filter(({ id }) => {
		if (seen.has(id)) return false;
		seen.add(id);
		return true;
	});
}
/** Decides with ids that no folder has; where people have taken a number far ahead by hand, decides again beyond it. */
async function decideWithFreeIds(snapshot, deliveries, { records, loaded, now }) {
	const taken = /* @__PURE__ */ new Set();
	for (;;) {
		const numbers = new Map(loaded.numbers);
		const nextId = (received) => {
			const year = Number(received.slice(0, 4));
			let number = numbers.get(year) ?? 0;
			do
				number += 1;
			while (taken.has(formatIncidentId(year, number)));
			numbers.set(year, number);
			return formatIncidentId(year, number);
		};
		const decided = decideDeliveries(deliveries, loaded.state, {
			records,
			nextId,
			now
		});
		const occupied = await occupiedIds(snapshot, [...decided.openings.keys()]);
		if (occupied.length === 0) return {
			decided,
			numbers
		};
		for (const id of occupied) taken.add(id);
	}
}
async function occupiedIds(snapshot, ids) {
	const found = await snapshot.read(ids.map((id) => `${incidentFolder(id)}/incident.md`));
	return ids.filter((id) => found.has(`${incidentFolder(id)}/incident.md`));
}
function touchedIncidents(decided, before) {
	const ids = [...decided.state.incidents].filter(([id, incident]) => before.incidents.get(id) !== incident).map(([id]) => id);
	return [.../* @__PURE__ */ new Set([...ids, ...decided.timelines.keys()])].sort();
}
async function readTimelines(snapshot, ids) {
	const texts = await snapshot.read(ids.map((id) => `${incidentFolder(id)}/timeline.yaml`));
	return new Map(ids.map((id) => [id, texts.get(`${incidentFolder(id)}/timeline.yaml`) ?? ""]));
}
function filesOf(id, { decided, loaded, records, timelines, problems }) {
	const incident = decided.state.incidents.get(id);
	const entries = decided.timelines.get(id) ?? [];
	const alert = decided.openings.get(id);
	if (!incident) return [];
	if (alert) return newIncidentFiles(incident, {
		alert,
		timeline: entries,
		records
	});
	const facts = loaded.facts.get(id);
	const changes = facts ? incidentFileEdit(incident, facts, loaded.texts.get(id)) : [];
	const timeline = timelines.get(id) ?? "";
	const read = parseRecord("timeline", `${incidentFolder(id)}/timeline.yaml`, timeline);
	const isEmpty = timeline.trim() === "";
	if (read.ok || isEmpty) changes.push(...timelineFileEdit(id, timeline, entries));
	else problems.push(...read.problems);
	return changes;
}
function resultOf({ state, lines, openings, refused }, before, { problems, replays }) {
	const incidents = [...state.incidents.values()].flatMap((incident) => {
		const { id, service, kind, severity, status } = incident;
		const old = before.incidents.get(id);
		if (old === incident) return [];
		return [{
			id,
			change: openings.has(id) ? "opened" : old && old.status !== status ? status === "open" ? "reopened" : status : "updated",
			service,
			kind,
			severity,
			status
		}];
	});
	return {
		alerts: lines.map(({ fingerprint, state: alertState, decision, reason, incident }) => ({
			fingerprint,
			state: alertState,
			decision,
			reason,
			...incident && { incident }
		})),
		incidents,
		refused,
		replays,
		problems
	};
}
// src/app/intake/intake.ts
const NOTHING = {
	alerts: [],
	incidents: [],
	refused: [],
	replays: [],
	problems: []
};
/**
* Takes deliveries in: first makes them durable in Git, then folds everything that waits into one commit.
* Throws RepositoryError when the repository cannot take them; what was accepted stays waiting there.
*/
async function intake(repository, deliveries, fold = createFold()) {
	await repository.accept(deliveries);
	return drain(repository, fold, deliveries.map(({ id }) => id));
}
/** Lets time pass: ends mutes and settles incidents that are due at `now` (RFC 3339 UTC), though no alert arrived. */
async function passTime(repository, now, fold = createFold()) {
	const { commit, result } = await repository.commit((snapshot) => fold(snapshot, [], now));
	return {
		...result,
		...result.incidents.length > 0 && { commit },
		isFoldedByAnother: false
	};
}
/** Folds what waits in the repository, whoever accepted it. */
async function drain(repository, fold = createFold(), mine) {
	const outcome = await repository.drain(fold, mine);
	if (outcome.state !== "folded") return {
		...NOTHING,
		isFoldedByAnother: outcome.state === "folded-by-another"
	};
	const isCommitted = outcome.result.alerts.length > 0;
	return {
		...outcome.result,
		...isCommitted && { commit: outcome.commit },
		isFoldedByAnother: false
	};
}
// src/core/diagnostics/format-diagnostic.ts
/** The fixed text form: `file:line:col: severity: message [rule]`, then help and related places on lines of their own. */
function formatDiagnostic(problem) {
	const { file, start, severity, message, rule } = problem;
	const lines = [`${file}:${start.line}:${start.col}: ${severity}: ${message} [${rule}]`];
	if (problem.help) lines.push(`  help: ${problem.help}`);
	for (const place of problem.related ?? []) lines.push(`  related: ${place.file}:${place.start.line}:${place.start.col}: ${place.message}`);
	return lines.join("\n");
}
export { CUT_HEADER as a, stripBody as c, isObject as d, itemsOf$1 as f, readInstant as h, passTime as i, addProblem as l, textOf as m, drain as n, redactValue as o, requireObject as p, intake as r, parseText as s, formatDiagnostic as t, fieldAt as u };

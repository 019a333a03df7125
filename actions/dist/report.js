import { createRequire as createRequireOfBundle } from "node:module";
var require = createRequireOfBundle(import.meta.url);
import { i as setSecret, n as getInput, r as setFailed, t as core_exports } from "./shared-core.js";
import { t as RemoteRepository } from "./shared-remote-repository.js";
import { o as githubRemote } from "./shared-read-git-config.js";
import { i as domainOf, n as FONT, o as createSmtpMailer, r as escapeHtml, s as readMailSettings, t as DARK } from "./shared-mail-look.js";
import { t as workTreeFiles } from "./shared-work-tree-files.js";
import { n as startedAt, t as readCatalogue } from "./shared-read-catalogue.js";
import { t as Temporal } from "./shared-temporal-polyfill.js";
import { o as toEpochMs, r as fromEpochMs, t as compareInstants } from "./shared-instant.js";
import { d as waitsUntil, l as isSettled, o as entryAfter, s as entryBegun, t as currentTeams } from "./shared-find-actor.js";
import { C as durationMs, a as SEVERITIES, n as DETECTION_CHANNELS, o as VERDICTS } from "./shared-gate.js";
import { r as postmortemDue, t as needsPostmortem } from "./shared-needs-postmortem.js";
import { t as formatDuration } from "./shared-format-duration.js";
import { n as recurringFamilies, t as deriveAgenda } from "./shared-derive-agenda.js";
import { n as listShifts } from "./shared-list-shifts.js";
import { t as inertMarkdown } from "./shared-inert-markdown.js";
import { n as printRecord } from "./shared-print-record.js";
import { t as parseRecord } from "./shared-parse-record.js";
import { n as inertLine } from "./shared-inert-text.js";
import { join } from "node:path";
import { createRequire } from "module";
// src/app/report/describe-report.ts
/** What became of a report, in one line for people. */
function describeReport(report) {
	const { file } = report;
	switch (report.state) {
		case "written": return `${file} written`;
		case "unchanged": return `${file} says the same already`;
		case "mailed": return `${file} is left as it was mailed`;
		case "sent": return `${file} mailed to ${report.to.join(", ")}${report.note === void 0 ? "" : ` (${report.note})`}`;
		case "sent-before": return `${file} was mailed before`;
		case "given-up-before": return `${file} could not be mailed and was given up; remove "mail" from the file to try again`;
		case "waiting": return `${file} is being mailed by another run, or is tried again after ${report.until}`;
		case "nobody": return `${file} is mailed to nobody: no route of policies/notify.yaml with this event leads to an address${report.unreachable.length > 0 ? ` (${report.unreachable.join(", ")})` : ""}`;
		case "failed":
		case "given-up": return `${file} not mailed: ${report.error}${report.help === void 0 ? "" : `. ${report.help}`}`;
		case "unreadable": return `${file} is there and cannot be read, so nobody knows whether it was mailed`;
		default: return report;
	}
}
/** Whether somebody has to look. */
function isFinding({ state }) {
	return [
		"given-up-before",
		"nobody",
		"failed",
		"given-up",
		"unreadable"
	].includes(state);
}
// src/core/metrics/period-of-days.ts
/** The period of two days (`to` not before `from`) in an IANA zone. */
function periodOfDays(from, to, zone) {
	const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
	return {
		from,
		to,
		days: first.until(last).days + 1,
		window: {
			start: first.toZonedDateTime(zone).epochMilliseconds,
			end: last.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds
		}
	};
}
/** The period of as many days right before another. */
function periodBefore({ from, days }, zone) {
	const first = Temporal.PlainDate.from(from);
	return periodOfDays(first.subtract({ days }).toString(), first.subtract({ days: 1 }).toString(), zone);
}
// src/core/reports/report-period.ts
const REPORT_KINDS = ["weekly", "monthly"];
/** The week or month that an instant (RFC 3339) lies in. */
function periodAround(kind, at, zone) {
	return periodFrom(kind, firstDay$1(kind, Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate()), zone);
}
/** The last week or month that was over at an instant (RFC 3339). */
function periodOver(kind, at, zone) {
	return periodsBefore(periodAround(kind, at, zone), 1, zone)[0];
}
/** So many periods of the same kind right before one, oldest first. */
function periodsBefore({ kind, from }, count, zone) {
	const first = Temporal.PlainDate.from(from);
	const step = kind === "weekly" ? "weeks" : "months";
	return Array.from({ length: count }, (_, place) => periodFrom(kind, first.subtract({ [step]: count - place }), zone));
}
function firstDay$1(kind, day) {
	return kind === "weekly" ? day.subtract({ days: day.dayOfWeek - 1 }) : day.with({ day: 1 });
}
function periodFrom(kind, first, zone) {
	const last = kind === "weekly" ? first.add({ days: 6 }) : first.add({ months: 1 }).subtract({ days: 1 });
	return {
		kind,
		name: kind === "weekly" ? `${first.yearOfWeek}-W${String(first.weekOfYear).padStart(2, "0")}` : first.toString().slice(0, 7),
		...periodOfDays(first.toString(), last.toString(), zone)
	};
}
// src/core/reports/report-recipients.ts
/**
* Who is mailed a report: the addresses of all routes of `policies/notify.yaml` with its event, and for the word `team`
* the mail lists of the route's teams (without `teams`, of all). The other words stand for people of one incident, which
* a report has not. What else narrows a route does not: everybody gets the same report.
*/
function reportRecipients(kind, { notify, teams }) {
	const found = (notify?.routes ?? []).filter(({ events }) => events.includes(kind)).flatMap((route) => (route.mail ?? []).map((word) => resolveWord(word, route.teams ?? [...teams.keys()], teams)));
	const unique = (texts) => [...new Set(texts)].sort();
	return {
		to: unique(found.flatMap(({ to }) => to)),
		unreachable: unique(found.flatMap(({ unreachable }) => unreachable))
	};
}
function resolveWord(word, slugs, teams) {
	if (word.includes("@")) return {
		to: [word],
		unreachable: []
	};
	if (word !== "team") return {
		to: [],
		unreachable: [word]
	};
	const all = slugs.map((slug) => addressesOf(teams.get(slug)));
	return {
		to: all.flat(),
		unreachable: slugs.flatMap((slug, place) => all[place].length > 0 ? [] : [`team ${slug}`])
	};
}
function addressesOf(team) {
	if (team?.mail !== void 0) return [team.mail];
	return (team?.members ?? []).flatMap(({ mail }) => mail ?? []);
}
// src/core/metrics/standing-of.ts
/** How an incident counts; the first of lead-up, dismissed, false positive, duplicate and consequence that holds. */
function standingOf({ status, verdict, relations = [] }) {
	if (status === "lead-up" || status === "dismissed") return status;
	if (verdict?.value === "false-positive") return "false-positive";
	if (relations.some(({ type }) => type === "duplicate_of")) return "duplicate";
	return relations.some(({ type }) => type === "caused_by") ? "consequence" : "counted";
}
// src/core/metrics/trouble-window.ts
/** Whether an instant lies in a window, its end not included. */
function isWithin({ start, end }, instant) {
	const at = toEpochMs(instant ?? "");
	return at >= start && at < end;
}
/** Whether a window, be it of no length, has a moment in common with a period. */
function overlaps({ start, end }, period) {
	return start < period.end && (end > period.start || start >= period.start);
}
/**
* The window in which an incident hurt: from the start of impact (else detection, else the report) to mitigation (else
* resolution); of an open incident without mitigation to `now`, and it is lasting.
*/
function troubleWindow({ status, times }, now) {
	const start = toEpochMs(times.impact_started ?? times.detected ?? times.reported ?? "");
	const isLasting = status === "open" && times.mitigated === void 0;
	const end = toEpochMs(isLasting ? now : times.mitigated ?? times.resolved ?? "");
	if (Number.isNaN(start) || Number.isNaN(end)) return { state: "unknown" };
	return end < start ? { state: "invalid" } : {
		state: "known",
		window: {
			start,
			end
		},
		isLasting
	};
}
// src/core/reports/incident-at.ts
/**
* An incident as far as it had come at an instant (RFC 3339): what its times say happened later has not happened yet.
* Undefined where it had not begun. Only times go back; severity, verdict and text stay as they are now.
*/
function incidentAt(incident, at) {
	const now = toEpochMs(at);
	const isLater = (instant) => toEpochMs(instant ?? "") > now;
	if (isLater(startedAt(incident))) return void 0;
	const { facts, timeline } = incident;
	const { times } = facts;
	if (!Object.values(times).some(isLater)) return incident;
	const past = Object.entries(times).filter(([, instant]) => !isLater(instant));
	return {
		...incident,
		facts: {
			...facts,
			status: statusAt(facts, isLater),
			times: Object.fromEntries(past)
		},
		timeline: timeline.filter((entry) => !isLater(entry.at))
	};
}
function statusAt({ status, times }, isLater) {
	if (status === "lead-up" || status === "open") return status;
	if (isLater(times.dismissed) || isLater(times.resolved)) return "open";
	return status === "closed" && isLater(times.closed) ? "resolved" : status;
}
// src/core/metrics/local-day.ts
const DAY$1 = 864e5;
/** By zone, how far its clocks are ahead of UTC (milliseconds) when a day of UTC begins, by number of days since 1970. */
const offsets = /* @__PURE__ */ new Map();
/** The day (`2026-11-20`) of an instant (RFC 3339) in an IANA zone. Throws of what is none. */
function localDay(instant, zone) {
	if (zone === "UTC") return new Date(instant).toISOString().slice(0, 10);
	const ms = toEpochMs(instant);
	const day = Math.floor(ms / DAY$1);
	if (Number.isNaN(day)) return localDate(instant, zone).toString();
	const offset = offsetAtStart(day, zone);
	return offset === offsetAtStart(day + 1, zone) ? new Date(ms + offset).toISOString().slice(0, 10) : localDate(instant, zone).toString();
}
/** The calendar date of an instant (RFC 3339) in an IANA zone. */
function localDate(instant, zone) {
	return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate();
}
function offsetAtStart(day, zone) {
	const ofZone = offsets.get(zone) ?? /* @__PURE__ */ new Map();
	offsets.set(zone, ofZone);
	const known = ofZone.get(day);
	if (known !== void 0) return known;
	const offset = Temporal.Instant.fromEpochMilliseconds(day * DAY$1).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
	ofZone.set(day, offset);
	return offset;
}
// src/core/metrics/group-incidents.ts
/** Key of incidents whose postmortem names no cause, and of those without any time. */
const NONE = "none";
/**
* Incidents by key, the keys in order. By cause an incident stands in each group that its postmortem (else its facts)
* names, so groups overlap. Weeks (`2026-W47`, ISO 8601), months and quarters (`2026-Q4`) are those of the zone.
*/
function groupIncidents(incidents, by, zone) {
	const groups = /* @__PURE__ */ new Map();
	for (const incident of incidents) for (const key of keysOf(incident, by, zone)) {
		const group = groups.get(key);
		if (group) group.push(incident);
		else groups.set(key, [incident]);
	}
	return new Map([...groups].sort(([a], [b]) => a < b ? -1 : 1));
}
function keysOf(incident, by, zone) {
	switch (by) {
		case "team":
		case "service":
		case "product":
		case "severity":
		case "kind": return [incident.facts[by]];
		case "cause": {
			const causes = new Set(incident.postmortem?.facts.causes ?? incident.facts.causes);
			return causes.size === 0 ? [NONE] : [...causes];
		}
		case "week":
		case "month":
		case "quarter": {
			const start = startedAt(incident);
			return [start === void 0 ? NONE : calendarKey(localDate(start, zone), by)];
		}
		default: return by;
	}
}
function calendarKey(date, by) {
	if (by === "month") return date.toString().slice(0, 7);
	if (by === "quarter") return `${date.year}-Q${Math.ceil(date.month / 3)}`;
	return `${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, "0")}`;
}
// src/core/metrics/merge-windows.ts
/** The windows cut to a period and joined where they overlap or touch, in order: no moment counts twice. */
function mergeWindows(windows, period) {
	const inside = windows.filter((window) => overlaps(window, period)).map(({ start, end }) => ({
		start: Math.max(start, period.start),
		end: Math.min(end, period.end)
	})).sort((a, b) => a.start - b.start);
	const merged = [];
	for (const window of inside) {
		const last = merged.at(-1);
		if (last && window.start <= last.end) last.end = Math.max(last.end, window.end);
		else merged.push({ ...window });
	}
	return merged;
}
/** Total length of windows that do not overlap, in milliseconds. */
function totalLength(windows) {
	return windows.reduce((sum, { start, end }) => sum + end - start, 0);
}
// src/core/metrics/measure-availability.ts
/** Kinds whose incidents make a service unavailable; all others only disturb it. */
const DOWN = /* @__PURE__ */ new Set(["service-down"]);
/** Nothing was hurt, or nobody knows yet. */
const UNTOUCHED = /* @__PURE__ */ new Set([
	"lead-up",
	"dismissed",
	"false-positive"
]);
/**
* Availability of every service with an incident: 1 − (length of its merged incident windows ÷ length of the period).
* A service is hurt by incidents that began there and by those that name it in `affected_services`. Overlapping windows
* count once. By service name.
*/
function measureAvailability(incidents, period, now) {
	const byService = /* @__PURE__ */ new Map();
	for (const incident of incidents) {
		if (UNTOUCHED.has(standingOf(incident.facts))) continue;
		for (const service of /* @__PURE__ */ new Set([incident.facts.service, ...incident.facts.affected_services ?? []])) {
			const own = byService.get(service);
			if (own) own.push(incident);
			else byService.set(service, [incident]);
		}
	}
	return [...byService].sort(([a], [b]) => a < b ? -1 : 1).map(([service, own]) => availabilityOf(service, own, {
		period,
		now
	}));
}
function availabilityOf(service, incidents, { period, now }) {
	const found = incidents.map((incident) => ({
		id: incident.id,
		kind: incident.facts.kind,
		trouble: troubleWindow(incident.facts, now),
		isInPeriod: isWithin(period, startedAt(incident))
	}));
	const known = found.flatMap(({ kind, trouble }) => {
		if (trouble.state !== "known") return [];
		const { window, isLasting } = trouble;
		return overlaps(window, period) ? [{
			kind,
			window,
			isLasting
		}] : [];
	});
	const lengthOf = (some) => totalLength(mergeWindows(some.map(({ window }) => window), period));
	const downMs = lengthOf(known.filter(({ kind }) => DOWN.has(kind)));
	const troubledMs = lengthOf(known);
	const length = Math.max(1, period.end - period.start);
	const idsOf = (state) => found.flatMap(({ id, trouble, isInPeriod }) => isInPeriod && trouble.state === state ? [id] : []).sort();
	return {
		service,
		up: 1 - downMs / length,
		untroubled: 1 - troubledMs / length,
		downMs,
		troubledMs,
		n: known.length,
		lasting: known.filter(({ isLasting }) => isLasting).length,
		unknown: idsOf("unknown"),
		invalid: idsOf("invalid")
	};
}
// src/core/metrics/verdict-on.ts
/** Whether an alert was worth it in one incident: by its own verdict (`alert_verdicts`), else by the incident's. */
function verdictOn(name, facts) {
	return facts?.alert_verdicts?.findLast((verdict) => verdict.name === name)?.value ?? facts?.verdict?.value;
}
// src/core/metrics/measure-noise.ts
/**
* Noise by alert rule (the name that the monitoring gives it), the least worth first: most verdicts that say no, then
* most firings. Of an alert in an incident its own verdict (`alert_verdicts`) counts, else the incident's.
*/
function measureNoise({ lines, unlinked }, incidents) {
	const linkedByName = Map.groupBy(lines.filter(({ state }) => state === "firing"), ({ name }) => name);
	const unlinkedByName = Map.groupBy(unlinked.filter(({ at }) => at.length > 0), ({ name }) => name);
	return [.../* @__PURE__ */ new Set([...linkedByName.keys(), ...unlinkedByName.keys()])].map((name) => noiseOf(name, {
		lines: linkedByName.get(name) ?? [],
		unlinked: unlinkedByName.get(name) ?? []
	}, incidents)).sort((a, b) => uselessOf(b) - uselessOf(a) || b.firings - a.firings || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
function noiseOf(name, { lines, unlinked }, incidents) {
	const verdicts = {
		actionable: 0,
		"not-actionable": 0,
		"false-positive": 0
	};
	const ids = new Set(lines.flatMap(({ incident }) => incident ?? []));
	for (const id of ids) {
		const value = verdictOn(name, incidents.get(id)?.facts);
		if (value) verdicts[value]++;
	}
	const all = [...lines.map((line) => ({
		...line,
		count: 1
	})), ...unlinked.map((group) => ({
		...group,
		count: group.at.length
	}))];
	const countOf = (decision) => all.reduce((sum, one) => sum + (one.decision === decision ? one.count : 0), 0);
	const repeats = countOf("repeated");
	return {
		name,
		rules: distinct(all.flatMap(({ rule }) => rule ?? [])),
		services: distinct(all.flatMap(({ service }) => service ?? [])),
		firings: all.reduce((sum, { count }) => sum + count, 0) - repeats,
		repeats,
		muted: countOf("muted"),
		incidents: ids.size,
		verdicts
	};
}
function uselessOf({ verdicts }) {
	return verdicts["false-positive"] + verdicts["not-actionable"];
}
function distinct(texts) {
	return [...new Set(texts)].sort();
}
// src/core/metrics/bounded-rounds.ts
/** Draws that one resampling may make at most: some 0.2 s. */
const BUDGET = 8e6;
/** Fewer rounds than this say too little about tails of 2.5 %. */
const LEAST$2 = 999;
/** How many resamplings of `size` values to make: as many as wanted, fewer where they would take too long. */
function boundedRounds(wanted, size) {
	return Math.max(LEAST$2, Math.min(wanted, Math.floor(BUDGET / Math.max(size, 1))));
}
// src/core/metrics/quantile.ts
/**
* The quantile of values sorted upward, undefined of none: linear interpolation between the two nearest order statistics,
* at position (n − 1) × share. Definition 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages" (1996), which
* R, NumPy and spreadsheets use unless told otherwise.
*/
function quantile(sorted, share) {
	if (sorted.length === 0) return void 0;
	const position = (sorted.length - 1) * share;
	const [below, above] = [sorted[Math.floor(position)], sorted[Math.ceil(position)]];
	return below + (above - below) * (position - Math.floor(position));
}
// src/core/metrics/bootstrap-difference.ts
const ROUNDS$1 = 1999;
/**
* The 95 % interval of the difference of medians, after minus before: both samples (sorted upward, none empty) are drawn
* anew with replacement many times, and the interval holds the middle 95 % of the differences (percentile bootstrap;
* Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13).
*/
function bootstrapDifference(before, after, random) {
	const rounds = boundedRounds(ROUNDS$1, before.length + after.length);
	const differences = new Float64Array(rounds);
	const [left, right] = [medianResampler(before, random), medianResampler(after, random)];
	for (let round = 0; round < rounds; round++) differences[round] = right() - left();
	differences.sort();
	return [quantile(differences, .025), quantile(differences, .975)];
}
/** Medians of samples drawn with replacement. Counting how often each value is drawn keeps the order and spares the sort. */
function medianResampler(sorted, random) {
	const n = sorted.length;
	const drawn = new Uint32Array(n);
	const [lower, upper] = [n - 1 >> 1, n >> 1];
	return () => {
		drawn.fill(0);
		for (let draw = 0; draw < n; draw++) {
			const index = Math.floor(random() * n);
			drawn[index] = drawn[index] + 1;
		}
		let seen = 0;
		let index = 0;
		while (seen + drawn[index] <= lower) seen += drawn[index++];
		const low = sorted[index];
		while (seen + drawn[index] <= upper) seen += drawn[index++];
		return (low + sorted[index]) / 2;
	};
}
// src/core/metrics/incidents-needed.ts
/** Quantile of the normal distribution for 80 % power. */
const POWER = .841621;
/** The median needs π ÷ 2 times as many values as the mean to be as sure, where values are normal. */
const MEDIAN_COST = Math.PI / 2;
/** With fewer a side, too many of the splits are as extreme as the most extreme: the permutation test cannot come below 5 %. */
const LEAST$1 = 6;
/** Durations below a second are taken for one: a logarithm of zero says nothing. */
const SHORTEST$1 = 1e3;
/**
* How many incidents in each of the two periods would be needed to tell a change of the size seen, four times of five,
* with 5 % false alarms over all comparisons made at once (5 % ÷ their number each):
* `π/2 × 2 (z₀.₉₇₅ + z₀.₈)² × s² ÷ ln(after ÷ before)²`, s the pooled standard deviation of the logarithms (durations are
* roughly log-normal), medians instead of means. Undefined where nothing changed, or a sample
* has fewer than two values, and so no spread. Values in milliseconds, sorted upward.
*/
function incidentsNeeded(before, after, comparisons = 1) {
	if (before.length < 2 || after.length < 2) return void 0;
	const [left, right] = [before.map(logarithm), after.map(logarithm)];
	const change = middle(right) - middle(left);
	if (change === 0) return void 0;
	const freedom = before.length + after.length - 2;
	const variance = (squares(left) + squares(right)) / freedom;
	const needed = MEDIAN_COST * 2 * (upperQuantile(.025 / comparisons) + POWER) ** 2 * variance / change ** 2;
	return Math.max(LEAST$1, Math.ceil(needed));
}
function logarithm(ms) {
	return Math.log(Math.max(ms, SHORTEST$1));
}
function middle(sorted) {
	return (sorted[sorted.length - 1 >> 1] + sorted[sorted.length >> 1]) / 2;
}
function squares(values) {
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}
/**
* The value that a normal variable exceeds with probability `p`, 0 < p ≤ 0.5, to within 0.00045 (Abramowitz and Stegun,
* "Handbook of Mathematical Functions", 26.2.23).
*/
function upperQuantile(p) {
	const t = Math.sqrt(-2 * Math.log(p));
	return t - (2.515517 + t * (.802853 + t * .010328)) / (1 + t * (1.432788 + t * (.189269 + t * .001308)));
}
// src/core/metrics/permutation-test.ts
const ROUNDS = 9999;
/** So many splits as extreme as the observed one say that the change is common; no more are drawn. */
const ENOUGH = 100;
/** As many ways to split the values are all tried; more are drawn from. */
const EXACT = 2e4;
/** Two differences this close, relative to the values, are the same but for rounding. */
const ROUNDING = 1e-9;
/**
* How likely a difference of medians at least as large as the observed one, either way, would be if the period did not
* matter: the share of ways to split all values into two samples of these sizes that give it. All ways where there are at
* most 20 000; else random ones, and the observed one counts as one of them, so that the answer is never 0 (Phipson and
* Smyth, "Permutation P-values Should Never Be Zero", 2010). Drawing stops early where 100 were as extreme (Besag and
* Clifford, "Sequential Monte Carlo p-values", 1991). Neither sample may be empty.
*/
function permutationTest(before, after, random) {
	const pool = [...before, ...after].sort((a, b) => a - b);
	const threshold = Math.abs(medianOf(after) - medianOf(before)) - ROUNDING * Math.max(1, Math.abs(pool.at(-1)));
	const size = Math.min(before.length, after.length);
	const marks = new Uint8Array(pool.length);
	const isExtreme = () => differenceOf(pool, marks, size) >= threshold;
	const ways = waysToChoose(pool.length, size);
	if (ways <= EXACT) {
		let extreme = 0;
		eachChoice(marks, size, () => {
			if (isExtreme()) extreme++;
		});
		return {
			p: extreme / ways,
			isExact: true
		};
	}
	const rounds = boundedRounds(ROUNDS, pool.length);
	const draw = markerOf(marks, size, random);
	let extreme = 0;
	for (let round = 1; round <= rounds; round++) {
		draw();
		if (isExtreme()) extreme++;
		if (extreme === ENOUGH) return {
			p: extreme / round,
			isExact: false
		};
	}
	return {
		p: (extreme + 1) / (rounds + 1),
		isExact: false
	};
}
/** Middle of values in any order. */
function medianOf(values) {
	const sorted = values.toSorted((a, b) => a - b);
	return (sorted[sorted.length - 1 >> 1] + sorted[sorted.length >> 1]) / 2;
}
/** Distance of the medians of the marked and the other values of a sorted pool, in one walk. */
function differenceOf(pool, marks, marked) {
	const rest = pool.length - marked;
	const [lowIn, highIn, lowOut, highOut] = [
		marked - 1 >> 1,
		marked >> 1,
		rest - 1 >> 1,
		rest >> 1
	];
	let [inside, outside, sumIn, sumOut] = [
		0,
		0,
		0,
		0
	];
	for (let index = 0; index < pool.length; index++) {
		const value = pool[index];
		if (marks[index] === 1) {
			if (inside === lowIn) sumIn += value;
			if (inside === highIn) sumIn += value;
			inside++;
		} else {
			if (outside === lowOut) sumOut += value;
			if (outside === highOut) sumOut += value;
			outside++;
		}
	}
	return Math.abs(sumIn - sumOut) / 2;
}
/** Marks `size` places at random, each choice as likely as any other (the first steps of a Fisher-Yates shuffle). */
function markerOf(marks, size, random) {
	const places = Uint32Array.from(marks, (_, index) => index);
	return () => {
		marks.fill(0);
		for (let step = 0; step < size; step++) {
			const other = step + Math.floor(random() * (places.length - step));
			const place = places[other];
			places[other] = places[step];
			places[step] = place;
			marks[place] = 1;
		}
	};
}
function eachChoice(marks, size, visit, from = 0) {
	if (size === 0) {
		visit();
		return;
	}
	for (let place = from; place <= marks.length - size; place++) {
		marks[place] = 1;
		eachChoice(marks, size - 1, visit, place + 1);
		marks[place] = 0;
	}
}
function waysToChoose(n, size) {
	let ways = 1;
	for (let step = 1; step <= size && ways <= EXACT; step++) ways = ways * (n - size + step) / step;
	return Math.round(ways);
}
// src/core/metrics/compare-samples.ts
/** How likely chance alone may give a change that is called one. */
const LEVEL = .05;
/** Compares two samples of durations, each sorted upward; shorter is better. */
function compareSamples(before, after, { random, comparisons = 1 }) {
	const [left, right] = [quantile(before, .5), quantile(after, .5)];
	const samples = {
		before: {
			n: before.length,
			...left !== void 0 && { median: left }
		},
		after: {
			n: after.length,
			...right !== void 0 && { median: right }
		}
	};
	if (left === void 0 || right === void 0) return {
		...samples,
		verdict: "cannot-tell"
	};
	const interval = bootstrapDifference(before, after, random);
	const { p, isExact } = permutationTest(before, after, random);
	const needed = incidentsNeeded(before, after, comparisons);
	const figures = {
		...samples,
		difference: right - left,
		interval,
		p,
		isExact,
		...needed && { needed }
	};
	return {
		...figures,
		verdict: verdictOf(figures)
	};
}
/**
* Comparisons made side by side (a team each, say), with their p-values adjusted for being many: by chance one in twenty
* looks like a change. Holm, "A Simple Sequentially Rejective Multiple Test Procedure" (1979).
*/
function adjustTogether(comparisons) {
	const tested = comparisons.filter(({ p }) => p !== void 0).sort((a, b) => a.p - b.p);
	const adjusted = /* @__PURE__ */ new Map();
	let highest = 0;
	for (const [index, comparison] of tested.entries()) {
		highest = Math.max(highest, Math.min(1, comparison.p * (tested.length - index)));
		adjusted.set(comparison, highest);
	}
	return comparisons.map((comparison) => {
		const p = adjusted.get(comparison);
		return p === void 0 ? comparison : {
			...comparison,
			p,
			verdict: verdictOf({
				...comparison,
				p
			})
		};
	});
}
function verdictOf({ difference = 0, interval, p = 1 }) {
	if (p > LEVEL || interval === void 0) return "cannot-tell";
	if (difference < 0 && interval[1] < 0) return "improved";
	return difference > 0 && interval[0] > 0 ? "worse" : "cannot-tell";
}
// src/core/metrics/target-in-force.ts
/**
* The target, in milliseconds, that an incident is judged by: of those in force on the day it was detected (else
* reported, else begun) and meant for its severity and team, the one that says most (team and severity before team before
* severity before neither), and of several that say as much, the newest. Undefined where there is none.
*/
function targetInForce(metric, { severity, team, times }, { policy, zone = "UTC" }) {
	const at = times.detected ?? times.reported ?? times.impact_started;
	if (policy === void 0 || at === void 0) return void 0;
	let found;
	let day;
	for (const target of policy.targets) {
		if (target.metric !== metric) continue;
		if (target.severities && !target.severities.includes(severity)) continue;
		if (target.teams && !target.teams.includes(team)) continue;
		day ??= localDay(at, zone);
		if (target.from > day || found && compare$1(target, found) < 0) continue;
		found = target;
	}
	return found && durationMs(found.within);
}
function compare$1(a, b) {
	return scopeOf(a) - scopeOf(b) || (a.from < b.from ? -1 : a.from > b.from ? 1 : 0);
}
function scopeOf({ severities, teams }) {
	return Number(severities !== void 0) + 2 * Number(teams !== void 0);
}
// src/core/metrics/measure-duration.ts
/** The durations of an incident, each between two of its times. */
const DURATIONS = [
	{
		metric: "ttd",
		label: "To detect",
		from: "impact_started",
		to: "detected",
		hasTarget: true
	},
	{
		metric: "tta",
		label: "To acknowledge",
		from: "detected",
		to: "acknowledged",
		hasTarget: true
	},
	{
		metric: "ttm",
		label: "To mitigate",
		from: "detected",
		to: "mitigated",
		hasTarget: true
	},
	{
		metric: "ttr",
		label: "To resolve",
		from: "detected",
		to: "resolved",
		hasTarget: true
	},
	{
		metric: "repair",
		label: "To repair",
		from: "acknowledged",
		to: "resolved",
		hasTarget: false
	}
];
/**
* One duration of an incident: end minus start in milliseconds, beside the target in force when it was detected. Open
* incidents are pending until the end is there (resolution: until they are not open any more); lead-ups and dismissed
* incidents are not measured.
*/
function measureDuration(metric, facts, { targets, now }) {
	const { from, to, hasTarget } = DURATIONS.find((duration) => duration.metric === metric);
	const limit = hasTarget ? targetInForce(metric, facts, targets) : void 0;
	const target = limit === void 0 ? {} : { target: limit };
	const { status, times } = facts;
	if (status === "lead-up" || status === "dismissed") return {
		state: "not-applicable",
		why: "not-measured",
		...target
	};
	const [start, end] = [toEpochMs(times[from] ?? ""), toEpochMs(times[to] ?? "")];
	if (status === "open" && (Number.isNaN(end) || to === "resolved")) return {
		state: "pending",
		...target
	};
	if (Number.isNaN(start)) return {
		state: "not-applicable",
		why: "start-missing",
		...target
	};
	if (Number.isNaN(end)) return {
		state: "not-applicable",
		why: "end-missing",
		...target
	};
	const ms = end - start;
	if (ms < 0) return {
		state: "invalid",
		why: "end-before-start",
		ms,
		...target
	};
	if (now !== void 0 && end > toEpochMs(now)) return {
		state: "invalid",
		why: "in-future",
		ms,
		...target
	};
	return {
		state: "recorded",
		ms,
		...target,
		...limit === void 0 ? {} : { isWithin: ms <= limit }
	};
}
// src/app/metrics/compare-groups.ts
/** The groups with the p-values of each metric adjusted for as many comparisons as there are groups. */
function compareGroups(groups) {
	const compared = groups.flatMap(({ comparisons }) => comparisons ?? []);
	const adjusted = DURATIONS.map(({ metric }) => adjustTogether(compared.map((comparisons) => comparisons[metric])));
	return groups.map((group, place) => ({
		...group,
		comparisons: Object.fromEntries(DURATIONS.map(({ metric }, column) => [metric, adjusted[column][place]]))
	}));
}
// src/core/metrics/count-verdicts.ts
/** Counts incidents by standing, verdict, detection and recurrence. */
function countVerdicts(incidents) {
	const standing = zeros([
		"counted",
		"consequence",
		"duplicate",
		"false-positive",
		"dismissed",
		"lead-up"
	]);
	const verdicts = zeros(VERDICTS);
	const detection = zeros(DETECTION_CHANNELS);
	let [open, unjudged, recurring] = [
		0,
		0,
		0
	];
	for (const { facts } of incidents) {
		const own = standingOf(facts);
		standing[own]++;
		if (own !== "lead-up") {
			if (facts.verdict) verdicts[facts.verdict.value]++;
			else unjudged++;
		}
		if (own !== "counted") continue;
		detection[facts.detected_by]++;
		if (facts.status === "open") open++;
		if (facts.relations?.some(({ type }) => type === "recurrence_of")) recurring++;
	}
	return {
		standing,
		open,
		verdicts,
		unjudged,
		detection,
		recurring
	};
}
function zeros(keys) {
	return Object.fromEntries(keys.map((key) => [key, 0]));
}
// src/core/metrics/measure-follow-up.ts
/** What became of the postmortems that policy asks for, and of those written without being asked for, on a day like `2026-11-20`. */
function measurePostmortems(incidents, policy, today) {
	return tally$1(incidents.flatMap(({ facts, postmortem }) => {
		if (postmortem) {
			const { status, due } = postmortem.facts;
			return [{
				state: status === "accepted" ? "done" : "open",
				due,
				isBegun: true
			}];
		}
		if (!policy || facts.status === "open" || !needsPostmortem(facts, policy)) return [];
		return [{
			state: "open",
			due: postmortemDue(facts, policy)?.date,
			isBegun: false
		}];
	}), today);
}
/** What became of the actions of postmortems, on a day like `2026-11-20`. */
function measureActions(incidents, today) {
	return tally$1(incidents.flatMap(({ postmortem }) => postmortem?.facts.actions ?? []).map(({ status, due, ticket }) => ({
		state: status,
		due,
		isBegun: ticket !== void 0
	})), today);
}
function tally$1(things, today) {
	const open = things.filter(({ state }) => state === "open");
	const late = open.flatMap(({ due }) => due !== void 0 && due < today ? [daysBetween(due, today)] : []);
	const medianDaysLate = quantile(late.sort((a, b) => a - b), .5);
	return {
		n: things.length,
		done: things.filter(({ state }) => state === "done").length,
		dropped: things.filter(({ state }) => state === "dropped").length,
		inTime: open.filter(({ due }) => due !== void 0 && due >= today).length,
		withoutDue: open.filter(({ due }) => due === void 0).length,
		overdue: late.length,
		notBegun: open.filter(({ isBegun }) => !isBegun).length,
		...medianDaysLate !== void 0 && { medianDaysLate }
	};
}
/** Days between two days; both begin at midnight UTC, so no clock change is between them. */
function daysBetween(from, to) {
	return Math.round((Date.parse(to) - Date.parse(from)) / 864e5);
}
// src/core/metrics/measure-response.ts
const [HOUR$1, LEAST] = [36e5, 9e5];
/**
* Response cost: each person of an incident (roles, and handles in the timeline) worked at least from their first to their
* last entry between detection and resolution and no less than a quarter of an hour (low), and at most from
* acknowledgement (else detection) to resolution (high).
*/
function measureResponse(incidents) {
	const invalid = [];
	let [low, high, n, pending, notApplicable] = [
		0,
		0,
		0,
		0,
		0
	];
	for (const incident of incidents) {
		const { detected, acknowledged, resolved } = incident.facts.times;
		const [start, end] = [toEpochMs(acknowledged ?? detected ?? ""), toEpochMs(resolved ?? "")];
		const people = peopleOf(incident);
		if (incident.facts.status === "open") pending++;
		else if (Number.isNaN(end - start) || people.size === 0) notApplicable++;
		else if (end < start) invalid.push(incident.id);
		else {
			n++;
			high += (end - start) * people.size;
			for (const entries of people.values()) low += Math.min(end - start, Math.max(LEAST, spanOf(entries, start, end)));
		}
	}
	return {
		low: low / HOUR$1,
		high: high / HOUR$1,
		n,
		pending,
		notApplicable,
		invalid: invalid.sort()
	};
}
/** Everybody known to have worked on it, with the times of what they wrote. */
function peopleOf({ facts, timeline }) {
	const people = new Map(Object.values(facts.roles ?? {}).map((handle) => [handle.toLowerCase(), []]));
	for (const { by, at } of timeline) {
		if (!by.startsWith("@")) continue;
		const handle = by.toLowerCase();
		people.set(handle, [...people.get(handle) ?? [], toEpochMs(at)]);
	}
	return people;
}
function spanOf(entries, start, end) {
	const inside = entries.filter((at) => at >= start && at <= end);
	return inside.length === 0 ? 0 : Math.max(...inside) - Math.min(...inside);
}
// src/core/metrics/measure-time-between.ts
/** Mean time between failures: the time of the period without trouble, divided by the number of failures in it. */
function measureTimeBetween(incidents, period, now) {
	const found = incidents.map((incident) => ({
		trouble: troubleWindow(incident.facts, now),
		isInPeriod: isWithin(period, startedAt(incident))
	}));
	const merged = mergeWindows(found.flatMap(({ trouble }) => trouble.state === "known" ? [trouble.window] : []), period);
	const wellMs = period.end - period.start - totalLength(merged);
	const countOf = (state) => found.filter(({ trouble, isInPeriod }) => isInPeriod && trouble.state === state).length;
	return {
		failures: merged.length,
		wellMs,
		...merged.length > 0 && { mean: wellMs / merged.length },
		unknown: countOf("unknown"),
		invalid: countOf("invalid")
	};
}
// src/core/metrics/seeded-random.ts
/**
* A source of numbers in [0, 1) that is the same for the same seed text, so that a figure computed twice is the same to
* the last digit: FNV-1a of the text starts Mulberry32 (Tommy Ettinger, public domain), enough for resampling and nothing else.
*/
function seededRandom(seed) {
	let state = 2166136261;
	for (let index = 0; index < seed.length; index++) state = Math.imul(state ^ seed.charCodeAt(index), 16777619);
	return () => {
		state = state + 1831565813 | 0;
		let mixed = Math.imul(state ^ state >>> 15, 1 | state);
		mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed;
		return ((mixed ^ mixed >>> 14) >>> 0) / 4294967296;
	};
}
// src/core/metrics/measure-cost.ts
const [HOUR, DAY_HOURS] = [36e5, 24];
/** Larger sums are typing errors: no company loses that much, and adding them would lose the others' digits. */
const MOST = 0x38d7ea4c68000;
/**
* The cost of an incident. What people recorded in `impact.revenue_lost` stands; else `revenue_per_hour × hours × share
* affected`. Hours: low from detection to mitigation, high from the start of impact to resolution. Share:
* `share_affected_percent`, else users affected over the product's daily active users (low) and over those of the window
* at an even rate (high), at most all.
*/
function measureCost(facts, context) {
	const { status, impact } = facts;
	if (status === "lead-up" || status === "dismissed") return {
		state: "not-applicable",
		why: "not-measured"
	};
	if (impact?.revenue_lost) return checked({
		...impact.revenue_lost,
		source: "record"
	});
	const revenue = revenueOf(facts, context);
	if (revenue === void 0) return {
		state: "not-applicable",
		why: "no-revenue"
	};
	if (status === "open") return { state: "pending" };
	const hours = hoursOf(facts);
	if (hours === void 0) return {
		state: "not-applicable",
		why: "no-times"
	};
	if (hours[0] < 0 || hours[1] < 0) return {
		state: "invalid",
		why: "end-before-start"
	};
	const share = shareOf(facts, {
		hours: hours[1],
		products: context.products
	});
	if (share === void 0) return {
		state: "not-applicable",
		why: "no-share"
	};
	const { amount, currency } = revenue;
	const bounds = [amount * hours[0] * share[0], amount * hours[1] * share[1]];
	const [low, high] = [Math.min(...bounds), Math.max(...bounds)];
	return checked({
		low,
		high,
		currency,
		basis: "estimated",
		source: "formula"
	});
}
function checked(cost) {
	if (cost.low > cost.high) return {
		state: "invalid",
		why: "low-above-high"
	};
	return cost.low >= 0 && cost.high <= MOST ? {
		state: "recorded",
		...cost
	} : {
		state: "invalid",
		why: "absurd"
	};
}
/** Revenue of the service, else the largest of an affected one: a sale passes all of them and is lost once. */
function revenueOf({ service, affected_services = [] }, { services }) {
	const own = services.get(service)?.revenue_per_hour;
	if (own) return own;
	const others = affected_services.flatMap((slug) => services.get(slug)?.revenue_per_hour ?? []);
	if (new Set(others.map(({ currency }) => currency)).size > 1) return void 0;
	return others.sort((a, b) => b.amount - a.amount)[0];
}
function hoursOf({ times }) {
	const { impact_started, detected, mitigated, resolved } = times;
	const low = toEpochMs(mitigated ?? resolved ?? "") - toEpochMs(detected ?? impact_started ?? "");
	const high = toEpochMs(resolved ?? mitigated ?? "") - toEpochMs(impact_started ?? detected ?? "");
	return Number.isNaN(low) || Number.isNaN(high) ? void 0 : [low / HOUR, high / HOUR];
}
function shareOf({ impact, product }, { hours, products }) {
	const percent = impact?.share_affected_percent;
	if (percent !== void 0) return [percent / 100, percent / 100];
	const users = impact?.users_affected;
	const daily = products?.products.find(({ id }) => id === product)?.daily_active_users;
	if (users === void 0 || !daily) return void 0;
	const ofDay = Math.min(1, users / daily);
	const active = daily * Math.min(hours, DAY_HOURS) / DAY_HOURS;
	return [ofDay, active > 0 ? Math.min(1, users / active) : ofDay];
}
// src/core/metrics/sum-costs.ts
/** Adds up what incidents cost, currency by currency; those without a figure are counted and not taken for free. */
function sumCosts(incidents, context) {
	const sums = /* @__PURE__ */ new Map();
	const invalid = [];
	let [pending, notApplicable] = [0, 0];
	for (const { id, facts } of incidents.toSorted((a, b) => a.id < b.id ? -1 : 1)) {
		const cost = measureCost(facts, context);
		if (cost.state === "pending") pending++;
		else if (cost.state === "not-applicable") notApplicable++;
		else if (cost.state === "invalid") invalid.push(id);
		else {
			const { currency, low, high, basis, source } = cost;
			const sum = sums.get(currency) ?? {
				currency,
				low: 0,
				high: 0,
				n: 0,
				confirmed: 0,
				computed: 0
			};
			sums.set(currency, {
				currency,
				low: sum.low + low,
				high: sum.high + high,
				n: sum.n + 1,
				confirmed: sum.confirmed + Number(basis === "confirmed"),
				computed: sum.computed + Number(source === "formula")
			});
		}
	}
	return {
		sums: [...sums.values()].sort((a, b) => a.currency < b.currency ? -1 : 1),
		pending,
		notApplicable,
		invalid
	};
}
// src/core/metrics/measure-severity-time.ts
/** "Severity changed from sev2 to sev1: …" as machines write it, and "sev2 to sev1, because …" as people do. */
const CHANGE = new RegExp(`\\b(${SEVERITIES.join("|")})\\s+to\\s+(${SEVERITIES.join("|")})\\b`, "i");
/**
* Time in severity, from the timeline's entries of kind `severity` that say from what to what. Without such an entry the
* incident was at its severity all the time.
*/
function measureSeverityTime({ facts, timeline }) {
	const { status, times, severity } = facts;
	if (status === "open") return { state: "pending" };
	const [start, end] = [toEpochMs(times.detected ?? ""), toEpochMs(times.resolved ?? "")];
	if (status === "lead-up" || status === "dismissed" || Number.isNaN(start) || Number.isNaN(end)) return { state: "not-applicable" };
	if (end < start) return {
		state: "invalid",
		why: "end-before-start"
	};
	const changes = changesOf(timeline);
	if (changes.some(({ from }, index) => index > 0 && changes[index - 1].to !== from) || (changes.at(-1)?.to ?? severity) !== severity) return {
		state: "invalid",
		why: "history-broken"
	};
	const ms = {};
	let since = start;
	for (const { at, from } of [...changes, {
		at: end,
		from: severity
	}]) {
		const until = Math.min(Math.max(at, since), end);
		if (until > since || from === severity) ms[from] = (ms[from] ?? 0) + until - since;
		since = until;
	}
	return {
		state: "recorded",
		ms
	};
}
function changesOf(timeline) {
	return timeline.flatMap(({ at, kind, text }) => {
		const match = kind === "severity" ? CHANGE.exec(text) : null;
		if (!match) return [];
		const [from, to] = [match[1].toLowerCase(), match[2].toLowerCase()];
		return [{
			at: toEpochMs(at),
			from,
			to
		}];
	}).sort((a, b) => a.at - b.at);
}
// src/core/metrics/sum-severity-time.ts
/** Adds up the time in severity of incidents; they may overlap, so this is time of incidents and not of the clock. */
function sumSeverityTime(incidents) {
	const total = {};
	const invalid = [];
	let [n, pending, notApplicable] = [
		0,
		0,
		0
	];
	for (const incident of incidents) {
		const time = measureSeverityTime(incident);
		if (time.state === "pending") pending++;
		else if (time.state === "not-applicable") notApplicable++;
		else if (time.state === "invalid") invalid.push(incident.id);
		else {
			n++;
			for (const [severity, ms] of Object.entries(time.ms)) {
				const sum = total[severity] ?? {
					ms: 0,
					n: 0
				};
				total[severity] = {
					ms: sum.ms + ms,
					n: sum.n + 1
				};
			}
		}
	}
	return {
		total,
		n,
		pending,
		notApplicable,
		invalid: invalid.sort()
	};
}
// src/core/metrics/summarise-measurements.ts
/** The durations that were recorded, in milliseconds, shortest first. */
function recordedValues(measured) {
	return measured.flatMap(({ measurement }) => measurement.state === "recorded" ? [measurement.ms] : []).sort((a, b) => a - b);
}
/** n, median, p90 (both by `quantile`) and mean of what is recorded, the share within target, and counts of the rest. */
function summariseMeasurements(measured) {
	const values = recordedValues(measured);
	const judged = measured.flatMap(({ measurement }) => measurement.state === "recorded" && measurement.isWithin !== void 0 ? [measurement.isWithin] : []);
	const invalid = measured.filter(({ measurement }) => measurement.state === "invalid").map(({ id }) => id);
	return {
		n: values.length,
		...values.length > 0 && {
			median: quantile(values, .5),
			p90: quantile(values, .9),
			mean: values.reduce((sum, ms) => sum + ms, 0) / values.length
		},
		judged: judged.length,
		within: judged.filter(Boolean).length,
		pending: measured.filter(({ measurement }) => measurement.state === "pending").length,
		notApplicable: measured.filter(({ measurement }) => measurement.state === "not-applicable").length,
		invalid: invalid.sort()
	};
}
// src/app/metrics/derive-group.ts
/** The figures of one group; `incidents` are those of all time, because trouble that began before the period may last into it. */
function deriveGroup(key, incidents, context) {
	const { catalogue, period, comparedWith, now, zone, hasTimeBetween, comparisons } = context;
	const { services, policies } = catalogue;
	const counted = incidents.filter(({ facts }) => standingOf(facts) === "counted");
	const inPeriod = incidents.filter((incident) => isWithin(period.window, startedAt(incident)));
	const own = inPeriod.filter(({ facts }) => standingOf(facts) === "counted");
	const apart = inPeriod.filter(({ facts }) => ["consequence", "duplicate"].includes(standingOf(facts)));
	const measured = measureAll$1(own, context);
	const costs = {
		services,
		products: policies.products
	};
	const before = comparedWith && counted.filter((incident) => isWithin(comparedWith.window, startedAt(incident)));
	return {
		key,
		name: key,
		counts: countVerdicts(inPeriod),
		durations: mapDurations((metric) => summariseMeasurements(measured[metric])),
		severityTime: sumSeverityTime(own),
		...hasTimeBetween && { between: measureTimeBetween(counted, period.window, now) },
		postmortems: measurePostmortems(inPeriod, policies.postmortems, localDay(now, zone)),
		actions: measureActions(inPeriod, localDay(now, zone)),
		cost: sumCosts(own, costs),
		costApart: sumCosts(apart, costs),
		response: measureResponse(own),
		...before && { comparisons: compareAll({
			key,
			comparisons
		}, measureAll$1(before, context), measured) }
	};
}
function measureAll$1(incidents, { catalogue, zone, now }) {
	const context = {
		targets: {
			policy: catalogue.policies.targets,
			zone
		},
		now
	};
	return mapDurations((metric) => incidents.map(({ id, facts }) => ({
		id,
		measurement: measureDuration(metric, facts, context)
	})));
}
/** Each comparison has a source of chance of its own, so that no other group or metric changes its figures. */
function compareAll({ key, comparisons }, before, after) {
	return mapDurations((metric) => compareSamples(recordedValues(before[metric]), recordedValues(after[metric]), {
		random: seededRandom(`${key} ${metric}`),
		comparisons
	}));
}
function mapDurations(make) {
	return Object.fromEntries(DURATIONS.map(({ metric }) => [metric, make(metric)]));
}
// src/app/metrics/derive-metrics.ts
/** Dimensions whose groups are stretches of time and not of the organisation. */
const CALENDAR = /* @__PURE__ */ new Set([
	"week",
	"month",
	"quarter"
]);
/** All metrics of a catalogue over a period, computed anew from its records; the same records and question give the same answer. */
function deriveMetrics(catalogue, question) {
	const { now, by, severities, compare } = question;
	const zone = catalogue.policies.site?.time_zone ?? "UTC";
	const incidents = catalogue.incidents.filter(({ facts }) => severities?.includes(facts.severity) ?? true);
	const period = observed(periodOfDays(question.from ?? firstDay(incidents, {
		now,
		zone
	}), question.to ?? localDay(now, zone), zone), now);
	const comparedWith = compare && (compare === "previous" ? periodBefore(period, zone) : periodOfDays(compare.from, compare.to, zone));
	const context = {
		catalogue,
		period,
		now,
		zone,
		...comparedWith && { comparedWith },
		hasTimeBetween: by === void 0 || !CALENDAR.has(by)
	};
	const total = deriveGroup("all", incidents, {
		...context,
		hasTimeBetween: true
	});
	const groups = by === void 0 ? [] : deriveGroups(incidents, by, context);
	return {
		now,
		zone,
		period,
		...comparedWith && { comparedWith },
		...severities && { severities },
		...by && { by },
		total,
		groups,
		availability: measureAvailability(incidents, period.window, now),
		noise: measureNoise(archiveOf(catalogue, period, severities && incidents), new Map(incidents.map((one) => [one.id, one]))),
		undated: incidents.filter((incident) => startedAt(incident) === void 0).map(({ id }) => id).sort()
	};
}
function deriveGroups(incidents, by, context) {
	const names = namesOf(context.catalogue, by);
	const touches = ({ window }, group) => group.some((incident) => isWithin(window, startedAt(incident)));
	const found = [...groupIncidents(incidents, by, context.zone)].filter(([, group]) => touches(context.period, group) || context.comparedWith && touches(context.comparedWith, group));
	const groups = found.map(([key, group]) => ({
		...deriveGroup(key, group, {
			...context,
			comparisons: found.length
		}),
		name: names.get(key) ?? key
	}));
	return context.comparedWith ? compareGroups(groups) : groups;
}
/** What has not happened yet is not observed: the last day ends now. */
function observed(period, now) {
	const { start, end } = period.window;
	return {
		...period,
		window: {
			start,
			end: Math.max(start, Math.min(end, toEpochMs(now)))
		}
	};
}
function firstDay(incidents, { now, zone }) {
	return localDay(incidents.flatMap((incident) => startedAt(incident) ?? []).reduce((earliest, start) => compareInstants(start, earliest) < 0 ? start : earliest, now), zone);
}
/** The archive in the period; where only some severities are asked for, the lines of their incidents. */
function archiveOf({ alerts, unlinked }, { window }, only) {
	const lists = only ? only.map(({ id }) => alerts.get(id) ?? []) : [...alerts.values()];
	const isInside = (ms) => ms >= window.start && ms < window.end;
	return {
		lines: lists.flat().filter(({ at }) => isWithin(window, at)),
		unlinked: only ? [] : unlinked.map((group) => ({
			...group,
			at: group.at.filter(isInside)
		}))
	};
}
function namesOf({ teams, services, policies }, by) {
	switch (by) {
		case "team": return new Map([...teams].map(([slug, { name }]) => [slug, name]));
		case "service": return new Map([...services].map(([slug, { name }]) => [slug, name]));
		case "product": return new Map(policies.products?.products.map(({ id, name }) => [id, name]));
		case "kind": return new Map(policies.triage?.kinds.map(({ id, name }) => [id, name]));
		case "cause": return new Map([["none", "No cause named"], ...(policies.causes?.causes ?? []).map(({ id, name }) => [id, name])]);
		case "severity":
		case "week":
		case "month":
		case "quarter": return /* @__PURE__ */ new Map();
		default: return by;
	}
}
// src/app/report/report-context.ts
/** How many periods before it a report compares its own with: about a quarter, long enough to hold incidents. */
const BASELINE = {
	weekly: 13,
	monthly: 3
};
/** How many periods the chart of counts has before that of the report. */
const CHARTED = {
	weekly: 13,
	monthly: 12
};
/** Gathers what a report of a period, made at an instant (RFC 3339 UTC), is derived from. */
function reportContext(records, period, at) {
	const catalogue = catalogueAt(records, at);
	const zone = catalogue.policies.site?.time_zone ?? "UTC";
	const baseline = periodsBefore(period, BASELINE[period.kind], zone);
	const compare = {
		from: baseline[0].from,
		to: baseline.at(-1).to
	};
	const question = {
		now: at,
		from: period.from,
		to: period.to,
		by: "team",
		compare
	};
	return {
		catalogue,
		period,
		at,
		zone,
		baseline,
		charted: [...periodsBefore(period, CHARTED[period.kind], zone), period],
		metrics: deriveMetrics(catalogue, question)
	};
}
/** Incidents that began in a period, oldest first. */
function beganIn({ catalogue }, { window }) {
	return catalogue.incidents.filter((incident) => isWithin(window, startedAt(incident))).toReversed();
}
/** Those of them that metrics measure. */
function countedIn(context, period) {
	return beganIn(context, period).filter(({ facts }) => standingOf(facts) === "counted");
}
/** The baseline in words: `the 13 weeks before`. */
function baselineWords({ period, baseline }) {
	return `the ${baseline.length} ${period.kind === "weekly" ? "weeks" : "months"} before`;
}
function catalogueAt(catalogue, at) {
	const now = toEpochMs(at);
	const alerts = [...catalogue.alerts].map(([id, lines]) => [id, lines.filter(({ received }) => toEpochMs(received) <= now)]);
	return {
		...catalogue,
		incidents: catalogue.incidents.flatMap((incident) => incidentAt(incident, at) ?? []),
		alerts: new Map(alerts)
	};
}
// src/core/reports/say-time.ts
/** A duration (milliseconds) for a report: below ten minutes with seconds, because targets are that short. */
function sayTime(ms) {
	const seconds = Math.round(ms / 1e3);
	if (seconds < 60 || seconds >= 600 || seconds % 60 === 0) return formatDuration(ms);
	return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
// src/app/report/record-link.ts
/** The id of an incident, leading to it or to its postmortem. */
function recordLink({ id, folder }, to = "incident") {
	return {
		text: id,
		page: `${to}s/${id}`,
		file: `${folder}/${to}.md`
	};
}
/** Links joined by commas, at most five of them. */
function recordLinks(incidents) {
	const shown = incidents.slice(0, 5).flatMap((incident, place) => [...place > 0 ? [", "] : [], recordLink(incident)]);
	return incidents.length > 5 ? [...shown, ` and ${incidents.length - 5} more`] : shown;
}
// src/app/report/sections/against-target.ts
const METRICS = {
	weekly: ["tta", "ttr"],
	monthly: [
		"ttd",
		"tta",
		"ttm",
		"ttr"
	]
};
/** Times of the period against their targets and against the baseline; none where no incident began. */
function againstTarget(context) {
	const counted = countedIn(context, context.period);
	if (counted.length === 0) return [];
	const metrics = METRICS[context.period.kind];
	const measured = metrics.map((metric) => ({
		metric,
		all: measureAll(metric, counted, context)
	}));
	const { comparisons } = context.metrics.total;
	const compared = adjustTogether(metrics.map((metric) => comparisons[metric]));
	return [{
		title: "Against target",
		blocks: [
			{
				type: "table",
				head: [
					"Time",
					"n",
					"Median",
					"p90",
					"Target",
					`Against ${baselineWords(context)}`
				],
				rows: measured.map((one, place) => rowOf$1(one, compared[place]))
			},
			...missing(measured, counted),
			...measured.filter(({ metric }) => metric === "tta" || metric === "ttr").flatMap((one) => dots(one, context))
		]
	}];
}
function measureAll(metric, incidents, { catalogue, zone, at }) {
	const context = {
		targets: {
			policy: catalogue.policies.targets,
			zone
		},
		now: at
	};
	return incidents.map(({ id, facts }) => ({
		id,
		measurement: measureDuration(metric, facts, context)
	}));
}
function labelOf(metric) {
	return DURATIONS.find((duration) => duration.metric === metric).label;
}
function rowOf$1({ metric, all }, comparison) {
	const { n, median, p90, judged, within } = summariseMeasurements(all);
	const times = [median, p90].map((ms) => ms === void 0 ? "–" : sayTime(ms));
	const target = judged === 0 ? "–" : `${within} of ${judged} within ${targetWords(all)}`;
	return [
		labelOf(metric),
		String(n),
		...times,
		target,
		changeWords(comparison)
	];
}
function targetsOf(all) {
	return [...new Set(all.flatMap(({ measurement }) => measurement.target ?? []))];
}
function targetWords(all) {
	const targets = targetsOf(all);
	return targets.length === 1 ? sayTime(targets[0]) : "their targets";
}
/** What may be said of a change: a direction only where it survives the tests, else that nobody can tell. */
function changeWords({ verdict, before }) {
	const then = before.median === void 0 ? `n ${before.n}` : `median ${sayTime(before.median)}, n ${before.n}`;
	return `${verdict === "cannot-tell" ? "cannot tell" : verdict} (${then})`;
}
const STATES$1 = {
	pending: "pending",
	invalid: "invalid",
	"not-applicable": "not recorded"
};
function missing(measured, incidents) {
	const byId = new Map(incidents.map((incident) => [incident.id, incident]));
	const items = measured.flatMap(({ metric, all }) => [
		"pending",
		"invalid",
		"not-applicable"
	].flatMap((state) => {
		if (state === "not-applicable" && (metric === "ttd" || metric === "ttm")) return [];
		const those = all.filter(({ measurement }) => measurement.state === state).map(({ id }) => byId.get(id));
		return those.length === 0 ? [] : [[`${labelOf(metric)}, ${STATES$1[state]}: `, ...recordLinks(those)]];
	}));
	return items.length === 0 ? [] : [{
		type: "list",
		items
	}];
}
function dots({ metric, all }, context) {
	const [old, fresh] = [context.baseline.flatMap((period) => measureAll(metric, countedIn(context, period), context)), all].map((list) => list.flatMap(pointOf));
	if (fresh.length === 0) return [];
	const points = [...old, ...fresh].slice(-200);
	const [target, ...others] = targetsOf(all);
	return [{
		type: "chart",
		chart: {
			id: metric,
			title: `${labelOf(metric)}, each incident; shorter is lower`,
			kind: "dots",
			unit: "ms",
			points,
			new_from: Math.max(0, points.length - fresh.length),
			...target !== void 0 && others.length === 0 && { target }
		}
	}];
}
function pointOf({ id, measurement }) {
	return measurement.state === "recorded" ? [[id, measurement.ms]] : [];
}
// src/app/metrics/format-figures.ts
const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
/** A number for people, grouped by thousands: `41,000`. */
function formatWhole(value) {
	return whole.format(value);
}
/** A number with its word: `1 incident`, `12 incidents`. */
function formatCount(count, word) {
	return `${formatWhole(count)} ${word}${count === 1 ? "" : "s"}`;
}
/** A share as whole percent with what it is of, `83 % of 90`; a dash where it is of nothing. */
function formatShareOf(part, of) {
	return of === 0 ? "-" : `${Math.round(100 * part / of)} % of ${of}`;
}
/** Ids after a word, at most five of them: `2 invalid: INC-2026-0001, INC-2026-0002`; nothing of none. */
function formatIds(word, ids) {
	if (ids.length === 0) return [];
	const rest = ids.length > 5 ? ` and ${ids.length - 5} more` : "";
	return [`${ids.length} ${word}: ${ids.slice(0, 5).join(", ")}${rest}`];
}
// src/app/report/sections/by-team.ts
/** Each team's incidents, times, and change against the baseline, judged as so many comparisons as there are teams. */
function byTeam(context) {
	const { metrics, baseline, period } = context;
	const last = Map.groupBy(countedIn(context, baseline.at(-1)), ({ facts }) => facts.team);
	const severe = Map.groupBy(countedIn(context, period).filter(({ facts }) => facts.severity === "sev1" || facts.severity === "sev2"), ({ facts }) => facts.team);
	const late = overdueByTeam(context);
	const rows = metrics.groups.map(({ key, name, counts, durations, comparisons }) => [
		name,
		`${counts.standing.counted}, ${last.get(key)?.length ?? 0} the month before`,
		String(severe.get(key)?.length ?? 0),
		timeWords(durations.tta),
		timeWords(durations.ttr),
		changeWords(comparisons.ttr),
		String(late.get(key)?.length ?? 0)
	]);
	if (rows.length === 0) return [];
	return [{
		title: "By team",
		blocks: [{
			type: "table",
			head: [
				"Team",
				"Incidents",
				"sev1, sev2",
				"To acknowledge",
				"To resolve",
				`To resolve, against ${baselineWords(context)}`,
				"Overdue"
			],
			rows
		}]
	}];
}
/** Overdue postmortems and actions of incidents of all time, by the team of the incident. */
function overdueByTeam({ catalogue, at }) {
	const { postmortems, overdue } = deriveAgenda(catalogue, at);
	return Map.groupBy([...postmortems.filter(({ isOverdue }) => isOverdue), ...overdue], (one) => one.incident.facts.team);
}
function timeWords({ n, median, p90, judged, within }) {
	if (median === void 0) return "–";
	const spread = `median ${sayTime(median)}, p90 ${sayTime(p90)}, n ${n}`;
	return judged === 0 ? spread : `${spread}; within target ${formatShareOf(within, judged)}`;
}
// src/app/report/sections/came-back.ts
const PATTERN_DAYS = 90;
/** Families of incidents that had one in the period, and what was agreed after the others and is not done. */
function cameBack(context) {
	const { catalogue, period, zone } = context;
	const since = Temporal.PlainDate.from(period.to).subtract({ days: PATTERN_DAYS }).toString();
	const began = new Set(beganIn(context, period));
	const items = recurringFamilies(catalogue.incidents, {
		since,
		until: period.to,
		zone
	}).filter(({ incidents }) => incidents.some((incident) => began.has(incident))).flatMap(({ incidents, unfinished }) => {
		const { title, service, kind } = incidents[0].facts;
		return [[`${incidents.length} times on ${service}, ${kind}, last as “${title}”: `, ...recordLinks(incidents)], ...unfinished.map(({ incident, action }) => [
			"Still open: ",
			recordLink(incident, "postmortem"),
			` ${action.id}, ${action.owner}, due ${action.due}: ${action.text}`
		])];
	});
	return items.length === 0 ? [] : [{
		title: "What came back",
		blocks: [{
			type: "list",
			items
		}]
	}];
}
// src/app/report/sections/impact.ts
/** Users, money and hours of people that incidents of the month cost, by team and in all; what is not known is not zero. */
function impactSection(context) {
	const counted = countedIn(context, context.period);
	if (counted.length === 0) return [];
	const { groups, total } = context.metrics;
	return [{
		title: "Impact",
		blocks: [{
			type: "table",
			head: [
				"Team",
				"Users affected",
				"Lost sales",
				"Hours of people"
			],
			rows: [...groups, {
				...total,
				name: "All"
			}].flatMap((group) => {
				const own = group.key === total.key ? counted : counted.filter(({ facts }) => facts.team === group.key);
				return own.length === 0 ? [] : [[
					group.name,
					usersWords(own),
					moneyWords(group.cost),
					hoursWords(group)
				]];
			})
		}]
	}];
}
/** Users of two incidents may be the same, so the sum is an upper end. */
function usersWords(incidents) {
	const known = incidents.flatMap(({ facts }) => facts.impact?.users_affected ?? []);
	if (known.length === 0) return "not known";
	return `at most ${formatWhole(known.reduce((total, users) => total + users, 0))} (${known.length} of ${incidents.length} known)`;
}
function moneyWords({ sums, invalid }) {
	const wrong = invalid.length === 0 ? [] : [`${invalid.length} invalid`];
	return [...sums.map(({ currency, low, high, n }) => `${currency} ${rangeWords(low, high)} (n ${n})`), ...wrong].join("; ") || "not known";
}
function hoursWords({ response: { low, high, n } }) {
	return n === 0 ? "not known" : `${rangeWords(low, high)} (n ${n})`;
}
function rangeWords(low, high) {
	const [least, most] = [formatWhole(low), formatWhole(high)];
	return least === most ? least : `${least} to ${most}`;
}
// src/app/report/sections/incident-list.ts
const HEAD$1 = [
	"Incident",
	"What",
	"How bad",
	"Team",
	"Acknowledged after",
	"Resolved after"
];
/** Longer lists are not read, and mail clients cut them; the worst are shown. */
const LISTED$2 = 40;
/** The incidents that began in the period, the worst first, those that are counted apart among them; none where none began. */
function incidentList(context) {
	const worst = beganIn(context, context.period).toSorted((a, b) => compare(a.facts.severity, b.facts.severity));
	if (worst.length === 0) return [];
	const rows = worst.slice(0, LISTED$2).map((incident) => rowOf(incident, context));
	const rest = worst.length > LISTED$2 ? [`And ${worst.length - LISTED$2} more, none of them worse.`] : [];
	return [{
		title: "Incidents",
		blocks: [{
			type: "table",
			head: HEAD$1,
			rows
		}, ...rest.map((text) => ({
			type: "paragraph",
			text
		}))]
	}];
}
function compare(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}
function rowOf(incident, { catalogue, zone, at }) {
	const { facts } = incident;
	const measured = (metric) => measurementWords(measureDuration(metric, facts, {
		targets: {
			policy: catalogue.policies.targets,
			zone
		},
		now: at
	}));
	const standing = standingOf(facts);
	const status = standing === "counted" || standing === facts.status ? facts.status : `${facts.status}, ${standing}`;
	const team = catalogue.teams.get(facts.team)?.name ?? facts.team;
	return [
		recordLink(incident),
		facts.title,
		`${facts.severity}, ${status}`,
		team,
		measured("tta"),
		measured("ttr")
	];
}
function measurementWords(measurement) {
	if (measurement.state === "recorded") return sayTime(measurement.ms);
	return measurement.state === "not-applicable" ? "not recorded" : measurement.state;
}
// src/app/report/sections/next-on-call.ts
/** With more changes than these in a week, who and not until when is told. */
const TURNS = 3;
/** Who is on call in the week after that of the report, schedule by schedule. */
function nextOnCall({ catalogue, period, zone }) {
	const last = Temporal.PlainDate.from(period.to);
	const [first, end] = [last.add({ days: 1 }).toString(), last.add({ days: 7 }).toString()];
	const { window } = periodOfDays(first, end, zone);
	const week = {
		from: fromEpochMs(window.start),
		until: fromEpochMs(window.end)
	};
	const rows = [...catalogue.schedules.values()].toSorted((a, b) => a.name < b.name ? -1 : 1).map((schedule) => {
		const roles = [...new Set(schedule.layers.map(({ role }) => role))];
		return [schedule.name, roles.map((role) => `${role}: ${membersOf(schedule, role, week)}`).join("; ")];
	});
	if (rows.length === 0) return [];
	return [{
		title: `On call from ${first} to ${end}`,
		blocks: [{
			type: "table",
			head: ["Schedule", "Who"],
			rows
		}]
	}];
}
function membersOf(schedule, role, week) {
	const shifts = listShifts(schedule, week).filter((shift) => shift.role === role);
	const turns = shifts.filter(({ member }, place) => shifts[place - 1]?.member !== member);
	if (turns.length === 0) return "nobody";
	if (turns.length > TURNS) return `in turn ${[...new Set(turns.map(({ member }) => member))].join(", ")}`;
	return turns.map(({ member }, place) => {
		const next = turns[place + 1];
		return next ? `${member} until ${localDay(next.start, schedule.time_zone)}` : member;
	}).join(", then ");
}
// src/app/report/sections/noise.ts
const LOUDEST = 5;
/** The alerts that fired most in the period, and the incidents that were none; none where no alert fired. */
function noiseSection(context) {
	const rows = context.metrics.noise.toSorted((a, b) => b.firings - a.firings || (a.name < b.name ? -1 : 1)).slice(0, LOUDEST).map(({ name, firings, repeats, muted, incidents, verdicts }) => {
		const judged = verdicts.actionable + verdicts["not-actionable"] + verdicts["false-positive"];
		const useless = verdicts["false-positive"] + verdicts["not-actionable"];
		return [
			name,
			...[
				firings,
				repeats,
				muted,
				incidents
			].map(String),
			formatShareOf(useless, judged)
		];
	});
	const wrong = beganIn(context, context.period).filter(({ facts }) => facts.verdict?.value === "false-positive");
	const blocks = [...rows.length === 0 ? [] : [{
		type: "table",
		head: [
			"Alert",
			"Fired",
			"Repeated",
			"Muted",
			"Incidents",
			"Not worth it"
		],
		rows
	}], ...wrong.length === 0 ? [] : [{
		type: "paragraph",
		text: [
			"False positives: ",
			...recordLinks(wrong),
			"."
		]
	}]];
	return blocks.length === 0 ? [] : [{
		title: "Noise",
		blocks
	}];
}
// src/app/metrics/print-sections.ts
/** What is counted apart, by what it is; nothing of none. */
function listApart(standing) {
	return [
		[standing.consequence, "consequence"],
		[standing.duplicate, "duplicate"],
		[standing["false-positive"], "false positive"],
		[standing.dismissed, "dismissed incident"],
		[standing["lead-up"], "lead-up"]
	].flatMap(([n, word]) => n === 0 ? [] : [formatCount(n, word)]);
}
// src/app/report/sections/opening.ts
/** So many files that cannot be read are named; the others are counted. */
const NAMED = 10;
/** How many incidents there were, what is still open, what is missing from the report, and the chart of counts. */
function openingSection(context) {
	return {
		title: "",
		blocks: [...[
			howMany(context),
			before(context),
			stillOpen(context),
			...undated(context),
			...unread(context)
		].flatMap((text) => text === void 0 ? [] : [{
			type: "paragraph",
			text
		}]), ...countChart(context)]
	};
}
function howMany(context) {
	const { period, metrics, at } = context;
	const { standing } = metrics.total.counts;
	const when = `${toEpochMs(at) >= period.window.end ? "in" : "so far in"} ${period.name} (${period.from} to ${period.to})`;
	const counted = countedIn(context, period);
	const apart = listApart(standing);
	const rest = apart.length === 0 ? "" : ` Counted apart: ${apart.join(", ")}.`;
	if (counted.length === 0) return `No incident began ${when}.${rest}`;
	const by = (key) => tally(counted.map(({ facts }) => facts[key]));
	const parts = `By severity: ${by("severity")}. By kind: ${by("kind")}. By status: ${by("status")}.`;
	return `${formatCount(counted.length, "incident")} began ${when}. ${parts}${rest}`;
}
function tally(words) {
	return [...Map.groupBy(words, (word) => word)].sort(([a], [b]) => a < b ? -1 : 1).map(([word, all]) => `${all.length} ${word}`).join(", ");
}
function before(context) {
	const counts = context.baseline.map((period) => countedIn(context, period).length).sort((a, b) => a - b);
	const unit = context.period.kind === "weekly" ? "a week" : "a month";
	return `In ${baselineWords(context)}: ${counts[0]} to ${counts.at(-1)} ${unit}, median ${quantile(counts, .5)}.`;
}
function stillOpen({ catalogue, period }) {
	const open = catalogue.incidents.filter((incident) => incident.facts.status === "open" && !(toEpochMs(startedAt(incident) ?? "") >= period.window.start));
	return open.length === 0 ? void 0 : [
		"Open from before: ",
		...recordLinks(open),
		"."
	];
}
function undated({ metrics }) {
	return formatIds("without any time, in no report", metrics.undated).map((text) => `${text}.`);
}
function unread({ catalogue }) {
	const files = [...new Set(catalogue.problems.map(({ file }) => file))].sort();
	if (files.length === 0) return [];
	const rest = files.length > NAMED ? ` and ${files.length - NAMED} more` : "";
	return [`Left out, because they cannot be read: ${files.slice(0, NAMED).join(", ")}${rest}.`];
}
function countChart(context) {
	const { charted, period } = context;
	const points = charted.map((one) => [one.name, countedIn(context, one).length]);
	if (points.every(([, count]) => count === 0)) return [];
	return [{
		type: "chart",
		chart: {
			id: "counts",
			title: period.kind === "weekly" ? "Incidents a week" : "Incidents a month",
			kind: "bars",
			unit: "incidents",
			points,
			new_from: points.length - 1,
			points
		}
	}];
}
// src/app/report/sections/overdue.ts
/** A longer list is not read; the rest is counted. */
const LISTED$1 = 15;
const STATES = {
	owed: "not begun",
	draft: "draft",
	"in-review": "in review"
};
/** Postmortems and actions whose day is over at the time of the report, with who answers for them. */
function overdueSection({ catalogue, at }) {
	const { postmortems, overdue, laterActions } = deriveAgenda(catalogue, at);
	const late = postmortems.filter(({ isOverdue }) => isOverdue);
	const items = [...late.map(({ incident, state, due }) => [
		"Postmortem of ",
		recordLink(incident, state === "owed" ? "incident" : "postmortem"),
		`, ${STATES[state]}, was due ${due}, ${ownerOf(incident, catalogue)}: ${incident.facts.title}`
	]), ...overdue.map(({ incident, action, daysLate }) => [
		"Action ",
		recordLink(incident, "postmortem"),
		` ${action.id}, was due ${action.due} (${daysLate === 1 ? "1 day" : `${daysLate} days`} ago), ${action.owner}: ${action.text}`
	])];
	const inTime = `Not due yet: ${count(postmortems.length - late.length, "postmortem")}, ${count(laterActions, "action")}.`;
	const more = items.length > LISTED$1 ? [`And ${items.length - LISTED$1} more.`] : [];
	return {
		title: "Overdue",
		blocks: [items.length === 0 ? {
			type: "paragraph",
			text: `Nothing. ${inTime}`
		} : {
			type: "list",
			items: [...items.slice(0, LISTED$1), ...more]
		}, ...items.length === 0 ? [] : [{
			type: "paragraph",
			text: inTime
		}]]
	};
}
/** The lead of the team that owns the service answers for its postmortem. */
function ownerOf({ facts }, { services, teams }) {
	const team = services.get(facts.service)?.owner ?? facts.team;
	return teams.get(team)?.lead ?? `team ${team}`;
}
function count(n, word) {
	return `${n} ${word}${n === 1 ? "" : "s"}`;
}
// src/app/report/sections/root-causes.ts
/** What postmortems of the month name as causes, over all teams; an incident stands under each of its causes. */
function rootCauses(context) {
	const { catalogue, period, zone, baseline } = context;
	const names = new Map(catalogue.policies.causes?.causes.map(({ id, name }) => [id, name]));
	const groups = [...groupIncidents(countedIn(context, period), "cause", zone)];
	const earlier = groupIncidents(baseline.flatMap((one) => countedIn(context, one)), "cause", zone);
	const rows = groups.toSorted(([a, left], [b, right]) => right.length - left.length || (a < b ? -1 : 1)).map(([cause, incidents]) => [
		cause === "none" ? "No cause named" : names.get(cause) ?? cause,
		String(incidents.length),
		String(earlier.get(cause)?.length ?? 0),
		recordLinks(incidents)
	]);
	if (rows.length === 0) return [];
	return [{
		title: "Root causes",
		blocks: [{
			type: "table",
			head: [
				"Cause",
				"Incidents",
				`In ${baselineWords(context)}`,
				"Which"
			],
			rows
		}]
	}];
}
// src/app/report/sections/year-ago.ts
const LISTED = 5;
/** The worst incidents of the same week a year before: 52 weeks, so that the weekdays agree. */
function yearAgo(context) {
	const { period, zone } = context;
	const [from, to] = [period.from, period.to].map((day) => Temporal.PlainDate.from(day).subtract({ weeks: 52 }).toString());
	const items = countedIn(context, {
		...period,
		...periodOfDays(from, to, zone)
	}).filter(({ facts }) => [
		"sev1",
		"sev2",
		"sev3"
	].includes(facts.severity)).toSorted((a, b) => a.facts.severity < b.facts.severity ? -1 : a.facts.severity > b.facts.severity ? 1 : 0).slice(0, LISTED).map((incident) => [recordLink(incident), ` ${incident.facts.severity}: ${incident.facts.title}`]);
	if (items.length === 0) return [];
	return [{
		title: `A year ago this week (${from} to ${to})`,
		blocks: [{
			type: "list",
			items
		}]
	}];
}
// src/app/report/derive-report.ts
/** The report of a period as of an instant (RFC 3339 UTC), from records alone: the same records, period and instant give the same. */
function deriveReport(catalogue, period, at) {
	const context = reportContext(catalogue, period, at);
	const { organisation = "Incidents" } = catalogue.policies.site ?? {};
	const isOver = toEpochMs(at) >= period.window.end;
	const title = `${organisation === "Incidents" ? "" : `${organisation}: `}incidents of ${period.name}${isOver ? "" : " so far"}`;
	const sections = period.kind === "weekly" ? [
		...incidentList(context),
		...againstTarget(context),
		...cameBack(context),
		overdueSection(context),
		...noiseSection(context),
		...yearAgo(context),
		...nextOnCall(context)
	] : [
		...byTeam(context),
		...impactSection(context),
		...againstTarget(context),
		...rootCauses(context),
		...cameBack(context),
		overdueSection(context),
		...noiseSection(context)
	];
	return {
		title: `${title[0].toUpperCase()}${title.slice(1)}`,
		sections: [openingSection(context), ...sections]
	};
}
// src/core/reports/describe-chart.ts
/** The numbers of a chart in words, for whoever cannot see its picture; of dots only those of the period itself. */
function describeChart({ kind, unit, points, new_from, target }) {
	const said = ([, value]) => unit === "ms" ? sayTime(value) : String(value);
	const fresh = points.slice(new_from);
	if (kind === "bars") {
		const [first, last] = [points[0]?.[0] ?? "", points.at(-1)?.[0] ?? ""];
		return `${points.map(said).join(", ")} (${first} to ${last})`;
	}
	const before = new_from > 0 ? `; ${new_from} before it: ${range(points.slice(0, new_from), said)}` : "";
	const line = target === void 0 ? "" : `; target ${sayTime(target)}`;
	return `${fresh.length > 0 ? fresh.map(said).join(", ") : "none"}${before}${line}`;
}
function range(points, said) {
	const sorted = points.toSorted(([, a], [, b]) => a - b);
	const [shortest, longest] = [said(sorted[0]), said(sorted.at(-1))];
	return shortest === longest ? shortest : `${shortest} to ${longest}`;
}
// src/core/reports/report-document.ts
/** The parts of a line, in order. */
function partsOf(text) {
	return typeof text === "string" || "page" in text ? [text] : text;
}
/** A line without its links. */
function plainText(text) {
	return partsOf(text).map((part) => typeof part === "string" ? part : part.text).join("");
}
/** All charts of a document, in order. */
function chartsOf({ sections }) {
	return sections.flatMap(({ blocks }) => blocks.flatMap((block) => block.type === "chart" ? [block.chart] : []));
}
// src/app/report/print-report.ts
/** The file of a report in `reports/`: the words of the mail as Markdown, and the numbers of its charts above them. */
function printReport(document, { kind, name }, facts) {
	const sections = document.sections.map(({ title, blocks }) => [...title === "" ? [] : [`## ${inertMarkdown(title)}`], ...blocks.map(printBlock)].join("\n\n"));
	const body = [`# ${inertMarkdown(document.title)}`, ...sections].join("\n\n");
	const charts = chartsOf(document);
	return printReportFile({
		schema: 1,
		kind,
		period: name,
		...facts,
		...charts.length > 0 && { charts: [...charts] }
	}, `\n${body}\n`);
}
/** The text of a report; what only machines read stands on a line of its own, as JSON, which is YAML too. */
function printReportFile({ mail, charts, ...facts }, body) {
	return `${printRecord("report", facts).slice(0, -4)}${[...mail ? [`mail: ${JSON.stringify(mail)}`] : [], ...charts ? ["charts:", ...charts.map((chart) => `  - ${JSON.stringify(chart)}`)] : []].map((line) => `${line}\n`).join("")}---\n${body}`;
}
function printBlock(block) {
	switch (block.type) {
		case "paragraph": return printText(block.text);
		case "list": return block.items.map((item) => `- ${printText(item)}`).join("\n");
		case "chart": return printText(`${block.chart.title}: ${describeChart(block.chart)}`);
		case "table": {
			const row = (cells) => `| ${cells.join(" | ")} |`;
			const rows = block.rows.map((cells) => row(cells.map(printText)));
			return [
				row(block.head.map(printText)),
				row(block.head.map(() => "---")),
				...rows
			].join("\n");
		}
		default: return block;
	}
}
/** Links lead to the files, as seen from `reports/`. */
function printText(text) {
	return partsOf(text).map((part) => typeof part === "string" ? printWords(part) : `[${inertMarkdown(part.text)}](../${part.file})`).join("");
}
function printWords(words) {
	const [start, end] = [words.startsWith(" ") ? " " : "", words.endsWith(" ") ? " " : ""];
	return `${start}${inertMarkdown(words.trim())}${end}`;
}
// src/app/report/read-report.ts
function reportPath({ name }) {
	return `reports/${name}.md`;
}
/** The key of the mail of a report, as in the ledger of an incident. */
function reportKey({ kind, name }) {
	return `mail/${kind}/${name}`;
}
/** Reads the report of a period. */
async function readReport(snapshot, period) {
	const path = reportPath(period);
	const text = (await snapshot.read([path])).get(path);
	if (text === void 0) return { state: "absent" };
	const parsed = parseRecord("report", path, text);
	if (!parsed.ok) return {
		state: "unreadable",
		problems: parsed.problems
	};
	return {
		state: "read",
		text,
		facts: parsed.value.value,
		body: parsed.value.body
	};
}
/** How far the mail of a report has come at `now` (RFC 3339 UTC); `waiting`: a run has it in hand, or it is tried again later. */
function mailState({ sent, mail }, now) {
	if (sent !== void 0) return { state: "sent" };
	if (mail === void 0) return { state: "not-begun" };
	if (isSettled([mail], mail.key)) return { state: mail.state === "done" ? "sent" : "given-up" };
	const until = waitsUntil([mail], mail.key, now);
	return until === void 0 ? { state: "due" } : {
		state: "waiting",
		until
	};
}
// src/core/reports/plot-chart.ts
/** A bar of this many incidents is as high as the field, so that one incident does not look like a catastrophe. */
const LEAST_TOP = 4;
const SHORTEST = 6e4;
/**
* Where the marks of a chart stand, for the picture in the mail and for the page alike: bars from zero, dots on a
* logarithmic scale, because durations spread over three powers of ten.
*/
function plotChart({ kind, points, new_from, target }) {
	const step = 1 / Math.max(points.length, 1);
	const values = points.map(([, value]) => value);
	const height = kind === "bars" ? linear(values) : logarithmic([...values, ...target === void 0 ? [] : [target]]);
	return {
		marks: values.map((value, place) => ({
			x: (place + .5) * step,
			y: height(value),
			isNew: place >= new_from
		})),
		step,
		...target !== void 0 && { target: height(target) }
	};
}
function linear(values) {
	const top = Math.max(LEAST_TOP, ...values);
	return (value) => value / top;
}
function logarithmic(values) {
	const logs = values.map((value) => Math.log(Math.max(value, SHORTEST)));
	const [low, high] = [Math.min(...logs) - Math.LN2, Math.max(...logs) + Math.LN2];
	return (value) => (Math.log(Math.max(value, SHORTEST)) - low) / (high - low);
}
// src/core/reports/draw-chart.ts
/** Middling colours on a clear ground: they stand out on white as on the near-black of dark mail clients. */
const OLD = [
	128,
	148,
	172
];
const NEW = [
	46,
	124,
	214
];
const LINE = [
	138,
	148,
	160
];
const TARGET = [
	208,
	92,
	60
];
/** Twice the size at which it is shown, for sharp screens. */
const CHART_SIZE = {
	width: 1040,
	height: 200
};
const BASE = CHART_SIZE.height - 4;
const RADIUS = 9;
/** Draws a chart as bars or dots, without words: those stand beside it in the mail. */
function drawChart(chart) {
	const { width, height } = CHART_SIZE;
	const picture = {
		width,
		height,
		data: new Uint8Array(width * height * 4)
	};
	const { marks, step, target } = plotChart(chart);
	fill(picture, [
		0,
		BASE,
		width,
		BASE + 2
	], LINE);
	if (target !== void 0) {
		const y = Math.round(BASE * (1 - target));
		for (let x = 0; x < width; x += 20) fill(picture, [
			x,
			y - 1,
			x + 12,
			y + 2
		], TARGET);
	}
	for (const { x, y, isNew } of marks) {
		const colour = isNew ? NEW : OLD;
		const middle = x * width;
		if (chart.kind === "dots") disc(picture, {
			x: middle,
			y: BASE * (1 - y),
			radius: RADIUS
		}, colour);
		else {
			const half = Math.max(1, Math.min(step * width * .36, 40));
			fill(picture, [
				middle - half,
				BASE * (1 - y),
				middle + half,
				BASE
			], colour);
		}
	}
	return picture;
}
function fill(picture, [left, top, right, bottom], colour) {
	for (let y = Math.round(top); y < Math.round(bottom); y++) for (let x = Math.round(left); x < Math.round(right); x++) blend(picture, {
		x,
		y,
		opacity: 255
	}, colour);
}
function disc(picture, { x, y, radius }, colour) {
	for (let row = Math.floor(y - radius); row <= y + radius; row++) for (let column = Math.floor(x - radius); column <= x + radius; column++) {
		const distance = Math.hypot(column + .5 - x, row + .5 - y);
		const cover = Math.max(0, Math.min(1, radius + .5 - distance));
		if (cover > 0) blend(picture, {
			x: column,
			y: row,
			opacity: Math.round(cover * 255)
		}, colour);
	}
}
function blend({ width, height, data }, { x, y, opacity }, colour) {
	if (x < 0 || y < 0 || x >= width || y >= height) return;
	const place = (y * width + x) * 4;
	if (opacity < data[place + 3]) return;
	data.set(colour, place);
	data[place + 3] = opacity;
}
// src/core/reports/render-report-mail.ts
const LINE_AT_MOST = 400;
/** Renders a report as text and as HTML made of tables, which Outlook knows; charts are pictures that travel with it. */
function renderReportMail(document, frame) {
	return {
		text: renderText(document, frame),
		html: renderHtml(document, frame)
	};
}
function urlOf(page, { site }) {
	return site && `${site.replace(/\/+$/, "")}/${page}`;
}
function inert(text) {
	const [, before = "", words = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
	return `${before && " "}${inertLine(words, LINE_AT_MOST)}${after && " "}`;
}
function renderText({ title, sections }, frame) {
	const url = urlOf(frame.page, frame);
	return `${[
		inert(title),
		...url ? [`On the site: ${url}`] : [],
		...sections.flatMap((section) => [...section.title === "" ? [] : [section.title.toUpperCase()], ...section.blocks.map(blockText)]),
		`-- \n${frame.footer}`
	].join("\n\n")}\n`;
}
function blockText(block) {
	const line = (text) => inert(plainText(text));
	switch (block.type) {
		case "paragraph": return line(block.text);
		case "list": return block.items.map((item) => `- ${line(item)}`).join("\n");
		case "chart": return `${block.chart.title}: ${describeChart(block.chart)}`;
		case "table": return block.rows.map((row) => `- ${rowText(row.map(line), block.head)}`).join("\n");
		default: return block;
	}
}
function rowText([first = "", ...rest], head) {
	return [first, ...rest.flatMap((cell, place) => cell === "" ? [] : [`${head[place + 1]?.toLowerCase()} ${cell}`])].join("; ");
}
/** On a phone each row of a table stands under its own head, cell by cell with its label. */
const PHONE = `.cell{padding:7px 9px 7px 0;vertical-align:top;overflow-wrap:break-word}.label{display:none;color:#57606a}
@media (max-width:520px){.pad{padding:16px 14px!important}.head{display:none!important}
.row,.cell{display:block!important;width:auto!important;text-align:left!important}
.cell{border-top:0!important;padding:1px 0!important}.first{border-top:1px solid #d5dbe2!important;padding-top:9px!important;font-weight:bold}
.last{padding-bottom:9px!important}.label{display:inline!important}}`;
const INK = "color:#1b1f24";
const TEXT = `margin:0 0 12px 0;font-size:15px;line-height:23px;${INK}`;
const TABLE = "role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"";
function renderHtml(document, frame) {
	const { title, sections } = document;
	const url = urlOf(frame.page, frame);
	const button = url ? `<p style="${TEXT}"><a class="link" href="${escapeHtml(url)}" style="color:#0b5cad">Read it on the site</a></p>` : "";
	const body = sections.map((section) => {
		const head = `<h2 class="ink" style="margin:26px 0 8px 0;font-size:17px;line-height:24px;${INK}">${escapeHtml(section.title)}</h2>`;
		return [...section.title === "" ? [] : [head], ...section.blocks.map((block) => blockHtml(block, frame))].join("\n");
	});
	return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(inert(title))}</title><style>${DARK}
${PHONE}</style></head>
<body class="page" style="margin:0;padding:0;background:#eef1f4;${FONT}">
<table ${TABLE} class="page" style="background:#eef1f4"><tr><td align="center" style="padding:16px 8px">
<table ${TABLE} class="card" style="max-width:640px;background:#ffffff;border:1px solid #d5dbe2;border-radius:8px;border-collapse:separate"><tr>
<td class="pad" align="left" style="padding:22px 24px;overflow-wrap:break-word;${FONT}">
<h1 class="ink" style="margin:0 0 12px 0;font-size:22px;line-height:29px;${INK}">${escapeHtml(inert(title))}</h1>
${button}
${body.join("\n")}
<p class="soft" style="margin:24px 0 0 0;font-size:13px;line-height:19px;color:#57606a">${escapeHtml(frame.footer)}</p>
</td></tr></table>
</td></tr></table></body></html>
`;
}
function lineHtml(text, frame) {
	return partsOf(text).map((part) => {
		if (typeof part === "string") return escapeHtml(inert(part));
		const url = urlOf(part.page, frame);
		const words = escapeHtml(inert(part.text));
		return url ? `<a class="link" href="${escapeHtml(url)}" style="color:#0b5cad">${words}</a>` : words;
	}).join("");
}
function blockHtml(block, frame) {
	switch (block.type) {
		case "paragraph": return `<p class="ink" style="${TEXT}">${lineHtml(block.text, frame)}</p>`;
		case "list": {
			const items = block.items.map((item) => `<li style="margin:0 0 6px 0">${lineHtml(item, frame)}</li>`);
			return `<ul class="ink" style="${TEXT};padding-left:22px">${items.join("\n")}</ul>`;
		}
		case "table": return tableHtml(block, frame);
		case "chart": {
			const { id, title } = block.chart;
			const words = describeChart(block.chart);
			const size = `width="${CHART_SIZE.width / 2}" height="${CHART_SIZE.height / 2}"`;
			return `<p class="soft" style="margin:10px 0 4px 0;font-size:13px;line-height:19px;color:#57606a">${escapeHtml(title)}</p>
<img src="cid:${escapeHtml(frame.cidOf(id))}" ${size} alt="${escapeHtml(`${title}: ${words}`)}" style="display:block;width:100%;max-width:${CHART_SIZE.width / 2}px;height:auto;border:0">
<p class="soft" style="margin:4px 0 14px 0;font-size:13px;line-height:19px;color:#57606a">${escapeHtml(words)}</p>`;
		}
		default: return block;
	}
}
/** Sizes stand on the table and not on every cell: Gmail cuts a mail at 102 kB. */
function tableHtml({ head, rows }, frame) {
	const heads = head.map((text) => `<th scope="col" class="cell soft" style="${HEAD}">${escapeHtml(text)}</th>`);
	const lines = rows.map((row) => {
		return `<tr class="row">${row.map((text, place) => {
			const end = place === 0 ? " first" : place === row.length - 1 ? " last" : "";
			const label = `<span class="label soft" style="display:none;mso-hide:all">${escapeHtml(head[place] ?? "")} </span>`;
			return `<td class="cell ink${end}" style="${CELL}">${place === 0 ? "" : label}${lineHtml(text, frame)}</td>`;
		}).join("")}</tr>`;
	});
	return `<table class="ink" width="100%" cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse;margin:0 0 14px 0;font-size:14px;line-height:20px;${INK}">
<tr class="head" align="left" valign="top">${heads.join("")}</tr>
${lines.join("\n")}
</table>`;
}
const CELL = "padding:7px 9px 7px 0;vertical-align:top;border-top:1px solid #e3e7ec";
const HEAD = "padding:7px 9px 7px 0;font-weight:normal;color:#57606a";
// node_modules/fflate/esm/index.mjs
var require = createRequire("/");
var _a;
try {
	_a = require("worker_threads"), _a.Worker, _a.isMarkedAsUntransferable;
} catch (e) {}
var u8 = Uint8Array;
var u16 = Uint16Array;
var i32 = Int32Array;
var fleb = new u8([
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	1,
	1,
	1,
	1,
	2,
	2,
	2,
	2,
	3,
	3,
	3,
	3,
	4,
	4,
	4,
	4,
	5,
	5,
	5,
	5,
	0,
	0,
	0,
	0
]);
var fdeb = new u8([
	0,
	0,
	0,
	0,
	1,
	1,
	2,
	2,
	3,
	3,
	4,
	4,
	5,
	5,
	6,
	6,
	7,
	7,
	8,
	8,
	9,
	9,
	10,
	10,
	11,
	11,
	12,
	12,
	13,
	13,
	0,
	0
]);
var clim = new u8([
	16,
	17,
	18,
	0,
	8,
	7,
	9,
	6,
	10,
	5,
	11,
	4,
	12,
	3,
	13,
	2,
	14,
	1,
	15
]);
var freb = function(eb, start) {
	var b = new u16(31);
	for (var i = 0; i < 31; ++i) b[i] = start += 1 << eb[i - 1];
	var r = new i32(b[30]);
	for (var i = 1; i < 30; ++i) for (var j = b[i]; j < b[i + 1]; ++j) r[j] = j - b[i] << 5 | i;
	return {
		b,
		r
	};
};
var _a = freb(fleb, 2);
var fl = _a.b;
var revfl = _a.r;
fl[28] = 258, revfl[258] = 28;
var _b = freb(fdeb, 0);
_b.b;
var revfd = _b.r;
var rev = new u16(32768);
for (var i = 0; i < 32768; ++i) {
	var x = (i & 43690) >> 1 | (i & 21845) << 1;
	x = (x & 52428) >> 2 | (x & 13107) << 2;
	x = (x & 61680) >> 4 | (x & 3855) << 4;
	rev[i] = ((x & 65280) >> 8 | (x & 255) << 8) >> 1;
}
var hMap = (function(cd, mb, r) {
	var s = cd.length;
	var i = 0;
	var l = new u16(mb);
	for (; i < s; ++i) if (cd[i]) ++l[cd[i] - 1];
	var le = new u16(mb);
	for (i = 1; i < mb; ++i) le[i] = le[i - 1] + l[i - 1] << 1;
	var co;
	if (r) {
		co = new u16(1 << mb);
		var rvb = 15 - mb;
		for (i = 0; i < s; ++i) if (cd[i]) {
			var sv = i << 4 | cd[i];
			var r_1 = mb - cd[i];
			var v = le[cd[i] - 1]++ << r_1;
			for (var m = v | (1 << r_1) - 1; v <= m; ++v) co[rev[v] >> rvb] = sv;
		}
	} else {
		co = new u16(s);
		for (i = 0; i < s; ++i) if (cd[i]) co[i] = rev[le[cd[i] - 1]++] >> 15 - cd[i];
	}
	return co;
});
var flt = new u8(288);
for (var i = 0; i < 144; ++i) flt[i] = 8;
for (var i = 144; i < 256; ++i) flt[i] = 9;
for (var i = 256; i < 280; ++i) flt[i] = 7;
for (var i = 280; i < 288; ++i) flt[i] = 8;
var fdt = new u8(32);
for (var i = 0; i < 32; ++i) fdt[i] = 5;
var flm = /*#__PURE__*/ hMap(flt, 9, 0);
var fdm = /*#__PURE__*/ hMap(fdt, 5, 0);
var shft = function(p) {
	return (p + 7) / 8 | 0;
};
var slc = function(v, s, e) {
	if (s == null || s < 0) s = 0;
	if (e == null || e > v.length) e = v.length;
	return new u8(v.subarray(s, e));
};
var wbits = function(d, p, v) {
	v <<= p & 7;
	var o = p / 8 | 0;
	d[o] |= v;
	d[o + 1] |= v >> 8;
};
var wbits16 = function(d, p, v) {
	v <<= p & 7;
	var o = p / 8 | 0;
	d[o] |= v;
	d[o + 1] |= v >> 8;
	d[o + 2] |= v >> 16;
};
var hTree = function(d, mb) {
	var t = [];
	for (var i = 0; i < d.length; ++i) if (d[i]) t.push({
		s: i,
		f: d[i]
	});
	var s = t.length;
	var t2 = t.slice();
	if (!s) return {
		t: et,
		l: 0
	};
	if (s == 1) {
		var v = new u8(t[0].s + 1);
		v[t[0].s] = 1;
		return {
			t: v,
			l: 1
		};
	}
	t.sort(function(a, b) {
		return a.f - b.f;
	});
	t.push({
		s: -1,
		f: 25001
	});
	var l = t[0], r = t[1], i0 = 0, i1 = 1, i2 = 2;
	t[0] = {
		s: -1,
		f: l.f + r.f,
		l,
		r
	};
	while (i1 != s - 1) {
		l = t[t[i0].f < t[i2].f ? i0++ : i2++];
		r = t[i0 != i1 && t[i0].f < t[i2].f ? i0++ : i2++];
		t[i1++] = {
			s: -1,
			f: l.f + r.f,
			l,
			r
		};
	}
	var maxSym = t2[0].s;
	for (var i = 1; i < s; ++i) if (t2[i].s > maxSym) maxSym = t2[i].s;
	var tr = new u16(maxSym + 1);
	var mbt = ln(t[i1 - 1], tr, 0);
	if (mbt > mb) {
		var i = 0, dt = 0;
		var lft = mbt - mb, cst = 1 << lft;
		t2.sort(function(a, b) {
			return tr[b.s] - tr[a.s] || a.f - b.f;
		});
		for (; i < s; ++i) {
			var i2_1 = t2[i].s;
			if (tr[i2_1] > mb) {
				dt += cst - (1 << mbt - tr[i2_1]);
				tr[i2_1] = mb;
			} else break;
		}
		dt >>= lft;
		while (dt > 0) {
			var i2_2 = t2[i].s;
			if (tr[i2_2] < mb) dt -= 1 << mb - tr[i2_2]++ - 1;
			else ++i;
		}
		for (; i >= 0 && dt; --i) {
			var i2_3 = t2[i].s;
			if (tr[i2_3] == mb) {
				--tr[i2_3];
				++dt;
			}
		}
		mbt = mb;
	}
	return {
		t: new u8(tr),
		l: mbt
	};
};
var ln = function(n, l, d) {
	return n.s == -1 ? Math.max(ln(n.l, l, d + 1), ln(n.r, l, d + 1)) : l[n.s] = d;
};
var lc = function(c) {
	var s = c.length;
	while (s && !c[--s]);
	var cl = new u16(++s);
	var cli = 0, cln = c[0], cls = 1;
	var w = function(v) {
		cl[cli++] = v;
	};
	for (var i = 1; i <= s; ++i) if (c[i] == cln && i != s) ++cls;
	else {
		if (!cln && cls > 2) {
			for (; cls > 138; cls -= 138) w(32754);
			if (cls > 2) {
				w(cls > 10 ? cls - 11 << 5 | 28690 : cls - 3 << 5 | 12305);
				cls = 0;
			}
		} else if (cls > 3) {
			w(cln), --cls;
			for (; cls > 6; cls -= 6) w(8304);
			if (cls > 2) w(cls - 3 << 5 | 8208), cls = 0;
		}
		while (cls--) w(cln);
		cls = 1;
		cln = c[i];
	}
	return {
		c: cl.subarray(0, cli),
		n: s
	};
};
var clen = function(cf, cl) {
	var l = 0;
	for (var i = 0; i < cl.length; ++i) l += cf[i] * cl[i];
	return l;
};
var wfblk = function(out, pos, dat) {
	var s = dat.length;
	var o = shft(pos + 2);
	out[o] = s & 255;
	out[o + 1] = s >> 8;
	out[o + 2] = out[o] ^ 255;
	out[o + 3] = out[o + 1] ^ 255;
	for (var i = 0; i < s; ++i) out[o + i + 4] = dat[i];
	return (o + 4 + s) * 8;
};
var wblk = function(dat, out, final, syms, lf, df, eb, li, bs, bl, p) {
	wbits(out, p++, final);
	++lf[256];
	var _a = hTree(lf, 15), dlt = _a.t, mlb = _a.l;
	var _b = hTree(df, 15), ddt = _b.t, mdb = _b.l;
	var _c = lc(dlt), lclt = _c.c, nlc = _c.n;
	var _d = lc(ddt), lcdt = _d.c, ndc = _d.n;
	var lcfreq = new u16(19);
	for (var i = 0; i < lclt.length; ++i) ++lcfreq[lclt[i] & 31];
	for (var i = 0; i < lcdt.length; ++i) ++lcfreq[lcdt[i] & 31];
	var _e = hTree(lcfreq, 7), lct = _e.t, mlcb = _e.l;
	var nlcc = 19;
	for (; nlcc > 4 && !lct[clim[nlcc - 1]]; --nlcc);
	var flen = bl + 5 << 3;
	var ftlen = clen(lf, flt) + clen(df, fdt) + eb;
	var dtlen = clen(lf, dlt) + clen(df, ddt) + eb + 14 + 3 * nlcc + clen(lcfreq, lct) + 2 * lcfreq[16] + 3 * lcfreq[17] + 7 * lcfreq[18];
	if (bs >= 0 && flen <= ftlen && flen <= dtlen) return wfblk(out, p, dat.subarray(bs, bs + bl));
	var lm, ll, dm, dl;
	wbits(out, p, 1 + (dtlen < ftlen)), p += 2;
	if (dtlen < ftlen) {
		lm = hMap(dlt, mlb, 0), ll = dlt, dm = hMap(ddt, mdb, 0), dl = ddt;
		var llm = hMap(lct, mlcb, 0);
		wbits(out, p, nlc - 257);
		wbits(out, p + 5, ndc - 1);
		wbits(out, p + 10, nlcc - 4);
		p += 14;
		for (var i = 0; i < nlcc; ++i) wbits(out, p + 3 * i, lct[clim[i]]);
		p += 3 * nlcc;
		var lcts = [lclt, lcdt];
		for (var it = 0; it < 2; ++it) {
			var clct = lcts[it];
			for (var i = 0; i < clct.length; ++i) {
				var len = clct[i] & 31;
				wbits(out, p, llm[len]), p += lct[len];
				if (len > 15) wbits(out, p, clct[i] >> 5 & 127), p += clct[i] >> 12;
			}
		}
	} else lm = flm, ll = flt, dm = fdm, dl = fdt;
	for (var i = 0; i < li; ++i) {
		var sym = syms[i];
		if (sym > 255) {
			var len = sym >> 18 & 31;
			wbits16(out, p, lm[len + 257]), p += ll[len + 257];
			if (len > 7) wbits(out, p, sym >> 23 & 31), p += fleb[len];
			var dst = sym & 31;
			wbits16(out, p, dm[dst]), p += dl[dst];
			if (dst > 3) wbits16(out, p, sym >> 5 & 8191), p += fdeb[dst];
		} else wbits16(out, p, lm[sym]), p += ll[sym];
	}
	wbits16(out, p, lm[256]);
	return p + ll[256];
};
var deo = /*#__PURE__*/ new i32([
	65540,
	131080,
	131088,
	131104,
	262176,
	1048704,
	1048832,
	2114560,
	2117632
]);
var et = /*#__PURE__*/ new u8(0);
var dflt = function(dat, lvl, plvl, pre, post, st) {
	var s = st.z || dat.length;
	var o = new u8(pre + s + 5 * (1 + Math.ceil(s / 7e3)) + post);
	var w = o.subarray(pre, o.length - post);
	var lst = st.l;
	var pos = (st.r || 0) & 7;
	if (lvl) {
		if (pos) w[0] = st.r >> 3;
		var opt = deo[lvl - 1];
		var n = opt >> 13, c = opt & 8191;
		var msk_1 = (1 << plvl) - 1;
		var prev = st.p || new u16(32768), head = st.h || new u16(msk_1 + 1);
		var bs1_1 = Math.ceil(plvl / 3), bs2_1 = 2 * bs1_1;
		var hsh = function(i) {
			return (dat[i] ^ dat[i + 1] << bs1_1 ^ dat[i + 2] << bs2_1) & msk_1;
		};
		var syms = new i32(25e3);
		var lf = new u16(288), df = new u16(32);
		var lc_1 = 0, eb = 0, i = st.i || 0, li = 0, wi = st.w || 0, bs = 0;
		for (; i + 2 < s; ++i) {
			var hv = hsh(i);
			var imod = i & 32767, pimod = head[hv];
			prev[imod] = pimod;
			head[hv] = imod;
			if (wi <= i) {
				var rem = s - i;
				if ((lc_1 > 7e3 || li > 24576) && (rem > 423 || !lst)) {
					pos = wblk(dat, w, 0, syms, lf, df, eb, li, bs, i - bs, pos);
					li = lc_1 = eb = 0, bs = i;
					for (var j = 0; j < 286; ++j) lf[j] = 0;
					for (var j = 0; j < 30; ++j) df[j] = 0;
				}
				var l = 2, d = 0, ch_1 = c, dif = imod - pimod & 32767;
				if (rem > 2 && hv == hsh(i - dif)) {
					var maxn = Math.min(n, rem) - 1;
					var maxd = Math.min(32767, i);
					var ml = Math.min(258, rem);
					while (dif <= maxd && --ch_1 && imod != pimod) {
						if (dat[i + l] == dat[i + l - dif]) {
							var nl = 0;
							for (; nl < ml && dat[i + nl] == dat[i + nl - dif]; ++nl);
							if (nl > l) {
								l = nl, d = dif;
								if (nl > maxn) break;
								var mmd = Math.min(dif, nl - 2);
								var md = 0;
								for (var j = 0; j < mmd; ++j) {
									var ti = i - dif + j & 32767;
									var cd = ti - prev[ti] & 32767;
									if (cd > md) md = cd, pimod = ti;
								}
							}
						}
						imod = pimod, pimod = prev[imod];
						dif += imod - pimod & 32767;
					}
				}
				if (d) {
					syms[li++] = 268435456 | revfl[l] << 18 | revfd[d];
					var lin = revfl[l] & 31, din = revfd[d] & 31;
					eb += fleb[lin] + fdeb[din];
					++lf[257 + lin];
					++df[din];
					wi = i + l;
					++lc_1;
				} else {
					syms[li++] = dat[i];
					++lf[dat[i]];
				}
			}
		}
		for (i = Math.max(i, wi); i < s; ++i) {
			syms[li++] = dat[i];
			++lf[dat[i]];
		}
		pos = wblk(dat, w, lst, syms, lf, df, eb, li, bs, i - bs, pos);
		if (!lst) {
			st.r = pos & 7 | w[pos / 8 | 0] << 3;
			pos -= 7;
			st.h = head, st.p = prev, st.i = i, st.w = wi;
		}
	} else {
		for (var i = st.w || 0; i < s + lst; i += 65535) {
			var e = i + 65535;
			if (e >= s) {
				w[pos / 8 | 0] = lst;
				e = s;
			}
			pos = wfblk(w, pos + 1, dat.subarray(i, e));
		}
		st.i = s;
	}
	return slc(o, 0, pre + shft(pos) + post);
};
var adler = function() {
	var a = 1, b = 0;
	return {
		p: function(d) {
			var n = a, m = b;
			var l = d.length | 0;
			for (var i = 0; i != l;) {
				var e = Math.min(i + 2655, l);
				for (; i < e; ++i) m += n += d[i];
				n = (n & 65535) + 15 * (n >> 16), m = (m & 65535) + 15 * (m >> 16);
			}
			a = n, b = m;
		},
		d: function() {
			a %= 65521, b %= 65521;
			return (a & 255) << 24 | (a & 65280) << 8 | (b & 255) << 8 | b >> 8;
		}
	};
};
var dopt = function(dat, opt, pre, post, st) {
	if (!st) {
		st = { l: 1 };
		if (opt.dictionary) {
			var dict = opt.dictionary.subarray(-32768);
			var newDat = new u8(dict.length + dat.length);
			newDat.set(dict);
			newDat.set(dat, dict.length);
			dat = newDat;
			st.w = dict.length;
		}
	}
	return dflt(dat, opt.level == null ? 6 : opt.level, opt.mem == null ? st.l ? Math.ceil(Math.max(8, Math.min(13, Math.log(dat.length))) * 1.5) : 20 : 12 + opt.mem, pre, post, st);
};
var wbytes = function(d, b, v) {
	for (; v; ++b) d[b] = v, v >>>= 8;
};
var zlh = function(c, o) {
	var lv = o.level, fl = lv == 0 ? 0 : lv < 6 ? 1 : lv == 9 ? 3 : 2;
	c[0] = 120, c[1] = fl << 6 | (o.dictionary && 32);
	c[1] |= 31 - (c[0] << 8 | c[1]) % 31;
	if (o.dictionary) {
		var h = adler();
		h.p(o.dictionary);
		wbytes(c, 2, h.d());
	}
};
/**
* Compress data with Zlib
* @param data The data to compress
* @param opts The compression options
* @returns The zlib-compressed version of the data
*/
function zlibSync(data, opts) {
	if (!opts) opts = {};
	var a = adler();
	a.p(data);
	var d = dopt(data, opts, opts.dictionary ? 6 : 2, 4);
	return zlh(d, opts), wbytes(d, d.length - 4, a.d()), d;
}
var td = typeof TextDecoder != "undefined" && /*#__PURE__*/ new TextDecoder();
try {
	td.decode(et, { stream: true });
} catch (e) {}
// node_modules/iobuffer/lib/text.js
/**
* Decode bytes to text
* @param bytes - Bytes to decode
* @param encoding - Text encoding
* @returns The decoded text
*/
function decode(bytes, encoding = "utf8") {
	return new TextDecoder(encoding).decode(bytes);
}
const encoder = new TextEncoder();
/**
* Encode text to utf8
* @param str - Text to encode
* @returns The encoded bytes
*/
function encode(str) {
	return encoder.encode(str);
}
// node_modules/iobuffer/lib/iobuffer.js
const defaultByteLength = 8192;
const hostBigEndian = (() => {
	const array = /* @__PURE__ */ new Uint8Array(4);
	const view = new Uint32Array(array.buffer);
	return !((view[0] = 1) & array[0]);
})();
const typedArrays = {
	int8: globalThis.Int8Array,
	uint8: globalThis.Uint8Array,
	int16: globalThis.Int16Array,
	uint16: globalThis.Uint16Array,
	int32: globalThis.Int32Array,
	uint32: globalThis.Uint32Array,
	uint64: globalThis.BigUint64Array,
	int64: globalThis.BigInt64Array,
	float32: globalThis.Float32Array,
	float64: globalThis.Float64Array
};
var IOBuffer = class IOBuffer {
	/**
	* Reference to the internal ArrayBuffer object.
	*/
	buffer;
	/**
	* Byte length of the internal ArrayBuffer.
	*/
	byteLength;
	/**
	* Byte offset of the internal ArrayBuffer.
	*/
	byteOffset;
	/**
	* Byte length of the internal ArrayBuffer.
	*/
	length;
	/**
	* The current offset of the buffer's pointer.
	*/
	offset;
	lastWrittenByte;
	littleEndian;
	_data;
	_mark;
	_marks;
	/**
	* Create a new IOBuffer.
	* @param data - The data to construct the IOBuffer with.
	* If data is a number, it will be the new buffer's length<br>
	* If data is `undefined`, the buffer will be initialized with a default length of 8Kb<br>
	* If data is an ArrayBuffer, SharedArrayBuffer, an ArrayBufferView (Typed Array), an IOBuffer instance,
	* or a Node.js Buffer, a view will be created over the underlying ArrayBuffer.
	* @param options - An object for the options.
	* @returns A new IOBuffer instance.
	*/
	constructor(data = defaultByteLength, options = {}) {
		let dataIsGiven = false;
		if (typeof data === "number") data = new ArrayBuffer(data);
		else {
			dataIsGiven = true;
			this.lastWrittenByte = data.byteLength;
		}
		const offset = options.offset ? options.offset >>> 0 : 0;
		const byteLength = data.byteLength - offset;
		let dvOffset = offset;
		if (ArrayBuffer.isView(data) || data instanceof IOBuffer) {
			if (data.byteLength !== data.buffer.byteLength) dvOffset = data.byteOffset + offset;
			data = data.buffer;
		}
		if (dataIsGiven) this.lastWrittenByte = byteLength;
		else this.lastWrittenByte = 0;
		this.buffer = data;
		this.length = byteLength;
		this.byteLength = byteLength;
		this.byteOffset = dvOffset;
		this.offset = 0;
		this.littleEndian = true;
		this._data = new DataView(this.buffer, dvOffset, byteLength);
		this._mark = 0;
		this._marks = [];
	}
	/**
	* Checks if the memory allocated to the buffer is sufficient to store more
	* bytes after the offset.
	* @param byteLength - The needed memory in bytes.
	* @returns `true` if there is sufficient space and `false` otherwise.
	*/
	available(byteLength = 1) {
		return this.offset + byteLength <= this.length;
	}
	/**
	* Check if little-endian mode is used for reading and writing multi-byte
	* values.
	* @returns `true` if little-endian mode is used, `false` otherwise.
	*/
	isLittleEndian() {
		return this.littleEndian;
	}
	/**
	* Set little-endian mode for reading and writing multi-byte values.
	* @returns This.
	*/
	setLittleEndian() {
		this.littleEndian = true;
		return this;
	}
	/**
	* Check if big-endian mode is used for reading and writing multi-byte values.
	* @returns `true` if big-endian mode is used, `false` otherwise.
	*/
	isBigEndian() {
		return !this.littleEndian;
	}
	/**
	* Switches to big-endian mode for reading and writing multi-byte values.
	* @returns This.
	*/
	setBigEndian() {
		this.littleEndian = false;
		return this;
	}
	/**
	* Move the pointer n bytes forward.
	* @param n - Number of bytes to skip.
	* @returns This.
	*/
	skip(n = 1) {
		this.offset += n;
		return this;
	}
	/**
	* Move the pointer n bytes backward.
	* @param n - Number of bytes to move back.
	* @returns This.
	*/
	back(n = 1) {
		this.offset -= n;
		return this;
	}
	/**
	* Move the pointer to the given offset.
	* @param offset - The offset to move to.
	* @returns This.
	*/
	seek(offset) {
		this.offset = offset;
		return this;
	}
	/**
	* Store the current pointer offset.
	* @see {@link IOBuffer#reset}
	* @returns This.
	*/
	mark() {
		this._mark = this.offset;
		return this;
	}
	/**
	* Move the pointer back to the last pointer offset set by mark.
	* @see {@link IOBuffer#mark}
	* @returns This.
	*/
	reset() {
		this.offset = this._mark;
		return this;
	}
	/**
	* Push the current pointer offset to the mark stack.
	* @see {@link IOBuffer#popMark}
	* @returns This.
	*/
	pushMark() {
		this._marks.push(this.offset);
		return this;
	}
	/**
	* Pop the last pointer offset from the mark stack, and set the current
	* pointer offset to the popped value.
	* @see {@link IOBuffer#pushMark}
	* @returns This.
	*/
	popMark() {
		const offset = this._marks.pop();
		if (offset === void 0) throw new Error("Mark stack empty");
		this.seek(offset);
		return this;
	}
	/**
	* Move the pointer offset back to 0.
	* @returns This.
	*/
	rewind() {
		this.offset = 0;
		return this;
	}
	/**
	* Make sure the buffer has sufficient memory to write a given byteLength at
	* the current pointer offset.
	* If the buffer's memory is insufficient, this method will create a new
	* buffer (a copy) with a length that is twice (byteLength + current offset).
	* @param byteLength - The needed memory in bytes.
	* @returns This.
	*/
	ensureAvailable(byteLength = 1) {
		if (!this.available(byteLength)) {
			const newLength = (this.offset + byteLength) * 2;
			const newArray = new Uint8Array(newLength);
			newArray.set(new Uint8Array(this.buffer));
			this.buffer = newArray.buffer;
			this.length = newLength;
			this.byteLength = newLength;
			this._data = new DataView(this.buffer);
		}
		return this;
	}
	/**
	* Read a byte and return false if the byte's value is 0, or true otherwise.
	* Moves pointer forward by one byte.
	* @returns The read boolean.
	*/
	readBoolean() {
		return this.readUint8() !== 0;
	}
	/**
	* Read a signed 8-bit integer and move pointer forward by 1 byte.
	* @returns The read byte.
	*/
	readInt8() {
		return this._data.getInt8(this.offset++);
	}
	/**
	* Read an unsigned 8-bit integer and move pointer forward by 1 byte.
	* @returns The read byte.
	*/
	readUint8() {
		return this._data.getUint8(this.offset++);
	}
	/**
	* Alias for {@link IOBuffer#readUint8}.
	* @returns The read byte.
	*/
	readByte() {
		return this.readUint8();
	}
	/**
	* Read `n` bytes and move pointer forward by `n` bytes.
	* @param n - Number of bytes to read.
	* @returns The read bytes.
	*/
	readBytes(n = 1) {
		return this.readArray(n, "uint8");
	}
	/**
	* Creates an array of corresponding to the type `type` and size `size`.
	* For example, type `uint8` will create a `Uint8Array`.
	* @param size - size of the resulting array
	* @param type - number type of elements to read
	* @returns The read array.
	*/
	readArray(size, type) {
		const bytes = typedArrays[type].BYTES_PER_ELEMENT * size;
		const offset = this.byteOffset + this.offset;
		const slice = this.buffer.slice(offset, offset + bytes);
		if (this.littleEndian === hostBigEndian && type !== "uint8" && type !== "int8") {
			const slice = new Uint8Array(this.buffer.slice(offset, offset + bytes));
			slice.reverse();
			const returnArray = new typedArrays[type](slice.buffer);
			this.offset += bytes;
			returnArray.reverse();
			return returnArray;
		}
		const returnArray = new typedArrays[type](slice);
		this.offset += bytes;
		return returnArray;
	}
	/**
	* Read a 16-bit signed integer and move pointer forward by 2 bytes.
	* @returns The read value.
	*/
	readInt16() {
		const value = this._data.getInt16(this.offset, this.littleEndian);
		this.offset += 2;
		return value;
	}
	/**
	* Read a 16-bit unsigned integer and move pointer forward by 2 bytes.
	* @returns The read value.
	*/
	readUint16() {
		const value = this._data.getUint16(this.offset, this.littleEndian);
		this.offset += 2;
		return value;
	}
	/**
	* Read a 32-bit signed integer and move pointer forward by 4 bytes.
	* @returns The read value.
	*/
	readInt32() {
		const value = this._data.getInt32(this.offset, this.littleEndian);
		this.offset += 4;
		return value;
	}
	/**
	* Read a 32-bit unsigned integer and move pointer forward by 4 bytes.
	* @returns The read value.
	*/
	readUint32() {
		const value = this._data.getUint32(this.offset, this.littleEndian);
		this.offset += 4;
		return value;
	}
	/**
	* Read a 32-bit floating number and move pointer forward by 4 bytes.
	* @returns The read value.
	*/
	readFloat32() {
		const value = this._data.getFloat32(this.offset, this.littleEndian);
		this.offset += 4;
		return value;
	}
	/**
	* Read a 64-bit floating number and move pointer forward by 8 bytes.
	* @returns The read value.
	*/
	readFloat64() {
		const value = this._data.getFloat64(this.offset, this.littleEndian);
		this.offset += 8;
		return value;
	}
	/**
	* Read a 64-bit signed integer number and move pointer forward by 8 bytes.
	* @returns The read value.
	*/
	readBigInt64() {
		const value = this._data.getBigInt64(this.offset, this.littleEndian);
		this.offset += 8;
		return value;
	}
	/**
	* Read a 64-bit unsigned integer number and move pointer forward by 8 bytes.
	* @returns The read value.
	*/
	readBigUint64() {
		const value = this._data.getBigUint64(this.offset, this.littleEndian);
		this.offset += 8;
		return value;
	}
	/**
	* Read a 1-byte ASCII character and move pointer forward by 1 byte.
	* @returns The read character.
	*/
	readChar() {
		return String.fromCharCode(this.readInt8());
	}
	/**
	* Read `n` 1-byte ASCII characters and move pointer forward by `n` bytes.
	* @param n - Number of characters to read.
	* @returns The read characters.
	*/
	readChars(n = 1) {
		let result = "";
		for (let i = 0; i < n; i++) result += this.readChar();
		return result;
	}
	/**
	* Read the next `n` bytes, return a UTF-8 decoded string and move pointer
	* forward by `n` bytes.
	* @param n - Number of bytes to read.
	* @returns The decoded string.
	*/
	readUtf8(n = 1) {
		return decode(this.readBytes(n));
	}
	/**
	* Read the next `n` bytes, return a string decoded with `encoding` and move pointer
	* forward by `n` bytes.
	* If no encoding is passed, the function is equivalent to @see {@link IOBuffer#readUtf8}
	* @param n - Number of bytes to read.
	* @param encoding - The encoding to use. Default is 'utf8'.
	* @returns The decoded string.
	*/
	decodeText(n = 1, encoding = "utf8") {
		return decode(this.readBytes(n), encoding);
	}
	/**
	* Write 0xff if the passed value is truthy, 0x00 otherwise and move pointer
	* forward by 1 byte.
	* @param value - The value to write.
	* @returns This.
	*/
	writeBoolean(value) {
		this.writeUint8(value ? 255 : 0);
		return this;
	}
	/**
	* Write `value` as an 8-bit signed integer and move pointer forward by 1 byte.
	* @param value - The value to write.
	* @returns This.
	*/
	writeInt8(value) {
		this.ensureAvailable(1);
		this._data.setInt8(this.offset++, value);
		this._updateLastWrittenByte();
		return this;
	}
	/**
	* Write `value` as an 8-bit unsigned integer and move pointer forward by 1
	* byte.
	* @param value - The value to write.
	* @returns This.
	*/
	writeUint8(value) {
		this.ensureAvailable(1);
		this._data.setUint8(this.offset++, value);
		this._updateLastWrittenByte();
		return this;
	}
	/**
	* An alias for {@link IOBuffer#writeUint8}.
	* @param value - The value to write.
	* @returns This.
	*/
	writeByte(value) {
		return this.writeUint8(value);
	}
	/**
	* Write all elements of `bytes` as uint8 values and move pointer forward by
	* `bytes.length` bytes.
	* @param bytes - The array of bytes to write.
	* @returns This.
	*/
	writeBytes(bytes) {
		this.ensureAvailable(bytes.length);
		for (let i = 0; i < bytes.length; i++) this._data.setUint8(this.offset++, bytes[i]);
		this._updateLastWrittenByte();
		return this;
	}
	/**
	* Write `value` as a 16-bit signed integer and move pointer forward by 2
	* bytes.
	* @param value - The value to write.
	* @returns This.
	*/
	writeInt16(value) {
		this.ensureAvailable(2);
		this._data.setInt16(this.offset, value, this.littleEndian);
		this.offset += 2;
		this._updateLastWrittenByte();
		return this;
	}
	/**
	* Write `value` as a 16-bit unsigned integer and move pointer forward by 2
	* bytes.
	* @param value - The value to write.
	* @returns This.
	*/
	writeUint16(value) {
		this.ensureAvailable(2);
		this._data.setUint16(this.offset, value, this.littleEndian);
		this.offset += 2;
		this._updateLastWrittenByte();
		return this;
	}
	/**
	* Write `value` as a 32-bit signed integer and move pointer forward by 4
	* bytes.
	* @param value - The value to write.
	* @returns This.
	*/
	writeInt32(value) {
		this.ensureAvailable(4);
		this._data.setInt32(this.offset, value, this.littleEndian);
		this.offset += 4;
		this._updateLastWrittenByte();
		return this;
	}
	/**
	* Write `value` as a 32-bit unsigned integer and move pointer forward by 4
	* bytes.
	* @param value - The value to write.
	* @returns This.
	*/
	writeUint32(value) {
		this.ensureAvailable(4);
		this._data.setUint32(this.offset, value, this.littleEndian);
		this.offset += 4;
		this._updateLastWrittenByte();
		return this;
	}
	/**
	* Write `value` as a 32-bit floating number and move pointer forward by 4
	* bytes.
	* @param value - The value to write.
	* @returns This.
	*/
	writeFloat32(value) {
		this.ensureAvailable(4);
		this._data.setFloat32(this.offset, value, this.littleEndian);
		this.offset += 4;
		this._updateLastWrittenByte();
		return this;
	}
	/**
	* Write `value` as a 64-bit floating number and move pointer forward by 8
	* bytes.
	* @param value - The value to write.
	* @returns This.
	*/
	writeFloat64(value) {
		this.ensureAvailable(8);
		this._data.setFloat64(this.offset, value, this.littleEndian);
		this.offset += 8;
		this._updateLastWrittenByte();
		return this;
	}
	/**
	* Write `value` as a 64-bit signed bigint and move pointer forward by 8
	* bytes.
	* @param value - The value to write.
	* @returns This.
	*/
	writeBigInt64(value) {
		this.ensureAvailable(8);
		this._data.setBigInt64(this.offset, value, this.littleEndian);
		this.offset += 8;
		this._updateLastWrittenByte();
		return this;
	}
	/**
	* Write `value` as a 64-bit unsigned bigint and move pointer forward by 8
	* bytes.
	* @param value - The value to write.
	* @returns This.
	*/
	writeBigUint64(value) {
		this.ensureAvailable(8);
		this._data.setBigUint64(this.offset, value, this.littleEndian);
		this.offset += 8;
		this._updateLastWrittenByte();
		return this;
	}
	/**
	* Write the charCode of `str`'s first character as an 8-bit unsigned integer
	* and move pointer forward by 1 byte.
	* @param str - The character to write.
	* @returns This.
	*/
	writeChar(str) {
		return this.writeUint8(str.charCodeAt(0));
	}
	/**
	* Write the charCodes of all `str`'s characters as 8-bit unsigned integers
	* and move pointer forward by `str.length` bytes.
	* @param str - The characters to write.
	* @returns This.
	*/
	writeChars(str) {
		for (let i = 0; i < str.length; i++) this.writeUint8(str.charCodeAt(i));
		return this;
	}
	/**
	* UTF-8 encode and write `str` to the current pointer offset and move pointer
	* forward according to the encoded length.
	* @param str - The string to write.
	* @returns This.
	*/
	writeUtf8(str) {
		return this.writeBytes(encode(str));
	}
	/**
	* Export a Uint8Array view of the internal buffer.
	* The view starts at the byte offset and its length
	* is calculated to stop at the last written byte or the original length.
	* @returns A new Uint8Array view.
	*/
	toArray() {
		return new Uint8Array(this.buffer, this.byteOffset, this.lastWrittenByte);
	}
	/**
	*  Get the total number of bytes written so far, regardless of the current offset.
	* @returns - Total number of bytes.
	*/
	getWrittenByteLength() {
		return this.lastWrittenByte - this.byteOffset;
	}
	/**
	* Update the last written byte offset
	* @private
	*/
	_updateLastWrittenByte() {
		if (this.offset > this.lastWrittenByte) this.lastWrittenByte = this.offset;
	}
};
// node_modules/fast-png/lib/helpers/crc.js
const crcTable = [];
for (let n = 0; n < 256; n++) {
	let c = n;
	for (let k = 0; k < 8; k++) if (c & 1) c = 3988292384 ^ c >>> 1;
	else c = c >>> 1;
	crcTable[n] = c;
}
const initialCrc = 4294967295;
function updateCrc(currentCrc, data, length) {
	let c = currentCrc;
	for (let n = 0; n < length; n++) c = crcTable[(c ^ data[n]) & 255] ^ c >>> 8;
	return c;
}
function crc(data, length) {
	return (updateCrc(initialCrc, data, length) ^ initialCrc) >>> 0;
}
function writeCrc(buffer, length) {
	buffer.writeUint32(crc(new Uint8Array(buffer.buffer, buffer.byteOffset + buffer.offset - length, length), length));
}
// node_modules/fast-png/lib/helpers/decode_interlace_adam7.js
const uint16$1 = new Uint16Array([255]);
new Uint8Array(uint16$1.buffer)[0];
// node_modules/fast-png/lib/helpers/decode_interlace_null.js
const uint16 = new Uint16Array([255]);
new Uint8Array(uint16.buffer)[0];
// node_modules/fast-png/lib/helpers/signature.js
const pngSignature = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);
function writeSignature(buffer) {
	buffer.writeBytes(pngSignature);
}
// node_modules/fast-png/lib/helpers/text.js
const textChunkName = "tEXt";
const NULL = 0;
new TextDecoder("latin1");
function validateKeyword(keyword) {
	validateLatin1(keyword);
	if (keyword.length === 0 || keyword.length > 79) throw new Error("keyword length must be between 1 and 79");
}
const latin1Regex = /^[\u0000-\u00FF]*$/;
function validateLatin1(text) {
	if (!latin1Regex.test(text)) throw new Error("invalid latin1 text");
}
function encodetEXt(buffer, keyword, text) {
	validateKeyword(keyword);
	validateLatin1(text);
	const length = keyword.length + 1 + text.length;
	buffer.writeUint32(length);
	buffer.writeChars(textChunkName);
	buffer.writeChars(keyword);
	buffer.writeByte(NULL);
	buffer.writeChars(text);
	writeCrc(buffer, length + 4);
}
// node_modules/fast-png/lib/internal_types.js
const ColorType = {
	UNKNOWN: -1,
	GREYSCALE: 0,
	TRUECOLOUR: 2,
	INDEXED_COLOUR: 3,
	GREYSCALE_ALPHA: 4,
	TRUECOLOUR_ALPHA: 6
};
const CompressionMethod = {
	UNKNOWN: -1,
	DEFLATE: 0
};
const FilterMethod = {
	UNKNOWN: -1,
	ADAPTIVE: 0
};
const InterlaceMethod = {
	UNKNOWN: -1,
	NO_INTERLACE: 0,
	ADAM7: 1
};
// node_modules/fast-png/lib/png_encoder.js
const defaultZlibOptions = { level: 3 };
var PngEncoder = class extends IOBuffer {
	_png;
	_zlibOptions;
	_colorType;
	_interlaceMethod;
	constructor(data, options = {}) {
		super();
		this._colorType = ColorType.UNKNOWN;
		this._zlibOptions = {
			...defaultZlibOptions,
			...options.zlib
		};
		this._png = this._checkData(data);
		this._interlaceMethod = (options.interlace === "Adam7" ? InterlaceMethod.ADAM7 : InterlaceMethod.NO_INTERLACE) ?? InterlaceMethod.NO_INTERLACE;
		this.setBigEndian();
	}
	encode() {
		writeSignature(this);
		this.encodeIHDR();
		if (this._png.palette) {
			this.encodePLTE();
			if (this._png.palette[0].length === 4) this.encodeTRNS();
		}
		this.encodeData();
		if (this._png.text) for (const [keyword, text] of Object.entries(this._png.text)) encodetEXt(this, keyword, text);
		this.encodeIEND();
		return this.toArray();
	}
	encodeIHDR() {
		this.writeUint32(13);
		this.writeChars("IHDR");
		this.writeUint32(this._png.width);
		this.writeUint32(this._png.height);
		this.writeByte(this._png.depth);
		this.writeByte(this._colorType);
		this.writeByte(CompressionMethod.DEFLATE);
		this.writeByte(FilterMethod.ADAPTIVE);
		this.writeByte(this._interlaceMethod);
		writeCrc(this, 17);
	}
	encodeIEND() {
		this.writeUint32(0);
		this.writeChars("IEND");
		writeCrc(this, 4);
	}
	encodePLTE() {
		const paletteLength = this._png.palette?.length * 3;
		this.writeUint32(paletteLength);
		this.writeChars("PLTE");
		for (const color of this._png.palette) {
			this.writeByte(color[0]);
			this.writeByte(color[1]);
			this.writeByte(color[2]);
		}
		writeCrc(this, 4 + paletteLength);
	}
	encodeTRNS() {
		const alpha = this._png.palette.filter((color) => {
			return color.at(-1) !== 255;
		});
		this.writeUint32(alpha.length);
		this.writeChars("tRNS");
		for (const el of alpha) this.writeByte(el.at(-1));
		writeCrc(this, 4 + alpha.length);
	}
	encodeIDAT(data) {
		this.writeUint32(data.length);
		this.writeChars("IDAT");
		this.writeBytes(data);
		writeCrc(this, data.length + 4);
	}
	encodeData() {
		const { width, height, channels, depth, data } = this._png;
		const slotsPerLine = depth <= 8 ? Math.ceil(width * depth / 8) * channels : Math.ceil(width * depth / 8 * channels / 2);
		const newData = new IOBuffer().setBigEndian();
		let offset = 0;
		if (this._interlaceMethod === InterlaceMethod.NO_INTERLACE) for (let i = 0; i < height; i++) {
			newData.writeByte(0);
			if (depth === 16) offset = writeDataUint16(data, newData, slotsPerLine, offset);
			else offset = writeDataBytes(data, newData, slotsPerLine, offset);
		}
		else if (this._interlaceMethod === InterlaceMethod.ADAM7) offset = writeDataInterlaced(this._png, data, newData, offset);
		const compressed = zlibSync(newData.toArray(), this._zlibOptions);
		this.encodeIDAT(compressed);
	}
	_checkData(data) {
		const { colorType, channels, depth } = getColorType(data, data.palette);
		const png = {
			width: checkInteger(data.width, "width"),
			height: checkInteger(data.height, "height"),
			channels,
			data: data.data,
			depth,
			text: data.text,
			palette: data.palette
		};
		this._colorType = colorType;
		const expectedSize = depth < 8 ? Math.ceil(png.width * depth / 8) * png.height * channels : png.width * png.height * channels;
		if (png.data.length !== expectedSize) throw new RangeError(`wrong data size. Found ${png.data.length}, expected ${expectedSize}`);
		return png;
	}
};
function checkInteger(value, name) {
	if (Number.isInteger(value) && value > 0) return value;
	throw new TypeError(`${name} must be a positive integer`);
}
function getColorType(data, palette) {
	const { channels = 4, depth = 8 } = data;
	if (channels !== 4 && channels !== 3 && channels !== 2 && channels !== 1) throw new RangeError(`unsupported number of channels: ${channels}`);
	const returnValue = {
		channels,
		depth,
		colorType: ColorType.UNKNOWN
	};
	switch (channels) {
		case 4:
			returnValue.colorType = ColorType.TRUECOLOUR_ALPHA;
			break;
		case 3:
			returnValue.colorType = ColorType.TRUECOLOUR;
			break;
		case 1:
			if (palette) returnValue.colorType = ColorType.INDEXED_COLOUR;
			else returnValue.colorType = ColorType.GREYSCALE;
			break;
		case 2:
			returnValue.colorType = ColorType.GREYSCALE_ALPHA;
			break;
		default: throw new Error("unsupported number of channels");
	}
	return returnValue;
}
function writeDataBytes(data, newData, slotsPerLine, offset) {
	for (let j = 0; j < slotsPerLine; j++) newData.writeByte(data[offset++]);
	return offset;
}
function writeDataInterlaced(imageData, data, newData, offset) {
	const passes = [
		{
			x: 0,
			y: 0,
			xStep: 8,
			yStep: 8
		},
		{
			x: 4,
			y: 0,
			xStep: 8,
			yStep: 8
		},
		{
			x: 0,
			y: 4,
			xStep: 4,
			yStep: 8
		},
		{
			x: 2,
			y: 0,
			xStep: 4,
			yStep: 4
		},
		{
			x: 0,
			y: 2,
			xStep: 2,
			yStep: 4
		},
		{
			x: 1,
			y: 0,
			xStep: 2,
			yStep: 2
		},
		{
			x: 0,
			y: 1,
			xStep: 1,
			yStep: 2
		}
	];
	const { width, height, channels, depth } = imageData;
	let pixelSize;
	if (depth === 16) pixelSize = channels * depth / 8 / 2;
	else pixelSize = channels * depth / 8;
	for (let passIndex = 0; passIndex < 7; passIndex++) {
		const pass = passes[passIndex];
		const passWidth = Math.floor((width - pass.x + pass.xStep - 1) / pass.xStep);
		const passHeight = Math.floor((height - pass.y + pass.yStep - 1) / pass.yStep);
		if (passWidth <= 0 || passHeight <= 0) continue;
		const passLineBytes = passWidth * pixelSize;
		for (let y = 0; y < passHeight; y++) {
			const imageY = pass.y + y * pass.yStep;
			const rawScanline = depth <= 8 ? new Uint8Array(passLineBytes) : new Uint16Array(passLineBytes);
			let rawOffset = 0;
			for (let x = 0; x < passWidth; x++) {
				const imageX = pass.x + x * pass.xStep;
				if (imageX < width && imageY < height) {
					const srcPos = (imageY * width + imageX) * pixelSize;
					for (let i = 0; i < pixelSize; i++) rawScanline[rawOffset++] = data[srcPos + i];
				}
			}
			newData.writeByte(0);
			if (depth === 8) newData.writeBytes(rawScanline);
			else if (depth === 16) for (const value of rawScanline) {
				newData.writeByte(value >> 8 & 255);
				newData.writeByte(value & 255);
			}
		}
	}
	return offset;
}
function writeDataUint16(data, newData, slotsPerLine, offset) {
	for (let j = 0; j < slotsPerLine; j++) newData.writeUint16(data[offset++]);
	return offset;
}
// node_modules/fast-png/lib/index.js
function encodePng(png, options) {
	return new PngEncoder(png, options).encode();
}
// src/formats/png/print-png.ts
/** The bytes of a picture as PNG, the same for the same picture. */
function printPng({ width, height, data }) {
	return encodePng({
		width,
		height,
		data,
		channels: 4,
		depth: 8
	});
}
// src/app/report/report-mail.ts
const SUBJECT_AT_MOST = 120;
/** The mail of a report to some addresses. Its Message-ID is that of the period for ever, so that a mail sent twice is one. */
function reportMail(document, { kind, name }, { to, site }) {
	const domain = domainOf(site);
	const cidOf = (chart) => `${chart}.${name}@${domain}`;
	const footer = `You get this because policies/notify.yaml sends ${kind} reports to you. The same text is in reports/${name}.md.`;
	return {
		to,
		subject: inertLine(document.title, SUBJECT_AT_MOST),
		...renderReportMail(document, {
			page: `reports/${name}`,
			footer,
			cidOf,
			...site?.url && { site: site.url }
		}),
		thread: {
			messageId: `<report.${kind}.${name}@${domain}>`,
			listId: `<reports.${domain}>`
		},
		pictures: chartsOf(document).map((chart) => ({
			cid: cidOf(chart.id),
			name: `${chart.id}.png`,
			content: printPng(drawChart(chart))
		}))
	};
}
// src/app/report/send-report.ts
/**
* Mails a report once: first the file is committed with the mail begun, then it is sent, then how it ended is committed.
* Of two runs the later one finds it begun; a run that died is made good by the next after its turn, with the same
* Message-ID and as of the same time. Throws RepositoryError before anything is sent where nothing can be committed.
*/
async function sendReport(catalogue, wish, { repository, mailer, clock }) {
	const now = clock();
	const { result: begun } = await repository.commit((snapshot) => foldBegun(snapshot, catalogue, {
		...wish,
		now
	}));
	if (begun.state !== "begun") return begun;
	const { document, to, unreachable, file } = begun;
	const noted = withUnreachable(await attemptSend(mailer, () => reportMail(document, wish.period, {
		to,
		site: catalogue.policies.site
	})), unreachable);
	const ended = clock();
	const { result: state } = await repository.commit((snapshot) => foldEnded(snapshot, wish, {
		attempt: noted,
		now: ended
	}));
	if (noted.state === "done") return {
		file,
		state: "sent",
		to,
		...noted.note !== void 0 && { note: noted.note }
	};
	const { error, help } = noted;
	return {
		file,
		state: state === "given-up" ? "given-up" : "failed",
		error,
		...help !== void 0 && { help }
	};
}
async function foldBegun(snapshot, catalogue, { period, at, now }) {
	const file = reportPath(period);
	const leave = (result) => ({
		changes: [],
		message: "",
		result
	});
	const known = await readReport(snapshot, period);
	if (known.state === "unreadable") return leave({
		...known,
		file
	});
	const before = known.state === "read" ? known.facts : void 0;
	const mail = before && mailState(before, now);
	if (mail?.state === "sent") return leave({
		file,
		state: "sent-before"
	});
	if (mail?.state === "given-up") return leave({
		file,
		state: "given-up-before"
	});
	if (mail?.state === "waiting") return leave({
		file,
		...mail
	});
	const { notify } = catalogue.policies;
	const { to, unreachable } = reportRecipients(period.kind, {
		notify,
		teams: currentTeams(catalogue.teams, now)
	});
	const { sent = [], refused = [] } = before?.mail ?? {};
	const left = to.filter((address) => !sent.includes(address) && !refused.includes(address));
	if (left.length === 0) return leave({
		file,
		state: "nobody",
		unreachable
	});
	const as_of = before?.mail ? before.as_of : at;
	const document = deriveReport(catalogue, period, as_of);
	return {
		changes: [{
			path: file,
			content: printReport(document, period, {
				as_of,
				mail: entryBegun(ledgerOf(before?.mail), {
					key: reportKey(period),
					now
				})
			})
		}],
		message: `Report ${period.name}: mail begun\n`,
		result: {
			state: "begun",
			file,
			document,
			to: left,
			unreachable
		}
	};
}
async function attemptSend(mailer, compose) {
	try {
		return await mailer.send(compose());
	} catch (error) {
		return {
			state: "failed",
			error: `unexpected: ${error instanceof Error ? error.message : String(error)}`
		};
	}
}
async function foldEnded(snapshot, { period }, { attempt, now }) {
	const known = await readReport(snapshot, period);
	if (known.state !== "read") return {
		changes: [],
		message: "",
		result: attempt.state
	};
	const entry = entryAfter(ledgerOf(known.facts.mail), {
		key: reportKey(period),
		now,
		attempt
	});
	const facts = {
		...known.facts,
		mail: entry,
		...entry.state === "done" && { sent: now }
	};
	return {
		changes: [{
			path: reportPath(period),
			content: printReportFile(facts, known.body)
		}],
		message: `Report ${period.name}: mail ${entry.state}\n`,
		result: entry.state
	};
}
function ledgerOf(mail) {
	return mail === void 0 ? [] : [mail];
}
function withUnreachable(attempt, unreachable) {
	if (attempt.state !== "done" || unreachable.length === 0) return attempt;
	return {
		...attempt,
		note: [attempt.note, `no mail address for ${unreachable.join(", ")}`].filter(Boolean).join("; ")
	};
}
// src/app/report/write-report.ts
/** Writes a report into `reports/` and commits it; nothing changes where it says the same, or where its mail was begun. */
async function writeReport(catalogue, { period, at, isKept = false }, repository) {
	const file = reportPath(period);
	const content = printReport(deriveReport(catalogue, period, at), period, { as_of: at });
	const { result } = await repository.commit(async (snapshot) => {
		const known = await readReport(snapshot, period);
		const leave = (left) => ({
			changes: [],
			message: "",
			result: left
		});
		if (known.state === "unreadable") return leave({
			...known,
			file
		});
		if (known.state === "read" && (known.facts.sent ?? known.facts.mail)) return leave({
			state: "mailed",
			file
		});
		const isWhole = known.state === "read" && toEpochMs(known.facts.as_of) >= period.window.end;
		if (isKept && isWhole) return leave({
			state: "unchanged",
			file
		});
		if (known.state === "read" && known.text === content) return leave({
			state: "unchanged",
			file
		});
		return {
			changes: [{
				path: file,
				content
			}],
			message: `Report ${period.name}\n`,
			result: {
				state: "written",
				file
			}
		};
	});
	return result;
}
// src/app/report/due-reports.ts
const DAY = 864e5;
/**
* Writes and mails the reports of the last week and month, each once: run by a timer, any number of times, it makes good
* what an earlier run missed. The one that fails does not hold up the other.
*/
async function sendDueReports(catalogue, options) {
	const { repository, mailer, clock, kind, catchUpDays } = options;
	const reports = [];
	for (const one of kind === void 0 ? REPORT_KINDS : [kind]) {
		const at = clock();
		const period = periodOver(one, at, catalogue.policies.site?.time_zone ?? "UTC");
		const outcome = kind === void 0 && toEpochMs(at) - period.window.end > catchUpDays * DAY ? { state: "too-late" } : mailer ? await sendReport(catalogue, {
			period,
			at
		}, {
			repository,
			mailer,
			clock
		}) : await writeReport(catalogue, {
			period,
			at,
			isKept: true
		}, repository);
		reports.push({
			period,
			outcome
		});
	}
	return reports;
}
// actions/report/run-report.ts
/** Sends what is due, and says in outputs and summary what became of it. */
async function runReport(core, repository, { folder, clock, kind, catchUpDays, mailer, mailProblem }) {
	const wanted = REPORT_KINDS.find((one) => one === kind);
	if (kind !== "due" && wanted === void 0) return core.setFailed(`Unexpected kind "${kind}", expected one of due, ${REPORT_KINDS.join(", ")}`);
	const days = Number(catchUpDays);
	if (!(days >= 0)) return core.setFailed(`Unexpected catch-up-days "${catchUpDays}", expected a number like 4`);
	const files = workTreeFiles(folder);
	if (files.paths().length === 0) return core.setFailed(`No records in ${folder}, expected folders like incidents/ and policies/. Check out first.`);
	if (mailProblem === void 0 && !mailer) core.warning("TOCSIN_SMTP_URL is not set, so reports are written and not mailed");
	const reports = await sendDueReports(readCatalogue(files), {
		repository,
		clock,
		catchUpDays: days,
		...wanted && { kind: wanted },
		...mailer && { mailer }
	});
	for (const { period, outcome } of reports) core.setOutput(period.kind, outcome.state);
	core.setOutput("changed", reports.some(isCommitted));
	const lines = reports.map(lineOf);
	for (const line of lines) core.info(line);
	const problems = reports.filter(({ outcome }) => outcome.state !== "too-late" && isFinding(outcome)).map(lineOf);
	if (mailProblem !== void 0) problems.push(`No mail is sent: ${mailProblem}`);
	if (problems.length > 0) core.setFailed(problems.join("; "));
	if (!process.env.GITHUB_STEP_SUMMARY) return;
	await core.summary.addRaw(lines.map((line) => `- ${line}`).join("\n"), true).write();
}
function lineOf({ period, outcome }) {
	if (outcome.state === "too-late") return `${period.name} is over for too long to be reported now`;
	return describeReport(outcome);
}
function isCommitted({ outcome }) {
	return [
		"written",
		"sent",
		"failed",
		"given-up"
	].includes(outcome.state);
}
// actions/report/main.ts
const { GITHUB_REPOSITORY, GITHUB_SERVER_URL, GITHUB_WORKSPACE, RUNNER_TEMP } = process.env;
try {
	const { secret, ...place } = githubRemote({
		server: GITHUB_SERVER_URL ?? "https://github.com",
		repository: GITHUB_REPOSITORY ?? "",
		token: getInput("token")
	});
	setSecret(secret);
	const branch = getInput("branch") || "main";
	const folder = join(RUNNER_TEMP ?? "/tmp", "tocsin-report");
	const repository = await RemoteRepository.open({
		folder,
		...place,
		branch
	});
	const mail = readMailSettings(process.env);
	const mailer = mail.state === "set" ? createSmtpMailer(mail.settings) : void 0;
	await runReport(core_exports, repository, {
		folder: GITHUB_WORKSPACE ?? process.cwd(),
		clock: () => (/* @__PURE__ */ new Date()).toISOString(),
		kind: getInput("kind") || "due",
		catchUpDays: getInput("catch-up-days") || "4",
		...mailer && { mailer },
		...mail.state === "wrong" && { mailProblem: mail.problem }
	});
	mailer?.close();
	repository.close();
} catch (error) {
	setFailed(error instanceof Error ? error.message : String(error));
}
export {};

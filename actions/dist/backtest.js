import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { n as getInput, r as setFailed, t as core_exports } from "./shared-core.js";
import { t as workTreeFiles } from "./shared-work-tree-files.js";
import { n as sleepHours, r as readBase, t as reportGithub } from "./shared-report-github.js";
import { n as recordKindOf } from "./shared-record-kinds.js";
import { o as toEpochMs, r as fromEpochMs, t as compareInstants } from "./shared-instant.js";
import { t as formatDuration } from "./shared-format-duration.js";
import { t as inertMarkdown } from "./shared-inert-markdown.js";
import { c as success, s as failure, t as parseRecord } from "./shared-parse-record.js";
import { u as slugOfPath } from "./shared-git-environment.js";
import { i as rolesPagedFirst } from "./shared-coverage.js";
import { t as scheduleOfService } from "./shared-find-schedules.js";
import { n as listShifts } from "./shared-list-shifts.js";
import { t as peopleOf } from "./shared-people.js";
import { t as SOURCES } from "./shared-alert.js";
import { C as durationMs, a as SEVERITIES } from "./shared-gate.js";
import { a as relateIncidents, n as triageAlert, t as letTimePass } from "./shared-let-time-pass.js";
import { t as EMPTY_STATE } from "./shared-triage-state.js";
import { t as parseAlertLines } from "./shared-alert-lines.js";
import { t as printReportFile } from "./shared-report-file.js";
import { join } from "node:path";
import { writeFileSync } from "node:fs";
// src/core/backtest/link-accuracy.ts
/**
* Precision (`right / said`) and recall (`found / explained`) of the links of a replay. An incident counts as explained
* by all that its link leads to, because the detector names the root and people often the nearest. `ids` names the
* incidents that are counted, by default all.
*/
function linkAccuracy(recorded, { holders, explanations, of }, ids = recorded.keys()) {
	let [said, right, explained, found] = [
		0,
		0,
		0,
		0
	];
	for (const id of ids) {
		if (!recorded.get(id)?.isReviewed || of(id) === void 0) continue;
		const truth = ancestorsOf(id, recorded);
		const linked = new Set(holders(id).flatMap((one) => explanations(one).flatMap((other) => other.recorded)));
		const together = new Set(holders(id).flatMap((one) => one.recorded));
		linked.delete(id);
		const isRight = [...linked].some((other) => truth.has(other));
		if (linked.size > 0) said++;
		if (isRight) right++;
		if (truth.size > 0) explained++;
		if (truth.size > 0 && (isRight || [...together].some((other) => truth.has(other)))) found++;
	}
	return {
		said,
		right,
		explained,
		found
	};
}
function ancestorsOf(id, recorded) {
	const found = /* @__PURE__ */ new Set();
	const queue = [id];
	for (const next of queue) for (const parent of recorded.get(next)?.parents ?? []) {
		if (parent === id || found.has(parent)) continue;
		found.add(parent);
		queue.push(parent);
	}
	return found;
}
// src/core/backtest/outcome.ts
/** A page that comes later than this after the first alert comes too late. */
const AFTER_MS = 18e5;
/** Whether nobody would have heard of an incident in time. */
function isMissed({ state }) {
	return state === "unheard" || state === "muted" || state === "lost";
}
/** What a replay would have made of each recorded incident. */
function outcomesOf(replay) {
	const byRecorded = /* @__PURE__ */ new Map();
	for (const incident of replay.incidents.values()) for (const id of incident.recorded) byRecorded.set(id, [...byRecorded.get(id) ?? [], incident]);
	const holders = (recorded) => byRecorded.get(recorded) ?? [];
	const explanations = (incident) => explanationsOf(incident, replay.incidents);
	return {
		holders,
		explanations,
		of: (recorded) => outcomeOf(recorded, replay, {
			holders,
			explanations
		})
	};
}
function explanationsOf(incident, incidents) {
	const found = /* @__PURE__ */ new Set();
	const queue = [incident];
	for (const { cause, duplicate } of queue) for (const id of [cause, duplicate]) {
		const next = id === void 0 ? void 0 : incidents.get(id);
		if (!next || next === incident || found.has(next)) continue;
		found.add(next);
		queue.push(next);
	}
	return [...found];
}
function outcomeOf(recorded, { firstAlerts, muted }, { holders, explanations }) {
	const first = firstAlerts.get(recorded);
	if (first === void 0) return void 0;
	const own = holders(recorded);
	if (own.length === 0) {
		const mutes = muted.get(recorded);
		return mutes ? {
			state: "muted",
			by: mutes
		} : { state: "lost" };
	}
	const severity = SEVERITIES.find((level) => own.some((incident) => incident.severity === level));
	const telling = [.../* @__PURE__ */ new Set([...own, ...own.flatMap(explanations)])];
	const pages = telling.flatMap((incident) => incident.pages).toSorted((a, b) => toEpochMs(a.at) - toEpochMs(b.at)).filter(({ at }) => {
		const after = toEpochMs(at) - toEpochMs(first);
		return after >= -36e5 && after <= AFTER_MS;
	});
	const others = [...new Set(telling.flatMap((incident) => incident.recorded))].filter((id) => id !== recorded);
	const shared = severity && { severity };
	const mine = pages.find((page) => page.recorded === recorded);
	if (mine) return {
		...shared,
		state: "paged",
		at: mine.at
	};
	if (pages[0]) return {
		...shared,
		state: "covered",
		at: pages[0].at,
		by: others
	};
	return {
		...shared,
		state: "unheard",
		by: others
	};
}
// src/core/backtest/compare-replays.ts
/** Pages closer together than this are the same page, in milliseconds: two replays may round differently. */
const SAME_MS = 6e4;
/** Compares what two sets of rules would have made of one archive, and of what people say happened. */
function compareReplays(before, after, context) {
	const { recorded, accepted, first, last } = context;
	const sides = [before, after].map((replay) => ({
		replay,
		outcomes: outcomesOf(replay)
	}));
	const affected = [...recorded.values()].flatMap((incident) => {
		const [old, now] = sides.map(({ outcomes }) => outcomes.of(incident.id));
		if (!old || !now) return [];
		const { id, title, service, severity, verdict } = incident;
		const reason = accepted.get(id);
		return [{
			id,
			title,
			service,
			severity,
			verdict,
			before: old,
			after: now,
			...reason && { accepted: reason }
		}];
	});
	const real = affected.filter(({ verdict }) => verdict === "real");
	return {
		alerts: before.alerts,
		...first && { first },
		...last && { last },
		before: sideOf(sides[0], context),
		after: sideOf(sides[1], context),
		recorded: countOf([...recorded.values()]),
		missed: real.filter(isNewlyMissed),
		missedUnjudged: affected.filter((one) => one.verdict === "unjudged" && isNewlyMissed(one)),
		regained: real.filter((one) => isMissed(one.before) && !isMissed(one.after)),
		later: real.filter((one) => (shiftMs(one) ?? 0) > SAME_MS),
		sooner: real.filter((one) => (shiftMs(one) ?? 0) < -6e4),
		milder: real.filter((one) => stepsDown(one) > 0),
		worse: affected.filter((one) => stepsDown(one) < 0),
		merged: real.filter((one) => one.before.state === "paged" && one.after.state === "covered"),
		spared: affected.filter(({ verdict, before: old, after: now }) => verdict === "false" && old.state === "paged" && now.state !== "paged")
	};
}
/** How much later somebody would hear of it, in milliseconds; undefined where one of the two is never. */
function shiftMs({ before, after }) {
	return "at" in before && "at" in after ? toEpochMs(after.at) - toEpochMs(before.at) : void 0;
}
function isNewlyMissed({ before, after }) {
	return !isMissed(before) && isMissed(after);
}
function stepsDown({ before, after }) {
	if (!before.severity || !after.severity) return 0;
	return SEVERITIES.indexOf(after.severity) - SEVERITIES.indexOf(before.severity);
}
function countOf(recorded) {
	const count = (wanted) => recorded.filter(({ verdict }) => verdict === wanted).length;
	return {
		real: count("real"),
		false: count("false"),
		unjudged: count("unjudged")
	};
}
function sideOf({ replay, outcomes }, { recorded, isAtNight }) {
	const incidents = [...replay.incidents.values()];
	const pages = incidents.flatMap((incident) => incident.pages);
	const verdicts = pages.map((page) => recorded.get(page.recorded ?? "")?.verdict);
	const falsePages = verdicts.filter((verdict) => verdict === "false").length;
	const has = (key) => incidents.filter((one) => one[key] !== void 0).length;
	return {
		incidents: incidents.length,
		pages: pages.length,
		sleepPages: pages.filter(isAtNight).length,
		duplicates: has("duplicate"),
		cascades: has("cause"),
		mutedAlerts: replay.mutedAlerts,
		judgedPages: falsePages + verdicts.filter((verdict) => verdict === "real").length,
		falsePages,
		links: linkAccuracy(recorded, outcomes)
	};
}
// src/app/backtest/print-backtest.ts
/** More lines than anybody reads in a pull request; the rest is counted. */
const LINES = 30;
/** Real incidents that would be missed and that nobody has accepted: these fail a change. */
function unaccepted({ missed }) {
	return missed.filter(({ accepted }) => accepted === void 0);
}
/** What a change of rules would have done to everything that was taken in, as Markdown for a pull request. */
function printBacktest(backtest) {
	const { alerts, first, last, recorded } = backtest;
	if (alerts === 0) return "### Backtest: no alerts to replay\n\nThe archive is empty, so nothing can be said yet.\n";
	const span = first && last ? ` from ${first.slice(0, 10)} to ${last.slice(0, 10)}` : "";
	const judged = `${recorded.real} incidents were worth a page, ${recorded.false} were not, ${recorded.unjudged} nobody has judged`;
	return `${[
		`### Backtest: ${headline(backtest)}`,
		`${grouped(alerts)} alerts${span}, replayed by the rules before and after this change. Of the record, ${judged}.`,
		figures(backtest),
		...sections(backtest)
	].filter((part) => part !== "").join("\n\n")}\n`;
}
function headline(backtest) {
	const open = unaccepted(backtest).length;
	if (open > 0) return `${counted(open, "real incident")} would be missed`;
	const accepted = backtest.missed.length;
	const nothing = accepted > 0 ? `${counted(accepted, "missed incident")}, all accepted` : "nothing real would be missed";
	const { before, after } = backtest;
	return `${nothing}, pages ${before.pages} → ${after.pages}`;
}
function figures({ before, after }) {
	const row = (name, cell, change = "") => `| ${name} | ${cell(before)} | ${cell(after)} | ${change} |`;
	const count = (name, key) => row(name, (side) => grouped(side[key]), changeOf(before[key], after[key]));
	return [
		"| | before | after | |",
		"|---|--:|--:|--:|",
		count("incidents", "incidents"),
		count("pages", "pages"),
		count("pages in sleep hours", "sleepPages"),
		row("pages not worth it, of those judged", ({ falsePages, judgedPages }) => shareOf(falsePages, judgedPages)),
		count("duplicates found", "duplicates"),
		count("consequences found", "cascades"),
		row("links that people agree with", ({ links }) => shareOf(links.right, links.said)),
		row("explained incidents that were found", ({ links }) => shareOf(links.found, links.explained)),
		count("alerts muted", "mutedAlerts")
	].join("\n");
}
function sections(backtest) {
	const { missed, missedUnjudged, regained, later, sooner, milder, worse, merged, spared } = backtest;
	return [
		section("Missed", missed, {
			note: "Nobody would be paged between an hour before the first alert and half an hour after. Change the rules, or say in `policies/backtest.yaml` why it is right.",
			tell: (one) => `${missedBy(one.after)}${one.accepted ? ` (accepted: ${inertMarkdown(one.accepted)})` : ""}`,
			isOpen: true
		}),
		section("Missed, and nobody has judged them", missedUnjudged, {
			tell: ({ after }) => missedBy(after),
			isOpen: true
		}),
		section("Heard of later", later, { tell: (one) => `${formatDuration(shiftMs(one))} later` }),
		section("Milder", milder, { tell: severityChange }),
		section("No page of their own any more", merged, { tell: ({ after }) => coveredBy(after) }),
		section("Heard of now, missed before", regained, { tell: ({ before }) => `before: ${missedBy(before)}` }),
		section("Heard of sooner", sooner, { tell: (one) => `${formatDuration(-shiftMs(one))} sooner` }),
		section("More severe", worse, { tell: severityChange }),
		section("Not worth a page, and without one now", spared, { tell: ({ after }) => outcomeWords(after) })
	];
}
function section(title, list, { note, tell, isOpen = false }) {
	if (list.length === 0) return "";
	const lines = list.slice(0, LINES).map((one) => `- ${one.id} (${one.severity}, ${one.service}) ${inertMarkdown(one.title)}: ${tell(one)}`);
	if (list.length > LINES) lines.push(`- and ${list.length - LINES} more; see them all: \`tocsin --json backtest\``);
	const heading = `${title} (${list.length})`;
	if (isOpen) return [
		`**${heading}**`,
		...note ? [note] : [],
		lines.join("\n")
	].join("\n\n");
	return `<details><summary>${heading}</summary>\n\n${lines.join("\n")}\n\n</details>`;
}
function outcomeWords(outcome) {
	return outcome.state === "paged" || outcome.state === "covered" ? coveredBy(outcome) : missedBy(outcome);
}
function missedBy(outcome) {
	switch (outcome.state) {
		case "muted": return `held by the mute ${outcome.by.map((id) => `\`${id}\``).join(", ")}`;
		case "unheard": return outcome.by.length > 0 ? `part of ${listed(outcome.by)}, whose page came at another time` : "no page";
		case "lost": return "its alerts open nothing";
		default: return "heard of";
	}
}
function coveredBy(outcome) {
	if (outcome.state !== "covered") return "a page of its own";
	return outcome.by.length > 0 ? `with ${listed(outcome.by)}` : "with an incident of other alerts";
}
function listed(ids) {
	return ids.length > 3 ? `${ids.slice(0, 3).join(", ")} and ${ids.length - 3} more` : ids.join(", ");
}
function severityChange({ before, after }) {
	return `${before.severity} → ${after.severity}`;
}
function shareOf(part, whole) {
	return whole === 0 ? "none" : `${grouped(part)} of ${grouped(whole)} (${Math.round(100 * part / whole)} %)`;
}
function changeOf(before, after) {
	if (before === after) return "=";
	if (before === 0) return `+${grouped(after)}`;
	const percent = Math.round(100 * (after - before) / before);
	return percent === 0 ? (after > before ? "+" : "−") + Math.abs(after - before) : `${percent > 0 ? "+" : "−"}${Math.abs(percent)} %`;
}
function counted(count, thing) {
	return `${grouped(count)} ${thing}${count === 1 ? "" : "s"}`;
}
function grouped(value) {
	return value.toLocaleString("en").replaceAll(",", " ");
}
// src/app/backtest/read-rules.ts
const TRIAGE = "policies/triage.yaml";
/** The rules of some files. A file that cannot be read is a problem: what would be judged without it is not the change. */
function readRules(files) {
	const problems = [];
	const services = /* @__PURE__ */ new Map();
	const paths = files.paths();
	for (const path of paths.filter((one) => recordKindOf(one) === "service")) {
		const parsed = parseRecord("service", path, files.read(path));
		if (parsed.ok) services.set(slugOfPath(path), parsed.value.value);
		else problems.push(...parsed.problems);
	}
	if (!paths.includes(TRIAGE)) {
		const message = `Unexpected absence of ${TRIAGE}, expected the rules to judge by`;
		const start = {
			line: 1,
			col: 1
		};
		return failure([...problems, {
			rule: "backtest/rules",
			severity: "error",
			message,
			file: TRIAGE,
			start
		}]);
	}
	const triage = parseRecord("triage", TRIAGE, files.read(TRIAGE));
	if (!triage.ok) return failure([...problems, ...triage.problems]);
	return problems.length > 0 ? failure(problems) : success({
		policy: triage.value.value,
		services
	});
}
/** The files as they were before the changes of a work tree. */
function filesAtBase(files, { changes, text }) {
	const changed = new Set(changes.map(({ file }) => file));
	return {
		paths: () => [...files.paths().filter((path) => !changed.has(path)), ...changes.filter(({ file }) => text(file) !== void 0).map(({ file }) => file)],
		read: (path) => text(path) ?? files.read(path)
	};
}
// src/app/backtest/night-pages.ts
/** Shifts are listed a month at a time, and kept. */
const CHUNK_MS = 2592e6;
/** Every zone is a multiple of a quarter of an hour away from UTC, and so are the edges of the night. */
const QUARTER_MS = 9e5;
/**
* Whether one of those who are paged first sleeps then, by the clock where they are. Remembers what it found out: there
* may be a hundred thousand pages.
*/
function nightPages({ schedules, services, teams }) {
	const people = peopleOf(teams);
	const shifts = /* @__PURE__ */ new Map();
	const nights = /* @__PURE__ */ new Map();
	const sleeps = (zone, at) => {
		const start = Math.floor(at / QUARTER_MS) * QUARTER_MS;
		const known = nights.get(`${zone} ${start}`) ?? sleepHours({
			start,
			end: start + 1
		}, zone).length > 0;
		nights.set(`${zone} ${start}`, known);
		return known;
	};
	const shiftsAround = ({ slug, schedule }, at) => {
		const chunk = Math.floor(at / CHUNK_MS);
		const known = shifts.get(`${slug} ${chunk}`) ?? listFirst(schedule, chunk * CHUNK_MS);
		shifts.set(`${slug} ${chunk}`, known);
		return known;
	};
	return ({ at, service, team }) => {
		const named = scheduleOfService(schedules, services.get(service) ?? { owner: team });
		if (!named) return false;
		const moment = toEpochMs(at);
		return shiftsAround(named, moment).some(({ member, start, end }) => {
			const zone = people.get(member)?.timeZone;
			return start <= moment && moment < end && zone !== void 0 && sleeps(zone, moment);
		});
	};
}
/** The shifts of those who are paged first, in a month from `from` on. */
function listFirst(schedule, from) {
	const roles = rolesPagedFirst(schedule);
	return listShifts(schedule, {
		from: fromEpochMs(from),
		until: fromEpochMs(from + CHUNK_MS)
	}).filter(({ role }) => roles.includes(role)).map(({ member, start, end }) => ({
		member,
		start: toEpochMs(start),
		end: toEpochMs(end)
	}));
}
// src/core/backtest/recorded-incident.ts
/** The truth of one incident: its verdict, and where nobody gave one, that somebody accepted its postmortem or dismissed it. */
function recordedIncident({ id, title, service, severity, status, verdict, relations = [] }, { hasAcceptedPostmortem }) {
	const links = relations.filter(({ type }) => type === "caused_by" || type === "duplicate_of");
	return {
		id,
		title,
		service,
		severity,
		verdict: (verdict && (verdict.value === "actionable" ? "real" : "false")) ?? (status === "dismissed" ? "false" : hasAcceptedPostmortem ? "real" : "unjudged"),
		parents: links.map(({ incident }) => incident),
		isReviewed: status === "closed" || links.some(({ by }) => by?.startsWith("@"))
	};
}
// src/app/backtest/read-truth.ts
const ENDS = /* @__PURE__ */ new Set([
	"resolved",
	"closed",
	"dismissed"
]);
/** Reads incidents, timelines and postmortems; drafts are no incidents yet. */
function readTruth(files) {
	const recorded = /* @__PURE__ */ new Map();
	const known = /* @__PURE__ */ new Map();
	const endings = [];
	const problems = [];
	const paths = new Set(files.paths());
	for (const path of paths) {
		if (recordKindOf(path) !== "incident" || path.startsWith("incidents/drafts/")) continue;
		const parsed = parseRecord("incident", path, files.read(path));
		if (!parsed.ok) {
			problems.push(...parsed.problems);
			continue;
		}
		const facts = parsed.value.value;
		const beside = (name) => path.replace(/incident\.md$/, name);
		const postmortem = paths.has(beside("postmortem.md")) ? files.read(beside("postmortem.md")) : "";
		const read = parseRecord("postmortem", beside("postmortem.md"), postmortem);
		const hasAcceptedPostmortem = read.ok && read.value.value.status === "accepted";
		recorded.set(facts.id, recordedIncident(facts, { hasAcceptedPostmortem }));
		known.set(facts.id, facts);
		if (!paths.has(beside("timeline.yaml"))) continue;
		const timeline = parseRecord("timeline", beside("timeline.yaml"), files.read(beside("timeline.yaml")));
		if (timeline.ok) endings.push(...endingsOf(facts, timeline.value.value));
	}
	endings.sort((a, b) => compareInstants(a.candidate.received, b.candidate.received));
	return {
		recorded,
		facts: known,
		endings,
		problems
	};
}
/** A person who ended an incident, as if its source had said so of each alert. */
function endingsOf({ id, alerts }, timeline) {
	return timeline.filter(({ kind, by }) => ENDS.has(kind) && by.startsWith("@")).flatMap(({ at }) => (alerts?.fingerprints ?? []).map((fingerprint) => {
		return {
			candidate: {
				alert: {
					source: "cloudevents",
					fingerprint,
					state: "resolved",
					event: "ended by a person",
					name: "",
					title: "",
					labels: {},
					integrations: []
				},
				at,
				received: at
			},
			recorded: id
		};
	}));
}
// src/core/backtest/archived-alert.ts
/**
* The alert that an archive line tells of, ready to be judged anew. Undefined of lines that are no alert of a source:
* events without a state, and what triage itself wrote when a mute ended.
*/
function archivedAlert(line) {
	const { state, at, received, incident, since } = line;
	const source = SOURCES.find((id) => id === line.source);
	if (state === "none" || since !== void 0 || source === void 0) return void 0;
	const { change } = line;
	return {
		candidate: {
			alert: {
				source,
				fingerprint: line.fingerprint,
				state,
				event: line.event ?? "",
				name: line.name,
				title: line.title,
				labels: line.labels ?? {},
				integrations: line.integrations ?? [],
				...line.source_severity && { severity: line.source_severity },
				...line.url && { url: line.url },
				...change && { change: {
					kind: change.kind,
					name: change.name,
					exposurePercent: change.exposure_percent
				} }
			},
			at,
			received
		},
		...incident && { recorded: incident }
	};
}
// src/core/backtest/replay-archive.ts
/** Alerts received within so long are decided on together, as a run of intake does. */
const ROUND_MS = 6e4;
/** How long after its end an incident may still take alerts; the same as the index of active incidents keeps it. */
const RETENTION_MS = 2592e5;
const TIDY_MS = 36e5;
/** An alert that is received so long after it happened may be about what was put away. */
const LATE_MS = 6e5;
/**
* Judges an archive of alerts anew by some rules, with the pipeline that takes alerts in. Incidents that are over are put
* away and in the end forgotten, so a year of alerts costs the time of its hours and the memory of a few days and of the
* list of incidents. With `forgets: false` it keeps everything at hand, as the oracle of that.
*/
function replayArchive(rules, { forgets = true } = {}) {
	return new Run(rules, forgets);
}
var Run = class {
	#state = EMPTY_STATE;
	#round = [];
	#begun = Number.NEGATIVE_INFINITY;
	#tidied = Number.NEGATIVE_INFINITY;
	#alerts = 0;
	#mutedAlerts = 0;
	#forgets;
	#context;
	#drafts = /* @__PURE__ */ new Map();
	/** Incidents that are over, and which alerts they held; looked at only when an alert could be about them. */
	#putAway = /* @__PURE__ */ new Map();
	#heldBefore = /* @__PURE__ */ new Map();
	#over = /* @__PURE__ */ new Map();
	/** How long after its end an incident still matters for what comes in time, in milliseconds. */
	#fresh;
	#firstAlerts = /* @__PURE__ */ new Map();
	#muted = /* @__PURE__ */ new Map();
	/** The recorded incident of each alert that a mute holds: it may be opened when the mute ends. */
	#held = /* @__PURE__ */ new Map();
	constructor({ policy, services }, forgets) {
		this.#forgets = forgets;
		const { grouping, cascade, duplicates } = policy;
		const window = Math.max(durationMs(cascade?.window ?? "0m"), durationMs(duplicates?.window ?? "0m"));
		const reach = Math.max(window * (cascade?.max_hops ?? 1), 36e5);
		const fresh = Math.max(durationMs(grouping.reopen_window), 2 * reach + window);
		this.#fresh = fresh + LATE_MS + TIDY_MS;
		this.#context = {
			policy,
			services,
			nextId: () => `R${this.#drafts.size + 1}`
		};
	}
	take(alert) {
		const received = toEpochMs(alert.candidate.received);
		if (received - this.#begun > ROUND_MS) {
			this.#decideRound();
			this.#begun = received;
		}
		const { recorded, candidate } = alert;
		if (recorded !== void 0 && candidate.alert.state !== "resolved" && !this.#firstAlerts.has(recorded)) this.#firstAlerts.set(recorded, candidate.received);
		this.#alerts += 1;
		this.#round.push(alert);
	}
	end() {
		this.#decideRound();
		const incidents = [...this.#drafts].map(([id, draft]) => [id, summaryOf(this.#state.incidents.get(id) ?? this.#putAway.get(id) ?? this.#over.get(id), draft)]);
		return {
			alerts: this.#alerts,
			incidents: new Map(incidents),
			muted: new Map([...this.#muted].map(([id, mutes]) => [id, [...mutes]])),
			mutedAlerts: this.#mutedAlerts,
			firstAlerts: this.#firstAlerts
		};
	}
	#decideRound() {
		const round = this.#round.sort((a, b) => toEpochMs(a.candidate.at) - toEpochMs(b.candidate.at));
		if (round.length === 0) return;
		this.#round = [];
		const before = this.#state;
		const done = {
			openings: [],
			touched: /* @__PURE__ */ new Set()
		};
		let now = round[0].candidate.received;
		for (const alert of round) {
			const { candidate } = alert;
			const { at, received } = candidate;
			if (toEpochMs(received) > toEpochMs(now)) now = received;
			this.#takeOut(alert);
			this.#pass({
				now: at,
				received
			}, done);
			this.#note(alert, triageAlert(candidate, this.#state, this.#context), done);
		}
		this.#pass({
			now,
			received: now
		}, done);
		this.#relate(before, now, done);
		this.#page(done.openings);
		if (this.#forgets && toEpochMs(now) - this.#tidied > TIDY_MS) this.#tidy(toEpochMs(now));
	}
	#pass(moment, done) {
		const { state, freed, timelines } = letTimePass(this.#state, {
			...moment,
			context: this.#context
		});
		for (const { alert, at, received, decision } of freed) {
			const recorded = this.#held.get(alert.fingerprint);
			this.#note({
				candidate: {
					alert,
					at,
					received
				},
				...recorded && { recorded }
			}, decision, done);
		}
		for (const id of timelines.keys()) done.touched.add(id);
		this.#state = state;
	}
	#note({ candidate, recorded }, made, { openings, touched }) {
		const { decision, reason, incident } = made;
		const { alert, received } = candidate;
		this.#state = made.state;
		if (reason === "mute/in-force") {
			this.#mutedAlerts += 1;
			this.#held.set(alert.fingerprint, recorded);
			const mutes = this.#muted.get(recorded ?? "") ?? /* @__PURE__ */ new Set();
			if (recorded) this.#muted.set(recorded, mutes.add(made.level.rule));
			return;
		}
		if (incident !== void 0) touched.add(incident);
		if (incident === void 0 || alert.state === "resolved") return;
		if (made.isOpening) this.#drafts.set(incident, {
			pages: [],
			recorded: /* @__PURE__ */ new Set()
		});
		if (recorded) this.#drafts.get(incident)?.recorded.add(recorded);
		if (decision === "opened" || decision === "reopened") {
			const isNew = decision === "opened";
			openings.push({
				id: incident,
				received,
				isNew,
				...recorded && { recorded }
			});
		}
	}
	#relate(before, now, { openings, touched }) {
		const { incidents } = this.#state;
		const changed = new Set([...touched].filter((id) => mayLinkOtherwise(incidents.get(id), before.incidents.get(id))));
		if (changed.size === 0) return;
		const opened = new Set(openings.flatMap(({ id, isNew }) => isNew ? [id] : []));
		this.#state = relateIncidents(this.#state, {
			changed,
			opened,
			now,
			context: this.#context
		}).state;
	}
	/** What another incident explains at the end of its round pages nobody. */
	#page(openings) {
		for (const { id, received, recorded } of openings) {
			const { relations, service, team } = this.#state.incidents.get(id);
			if (relations.some(({ type }) => type === "caused_by" || type === "duplicate_of")) continue;
			this.#drafts.get(id).pages.push({
				at: received,
				service,
				team,
				...recorded && { recorded }
			});
		}
	}
	/** Puts away what is over, and forgets what has been over for longer than a late event can come. */
	#tidy(now) {
		this.#tidied = now;
		const isOlder = (at, age) => at === void 0 || now - toEpochMs(at) > age;
		const kept = /* @__PURE__ */ new Map();
		for (const [id, incident] of this.#state.incidents) {
			const { status, resolved, last } = incident;
			if (status !== "open" && isOlder(resolved, this.#fresh) && isOlder(last, this.#fresh)) this.#putAway.set(id, incident);
			else kept.set(id, incident);
		}
		for (const [id, incident] of this.#putAway) if (isOlder(incident.resolved, RETENTION_MS) && isOlder(incident.last, RETENTION_MS)) {
			this.#putAway.delete(id);
			this.#over.set(id, {
				...incident,
				alerts: {}
			});
		}
		const { holders, earlyResolves, muted } = this.#state;
		for (const [fingerprint, id] of holders) if (!kept.has(id)) this.#heldBefore.set(fingerprint, id);
		this.#state = {
			...this.#state,
			incidents: kept,
			holders: new Map([...holders].filter(([, id]) => kept.has(id))),
			earlyResolves: new Map([...earlyResolves].filter(([, { received }]) => !isOlder(received, RETENTION_MS)))
		};
		for (const [fingerprint, id] of this.#heldBefore) if (!this.#putAway.has(id)) this.#heldBefore.delete(fingerprint);
		for (const fingerprint of this.#held.keys()) if (!muted.has(fingerprint)) this.#held.delete(fingerprint);
	}
	/** Takes out again what an alert could be about: the incident that held it, and for one that comes late all there are. */
	#takeOut({ candidate }) {
		if (this.#putAway.size === 0) return;
		const { alert, at, received } = candidate;
		const isLate = toEpochMs(received) - toEpochMs(at) > LATE_MS;
		const holder = this.#state.holders.has(alert.fingerprint) ? void 0 : this.#heldBefore.get(alert.fingerprint);
		const wanted = isLate ? [...this.#putAway.keys()] : holder === void 0 ? [] : [holder];
		if (wanted.length === 0) return;
		const [incidents, holders] = [new Map(this.#state.incidents), new Map(this.#state.holders)];
		for (const id of wanted) {
			const incident = this.#putAway.get(id);
			if (!incident) continue;
			this.#putAway.delete(id);
			incidents.set(id, incident);
		}
		for (const [fingerprint, id] of this.#heldBefore) {
			if (!wanted.includes(id)) continue;
			if (!holders.has(fingerprint)) holders.set(fingerprint, id);
			this.#heldBefore.delete(fingerprint);
		}
		this.#state = {
			...this.#state,
			incidents,
			holders
		};
	}
};
/** Whether anything changed that links between incidents are made of; one more alert changes nothing of that. */
function mayLinkOtherwise(incident, before) {
	return before === void 0 || before !== incident && LINKED_BY.some((key) => incident[key] !== before[key]);
}
const LINKED_BY = [
	"status",
	"kind",
	"name",
	"title",
	"detected",
	"first",
	"resolved",
	"corrected"
];
function summaryOf(incident, { pages, recorded }) {
	const { id, service, team, kind, severity, name, title, detected, relations } = incident;
	const linkOf = (type) => relations.find((relation) => relation.type === type)?.incident;
	const [cause, duplicate] = [linkOf("caused_by"), linkOf("duplicate_of")];
	return {
		id,
		service,
		team,
		kind,
		severity,
		name,
		title,
		detected,
		pages,
		recorded: [...recorded],
		...cause && { cause },
		...duplicate && { duplicate }
	};
}
// src/app/backtest/read-archive.ts
/** The files of each day of the archive, in order. */
function archiveDays(files) {
	const paths = files.paths().filter((path) => recordKindOf(path) === "alert-line");
	return [...Map.groupBy(paths, (path) => path.slice(0, 17))].sort(([a], [b]) => a < b ? -1 : 1).map(([, parts]) => parts);
}
/**
* Every line of the archive in the order in which alerts were received, a day at a time. A line that cannot be read is
* told of and left out. Looks only at the fields that triage needs: `check` judges the rest, and there may be a million.
*/
function* readArchive(files, tell) {
	for (const day of archiveDays(files)) yield* day.flatMap((path) => readLines(path, files.read(path), tell)).sort((a, b) => compareInstants(a.received, b.received));
}
function readLines(path, text, tell) {
	const lines = [];
	for (const [index, line] of text.split("\n").entries()) {
		if (line === "") continue;
		const value = parseLine(line);
		if (value) lines.push(value);
		else for (const problem of parseAlertLines(path, line).problems) tell(placed(problem, index + 1));
	}
	return lines;
}
const TEXTS = [
	"delivery",
	"received",
	"source",
	"fingerprint",
	"at",
	"name",
	"title",
	"decision"
];
const STATES = /* @__PURE__ */ new Set([
	"firing",
	"acknowledged",
	"resolved",
	"none"
]);
function parseLine(line) {
	let value;
	try {
		value = JSON.parse(line);
	} catch {
		return;
	}
	if (typeof value !== "object" || value === null || !STATES.has(value.state)) return void 0;
	return TEXTS.every((key) => typeof value[key] === "string") && !Number.isNaN(Date.parse(value.received)) && !Number.isNaN(Date.parse(value.at)) ? value : void 0;
}
function placed(problem, line) {
	return {
		...problem,
		start: {
			...problem.start,
			line
		}
	};
}
// src/app/backtest/replay-files.ts
/** Whether a moment lies in a part of the archive; the begin counts, the end does not. */
function isInPeriod({ from, to }, received) {
	return (from === void 0 || received >= from) && (to === void 0 || received < to);
}
/**
* Replays the archive through any number of sets of rules in one pass. What people did that alerts do not tell of
* (ending an incident by hand) is played at its time.
*/
function replayFiles(files, rules, { endings, period }) {
	const { from } = period;
	const problems = [];
	const replays = rules.map((set) => replayArchive(set));
	let [first, last] = [];
	let next = 0;
	const take = (alert) => {
		for (const replay of replays) replay.take(alert);
	};
	for (const line of readArchive(files, (problem) => problems.push(problem))) {
		const { received } = line;
		if (!isInPeriod(period, received)) continue;
		const alert = archivedAlert(line);
		if (!alert) continue;
		for (; next < endings.length && endings[next].candidate.received <= received; next++) if (from === void 0 || endings[next].candidate.received >= from) take(endings[next]);
		first ??= received;
		last = received;
		take(alert);
	}
	return {
		replays: replays.map((replay) => replay.end()),
		...first && { first },
		...last && { last },
		problems
	};
}
// src/app/backtest/run-backtest.ts
/** Replays the archive through two sets of rules in one pass, and compares what they would have made of it. */
function runBacktest(files, { before, after, ...period }) {
	const truth = readTruth(files);
	const { replays, problems, ...span } = replayFiles(files, [before, after], {
		endings: truth.endings,
		period
	});
	return {
		backtest: compareReplays(replays[0], replays[1], {
			...comparedWith(files, truth),
			...span
		}),
		problems: [...truth.problems, ...problems]
	};
}
/** What replays of the archive of some files are held against; remembers who sleeps when, so one serves many. */
function comparedWith(files, { recorded }) {
	return {
		recorded,
		isAtNight: nightPages({
			schedules: readAll(files, "schedule"),
			services: readAll(files, "service"),
			teams: readAll(files, "team")
		}),
		accepted: acceptedIn(files)
	};
}
function acceptedIn(files) {
	const path = "policies/backtest.yaml";
	if (!files.paths().includes(path)) return /* @__PURE__ */ new Map();
	const parsed = parseRecord("backtest", path, files.read(path));
	if (!parsed.ok) return /* @__PURE__ */ new Map();
	return new Map(parsed.value.value.accepted.map(({ incident, reason }) => [incident, reason]));
}
/** The records of one kind by the name of their file; those that cannot be read are left out. */
function readAll(files, kind) {
	const found = /* @__PURE__ */ new Map();
	for (const path of files.paths()) {
		if (recordKindOf(path) !== kind) continue;
		const parsed = parseRecord(kind, path, files.read(path));
		if (parsed.ok) found.set(slugOfPath(path), parsed.value.value);
	}
	return found;
}
// actions/backtest/run-backtest-action.ts
/** Compares the rules of a change with those before it; writes the summary, the report and the outputs. */
async function runBacktestAction(core, { folder, temp, base }) {
	const files = workTreeFiles(folder);
	const before = readRules(filesAtBase(files, await readBase(folder, base)));
	const after = readRules(files);
	if (!after.ok) {
		process.stdout.write(reportGithub(after.problems));
		core.setFailed("The changed rules cannot be read, so they cannot be judged.");
		return;
	}
	if (!before.ok) {
		core.setFailed(`The rules at ${base} cannot be read: ${before.problems[0]?.message ?? ""}`);
		return;
	}
	const { backtest, problems } = runBacktest(files, {
		before: before.value,
		after: after.value
	});
	const text = printBacktest(backtest);
	const target = join(temp, "tocsin-backtest.md");
	writeFileSync(target, printReportFile({
		name: "backtest",
		isQuiet: false,
		text
	}));
	await core.summary.addRaw(text, true).write();
	const missed = unaccepted(backtest).length;
	core.setOutput("missed", missed);
	core.setOutput("report", target);
	if (problems.length > 0) core.info(`${problems.length} problems in records that were left out; check names them.`);
	core.info(text.slice(0, text.indexOf("\n")));
	if (missed > 0) core.setFailed(`${missed} real incidents would be missed; the report names them.`);
}
// actions/backtest/main.ts
const { GITHUB_WORKSPACE, RUNNER_TEMP } = process.env;
try {
	await runBacktestAction(core_exports, {
		folder: GITHUB_WORKSPACE ?? process.cwd(),
		temp: RUNNER_TEMP ?? "/tmp",
		base: getInput("base")
	});
} catch (error) {
	setFailed(error instanceof Error ? error.message : String(error));
}
export {};

import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { i as setSecret, n as getInput, r as setFailed, t as core_exports } from "./shared-core.js";
import { t as RemoteRepository } from "./shared-remote-repository.js";
import { o as githubRemote } from "./shared-read-git-config.js";
import { t as workTreeFiles } from "./shared-work-tree-files.js";
import { i as runGit, n as gitEnvironment } from "./shared-git-environment.js";
import { t as createChangeProposals } from "./shared-change-proposals.js";
import { n as pullRequestReviews, t as currentReviews } from "./shared-current-reviews.js";
import { t as createPullRequests } from "./shared-pull-requests.js";
import { t as readCatalogue } from "./shared-read-catalogue.js";
import { t as formatLocal } from "./shared-format-local.js";
import { t as Temporal } from "./shared-temporal-polyfill.js";
import { o as toEpochMs, r as fromEpochMs } from "./shared-instant.js";
import { t as inertMarkdown } from "./shared-inert-markdown.js";
import { n as printRecord } from "./shared-print-record.js";
import { i as rolesPagedFirst } from "./shared-coverage.js";
import { n as schedulesOfTeam, t as scheduleOfService } from "./shared-find-schedules.js";
import { t as listWatches } from "./shared-list-watches.js";
import { t as peopleOf } from "./shared-people.js";
import { i as shiftsOfRole } from "./shared-list-shifts.js";
import { t as editFrontMatter } from "./shared-edit-record.js";
import { t as onCallAt } from "./shared-on-call-at.js";
import { join } from "node:path";
import { readFileSync } from "node:fs";
// src/adapters/git/list-record-commits.ts
const FOLDERS = [
	"runbooks",
	"policies",
	"schedules/*.yaml",
	"services"
];
/** The commits of a period (RFC 3339 UTC) that changed runbooks, rules, schedules or services, oldest first; none outside Git. */
async function listRecordCommits(folder, { from, until }) {
	const place = {
		folder,
		env: gitEnvironment(process.env)
	};
	const range = [
		`--since=${from}`,
		`--until=${until}`,
		"--reverse",
		"--no-merges",
		"--relative",
		"--name-only",
		"--format=%x00%ct%x01%s%x01"
	];
	const { code, stdout } = await runGit(place, [
		"log",
		...range,
		"--",
		...FOLDERS
	], { accept: [128] });
	if (code !== 0) return [];
	return stdout.toString().split("\0").filter((entry) => entry !== "").map((entry) => {
		const [seconds = "", subject = "", names = ""] = entry.split("");
		return {
			at: (/* @__PURE__ */ new Date(Number(seconds) * 1e3)).toISOString().replace(".000Z", "Z"),
			subject,
			paths: names.split("\n").filter((name) => name !== "")
		};
	});
}
// src/app/oncall/pages-of.ts
const HOUR = 36e5;
/** Who is woken is awake for a while, whatever it was; and goes back to bed some time, whatever is still open. */
const AWAKE = {
	least: HOUR / 4,
	unknown: HOUR,
	most: 8 * HOUR
};
/**
* The pages of a schedule in a period (RFC 3339 UTC), from the alert archive: an alert that opened or reopened an
* incident paged whoever was first then. Each keeps its person until the incident was mitigated (else resolved, else
* an hour), a quarter of an hour at least and eight hours at most.
*/
function pagesOf(catalogue, { slug, schedule }, period) {
	const span = {
		start: toEpochMs(period.from),
		end: toEpochMs(period.until)
	};
	const watches = rolesPagedFirst(schedule).map((role) => listWatches(schedule, role, span));
	return catalogue.incidents.flatMap((incident) => {
		const pages = (catalogue.alerts.get(incident.id) ?? []).filter(({ decision }) => decision === "opened" || decision === "reopened").map(({ received }) => received).filter((at) => isInside(span, at));
		if (pages.length === 0 || answersFor(catalogue, incident.facts) !== slug) return [];
		return pages.flatMap((at) => watches.flatMap((own) => own.find((watch) => isInside(watch, at)) ?? []).map(({ member }) => ({
			member,
			at,
			until: awakeUntil(incident, at)
		})));
	});
}
function isInside({ start, end }, at) {
	const ms = toEpochMs(at);
	return ms >= start && ms < end;
}
/** The schedule that answers for an incident's service; where no service is known, that of its team. */
function answersFor({ services, schedules }, { service, team }) {
	return scheduleOfService(schedules, services.get(service) ?? { owner: team })?.slug;
}
function awakeUntil({ facts }, at) {
	const over = facts.times.mitigated ?? facts.times.resolved;
	const kept = over === void 0 ? AWAKE.unknown : toEpochMs(over) - toEpochMs(at);
	return fromEpochMs(toEpochMs(at) + Math.min(AWAKE.most, Math.max(AWAKE.least, kept)));
}
// src/app/handover/draft-handover.ts
const DAY$1 = 864e5;
/** A day on which the clocks go forward is shorter by so much, at most. */
const CLOCKS = 72e5;
/** Drafts the report of a shift from what changed during it; the outgoing engineer edits it, the incoming one approves it. */
function draftHandover(input) {
	const { named, handed } = input;
	const { shift, next } = handed;
	const facts = {
		schema: 1,
		team: named.schedule.team,
		from: shift.member,
		to: next?.member ?? shift.member,
		shift: {
			start: shift.start,
			end: shift.end
		},
		...next && next.start !== shift.end && { takes_over: next.start },
		status: "draft"
	};
	const body = [
		["In one line", "<!-- How was it? -->"],
		["Incidents", incidentLines(input)],
		["Still open", openLines(input)],
		["Pages and noise", pageLines(input)],
		["Changed runbooks and rules", commitLines(input)],
		["Next", nextLines(input)],
		["For you", "<!-- What does the next one need to know that is in no record? -->"]
	].map(([title, text]) => `\n## ${title}\n\n${text}\n`).join("");
	return {
		path: handoverPath(named, shift),
		facts,
		text: printRecord("handover", facts, body)
	};
}
/** Where the report of a shift is. */
function handoverPath(named, shift) {
	return `schedules/handovers/${periodOf(named.schedule, shift)}-${named.slug}.md`;
}
/** `2026-W46` of a shift of a week and more, the day of a shorter one, with the minute of one of hours: never two the same. */
function periodOf({ time_zone }, { start, end }) {
	const length = toEpochMs(end) - toEpochMs(start);
	const began = Temporal.Instant.from(start).toZonedDateTimeISO(time_zone);
	const day = began.toPlainDate();
	if (length >= 7 * DAY$1 - CLOCKS) return `${day.yearOfWeek}-W${String(day.weekOfYear).padStart(2, "0")}`;
	if (length >= 792e5) return day.toString();
	return `${day.toString()}-${began.toPlainTime().toString({ smallestUnit: "minute" }).replace(":", "")}`;
}
function isDuring({ handed }, at) {
	if (at === void 0) return false;
	return toEpochMs(handed.shift.start) <= toEpochMs(at) && toEpochMs(at) < toEpochMs(handed.shift.end);
}
function ofTeam({ catalogue, named }) {
	return catalogue.incidents.filter(({ facts }) => facts.team === named.schedule.team).toReversed();
}
function incidentLines(input) {
	return listOf(ofTeam(input).filter(({ facts: { times } }) => isDuring(input, times.detected ?? times.reported)).map((incident) => `${head(input, incident)}, ${incident.facts.status}`));
}
/** Incidents, postmortems and follow-ups that the next one inherits. */
function openLines(input) {
	const { handed, now } = input;
	const soon = handed.next?.end ?? handed.shift.end;
	const all = ofTeam(input);
	const open = all.filter(({ facts }) => facts.status === "open" || facts.status === "lead-up");
	const postmortems = all.filter(({ postmortem }) => postmortem && postmortem.facts.status !== "accepted");
	const actions = all.flatMap(({ id, postmortem }) => (postmortem?.facts.actions ?? []).filter(({ status, due }) => status === "open" && due <= soon.slice(0, 10)).map(({ id: action, text, owner, due }) => {
		return `${id} ${action}, ${owner}, ${due < now.slice(0, 10) ? "**overdue** since" : "due"} ${due}: ${inertMarkdown(text)}`;
	}));
	return listOf([
		...open.map((incident) => `${head(input, incident)}, **${incident.facts.status}**`),
		...postmortems.map(({ id, postmortem }) => `Postmortem of ${id}, ${postmortem.facts.status}, due ${postmortem.facts.due}`),
		...actions
	]);
}
function head({ named }, { id, facts }) {
	const at = facts.times.detected ?? facts.times.reported;
	const when = at === void 0 ? "time unknown" : formatLocal(at, named.schedule.time_zone);
	return `**${id}**, ${facts.severity}, ${when}: ${inertMarkdown(facts.title)}`;
}
function pageLines(input) {
	const { catalogue, named, handed } = input;
	const pages = pagesOf(catalogue, named, {
		from: handed.shift.start,
		until: handed.shift.end
	});
	const lines = ofTeam(input).filter(({ id }) => (catalogue.alerts.get(id) ?? []).some(({ received }) => isDuring(input, received))).map(({ id, facts }) => {
		const alerts = catalogue.alerts.get(id).filter(({ received }) => isDuring(input, received)).length;
		const verdict = facts.verdict?.value ?? "**no verdict yet**: was it worth it?";
		return `${id}: ${alerts} ${alerts === 1 ? "alert" : "alerts"}, ${verdict}`;
	});
	return `${pages.length === 1 ? "1 page" : `${pages.length} pages`}.\n\n${listOf(lines)}`;
}
function commitLines({ commits, named }) {
	return listOf(commits.map(({ at, subject, paths }) => {
		return `${formatLocal(at, named.schedule.time_zone)}: ${inertMarkdown(subject)} (${paths.map((path) => `\`${path}\``).join(", ")})`;
	}));
}
function nextLines({ catalogue, handed, named }) {
	const { next } = handed;
	if (!next) return "Nobody is planned.";
	const name = peopleOf(catalogue.teams).get(next.member)?.name ?? next.member;
	const zone = named.schedule.time_zone;
	return `${inertMarkdown(name)} (${next.member}) from ${formatLocal(next.start, zone)} until ${formatLocal(next.end, zone)}, ${zone}.`;
}
function listOf(lines) {
	return lines.length === 0 ? "Nothing." : lines.map((line) => `- ${line}`).join("\n");
}
// src/app/handover/list-handed-shifts.ts
const DAY = 864e5;
/** An exception that is shorter is a favour between colleagues; unless policy says otherwise nobody writes a report for it. */
const SHORT = 2 * DAY;
/** A stint with hours off may have begun so long before its end, of a longer one the report begins here; so far on somebody takes over. */
const FAR = 40 * DAY;
/** The shifts of the role paged first that end within a period (RFC 3339 UTC), by their end, and who takes over. */
function listHandedShifts(schedule, period) {
	const [role = ""] = rolesPagedFirst(schedule);
	const wide = {
		from: fromEpochMs(toEpochMs(period.from) - FAR),
		until: fromEpochMs(toEpochMs(period.until) + FAR)
	};
	const runs = joinStints(shiftsOfRole(schedule, role, wide).map((shift) => ({
		...shift,
		isException: shift.reason !== "rotation"
	})));
	const stints = schedule.handover_reports === true ? runs : joinStints(runs.filter(isNoFavour));
	return stints.map((shift, index) => ({
		shift,
		...stints[index + 1] && { next: stints[index + 1] }
	})).filter(({ shift: { end } }) => toEpochMs(period.from) < toEpochMs(end) && toEpochMs(end) <= toEpochMs(period.until));
}
/** Whether a shift ends with a report: by default one of two days and more, else as the schedule says. */
function hasReport({ handover_reports }, { shift, next }) {
	return next !== void 0 && (handover_reports ?? lengthOf(shift) >= SHORT);
}
function isNoFavour(run) {
	return !run.isException || lengthOf(run) >= SHORT;
}
function joinStints(parts) {
	const joined = [];
	for (const { member, start, end, isException } of parts) {
		const last = joined.at(-1);
		if (last?.member !== member) joined.push({
			member,
			start,
			end,
			isException
		});
		else {
			const until = toEpochMs(end) > toEpochMs(last.end) ? end : last.end;
			joined[joined.length - 1] = {
				...last,
				end: until,
				isException: last.isException && isException
			};
		}
	}
	return joined;
}
function lengthOf({ start, end }) {
	return toEpochMs(end) - toEpochMs(start);
}
// src/app/handover/due-handovers.ts
/** The outgoing engineer may begin to write so long before the end of the shift. */
const AHEAD = 36e5;
/** GitHub runs timers late and some never: a report that nobody drafted is caught up on for so long. */
const CATCH_UP = 864e5;
/** The shifts that have just ended or are about to (RFC 3339 UTC), and have no report on record. */
function dueHandovers({ schedules, handovers }, now) {
	const period = {
		from: fromEpochMs(toEpochMs(now) - CATCH_UP),
		until: fromEpochMs(toEpochMs(now) + AHEAD)
	};
	const known = new Set(handovers.map(({ path }) => path));
	return [...schedules].flatMap(([slug, schedule]) => listHandedShifts(schedule, period).filter((handed) => hasReport(schedule, handed)).map((handed) => ({
		named: {
			slug,
			schedule
		},
		handed
	})).filter(({ named, handed: { shift } }) => !known.has(handoverPath(named, shift))));
}
// src/app/handover/handover-branch.ts
/** The branch on which a report (`schedules/handovers/2026-W46-payments.md`) is written; by it its pull request is found again. */
function handoverBranch(path) {
	return path.replace(/^schedules\/handovers\/(.*)\.md$/, "handover/$1");
}
// src/app/handover/handover-state.ts
/** The incoming engineer may read it first: a handover counts as late from so long after the next shift has begun. */
const GRACE = 72e5;
/** The state of a handover at an instant (RFC 3339 UTC). A report that is done without a time of approval counts as on time. */
function handoverState({ shift, takes_over, status, accepted_at }, now) {
	const due = toEpochMs(takes_over ?? shift.end) + GRACE;
	if (accepted_at !== void 0) return toEpochMs(accepted_at) > due ? "late" : "on-time";
	if (status === "done") return "on-time";
	return toEpochMs(now) > due ? "overdue" : "pending";
}
// src/app/handover/propose-handovers.ts
/**
* Drafts what is due at an instant (RFC 3339 UTC) and asks the outgoing engineer to edit it, the incoming one to approve.
* Each is asked once: a review that is asked for again is open again on GitHub.
*/
async function proposeHandovers(catalogue, now, { proposals, commits }) {
	const proposed = [];
	for (const { named, handed } of dueHandovers(catalogue, now)) {
		const draft = draftHandover({
			catalogue,
			named,
			handed,
			commits: await commits({
				from: handed.shift.start,
				until: handed.shift.end
			}),
			now
		});
		const { path, facts } = draft;
		const attempt = await proposals.find(handoverBranch(path)) !== void 0 ? void 0 : await proposals.propose(proposalOf(draft, named.schedule));
		proposed.push({
			path,
			facts,
			state: handoverState(facts, now),
			...attempt && { attempt }
		});
	}
	return proposed;
}
function proposalOf({ path, facts, text }, { name, time_zone }) {
	const { from, to, shift, takes_over } = facts;
	const at = formatLocal(takes_over ?? shift.end, time_zone);
	return {
		branch: handoverBranch(path),
		path,
		content: text,
		title: `Handover ${name}: ${from} to ${to}`,
		lines: [
			`The shift of ${from} ends on ${formatLocal(shift.end, time_zone)}, ${to} takes over on ${at}, ${time_zone}.`,
			`${from}: edit ${path} on this branch. Say in one line how it was, give the verdicts that are missing, and write down what is in no record.`,
			`${to}: approve when you know enough. Your approval of the text that is merged is the handover; two hours after you take over it is late. Then merge.`
		],
		assignee: from,
		reviewers: [to]
	};
}
// src/app/handover/who-takes-over.ts
/** A shift may end earlier or later by an override that was made after the report was drafted. */
const NEAR = 432e5;
/**
* Who may take over from a shift by the schedule as it is now: whoever has the next shift, and whoever stands in at the
* moment when it begins. Never the outgoing engineer, and nobody where the schedule is gone.
*/
function whoTakesOver(schedules, { path, facts }) {
	const named = scheduleOf(schedulesOfTeam(schedules, facts.team), path);
	if (!named) return [];
	const { schedule } = named;
	const end = toEpochMs(facts.shift.end);
	const next = listHandedShifts(schedule, {
		from: fromEpochMs(end - NEAR),
		until: fromEpochMs(end + NEAR)
	}).filter(({ shift }) => shift.member === facts.from).flatMap((handed) => handed.next?.member ?? []);
	const [role] = rolesPagedFirst(schedule);
	const present = onCallAt(schedule, facts.takes_over ?? facts.shift.end).filter((shift) => shift.role === role);
	const people = [...next, ...present.map(({ member }) => member)];
	return [...new Set(people)].filter((member) => member !== facts.from);
}
/** `…-payments-eu.md` is of the schedule `payments-eu`, also where there is one `eu`. */
function scheduleOf(schedules, path) {
	return schedules.filter(({ slug }) => path.endsWith(`-${slug}.md`)).toSorted((a, b) => b.slug.length - a.slug.length)[0];
}
// src/app/handover/record-approvals.ts
/** For so long after a shift a late approval is looked for. */
const LOOK_BACK = 12096e5;
/**
* Records who took over by the reviews of the merged pull request: of the one that is named, else of the one of the
* report's own branch. Only an approval of the text as it stands on record counts, and only of whoever takes over by the
* schedule: a pull request of a machine could be approved by the outgoing engineer as well. Nothing of a change is run.
*/
async function recordApprovals({ catalogue, now, merged }, sources) {
	const waiting = catalogue.handovers.filter(({ facts }) => isWaiting(facts, now));
	if (waiting.length === 0) return [];
	const snapshot = await sources.repository.snapshot();
	const texts = await snapshot.read(waiting.map(({ path }) => path));
	const isIn = await pathsOf(merged, sources);
	const approvals = [];
	for (const handover of waiting) {
		const text = texts.get(handover.path);
		const number = isIn.has(handover.path) ? merged : await numberOf(handover.path, sources);
		if (text === void 0 || number === void 0) continue;
		const approval = await approvalOf(handover, {
			text,
			catalogue,
			head: snapshot.commit,
			given: await sources.reviews.reviews(number)
		}, sources);
		if (approval) approvals.push(approval);
	}
	const recorded = approvals.length === 0 ? [] : await commit(approvals, sources);
	return waiting.map(({ path, facts }) => {
		const done = recorded.find((one) => one.path === path);
		const after = done ? {
			...facts,
			...editOf(done)
		} : facts;
		return {
			path,
			facts: after,
			state: handoverState(after, now),
			isRecorded: done !== void 0
		};
	});
}
/** Also one that people have called done: when it was approved is not known yet. */
function isWaiting({ accepted_at, shift }, now) {
	return accepted_at === void 0 && toEpochMs(shift.end) > toEpochMs(now) - LOOK_BACK;
}
async function pathsOf(merged, { reviews }) {
	if (merged === void 0) return /* @__PURE__ */ new Set();
	return new Set((await reviews.files(merged)).filter(({ isDeleted }) => !isDeleted).map(({ path }) => path));
}
async function numberOf(path, { proposals }) {
	const found = await proposals.find(handoverBranch(path));
	return found && Number(found.id.slice(1));
}
async function approvalOf({ path, facts }, { text, head, catalogue, given }, { reviews: source }) {
	const people = whoTakesOver(catalogue.schedules, {
		path,
		facts
	});
	const textAt = (commit) => source.text(path, commit);
	const { reviews } = await currentReviews(given, people, {
		head,
		text,
		textAt
	});
	for (const by of people) {
		const words = reviews.filter(({ handle }) => handle.toLowerCase() === by.toLowerCase());
		const first = words[words.findLastIndex(({ verdict }) => verdict !== "approved") + 1];
		if (first) return {
			path,
			text,
			by,
			at: first.at
		};
	}
}
function editOf({ by, at }) {
	return {
		to: by,
		status: "done",
		accepted_by: by,
		accepted_at: new Date(at).toISOString().replace(".000Z", "Z")
	};
}
/** One commit for all; a report that somebody has changed meanwhile is looked at again by the next run. */
async function commit(approvals, { repository }) {
	const { result } = await repository.commit(async (snapshot) => {
		const texts = await snapshot.read(approvals.map(({ path }) => path));
		const valid = approvals.filter(({ path, text }) => texts.get(path) === text);
		return {
			changes: valid.map((approval) => {
				const edits = Object.entries(editOf(approval)).map(([key, value]) => ({
					path: [key],
					value
				}));
				return {
					path: approval.path,
					content: editFrontMatter(approval.text, edits)
				};
			}),
			message: `Handover ${valid.map(({ path, by }) => `${handoverBranch(path).slice(9)} taken over by ${by}`).join(", ")}`,
			result: valid
		};
	});
	return result;
}
// actions/handover/run-handover.ts
/** Records who took over, then proposes the reports that are due; both do nothing where it was done. */
async function runHandover(core, repository, { folder, now, event, branch, connection }) {
	const files = workTreeFiles(folder);
	if (files.paths().length === 0) {
		core.setFailed(`No records in ${folder}, expected folders like teams/ and schedules/. Check out first.`);
		return;
	}
	const catalogue = readCatalogue(files);
	const { pull_request } = event;
	const options = {
		...connection,
		agent: "tocsin-handover"
	};
	const { find } = createChangeProposals({
		...options,
		target: branch
	});
	await report(core, await recordApprovals({
		catalogue,
		now,
		...pull_request?.merged && { merged: pull_request.number }
	}, {
		repository,
		reviews: pullRequestReviews(connection),
		proposals: { find }
	}), await proposeHandovers(catalogue, now, {
		proposals: {
			...createPullRequests({
				...options,
				base: branch
			}),
			find
		},
		commits: (period) => listRecordCommits(folder, period)
	}));
}
async function report(core, awaited, proposed) {
	const recorded = awaited.filter(({ isRecorded }) => isRecorded);
	const overdue = [...awaited, ...proposed].filter(({ state }) => state === "overdue");
	const opened = proposed.flatMap(({ path, attempt }) => attempt?.state === "done" ? [{
		path,
		pull: attempt.reference.id,
		note: attempt.note
	}] : []);
	const list = (name, value) => core.setOutput(name, JSON.stringify(value));
	list("proposed", opened.map(({ path, pull }) => ({
		path,
		pull
	})));
	list("recorded", recorded.map(({ path, facts }) => ({
		path,
		by: facts.accepted_by,
		at: facts.accepted_at
	})));
	list("overdue", overdue.map(({ path }) => path));
	const lines = [...recorded.map(({ path, facts, state }) => `${path}: ${facts.to} took over at ${facts.accepted_at}, ${state}`), ...opened.map(({ path, pull }) => `${path}: ${pull} opened`)];
	for (const line of lines) core.info(line);
	for (const { path, note } of opened) if (note !== void 0) core.warning(`${path}: ${note}`);
	const late = overdue.map(({ path, facts: { to } }) => `${path}: overdue, ${to} has not approved what is on record`);
	for (const line of late) core.warning(line);
	const failures = proposed.flatMap(({ path, attempt }) => attempt?.state === "failed" ? [`${path}: ${attempt.error}`] : []);
	if (failures.length > 0) core.setFailed(failures.join("\n"));
	if (!process.env.GITHUB_STEP_SUMMARY || lines.length + late.length === 0) return;
	await core.summary.addRaw([...lines, ...late].map((line) => `- ${line}`).join("\n"), true).write();
}
// actions/handover/main.ts
const { GITHUB_REPOSITORY, GITHUB_SERVER_URL, GITHUB_API_URL, GITHUB_EVENT_PATH, GITHUB_WORKSPACE, RUNNER_TEMP } = process.env;
try {
	const token = getInput("token");
	const branch = getInput("branch") || "main";
	const name = GITHUB_REPOSITORY ?? "";
	const { secret, ...place } = githubRemote({
		server: GITHUB_SERVER_URL ?? "https://github.com",
		repository: name,
		token
	});
	setSecret(secret);
	const folder = join(RUNNER_TEMP ?? "/tmp", "tocsin-handover");
	const repository = await RemoteRepository.open({
		folder,
		...place,
		branch
	});
	await runHandover(core_exports, repository, {
		folder: GITHUB_WORKSPACE ?? process.cwd(),
		now: (/* @__PURE__ */ new Date()).toISOString(),
		event: JSON.parse(readFileSync(GITHUB_EVENT_PATH ?? "", "utf8")),
		branch,
		connection: {
			repository: name,
			token,
			...GITHUB_API_URL && { apiUrl: GITHUB_API_URL }
		}
	});
	repository.close();
} catch (error) {
	setFailed(error instanceof Error ? error.message : String(error));
}
export {};

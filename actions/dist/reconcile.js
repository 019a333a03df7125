import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { i as __toESM } from "./shared-rolldown-runtime.js";
import { i as setSecret, n as getInput, r as setFailed, t as core_exports } from "./shared-core.js";
import { t as RemoteRepository } from "./shared-remote-repository.js";
import { o as githubRemote } from "./shared-read-git-config.js";
import { c as incidentFolder, i as runGit, n as gitEnvironment, u as slugOfPath } from "./shared-git-environment.js";
import { f as overlaps, l as isTimeZone, n as listShifts, p as uncovered, r as rolesOf, s as weeklyHours } from "./shared-list-shifts.js";
import { C as durationMs, a as SEVERITIES } from "./shared-gate.js";
import { i as WEEKDAYS, n as recordKindOf, r as PAGER_SYSTEMS } from "./shared-record-kinds.js";
import { a as normaliseInstant, o as toEpochMs, r as fromEpochMs } from "./shared-instant.js";
import { n as printRecord } from "./shared-print-record.js";
import { a as require_dist, i as readYaml, t as parseRecord } from "./shared-parse-record.js";
import { t as listWatches } from "./shared-list-watches.js";
import { n as appendOverrides, t as numberDrafts } from "./shared-number-drafts.js";
import { n as editYaml, t as editFrontMatter } from "./shared-edit-record.js";
import { m as stableHash } from "./shared-let-time-pass.js";
import { t as isExplained } from "./shared-is-explained.js";
import { i as rolesPagedFirst } from "./shared-coverage.js";
import { t as scheduleOfService } from "./shared-find-schedules.js";
import { t as onCallAt } from "./shared-on-call-at.js";
import { a as TURN, c as entryOf, d as waitsUntil, l as isSettled, o as entryAfter, s as entryBegun, t as currentTeams, u as isStillTried } from "./shared-find-actor.js";
import { n as inertLine, r as inertText, t as cutText } from "./shared-inert-text.js";
import { a as threadOf, n as FONT, o as createSmtpMailer, r as escapeHtml, s as readMailSettings, t as DARK } from "./shared-mail-look.js";
import { a as splitSections, i as sectionOf, n as POSTMORTEM_TEMPLATE, r as isSameTitle, t as POSTMORTEM_SECTIONS } from "./shared-postmortem-sections.js";
import { r as postmortemDue, t as needsPostmortem } from "./shared-needs-postmortem.js";
import { t as formatDuration } from "./shared-format-duration.js";
import { t as reviewersOf } from "./shared-reviewers-of.js";
import { t as inertMarkdown } from "./shared-inert-markdown.js";
import { c as appendTimeline } from "./shared-merge-facts.js";
import { n as editLedger, t as dropFromLedger } from "./shared-edit-ledger.js";
import { i as passTime, n as drain, t as formatDiagnostic } from "./shared-format-diagnostic.js";
import { r as callGithub } from "./shared-describe-answer.js";
import { n as failureOf$1, r as unreachableGithub, t as createPullRequests } from "./shared-pull-requests.js";
import { n as slackText, t as escaped } from "./shared-slack-blocks.js";
import { join } from "node:path";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
// src/adapters/git/list-fixing-commits.ts
/** What was pushed since the last run is among these, however busy the hour. */
const NEWEST$1 = 1e3;
/** The messages of those of the newest commits of a work tree that name an action of a postmortem, newest first; none outside Git. */
async function listFixingCommits(folder) {
	const place = {
		folder,
		env: gitEnvironment(process.env)
	};
	const { code, stdout } = await runGit(place, [
		"log",
		`--max-count=${NEWEST$1}`,
		"--format=%H%x00%B%x01"
	], { accept: [128] });
	if (code !== 0) return [];
	return stdout.toString().split("").map((entry) => entry.replace(/^\n/, "")).filter((entry) => /INC-\d{4}-\d{4,}#A\d/i.test(entry)).map((entry) => {
		const [id = "", message = ""] = entry.split("\0");
		return {
			id,
			message
		};
	});
}
// src/app/pager-sync/describe-pagers.ts
const WORDS$1 = {
	same: "the same",
	changed: "changed",
	"would-change": "would change",
	failed: "FAILED",
	"not-set-up": "not set up"
};
/** What became of the schedules of pagers, for people; those that were the same are not named. */
function describePagers(reports) {
	return reports.flatMap(({ name, state, changes, problems, error, help, needs }) => {
		if (state === "same" && problems.length === 0) return [];
		return [
			`${name}: ${WORDS$1[state]}${needs === void 0 ? "" : ` (${needs})`}${error === void 0 ? "" : `: ${error}`}`,
			...help === void 0 ? [] : [`  ${help}`],
			...changes.map((change) => `  ${change}`),
			...problems.map((problem) => `  ! ${problem}`)
		];
	});
}
// src/app/pager-sync/gather-pagers.ts
/**
* Reads the schedules that name a pager, or have overrides of ours left at one, and the people. A schedule that cannot be
* read, or whose own overrides cannot, is left alone and named; where a team cannot be read, all are.
*/
async function gatherPagers(snapshot) {
	const [schedules, records] = await Promise.all([filesOf(snapshot, "schedules"), filesOf(snapshot, SYNC_FOLDER)]);
	const texts = await snapshot.read([...schedules, ...records]);
	const paged = schedules.filter((path) => /^pager:/m.test(texts.get(path) ?? "") || texts.has(syncPath(slugOfPath(path))));
	if (paged.length === 0) return {
		schedules: [],
		teams: /* @__PURE__ */ new Map(),
		problems: []
	};
	const problems = [];
	const found = paged.flatMap((path) => {
		const slug = slugOfPath(path);
		const parsed = parseRecord("schedule", path, texts.get(path) ?? "");
		const made = readMade(slug, texts);
		problems.push(...parsed.ok ? [] : parsed.problems, ...made.ok ? [] : made.problems);
		return parsed.ok && made.ok ? [{
			slug,
			schedule: parsed.value.value,
			made: made.value
		}] : [];
	});
	const teams = await readTeams(snapshot);
	if (teams.problems.length > 0) return {
		schedules: [],
		teams: /* @__PURE__ */ new Map(),
		problems: [...problems, ...teams.problems]
	};
	return {
		schedules: found,
		teams: teams.found,
		problems
	};
}
const SYNC_FOLDER = "schedules/pager-sync";
/** Where it is recorded which overrides at pagers are ours. */
function syncPath(slug) {
	return `${SYNC_FOLDER}/${slug}.yaml`;
}
/** The overrides that we made for a schedule, out of the texts of files. */
function readMade(slug, texts) {
	const path = syncPath(slug);
	const text = texts.get(path);
	if (text === void 0) return {
		ok: true,
		value: []
	};
	const parsed = parseRecord("pager-sync", path, text);
	return parsed.ok ? {
		ok: true,
		value: parsed.value.value.overrides
	} : parsed;
}
async function readTeams(snapshot) {
	const found = /* @__PURE__ */ new Map();
	const problems = [];
	for (const [path, text] of await snapshot.read(await filesOf(snapshot, "teams"))) {
		const parsed = parseRecord("team", path, text);
		if (parsed.ok) found.set(slugOfPath(path), parsed.value.value);
		else problems.push(...parsed.problems);
	}
	return {
		found,
		problems
	};
}
async function filesOf(snapshot, folder) {
	return (await snapshot.list(folder)).filter(({ name, type }) => type === "file" && name.endsWith(".yaml")).map(({ name }) => `${folder}/${name}`);
}
// src/app/pager-sync/link-run.ts
const NOTHING_DONE = {
	changes: [],
	problems: [],
	added: [],
	removed: []
};
/** A schedule of a pager on one line: `pagerduty/PXXXXXX`. */
function nameOfLink({ system, schedule }) {
	return `${system}/${schedule}`;
}
// src/app/pager-sync/pager-people.ts
/** The ids that `teams/` has of people at pagers. */
const ID_OF = {
	pagerduty: (member) => member.pagerduty,
	zenduty: () => void 0
};
/** People are matched by the id in `teams/`, else by mail address; never by name. */
function createPagerPeople(teams, system, pager) {
	const idOf = ID_OF[system];
	const members = [...teams.values()].flatMap((team) => team.members);
	const remember = (ask) => {
		const known = /* @__PURE__ */ new Map();
		return (name) => {
			const answer = known.get(name) ?? ask(name);
			known.set(name, answer);
			return answer;
		};
	};
	return {
		userOf: remember(async (handle) => {
			const own = members.filter((member) => member.handle === handle);
			const value = own.map(idOf).find((id) => id !== void 0);
			const mail = own.find((member) => member.mail !== void 0)?.mail;
			return value !== void 0 || mail === void 0 ? {
				state: "done",
				value
			} : pager.findUser(mail);
		}),
		handleOf: remember(async (user) => {
			const value = members.find((member) => idOf(member) === user)?.handle;
			if (value !== void 0) return {
				state: "done",
				value
			};
			const asked = await pager.mailOf(user);
			if (asked.state === "failed" || asked.value === void 0) return asked;
			const mail = asked.value.toLowerCase();
			return {
				state: "done",
				value: members.find((member) => member.mail?.toLowerCase() === mail)?.handle
			};
		})
	};
}
// src/core/oncall/pager-window.ts
const DAY$3 = 864e5;
const WEEK = 7 * DAY$3;
/** How far ahead a pager follows a schedule, at least: two weeks in which nobody need run anything. */
const PAGER_AHEAD = 14 * DAY$3;
const LONGEST_WATCH = 4 * WEEK;
/**
* The watches of a role from `now` (milliseconds since 1970) until two weeks on, the last one whole: a window that moved
* with every run would ask for a piece more each time. A watch of months ends at the turn of a week.
*/
function pagerWindow(schedule, role, now) {
	const ahead = now + PAGER_AHEAD;
	const latest = Math.ceil((ahead + LONGEST_WATCH) / WEEK) * WEEK;
	const watches = listWatches(schedule, role, {
		start: now,
		end: latest
	});
	const end = watches.find((watch) => watch.start <= ahead && ahead < watch.end)?.end ?? ahead;
	return {
		span: {
			start: now,
			end
		},
		watches: watches.filter((watch) => watch.start < end)
	};
}
// src/core/oncall/plan-pager-push.ts
/**
* The overrides to make so that the pager has on call whom we have, where it has another or nobody. Where nobody is
* meant to be on call nothing is asked for, because an override names somebody.
*/
function missingShifts(wanted, there) {
	return wanted.flatMap(({ user, start, end }) => {
		const right = there.filter((shift) => shift.user === user).map(spanOf);
		return uncovered({
			start,
			end
		}, right).map((piece) => ({
			user,
			start: fromEpochMs(piece.start),
			end: fromEpochMs(piece.end)
		}));
	});
}
/**
* Of the overrides that we made, those that are right at no moment that is left of them. One that is right for a part
* stays and is covered where it is wrong: to take it back would leave its right part to chance until the next is made.
*/
function staleOverrides(made, watches, { start, end }) {
	return made.filter((override) => {
		const left = {
			start: Math.max(toEpochMs(override.start), start),
			end: toEpochMs(override.end)
		};
		if (left.end <= left.start || left.end > end) return false;
		return !watches.some((watch) => watch.member === override.member && overlaps(watch, left));
	});
}
/**
* Of the overrides that we made, those that are wrong at some moment that is left of them: where it is not known which
* of two overrides holds, nothing can be covered, and what is right of them is made again.
*/
function wrongOverrides(made, watches, { start, end }) {
	return made.filter((override) => {
		const left = {
			start: Math.max(toEpochMs(override.start), start),
			end: toEpochMs(override.end)
		};
		if (left.end <= left.start || left.end > end) return false;
		const right = watches.filter((watch) => watch.member === override.member);
		return uncovered(left, right).length > 0;
	});
}
/** What the pager says against watches: its shifts of others at the same time, each with the first watch that it touches. */
function disputedShifts(wanted, there) {
	return there.flatMap((shift) => {
		const watch = wanted.find(({ user, ...span }) => user !== shift.user && overlaps(span, spanOf(shift)));
		return watch ? [{
			shift,
			watch
		}] : [];
	});
}
function spanOf({ start, end }) {
	return {
		start: toEpochMs(start),
		end: toEpochMs(end)
	};
}
// src/app/pager-sync/push-link.ts
const MINUTE = 6e4;
/**
* Makes the schedule of a pager say what ours says for the next two weeks: takes back overrides of ours that have become
* wrong, reads who is on call there then, and makes overrides where it is somebody else. Nothing is done where it says
* so already, so a run that was killed anywhere is made good by the next.
*/
async function pushLink({ schedule, made }, run) {
	const { link } = run;
	const { span, watches } = pagerWindow(schedule, link.role, Math.ceil(run.now / MINUTE) * MINUTE);
	const people = await findUsers(watches, run);
	if ("failure" in people) return {
		...NOTHING_DONE,
		failure: people.failure
	};
	const own = made.filter(({ pager }) => pager === nameOfLink(link));
	const wrong = (run.pager.lastWins ? staleOverrides : wrongOverrides)(own, watches, span);
	const done = {
		...await takeBack(wrong, run),
		problems: people.problems
	};
	if (done.failure) return done;
	const there = await run.pager.onCall(link.schedule, {
		from: fromEpochMs(span.start),
		until: fromEpochMs(span.end)
	});
	if (there.state === "failed") return {
		...done,
		failure: there
	};
	const left = run.pager.lastWins ? there.value : there.value.filter((shift) => !wrong.some((one) => isSame$1(one, shift)));
	const after = await override$2(people.wanted, {
		...run,
		missing: missingShifts(people.wanted, left)
	});
	return {
		...done,
		...after,
		changes: [...done.changes, ...after.changes],
		problems: [
			...done.problems,
			...disputes(people.wanted, left, run),
			...after.problems
		],
		removed: done.removed
	};
}
/** Watches with the users that the pager knows their people by; those of others are left out and named once. */
async function findUsers(watches, { link, people }) {
	const wanted = [];
	const unknown = /* @__PURE__ */ new Set();
	for (const watch of watches) {
		const answer = await people.userOf(watch.member);
		if (answer.state === "failed") return { failure: answer };
		if (answer.value === void 0) unknown.add(watch.member);
		else wanted.push({
			...watch,
			user: answer.value
		});
	}
	return {
		wanted,
		problems: [...unknown].map((member) => `${link.system} has no user with the mail address of ${member}`)
	};
}
async function override$2(wanted, { link, pager, isDryRun, missing }) {
	if (missing.length === 0) return NOTHING_DONE;
	const memberOf = (user) => wanted.find((watch) => watch.user === user)?.member ?? user;
	const wordsOf = ({ user, start, end }) => `${memberOf(user)} from ${start} until ${end}`;
	if (isDryRun) return {
		...NOTHING_DONE,
		changes: missing.map(wordsOf)
	};
	const answer = await pager.override(link.schedule, missing);
	if (answer.state === "failed") return {
		...NOTHING_DONE,
		failure: answer
	};
	const { made, refused, failure } = answer.value;
	const added = made.map(({ id, user, start, end }) => {
		return {
			pager: nameOfLink(link),
			id,
			member: memberOf(user),
			user,
			start,
			end
		};
	});
	return {
		...NOTHING_DONE,
		changes: made.map(wordsOf),
		problems: refused,
		added,
		...failure && { failure }
	};
}
/** Overrides that others made against ours, where it is not known which of them holds. */
function disputes(wanted, there, { link, pager }) {
	if (pager.lastWins) return [];
	return disputedShifts(wanted, there).map(({ shift: { user, start, end }, watch }) => `${link.system} has an override for the user ${user} from ${start} until ${end}, when it is ${watch.member}: take it out there`);
}
function isSame$1(a, b) {
	return a.user === b.user && a.start === b.start && a.end === b.end;
}
/** Takes back what is left of overrides that we made; those that have ended are only forgotten. */
async function takeBack(overrides, { link, pager, now, isDryRun }) {
	const [changes, removed] = [[], []];
	for (const { id, member, start, end } of overrides) {
		if (toEpochMs(end) > now) {
			const answer = isDryRun ? void 0 : await pager.remove(link.schedule, id);
			if (answer?.state === "failed") return {
				...NOTHING_DONE,
				changes,
				removed,
				failure: answer
			};
			changes.push(`not ${member} from ${start} until ${end}`);
		}
		removed.push(id);
	}
	return {
		...NOTHING_DONE,
		changes,
		removed
	};
}
// src/core/oncall/plan-pager-read.ts
/** By this reason an override is known as one that came from the pager; one that people wrote is never taken out. */
function pagerReason({ system, schedule }) {
	return `Made in ${SYSTEM_NAMES[system]}, schedule ${schedule}`;
}
const SYSTEM_NAMES = {
	pagerduty: "PagerDuty",
	zenduty: "Zenduty"
};
/**
* What to change so that a schedule has the overrides that were found at the pager over a span. An override of ours with
* the same person and times is the same, whoever wrote it. What ended before `now` is history and stays.
*/
function planPagerRead({ overrides = [] }, { link, found, span, now }) {
	const reason = pagerReason(link);
	const wanted = found.map(({ member, start, end }) => {
		return {
			role: link.role,
			member,
			from: start,
			until: end,
			reason
		};
	});
	return {
		removed: overrides.flatMap((own, place) => {
			const isOurs = own.reason === reason && own.role === link.role;
			const isOpen = toEpochMs(own.until) > now && overlaps({
				start: toEpochMs(own.from),
				end: toEpochMs(own.until)
			}, span);
			return isOurs && isOpen && !wanted.some((one) => isSame(one, own)) ? [place] : [];
		}),
		added: wanted.filter((one) => !overrides.some((own) => isSame(one, own)))
	};
}
function isSame(a, b) {
	return toEpochMs(a.from) === toEpochMs(b.from) && toEpochMs(a.until) === toEpochMs(b.until) && a.role === b.role && a.member === b.member;
}
// src/formats/remove-overrides.ts
var import_dist = require_dist();
/**
* Takes overrides out of the text of a schedule by their places in the list (from 0) and leaves every other byte as it
* was. Throws where the result would not read back as meant (a bug: callers hand in a schedule that has been read).
*/
function removeOverrides(text, places) {
	if (places.length === 0) return text;
	const kept = readOverrides(text).filter((_, place) => !places.includes(place));
	const edited = kept.length === 0 ? editYaml(text, [{
		path: ["overrides"],
		value: void 0
	}]) : cutItems(text, places) ?? editYaml(text, [{
		path: ["overrides"],
		value: kept
	}]);
	if (JSON.stringify(readOverrides(edited)) !== JSON.stringify(kept)) throw new Error("The overrides would not read back as they were meant");
	return edited;
}
/** The text without the lines of some items; undefined where the list does not have a line of its own for each. */
function cutItems(text, places) {
	const { contents } = (0, import_dist.parseDocument)(text, { logLevel: "silent" });
	const pair = (0, import_dist.isMap)(contents) ? contents.items.find(isOverrides) : void 0;
	if (!(0, import_dist.isSeq)(pair?.value) || pair.value.flow) return void 0;
	const items = pair.value.items;
	let edited = text;
	for (const place of places.toSorted((a, b) => b - a)) {
		const [start, end] = items[place]?.range ?? [];
		if (start === void 0 || end === void 0) return void 0;
		const lineStart = text.lastIndexOf("\n", start) + 1;
		const newline = text.indexOf("\n", Math.max(start, text.slice(0, end).trimEnd().length));
		const lineEnd = newline === -1 ? text.length : newline + 1;
		edited = edited.slice(0, lineStart) + edited.slice(lineEnd);
	}
	return edited;
}
function isOverrides({ key }) {
	return (0, import_dist.isScalar)(key) && key.value === "overrides";
}
function readOverrides(text) {
	const read = readYaml(text);
	return (read.ok ? read.value?.overrides : void 0) ?? [];
}
// src/app/pager-sync/read-link.ts
const DAY$2 = 864e5;
/** One that was cut short is seen with its true end as long as somebody looks within a week. */
const BACK = 7 * DAY$2;
const AHEAD = 70 * DAY$2;
/**
* Brings the overrides that people made at a pager into our schedule, and takes out those that they took back there. They
* are committed and not proposed: they hold at the pager already, and every answer of ours would be wrong until a review.
*/
async function readLink({ slug, schedule }, { repository, ...run }) {
	const { link, pager, people, now, isDryRun } = run;
	const span = {
		start: now - BACK,
		end: now + AHEAD
	};
	const period = {
		from: fromEpochMs(span.start),
		until: fromEpochMs(span.end)
	};
	const there = await pager.overrides(link.schedule, period);
	if (there.state === "failed") return {
		...NOTHING_DONE,
		failure: there
	};
	const found = [];
	const problems = [];
	for (const { user, start, end } of there.value) {
		const answer = await people.handleOf(user);
		if (answer.state === "failed") return {
			...NOTHING_DONE,
			problems,
			failure: answer
		};
		if (answer.value !== void 0) found.push({
			member: answer.value,
			start,
			end
		});
		else problems.push(`teams/ has nobody for the user ${user} of ${link.system}, who has an override from ${start}`);
	}
	const reading = {
		link,
		found,
		span,
		now
	};
	const changes = isDryRun ? changesOf$1(schedule, reading) : (await repository.commit((snapshot) => foldReading(snapshot, slug, reading))).result;
	return {
		...NOTHING_DONE,
		problems,
		changes
	};
}
async function foldReading(snapshot, slug, reading) {
	const path = `schedules/${slug}.yaml`;
	const text = (await snapshot.read([path])).get(path) ?? "";
	const parsed = parseRecord("schedule", path, text);
	if (!parsed.ok) return {
		changes: [],
		message: "",
		result: []
	};
	const schedule = parsed.value.value;
	const { removed, added } = planPagerRead(schedule, reading);
	const content = appendOverrides(removeOverrides(text, removed), added);
	const count = removed.length + added.length;
	const message = `${path}: ${count} ${count === 1 ? "override" : "overrides"} as in ${nameOfLink(reading.link)}\n\n${pagerReason(reading.link)}.\n`;
	return {
		changes: content === text ? [] : [{
			path,
			content
		}],
		message,
		result: changesOf$1(schedule, reading)
	};
}
function changesOf$1(schedule, reading) {
	const { removed, added } = planPagerRead(schedule, reading);
	return [...removed.flatMap((place) => schedule.overrides?.[place] ?? []).map(({ member, from, until }) => `not ${member} from ${from} until ${until}`), ...added.map(({ member, from, until }) => `${member} from ${from} until ${until}`)];
}
// src/app/pager-sync/sync-pagers.ts
/**
* Keeps schedules and those of pagers the same, one after the other. One that fails holds up no other, but where a pager
* itself is down it is asked no more in this run. Which overrides are ours is committed as soon as they are made.
*/
async function syncPagers(repository, { schedules: pagers, now, isDryRun }) {
	const { schedules, teams, problems } = await gatherPagers(await repository.snapshot());
	const reports = [];
	for (const system of PAGER_SYSTEMS) {
		const pager = pagers[system];
		const people = pager && createPagerPeople(teams, system, pager);
		let down;
		const linked = /* @__PURE__ */ new Map();
		for (const { name, paged, link, left } of jobsOf(schedules, system)) {
			if (!pager || !people) {
				reports.push({
					name,
					state: "not-set-up",
					changes: [],
					problems: [],
					needs: NEEDS[system]
				});
				continue;
			}
			const failure = down ?? (left ? void 0 : refusalOf$1(paged, link, linked));
			const run = {
				link,
				pager,
				people,
				now: toEpochMs(now),
				isDryRun
			};
			const outcome = failure ? {
				...NOTHING_DONE,
				failure
			} : await perform$1(paged, {
				...run,
				left,
				repository
			});
			if (!isDryRun) await recordMade(repository, paged.slug, outcome);
			if (outcome.failure?.isSystemDown) down = outcome.failure;
			reports.push(reportOf$1(name, outcome, isDryRun));
		}
	}
	return {
		pagers: reports,
		problems
	};
}
const NEEDS = {
	pagerduty: "TOCSIN_PAGERDUTY_TOKEN and TOCSIN_PAGERDUTY_FROM",
	zenduty: "TOCSIN_ZENDUTY_TOKEN"
};
/** What is to be done at one system: first what is left of old links, then each link. */
function jobsOf(schedules, system) {
	return schedules.flatMap((paged) => {
		const { slug, schedule, made } = paged;
		const links = (schedule.pager ?? []).filter((link) => link.system === system);
		const pushed = new Set(links.filter(({ direction }) => direction === "push").map(nameOfLink));
		const jobs = [...Map.groupBy(made.filter(({ pager }) => pager.startsWith(`${system}/`) && !pushed.has(pager)), ({ pager }) => pager)].map(([pager, left]) => {
			const link = {
				system,
				schedule: pager.slice(system.length + 1),
				role: "",
				direction: "push"
			};
			return {
				name: `${slug} no longer → ${pager}`,
				paged,
				link,
				left
			};
		});
		const named = links.map((link) => {
			const arrow = link.direction === "push" ? "→" : "←";
			return {
				name: `${slug} ${link.role} ${arrow} ${nameOfLink(link)}`,
				paged,
				link
			};
		});
		return [...jobs, ...named];
	});
}
/** What is wrong with a link by itself, or beside others: two roles would overwrite each other in one schedule there. */
function refusalOf$1({ slug, schedule }, link, linked) {
	const name = nameOfLink(link);
	const first = linked.get(name);
	linked.set(name, first ?? `${slug} ${link.role}`);
	const roles = rolesOf(schedule);
	if (first !== void 0) return {
		state: "failed",
		error: `Unexpected ${name} again, expected it for ${first} only`
	};
	if (!roles.includes(link.role)) return {
		state: "failed",
		error: `Unexpected role "${link.role}" in pager, expected one of ${roles.join(", ")}`
	};
	if (!isTimeZone(schedule.time_zone)) return {
		state: "failed",
		error: `Unexpected time zone "${schedule.time_zone}", expected one of the IANA list`
	};
}
async function perform$1(paged, { left, repository, ...run }) {
	const { link } = run;
	if (left) return takeBack(left, run);
	return link.direction === "push" ? pushLink(paged, run) : readLink(paged, {
		...run,
		repository
	});
}
/** Overrides that have ended are forgotten with the next change, not by a commit of their own. */
async function recordMade(repository, slug, { added, removed }) {
	if (added.length + removed.length === 0) return;
	await repository.commit((snapshot) => foldMade(snapshot, slug, {
		added,
		removed
	}));
}
async function foldMade(snapshot, slug, { added, removed }) {
	const path = syncPath(slug);
	const made = readMade(slug, await snapshot.read([path]));
	if (!made.ok) return {
		changes: [],
		message: "",
		result: void 0
	};
	const first = added[0]?.start;
	const overrides = [...made.value.filter(({ id, end }) => !removed.includes(id) && (first === void 0 || toEpochMs(end) > toEpochMs(first))), ...added];
	const content = overrides.length === 0 ? null : printRecord("pager-sync", {
		schema: 1,
		overrides
	});
	const message = `${path}: ${added.length} made, ${removed.length} taken back\n`;
	return {
		changes: [{
			path,
			content
		}],
		message,
		result: void 0
	};
}
function reportOf$1(name, { changes, problems, failure }, isDryRun) {
	if (failure) {
		const { error, help } = failure;
		return {
			name,
			state: "failed",
			changes,
			problems,
			error,
			...help !== void 0 && { help }
		};
	}
	return {
		name,
		state: changes.length === 0 ? "same" : isDryRun ? "would-change" : "changed",
		changes,
		problems
	};
}
// src/core/effects/effect-reasons.ts
/** Every reason code of an effect, with the sentence that people read. */
const EFFECT_REASONS = {
	"escalation/first": "The incident is open, and the first step of its escalation is due.",
	"escalation/step": "Nobody acknowledged in time, so the next step is due.",
	"escalation/repeat": "All steps were tried and nobody acknowledged, so they are tried again.",
	"escalation/fallback": "All rounds were tried and nobody acknowledged, so the schedule above is asked.",
	"escalation/severity-raised": "The incident became worse, so its escalation begins anew.",
	"escalation/reopened": "The incident came back, so its escalation begins anew.",
	"escalation/nobody": "A step of escalation is due and leads to nobody, which is noted.",
	"handover/open-incident": "A shift began while the incident is open, so whoever took over is told once.",
	"mail/triggered": "The incident is open and nobody has been told.",
	"mail/reopened": "The incident was resolved and is open again.",
	"mail/severity-raised": "The incident is worse than the last mail said.",
	"mail/resolved": "The incident was resolved.",
	"mail/dismissed": "The incident was dismissed, so those who were told of it are told that it was none.",
	"mail/closed": "The incident was closed, so its cause and what ended it are told.",
	"mail/owner-only": "Another incident explains this one (its cause or its duplicate), so only the team that owns the service and its on-call engineer are told.",
	"mail/postmortem-due": "The postmortem is due within two days and not accepted.",
	"mail/postmortem-overdue": "The day by which the postmortem was due is over, and it is not accepted.",
	"mail/action-overdue": "The day by which an action of the postmortem was due is over, and it is open.",
	"pager/noted": "The incident came from PagerDuty, and policies/notify.yaml wants its link there.",
	"pager/acknowledged": "The incident was acknowledged here, and policies/notify.yaml lets that stop the pager.",
	"pager/resolved": "The incident was resolved or dismissed here, and policies/notify.yaml lets that resolve it there.",
	"postmortem/needed": "Policy asks for a postmortem of this incident and there is none.",
	"chat/triggered": "The incident is open and the channel has not been told.",
	"chat/reopened": "The incident was resolved and is open again.",
	"chat/severity-raised": "The incident is worse than the channel was told.",
	"chat/resolved": "The incident was resolved.",
	"chat/dismissed": "The incident was dismissed, so channels that were told of it are told that it was none.",
	"chat/closed": "The incident was closed.",
	"collation/resolved": "The incident was resolved, and its record does not say yet how it went as a whole.",
	"room/opened": "policies/triage.yaml gives incidents of this kind a room.",
	"room/changed": "The incident is not any more as its room shows it.",
	"room/over": "The incident is closed or dismissed, so its room is closed.",
	"ticket/postmortem": "Policy asks for a postmortem of this incident and no ticket asks for it.",
	"ticket/collated": "The incident was resolved, and the ticket of its postmortem does not say yet how it went.",
	"ticket/action": "An open action of the postmortem has no ticket."
};
// src/app/reconcile/describe-effects.ts
/** What a state of an effect means, in words. */
const WORDS = {
	due: "would do",
	done: "done",
	failed: "FAILED",
	"given-up": "GIVEN UP",
	"quiet-hours": "waits for the morning",
	"back-off": "waits to be tried again",
	unreachable: "reaches nobody",
	"not-set-up": "not set up",
	"not-tried": "left for the next run"
};
/** What has to be set up for a kind of effect. */
const SET_UP = {
	mail: "TOCSIN_SMTP_URL and TOCSIN_MAIL_FROM",
	page: "TOCSIN_SMTP_URL and TOCSIN_MAIL_FROM",
	chat: "TOCSIN_SLACK_USE=chat or TOCSIN_TEAMS_USE=chat",
	room: "rooms in TOCSIN_GITHUB_USE, TOCSIN_SLACK_USE or TOCSIN_TEAMS_USE",
	ticket: "TOCSIN_JIRA_URL or TOCSIN_GITHUB_USE=tickets",
	"ticket-note": "TOCSIN_JIRA_URL or TOCSIN_GITHUB_USE=tickets",
	collation: "",
	pager: "TOCSIN_PAGERDUTY_TOKEN and TOCSIN_PAGERDUTY_FROM",
	postmortem: ""
};
/**
* What became of effects, for people: some lines each. What nothing is set up for is listed only in a dry run, and
* counted always.
*/
function describeEffects(effects, { isDryRun }) {
	if (isDryRun && effects.length === 0) return ["The records ask for nothing that is not done"];
	return [...effects.filter(({ state }) => isDryRun || state !== "not-set-up").flatMap(linesOf), ...missingSetUp(effects)];
}
/** What has to be set up for effects that nobody is there to do, a line a kind. */
function missingSetUp(effects) {
	return [...Map.groupBy(effects.filter(({ state }) => state === "not-set-up"), ({ kind }) => kind)].map(([kind, list]) => `${list.length} of kind ${kind} wait for ${SET_UP[kind]} (docs/reconcile.md)`);
}
function linesOf({ key, target, reason, state, until, error, help }) {
	const when = until === void 0 ? "" : ` until ${until}`;
	const whom = target === "" ? "" : ` → ${target}`;
	return [
		`${WORDS[state]}${when}: ${key}${whom}`,
		`  ${EFFECT_REASONS[reason]} [${reason}]`,
		...error === void 0 ? [] : [`  ${error}`],
		...help === void 0 ? [] : [`  help: ${help}`]
	];
}
/**
* Whether an incident is a drill that nobody is told of: every alert of it was replayed. As soon as one real alert joins
* it, it is as real as any.
*/
function isDrill({ alerts }) {
	const fingerprints = alerts?.fingerprints ?? [];
	return fingerprints.length > 0 && fingerprints.every((one) => one.startsWith(`cloudevents:/drill/`));
}
// src/core/effects/recipients.ts
/** The words that reach the owner of the service and nobody else. */
const OWNER_WORDS = /* @__PURE__ */ new Set(["team", "on-call"]);
/**
* Who is mailed of an event, by all routes of `policies/notify.yaml` that match. Of an incident that another explains
* only its owner hears, and who was told before.
*/
function recipientsOf(input, occasion) {
	const { facts, rules } = input;
	const { event, people = [], told = [] } = occasion;
	const routes = (rules.policies.notify?.routes ?? []).filter((route) => matches(route, facts, event));
	const words = [...new Set(routes.flatMap(({ mail = [] }) => mail))];
	const found = [
		...(isExplained(input.facts) ? words.filter((word) => OWNER_WORDS.has(word)) : words).map((word) => resolveWord(word, input, occasion)),
		...routes.length > 0 ? people.map((handle) => resolvePerson(handle, rules)) : [],
		{
			to: told,
			unreachable: []
		}
	];
	const unique = (texts) => [...new Set(texts)].sort();
	return {
		to: unique(found.flatMap(({ to }) => to)),
		unreachable: unique(found.flatMap(({ unreachable }) => unreachable))
	};
}
/** Whether a route is for an event of an incident. */
function matches({ events, teams, severities, kinds, products }, { team, severity, kind, product }, event) {
	return event !== void 0 && events.includes(event) && (teams?.includes(team) ?? true) && (severities?.includes(severity) ?? true) && (kinds?.includes(kind) ?? true) && (products?.includes(product) ?? true);
}
function resolveWord(word, input, occasion) {
	const { facts, rules } = input;
	const service = rules.services.get(facts.service);
	switch (word) {
		case "team": return resolveTeam(facts.team, rules);
		case "on-call": return resolvePeople(word, onCallOf(input, occasion), rules);
		case "service-owner": {
			const lead = rules.teams.get(service?.owner ?? facts.team)?.lead;
			return resolvePeople(word, lead === void 0 ? [] : [lead], rules);
		}
		case "stakeholders": return merge((service?.stakeholders ?? []).map((handle) => resolvePerson(handle, rules)));
		default: return {
			to: [word],
			unreachable: []
		};
	}
}
/** Who is in the incident, and whoever was paged first for its service when it happened. */
function onCallOf({ facts, rules }, { at, isLater }) {
	const { on_call, responder } = facts.roles ?? {};
	const known = [on_call, responder].filter((handle) => handle !== void 0);
	const service = rules.services.get(facts.service) ?? { owner: facts.team };
	const schedule = isLater ? void 0 : scheduleOfService(rules.schedules, service)?.schedule;
	if (!schedule) return known;
	const roles = rolesPagedFirst(schedule);
	const shifts = onCallAt(schedule, at).filter(({ role }) => roles.includes(role));
	return [.../* @__PURE__ */ new Set([...known, ...shifts.map(({ member }) => member)])];
}
function resolveTeam(slug, rules) {
	const team = rules.teams.get(slug);
	if (team?.mail !== void 0) return {
		to: [team.mail],
		unreachable: []
	};
	const members = (team?.members ?? []).map(({ handle }) => handle);
	return resolvePeople(`team ${slug}`, members, rules);
}
function resolvePeople(word, handles, rules) {
	if (handles.length === 0) return {
		to: [],
		unreachable: [word]
	};
	return merge(handles.map((handle) => resolvePerson(handle, rules)));
}
function resolvePerson(handle, { teams }) {
	const address = findMember(handle, teams)?.mail;
	return address === void 0 ? {
		to: [],
		unreachable: [handle]
	} : {
		to: [address],
		unreachable: []
	};
}
function merge(all) {
	return {
		to: all.flatMap(({ to }) => to),
		unreachable: all.flatMap(({ unreachable }) => unreachable)
	};
}
/** Somebody in teams/ by handle; of several entries the first with a mail address. */
function findMember(handle, teams) {
	const entries = [...teams.values()].flatMap(({ members }) => members.filter((member) => member.handle === handle));
	return entries.find(({ mail }) => mail !== void 0) ?? entries[0];
}
// src/core/effects/chat-channels.ts
/** The channels that hear of an event by the routes, each once. Of an incident that another explains none does. */
function channelsOf(input, event) {
	if (isExplained(input.facts)) return [];
	return unique((input.rules.policies.notify?.routes ?? []).filter((route) => matches(route, input.facts, event)).flatMap(({ chat = [] }) => chat.map(channelOf)));
}
/** The channels that were told of an opening, whatever the routes say now. */
function channelsTold({ ledger, rules }, opening) {
	const told = ledger.flatMap(({ key, state }) => {
		const slug = /^chat\/(?:triggered\/(\d+)|severity-raised\/(\d+)\/sev\d)\/(.+)$/.exec(key);
		return state === "done" && Number(slug?.[1] ?? slug?.[2]) === opening ? [slug[3]] : [];
	});
	const known = (rules.policies.notify?.routes ?? []).flatMap(({ chat = [] }) => chat.map(channelOf));
	return unique(told.map((slug) => known.find((channel) => channel.slug === slug) ?? {
		name: slug,
		slug
	}));
}
/** Channels of both lists, each once. */
function unique(channels) {
	return [...new Map(channels.map((channel) => [channel.slug, channel])).values()];
}
function channelOf(name) {
	const bare = name.replace(/^#/, "");
	const slug = bare.replaceAll(/[^A-Za-z0-9.:-]+/g, "-").slice(0, 80);
	return {
		name,
		slug: slug === bare ? slug : `${slug}.${stableHash([bare]).slice(0, 8)}`
	};
}
// src/core/effects/horizon.ts
const HOUR = 36e5;
/**
* How old something may be to be begun. A repository with a history has told people of it by other means: the first
* run must not mail fourteen months of it.
*/
const HORIZON = {
	/** Something happened to an incident; what is a day old is no news. */
	event: 24 * HOUR,
	/** A day has passed by which something was due, or an incident was resolved and something is owed. */
	duty: 168 * HOUR
};
/** Whether an instant is within the horizon at `now`. An instant after `now` (a clock ran ahead) is. */
function isWithin(horizon, at, now) {
	return toEpochMs(now) - toEpochMs(at) <= HORIZON[horizon];
}
/** Whether something of an instant is to be done under a key: it is young enough, or was tried and is not given up. */
function isTimely({ ledger, now }, { horizon, at, key }) {
	return isWithin(horizon, at, now) || isStillTried(ledger, key, now);
}
// src/core/effects/mail/compose-letter.ts
const SUBJECT_TITLE$1 = 70;
const VALUE_AT_MOST = 300;
const TITLE_AT_MOST$3 = 200;
const SECTION_LINE_AT_MOST = 1e3;
/** A mail on an incident: subject, what it is about, the link to its page, its place in the thread. */
function composeLetter({ facts, rules }, parts) {
	const { site } = rules.policies;
	const { key, tag, tone, label, sections = [] } = parts;
	const page = pageUrl(`incidents/${facts.id}`, rules);
	const team = rules.teams.get(facts.team)?.name ?? facts.team;
	return {
		subject: `[${tag}] ${facts.id} ${inertLine(facts.title, SUBJECT_TITLE$1)}`,
		tone,
		label,
		title: inertLine(facts.title, TITLE_AT_MOST$3),
		paragraphs: parts.paragraphs.map((text) => inertLine(text, 400)),
		facts: parts.facts.map(([name, value, url]) => {
			const text = inertLine(value, VALUE_AT_MOST);
			return url === void 0 ? [name, text] : [
				name,
				text,
				url
			];
		}),
		sections: sections.filter(({ blocks }) => blocks.length > 0).map(inertSection),
		...page && { link: {
			text: `Open ${facts.id}`,
			url: page
		} },
		footer: `You get this because policies/notify.yaml${site ? ` of ${inertLine(site.organisation, 60)}` : ""} sends it to you, or because you are in the incident. Team: ${inertLine(team, 60)}.`,
		thread: threadOf(facts.id, key, site)
	};
}
function inertSection({ title, blocks }) {
	const clean = (text) => inertLine(text, SECTION_LINE_AT_MOST);
	return {
		title,
		blocks: blocks.map((block) => block.type === "list" ? {
			...block,
			items: block.items.map(clean)
		} : {
			...block,
			text: clean(block.text)
		})
	};
}
/** The address of a page of the site, undefined where policies/site.yaml names none. */
function pageUrl(path, { policies }) {
	const base = policies.site?.url;
	return base && `${base.replace(/\/+$/, "")}/${path}`;
}
/** A person as mails name them: `Budi Hartanto (@budi)`. */
function personName(handle, { teams }) {
	const name = findMember(handle, teams)?.name;
	return name === void 0 ? handle : `${name} (${handle})`;
}
/** An action of a postmortem on one line: who, by when, and what. */
function actionLine({ id, text, owner, due, status, ticket }, rules) {
	const when = status === "open" ? `due ${due}` : status;
	return `${[
		id,
		personName(owner, rules),
		when,
		ticket
	].filter((part) => part !== void 0).join(", ")}: ${text}`;
}
/** An instant by the clock of the company, and in UTC: `20 Nov 2026, 10:02 Asia/Jakarta (03:02 UTC)`. */
function clockTime(instant, { policies }) {
	const zone = policies.site?.time_zone ?? "UTC";
	const utc = `${partOf(instant, "UTC", TIME)} UTC`;
	if (zone === "UTC" || !isTimeZone(zone)) return `${partOf(instant, "UTC", DAY$1)}, ${utc}`;
	return `${partOf(instant, zone, DAY$1)}, ${partOf(instant, zone, TIME)} ${zone} (${utc})`;
}
const DAY$1 = {
	day: "numeric",
	month: "short",
	year: "numeric"
};
const TIME = {
	hour: "2-digit",
	minute: "2-digit",
	hourCycle: "h23"
};
function partOf(instant, timeZone, options) {
	const format = new Intl.DateTimeFormat("en-US", {
		...options,
		timeZone
	});
	const parts = new Map(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
	if (options.day === void 0) return `${parts.get("hour")}:${parts.get("minute")}`;
	return `${parts.get("day")} ${parts.get("month")} ${parts.get("year")}`;
}
/** A time between two instants in words: `38 min`, `2 h 5 min`, `3 d 4 h`; undefined where the end is before the start. */
function lengthBetween(start, end) {
	const minutes = Math.round((Date.parse(end ?? "") - Date.parse(start ?? "")) / 6e4);
	if (Number.isNaN(minutes) || minutes < 0) return void 0;
	if (minutes < 60) return `${minutes} min`;
	const hours = Math.floor(minutes / 60);
	if (hours < 48) return `${hours} h${minutes % 60 === 0 ? "" : ` ${minutes % 60} min`}`;
	return `${Math.floor(hours / 24)} d${hours % 24 === 0 ? "" : ` ${hours % 24} h`}`;
}
// src/core/effects/mail/incident-facts.ts
/** What every mail on an incident says: where, how bad, since when, who is on it, what to read, what probably caused it. */
function incidentFacts(input) {
	return [
		whereFact(input),
		severityFact(input),
		...impactFacts(input),
		...timeFacts(input),
		...peopleFacts(input),
		...causeFacts$1(input),
		...runbookFacts(input)
	];
}
function whereFact({ facts, rules }) {
	const nameOf = (slug) => rules.services.get(slug)?.name ?? slug;
	const others = (facts.affected_services ?? []).map(nameOf);
	return [
		"Where",
		`${nameOf(facts.service)}${others.length > 0 ? `; also ${others.join(", ")}` : ""}`,
		pageUrl(`services/${facts.service}`, rules)
	];
}
function severityFact({ facts, rules }) {
	const name = rules.policies.severities?.severities.find(({ id }) => id === facts.severity)?.name;
	const kind = rules.policies.triage?.kinds.find(({ id }) => id === facts.kind)?.name ?? facts.kind;
	return ["How bad", `${facts.severity}${name ? ` (${name})` : ""}, ${kind}`];
}
function impactFacts({ facts }) {
	const { users_affected, orders_affected, description } = facts.impact ?? {};
	const parts = [
		users_affected === void 0 ? "" : `${users_affected} users`,
		orders_affected === void 0 ? "" : `${orders_affected} orders`,
		description ?? ""
	].filter((part) => part !== "");
	return parts.length > 0 ? [["Impact", parts.join("; ")]] : [];
}
function timeFacts({ facts, rules }) {
	const { detected, acknowledged, mitigated, resolved } = facts.times;
	return [
		["Detected", detected],
		["Acknowledged", acknowledged],
		["Mitigated", mitigated],
		["Resolved", resolved]
	].flatMap(([name, at]) => at === void 0 ? [] : [[name, clockTime(at, rules)]]);
}
function peopleFacts({ facts, rules }) {
	const roles = Object.entries(facts.roles ?? {});
	const people = [...Map.groupBy(roles, ([, handle]) => handle)].map(([handle, held]) => `${personName(handle, rules)}, ${held.map(([role]) => role.replaceAll("_", " ")).join(" and ")}`);
	const text = people.length > 0 ? people.join("; ") : "nobody";
	return [[facts.status === "open" ? "Who is on it" : "Who was on it", text]];
}
function causeFacts$1({ facts, rules }) {
	const links = (facts.relations ?? []).filter(({ type }) => type === "caused_by" || type === "duplicate_of").map(({ type, incident, path }) => {
		const way = path && path.length > 1 ? ` (${path.join(" needs ")})` : "";
		return [
			type === "caused_by" ? "Probable cause" : "Duplicate of",
			`${incident}${way}`,
			pageUrl(`incidents/${incident}`, rules)
		];
	});
	const { change } = facts;
	if (!change) return links;
	const share = change.exposure_percent === void 0 ? "" : `, ${change.exposure_percent} % of users`;
	const fact = [
		"Change",
		`${change.kind} ${change.name}${share}`,
		change.url
	];
	return [...links, fact];
}
function runbookFacts({ facts, rules }) {
	return (facts.runbooks ?? []).map((slug) => {
		return [
			"Runbook",
			rules.runbooks.get(slug)?.title ?? slug,
			pageUrl(`runbooks/${slug}`, rules)
		];
	});
}
// src/core/effects/openings.ts
/** The newest opening of an incident; undefined of one that was never opened, and where no time is known. */
function lastOpening({ facts, timeline }) {
	const { detected, reported } = facts.times;
	const first = detected ?? reported ?? timeline.find(({ kind }) => kind === "opened")?.at;
	const reopened = timeline.filter(({ kind }) => kind === "reopened");
	const at = reopened.at(-1)?.at ?? first;
	return at === void 0 ? void 0 : {
		number: reopened.length + 1,
		at
	};
}
/** The entries of mails that told people of an opening and how bad it is. */
function toldOf({ ledger }, { number }) {
	const [triggered, raised] = [`mail/triggered/${number}`, `mail/severity-raised/${number}/`];
	return ledger.filter(({ key, sent = [] }) => sent.length > 0 && (key === triggered || key.startsWith(raised)));
}
// src/core/effects/quiet-hours.ts
const DAY = 864e5;
/** When the quiet hours that hold at an instant end (RFC 3339 UTC); undefined outside of them. */
function endOfQuietHours({ quiet_hours }, at) {
	if (!quiet_hours || quiet_hours.from === quiet_hours.to || !isTimeZone(quiet_hours.time_zone)) return void 0;
	const now = toEpochMs(at);
	const { from, to, time_zone } = quiet_hours;
	const near = {
		start: now - DAY,
		end: now + 2 * DAY
	};
	const span = weeklyHours([{
		days: WEEKDAYS,
		from,
		to
	}], time_zone, {
		whole: near,
		near
	}).find(({ start, end }) => start <= now && now < end);
	return span && fromEpochMs(span.end);
}
// src/core/effects/compose-mail-effect.ts
/**
* The mail that an occasion asks for: none where it was sent, where no route matches, and where all of its addresses
* have been told or have refused. Reminders wait for the end of quiet hours, and so do incidents of the severities
* that policy lets wait.
*/
function composeMailEffect(input, wish) {
	const { facts, ledger, rules, now } = input;
	const key = `mail/${wish.key}`;
	if (isSettled(ledger, key)) return [];
	const { to, unreachable } = recipientsOf(input, wish);
	const { sent = [], refused = [] } = entryOf(ledger, key) ?? {};
	const left = to.filter((address) => !sent.includes(address) && !refused.includes(address));
	if (left.length === 0 && unreachable.length === 0) return [];
	const notBefore = canWait(input, wish) ? endOfQuietHours(rules.policies.notify, now) : void 0;
	return [{
		kind: "mail",
		key,
		reason: isExplained(input.facts) ? "mail/owner-only" : wish.reason,
		incident: facts.id,
		target: left.join(", "),
		at: wish.at,
		...notBefore && { notBefore },
		payload: {
			to: left,
			unreachable,
			severity: facts.severity,
			letter: composeLetter(input, {
				key,
				...wish.letter()
			})
		}
	}];
}
function canWait({ facts, rules }, { isLater }) {
	return isLater === true || (rules.policies.notify?.quiet_hours?.for.includes(facts.severity) ?? false);
}
// src/core/effects/kinds/mail-triggered.ts
/** Tells that an incident is open, or open again; also when it was resolved before anybody could be told. */
function mailTriggered(input) {
	const { facts } = input;
	const opening = lastOpening(input);
	if (!opening || facts.status === "lead-up" || facts.status === "dismissed") return [];
	const key = `triggered/${opening.number}`;
	if (!isTimely(input, {
		horizon: "event",
		at: opening.at,
		key: `mail/${key}`
	})) return [];
	const isReopened = opening.number > 1;
	return composeMailEffect(input, {
		event: "triggered",
		at: opening.at,
		key,
		reason: isReopened ? "mail/reopened" : "mail/triggered",
		letter: () => ({
			tag: isReopened ? `${facts.severity.toUpperCase()} AGAIN` : facts.severity.toUpperCase(),
			tone: "bad",
			label: isReopened ? `Open again, ${facts.severity}` : `New incident, ${facts.severity}`,
			paragraphs: facts.status === "open" ? [] : [`It is ${facts.status} already: this mail is late.`],
			facts: incidentFacts(input)
		})
	});
}
// src/core/effects/kinds/mail-severity-raised.ts
/**
* Tells that an open incident is worse than the last mail said, whoever raised it and wherever. Where no mail told of
* the opening (it is from before the first run, or no route was meant), the timeline says what it was before.
*/
function mailSeverityRaised(input) {
	const { facts, now } = input;
	const opening = lastOpening(input);
	if (facts.status !== "open" || !opening) return [];
	const raise = lastRaise(input, opening);
	const told = worstTold$1(input, opening);
	if (told === void 0 && mailTriggered(input).length > 0) return [];
	const before = told ?? (raise && isWithin("event", raise.at, now) ? raise.from : void 0);
	if (before === void 0 || !isWorse(facts.severity, before)) return [];
	return composeMailEffect(input, {
		event: "severity-raised",
		at: raise?.at ?? now,
		key: `severity-raised/${opening.number}/${facts.severity}`,
		reason: "mail/severity-raised",
		letter: () => ({
			tag: `${before.toUpperCase()} TO ${facts.severity.toUpperCase()}`,
			tone: "bad",
			label: `Worse: ${before} is ${facts.severity} now`,
			paragraphs: [],
			facts: incidentFacts(input)
		})
	});
}
function worstTold$1(input, opening) {
	return toldOf(input, opening).flatMap(({ severity }) => severity ?? []).toSorted((a, b) => SEVERITIES.indexOf(a) - SEVERITIES.indexOf(b))[0];
}
/** The last raise of the severity since an opening that the timeline tells of. */
function lastRaise({ timeline }, opening) {
	return timeline.filter(({ kind, at }) => kind === "severity" && toEpochMs(at) >= toEpochMs(opening.at)).flatMap(({ at, text }) => {
		const [from, to] = [...text.matchAll(/\bsev[1-5]\b/g)].map(([word]) => word);
		return from && to && isWorse(to, from) ? [{
			at,
			from
		}] : [];
	}).at(-1);
}
/** Whether the first severity is worse than the second. */
function isWorse(a, b) {
	return SEVERITIES.indexOf(a) < SEVERITIES.indexOf(b);
}
// src/core/effects/kinds/chat.ts
/** Tells the channels of `policies/notify.yaml` what mails tell people: open, worse, resolved, closed. */
function chat(input) {
	const opening = lastOpening(input);
	return [...[...opening ? [
		opened(input, opening),
		...raised(input, opening),
		ended(input, opening)
	] : []], closed(input)].flatMap((one) => one === void 0 ? [] : effectsOf(input, one));
}
function opened(input, { number, at }) {
	const { status, severity } = input.facts;
	if (status === "lead-up" || status === "dismissed") return void 0;
	const isReopened = number > 1;
	return {
		channels: channelsOf(input, "triggered"),
		key: `triggered/${number}`,
		reason: isReopened ? "chat/reopened" : "chat/triggered",
		at,
		tag: severity.toUpperCase(),
		tone: "bad",
		label: isReopened ? `Open again, ${severity}` : `New incident, ${severity}`,
		paragraphs: status === "open" ? [] : [`It is ${status} already: this message is late.`],
		isLoud: isReopened
	};
}
/** A channel hears of a raise over what it was told; one that was told nothing, over what the timeline says. */
function raised(input, opening) {
	const { facts, now } = input;
	if (facts.status !== "open") return [];
	const raise = lastRaise(input, opening);
	return channelsOf(input, "severity-raised").flatMap((channel) => {
		if (isOpeningToCome(input, opening, channel)) return [];
		const recent = raise && isWithin("event", raise.at, now) ? raise.from : void 0;
		const before = worstTold(input, opening, channel) ?? recent;
		if (before === void 0 || !isWorse(facts.severity, before)) return [];
		return [{
			channels: [channel],
			key: `severity-raised/${opening.number}/${facts.severity}`,
			reason: "chat/severity-raised",
			at: raise?.at ?? now,
			tag: facts.severity.toUpperCase(),
			tone: "bad",
			label: `Worse: ${before} is ${facts.severity} now`,
			paragraphs: [],
			isLoud: true
		}];
	});
}
function ended(input, { number }) {
	const { status, times } = input.facts;
	const isDismissed = status === "dismissed";
	const at = isDismissed ? times.dismissed : times.resolved;
	if (at === void 0 || !(isDismissed || status === "resolved" || status === "closed")) return void 0;
	const lasted = isDismissed ? void 0 : lengthBetween(times.impact_started ?? times.detected, at);
	return {
		channels: unique([...isDismissed ? [] : channelsOf(input, "resolved"), ...channelsTold(input, number)]),
		key: `resolved/${number}`,
		reason: isDismissed ? "chat/dismissed" : "chat/resolved",
		at,
		tag: isDismissed ? "DISMISSED" : "RESOLVED",
		tone: "good",
		label: isDismissed ? "Dismissed: it was no incident" : "Resolved",
		paragraphs: lasted ? [`It lasted ${lasted}.`] : []
	};
}
function closed(input) {
	const { status, times } = input.facts;
	if (status !== "closed" || times.closed === void 0) return void 0;
	return {
		channels: channelsOf(input, "closed"),
		key: "closed/1",
		reason: "chat/closed",
		at: times.closed,
		tag: "CLOSED",
		tone: "neutral",
		label: "Closed",
		paragraphs: []
	};
}
function effectsOf(input, { channels, at, reason, isLoud = false, ...news }) {
	const { facts, rules, now } = input;
	const { notify } = rules.policies;
	const notBefore = notify?.quiet_hours?.for.includes(facts.severity) ?? false ? endOfQuietHours(notify, now) : void 0;
	return channels.flatMap(({ name, slug }) => {
		const key = `chat/${news.key}/${slug}`;
		if (isSettled(input.ledger, key) || !isTimely(input, {
			horizon: "event",
			at,
			key
		})) return [];
		const thread = firstMessage(input, slug);
		return [{
			kind: "chat",
			key,
			reason,
			incident: facts.id,
			target: name,
			at,
			...notBefore && { notBefore },
			payload: {
				channel: name,
				severity: facts.severity,
				letter: composeLetter(input, {
					...news,
					key,
					facts: incidentFacts(input)
				}),
				...thread && { thread },
				isLoud,
				isRetry: entryOf(input.ledger, key) !== void 0
			}
		}];
	});
}
function isOpeningToCome(input, { number, at }, { slug }) {
	const key = `chat/triggered/${number}/${slug}`;
	return channelsOf(input, "triggered").some((channel) => channel.slug === slug) && !isSettled(input.ledger, key) && isTimely(input, {
		horizon: "event",
		at,
		key
	});
}
function worstTold({ ledger }, { number }, { slug }) {
	const [triggered, raises] = [`chat/triggered/${number}/${slug}`, `chat/severity-raised/${number}/`];
	return ledger.filter(({ key, state }) => state === "done" && (key === triggered || key.startsWith(raises) && key.endsWith(`/${slug}`))).flatMap(({ severity }) => severity ?? []).toSorted((a, b) => SEVERITIES.indexOf(a) - SEVERITIES.indexOf(b))[0];
}
/** The first message on the incident in a channel, under which all others go. */
function firstMessage({ ledger }, slug) {
	return ledger.filter(({ key, message }) => message !== void 0 && key.startsWith("chat/") && key.endsWith(`/${slug}`)).toSorted((a, b) => a.at < b.at ? -1 : 1)[0]?.message;
}
// src/core/effects/collation/collate.ts
/** Between which times a phase lasted, and its name. A time that is not known leaves out both phases that it is part of. */
const PHASES = [
	[
		"impact_started",
		"detected",
		"From the start of the impact to detection"
	],
	[
		"detected",
		"acknowledged",
		"From detection to acknowledgement"
	],
	[
		"acknowledged",
		"mitigated",
		"From acknowledgement to the end of the harm"
	],
	[
		"mitigated",
		"resolved",
		"From the end of the harm to resolution"
	]
];
/**
* Collates an incident that was resolved: when and where, what it took along, who looked first, how long each phase was,
* alerts, change and exposure, and where to read on.
*/
function collate(input) {
	const { facts, consequences = [] } = input;
	const found = consequences.map(({ service }) => service).filter((service) => service !== facts.service);
	const affected = [...new Set(found)].sort();
	return {
		lines: [
			whenLine(input),
			whereLine(input, affected),
			listed("Consequences", consequences.map(({ incident, service }) => `${incident} (${service})`)),
			impactLine(input),
			firstLookLine(input),
			...phaseLines(input),
			alertLine(input),
			changeLine(input),
			...linkLines(input)
		].filter((line) => line !== void 0),
		affected
	};
}
function whenLine({ facts: { times }, rules }) {
	const [start, end] = [times.impact_started ?? times.detected ?? times.reported, times.resolved];
	if (start === void 0 || end === void 0) return void 0;
	const lasted = lengthBetween(start, end);
	return `When: ${clockTime(start, rules)} to ${clockTime(end, rules)}${lasted ? `, ${lasted}` : ""}`;
}
function whereLine({ facts, rules }, affected) {
	const nameOf = (slug) => rules.services.get(slug)?.name ?? slug;
	const also = (facts.affected_services ?? affected).filter((slug) => slug !== facts.service).map(nameOf);
	return `Where: ${nameOf(facts.service)}${also.length > 0 ? `; also ${also.join(", ")}` : ""}`;
}
function impactLine({ facts: { impact = {} } }) {
	const { users_affected, orders_affected, description } = impact;
	return listed("Impact", [
		...users_affected === void 0 ? [] : [`${users_affected} users`],
		...orders_affected === void 0 ? [] : [`${orders_affected} orders`],
		...description === void 0 ? [] : [description]
	]);
}
/** Who did something about it first: whoever acknowledged it, or any person in the timeline but the one who reported it. */
function firstLookLine({ facts, timeline, rules }) {
	const [first] = timeline.filter(isLook).toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
	if (!first) return void 0;
	const after = lengthBetween(facts.times.detected, first.at);
	return `First looked at by: ${personName(first.by, rules)}${after ? `, ${after} after detection` : ""}`;
}
function isLook({ kind, by }) {
	return kind === "acknowledged" || by.startsWith("@") && kind !== "reported" && kind !== "opened";
}
function phaseLines({ facts: { times } }) {
	return PHASES.map(([start, end, name]) => {
		const length = lengthBetween(times[start], times[end]);
		return length && `${name}: ${length}`;
	});
}
function alertLine({ facts: { alerts }, rules }) {
	if (!alerts || alerts.count === 0) return void 0;
	const { count, fingerprints, first, last } = alerts;
	const from = first && last ? `, ${clockTime(first, rules)} to ${clockTime(last, rules)}` : "";
	return `Alerts: ${fingerprints.length}, in ${count === 1 ? "one delivery" : `${count} deliveries`}${from}`;
}
function changeLine({ facts: { change } }) {
	if (!change) return void 0;
	const share = change.exposure_percent === void 0 ? "" : `, shown to ${change.exposure_percent} % of users`;
	return `Change: ${change.kind} ${change.name}${share}${change.url ? `, ${change.url}` : ""}`;
}
function linkLines({ facts, rules }) {
	const { runbooks = [], evidence = [], refs = {} } = facts;
	return [
		listed("Runbooks", runbooks.map((slug) => pageUrl(`runbooks/${slug}`, rules) ?? slug)),
		...evidence.map(({ kind, url, text, id }) => `Evidence: ${kind} ${url ?? text ?? id ?? ""}`.trimEnd()),
		...Object.entries(refs).flatMap(([name, { url }]) => url && name !== "postmortem_ticket" ? [`${titleOf(name)}: ${url}`] : [])
	];
}
function titleOf(name) {
	return name.charAt(0).toUpperCase() + name.slice(1).replaceAll("_", " ");
}
function listed(name, parts) {
	return parts.length > 0 ? `${name}: ${parts.join(", ")}` : void 0;
}
// src/core/effects/kinds/collation.ts
/**
* Completes the record of an incident when it is resolved, once for each time it was open. What another incident
* explains is told there.
*/
function collation(input) {
	const opening = collatedOpening(input);
	if (!opening || isExplained(input.facts)) return [];
	const { lines, affected } = collate(input);
	return [{
		kind: "collation",
		key: `collation/${opening.number}`,
		reason: "collation/resolved",
		incident: input.facts.id,
		target: "timeline.yaml",
		at: opening.at,
		payload: {
			text: ["As it was when it was resolved.", ...lines].join("\n"),
			affected
		}
	}];
}
/** The incident as its record will be when it is completed, so that mails and rooms tell of it at once. */
function completed(input) {
	const { facts, ledger } = input;
	const [due] = collation(input).filter(({ key }) => !isSettled(ledger, key));
	if (!due || due.payload.affected.length === 0 || facts.affected_services) return input;
	return {
		...input,
		facts: {
			...facts,
			affected_services: [...due.payload.affected]
		}
	};
}
/** The opening that ended with a resolution that is not old; `at` is when it ended. */
function collatedOpening(input) {
	const { status, times } = input.facts;
	const opening = lastOpening(input);
	if (!(status === "resolved" || status === "closed") || times.resolved === void 0 || !opening) return void 0;
	return isWithin("duty", times.resolved, input.now) ? {
		number: opening.number,
		at: times.resolved
	} : void 0;
}
// src/core/effects/day-over.ts
/** The instant at which a day in UTC (`2026-11-20`) is over: the next day's midnight. */
function dayOver(date) {
	return fromEpochMs(toEpochMs(`${date}T00:00:00Z`) + 864e5);
}
// src/core/effects/kinds/mail-action-overdue.ts
/** Tells the owners of actions that are overdue, once: one mail for all actions of an incident that were due on a day. */
function mailActionOverdue(input) {
	const overdue = (input.postmortem?.facts.actions ?? []).filter(({ status }) => status === "open").filter(({ due }) => toEpochMs(dayOver(due)) <= toEpochMs(input.now));
	return [...Map.groupBy(overdue, ({ due }) => due)].sort(([a], [b]) => a < b ? -1 : 1).flatMap(([due, actions]) => overdueOn(input, due, actions));
}
function overdueOn(input, due, actions) {
	const { rules, facts } = input;
	const key = `action-overdue/${due}`;
	const at = dayOver(due);
	if (!isTimely(input, {
		horizon: "duty",
		at,
		key: `mail/${key}`
	})) return [];
	const items = actions.map((action) => actionLine(action, rules));
	return composeMailEffect(input, {
		event: "action-overdue",
		at,
		isLater: true,
		people: [...new Set(actions.map(({ owner }) => owner))],
		key,
		reason: "mail/action-overdue",
		letter: () => ({
			tag: actions.length === 1 ? "ACTION OVERDUE" : `${actions.length} ACTIONS OVERDUE`,
			tone: "neutral",
			label: actions.length === 1 ? "Action overdue" : `${actions.length} actions overdue`,
			paragraphs: [`Due on ${due} and open. Do it, move its date in the postmortem, or drop it there.`],
			facts: [[
				"Postmortem",
				"Read it",
				pageUrl(`postmortems/${facts.id}`, rules)
			]],
			sections: [{
				title: "Actions",
				blocks: [{
					type: "list",
					items
				}]
			}]
		})
	});
}
// src/core/effects/mail/plain-blocks.ts
const AT_MOST = 4e3;
/** The paragraphs and lists of Markdown as plain words: comments and rules gone, other marks as they were typed. */
function plainBlocks(markdown) {
	return inertText(markdown.replaceAll(/<!--[\s\S]*?(?:-->|$)/g, ""), AT_MOST).split(/\n\s*\n/).flatMap(blocksOf);
}
function blocksOf(part) {
	const lines = part.split("\n").filter((line) => line.trim() !== "");
	if (lines.length === 0) return [];
	if (!ITEM.test(lines[0])) return [{
		type: "paragraph",
		text: lines.join(" ")
	}];
	const items = [];
	for (const line of lines) if (ITEM.test(line)) items.push(line.replace(ITEM, ""));
	else items.push(`${items.pop()} ${line}`);
	return [{
		type: "list",
		items
	}];
}
const ITEM = /^\s*(?:[-*+]|\d+[.)])\s+/;
// src/core/effects/kinds/mail-closed.ts
const KEY = "closed/1";
/** What the closing mail tells of the postmortem. */
const TOLD = [
	"Summary",
	"Root cause",
	"Resolution and recovery"
];
/** Tells why it happened, what ended it and what follows, when the incident is closed. Closed is for ever, so once. */
function mailClosed(input) {
	const { facts, postmortem } = input;
	const { closed } = facts.times;
	if (facts.status !== "closed" || closed === void 0) return [];
	if (!isTimely(input, {
		horizon: "event",
		at: closed,
		key: `mail/${KEY}`
	})) return [];
	return composeMailEffect(input, {
		event: "closed",
		at: closed,
		key: KEY,
		reason: "mail/closed",
		letter: () => ({
			tag: "CLOSED",
			tone: "neutral",
			label: "Closed",
			paragraphs: postmortem ? [] : ["No postmortem was written."],
			facts: [...incidentFacts(input), ...causeFacts(input)],
			sections: postmortem ? [...toldSections(postmortem.body), actionSection(input)] : [lastWords(input)]
		})
	});
}
function toldSections(body) {
	const sections = splitSections(body);
	return TOLD.flatMap((title) => {
		const section = sectionOf(sections, title);
		return section ? [{
			title,
			blocks: plainBlocks(body.slice(section.contentStart, section.end))
		}] : [];
	});
}
function actionSection({ postmortem, rules }) {
	const items = (postmortem?.facts.actions ?? []).map((action) => actionLine(action, rules));
	return {
		title: "Actions",
		blocks: items.length > 0 ? [{
			type: "list",
			items
		}] : []
	};
}
/** What people said last, where nobody wrote a postmortem. */
function lastWords({ timeline }) {
	const items = timeline.filter(({ kind }) => kind === "mitigated" || kind === "change" || kind === "resolved").slice(-5).map(({ text }) => text);
	return {
		title: "What ended it",
		blocks: items.length > 0 ? [{
			type: "list",
			items
		}] : []
	};
}
function causeFacts({ facts, postmortem }) {
	const causes = postmortem?.facts.causes ?? facts.causes ?? [];
	return causes.length > 0 ? [["Causes", causes.map((cause) => cause.replaceAll("-", " ")).join(", ")]] : [];
}
// src/core/effects/kinds/mail-postmortem-due.ts
const REMIND_BEFORE = 1728e5;
/** Reminds of a postmortem two days before the day by which it is due is over, and once more when that day is over. */
function mailPostmortemDue(input) {
	const due = dueDay(input);
	if (due === void 0) return [];
	const end = dayOver(due);
	const isOverdue = toEpochMs(input.now) >= toEpochMs(end);
	const at = isOverdue ? end : fromEpochMs(toEpochMs(end) - REMIND_BEFORE);
	const key = isOverdue ? `postmortem-overdue/${due}` : `postmortem-due/${due}`;
	if (toEpochMs(input.now) < toEpochMs(at)) return [];
	if (!isTimely(input, {
		horizon: "duty",
		at,
		key: `mail/${key}`
	})) return [];
	return composeMailEffect(input, {
		event: "postmortem-due",
		at,
		isLater: true,
		people: ownerOf(input),
		key,
		reason: isOverdue ? "mail/postmortem-overdue" : "mail/postmortem-due",
		letter: () => ({
			tag: isOverdue ? "POSTMORTEM OVERDUE" : `POSTMORTEM DUE ${due}`,
			tone: isOverdue ? "bad" : "neutral",
			label: isOverdue ? "Postmortem overdue" : "Postmortem due soon",
			paragraphs: [`${stateOf$4(input)} It ${isOverdue ? "was" : "is"} due on ${due}.`],
			facts: [...whereItIs(input), ...incidentFacts(input)]
		})
	});
}
/** The day by which one is owed; undefined where none is, where it is accepted, and where nobody can read it. */
function dueDay({ facts, postmortem, hasPostmortemFile, rules }) {
	const policy = rules.policies.postmortems;
	if (!policy || facts.status === "closed" || !needsPostmortem(facts, policy)) return void 0;
	if (postmortem) return postmortem.facts.status === "accepted" ? void 0 : postmortem.facts.due;
	return hasPostmortemFile ? void 0 : postmortemDue(facts, policy)?.date;
}
function stateOf$4({ postmortem, facts }) {
	if (!postmortem && facts.refs?.postmortem_pr) return "The postmortem is in a pull request that is not merged.";
	if (!postmortem) return "The postmortem has not been begun.";
	return postmortem.facts.status === "draft" ? "The postmortem is a draft." : "The postmortem is in review.";
}
/** The one who answers for it: the lead of the team that owns the service. */
function ownerOf({ facts, rules }) {
	const lead = rules.teams.get(rules.services.get(facts.service)?.owner ?? facts.team)?.lead;
	return lead === void 0 ? [] : [lead];
}
function whereItIs({ facts, postmortem, rules }) {
	if (postmortem) return [[
		"Postmortem",
		"Read it",
		pageUrl(`postmortems/${facts.id}`, rules)
	]];
	const proposed = facts.refs?.postmortem_pr;
	return proposed ? [[
		"Pull request",
		proposed.id,
		proposed.url
	]] : [];
}
// src/core/effects/kinds/mail-resolved.ts
/** Tells that customers are well again, or that it was no incident; once for each time it was open. */
function mailResolved(input) {
	const { facts, timeline } = input;
	const { status, times } = facts;
	const opening = lastOpening(input);
	const isDismissed = status === "dismissed";
	const at = isDismissed ? times.dismissed : times.resolved;
	if (!(isDismissed || status === "resolved" || status === "closed") || at === void 0 || !opening) return [];
	const key = `resolved/${opening.number}`;
	if (!isTimely(input, {
		horizon: "event",
		at,
		key: `mail/${key}`
	})) return [];
	return composeMailEffect(input, {
		...!isDismissed && { event: "resolved" },
		told: toldOf(input, opening).flatMap(({ sent = [] }) => sent),
		at,
		key,
		reason: isDismissed ? "mail/dismissed" : "mail/resolved",
		letter: () => {
			const lasted = isDismissed ? void 0 : lengthBetween(times.impact_started ?? times.detected, at);
			const said = timeline.findLast(({ kind }) => kind === (isDismissed ? "dismissed" : "resolved"))?.text;
			return {
				tag: isDismissed ? "DISMISSED" : "RESOLVED",
				tone: "good",
				label: isDismissed ? "Dismissed: it was no incident" : "Resolved",
				paragraphs: [...lasted ? [`It lasted ${lasted}.`] : [], ...said ? [said] : []],
				facts: incidentFacts(input)
			};
		}
	});
}
// src/core/oncall/escalation-policy.ts
/** The escalation policy of a schedule for an incident: the first special one that fits, else the general one. */
function policyFor({ escalation, escalations = [] }, { service, severity }) {
	return escalations.find(({ services, severities }) => (services === void 0 || services.includes(service)) && (severities === void 0 || severities.includes(severity))) ?? escalation;
}
// src/core/oncall/plan-escalation.ts
/** Between two rounds where the policy has only one step and says nothing. */
const DEFAULT_PAUSE = 3e5;
/** More schedules than any company has above a team; a circle of fallbacks ends before. */
const MAX_FALLBACKS = 10;
/**
* All steps of an escalation that begins at a moment (milliseconds since 1970), in order of time: the rounds of the
* schedule's policy, then those of the schedule it falls back to, and so on, none twice. A step that reaches nobody at
* its time does not hold up the one after it.
*/
function planEscalation(first, { incident, start, records }) {
	const plan = [];
	const seen = /* @__PURE__ */ new Set();
	let [slug, at] = [first, start];
	while (slug !== void 0 && !seen.has(slug) && seen.size < MAX_FALLBACKS) {
		seen.add(slug);
		const schedule = records.schedules.get(slug);
		const policy = schedule && policyFor(schedule, incident);
		if (!schedule || !policy) break;
		const rounds = planRounds(policy, {
			slug,
			start: at,
			isFallback: seen.size > 1,
			reaches: reacher(schedule, records)
		});
		plan.push(...rounds.steps);
		[slug, at] = [policy.fallback, rounds.end];
	}
	return plan;
}
function planRounds({ steps, repeat = 0, repeat_after }, { slug, start, isFallback, reaches }) {
	const waits = steps.map(({ after }, index) => durationMs(after) - (index === 0 ? 0 : durationMs(steps[index - 1].after)));
	const pause = repeat_after === void 0 ? waits.at(-1) || DEFAULT_PAUSE : durationMs(repeat_after);
	const planned = [];
	let at = start;
	for (let round = 0; round <= repeat; round++) {
		let hasReached = true;
		for (const [step, { notify }] of steps.entries()) {
			at += hasReached || step === 0 ? Math.max(0, waits[step]) : 0;
			hasReached = reaches(notify, at);
			planned.push({
				at: fromEpochMs(at),
				schedule: slug,
				round,
				step,
				targets: notify,
				reason: reasonOf({
					round,
					step,
					isFallback
				})
			});
		}
		at += hasReached ? pause : 0;
	}
	return {
		steps: planned,
		end: at
	};
}
function reasonOf({ round, step, isFallback }) {
	if (round > 0) return "escalation/repeat";
	if (step > 0) return "escalation/step";
	return isFallback ? "escalation/fallback" : "escalation/first";
}
function reacher(schedule, records) {
	return (targets, at) => targets.some((target) => resolveTarget(target, {
		schedule,
		records,
		at: fromEpochMs(at)
	}) !== void 0);
}
/**
* The person that a target of a step means at an instant: a handle, whoever has the role (`primary`, or `data/dba` of
* another schedule), or the team's lead.
*/
function resolveTarget(target, { schedule, records, at }) {
	if (target.startsWith("@")) return target;
	const [other, roleThere] = target.split("/");
	const asked = roleThere === void 0 ? schedule : records.schedules.get(other);
	const role = roleThere ?? target;
	return (asked && onCallAt(asked, at).find((shift) => shift.role === role)?.member) ?? (target === "lead" ? records.teams.get(schedule.team)?.lead : void 0);
}
// src/core/oncall/start-of-escalation.ts
/**
* Reads the start of the escalation in force from an incident's times and timeline. It begins with the detection, and
* anew with a reopening, with an acknowledgement taken back, and (as policy says) with a raised severity; an
* acknowledgement counts only for the escalation that it comes after. Nothing where no time is known.
*/
function startOfEscalation({ times }, timeline, { restartsWhenRaised }) {
	const opened = times.detected ?? times.reported ?? timeline.find(({ kind }) => kind === "opened")?.at;
	let start = opened === void 0 ? void 0 : {
		at: opened,
		acknowledged: false
	};
	for (const { at, kind, text } of timeline.toSorted((a, b) => toEpochMs(a.at) - toEpochMs(b.at))) {
		if (start === void 0) break;
		if (kind === "reopened") start = {
			at,
			acknowledged: false,
			reason: "escalation/reopened"
		};
		else if (kind === "unacknowledged") start = {
			at,
			acknowledged: false
		};
		else if (kind === "severity" && restartsWhenRaised && isRaise(text)) start = {
			at,
			acknowledged: false,
			reason: "escalation/severity-raised"
		};
		else if (kind === "acknowledged") start = {
			...start,
			acknowledged: true
		};
	}
	if (start === void 0 || start.acknowledged || times.acknowledged === void 0) return start;
	return {
		...start,
		acknowledged: toEpochMs(times.acknowledged) >= toEpochMs(start.at)
	};
}
/** Whether a line of the timeline says that the severity became worse: `sev3 to sev2`, `from sev3 to sev1`. */
function isRaise(text) {
	const [before, after] = [...text.matchAll(/\bsev([1-5])\b/g)].map(([, level]) => Number(level));
	return before !== void 0 && after !== void 0 && after < before;
}
// src/core/oncall/due-notifications.ts
const NOTHING = {
	due: [],
	unreachable: []
};
/**
* The notifications of an incident that are due and not done. An incident that was acknowledged pages nobody, one that
* is over nobody at all; what raises its severity or reopens it begins the escalation anew. Whoever takes over a shift
* while it is open is told once. Pure: the same records and `now` give the same keys, however often it is asked.
*/
function dueNotifications(input) {
	const { incident, services, records } = input;
	if (incident.status !== "open") return NOTHING;
	const named = scheduleOfService(records.schedules, services.get(incident.service) ?? { owner: incident.team });
	if (!named) return NOTHING;
	const restarts = policyFor(named.schedule, incident)?.on_severity_raised !== "continue";
	const begin = startOfEscalation(incident, input.timeline, { restartsWhenRaised: restarts });
	if (begin === void 0) return NOTHING;
	const handover = handoverNotices(input, named.slug, begin.at);
	if (begin.acknowledged) return {
		...NOTHING,
		due: handover
	};
	const steps = dueSteps(input, planEscalation(named.slug, {
		incident,
		start: toEpochMs(begin.at),
		records
	}), begin);
	const paged = new Set(steps.due.map(({ to }) => to));
	return {
		...steps,
		due: [...steps.due, ...handover.filter(({ to }) => !paged.has(to))]
	};
}
function dueSteps(input, plan, begin) {
	const { incident, records, done, now } = input;
	const byPerson = /* @__PURE__ */ new Map();
	const unreachable = [];
	for (const step of plan.filter(({ at }) => toEpochMs(at) <= toEpochMs(now))) for (const target of step.targets) {
		const key = `page/${begin.at}/${step.schedule}/${step.round}/${step.step}/${target}`;
		if (done.has(key)) continue;
		const to = resolveTarget(target, {
			schedule: records.schedules.get(step.schedule),
			records,
			at: now
		});
		if (to === void 0) {
			unreachable.push({
				key,
				target,
				schedule: step.schedule,
				due: step.at
			});
			continue;
		}
		const missed = byPerson.get(to);
		const isFirst = step.reason === "escalation/first";
		byPerson.set(to, {
			key,
			covers: missed ? [...missed.covers, missed.key] : [],
			incident: incident.id,
			to,
			target,
			schedule: step.schedule,
			since: begin.at,
			due: step.at,
			reason: isFirst ? begin.reason ?? step.reason : step.reason
		});
	}
	const next = plan.find(({ at }) => toEpochMs(at) > toEpochMs(now));
	return {
		due: [...byPerson.values()],
		unreachable,
		...next && { nextAt: next.at }
	};
}
/** A notice to whoever is paged first now and was not when the escalation began. */
function handoverNotices({ incident, records, done, now }, slug, since) {
	const schedule = records.schedules.get(slug);
	const roles = rolesPagedFirst(schedule);
	return listShifts(schedule, {
		from: now,
		until: fromEpochMs(toEpochMs(now) + 1)
	}).filter(({ role, start }) => roles.includes(role) && toEpochMs(start) > toEpochMs(since)).map(({ role, member, start }) => ({
		key: `page/handover/${slug}/${role}/${start}/${member}`,
		covers: [],
		incident: incident.id,
		to: member,
		target: role,
		schedule: slug,
		since,
		due: start,
		reason: "handover/open-incident"
	})).filter(({ key }) => !done.has(key));
}
// src/core/effects/kinds/page.ts
const SUBJECT_TITLE = 60;
/**
* Wakes whoever the escalation of an open incident has come to, and notes the steps that lead to nobody. It never waits
* for quiet hours. A step that nobody looked at for a day is let go; of an incident that another one explains, its owner
* is mailed and nobody is woken.
*/
function page$2(input) {
	const { facts, timeline, ledger, rules, now } = input;
	if (facts.status !== "open" || isExplained(facts)) return [];
	const settled = ledger.filter(({ key }) => isSettled(ledger, key));
	const { due, unreachable } = dueNotifications({
		incident: facts,
		timeline,
		services: rules.services,
		records: rules,
		done: new Set(settled.map(({ key }) => key)),
		now
	});
	const isTimely = (step) => isWithin("event", step.due, now);
	return [...due.filter(isTimely).filter(({ reason, since }) => reason !== "handover/open-incident" || isWithin("duty", since, now)).map((notification) => pageOf(input, notification)), ...unreachable.filter(isTimely).map((step) => noteOf(input, step))];
}
function pageOf(input, notification) {
	const { facts, rules } = input;
	const { key, covers, to, reason, due } = notification;
	const role = roleOf(notification, rules);
	const why = whyOf(notification);
	const person = findMember(to, rules.teams) ?? { handle: to };
	return {
		kind: "page",
		key,
		reason,
		incident: facts.id,
		target: `${to}${role}`,
		at: due,
		payload: {
			covers,
			text: `Paged ${to}${role}${why}`,
			call: {
				person,
				letter: letterOf(input, notification)
			}
		}
	};
}
function letterOf(input, notification) {
	const { facts, rules } = input;
	const { key, to, schedule } = notification;
	return {
		...composeLetter(input, {
			key,
			tag: facts.severity.toUpperCase(),
			tone: "bad",
			label: `You are paged${whyOf(notification)}`,
			paragraphs: [`Take it with "npm run tocsin -- ack ${facts.id}", or "/ack" in its room. Then nobody else is paged.`],
			facts: incidentFacts(input)
		}),
		subject: `PAGE ${facts.severity}: ${inertLine(facts.title, SUBJECT_TITLE)} (${facts.id})`,
		footer: `You get this because the escalation in schedules/${schedule}.yaml has come to ${to}${roleOf(notification, rules)}.`
	};
}
/** ` (secondary)`, ` (primary of Platform)`; nothing where a step names the person. */
function roleOf({ target, schedule }, { schedules }) {
	if (target.startsWith("@")) return "";
	const [other, role] = target.split("/");
	const name = schedules.get(role === void 0 ? schedule : other)?.name ?? schedule;
	return ` (${role ?? target}, ${inertLine(name, SUBJECT_TITLE)})`;
}
function whyOf({ reason, since, due }) {
	const waited = toEpochMs(due) - toEpochMs(since);
	const silence = waited > 0 ? `: nobody acknowledged in ${formatDuration(waited)}` : ": nobody is on call before";
	switch (reason) {
		case "escalation/first": return "";
		case "escalation/step":
		case "escalation/fallback":
		case "escalation/repeat": return silence;
		case "escalation/severity-raised": return ": it became worse";
		case "escalation/reopened": return ": it is open again";
		case "handover/open-incident": return ": the shift began with this incident open";
		default: return reason;
	}
}
function noteOf({ facts }, { key, target, schedule, due }) {
	return {
		kind: "page",
		key,
		reason: "escalation/nobody",
		incident: facts.id,
		target: `nobody is ${target} of ${schedule}`,
		at: due,
		payload: {
			covers: [],
			text: `Paged nobody: schedules/${schedule}.yaml has no ${target} at that time`
		}
	};
}
// src/core/effects/kinds/pager-note.ts
/** The note with the link of an incident on the PagerDuty incident that it came from; once, however often it is reopened. */
function pagerNote(input) {
	const { facts, rules } = input;
	const key = "pager/note";
	const pager = facts.refs?.pagerduty;
	const [opening, link] = [lastOpening(input), pageUrl(`incidents/${facts.id}`, rules)];
	if (!rules.policies.notify?.pagerduty?.notes || facts.status !== "open" || !pager || !opening || !link) return [];
	if (!isTimely(input, {
		horizon: "event",
		at: opening.at,
		key
	})) return [];
	return [{
		kind: "pager",
		key,
		reason: "pager/noted",
		incident: facts.id,
		target: `PagerDuty incident ${pager.id}`,
		at: opening.at,
		payload: {
			action: "note",
			id: pager.id,
			start: `Recorded as ${facts.id}:`,
			link
		}
	}];
}
// src/core/effects/kinds/pager-status.ts
/**
* Tells PagerDuty that its incident was acknowledged, resolved or dismissed here, where policy says so. What PagerDuty
* said itself is not said back to it.
*/
function pagerStatus(input) {
	const policy = input.rules.policies.notify?.pagerduty;
	const opening = lastOpening(input);
	if (!policy || !opening || !input.facts.refs?.pagerduty) return [];
	if (input.facts.status === "open") return policy.acknowledge ? effectAt(input, acknowledgedAt(input, opening), {
		opening,
		action: "acknowledge"
	}) : [];
	return policy.resolve ? effectAt(input, endedAt(input), {
		opening,
		action: "resolve"
	}) : [];
}
function effectAt(input, at, { opening, action }) {
	const { facts } = input;
	const { id } = facts.refs.pagerduty;
	const key = `pager/${action}/${opening.number}`;
	if (at === void 0 || !isTimely(input, {
		horizon: "event",
		at,
		key
	})) return [];
	const reason = action === "acknowledge" ? "pager/acknowledged" : "pager/resolved";
	const target = `PagerDuty incident ${id}`;
	return [{
		kind: "pager",
		key,
		reason,
		incident: facts.id,
		target,
		at,
		payload: {
			action,
			id
		}
	}];
}
/** When somebody acknowledged this opening here; undefined where nobody did, PagerDuty did, or it was taken back. */
function acknowledgedAt({ facts, timeline }, { number, at }) {
	const last = timeline.filter(({ kind }) => kind === "acknowledged" || kind === "unacknowledged").findLast((entry) => number === 1 || toEpochMs(entry.at) >= toEpochMs(at));
	if (!last) return number === 1 ? facts.times.acknowledged : void 0;
	return last.kind === "acknowledged" && (last.link === void 0 || last.link !== facts.refs?.pagerduty?.url) ? last.at : void 0;
}
/** When the incident was resolved or dismissed; undefined where PagerDuty said so. */
function endedAt({ facts, timeline }) {
	if (facts.status === "dismissed") return facts.times.dismissed;
	return timeline.findLast(({ kind }) => kind === "resolved")?.by === "pagerduty" ? void 0 : facts.times.resolved;
}
// src/core/effects/kinds/postmortem-draft.ts
/** Where policy sets no time for a severity. */
const DEFAULT_DUE = 12096e5;
/** Begins the postmortem that policy asks for: facts filled in, sections from the template with what the records know. */
function postmortemDraft(input) {
	const { facts, hasPostmortemFile, rules, now } = input;
	const policy = rules.policies.postmortems;
	if (!policy || hasPostmortemFile || facts.refs?.postmortem_pr || !needsPostmortem(facts, policy)) return [];
	const isResolved = facts.status === "resolved";
	if (!isResolved && !(facts.status === "open" && policy.open_on === "declare")) return [];
	const at = isResolved ? facts.times.resolved : facts.times.detected;
	if (at === void 0 || !isWithin("duty", at, now)) return [];
	const record = {
		schema: 1,
		incident: facts.id,
		status: "draft",
		due: postmortemDue(facts, policy)?.date ?? fromEpochMs(toEpochMs(at) + DEFAULT_DUE).slice(0, 10),
		causes: facts.causes ?? [],
		actions: []
	};
	const assignee = rules.teams.get(rules.services.get(facts.service)?.owner ?? facts.team)?.lead;
	const reviewers = new Set(reviewersOf(facts, record, rules).map(({ handle }) => handle));
	return [{
		kind: "postmortem",
		key: "postmortem/draft",
		reason: "postmortem/needed",
		incident: facts.id,
		target: "postmortem.md",
		at,
		payload: {
			facts: record,
			prefill: prefillOf(input),
			reviewers: [...reviewers],
			...assignee && { assignee }
		}
	}];
}
/** What the records know, by section. Roles and systems, no names: a postmortem is blameless from its first line. */
function prefillOf({ facts, timeline }) {
	const { times, impact = {}, change } = facts;
	const lines = {
		Detection: [
			`Detected by: ${facts.detected_by.replace("-", " ")}`,
			measured("From the start of the impact to detection", times.impact_started, times.detected),
			measured("From detection to acknowledgement", times.detected, times.acknowledged)
		],
		Trigger: [change && `${change.kind} ${change.name}`],
		Impact: [
			impact.description,
			impact.users_affected === void 0 ? void 0 : `Users affected: ${impact.users_affected}`,
			impact.orders_affected === void 0 ? void 0 : `Orders affected: ${impact.orders_affected}`,
			measured("Length", times.impact_started ?? times.detected, times.resolved)
		],
		"Resolution and recovery": timeline.filter(({ kind }) => kind === "change" || kind === "mitigated" || kind === "resolved").slice(-12).map(({ at, text }) => `${at.slice(11, 16)} UTC: ${text}`)
	};
	return Object.entries(lines).flatMap(([section, found]) => {
		const known = found.filter((line) => line !== void 0);
		return known.length > 0 ? [{
			section,
			lines: known
		}] : [];
	});
}
function measured(name, start, end) {
	const length = lengthBetween(start, end);
	return length && `${name}: ${length}`;
}
// src/core/effects/kinds/room.ts
const STANDBY = /* @__PURE__ */ new Set(["dba", "devops"]);
/** What Slack and Teams take. */
const TOPIC_AT_MOST$1 = 250;
const NAME_AT_MOST = 76;
/**
* The room of an incident whose kind has one: opened while it is open, kept as the incident is, closed when it is
* closed or dismissed. A room that people noted by hand is closed only.
*/
function room(input) {
	const { room: known } = input.facts.refs ?? {};
	if (!known) return newRoom(input);
	if (known.state === "closed") return [];
	return input.facts.status === "closed" || input.facts.status === "dismissed" ? overRoom(input, known) : changedRoom(input, known);
}
function newRoom(input) {
	const { facts, rules, now } = input;
	const opening = lastOpening(input);
	if (!(rules.policies.triage?.kinds.find(({ id }) => id === facts.kind)?.room === true) || facts.status !== "open" || isExplained(input.facts) || !opening) return [];
	if (!isWithin("event", opening.at, now)) return [];
	const name = `${facts.id.toLowerCase()}-${facts.service}-${facts.kind}`.slice(0, NAME_AT_MOST).replace(/-+$/, "");
	return [{
		kind: "room",
		key: "room/open",
		reason: "room/opened",
		incident: facts.id,
		target: "a new room",
		at: opening.at,
		payload: {
			action: "open",
			view: viewOf(input),
			people: peopleOf(input, opening.at),
			name
		}
	}];
}
/** The digest stands in the records beside the room, so that what was shown before may be shown again. */
function changedRoom(input, known) {
	const { facts, now } = input;
	const view = viewOf(input);
	if (known.shown === void 0 || known.shown === view.digest) return [];
	return [{
		kind: "room",
		key: `room/update/${view.digest}`,
		reason: "room/changed",
		incident: facts.id,
		target: known.id,
		at: now,
		payload: {
			action: "update",
			room: roomOf(known),
			view
		}
	}];
}
function overRoom(input, known) {
	const { facts, now } = input;
	const at = facts.times.closed ?? facts.times.dismissed;
	if (at === void 0 || !isWithin("duty", at, now)) return [];
	const payload = {
		action: "close",
		room: roomOf(known),
		view: viewOf(input)
	};
	return [{
		kind: "room",
		key: "room/close",
		reason: "room/over",
		incident: facts.id,
		target: known.id,
		at,
		payload
	}];
}
function roomOf({ id, message }) {
	return {
		id,
		...message !== void 0 && { message }
	};
}
const TONES$1 = {
	open: "bad",
	resolved: "good"
};
function viewOf(input) {
	const { facts, rules } = input;
	const { status, severity, roles } = facts;
	const letter = composeLetter(input, {
		key: "room/1",
		tag: severity.toUpperCase(),
		tone: TONES$1[status] ?? "neutral",
		label: `${status.charAt(0).toUpperCase()}${status.slice(1)}, ${severity}`,
		paragraphs: [],
		facts: incidentFacts(input)
	});
	const commander = roles?.incident_commander;
	const topic = [
		`${severity} ${status}`,
		commander ? `commander ${commander}` : "no commander",
		...letter.link ? [letter.link.url] : []
	].join(" | ");
	const runbooks = (facts.runbooks ?? []).flatMap((slug) => {
		const url = pageUrl(`runbooks/${slug}`, rules);
		return url === void 0 ? [] : [{
			title: `Runbook: ${rules.runbooks.get(slug)?.title ?? slug}`,
			url
		}];
	});
	const links = [
		...letter.link ? [{
			title: facts.id,
			url: letter.link.url
		}] : [],
		...runbooks,
		...rules.services.get(facts.service)?.links ?? []
	].map(({ title, url }) => ({
		title: inertLine(title, 100),
		url
	}));
	const shown = {
		topic: inertLine(topic, TOPIC_AT_MOST$1),
		links
	};
	const digest = stableHash([JSON.stringify([
		letter.label,
		letter.title,
		letter.facts,
		letter.link,
		shown
	])]);
	return {
		letter,
		...shown,
		digest
	};
}
/** Service owner, who is in the incident, on call and on standby when it began, and stakeholders; each once. */
function peopleOf({ facts, rules }, at) {
	const service = rules.services.get(facts.service);
	const own = scheduleOfService(rules.schedules, service ?? { owner: facts.team })?.schedule;
	const others = [...rules.schedules.values()].filter((schedule) => schedule !== own);
	const people = [
		rules.teams.get(service?.owner ?? facts.team)?.lead,
		...Object.values(facts.roles ?? {}),
		...own ? onCallAt(own, at).map(({ member }) => member) : [],
		...others.flatMap((schedule) => onCallAt(schedule, at).flatMap(({ role, member }) => STANDBY.has(role) ? [member] : [])),
		...service?.stakeholders ?? []
	];
	return [...new Set(people.filter((handle) => handle !== void 0))];
}
// src/core/effects/kinds/ticket-note.ts
/** Tells the ticket of the postmortem what is known, once for each resolution; a ticket made since then says it itself. */
function ticketNote(input) {
	const opening = collatedOpening(input);
	const { id, refs } = input.facts;
	const ticket = refs?.postmortem_ticket;
	if (!opening || !ticket || isExplained(input.facts)) return [];
	const page = pageUrl(`incidents/${id}`, input.rules);
	return [{
		kind: "ticket-note",
		key: ticketNoteKey(opening.number),
		reason: "ticket/collated",
		incident: id,
		target: ticket.id,
		at: opening.at,
		payload: {
			ticket: ticket.url ?? ticket.id,
			lines: [
				`${id} was resolved.`,
				...collate(input).lines,
				...page ? [`Page: ${page}`] : []
			]
		}
	}];
}
/** The key of the note on the resolution that ended an opening of this number. */
function ticketNoteKey(opening) {
	return `ticket/collated/${opening}`;
}
// src/core/effects/kinds/tickets.ts
const TITLE_AT_MOST$2 = 120;
/** The tickets of an incident: one to write its postmortem, one for each open action. */
function tickets(input) {
	return [...postmortemTicket(input), ...actionTickets(input)];
}
function postmortemTicket(input) {
	const { facts, postmortem, rules } = input;
	const policy = rules.policies.postmortems;
	const at = facts.times.resolved;
	const key = "ticket/postmortem";
	const isAccepted = postmortem?.facts.status === "accepted";
	if (facts.status !== "resolved" || at === void 0 || !policy || isAccepted) return [];
	if (facts.refs?.postmortem_ticket || !needsPostmortem(facts, policy)) return [];
	if (!isTimely(input, {
		horizon: "duty",
		at,
		key
	})) return [];
	const link = pageUrl(`incidents/${facts.id}`, rules);
	const assignee = rules.teams.get(rules.services.get(facts.service)?.owner ?? facts.team)?.lead;
	const due = postmortem?.facts.due;
	const opening = collatedOpening(input);
	const task = `Complete the postmortem of ${facts.id}${due ? `, due on ${due}` : ""}.`;
	return [{
		kind: "ticket",
		key,
		reason: "ticket/postmortem",
		incident: facts.id,
		target: "a ticket for the postmortem",
		at,
		payload: {
			title: `Postmortem of ${facts.id}: ${inertLine(facts.title, TITLE_AT_MOST$2)}`,
			lines: [task, ...collate(input).lines],
			...opening && { covers: ticketNoteKey(opening.number) },
			...link && { link },
			...assignee && { assignee }
		}
	}];
}
/** Until its day is a week over an open action has a ticket; before the incident is resolved its actions may still change. */
function actionTickets(input) {
	const { facts, postmortem, rules } = input;
	if (facts.times.resolved === void 0) return [];
	const link = pageUrl(`postmortems/${facts.id}`, rules);
	return (postmortem?.facts.actions ?? []).filter(({ status, ticket }) => status === "open" && !ticket).flatMap(({ id, text, owner, due }) => {
		const [key, at] = [`ticket/${id}`, dayOver(due)];
		if (!isTimely(input, {
			horizon: "duty",
			at,
			key
		})) return [];
		return [{
			kind: "ticket",
			key,
			reason: "ticket/action",
			incident: facts.id,
			target: `a ticket for action ${id}`,
			at,
			payload: {
				action: id,
				title: `${facts.id}#${id}: ${inertLine(text, TITLE_AT_MOST$2)}`,
				lines: [text, `Action ${id} of the postmortem of ${facts.id}, due on ${due}.`],
				...link && { link },
				assignee: owner
			}
		}];
	});
}
// src/core/effects/desired-effects.ts
/** Every kind of effect, in the order in which those of one incident are done. */
const EFFECT_KINDS = [
	page$2,
	mailTriggered,
	mailSeverityRaised,
	mailResolved,
	mailClosed,
	chat,
	room,
	pagerNote,
	pagerStatus,
	collation,
	postmortemDraft,
	tickets,
	ticketNote,
	mailPostmortemDue,
	mailActionOverdue
];
/**
* What the records of one incident ask for and what is not recorded as done, at `now` (RFC 3339 UTC). Pure: the same
* records and `now` give the same effects; when all of them are recorded it gives none.
*/
function desiredEffects(incident, { rules, now }) {
	if (isDrill(incident.facts)) return [];
	const input = completed({
		...incident,
		rules,
		now
	});
	return EFFECT_KINDS.flatMap((kind) => kind(input)).filter(({ key }) => !isSettled(incident.ledger, key)).map((effect) => stateOf$3(effect, input));
}
function stateOf$3(effect, { ledger, now }) {
	if (effect.kind === "mail" && effect.payload.to.length === 0) return {
		effect,
		state: "unreachable"
	};
	if (effect.notBefore !== void 0) return {
		effect,
		state: "quiet-hours",
		until: effect.notBefore
	};
	const next = waitsUntil(ledger, effect.key, now);
	return next === void 0 ? {
		effect,
		state: "due"
	} : {
		effect,
		state: "back-off",
		until: next
	};
}
// src/app/reconcile/gather-effect-rules.ts
const FOLDERS$1 = [
	"services",
	"teams",
	"schedules",
	"runbooks"
];
/** Files that say who somebody is. */
const WHO = /^(?:services|teams|schedules)\//;
const POLICIES = [
	"notify",
	"postmortems",
	"severities",
	"site",
	"triage"
];
/**
* Reads the rules and the catalogue that effects are decided by. Who has left at `now`
* is in no team; a broken file is left out and named.
*/
async function gatherEffectRules(snapshot, now) {
	const paths = [POSTMORTEM_TEMPLATE, ...POLICIES.map((name) => `policies/${name}.yaml`)];
	for (const folder of FOLDERS$1) {
		const files = (await snapshot.list(folder)).filter(({ type }) => type === "file");
		paths.push(...files.map(({ name }) => `${folder}/${name}`));
	}
	const texts = await snapshot.read(paths);
	const problems = [];
	const values = /* @__PURE__ */ new Map();
	for (const [path, text] of texts) {
		const kind = recordKindOf(path);
		if (kind === void 0) continue;
		const parsed = parseRecord(kind, path, text);
		if (!parsed.ok) problems.push(...parsed.problems);
		else values.set(kind, (values.get(kind) ?? /* @__PURE__ */ new Map()).set(slugOfPath(path), parsed.value.value));
	}
	const all = (kind) => values.get(kind) ?? /* @__PURE__ */ new Map();
	return {
		rules: {
			services: all("service"),
			teams: currentTeams(all("team"), now),
			schedules: all("schedule"),
			runbooks: all("runbook"),
			policies: {
				notify: all("notify").get("notify"),
				postmortems: all("postmortems").get("postmortems"),
				severities: all("severities").get("severities"),
				site: all("site").get("site"),
				triage: all("triage").get("triage")
			},
			postmortemTemplate: texts.get("policies/templates/postmortem.md") ?? "",
			isBroken: problems.some(({ file }) => WHO.test(file))
		},
		problems
	};
}
// src/app/reconcile/gather-incidents.ts
/**
* Reads the incidents of this year and the last that may ask for anything at `now`. An incident with a file that
* cannot be read is left out and named: without its ledger nobody knows what was done. With a memory (by id the object
* id of a folder that asks for nothing any more) those are not read again.
*/
async function gatherIncidents(snapshot, now, finished = /* @__PURE__ */ new Map()) {
	const ids = [];
	const oids = /* @__PURE__ */ new Map();
	const year = Number(now.slice(0, 4));
	for (const folder of [year - 1, year]) {
		const entries = await snapshot.list(`incidents/${folder}`);
		for (const { name, type, oid } of entries) {
			if (type !== "folder" || !/^INC-\d{4}-\d{4,}$/.test(name) || finished.get(name) === oid) continue;
			ids.push(name);
			oids.set(name, oid);
		}
	}
	ids.sort().reverse();
	const first = await snapshot.read(ids.flatMap((id) => [pathOf$2(id, "incident.md"), pathOf$2(id, "postmortem.md")]));
	const wanted = ids.filter((id) => mayAskForAnything(first.get(pathOf$2(id, "incident.md")), first.get(pathOf$2(id, "postmortem.md")), now));
	for (const id of new Set(ids).difference(new Set(wanted))) finished.set(id, oids.get(id));
	const second = await snapshot.read(wanted.flatMap((id) => [pathOf$2(id, "timeline.yaml"), pathOf$2(id, "effects.yaml")]));
	const texts = new Map([...first, ...second]);
	const read = wanted.map((id) => readIncident(id, texts));
	return {
		incidents: withConsequences(read.flatMap(({ incident }) => incident ?? [])),
		problems: read.flatMap(({ problems }) => problems)
	};
}
/** Each incident with those that it explains, as its cause or as what they are duplicates of. */
function withConsequences(incidents) {
	const explained = incidents.flatMap(({ facts: { id, service, relations = [] } }) => relations.filter(({ type }) => type === "caused_by" || type === "duplicate_of").map((relation) => ({
		by: relation.incident,
		incident: id,
		service
	})));
	const byCause = Map.groupBy(explained, ({ by }) => by);
	return incidents.map((one) => {
		const found = byCause.get(one.facts.id)?.map(({ incident, service }) => ({
			incident,
			service
		})) ?? [];
		return found.length > 0 ? {
			...one,
			consequences: found.toReversed()
		} : one;
	});
}
function pathOf$2(id, name) {
	return `${incidentFolder(id)}/${name}`;
}
/**
* A look at the text that spares reading thousands of finished incidents: one that is closed or dismissed and names no
* moment within the horizon asks only for actions that are open. In doubt yes.
*/
function mayAskForAnything(facts, postmortem, now) {
	if (facts === void 0) return false;
	if (!/^status: (?:closed|dismissed)\s*$/m.test(facts)) return true;
	if (postmortem !== void 0 && /status: ["']?open\b/.test(postmortem)) return true;
	const instants = facts.match(/\b\d{4}-\d{2}-\d{2}T[\d:.]+Z/g) ?? [];
	return instants.length === 0 || instants.some((at) => isWithin("duty", at, now));
}
function readIncident(id, texts) {
	const problems = [];
	const read = (kind, name) => {
		const text = texts.get(pathOf$2(id, name));
		if (text === void 0 || name.endsWith(".yaml") && text.trim() === "") return void 0;
		const parsed = parseRecord(kind, pathOf$2(id, name), text);
		if (parsed.ok) return parsed.value;
		problems.push(...parsed.problems);
	};
	const facts = read("incident", "incident.md")?.value;
	const timeline = read("timeline", "timeline.yaml")?.value ?? [];
	const ledger = read("effects", "effects.yaml")?.value ?? [];
	const isReadable = problems.length === 0;
	const postmortem = read("postmortem", "postmortem.md");
	if (!facts || facts.id !== id || !isReadable) return { problems };
	return {
		incident: {
			facts,
			timeline,
			ledger,
			hasPostmortemFile: texts.has(pathOf$2(id, "postmortem.md")),
			...postmortem && { postmortem: {
				facts: postmortem.value,
				body: postmortem.body
			} }
		},
		problems
	};
}
// src/app/reconcile/print-postmortem-draft.ts
/** The text of a drafted postmortem: the template, with what the records know above the advice of each section. */
function printPostmortemDraft({ payload }, template) {
	const known = payload.prefill.map(({ section, lines }) => ({
		section,
		text: lines.map((line) => `- ${inertMarkdown(line)}`).join("\n")
	}));
	const timeline = {
		section: "Timeline",
		text: "Rendered from [timeline.yaml](timeline.yaml): before, during and after."
	};
	const body = template.trim() === "" ? POSTMORTEM_SECTIONS.map((title) => `## ${title}\n`).join("\n") : template;
	return printRecord("postmortem", payload.facts, fill(body, [...known, timeline]));
}
function fill(template, known) {
	const sections = splitSections(template);
	let [filled, last] = ["", 0];
	for (const { title, contentStart } of sections) {
		const text = known.find(({ section }) => isSameTitle(section, title))?.text;
		if (text === void 0) continue;
		filled += `${template.slice(last, contentStart).trimEnd()}\n\n${text}\n`;
		last = contentStart;
	}
	const rest = template.slice(last);
	return `\n${filled}${rest}`.replace(/^\n+/, "\n");
}
// src/app/reconcile/reconcile-memory.ts
const FOLDERS = [
	"services",
	"teams",
	"schedules",
	"runbooks",
	"policies"
];
/** An empty memory. */
function createReconcileMemory() {
	let key = "";
	let known;
	return {
		finished: /* @__PURE__ */ new Map(),
		gatherRules: async (snapshot, now) => {
			const root = await snapshot.list("");
			const oids = FOLDERS.map((name) => root.find((entry) => entry.name === name)?.oid ?? "-");
			const nextKey = [now.slice(0, 10), ...oids].join(" ");
			if (!known || nextKey !== key) known = gatherEffectRules(snapshot, now);
			key = nextKey;
			try {
				return await known;
			} catch (error) {
				known = void 0;
				throw error;
			}
		}
	};
}
// src/app/reconcile/note-collation.ts
/** Completes the record of a resolved incident: an entry in its timeline, and the services that it names none of. */
function noteCollation(files, { incident, payload }, now) {
	const [facts, timeline] = ["incident.md", "timeline.yaml"].map((name) => `${incidentFolder(incident)}/${name}`);
	const entry = {
		at: now,
		kind: "note",
		text: payload.text,
		by: "tocsin"
	};
	files.set(timeline, appendTimeline(files.get(timeline) ?? "", [entry]));
	const text = files.get(facts) ?? "";
	const parsed = parseRecord("incident", facts, text);
	if (!parsed.ok || parsed.value.value.affected_services || payload.affected.length === 0) return;
	files.set(facts, editFrontMatter(text, [{
		path: ["affected_services"],
		value: payload.affected
	}]));
}
// src/app/reconcile/record-attempt.ts
/** Notes that a run takes an effect, before it does anything. */
function noteBegun(files, effect, now) {
	const { text, known, ledger, path } = ledgerOf(files, effect);
	files.set(path, editLedger(text, known, entryBegun(ledger, {
		key: effect.key,
		now,
		...severityOf(effect)
	})));
}
/** Notes how an effect ended: by the reference that it made in the records, else in the ledger; a page in the timeline too. */
function noteAttempt(files, effect, { attempt, now }) {
	const { text, known, ledger, path } = ledgerOf(files, effect);
	if (attempt.state === "done" && noteReference(files, effect, attempt)) {
		files.set(path, dropFromLedger(text, ledger, effect.key) ?? null);
		if (effect.kind === "ticket" && effect.payload.covers) noteCovered(files, effect, {
			key: effect.payload.covers,
			now
		});
		return;
	}
	const entry = entryAfter(ledger, {
		key: effect.key,
		now,
		attempt,
		...severityOf(effect)
	});
	files.set(path, editLedger(text, known, entry));
	if (effect.kind === "page") notePage(files, effect, {
		entry,
		now
	});
	if (effect.kind === "collation") noteCollation(files, effect, now);
}
/** A page that ended: people see it in the timeline, and what it makes needless is done with it. */
function notePage(files, effect, { entry, now }) {
	if (entry.state === "failed") return;
	for (const key of effect.payload.covers) noteCovered(files, effect, {
		key,
		now
	});
	const path = pathOf$1(effect.incident, "timeline.yaml");
	const text = entry.state === "done" ? effect.payload.text : `Could not page ${effect.target}: ${entry.error}`;
	files.set(path, appendTimeline(files.get(path) ?? "", [{
		at: now,
		kind: "paged",
		text,
		by: "tocsin"
	}]));
}
function noteCovered(files, effect, { key, now }) {
	const { text, known, path } = ledgerOf(files, effect);
	files.set(path, editLedger(text, known, {
		key,
		at: now,
		state: "done"
	}));
}
/**
* The commit that records how effects ended, all in the same way; on the newest records, whoever has written in
* between. Its result are the states that are recorded now, in the order of the effects.
*/
async function foldAttempt(snapshot, effects, attempt) {
	const files = await readEffectFiles(snapshot, [...new Set(effects.map(({ incident }) => incident))]);
	const before = new Map(files);
	for (const effect of effects) noteAttempt(files, effect, attempt);
	const states = effects.map((effect) => {
		const state = entryOf(ledgerOf(files, effect).ledger, effect.key)?.state;
		return state === "failed" || state === "given-up" ? state : "done";
	});
	const [first] = effects;
	const headline = effects.length === 1 ? `${first.incident}: ${first.key} ${states[0]}` : `${effects.length} effects failed`;
	return {
		changes: changesOf(before, files),
		message: `${headline}\n`,
		result: states
	};
}
/** The files of incidents in which effects are recorded, as they are. */
async function readEffectFiles(snapshot, incidents) {
	const paths = incidents.flatMap((id) => [
		"incident.md",
		"postmortem.md",
		"timeline.yaml",
		"effects.yaml"
	].map((name) => pathOf$1(id, name)));
	return new Map(await snapshot.read(paths));
}
/** What differs, as a change set. */
function changesOf(before, after) {
	return [...after].flatMap(([path, content]) => (before.get(path) ?? null) === content ? [] : [{
		path,
		content
	}]);
}
/** The ledger of an incident; not `known` where its file cannot be read. */
function ledgerOf(files, { incident }) {
	const path = pathOf$1(incident, "effects.yaml");
	const text = files.get(path) ?? "";
	if (text.trim() === "") return {
		path,
		text,
		known: [],
		ledger: []
	};
	const parsed = parseRecord("effects", path, text);
	const known = parsed.ok ? parsed.value.value : void 0;
	return {
		path,
		text,
		known,
		ledger: known ?? []
	};
}
/** Whether the records have a place of their own for what was made, and hold it now. */
function noteReference(files, effect, attempt) {
	const { reference } = attempt;
	const facts = pathOf$1(effect.incident, "incident.md");
	if (effect.kind === "room") return noteRoom(files, effect, attempt);
	if (reference === void 0) return false;
	if (effect.kind === "postmortem") return editFile(files, facts, ["refs", "postmortem_pr"], {
		...reference,
		state: "draft"
	});
	if (effect.kind !== "ticket") return false;
	const { action } = effect.payload;
	if (action === void 0) return editFile(files, facts, ["refs", "postmortem_ticket"], reference);
	const path = pathOf$1(effect.incident, "postmortem.md");
	const parsed = parseRecord("postmortem", path, files.get(path) ?? "");
	if (!parsed.ok) return false;
	return editFile(files, path, ["actions"], parsed.value.value.actions.map((one) => one.id === action ? {
		...one,
		ticket: reference.url ?? reference.id
	} : one));
}
function noteRoom(files, { incident, payload }, { reference, isOver }) {
	const facts = pathOf$1(incident, "incident.md");
	const { digest } = payload.view;
	if (payload.action === "open") {
		if (reference === void 0) return false;
		return editFile(files, facts, ["refs", "room"], {
			...reference,
			state: "open",
			shown: digest
		});
	}
	if (payload.action === "close" || isOver) return editFile(files, facts, [
		"refs",
		"room",
		"state"
	], "closed");
	const message = reference?.message;
	if (message !== void 0 && !editFile(files, facts, [
		"refs",
		"room",
		"message"
	], message)) return false;
	return editFile(files, facts, [
		"refs",
		"room",
		"shown"
	], digest);
}
function editFile(files, path, key, value) {
	const kind = path.endsWith("/postmortem.md") ? "postmortem" : "incident";
	const text = files.get(path) ?? "";
	if (!parseRecord(kind, path, text).ok) return false;
	files.set(path, editFrontMatter(text, [{
		path: key,
		value
	}]));
	return true;
}
function severityOf(effect) {
	return effect.kind === "mail" || effect.kind === "chat" ? { severity: effect.payload.severity } : {};
}
function pathOf$1(id, name) {
	return `${incidentFolder(id)}/${name}`;
}
// src/core/effects/mail/render-letter.ts
/** Renders a letter as text and as HTML that needs nothing from elsewhere: no pictures, no fonts, no scripts. */
function renderLetter(letter) {
	return {
		text: renderText(letter),
		html: renderHtml(letter)
	};
}
function renderText({ label, title, paragraphs, facts, sections, link, footer }) {
	const lines = facts.map(([name, value, url]) => `${name}: ${value}${url ? ` <${url}>` : ""}`);
	return `${[
		`${label}\n${title}`,
		...link ? [`${link.text}: ${link.url}`] : [],
		...paragraphs,
		lines.join("\n"),
		...sections.map((section) => [section.title.toUpperCase(), ...section.blocks.map(blockText)].join("\n\n")),
		`-- \n${footer}`
	].filter((part) => part !== "").join("\n\n")}\n`;
}
function blockText(block) {
	return block.type === "paragraph" ? block.text : block.items.map((item) => `- ${item}`).join("\n");
}
const TONES = {
	bad: "background:#b3261e;color:#ffffff",
	good: "background:#146c43;color:#ffffff",
	neutral: "background:#3f5064;color:#ffffff"
};
const WRAP = "overflow-wrap:anywhere;word-break:break-word";
function renderHtml(letter) {
	const { subject, tone, label, title, paragraphs, facts, sections, link, footer } = letter;
	const p = "margin:0 0 12px 0;font-size:16px;line-height:24px;color:#1b1f24";
	return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title><style>${DARK}</style></head>
<body class="page" style="margin:0;padding:0;background:#eef1f4;${FONT}">
<div class="page" style="background:#eef1f4;padding:16px 8px">
<div class="card" style="max-width:600px;margin:0 auto;background:#ffffff;border:1px solid #d5dbe2;border-radius:8px;overflow:hidden;${WRAP}">
<div class="${tone}" style="${TONES[tone]};padding:10px 20px;font-size:15px;line-height:22px;font-weight:bold">${escapeHtml(label)}</div>
<div style="padding:20px">
<h1 class="ink" style="margin:0 0 14px 0;font-size:21px;line-height:28px;color:#1b1f24">${escapeHtml(title)}</h1>
${paragraphs.map((text) => `<p class="ink" style="${p}">${escapeHtml(text)}</p>`).join("\n")}
${link ? button(link) : ""}
${factTable(facts)}
${sections.map((section) => sectionHtml(section, p)).join("\n")}
<p class="soft" style="margin:20px 0 0 0;font-size:13px;line-height:19px;color:#57606a">${escapeHtml(footer)}</p>
</div></div></div></body></html>
`;
}
function button({ text, url }) {
	return `<p style="margin:0 0 18px 0"><a class="button" href="${escapeHtml(url)}" style="display:inline-block;padding:11px 20px;border-radius:6px;background:#0b5cad;color:#ffffff;font-size:16px;line-height:22px;font-weight:bold;text-decoration:none">${escapeHtml(text)}</a></p>`;
}
function factTable(facts) {
	if (facts.length === 0) return "";
	const cell = "padding:7px 0;border-top:1px solid #e3e7ec;font-size:15px;line-height:22px;vertical-align:top;text-align:left";
	return `<table cellpadding="0" cellspacing="0" style="width:100%;border-collapse:collapse">\n${facts.map(([name, value, url]) => {
		const content = url ? `<a class="link" href="${escapeHtml(url)}" style="color:#0b5cad">${escapeHtml(value)}</a>` : escapeHtml(value);
		return `<tr><th scope="row" class="cell soft" style="${cell};padding-right:14px;width:28%;font-weight:normal;color:#57606a;overflow-wrap:normal;word-break:normal">${escapeHtml(name)}</th><td class="cell ink" style="${cell};color:#1b1f24">${content}</td></tr>`;
	}).join("\n")}\n</table>`;
}
function sectionHtml({ title, blocks }, p) {
	const content = blocks.map((block) => block.type === "paragraph" ? `<p class="ink" style="${p}">${escapeHtml(block.text)}</p>` : `<ul class="ink" style="${p};padding-left:22px">${block.items.map((item) => `<li style="margin:0 0 6px 0">${escapeHtml(item)}</li>`).join("")}</ul>`);
	return `<h2 class="ink" style="margin:22px 0 8px 0;font-size:17px;line-height:24px;color:#1b1f24">${escapeHtml(title)}</h2>\n${content.join("\n")}`;
}
// src/app/reconcile/page-by-all-ways.ts
/** A way that has not answered by then has failed, in milliseconds; less than the turn that a run has for a page. */
const LONGEST_WAY = 45e3;
/**
* Pages a person by every way at once. One that works is enough, and then what went wrong with others is a note; where
* none does the page has failed, for good only where it has by every way.
*/
async function pageByAllWays(pagers, person, notice) {
	const attempts = await Promise.all(pagers.map(async (pager) => ({
		name: pager.name,
		attempt: await tryWay(pager, person, notice)
	})));
	const failed = attempts.flatMap(({ name, attempt }) => attempt.state === "failed" ? [{
		name,
		attempt
	}] : []);
	const error = failed.map(({ name, attempt }) => `${name}: ${attempt.error}`).join("; ");
	if (failed.length < attempts.length) return {
		state: "done",
		...error !== "" && { note: error }
	};
	const help = failed.find(({ attempt }) => attempt.help !== void 0)?.attempt.help;
	const isPermanent = failed.every(({ attempt }) => attempt.isPermanent === true);
	return {
		state: "failed",
		error,
		...help !== void 0 && { help },
		...isPermanent && { isPermanent }
	};
}
async function tryWay(pager, person, notice) {
	let timer;
	const silence = new Promise((resolve) => {
		timer = setTimeout(() => resolve({
			state: "failed",
			error: "no answer"
		}), LONGEST_WAY);
	});
	try {
		return await Promise.race([pager.page(person, notice), silence]);
	} catch (error) {
		return {
			state: "failed",
			error: `unexpected: ${error instanceof Error ? error.message : String(error)}`
		};
	} finally {
		clearTimeout(timer);
	}
}
// src/app/reconcile/systems.ts
/** Whether somebody is there to do a kind of effect; what is done in the records needs nobody. */
function isSetUp(kind, { mailer, chat, pagers = [], rooms, tickets, pagerIncidents }) {
	switch (kind) {
		case "mail": return mailer !== void 0;
		case "page": return pagers.length > 0;
		case "chat": return chat !== void 0;
		case "room": return rooms !== void 0;
		case "ticket": return tickets !== void 0;
		case "ticket-note": return tickets !== void 0;
		case "collation": return true;
		case "pager": return pagerIncidents !== void 0;
		case "postmortem": return true;
		default: return kind;
	}
}
/** Does one effect outside. An adapter that throws has a bug, which must not hold up the others. */
async function perform(effect, systems, rules) {
	try {
		return await performWith(effect, systems, rules);
	} catch (error) {
		return {
			state: "failed",
			error: `unexpected: ${error instanceof Error ? error.message : String(error)}`
		};
	}
}
async function performWith(effect, { mailer, chat, pagers, rooms, tickets, proposals, pagerIncidents }, rules) {
	switch (effect.kind) {
		case "mail": {
			const { to, unreachable, letter } = effect.payload;
			const mail = {
				to,
				subject: letter.subject,
				thread: letter.thread,
				...renderLetter(letter)
			};
			return withUnreachable(await mailer.send(mail), unreachable, rules.isBroken);
		}
		case "page": return page$1(effect, pagers ?? [], rules);
		case "room": {
			const { payload, incident } = effect;
			if (payload.action !== "open") return rooms[payload.action]({
				incident,
				room: payload.room,
				view: payload.view
			});
			const { name, view } = payload;
			return rooms.open({
				incident,
				name,
				view,
				people: payload.people.map((handle) => personOf(handle, rules))
			});
		}
		case "chat": {
			const { severity: _severity, ...message } = effect.payload;
			return chat.post({
				key: `${effect.incident}/${effect.key}`,
				...message
			});
		}
		case "ticket": {
			const { title, lines, link, assignee } = effect.payload;
			const key = `${effect.incident}/${effect.key}`;
			const assigneeMail = assignee && findMember(assignee, rules.teams)?.mail;
			const who = {
				...assignee && { assignee },
				...assigneeMail && { assigneeMail }
			};
			return tickets.create({
				key,
				title,
				lines,
				...link && { link },
				...who
			});
		}
		case "pager": {
			const { payload } = effect;
			if (payload.action === "note") return pagerIncidents.note(payload.id, payload);
			return pagerIncidents.setStatus(payload.id, payload.action === "acknowledge" ? "acknowledged" : "resolved");
		}
		case "ticket-note": return tickets.comment({
			key: `${effect.incident}/${effect.key}`,
			...effect.payload
		});
		case "collation": return { state: "done" };
		case "postmortem": return proposals.propose(proposalOf(effect, rules));
		default: return effect;
	}
}
/** Who somebody is elsewhere, by teams/. */
function personOf(handle, { teams }) {
	const { mail, slack, teams: entra } = findMember(handle, teams) ?? {};
	return {
		handle,
		...mail && { mail },
		...slack && { slack },
		...entra && { teams: entra }
	};
}
/** While a file of teams/ is broken, an address may be in it, and the page is tried again. */
async function page$1({ incident, key, payload }, pagers, rules) {
	if (!payload.call) return { state: "done" };
	const { person, letter } = payload.call;
	const attempt = await pageByAllWays(pagers, person, {
		incident,
		key: `${incident}/${key}`,
		letter
	});
	return attempt.state === "failed" && rules.isBroken ? {
		...attempt,
		isPermanent: false
	} : attempt;
}
function proposalOf(effect, { postmortemTemplate }) {
	const { incident, payload } = effect;
	const { assignee, reviewers, facts } = payload;
	return {
		branch: `postmortem/${incident}`,
		path: `${incidentFolder(incident)}/postmortem.md`,
		content: printPostmortemDraft(effect, postmortemTemplate),
		title: `Postmortem of ${incident}`,
		lines: [`The postmortem of ${incident} is due on ${facts.due}. Facts are filled in; please write the rest here.`],
		...assignee && { assignee },
		reviewers
	};
}
/** Who has no address is noted; while a file of teams/ or schedules/ is broken, they may have one, and the mail waits for it. */
function withUnreachable(attempt, unreachable, isBroken) {
	if (attempt.state !== "done" || unreachable.length === 0) return attempt;
	const note = `no mail address for ${unreachable.join(", ")}`;
	if (!isBroken) return {
		...attempt,
		note
	};
	const { sent, refused } = attempt;
	return {
		state: "failed",
		error: note,
		...sent && { sent },
		...refused && { refused }
	};
}
// src/app/reconcile/reconcile-effects.ts
/** No call of a system takes longer, in milliseconds. */
const LONGEST_CALL = 6e4;
/**
* Makes the outside world match the records: takes what is due in one commit (drafts of postmortems are done with it),
* does it, and records each effect as it ends. Systems work side by side and one that fails holds up no other. A run
* that is killed leaves what it took to the next; throws RepositoryError when the repository cannot be written, before
* anything is done outside.
*/
async function reconcileEffects(repository, options) {
	const { systems, clock } = options;
	const remembering = {
		...options,
		memory: options.memory ?? createReconcileMemory()
	};
	const begun = clock();
	const look = await decide(await repository.snapshot(), begun, remembering);
	const { result } = !look.wanted.some((one) => isTaken(one, systems)) ? { result: look } : await repository.commit((snapshot) => foldBegun(snapshot, remembering, begun));
	const { wanted, rules, problems } = result;
	const { taken = [], others = [] } = Object.groupBy(wanted, (one) => isTaken(one, systems) ? "taken" : "others");
	const run = {
		repository,
		options,
		rules,
		deadline: toEpochMs(begun) + TURN - LONGEST_CALL
	};
	const { written = [], called = [] } = Object.groupBy(taken, ({ effect }) => isInRecords(effect, systems) ? "written" : "called");
	const drafts = written.map((one) => reportOf(one, { state: "done" }));
	const bySystem = Map.groupBy(called, ({ effect }) => queueOf(effect));
	const reports = await Promise.all([...bySystem.values()].map((list) => performAll(list, run)));
	const rest = others.map((one) => reportOf(one, one.state === "due" ? { state: "not-set-up" } : {}));
	return {
		effects: [
			...reports.flat(),
			...drafts,
			...rest
		],
		problems
	};
}
async function decide(snapshot, now, { only, memory }) {
	const { rules, problems } = await (memory?.gatherRules ?? gatherEffectRules)(snapshot, now);
	const gathered = await gatherIncidents(snapshot, now, memory?.finished);
	return {
		wanted: gathered.incidents.flatMap((incident) => desiredEffects(incident, {
			rules,
			now
		})).filter(({ effect }) => only === void 0 || effect.kind === "page" === (only === "pages")),
		rules,
		problems: [...problems, ...gathered.problems]
	};
}
function isTaken({ effect, state }, systems) {
	return state === "due" && isSetUp(effect.kind, systems);
}
async function foldBegun(snapshot, options, now) {
	const { systems } = options;
	const decision = await decide(snapshot, now, options);
	const taken = decision.wanted.filter((one) => isTaken(one, systems)).map(({ effect }) => effect);
	const before = await readEffectFiles(snapshot, [...new Set(taken.map(({ incident }) => incident))]);
	const files = new Map(before);
	for (const effect of taken) if (!isInRecords(effect, systems)) noteBegun(files, effect, now);
	else if (effect.kind === "postmortem") files.set(...draftOf(effect, decision.rules));
	else noteAttempt(files, effect, {
		attempt: { state: "done" },
		now
	});
	return {
		changes: changesOf(before, files),
		message: describeTaken(taken, systems),
		result: decision
	};
}
/** Done by the commit that takes it: there is nobody to call. */
function isInRecords(effect, { proposals }) {
	if (effect.kind === "page") return effect.payload.call === void 0;
	return effect.kind === "collation" || effect.kind === "postmortem" && !proposals;
}
/** What is done one after the other; no page waits for another one. */
function queueOf({ kind, incident, key }) {
	if (kind === "page") return `${incident}/${key}`;
	return kind === "ticket-note" ? "ticket" : kind;
}
function describeTaken(taken, systems) {
	const lines = taken.map((effect) => `${effect.incident}: ${effect.key} ${isInRecords(effect, systems) ? "written" : "begun"}`);
	if (lines.length === 1) return `${lines[0]}\n`;
	return `${lines.length} effects begun\n\n${lines.map((line) => `- ${line}`).join("\n")}\n`;
}
function draftOf(effect, { postmortemTemplate }) {
	return [`${incidentFolder(effect.incident)}/postmortem.md`, printPostmortemDraft(effect, postmortemTemplate)];
}
/** Does the effects of one system one after the other; where the system itself is down, all that is left fails with it. */
async function performAll(wanted, run) {
	const { repository, options, rules, deadline } = run;
	const { systems, clock } = options;
	const reports = [];
	for (const [place, one] of wanted.entries()) {
		if (toEpochMs(clock()) >= deadline) return [...reports, ...wanted.slice(place).map((left) => reportOf(left, { state: "not-tried" }))];
		const attempt = await perform(one.effect, systems, rules);
		const isDown = attempt.state === "failed" && attempt.isSystemDown === true;
		const ended = isDown ? wanted.slice(place) : [one];
		const effects = ended.map(({ effect }) => effect);
		const now = clock();
		const states = (await repository.commit((snapshot) => foldAttempt(snapshot, effects, {
			attempt,
			now
		}))).result;
		reports.push(...ended.map((left, index) => reportOf(left, {
			state: states[index] ?? "done",
			...troubleOf$1(attempt)
		})));
		if (isDown) break;
	}
	return reports;
}
function troubleOf$1(attempt) {
	if (attempt.state === "done") return attempt.note === void 0 ? {} : { error: attempt.note };
	return {
		error: attempt.error,
		...attempt.help !== void 0 && { help: attempt.help }
	};
}
function reportOf({ effect, state, until }, outcome) {
	const { kind, key, incident, reason, target } = effect;
	return {
		key: `${incident}/${key}`,
		kind,
		reason,
		target,
		state,
		...until && { until },
		...outcome
	};
}
// src/core/postmortem/fixes-in-message.ts
const REFERENCE = String.raw`INC-\d{4}-\d{4,}#A\d+`;
/** The words by which GitHub closes issues, before one reference or several. */
const FIXES = new RegExp(String.raw`\b(?:fix(?:e[sd])?|close[sd]?|resolve[sd]?)\s*:?\s+(${REFERENCE}(?:\s*(?:,|and|,\s*and)\s*${REFERENCE})*)(?!\w)`, "gi");
/** The actions that a commit message closes: `Fixes INC-2026-0042#A2`, in any case, several with commas. A commit that reverts closes none. */
function fixesInMessage(message) {
	if (message.startsWith("Revert \"")) return [];
	const references = [...message.matchAll(FIXES)].flatMap(([, list = ""]) => list.match(new RegExp(REFERENCE, "gi")) ?? []);
	return [...new Set(references.map((one) => one.toUpperCase()))].map((one) => {
		const [incident = "", action = ""] = one.split("#");
		return {
			incident,
			action
		};
	});
}
// src/core/postmortem/outcome-of-action.ts
/**
* What an open action becomes by the news of it. One that was closed before keeps its `closed_by` when a person opens it
* again, and is left to people from then on.
*/
function outcomeOfAction({ status, closed_by, ticket }, { ticket: state, commit }) {
	if (status !== "open" || closed_by !== void 0) return void 0;
	if (commit !== void 0) return {
		status: "done",
		closedBy: commit
	};
	if (ticket === void 0 || state !== "done" && state !== "dropped") return void 0;
	return {
		status: state,
		closedBy: ticket
	};
}
// src/app/reconcile/note-outcomes.ts
/** The entry of an action whose ticket is gone; it goes with the trouble. */
const GONE = "ticket/gone";
/** Writes what actions became into the postmortem of an incident, and returns it. */
function noteOutcomes(files, incident, news) {
	const path = `${incidentFolder(incident)}/postmortem.md`;
	const postmortem = readPostmortem(files, path);
	if (!postmortem) return [];
	const found = postmortem.actions.flatMap((action) => {
		const outcome = outcomeOfAction(action, {
			ticket: action.ticket === void 0 ? void 0 : news.states.get(action.ticket),
			commit: news.fixes.get(`${incident}#${action.id}`)
		});
		return outcome ? [{
			incident,
			action: action.id,
			...outcome
		}] : [];
	});
	if (found.length === 0) return [];
	const actions = postmortem.actions.map((one) => {
		const outcome = found.find(({ action }) => action === one.id);
		return outcome ? {
			...one,
			status: outcome.status,
			closed_by: outcome.closedBy
		} : one;
	});
	files.set(path, editFrontMatter(files.get(path) ?? "", [{
		path: ["actions"],
		value: actions
	}]));
	return found;
}
/** Notes which tickets of open actions are gone, and forgets the note of those that are there again; returns the new ones. */
function noteGone(files, incident, { states, now }) {
	const folder = incidentFolder(incident);
	const path = `${folder}/effects.yaml`;
	const lost = [];
	for (const { id, status, ticket } of readPostmortem(files, `${folder}/postmortem.md`)?.actions ?? []) {
		const key = `${GONE}/${id}`;
		const text = files.get(path) ?? "";
		const ledger = readLedger(path, text);
		const state = ticket === void 0 ? void 0 : states.get(ticket);
		if (ledger === void 0 || state === void 0 && status === "open" && ticket !== void 0) continue;
		const isLost = status === "open" && ticket !== void 0 && state === "gone";
		const isNoted = entryOf(ledger, key) !== void 0;
		if (isNoted && !isLost) files.set(path, dropFromLedger(text, ledger, key) ?? null);
		if (isLost && !isNoted) {
			const error = `${ticket} is gone; take it out of action ${id} to have a new ticket`;
			files.set(path, editLedger(text, ledger, {
				key,
				state: "given-up",
				at: now,
				error
			}));
			lost.push({
				incident,
				action: id,
				ticket
			});
		}
	}
	return lost;
}
function readPostmortem(files, path) {
	const parsed = parseRecord("postmortem", path, files.get(path) ?? "");
	return parsed.ok ? parsed.value.value : void 0;
}
/** Undefined where the file cannot be read. */
function readLedger(path, text) {
	if (text.trim() === "") return [];
	const parsed = parseRecord("effects", path, text);
	return parsed.ok ? parsed.value.value : void 0;
}
// src/app/reconcile/follow-actions.ts
/**
* Lets what happened elsewhere flow back: an open action whose ticket is done, or that a commit says it does, is done;
* one whose ticket was closed without doing it is dropped. All in one commit. Asks for nothing where no action is open.
*/
async function followActions(repository, { now, tickets, commits }) {
	const { incidents } = await gatherIncidents(await repository.snapshot(), now);
	const open = incidents.filter(hasOpenAction);
	const named = [...new Set(open.flatMap(openTickets))];
	const { known, trouble } = named.length > 0 && tickets ? await tickets.states(named) : { known: /* @__PURE__ */ new Map() };
	const news = {
		states: known,
		fixes: fixesOf(commits),
		now
	};
	const said = { ...trouble && { trouble } };
	if (known.size === 0 && news.fixes.size === 0) return {
		followed: [],
		lost: [],
		...said
	};
	const wanted = open.filter((incident) => isNews(incident, news)).map(({ facts }) => facts.id);
	if (wanted.length === 0) return {
		followed: [],
		lost: [],
		...said
	};
	const { result } = await repository.commit((snapshot) => foldOutcomes(snapshot, wanted, news));
	return {
		...result,
		...said
	};
}
/** The oldest of the commits that close an action counts. */
function fixesOf(commits) {
	return new Map(commits.flatMap(({ id, message }) => fixesInMessage(message).map(({ incident, action }) => [`${incident}#${action}`, id])));
}
function hasOpenAction({ postmortem }) {
	return postmortem?.facts.actions.some(({ status, closed_by }) => status === "open" && closed_by === void 0) === true;
}
function openTickets({ postmortem }) {
	return (postmortem?.facts.actions ?? []).flatMap(({ status, closed_by, ticket }) => status === "open" && closed_by === void 0 && ticket !== void 0 ? [ticket] : []);
}
/** Whether the records do not say yet what is known. */
function isNews({ facts, postmortem, ledger }, { states, fixes }) {
	return (postmortem?.facts.actions ?? []).some((action) => {
		const ticket = action.ticket === void 0 ? void 0 : states.get(action.ticket);
		if (outcomeOfAction(action, {
			ticket,
			commit: fixes.get(`${facts.id}#${action.id}`)
		}) !== void 0) return true;
		const isNoted = entryOf(ledger, `${GONE}/${action.id}`) !== void 0;
		return action.status === "open" && ticket !== void 0 && ticket === "gone" !== isNoted;
	});
}
async function foldOutcomes(snapshot, incidents, news) {
	const files = await readEffectFiles(snapshot, incidents);
	const before = new Map(files);
	const followed = incidents.flatMap((incident) => noteOutcomes(files, incident, news));
	const lost = incidents.flatMap((incident) => noteGone(files, incident, news));
	return {
		changes: changesOf(before, files),
		message: describe(followed, lost),
		result: {
			followed,
			lost
		}
	};
}
function describe(followed, lost) {
	const lines = [...followed.map(({ incident, action, status, closedBy }) => `${incident}#${action} ${status}: ${closedBy}`), ...lost.map(({ incident, action, ticket }) => `${incident}#${action}: ${ticket} is gone`)];
	if (lines.length <= 1) return `${lines[0] ?? "Tickets that were gone are there"}\n`;
	return `${lines.length} actions follow their tickets\n\n${lines.map((line) => `- ${line}`).join("\n")}\n`;
}
// src/app/reconcile/settle-records.ts
/** Folds alerts that wait, lets time pass, numbers merged drafts, and lets actions follow their tickets and commits. */
async function settleRecords(repository, { now, tickets, commits }) {
	const folded = await drain(repository);
	const passed = await passTime(repository, now);
	const { numbered, problems } = await numberDrafts(repository, now);
	const actions = await followActions(repository, {
		now,
		tickets,
		commits: await commits()
	});
	return {
		folded: folded.alerts,
		passed: passed.incidents,
		numbered,
		actions,
		problems
	};
}
/** The same for people, a line each. */
function describeSettled({ folded, passed, numbered, actions }) {
	return [
		`${folded.length} waiting alerts folded`,
		...passed.map(({ id, change }) => `${id} ${change}: it was time`),
		...numbered.map(({ draft, id }) => `incidents/${draft} is now ${id}`),
		...actions.followed.map(({ incident, action, status, closedBy }) => `${incident}#${action} is ${status}: ${closedBy}`)
	];
}
/** What a person should look at, a line each. */
function settledTroubles({ actions: { lost, trouble } }) {
	return [...lost.map(({ incident, action, ticket }) => `${ticket} is gone; take it out of action ${action} in the postmortem of ${incident} to have a new ticket`), ...trouble ? [`tickets could not be asked for: ${trouble.error}${trouble.help ? `. ${trouble.help}` : ""}`] : []];
}
// src/app/reconcile/summarise-effects.ts
/** GitHub takes a summary of one MiB; whoever has more rows than these reads the log. */
const ROWS_AT_MOST = 500;
const FIRST = [
	"given-up",
	"failed",
	"unreachable",
	"back-off",
	"not-tried"
];
/** What became of effects as Markdown: what needs a person first, then a table of all effects, troubles on top. */
function summariseEffects(effects, { said, troubles }) {
	const shown = effects.filter(({ state }) => state !== "not-set-up").toSorted((a, b) => rankOf(a) - rankOf(b));
	const rows = shown.slice(0, ROWS_AT_MOST).map(rowOf);
	return `${[
		"## Reconcile",
		list(troubles.map((line) => `**${inertMarkdown(line)}**`)),
		rows.length > 0 ? [
			"| State | Effect | To | Why |",
			"|---|---|---|---|",
			...rows
		].join("\n") : "The records ask for nothing that is not done.",
		shown.length > rows.length ? `${shown.length - rows.length} more are in the log.` : "",
		list([...said, ...missingSetUp(effects)].map(inertMarkdown))
	].filter((block) => block !== "").join("\n\n")}\n`;
}
function rankOf({ state }) {
	const place = FIRST.indexOf(state);
	return place < 0 ? FIRST.length : place;
}
function rowOf({ state, key, target, reason, until, error, help }) {
	const why = [
		error,
		help,
		until && `Next try or send: ${until}`
	].filter((text) => text !== void 0);
	return `| ${[
		WORDS[state],
		key,
		target,
		`${EFFECT_REASONS[reason]} ${why.join(". ")}`.trim()
	].map(inertMarkdown).join(" | ")} |`;
}
function list(lines) {
	return lines.map((line) => `- ${line}`).join("\n");
}
// src/adapters/github/comment-once.ts
const PAGE$4 = 100;
const MAX_PAGES$4 = 10;
/** Says something below an issue, unless a comment there begins with the same marker. Rejects where there is no answer. */
async function commentOnce(options, { number, marker, body }) {
	const path = `issues/${number}/comments`;
	for (let page = 1; page <= MAX_PAGES$4; page += 1) {
		const answer = await callGithub(options, `GET ${path}?per_page=${PAGE$4}&page=${page}`);
		if (answer.status === 404 || answer.status === 410) return {
			state: "failed",
			error: `#${number} is not on GitHub any more`,
			isPermanent: true
		};
		if (answer.status !== 200) return failureOf$1(answer, options);
		const comments = await answer.json();
		if (comments.some((comment) => comment.body?.startsWith(marker))) return { state: "done" };
		if (comments.length < PAGE$4) break;
	}
	const made = await callGithub(options, `POST ${path}`, { body });
	return made.status === 201 ? { state: "done" } : failureOf$1(made, options);
}
// src/adapters/github/issue-bodies.ts
/** GitHub takes 65 536 characters; the marker and the link have room beside these. */
const TEXT_AT_MOST = 6e4;
const CUT$1 = "The rest was too long for an issue.";
/** The line by which an issue of ours is found again; nobody sees it. */
function markerOf(key) {
	return `<!-- tocsin:${key} -->`;
}
/** What stands in the issue that is a room: the facts when it was opened, and who is asked in. */
function roomBody({ view, people }, marker) {
	return [
		...stateOf$2(view, marker),
		...people.length > 0 ? [`Please join: ${people.map(({ handle }) => handle).join(" ")}`] : [],
		"This issue is the room of the incident. Talk here; facts belong into the record."
	].join("\n\n");
}
/** The body of a room with the facts as they are now; what stands below them is kept. */
function changedRoomBody(body, view, marker) {
	const parts = body.replaceAll("\r\n", "\n").split("\n\n");
	const table = parts.findIndex((part) => part.startsWith("| | |\n"));
	const rest = table < 0 ? parts.filter((part) => part !== marker) : parts.slice(table + 1);
	return [...stateOf$2(view, marker), ...rest].join("\n\n");
}
function stateOf$2({ letter }, marker) {
	const rows = letter.facts.map(([name, value, url]) => `| ${name} | ${linked$1(value, url)} |`);
	return [
		marker,
		`**${inertMarkdown(letter.label)}**${letter.link ? `: ${linked$1(letter.link.text, letter.link.url)}` : ""}`,
		[
			"| | |",
			"|---|---|",
			...rows
		].join("\n")
	];
}
/** What stands in the issue that is a ticket. */
function ticketBody({ lines, link }, marker) {
	return [
		marker,
		paragraphs(lines),
		...link ? [linked$1("Read more", link)] : []
	].join("\n\n");
}
/** What stands in a comment on one. */
function commentBody(lines, marker) {
	return `${marker}\n\n${paragraphs(lines)}`;
}
function paragraphs(lines) {
	const text = lines.map(inertMarkdown).join("\n\n");
	if (text.length <= TEXT_AT_MOST) return text;
	const plain = lines.join("\n\n");
	return [...cutText(plain, TEXT_AT_MOST / 2).split("\n\n").map(inertMarkdown), CUT$1].join("\n\n");
}
function linked$1(text, url) {
	return url === void 0 ? inertMarkdown(text) : `[${inertMarkdown(text)}](<${url.replace(/[<>\s]/g, encodeURIComponent)}>)`;
}
// src/adapters/github/issue-states.ts
const PAGE$3 = 100;
/** What was closed since the last run is among those changed last. */
const MAX_PAGES$3 = 3;
/** Others are asked for one by one, so many in a run, in turn. */
const SINGLE_AT_MOST$1 = 10;
const TURN_MS = 6e4;
/**
* How issues stand, in at most thirteen calls: those that changed last come in lists, of the others (old, moved or
* deleted) each run looks at a few, which ones by the clock.
*/
async function issueStates(options, tickets) {
	const asked = tickets.flatMap((ticket) => {
		const number = issueNumberIn(options, ticket);
		return number === void 0 ? [] : [{
			ticket,
			number
		}];
	});
	const states = /* @__PURE__ */ new Map();
	const known = () => new Map(asked.flatMap(({ ticket, number }) => states.has(number) ? [[ticket, states.get(number)]] : []));
	const left = () => [...new Set(asked.map(({ number }) => number))].filter((number) => !states.has(number));
	try {
		for (let page = 1; page <= MAX_PAGES$3 && left().length > 0; page += 1) {
			const query = `state=all&sort=updated&direction=desc&per_page=${PAGE$3}&page=${page}`;
			const answer = await callGithub(options, `GET issues?${query}`);
			if (answer.status !== 200) return {
				known: known(),
				trouble: await failureOf$1(answer, options)
			};
			const issues = await answer.json();
			for (const issue of issues) states.set(issue.number, stateOf$1(issue));
			if (issues.length < PAGE$3) break;
		}
		for (const number of inTurn(left(), (options.clock ?? Date.now)())) {
			const answer = await callGithub(options, `GET issues/${number}`);
			if (answer.status === 200) states.set(number, stateOf$1(await answer.json()));
			else if (answer.status === 404 || answer.status === 410) states.set(number, "gone");
			else if (answer.status !== 301) return {
				known: known(),
				trouble: await failureOf$1(answer, options)
			};
		}
	} catch (error) {
		return {
			known: known(),
			trouble: unreachableGithub(error)
		};
	}
	return { known: known() };
}
/** The number in an id or an address of an issue of this repository. */
function issueNumberIn({ repository }, ticket) {
	const [, id, owner, number] = /^(?:#(\d+)|https?:\/\/[^/]+\/([^/]+\/[^/]+)\/issues\/(\d+))$/.exec(ticket) ?? [];
	if (id !== void 0) return Number(id);
	return owner?.toLowerCase() === repository.toLowerCase() ? Number(number) : void 0;
}
function inTurn(numbers, now) {
	if (numbers.length <= SINGLE_AT_MOST$1) return numbers;
	const start = Math.floor(now / TURN_MS) * SINGLE_AT_MOST$1 % numbers.length;
	return [...numbers.slice(start), ...numbers.slice(0, start)].slice(0, SINGLE_AT_MOST$1);
}
function stateOf$1({ state, state_reason, pull_request }) {
	if (state === "open") return "open";
	if (pull_request) return pull_request.merged_at ? "done" : "dropped";
	return state_reason === "not_planned" || state_reason === "duplicate" ? "dropped" : "done";
}
// src/adapters/github/room-issue.ts
/** Writes the facts as they are now into the issue that is a room; what people wrote below them stays. */
async function updateRoom(options, { incident, room, view }) {
	const number = roomNumber(room.id);
	if (number === void 0) return {
		state: "done",
		note: `${room.id} is no issue of GitHub`,
		isOver: true
	};
	try {
		const found = await callGithub(options, `GET issues/${number}`);
		if (isGone(found)) return {
			state: "done",
			note: `${room.id} is gone`,
			isOver: true
		};
		if (found.status !== 200) return await failureOf$1(found, options);
		const issue = await found.json();
		if (issue.state === "closed") return {
			state: "done",
			note: `${room.id} was closed by a person`,
			isOver: true
		};
		const body = changedRoomBody(issue.body ?? "", view, markerOf(`${incident}/room`));
		const answer = await callGithub(options, `PATCH issues/${number}`, { body });
		return answer.status === 200 ? { state: "done" } : await failureOf$1(answer, options);
	} catch (error) {
		return unreachableGithub(error);
	}
}
/** Closes the issue that is a room; what is no issue or is gone needs no closing. */
async function closeRoom(options, { room }) {
	const number = roomNumber(room.id);
	if (number === void 0) return {
		state: "done",
		note: `${room.id} is no issue of GitHub`
	};
	try {
		const answer = await callGithub(options, `PATCH issues/${number}`, {
			state: "closed",
			state_reason: "completed"
		});
		return answer.status === 200 || isGone(answer) ? { state: "done" } : await failureOf$1(answer, options);
	} catch (error) {
		return unreachableGithub(error);
	}
}
function roomNumber(id) {
	return /^#?(\d+)$/.exec(id)?.[1];
}
/** Deleted, or moved to another repository. */
function isGone({ status }) {
	return status === 301 || status === 404 || status === 410;
}
// src/adapters/github/issues.ts
/** The label of all our issues, by which they are listed. */
const LABEL$1 = "tocsin";
const PAGE$2 = 100;
/** A run that was killed made its issue minutes ago: it is among the newest. */
const MAX_PAGES$2 = 3;
/** GitHub takes no more. */
const MAX_ASSIGNEES = 10;
const TITLE_AT_MOST$1 = 200;
/**
* GitHub issues as rooms and as tickets. Each carries a line that only it has and is looked for by it before it is
* made: in the list of issues, which knows a new one at once, where the search of GitHub takes a while.
*/
function createGithubIssues(options) {
	return {
		rooms: {
			open: (room) => {
				const key = `${room.incident}/room`;
				const body = roomBody(room, markerOf(key));
				return findOrCreate$1(options, {
					key,
					title: `${room.incident} ${room.view.letter.title}`,
					body,
					labels: [LABEL$1, "incident"],
					people: room.people.map(({ handle }) => handle)
				});
			},
			update: (change) => updateRoom(options, change),
			close: (change) => closeRoom(options, change)
		},
		tickets: {
			create: (ticket) => {
				const { key, title, assignee } = ticket;
				return findOrCreate$1(options, {
					key,
					title,
					body: ticketBody(ticket, markerOf(key)),
					labels: [LABEL$1],
					people: assignee ? [assignee] : []
				});
			},
			comment: (comment) => say$1(options, comment),
			states: (tickets) => issueStates(options, tickets)
		}
	};
}
async function findOrCreate$1(options, wanted) {
	try {
		const found = await find(options, markerOf(wanted.key));
		if ("state" in found) return found;
		return found.issue ? doneWith$2(found.issue) : await create$1(options, wanted);
	} catch (error) {
		return unreachableGithub(error);
	}
}
async function find(options, marker) {
	for (let page = 1; page <= MAX_PAGES$2; page += 1) {
		const query = `labels=${LABEL$1}&state=all&sort=created&direction=desc&per_page=${PAGE$2}&page=${page}`;
		const answer = await callGithub(options, `GET issues?${query}`);
		if (answer.status !== 200) return failureOf$1(answer, options);
		const issues = await answer.json();
		const issue = issues.find(({ body }) => body?.startsWith(marker));
		if (issue) return { issue };
		if (issues.length < PAGE$2) break;
	}
	return {};
}
/** Whoever cannot be assigned makes GitHub refuse the whole issue; then it is made without. */
async function create$1(options, { title, body, labels, people }) {
	const assignees = people.slice(0, MAX_ASSIGNEES).map((handle) => handle.replace(/^@/, ""));
	const issue = {
		title: inertLine(title, TITLE_AT_MOST$1),
		body,
		labels
	};
	const answer = await callGithub(options, "POST issues", {
		...issue,
		...assignees.length > 0 && { assignees }
	});
	if (answer.status === 201) return doneWith$2(await answer.json());
	if (answer.status !== 422 || assignees.length === 0) return failureOf$1(answer, options);
	const second = await callGithub(options, "POST issues", issue);
	if (second.status !== 201) return failureOf$1(second, options);
	return doneWith$2(await second.json(), `GitHub can assign it to none or not all of ${people.join(", ")}`);
}
async function say$1(options, { ticket, key, lines }) {
	const number = issueNumberIn(options, ticket);
	if (number === void 0) return {
		state: "failed",
		error: `${ticket} is no issue of GitHub`,
		isPermanent: true
	};
	const marker = markerOf(key);
	try {
		return await commentOnce(options, {
			number,
			marker,
			body: commentBody(lines, marker)
		});
	} catch (error) {
		return unreachableGithub(error);
	}
}
function doneWith$2({ number, html_url }, note) {
	return {
		state: "done",
		reference: {
			id: `#${number}`,
			url: html_url
		},
		...note !== void 0 && { note }
	};
}
// src/adapters/github/read-github-use.ts
const WORK$2 = [
	"rooms",
	"tickets",
	"postmortems"
];
/**
* Reads `TOCSIN_GITHUB_USE` (`rooms`, `tickets`, `postmortems`), without which GitHub is not called,
* and the settings of the relay.
*/
function readGithubUse(environment) {
	const given = (name) => environment[name]?.trim() ?? "";
	const words = given("TOCSIN_GITHUB_USE").split(",").map((word) => word.trim());
	if (words.join("") === "") return { state: "absent" };
	const uses = WORK$2.filter((use) => words.includes(use));
	if (uses.length !== words.length) return wrong$4("Unexpected TOCSIN_GITHUB_USE, expected rooms, tickets, postmortems, or some of them with commas");
	const [repository, token, apiUrl] = [
		"REPOSITORY",
		"TOKEN",
		"API_URL"
	].map((name) => given(`TOCSIN_GITHUB_${name}`));
	if (!/^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+$/.test(repository)) return wrong$4("Unexpected TOCSIN_GITHUB_REPOSITORY, expected owner/name");
	if (token === "") return wrong$4(`TOCSIN_GITHUB_TOKEN is missing, expected a token with the rights that docs/reconcile.md names on ${repository}`);
	if (apiUrl !== "" && !/^https:\/\/|^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:\/|$)/.test(apiUrl)) return wrong$4("Unexpected TOCSIN_GITHUB_API_URL, expected an address that starts with https://");
	return {
		state: "set",
		settings: {
			repository,
			token,
			uses,
			base: given("TOCSIN_GITHUB_BRANCH") || "main",
			...apiUrl !== "" && { apiUrl }
		}
	};
}
function wrong$4(problem) {
	return {
		state: "wrong",
		problem
	};
}
// src/adapters/jira/call-jira.ts
const TIMEOUT_MS$4 = 2e4;
/** Calls Jira's REST API, version 3; `path` without a slash in front. Rejects where there is no answer. */
function callJira(connection, request, body) {
	const { url, user, token, timeoutMs = TIMEOUT_MS$4 } = connection;
	const [method = "", path = ""] = request.split(" ");
	return (connection.fetch ?? fetch)(`${url.replace(/\/+$/, "")}/rest/api/3/${path}`, {
		method,
		redirect: "manual",
		headers: {
			accept: "application/json",
			authorization: `Basic ${Buffer.from(`${user}:${token}`).toString("base64")}`,
			"user-agent": "tocsin-reconcile",
			...body && { "content-type": "application/json" }
		},
		...body && { body: JSON.stringify(body) },
		signal: AbortSignal.timeout(timeoutMs)
	});
}
// src/adapters/jira/failure-of-jira.ts
const SENTENCE_AT_MOST = 160;
/** Only the one ticket is written to too often, not Jira as a whole. */
const LIMIT_OF_ONE_TICKET = "jira-per-issue-on-write";
/** What a person has to change. */
const HELP$3 = {
	400: "Check TOCSIN_JIRA_PROJECT and TOCSIN_JIRA_ISSUE_TYPE, and let the project make such tickets without other fields",
	401: "Check TOCSIN_JIRA_USER, and make a new token for TOCSIN_JIRA_TOKEN: it is wrong, expired or revoked",
	403: "Give the account in TOCSIN_JIRA_USER the rights that docs/reconcile.md names in the project",
	404: "Check TOCSIN_JIRA_URL, expected the address of a site of Jira Cloud like https://acme.atlassian.net"
};
/**
* What an answer of Jira that is no success means. A refusal of fields is about the one request, though a person may
* mend the project; all else is trouble of the whole system.
*/
async function failureOfJira(answer) {
	const { status, headers } = answer;
	const error = `Jira answered ${status}${reasonIn$2((await answer.text()).slice(0, 2e4))}`;
	const help = HELP$3[status >= 300 && status < 400 ? 404 : status];
	if (status === 400) return {
		state: "failed",
		error,
		...help && { help }
	};
	if (status !== 429 && status < 500) return {
		state: "failed",
		error,
		...help && { help },
		isSystemDown: true
	};
	const reason = headers.get("ratelimit-reason");
	const seconds = Number(headers.get("retry-after") ?? "");
	return {
		state: "failed",
		error: reason ? `${error} (${reason.slice(0, SENTENCE_AT_MOST)})` : error,
		...reason !== LIMIT_OF_ONE_TICKET && { isSystemDown: true },
		...seconds > 0 && { retryAfterMs: seconds * 1e3 }
	};
}
/** No answer at all: what was asked for may have been made, and is looked for next time. */
function unreachableJira(error) {
	const cause = error.cause?.code;
	return {
		state: "failed",
		error: error.name === "TimeoutError" ? "Jira did not answer in time" : `Jira cannot be reached${cause ? ` (${cause})` : ""}`,
		isSystemDown: true
	};
}
/** The sentences that Jira gives, those about fields with the names of the fields. */
function reasonIn$2(text) {
	try {
		const { errorMessages = [], errors = {} } = JSON.parse(text);
		const said = [...errorMessages, ...Object.entries(errors).map(([field, what]) => `${field}: ${what}`)];
		return said.length > 0 ? `: ${said.map((one) => one.slice(0, SENTENCE_AT_MOST)).join("; ")}` : "";
	} catch {
		return "";
	}
}
// src/adapters/jira/jira-document.ts
/** Jira takes 32 767 characters; what we count is the document as it is sent, which is longer than what Jira counts. */
const DOCUMENT_AT_MOST = 3e4;
const CUT = "The rest was too long for a ticket.";
/**
* Paragraphs of plain text as a document, with a link and a word by which it is found again below. What people and
* alerts wrote is text in it and nothing else; what is too long is cut, and said to be.
*/
function jiraDocument(lines, { link, mark } = {}) {
	const end = [...link === void 0 ? [] : [paragraph({
		type: "text",
		text: "Read more",
		marks: [{
			type: "link",
			attrs: { href: link }
		}]
	})], ...mark === void 0 ? [] : [paragraph({
		type: "text",
		text: mark,
		marks: [{ type: "code" }]
	})]];
	const content = [];
	let left = DOCUMENT_AT_MOST - lengthOf(end);
	for (const line of lines) {
		const text = inertText(line, DOCUMENT_AT_MOST);
		if (text === "") continue;
		const whole = paragraph({
			type: "text",
			text
		});
		if (lengthOf(whole) <= left) content.push(whole);
		else {
			const start = cutText(text, Math.floor(left / 6));
			content.push(...left > 600 ? [paragraph({
				type: "text",
				text: start
			})] : [], paragraph({
				type: "text",
				text: CUT
			}));
			break;
		}
		left -= lengthOf(whole);
	}
	return {
		type: "doc",
		version: 1,
		content: [...content, ...end]
	};
}
function paragraph(node) {
	return {
		type: "paragraph",
		content: [node]
	};
}
function lengthOf(value) {
	return JSON.stringify(value).length;
}
// src/adapters/jira/jira-states.ts
/** Jira takes a hundred at once. */
const AT_ONCE$1 = 100;
/** Tickets that were not among the answers (moved or gone) are asked for one by one, so many in a run. */
const SINGLE_AT_MOST = 10;
/** Names of resolutions and statuses that end a ticket without its work being done. Projects have their own words. */
const UNDONE = /won.?t|will not|not planned|declin|reject|cancel|abandon|duplicate|obsolete|out of scope|invalid|cannot reproduce|incomplete/i;
/** How tickets stand: of the ten thousands of a company only those that the records name, a hundred a call. */
async function jiraStates(connection, tickets) {
	const asked = tickets.flatMap((ticket) => {
		const key = issueKeyIn(connection, ticket);
		return key === void 0 ? [] : [{
			ticket,
			key
		}];
	});
	const states = /* @__PURE__ */ new Map();
	const known = () => new Map(asked.flatMap(({ ticket, key }) => states.has(key) ? [[ticket, states.get(key)]] : []));
	const keys = [...new Set(asked.map(({ key }) => key))];
	try {
		for (let start = 0; start < keys.length; start += AT_ONCE$1) {
			const answer = await callJira(connection, "POST issue/bulkfetch", {
				issueIdsOrKeys: keys.slice(start, start + AT_ONCE$1),
				fields: ["status", "resolution"]
			});
			if (answer.status !== 200) return {
				known: known(),
				trouble: await failureOfJira(answer)
			};
			const { issues = [] } = await answer.json();
			for (const issue of issues) states.set(issue.key, stateOf(issue));
		}
		for (const key of keys.filter((one) => !states.has(one)).slice(0, SINGLE_AT_MOST)) {
			const answer = await callJira(connection, `GET issue/${key}?fields=status,resolution`);
			if (answer.status === 404) states.set(key, "gone");
			else if (answer.status === 200) states.set(key, stateOf(await answer.json()));
			else return {
				known: known(),
				trouble: await failureOfJira(answer)
			};
		}
	} catch (error) {
		return {
			known: known(),
			trouble: unreachableJira(error)
		};
	}
	return { known: known() };
}
/** The key in an id or an address of a ticket of this site. */
function issueKeyIn({ url }, ticket) {
	const place = ticket.startsWith(`${url}/browse/`) ? ticket.slice(url.length + 8) : ticket;
	return /^([A-Z][A-Z0-9_]*-\d+)\/?$/i.exec(place)?.[1]?.toUpperCase();
}
function stateOf({ fields: { status, resolution } }) {
	if (status.statusCategory.key !== "done") return "open";
	return UNDONE.test(resolution?.name ?? "") || UNDONE.test(status.name) ? "dropped" : "done";
}
// src/adapters/jira/jira-tickets.ts
/** The label of all our tickets, for people who look for them. */
const LABEL = "tocsin";
/** Jira takes 255. */
const TITLE_AT_MOST = 200;
const COMMENTS = 100;
/**
* Tickets in Jira Cloud. Each carries a label that only it has, by which it is looked for before it is made. Jira's search
* may not know a ticket of a moment ago; whoever takes over from a killed run comes minutes later.
*/
function createJiraTickets(options) {
	return {
		create: (ticket) => guarded(() => findOrCreate(options, ticket)),
		comment: (comment) => guarded(() => say(options, comment)),
		states: (tickets) => jiraStates(options, tickets)
	};
}
async function guarded(act) {
	try {
		return await act();
	} catch (error) {
		return unreachableJira(error);
	}
}
async function findOrCreate(options, ticket) {
	const answer = await callJira(options, "POST search/jql", {
		jql: `project = "${options.project}" AND labels = "${labelOf(ticket.key)}" ORDER BY created ASC`,
		fields: ["created"],
		maxResults: 1
	});
	if (answer.status !== 200) return failureOfJira(answer);
	const { issues = [] } = await answer.json();
	const [found] = issues;
	return found ? linked(options, ticket, { key: found.key }) : create(options, ticket);
}
async function create(options, ticket) {
	const { key, title, lines, link, assignee } = ticket;
	const fields = {
		project: { key: options.project },
		issuetype: { name: options.issueType },
		summary: inertLine(title, TITLE_AT_MOST),
		description: jiraDocument(lines, { link }),
		labels: [LABEL, labelOf(key)]
	};
	const account = await findAccount(options, ticket);
	if ("state" in account) return account;
	const { accountId } = account;
	const note = assignee && accountId === void 0 ? `Jira knows nobody to assign it to as ${assignee}` : void 0;
	const answer = await callJira(options, "POST issue", { fields: {
		...fields,
		...accountId && { assignee: { accountId } }
	} });
	if (answer.status === 201) return linked(options, ticket, {
		...await answer.json(),
		note
	});
	if (answer.status !== 400 || accountId === void 0) return failureOfJira(answer);
	const second = await callJira(options, "POST issue", { fields });
	if (second.status !== 201) return failureOfJira(second);
	return linked(options, ticket, {
		...await second.json(),
		note: `Jira does not let us assign it to ${assignee}`
	});
}
/** The one account that has the mail address; Jira hides addresses from us that their owners hide. */
async function findAccount(options, { assigneeMail }) {
	if (assigneeMail === void 0) return {};
	const answer = await callJira(options, `GET user/assignable/search?${`query=${encodeURIComponent(assigneeMail)}&project=${options.project}&maxResults=2`}`);
	if (isTransient(answer)) return failureOfJira(answer);
	if (answer.status !== 200) return {};
	const found = await answer.json();
	const exact = found.filter(({ emailAddress }) => emailAddress?.toLowerCase() === assigneeMail.toLowerCase());
	const [one, ...others] = exact.length > 0 ? exact : found.filter(({ emailAddress }) => !emailAddress);
	return { accountId: others.length === 0 ? one?.accountId : void 0 };
}
function isTransient({ status }) {
	return status === 429 || status >= 500;
}
/** Links the ticket to our page: one link for ever, by its global id. Without it the ticket is still a ticket. */
async function linked(options, { link, key, title }, made) {
	const notes = made.note === void 0 ? [] : [made.note];
	if (link !== void 0) {
		const object = {
			url: link,
			title: inertLine(title, TITLE_AT_MOST)
		};
		const answer = await callJira(options, `POST issue/${made.key}/remotelink`, {
			globalId: `tocsin=${key}`,
			object
		});
		if (isTransient(answer)) return failureOfJira(answer);
		if (answer.status !== 200 && answer.status !== 201) notes.push((await failureOfJira(answer)).error);
	}
	return {
		state: "done",
		reference: {
			id: made.key,
			url: `${options.url}/browse/${made.key}`
		},
		...notes.length > 0 && { note: notes.join("; ") }
	};
}
async function say(options, { ticket, key, lines }) {
	const issue = issueKeyIn(options, ticket);
	if (issue === void 0) return {
		state: "failed",
		error: `${ticket} is no ticket of Jira`,
		isPermanent: true
	};
	const mark = `tocsin:${key}`;
	const path = `issue/${issue}/comment`;
	const answer = await callJira(options, `GET ${path}?orderBy=-created&maxResults=${COMMENTS}`);
	if (answer.status === 404) return {
		state: "failed",
		error: `${issue} is not in Jira any more`,
		isPermanent: true
	};
	if (answer.status !== 200) return failureOfJira(answer);
	const { comments = [] } = await answer.json();
	if (comments.some(({ body }) => JSON.stringify(body).includes(`"${mark}"`))) return { state: "done" };
	const made = await callJira(options, `POST ${path}`, { body: jiraDocument(lines, { mark }) });
	return made.status === 201 ? { state: "done" } : failureOfJira(made);
}
/** A label may hold no space; what else a key holds is not worth a try. */
function labelOf(key) {
	return `tocsin-${key.replaceAll(/[^A-Za-z0-9]+/g, "-")}`;
}
// src/adapters/jira/read-jira-settings.ts
/**
* Reads `TOCSIN_JIRA_URL`, without which Jira is not called, the login of an account, and the project that tickets are
* made in. Problems name variables and never their values.
*/
function readJiraSettings(environment) {
	const given = (name) => environment[name]?.trim() ?? "";
	const url = given("TOCSIN_JIRA_URL");
	if (url === "") return { state: "absent" };
	if (!/^https:\/\/[^/?#@]+\/?$|^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?\/?$/.test(url)) return wrong$3("Unexpected TOCSIN_JIRA_URL, expected the address of a site like https://acme.atlassian.net");
	const [user, token, project] = [
		given("TOCSIN_JIRA_USER"),
		given("TOCSIN_JIRA_TOKEN"),
		given("TOCSIN_JIRA_PROJECT")
	];
	if (!/^[^\s:@]+@[^\s:@]+$/.test(user)) return wrong$3("Unexpected TOCSIN_JIRA_USER, expected the mail address of the account that the token belongs to");
	if (token === "") return wrong$3("TOCSIN_JIRA_TOKEN is missing, expected an API token of TOCSIN_JIRA_USER");
	if (!/^[A-Z][A-Z0-9_]+$/.test(project)) return wrong$3("Unexpected TOCSIN_JIRA_PROJECT, expected the key of a project like PAY");
	const issueType = given("TOCSIN_JIRA_ISSUE_TYPE") || "Task";
	return {
		state: "set",
		settings: {
			url: url.replace(/\/$/, ""),
			user,
			token,
			project,
			issueType
		}
	};
}
function wrong$3(problem) {
	return {
		state: "wrong",
		problem
	};
}
// src/adapters/mail/mail-pager.ts
/** Pages by a mail of high priority to the person's own address. */
function createMailPager(mailer) {
	return {
		name: "mail",
		page: async ({ handle, mail }, { letter }) => {
			if (mail === void 0) return {
				state: "failed",
				error: `no mail address for ${handle}`,
				isPermanent: true
			};
			const { subject, thread } = letter;
			const attempt = await mailer.send({
				to: [mail],
				subject,
				thread,
				isUrgent: true,
				...renderLetter(letter)
			});
			if (attempt.state === "done" && attempt.refused?.includes(mail)) return {
				state: "failed",
				error: attempt.note ?? `refused ${mail}`,
				isPermanent: true
			};
			return attempt;
		}
	};
}
// src/adapters/http/ask-pager.ts
/** What a pager answers, or that there was no answer. */
async function askPager(name, call) {
	try {
		return await call();
	} catch (error) {
		return unreachable$1(name, error);
	}
}
/** No answer at all: what was asked for may have been done, and is looked for next time. */
function unreachable$1(name, error) {
	const cause = error.cause?.code;
	return {
		state: "failed",
		error: error.name === "TimeoutError" ? `${name} did not answer in time` : `${name} cannot be reached${cause ? ` (${cause})` : ""}`,
		isSystemDown: true
	};
}
// src/adapters/http/call-api.ts
const TIMEOUT_MS$3 = 2e4;
/** Calls `METHOD path` (without a slash in front) of an API with a body of JSON, or none. Rejects where there is no answer. */
function callApi(connection, request, { headers, body }) {
	const { apiUrl, timeoutMs = TIMEOUT_MS$3 } = connection;
	const [method = "", path = ""] = request.split(" ");
	return (connection.fetch ?? fetch)(`${apiUrl.replace(/\/+$/, "")}/${path}`, {
		method,
		redirect: "manual",
		headers: {
			...headers,
			"user-agent": "tocsin-reconcile"
		},
		...body && { body: JSON.stringify(body) },
		signal: AbortSignal.timeout(timeoutMs)
	});
}
// src/adapters/pagerduty/call-pagerduty.ts
/** Calls PagerDuty's REST API; `path` without a slash in front. Rejects where there is no answer. */
function callPagerduty(connection, request, body) {
	const { token, from, apiUrl = "https://api.pagerduty.com" } = connection;
	return callApi({
		...connection,
		apiUrl
	}, request, {
		headers: {
			accept: "application/vnd.pagerduty+json;version=2",
			authorization: `Token token=${token}`,
			"content-type": "application/json",
			...!request.startsWith("GET ") && { from }
		},
		body
	});
}
// src/adapters/http/retry-after-ms.ts
/** How long to wait before another call, by the first of these headers that there is; a minute without one that says so. */
function retryAfterMs(headers, names) {
	const seconds = names.map((name) => headers.get(name)).find((value) => value !== null) ?? "";
	return /^\d+$/.test(seconds) ? Math.max(1, Number(seconds)) * 1e3 : 6e4;
}
// src/adapters/pagerduty/failure-of.ts
/** PagerDuty counts calls by the minute, and says in how many seconds they are counted anew. */
const WAIT_HEADERS = ["retry-after", "ratelimit-reset"];
const REASON_AT_MOST$1 = 200;
/** What a person has to change. */
const HELP$2 = {
	401: "The token in TOCSIN_PAGERDUTY_TOKEN is wrong, revoked, or of another region: see TOCSIN_PAGERDUTY_API_URL",
	403: "Give the token in TOCSIN_PAGERDUTY_TOKEN the rights that docs/reconcile.md names",
	404: "Check the id, and that the token in TOCSIN_PAGERDUTY_TOKEN is of the account that has it"
};
/** What an answer of PagerDuty that is no success means: for what was asked, or for the whole system. */
async function failureOf(answer) {
	const { status, headers } = answer;
	const error = `PagerDuty answered ${status}${reasonIn$1((await answer.text()).slice(0, 2e3))}`;
	if (status === 429) return {
		state: "failed",
		error,
		retryAfterMs: retryAfterMs(headers, WAIT_HEADERS),
		isSystemDown: true
	};
	if (status === 400) return {
		state: "failed",
		error,
		isPermanent: true
	};
	const help = HELP$2[status];
	const isAboutOne = status === 403 || status === 404;
	return {
		state: "failed",
		error,
		...help && { help },
		...!isAboutOne && { isSystemDown: true }
	};
}
/** `: message (one error, another)` of `{error: {message, errors}}`; nothing of a proxy's page. */
function reasonIn$1(text) {
	try {
		const { error } = JSON.parse(text);
		if (typeof error?.message !== "string") return "";
		const errors = Array.isArray(error.errors) ? error.errors.filter((one) => typeof one === "string") : [];
		return `: ${error.message}${errors.length > 0 ? ` (${errors.join(", ")})` : ""}`.slice(0, REASON_AT_MOST$1);
	} catch {
		return "";
	}
}
// src/adapters/pagerduty/pager-incidents.ts
const ORDER = [
	"triggered",
	"acknowledged",
	"resolved"
];
/** PagerDuty's incidents over its REST API. Each call looks before it writes. */
function createPagerdutyIncidents(connection) {
	return {
		note: (id, note) => tried(() => writeNote(connection, encodeURIComponent(id), note)),
		setStatus: (id, status) => tried(() => moveTo(connection, encodeURIComponent(id), status))
	};
}
async function tried(call) {
	try {
		return await call();
	} catch (error) {
		return unreachable$1("PagerDuty", error);
	}
}
async function writeNote(connection, id, { start, link }) {
	const answer = await callPagerduty(connection, `GET incidents/${id}/notes`);
	if (!answer.ok) return failureOf(answer);
	const { notes } = await answer.json();
	if (notes.some(({ content }) => content.startsWith(start))) return { state: "done" };
	const made = await callPagerduty(connection, `POST incidents/${id}/notes`, { note: { content: `${start} ${link}` } });
	return made.ok ? { state: "done" } : failureOf(made);
}
/** To acknowledge a resolved incident would open it again, so only a step forward is taken. */
async function moveTo(connection, id, status) {
	const answer = await callPagerduty(connection, `GET incidents/${id}`);
	if (!answer.ok) return failureOf(answer);
	const { incident } = await answer.json();
	if (ORDER.indexOf(incident.status) >= ORDER.indexOf(status)) return { state: "done" };
	const moved = await callPagerduty(connection, `PUT incidents/${id}`, { incident: {
		type: "incident_reference",
		status
	} });
	return moved.ok ? { state: "done" } : failureOf(moved);
}
// src/adapters/pagerduty/pager-schedules.ts
/** The schedules of PagerDuty that are made of layers, over its REST API v2. */
function createPagerdutySchedules(connection) {
	const asked = (call) => askPager("PagerDuty", call);
	return {
		lastWins: true,
		onCall: (schedule, period) => asked(() => onCall(connection, schedule, period)),
		overrides: (schedule, period) => asked(() => overrides(connection, schedule, period)),
		override: (schedule, shifts) => asked(() => override$1(connection, schedule, shifts)),
		remove: (schedule, id) => asked(() => remove$1(connection, schedule, id)),
		findUser: (mail) => asked(() => findUser$3(connection, mail)),
		mailOf: (user) => asked(() => mailOf$1(connection, user))
	};
}
async function onCall(connection, schedule, { from, until }) {
	const query = new URLSearchParams({
		since: from,
		until
	});
	const answer = await callPagerduty(connection, `GET schedules/${encodeURIComponent(schedule)}?${query}`);
	if (!answer.ok) return explained(connection, schedule, await failureOf(answer));
	const entries = (await answer.json()).schedule?.final_schedule?.rendered_schedule_entries;
	if (!entries) return {
		state: "failed",
		error: `PagerDuty did not say who is on call in schedule ${schedule}`
	};
	return {
		state: "done",
		value: entries.flatMap(shiftOf$1)
	};
}
async function overrides(connection, schedule, { from, until }) {
	const query = new URLSearchParams({
		since: from,
		until,
		overflow: "true"
	});
	const answer = await callPagerduty(connection, `GET schedules/${encodeURIComponent(schedule)}/overrides?${query}`);
	if (!answer.ok) return explained(connection, schedule, await failureOf(answer));
	return {
		state: "done",
		value: (await answer.json()).overrides.flatMap(shiftOf$1)
	};
}
/** PagerDuty answers each override by itself, so some may be made and others refused. */
async function override$1(connection, schedule, shifts) {
	const body = shifts.map(({ user, start, end }) => ({
		start,
		end,
		user: {
			id: user,
			type: "user_reference"
		}
	}));
	const answer = await callPagerduty(connection, `POST schedules/${encodeURIComponent(schedule)}/overrides`, { overrides: body });
	if (!answer.ok) return explained(connection, schedule, await failureOf(answer));
	const created = await answer.json();
	return {
		state: "done",
		value: {
			made: created.flatMap(({ status = 201, override: one }) => {
				const [shift] = status < 300 ? shiftOf$1(one) : [];
				return shift && one.id !== void 0 ? [{
					...shift,
					id: one.id
				}] : [];
			}),
			refused: created.flatMap(({ status = 201, errors = [], override: one }) => status < 300 ? [] : [`PagerDuty answered ${status} to the override from ${one.start}: ${errors.join(", ")}`])
		}
	};
}
/** One that has begun is cut off at this moment; one that has ended or is gone is left as it is. */
async function remove$1(connection, schedule, id) {
	const answer = await callPagerduty(connection, `DELETE ${`schedules/${encodeURIComponent(schedule)}/overrides/${encodeURIComponent(id)}`}`);
	return answer.ok || answer.status === 404 ? {
		state: "done",
		value: void 0
	} : failureOf(answer);
}
/** The query finds parts of names and addresses, so only the very address counts. */
async function findUser$3(connection, mail) {
	const answer = await callPagerduty(connection, `GET users?${new URLSearchParams({
		query: mail,
		limit: "100"
	})}`);
	if (!answer.ok) return failureOf(answer);
	const { users } = await answer.json();
	return {
		state: "done",
		value: users.find(({ email }) => email.toLowerCase() === mail.toLowerCase())?.id
	};
}
async function mailOf$1(connection, user) {
	const answer = await callPagerduty(connection, `GET users/${encodeURIComponent(user)}`);
	if (answer.status === 404) return {
		state: "done",
		value: void 0
	};
	if (!answer.ok) return failureOf(answer);
	return {
		state: "done",
		value: (await answer.json()).user.email
	};
}
/** A schedule of shifts is unknown to the API of schedules of layers, which does not say so. */
async function explained(connection, schedule, failure) {
	if (!/^PagerDuty answered (?:400|404)/.test(failure.error)) return failure;
	if (!(await callPagerduty(connection, `GET v3/schedules/${encodeURIComponent(schedule)}`)).ok) return failure;
	return {
		state: "failed",
		error: `PagerDuty schedule ${schedule} is made of shifts (API v3), expected one made of layers`,
		help: "Link a schedule made of layers: PagerDuty marks it as legacy",
		isPermanent: true
	};
}
function shiftOf$1({ start, end, user }) {
	const [from, until] = [normaliseInstant(start), normaliseInstant(end)];
	return user && from !== void 0 && until !== void 0 ? [{
		user: user.id,
		start: from,
		end: until
	}] : [];
}
// src/adapters/http/is-safe-url.ts
/** Whether a token may be sent to an address: not in the clear, but to a test server on this machine. */
function isSafeUrl(url) {
	return /^https:\/\/|^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:\/|$)/.test(url);
}
// src/adapters/pagerduty/read-pagerduty-settings.ts
/**
* Reads `TOCSIN_PAGERDUTY_TOKEN`, without which PagerDuty is not called, `TOCSIN_PAGERDUTY_FROM` and
* `TOCSIN_PAGERDUTY_API_URL`. Problems name variables and never their values.
*/
function readPagerdutySettings(environment) {
	const given = (name) => environment[name]?.trim() ?? "";
	const token = given("TOCSIN_PAGERDUTY_TOKEN");
	if (token === "") return { state: "absent" };
	const from = given("TOCSIN_PAGERDUTY_FROM");
	if (!/^[^\s<>@]+@[^\s<>@]+$/.test(from)) return wrong$2("Unexpected TOCSIN_PAGERDUTY_FROM, expected the mail address of the PagerDuty user who writes");
	const apiUrl = given("TOCSIN_PAGERDUTY_API_URL");
	if (apiUrl !== "" && !isSafeUrl(apiUrl)) return wrong$2("Unexpected TOCSIN_PAGERDUTY_API_URL, expected an address that starts with https://");
	return {
		state: "set",
		settings: {
			token,
			from,
			...apiUrl !== "" && { apiUrl }
		}
	};
}
function wrong$2(problem) {
	return {
		state: "wrong",
		problem
	};
}
// src/adapters/zenduty/read-zenduty-settings.ts
/**
* Reads `TOCSIN_ZENDUTY_TOKEN`, without which Zenduty is not called, and `TOCSIN_ZENDUTY_API_URL`. Problems name variables
* and never their values.
*/
function readZendutySettings(environment) {
	const given = (name) => environment[name]?.trim() ?? "";
	const token = given("TOCSIN_ZENDUTY_TOKEN");
	if (token === "") return { state: "absent" };
	const apiUrl = given("TOCSIN_ZENDUTY_API_URL");
	if (apiUrl !== "" && !isSafeUrl(apiUrl)) return {
		state: "wrong",
		problem: "Unexpected TOCSIN_ZENDUTY_API_URL, expected an address that starts with https://"
	};
	return {
		state: "set",
		settings: {
			token,
			...apiUrl !== "" && { apiUrl }
		}
	};
}
// src/adapters/zenduty/call-zenduty.ts
/**
* Calls Zenduty's REST API; `path` without a slash in front and with one at its end. Rejects where there is no answer.
* Address and headers are those of Zenduty's SDKs for Go (1.0.0, client.go) and Python (apiV2/client.py).
*/
function callZenduty(connection, request, body) {
	const { token, apiUrl = "https://www.zenduty.com/api" } = connection;
	const headers = {
		authorization: `Token ${token}`,
		"content-type": "application/json"
	};
	return callApi({
		...connection,
		apiUrl
	}, request, {
		headers,
		body
	});
}
// src/adapters/zenduty/failure-of-zenduty.ts
const REASON_AT_MOST = 200;
/** What a person has to change. */
const HELP$1 = {
	401: "The token in TOCSIN_ZENDUTY_TOKEN is wrong or revoked: make another one in Zenduty, under API keys",
	403: "The token in TOCSIN_ZENDUTY_TOKEN is wrong, or its owner may not do this: see docs/reconcile.md",
	404: "Check the ids of team and schedule, and that the token in TOCSIN_ZENDUTY_TOKEN is of the account that has them"
};
/** What an answer of Zenduty that is no success means: for what was asked, or for the whole system. */
async function failureOfZenduty(answer) {
	const { status, headers } = answer;
	const error = `Zenduty answered ${status}${reasonIn((await answer.text()).slice(0, 2e3))}`;
	if (status === 429) return {
		state: "failed",
		error,
		retryAfterMs: retryAfterMs(headers, ["retry-after"]),
		isSystemDown: true
	};
	if (status === 400) return {
		state: "failed",
		error,
		isPermanent: true
	};
	const help = HELP$1[status];
	const isAboutOne = status === 403 || status === 404;
	return {
		state: "failed",
		error,
		...help && { help },
		...!isAboutOne && { isSystemDown: true }
	};
}
/** `: sentence` of `{detail}`; nothing of a proxy's page. */
function reasonIn(text) {
	try {
		const { detail } = JSON.parse(text);
		return typeof detail === "string" ? `: ${detail}`.slice(0, REASON_AT_MOST) : "";
	} catch {
		return "";
	}
}
// src/adapters/zenduty/zenduty-schedules.ts
/** By this name people and we know an override of ours. */
const NAME = "Tocsin";
/** Zenduty's description of overrides: one a second, and twenty a minute. */
const PAUSE_MS = 1e3;
const AT_ONCE = 20;
/**
* The schedules of Zenduty, known by `team/schedule`, over its REST API. Zenduty says by no documented call who is on call
* ahead, nor which of two overrides holds, so only overrides are looked at and none of ours is laid over another.
*/
function createZendutySchedules(connection) {
	const asked = (call) => askPager("Zenduty", call);
	const overrides = (schedule, period) => asked(() => overridesIn(connection, schedule, period));
	return {
		lastWins: false,
		onCall: overrides,
		overrides,
		override: (schedule, shifts) => override(connection, schedule, shifts),
		remove: (schedule, id) => asked(() => remove(connection, schedule, id)),
		findUser: (mail) => asked(() => findUser$2(connection, mail)),
		mailOf: (user) => asked(() => mailOf(connection, user))
	};
}
async function overridesIn(connection, schedule, { from, until }) {
	const answer = await callZenduty(connection, `GET ${pathOf(schedule)}`);
	if (!answer.ok) return failureOfZenduty(answer);
	const { overrides } = await answer.json();
	if (!overrides) return unlisted(schedule);
	return {
		state: "done",
		value: overrides.flatMap(shiftOf).filter(({ start, end }) => toEpochMs(start) < toEpochMs(until) && toEpochMs(from) < toEpochMs(end)).sort((a, b) => toEpochMs(a.start) - toEpochMs(b.start))
	};
}
/** One by one, as Zenduty takes them: what was made before a failure is told with it. */
async function override(connection, schedule, shifts) {
	const made = [];
	const refused = [];
	for (const [place, shift] of shifts.slice(0, AT_ONCE).entries()) {
		if (place > 0) await setTimeout$1(connection.pauseMs ?? PAUSE_MS);
		const answer = await askPager("Zenduty", () => make(connection, schedule, shift));
		if (answer.state === "done") made.push(...answer.value);
		else if (answer.isPermanent) refused.push(`${answer.error}, to the override from ${shift.start}`);
		else return {
			state: "done",
			value: {
				made,
				refused,
				failure: answer
			}
		};
	}
	const left = shifts.length - AT_ONCE;
	if (left > 0) refused.push(`Zenduty takes ${AT_ONCE} overrides a minute: ${left} more are left to the next run`);
	return {
		state: "done",
		value: {
			made,
			refused
		}
	};
}
/** The call that touches nothing else of a schedule, of the API's version 2. */
async function make(connection, schedule, { user, start, end }) {
	const body = {
		name: NAME,
		user,
		start_time: start,
		end_time: end
	};
	const answer = await callZenduty(connection, `POST v2/${pathOf(schedule)}overrides/`, body);
	if (!answer.ok) return failureOfZenduty(answer);
	const entry = await answer.json();
	return {
		state: "done",
		value: shiftOf(entry).map((shift) => ({
			...shift,
			id: idOf(entry)
		}))
	};
}
/**
* There is no call that deletes an override, so the schedule is read, and written at once without it and otherwise as it
* was read. What is changed there between the two is lost; Zenduty has no mark of a version to ask for.
*/
async function remove(connection, schedule, id) {
	const done = {
		state: "done",
		value: void 0
	};
	const answer = await callZenduty(connection, `GET ${pathOf(schedule)}`);
	if (answer.status === 404) return done;
	if (!answer.ok) return failureOfZenduty(answer);
	const found = await answer.json();
	if (!found.overrides) return unlisted(schedule);
	const overrides = found.overrides.filter((entry) => !isOurs(entry, id));
	if (overrides.length === found.overrides.length) return done;
	const written = await callZenduty(connection, `PATCH ${pathOf(schedule)}`, {
		...found,
		overrides
	});
	if (!written.ok) return failureOfZenduty(written);
	const after = await written.json();
	if (!after.overrides) return unlisted(schedule);
	if (!after.overrides.some((entry) => isOurs(entry, id))) return done;
	return {
		state: "failed",
		error: `Zenduty kept an override of schedule ${schedule} that was taken out`
	};
}
async function findUser$2(connection, mail) {
	const answer = await callZenduty(connection, "GET account/members/");
	if (!answer.ok) return failureOfZenduty(answer);
	return {
		state: "done",
		value: (await answer.json()).find(({ user }) => user.email.toLowerCase() === mail.toLowerCase())?.user.username
	};
}
async function mailOf(connection, user) {
	const answer = await callZenduty(connection, `GET account/members/${encodeURIComponent(user)}/`);
	if (answer.status === 404) return {
		state: "done",
		value: void 0
	};
	if (!answer.ok) return failureOfZenduty(answer);
	return {
		state: "done",
		value: (await answer.json()).user.email
	};
}
function pathOf(schedule) {
	const [team = "", id = ""] = schedule.split("/");
	return `account/teams/${encodeURIComponent(team)}/schedules/${encodeURIComponent(id)}/`;
}
/** No overrides are an empty list; without a list everything would be made again, or lost. */
function unlisted(schedule) {
	return {
		state: "failed",
		error: `Zenduty did not list the overrides of schedule ${schedule}`
	};
}
function isOurs(entry, id) {
	return entry.name === NAME && idOf(entry) === id;
}
/** What an override says, because a schedule that is written may get overrides with other ids of Zenduty's own. */
function idOf({ user, start_time, end_time }) {
	return [
		user,
		normaliseInstant(start_time),
		normaliseInstant(end_time)
	].join(" ");
}
function shiftOf({ user, start_time, end_time }) {
	const [start, end] = [normaliseInstant(start_time), normaliseInstant(end_time)];
	return start !== void 0 && end !== void 0 ? [{
		user,
		start,
		end
	}] : [];
}
// src/adapters/slack/read-slack-use.ts
const WORK$1 = [
	"rooms",
	"chat",
	"pages"
];
/** Reads `TOCSIN_SLACK_USE` (`rooms`, `chat`, `pages`), without which Slack is not called, and `TOCSIN_SLACK_TOKEN`. */
function readSlackUse(environment) {
	const given = (name) => environment[name]?.trim() ?? "";
	const words = given("TOCSIN_SLACK_USE").split(",").map((word) => word.trim());
	if (words.join("") === "") return { state: "absent" };
	const uses = WORK$1.filter((use) => words.includes(use));
	if (uses.length !== words.length) return wrong$1("Unexpected TOCSIN_SLACK_USE, expected rooms, chat, pages, or some of them with commas");
	const token = given("TOCSIN_SLACK_TOKEN");
	if (!/^xoxb-\S+$/.test(token)) return wrong$1(`${token === "" ? "TOCSIN_SLACK_TOKEN is missing" : "Unexpected TOCSIN_SLACK_TOKEN"}, expected the bot token of the app, xoxb-…`);
	const apiUrl = given("TOCSIN_SLACK_API_URL");
	if (apiUrl !== "" && !/^https:\/\/|^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:\/|$)/.test(apiUrl)) return wrong$1("Unexpected TOCSIN_SLACK_API_URL, expected an address that starts with https://");
	return {
		state: "set",
		settings: {
			token,
			uses,
			...apiUrl !== "" && { apiUrl: `${apiUrl.replace(/\/+$/, "")}/` }
		}
	};
}
function wrong$1(problem) {
	return {
		state: "wrong",
		problem
	};
}
// src/adapters/slack/find-channel.ts
const PAGE$1 = 1e3;
/** Twenty such calls a minute are allowed. */
const MAX_PAGES$1 = 15;
/** A public channel by its name (with or without `#`), or by its id; undefined where the app sees none. */
async function findChannel(client, name) {
	const web = await client.web();
	const bare = name.replace(/^#/, "");
	let cursor;
	for (let page = 1; page <= MAX_PAGES$1; page += 1) {
		const answer = await web.conversations.list({
			types: "public_channel",
			limit: PAGE$1,
			...cursor && { cursor }
		});
		const found = answer.channels?.find((channel) => channel.name === bare || channel.id === bare);
		if (found?.id !== void 0) return {
			id: found.id,
			isArchived: found.is_archived === true,
			isMember: found.is_member === true
		};
		cursor = answer.response_metadata?.next_cursor;
		if (!cursor) return void 0;
	}
}
// src/adapters/slack/slack-failure.ts
const TOKEN = /* @__PURE__ */ new Set([
	"account_inactive",
	"invalid_auth",
	"not_authed",
	"org_login_required",
	"team_access_not_granted",
	"token_expired",
	"token_revoked"
]);
/** Faults of Slack that it reports as an answer, and what passes. */
const PASSING = /* @__PURE__ */ new Set([
	"fatal_error",
	"internal_error",
	"ratelimited",
	"request_timeout",
	"service_unavailable",
	"team_added_to_org"
]);
/** What a person has to change. */
const HELP = {
	channel_not_found: "Correct the channel in policies/notify.yaml, or invite the app into it where it is private",
	not_in_channel: "Invite the app into the channel, or give it the scope chat:write.public",
	is_archived: "The channel is archived: name another one in policies/notify.yaml",
	restricted_action: "A setting of the workspace forbids it to apps: docs/chat.md"
};
/** The word by which Slack refuses a call; undefined of any other trouble. */
function slackRefusal(error) {
	const { code, data } = error;
	return code === "slack_webapi_platform_error" ? data?.error ?? "unknown_error" : void 0;
}
/** Whether the same call may succeed later without anybody changing anything. */
function isPassing(error) {
	const refusal = slackRefusal(error);
	return refusal === void 0 || PASSING.has(refusal) || TOKEN.has(refusal);
}
/** The word by which Slack refuses a call for good; undefined where it did it. Throws what may pass. */
async function refusalOf(act) {
	try {
		await act();
		return;
	} catch (error) {
		if (isPassing(error)) throw error;
		return slackRefusal(error);
	}
}
/** What an error of a call means for what was to be done. Texts are without the token. */
function slackFailure(error) {
	const { code, retryAfter = 60, statusCode, original } = error;
	const refusal = slackRefusal(error);
	if (refusal !== void 0) return refused(refusal, error);
	if (code === "slack_webapi_rate_limited_error") return failed(`Slack limits the calls for ${retryAfter} s`, {
		isSystemDown: true,
		retryAfterMs: retryAfter * 1e3
	});
	if (code === "slack_webapi_http_error") return failed(`Slack answered ${statusCode}`, { isSystemDown: true });
	if (code === "slack_webapi_request_error") {
		const isLate = original?.name === "TimeoutError" || original?.name === "AbortError";
		const cause = original?.cause?.code ?? original?.code;
		return failed(isLate ? "Slack did not answer in time" : `Slack cannot be reached${cause ? ` (${cause})` : ""}`, { isSystemDown: true });
	}
	return failed(`Slack's answer cannot be read: ${error.message}`, { isSystemDown: true });
}
function refused(refusal, { data }) {
	const error = `Slack refused: ${refusal}`;
	if (TOKEN.has(refusal)) return failed(error, {
		help: "The token in TOCSIN_SLACK_TOKEN is wrong, expired or revoked: docs/chat.md says how to get one",
		isSystemDown: true
	});
	if (refusal === "missing_scope") return failed(`${error}${data?.needed ? ` ${data.needed}` : ""}`, { help: "Give the app the scopes that docs/chat.md names, and install it again" });
	if (PASSING.has(refusal)) return failed(error, { isSystemDown: true });
	const help = HELP[refusal];
	return failed(error, help ? { help } : {});
}
function failed(error, more) {
	return {
		state: "failed",
		error,
		...more
	};
}
// src/adapters/slack/find-message.ts
/** Messages that are looked through; one that a killed run posted is minutes old. */
const NEWEST = 100;
/** The `event_type` of the metadata of our messages. */
const EVENT = "tocsin";
/** What a message carries unseen, by which it is found again. */
function metadataOf(key) {
	return {
		event_type: EVENT,
		event_payload: { key }
	};
}
/** Id of our message of a key, where there is one among the newest; undefined too where the app may not read them. */
async function findMessage(client, { channel, thread, key }) {
	try {
		const { conversations } = await client.web();
		const shared = {
			channel,
			limit: NEWEST,
			include_all_metadata: true
		};
		const { messages = [] } = thread === void 0 ? await conversations.history(shared) : await conversations.replies({
			...shared,
			ts: thread
		});
		return messages.find(({ metadata }) => {
			const payload = metadata?.event_payload;
			return metadata?.event_type === EVENT && payload?.key === key;
		})?.ts;
	} catch (error) {
		if (slackRefusal(error) === void 0) throw error;
		return;
	}
}
// src/adapters/slack/slack-chat.ts
/** Channels of Slack. A message that was tried before is looked for before it is posted again, where the app may read. */
function createSlackChat(client) {
	return { post: async (message) => {
		try {
			return await findPosted(client, message) ?? await post$1(client, message);
		} catch (error) {
			return slackFailure(error);
		}
	} };
}
async function findPosted(client, { key, channel, thread, isRetry }) {
	if (!isRetry) return void 0;
	const found = await findChannel(client, channel);
	const ts = found && await findMessage(client, {
		channel: found.id,
		key,
		...thread && { thread }
	});
	return ts === void 0 ? void 0 : doneWith$1(found.id, ts);
}
async function post$1(client, message) {
	try {
		return await send$1(client, message);
	} catch (error) {
		if (message.thread === void 0 || slackRefusal(error) !== "thread_not_found") throw error;
		const { thread: _gone, ...alone } = message;
		return send$1(client, alone);
	}
}
async function send$1(client, { key, channel, letter, thread, isLoud }) {
	const web = await client.web();
	const reply = thread !== void 0 ? {
		thread_ts: thread,
		...isLoud && { reply_broadcast: true }
	} : {};
	const { ts = "", channel: posted = channel } = await web.chat.postMessage({
		channel: channel.replace(/^#/, ""),
		...slackText(letter),
		metadata: metadataOf(key),
		mrkdwn: false,
		parse: "none",
		link_names: false,
		unfurl_links: false,
		unfurl_media: false,
		...reply
	});
	return doneWith$1(posted, ts);
}
function doneWith$1(channel, message) {
	return {
		state: "done",
		reference: {
			id: channel,
			message
		}
	};
}
// src/adapters/slack/slack-client.ts
const TIMEOUT_MS$2 = 1e4;
/**
* Slack's own client, made at the first call: it takes a while to load. Its retries are off and a rate limit is an
* error, because when to try again is decided by the ledger.
*/
function createSlackClient({ token, apiUrl, timeoutMs = TIMEOUT_MS$2 }) {
	let made;
	let known;
	const web = () => {
		made ??= import("./shared-dist.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1)).then(({ WebClient, LogLevel }) => new WebClient(token, {
			...apiUrl && { slackApiUrl: apiUrl },
			retryConfig: { retries: 0 },
			rejectRateLimitedCalls: true,
			timeout: timeoutMs,
			logLevel: LogLevel.ERROR,
			logger: SILENT
		}));
		return made;
	};
	const identify = async () => {
		const { user_id = "", url = "" } = await (await web()).auth.test();
		return {
			user: user_id,
			url
		};
	};
	return {
		web,
		identity: () => {
			known ??= identify().catch((error) => {
				known = void 0;
				throw error;
			});
			return known;
		}
	};
}
/** What goes wrong is told by the attempt; a second report in another form helps nobody. */
const SILENT = {
	debug: () => {},
	info: () => {},
	warn: () => {},
	error: () => {},
	setLevel: () => {},
	getLevel: () => "error",
	setName: () => {}
};
// src/adapters/slack/slack-pager.ts
/** Pages by a direct message of the app. Done means that Slack has it, not that anybody has read it. */
function createSlackPager(client) {
	return {
		name: "slack",
		page: async (person, notice) => {
			try {
				return await page(client, person, notice);
			} catch (error) {
				const failure = slackFailure(error);
				return slackRefusal(error) === "users_not_found" ? unreachable(person.handle, "is unknown to Slack") : failure;
			}
		}
	};
}
async function page(client, { handle, slack, mail }, { letter }) {
	if (slack === void 0 && mail === void 0) return unreachable(handle, "has no slack id and no mail in teams/");
	const web = await client.web();
	const user = slack ?? (await web.users.lookupByEmail({ email: mail })).user?.id;
	if (user === void 0) return unreachable(handle, "is unknown to Slack");
	const { channel } = await web.conversations.open({ users: user });
	const to = {
		channel: channel?.id ?? user,
		link_names: false,
		unfurl_links: false
	};
	await web.chat.postMessage({
		...to,
		...slackText(letter),
		mrkdwn: false,
		parse: "none"
	});
	return { state: "done" };
}
function unreachable(handle, why) {
	return {
		state: "failed",
		error: `${handle} ${why}`,
		isPermanent: true
	};
}
// src/adapters/slack/invite-people.ts
/** Already there: as it should be. */
const WELL = /* @__PURE__ */ new Set(["already_in_channel", "cant_invite_self"]);
/** Invites people into a channel. Returns a sentence on each who could not be; throws what passes. */
async function invitePeople(client, channel, people) {
	const problems = [];
	const users = /* @__PURE__ */ new Map();
	for (const person of people) {
		const user = await findUser$1(client, person);
		if ("id" in user) users.set(user.id, person);
		else problems.push(`${person.handle} ${user.problem}`);
	}
	if (users.size === 0) return problems;
	if (await invite(client, channel, [...users.keys()]) === void 0) return problems;
	for (const [id, { handle }] of users) {
		const refusal = await invite(client, channel, [id]);
		if (refusal !== void 0) problems.push(`${handle} cannot be invited (${refusal})`);
	}
	return problems;
}
/** The word by which Slack refuses; undefined where all are in the channel now. */
async function invite(client, channel, users) {
	try {
		await (await client.web()).conversations.invite({
			channel,
			users: users.join(",")
		});
		return;
	} catch (error) {
		if (isPassing(error)) throw error;
		const refusal = slackRefusal(error);
		return users.length === 1 && WELL.has(refusal) ? void 0 : refusal;
	}
}
async function findUser$1(client, { slack, mail }) {
	if (slack !== void 0) return { id: slack };
	if (mail === void 0) return { problem: "has no slack id and no mail in teams/" };
	try {
		const { user } = await (await client.web()).users.lookupByEmail({ email: mail });
		return user?.id === void 0 ? { problem: `is unknown to Slack as ${mail}` } : { id: user.id };
	} catch (error) {
		if (isPassing(error)) throw error;
		const refusal = slackRefusal(error);
		return { problem: refusal === "users_not_found" ? `is unknown to Slack as ${mail}` : `cannot be looked up (${refusal})` };
	}
}
// src/adapters/slack/show-summary.ts
/** Posts and pins the summary, or brings the one that is there up to date; returns its id. Throws Slack's error. */
async function showSummary(client, summary) {
	const { channel, incident, view } = summary;
	const key = keyOf(incident);
	const web = await client.web();
	let message = await findMessage(client, {
		channel,
		key
	});
	if (message !== void 0) await changeSummary(client, {
		...summary,
		message
	});
	else {
		const { ts } = await web.chat.postMessage({
			channel,
			...slackText(view.letter),
			metadata: metadataOf(key),
			mrkdwn: false,
			parse: "none",
			link_names: false,
			unfurl_links: false,
			unfurl_media: false
		});
		message = ts ?? "";
	}
	const refusal = await refusalOf(() => web.pins.add({
		channel,
		timestamp: message
	}));
	return {
		message,
		...refusal !== void 0 && refusal !== "already_pinned" && { note: `no pin (${refusal})` }
	};
}
/** Changes the summary where it stands. Throws Slack's error. */
async function changeSummary(client, { channel, incident, view, message }) {
	const web = await client.web();
	const metadata = metadataOf(keyOf(incident));
	await web.chat.update({
		channel,
		ts: message,
		...slackText(view.letter),
		metadata,
		parse: "none",
		link_names: false
	});
}
function keyOf(incident) {
	return `${incident}/room`;
}
// src/adapters/slack/open-channel.ts
/** A name that is taken by a channel which nobody can use any more is tried with these behind it. */
const ENDS = [
	"",
	"-2",
	"-3"
];
const BOOKMARK_AT_MOST = 80;
/**
* Makes the channel of an incident, or makes one whole whose making broke off: every step looks first or may be done
* twice. What Slack refuses of it for good is noted and holds up nothing; what may pass is thrown.
*/
async function openChannel(client, { incident, name, view, people }) {
	const channel = await createOrFind(client, name);
	if (channel === void 0) return {
		state: "failed",
		error: `Slack has a channel ${name} that the app cannot use`,
		isPermanent: true
	};
	const { message, note } = await showSummary(client, {
		channel,
		incident,
		view
	});
	const web = await client.web();
	const topic = await refusalOf(() => web.conversations.setTopic({
		channel,
		topic: escaped(view.topic)
	}));
	const strangers = await invitePeople(client, channel, people);
	const bookmarks = await refusalOf(() => addBookmarks(client, channel, view.links));
	const notes = [
		...strangers,
		...note === void 0 ? [] : [note],
		...topic === void 0 ? [] : [`no topic (${topic})`],
		...bookmarks === void 0 ? [] : [`not all bookmarks (${bookmarks})`]
	];
	const { url } = await client.identity();
	return {
		state: "done",
		reference: {
			id: channel,
			...url && { url: `${url}archives/${channel}` },
			message
		},
		...notes.length > 0 && { note: notes.join("; ") }
	};
}
async function createOrFind(client, name) {
	const { conversations } = await client.web();
	for (const end of ENDS) {
		const wanted = `${name}${end}`;
		try {
			return (await conversations.create({ name: wanted })).channel?.id;
		} catch (error) {
			if (slackRefusal(error) !== "name_taken") throw error;
		}
		const found = await findChannel(client, wanted);
		if (found === void 0 || found.isArchived) continue;
		if (!found.isMember) await conversations.join({ channel: found.id });
		return found.id;
	}
}
async function addBookmarks(client, channel, links) {
	const web = await client.web();
	const { bookmarks = [] } = await web.bookmarks.list({ channel_id: channel });
	const known = new Set(bookmarks.map(({ link }) => link));
	for (const { title, url } of links) {
		if (known.has(url)) continue;
		await web.bookmarks.add({
			channel_id: channel,
			title: title.slice(0, BOOKMARK_AT_MOST),
			type: "link",
			link: url
		});
	}
}
// src/adapters/slack/slack-rooms.ts
/** What Slack says of a channel that was deleted, or that somebody archived. */
const OVER = {
	channel_not_found: "was deleted",
	is_archived: "was archived",
	already_archived: "was archived"
};
/** Slack channels as rooms. One that was renamed keeps its id, by which it is known. */
function createSlackRooms(client) {
	return {
		open: async (room) => {
			try {
				return await openChannel(client, room);
			} catch (error) {
				return slackFailure(error);
			}
		},
		update: (change) => untilOver(change, () => update(client, change)),
		close: (change) => untilOver(change, () => close(client, change))
	};
}
async function update(client, { incident, room, view }) {
	const [web, summary] = [await client.web(), {
		channel: room.id,
		incident,
		view
	}];
	await web.conversations.setTopic({
		channel: room.id,
		topic: escaped(view.topic)
	});
	try {
		if (room.message !== void 0) {
			await changeSummary(client, {
				...summary,
				message: room.message
			});
			return { state: "done" };
		}
	} catch (error) {
		if (slackRefusal(error) !== "message_not_found") throw error;
	}
	const { message, note } = await showSummary(client, summary);
	return {
		state: "done",
		reference: {
			id: room.id,
			message
		},
		...note && { note }
	};
}
async function close(client, { incident, room, view }) {
	const web = await client.web();
	const { id: channel, message } = room;
	if (message !== void 0) await refusalOf(() => changeSummary(client, {
		channel,
		incident,
		view,
		message
	}));
	await web.conversations.archive({ channel });
	return { state: "done" };
}
async function untilOver({ room }, act) {
	try {
		return await act();
	} catch (error) {
		const over = OVER[slackRefusal(error) ?? ""];
		return over ? {
			state: "done",
			note: `the channel ${room.id} ${over}`,
			isOver: true
		} : slackFailure(error);
	}
}
// src/adapters/teams/graph-client.ts
/** Microsoft does not answer, limits the calls, or does not let the app in. */
var GraphTrouble = class extends Error {
	failure;
	/** Of the answer, where there was one. */
	status;
	constructor(failure, status) {
		super(failure.error);
		this.name = "GraphTrouble";
		this.failure = {
			state: "failed",
			isSystemDown: true,
			...failure
		};
		this.status = status;
	}
};
const TIMEOUT_MS$1 = 1e4;
/** A token is given up a minute before it ends, because a call takes time. */
const EARLY_MS = 6e4;
/** Calls Graph as the app itself (client credentials); a token is kept as long as it lasts. */
function createGraphClient(options) {
	const { graphUrl, clock = Date.now } = options;
	const base = `${graphUrl}/v1.0`;
	let token;
	return {
		base,
		call: async (request, body) => {
			if (token === void 0 || token.until <= clock()) token = await fetchToken(options, clock());
			const [method = "", path = ""] = request.split(" ");
			const answer = await send(`${base}/${path}`, options, {
				method,
				headers: {
					authorization: `Bearer ${token.value}`,
					accept: "application/json",
					...body && { "content-type": "application/json" }
				},
				...body && { body: JSON.stringify(body) }
			});
			if (answer.status === 401) token = void 0;
			const trouble = troubleOf(answer);
			if (trouble) throw new GraphTrouble(trouble, answer.status);
			return {
				status: answer.status,
				body: answer.body
			};
		}
	};
}
/** What a refusal says, without what was sent. */
function refusalText({ status, body }) {
	const { code, message } = body?.error ?? {};
	const words = [code, message].filter((word) => typeof word === "string").join(": ");
	return `Microsoft Graph answered ${status}${words ? `: ${words.slice(0, 150)}` : ""}`;
}
async function fetchToken(options, now) {
	const { tenant, clientId, clientSecret, loginUrl, graphUrl } = options;
	const answer = await send(`${loginUrl}/${tenant}/oauth2/v2.0/token`, options, {
		method: "POST",
		body: new URLSearchParams({
			grant_type: "client_credentials",
			client_id: clientId,
			client_secret: clientSecret,
			scope: `${graphUrl}/.default`
		})
	});
	const { access_token, expires_in = 3600, error } = answer.body ?? {};
	if (answer.status === 200 && typeof access_token === "string") return {
		value: access_token,
		until: now + Number(expires_in) * 1e3 - EARLY_MS
	};
	if (answer.status >= 500 || answer.status === 429) throw new GraphTrouble(troubleOf(answer));
	throw new GraphTrouble({
		error: `Microsoft Entra gives no token: ${typeof error === "string" ? error.slice(0, 60) : answer.status}`,
		help: "Check TOCSIN_TEAMS_TENANT, TOCSIN_TEAMS_CLIENT_ID and TOCSIN_TEAMS_CLIENT_SECRET; a secret of Entra ends by itself"
	});
}
async function send(url, { timeoutMs = TIMEOUT_MS$1 }, init) {
	try {
		const answer = await fetch(url, {
			...init,
			redirect: "manual",
			signal: AbortSignal.timeout(timeoutMs)
		});
		const text = await answer.text();
		return {
			status: answer.status,
			body: parsed(text),
			retryAfter: answer.headers.get("retry-after")
		};
	} catch (error) {
		const isLate = error.name === "TimeoutError";
		const cause = error.cause?.code;
		const reason = `Microsoft cannot be reached${cause ? ` (${cause})` : ""}`;
		throw new GraphTrouble({ error: isLate ? "Microsoft did not answer in time" : reason });
	}
}
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function troubleOf(answer) {
	const { status, retryAfter } = answer;
	if (status === 429) {
		const seconds = /^\d+$/.test(retryAfter ?? "") ? Number(retryAfter) : 60;
		return {
			error: `Microsoft Graph limits the calls for ${seconds} s`,
			retryAfterMs: seconds * 1e3
		};
	}
	if (status === 401) return {
		error: refusalText(answer),
		help: "Microsoft does not take the token: look at the app in Entra"
	};
	if (status === 403) return {
		error: refusalText(answer),
		help: "Give the app the permissions that docs/chat.md names, and the consent of an administrator"
	};
	return status >= 500 || status < 200 || status >= 300 && status < 400 ? { error: refusalText(answer) } : void 0;
}
// src/adapters/teams/read-teams-use.ts
const WORK = ["rooms", "chat"];
const LOGIN = "https://login.microsoftonline.com";
const GRAPH = "https://graph.microsoft.com";
/**
* Reads `TOCSIN_TEAMS_USE` (`rooms`, `chat`), without which Microsoft is not called, the app in `TOCSIN_TEAMS_TENANT`,
* `TOCSIN_TEAMS_CLIENT_ID` and `TOCSIN_TEAMS_CLIENT_SECRET`, and the webhooks in `TOCSIN_TEAMS_WEBHOOKS`.
*/
function readTeamsUse(environment) {
	const given = (name) => environment[name]?.trim() ?? "";
	const words = given("TOCSIN_TEAMS_USE").split(",").map((word) => word.trim());
	if (words.join("") === "") return { state: "absent" };
	const uses = WORK.filter((use) => words.includes(use));
	if (uses.length !== words.length) return wrong("Unexpected TOCSIN_TEAMS_USE, expected rooms, chat, or rooms,chat");
	const webhooks = readWebhooks(given("TOCSIN_TEAMS_WEBHOOKS"));
	if (webhooks === void 0) return wrong("Unexpected TOCSIN_TEAMS_WEBHOOKS, expected major-incidents=https://… with white space between several");
	const hasChat = uses.includes("chat");
	if (hasChat && webhooks.size === 0) return wrong("TOCSIN_TEAMS_WEBHOOKS is missing, expected the webhook of each channel, major-incidents=https://…");
	if (!uses.includes("rooms")) return {
		state: "set",
		settings: {
			hasChat,
			webhooks
		}
	};
	const graph = {
		tenant: given("TOCSIN_TEAMS_TENANT"),
		clientId: given("TOCSIN_TEAMS_CLIENT_ID"),
		clientSecret: given("TOCSIN_TEAMS_CLIENT_SECRET"),
		loginUrl: (given("TOCSIN_TEAMS_LOGIN_URL") || LOGIN).replace(/\/+$/, ""),
		graphUrl: (given("TOCSIN_TEAMS_GRAPH_URL") || GRAPH).replace(/\/+$/, "")
	};
	const problem = problemOf(graph);
	return problem === void 0 ? {
		state: "set",
		settings: {
			graph,
			hasChat,
			webhooks
		}
	} : wrong(problem);
}
function problemOf({ tenant, clientId, clientSecret, loginUrl, graphUrl }) {
	if (!/^[A-Za-z0-9.-]+$/.test(tenant)) return "TOCSIN_TEAMS_TENANT is missing or wrong, expected the id or a domain of the tenant";
	if (!/^[A-Za-z0-9-]+$/.test(clientId)) return "TOCSIN_TEAMS_CLIENT_ID is missing or wrong, expected the application id of the app in Entra";
	if (clientSecret === "") return "TOCSIN_TEAMS_CLIENT_SECRET is missing, expected a secret of the app in Entra";
	const open = Object.entries({
		TOCSIN_TEAMS_LOGIN_URL: loginUrl,
		TOCSIN_TEAMS_GRAPH_URL: graphUrl
	}).find(([, url]) => !isPrivate(url));
	return open && `Unexpected ${open[0]}, expected an address that starts with https://`;
}
/** By name, in lower case and without `#`; undefined where one cannot be read. */
function readWebhooks(text) {
	const entries = text.split(/\s+/).filter((entry) => entry !== "");
	const webhooks = /* @__PURE__ */ new Map();
	for (const entry of entries) {
		const [, name, url] = /^#?([^=\s]+)=(\S+)$/.exec(entry) ?? [];
		if (name === void 0 || url === void 0 || !isPrivate(url) || !URL.canParse(url)) return void 0;
		webhooks.set(name.toLowerCase(), url);
	}
	return webhooks;
}
/** Nothing secret travels in the clear; a test server on this machine is the exception. */
function isPrivate(url) {
	return /^https:\/\/|^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:\/|$)/.test(url);
}
function wrong(problem) {
	return {
		state: "wrong",
		problem
	};
}
// src/adapters/teams/adaptive-card.ts
/** Teams takes about 28 KB a message; its other parts have room beside this. */
const BYTES_AT_MOST = 24e3;
const LIMITS = {
	title: 300,
	paragraphs: 3,
	rows: 20,
	value: 400,
	links: 6,
	linkText: 60,
	url: 1e3
};
/**
* A letter as an Adaptive Card that Teams takes. Words stand in text runs, which know no Markdown: there is no markup,
* mention or link in them that anybody could write.
*/
function adaptiveCard(letter, { room } = {}) {
	const { label, title, paragraphs, facts, link } = letter;
	const rows = facts.slice(0, LIMITS.rows);
	const links = [
		...room ? [room] : [],
		...link ? [link] : [],
		...rows.flatMap(([name, , url]) => url === void 0 ? [] : [{
			text: name,
			url
		}])
	].filter(({ url }) => url.length <= LIMITS.url && /^https?:\/\//.test(url));
	const head = [lineOf([{
		type: "TextRun",
		text: cutText(`${label}: ${title}`, LIMITS.title),
		weight: "Bolder",
		size: "Large"
	}]), ...paragraphs.slice(0, LIMITS.paragraphs).map((text) => lineOf([runOf(text)]))];
	const body = rows.map(([name, value]) => lineOf([{
		...runOf(`${name}: `),
		weight: "Bolder"
	}, runOf(value)]));
	const actions = links.slice(0, LIMITS.links).map(({ text, url }) => ({
		type: "Action.OpenUrl",
		title: cutText(text, LIMITS.linkText),
		url
	}));
	const cardOf = (count) => ({
		$schema: "http://adaptivecards.io/schemas/adaptive-card.json",
		type: "AdaptiveCard",
		version: "1.4",
		fallbackText: cutText(letter.subject, LIMITS.title),
		body: [...head, ...body.slice(0, count)],
		actions
	});
	let count = body.length;
	while (count > 0 && bytesOf(cardOf(count)) > BYTES_AT_MOST) count -= 1;
	return cardOf(count);
}
function lineOf(inlines) {
	return {
		type: "RichTextBlock",
		inlines
	};
}
function runOf(text) {
	return {
		type: "TextRun",
		text: cutText(text, LIMITS.value)
	};
}
function bytesOf(value) {
	return new TextEncoder().encode(JSON.stringify(value)).length;
}
// src/adapters/teams/post-card.ts
const TIMEOUT_MS = 1e4;
/**
* Hands a card to a Workflows webhook. Done means that the flow has it: whether it posts it, it does not say. The
* address is a secret and stands in no text. Never throws.
*/
async function postCard(webhook, letter, { room, timeoutMs = TIMEOUT_MS } = {}) {
	const content = adaptiveCard(letter, room ? { room } : {});
	const contentType = "application/vnd.microsoft.card.adaptive";
	try {
		const answer = await fetch(webhook, {
			method: "POST",
			redirect: "manual",
			headers: { "content-type": "application/json" },
			body: JSON.stringify({
				type: "message",
				attachments: [{
					contentType,
					contentUrl: null,
					content
				}]
			}),
			signal: AbortSignal.timeout(timeoutMs)
		});
		await answer.body?.cancel();
		return attemptOf(answer);
	} catch (error) {
		return {
			state: "failed",
			error: `The webhook of Teams ${error.name === "TimeoutError" ? "did not answer in time" : "cannot be reached"}`
		};
	}
}
function attemptOf({ status, headers }) {
	if (status >= 200 && status < 300) return { state: "done" };
	const error = `The webhook of Teams answered ${status}`;
	if (status === 429) return {
		state: "failed",
		error,
		retryAfterMs: (/^\d+$/.test(headers.get("retry-after") ?? "") ? Number(headers.get("retry-after")) : 60) * 1e3
	};
	if (status >= 500) return {
		state: "failed",
		error
	};
	return {
		state: "failed",
		error,
		help: "The flow was switched off or deleted, or its owner has left: make a new one, docs/chat.md says how"
	};
}
// src/adapters/teams/teams-chat.ts
/** Channels of Microsoft Teams by their Workflows webhooks. These know no threads, and what was posted cannot be seen. */
function createTeamsChat(webhooks, timeoutMs) {
	return { post: async ({ channel, letter }) => {
		const webhook = webhooks.get(channel.replace(/^#/, "").toLowerCase());
		if (webhook !== void 0) return postCard(webhook, letter, timeoutMs === void 0 ? {} : { timeoutMs });
		return {
			state: "failed",
			error: `no webhook for ${channel}`,
			help: "Add the address of its Workflows webhook to TOCSIN_TEAMS_WEBHOOKS"
		};
	} };
}
// src/adapters/teams/find-user.ts
const OBJECT_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Looks somebody up by the id in teams/, else by mail. Throws GraphTrouble. */
async function findUser(graph, { handle, teams, mail }) {
	if (teams !== void 0 && OBJECT_ID.test(teams)) return { id: teams };
	const name = teams ?? mail;
	if (name === void 0) return { problem: `${handle} has no teams id and no mail in teams/` };
	const quoted = `'${name.replaceAll("'", "''")}'`;
	const filter = encodeURIComponent(`mail eq ${quoted} or userPrincipalName eq ${quoted}`);
	const answer = await graph.call(`GET users?$filter=${filter}&$select=id&$top=2`);
	if (answer.status !== 200) return { problem: `${handle} cannot be looked up (${refusalText(answer)})` };
	const { value = [] } = answer.body ?? {};
	if (value.length > 1) return { problem: `${handle} is several people in Entra as ${name}: write the id into teams/` };
	return value[0] ? { id: value[0].id } : { problem: `${handle} is unknown to Entra as ${name}` };
}
// src/adapters/teams/group-chat.ts
/** Chats of a person that are looked through: the one that a killed run made is among the newest. */
const PAGE = 50;
const MAX_PAGES = 5;
/** Where all together are refused, so many begin and the others are added one by one. */
const FEW = 2;
/** The group chat of a person whose topic begins with some words; undefined where there is none. Throws GraphTrouble. */
async function findChat(graph, member, start) {
	let path = `users/${member}/chats?$filter=${encodeURIComponent("chatType eq 'group'")}&$top=${PAGE}`;
	for (let page = 1; page <= MAX_PAGES && path !== void 0; page += 1) {
		const answer = await graph.call(`GET ${path}`);
		if (answer.status !== 200) return void 0;
		const body = answer.body;
		const found = body.value.find(({ topic }) => topic?.startsWith(start));
		if (found) return found;
		const next = body["@odata.nextLink"];
		path = next?.startsWith(`${graph.base}/`) ? next.slice(graph.base.length + 1) : void 0;
	}
}
/**
* Makes a group chat. Returns it with the members that are still to be added, or what Graph says against it. Throws
* GraphTrouble.
*/
async function createChat(graph, topic, members) {
	const whole = await post(graph, topic, members);
	if (whole.status === 201) return {
		chat: whole.body,
		left: []
	};
	if (members.length <= FEW) return refusalText(whole);
	const some = await post(graph, topic, members.slice(0, FEW));
	return some.status === 201 ? {
		chat: some.body,
		left: members.slice(FEW)
	} : refusalText(some);
}
/** Those of some members who are not in a chat. Throws GraphTrouble. */
async function missingMembers(graph, { id }, members) {
	const { value = [] } = (await graph.call(`GET chats/${encodeURIComponent(id)}/members`)).body ?? {};
	const known = new Set(value.map(({ userId }) => userId?.toLowerCase()));
	return members.filter((member) => !known.has(member.id.toLowerCase()));
}
/** Adds members one by one; a sentence on each who could not be. Throws GraphTrouble. */
async function addMembers(graph, { id }, members) {
	const problems = [];
	for (const member of members) {
		const refusal = await add(graph, id, member);
		if (refusal !== void 0) problems.push(`${member.handle} cannot be added (${refusal})`);
	}
	return problems;
}
async function add(graph, chat, member) {
	try {
		const answer = await graph.call(`POST chats/${encodeURIComponent(chat)}/members`, memberOf(graph, member));
		return answer.status === 201 || answer.status === 409 ? void 0 : refusalText(answer);
	} catch (error) {
		if (error instanceof GraphTrouble && error.status === 403) return error.failure.error;
		throw error;
	}
}
function post(graph, topic, members) {
	return graph.call("POST chats", {
		chatType: "group",
		topic,
		members: members.map((member) => memberOf(graph, member))
	});
}
function memberOf({ base }, { id }) {
	return {
		"@odata.type": "#microsoft.graph.aadUserConversationMember",
		roles: ["owner"],
		"user@odata.bind": `${base}/users('${id}')`
	};
}
// src/adapters/teams/teams-rooms.ts
/** What Teams takes; it takes no colon. */
const TOPIC_AT_MOST = 250;
/**
* Group chats of Microsoft Teams as rooms. An app may open one, add people and change its topic, which is kept as the
* incident is. It may not speak in it: what there is to read comes by a Workflows webhook, where one is set up.
*/
function createTeamsRooms(graph, webhook) {
	return {
		open: (room) => safely(() => open(graph, room, webhook)),
		update: (change) => safely(() => setTopic(graph, change)),
		close: (change) => safely(async () => {
			const attempt = await setTopic(graph, change);
			if (attempt.state === "failed" || attempt.isOver) return attempt;
			return {
				...attempt,
				note: "Teams lets no app close a group chat: its topic says that it is over"
			};
		})
	};
}
async function open(graph, room, webhook) {
	const { incident, view, people } = room;
	const members = [];
	const notes = [];
	for (const person of people) {
		const user = await findUser(graph, person);
		if ("problem" in user) notes.push(user.problem);
		else if (!members.some(({ id }) => id === user.id)) members.push({
			handle: person.handle,
			id: user.id
		});
	}
	const [first] = members;
	if (!first) return {
		state: "failed",
		error: `nobody to open a chat with: ${notes.join("; ")}`,
		isPermanent: true
	};
	const found = await findChat(graph, first.id, `${incident} `);
	if (found) {
		notes.push(...await addMembers(graph, found, await missingMembers(graph, found, members)));
		return doneWith(found, notes);
	}
	const made = await createChat(graph, topicOf(incident, view), members);
	if (typeof made === "string") return {
		state: "failed",
		error: made
	};
	notes.push(...await addMembers(graph, made.chat, made.left), ...await announce(made.chat, view, webhook));
	return doneWith(made.chat, notes);
}
/** The first message, in the place of the webhook. A room without one is a room all the same. */
async function announce({ webUrl }, view, webhook) {
	if (webhook === void 0) return ["no first message: TOCSIN_TEAMS_WEBHOOKS has no rooms=…"];
	const attempt = await postCard(webhook, view.letter, { ...webUrl && { room: {
		text: "Open the chat",
		url: webUrl
	} } });
	return attempt.state === "done" ? [] : [`no first message: ${attempt.error}`];
}
async function setTopic(graph, { incident, room, view }) {
	const topic = topicOf(incident, view);
	const answer = await graph.call(`PATCH chats/${encodeURIComponent(room.id)}`, { topic });
	if (answer.status === 200 || answer.status === 204) return { state: "done" };
	if (answer.status === 404) return {
		state: "done",
		note: `the chat of ${incident} is gone`,
		isOver: true
	};
	return {
		state: "failed",
		error: refusalText(answer)
	};
}
function topicOf(incident, { letter }) {
	return cutText(`${incident} ${letter.label}, ${letter.title}`.replaceAll(":", " "), TOPIC_AT_MOST);
}
function doneWith({ id, webUrl }, notes) {
	return {
		state: "done",
		reference: {
			id,
			...webUrl && { url: webUrl }
		},
		...notes.length > 0 && { note: notes.join("; ") }
	};
}
async function safely(act) {
	try {
		return await act();
	} catch (error) {
		if (error instanceof GraphTrouble) return error.failure;
		throw error;
	}
}
// src/cli/chat-systems.ts
/** Reads from environment variables what Slack and Teams are used for. Rooms are in one system, and so are channels. */
function chatSystems(environment, { hasGithubRooms }) {
	const parts = [slackParts(environment), teamsParts(environment)];
	const rooms = parts.flatMap((part) => part.rooms ?? []);
	const chats = parts.flatMap((part) => part.chat ?? []);
	const isRoomTwice = rooms.length + (hasGithubRooms ? 1 : 0) > 1;
	const isChatTwice = chats.length > 1;
	return {
		systems: {
			...!isRoomTwice && rooms[0] && { rooms: rooms[0] },
			...!isChatTwice && chats[0] && { chat: chats[0] }
		},
		pagers: parts.flatMap((part) => part.pager ?? []),
		mayGithubHaveRooms: !isRoomTwice,
		problems: [
			...parts.flatMap((part) => part.problem ?? []),
			...isRoomTwice ? ["no rooms are opened: several of TOCSIN_GITHUB_USE, TOCSIN_SLACK_USE and TOCSIN_TEAMS_USE have rooms, expected one"] : [],
			...isChatTwice ? ["no channel is told: TOCSIN_SLACK_USE and TOCSIN_TEAMS_USE both have chat, expected one of them"] : []
		]
	};
}
function slackParts(environment) {
	const use = readSlackUse(environment);
	if (use.state === "absent") return {};
	if (use.state === "wrong") return { problem: `Slack is not called: ${use.problem}` };
	const { uses, ...options } = use.settings;
	const client = createSlackClient(options);
	return {
		...uses.includes("rooms") && { rooms: createSlackRooms(client) },
		...uses.includes("chat") && { chat: createSlackChat(client) },
		...uses.includes("pages") && { pager: createSlackPager(client) }
	};
}
function teamsParts(environment) {
	const use = readTeamsUse(environment);
	if (use.state === "absent") return {};
	if (use.state === "wrong") return { problem: `Microsoft Teams is not called: ${use.problem}` };
	const { graph, hasChat, webhooks } = use.settings;
	return {
		...graph && { rooms: createTeamsRooms(createGraphClient(graph), webhooks.get("rooms")) },
		...hasChat && { chat: createTeamsChat(webhooks) }
	};
}
// src/cli/outside-systems.ts
/** Reads from environment variables what the reconcile run works with; none is needed. */
function outsideSystems(environment) {
	const [mail, use] = [readMailSettings(environment), readGithubUse(environment)];
	const mailer = mail.state === "set" ? createSmtpMailer(mail.settings) : void 0;
	const pageMailer = mail.state === "set" ? createSmtpMailer(mail.settings, { timeoutMs: 1e4 }) : void 0;
	const uses = use.state === "set" ? use.settings.uses : [];
	const jira = readJiraSettings(environment);
	const chat = chatSystems(environment, { hasGithubRooms: uses.includes("rooms") });
	const pagers = [...pageMailer ? [createMailPager(pageMailer)] : [], ...chat.pagers];
	const [pagerduty, zenduty] = [readPagerdutySettings(environment), readZendutySettings(environment)];
	const tickets = jiraSystems(jira, uses);
	return {
		systems: {
			...mailer && { mailer },
			...pagers.length > 0 && { pagers },
			...use.state === "set" && githubSystems(use.settings, {
				hasTickets: jira.state === "absent",
				hasRooms: chat.mayGithubHaveRooms
			}),
			...chat.systems,
			...tickets.systems,
			...pagerduty.state === "set" && { pagerIncidents: createPagerdutyIncidents(pagerduty.settings) }
		},
		pagerSchedules: {
			...pagerduty.state === "set" && { pagerduty: createPagerdutySchedules(pagerduty.settings) },
			...zenduty.state === "set" && { zenduty: createZendutySchedules(zenduty.settings) }
		},
		problems: [
			...chat.problems,
			...tickets.problems,
			...mail.state === "wrong" ? [`no mail is sent: ${mail.problem}`] : [],
			...use.state === "wrong" ? [`GitHub is not called: ${use.problem}`] : [],
			...pagerduty.state === "wrong" ? [`PagerDuty is not called: ${pagerduty.problem}`] : [],
			...zenduty.state === "wrong" ? [`Zenduty is not called: ${zenduty.problem}`] : []
		],
		close: () => {
			mailer?.close();
			pageMailer?.close();
		}
	};
}
function githubSystems({ uses, ...settings }, { hasTickets, hasRooms }) {
	const connection = {
		...settings,
		agent: "tocsin-reconcile"
	};
	const { rooms, tickets } = createGithubIssues(connection);
	return {
		...hasRooms && uses.includes("rooms") && { rooms },
		...hasTickets && uses.includes("tickets") && { tickets },
		...uses.includes("postmortems") && { proposals: createPullRequests(connection) }
	};
}
/** Tickets are in one system: where two are asked for there are none, for nobody would find all of them. */
function jiraSystems(jira, uses) {
	if (jira.state === "absent") return {
		systems: {},
		problems: []
	};
	if (jira.state === "wrong") return {
		systems: {},
		problems: [`Jira is not called: ${jira.problem}`]
	};
	if (!uses.includes("tickets")) return {
		systems: { tickets: createJiraTickets(jira.settings) },
		problems: []
	};
	return {
		systems: {},
		problems: [`no tickets are made: TOCSIN_JIRA_URL and tickets in TOCSIN_GITHUB_USE are both set, expected one of them`]
	};
}
// actions/reconcile/run-reconcile.ts
/** Settles the records, does outside what they ask for, and says in log, outputs and summary what became of it. */
async function runReconcile(core, repository, { folder, environment }) {
	const clock = () => normaliseInstant((/* @__PURE__ */ new Date()).toISOString());
	const { systems, pagerSchedules, problems: wrong, close } = outsideSystems(environment);
	const { commit: before } = await repository.snapshot();
	try {
		const { tickets } = systems;
		const records = await settleRecords(repository, {
			now: clock(),
			tickets,
			commits: () => listFixingCommits(folder)
		});
		const done = await reconcileEffects(repository, {
			systems,
			clock
		});
		const pagers = await syncPagers(repository, {
			schedules: pagerSchedules,
			now: clock(),
			isDryRun: false
		});
		const said = [...describeSettled(records), ...describePagers(pagers.pagers)];
		for (const line of [...said, ...describeEffects(done.effects, { isDryRun: false })]) core.info(line.replaceAll("::", ": :"));
		const files = [
			...records.problems,
			...done.problems,
			...pagers.problems
		].map(formatDiagnostic);
		const troubles = [
			...wrong,
			...settledTroubles(records),
			...files
		];
		for (const trouble of troubles) core.warning(trouble);
		const failed = done.effects.filter(({ state }) => state === "failed" || state === "given-up").length;
		core.setOutput("effects", JSON.stringify(done.effects));
		core.setOutput("failed", String(failed));
		core.setOutput("changed", String((await repository.snapshot()).commit !== before));
		if (process.env.GITHUB_STEP_SUMMARY) await core.summary.addRaw(summariseEffects(done.effects, {
			said,
			troubles
		}), true).write();
		const pagersFailed = pagers.pagers.some(({ state, problems }) => state === "failed" || problems.length > 0);
		if (failed > 0 || troubles.length > 0 || pagersFailed) core.setFailed("Not all could be done; see the summary.");
	} finally {
		close();
	}
}
// actions/reconcile/main.ts
const { GITHUB_REPOSITORY, GITHUB_SERVER_URL, GITHUB_API_URL, GITHUB_WORKSPACE, RUNNER_TEMP } = process.env;
try {
	const [token, branch] = [getInput("token"), getInput("branch") || "main"];
	const { secret, ...place } = githubRemote({
		server: GITHUB_SERVER_URL,
		repository: GITHUB_REPOSITORY ?? "",
		token
	});
	setSecret(secret);
	const repository = await RemoteRepository.open({
		folder: join(RUNNER_TEMP ?? "/tmp", "tocsin-reconcile"),
		...place,
		branch
	});
	const given = Object.entries(process.env).filter(([, value]) => value !== "");
	await runReconcile(core_exports, repository, {
		folder: GITHUB_WORKSPACE ?? process.cwd(),
		environment: {
			TOCSIN_GITHUB_REPOSITORY: GITHUB_REPOSITORY,
			TOCSIN_GITHUB_TOKEN: token,
			TOCSIN_GITHUB_BRANCH: branch,
			TOCSIN_GITHUB_API_URL: GITHUB_API_URL,
			...Object.fromEntries(given)
		}
	});
	repository.close();
} catch (error) {
	setFailed(error instanceof Error ? error.message : String(error));
}
export {};

import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { o as toEpochMs, r as fromEpochMs } from "./shared-instant.js";
import { c as unreadable, n as quoted, s as readable, t as didYouMean } from "./shared-command-text.js";
import { t as findPerson } from "./shared-find-person.js";
// src/core/effects/ledger.ts
const MINUTE = 6e4;
const LONGEST_WAIT = 60 * MINUTE;
/** A run that was killed has had its turn for so long; another one takes over then. */
const TURN = 5 * MINUTE;
/** Somebody has to be woken now: a killed run gives way soon, and failed tries wait for nothing, for ten minutes of a relay. */
const PAGE = {
	turn: MINUTE,
	triesAtOnce: 20,
	wait: 5 * MINUTE
};
/** What cannot be done for so long is given up: whoever should have known knows, or asks. */
const RETRY_FOR = 4320 * MINUTE;
const ERROR_AT_MOST = 200;
/**
* The entry of a key. Two branches that were merged may each have one: then done counts more than given up, that more
* than failed, that more than begun, and of the same state the one with more tries.
*/
function entryOf(ledger, key) {
	return ledger.filter((entry) => entry.key === key).toSorted((a, b) => RANK[b.state] - RANK[a.state] || triesOf(b) - triesOf(a))[0];
}
const RANK = {
	begun: 0,
	failed: 1,
	"given-up": 2,
	done: 3
};
/** Whether nothing is left to do for a key: it was done, or given up. */
function isSettled(ledger, key) {
	const state = entryOf(ledger, key)?.state;
	return state === "done" || state === "given-up";
}
/** Whether a key has been tried and may be tried again at `now`, however old it is. */
function isStillTried(ledger, key, now) {
	const entry = entryOf(ledger, key);
	return entry !== void 0 && toEpochMs(now) - toEpochMs(entry.since ?? entry.at) <= RETRY_FOR;
}
/** Until when a key is not to be tried; undefined when it may be at `now`, also when a clock was set back since. */
function waitsUntil(ledger, key, now) {
	const entry = entryOf(ledger, key);
	if (entry?.next === void 0 || isSettled(ledger, key)) return void 0;
	return toEpochMs(entry.at) <= toEpochMs(now) && toEpochMs(now) < toEpochMs(entry.next) ? entry.next : void 0;
}
/**
* The entry of a key that a run takes at `now`, written before anything is done: no other run does the same, and a
* repository that cannot be written stops a mail before it is sent and not after.
*/
function entryBegun(ledger, step) {
	const before = entryOf(ledger, step.key);
	const next = fromEpochMs(toEpochMs(step.now) + (isPage(step.key) ? PAGE.turn : TURN));
	return {
		...sharedOf(before, step, triesOf(before) + 1),
		state: "begun",
		next
	};
}
/**
* The entry after a try that ended at `now`. Waits double from a minute to an hour, those of a page are shorter; after
* three days it is given up.
*/
function entryAfter(ledger, { attempt, ...step }) {
	const before = entryOf(ledger, step.key);
	const attempts = before?.state === "begun" ? triesOf(before) : triesOf(before) + 1;
	const shared = sharedOf(before, step, attempts);
	const sent = union(before?.sent, attempt.sent);
	const refused = union(before?.refused, attempt.refused);
	const told = {
		...shared,
		...sent.length > 0 && { sent },
		...refused.length > 0 && { refused }
	};
	if (attempt.state === "done") {
		const message = attempt.reference?.message;
		return {
			...told,
			state: "done",
			...message !== void 0 && { message },
			...attempt.note !== void 0 && { error: cut(attempt.note) }
		};
	}
	const error = cut(attempt.error);
	const isOver = toEpochMs(step.now) - toEpochMs(shared.since ?? shared.at) >= RETRY_FOR;
	if (attempt.isPermanent || isOver) return {
		...told,
		state: "given-up",
		error
	};
	if (isPage(step.key) && attempts < PAGE.triesAtOnce) return {
		...told,
		state: "failed",
		error
	};
	const usual = isPage(step.key) ? PAGE.wait : Math.min(2 ** (attempts - 1) * MINUTE, LONGEST_WAIT);
	const wait = Math.max(usual, attempt.retryAfterMs ?? 0);
	return {
		...told,
		state: "failed",
		next: fromEpochMs(toEpochMs(step.now) + wait),
		error
	};
}
function isPage(key) {
	return key.startsWith("page/");
}
/** How often a key was tried; 0 without an entry. */
function triesOf(entry) {
	return entry === void 0 ? 0 : entry.attempts ?? 1;
}
function sharedOf(before, { key, now, severity }, attempts) {
	const since = before?.since ?? before?.at;
	return {
		key,
		at: now,
		...attempts > 1 && {
			attempts,
			since: since ?? now
		},
		...severity && { severity },
		...before?.sent && { sent: before.sent },
		...before?.refused && { refused: before.refused }
	};
}
function union(a = [], b = []) {
	return [.../* @__PURE__ */ new Set([...a, ...b])].sort();
}
function cut(error) {
	const line = error.replace(/\s+/g, " ").trim() || "no reason given";
	return line.length > ERROR_AT_MOST ? `${line.slice(0, 199)}…` : line;
}
// src/core/lifecycle/find-handle.ts
/** The handle as its team writes it; with or without @, in upper or lower case, as people type on GitHub and in chat. */
function findHandle(text, people) {
	const wanted = (text.startsWith("@") ? text : `@${text}`).toLowerCase();
	const found = people.find((handle) => handle.toLowerCase() === wanted);
	if (found !== void 0) return readable(found);
	return unreadable(`Unexpected person ${quoted(text)}, expected a member of a team in teams/${didYouMean(wanted, people)}`);
}
// src/app/change-incident/find-actor.ts
const SAY = "Say who you are with --by @handle";
/** Handle of the person who commands; only members of teams are heard. */
function findActor({ handle, mail }, teams) {
	if (handle !== void 0) return findHandle(handle, peopleOf(teams));
	if (mail === void 0) return unreadable(`Unexpected lack of a person, and git config user.email is not set. ${SAY}`);
	const found = findPerson({ mail }, teams);
	if (found !== void 0) return readable(found);
	return unreadable(`Unexpected mail ${quoted(mail)} in git config user.email, expected that of a member in teams/. ${SAY}`);
}
/** Handles of all members of all teams, each once. */
function peopleOf(teams) {
	return [...new Set([...teams.values()].flatMap(({ members }) => members.map(({ handle }) => handle)))].sort();
}
/** The teams with those of their members who have not left; `until` is the first day out, as in schedules. */
function currentTeams(teams, now) {
	const today = now.slice(0, 10);
	const isHere = ({ until }) => until === void 0 || today < until;
	return new Map([...teams].map(([slug, team]) => [slug, {
		...team,
		members: team.members.filter(isHere)
	}]));
}
export { TURN as a, entryOf as c, waitsUntil as d, findHandle as i, isSettled as l, findActor as n, entryAfter as o, peopleOf as r, entryBegun as s, currentTeams as t, isStillTried as u };

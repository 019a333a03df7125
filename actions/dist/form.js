import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { i as setSecret, n as getInput, r as setFailed, t as core_exports } from "./shared-core.js";
import { t as RemoteRepository } from "./shared-remote-repository.js";
import { o as githubRemote } from "./shared-read-git-config.js";
import { t as createChangeProposals } from "./shared-change-proposals.js";
import { r as restList, t as restCall } from "./shared-rest-call.js";
import { c as unreadable, n as quoted, r as readAll, s as readable, t as didYouMean } from "./shared-command-text.js";
import { a as SEVERITIES, n as DETECTION_CHANNELS, s as DRAFT_ID } from "./shared-gate.js";
import { a as normaliseInstant, o as toEpochMs, r as fromEpochMs } from "./shared-instant.js";
import { n as inertLine, r as inertText } from "./shared-inert-text.js";
import { i as redactText } from "./shared-redact.js";
import { t as Temporal } from "./shared-temporal-polyfill.js";
import { c as instantOfWallTime, r as rolesOf } from "./shared-list-shifts.js";
import { r as readCommand, t as changeIncident } from "./shared-change-incident.js";
import { c as incidentFolder, l as parseIncidentId, u as slugOfPath } from "./shared-git-environment.js";
import { i as findHandle, t as currentTeams } from "./shared-find-actor.js";
import { a as formRule } from "./shared-record-kinds.js";
import { t as inertMarkdown } from "./shared-inert-markdown.js";
import { r as ACTIVE_INDEX_PATH } from "./shared-merge-facts.js";
import { n as appendOverrides, r as appendToList, t as numberDrafts } from "./shared-number-drafts.js";
import { t as parseRecord } from "./shared-parse-record.js";
import { n as printRecord } from "./shared-print-record.js";
import { t as checkSchedule } from "./shared-check-schedule.js";
import { join } from "node:path";
import { readFileSync } from "node:fs";
// src/adapters/github/form-answer.ts
const DONE = "<!-- tocsin:form done -->";
const OPEN = "<!-- tocsin:form -->";
/**
* The answer to the form of an issue, kept in one comment, over GitHub's REST API. The token needs "Issues: write". All
* throw what GitHub says against it.
*/
function formAnswer(connection, issue) {
	const options = {
		...connection,
		agent: "tocsin-form"
	};
	return {
		find: async () => {
			const ours = (await restList(options, `issues/${issue}/comments`)).find(({ body, user }) => user?.type === "Bot" && /^<!-- tocsin:form(?: done)? -->/.test(body ?? ""));
			return ours && {
				id: ours.id,
				isDone: ours.body?.startsWith(DONE) === true
			};
		},
		write: async (text, { before, isDone }) => {
			const body = `${isDone ? DONE : OPEN}\n${text}`;
			if (before === void 0) await restCall(options, `issues/${issue}/comments`, {
				method: "POST",
				body: { body }
			});
			else await restCall(options, `issues/comments/${before}`, {
				method: "PATCH",
				body: { body }
			});
		},
		close: async () => {
			await restCall(options, `issues/${issue}`, {
				method: "PATCH",
				body: {
					state: "closed",
					state_reason: "completed"
				}
			});
		}
	};
}
// src/core/forms/read-field.ts
/** How many choices a sentence lists. */
const MOST_NAMED = 20;
/** One line that was typed, safe to store; undefined where it was left empty and may be. */
function readLineOf(answers, field, cap) {
	return readSafe(answers, field, {
		cap,
		clean: inertLine
	});
}
/** As `readLineOf`, with line breaks kept. */
function readTextOf(answers, field, cap) {
	return readSafe(answers, field, {
		cap,
		clean: inertText
	});
}
/** The value of a field that may not be left empty. */
function needed(read, { label }) {
	if (!read.ok) return read;
	return read.value === void 0 ? unreadable(`Unexpected lack of an answer below "${label}", expected one`) : readable(read.value);
}
/** The id of the choice that was made: the first word of the answer. A typed one may be of any case. */
function readChoiceOf(answers, field, records) {
	const answer = answers.get(field.id);
	if (answer === void 0 || typeof field.input !== "function") return readable(void 0);
	const [word = ""] = answer.split(/\s/, 1);
	const ids = field.input(records).map(({ id }) => id);
	const found = ids.find((id) => id === word) ?? ids.find((id) => id.toLowerCase() === word.toLowerCase());
	if (found !== void 0) return readable(found);
	const list = ids.slice(0, MOST_NAMED).join(", ");
	const more = ids.length > MOST_NAMED ? ` or ${ids.length - MOST_NAMED} more` : "";
	return unreadable(`Unexpected ${quoted(answer)} below "${field.label}", expected one of ${list}${more}${didYouMean(word, ids)}`);
}
function readSafe(answers, { id, label }, { cap, clean }) {
	const text = answers.get(id);
	if (text === void 0) return readable(void 0);
	if (text.length > cap) return unreadable(`Unexpected ${text.length} characters below "${label}", expected at most ${cap}`);
	const safe = clean(redactText(clean(redactText(text), cap * 2)), cap);
	return readable(safe === "" ? void 0 : safe);
}
// src/core/forms/read-time.ts
const WALL = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})$/;
const ZONED = /^\d{4}-\d{2}-\d{2}[ Tt]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:[Zz]|[+-]\d{2}:\d{2})$/;
/** The instant (RFC 3339 UTC) of `2026-12-24 09:00` in a zone, or of a time that says its offset; undefined of other text. */
function readTime(text, { zone, occurrence }) {
	const trimmed = text.trim();
	const [, day, time] = WALL.exec(trimmed) ?? [];
	if (day === void 0 || time === void 0) {
		const epochMs = ZONED.test(trimmed) ? Date.parse(trimmed.replace(" ", "T")) : NaN;
		return Number.isFinite(epochMs) ? fromEpochMs(epochMs) : void 0;
	}
	try {
		const wall = [Temporal.PlainDate.from(day, { overflow: "reject" }), Temporal.PlainTime.from(time)];
		return fromEpochMs(instantOfWallTime(...wall, {
			zone,
			occurrence
		}).epochMilliseconds);
	} catch {
		return;
	}
}
// src/core/forms/incident-fields.ts
const TITLE_AT_MOST$1 = 200;
const TEXT_AT_MOST = 1e4;
const MOST_USERS = 1e10;
const SERVICE = {
	id: "service",
	label: "Service where it shows",
	isRequired: true,
	input: ({ services }) => [...services.keys()].sort().map((id) => ({ id }))
};
const SEVERITY = {
	id: "severity",
	label: "Severity",
	help: "As far as you can tell; it can be changed at any time.",
	isRequired: false,
	input: ({ severities }) => severities?.severities ?? SEVERITIES.map((id) => ({ id }))
};
const KIND$1 = {
	id: "kind",
	label: "Kind",
	help: "A security incident needs no alert: choose security. Write nothing here that not everybody may read.",
	isRequired: false,
	input: ({ triage }) => triage?.kinds ?? [{ id: "other" }]
};
const NOTICED = {
	id: "noticed",
	label: "Who noticed?",
	isRequired: false,
	input: () => DETECTION_CHANNELS.filter((id) => id !== "alert").map((id) => ({ id }))
};
const SINCE = {
	id: "since",
	label: "Since when are customers harmed?",
	help: "In UTC, or with an offset. Leave it empty where nobody knows.",
	example: "2026-11-20 02:58",
	isRequired: false,
	input: "line"
};
const USERS = {
	id: "users",
	label: "How many users are affected?",
	help: "A number. Leave it empty where nobody knows.",
	example: "41000",
	isRequired: false,
	input: "line"
};
const KNOWN = {
	id: "known",
	label: "What is known so far?",
	help: "No names of customers, no passwords: it is kept for ever.",
	isRequired: false,
	input: "text"
};
/** What the answers of both forms on incidents say; `title` is the field that asks what is wrong. */
function readIncident(form, { title, answers }, { records, sender }) {
	const usual = records.triage?.default_level;
	const choice = (field) => readChoiceOf(answers, field, records);
	return readAll({
		form: readable(form),
		title: needed(readLineOf(answers, title, TITLE_AT_MOST$1), title),
		service: needed(choice(SERVICE), SERVICE),
		severity: orElse(choice(SEVERITY), usual?.severity ?? "sev3"),
		kind: orElse(choice(KIND$1), usual?.kind ?? "other"),
		detectedBy: orElse(choice(NOTICED), "engineer"),
		impactStarted: readSince(answers.get(SINCE.id), sender),
		usersAffected: readUsers(answers.get(USERS.id)),
		text: readTextOf(answers, KNOWN, TEXT_AT_MOST)
	});
}
function orElse(read, value) {
	return read.ok ? readable(read.value ?? value) : read;
}
function readSince(answer, { at }) {
	if (answer === void 0) return readable(void 0);
	const found = readTime(answer, {
		zone: "UTC",
		occurrence: "first"
	});
	if (found === void 0) return unreadable(`Unexpected ${quoted(answer)} below "${SINCE.label}", expected a time in UTC like 2026-11-20 02:58`);
	return toEpochMs(found) > toEpochMs(at) ? unreadable(`Unexpected ${quoted(answer)} below "${SINCE.label}", expected a time before this form was sent`) : readable(found);
}
function readUsers(answer) {
	if (answer === void 0) return readable(void 0);
	const digits = answer.replace(/(?<=\d)[ ,._'](?=\d{3}(?!\d))/g, "");
	const users = /^\d{1,11}$/.test(digits) ? Number(digits) : NaN;
	return users <= MOST_USERS ? readable(users) : unreadable(`Unexpected ${quoted(answer)} below "${USERS.label}", expected a number like 41000`);
}
// src/core/forms/declare-incident.ts
const TITLE$2 = {
	id: "title",
	label: "What is wrong?",
	help: "One line, as a customer would see it.",
	example: "Payments by card fail",
	isRequired: true,
	input: "line"
};
/** Somebody says that there is an incident, with or without an alert. */
const declareIncident = {
	id: "declare-incident",
	name: "Declare an incident",
	about: "Something harms customers now, and no alert has said so",
	intro: "The incident is opened when you send this, and the people on call are told. Not sure? Report a lead-up.",
	fields: [
		TITLE$2,
		SERVICE,
		SEVERITY,
		KIND$1,
		NOTICED,
		SINCE,
		USERS,
		KNOWN
	],
	read: (answers, records, sender) => readIncident("declare-incident", {
		title: TITLE$2,
		answers
	}, {
		records,
		sender
	})
};
// src/core/forms/give-verdict.ts
const INCIDENT = {
	id: "incident",
	label: "Which incident do you judge?",
	example: "INC-2026-0042",
	isRequired: true,
	input: "line"
};
const VERDICT = {
	id: "verdict",
	label: "Verdict",
	isRequired: true,
	input: () => [
		{
			id: "actionable",
			name: "the page was worth it"
		},
		{
			id: "not-actionable",
			name: "it was true, and nothing was to be done"
		},
		{
			id: "false-positive",
			name: "nothing was wrong"
		},
		{
			id: "confirm",
			name: "of a lead-up: it is an incident"
		},
		{
			id: "dismiss",
			name: "of a lead-up: it is none"
		}
	]
};
const ALERT = {
	id: "alert",
	label: "Only about one alert?",
	help: "Its name, as the incident shows it. Leave it empty to judge the incident.",
	isRequired: false,
	input: "line"
};
const REASON$1 = {
	id: "reason",
	label: "Why?",
	help: "Needed for every verdict but \"actionable\" and \"confirm\".",
	isRequired: false,
	input: "line"
};
/** Somebody says whether a page was worth it, or what became of a lead-up. */
const giveVerdict = {
	id: "give-verdict",
	name: "Give a verdict",
	about: "Was the page worth it? Or confirm or dismiss a lead-up",
	intro: "The verdict counts from when you send this.",
	fields: [
		INCIDENT,
		VERDICT,
		ALERT,
		REASON$1
	],
	read: (answers, records) => readAll({
		form: readable("give-verdict"),
		incident: readIncidentId(answers.get(INCIDENT.id)),
		command: readVerdict(answers, needed(readChoiceOf(answers, VERDICT, records), VERDICT))
	})
};
function readIncidentId(answer) {
	const id = (answer ?? "").toUpperCase();
	return parseIncidentId(id) ? readable(id) : unreadable(`Unexpected ${quoted(answer ?? "")} below "${INCIDENT.label}", expected an id like INC-2026-0042`);
}
function readVerdict(answers, verdict) {
	if (!verdict.ok) return verdict;
	const isLeadUp = verdict.value === "confirm" || verdict.value === "dismiss";
	const verb = isLeadUp ? "lead-up" : "verdict";
	const alert = isLeadUp ? void 0 : answers.get(ALERT.id);
	return readCommand({
		verb,
		words: [verdict.value],
		reason: answers.get(REASON$1.id),
		alert
	});
}
// src/core/forms/propose-runbook.ts
const TITLE_AT_MOST = 200;
const LIST_AT_MOST = 4e3;
const SECTION_AT_MOST = 1e4;
const TITLE$1 = {
	id: "title",
	label: "What is the runbook for?",
	example: "The checkout answers with errors",
	isRequired: true,
	input: "line"
};
const SERVICES = {
	id: "services",
	label: "Services",
	help: "From services/, with commas between them.",
	example: "checkout-api, payment-gateway",
	isRequired: true,
	input: "line"
};
const ALERTS = {
	id: "alerts",
	label: "Alerts",
	help: "Names of the alerts it is for, with commas between them; * stands for any characters.",
	example: "HighErrorRate, Checkout*",
	isRequired: true,
	input: "line"
};
const OWNER = {
	id: "owner",
	label: "Team that keeps it true",
	isRequired: true,
	input: ({ teams }) => [...teams].sort().map(([id, { name }]) => ({
		id,
		name
	}))
};
const SECTIONS = [
	"Meaning",
	"Impact",
	"Diagnosis",
	"Mitigation"
].map((label) => ({
	id: label.toLowerCase(),
	label,
	...label === "Diagnosis" && { help: "Commands between lines of three backticks." },
	isRequired: true,
	input: "text"
}));
/** Somebody writes down what to do when an alert comes. */
const proposeRunbook = {
	id: "propose-runbook",
	name: "Propose a runbook",
	about: "What to do when an alert comes, for whoever has it next",
	intro: "It becomes a pull request, in which others can mend it.",
	fields: [
		TITLE$1,
		SERVICES,
		ALERTS,
		OWNER,
		...SECTIONS
	],
	read: (answers, records) => readAll({
		form: readable("propose-runbook"),
		title: needed(readLineOf(answers, TITLE$1, TITLE_AT_MOST), TITLE$1),
		services: readServices(answers, [...records.services.keys()]),
		alerts: readList(answers, ALERTS),
		owner: needed(readChoiceOf(answers, OWNER, records), OWNER),
		sections: readSections(answers)
	})
};
function readList(answers, field) {
	const line = needed(readLineOf(answers, field, LIST_AT_MOST), field);
	if (!line.ok) return line;
	const words = line.value.split(",").map((word) => word.trim());
	const found = [...new Set(words.filter((word) => word !== ""))];
	return found.length > 0 && found.every((word) => word.length <= 300) ? readable(found) : unreadable(`Unexpected ${quoted(line.value)} below "${field.label}", expected names with commas between them`);
}
function readServices(answers, known) {
	const list = readList(answers, SERVICES);
	if (!list.ok) return list;
	const unknown = list.value.filter((slug) => !known.includes(slug));
	if (unknown.length === 0) return list;
	return unreadable(...unknown.map((slug) => `Unexpected service ${quoted(slug)}, expected one in services/${didYouMean(slug, known)}`));
}
function readSections(answers) {
	const read = SECTIONS.map((field) => ({
		field,
		text: needed(readTextOf(answers, field, SECTION_AT_MOST), field)
	}));
	const problems = read.flatMap(({ text }) => text.ok ? [] : text.problems);
	if (problems.length > 0) return unreadable(...problems);
	return readable(read.flatMap(({ field, text }) => text.ok ? [{
		heading: field.label,
		text: text.value
	}] : []));
}
// src/core/forms/report-lead-up.ts
const TITLE = {
	id: "title",
	label: "What may become an incident?",
	help: "One line: what you see, and where.",
	example: "The queue of payouts grows since noon",
	isRequired: true,
	input: "line"
};
/** Somebody says that something may become an incident; people confirm or dismiss it later. */
const reportLeadUp = {
	id: "report-lead-up",
	name: "Report a lead-up",
	about: "Something looks wrong and may become an incident",
	intro: "It is recorded when you send this. Somebody confirms or dismisses it with the form \"Give a verdict\".",
	fields: [
		TITLE,
		SERVICE,
		SEVERITY,
		KIND$1,
		NOTICED,
		KNOWN
	],
	read: (answers, records, sender) => readIncident("report-lead-up", {
		title: TITLE,
		answers
	}, {
		records,
		sender
	})
};
// src/core/forms/request-override.ts
const REASON_AT_MOST = 200;
const LONGEST_DAYS = 366;
const DAY_MS = 864e5;
const SCHEDULE = {
	id: "schedule",
	label: "Which schedule?",
	isRequired: true,
	input: ({ schedules }) => [...schedules].sort().map(([id, { name }]) => ({
		id,
		name
	}))
};
const ROLE = {
	id: "role",
	label: "Role",
	isRequired: true,
	input: ({ schedules }) => [...new Set([...schedules.values()].flatMap(rolesOf))].sort().map((id) => ({ id }))
};
const KIND = {
	id: "change",
	label: "Change",
	isRequired: true,
	input: () => [{
		id: "cover",
		name: "one takes the hours of the other"
	}, {
		id: "swap",
		name: "within the time each has the hours of the other"
	}]
};
const PERSON = {
	id: "person",
	label: "Who takes the hours?",
	example: "@rina",
	isRequired: true,
	input: "line"
};
const OTHER = {
	id: "other",
	label: "Instead of whom?",
	help: "Needed for a swap. Left empty, all hours of the time are taken.",
	example: "@budi",
	isRequired: false,
	input: "line"
};
const FROM = {
	id: "from",
	label: "From",
	help: "In the schedule's own time zone, or with an offset.",
	example: "2026-12-24 09:00",
	isRequired: true,
	input: "line"
};
const UNTIL = {
	...FROM,
	id: "until",
	label: "Until",
	example: "2026-12-26 09:00"
};
const REASON = {
	id: "reason",
	label: "Reason",
	isRequired: false,
	input: "line"
};
/** Somebody asks that another person is on call for a while. */
const requestOverride = {
	id: "request-override",
	name: "Request an override or a swap",
	about: "Somebody else is to be on call for a while",
	intro: "The pull request shows who would be on call when, and who loses sleep.",
	fields: [
		SCHEDULE,
		ROLE,
		KIND,
		PERSON,
		OTHER,
		FROM,
		UNTIL,
		REASON
	],
	read: (answers, records, sender) => {
		const slug = needed(readChoiceOf(answers, SCHEDULE, records), SCHEDULE);
		const schedule = slug.ok ? records.schedules.get(slug.value) : void 0;
		const change = needed(readChoiceOf(answers, KIND, records), KIND);
		const isSwap = change.ok && change.value === "swap";
		const people = [...records.teams.values()].flatMap(({ members }) => members.map(({ handle }) => handle));
		const read = readAll({
			slug,
			change,
			role: readRole(answers, records, schedule),
			person: readPerson(answers, PERSON, people),
			other: isSwap ? needed(readPerson(answers, OTHER, people), OTHER) : readPerson(answers, OTHER, people),
			time: readPeriod(answers, schedule?.time_zone ?? "UTC", sender.at),
			reason: readLineOf(answers, REASON, REASON_AT_MOST)
		});
		return read.ok ? requestOf(read.value) : read;
	}
};
function requestOf({ slug, change, role, person, other, time, reason }) {
	if (person === other) return unreadable(`Unexpected ${other} below "${OTHER.label}", expected somebody else than who takes the hours`);
	const shared = {
		role,
		...time,
		...reason !== void 0 && { reason }
	};
	const entry = change === "swap" && other !== void 0 ? {
		kind: "swap",
		value: {
			...shared,
			between: [person, other]
		}
	} : {
		kind: "override",
		value: {
			...shared,
			member: person,
			...other !== void 0 && { instead_of: other }
		}
	};
	return readable({
		form: "request-override",
		schedule: slug,
		entry
	});
}
function readRole(answers, records, schedule) {
	const role = needed(readChoiceOf(answers, ROLE, records), ROLE);
	const roles = schedule && rolesOf(schedule);
	if (!role.ok || !roles || roles.includes(role.value)) return role;
	return unreadable(`Unexpected role "${role.value}", expected one of that schedule: ${roles.join(", ")}`);
}
function readPerson(answers, field, people) {
	const answer = answers.get(field.id);
	if (answer !== void 0) return findHandle(answer, people);
	return field.isRequired ? needed(readable(void 0), field) : readable(void 0);
}
function readPeriod(answers, zone, now) {
	const read = (field, occurrence) => {
		const answer = answers.get(field.id) ?? "";
		const found = readTime(answer, {
			zone,
			occurrence
		});
		return found === void 0 ? unreadable(`Unexpected ${quoted(answer)} below "${field.label}", expected a time like ${field.example}`) : readable(found);
	};
	const time = readAll({
		from: read(FROM, "first"),
		until: read(UNTIL, "last")
	});
	if (!time.ok) return time;
	const [start, end] = [toEpochMs(time.value.from), toEpochMs(time.value.until)];
	if (end <= start) return unreadable(`Unexpected end ${time.value.until}, expected a time after ${time.value.from}`);
	if (end <= toEpochMs(now)) return unreadable(`Unexpected end ${time.value.until}, expected a time to come`);
	if (end - start > LONGEST_DAYS * DAY_MS) return unreadable(`Unexpected time of ${Math.round((end - start) / DAY_MS)} days, expected at most ${LONGEST_DAYS}`);
	return time;
}
// src/core/forms/forms.ts
/** Every issue form, in the order in which people see them. */
const FORMS = [
	declareIncident,
	reportLeadUp,
	giveVerdict,
	requestOverride,
	proposeRunbook
];
// src/core/forms/read-answers.ts
/** What GitHub writes where an answer was left empty. */
const EMPTY = "_No response_";
const HEADING = /^### (.*\S)\s*$/;
/** The form that the text of an issue was made by: it begins with the heading of that form's first question. */
function formOf(body, forms) {
	const label = HEADING.exec(body.trimStart().split(/\r?\n/, 1)[0] ?? "")?.[1];
	return forms.find(({ fields }) => fields[0]?.label === label);
}
/**
* The answers in the text of an issue, which GitHub writes as a heading `### Label` each with the answer below it. Other
* headings belong to the answer above them. A heading of the form that stands twice is refused: nobody could say which
* of the two is meant.
*/
function readAnswers(body, { fields }) {
	const parts = /* @__PURE__ */ new Map();
	const twice = /* @__PURE__ */ new Set();
	let part = [];
	for (const line of body.split(/\r?\n/)) {
		const label = HEADING.exec(line)?.[1];
		const field = fields.find((one) => one.label === label);
		if (!field) {
			part.push(line);
			continue;
		}
		if (parts.has(field.id)) twice.add(field.label);
		part = [];
		parts.set(field.id, part);
	}
	if (twice.size > 0) return unreadable(...[...twice].map((label) => `Unexpected second heading ${quoted(`### ${label}`)}, expected each question once`));
	const texts = [...parts].map(([id, lines]) => [id, lines.join("\n").trim()]);
	return readable(new Map(texts.filter(([, text]) => text !== "" && text !== EMPTY)));
}
// src/app/forms/find-form-incident.ts
/** The incident, or the draft of one, that was made by the form of an issue (its address), with its folder. */
async function findFormIncident(snapshot, { url, at }) {
	const year = at.slice(0, 4);
	const [drafts, numbered] = await Promise.all([snapshot.list("incidents/drafts"), snapshot.list(`incidents/${year}`)]);
	const ids = numbered.map(({ name }) => name).filter((name) => /^INC-\d{4}-\d{4,}$/.test(name));
	const folders = [...drafts.map(({ name }) => `incidents/drafts/${name}`), ...ids.sort((a, b) => a.length - b.length || (a < b ? -1 : 1)).slice(-200).map(incidentFolder)];
	const texts = await snapshot.read(folders.map((folder) => `${folder}/incident.md`));
	for (const folder of folders) {
		const path = `${folder}/incident.md`;
		const text = texts.get(path);
		if (!text?.includes(url)) continue;
		const parsed = parseRecord("incident", path, text);
		if (parsed.ok && parsed.value.value.refs?.form?.url === url) return {
			folder,
			facts: parsed.value.value
		};
	}
}
// src/core/records/slugify.ts
/** A slug of a title: lower-case ASCII words joined by hyphens, at most 60 characters; `untitled` where no letter is left. */
function slugify(title) {
	const slug = title.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60).replace(/-+$/, "");
	return slug === "" ? "untitled" : slug;
}
// src/formats/inert-paragraphs.ts
const FENCE = /^ {0,3}(`{3,})[ \t]*([A-Za-z0-9-]{0,20})[ \t]*$/;
const ITEM = /^(?:([-*+])|(\d{1,9}[.)]))\s+(?=\S)/;
/**
* Text of many lines that somebody sent, as Markdown: paragraphs, lists and fenced commands stay, and nothing else of it
* is markup, a mention or a link. A fence that is left open is closed.
*/
function inertParagraphs(text) {
	const lines = [];
	let fence = "";
	for (const line of text.split("\n")) {
		const [, marks = "", language = ""] = FENCE.exec(line) ?? [];
		if (fence !== "") {
			const isEnd = marks.length >= fence.length && language === "";
			lines.push(isEnd ? fence : line);
			if (isEnd) fence = "";
		} else if (marks !== "") {
			fence = marks;
			lines.push(marks + language);
		} else lines.push(inertLineOf(line.trim()));
	}
	if (fence !== "") lines.push(fence);
	return `${lines.join("\n").trim()}\n`;
}
function inertLineOf(line) {
	const [start, bullet, number] = ITEM.exec(line) ?? [];
	if (start !== void 0) return `${bullet ? "-" : number} ${inertMarkdown(line.slice(start.length))}`;
	return inertMarkdown(line).replace(/^[-+=]/, "\\$&");
}
// src/app/forms/form-outcome.ts
/** Nothing is written, and why. */
function noChange(state, said, path) {
	return {
		changes: [],
		message: "",
		result: {
			state,
			said,
			...path !== void 0 && { path }
		}
	};
}
/**
* A commit for a form. Its message is made of words from reviewed files, never of what somebody typed: a commit message
* can close issues, mention people and skip checks.
*/
function formChange({ given, by }, what, { changes, said, path }) {
	return {
		changes,
		message: `${what}\n\nBy ${by.slice(1)}, by form ${given.issue}.\n`,
		result: {
			state: "changed",
			said,
			...path !== void 0 && { path }
		}
	};
}
// src/app/forms/fold-incident.ts
const TEMPLATE = "policies/templates/incident.md";
/** The draft of the incident or lead-up that somebody reports; the same issue again makes no second one. */
async function foldIncident(snapshot, { request, ...rest }) {
	const { given, gathered, by } = rest;
	const found = await findFormIncident(snapshot, given);
	if (found) return noChange("unchanged", [describeIncident(found.facts)], `${found.folder}/incident.md`);
	const service = gathered.records.services.get(request.service);
	if (!service) return noChange("refused", [`Unexpected service "${request.service}", expected one in services/`]);
	const isLeadUp = request.form === "report-lead-up";
	const facts = {
		schema: 1,
		id: DRAFT_ID,
		title: request.title,
		status: isLeadUp ? "lead-up" : "open",
		severity: request.severity,
		kind: request.kind,
		service: request.service,
		team: service.owner,
		product: service.product,
		detected_by: request.detectedBy,
		times: {
			...isLeadUp ? { reported: given.at } : { detected: given.at },
			...request.impactStarted !== void 0 && { impact_started: request.impactStarted }
		},
		...request.usersAffected !== void 0 && { impact: { users_affected: request.usersAffected } },
		refs: { form: {
			id: `#${given.issue}`,
			url: given.url
		} }
	};
	const kind = isLeadUp ? "reported" : "opened";
	const entry = {
		at: given.at,
		kind,
		text: request.title,
		by,
		link: given.url
	};
	const template = (await snapshot.read([TEMPLATE])).get(TEMPLATE)?.trimStart() ?? "";
	const notes = request.text === void 0 ? "" : `${inertParagraphs(request.text)}\n`;
	const folder = `incidents/drafts/form-${given.issue}-${slugify(request.title)}`;
	return formChange(rest, `Incident ${isLeadUp ? "reported as a lead-up" : "declared"}: ${request.service} ${request.kind} (${request.severity})`, {
		changes: [{
			path: `${folder}/incident.md`,
			content: printRecord("incident", facts, `\n${notes}${template}`)
		}, {
			path: `${folder}/timeline.yaml`,
			content: printRecord("timeline", [entry])
		}],
		said: [describeIncident(facts)],
		path: `${folder}/incident.md`
	});
}
/** One sentence on an incident that somebody reported. */
function describeIncident({ id, status, service, severity }) {
	const name = id === "INC-DRAFT" ? "The incident" : id;
	if (status !== "lead-up") return `${name} is ${status}: ${service}, ${severity}`;
	return `${name} is reported as a lead-up: ${service}. Confirm or dismiss it with the form "Give a verdict"`;
}
// src/app/forms/fold-override.ts
/** The schedule with the override or swap that somebody asks for, unless it is there, or the calendar speaks against it. */
async function foldOverride(snapshot, { request, ...rest }) {
	const { schedule: slug, entry } = request;
	const path = `schedules/${slug}.yaml`;
	const text = (await snapshot.read([path])).get(path) ?? "";
	const before = readSchedule(path, text);
	if (!before) return noChange("refused", [`${path} is left as it is: it cannot be read`]);
	const said = describeEntry(slug, entry);
	if ((entry.kind === "swap" ? before.swaps : before.overrides)?.some((one) => sameEntry(one, entry.value))) return noChange("unchanged", [`${said} already`], path);
	const content = entry.kind === "swap" ? appendToList(text, "swaps", [entry.value]) : appendOverrides(text, [entry.value]);
	const after = readSchedule(path, content);
	if (!after) return noChange("refused", [`The schedule ${slug} cannot take this; change ${path} by hand`]);
	const period = {
		from: rest.given.at,
		until: entry.value.until
	};
	const errorsOf = (schedule) => checkSchedule(schedule, period).flatMap(({ severity, message }) => severity === "error" ? [message] : []);
	const old = new Set(errorsOf(before));
	const problems = errorsOf(after).filter((message) => !old.has(message));
	if (problems.length > 0) return noChange("refused", problems);
	return formChange(rest, `On call: ${entry.kind} in ${slug}`, {
		changes: [{
			path,
			content
		}],
		said: [said],
		path
	});
}
function readSchedule(path, text) {
	const parsed = parseRecord("schedule", path, text);
	return parsed.ok ? parsed.value.value : void 0;
}
function sameEntry(one, other) {
	const sorted = (value) => JSON.stringify(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1));
	return sorted(one) === sorted(other);
}
function describeEntry(slug, { kind, value }) {
	const time = `${value.role} of ${slug} from ${value.from} until ${value.until}`;
	if (kind === "swap") return `${value.between.join(" and ")} swap their hours as ${time}`;
	return `${value.member} is ${time}${value.instead_of ? `, instead of ${value.instead_of}` : ""}`;
}
// src/app/forms/fold-runbook.ts
/** The runbook that somebody proposes; one that is there is not written over. */
async function foldRunbook(snapshot, { request, ...rest }) {
	const { title, services, alerts, owner, sections } = request;
	const path = `runbooks/${slugify(title)}.md`;
	const body = sections.map(({ heading, text }) => `\n## ${heading}\n\n${inertParagraphs(text)}`).join("");
	const facts = {
		schema: 1,
		title,
		services: [...services],
		alerts: [...alerts],
		owner,
		reviewed: rest.given.at.slice(0, 10)
	};
	const content = printRecord("runbook", facts, body);
	const before = (await snapshot.read([path])).get(path);
	if (before === content) return noChange("unchanged", ["The runbook is there already"], path);
	if (before !== void 0) return noChange("refused", [`Unexpected title of a runbook that is there, expected another one: see ${path}`], path);
	return formChange(rest, `Runbook for ${services.join(", ")}`, {
		changes: [{
			path,
			content
		}],
		said: [`The runbook for ${services.join(", ")}`],
		path
	});
}
// src/app/forms/carry-out.ts
/** Commits what a form asks for, or hands the commit to whatever stands in the place of the repository. */
async function carryOut$1(repository, { request, ...rest }) {
	switch (request.form) {
		case "declare-incident":
		case "report-lead-up": return commitOf(repository, {
			request,
			...rest
		}, foldIncident);
		case "request-override": return commitOf(repository, {
			request,
			...rest
		}, foldOverride);
		case "propose-runbook": return commitOf(repository, {
			request,
			...rest
		}, foldRunbook);
		case "give-verdict": return judge(repository, {
			request,
			...rest
		});
		default: return request;
	}
}
/** Gives the draft of a form its number at once, as the next reconcile would, so that the answer can name it. */
async function numberAtOnce(repository, { request, given }, outcome) {
	if (!isOfIncident(request) || outcome.state === "refused") return outcome;
	await numberDrafts(repository, given.at);
	const found = await findFormIncident(await repository.snapshot(), given);
	return found ? {
		...outcome,
		said: [describeIncident(found.facts)],
		path: `${found.folder}/incident.md`
	} : outcome;
}
async function commitOf(repository, one, fold) {
	return (await repository.commit((snapshot) => fold(snapshot, one))).result;
}
async function judge(repository, { request, given, by }) {
	const { incident, command } = request;
	const origin = `form/github/${given.issue}`;
	const { outcome } = await changeIncident(repository, {
		incident,
		command,
		actor: { handle: by },
		origin
	}, { now: given.at });
	return {
		state: outcome.state,
		said: outcome.said,
		path: `${incidentFolder(incident)}/incident.md`
	};
}
function isOfIncident(request) {
	return request.form === "declare-incident" || request.form === "report-lead-up";
}
// src/app/forms/read-form-records.ts
const FOLDERS = [
	"services",
	"teams",
	"schedules"
];
const POLICIES = [
	"severities",
	"triage",
	"forms"
].map((name) => `policies/${name}.yaml`);
/** Whether a file is among the records that forms are judged by. */
function isFormRecord(path) {
	return POLICIES.includes(path) || /^(?:services|teams|schedules)\/[^/]+\.yaml$/.test(path);
}
/** Services, teams, schedules and the policies on forms, of the newest commit; teams as they are at an instant (RFC 3339 UTC). */
async function gatherFormRecords(snapshot, now) {
	const paths = await Promise.all(FOLDERS.map(async (folder) => (await snapshot.list(folder)).map(({ name }) => `${folder}/${name}`)));
	return readFormRecords(await snapshot.read([...paths.flat().filter(isFormRecord), ...POLICIES]), now);
}
/** The same from texts by path. */
function readFormRecords(texts, now) {
	const broken = [];
	const read = (kind, path) => {
		const text = texts.get(path);
		if (text === void 0) return void 0;
		const parsed = parseRecord(kind, path, text);
		if (parsed.ok) return parsed.value.value;
		broken.push(path);
	};
	const all = (kind, folder) => {
		const paths = [...texts.keys()].filter((path) => path.startsWith(`${folder}/`));
		return new Map(paths.flatMap((path) => {
			const value = read(kind, path);
			return value === void 0 ? [] : [[slugOfPath(path), value]];
		}));
	};
	return {
		records: {
			services: all("service", "services"),
			teams: currentTeams(all("team", "teams"), now),
			schedules: all("schedule", "schedules"),
			severities: read("severities", "policies/severities.yaml"),
			triage: read("triage", "policies/triage.yaml"),
			policy: read("forms", "policies/forms.yaml")
		},
		broken
	};
}
// src/app/forms/run-form.ts
/**
* Does what an issue form asks for, at once or as a pull request, as policies/forms.yaml says; undefined where the issue
* is no form of ours. Only members of teams are heard. The same issue again changes nothing more. Throws where GitHub or
* the repository does not answer.
*/
async function runForm(repository, proposals, given) {
	const form = formOf(given.body, FORMS);
	if (!form) return void 0;
	const gathered = await gatherFormRecords(await repository.snapshot(), given.at);
	const person = whoMay(given, form.id, gathered);
	if (!person.ok) return refusal(person.problems);
	const { records } = gathered;
	const by = person.value;
	const answers = readAnswers(given.body, form);
	const read = answers.ok ? form.read(answers.value, records, {
		by,
		at: given.at
	}) : answers;
	if (!read.ok) return refusal(read.problems);
	const one = {
		request: read.value,
		given,
		by,
		gathered
	};
	if (formRule(records.policy, form.id).accept === "pull-request") return proposeCase(repository, proposals, one);
	const outcome = await numberAtOnce(repository, one, await carryOut$1(repository, one));
	return {
		...outcome,
		state: outcome.state === "refused" ? "refused" : "done",
		isChanged: outcome.state === "changed"
	};
}
function refusal(said) {
	return {
		state: "refused",
		isChanged: false,
		said
	};
}
/** The handle of the author, if they may send this form; a policy that cannot be read lets nobody. */
function whoMay({ by }, id, { records, broken }) {
	if (broken.includes("policies/forms.yaml")) return unreadable("Nothing is done by form now: policies/forms.yaml cannot be read. Mend it: npm run tocsin -- check");
	const rule = formRule(records.policy, id);
	if (rule.accept === "off") return unreadable(`This form is switched off in policies/forms.yaml. Open a pull request`);
	const handle = `@${by}`.toLowerCase();
	const teams = [...records.teams].filter(([, { members }]) => members.some((member) => member.handle.toLowerCase() === handle));
	const known = teams[0]?.[1].members.find((member) => member.handle.toLowerCase() === handle);
	if (!known) return unreadable(unknownPerson(by), ...unreadTeams(broken));
	return isAllowed(rule, teams) ? readable(known.handle) : unreadable(`Unexpected person ${quoted(by)}, expected a member of ${rule.who?.join(" or ")} (policies/forms.yaml)`);
}
function isAllowed({ who }, teams) {
	return who === void 0 || teams.some(([slug]) => who.includes(slug));
}
function unknownPerson(by) {
	return `Unexpected person ${quoted(by)}, expected a member of a team in teams/. Add yourself to a file in teams/ with handle: "@${by}"`;
}
function unreadTeams(broken) {
	const files = broken.filter((path) => path.startsWith("teams/"));
	return files.length === 0 ? [] : [`These files cannot be read, you may be in one of them: ${files.join(", ")}`];
}
/** One branch an issue: what was proposed once is not proposed again, whatever became of it. */
async function proposeCase(repository, proposals, one) {
	const branch = `tocsin/form-${one.given.issue}`;
	const there = await proposals.find(branch);
	if (there) return {
		state: "done",
		isChanged: false,
		said: ["This was proposed before"],
		pull: there
	};
	const base = await repository.snapshot();
	let pull;
	const { state, said, path } = await carryOut$1({ commit: async (change) => {
		const { changes, message, result } = await change(base);
		const files = changes.filter(isOfPeople);
		const title = `${message.split("\n", 1)[0]} (form ${one.given.issue})`;
		const proposal = {
			branch,
			base: base.commit,
			changes: files,
			message,
			title,
			body: bodyOf(one)
		};
		if (files.length > 0) pull = await proposals.propose(proposal);
		return {
			commit: base.commit,
			result
		};
	} }, one);
	if (state === "refused") return refusal(said);
	return {
		state: "done",
		isChanged: false,
		said,
		...pull ? { pull } : path !== void 0 && { path }
	};
}
/** What is derived is not proposed: it follows from the records. */
function isOfPeople({ path }) {
	return path !== ACTIVE_INDEX_PATH;
}
function bodyOf({ given, by, request }) {
	return `${inertMarkdown(by)} asks for this by the form ${request.form}.\n\nCloses #${given.issue}\n`;
}
// actions/form/form-of-event.ts
/**
* The issue that somebody opened, or mended themselves; undefined of machines and of pull requests. Where somebody else
* has edited it, its words are not the author's any more, and it is left alone too.
*/
function formOfEvent(event) {
	const { action, issue, sender } = event ?? {};
	if (action !== "opened" && action !== "edited") return void 0;
	const { number, html_url, body, created_at, user, state, pull_request } = issue ?? {};
	const at = normaliseInstant(created_at ?? "");
	if (number === void 0 || !html_url || !body || at === void 0 || !user?.login) return void 0;
	if (pull_request !== void 0 || user.type === "Bot" || state === "closed") return void 0;
	if (sender?.login !== user.login) return void 0;
	return {
		issue: number,
		url: html_url,
		body,
		by: user.login,
		at
	};
}
// actions/form/print-answer.ts
/** The answer to a form as a comment, in which nothing that anybody wrote is markup or a mention. */
function printAnswer({ state, said, path, pull }, { files }) {
	const sentences = said.map(inertMarkdown);
	if (state === "refused") return `**Not done.** Edit the issue (\`…\` at its top right, *Edit*), and it is tried again:\n\n${sentences.map((sentence) => `- ${sentence}`).join("\n")}\n`;
	if (pull) return `**Proposed** as [${pull.id}](${pull.url}), to be merged by people. ${sentences.join(". ")}.\n`;
	const link = path === void 0 ? "" : `\n\n[${path}](${files}/${path})`;
	return `**Done.** ${sentences.join(". ")}.${link}\n`;
}
// actions/form/run-form-action.ts
/** Does what the issue of an event asks for by one of our forms, and answers below it; once. */
async function runFormAction(core, event, options) {
	const given = formOfEvent(event);
	const state = given !== void 0 && formOf(given.body, FORMS) !== void 0 ? await answer(core, given, options) : "no-form";
	core.setOutput("state", state);
	core.info(`Form: ${state}`);
}
async function answer(core, given, options) {
	const { connection, server, branch } = options;
	const comment = formAnswer(connection, given.issue);
	const before = await comment.find();
	if (before?.isDone) return "answered-before";
	const said = await carryOut(given, options);
	core.setOutput("changed", String(said.isChanged));
	const isDone = said.state === "done";
	const text = printAnswer(said, { files: `${server}/${connection.repository}/blob/${branch}` });
	await comment.write(text, {
		before: before?.id,
		isDone
	});
	if (isDone && !said.pull) await comment.close();
	return said.state;
}
async function carryOut(given, { open, connection, branch }) {
	const repository = await open();
	try {
		return await runForm(repository, createChangeProposals({
			...connection,
			agent: "tocsin-form",
			target: branch
		}), given);
	} finally {
		repository.close();
	}
}
// actions/form/main.ts
const { GITHUB_EVENT_PATH, GITHUB_REPOSITORY, GITHUB_SERVER_URL, GITHUB_API_URL, RUNNER_TEMP } = process.env;
try {
	const event = JSON.parse(readFileSync(GITHUB_EVENT_PATH ?? "", "utf8"));
	const token = getInput("token");
	const branch = getInput("branch") || "main";
	const { secret, ...place } = githubRemote({
		server: GITHUB_SERVER_URL,
		repository: GITHUB_REPOSITORY ?? "",
		token
	});
	setSecret(secret);
	await runFormAction(core_exports, event, {
		open: () => RemoteRepository.open({
			folder: join(RUNNER_TEMP ?? "/tmp", "tocsin-form"),
			...place,
			branch
		}),
		connection: {
			repository: GITHUB_REPOSITORY ?? "",
			token,
			...GITHUB_API_URL && { apiUrl: GITHUB_API_URL }
		},
		server: GITHUB_SERVER_URL ?? "https://github.com",
		branch
	});
} catch (error) {
	setFailed(error instanceof Error ? error.message : String(error));
}
export {};

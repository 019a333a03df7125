import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { M as getInput, N as setFailed, P as setSecret, c as compareDiagnostics, f as recordKindOf, j as core_exports, t as parseRecord } from "./shared-parse-record.js";
import { n as RemoteRepository, t as githubRemote } from "./shared-github-remote.js";
import { i as workTreeFiles, r as postmortemDue, t as needsPostmortem } from "./shared-needs-postmortem.js";
import { i as restList, n as restCall, t as inertMarkdown } from "./shared-inert-markdown.js";
import { m as toEpochMs, n as editFrontMatter, o as Temporal, s as parseAlertLines, t as isExplained, y as slugOfPath } from "./shared-is-explained.js";
import { join } from "node:path";
// src/adapters/github/agenda-issue.ts
const MEMBERS = /* @__PURE__ */ new Set([
	"OWNER",
	"MEMBER",
	"COLLABORATOR"
]);
/** Issues over GitHub's REST API. The token needs "Issues: write". */
function agendaIssue(connection) {
	const options = {
		...connection,
		agent: "tocsin-retrospective"
	};
	return {
		find: async (marker, since) => {
			return (await restList(options, `issues?state=all&since=${encodeURIComponent(since)}`)).filter((issue) => issue.pull_request === void 0 && isOfUs(issue)).map(kept).filter(({ body }) => body.split("\n").includes(marker)).sort((a, b) => a.number - b.number)[0];
		},
		create: async (issue) => {
			const { html_url } = await restCall(options, "issues", {
				method: "POST",
				body: issue
			});
			return html_url;
		},
		update: async (number, body) => {
			await restCall(options, `issues/${number}`, {
				method: "PATCH",
				body: { body }
			});
		}
	};
}
/** On a public repository anybody may open an issue with our marker, and close it. */
function isOfUs({ user, author_association }) {
	return user?.type === "Bot" || MEMBERS.has(author_association);
}
/** What people edit on the page comes back with `\r\n`. */
function kept({ number, html_url, state, body }) {
	return {
		number,
		url: html_url,
		isOpen: state === "open",
		body: (body ?? "").replaceAll("\r\n", "\n")
	};
}
// src/core/metrics/started-at.ts
/** When an incident counts as having begun, for order and for the period it belongs to: detection, else the earliest time it has. */
function startedAt({ facts, timeline }) {
	const { detected, reported, impact_started } = facts.times;
	return detected ?? reported ?? impact_started ?? timeline[0]?.at;
}
// src/app/catalogue/read-catalogue.ts
/** All records of a work tree, once. */
function readCatalogue(files, asOf) {
	return {
		...assemble(parseAll(files, /* @__PURE__ */ new Map())),
		...asOf && { asOf }
	};
}
function parseAll(files, known) {
	return new Map(files.paths().map((path) => {
		const version = files.version(path);
		const before = known.get(path);
		return [path, before?.version === version ? before : parseFile(files, path, version)];
	}));
}
function parseFile(files, path, version) {
	const kind = recordKindOf(path);
	const nothing = {
		version,
		kind,
		record: void 0,
		lines: [],
		problems: []
	};
	if (kind === void 0) return nothing;
	const text = files.read(path);
	if (kind === "alert-line") return {
		...nothing,
		...parseAlertLines(path, text)
	};
	const parsed = parseRecord(kind, path, text);
	return parsed.ok ? {
		...nothing,
		record: parsed.value
	} : {
		...nothing,
		problems: parsed.problems
	};
}
function assemble(parsed) {
	const incidents = assembleIncidents(parsed);
	return {
		incidents: incidents.filter(({ folder }) => !folder.startsWith("incidents/drafts/")).sort(newestFirst),
		drafts: incidents.filter(({ folder }) => folder.startsWith("incidents/drafts/")),
		services: bySlug(parsed, "service"),
		teams: bySlug(parsed, "team"),
		schedules: bySlug(parsed, "schedule"),
		runbooks: assembleRunbooks(parsed),
		policies: assemblePolicies(parsed),
		alerts: assembleAlerts(parsed),
		problems: [...parsed.values()].flatMap(({ problems }) => problems).sort(compareDiagnostics)
	};
}
function recordAt(parsed, path, kind) {
	const file = parsed.get(path);
	return file?.kind === kind ? file.record : void 0;
}
function assembleIncidents(parsed) {
	const attachments = /* @__PURE__ */ new Map();
	for (const [path, { kind }] of parsed) {
		if (kind !== void 0 || !path.startsWith("incidents/")) continue;
		const folder = path.slice(0, path.lastIndexOf("/"));
		attachments.set(folder, [...attachments.get(folder) ?? [], path.slice(folder.length + 1)]);
	}
	const incidents = [];
	for (const [path, { kind }] of parsed) {
		if (kind !== "incident") continue;
		const incident = recordAt(parsed, path, "incident");
		if (!incident) continue;
		const folder = path.slice(0, -12);
		const postmortem = recordAt(parsed, `${folder}/postmortem.md`, "postmortem");
		incidents.push({
			id: incident.value.id === "INC-DRAFT" ? folder.slice(10) : incident.value.id,
			folder,
			facts: incident.value,
			body: incident.body,
			timeline: recordAt(parsed, `${folder}/timeline.yaml`, "timeline")?.value ?? [],
			...postmortem && { postmortem: {
				facts: postmortem.value,
				body: postmortem.body
			} },
			attachments: attachments.get(folder) ?? []
		});
	}
	return incidents;
}
function newestFirst(a, b) {
	const [left, right] = [toEpochMs(startedAt(a) ?? ""), toEpochMs(startedAt(b) ?? "")];
	return (Number.isNaN(right) ? 0 : right) - (Number.isNaN(left) ? 0 : left) || (a.id < b.id ? 1 : -1);
}
function bySlug(parsed, kind) {
	const found = /* @__PURE__ */ new Map();
	for (const path of parsed.keys()) {
		const record = recordAt(parsed, path, kind);
		if (record) found.set(slugOfPath(path), record.value);
	}
	return found;
}
function assembleRunbooks(parsed) {
	const found = /* @__PURE__ */ new Map();
	for (const path of parsed.keys()) {
		const record = recordAt(parsed, path, "runbook");
		const slug = slugOfPath(path);
		if (record) found.set(slug, {
			slug,
			facts: record.value,
			body: record.body
		});
	}
	return found;
}
function assemblePolicies(parsed) {
	const policy = (name) => recordAt(parsed, `policies/${name}.yaml`, name)?.value;
	return {
		severities: policy("severities"),
		triage: policy("triage"),
		targets: policy("targets"),
		postmortems: policy("postmortems"),
		notify: policy("notify"),
		products: policy("products"),
		causes: policy("causes"),
		site: policy("site")
	};
}
function assembleAlerts(parsed) {
	const byIncident = /* @__PURE__ */ new Map();
	for (const { lines } of parsed.values()) for (const line of lines) {
		if (line.incident === void 0) continue;
		const list = byIncident.get(line.incident);
		if (list) list.push(line);
		else byIncident.set(line.incident, [line]);
	}
	for (const list of byIncident.values()) list.sort((a, b) => toEpochMs(a.received) - toEpochMs(b.received));
	return byIncident;
}
// src/app/retrospective/agenda-block.ts
const CLOSING = "<!-- end of the agenda: write below, it stays -->";
/** The line by which the agenda of a period (`2026-11`) is found again. */
function agendaMarker(period) {
	return `<!-- tocsin-retrospective ${period} -->`;
}
/** The text with the agenda of the period in it, in place of the one that was there; what people wrote around it stays. */
function withAgenda(existing, period, agenda) {
	const marker = agendaMarker(period);
	const block = `${marker}\n${agenda.trimEnd()}\n\n${CLOSING}\n`;
	const start = existing.indexOf(marker);
	if (start < 0) return `${existing}${block}`;
	const end = existing.indexOf(CLOSING, start);
	const rest = end < 0 ? existing.slice(start + marker.length) : existing.slice(end + 49);
	return `${existing.slice(0, start)}${block}${rest.replace(/^\n/, "")}`;
}
// src/app/retrospective/start-day.ts
/** The day in a time zone on which an incident began; undefined where no time is known. */
function startDay(incident, zone) {
	const start = startedAt(incident);
	return start && Temporal.Instant.from(start).toZonedDateTimeISO(zone).toPlainDate().toString();
}
// src/app/retrospective/recurring-families.ts
/** So many of one service and kind within the period are a pattern without a link. */
const OFTEN = 3;
/**
* Families with an incident in the period: incidents linked by `recurrence_of`, over all time, and those of one service
* and kind that came at least three times in it. Duplicates, consequences and dismissed incidents belong to another.
*/
function recurringFamilies(incidents, period) {
	const own = incidents.filter(({ facts }) => facts.status !== "dismissed" && !isExplained(facts));
	const linked = linkedGroups(own).filter((group) => group.length > 1 && group.some((one) => isWithin(one, period)));
	const told = new Set(linked.flat());
	const rest = own.filter((one) => !told.has(one) && isWithin(one, period));
	const alike = [...Map.groupBy(rest, ({ facts }) => `${facts.service} ${facts.kind}`).values()];
	return [...linked.map((group) => family("linked", group)), ...alike.filter((group) => group.length >= OFTEN).map((group) => family("alike", group))].sort((a, b) => b.incidents.length - a.incidents.length || (a.incidents[0].id < b.incidents[0].id ? 1 : -1));
}
function isWithin(incident, { since, until, zone }) {
	const day = startDay(incident, zone);
	return day !== void 0 && day >= since && day <= until;
}
function family(reason, incidents) {
	return {
		reason,
		incidents,
		unfinished: incidents.flatMap((incident) => (incident.postmortem?.facts.actions ?? []).filter(({ status }) => status === "open").map((action) => ({
			incident,
			action
		})))
	};
}
/** Groups of incidents that hang together by recurrence; the order of the list is kept, which is newest first. */
function linkedGroups(incidents) {
	const heads = new Map(incidents.map(({ id }) => [id, id]));
	const headOf = (id) => {
		let head = id;
		while (heads.get(head) !== head) head = heads.get(head);
		heads.set(id, head);
		return head;
	};
	for (const { id, facts } of incidents) for (const { type, incident } of facts.relations ?? []) if (type === "recurrence_of" && heads.has(incident)) heads.set(headOf(id), headOf(incident));
	return [...Map.groupBy(incidents, ({ id }) => headOf(id)).values()];
}
// src/app/retrospective/derive-agenda.ts
/** Long enough to see a pattern, short enough that people remember the nights. */
const PERIOD_DAYS = 91;
/** The agenda of a retrospective on a day, or at an instant (RFC 3339 UTC), from records alone. */
function deriveAgenda(catalogue, at) {
	const zone = catalogue.policies.site?.time_zone ?? "UTC";
	const today = at.includes("T") ? Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate() : Temporal.PlainDate.from(at);
	const day = today.toString();
	const since = today.subtract({ days: PERIOD_DAYS }).toString();
	const before = today.subtract({ days: 182 }).toString();
	const actions = catalogue.incidents.flatMap((incident) => openActions(incident));
	const overdue = actions.filter(({ action }) => action.due < day);
	return {
		day,
		since,
		postmortems: openPostmortems(catalogue, day),
		overdue: overdue.map((one) => ({
			...one,
			daysLate: daysBetween(one.action.due, today)
		})).sort((a, b) => b.daysLate - a.daysLate || bySeverity(a.incident, b.incident)),
		laterActions: actions.length - overdue.length,
		families: recurringFamilies(catalogue.incidents, {
			since,
			until: day,
			zone
		}),
		causes: countCauses(catalogue, {
			since,
			before,
			until: day,
			zone
		})
	};
}
function openPostmortems({ incidents, policies }, day) {
	return incidents.flatMap((incident) => {
		const { facts, postmortem } = incident;
		const policy = policies.postmortems;
		if (postmortem) {
			const { status, due } = postmortem.facts;
			return status === "accepted" ? [] : [{
				incident,
				state: status,
				due,
				isOverdue: due < day
			}];
		}
		const isOver = facts.status === "resolved" || facts.status === "closed";
		if (!policy || !isOver || !needsPostmortem(facts, policy)) return [];
		const due = postmortemDue(facts, policy)?.date;
		return [{
			incident,
			state: "owed",
			...due && { due },
			isOverdue: due !== void 0 && due < day
		}];
	}).sort((a, b) => bySeverity(a.incident, b.incident) || compare(a.due ?? "9999", b.due ?? "9999"));
}
function openActions(incident) {
	return (incident.postmortem?.facts.actions ?? []).filter(({ status }) => status === "open").map((action) => ({
		incident,
		action
	}));
}
function countCauses({ incidents, policies }, periods) {
	const names = new Map((policies.causes?.causes ?? []).map(({ id, name }) => [id, name]));
	const counts = /* @__PURE__ */ new Map();
	for (const incident of incidents) {
		const day = startDay(incident, periods.zone);
		if (day === void 0 || day < periods.before || day > periods.until) continue;
		for (const cause of new Set(incident.postmortem?.facts.causes ?? incident.facts.causes ?? [])) {
			const count = counts.get(cause) ?? {
				before: 0,
				incidents: []
			};
			if (day >= periods.since) count.incidents.push(incident);
			else count.before += 1;
			counts.set(cause, count);
		}
	}
	return [...counts].filter(([, count]) => count.incidents.length > 1).map(([id, { before, incidents: named }]) => ({
		id,
		name: names.get(id) ?? id,
		count: named.length,
		before,
		incidents: named
	})).sort((a, b) => b.count - a.count || b.before - a.before || compare(a.id, b.id));
}
function daysBetween(due, today) {
	return Temporal.PlainDate.from(due).until(today).days;
}
function bySeverity(a, b) {
	return compare(a.facts.severity, b.facts.severity) || compare(a.id, b.id);
}
function compare(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}
// src/app/retrospective/print-agenda.ts
/** More incidents of a family or a cause are counted, and not listed. */
const LISTED = 5;
const STATES = {
	owed: "not begun",
	draft: "draft",
	"in-review": "in review"
};
/** The agenda as Markdown, for a file as for an issue; same agenda, same bytes. */
function printAgenda(agenda, home) {
	const link = (incident, file = "incident.md") => linkTo(incident, file, home);
	const parts = [
		section("Postmortems to read", agenda.postmortems.map((one) => postmortemLine(one, link)), "All are accepted."),
		section("Overdue actions", agenda.overdue.map((one) => actionLine(one, link)), "None.", laterActions(agenda)),
		section("What came back", agenda.families.flatMap((one) => familyLines(one, link)), "Nothing in this period."),
		section("Common causes", agenda.causes.map((one) => causeLine(one, link)), "No cause was named twice.")
	];
	const intro = `Incidents from ${agenda.since} to ${agenda.day}. For each point: keep it, change it, or drop it, and who tells the others.`;
	return `${[
		`# Retrospective of ${agenda.day}`,
		intro,
		...parts
	].join("\n\n")}\n`;
}
function linkTo({ id, folder }, file, home) {
	if (home?.repository === void 0) return `[${id}](../${folder}/${file})`;
	return `[${id}](${home.repository.replace(/\/$/, "")}/blob/${home.branch ?? "main"}/${folder}/${file})`;
}
function section(title, lines, nothing, after) {
	const list = lines.length === 0 ? nothing : lines.join("\n");
	return [
		`## ${title}`,
		list,
		...after === void 0 ? [] : [after]
	].join("\n\n");
}
function postmortemLine({ incident, state, due, isOverdue }, link) {
	const { severity, team, title } = incident.facts;
	const when = due === void 0 ? "" : isOverdue ? `, **was due ${due}**` : `, due ${due}`;
	return `- ${link(incident, state === "owed" ? "incident.md" : "postmortem.md")} ${inertMarkdown(title)} (${severity}, ${team}): ${STATES[state]}${when}`;
}
function actionLine({ incident, action, daysLate }, link) {
	const { id, text, owner, due, ticket } = action;
	const where = ticket === void 0 ? "no ticket" : inertMarkdown(ticket);
	const late = daysLate === 1 ? "1 day late" : `${daysLate} days late`;
	return `- ${link(incident, "postmortem.md")} ${id}, ${late} (due ${due}), ${owner}, ${where}: ${inertMarkdown(text)}`;
}
function laterActions({ laterActions: count }) {
	if (count === 0) return void 0;
	return count === 1 ? "1 more action is open and in time." : `${count} more actions are open and in time.`;
}
function familyLines({ reason, incidents, unfinished }, link) {
	const [newest] = incidents;
	const { service, kind } = newest.facts;
	const what = reason === "linked" ? inertMarkdown(newest.facts.title) : `${service}, ${kind}`;
	const actions = unfinished.map(({ incident, action }) => `  - still open: ${link(incident, "postmortem.md")} ${action.id}, ${action.owner}, due ${action.due}: ${inertMarkdown(action.text)}`);
	return [`- **${incidents.length} times**: ${what}: ${listed(incidents, link)}`, ...actions];
}
function causeLine({ name, count, before, incidents }, link) {
	return `- ${inertMarkdown(name)}: ${count} incidents, ${before} in the period before: ${listed(incidents, link)}`;
}
function listed(incidents, link) {
	const shown = incidents.slice(0, LISTED).map((incident) => link(incident));
	const rest = incidents.length - shown.length;
	return `${shown.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
// src/app/retrospective/keep-retrospective.ts
/** GitHub takes an issue of at most 65 536 characters; people need room below. */
const ISSUE_LIMIT = 6e4;
/**
* Keeps the agenda of this month as a file in `reports/` and as an issue with the same text: one of each a month,
* however often it runs. Words that people write below the agenda stay. The file comes first, so that a run that dies
* between the two is made good by the next.
*/
async function keepRetrospective(catalogue, { now, home }, { repository, issues }) {
	const agenda = deriveAgenda(catalogue, now);
	const period = agenda.day.slice(0, 7);
	const file = `reports/${period}-retrospective.md`;
	const text = printAgenda(agenda, home);
	const found = await issues.find(agendaMarker(period), monthBegan(period));
	if (found && !found.isOpen) return {
		period,
		state: "held",
		file,
		issue: found.url
	};
	const { result: isChanged } = await repository.commit((snapshot) => foldFile(snapshot, {
		file,
		period,
		text,
		now
	}));
	const short = fitIssue(text, `[${file}](${home.repository.replace(/\/$/, "")}/blob/${home.branch}/${file})`);
	const body = withAgenda(found?.body ?? "", period, short);
	if (!found) return {
		period,
		state: "opened",
		file,
		issue: await issues.create({
			title: `Retrospective ${period}`,
			body
		})
	};
	if (body !== found.body) await issues.update(found.number, body);
	return {
		period,
		state: isChanged || body !== found.body ? "updated" : "unchanged",
		file,
		issue: found.url
	};
}
async function foldFile(snapshot, { file, period, text, now }) {
	const existing = (await snapshot.read([file])).get(file);
	const after = withAgenda(existing ?? `---\nschema: 1\nkind: retrospective\nperiod: ${period}\nas_of: ${now}\n---\n\n`, period, text);
	if (after === existing) return {
		changes: [],
		message: "",
		result: false
	};
	return {
		changes: [{
			path: file,
			content: editFrontMatter(after, [{
				path: ["as_of"],
				value: now
			}])
		}],
		message: `Retrospective ${period}: agenda`,
		result: true
	};
}
/** Before the month begins anywhere on earth. */
function monthBegan(period) {
	return `${Temporal.PlainDate.from(`${period}-01`).subtract({ days: 1 }).toString()}T00:00:00Z`;
}
/** The agenda whole, or as many of its lines as an issue takes and where the rest is. */
function fitIssue(text, rest) {
	if (text.length <= ISSUE_LIMIT) return text;
	return `${text.slice(0, text.lastIndexOf("\n", ISSUE_LIMIT))}\n\nThe rest is in ${rest}.\n`;
}
// actions/retrospective/run-retrospective.ts
/** Keeps the agenda, and says in outputs and summary what became of it. */
async function runRetrospective(core, repository, { folder, now, web, connection }) {
	const files = workTreeFiles(folder);
	if (files.paths().length === 0) {
		core.setFailed(`No records in ${folder}, expected folders like incidents/ and policies/. Check out first.`);
		return;
	}
	const catalogue = readCatalogue(files);
	const unread = new Set(catalogue.problems.map(({ file }) => file)).size;
	if (unread > 0) core.warning(`Files left out because they cannot be read: ${unread}. See: npm run tocsin -- check`);
	const { site } = catalogue.policies;
	const { state, period, file, issue } = await keepRetrospective(catalogue, {
		now,
		home: {
			repository: site?.repository ?? web.repository,
			branch: site?.branch ?? web.branch
		}
	}, {
		repository,
		issues: agendaIssue(connection)
	});
	core.info(`Retrospective ${period}: ${state}, ${issue}, ${file}`);
	for (const [name, value] of Object.entries({
		state,
		file,
		issue
	})) core.setOutput(name, value);
	if (!process.env.GITHUB_STEP_SUMMARY) return;
	await core.summary.addRaw(`Retrospective ${period}: ${state}. [Issue](${issue}), \`${file}\``, true).write();
}
// actions/retrospective/main.ts
const { GITHUB_REPOSITORY, GITHUB_SERVER_URL, GITHUB_API_URL, GITHUB_WORKSPACE, RUNNER_TEMP } = process.env;
try {
	const server = GITHUB_SERVER_URL ?? "https://github.com";
	const token = getInput("token");
	const branch = getInput("branch") || "main";
	const { secret, ...place } = githubRemote({
		server,
		repository: GITHUB_REPOSITORY ?? "",
		token
	});
	setSecret(secret);
	const repository = await RemoteRepository.open({
		folder: join(RUNNER_TEMP ?? "/tmp", "tocsin-retrospective"),
		...place,
		branch
	});
	await runRetrospective(core_exports, repository, {
		folder: GITHUB_WORKSPACE ?? process.cwd(),
		now: (/* @__PURE__ */ new Date()).toISOString(),
		web: {
			repository: `${server}/${GITHUB_REPOSITORY}`,
			branch
		},
		connection: {
			repository: GITHUB_REPOSITORY ?? "",
			token,
			...GITHUB_API_URL && { apiUrl: GITHUB_API_URL }
		}
	});
	repository.close();
} catch (error) {
	setFailed(error instanceof Error ? error.message : String(error));
}
export {};

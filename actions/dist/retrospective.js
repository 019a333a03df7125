import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { i as setSecret, n as getInput, r as setFailed, t as core_exports } from "./shared-core.js";
import { t as RemoteRepository } from "./shared-remote-repository.js";
import { o as githubRemote } from "./shared-read-git-config.js";
import { t as workTreeFiles } from "./shared-work-tree-files.js";
import { r as restList, t as restCall } from "./shared-rest-call.js";
import { t as readCatalogue } from "./shared-read-catalogue.js";
import { t as Temporal } from "./shared-temporal-polyfill.js";
import { t as editFrontMatter } from "./shared-edit-record.js";
import { t as deriveAgenda } from "./shared-derive-agenda.js";
import { t as inertMarkdown } from "./shared-inert-markdown.js";
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

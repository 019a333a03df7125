import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { n as getInput, r as setFailed, t as core_exports } from "./shared-core.js";
import { t as pullRequestComment } from "./shared-pull-request-comment.js";
import { n as pullRequestReviews, t as currentReviews } from "./shared-current-reviews.js";
import { n as recordKindOf } from "./shared-record-kinds.js";
import { t as inertMarkdown } from "./shared-inert-markdown.js";
import { c as success, s as failure, t as parseRecord } from "./shared-parse-record.js";
import { t as reviewersOf } from "./shared-reviewers-of.js";
import { readFileSync } from "node:fs";
// src/core/postmortem/review-status.ts
/**
* Who has and who has not acknowledged. The last word of each person counts, comments are none. Who wrote the
* postmortem has read it and stands for the own actions; for the owner of the service, whose view it needs beside the
* author's, a deputy acknowledges then. Handles are the same in either case of letters, as on GitHub.
*/
function reviewStatus(reviewers, { author, reviews }) {
	const words = lastWords(reviews);
	const states = reviewers.map((reviewer) => stateOf(reviewer, author.toLowerCase(), words));
	const has = (state) => states.some((one) => one.state === state);
	return {
		state: has("objected") ? "objected" : has("waiting") ? "waiting" : "acknowledged",
		reviewers: states
	};
}
function lastWords(reviews) {
	const words = /* @__PURE__ */ new Map();
	for (const review of reviews.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))) if (review.verdict !== "commented") words.set(review.handle.toLowerCase(), review);
	return words;
}
function stateOf(reviewer, author, words) {
	const isAuthor = reviewer.handle.toLowerCase() === author;
	if (isAuthor && reviewer.deputies.length === 0) return {
		reviewer,
		state: "acknowledged",
		by: reviewer.handle
	};
	const spoken = (isAuthor ? reviewer.deputies : [reviewer.handle]).flatMap((handle) => words.get(handle.toLowerCase()) ?? []);
	const objection = spoken.find(({ verdict }) => verdict === "changes-requested");
	if (objection) return {
		reviewer,
		state: "objected",
		by: objection.handle
	};
	const approval = spoken.find(({ verdict }) => verdict === "approved");
	return approval ? {
		reviewer,
		state: "acknowledged",
		by: approval.handle
	} : {
		reviewer,
		state: "waiting"
	};
}
// src/app/review/changed-postmortems.ts
/** The postmortems among the files of a pull request, sorted. A move writes one and takes one away. */
function changedPostmortems(files) {
	return files.flatMap(({ path, movedFrom, isDeleted }) => [{
		path,
		isDeleted
	}, ...movedFrom === void 0 ? [] : [{
		path: movedFrom,
		isDeleted: true
	}]]).filter(({ path }) => recordKindOf(path) === "postmortem").sort((a, b) => a.path < b.path ? -1 : 1);
}
// src/app/review/summarise-review.ts
/** GitHub's limit for the words of a commit status. */
const DESCRIPTION_LIMIT = 140;
const STATES = {
	acknowledged: "success",
	waiting: "pending",
	objected: "failure"
};
/** A review as a commit status: whom it waits for, or who asks for changes. */
function summariseReview(status) {
	return {
		state: STATES[status.state],
		description: describe(status)
	};
}
/** Words cut to what a commit status takes. */
function fitDescription(text) {
	return text.length <= DESCRIPTION_LIMIT ? text : `${text.slice(0, 139).trimEnd()}…`;
}
function describe({ reviewers, state }) {
	if (reviewers.length === 0) return "Nobody has to acknowledge it";
	if (state === "acknowledged") return "Acknowledged by everybody who has to";
	const wanted = state === "objected" ? "objected" : "waiting";
	const people = [...new Set(reviewers.filter((one) => one.state === wanted).map(({ by, reviewer }) => by ?? reviewer.handle))];
	return listed(state === "objected" ? "Changes asked for by " : "Waiting for ", people);
}
/** As many people as fit, and how many more there are. */
function listed(lead, people) {
	for (let shown = people.length; shown > 0; shown--) {
		const rest = people.length - shown;
		const text = `${lead}${people.slice(0, shown).join(", ")}${rest === 0 ? "" : ` and ${rest} more`}`;
		if (text.length <= DESCRIPTION_LIMIT) return text;
	}
	return `${lead}${people.length} people`;
}
// src/app/review/describe-review.ts
const SIGNS = {
	acknowledged: "✅",
	waiting: "🕐",
	objected: "❌"
};
const ROLES = {
	service_owner: "service owner",
	action_owners: "action owner",
	stakeholders: "stakeholder"
};
/**
* Says who has acknowledged the postmortem of an incident and who has not. `stale` are the handles, in lower case, of
* those who approved another text than the one that is there now.
*/
function describeReview(incident, status, stale = /* @__PURE__ */ new Set()) {
	const table = [
		"",
		"| | who | as | why |",
		"|---|---|---|---|",
		...status.reviewers.map((one) => row(one, stale))
	];
	return {
		...summariseReview(status),
		markdown: [
			`### Review of the postmortem of ${inertMarkdown(incident)}`,
			"",
			headline(status),
			...status.reviewers.length === 0 ? [] : table,
			...status.reviewers.some((one) => staleBy(one, stale).length > 0) ? ["", STALE] : [],
			""
		].join("\n")
	};
}
const STALE = "An approval counts for the postmortem as it was when it was given. It has changed since: approve again, please.";
function headline({ reviewers, state }) {
	const done = reviewers.filter((one) => one.state === "acknowledged").length;
	if (reviewers.length === 0) return "Policy asks nobody to acknowledge a postmortem of this severity.";
	if (state === "acknowledged") return "Everybody who has to has acknowledged it.";
	const count = `${done} of ${reviewers.length} acknowledgements are there.`;
	return state === "objected" ? `${count} Somebody asked for changes.` : `${count} Approve the pull request to acknowledge.`;
}
function row(one, stale) {
	const { reviewer, state, by } = one;
	const stand = by !== void 0 && by.toLowerCase() !== reviewer.handle.toLowerCase() ? ` (by ${by})` : "";
	const earlier = staleBy(one, stale);
	const note = earlier.length === 0 ? "" : `; ${earlier.join(", ")} approved an earlier version`;
	return `| ${SIGNS[state]} | ${reviewer.handle}${stand} | ${ROLES[reviewer.role]} | ${inertMarkdown(reviewer.reason)}${note} |`;
}
/** Who of those that may speak has approved an earlier text, where that is what is waited for. */
function staleBy({ reviewer, state }, stale) {
	if (state !== "waiting") return [];
	return [reviewer.handle, ...reviewer.deputies].filter((handle) => stale.has(handle.toLowerCase()));
}
// src/app/review/compose-review.ts
/** GitHub takes a comment of at most 65 536 characters. */
const COMMENT_LIMIT = 6e4;
/** More problems of one postmortem are for the check to name. */
const PROBLEMS_SHOWN = 5;
const UNLISTED = "The pull request changes more files than GitHub lists: split it to have its postmortems reviewed";
/**
* One status and one comment for all postmortems of a pull request. An objection outweighs what cannot be read, and
* that outweighs who is waited for. Without `isListed` some files are not known, and nothing is taken for granted.
*/
function composeReview(reviewed, { isListed }) {
	const sections = [...reviewed.map(section), ...isListed ? [] : [`${UNLISTED}.\n`]];
	return {
		...summarise(reviewed, isListed),
		markdown: fitComment(sections)
	};
}
function summarise(reviewed, isListed) {
	const asked = reviewed.flatMap((one) => one.state === "asked" ? [one.status] : []);
	const has = (state) => asked.some((one) => one.state === state);
	const all = { reviewers: asked.flatMap(({ reviewers }) => reviewers) };
	if (has("objected")) return summariseReview({
		...all,
		state: "objected"
	});
	const [problem] = reviewed.flatMap((one) => one.state === "unreadable" ? one.problems : []);
	if (problem) return {
		state: "pending",
		description: fitDescription(`Cannot be read: ${placed(problem)}`)
	};
	if (!isListed) return {
		state: "pending",
		description: UNLISTED
	};
	if (reviewed.length === 0) return {
		state: "success",
		description: "No postmortem is changed"
	};
	if (asked.length === 0) return {
		state: "success",
		description: "A draft: nobody has to acknowledge it yet"
	};
	return summariseReview({
		...all,
		state: has("waiting") ? "waiting" : "acknowledged"
	});
}
function section(one) {
	const name = `${nameOf(one.path)}${one.isDeleted ? ", which is taken away" : ""}`;
	const heading = `### Review of the postmortem of ${inertMarkdown(name)}`;
	switch (one.state) {
		case "asked": return describeReview(name, one.status, one.stale).markdown;
		case "draft": return `${heading}\n\nIt is a draft: nobody is asked until its status is \`in-review\`.\n`;
		case "unreadable": return `${heading}\n\nWho has to acknowledge it is not known until this is mended:\n\n${problemList(one.problems)}\n`;
		default: return one;
	}
}
/** `INC-2026-0042` or `drafts/<slug>` of the path of a postmortem. */
function nameOf(path) {
	return path.slice(0, path.lastIndexOf("/")).replace(/^incidents\/(?:\d{4}\/)?/, "");
}
function problemList(problems) {
	const shown = problems.slice(0, PROBLEMS_SHOWN).map((problem) => `- ${inertMarkdown(placed(problem))}`);
	const rest = problems.length - shown.length;
	return [...shown, ...rest > 0 ? [`- and ${rest} more`] : []].join("\n");
}
/** Place and message on one line, for names and values of a change may have several; which rule it is tells the check. */
function placed({ file, start, message }) {
	return `${file}:${start.line}:${start.col}: ${message}`.replace(/\s+/g, " ");
}
function fitComment(sections) {
	if (sections.length === 0) return "### Review\n\nNo postmortem is changed.\n";
	const shown = [];
	let length = 0;
	for (const text of sections) {
		length += text.length + 1;
		if (length > COMMENT_LIMIT) break;
		shown.push(text);
	}
	const rest = sections.length - shown.length;
	return [...shown, ...rest > 0 ? [`${rest} more do not fit in here.\n`] : []].join("\n");
}
// src/app/review/read-postmortem-review.ts
const POLICY = "policies/postmortems.yaml";
/**
* Who must acknowledge a postmortem of a pull request, or what keeps that from being known. Policy, service and team
* are those of the branch that the change goes to, so that no change excuses itself; where it changes the severity or
* the service of the incident as well, those of before and those of now are asked. A draft is read by nobody yet.
*/
async function readPostmortemReview(changed, versions) {
	const facts = await readFacts(changed, versions);
	if (!facts.ok) return facts;
	const { postmortem, policy, incidents } = facts.value;
	if (postmortem.status === "draft") return success({ state: "draft" });
	const reviewers = [];
	for (const incident of incidents) {
		const sources = await readOwners(incident, versions);
		const found = reviewersOf(incident, postmortem, {
			...sources,
			policies: policy ? { postmortems: policy } : {}
		});
		if (lacksOwner(incident, policy, found)) return failure([noOwner(changed, incident)]);
		reviewers.push(...found);
	}
	return success({
		state: "asked",
		reviewers: once(reviewers)
	});
}
async function readFacts({ path, isDeleted }, versions) {
	const { base, head } = versions;
	const incidentPath = path.replace(/postmortem\.md$/, "incident.md");
	const now = isDeleted ? base : head;
	const [postmortem, policy, before, after] = await Promise.all([
		read("postmortem", path, {
			versions,
			at: now
		}),
		read("postmortems", POLICY, {
			versions,
			at: base
		}),
		read("incident", incidentPath, {
			versions,
			at: base
		}),
		read("incident", incidentPath, {
			versions,
			at: now
		})
	]);
	const unread = [
		...problemsOf(postmortem ?? failure([missing(path)])),
		...problemsOf(after ?? failure([missing(incidentPath)])),
		...problemsOf(policy)
	];
	if (!postmortem?.ok || unread.length > 0) return failure(unread);
	const incidents = [before, after].flatMap((one) => one?.ok ? [one.value] : []);
	return success({
		postmortem: postmortem.value,
		policy: policy?.ok ? policy.value : void 0,
		incidents
	});
}
/** A record of one version; undefined where there is no such file. */
async function read(kind, path, { versions, at }) {
	const text = await versions.text(path, at);
	if (text === void 0) return void 0;
	const parsed = parseRecord(kind, path, text);
	return parsed.ok ? success(parsed.value.value) : parsed;
}
/** The service of an incident and the team that owns it; what is new with the change is read from the change. */
async function readOwners(incident, versions) {
	const known = async (kind, path) => {
		for (const at of [versions.base, versions.head]) {
			const record = await read(kind, path, {
				versions,
				at
			});
			if (record?.ok) return record.value;
		}
	};
	const service = await known("service", `services/${incident.service}.yaml`);
	const owner = service?.owner ?? incident.team;
	const team = await known("team", `teams/${owner}.yaml`);
	return {
		services: new Map(service ? [[incident.service, service]] : []),
		teams: new Map(team ? [[owner, team]] : [])
	};
}
/** Policy asks the owner of the service, and there is nobody to ask: that must not pass as nobody asked. */
function lacksOwner({ severity }, policy, reviewers) {
	return (policy?.reviewers?.find(({ severities }) => severities.includes(severity)))?.roles.includes("service_owner") === true && !reviewers.some(({ role }) => role === "service_owner");
}
function once(reviewers) {
	return [...new Map(reviewers.map((one) => [`${one.role} ${one.handle.toLowerCase()} ${one.reason}`, one])).values()];
}
function problemsOf(result) {
	return result === void 0 || result.ok ? [] : result.problems;
}
function missing(file) {
	return {
		rule: "review/readable",
		severity: "error",
		message: "Unexpected absence of this file, expected text of at most 1 MB",
		file,
		start: {
			line: 1,
			col: 1
		}
	};
}
function noOwner({ path }, { service }) {
	return {
		rule: "review/owner",
		severity: "error",
		message: `Unexpected service "${service}" without an owner, expected its team in teams/`,
		file: path.replace(/postmortem\.md$/, "incident.md"),
		start: {
			line: 1,
			col: 1
		}
	};
}
// src/app/review/review-pull-request.ts
/** Who has acknowledged the postmortems that a pull request changes and who has not; changes nothing. */
async function reviewPullRequest(pull, source) {
	const files = await source.files(pull.number);
	const changed = changedPostmortems(files);
	const versions = {
		head: pull.head,
		base: pull.base,
		text: remember(source.text)
	};
	const given = changed.length === 0 ? [] : await source.reviews(pull.number);
	const reviewed = [];
	for (const postmortem of changed) reviewed.push({
		...postmortem,
		...await judge(postmortem, {
			pull,
			versions,
			given
		})
	});
	const isListed = files.length >= pull.fileCount;
	return {
		...composeReview(reviewed, { isListed }),
		hasPostmortem: changed.length > 0 || !isListed
	};
}
async function judge(postmortem, { pull, versions, given }) {
	const readers = await readPostmortemReview(postmortem, versions);
	if (!readers.ok) return {
		state: "unreadable",
		problems: readers.problems
	};
	if (readers.value.state === "draft") return { state: "draft" };
	const { reviewers } = readers.value;
	const { path } = postmortem;
	const people = reviewers.flatMap(({ handle, deputies }) => [handle, ...deputies]);
	const { reviews, stale } = await currentReviews(given, people, {
		head: pull.head,
		text: await versions.text(path, pull.head),
		textAt: (commit) => versions.text(path, commit)
	});
	return {
		state: "asked",
		status: reviewStatus(reviewers, {
			author: pull.author,
			reviews
		}),
		stale
	};
}
/** Asks for every file once. */
function remember(text) {
	const known = /* @__PURE__ */ new Map();
	return (path, at) => {
		const key = `${at}:${path}`;
		const asked = known.get(key) ?? text(path, at);
		known.set(key, asked);
		return asked;
	};
}
// actions/review/numbers-of-event.ts
/**
* The pull requests that an event is about: its own, those of the branch that a finished run was for (a run for a fork
* does not say its number), or else all that are open, as after a change of policy.
*/
async function numbersOfEvent(event, source) {
	const { pull_request, workflow_run } = event;
	if (pull_request) return [pull_request.number];
	if (workflow_run === void 0) return source.listOpen();
	const { head_branch, head_repository } = workflow_run;
	if (head_branch === null || head_repository === null) return [];
	return source.listOpen({
		owner: head_repository.owner.login,
		branch: head_branch
	});
}
// actions/review/run-review.ts
/** By this line the comment of an earlier review is found again. */
const MARKER = "<!-- tocsin-review -->";
/** Reviews the pull requests of an event, each by itself: one that fails keeps no other from its status. */
async function runReview(core, { event, ...connection }) {
	const source = pullRequestReviews(connection);
	const reviews = [];
	const failures = [];
	for (const number of await numbersOfEvent(event, source)) try {
		const status = await reviewOne(core, number, {
			source,
			connection
		});
		if (status) reviews.push({
			number,
			...status
		});
	} catch (error) {
		failures.push(`Pull request ${number}: ${error instanceof Error ? error.message : String(error)}`);
	}
	core.setOutput("reviews", JSON.stringify(reviews));
	if (process.env.GITHUB_STEP_SUMMARY) await core.summary.write();
	if (failures.length > 0) core.setFailed(failures.join("\n"));
}
async function reviewOne(core, number, { source, connection }) {
	const pull = await source.pullRequest(number);
	if (!pull.isOpen) {
		core.info(`Pull request ${number} is closed`);
		return;
	}
	const { state, description, markdown, hasPostmortem } = await reviewPullRequest(pull, source);
	const outcome = await source.writeStatus(pull.head, {
		state,
		description
	});
	core.info(`Pull request ${number}: ${state}, ${description} (${outcome})`);
	core.summary.addRaw(markdown, true);
	const written = await pullRequestComment({
		...connection,
		agent: "tocsin-review",
		number,
		marker: MARKER
	}).write(`${MARKER}\n${markdown}`, { isNew: hasPostmortem });
	if (written.state === "refused") core.warning(`The comment was not written: ${written.reason}`);
	else core.info(`Comment: ${written.state}`);
	return {
		state,
		description
	};
}
// actions/review/main.ts
const { GITHUB_EVENT_PATH, GITHUB_REPOSITORY, GITHUB_API_URL } = process.env;
try {
	await runReview(core_exports, {
		event: JSON.parse(readFileSync(GITHUB_EVENT_PATH ?? "", "utf8")),
		repository: GITHUB_REPOSITORY ?? "",
		token: getInput("token"),
		...GITHUB_API_URL && { apiUrl: GITHUB_API_URL }
	});
} catch (error) {
	setFailed(error instanceof Error ? error.message : String(error));
}
export {};

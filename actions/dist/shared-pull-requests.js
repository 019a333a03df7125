import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { n as inertLine } from "./shared-inert-text.js";
import { t as inertMarkdown } from "./shared-inert-markdown.js";
import { i as reasonIn, r as callGithub, t as describeAnswer } from "./shared-describe-answer.js";
// src/adapters/github/failure-of.ts
/** What a person has to change. */
const HELP = {
	401: "The token in TOCSIN_GITHUB_TOKEN is wrong, expired or revoked: make a new one",
	403: "Give the token in TOCSIN_GITHUB_TOKEN the rights that docs/reconcile.md names on the repository",
	404: "Check TOCSIN_GITHUB_REPOSITORY, and give the token access to it with the rights that docs/reconcile.md names",
	410: "Switch issues on in the settings of the repository"
};
/**
* What an answer of GitHub that is no success means for what was to be made: only a refusal of just that is no trouble
* of the whole system.
*/
async function failureOf(answer, { repository, clock = Date.now }) {
	const { status, headers } = answer;
	const text = (await answer.text()).slice(0, 2e3);
	const error = reasonIn(status, text);
	if (status === 422) return {
		state: "failed",
		error,
		isPermanent: true
	};
	const { retryAfterMs } = describeAnswer({
		status,
		headers,
		text
	}, repository, clock()) ?? {};
	if (retryAfterMs !== void 0) return {
		state: "failed",
		error,
		retryAfterMs,
		isSystemDown: true
	};
	const help = HELP[status];
	return {
		state: "failed",
		error,
		...help && { help },
		isSystemDown: true
	};
}
/** No answer at all: what was asked for may have been made, and is looked for next time. */
function unreachableGithub(error) {
	const cause = error.cause?.code;
	return {
		state: "failed",
		error: error.name === "TimeoutError" ? "GitHub did not answer in time" : `GitHub cannot be reached${cause ? ` (${cause})` : ""}`,
		isSystemDown: true
	};
}
// src/adapters/github/pull-requests.ts
const TITLE_AT_MOST = 200;
/** An answer that says what it is about is there already. */
const THERE = 422;
/**
* Pull requests on GitHub: a branch, a commit with the file, the request, its people. Each step looks whether it was
* done by a run before, so that a killed one is picked up where it was.
*/
function createPullRequests(options) {
	return { propose: async (proposal) => {
		try {
			return await propose(options, proposal);
		} catch (error) {
			return unreachableGithub(error);
		}
	} };
}
async function propose(options, proposal) {
	const known = await findPullRequest(options, proposal.branch);
	if ("state" in known) return known;
	if (known.found) return doneWith(known.found, await invite(options, proposal, known.found.number));
	const trouble = await makeBranch(options, proposal) ?? await writeFile(options, proposal);
	if (trouble) return trouble;
	const made = await callGithub(options, "POST pulls", {
		title: inertLine(proposal.title, TITLE_AT_MOST),
		head: proposal.branch,
		base: options.base,
		body: proposal.lines.map(inertMarkdown).join("\n\n")
	});
	if (made.status !== 201) return failureOf(made, options);
	const pull = await made.json();
	return doneWith(pull, await invite(options, proposal, pull.number));
}
/** One of any state: what people have closed is not opened again. */
async function findPullRequest(options, branch) {
	const head = encodeURIComponent(`${options.repository.split("/")[0]}:${branch}`);
	const answer = await callGithub(options, `GET pulls?head=${head}&state=all&per_page=1`);
	if (answer.status !== 200) return failureOf(answer, options);
	const [found] = await answer.json();
	return { found };
}
async function makeBranch(options, { branch }) {
	const base = await callGithub(options, `GET git/ref/heads/${options.base}`);
	if (base.status !== 200) return failureOf(base, options);
	const { object } = await base.json();
	const made = await callGithub(options, "POST git/refs", {
		ref: `refs/heads/${branch}`,
		sha: object.sha
	});
	return made.status === 201 || made.status === THERE ? void 0 : failureOf(made, options);
}
/** A file that stands there stays as it is: somebody may have begun to write. */
async function writeFile(options, { branch, path, content, title }) {
	const there = await callGithub(options, `GET contents/${path}?ref=${encodeURIComponent(branch)}`);
	if (there.status === 200) return void 0;
	if (there.status !== 404) return failureOf(there, options);
	const body = {
		message: inertLine(title, TITLE_AT_MOST),
		content: Buffer.from(content).toString("base64"),
		branch
	};
	const made = await callGithub(options, `PUT contents/${path}`, body);
	return made.status === 201 ? void 0 : failureOf(made, options);
}
/** Assigns and asks for reviews, which GitHub refuses for whoever has no access; returns who could not be reached. */
async function invite(options, { assignee, reviewers }, number) {
	const login = (handle) => handle.replace(/^@/, "");
	const missing = [];
	if (assignee) {
		if ((await callGithub(options, `POST issues/${number}/assignees`, { assignees: [login(assignee)] })).status !== 201) missing.push(assignee);
	}
	for (const reviewer of reviewers) {
		const request = { reviewers: [login(reviewer)] };
		if ((await callGithub(options, `POST pulls/${number}/requested_reviewers`, request)).status !== 201) missing.push(reviewer);
	}
	return missing.length > 0 ? `GitHub could not ask ${[...new Set(missing)].join(", ")}` : void 0;
}
function doneWith({ number, html_url }, note) {
	return {
		state: "done",
		reference: {
			id: `#${number}`,
			url: html_url
		},
		...note !== void 0 && { note }
	};
}
export { failureOf as n, unreachableGithub as r, createPullRequests as t };

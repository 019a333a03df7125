import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { n as getInput, r as setFailed, t as core_exports } from "./shared-core.js";
import { t as pullRequestComment } from "./shared-pull-request-comment.js";
import { n as readReportFile, r as reportMarker } from "./shared-report-file.js";
import { r as restList } from "./shared-rest-call.js";
import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
// src/formats/reports/inert-report.ts
/** An invisible joiner: it breaks what GitHub makes of a sign, and nothing a reader sees. */
const JOINER = "⁠";
/** HTML that our reports are laid out with, and that can do no harm. */
const LAYOUT = /^<\/?(?:details|summary|br)>/;
/**
* A report that somebody may have changed on its way: tables, lists and fences stay, but nobody is called, nothing is
* linked, and no picture is fetched. No HTML is left but folding.
*/
function inertReport(text) {
	return text.replace(/[^\S\n]|\r/g, " ").replace(/<(?=[A-Za-z/!?])/g, (sign, at) => LAYOUT.test(text.slice(at, at + 10)) ? sign : `<${JOINER}`).replace(/(?<=\])(?=[([:])/g, JOINER).replace(/@(?=[A-Za-z0-9])/g, `@${JOINER}`).replace(/:\/\//g, `:${JOINER}//`).replace(/\bwww\./gi, (match) => `${match.slice(0, 3)}${JOINER}.`).replace(/#(?=\d)|\bGH-(?=\d)/gi, (match) => `${match}${JOINER}`);
}
// actions/comment/pull-request-of-event.ts
/**
* The pull request of an event: its own, or the open one whose branch is as the finished run had it. What the run left
* behind is not asked, for a fork writes there what it likes. Otherwise the reason why there is none.
*/
async function pullRequestOfEvent(event, connection) {
	const { pull_request, workflow_run } = event;
	if (pull_request) return {
		number: pull_request.number,
		isOfFork: false
	};
	const { head_branch, head_sha, head_repository } = workflow_run ?? {};
	if (!head_branch || !head_sha || !head_repository) return "The event is about no branch that is still there";
	const head = encodeURIComponent(`${head_repository.owner.login}:${head_branch}`);
	const [found, ...others] = (await restList(connection, `pulls?state=open&head=${head}`)).filter(({ head: { sha } }) => sha === head_sha);
	if (!found) return "The branch has moved on, or has no open pull request; a newer run reports on what it is now";
	if (others.length > 0) return "The branch has several pull requests, and the run does not say for which it was";
	return {
		number: found.number,
		isOfFork: head_repository.full_name !== connection.repository
	};
}
// actions/comment/post-report.ts
/** GitHub takes a comment of at most 65 536 characters. */
const MOST_BYTES = 65536;
/** Inert text is a little longer than it was. */
const MOST_CHARACTERS = 65e3;
const OF_FORK = "> From a run for a fork, which may have changed what this says. Links and mentions are switched off.\n\n";
/** Keeps a report as the one comment of its pull request. A quiet one makes no comment of its own. */
async function postReport(core, { event, path, name, ...options }) {
	const connection = {
		...options.connection,
		agent: "tocsin-comment"
	};
	const end = (state, said) => {
		core.setOutput("state", state);
		core.info(said);
	};
	const content = readReport(path);
	if (content === void 0) return end("no-report", "The run left no report");
	const report = readReportFile(content);
	if (report?.name !== name) throw new Error(`Unexpected report ${path}, expected one that begins with ${reportMarker(name)}`);
	const pull = await pullRequestOfEvent(event, connection);
	if (typeof pull === "string") return end("no-pull-request", pull);
	const text = pull.isOfFork ? OF_FORK + inertReport(report.text) : report.text;
	const marker = reportMarker(name);
	const outcome = await pullRequestComment({
		...connection,
		number: pull.number,
		marker
	}).write(cut(`${marker}\n${text}`), { isNew: !report.isQuiet });
	if (outcome.state === "refused") core.warning(`The comment was not written: ${outcome.reason}`);
	end(outcome.state, `Comment: ${outcome.state}`);
}
/** The text of a plain file, undefined where there is none. A link would show the runner's own files. */
function readReport(path) {
	let file;
	try {
		file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW);
	} catch (error) {
		if (error.code === "ENOENT") return void 0;
		throw error;
	}
	try {
		const stat = fstatSync(file);
		if (!stat.isFile()) throw new Error(`Unexpected report ${path}, expected a file`);
		if (stat.size > MOST_BYTES) throw new Error(`Unexpected report of ${stat.size} bytes, expected at most ${MOST_BYTES}`);
		return readFileSync(file, "utf8");
	} finally {
		closeSync(file);
	}
}
function cut(text) {
	return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS)}\n\nMore does not fit in here.\n`;
}
// actions/comment/main.ts
const { GITHUB_EVENT_PATH, GITHUB_REPOSITORY, GITHUB_API_URL } = process.env;
try {
	await postReport(core_exports, {
		event: JSON.parse(readFileSync(GITHUB_EVENT_PATH ?? "", "utf8")),
		path: getInput("report", { required: true }),
		name: getInput("name", { required: true }),
		connection: {
			repository: GITHUB_REPOSITORY ?? "",
			token: getInput("token"),
			...GITHUB_API_URL && { apiUrl: GITHUB_API_URL }
		}
	});
} catch (error) {
	setFailed(error instanceof Error ? error.message : String(error));
}
export {};

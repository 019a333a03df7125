import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { a as RepositoryError, i as runGit, n as gitEnvironment, o as RECORD_FOLDERS } from "./shared-git-environment.js";
import { i as WEEKDAYS } from "./shared-record-kinds.js";
import { s as weeklyHours } from "./shared-list-shifts.js";
// src/adapters/git/read-base.ts
/**
* What the work tree changes below the record folders since it left a revision (the last commit that both have in
* common), with the old texts. Files that are not committed yet count as changed. Throws RepositoryError for an unknown
* revision.
*/
async function readBase(folder, revision) {
	const place = {
		folder,
		env: gitEnvironment(process.env)
	};
	const base = await commonBase(place, revision);
	const [changed, untracked] = await Promise.all([runGit(place, [
		"diff",
		"--name-status",
		"--no-renames",
		"--relative",
		"-z",
		base,
		"--",
		...RECORD_FOLDERS
	]), runGit(place, [
		"ls-files",
		"--others",
		"--exclude-standard",
		"-z",
		"--",
		...RECORD_FOLDERS
	])]);
	const changes = [...parseNameStatus(changed.stdout.toString()), ...parseUntracked(untracked.stdout.toString())];
	const texts = await readOld(place, base, changes);
	return {
		changes: changes.sort((a, b) => a.file < b.file ? -1 : 1),
		text: (path) => texts.get(path)
	};
}
async function commonBase(place, revision) {
	const known = await runGit(place, [
		"rev-parse",
		"--verify",
		"--quiet",
		"--end-of-options",
		`${revision}^{commit}`
	], { accept: [1, 128] });
	if (known.code !== 0) throw new RepositoryError("git-failed", `Unexpected revision "${revision}", expected a commit that this clone has`, "Fetch it first: git fetch origin main, or in a workflow check out with fetch-depth: 2 and use HEAD^1.");
	const commit = known.stdout.toString().trim();
	const common = await runGit(place, [
		"merge-base",
		commit,
		"HEAD"
	], { accept: [1, 128] });
	return common.code === 0 ? common.stdout.toString().trim() : commit;
}
const CHANGES = {
	A: "added",
	D: "deleted"
};
function parseNameStatus(output) {
	const words = output.split("\0");
	const changes = [];
	for (let index = 0; index + 1 < words.length; index += 2) changes.push({
		file: words[index + 1],
		change: CHANGES[words[index][0]] ?? "modified"
	});
	return changes;
}
function parseUntracked(output) {
	return output.split("\0").filter((file) => file !== "").map((file) => ({
		file,
		change: "added"
	}));
}
async function readOld(place, base, changes) {
	const wanted = changes.filter(({ change }) => change !== "added").map(({ file }) => file);
	if (wanted.length === 0) return /* @__PURE__ */ new Map();
	const input = wanted.map((file) => `${base}:./${file}\n`).join("");
	const { stdout } = await runGit(place, ["cat-file", "--batch"], { input });
	return new Map(splitBatch(stdout, wanted));
}
/** `cat-file --batch` answers each line of input with a line `<oid> blob <size>` and the content. */
function* splitBatch(output, wanted) {
	let at = 0;
	for (const file of wanted) {
		const lineEnd = output.indexOf(10, at);
		const [, type, size] = output.toString("utf8", at, lineEnd).split(" ");
		at = lineEnd + 1;
		if (type !== "blob") continue;
		yield [file, output.toString("utf8", at, at + Number(size))];
		at += Number(size) + 1;
	}
}
// src/core/oncall/hours-of-person.ts
/** When people sleep, by the clock where they are. */
const SLEEP = {
	days: [...WEEKDAYS],
	from: "22:00",
	to: "07:00"
};
/** The part of a span in which somebody in a zone sleeps. */
function sleepHours(span, zone) {
	return weeklyHours([SLEEP], zone, {
		whole: span,
		near: span
	});
}
// src/formats/reports/report-github.ts
/** GitHub shows this many annotations of one step, and drops the rest without a word. */
const MAX_ANNOTATIONS = 10;
const COMMANDS = {
	error: "error",
	warning: "warning",
	info: "notice"
};
/**
* Workflow commands that annotate the change, errors first and at most ten; the last line says how many there are
* beyond them.
*/
function reportGithub(problems) {
	const order = Object.keys(COMMANDS);
	const shown = problems.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity)).slice(0, MAX_ANNOTATIONS).map(annotation);
	const left = problems.length - shown.length;
	return [...shown, ...left > 0 ? [`${left} more in the summary of this step`] : []].map((line) => `${line}\n`).join("");
}
function annotation({ severity, file, start, end, rule, message, help }) {
	const properties = {
		file,
		line: start.line,
		col: start.col
	};
	if (end?.line === start.line) properties.endColumn = end.col;
	const pairs = Object.entries({
		...properties,
		title: rule
	}).map(([key, value]) => `${key}=${escapeProperty(value)}`);
	return `::${COMMANDS[severity]} ${pairs.join(",")}::${escapeData(help ? `${message}\n${help}` : message)}`;
}
/** As the runner's own toolkit escapes them: a line break in a value would otherwise be a command of its own. */
function escapeData(text) {
	return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
function escapeProperty(value) {
	return escapeData(String(value)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
export { sleepHours as n, readBase as r, reportGithub as t };

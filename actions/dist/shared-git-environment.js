import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { c as INCIDENT_ID_PATTERN } from "./shared-gate.js";
import { existsSync } from "node:fs";
import { spawn } from "node:child_process";
// src/core/records/paths.ts
/** The folder of an incident, like `incidents/2026/INC-2026-0042`. */
function incidentFolder(id) {
	const year = INCIDENT_ID_PATTERN.exec(id)?.[1];
	if (!year) throw new Error(`Unexpected incident id "${id}", expected INC-<year>-<number>`);
	return `incidents/${year}/${id}`;
}
/** `INC-2026-0042` of a year and a number. */
function formatIncidentId(year, number) {
	return `INC-${year}-${String(number).padStart(4, "0")}`;
}
/** Year and number of an incident id, or undefined for other text (drafts among them). */
function parseIncidentId(id) {
	const match = INCIDENT_ID_PATTERN.exec(id);
	return match ? {
		year: Number(match[1]),
		number: Number(match[2])
	} : void 0;
}
/** Slug of a record that lives alone in a file: `services/checkout-api.yaml` → `checkout-api`. */
function slugOfPath(path) {
	return path.slice(path.lastIndexOf("/") + 1).replace(/\.(?:yaml|md)$/, "");
}
/** The folders that hold the user's records; everything else in a repository is engine or the user's own. */
const RECORD_FOLDERS = [
	"incidents",
	"alerts",
	"runbooks",
	"schedules",
	"services",
	"teams",
	"policies",
	"reports",
	"rollouts"
];
// src/ports/repository.ts
/** The repository cannot take a commit: says what is wrong and what to do; deliveries are kept. */
var RepositoryError = class extends Error {
	code;
	help;
	constructor(code, message, help, options) {
		super(message, options);
		this.name = "RepositoryError";
		this.code = code;
		this.help = help;
	}
};
// src/adapters/git/run-git.ts
/** A git command failed: its exit code and what it said, for `explainGitFailure` to put into words. */
var GitFailure = class extends Error {
	code;
	stderr;
	constructor(args, answer) {
		super(`git ${args[0]} failed with exit code ${answer.code}: ${answer.stderr.trim()}`);
		this.name = "GitFailure";
		this.code = answer.code;
		this.stderr = answer.stderr;
	}
};
const NO_GIT = "Install Git (version 2.31 or newer) and see that it is in the PATH.";
/** Runs one git command without a shell; throws GitFailure for exit codes that are not accepted. */
async function runGit(place, args, options = {}) {
	const answer = await collect(place, args, options);
	if (answer.code === 0 || options.accept?.includes(answer.code)) return answer;
	throw new GitFailure(args, answer);
}
function collect(place, args, options) {
	return new Promise((resolve, reject) => {
		const child = spawn("git", args, {
			cwd: place.folder,
			env: place.env,
			stdio: [
				options.input === void 0 ? "ignore" : "pipe",
				"pipe",
				"pipe"
			],
			timeout: options.timeoutMs ?? 6e5,
			windowsHide: true
		});
		const out = [];
		const err = [];
		child.stdout?.on("data", (chunk) => out.push(chunk));
		child.stderr?.on("data", (chunk) => err.push(chunk));
		child.on("error", (error) => reject(spawnError(place, error)));
		child.on("close", (code, signal) => {
			const stopped = signal ? `\nstopped by ${signal}` : "";
			resolve({
				code: code ?? 128,
				stdout: Buffer.concat(out),
				stderr: Buffer.concat(err).toString() + stopped
			});
		});
		child.stdin?.on("error", () => {});
		child.stdin?.end(options.input);
	});
}
function spawnError(place, error) {
	if (error.code !== "ENOENT") return error;
	if (existsSync(place.folder)) return new RepositoryError("git-failed", "The git command was not found", NO_GIT);
	return new RepositoryError("not-a-repository", `The folder ${place.folder} does not exist`, "Name the folder of a Git repository, or clone one there.");
}
// src/adapters/git/git-environment.ts
/** Variables by which a surrounding git (a hook, an editor) would turn our commands to another repository. */
const INHERITED = [
	"GIT_DIR",
	"GIT_WORK_TREE",
	"GIT_INDEX_FILE",
	"GIT_OBJECT_DIRECTORY",
	"GIT_ALTERNATE_OBJECT_DIRECTORIES",
	"GIT_COMMON_DIR",
	"GIT_NAMESPACE",
	"GIT_PREFIX",
	"GIT_QUARANTINE_PATH",
	"GIT_SHALLOW_FILE",
	"GIT_GRAFT_FILE",
	"GIT_CONFIG_PARAMETERS",
	"GIT_GLOB_PATHSPECS",
	"GIT_NOGLOB_PATHSPECS",
	"GIT_ICASE_PATHSPECS"
];
/** Nothing of the user's may run or ask between us and the repository: no hooks, no pager, no prompt, no housekeeping. */
const QUIET = [
	["gc.auto", "0"],
	["maintenance.auto", "false"],
	["core.hooksPath", "/dev/null"],
	["core.fsmonitor", "false"],
	["core.quotePath", "false"],
	["protocol.version", "2"],
	["push.followTags", "false"],
	["push.gpgSign", "false"],
	["push.recurseSubmodules", "no"],
	["fetch.recurseSubmodules", "no"],
	["fetch.writeCommitGraph", "false"],
	["http.lowSpeedLimit", "100"],
	["http.lowSpeedTime", "30"]
];
/**
* The environment for a git child process: `base` without what points it elsewhere, English messages, no prompts,
* and the settings passed as GIT_CONFIG_* variables, because arguments are visible to every user of the machine.
*/
function gitEnvironment(base, settings = []) {
	const env = { ...base };
	for (const name of INHERITED) delete env[name];
	env.LC_ALL = "C";
	env.GIT_TERMINAL_PROMPT = "0";
	env.GCM_INTERACTIVE = "never";
	env.SSH_ASKPASS_REQUIRE = "never";
	env.GIT_LITERAL_PATHSPECS = "1";
	env.GIT_OPTIONAL_LOCKS = "0";
	return addSettings(env, [...QUIET, ...settings]);
}
/** `env` with more Git settings; the caller's own GIT_CONFIG_COUNT entries stay, later ones win. */
function addSettings(env, settings) {
	const more = { ...env };
	let count = Number(env.GIT_CONFIG_COUNT ?? 0) || 0;
	for (const [key, value] of settings) {
		more[`GIT_CONFIG_KEY_${count}`] = key;
		more[`GIT_CONFIG_VALUE_${count}`] = value;
		count += 1;
	}
	more.GIT_CONFIG_COUNT = String(count);
	return more;
}
export { RepositoryError as a, incidentFolder as c, runGit as i, parseIncidentId as l, gitEnvironment as n, RECORD_FOLDERS as o, GitFailure as r, formatIncidentId as s, addSettings as t, slugOfPath as u };

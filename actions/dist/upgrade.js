import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { i as setSecret, n as getInput, r as setFailed, t as core_exports } from "./shared-core.js";
import { n as gitIdentity, o as githubRemote, t as readGitConfig } from "./shared-read-git-config.js";
import { t as workTreeFiles } from "./shared-work-tree-files.js";
import { i as runGit, n as gitEnvironment, o as RECORD_FOLDERS, r as GitFailure } from "./shared-git-environment.js";
import { n as recordKindOf } from "./shared-record-kinds.js";
import { t as restCall } from "./shared-rest-call.js";
import { dirname, join } from "node:path";
import { hash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
// src/adapters/files/write-files.ts
/** Writes a change set to a folder on disk, without committing; folders come with their files. */
function writeFiles(root, changes) {
	for (const { path, content } of changes) {
		const target = join(root, path);
		if (content === null) rmSync(target, { force: true });
		else if (typeof content !== "string") throw new Error(`${path}: a file on disk is written from text`);
		else {
			mkdirSync(dirname(target), { recursive: true });
			writeFileSync(target, content);
		}
	}
}
// src/adapters/files/engine-tree.ts
/** The engine's files below a folder on disk. */
function engineTree(root) {
	const read = (path) => {
		return statSync(join(root, path), { throwIfNoEntry: false })?.isFile() ? readFileSync(join(root, path)) : void 0;
	};
	return {
		text: (path) => read(path)?.toString("utf8"),
		hash: (path) => {
			const content = read(path);
			return content && engineHash(content);
		}
	};
}
/** Hash of a file of the engine; the same with the line ends that Git may give it on Windows. */
function engineHash(content) {
	return hash("sha256", content.toString("latin1").replaceAll("\r\n", "\n"), "hex");
}
/** Does the steps of an upgrade to a work tree, with files of the new version, which come with their modes. */
function carryOutSteps(steps, folders) {
	for (const step of steps) {
		const target = join(folders.to, step.path);
		switch (step.kind) {
			case "add":
			case "replace":
				mkdirSync(dirname(target), { recursive: true });
				cpSync(join(folders.from, step.path), target);
				break;
			case "delete":
				rmSync(target, { force: true });
				break;
			case "merge": writeFiles(folders.to, [step]);
		}
	}
}
// src/core/upgrade/changelog-between.ts
/** The sections of a changelog above one version, up to another: what an upgrade from the one to the other brings. */
function changelogBetween(changelog, { from, to }) {
	const sections = changelog.replaceAll("\r\n", "\n").split(/^(?=## )/m);
	const isWanted = (section) => {
		const version = versionOfSection(section);
		return version !== void 0 && compareVersions(version, from) > 0 && compareVersions(version, to) <= 0;
	};
	return sections.filter(isWanted).map((section) => section.trim()).join("\n\n");
}
function versionOfSection(section) {
	return /^## v?(\d+\.\d+\.\d+)\b/.exec(section)?.[1];
}
/** Negative where `a` is older than `b`; versions are three numbers. */
function compareVersions(a, b) {
	const [left, right] = [a.split(".").map(Number), b.split(".").map(Number)];
	return left.map((part, index) => part - (right[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
/** The newest of some tags like `v1.2.3`; others are left out. */
function newestTag(tags) {
	return tags.filter((tag) => /^v\d+\.\d+\.\d+$/.test(tag)).sort((a, b) => compareVersions(a.slice(1), b.slice(1))).at(-1);
}
// src/core/upgrade/engine-manifest.ts
const MANIFEST_PATH = "engine.json";
/** Reads a manifest; a sentence with what is wrong where the text is none. */
function parseManifest(text) {
	const value = parse$1(text);
	if (!isObject$1(value)) return { problem: `Unexpected text in ${MANIFEST_PATH}, expected the manifest of an engine` };
	const { version, migration, files, blocks, package: keys } = value;
	if (typeof version !== "string" || !/^\d+\.\d+\.\d+$/.test(version)) return { problem: `Unexpected version ${JSON.stringify(version)} in ${MANIFEST_PATH}, expected one like "1.2.3"` };
	if (typeof migration !== "number" || !isTexts(files) || !isTexts(blocks) || !isObject$1(keys)) return { problem: `Unexpected ${MANIFEST_PATH}, expected migration, files, blocks and package as a version writes them` };
	return { manifest: {
		version,
		migration,
		files,
		blocks,
		package: keys
	} };
}
function parse$1(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function isObject$1(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function isTexts(value) {
	return isObject$1(value) && Object.values(value).every((one) => typeof one === "string");
}
// src/core/upgrade/extension-point.ts
/** Where what a changed engine file was changed for has a place that upgrades leave alone. */
const EXTENSION_POINTS = [
	[/^site\//, "custom/site/ has styles, a header and a footer of your own"],
	[/^src\/core\/check\/|^src\/app\/check\//, "custom/rules/ has check rules of your own"],
	[/^src\/core\/alerts\//, "a sender that no source fits can send CloudEvents"],
	[/^\.github\/workflows\//, "a workflow of your own has another file name"],
	[/^schemas\//, "schemas are made from the engine"],
	[/^docs\//, "pages of your own have another file name"]
];
/** One sentence on how to keep what a file was changed for, without changing it. */
function extensionPointOf(path) {
	return `${EXTENSION_POINTS.find(([pattern]) => pattern.test(path))?.[1] ?? "policies/ and custom/ are yours"}; docs/extending.md has them all`;
}
// src/core/upgrade/merge-block.ts
const BLOCK = /^# >>> engine[^\n]*\n([\s\S]*?)^# <<< engine[^\n]*(?:\n|$)/m;
/** The lines between the engine's marks; undefined where a file has none. */
function blockOf(text) {
	return BLOCK.exec(text.replaceAll("\r\n", "\n"))?.[1];
}
/**
* A shared file with the engine's lines made anew; all other lines stay where they are. Undefined where somebody has
* changed lines between the marks, which would be lost.
*/
function mergeBlock(here, { was, becomes }) {
	const block = blockOf(here);
	if (block === becomes) return here;
	const made = `# >>> engine\n${becomes}# <<< engine\n`;
	if (block === void 0) return here === "" ? made : `${made}${here}`;
	if (block !== was) return void 0;
	return here.replaceAll("\r\n", "\n").replace(BLOCK, () => made);
}
// src/core/upgrade/merge-package.ts
/**
* Brings the engine's keys of a package.json to a new version, key by key also inside of `scripts` and the like, so that
* scripts and dependencies of the user's own stay. Undefined where the text is no package.json.
*/
function mergePackage(here, { was, becomes }) {
	const value = parse(here);
	if (value === void 0) return void 0;
	const conflicts = [];
	const merged = mergeKeys(value, {
		was,
		becomes,
		place: "",
		conflicts
	});
	const indent = /^([\t ]+)"/m.exec(here)?.[1] ?? "	";
	return {
		text: JSON.stringify(merged) === JSON.stringify(value) ? here : `${JSON.stringify(merged, null, indent)}\n`,
		conflicts,
		hasOwnDependencies: [
			"dependencies",
			"devDependencies",
			"optionalDependencies"
		].some((key) => Object.keys(valuesOf(merged[key])).some((name) => !(name in valuesOf(becomes[key]))))
	};
}
function mergeKeys(here, { was, becomes, place, conflicts }) {
	const merged = { ...here };
	for (const key of /* @__PURE__ */ new Set([...Object.keys(was), ...Object.keys(becomes)])) {
		const [mine, old, next] = [
			here[key],
			was[key],
			becomes[key]
		];
		if (isObject(next) && (mine === void 0 || isObject(mine))) merged[key] = mergeKeys(mine ?? {}, {
			was: valuesOf(old),
			becomes: next,
			place: `${place}${key}.`,
			conflicts
		});
		else if (isSame(mine, next)) continue;
		else if (mine !== void 0 && !isSame(mine, old)) {
			if (!isSame(old, next)) conflicts.push(`${place}${key}`);
		} else if (next === void 0) delete merged[key];
		else merged[key] = next;
	}
	return merged;
}
function isSame(a, b) {
	return JSON.stringify(a) === JSON.stringify(b);
}
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function valuesOf(value) {
	return isObject(value) ? value : {};
}
function parse(text) {
	try {
		const value = JSON.parse(text);
		return isObject(value) ? value : void 0;
	} catch {
		return;
	}
}
// src/core/upgrade/path-owner.ts
const PACKAGE_PATH = "package.json";
[...RECORD_FOLDERS];
// src/core/upgrade/plan-upgrade.ts
/** Installed anew from package.json, so that a change of it here is nothing to keep. */
const LOCK = "package-lock.json";
/** Plans an upgrade from what came with the old version, what comes with the new one, and what is here. */
function planUpgrade(input) {
	const parts = [
		...[.../* @__PURE__ */ new Set([...Object.keys(input.from.files), ...Object.keys(input.to.files)])].sort().map((path) => planFile(path, input)),
		...Object.entries(input.to.blocks).map(([path, becomes]) => planBlock(path, becomes, input)),
		planPackage(input)
	];
	return {
		steps: parts.flatMap(({ step }) => step ?? []),
		refusals: parts.flatMap(({ refusals }) => refusals ?? []),
		notes: parts.flatMap(({ note }) => note ?? [])
	};
}
function planFile(path, { from, to, hashOf, overwrite }) {
	const [was, becomes, here] = [
		from.files[path],
		to.files[path],
		hashOf(path)
	];
	if (here === becomes) return {};
	if (here !== void 0 && here !== was && !overwrite.has(path) && path !== LOCK) {
		if (was === becomes) return { note: `${path} stays as you changed it: this version has the same as the one before` };
		return { refusals: [refusalOf(path, was === void 0 ? "own" : becomes === void 0 ? "dropped" : "changed")] };
	}
	if (becomes === void 0) return { step: {
		kind: "delete",
		path
	} };
	if (here !== void 0) return { step: {
		kind: "replace",
		path
	} };
	if (was !== void 0 && path.startsWith(".github/")) return { note: `${path} stays deleted` };
	return { step: {
		kind: "add",
		path
	} };
}
function refusalOf(path, why) {
	const overwrite = `--overwrite ${path}`;
	if (why === "own") return {
		path,
		message: `Unexpected ${path}, expected nothing there: the new version brings a file of that name`,
		help: `Rename yours, or give it up with ${overwrite}`
	};
	return {
		path,
		message: `Unexpected change of ${path}, expected it as the engine brought it: the new version ${why === "dropped" ? "has it no more" : "changes it"}`,
		help: `${extensionPointOf(path)}. Give the change up with ${overwrite}; it stays in the history of Git`
	};
}
function planBlock(path, becomes, { from, textOf, overwrite }) {
	const here = textOf(path) ?? "";
	const was = from.blocks[path] ?? "";
	const merged = mergeBlock(here, {
		was,
		becomes
	});
	if (merged === here) return {};
	if (merged !== void 0) return { step: {
		kind: "merge",
		path,
		content: merged
	} };
	if (was === becomes && !overwrite.has(path)) return { note: `${path} stays as you changed it between the marks` };
	return { refusals: [{
		path,
		message: `Unexpected change of ${path} between the marks of the engine, expected it as the engine brought it`,
		help: "Move your lines out of the block between # >>> engine and # <<< engine; outside of it they stay"
	}] };
}
function planPackage({ from, to, textOf }) {
	const here = textOf("package.json") ?? "{}";
	const merged = mergePackage(here, {
		was: from.package,
		becomes: to.package
	});
	if (!merged) return { refusals: [{
		path: PACKAGE_PATH,
		message: `Unexpected text in ${PACKAGE_PATH}, expected JSON`,
		help: "Mend it first"
	}] };
	const { text, conflicts, hasOwnDependencies } = merged;
	return {
		refusals: conflicts.map((key) => ({
			path: PACKAGE_PATH,
			message: `Unexpected change of ${key} in ${PACKAGE_PATH}, expected it as the engine brought it: the new version changes it`,
			help: "Put it back, and give what you need a key of another name"
		})),
		...text !== here && { step: {
			kind: "merge",
			path: "package.json",
			content: text
		} },
		...hasOwnDependencies && { note: `package.json has packages of your own: run npm install and commit ${LOCK}` }
	};
}
// src/app/migrations/migrations.ts
/** All migrations, by number. There is none yet: records are of schema 1 since the first version. */
const MIGRATIONS = [];
// src/app/migrations/run-migrations.ts
/** Runs the migrations after the one that records have been through last; files that stay the same are left out. */
function runMigrations(migrations, files, { after }) {
	const due = migrations.filter(({ number }) => number > after).sort((a, b) => a.number - b.number);
	if (due.length === 0) return [];
	return files.paths().flatMap((path) => {
		const kind = recordKindOf(path);
		const wanted = due.filter(({ kinds }) => kind !== void 0 && kinds.includes(kind));
		if (wanted.length === 0) return [];
		const text = files.read(path);
		const content = wanted.reduce((before, migration) => migration.migrate(before, path), text);
		return content === text ? [] : [{
			path,
			content
		}];
	});
}
// src/app/upgrade/prepare-upgrade.ts
/** Prepares an upgrade by comparing what is here with what came and with what the new version brings. Changes nothing. */
function prepareUpgrade({ here, records, there, overwrite = [], ...more }) {
	const [old, next] = [readManifest(here, "the repository"), readManifest(there, "the new version")];
	if ("problem" in old) return {
		state: "impossible",
		problem: old.problem
	};
	if ("problem" in next) return {
		state: "impossible",
		problem: next.problem
	};
	const [from, to] = [old.manifest, next.manifest];
	if (compareVersions(to.version, from.version) < 0) return {
		state: "impossible",
		problem: `Unexpected version ${to.version}, expected ${from.version}, which is here, or a newer one`
	};
	if (JSON.stringify(from) === JSON.stringify(to)) return {
		state: "current",
		version: from.version
	};
	const migrations = more.migrations ?? MIGRATIONS;
	const plan = planUpgrade({
		from,
		to,
		hashOf: here.hash,
		textOf: here.text,
		overwrite: new Set(overwrite)
	});
	const migrated = runMigrations(migrations, records, { after: from.migration });
	const steps = [
		...plan.steps,
		...migrated.map((file) => ({
			kind: "merge",
			...file
		})),
		{
			kind: "replace",
			path: MANIFEST_PATH
		}
	];
	return {
		state: plan.refusals.length > 0 ? "refused" : "ready",
		from: from.version,
		to: to.version,
		steps,
		refusals: plan.refusals,
		notes: plan.notes,
		migrations: migrations.filter(({ number }) => number > from.migration).map(({ summary }) => summary),
		changelog: changelogBetween(there.text("CHANGELOG.md") ?? "", {
			from: from.version,
			to: to.version
		})
	};
}
function readManifest(tree, place) {
	const text = tree.text(MANIFEST_PATH);
	if (text === void 0) return { problem: `${place} has no ${MANIFEST_PATH}, expected the manifest that its version came with` };
	return parseManifest(text);
}
// actions/upgrade/answer-old-version.ts
/** Plans the upgrade of a repository to this version, and carries it out in its work tree. */
function answerOldVersion({ verb, version, repository, overwrite }) {
	const upgrade = prepareUpgrade({
		here: engineTree(repository),
		records: workTreeFiles(repository),
		there: engineTree(version),
		overwrite
	});
	if (verb === "apply" && upgrade.state === "ready") carryOutSteps(upgrade.steps, {
		from: version,
		to: repository
	});
	return upgrade;
}
// src/adapters/files/ask-new-version.ts
/**
* Has the new version itself plan, and carry out, the upgrade to it: it knows its own migrations, and a mistake of an
* old version in upgrading ends with that version. It runs from its bundle, which needs no packages.
*/
function askNewVersion({ version, repository, isForReal, overwrite = [] }) {
	const program = join(version, "actions/dist/upgrade.js");
	if (!existsSync(program)) return {
		state: "impossible",
		problem: `${version} has no actions/dist/upgrade.js, expected a version of the engine`
	};
	const args = [
		program,
		isForReal ? "apply" : "plan",
		repository,
		...overwrite
	];
	const { stdout, stderr, status } = spawnSync(process.execPath, args, {
		encoding: "utf8",
		maxBuffer: 64 * 2 ** 20,
		env: { PATH: process.env.PATH }
	});
	if (status === 0) return JSON.parse(stdout);
	return {
		state: "impossible",
		problem: `The new version could not say what it would do:\n${stderr.trim()}`
	};
}
// src/adapters/git/commit-upgrade.ts
/** Commits all that a work tree has on a new branch, which stays checked out. */
async function commitOnBranch(place, { branch, message }) {
	const { name, email } = gitIdentity(place.env, await readGitConfig(place));
	const author = {
		GIT_AUTHOR_NAME: name,
		GIT_AUTHOR_EMAIL: email
	};
	const committer = {
		GIT_COMMITTER_NAME: name,
		GIT_COMMITTER_EMAIL: email
	};
	await runGit(place, [
		"switch",
		"--quiet",
		"--create",
		branch
	]);
	await runGit(place, ["add", "--all"]);
	const known = {
		...place,
		env: {
			...place.env,
			...author,
			...committer
		}
	};
	await runGit(known, [
		"commit",
		"--quiet",
		"--cleanup=whitespace",
		"--file",
		"-"
	], { input: message });
}
/** Whether a branch is there, here or at a remote. */
async function hasBranch(place, branch, remote) {
	if (remote === void 0) return (await runGit(place, [
		"rev-parse",
		"--verify",
		"--quiet",
		`refs/heads/${branch}`
	], { accept: [1] })).code === 0;
	const { stdout } = await runGit(place, [
		"ls-remote",
		"--heads",
		"--",
		remote,
		`refs/heads/${branch}`
	]);
	return stdout.length > 0;
}
// src/adapters/git/engine-source.ts
/** The tag of the newest version in a repository of the engine, by its address or folder; undefined where it has none. */
async function findNewestVersion(source, folder) {
	const place = {
		folder,
		env: gitEnvironment(process.env)
	};
	const { stdout } = await runGit(place, [
		"ls-remote",
		"--tags",
		"--refs",
		"--",
		source
	]);
	return newestTag(stdout.toString().match(/(?<=refs\/tags\/)\S+/g) ?? []);
}
/** Puts the files of a tag into a new folder, without its history. A sentence with what is wrong where that fails. */
async function fetchVersion(source, { tag, folder, target }) {
	const place = {
		folder,
		env: gitEnvironment(process.env)
	};
	try {
		await runGit(place, [
			"clone",
			"--quiet",
			"--depth",
			"1",
			"--branch",
			tag,
			"--",
			source,
			target
		]);
		return;
	} catch (error) {
		if (error instanceof GitFailure) return `There is no ${tag} to be had from ${source}: ${error.stderr.trim()}`;
		throw error;
	}
}
// src/app/upgrade/describe-upgrade.ts
/** The lines that tell a person at a terminal what an upgrade does, or why not. */
function describeUpgrade(upgrade) {
	switch (upgrade.state) {
		case "impossible": return [upgrade.problem];
		case "current": return [`This is version ${upgrade.version} already.`];
		case "refused": return [`Version ${upgrade.to} is not put in place; ${upgrade.refusals.length === 1 ? "one thing is" : `${upgrade.refusals.length} things are`} in the way:`, ...upgrade.refusals.flatMap(({ message, help }) => [`  ${message}`, `    help: ${help}`])];
		case "ready": return [`From version ${upgrade.from} to ${upgrade.to}: ${countSteps(upgrade)}.`, ...remarksOf(upgrade)];
		default: return upgrade;
	}
}
/** The text of the pull request that proposes an upgrade, Markdown. */
function proposeUpgrade(upgrade) {
	const remarks = remarksOf(upgrade).map((line) => `- ${line}`);
	return [
		`From version ${upgrade.from} to ${upgrade.to}: ${countSteps(upgrade)}. Records, \`custom/\` and files of your own are as they were.`,
		...remarks.length > 0 ? [remarks.join("\n")] : [],
		upgrade.changelog === "" ? "The changelog says nothing about it." : upgrade.changelog.replaceAll(/^## /gm, "### "),
		"Merge it once its checks are green. `docs/upgrading.md` says what to do where they are not."
	].join("\n\n");
}
function countSteps({ steps }) {
	const count = (kind) => steps.filter((step) => step.kind === kind).length;
	return `${count("add")} files added, ${count("replace")} replaced, ${count("delete")} deleted, ${count("merge")} merged`;
}
function remarksOf({ notes, migrations }) {
	return [...migrations.map((summary) => `Records change: ${summary}`), ...notes];
}
// actions/upgrade/run-upgrade.ts
/** Who commits. */
const AUTHOR = {
	GIT_COMMITTER_NAME: "tocsin",
	GIT_COMMITTER_EMAIL: "tocsin@users.noreply.github.com"
};
/** Proposes the newest version of the engine as a pull request, once a version: what people have closed stays closed. */
async function runUpgrade(core, options) {
	const { folder, work, source } = options;
	if (source === "") {
		core.info("TOCSIN_UPGRADE_SOURCE is not set, so nothing is upgraded; docs/upgrading.md says what to set it to");
		return finish(core, "off");
	}
	const tag = options.wanted || await findNewestVersion(source, folder);
	if (tag === void 0) return core.setFailed(`No version at ${source}, expected tags like v1.2.3`);
	const branch = `tocsin/upgrade-${tag.replace(/^v/, "")}`;
	const place = {
		folder,
		env: gitEnvironment({
			...process.env,
			...AUTHOR
		}, options.settings)
	};
	if (await hasBranch(place, branch, options.remote)) {
		core.info(`${branch} is there: ${tag} was proposed before`);
		return finish(core, "proposed-before");
	}
	const version = join(work, `tocsin-${tag}`);
	const problem = await fetchVersion(source, {
		tag,
		folder,
		target: version
	});
	if (problem !== void 0) return core.setFailed(problem);
	const question = {
		version,
		repository: folder
	};
	const upgrade = askNewVersion({
		...question,
		isForReal: false
	});
	for (const line of describeUpgrade(upgrade)) core.info(line);
	if (upgrade.state === "current") return finish(core, "current");
	if (upgrade.state !== "ready") return core.setFailed(describeUpgrade(upgrade).join("\n"));
	if (changesWorkflows(upgrade) && !options.mayChangeWorkflows) return core.setFailed(`${tag} changes workflows, which the token of a run may not. Set the secret TOCSIN_UPGRADE_TOKEN (docs/upgrading.md), or run: npm run tocsin -- upgrade --from ${tag} --source ${source}`);
	askNewVersion({
		...question,
		isForReal: true
	});
	const title = `Tocsin ${upgrade.to}`;
	await commitOnBranch(place, {
		branch,
		message: `${title}\n\n${upgrade.changelog}`
	});
	await runGit(place, [
		"push",
		"--quiet",
		"--",
		options.remote,
		`HEAD:refs/heads/${branch}`
	]);
	const pull = await restCall(options.github, "pulls", {
		method: "POST",
		body: {
			title,
			head: branch,
			base: options.base,
			body: proposeUpgrade(upgrade).slice(0, MOST_CHARACTERS)
		}
	});
	core.info(`Proposed: ${pull.html_url}`);
	core.setOutput("url", pull.html_url);
	finish(core, "proposed");
}
/** GitHub takes a text of 65,536 characters. */
const MOST_CHARACTERS = 6e4;
function changesWorkflows(upgrade) {
	return upgrade.steps.some(({ path }) => path.startsWith(".github/workflows/"));
}
function finish(core, state) {
	core.setOutput("state", state);
}
// actions/upgrade/main.ts
const [verb, repository, ...overwrite] = process.argv.slice(2);
const { GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_SERVER_URL, GITHUB_WORKSPACE, RUNNER_TEMP } = process.env;
try {
	if (verb !== void 0 && repository !== void 0) {
		const version = join(import.meta.dirname, "../..");
		process.stdout.write(JSON.stringify(answerOldVersion({
			verb,
			version,
			repository,
			overwrite
		})));
	} else {
		const name = GITHUB_REPOSITORY ?? "";
		const workflowToken = getInput("workflow-token");
		const token = workflowToken || getInput("token");
		const { secret, remote, settings = [] } = githubRemote({
			server: GITHUB_SERVER_URL,
			repository: name,
			token
		});
		setSecret(secret);
		await runUpgrade(core_exports, {
			folder: GITHUB_WORKSPACE ?? process.cwd(),
			work: RUNNER_TEMP ?? "/tmp",
			source: getInput("source"),
			wanted: getInput("to"),
			base: getInput("branch") || "main",
			mayChangeWorkflows: workflowToken !== "",
			remote,
			settings,
			github: {
				repository: name,
				token,
				agent: "tocsin-upgrade",
				...GITHUB_API_URL && { apiUrl: GITHUB_API_URL }
			}
		});
	}
} catch (error) {
	setFailed(error instanceof Error ? error.message : String(error));
}
export {};

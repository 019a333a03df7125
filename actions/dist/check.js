import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { n as getInput, r as setFailed, t as core_exports } from "./shared-core.js";
import { t as workTreeFiles } from "./shared-work-tree-files.js";
import { n as sleepHours, r as readBase, t as reportGithub } from "./shared-report-github.js";
import { i as laterOf, o as toEpochMs, r as fromEpochMs } from "./shared-instant.js";
import { n as splitFrontMatter, o as compareDiagnostics, r as locateYaml, t as parseRecord } from "./shared-parse-record.js";
import { n as recordKindOf, t as RECORD_KINDS } from "./shared-record-kinds.js";
import { n as editYaml, t as editFrontMatter } from "./shared-edit-record.js";
import { c as incidentFolder, l as parseIncidentId, o as RECORD_FOLDERS, u as slugOfPath } from "./shared-git-environment.js";
import { C as durationMs, c as INCIDENT_ID_PATTERN, s as DRAFT_ID } from "./shared-gate.js";
import { t as parseAlertLines } from "./shared-alert-lines.js";
import { a as totalOf, i as rolesPagedFirst, r as findHoles, t as findClashes } from "./shared-coverage.js";
import { l as isTimeZone, p as uncovered, r as rolesOf$1, u as clip } from "./shared-list-shifts.js";
import { t as listWatches } from "./shared-list-watches.js";
import { t as peopleOf } from "./shared-people.js";
import { t as inertMarkdown } from "./shared-inert-markdown.js";
import { t as formatLocal } from "./shared-format-local.js";
import { t as onCallAt } from "./shared-on-call-at.js";
import { a as splitSections, i as sectionOf, n as POSTMORTEM_TEMPLATE, r as isSameTitle, t as POSTMORTEM_SECTIONS } from "./shared-postmortem-sections.js";
import { n as actionsDue, r as postmortemDue, t as needsPostmortem } from "./shared-needs-postmortem.js";
import { t as matchesGlob } from "./shared-glob.js";
import { n as schedulesOfTeam } from "./shared-find-schedules.js";
import { n as closestWord } from "./shared-schema-problems.js";
import { t as missingToClose } from "./shared-missing-to-close.js";
import { t as checkSchedule } from "./shared-check-schedule.js";
import { i as redactText, n as isSecretName, t as REDACTED } from "./shared-redact.js";
import { t as printReportFile } from "./shared-report-file.js";
import { join } from "node:path";
import { hash } from "node:crypto";
import { pathToFileURL } from "node:url";
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
// src/adapters/files/checked-files.ts
/** Two writes within this time may leave one and the same time of change on some file systems. */
const SURE_AFTER_MS = 3e3;
/** The record files of a work tree with what a check asks of them. */
function checkedFiles(root) {
	const statOf = (path) => statSync(join(root, path), { throwIfNoEntry: false });
	return {
		...workTreeFiles(root),
		size: (path) => statOf(path)?.size ?? 0,
		stamp: (path) => {
			const stat = statOf(path);
			if (!stat || Date.now() - Math.max(stat.mtimeMs, stat.ctimeMs) < SURE_AFTER_MS) return void 0;
			return `${stat.mtimeMs}:${stat.ctimeMs}:${stat.size}:${stat.ino}`;
		}
	};
}
// src/adapters/files/custom-rules.ts
const FOLDER = "custom/rules";
/** Loads what `custom/rules/*.ts` of a repository export. Rejects with the name of a file that is no rule. */
async function loadCustomRules(root) {
	const folder = join(root, FOLDER);
	const names = existsSync(folder) ? readdirSync(folder).filter(isRuleFile).sort() : [];
	const rules = [];
	for (const name of names) {
		const file = join(folder, name);
		const exported = Object.values(await load(file, name));
		const id = `custom/${name.slice(0, -3)}`;
		if (exported.length !== 1 || !isRule(exported[0], id)) throw new Error(`Unexpected export of ${FOLDER}/${name}, expected one rule, with the id ${id}, scope, severity, summary, why and check`);
		rules.push(exported[0]);
	}
	return {
		rules,
		version: names.map((name) => `${name}\n${readFileSync(join(folder, name), "utf8")}`).join("\n")
	};
}
async function load(file, name) {
	try {
		return await import(pathToFileURL(file).href);
	} catch (error) {
		throw new Error(`${FOLDER}/${name} cannot be loaded: ${error.message}`, { cause: error });
	}
}
function isRuleFile(name) {
	return name.endsWith(".ts") && !name.endsWith(".test.ts");
}
function isRule(value, expectedId) {
	const { id, scope, severity, check } = value ?? {};
	return id === expectedId && (scope === "record" || scope === "file" || scope === "repository") && severity !== void 0 && typeof check === "function";
}
// src/core/check/create-clock.ts
/** A clock that stands at `now` and notes between which moments its answers hold. */
function createClock(now) {
	const at = toEpochMs(now);
	let from = Number.NEGATIVE_INFINITY;
	let until = Number.POSITIVE_INFINITY;
	return {
		clock: {
			isPast: (instantOrDate) => {
				const edge = endOf(instantOrDate);
				if (Number.isNaN(edge)) return false;
				if (edge <= at) from = Math.max(from, edge);
				else until = Math.min(until, edge);
				return edge <= at;
			},
			today: () => {
				const start = Math.floor(at / DAY_MS) * DAY_MS;
				from = Math.max(from, start);
				until = Math.min(until, start + DAY_MS);
				return fromEpochMs(start).slice(0, 10);
			},
			now: () => {
				from = at;
				until = at + 1;
				return now;
			}
		},
		window: () => ({
			from,
			until
		})
	};
}
const DAY_MS = 864e5;
/** A date is past when its last millisecond in UTC is. */
function endOf(instantOrDate) {
	const start = toEpochMs(instantOrDate);
	return /^\d{4}-\d{2}-\d{2}$/.test(instantOrDate) ? start + DAY_MS - 1 : start;
}
// src/core/check/raise-findings.ts
/** The rule that a rule breaks by breaking; a crash is named and all other rules go on. */
const RULE_CRASHED = {
	id: "check/rule-crashed",
	severity: "error"
};
/** What the rules say of one file (and of the record in it, where it could be read). */
function raiseFileFindings(rules, { file, record }, context) {
	const raised = [];
	const { ofFiles, ofRecords } = sortedOut(rules);
	for (const rule of ofFiles) guard(rule, file, () => rule.check(file, context), raised);
	if (!record) return raised;
	for (const rule of ofRecords.get(record.kind) ?? []) guard(rule, file, () => rule.check(record, context), raised);
	return raised;
}
const sorted = /* @__PURE__ */ new WeakMap();
/** The rules by what they look at, found once for a list of rules: it is asked for every file. */
function sortedOut(rules) {
	const known = sorted.get(rules);
	if (known) return known;
	const ofRecords = /* @__PURE__ */ new Map();
	for (const rule of rules) {
		if (rule.scope !== "record") continue;
		for (const kind of rule.kinds) ofRecords.set(kind, [...ofRecords.get(kind) ?? [], rule]);
	}
	const found = {
		ofFiles: rules.filter((rule) => rule.scope === "file"),
		ofRecords
	};
	sorted.set(rules, found);
	return found;
}
/** What the rules say of all records together. */
function raiseRepositoryFindings(rules, context) {
	const raised = [];
	for (const rule of rules) if (rule.scope === "repository") guard(rule, "policies/checks.yaml", () => rule.check(context), raised);
	return raised;
}
function guard(rule, file, check, raised) {
	try {
		for (const finding of check()) raised.push({
			rule,
			finding
		});
	} catch (error) {
		raised.push(ruleCrash(rule.id, file, error));
	}
}
/** The finding that stands for a rule that threw. */
function ruleCrash(id, file, error) {
	const cause = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
	return {
		rule: RULE_CRASHED,
		finding: {
			file,
			message: `Unexpected failure of the rule ${id}, expected a verdict: ${cause}`,
			help: "This is a mistake in the rule and not in the record. Please report it with the file."
		}
	};
}
// src/app/check/check-cache.ts
/** Opens what was saved; results of another engine (other rules, other parsers) are worth nothing. */
function openCache(text, engine) {
	const document = parse(text);
	if (!document || document.engine !== engine) return {
		hashes: /* @__PURE__ */ new Map(),
		valid: () => /* @__PURE__ */ new Map()
	};
	return {
		hashes: new Map(Object.entries(document.hashes)),
		valid: (store, at) => {
			const { dependencies } = document;
			const same = dependencies.map(([key, fingerprint]) => store.files.fingerprint(key) === fingerprint);
			const results = /* @__PURE__ */ new Map();
			for (const [file, { asked, problems = [], ...rest }] of Object.entries(document.files)) {
				const { from = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY } = rest;
				if (!store.files.has(file) || at < from || at >= until || !asked.every((index) => same[index])) continue;
				results.set(file, {
					...rest,
					problems,
					dependencies: asked.map((index) => dependencies[index][0])
				});
			}
			return results;
		}
	};
}
/** The text to save: results by file, with the fingerprints of everything they depend on. */
function printCache(engine, results, { fingerprint, hashes }) {
	const indexes = /* @__PURE__ */ new Map();
	const dependencies = [];
	const files = {};
	for (const [file, { problems, dependencies: keys, ...rest }] of results) {
		const prints = keys.map(fingerprint);
		if (prints.includes(void 0)) continue;
		files[file] = {
			asked: keys.map((key, place) => {
				const known = indexes.get(key);
				if (known !== void 0) return known;
				indexes.set(key, dependencies.length);
				return dependencies.push([key, prints[place]]) - 1;
			}),
			...problems.length > 0 && { problems },
			...rest
		};
	}
	return JSON.stringify({
		engine,
		dependencies,
		files,
		hashes: Object.fromEntries(hashes)
	});
}
function parse(text) {
	if (text === void 0) return void 0;
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
// src/app/check/mend-schema-problem.ts
/**
* A problem that a schema found, with its page and, for a mistyped key, the edit that mends it. The key is safe to mend:
* only a key that the record does not have yet is ever meant by a near one.
*/
function mendSchemaProblem(problem, text) {
	const { rule, expected, help, start, end } = problem;
	const url = "docs/rules/schema.md";
	const isNearMiss = help?.startsWith("Did you mean") && expected?.length === 1 && end !== void 0;
	if (!rule.endsWith("/unknown-key") || !isNearMiss) return {
		...problem,
		url
	};
	const edit = {
		start: offsetOf(text, start),
		end: offsetOf(text, end),
		text: expected[0]
	};
	return {
		...problem,
		url,
		fix: {
			title: `Rename the key to "${expected[0]}"`,
			safe: true,
			edits: [edit]
		}
	};
}
function offsetOf(text, { line, col }) {
	let start = 0;
	for (let left = line - 1; left > 0; left -= 1) start = text.indexOf("\n", start) + 1;
	return start + col - 1;
}
// src/formats/locate-place.ts
/** A locator over the text of a file, read as the kind of record that lives at its path. */
function createPlaceLocator(file, text) {
	const parts = partsOf(file, text);
	const lineStarts = startsOfLines(text);
	let yaml;
	return {
		range: (place) => {
			if ("text" in place) return place.text;
			if ("body" in place) return [parts.bodyStart + place.body[0], parts.bodyStart + place.body[1]];
			yaml ??= locateYaml(parts.yaml);
			const [start, end] = yaml.range(place.key, place.part);
			return [parts.yamlStart + start, parts.yamlStart + trimEnd(parts.yaml, start, end)];
		},
		position: (offset) => positionOf(lineStarts, Math.min(offset, text.length - (text.endsWith("\n") ? 1 : 0)))
	};
}
function partsOf(file, text) {
	const kind = recordKindOf(file);
	const isMarkdown = kind ? RECORD_KINDS[kind].format === "markdown" : file.endsWith(".md");
	const split = isMarkdown ? splitFrontMatter(text) : void 0;
	if (split?.ok) return split.parts;
	return isMarkdown ? {
		yaml: "",
		yamlStart: 0,
		bodyStart: 0
	} : {
		yaml: text,
		yamlStart: 0,
		bodyStart: 0
	};
}
/** The range of a block value reaches to the start of the next key; its text does not. */
function trimEnd(yaml, start, end) {
	let stop = end;
	while (stop > start && /\s/.test(yaml[stop - 1])) stop -= 1;
	return stop;
}
function startsOfLines(text) {
	const starts = [0];
	for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
	return starts;
}
function positionOf(lineStarts, offset) {
	let low = 0;
	let high = lineStarts.length - 1;
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if (lineStarts[middle] <= offset) low = middle;
		else high = middle - 1;
	}
	return {
		line: low + 1,
		col: offset - lineStarts[low] + 1
	};
}
// src/formats/repair-edits.ts
/** The text edits that a repair means in a file; keys are set losslessly. Throws where a key cannot be set (a bug of the rule). */
function repairEdits({ edits }, { file, text, locator }) {
	return edits.map((edit) => {
		if ("at" in edit) {
			const [start, end] = locator.range(edit.at);
			return {
				start,
				end,
				text: edit.text
			};
		}
		if ("remove" in edit) return removeEntry(text, locator.range({ key: edit.remove }));
		const keys = [{
			path: edit.set,
			value: edit.value
		}];
		return smallestEdit(text, file.endsWith(".md") ? editFrontMatter(text, keys) : editYaml(text, keys));
	});
}
/** Takes an entry out of a list: its lines in a block (with the comment behind it), it and a comma on one line. */
function removeEntry(text, [start, end]) {
	const lineStart = text.lastIndexOf("\n", start - 1) + 1;
	if (/^[ \t]*- [ \t]*$/.test(text.slice(lineStart, start))) {
		const lineEnd = text.indexOf("\n", end);
		return {
			start: lineStart,
			end: lineEnd === -1 ? text.length : lineEnd + 1,
			text: ""
		};
	}
	const after = /^\s*,\s*/.exec(text.slice(end));
	if (after) return {
		start,
		end: end + after[0].length,
		text: ""
	};
	return {
		start: start - (/\s*,\s*$/.exec(text.slice(lineStart, start))?.[0].length ?? 0),
		end,
		text: ""
	};
}
/** The one edit that turns a text into another, without what both have in common at either end. */
function smallestEdit(before, after) {
	const shorter = Math.min(before.length, after.length);
	let start = 0;
	while (start < shorter && before[start] === after[start]) start += 1;
	let kept = 0;
	while (kept < shorter - start && before[before.length - 1 - kept] === after[after.length - 1 - kept]) kept += 1;
	return {
		start,
		end: before.length - kept,
		text: after.slice(start, after.length - kept)
	};
}
// src/app/check/place-finding.ts
const FILE_START = {
	line: 1,
	col: 1
};
/**
* Gives a finding its lines and columns; `readText` knows the file and every other file that the finding names. A
* repair that cannot be made is a crash of its rule.
*/
function placeFinding(raised, subject, readText) {
	try {
		return place(raised, subject, readText);
	} catch (error) {
		return place(ruleCrash(raised.rule.id, raised.finding.file ?? subject, error), subject, readText);
	}
}
function place({ rule, finding }, subject, readText) {
	const { message, at, file = subject, severity = rule.severity, related, repair, ...details } = finding;
	const text = at || repair ? readText(file) ?? "" : "";
	const locator = createPlaceLocator(file, text);
	const [start, end] = at ? locator.range(at) : [0, 0];
	return {
		rule: rule.id,
		severity,
		message,
		file,
		start: locator.position(start),
		...at && { end: locator.position(end) },
		...details,
		...related && { related: related.map((other) => ({
			message: other.message,
			file: other.file,
			start: startOf$1(other.file, other.at, readText)
		})) },
		...repair && { fix: {
			title: repair.title,
			safe: repair.safe,
			edits: repairEdits(repair, {
				file,
				text,
				locator
			})
		} },
		url: rule.id.startsWith("custom/") ? `${rule.id.replace("/", "/rules/")}.ts` : `docs/rules/${rule.id}.md`
	};
}
function startOf$1(file, at, readText) {
	if (!at) return FILE_START;
	const locator = createPlaceLocator(file, readText(file) ?? "");
	return locator.position(locator.range(at)[0]);
}
// src/app/check/track-lookup.ts
/**
* The store as rules see it, noting what was asked. A note is a letter and a path: `f` content of a file, `e` whether it
* is there, `s` its size, `l` names in a folder, `t` all files below a folder, `b` a file before the change, `c` the
* list of changes. `store.files.fingerprint(note)` says whether the answer is still the same.
*/
function trackLookup(store, note, knownAlertNames) {
	return {
		has: (file) => noted(`e:${file}`, () => store.files.has(file)),
		list: (folder) => noted(`l:${folder}`, () => store.files.list(folder)),
		size: (file) => noted(`s:${file}`, () => store.files.size(file)),
		text: (file) => noted(`f:${file}`, () => store.files.text(file)),
		record: (kind, file) => noted(`f:${file}`, () => store.record(kind, file)),
		all: (kind) => noted(`t:${store.folderOf(kind)}`, () => store.all(kind)),
		policy: (name) => noted(`f:policies/${name}.yaml`, () => store.policy(name)),
		incidentIds: () => {
			note("l:incidents");
			for (const year of store.files.list("incidents")) note(`l:incidents/${year}`);
			return store.incidentIds();
		},
		people: () => noted("t:teams", () => store.people()),
		alertNames: () => noted("t:alerts", () => store.alertNames(knownAlertNames)),
		before: (kind, file) => noted(`b:${file}`, () => store.before(kind, file)),
		changes: () => noted("c:", () => store.changes())
	};
	function noted(key, answer) {
		note(key);
		return answer();
	}
}
// src/app/check/check-file.ts
/** The rule that a file breaks by not letting itself be read. */
const UNREADABLE_FILE = "check/unreadable-file";
/** Checks one file: its schema, then every rule that asks about it. */
function checkFile(store, file, settings) {
	const dependencies = /* @__PURE__ */ new Set([`f:${file}`]);
	const records = trackLookup(store, (key) => dependencies.add(key), settings.alertNames);
	const { clock, window } = createClock(settings.now);
	const { record, problems, alertNames } = store.read(file);
	const raised = raiseFileFindings(settings.rules, {
		file,
		...record && { record }
	}, {
		records,
		clock
	});
	const found = [
		...unreadable(store, file),
		...problems.map((problem) => mendSchemaProblem(problem, store.files.text(file) ?? "")),
		...raised.map((one) => placeFinding(one, file, records.text))
	];
	const { from, until } = window();
	return {
		problems: found,
		dependencies: [...dependencies],
		...Number.isFinite(from) && { from },
		...Number.isFinite(until) && { until },
		...alertNames && { alertNames }
	};
}
/** What the engine itself says of a file that the system does not let it read. */
function unreadable(store, file) {
	const code = store.files.failure(file);
	if (code === void 0) return [];
	return [{
		rule: UNREADABLE_FILE,
		severity: "error",
		message: `Unexpected file that cannot be read (${code}), expected a text`,
		file,
		start: {
			line: 1,
			col: 1
		},
		help: "See that the file is there and that you may read it.",
		url: `docs/rules/${UNREADABLE_FILE}.md`
	}];
}
// src/app/check/check-files.ts
/** Checks files in order. What was read below incidents/ and alerts/ is forgotten with its folder, so that memory stays flat. */
function checkFiles(store, files, settings) {
	const results = /* @__PURE__ */ new Map();
	let open = [];
	for (const file of files) {
		if (open[0] !== void 0 && folderOf(open[0]) !== folderOf(file)) {
			for (const old of open) store.forget(old);
			open = [];
		}
		if (file.startsWith("incidents/") || file.startsWith("alerts/")) open.push(file);
		results.set(file, checkFile(store, file, settings));
	}
	return results;
}
function folderOf(file) {
	return file.startsWith("alerts/") ? file : file.slice(0, file.lastIndexOf("/"));
}
// src/app/check/judge-files.ts
/** From this many files on, a second core is worth its start. */
const POOL_FROM = 1e3;
/**
* Judges the stale files, and says by which contents. Incidents and the archive are many and may be shared out; the
* others come last and here, because they ask what the archive says as a whole.
*/
async function judgeFiles(store, stale, { request, results }) {
	const { rules, now, pool } = request;
	const [many, few] = [stale.filter(isOneOfMany), stale.filter((file) => !isOneOfMany(file))];
	const shares = pool && many.length >= POOL_FROM ? await pool.check(many) : [];
	const own = shares.length > 0 ? new Map(shares.flatMap((share) => share.results)) : checkFiles(store, many, request);
	for (const [file, result] of own) results.set(file, result);
	const alertNames = countedArchive(results);
	for (const [file, result] of checkFiles(store, few, {
		rules,
		now,
		alertNames
	})) results.set(file, result);
	const foreign = agreedFingerprints(shares);
	return {
		hashes: new Map([...shares.flatMap((share) => share.hashes), ...store.files.hashes()]),
		fingerprint: (key) => {
			if (!foreign.has(key)) return store.files.fingerprint(key);
			const theirs = foreign.get(key);
			return store.files.isPrinted(key) && store.files.fingerprint(key) !== theirs ? void 0 : theirs;
		}
	};
}
function isOneOfMany(file) {
	return file.startsWith("incidents/") || file.startsWith("alerts/");
}
/** Fingerprints by key; undefined where two workers have read two contents. */
function agreedFingerprints(shares) {
	const agreed = /* @__PURE__ */ new Map();
	for (const [key, fingerprint] of shares.flatMap(({ fingerprints }) => fingerprints)) {
		const isNews = !agreed.has(key) || agreed.get(key) === fingerprint;
		agreed.set(key, isNews ? fingerprint : void 0);
	}
	return agreed;
}
/** The alert names of each file of the archive, as far as their results hold them. */
function countedArchive(results) {
	const counted = /* @__PURE__ */ new Map();
	for (const [file, { alertNames }] of results) if (alertNames) counted.set(file, alertNames);
	return counted;
}
// src/app/check/alert-names.ts
/** Counts the firing alerts of one file by name. */
function countAlertNames(lines) {
	const names = /* @__PURE__ */ new Map();
	for (const { name, state, at, service } of lines) {
		if (state !== "firing" || name === "") continue;
		const one = {
			count: 1,
			last: at,
			services: service === void 0 ? [] : [service]
		};
		names.set(name, addUse(names.get(name), one));
	}
	return Object.fromEntries(names);
}
/** The uses of all files together, by name in the order of the alphabet. */
function mergeAlertNames(files) {
	const merged = /* @__PURE__ */ new Map();
	for (const names of files) for (const [name, use] of Object.entries(names)) merged.set(name, addUse(merged.get(name), use));
	return new Map([...merged].sort(([a], [b]) => a < b ? -1 : 1));
}
function addUse(before, use) {
	if (!before) return use;
	return {
		count: before.count + use.count,
		last: laterOf(before.last, use.last),
		services: [.../* @__PURE__ */ new Set([...before.services, ...use.services])].sort()
	};
}
// src/app/check/file-store.ts
/**
* The files of one work tree at one moment, read when they are first asked for. A file that still has the stamp of a
* known hash is not read for its hash.
*/
var FileStore = class {
	paths;
	#files;
	#base;
	#known;
	#present;
	#texts = /* @__PURE__ */ new Map();
	#hashes = /* @__PURE__ */ new Map();
	#prints = /* @__PURE__ */ new Map();
	#failures = /* @__PURE__ */ new Map();
	#folders;
	constructor(files, base, known) {
		this.paths = files.paths();
		this.#files = files;
		this.#base = base;
		this.#known = known;
		this.#present = new Set(this.paths);
	}
	has(file) {
		return this.#present.has(file);
	}
	size(file) {
		return this.has(file) ? this.#files.size(file) : 0;
	}
	/** All files below a folder. */
	below(folder) {
		return this.paths.filter((path) => path.startsWith(`${folder}/`));
	}
	/** Names in a folder. */
	list(folder) {
		this.#folders ??= listFolders(this.paths);
		return this.#folders.get(folder) ?? [];
	}
	text(file) {
		if (!this.has(file)) return void 0;
		const kept = this.#texts.get(file);
		if (kept !== void 0) return kept;
		const stamp = this.#files.stamp(file);
		const text = this.#read(file);
		if (text === void 0) return void 0;
		if (isText(file)) this.#noteHash(file, stamp, digest(text));
		this.#texts.set(file, text);
		return text;
	}
	/** Why a file could not be read (the code of the system, like EACCES); undefined where it could, or was not asked for. */
	failure(file) {
		return this.#failures.get(file);
	}
	/** Forgets a text that nothing is likely to ask for again. */
	forgetText(file) {
		this.#texts.delete(file);
	}
	/** A text that differs when the answer to a dependency does; see `trackLookup` for the keys. */
	fingerprint(key) {
		const print = this.#prints.get(key) ?? this.#fingerprintOf(key);
		this.#prints.set(key, print);
		return print;
	}
	/** Whether a fingerprint was asked for, or the file read, so that it tells of what was judged here. */
	isPrinted(key) {
		return this.#prints.has(key) || key[0] === "f" && this.#hashes.has(key.slice(2));
	}
	/** The hashes that are known now and whose files have a stamp. */
	hashes() {
		const stamped = /* @__PURE__ */ new Map();
		for (const [file, [stamp, hash]] of this.#hashes) if (stamp !== void 0) stamped.set(file, [stamp, hash]);
		return stamped;
	}
	#fingerprintOf(key) {
		const subject = key.slice(2);
		switch (key[0]) {
			case "f": return this.has(subject) ? this.#hashOf(subject) : "-";
			case "e": return this.has(subject) ? "1" : "-";
			case "s": return String(this.size(subject));
			case "l": return digest(this.list(subject).join("\n"));
			case "t": return digest(this.below(subject).flatMap((file) => [file, this.#hashOf(file)]).join("\n"));
			case "b": return digest(this.#base?.text(subject) ?? "");
			case "c": return digest(JSON.stringify(this.#base?.changes ?? null));
			default: throw new Error(`Unexpected dependency "${key}"`);
		}
	}
	#hashOf(file) {
		const asked = this.#hashes.get(file);
		if (asked) return asked[1];
		const [stamp, before] = [this.#files.stamp(file), this.#known.get(file)];
		if (stamp !== void 0 && before?.[0] === stamp) return this.#noteHash(file, stamp, before[1]);
		const text = isText(file) ? this.#read(file) : String(this.size(file));
		return text === void 0 ? UNREADABLE : this.#noteHash(file, stamp, digest(text));
	}
	#read(file) {
		try {
			return this.#files.read(file);
		} catch (error) {
			this.#failures.set(file, error.code ?? String(error));
			return;
		}
	}
	/** A file that was read twice with two contents gets a hash that no content has: what it led to is not kept. */
	#noteHash(file, stamp, hash) {
		const before = this.#hashes.get(file)?.[1] ?? hash;
		const isSame = before === hash;
		const noted = isSame ? hash : `${before}, then ${hash}`;
		this.#hashes.set(file, [isSame ? stamp : void 0, noted]);
		return noted;
	}
};
/** The hash of a file that could not be read: no content has it. */
const UNREADABLE = "unreadable";
const TEXT_FILE = /\.(?:md|mdx|yaml|yml|json|ndjson|txt)$/;
function isText(file) {
	return TEXT_FILE.test(file);
}
function digest(text) {
	return hash("sha1", text, "base64").slice(0, 20);
}
function listFolders(paths) {
	const folders = /* @__PURE__ */ new Map();
	for (const path of paths) for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
		const folder = path.slice(0, end);
		const nextSlash = path.indexOf("/", end + 1);
		const name = path.slice(end + 1, nextSlash === -1 ? void 0 : nextSlash);
		const names = folders.get(folder);
		if (!names) folders.set(folder, /* @__PURE__ */ new Set([name]));
		else if (names.has(name)) break;
		else names.add(name);
	}
	return new Map([...folders].map(([folder, names]) => [folder, [...names].sort()]));
}
// src/app/check/record-store.ts
const NOTHING$1 = { problems: [] };
const FOLDERS = {
	service: "services",
	team: "teams",
	schedule: "schedules",
	runbook: "runbooks"
};
/** The records of one work tree at one moment, each parsed when it is first asked for. */
function createRecordStore(files, base, known = /* @__PURE__ */ new Map()) {
	const store = new FileStore(files, base, known);
	const memory = /* @__PURE__ */ new Map();
	const once = (key, make) => {
		if (!memory.has(key)) memory.set(key, make());
		return memory.get(key);
	};
	const read = (file) => recordKindOf(file) === void 0 ? NOTHING$1 : once(file, () => readFile(file, store.text(file)));
	const record = (kind, file) => {
		const found = store.has(file) ? read(file).record : void 0;
		return found?.kind === kind ? found : void 0;
	};
	const all = (kind) => once(`all ${kind}`, () => {
		const entries = store.below(FOLDERS[kind]).flatMap((file) => {
			const found = record(kind, file);
			return found ? [[slugOfPath(file), found.value]] : [];
		});
		return new Map(entries);
	});
	return {
		/** The files themselves: texts, names, fingerprints. */
		files: store,
		read,
		record,
		all,
		folderOf: (kind) => FOLDERS[kind],
		policy: (name) => record(name, `policies/${name}.yaml`)?.value,
		incidentIds: () => once("incident ids", () => listIncidentIds((folder) => store.list(folder))),
		people: () => once("people", () => listPeople(all("team"))),
		alertNames: (counted) => once("alert names", () => mergeAlertNames(store.below("alerts").map((file) => counted?.get(file) ?? read(file).alertNames ?? {}))),
		before: (kind, file) => {
			const old = base?.text(file);
			if (old === void 0 || recordKindOf(file) !== kind) return void 0;
			return once(`before ${file}`, () => readFile(file, old)).record;
		},
		changes: () => base?.changes,
		/** Forgets the text and the record of a file that nothing is likely to ask for again. */
		forget: (file) => {
			store.forgetText(file);
			memory.delete(file);
		}
	};
}
function readFile(file, text) {
	const kind = recordKindOf(file);
	if (kind === void 0 || text === void 0) return NOTHING$1;
	if (kind === "alert-line") {
		const { lines, problems } = parseAlertLines(file, text);
		return {
			problems,
			alertNames: countAlertNames(lines)
		};
	}
	const parsed = parseRecord(kind, file, text);
	if (!parsed.ok) return { problems: parsed.problems };
	return {
		record: {
			kind,
			file,
			text,
			...parsed.value
		},
		problems: []
	};
}
function listIncidentIds(list) {
	return list("incidents").filter((year) => /^\d{4}$/.test(year)).flatMap((year) => list(`incidents/${year}`)).filter((id) => INCIDENT_ID_PATTERN.test(id));
}
function listPeople(teams) {
	const people = /* @__PURE__ */ new Map();
	for (const [team, { members }] of teams) for (const { handle, name } of members) if (!people.has(handle)) people.set(handle, {
		handle,
		name,
		team
	});
	return people;
}
// src/app/check/select-touched.ts
/** How far a change reaches. */
function isTouchedBy(changes) {
	const changed = new Set(changes.map(({ file }) => file));
	const moved = changes.filter(({ change }) => change !== "modified").map(({ file }) => file);
	const came = new Set(moved);
	const named = new Set(moved.flatMap(foldersOf));
	const below = new Set([...changed].flatMap(foldersOf));
	return {
		isChanged: (file) => changed.has(file),
		isTouched: (key) => {
			const subject = key.slice(2);
			switch (key[0]) {
				case "e": return came.has(subject);
				case "l": return named.has(subject);
				case "t": return below.has(subject);
				default: return changed.has(subject);
			}
		}
	};
}
/** Every folder above a file. */
function foldersOf(file) {
	const steps = file.split("/").slice(0, -1);
	return steps.map((_, index) => steps.slice(0, index + 1).join("/"));
}
// src/app/check/check-repository.ts
/** Checks the records of a repository: every file, or those of some paths; with a base, names what the change touches. */
async function checkRepository(request) {
	if (request.paths) return checkPaths(request, request.paths);
	const cache = openCache(request.cache?.drawer.load(), request.cache?.engine ?? "");
	const store = createRecordStore(request.files, request.base, cache.hashes);
	const results = cache.valid(store, toEpochMs(request.now));
	const stale = store.files.paths.filter((file) => !results.has(file));
	const judged = await judgeFiles(store, stale, {
		request,
		results
	});
	if (request.cache && stale.length > 0) request.cache.drawer.save(printCache(request.cache.engine, results, judged));
	return {
		problems: [...reported(results, request), ...repositoryProblems(store, request, results)].sort(byPlace),
		files: store.files.paths.length,
		checked: stale.length,
		scope: request.base && !request.isAll ? "change" : "all",
		unknownPaths: []
	};
}
function checkPaths(request, paths) {
	const store = createRecordStore(request.files, request.base);
	const isAt = (file, path) => file === path || path === "" || file.startsWith(`${path}/`);
	const files = store.files.paths.filter((file) => paths.some((path) => isAt(file, path)));
	return {
		problems: [...checkFiles(store, files, request).values()].flatMap((result) => result.problems).sort(byPlace),
		files: store.files.paths.length,
		checked: files.length,
		scope: "paths",
		unknownPaths: paths.filter((path) => !files.some((file) => isAt(file, path)))
	};
}
function repositoryProblems(store, request, results) {
	const records = trackLookup(store, () => {}, countedArchive(results));
	const { clock } = createClock(request.now);
	const problems = raiseRepositoryFindings(request.rules, {
		records,
		clock
	}).map((one) => placeFinding(one, "", records.text));
	const { base, isAll } = request;
	if (!base || isAll) return problems;
	const changed = new Set(base.changes.map(({ file }) => file));
	return problems.filter(({ file }) => changed.has(file));
}
/** Of files that the change only touches by reference, the errors: their older warnings are not its doing. */
function reported(results, { base, isAll }) {
	if (!base || isAll) return [...results.values()].flatMap(({ problems }) => problems);
	const touch = isTouchedBy(base.changes);
	return [...results].flatMap(([file, { problems, dependencies }]) => {
		if (problems.length === 0) return [];
		if (touch.isChanged(file)) return problems;
		return dependencies.some(touch.isTouched) ? problems.filter(({ severity }) => severity === "error") : [];
	});
}
function byPlace(a, b) {
	return compareDiagnostics(a, b) || (a.message < b.message ? -1 : a.message > b.message ? 1 : 0);
}
// src/core/oncall/compare-schedules.ts
const HOUR = 36e5;
/** Compares a schedule with what it was; an absent one has nobody. */
function compareSchedules(before, after, { period, zoneOf }) {
	const span = {
		start: toEpochMs(period.from),
		end: toEpochMs(period.until)
	};
	const [old, now] = [usable(before), usable(after)];
	const roles = [.../* @__PURE__ */ new Set([...old ? rolesOf$1(old) : [], ...now ? rolesOf$1(now) : []])];
	const watchesOf = (schedule, role) => schedule && rolesOf$1(schedule).includes(role) ? listWatches(schedule, role, span) : [];
	return {
		changes: roles.flatMap((role) => changedWatches(watchesOf(old, role), watchesOf(now, role), span).map((change) => ({
			role,
			...change
		}))),
		people: comparePeople(firstWatches(old, span), firstWatches(now, span), zoneOf),
		newGaps: now ? newGaps(old, now, span) : [],
		newClashes: now ? newClashes(old, now, span) : []
	};
}
function usable(schedule) {
	return schedule && isTimeZone(schedule.time_zone) ? schedule : void 0;
}
function changedWatches(before, after, span) {
	const edges = [...before, ...after].flatMap(({ start, end }) => [start, end]);
	const times = [.../* @__PURE__ */ new Set([
		span.start,
		...edges,
		span.end
	])].sort((a, b) => a - b);
	const changes = [];
	const [at, then] = [memberAt(before), memberAt(after)];
	for (const [index, start] of times.slice(0, -1).entries()) {
		const [old, now] = [at(start), then(start)];
		if (old === now) continue;
		const [from, end] = [fromEpochMs(start), fromEpochMs(times[index + 1])];
		const last = changes.at(-1);
		if (last && last.end === from && last.before === old && last.after === now) changes[changes.length - 1] = {
			...last,
			end
		};
		else changes.push({
			start: from,
			end,
			...old && { before: old },
			...now && { after: now }
		});
	}
	return changes;
}
/** Looks up who watches at ascending moments. */
function memberAt(watches) {
	let index = 0;
	return (ms) => {
		while (index < watches.length && watches[index].end <= ms) index++;
		const watch = watches[index];
		return watch && watch.start <= ms ? watch.member : void 0;
	};
}
function firstWatches(schedule, span) {
	return schedule ? rolesPagedFirst(schedule).flatMap((role) => listWatches(schedule, role, span)) : [];
}
function comparePeople(before, after, zoneOf) {
	return [...new Set([...before, ...after].map(({ member }) => member))].sort().map((member) => {
		const own = (watches) => watches.filter((watch) => watch.member === member);
		const sleep = (watches) => watches.reduce((sum, watch) => sum + totalOf(sleepHours(watch, zoneOf(member))), 0) / HOUR;
		const [old, now] = [own(before), own(after)];
		return {
			member,
			hours: {
				before: totalOf(old) / HOUR,
				after: totalOf(now) / HOUR
			},
			sleep: {
				before: sleep(old),
				after: sleep(now)
			}
		};
	});
}
function newGaps(before, after, span) {
	return rolesPagedFirst(after).flatMap((role) => {
		const known = before && rolesOf$1(before).includes(role) ? findHoles(before, role, span) : [];
		return findHoles(after, role, span).flatMap((hole) => uncovered(hole, known)).map(({ start, end }) => ({
			role,
			start: fromEpochMs(start),
			end: fromEpochMs(end)
		}));
	});
}
function newClashes(before, after, span) {
	const known = before ? findClashes(before, rolesOf$1(before), span) : [];
	return findClashes(after, rolesOf$1(after), span).filter((clash) => !known.some((old) => old.member === clash.member && clip(old, clash).length > 0)).map(({ member, roles, start, end }) => ({
		member,
		roles,
		start: fromEpochMs(start),
		end: fromEpochMs(end)
	}));
}
// src/app/oncall/diff-schedules.ts
const WEEKS_AHEAD$1 = 12;
const WEEK = 6048e5;
/** What changes in the next 12 weeks from an instant (RFC 3339 UTC); schedules that keep every watch are left out. */
function diffSchedules(before, catalogue, now) {
	const people = peopleOf(catalogue.teams);
	const period = {
		from: now,
		until: fromEpochMs(toEpochMs(now) + WEEKS_AHEAD$1 * WEEK)
	};
	return [.../* @__PURE__ */ new Set([...before.keys(), ...catalogue.schedules.keys()])].sort().flatMap((slug) => {
		const [old, current] = [before.get(slug), catalogue.schedules.get(slug)];
		const either = current ?? old;
		const zoneOf = (member) => people.get(member)?.timeZone ?? either.time_zone;
		const comparison = compareSchedules(old, current, {
			period,
			zoneOf
		});
		const { changes, newGaps, newClashes } = comparison;
		return changes.length + newGaps.length + newClashes.length === 0 ? [] : [{
			schedule: slug,
			name: either.name,
			timeZone: either.time_zone,
			comparison
		}];
	});
}
// src/app/oncall/schedules-at-base.ts
/** The schedules as they were before some changes; one that could not be read then counts as absent. */
function schedulesAtBase(schedules, { changes, text }) {
	const before = new Map(schedules);
	for (const { file } of changes) {
		if (recordKindOf(file) !== "schedule") continue;
		const old = text(file);
		const parsed = old === void 0 ? void 0 : parseRecord("schedule", file, old);
		if (parsed?.ok) before.set(slugOfPath(file), parsed.value.value);
		else before.delete(slugOfPath(file));
	}
	return before;
}
// src/app/oncall/compare-change.ts
/**
* Compares the schedules that a change touches with what they were, for the 12 weeks from `now` (RFC 3339 UTC);
* undefined where it touches none. Reads schedules and teams only, however much else there is.
*/
function compareChange(files, base, now) {
	const touched = base.changes.map(({ file }) => file).filter((file) => recordKindOf(file) === "schedule");
	if (touched.length === 0) return void 0;
	const paths = files.paths();
	const present = touched.filter((file) => paths.includes(file));
	const schedules = readAll(files, present, "schedule");
	const teams = paths.filter((path) => recordKindOf(path) === "team");
	const unreadable = present.filter((file) => !schedules.has(slugOfPath(file)));
	const before = new Map(schedulesAtBase(schedules, base));
	for (const file of unreadable) before.delete(slugOfPath(file));
	return {
		diffs: diffSchedules(before, {
			schedules,
			teams: readAll(files, teams, "team")
		}, now),
		unreadable
	};
}
function readAll(files, paths, kind) {
	const found = /* @__PURE__ */ new Map();
	for (const path of paths) {
		const parsed = parseRecord(kind, path, files.read(path));
		if (parsed.ok) found.set(slugOfPath(path), parsed.value.value);
	}
	return found;
}
// src/app/oncall/print-diff.ts
/** More lines than anybody reads in a pull request; the rest is counted. */
const LINES = 40;
/** A longer list is folded, so that what matters is seen on a phone without scrolling. */
const LINES_UNFOLDED = 6;
/** What a change does to one schedule. */
function printScheduleDiff({ name, timeZone, comparison }) {
	const { changes, people, newGaps, newClashes } = comparison;
	const at = (instant) => formatLocal(instant, timeZone);
	const warnings = [...newGaps.map(({ role, start, end }) => `- **Nobody** is ${role} from ${at(start)} until ${at(end)}.`), ...newClashes.map(({ member, roles, start, end }) => `- **Twice at once:** \`${member}\` is ${roles.join(" and ")} from ${at(start)} until ${at(end)}.`)];
	const losers = people.filter(({ sleep }) => sleep.after - sleep.before >= 1);
	return [
		`### On call, ${inertMarkdown(name)}: the next 12 weeks`,
		...warnings.length > 0 ? [limited(warnings).join("\n")] : [],
		losers.length === 0 ? "Nobody loses sleep." : `Loses sleep: ${losers.map(loserWords).join(", ")}.`,
		changeTable(changes, at, timeZone),
		peopleTable(people)
	].filter((part) => part !== "").join("\n\n");
}
function loserWords({ member, sleep }) {
	return `\`${member}\` (${Math.round(sleep.after - sleep.before)} h more between 22:00 and 07:00)`;
}
function changeTable(changes, at, timeZone) {
	if (changes.length === 0) return "";
	const rows = changes.map(({ role, start, end, before, after }) => `| ${at(start)} to ${at(end)} | ${role} | ${memberCell(before)} → ${memberCell(after)} |`);
	const table = [
		`| When (${timeZone}) | Role | Who |`,
		"|---|---|---|",
		...limited(rows, "| … ")
	].join("\n");
	if (rows.length <= LINES_UNFOLDED) return table;
	return `<details><summary>${rows.length} changes of who is on call</summary>\n\n${table}\n\n</details>`;
}
function peopleTable(people) {
	const changed = people.filter(({ hours }) => Math.round(hours.before) !== Math.round(hours.after));
	if (changed.length === 0) return "";
	return [
		"| Person | Hours paged first | Of these asleep |",
		"|---|---|---|",
		...limited(changed.map(({ member, hours, sleep }) => {
			const pair = ({ before, after }) => `${Math.round(before)} → ${Math.round(after)}`;
			return `| \`${member}\` | ${pair(hours)} | ${pair(sleep)} |`;
		}), "| … ")
	].join("\n");
}
function limited(lines, prefix = "- ") {
	if (lines.length <= LINES) return lines;
	return [...lines.slice(0, LINES), `${prefix}and ${lines.length - LINES} more`];
}
function memberCell(member) {
	return member === void 0 ? "**nobody**" : `\`${member}\``;
}
// src/app/oncall/report-change.ts
/** By this line a report is known to say that somebody is on call at another time. */
const SCHEDULES_MARKER = "<!-- tocsin-schedules -->";
/**
* The section on schedules of the report under a pull request, at most 20 KiB of UTF-8; empty where the change touches
* no schedule.
*/
function reportChange(comparison) {
	if (!comparison) return "";
	const { diffs, unreadable } = comparison;
	const broken = unreadable.map((file) => `${inertMarkdown(file)} cannot be read, so it is not compared.`).slice(0, 10);
	const parts = [];
	let left = 19480;
	for (const diff of diffs) {
		const part = printScheduleDiff(diff);
		left -= new TextEncoder().encode(part).length + 2;
		if (left < 0) break;
		parts.push(part);
	}
	const hidden = diffs.length - parts.length;
	if (hidden > 0) parts.push(`${hidden} more do not fit in here: \`npm run tocsin -- oncall diff --base origin/main\``);
	if (diffs.length === 0 && broken.length === 0) parts.push("Nobody is on call at another time in the next 12 weeks.");
	return `${[
		diffs.length > 0 ? SCHEDULES_MARKER : "### On call",
		...broken,
		...parts
	].join("\n\n")}\n`;
}
// src/core/check/rules/alerts/archive-untouched.ts
const archiveUntouched = {
	id: "alerts/archive-untouched",
	scope: "repository",
	severity: "error",
	summary: "Nobody edits the archive of alerts by hand.",
	why: "The archive is what was taken in and what was decided on it: every figure about noise and every replay of changed rules reads it. Only intake writes it, on the main branch. A pull request that changes it is taken back; a wrong verdict belongs into the incident. Needs to know what was before (`--base`).",
	*check({ records }) {
		for (const { file, change } of records.changes() ?? []) {
			if (!file.startsWith("alerts/")) continue;
			yield {
				file,
				message: `Unexpected change: the file is ${change}, expected nobody to touch alerts/`,
				help: `Take it back: git checkout <base> -- ${file}`
			};
		}
	}
};
// src/core/postmortem/role-in-incident.ts
/** Roles of an incident that say more than a place on a schedule, and what they are called. */
const COMMAND_ROLES = {
	incident_commander: "the incident commander",
	communications_lead: "the communications lead",
	scribe: "the scribe"
};
/**
* The role of a person (by handle) in an incident: their part in its command, else their place on call when it was
* detected (of another team with its name), else their part in the response, else the lead of their team. Two places on
* call at once say nothing certain, nor does a first place that the incident gives to somebody else.
*/
function roleInIncident(handle, incident, { schedules, teams }) {
	const roles = Object.entries(incident.roles ?? {}).flatMap(([role, person]) => person === handle ? [role] : []);
	const command = roles.map((role) => COMMAND_ROLES[role]).find((text) => text !== void 0);
	if (command !== void 0) return {
		text: command,
		isRecorded: true
	};
	const place = placeOnCall(handle, incident, schedules);
	if (roles.includes("on_call")) return {
		text: place?.schedule.team === incident.team ? `the ${place.role} on-call` : "the on-call engineer",
		isRecorded: true
	};
	if (place) return {
		text: describePlace(place, incident),
		isRecorded: false
	};
	const [part] = roles;
	if (part !== void 0) return {
		text: `the ${part.replaceAll("_", " ")}`,
		isRecorded: true
	};
	const team = [...teams.values()].find(({ lead }) => lead === handle);
	return {
		text: team ? `the lead of ${team.name}` : "the engineer",
		isRecorded: false
	};
}
function placeOnCall(handle, incident, schedules) {
	const { detected } = incident.times;
	if (detected === void 0) return void 0;
	const places = [...schedules.values()].flatMap((schedule) => onCallAt(schedule, detected).flatMap(({ role, member }) => member === handle ? [{
		role,
		schedule
	}] : []));
	const [place] = places;
	return places.length === 1 && !isTaken(place, handle, incident) ? place : void 0;
}
/** Whether the incident says that somebody else was the one on call. */
function isTaken({ role, schedule }, handle, { team, roles }) {
	const onCall = roles?.on_call;
	return schedule.team === team && role === schedule.layers[0]?.role && onCall !== void 0 && onCall !== handle;
}
function describePlace({ role, schedule }, { team }) {
	return `the ${role} on-call${schedule.team === team ? "" : ` of ${schedule.name}`}`;
}
// src/core/check/rule.ts
/** A rule about records of some kinds, for the list of rules, which does not know which. */
function recordRule(rule) {
	return {
		...rule,
		scope: "record"
	};
}
// src/core/check/text/person-words.ts
function words$1(text) {
	return new Set(text.trim().split(/\s+/));
}
/** English words that are also given or family names: capitalised at the start of a sentence they say nothing. */
const ENGLISH_WORDS = words$1(`
	able amber archer art ash autumn back baker ball banks barber bay bean bell berry best bill bird black blaze bliss
	block blue bond boss bowman branch brand bridge bridges bright broad brook brown buck buckle bull burn burns bush
	butler camp cannon carol carpenter carter carver case cash castle chamber chambers chance chandler charity chase
	cherry chest christian church clay clerk cliff cloud coin cole colt cook cool cooper cotton court cow craft crane
	cross crow crown cruise crystal curry daisy dale dance dawn day deal dean dell diamond dot dove drake draper drew
	duke dusty eagle earl early east edge elder english eve fair faith farmer fern ferry field fields finn fish fisher
	flood flora flowers foot ford forest foster fox frank free french frost gale gardener garland gates gene gentry
	glen gold golden good goodman gore grace grand grant gray green gross grove guest guy hale hall hammer hand harbor
	hardy harmony harper hart haven hawk hazel head heap heart heath heather hector henna high hill holiday holly home
	hood hope horn house hull hunt hunter iris ivory ivy jack jade jasmine jay jet jewel josh joy judge justice kay
	keen kind king kirk knight lake lamb lance lane large lark laurel law leaf leap lee lily lincoln link lion little
	lock locke long loop lord love low lowe luna main major manner marble march marine mark marsh mason max may mean
	means melody mercer mercy merit merry miles mill miller mint mister misty moody moon more morning morrow moss
	mountain mouse nation neighbor nest new news nightingale noble norm north nova oak old olive only opal orange organ
	outlaw oxford pace pack page pain palm park parker parrish parsons pat path patience peace peak pearl peck pen
	penny pepper perry person peter pierce pike pine piper pitt place plain plant plum polo pool pope poppy porter
	posey post potter pound power powers present price pride prime prince prior proctor pryor purdy purple quick race
	rain raven ray read real reason record redding reed reef regal rest rhyme rich rider ridge ring river rivers roads
	rob robin robust rock rod roller rook root rope rose round rover rowan royal ruby rush sadler sage sailor salt
	sands sandy savage savior scales scott seal search self senior shade sharp shepherd ship shipley shoemaker shore
	short shot silk silver singer single skip sky slaughter sleep slide small smart smith snider snow south spark
	sparks speed spice spicer spoon spring square staff stamp stanford star stark starr start steel stella step
	sterling stern stew still stock stone storm street strong sue sugar summer summers sun swain swan swann sweet swift
	switch tab table tailor tan tanner tate taylor teal temple terry thatcher thorn thread tide tiller tone tony tops
	tower town trace track trail tree trip tripp troy true trust tuck tucker tune turn turner usher vale van vault
	victor vine violet vogel wade wagon walker wall waller wand ward warden ware waste water waters watt wave way
	weaver weeks wells west wheat wheeler whisper white wick wilder will willow wind wing winner winter winters wise
	wolf wolfe wood woody words work world worth wright yard yarn yellow york young zest
`);
/** Indonesian words that are also names. */
const INDONESIAN_WORDS = words$1(`
	abadi adil agung agus aman anggun angin anugerah ari arif asih asri awan ayu bagus bahagia baik bakti bayu berkah bintang
	budi budiman bulan bumi bunga cahaya cahya candra catur cemara cendana cinta citra dahlia damai delima desember dewa dewi
	dian dua dwi eka elok embun emas enam fajar galuh gembira gemilang guna gunawan guntur hadi harapan hari hidayah hikmah
	hujan ikhlas iman indah intan jaya jujur kartika kasih kencana kurnia laksana langit lanjar laut lestari lima lintang
	makmur mandala mawar mega melati merdeka mulia murni mustika mutiara nirmala nur nusa padma pelangi permana permata
	pertiwi perdana pratama purnama purnomo puspa putra putri rahayu rahmat raja ramadan ratna ratu rejeki restu rezeki rimba
	rizki sabar sakti sari satria satu seno sentosa septi setia setiawan sinar suci sukma surya tegar teguh tirta tri tulus
	utama utami wahyu wangi wati wibawa widya wira wulan yang yudha
`);
/** Months are names too, and stand where people do: *by April*, *from June*. */
const MONTHS = words$1(`
	january february march april may june july august september october november december
	januari februari maret mei juni juli agustus oktober desember
`);
/** What only people do, in the past tense that postmortems are written in. */
const PERSON_VERBS = words$1(`
	acknowledged added agreed announced answered applied approved asked assumed believed bumped called changed checked chose
	committed configured confirmed contacted copied created debugged decided deleted deployed disabled discovered edited
	enabled escalated executed explained fixed forgot found gave guessed handed helped ignored informed installed
	investigated joined killed knew launched logged looked merged migrated missed modified noticed ordered overlooked paged
	drained pasted patched paused phoned pressed proposed pulled pushed ran realised realized rebooted released reloaded remembered
	removed renewed replaced replied reported restarted restored reverted reviewed rolled rotated said scaled searched sent shipped
	skipped spotted started stopped suggested suspected switched talked tested thought told took tried triggered turned typed
	understood undid updated upgraded uploaded waited wanted watched went woke wrote
	bertanya berkata lupa mematikan membangunkan membatalkan memberi memeriksa memindahkan memperbaiki memperpanjang
	memulihkan memutuskan menambah menelepon menemukan mengatakan mengecek menghapus menghubungi mengirim mengubah menjalankan
	menulis menutup menyetujui menyimpulkan melaporkan melihat meminta merilis menggabungkan menjawab
`);
/** Verbs that months and seasons do as well: *April saw five incidents*. */
const ALSO_OF_MONTHS = words$1("saw took went gave started stopped knew added");
/** Words after which a person is named, whatever the letter it begins with. */
const BEFORE_A_PERSON = words$1(`
	by asked ask called call paired paged page told tell woke wake phoned informed reached contacted pinged messaged thanked
	oleh menurut menunggu menelepon menghubungi hubungi kepada kata tanya bersama membangunkan memanggil
`);
/** Of these, the ones that also stand before a month. */
const BEFORE_A_MONTH = words$1("by oleh menurut menunggu");
/** Titles: the next word is a person even in small letters. */
const TITLES = words$1("pak bapak bu ibu mas mbak kak mr mrs dr");
/** Nouns whose name follows them: the name is a thing's. */
const BEFORE_A_THING = words$1(`
	badai bank branch brand bucket campaign city cluster cv desa gudang gunung host hurricane jalan jl kampanye kapal kota
	layanan library mall merek mount node pasar pod project proyek pt pulau queue release server service shop store storm
	street table tabel tier toko topan topic typhoon version warehouse warung worker
`);
/** Words before which no name of a person stands alone. */
const ARTICLES = words$1("a an the this that these those each every no per our their its my your one some any");
const ENGLISH_MARKS = words$1("the and of to was were is are in for with that had has which from at by not it");
const INDONESIAN_MARKS = words$1("yang dan di ke dari tidak ini itu pada untuk dengan karena oleh sudah kami akan saat adalah");
/** The language of a stretch of prose by its most common words; undefined where there are too few to say. */
function languageOf(text) {
	let balance = 0;
	for (const [word] of text.toLowerCase().matchAll(/[a-z]+/g)) if (ENGLISH_MARKS.has(word)) balance += 1;
	else if (INDONESIAN_MARKS.has(word)) balance -= 1;
	return balance > 0 ? "english" : balance < 0 ? "indonesian" : void 0;
}
// src/core/check/text/name-in-context.ts
/** How far around a word its language is looked for, in UTF-16 units. */
const NEIGHBOURHOOD = 160;
/** So few letters are as often an abbreviation or a foreign particle. */
const SHORT_NAME = 3;
/**
* Whether a word that is part of somebody's name means that person here. A word that is nothing but a name does when it
* is capitalised and not part of a longer proper name. A word with a meaning of its own needs a reason: a title or a
* verb of asking before it, a verb of people after it, or a capital letter inside a sentence.
*/
function isNameInContext(prose, place, things) {
	const { word } = place.tokens[place.at];
	const lower = word.toLowerCase();
	const around = surroundingsOf(prose, place);
	if (TITLES.has(around.before)) return true;
	if (BEFORE_A_THING.has(around.before) || around.isBeforeCapital) return false;
	const isCapital = /^\p{Lu}/u.test(word);
	const hasReason = isReasoned(lower, around);
	if (!isWordToo(lower, around.text, things)) {
		if (!isCapital) return hasReason && !ARTICLES.has(around.before);
		return hasReason || !around.isAfterCapital;
	}
	if (!isCapital || word === word.toUpperCase() || ARTICLES.has(around.before)) return false;
	if (hasReason) return true;
	return !around.startsSentence && !around.isAfterCapital && !MONTHS.has(lower) && !/^\s*\d/.test(around.after);
}
function isWordToo(lower, around, things) {
	if (lower.length <= SHORT_NAME || MONTHS.has(lower) || things.has(lower)) return true;
	const language = languageOf(around);
	return language !== "indonesian" && ENGLISH_WORDS.has(lower) || language !== "english" && INDONESIAN_WORDS.has(lower);
}
function isReasoned(lower, { before, after }) {
	const isMonth = MONTHS.has(lower);
	if (BEFORE_A_PERSON.has(before) && !(isMonth && BEFORE_A_MONTH.has(before))) return true;
	if (/^, (?:who|yang)\b/.test(after) || !isMonth && /^['’]s /.test(after)) return true;
	const verb = /^:? (?:(?:had|has|then|also|later|first) )?(\p{Ll}+)/u.exec(after)?.[1] ?? "";
	return PERSON_VERBS.has(verb) && !(isMonth && ALSO_OF_MONTHS.has(verb));
}
function surroundingsOf(prose, { tokens, at }) {
	const { word, start } = tokens[at];
	const end = start + word.length;
	const last = tokens[at - 1];
	const gap = last ? prose.slice(last.start + last.word.length, start) : "";
	const isTitle = last !== void 0 && gap === ". " && TITLES.has(last.word.toLowerCase());
	const isNear = last !== void 0 && (isTitle || /^\s$/.test(gap));
	const after = prose.slice(end, end + 40);
	const isAfterCapital = isNear && gap === " " && /^\p{Lu}/u.test(last.word) && !opensSentence(prose, last.start);
	return {
		before: isNear ? last.word.toLowerCase() : "",
		after,
		startsSentence: opensSentence(prose, start),
		isAfterCapital,
		isBeforeCapital: /^ \p{Lu}\p{Ll}/u.test(after),
		text: prose.slice(Math.max(0, start - NEIGHBOURHOOD), end + NEIGHBOURHOOD)
	};
}
const SENTENCE_START = /(?:^|[.!?:]["”’)\]]*\s+|\n[ \t]*\n\s*|(?:^|\n)[ \t]*(?:[-*+>|]|\d+[.)]|#+)[ \t]+)["“‘([*_]*$/;
function opensSentence(prose, start) {
	return SENTENCE_START.test(prose.slice(Math.max(0, start - 40), start));
}
// src/core/check/text/split-words.ts
const AT = 64;
const HYPHEN = 45;
/**
* The words of a text: letters and digits beginning with a letter, hyphens inside, an `@` in front. By character codes,
* because every postmortem goes through here word by word and a pattern with character classes takes five times as long.
*/
function splitWords(text) {
	const words = [];
	for (let at = 0; at < text.length; at++) {
		const isHandle = text.charCodeAt(at) === AT;
		if (!isLetter(text.charCodeAt(isHandle ? at + 1 : at))) continue;
		let end = at + 1;
		while (isInside(text, end)) end += 1;
		words.push({
			word: text.slice(at, end),
			start: at
		});
		at = end - 1;
	}
	return words;
}
function isInside(text, at) {
	const code = text.charCodeAt(at);
	return isWordCode(code) || code === HYPHEN && isWordCode(text.charCodeAt(at + 1));
}
function isWordCode(code) {
	return isLetter(code) || isDigit(code);
}
function isDigit(code) {
	return code >= 48 && code <= 57;
}
/** Beyond ASCII everything counts but Latin-1 signs and general punctuation. */
function isLetter(code) {
	if (code < 128) return code >= 97 && code <= 122 || code >= 65 && code <= 90;
	return code >= 192 && code !== 215 && code !== 247 && !(code >= 8192 && code <= 8303);
}
// src/core/check/text/find-names.ts
/** So many names that `teams/` does not know may stand inside a whole one. */
const EXTRA_NAMES = 2;
/** One word of so few letters is too often something else. */
const SHORTEST = 3;
/** An index over people; `things` are words (lower case) that name services, teams or products too. */
function indexNames(people, things = /* @__PURE__ */ new Set()) {
	const byHandle = /* @__PURE__ */ new Map();
	const wholeNames = /* @__PURE__ */ new Map();
	const words = /* @__PURE__ */ new Map();
	for (const { handle, name } of people) {
		byHandle.set(handle.toLowerCase(), handle);
		const parts = name.toLowerCase().split(/\s+/).filter(Boolean);
		const [first, ...rest] = parts;
		if (first === void 0) continue;
		const shapes = parts.length > 2 ? [rest, rest.slice(0, -1)] : rest.length > 0 ? [rest] : [];
		const known = wholeNames.get(first) ?? [];
		wholeNames.set(first, [...known, ...shapes.map((shape) => ({
			words: shape,
			handle
		}))].sort(longestFirst));
		for (const word of [first, parts.at(-1)]) {
			const isShared = words.has(word) && words.get(word) !== handle;
			if (word.length >= SHORTEST) words.set(word, isShared ? void 0 : handle);
		}
	}
	return {
		byHandle,
		wholeNames,
		words,
		things
	};
}
function longestFirst(a, b) {
	return b.words.length - a.words.length;
}
/** Everyone whom masked prose (see `maskProse`) names, in the order of the text; nobody twice at one place. */
function findNames(prose, index, tokens = splitWords(prose)) {
	const found = [];
	for (let at = 0; at < tokens.length; at++) {
		const finding = nameAt(prose, {
			tokens,
			at
		}, index);
		if (!finding) continue;
		found.push(finding);
		while (at + 1 < tokens.length && tokens[at + 1].start < finding.at[1]) at += 1;
	}
	return found;
}
function nameAt(prose, place, index) {
	const { word, start } = place.tokens[place.at];
	if (word.startsWith("@")) return handleAt(prose, {
		word,
		start
	}, index);
	const mail = mailAt(prose, {
		word,
		start
	}, index);
	if (mail) return mail;
	const lower = word.toLowerCase();
	const whole = wholeNameAt(prose, place, index);
	if (whole) return whole;
	const isPlainHandle = word === lower && index.byHandle.has(`@${lower}`);
	if (!(isPlainHandle || index.words.has(lower)) || !isNameInContext(prose, place, index.things)) return void 0;
	const handle = isPlainHandle ? index.byHandle.get(`@${lower}`) : index.words.get(lower);
	return {
		at: [start, start + word.length],
		...handle && { handle },
		isCertain: false
	};
}
/** `@rina`, but no mail address and no package scope. */
function handleAt(prose, { word, start }, { byHandle }) {
	const handle = byHandle.get(word.toLowerCase());
	const end = start + word.length;
	if (handle === void 0 || /[\w.]/.test(prose[start - 1] ?? " ") || /^(?:\/|\.\w)/.test(prose.slice(end, end + 2))) return void 0;
	return {
		at: [start, end],
		handle,
		isCertain: true
	};
}
function mailAt(prose, { word, start }, { byHandle }) {
	const end = start + word.length;
	if (prose[end] !== "@") return void 0;
	const handle = byHandle.get(`@${word.toLowerCase()}`);
	const domain = /^@[\w-]+(?:\.[\w-]+)+/.exec(prose.slice(end, end + 260));
	return handle && domain ? {
		at: [start, end + domain[0].length],
		handle,
		isCertain: true
	} : void 0;
}
function wholeNameAt(prose, place, { wholeNames }) {
	const { word, start } = place.tokens[place.at];
	if (word === word.toLowerCase() && (ENGLISH_WORDS.has(word) || INDONESIAN_WORDS.has(word))) return void 0;
	for (const { words, handle } of wholeNames.get(word.toLowerCase()) ?? []) {
		const last = lastOfName(prose, place, words);
		if (last) return {
			at: [start, last.start + last.word.length],
			handle,
			isCertain: true
		};
	}
}
/** The last word of a name that goes on with `words`, with at most two capitalised ones (or initials) before the last of them. */
function lastOfName(prose, { tokens, at }, words) {
	const expected = [...words];
	for (let step = at + 1; step <= at + words.length + EXTRA_NAMES; step++) {
		const [before, next] = [tokens[step - 1], tokens[step]];
		if (!next || !/^\.?\s$/.test(prose.slice(before.start + before.word.length, next.start))) return void 0;
		if (next.word.toLowerCase() === expected[0]) {
			expected.shift();
			if (expected.length === 0) return next;
		} else if (!/^\p{Lu}/u.test(next.word)) return void 0;
	}
}
// src/core/check/text/mask-prose.ts
const STARTS = /[`~<\]h"“>]/g;
const FENCE_OPENING = /^[ \t]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?$/;
/** So far from the start of a line a fence may open, inside lists of lists. */
const FARTHEST = 200;
/** A line of a log that is longer is not quoted inside a sentence. */
const LONGEST_QUOTE = 500;
const LINE_START = /\n {0,3}$/;
const LINK_TARGET = /\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:[ \t]+"[^"\n]*")?\)/y;
const ADDRESS = /<?https?:\/\/[^\s<>)\]]+>?/y;
/** What only machines write: a time of day, `key=value`, a process number, a level, a path. */
const LOG = /\b\w+=|\[\d+\]|\b\d\d:\d\d:\d\d|\b(?:ERROR|WARN|FATAL|INFO|DEBUG)\b|\w\/\w+\/\w|[{}<|]/;
/**
* The prose of a Markdown text: what nobody says about the case (code, comments, addresses, quoted log lines) is
* blanked letter by letter, so that offsets stay those of the text.
*/
function maskProse(text) {
	let out = "";
	let done = 0;
	const openers = /* @__PURE__ */ new Set();
	STARTS.lastIndex = 0;
	for (let start = STARTS.exec(text); start; start = STARTS.exec(text)) {
		const span = spanAt(text, start.index, openers);
		if (!span) continue;
		const [from, until, isBlank] = span;
		if (isBlank) {
			out += text.slice(done, from) + blank$1(text.slice(from, until));
			done = until;
		}
		STARTS.lastIndex = Math.max(until, start.index + 1);
	}
	return out + text.slice(done);
}
function blank$1(text) {
	return text.replace(/[^\n]/g, " ");
}
/** What begins at an offset; `unclosed` keeps the lengths of backtick runs that have no partner in the rest of the text. */
function spanAt(text, at, unclosed) {
	switch (text[at]) {
		case "`": return fenceAt(text, at) ?? codeAt(text, at, unclosed);
		case "~": return fenceAt(text, at) ?? [
			at,
			at + runAt(text, at).length,
			false
		];
		case "<": return text.startsWith("<!--", at) ? blankUntil(text, at, "-->") : matchAt(ADDRESS, text, at);
		case "h": return matchAt(ADDRESS, text, at);
		case "]": return matchAt(LINK_TARGET, text, at);
		case "\"": return quoteAt(text, at, "\"");
		case "“": return quoteAt(text, at, "”");
		default: return quotedLineAt(text, at);
	}
}
function matchAt(pattern, text, at) {
	pattern.lastIndex = at;
	const match = pattern.exec(text);
	return match ? [
		at,
		at + match[0].length,
		true
	] : void 0;
}
function blankUntil(text, at, closing) {
	const end = text.indexOf(closing, at);
	return [
		at,
		end < 0 ? text.length : end + closing.length,
		true
	];
}
/** A fence opens a line (of a list at most) and runs to a line of at least as many marks, or to the end. */
function fenceAt(text, at) {
	const mark = runAt(text, at);
	if (mark.length < 3) return void 0;
	const before = text.slice(Math.max(0, at - FARTHEST), at);
	const lineBreak = before.lastIndexOf("\n");
	if (lineBreak < 0 && at > FARTHEST) return void 0;
	if (!FENCE_OPENING.test(before.slice(lineBreak + 1))) return void 0;
	for (let line = nextLine(text, at); line < text.length; line = nextLine(text, line)) {
		const content = text.slice(line, nextLine(text, line)).trim();
		if (content.startsWith(mark) && content === mark[0].repeat(content.length)) return [
			at,
			nextLine(text, line),
			true
		];
	}
	return [
		at,
		text.length,
		true
	];
}
function codeAt(text, at, unclosed) {
	const { length } = runAt(text, at);
	const after = at + length;
	if (unclosed.has(length)) return [
		at,
		after,
		false
	];
	for (let close = text.indexOf("`", after); close >= 0;) {
		const run = runAt(text, close).length;
		if (run === length) return [
			at,
			close + run,
			true
		];
		close = text.indexOf("`", close + run);
	}
	unclosed.add(length);
	return [
		at,
		after,
		false
	];
}
/** Quoted words of a person stay; a quoted log line goes. */
function quoteAt(text, at, closing) {
	if (!(at === 0 || /[\s([]/.test(text[at - 1]))) return void 0;
	const near = text.slice(at + 1, at + 1 + LONGEST_QUOTE);
	const length = near.indexOf(closing);
	const inner = near.slice(0, length);
	if (length < 0 || inner.includes("\n")) return void 0;
	return LOG.test(inner) ? [
		at,
		at + length + 2,
		true
	] : void 0;
}
function quotedLineAt(text, at) {
	if (!LINE_START.test(text.slice(Math.max(0, at - 4), at)) && at > 3) return void 0;
	const end = nextLine(text, at);
	return LOG.test(text.slice(at + 1, end)) ? [
		at,
		end,
		true
	] : void 0;
}
function runAt(text, at) {
	let end = at;
	while (text[end] === text[at]) end += 1;
	return text.slice(at, end);
}
function nextLine(text, at) {
	const lineBreak = text.indexOf("\n", at);
	return lineBreak < 0 ? text.length : lineBreak + 1;
}
// src/core/check/text/postmortem-text.ts
const known = /* @__PURE__ */ new WeakMap();
/** Takes a postmortem apart, or remembers how it was. */
function readPostmortemText(record) {
	const before = known.get(record);
	if (before) return before;
	const prose = maskProse(record.body);
	const text = {
		sections: splitSections(record.body),
		prose,
		words: splitWords(prose),
		isReviewed: record.value.status !== "draft"
	};
	known.set(record, text);
	return text;
}
/** A section of a reviewed postmortem; undefined in drafts and where it is missing or empty, which other rules name. */
function filledSection(record, title) {
	const { sections, prose, isReviewed } = readPostmortemText(record);
	const section = isReviewed ? sectionOf(sections, title) : void 0;
	if (!section) return void 0;
	const own = prose.slice(section.contentStart, section.end);
	const start = own.search(/\S/);
	if (start < 0) return void 0;
	const at = [section.contentStart + start, section.contentStart + own.trimEnd().length];
	return {
		at,
		text: record.body.slice(...at),
		prose: own
	};
}
/** The incident that a postmortem belongs to: the file beside it. */
function incidentFileOf({ file }) {
	return `${file.slice(0, file.lastIndexOf("/"))}/incident.md`;
}
// src/core/check/rules/blameless/names.ts
const blamelessNames = recordRule({
	id: "blameless/names",
	kinds: ["postmortem"],
	severity: "error",
	summary: "A postmortem names roles and no people.",
	why: "Who it was explains nothing: another person in that role would have seen the same and done the same. A name also stays for ever, on the site and in Git. Names and handles come from `teams/`; a name that is also a word counts only where it means a person. Code, addresses and quoted log lines are left alone, as are the owners of actions.",
	*check(record, context) {
		const index = nameIndex(context);
		const { prose, words } = readPostmortemText(record);
		for (const found of findNames(prose, index, words)) yield namedFinding(record, {
			found,
			at: { body: found.at },
			said: record.body.slice(...found.at)
		}, context);
		for (const [place, { text }] of record.value.actions.entries()) {
			const at = { key: [
				"actions",
				place,
				"text"
			] };
			for (const found of findNames(maskProse(text), index)) {
				const { repair: _, ...finding } = namedFinding(record, {
					found,
					at,
					said: text.slice(...found.at)
				}, context);
				yield finding;
			}
		}
	}
});
function namedFinding(record, { found, at, said }, { records }) {
	const incident = records.record("incident", incidentFileOf(record))?.value;
	const sources = {
		schedules: records.all("schedule"),
		teams: records.all("team")
	};
	const role = incident && found.handle !== void 0 ? roleInIncident(found.handle, incident, sources) : {
		text: "the engineer",
		isRecorded: false
	};
	const text = startsSentence(record, at) ? capitalised(role.text) : role.text;
	return {
		at,
		message: `Unexpected name "${said}" in a postmortem, expected "${role.text}"`,
		actual: said,
		expected: [role.text],
		help: found.isCertain ? "Name the role: anyone in it would have seen the same." : `Name the role: anyone in it would have seen the same. If it is no person, put it in code: \`${said}\`.`,
		repair: {
			title: `Write "${text}"`,
			safe: found.isCertain && role.isRecorded,
			edits: [{
				at,
				text
			}]
		}
	};
}
function startsSentence({ body }, at) {
	if (!("body" in at)) return false;
	return /(?:^|[.!?]\s+|\n\s*\n|(?:^|\n)\s*(?:[-*+]|\d+[.)])\s+)["“(]*$/.test(body.slice(0, at.body[0]).slice(-60));
}
function capitalised(text) {
	return `${text[0].toUpperCase()}${text.slice(1)}`;
}
const indexes = /* @__PURE__ */ new WeakMap();
/** The index is the same for all postmortems of a run; words of services and teams are words of things. */
function nameIndex({ records }) {
	const people = records.people();
	const things = [...records.list("services"), ...records.list("teams")].join(" ");
	const known = indexes.get(people);
	if (known?.things === things) return known.index;
	const index = indexNames(people.values(), new Set(things.split(/[-. ]/)));
	indexes.set(people, {
		things,
		index
	});
	return index;
}
// src/core/check/text/blaming-phrases.ts
/** The question about the system that finds more than the one about the person. */
const SYSTEM_QUESTIONS = {
	english: {
		why: "What made this the sensible thing to do, with what could be seen at that moment?",
		error: "What made the wrong step easy, and what should have stopped it?",
		hindsight: "What was shown at that moment, and what would have made the danger visible?",
		omission: "What reminds or checks, so that nobody has to remember?",
		trait: "What about the tool, the hour or the process made this likely for anyone?",
		fault: "How did the system let one action do this much harm?"
	},
	indonesian: {
		why: "Apa yang membuat langkah itu masuk akal dengan apa yang terlihat saat itu?",
		error: "Apa yang membuat langkah keliru itu mudah, dan apa yang seharusnya menghentikannya?",
		hindsight: "Apa yang terlihat saat itu, dan apa yang akan membuat bahayanya tampak?",
		omission: "Apa yang mengingatkan atau memeriksa, sehingga tidak seorang pun harus mengingat?",
		trait: "Apa pada alat, waktu atau proses yang membuat ini mungkin terjadi pada siapa pun?",
		fault: "Bagaimana sistem membiarkan satu tindakan menimbulkan kerugian sebesar ini?"
	}
};
/**
* Who is meant by `PERSON`. An operator is also a program or a company, a manager a component, a lead leads to
* something, people and anyone are customers and attackers, and Teams is a product.
*/
const PERSONS = {
	english: /(?:he|she|someone|somebody|engineers?|developers?|devs|(?<!\b(?:kubernetes|k8s|database|postgres|prometheus|network|mobile|phone|tour|cloud|cluster) )operators?|administrators?|on-?calls?|(?<=\b(?:the|our|a|an|first|second|product|engineering|duty|shift|release) )(?:managers?|responders?)|reviewers?|authors?|committers?|colleagues?|employees?|contractors?|interns?|(?<=\b(?:the|team|our|tech) )leads?|teammates?|persons?|dbas?|staff|technicians?|juniors?|seniors?|team)(?: (?:in charge|on duty|on call|of (?:the|this|that) \w+))?/,
	indonesian: /(?:dia|ia|beliau|kamu|mereka|seseorang|engineer|insinyur|pengembang|developer|operator|petugas|karyawan|pegawai|staf|admin|rekan|dba|reviewer|teknisi|tim)(?: (?:itu|ini|tersebut|jaga|data))?/
};
function phrases(language, kind, rows) {
	return rows.map(([words, pattern]) => ({
		language,
		kind,
		words: words.split(" "),
		pattern
	}));
}
const ENGLISH = [
	...phrases("english", "why", [
		["why", /why (?:did|didn't|did not|would|wouldn't|had|hadn't) (?:the |an? |our |this |that )?(?:[a-z-]+ )??(?:you|anyone|anybody|PERSON)\b(?! (?:have|need|has) |(?: not)? (?:know|see|get|hear|receive))/],
		["broke screwed messed caused", /who (?:broke|screwed up|messed up|caused)/],
		["only", /if only (?:the |an? |our )?(?:they|PERSON)\b|if (?:the |an? |our )?PERSON had only\b/],
		["read checked tested looked asked followed paid done", /had (?:the |an? |our )?(?:they|PERSON) (?:only |just )?(?:read|checked|tested|looked|asked|followed|paid|done)\b/]
	]),
	...phrases("english", "error", [
		["human pilot engineer developer", /(?:human|pilot|engineer|developer) (?:errors?|mistakes?|failures?)/],
		["operator", /(?<!\b(?:kubernetes|k8s|database|postgres|network|mobile|cloud) )operator (?:errors?|mistakes?)/],
		["mistake mistakes error blunder blunders oversight oversights negligence", /(?:error by|(?:mistakes?|blunders?|oversights?|negligence) (?:by|of|from|on the part of)) (?:the |an? |our )(?:[a-z]+ ){0,2}?PERSON\b/],
		["wrong mistyped misread", /PERSON (?:mistyped|misread|(?:typed|used|picked|chose|deleted|ran|opened|changed|restarted|clicked|dropped|killed|merged|deployed|pressed) the wrong)/],
		["stupid silly rookie dumb beginner", /(?:stupid|silly|rookie|dumb|beginner'?s) (?:mistakes?|errors?)/],
		["mistake mistakes blunder", /obvious mistakes?|(?:made|making|makes) (?:a|another|the|this) (?:[a-z]+ )?(?:mistake|blunder)/],
		["fat fatfinger fatfingered", /fat(?:[- ]finger|finger)(?:ed|ing|s)?/]
	]),
	...phrases("english", "hindsight", [
		["known", /(?:should(?:'ve| have)|ought to have|must have) known(?= (?:that|about|how|what|when|who|why|this|the|it|better|to|of)\b|[.,;!?]|$)/],
		["better", /knew better|known better/],
		["careful attentive vigilant diligent", /(?:should|could) have been (?:more |much more )?(?:careful|attentive|vigilant|diligent)/],
		["should must ought might shouldn mustn mightn", /PERSON (?:should|must|ought to|might)(?:n't| not| never)? (?:simply |just |really )?have (?!been\b|an?\b|the\b|access\b|more\b|one\b)\w+/],
		["could", /(?!some)PERSON could (?:simply |just |really )?have (?!been\b|an?\b|the\b|access\b|more\b|one\b)\w+/],
		["sense judgement judgment", /common sense|(?:poor|bad) judge?ment/]
	]),
	...phrases("english", "omission", [
		["forgot forgotten neglected ignored overlooked slept overslept asleep bothered", /(?:management|PERSON) (?:had |has |have |simply |just |also |then ){0,2}(?:forgot|forgotten|neglected|ignored|overlooked|slept|overslept|was asleep|could(?: not|n't) be bothered)/],
		["never did didn", /PERSON (?:never|did(?: not|n't)) (?:even |really )?(?:bother|pay attention|care|read|check|test|verify|look|think|ask|double-check|follow)/],
		["failed", /(?!operator)PERSON (?:had |has |have |simply |just |also |then ){0,2}failed to\b/],
		["even", /PERSON did(?: not|n't) even\b/],
		["anyway", /(?:he|she) did (?:it|so|this|that) anyway\b/],
		["bothered", /(?:nobody|no one|never) bothered/],
		["forgot neglected bother", /we (?:simply |just |also )?(?:forgot|neglected to|did(?: not|n't) bother)/],
		["follow", /did(?: not|n't) follow (?:the |our |this )?(?:process|procedure|runbook|instructions|rules)/],
		["attention careful care", /(?:not|wasn't|weren't) paying attention|(?:must|should|needs? to) (?:pay (?:more|closer|better) attention|be more careful|take more care)/],
		["lacked", /PERSON lacked (?:the )?(?:necessary |required )?(?:attention|care|discipline|skills?|knowledge|experience)/],
		["lack", /lack of (?:attention|care|discipline|diligence|caution|experience)/],
		["ball broke", /dropped the ball|(?:he|she) broke\b/]
	]),
	...phrases("english", "trait", [
		["careless carelessly carelessness", /careless(?:ly|ness)?\b/],
		["negligent negligently negligence", /negligen(?:tly|t|ce)\b/],
		["reckless recklessly recklessness", /reckless(?:ly|ness)?\b/],
		["incompetent incompetence sloppiness laziness stupidity unprofessional inexperienced inattentive inattentiveness", /(?:incompeten(?:t|ce)|sloppiness|laziness|stupidity|unprofessional|inexperienced|inattentive(?:ness)?)\b/],
		["irresponsible irresponsibly irresponsibility", /irresponsib(?:le|ly|ility)\b/],
		["thinking thoughtless thoughtlessly", /without thinking|thoughtless(?:ly)?\b/],
		["blindly", /PERSON (?:\w+ ){1,4}blindly\b/],
		["idiot idiots idiotic stupid", /idiot(?:s|ic)?\b|stupid\b/],
		["sloppy", /sloppy (?!quorum|phrase|match|quer)/],
		["lazy", /(?:too|so) lazy|PERSON (?:is|was|are|were) lazy|lazy PERSON/],
		["screwed messed botched", /PERSON (?:had |has )?(?:screwed up|messed up|botched)/]
	]),
	...phrases("english", "fault", [
		["fault mistake negligence", /(?:his|her|PERSON(?:'s|s')) (?:own )?(?:fault|mistake|negligence)/],
		["job homework", /(?:do|did|done|doing) (?:his|her) (?:job|homework)/],
		["fault blame blamed guilty", /whose fault|blame (?:lies|rests|goes|falls)|PERSON (?:is|was|are|were) (?:to blame|at fault|guilty)|blamed? (?:on )?(?:the |an? |our )?PERSON/],
		["responsible", /(?:people|PERSON) responsible for (?:the|this) (?:outage|incident|error|mistake|failure|loss)/],
		["caused broken deleted", /(?:caused|broken|deleted by mistake) by (?:the |an? |our )(?:[a-z-]+ )?PERSON/],
		["reprimand reprimanded disciplinary", /reprimand(?:ed)?\b|disciplinary/],
		["warned talked spoken disciplined sanctioned", /(?:PERSON|who did (?:it|this|that)) (?:has|have|was|were) (?:been )?(?:warned|talked to|spoken to|disciplined|sanctioned)\b(?! (?:by|that|of|in|about))/]
	])
];
const INDONESIAN = [
	...phrases("indonesian", "why", [["kenapa mengapa", /(?:kenapa|mengapa) (?:si \w+|PERSON)\b(?! (?:\w+ )?tidak (?:diberi|dikabari|tahu|melihat|mendapat|menerima))/], ["siapa", /siapa yang (?:salah|bersalah|merusak)|salah siapa/]]),
	...phrases("indonesian", "error", [["kesalahan", /kesalahan (?:\w+ ){0,2}?(?:dari |oleh |pihak |tanggung jawab ){0,2}(?:manusia|pribadi|operator|petugas|engineer|insinyur|pengembang|developer|karyawan|pegawai|staf|admin|teknisi|tim)\b/], ["salah keliru", /PERSON (?:baru )?(?:itu |ini )?(?:salah|keliru) (?:me|di)\w+/]]),
	...phrases("indonesian", "hindsight", [["harusnya seharusnya", /(?:se)?harusnya (?:PERSON|sudah tahu|tahu|lebih (?:hati-hati|teliti|cermat|waspada))\b/], ["harusnya seharusnya", /PERSON (?:\w+ )?(?:se)?harusnya\b/]]),
	...phrases("indonesian", "omission", [
		["lupa", /PERSON (?:\w+ )?lupa\b|lupa (?:untuk )?(?:me|di)\w{4,}/],
		["membaca memeriksa mengecek menguji memikirkan memperhatikan peduli mau", /PERSON (?:tidak|tak|belum) (?:membaca|memeriksa|mengecek|menguji|memikirkan|memperhatikan|peduli|mau)\b/],
		["mengabaikan", /PERSON (?:\w+ ){0,2}?mengabaikan\b/],
		["tugas tugasnya", /tugas(?:nya)? dia\b/],
		["prosedur sop runbook aturan", /tidak (?:mengikuti|mematuhi|menjalankan) (?:prosedur|sop|runbook|aturan)\b/]
	]),
	...phrases("indonesian", "trait", [["kelalaian lalai kecerobohan ceroboh keteledoran teledor sembrono gegabah asal kebodohan bodoh kemalasan pemalas malas oknum", /(?:kelalaian|lalai|kecerobohan|ceroboh|keteledoran|teledor|sembrono|gegabah|asal-asalan|kebodohan|bodoh|kemalasan|pemalas|malas|oknum)\b/], ["teliti hati cermat waspada fokus disiplin becus kompeten bertanggung", /(?:kurang|tidak) (?:teliti|hati-hati|cermat|waspada|fokus|disiplin|becus|kompeten|bertanggung jawab)\b/]]),
	...phrases("indonesian", "fault", [
		["salah", /salah (?:si \w+|PERSON)\b/],
		["gara", /gara-gara (?:si \w+|PERSON)\b/],
		["ulah", /(?:akibat|karena) ulah\b/],
		["biang", /biang (?:keladi|kerok)\b/],
		["disalahkan", /(?:harus|patut|layak|pantas) disalahkan\b/]
	])
];
/** All of them; where two begin at one place the longer one is meant. */
const BLAMING_PHRASES = [...ENGLISH, ...INDONESIAN];
// src/core/check/text/find-blame.ts
const PATTERNS = new Map(BLAMING_PHRASES.map((phrase) => [phrase, compile(phrase)]));
const BY_WORD = /* @__PURE__ */ new Map();
for (const phrase of BLAMING_PHRASES) for (const word of phrase.words) BY_WORD.set(word, [...BY_WORD.get(word) ?? [], phrase]);
function compile({ language, pattern }) {
	return new RegExp(String.raw`\b(?:${pattern.source.replaceAll("PERSON", PERSONS[language].source)})`, "gi");
}
/** All blaming phrases of masked prose (see `maskProse`), by place; of phrases that overlap, the one that begins first. */
function findBlame(prose, words = splitWords(prose)) {
	return findPhrases(prose, phrasesAsked(words));
}
/** As `findBlame`, with a look for every one of these phrases. */
function findPhrases(prose, phrases) {
	let text;
	const found = [];
	for (const phrase of phrases) {
		text ??= onOneLine(prose);
		for (const { index, 0: match } of text.matchAll(PATTERNS.get(phrase))) found.push({
			at: [index, index + match.trimEnd().length],
			phrase
		});
	}
	return withoutOverlap(found);
}
function withoutOverlap(found) {
	found.sort((a, b) => a.at[0] - b.at[0] || b.at[1] - a.at[1]);
	let end = 0;
	return found.filter(({ at }) => {
		if (at[0] < end) return false;
		end = at[1];
		return true;
	});
}
/** The phrases of which the text has a word. */
function phrasesAsked(words) {
	const asked = /* @__PURE__ */ new Set();
	for (const { word } of words) {
		const lower = word.toLowerCase();
		for (const phrase of BY_WORD.get(lower) ?? []) asked.add(phrase);
		if (!lower.includes("-")) continue;
		for (const part of lower.split("-")) for (const phrase of BY_WORD.get(part) ?? []) asked.add(phrase);
	}
	return asked;
}
/** A phrase may run over the end of a line, but not into the next paragraph or item; letters keep their places. */
function onOneLine(prose) {
	return prose.replaceAll("’", "'").replace(/\r?\n(?=[\p{L}("“])/gu, (lineBreak) => " ".repeat(lineBreak.length));
}
// src/core/check/rules/blameless/phrases.ts
const blamelessPhrases = recordRule({
	id: "blameless/phrases",
	kinds: ["postmortem"],
	severity: "error",
	summary: "A postmortem asks why the system allowed it, and blames nobody.",
	why: "Blame ends the search one step too early, and teaches people to say less next time. Each phrase has a question that goes on from there. Common English and Indonesian phrases are known, and not what is meant: a reviewer still reads. Quoted log lines and code are left alone.",
	*check(record) {
		const { prose, words } = readPostmortemText(record);
		for (const found of findBlame(prose, words)) yield blameFinding(found, { body: found.at }, record.body);
		for (const [index, { text }] of record.value.actions.entries()) for (const found of findBlame(maskProse(text))) yield blameFinding(found, { key: [
			"actions",
			index,
			"text"
		] }, text);
	}
});
function blameFinding({ at, phrase }, place, text) {
	const said = text.slice(...at).replace(/\s+/g, " ");
	return {
		at: place,
		message: `Unexpected blame "${said}", expected what the system allowed or lacked`,
		actual: said,
		help: `Ask instead: ${SYSTEM_QUESTIONS[phrase.language][phrase.kind]}`
	};
}
// src/core/check/rules/coverage/postmortem-overdue.ts
const postmortemOverdue = recordRule({
	id: "coverage/postmortem-overdue",
	kinds: ["incident"],
	severity: "warning",
	summary: "A postmortem that policy asks for is up for review by its due date.",
	why: "What people remember is gone after a week. For one in review the pull request says who is waited for; of closed incidents `incident/closed-complete` asks more.",
	*check({ file, value }, { records, clock }) {
		const policy = records.policy("postmortems");
		if (value.status !== "resolved" || !policy || !needsPostmortem(value, policy)) return;
		const path = file.replace(/incident\.md$/, "postmortem.md");
		const postmortem = records.has(path) ? records.record("postmortem", path)?.value : void 0;
		if (records.has(path) && postmortem?.status !== "draft") return;
		const due = postmortem?.due ?? postmortemDue(value, policy)?.date;
		if (due === void 0 || !clock.isPast(due)) return;
		yield {
			at: { key: ["status"] },
			message: `Unexpected postmortem that ${postmortem ? "is still a draft" : "is not begun"}, expected it in review by ${due}`,
			help: postmortem ? `Go on with ${path}.` : `Write ${path} from the template.`
		};
	}
});
// src/core/check/rules/coverage/runbook-for-alert.ts
/** More than these are counted, and not listed. */
const LISTED = 10;
const POLICY = "policies/triage.yaml";
const runbookForAlert = {
	id: "coverage/runbook-for-alert",
	scope: "repository",
	severity: "info",
	summary: "Every alert that has fired has a runbook.",
	why: "Whoever is woken by it the next time begins from nothing. The ones that fired most are named, at the service they fired for; a runbook names its alerts in `alerts`, where `*` stands for any characters.",
	*check({ records }) {
		const patterns = [...records.all("runbook").values()].flatMap(({ alerts }) => alerts);
		const bare = [...records.alertNames()].filter(([name]) => name !== "" && !patterns.some((pattern) => matchesGlob(pattern, name))).sort(([a, left], [b, right]) => right.count - left.count || (a < b ? -1 : 1));
		for (const [name, use] of bare.slice(0, LISTED)) yield bareFinding(name, use, (file) => records.has(file));
		const rest = bare.length - LISTED;
		if (rest <= 0) return;
		yield {
			file: POLICY,
			message: `Unexpected ${rest} more alert ${rest === 1 ? "name" : "names"} without a runbook, expected one each`,
			actual: rest,
			help: "Begin with those that fired most."
		};
	}
};
function bareFinding(name, { count, last, services }, has) {
	const home = services.map((service) => `services/${service}.yaml`).find(has);
	const times = count === 1 ? "once" : `${count} times`;
	return {
		file: home ?? POLICY,
		message: `Unexpected alert "${name}" without a runbook, expected one: it fired ${times}, last on ${last.slice(0, 10)}`,
		actual: name,
		help: "Name it in `alerts` of a runbook that fits, or write one."
	};
}
// src/core/check/rules/coverage/service-on-call.ts
/** Services of this tier and below may wait for the morning. */
const MAY_WAIT = 4;
const serviceOnCall = recordRule({
	id: "coverage/service-on-call",
	kinds: ["service"],
	severity: "warning",
	summary: "Every service has a schedule: its own, or that of its owner.",
	why: "Without one nobody is called when it fails, and triage assigns its incidents to no one. Of tier 4 it is only an information.",
	*check({ value: { owner, schedule, tier } }, { records }) {
		if (schedule !== void 0 || records.has(`schedules/${owner}.yaml`)) return;
		if (schedulesOfTeam(records.all("schedule"), owner).length > 0) return;
		yield {
			at: { key: ["owner"] },
			severity: tier >= MAY_WAIT ? "info" : "warning",
			message: `Unexpected owner "${owner}" without a schedule, expected one in schedules/`,
			actual: owner,
			help: `Write schedules/${owner}.yaml with \`team: ${owner}\`, or give this service a \`schedule\`.`
		};
	}
});
// src/core/check/rules/drafts/well-formed.ts
const draftWellFormed = recordRule({
	id: "drafts/well-formed",
	kinds: ["incident"],
	severity: "error",
	summary: "A draft has a readable folder name, a timeline, and nothing that only a numbered incident has.",
	why: "A draft gets its number after the merge, and its folder is moved then. It cannot have alerts or tickets before, and it begins open or as a lead-up, or resolved where all is over. `npm run tocsin -- new incident` writes one.",
	*check({ file, value: { status, alerts, refs } }, { records }) {
		const [, drafts, folder = ""] = file.split("/");
		if (drafts !== "drafts") return;
		if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(folder)) yield {
			message: `Unexpected folder "${folder}", expected lower-case words joined by hyphens`,
			actual: folder,
			help: "Rename the folder, like incidents/drafts/checkout-is-slow."
		};
		if (!records.has(`incidents/drafts/${folder}/timeline.yaml`)) yield {
			message: "Unexpected draft without timeline.yaml, expected its first entry",
			help: "Write a list with one entry: when it was noticed, what, and by whom."
		};
		for (const [key, value] of Object.entries({
			alerts,
			refs
		})) {
			if (value === void 0) continue;
			yield {
				at: {
					key: [key],
					part: "key"
				},
				message: `Unexpected ${key} in a draft, expected them only of a numbered incident`,
				help: `Remove ${key}; machines write them after the merge.`,
				repair: {
					title: `Remove ${key}`,
					safe: false,
					edits: [{
						set: [key],
						value: void 0
					}]
				}
			};
		}
		if (status !== "closed" && status !== "dismissed") return;
		yield {
			at: { key: ["status"] },
			message: `Unexpected status "${status}" of a draft, expected "lead-up", "open" or "resolved"`,
			actual: status,
			expected: [
				"lead-up",
				"open",
				"resolved"
			],
			help: "Close it once it has its number: closing asks for its postmortem."
		};
	}
});
// src/core/check/rules/files/known-place.ts
/** Files beside the records that have their place. */
const OTHERS = [
	/^alerts\/active\.json$/,
	/^alerts\/past\/[^/]+\.json$/,
	/^policies\/templates\/[^/]+\.md$/,
	/^incidents\/(?:\d{4}\/INC-\d{4}-\d{4,}|drafts\/[^/]+)\/[^/]+$/,
	/(?:^|\/)(?:README\.md|\.[^/]+)$/
];
/** Names of files that stand for records, for those that are nearly right. */
const NAMES = { policies: Object.keys(RECORD_KINDS).filter((kind) => RECORD_KINDS[kind].path.test(`policies/${kind}.yaml`)).map((kind) => `${kind}.yaml`) };
const IN_INCIDENT = [
	"incident.md",
	"timeline.yaml",
	"postmortem.md",
	"effects.yaml"
];
const knownPlace = {
	id: "files/known-place",
	scope: "file",
	severity: "error",
	summary: "Every file in the folders of records is one that is read.",
	why: "A file with another name or in another folder is read by nobody, and nobody is told: a policy in `policies/severity.yaml` changes nothing. Rename or move it. An incident is a folder with `incident.md`; pictures stand beside it, in no folder of their own.",
	*check(file, { records }) {
		const folder = file.slice(0, file.lastIndexOf("/"));
		const name = file.slice(folder.length + 1);
		const isRecord = recordKindOf(file) !== void 0;
		const isPlaced = isRecord || OTHERS.some((place) => place.test(file));
		const isNearMiss = !isRecord && /^incidents\//.test(file) && isNearRecordName(name);
		if (!isPlaced || isNearMiss) yield misplaced$1(file, closestWord(name, isNearMiss ? IN_INCIDENT : NAMES[folder] ?? []));
		if (!(isPlaced && /^incidents\/[^/]+\/[^/]+\/[^/.][^/]*$/.test(file)) || isNearMiss || records.has(`${folder}/incident.md`)) return;
		yield {
			message: `Unexpected ${name} without incident.md, expected both in ${folder}/`,
			help: "Write incident.md, or move the file to the folder of its incident."
		};
	}
};
/** `postmortem.MD` and `timeline.yml` are no pictures. */
function isNearRecordName(name) {
	return closestWord(name, IN_INCIDENT) !== void 0 && /\.(?:md|mdx|ya?ml)$/i.test(name);
}
function misplaced$1(file, near) {
	return {
		message: `Unexpected file ${file}, expected ${near ? `"${near}"` : "a record or a picture in the folder of its incident"}`,
		...near && { expected: [near] },
		help: near ? `Did you mean "${near}"? Rename it.` : "Move it to where it is read (docs/map.md has the folders), or out of the folders of records."
	};
}
// src/core/check/rules/files/no-conflict-marks.ts
const noConflictMarks = {
	id: "files/no-conflict-marks",
	scope: "file",
	severity: "error",
	summary: "No file has the marks of a merge conflict.",
	why: "They are left when a merge was committed before it was finished: both sides of the text stand there, and one of them is wrong.",
	*check(file, { records }) {
		if (!/\.(?:md|yaml|ndjson|json)$/.test(file)) return;
		const text = records.text(file) ?? "";
		if (!text.includes("<<<<<<< ")) return;
		for (const { index, 0: mark } of text.matchAll(/^<{7} .*$/gm)) {
			if (!text.includes("\n=======\n", index)) continue;
			yield {
				at: { text: [index, index + mark.length] },
				message: `Unexpected mark of a merge conflict "${mark.slice(0, 40)}", expected the merged text`,
				help: "Keep what is right of both sides, and remove the lines with <<<<<<<, ======= and >>>>>>>."
			};
		}
	}
};
// src/core/check/files/picture-types.ts
/** Extensions of pictures that a site may show: none of them can carry a script, as an SVG can. */
const PICTURE_TYPES = [
	"avif",
	"gif",
	"jpeg",
	"jpg",
	"png",
	"webp"
];
/** The extension of a file name in lower case, without the dot; empty where it has none. */
function extensionOf(file) {
	const name = file.slice(file.lastIndexOf("/") + 1);
	const dot = name.lastIndexOf(".");
	return dot <= 0 ? "" : name.slice(dot + 1).toLowerCase();
}
/** Whether a file name is one of a picture that a site may show. */
function isPicture(file) {
	return PICTURE_TYPES.includes(extensionOf(file));
}
// src/core/check/rules/files/picture-size.ts
const DEFAULT_KILOBYTES = 1024;
const pictureSize = {
	id: "files/picture-size",
	scope: "file",
	severity: "error",
	summary: "A picture is no larger than policies/checks.yaml allows, by default 1024 kB.",
	why: "Git keeps every version for ever, and every clone fetches it. A screenshot of a graph needs 100 kB. Cut it to what matters, or save it as WebP.",
	*check(file, { records }) {
		if (!file.startsWith("incidents/") || !isPicture(file)) return;
		const most = records.policy("checks")?.pictures?.max_kilobytes ?? DEFAULT_KILOBYTES;
		const size = Math.ceil(records.size(file) / 1024);
		if (size <= most) return;
		yield {
			message: `Unexpected size of ${size} kB, expected at most ${most} kB`,
			actual: size,
			help: "Cut the picture to what matters, or save it as WebP."
		};
	}
};
// src/core/check/rules/files/picture-type.ts
const pictureType = {
	id: "files/picture-type",
	scope: "file",
	severity: "error",
	summary: "What is attached to an incident is a picture that every browser shows.",
	why: "The site publishes only types that cannot carry a script, so an SVG, a PDF or an archive would be missing there. Make it a PNG, or link to where the file lives.",
	*check(file) {
		if (!(/^incidents\/[^/]+\/[^/]+\/[^/.][^/]*$/.test(file) && recordKindOf(file) === void 0) || isPicture(file) || /\.(?:md|mdx|ya?ml)$/i.test(file)) return;
		const type = extensionOf(file);
		yield {
			message: `Unexpected attachment of type "${type}", expected one of ${PICTURE_TYPES.join(", ")}`,
			actual: type,
			expected: PICTURE_TYPES,
			help: "Save it as PNG, or link to where it lives."
		};
	}
};
// src/core/check/rules/files/utf-8.ts
const utf8 = {
	id: "files/utf-8",
	scope: "file",
	severity: "error",
	summary: "Texts are UTF-8.",
	why: "A file in another encoding shows as question marks on the site, in mails and in searches. Save it again as UTF-8; most editors have it in their status line.",
	*check(file, { records }) {
		if (!/\.(?:md|yaml|ndjson|json)$/.test(file)) return;
		const at = records.text(file)?.indexOf("�") ?? -1;
		if (at === -1) return;
		yield {
			at: { text: [at, at + 1] },
			message: "Unexpected bytes that are not UTF-8, expected text in UTF-8",
			help: "Save the file as UTF-8, and write the letter again."
		};
	}
};
// src/core/check/rules/handover/accepted.ts
const handoverAccepted = recordRule({
	id: "handover/accepted",
	kinds: ["handover"],
	severity: "error",
	summary: "A handover that is accepted says by whom and when: by the one who takes over, not before the shift began.",
	why: "Whether a handover was in time, and whether there was one at all, is read from these two. The action writes them from the approval of the pull request.",
	*check({ value }) {
		yield* judgePair(value);
		yield* judgePerson(value);
		const { accepted_at, status, shift } = value;
		if (accepted_at === void 0) return;
		if (status !== "done") yield {
			at: { key: ["status"] },
			message: `Unexpected status "${status}" of a handover that is accepted, expected "done"`,
			actual: status,
			expected: ["done"],
			help: "Set `status: done`, or take out `accepted_by` and `accepted_at`."
		};
		if (toEpochMs(accepted_at) >= toEpochMs(shift.start)) return;
		yield {
			at: { key: ["accepted_at"] },
			message: `Unexpected accepted_at ${accepted_at}, expected a time not before shift.start ${shift.start}`,
			actual: accepted_at,
			help: "Take the time of the approval, in UTC."
		};
	}
});
function* judgePair({ accepted_by, accepted_at }) {
	if (accepted_by === void 0 === (accepted_at === void 0)) return;
	const [here, missing] = accepted_by === void 0 ? ["accepted_at", "accepted_by"] : ["accepted_by", "accepted_at"];
	yield {
		at: { key: [here] },
		message: `Unexpected ${here} without ${missing}, expected both`,
		help: `Add \`${missing}\` as the pull request has it, or take out \`${here}\`.`
	};
}
function* judgePerson({ accepted_by, to }) {
	if (accepted_by === void 0 || accepted_by.toLowerCase() === to.toLowerCase()) return;
	yield {
		at: { key: ["accepted_by"] },
		message: `Unexpected accepted_by "${accepted_by}", expected "${to}", who takes over`,
		actual: accepted_by,
		expected: [to],
		help: "Where somebody else took over, name them in `to` as well."
	};
}
// src/core/check/rules/incident/amounts-in-order.ts
const amountsInOrder = recordRule({
	id: "incident/amounts-in-order",
	kinds: ["incident"],
	severity: "error",
	summary: "Of two amounts or times that bound a range, the lower comes first.",
	why: "Sums over a year add `low` to `low` and `high` to `high`. Two values the wrong way round make the range of the whole year wrong.",
	*check({ value: { impact, alerts } }) {
		const lost = impact?.revenue_lost;
		if (lost && lost.low > lost.high) yield {
			at: { key: [
				"impact",
				"revenue_lost",
				"low"
			] },
			message: `Unexpected low ${lost.low}, expected at most high ${lost.high}`,
			actual: lost.low,
			help: `Write low: ${lost.high} and high: ${lost.low}, if they were exchanged.`,
			repair: {
				title: "Exchange low and high",
				safe: true,
				edits: [{
					at: { key: [
						"impact",
						"revenue_lost",
						"low"
					] },
					text: String(lost.high)
				}, {
					at: { key: [
						"impact",
						"revenue_lost",
						"high"
					] },
					text: String(lost.low)
				}]
			}
		};
		if (!alerts?.first || !alerts.last || toEpochMs(alerts.first) <= toEpochMs(alerts.last)) return;
		yield {
			at: { key: ["alerts", "first"] },
			message: `Unexpected first alert ${alerts.first}, expected not after the last ${alerts.last}`,
			actual: alerts.first,
			help: "Machines write alerts; take the change back."
		};
	}
});
// src/core/check/rules/incident/closed-complete.ts
const closedComplete = recordRule({
	id: "incident/closed-complete",
	kinds: ["incident"],
	severity: "error",
	summary: "An incident is closed only when all that policy asks for is there.",
	why: "Closed is for good. Until then `policies/postmortems.yaml` asks for an accepted postmortem of the incidents that need one, with an action, and for a ticket of every open action.",
	*check({ file, value }, { records }) {
		if (value.status !== "closed") return;
		const postmortem = file.replace(/incident\.md$/, "postmortem.md");
		const record = records.has(postmortem) ? records.record("postmortem", postmortem) : void 0;
		if (records.has(postmortem) && !record) return;
		const missing = missingToClose(value, record?.value, records.policy("postmortems"));
		if (missing.length === 0) return;
		yield {
			at: { key: ["status"] },
			message: `Unexpected status "closed", expected first ${missing.map(({ text }) => text).join("; ")}`,
			actual: "closed",
			help: "Set `status: resolved` until they are there, then close it.",
			related: missing.filter((lack) => lack.file === "postmortem.md").map((lack) => ({
				message: lack.text,
				file: postmortem,
				at: { key: lack.action === void 0 ? ["status"] : ["actions", lack.action] }
			}))
		};
	}
});
// src/core/check/rules/incident/dismissed-with-reason.ts
const dismissedWithReason = recordRule({
	id: "incident/dismissed-with-reason",
	kinds: ["incident"],
	severity: "error",
	summary: "A dismissed incident was a false positive, a dismissed lead-up says why.",
	why: "Dismissing takes an incident out of every figure. So it needs the verdict `false-positive` with a reason (a page about nothing), or, for a lead-up, the decision `dismissed` with a reason. What harmed customers is resolved and closed instead.",
	*check({ value: { status, verdict, lead_up } }) {
		if (status !== "dismissed") return;
		if (lead_up?.verdict === "dismissed") {
			if (lead_up.reason === void 0) yield {
				at: {
					key: ["lead_up"],
					part: "key"
				},
				message: "Unexpected lead-up dismissed without a reason, expected lead_up.reason",
				help: "Say in lead_up.reason why it did not become an incident."
			};
			return;
		}
		if (verdict?.value === "false-positive") return;
		yield {
			at: verdict ? { key: ["verdict", "value"] } : { key: ["status"] },
			message: `Unexpected verdict ${verdict ? `"${verdict.value}"` : "that is missing"} of a dismissed incident, expected "false-positive"`,
			actual: verdict?.value,
			expected: ["false-positive"],
			help: "Set verdict: {value: false-positive, reason: …}, or resolve it instead of dismissing it."
		};
	}
});
// src/core/check/rules/incident/id-in-folder.ts
const idInFolder = recordRule({
	id: "incident/id-in-folder",
	kinds: ["incident", "postmortem"],
	severity: "error",
	summary: "The id in a file is the name of its folder, and the folder is in its year.",
	why: "The folder is the address by which others find an incident, and no two folders share a name: so no two incidents share an id. A copied folder keeps the old id in its files; correct it to the name of the new folder.",
	*check(record) {
		const [, year = "", folder = ""] = record.file.split("/");
		const isDraft = year === "drafts";
		const expected = isDraft ? DRAFT_ID : folder;
		const key = record.kind === "incident" ? "id" : "incident";
		const actual = record.kind === "incident" ? record.value.id : record.value.incident;
		if (actual !== expected) yield {
			at: { key: [key] },
			message: `Unexpected ${key} "${actual}", expected "${expected}" as the folder says`,
			actual,
			expected: [expected],
			help: isDraft ? "It gets its number after the merge." : `Write ${key}: ${expected}`,
			repair: {
				title: `Write "${expected}"`,
				safe: true,
				edits: [{
					set: [key],
					value: expected
				}]
			}
		};
		const yearOfId = INCIDENT_ID_PATTERN.exec(folder)?.[1];
		if (isDraft || yearOfId === year || record.kind !== "incident") return;
		yield {
			at: { key: ["id"] },
			message: `Unexpected folder incidents/${year}/ of ${folder}, expected incidents/${yearOfId}/`,
			help: `Move it: git mv incidents/${year}/${folder} incidents/${yearOfId}/${folder}`
		};
	}
});
// src/core/check/rules/incident/times-in-order.ts
/** Pairs of which the first may not be after the second. An acknowledgement may come after the mitigation, so nothing is said of it. */
const ORDER = [
	["impact_started", "mitigated"],
	["impact_started", "resolved"],
	["detected", "acknowledged"],
	["detected", "resolved"],
	["mitigated", "resolved"],
	["resolved", "closed"]
];
const timesInOrder = recordRule({
	id: "incident/times-in-order",
	kinds: ["incident"],
	severity: "error",
	summary: "The times of an incident are in the order in which things happen.",
	why: "Every figure is a difference of two of these times. Where one is wrong the measurement is *invalid* and left out. Look the two times up in the chat or the monitor and correct the one that is wrong; leave out what is not known.",
	*check({ value: { times } }) {
		for (const [first, second] of ORDER) {
			const [earlier, later] = [times[first], times[second]];
			if (earlier === void 0 || later === void 0 || toEpochMs(earlier) <= toEpochMs(later)) continue;
			yield {
				at: { key: ["times", second] },
				message: `Unexpected ${second} ${later}, expected a time not before ${first} ${earlier}`,
				actual: later,
				help: `Correct times.${second} or times.${first}; remove the one that is not known.`
			};
		}
	}
});
// src/core/records/is-imported.ts
/** Under `imported_<tool>` in `refs` an incident keeps the id that it had in the tool it was imported from. */
const IMPORTED = "imported_";
/** Whether an incident is history of another tool: what that tool did not know can no longer be asked for. */
function isImported({ refs = {} }) {
	return Object.keys(refs).some((key) => key.startsWith(IMPORTED));
}
// src/core/check/rules/incident/times-match-status.ts
/** Times that a status asks for, and times that it cannot have yet. */
const OF_STATUS = {
	"lead-up": {
		with: [],
		without: [
			"resolved",
			"closed",
			"dismissed"
		]
	},
	open: {
		with: [],
		without: [
			"resolved",
			"closed",
			"dismissed"
		]
	},
	resolved: {
		with: ["resolved"],
		without: ["closed", "dismissed"]
	},
	closed: {
		with: ["resolved", "closed"],
		without: ["dismissed"]
	},
	dismissed: {
		with: ["dismissed"],
		without: ["closed"]
	}
};
const timesMatchStatus = recordRule({
	id: "incident/times-match-status",
	kinds: ["incident"],
	severity: "error",
	summary: "The times of an incident fit its status.",
	why: "A resolved incident without the time it was resolved has no duration, and an open one with it would be counted twice. Whoever changes the status writes the time with it; opening again takes the time away.",
	*check({ value: { status, times, refs } }) {
		for (const name of isImported({ refs }) ? [] : OF_STATUS[status].with) {
			if (times[name] !== void 0) continue;
			yield {
				at: { key: ["status"] },
				message: `Unexpected status "${status}" without times.${name}, expected the time with it`,
				actual: status,
				help: `Add times.${name}.`
			};
		}
		for (const name of OF_STATUS[status].without) {
			if (times[name] === void 0) continue;
			yield {
				at: {
					key: ["times", name],
					part: "key"
				},
				message: `Unexpected times.${name} of an incident that is "${status}", expected none yet`,
				actual: times[name],
				help: `Remove times.${name}, or correct the status.`
			};
		}
	}
});
// src/core/check/rules/incident/times-not-in-future.ts
const timesNotInFuture = recordRule({
	id: "incident/times-not-in-future",
	kinds: ["incident"],
	severity: "error",
	summary: "No time of an incident lies in the future.",
	why: "What has not happened has no time yet: leave the key out. Most often it is a local time with a `Z` behind it; write it in UTC.",
	*check({ value: { times } }, { clock }) {
		for (const [name, at] of Object.entries(times)) {
			if (at === void 0 || clock.isPast(at)) continue;
			yield {
				at: { key: ["times", name] },
				message: `Unexpected ${name} ${at}, expected a time that is past`,
				actual: at,
				help: "Times are in UTC. Leave out what has not happened yet."
			};
		}
	}
});
// src/core/lifecycle/transitions.ts
/**
* Which status may follow which: `lead-up → open ⇄ resolved → closed`, a lead-up or an open incident may be dismissed,
* and nothing follows closed or dismissed.
*/
const TRANSITIONS = {
	"lead-up": ["open", "dismissed"],
	open: ["resolved", "dismissed"],
	resolved: ["open", "closed"],
	closed: [],
	dismissed: []
};
// src/core/check/rules/incident/transition.ts
const transition = recordRule({
	id: "incident/transition",
	kinds: ["incident"],
	severity: "error",
	summary: "An incident goes from status to status as the lifecycle allows.",
	why: "A resolved incident may open again, a closed or dismissed one never does: reports and figures that were sent count on it. What comes back after closing is a new incident with the relation `recurrence_of`. Needs to know what was before (`--base`).",
	*check({ file, value: { status } }, { records }) {
		const before = records.before("incident", file)?.value.status;
		if (before === void 0 || canBecome(before, status)) return;
		const allowed = [before, ...TRANSITIONS[before]];
		yield {
			at: { key: ["status"] },
			message: `Unexpected status "${status}" after "${before}", expected ${allowed.map((word) => `"${word}"`).join(" or ")}`,
			actual: status,
			expected: allowed,
			help: TRANSITIONS[before].length === 0 ? `Leave it ${before}. If it is back, write a new incident with the relation recurrence_of.` : "Take the steps in order, each with its time.",
			repair: {
				title: `Leave the status "${before}"`,
				safe: false,
				edits: [{
					set: ["status"],
					value: before
				}]
			}
		};
	}
});
/** One change may take several steps at once: open, resolved, closed. */
function canBecome(from, to) {
	const reached = /* @__PURE__ */ new Set([from]);
	for (const status of reached) for (const next of TRANSITIONS[status]) reached.add(next);
	return reached.has(to);
}
// src/core/check/links/mask-code.ts
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const CODE = /(?<!`)(`+)(?!`)([^`\n]+)\1(?!`)/g;
/** A Markdown text with as many spaces in place of code and comments, so that offsets stay. Takes linear time. */
function maskCode(markdown) {
	return maskComments(maskFences(markdown)).replace(CODE, blank);
}
function maskFences(markdown) {
	let fence;
	return markdown.split("\n").map((line) => {
		const mark = FENCE.exec(line)?.[1];
		if (fence === void 0) {
			fence = mark;
			return mark === void 0 ? line : blank(line);
		}
		if (mark?.startsWith(fence) && line.trim() === mark) fence = void 0;
		return blank(line);
	}).join("\n");
}
function maskComments(text) {
	let masked = "";
	let from = 0;
	for (let start = text.indexOf("<!--"); start >= 0; start = text.indexOf("<!--", from)) {
		const close = text.indexOf("-->", start);
		const end = close < 0 ? text.length : close + 3;
		masked += text.slice(from, start) + blank(text.slice(start, end));
		from = end;
	}
	return masked + text.slice(from);
}
function blank(text) {
	return text.replace(/[^\n]/g, " ");
}
// src/core/check/links/list-links.ts
/** A link text longer than this is none that a person wrote; the search back from its end stops there. */
const MAX_LINK_TEXT = 500;
const MAX_TARGET = 1e3;
const TARGET = /\s*<?([^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*)/y;
const DEFINITION = /^ {0,3}\[[^\]\n]{1,500}\]:[ \t]*<?([^\s<>]+)/gm;
/** The links of a Markdown text in their order; what is in code or in a comment is none. Takes linear time. */
function listLinks(markdown) {
	if (!markdown.includes("](") && !markdown.includes("]:")) return [];
	const text = maskCode(markdown);
	const links = [];
	for (let end = text.indexOf("]("); end >= 0; end = text.indexOf("](", end + 2)) {
		const opening = openingOf(text, end);
		const target = opening === void 0 ? void 0 : targetAt(text, end + 2);
		if (target) links.push({
			...target,
			isPicture: text[opening - 1] === "!"
		});
	}
	for (const { 0: whole, 1: target = "", index } of text.matchAll(DEFINITION)) {
		const start = index + whole.lastIndexOf(target);
		links.push({
			target,
			isPicture: false,
			range: [start, start + target.length]
		});
	}
	return links.sort((a, b) => a.range[0] - b.range[0]);
}
function targetAt(text, at) {
	TARGET.lastIndex = 0;
	const match = TARGET.exec(text.slice(at, at + MAX_TARGET));
	if (!match) return void 0;
	const start = at + match[0].length - match[1].length;
	return {
		target: match[1],
		range: [start, start + match[1].length]
	};
}
/** The bracket that the one at `end` closes, with the brackets between them in pairs. */
function openingOf(text, end) {
	let depth = 0;
	for (let at = end; at >= 0 && end - at <= MAX_LINK_TEXT; at -= 1) {
		if (text[at] === "]") depth += 1;
		else if (text[at] === "[") depth -= 1;
		if (depth === 0) return at;
	}
}
/** The file in the repository that a link from another file means; undefined for a link to elsewhere or within the page. */
function resolveLink(from, target) {
	const [path = ""] = target.split(/[?#]/, 1);
	if (path === "" || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(path)) return void 0;
	const steps = path.startsWith("/") ? [] : from.split("/").slice(0, -1);
	for (const step of decode(path).split("/")) if (step === "..") steps.pop();
	else if (step !== "" && step !== ".") steps.push(step);
	return steps.join("/");
}
function decode(path) {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
// src/core/check/rules/links/resolve.ts
const linksResolve = recordRule({
	id: "links/resolve",
	kinds: [
		"incident",
		"postmortem",
		"runbook",
		"guide",
		"handover"
	],
	severity: "error",
	summary: "Links to other records and pictures lead to files that are there.",
	why: "Whoever reads a runbook at three in the morning has no time to search. Paths are relative to the file with the link, as on GitHub; a picture stands in the folder of its incident.",
	*check({ file, body }, { records }) {
		for (const { target, isPicture, range } of listLinks(body)) {
			const path = resolveLink(file, target);
			if (path === void 0 || !isBelowRecords(path)) continue;
			if (records.has(path) || records.list(path).length > 0) continue;
			const folder = path.slice(0, path.lastIndexOf("/"));
			const name = path.slice(folder.length + 1);
			const near = closestWord(name, records.list(folder));
			const corrected = near && target.replace(name, near);
			yield {
				at: { body: range },
				message: `Unexpected ${isPicture ? "picture" : "link"} "${target}", expected a file that is there`,
				actual: target,
				...corrected ? {
					expected: [corrected],
					help: `Did you mean "${corrected}"?`,
					repair: {
						title: `Link to "${corrected}"`,
						safe: false,
						edits: [{
							at: { body: range },
							text: corrected
						}]
					}
				} : { help: `There is no ${path}. Correct the path, or add the file.` }
			};
		}
	}
});
/** Only what the check can see is judged: a link to docs/ is the business of others. */
function isBelowRecords(path) {
	return RECORD_FOLDERS.includes(path.split("/", 1)[0]);
}
const idsOnce = recordRule({
	id: "policy/ids-once",
	kinds: [
		"triage",
		"products",
		"causes",
		"severities",
		"notify"
	],
	severity: "error",
	summary: "Ids of kinds, level rules, mutes, products, causes, severities and routes are used once in their list.",
	why: "The first one wins everywhere, so the second is never used, and records that name the id mean only one of them.",
	*check(record) {
		for (const [list, ids] of idLists(record)) for (const [index, id] of ids.entries()) {
			const first = ids.indexOf(id);
			if (first === index) continue;
			yield {
				at: { key: [
					list,
					index,
					"id"
				] },
				message: `Unexpected second "${id}" in ${list}, expected an id that is used once`,
				actual: id,
				help: "Give it another id, or make one of the two.",
				related: [{
					message: "the first",
					file: record.file,
					at: { key: [
						list,
						first,
						"id"
					] }
				}]
			};
		}
	}
});
function idLists(record) {
	const idsOf = (list = []) => list.map(({ id }) => id);
	switch (record.kind) {
		case "triage": return [
			["kinds", idsOf(record.value.kinds)],
			["levels", idsOf(record.value.levels)],
			["mutes", idsOf(record.value.mutes)]
		];
		case "products": return [["products", idsOf(record.value.products)]];
		case "causes": return [["causes", idsOf(record.value.causes)]];
		case "severities": return [["severities", idsOf(record.value.severities)]];
		default: return [["routes", idsOf(record.value.routes)]];
	}
}
// src/core/check/policies/glob-covers.ts
/** Stands for whatever a star of the narrower glob stands for; no name holds it, so only a star can match it. */
const ANYTHING = "";
/**
* Whether a glob matches everything that another one matches. A star of the narrower one may stand for any text, so the
* wider one has to match it by a star of its own; matching one letter that is in neither is the exact test of that.
*/
function globCovers(wider, narrower) {
	return matchesGlob(wider, narrower.replaceAll("*", ANYTHING));
}
// src/core/check/policies/match-covers.ts
/** Whether every alert that meets the narrower conditions meets the wider ones too. */
function matchCovers(wider, narrower) {
	return listCovers(wider.names, narrower.names, globCovers) && listCovers(wider.severities, narrower.severities, globCovers) && listCovers(wider.sources, narrower.sources, isSame) && listCovers(wider.services, narrower.services, isSame) && labelsCover(wider.labels ?? {}, narrower.labels ?? {});
}
/** An absent list takes everything. */
function listCovers(wider, narrower, covers) {
	if (wider === void 0) return true;
	return narrower?.every((narrow) => wider.some((wide) => covers(wide, narrow))) ?? false;
}
function labelsCover(wider, narrower) {
	return Object.entries(wider).every(([label, wide]) => {
		const narrow = narrower[label];
		return narrow !== void 0 && globCovers(wide, narrow);
	});
}
function isSame(wide, narrow) {
	return wide === narrow;
}
// src/core/check/rules/policy/mutes.ts
/** A mute that ends later than this from today has no end that anybody will see. */
const LONGEST = "366d";
const mutes = recordRule({
	id: "policy/mutes",
	kinds: ["triage"],
	severity: "warning",
	summary: "Mutes begin before they end, end within a year, are removed when they are over, and do not overlap.",
	why: "A mute hides alerts. One that never ends hides them for ever, one that is over hides only the list, and two for the same alerts at the same time leave the longer one behind when the other is removed.",
	*check({ file, value }, { clock }) {
		const list = value.mutes ?? [];
		for (const [index, mute] of list.entries()) {
			yield* windowFindings(mute, index, clock);
			const first = list.slice(0, index).findIndex((other) => overlap(other, mute));
			if (first < 0) continue;
			yield {
				at: { key: [
					"mutes",
					index,
					"id"
				] },
				message: `Unexpected mute "${mute.id}" for alerts that "${list[first].id}" mutes at the same time, expected one`,
				actual: mute.id,
				help: "Make one of the two, or let one begin when the other ends.",
				related: [{
					message: `the mute "${list[first].id}"`,
					file,
					at: { key: [
						"mutes",
						first,
						"id"
					] }
				}]
			};
		}
	}
});
function* windowFindings({ id, from, until }, index, clock) {
	const at = { key: [
		"mutes",
		index,
		"until"
	] };
	if (from !== void 0 && toEpochMs(from) >= toEpochMs(until)) yield {
		at,
		severity: "error",
		message: `Unexpected end ${until} of the mute "${id}", expected a time after its start ${from}`,
		actual: until,
		help: "It mutes nothing as it is. Correct `from` or `until`."
	};
	else if (clock.isPast(until)) yield {
		at,
		message: `Unexpected mute "${id}" that ended at ${until}, expected only mutes to come or in force`,
		actual: until,
		help: "Remove it; its story stays in Git."
	};
	else if (!clock.isPast(fromEpochMs(toEpochMs(until) - durationMs(LONGEST)))) yield {
		at,
		message: `Unexpected end ${until} of the mute "${id}", expected one within a year`,
		actual: until,
		help: "Choose a date on which somebody should look at it again; repeated work has `hours`."
	};
}
/** Both at once, for alerts of which one takes all that the other takes. With hours of the week they may still never meet. */
function overlap(a, b) {
	if (a.hours !== void 0 || b.hours !== void 0) return false;
	return !(startOf(a) >= toEpochMs(b.until) || startOf(b) >= toEpochMs(a.until)) && (matchCovers(a.match, b.match) || matchCovers(b.match, a.match));
}
function startOf({ from }) {
	return from === void 0 ? Number.NEGATIVE_INFINITY : toEpochMs(from);
}
// src/core/check/rules/policy/notify-recipients.ts
const notifyRecipients = recordRule({
	id: "policy/notify-recipients",
	kinds: ["notify"],
	severity: "warning",
	summary: "Every route of notifications reaches somebody.",
	why: "A route without mail and chat matches and tells nobody, and whoever wrote it believes that it does.",
	*check({ value: { routes } }) {
		for (const [index, { id, mail, chat }] of routes.entries()) {
			if ((mail?.length ?? 0) + (chat?.length ?? 0) > 0) continue;
			yield {
				at: { key: [
					"routes",
					index,
					"id"
				] },
				message: `Unexpected route "${id}" without mail or chat, expected at least one recipient`,
				actual: id,
				help: "Add `mail:` or `chat:`, or remove the route."
			};
		}
	}
});
// src/core/check/policies/split-match.ts
/** Beyond so many single cases a rule is judged as a whole, which finds less and says nothing wrong. */
const MOST_CASES = 1e3;
/** The conditions of a rule as single cases: one name, one severity, one source and one service each. Together they are the rule. */
function splitMatch(match) {
	const { names, severities, sources, services, labels } = match;
	if ([
		names,
		severities,
		sources,
		services
	].map((list) => list?.length ?? 1).reduce((product, length) => product * length, 1) > MOST_CASES) return [match];
	return each(names).flatMap((name) => each(severities).flatMap((severity) => each(sources).flatMap((source) => each(services).map((service) => ({
		...labels && { labels },
		...name !== void 0 && { names: [name] },
		...severity !== void 0 && { severities: [severity] },
		...source !== void 0 && { sources: [source] },
		...service !== void 0 && { services: [service] }
	})))));
}
function each(list) {
	return list ?? [void 0];
}
// src/core/check/rules/policy/shadowed-levels.ts
const shadowedLevels = recordRule({
	id: "policy/shadowed-levels",
	kinds: ["triage"],
	severity: "error",
	summary: "No level rule stands behind one that takes all its alerts.",
	why: "The first rule that matches wins, so a rule behind a wider one never speaks: somebody believes in a severity that no alert will get. Put the narrower rule first, or remove it. A single name that earlier rules take whole is named too.",
	*check({ file, value: { levels } }) {
		for (const [index, level] of levels.entries()) {
			const earlier = levels.slice(0, index);
			const cases = splitMatch(level.match).map((single) => ({
				name: single.names?.[0],
				by: earlier.find(({ match }) => matchCovers(match, single))
			}));
			const shadows = [...new Set(cases.map(({ by }) => by))];
			if (!shadows.includes(void 0) && shadows.length > 0) {
				yield deadLevel(level, {
					index,
					shadows,
					levels,
					file
				});
				continue;
			}
			for (const [place, name] of (level.match.names ?? []).entries()) {
				const own = cases.filter((single) => single.name === name);
				const by = own.map((single) => single.by);
				if (own.length === 0 || by.includes(void 0)) continue;
				yield deadName(name, {
					index,
					place,
					by: by[0],
					levels,
					file
				});
			}
		}
	}
});
function deadLevel({ id }, { index, shadows, levels, file }) {
	const by = shadows.map((level) => `"${level.id}"`);
	return {
		at: { key: [
			"levels",
			index,
			"id"
		] },
		message: `Unexpected rule "${id}" that can never match, expected it before ${by.join(" and ")}, which ${by.length === 1 ? "takes" : "take"} all its alerts`,
		actual: id,
		help: `Move it before "${shadows[0].id}", narrow that rule, or remove this one.`,
		related: shadows.map((level) => related(level, levels, file))
	};
}
function deadName(name, { index, place, by, levels, file }) {
	return {
		at: { key: [
			"levels",
			index,
			"match",
			"names",
			place
		] },
		message: `Unexpected alert name "${name}", expected one that earlier rules leave over: "${by.id}" takes it`,
		actual: name,
		help: `Remove it here, or move this rule before "${by.id}".`,
		related: [related(by, levels, file)]
	};
}
function related(level, levels, file) {
	const at = { key: [
		"levels",
		levels.indexOf(level),
		"id"
	] };
	return {
		message: `the rule "${level.id}"`,
		file,
		at
	};
}
// src/core/check/rules/policy/targets-forward.ts
const targetsForward = recordRule({
	id: "policy/targets-forward",
	kinds: ["targets"],
	severity: "error",
	summary: "A target that is easier than the one before it says why in its note.",
	why: "Incidents are judged by the target of their day, so a target that is made easier makes figures look better without anything being better. That may be right; then the note says so to whoever reads the figures.",
	*check({ file, value: { targets } }) {
		for (const [index, target] of targets.entries()) {
			const before = targetBefore(target, targets);
			if (before === void 0 || target.note !== void 0) continue;
			const earlier = targets[before];
			if (durationMs(target.within) <= durationMs(earlier.within)) continue;
			yield {
				at: { key: [
					"targets",
					index,
					"within"
				] },
				message: `Unexpected ${target.metric} target of ${target.within} after ${earlier.within}, expected a shorter one or a note`,
				actual: target.within,
				help: "Add `note:` with the reason.",
				related: [{
					message: `in force since ${earlier.from}`,
					file,
					at: { key: [
						"targets",
						before,
						"within"
					] }
				}]
			};
		}
	}
});
/** The place of the newest earlier target of the same metric and teams that shares a severity. */
function targetBefore(target, targets) {
	let found;
	for (const [index, other] of targets.entries()) if (other.from < target.from && other.metric === target.metric && isAlike(other, target) && (found === void 0 || other.from >= targets[found].from)) found = index;
	return found;
}
function isAlike(a, b) {
	const isSameTeams = [...a.teams ?? []].sort().join(" ") === [...b.teams ?? []].sort().join(" ");
	const sharesSeverity = !a.severities || !b.severities || a.severities.some((one) => b.severities.includes(one));
	return isSameTeams && sharesSeverity;
}
// src/core/check/rules/policy/template-sections.ts
const templateSections = {
	id: "policy/template-sections",
	scope: "file",
	severity: "error",
	summary: "The template of postmortems has all sections that rules read.",
	why: "The headings of the template are what a postmortem must have, so a section that is lost here is lost in every postmortem from now on. Sections may be added; these stay, by these names.",
	*check(file, { records }) {
		if (file !== "policies/templates/postmortem.md") return;
		const text = records.text(file);
		if (text === void 0) return;
		const found = splitSections(text);
		for (const [index, title] of POSTMORTEM_SECTIONS.entries()) {
			if (sectionOf(found, title)) continue;
			const place = POSTMORTEM_SECTIONS.slice(index + 1).map((later) => sectionOf(found, later)).find((section) => section !== void 0)?.start ?? text.length;
			yield {
				file,
				at: { text: [place, place] },
				message: `Unexpected template without the section "${title}", expected "## ${title}" here`,
				expected: [title],
				help: "Put it back, with a comment that says what belongs there."
			};
		}
	}
};
// src/core/check/rules/policy/unused-levels.ts
const unusedLevels = recordRule({
	id: "policy/unused-levels",
	kinds: ["triage"],
	severity: "info",
	summary: "Each level rule has a name that an alert of the archive bears.",
	why: "A rule whose names never came may wait for its first alert, or be for one that is called otherwise. In an empty archive nothing is said.",
	*check({ value: { levels } }, { records }) {
		const fired = [...records.alertNames()];
		if (fired.length === 0) return;
		for (const [index, { id, match }] of levels.entries()) {
			const { names, services } = match;
			if (fired.some(([name, use]) => (!names || names.some((glob) => matchesGlob(glob, name))) && (!services || use.services.some((service) => services.includes(service))))) continue;
			yield {
				at: { key: [
					"levels",
					index,
					"id"
				] },
				message: `Unexpected rule "${id}" that has matched no alert yet, expected one in the archive`,
				actual: id,
				help: "Compare its names and services with the alerts as they come; leave it if they are still to come."
			};
		}
	}
});
// src/core/check/rules/postmortem/action-done.ts
const actionDone = recordRule({
	id: "postmortem/action-done",
	kinds: ["postmortem"],
	severity: "error",
	summary: "An action that is done names what shows it: the commit, pull request, ticket or person.",
	why: "The action will be relied on in the next incident of the same family. `closed_by` or `ticket` lets a reader check that the protection exists.",
	*check({ value: { actions } }) {
		for (const [index, { id, status, closed_by, ticket }] of actions.entries()) {
			if (status !== "done" || closed_by !== void 0 || ticket !== void 0) continue;
			yield {
				at: { key: [
					"actions",
					index,
					"status"
				] },
				message: `Unexpected done action ${id} without closed_by or ticket, expected what shows that it is done`,
				actual: status,
				help: "Add `closed_by:` with the commit, the pull request or the person, or `ticket:`."
			};
		}
	}
});
// src/core/check/rules/postmortem/action-ids.ts
const actionIds = recordRule({
	id: "postmortem/action-ids",
	kinds: ["postmortem"],
	severity: "error",
	summary: "The id of an action is used once in its postmortem.",
	why: "Tickets, mails and agendas name an action by incident and id; with two of them nobody knows which is meant.",
	*check({ file, value: { actions } }) {
		const ids = actions.map(({ id }) => id);
		const next = `A${Math.max(0, ...ids.map((id) => Number(id.slice(1)))) + 1}`;
		for (const [index, id] of ids.entries()) {
			const first = ids.indexOf(id);
			if (first === index) continue;
			const at = { key: [
				"actions",
				index,
				"id"
			] };
			yield {
				at,
				message: `Unexpected second action "${id}", expected an id that is used once`,
				actual: id,
				help: `The next free id is ${next}.`,
				related: [{
					message: "the first",
					file,
					at: { key: [
						"actions",
						first,
						"id"
					] }
				}],
				repair: {
					title: `Call it ${next}`,
					safe: false,
					edits: [{
						at,
						text: next
					}]
				}
			};
		}
	}
});
// src/core/check/text/has-verb.ts
function words(text) {
	return new Set(text.trim().split(/\s+/));
}
/** Verbs of actions in their base form; inflected forms are derived. Words that are mostly nouns are in `ALSO_NOUNS`. */
const VERBS = words(`
	accept add adopt agree allow analyse analyze announce answer apply archive ask assign attach audit automate avoid back
	backfill batch become begin block bound break bring build buy cache calculate call cancel cap carry catch change check
	choose clean clear close collect come compare complete compute configure confirm connect consolidate contain continue
	convert copy correct count create cut decide declare decommission decouple define delete deliver deny deploy deprecate
	describe design detect determine disable discuss distribute divide document double drain drop eliminate emit enable
	encrypt end enforce ensure enter escalate establish evict evaluate exclude exercise expire explain expose extend fail
	fetch file find finish fix follow forbid force freeze gate get give go grow guard handle harden have hide hold identify
	implement improve include increase inform inject instrument integrate introduce investigate invite isolate keep know
	label launch lead learn leave let limit link list load lock log look lower maintain make map mark measure merge migrate
	mirror mitigate monitor move mute name need notify obtain offer open order own pace page partition patch pause pay pin
	place plan practise practice prepare prevent print prioritise prioritize probe propose protect prove provide publish
	pull purge push put queue raise randomise randomize rate read rebuild record recover redesign reduce refactor refuse
	rehearse reject release remember remind remove rename renew reorder repair repeat replace replay report require rerun
	reset resize resolve restart restore restrict retire retry return reuse review revise rework rewrite roll rotate route
	run sample save say scale scan schedule see select send separate serve set shard share shed ship show shorten simplify
	size skip slow snapshot spell split spread stagger stand start state stay stop store stress subscribe suspend switch
	sync take teach tell terminate test throttle tighten time trace track train trigger trim tune turn understand unify
	update upgrade upload use validate vacuum verify version wait wake walk warm warn watch widen work wrap write
	atur ajarkan ajukan aktifkan alihkan ambil amati arsipkan awasi bagi bahas baca bangun batasi berhenti beri beritahu
	bersihkan blokir buat buka catat cek cari cegah cetak coba dokumentasikan evaluasi gabungkan ganti gunakan hapus hentikan
	hitung hubungkan ikuti ingatkan isi izinkan jadikan jadwalkan jalankan jelaskan kaji kirim kumpulkan kunci kurangi latih
	lengkapi lakukan lindungi luncurkan matikan masukkan migrasikan mulai mutakhirkan naikkan nonaktifkan otomatiskan pakai
	pantau pasang pastikan percepat perbaiki perbarui perbesar periksa perketat perluas perpanjang pertimbangkan pindahkan
	pisahkan pulihkan rancang rapikan rekam rilis samakan sambungkan sederhanakan sediakan selaraskan selesaikan siapkan
	simpan sinkronkan susun tambah tambahkan tampilkan tandai tangani tautkan tegakkan tentukan terapkan tetapkan tinjau
	tingkatkan tolak tulis turunkan tutup ubah uji ukur umumkan undang urutkan validasi wajibkan
`);
/** Forms of being and of duty, and irregular forms. */
const FINITE = words(`
	is are am was were be been has have had does do did can could may might must shall should will would cannot gets goes
	needs wants asks comes runs takes gives keeps holds knows says sees makes written kept made taken given held known
	shown told sent built found left put read set done seen run split practised tried
	adalah ialah akan bisa dapat harus boleh wajib perlu ada menjadi tidak
`);
/** Base forms that are nouns more often than not: they count at the start only before what they act on. */
const ALSO_NOUNS = words(`
	alert audit block cache call change check copy cut document drop end exercise file fix force freeze gate guard label
	launch lead limit link list load lock log look map mark measure mirror monitor name need offer order page patch pause
	place plan practice print probe queue rate read record release repair replay report reset retry return review rework
	roll route run sample scale scan schedule set shard share ship show size snapshot split stand start state stop store
	stress switch test time trace track train trigger turn update upgrade use version wait walk work back design time
`);
const INDONESIAN_VERB = /^(?:di|me(?:m|n|ng|ny|mper)?|ber|ter)\p{L}{4,}$/u;
/** Whether a line of English or Indonesian says what is done: it begins with an imperative, or has a verb further on. */
function hasVerb(line) {
	const [first = "", ...rest] = line.toLowerCase().match(/\p{L}+(?:['’-]\p{L}+)*/gu) ?? [];
	return isImperative(first, rest[0] ?? "") || rest.some((word, at) => isFiniteVerb(word, rest[at + 1] ?? ""));
}
function isImperative(word, next) {
	const last = word.split("-").at(-1);
	if (!(VERBS.has(word) || VERBS.has(last) || word === "alert") && !INDONESIAN_VERB.test(word)) return /^(?:the|a|an|each|every|all|our|any|it|them)$/.test(next);
	return !ALSO_NOUNS.has(word) || next === "" || !/^(?:of|for|in|on|and|is)$/.test(next) || word === "alert";
}
/** What follows a verb rather than a noun. */
const AFTER_VERB = words("the a an at by until when longer only every each its it all before after again automatically themselves");
/** A verb that is no imperative: *is*, *waits at*, *refused*, *menolak*. */
function isFiniteVerb(word, next) {
	if (FINITE.has(word) || INDONESIAN_VERB.test(word) && !/^(?:mesin|media|metode|berita|berkas|termin)/.test(word)) return true;
	const bases = [word, ...stems(word)].filter((base) => VERBS.has(base));
	const isNounToo = bases.some((base) => ALSO_NOUNS.has(base)) && !/ed$/.test(word);
	return bases.length > 0 && (!isNounToo || AFTER_VERB.has(next));
}
function stems(word) {
	const found = [
		word.replace(/s$/, ""),
		word.replace(/es$/, ""),
		word.replace(/ies$/, "y")
	];
	if (/ed$/.test(word)) found.push(word.slice(0, -2), word.slice(0, -1), word.replace(/(\p{L})\1ed$/u, "$1"), word.replace(/ied$/, "y"));
	if (/^re/.test(word)) found.push(word.slice(2));
	return found;
}
// src/core/check/rules/postmortem/action-verb.ts
const actionVerb = recordRule({
	id: "postmortem/action-verb",
	kinds: ["postmortem"],
	severity: "warning",
	summary: "The text of an action has a verb: it says what will be done, or what will be true.",
	why: "\"Better monitoring\" is a wish: nobody can say when it is done. \"Alert when the queue is older than a minute\" and \"The gateway refuses keys without an end date\" can be done, and checked. English and Indonesian verbs are known; for one that is not, begin with the verb.",
	*check({ value: { actions, status } }) {
		if (status === "draft") return;
		for (const [index, { id, text, status: state }] of actions.entries()) {
			if (state === "dropped" || hasVerb(text)) continue;
			yield {
				at: { key: [
					"actions",
					index,
					"text"
				] },
				message: `Unexpected action ${id} without a verb, expected what will be done`,
				actual: text,
				help: "Begin with the verb: \"Alert when …\", \"Refuse …\", \"Uji pemulihan …\"."
			};
		}
	}
});
// src/core/check/rules/postmortem/actions.ts
const postmortemActions = recordRule({
	id: "postmortem/actions",
	kinds: ["postmortem"],
	severity: "error",
	summary: "A postmortem that policy asks for has at least one action once it is in review.",
	why: "An incident that changes nothing will come again. Where nothing is worth doing, an action of type `process` may say what was decided and why.",
	*check(record, { records }) {
		const { actions, status } = record.value;
		if (status === "draft" || actions.length > 0) return;
		const incident = records.record("incident", incidentFileOf(record))?.value;
		const policy = records.policy("postmortems");
		if (!incident || !policy || !needsPostmortem(incident, policy)) return;
		yield {
			at: { key: ["actions"] },
			message: `Unexpected postmortem of a ${incident.severity} incident without actions, expected at least one`,
			help: "Name what will prevent it, detect it sooner, mitigate it faster, or change how you work."
		};
	}
});
// src/core/check/rules/postmortem/dated.ts
const datedEnds = recordRule({
	id: "postmortem/dated",
	kinds: ["postmortem"],
	severity: "warning",
	summary: "A change that accepts a postmortem, or finishes an action, says on which day.",
	why: "How long things take, and whether they were in time, is counted from `accepted` of the postmortem and `done` of its actions. The day is known best on the day itself; what was finished before is not asked for it. Needs to know what was before (`--base`).",
	*check({ file, value }, { records, clock }) {
		const before = records.before("postmortem", file)?.value;
		if (before === void 0) return;
		if (value.status === "accepted" && before.status !== "accepted" && value.accepted === void 0) yield {
			at: { key: ["status"] },
			message: "Unexpected status \"accepted\" without accepted, expected the day with it",
			actual: value.status,
			help: `Add \`accepted: ${clock.today()}\`.`,
			repair: {
				title: "Add the day",
				safe: true,
				edits: [{
					set: ["accepted"],
					value: clock.today()
				}]
			}
		};
		const finished = new Set(before.actions.filter(({ status }) => status === "done").map(({ id }) => id));
		for (const [index, { id, status, done }] of value.actions.entries()) {
			if (status !== "done" || done !== void 0 || finished.has(id)) continue;
			yield {
				at: { key: [
					"actions",
					index,
					"status"
				] },
				message: `Unexpected done action ${id} without done, expected the day with it`,
				actual: status,
				help: `Add \`done: ${clock.today()}\` to it.`
			};
		}
	}
});
// src/core/check/rules/postmortem/detection.ts
/** Words for what can tell us, English and Indonesian: machines, then people. */
const SOURCE = new RegExp([
	String.raw`\b(?:monitor|alert|alarm|probe|check|page|pager|paged|dashboard|canary|scanner|synthetic|watchdog|metric|threshold|log)(?:s|es|ed|ing)?\b`,
	String.raw`\b(?:user|customer|buyer|seller|shop|courier|driver|merchant|partner|provider|vendor|bank|supplier|engineer|operator|colleague|developer|on-call|researcher|auditor|bookkeeper|support|customer care|care agent|report)(?:s|ed)?\b`,
	String.raw`\b(?:pemantau(?:an)?|peringatan|dasbor|pelanggan|pengguna|pembeli|penjual|kurir|mitra|penyedia|bank|insinyur|petugas|rekan|laporan|dilaporkan|melaporkan)\b`
].join("|"), "i");
const detectionSource = recordRule({
	id: "postmortem/detection",
	kinds: ["postmortem"],
	severity: "error",
	summary: "Detection names its source: the monitor or alert that fired, or who reported it.",
	why: "Whether a monitor, a customer or a partner told us first decides what has to be built next, and it is counted in the reports.",
	*check(record) {
		const section = filledSection(record, "Detection");
		if (!section || SOURCE.test(section.prose) || section.text.includes("`")) return;
		yield {
			at: { body: section.at },
			message: "Unexpected detection without a source, expected a monitor, an alert, or who reported it",
			help: "Begin with it: \"The `HighErrorRate` monitor, six minutes after …\", or \"A user report: …\"."
		};
	}
});
// src/core/check/rules/postmortem/due-dates.ts
const dueDates = recordRule({
	id: "postmortem/due-dates",
	kinds: ["postmortem"],
	severity: "error",
	summary: "A postmortem and its open actions are due within the time that policy gives for the severity.",
	why: "`policies/postmortems.yaml` gives the times, counted in days of UTC from the resolution of the incident (a postmortem from its detection where policy opens it at once). Of a closed incident it is only a warning, because the policy may have been another then. Actions that are done or dropped are not judged.",
	*check(record, { records }) {
		const policy = records.policy("postmortems");
		const incident = records.record("incident", incidentFileOf(record));
		if (!policy || !incident) return;
		const { severity, status } = incident.value;
		const level = status === "closed" ? "warning" : "error";
		const judge = (what, due, at, limit) => limit === void 0 || due <= limit.date ? [] : [{
			...lateFinding(what, {
				due,
				at,
				limit,
				severity
			}),
			severity: level
		}];
		yield* judge("postmortem", record.value.due, { key: ["due"] }, postmortemDue(incident.value, policy));
		const latest = actionsDue(incident.value, policy);
		for (const [index, { id, due, status: state }] of record.value.actions.entries()) if (state === "open") yield* judge(`action ${id}`, due, { key: [
			"actions",
			index,
			"due"
		] }, latest);
	}
});
function lateFinding(what, { due, at, limit, severity }) {
	return {
		at,
		message: `Unexpected due date ${due} of the ${what}, expected ${limit.date} or before`,
		actual: due,
		expected: [limit.date],
		help: `Policy gives ${limit.within} from the day a ${severity} incident was ${limit.from}.`,
		repair: {
			title: `Make it due ${limit.date}`,
			safe: false,
			edits: [{
				at,
				text: limit.date
			}]
		}
	};
}
// src/core/check/text/html-comments.ts
/** The first HTML comment of a text, as offsets; an unclosed one runs to the end. Undefined where there is none. */
function findComment(text, from = 0) {
	const start = text.indexOf("<!--", from);
	if (start < 0) return void 0;
	const end = text.indexOf("-->", start + 4);
	return [start, end < 0 ? text.length : end + 3];
}
/** A text without its HTML comments. */
function withoutComments(text) {
	let left = "";
	let done = 0;
	for (let found = findComment(text); found; found = findComment(text, done)) {
		left += text.slice(done, found[0]);
		done = found[1];
	}
	return left + text.slice(done);
}
// src/core/check/rules/postmortem/filled.ts
/** Its text is rendered from timeline.yaml, so the template's line may stay and nothing has to be added. */
const RENDERED = "Timeline";
const PLACEHOLDER = /\b(?:TODO|TBD|TBC|FIXME|XXX|WIP|[Ll]orem ipsum|[Bb]elum diisi)\b|\?\?\?|^[ \t]*(?:[-*+][ \t]*)?(?:\.{3}|…)[ \t]*$/gm;
const sectionsFilled = recordRule({
	id: "postmortem/filled",
	kinds: ["postmortem"],
	severity: "error",
	summary: "Every section of a postmortem in review is filled, without placeholders or the words of the template.",
	why: "A section that nobody filled looks like one with nothing to tell. Where there is nothing, say so and why. A draft may hold placeholders until it goes into review.",
	*check(record, { records }) {
		const { sections, prose, isReviewed } = readPostmortemText(record);
		if (!isReviewed) return;
		const template = records.text("policies/templates/postmortem.md") ?? "";
		const templateSections = splitSections(template);
		for (const section of sections) {
			if (isSameTitle(section.title, RENDERED)) continue;
			const origin = sectionOf(templateSections, section.title);
			const hint = origin && commentOf(template.slice(origin.contentStart, origin.end));
			yield* emptySection(section, record.body, hint);
			if (hint !== void 0) yield* templateComment(section, record.body, hint);
		}
		for (const { index, 0: match } of prose.matchAll(PLACEHOLDER)) {
			const start = index + match.search(/\S|$/);
			yield {
				at: { body: [start, start + match.trim().length] },
				message: `Unexpected placeholder "${match.trim()}", expected text`,
				actual: match.trim(),
				help: "Fill it in, or set `status: draft` until it is."
			};
		}
	}
});
/** The words of the first comment. */
function commentOf(text) {
	const found = findComment(text);
	return found && text.slice(found[0] + 4, found[1] - 3).trim();
}
function* emptySection({ title, start, contentStart, end }, body, hint) {
	if (withoutComments(body.slice(contentStart, end)).trim() !== "") return;
	yield {
		at: { body: [start, contentStart] },
		message: `Unexpected empty section "${title}", expected text`,
		help: hint ?? "Write what belongs there; where there is nothing to tell, say so and why."
	};
}
/** A comment of the template beside text is forgotten; alone it is an empty section. */
function* templateComment({ contentStart, end }, body, hint) {
	const content = body.slice(contentStart, end);
	const found = findComment(content);
	if (!found || commentOf(content) !== hint || withoutComments(content).trim() === "") return;
	const at = { body: [contentStart + found[0], contentStart + found[1]] };
	yield {
		at,
		message: "Unexpected comment of the template, expected only the section's own text",
		help: "Remove it; the section is written.",
		repair: {
			title: "Remove the comment",
			safe: true,
			edits: [{
				at,
				text: ""
			}]
		}
	};
}
// src/core/check/rules/postmortem/impact.ts
/** Digits that count nothing: ids, dates, times of day, versions. */
const NO_COUNT = /\bINC-\d+-\d+\b|\b\d{4}-\d{2}-\d{2}\S*|\b\d{1,2}[:.]\d{2}\b|\bv?\d+\.\d+\.\d+\b|\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Mei|Jun|Jul|Aug|Agu|Sep|Oct|Okt|Nov|Dec|Des)\p{L}*(?: \d{4})?/giu;
const COUNT = /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|half|third|quarter|all \p{L}+s|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|belas|puluh|ratus(?:an)?|seratus|ribu(?:an)?|seribu|juta|separuh|setengah|semua|seluruh)\b/iu;
/** That nobody was harmed is a number too. */
const NOTHING = /\b(?:nobody|no one|none of|nol)\b|\b(?:no|zero|tidak ada|tak ada) (?:\p{L}+ )?(?:customer|user|buyer|seller|shop|courier|order|payment|money|revenue|data|event|message|parcel|loss|harm|pelanggan|pengguna|pembeli|pesanan|pembayaran|uang|kerugian)/iu;
const impactNumbers = recordRule({
	id: "postmortem/impact",
	kinds: ["postmortem"],
	severity: "error",
	summary: "Impact has numbers: customers, orders, money, minutes.",
	why: "Numbers decide severity, and what it may cost to prevent the next one. An estimate with its method is better than none; where nobody was harmed, say that.",
	*check(record) {
		const section = filledSection(record, "Impact");
		if (!section) return;
		const text = section.text.replace(NO_COUNT, "");
		if (COUNT.test(text) || NOTHING.test(text)) return;
		yield {
			at: { body: section.at },
			message: "Unexpected impact without a number, expected customers, orders, money or minutes",
			help: "Give at least one, and whether it is estimated or confirmed: \"About 21 000 customers saw an error (estimated from …)\"."
		};
	}
});
// src/core/check/text/content-words.ts
const EMPTY_WORDS = new Set(`a an the and or but nor so yet of to in on at by for from with without into onto over under after before during until
	since between about as than then that this these those it its he she they them their we our us you your is are was were
	be been being am has have had do does did will would can could may might must shall should not no if when while where
	which who whom whose what why how there here all each every both more most some any such only also just very too again
	yang dan atau di ke dari untuk pada dengan oleh dalam karena sehingga saat ketika sebelum setelah sesudah selama sejak
	sampai ini itu tersebut adalah ialah ada tidak bukan belum sudah telah akan bisa dapat harus kami kita mereka dia ia juga
	saja hanya para sebuah suatu seperti antara agar maka`.split(/\s+/));
const ENDING = /(?:ations?|ings?|ies|ied|es|ed|s|nya|kan)$/;
const SHORTEST_STEM = 4;
/** The words of a text that carry its meaning, lower case and without their commonest endings, so that *expired* and *expires* are one. */
function contentWords(text) {
	const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
	return new Set(words.filter((word) => !EMPTY_WORDS.has(word)).map(stem));
}
function stem(word) {
	const short = word.replace(ENDING, "");
	return short.length >= SHORTEST_STEM ? short : word;
}
// src/core/check/rules/postmortem/root-cause.ts
/** So much of the root cause may be words of the trigger; causes that were worth reading shared less than a fifth. */
const MOST_SHARED = .5;
const rootCause = recordRule({
	id: "postmortem/root-cause",
	kinds: ["postmortem"],
	severity: "error",
	summary: "The root cause says why the system let the trigger do harm; it does not repeat the trigger.",
	why: "The trigger is the last thing that happened and will happen again in another form. The root cause is what could be changed so that it does no harm. \"Human error\" is never one: `blameless/phrases` asks the question behind it.",
	*check(record) {
		const [cause, trigger] = [filledSection(record, "Root cause"), filledSection(record, "Trigger")];
		if (!cause || !trigger) return;
		const [words, said] = [contentWords(cause.prose), contentWords(trigger.prose)];
		const shared = [...words].filter((word) => said.has(word)).length;
		if (words.size === 0 || shared / words.size <= MOST_SHARED) return;
		yield {
			at: { body: cause.at },
			message: `Unexpected root cause that repeats the trigger (${shared} of ${words.size} words), expected why it could do harm`,
			help: "Ask of the trigger \"why did the system allow this to hurt customers?\", and of the answer again, until it is something you can change.",
			related: [{
				message: "the trigger",
				file: record.file,
				at: { body: trigger.at }
			}]
		};
	}
});
// src/core/check/rules/postmortem/sections.ts
const postmortemSections = recordRule({
	id: "postmortem/sections",
	kinds: ["postmortem"],
	severity: "error",
	summary: "A postmortem in review has every section of the template, once and in its order.",
	why: "Readers of other teams look for the same thing at the same place. The headings come from `policies/templates/postmortem.md`; sections of your own may stand between them. A draft may still miss some, and an accepted one is not asked for sections that the template was given later.",
	*check(record, { records }) {
		const { sections: found, isReviewed } = readPostmortemText(record);
		if (!isReviewed) return;
		const template = record.value.status === "accepted" ? void 0 : records.text(POSTMORTEM_TEMPLATE);
		const titles = template === void 0 ? POSTMORTEM_SECTIONS : splitSections(template).map(({ title }) => title);
		yield* missing(found, titles, record.body.length);
		yield* repeated(found, titles, record.file);
		yield* misplaced(found, titles);
	}
});
function* missing(found, titles, end) {
	const unknown = found.filter(({ title }) => !titles.some((known) => isSameTitle(known, title)));
	for (const [index, title] of titles.entries()) {
		if (found.some((section) => isSameTitle(section.title, title))) continue;
		const near = closestWord(title, unknown.map((section) => section.title));
		const misnamed = unknown.find((section) => section.title === near);
		if (misnamed) {
			yield misnamedFinding(misnamed, title);
			continue;
		}
		const next = found.find((section) => titles.slice(index + 1).some((later) => isSameTitle(later, section.title)));
		yield {
			at: { body: [next?.start ?? end, next?.contentStart ?? end] },
			message: `Unexpected lack of the section "${title}", expected it ${next ? `before "${next.title}"` : "at the end"}`,
			expected: [title],
			help: `Write "## ${title}" and what belongs there; the template says what that is.`
		};
	}
}
function misnamedFinding({ title, start, contentStart }, expected) {
	const at = { body: [start, contentStart] };
	return {
		at,
		message: `Unexpected section "${title}", expected "${expected}"`,
		actual: title,
		expected: [expected],
		help: `Did you mean "## ${expected}"?`,
		repair: {
			title: `Call it "${expected}"`,
			safe: false,
			edits: [{
				at,
				text: `## ${expected}\n`
			}]
		}
	};
}
function* repeated(found, titles, file) {
	for (const [index, section] of found.entries()) {
		const first = found.findIndex((other) => isSameTitle(other.title, section.title));
		if (first === index || !titles.some((title) => isSameTitle(title, section.title))) continue;
		const { start, contentStart } = found[first];
		yield {
			at: { body: [section.start, section.contentStart] },
			message: `Unexpected second section "${section.title}", expected one`,
			actual: section.title,
			help: "Make one of the two.",
			related: [{
				message: "the first",
				file,
				at: { body: [start, contentStart] }
			}]
		};
	}
}
function* misplaced(found, titles) {
	let last;
	for (const { title, start, contentStart } of found) {
		const rank = titles.findIndex((known) => isSameTitle(known, title));
		if (rank < 0) continue;
		if (last && rank < last.rank) {
			const before = titles[rank + 1];
			yield {
				at: { body: [start, contentStart] },
				message: `Unexpected section "${title}" after "${last.title}", expected it before "${before}"`,
				actual: title,
				help: "Move it to its place in the order of the template."
			};
		} else last = {
			rank,
			title
		};
	}
}
// src/core/check/text/split-sentences.ts
/** A full stop after these words ends no sentence (English and Indonesian, without the stop, lower case). */
const ABBREVIATIONS = new Set("cf dr e.g eg i.e ie jl mr mrs ms prof resp st tgl vs a.n d.a sdr u.p yth".split(" "));
/** These only before a number. */
const NUMBERED = new Set("approx art ca fig hlm max min no nr p pp vol".split(" "));
const STOP = /[.!?…]+["”’')\]]*(?=\s|$)/g;
/**
* The sentences of a stretch of prose, without the blanks around them. A stop ends one where blank space follows and
* what comes next can begin a sentence; decimals, versions, initials and common abbreviations end none.
*/
function splitSentences(text, [from, until]) {
	const sentences = [];
	let start = from;
	STOP.lastIndex = from;
	for (let stop = STOP.exec(text); stop && stop.index < until; stop = STOP.exec(text)) {
		const end = stop.index + stop[0].length;
		if (!endsSentence(text, stop, {
			start,
			end,
			until
		})) continue;
		addTrimmed(sentences, text, [start, end]);
		start = end;
	}
	addTrimmed(sentences, text, [start, until]);
	return sentences;
}
function endsSentence(text, stop, { start, end, until }) {
	const next = text.slice(end, until).trimStart()[0];
	if (next === void 0) return true;
	if (/\p{Ll}/u.test(next)) return false;
	if (stop[0] !== ".") return true;
	const word = /[\p{L}\p{N}.]*$/u.exec(text.slice(Math.max(start, stop.index - 20), stop.index))[0];
	const isInitial = /^\p{Lu}$/u.test(word) && /\p{Lu}/u.test(next);
	const isShort = ABBREVIATIONS.has(word.toLowerCase()) || NUMBERED.has(word.toLowerCase()) && /\d/.test(next);
	return !isInitial && !isShort;
}
function addTrimmed(sentences, text, [start, end]) {
	const raw = text.slice(start, end);
	const trimmed = raw.trim();
	if (!/[\p{L}\p{N}]/u.test(trimmed)) return;
	const from = start + raw.indexOf(trimmed);
	sentences.push([from, from + trimmed.length]);
}
// src/core/check/rules/postmortem/summary.ts
const SENTENCES = {
	least: 3,
	most: 4
};
const shortSummary = recordRule({
	id: "postmortem/summary",
	kinds: ["postmortem"],
	severity: "error",
	summary: "The summary is one paragraph of three or four sentences.",
	why: "It is read by people who read nothing else, and it is what mails and lists show: what customers saw, for how long, why, and what ended it. Details have their own sections below.",
	*check(record) {
		const section = filledSection(record, "Summary");
		if (!section) return;
		const { at } = section;
		const blocks = section.text.split(/\n[ \t]*\n/);
		const isList = /^[ \t]*(?:[-*+]|\d+[.)])[ \t]/m.test(section.text);
		if (blocks.length > 1 || isList) {
			const what = isList ? "a list" : `${blocks.length} paragraphs`;
			yield {
				at: { body: at },
				message: `Unexpected summary of ${what}, expected one paragraph of 3 or 4 sentences`,
				help: "Keep what customers saw, for how long, why, and what ended it; move the rest to its section."
			};
			return;
		}
		const count = splitSentences(section.text, [0, section.text.length]).length;
		if (count >= SENTENCES.least && count <= SENTENCES.most) return;
		yield {
			at: { body: at },
			message: `Unexpected summary of ${count === 1 ? "1 sentence" : `${count} sentences`}, expected 3 or 4`,
			actual: count,
			help: count < SENTENCES.least ? "Say what customers saw, for how long, why, and what ended it." : "Keep what customers saw, for how long, why, and what ended it; move the rest to its section."
		};
	}
});
// src/core/check/rules/postmortem/timeline.ts
const EXPECTED = {
	before: "times.impact_started, or an entry from before the detection: the change, the peak, the first failed request",
	during: "an entry from between detection and resolution: what was seen and tried",
	after: "an entry from the resolution or after it: what was repaired, who was told"
};
const wholeTimeline = recordRule({
	id: "postmortem/timeline",
	kinds: ["postmortem"],
	severity: "error",
	summary: "The timeline of a postmortem in review covers before, during and after, with at least one link as evidence.",
	why: "Most of what can be learned lies before the first alert and after the last one. The section is rendered from `timeline.yaml`, to which entries are only ever added; a link to a graph, a log or a change lets a reader see what was seen.",
	*check(record, { records }) {
		const { sections, isReviewed } = readPostmortemText(record);
		const incidentFile = incidentFileOf(record);
		const incident = isReviewed ? records.record("incident", incidentFile) : void 0;
		const file = incidentFile.replace(/incident\.md$/, "timeline.yaml");
		const entries = records.record("timeline", file)?.value;
		if (!incident || !entries) return;
		const section = sectionOf(sections, "Timeline");
		const at = section && { body: [section.start, section.contentStart] };
		const own = section ? record.body.slice(section.contentStart, section.end) : "";
		for (const phase of missingPhases(entries, incident.value.times)) yield {
			at,
			message: `Unexpected timeline without a part ${phase} the incident, expected ${EXPECTED[phase]}`,
			help: `Add it to ${file}, in the order of time.`,
			related: [{
				message: "the entries",
				file
			}]
		};
		if (entries.some(({ link }) => link !== void 0) || /\]\(https?:/.test(own)) return;
		yield {
			at,
			message: "Unexpected timeline without a link, expected evidence: a graph, a log, a change",
			help: `Give an entry of ${file} a \`link\`, or add one to this section.`,
			related: [{
				message: "the entries",
				file
			}]
		};
	}
});
/** What monitors write by themselves shows nothing of the work. */
const BY_MACHINES = /* @__PURE__ */ new Set([
	"opened",
	"alert",
	"alert-resolved",
	"linked"
]);
/** The start of the impact is a point of the timeline too. An entry at the second of the resolution is of the part after. */
function missingPhases(entries, times) {
	const [started, detected, resolved] = [
		times.impact_started,
		times.detected,
		times.resolved
	].map((time) => toEpochMs(time ?? ""));
	const points = entries.map(({ at, kind }) => ({
		at: toEpochMs(at),
		kind
	}));
	const has = {
		before: Number.isNaN(detected) || started < detected || points.some(({ at }) => at < detected),
		during: points.some(({ at, kind }) => !BY_MACHINES.has(kind) && !(at < detected) && !(at >= resolved)),
		after: Number.isNaN(resolved) || points.some(({ at }) => at >= resolved)
	};
	return [
		"before",
		"during",
		"after"
	].filter((phase) => !has[phase]);
}
// src/core/check/references/list-references.ts
/** Kinds of record that name others. */
const REFERRING_KINDS = [
	"incident",
	"timeline",
	"postmortem",
	"runbook",
	"guide",
	"handover",
	"schedule",
	"service",
	"team",
	"triage",
	"targets",
	"postmortems",
	"notify",
	"rollout",
	"gate",
	"backtest"
];
/** Everything that a record names, in the order of its schema. */
function listReferences(record) {
	const found = [];
	const one = (target, name, key, rest) => {
		if (name !== void 0) found.push({
			target,
			name,
			at: { key },
			...rest !== void 0 && { rest }
		});
	};
	const each = (target, names, key) => {
		for (const [index, name] of (names ?? []).entries()) one(target, name, [...key, index]);
	};
	collect(record, one, each);
	return found;
}
function collect(record, one, each) {
	switch (record.kind) {
		case "incident":
			collectIncident(record, one, each);
			return;
		case "timeline":
			for (const [index, { by }] of record.value.entries()) if (by.startsWith("@")) one("person", by, [index, "by"]);
			return;
		case "postmortem":
			each("cause", record.value.causes, ["causes"]);
			for (const [index, { owner }] of record.value.actions.entries()) one("person", owner, [
				"actions",
				index,
				"owner"
			]);
			return;
		case "runbook":
			each("service", record.value.services, ["services"]);
			each("kind", record.value.kinds, ["kinds"]);
			one("team", record.value.owner, ["owner"]);
			one("person", record.value.reviewed_by, ["reviewed_by"]);
			return;
		case "guide":
			one("team", record.value.owner, ["owner"]);
			one("person", record.value.reviewed_by, ["reviewed_by"]);
			return;
		case "handover":
			one("team", record.value.team, ["team"]);
			one("person", record.value.from, ["from"]);
			one("person", record.value.to, ["to"]);
			one("person", record.value.accepted_by, ["accepted_by"]);
			return;
		case "schedule":
			collectSchedule(record, one, each);
			return;
		case "service":
			one("team", record.value.owner, ["owner"]);
			one("product", record.value.product, ["product"]);
			each("service", record.value.depends_on, ["depends_on"]);
			one("schedule", record.value.schedule, ["schedule"]);
			each("person", record.value.stakeholders, ["stakeholders"]);
			return;
		case "team":
			one("person", record.value.lead, ["lead"]);
			return;
		case "rollout":
			each("service", record.value.services, ["services"]);
			for (const [index, { by }] of record.value.steps.entries()) if (by?.startsWith("@")) one("person", by, [
				"steps",
				index,
				"by"
			]);
			return;
		case "backtest":
			for (const [index, { incident, by }] of record.value.accepted.entries()) {
				one("incident", incident, [
					"accepted",
					index,
					"incident"
				]);
				one("person", by, [
					"accepted",
					index,
					"by"
				]);
			}
			return;
		default:
			collectPolicy(record, one, each);
			return;
	}
}
function collectIncident({ value }, one, each) {
	one("kind", value.kind, ["kind"]);
	one("service", value.service, ["service"]);
	each("service", value.affected_services, ["affected_services"]);
	one("team", value.team, ["team"]);
	one("product", value.product, ["product"]);
	for (const [role, handle] of Object.entries(value.roles ?? {})) one("person", handle, ["roles", role]);
	each("cause", value.causes, ["causes"]);
	for (const [index, { incident, path }] of (value.relations ?? []).entries()) {
		one("incident", incident, [
			"relations",
			index,
			"incident"
		]);
		each("service", path, [
			"relations",
			index,
			"path"
		]);
	}
	each("runbook", value.runbooks, ["runbooks"]);
	one("person", value.verdict?.by, ["verdict", "by"]);
	for (const [index, { by }] of (value.alert_verdicts ?? []).entries()) one("person", by, [
		"alert_verdicts",
		index,
		"by"
	]);
	one("person", value.lead_up?.by, ["lead_up", "by"]);
}
function collectSchedule({ value }, one, each) {
	one("team", value.team, ["team"]);
	for (const [index, { rotation }] of value.layers.entries()) for (const [place, entry] of rotation.members.entries()) {
		const path = [
			"layers",
			index,
			"rotation",
			"members",
			place
		];
		if (typeof entry === "string") one("person", entry, path);
		else one("person", entry.member, [...path, "member"]);
	}
	for (const [index, { member, instead_of }] of (value.overrides ?? []).entries()) {
		one("person", member, [
			"overrides",
			index,
			"member"
		]);
		one("person", instead_of, [
			"overrides",
			index,
			"instead_of"
		]);
	}
	for (const [index, { between }] of (value.swaps ?? []).entries()) each("person", between, [
		"swaps",
		index,
		"between"
	]);
	if (value.escalation) collectEscalation(value.escalation, ["escalation"], one);
	for (const [index, policy] of (value.escalations ?? []).entries()) {
		each("service", policy.services, [
			"escalations",
			index,
			"services"
		]);
		collectEscalation(policy, ["escalations", index], one);
	}
}
function collectEscalation({ steps, fallback }, key, one) {
	for (const [index, { notify }] of steps.entries()) for (const [place, word] of notify.entries()) {
		const path = [
			...key,
			"steps",
			index,
			"notify",
			place
		];
		if (word.startsWith("@")) one("person", word, path);
		const slash = word.indexOf("/");
		if (slash > 0) one("schedule", word.slice(0, slash), path, word.slice(slash));
	}
	one("schedule", fallback, [...key, "fallback"]);
}
function collectPolicy(record, one, each) {
	switch (record.kind) {
		case "triage":
			for (const [index, { match }] of (record.value.mutes ?? []).entries()) each("service", match.services, [
				"mutes",
				index,
				"match",
				"services"
			]);
			each("kind", record.value.cascade?.causes, ["cascade", "causes"]);
			each("kind", record.value.cascade?.effects, ["cascade", "effects"]);
			each("kind", record.value.duplicates?.alike, ["duplicates", "alike"]);
			for (const [index, { kind, match }] of record.value.levels.entries()) {
				each("service", match.services, [
					"levels",
					index,
					"match",
					"services"
				]);
				one("kind", kind, [
					"levels",
					index,
					"kind"
				]);
			}
			one("kind", record.value.default_level.kind, ["default_level", "kind"]);
			return;
		case "targets":
			for (const [index, { teams }] of record.value.targets.entries()) each("team", teams, [
				"targets",
				index,
				"teams"
			]);
			return;
		case "postmortems":
			each("kind", record.value.required_for.kinds, ["required_for", "kinds"]);
			return;
		case "gate":
			each("kind", record.value.kinds, ["kinds"]);
			return;
		case "notify":
			for (const [index, { teams, kinds, products }] of record.value.routes.entries()) {
				each("team", teams, [
					"routes",
					index,
					"teams"
				]);
				each("kind", kinds, [
					"routes",
					index,
					"kinds"
				]);
				each("product", products, [
					"routes",
					index,
					"products"
				]);
			}
			return;
	}
}
// src/core/check/references/reference-rule.ts
const TARGETS = {
	service: inFolder("services", ".yaml"),
	team: inFolder("teams", ".yaml"),
	schedule: inFolder("schedules", ".yaml"),
	runbook: inFolder("runbooks", ".md"),
	incident: {
		home: "incidents/",
		way: "Correct the number; an incident that waits for its number cannot be named yet.",
		has: (records, id) => parseIncidentId(id) !== void 0 && records.has(`${incidentFolder(id)}/incident.md`),
		names: () => []
	},
	person: {
		home: "teams/",
		way: "Correct the handle, or add the person to their team. Who left stays there, with until.",
		has: (records, handle) => records.people().has(handle) || (hasUnreadTeam(records) ? void 0 : false),
		names: (records) => [...records.people().keys()]
	},
	cause: inPolicy("causes", (records) => records.policy("causes")?.causes),
	product: inPolicy("products", (records) => records.policy("products")?.products),
	kind: inPolicy("triage", (records) => records.policy("triage")?.kinds)
};
/** A team with a mistake of its own hides its members; it would be unjust to miss them everywhere. */
function hasUnreadTeam(records) {
	const files = records.list("teams").filter((name) => name.endsWith(".yaml"));
	return records.all("team").size < files.length;
}
function inFolder(folder, extension) {
	return {
		home: `${folder}/`,
		way: `Correct the name, or write ${folder}/<name>${extension} in the same change.`,
		has: (records, name) => records.has(`${folder}/${name}${extension}`),
		names: (records) => records.list(folder).flatMap((file) => file.endsWith(extension) ? [file.slice(0, -extension.length)] : [])
	};
}
function inPolicy(policy, entries) {
	return {
		home: `policies/${policy}.yaml`,
		way: `Correct the word, or add it to policies/${policy}.yaml in the same change.`,
		has: (records, name) => entries(records)?.some(({ id }) => id === name),
		names: (records) => entries(records)?.map(({ id }) => id) ?? []
	};
}
/** What triage writes where it does not know: a to-do for people, and no mistake. */
const PLACEHOLDERS = {
	service: "unknown",
	product: "unknown",
	team: "unassigned"
};
/** What an imported incident may name though it is gone since: its history is no mistake of today. */
const OF_HISTORY = /* @__PURE__ */ new Set(["service", "team"]);
/** A rule that everything of one kind that records name is there. */
function referenceRule(target, text) {
	return recordRule({
		...text,
		kinds: REFERRING_KINDS,
		severity: "error",
		*check(record, { records }) {
			for (const reference of listReferences(record)) {
				if (reference.target !== target) continue;
				if (record.kind === "incident" && PLACEHOLDERS[target] === reference.name) yield placeholderFinding(reference);
				else if (TARGETS[target].has(records, reference.name) === false) {
					const isHistory = OF_HISTORY.has(target) && record.kind === "incident" && isImported(record.value);
					yield {
						...missingFinding(reference, records),
						...isHistory && { severity: "info" }
					};
				}
			}
		}
	});
}
function placeholderFinding({ target, name, at }) {
	return {
		at,
		severity: "info",
		message: `Unexpected ${target} "${name}", expected one from ${TARGETS[target].home}`,
		actual: name,
		help: `No rule in services/ claimed the alert. Name the ${target} here, and add a rule for the next one.`
	};
}
function missingFinding({ target, name, rest = "", at }, records) {
	const { home, way, names } = TARGETS[target];
	const near = closestWord(name, names(records));
	return {
		at,
		message: `Unexpected ${target} "${name}", expected one from ${home}`,
		actual: name,
		...near === void 0 ? { help: way } : {
			expected: [near],
			help: `Did you mean "${near}"?`,
			repair: {
				title: `Name "${near}"`,
				safe: false,
				edits: [{
					at,
					text: target === "person" ? JSON.stringify(near) : `${near}${rest}`
				}]
			}
		}
	};
}
// src/core/check/rules/references/known-cause.ts
const knownCause = referenceRule("cause", {
	id: "references/known-cause",
	summary: "Every cause is one of policies/causes.yaml.",
	why: "Causes are counted over the years, which works only with one word a cause. Choose from the list, or add a cause to it in the same change."
});
// src/core/check/rules/references/known-incident.ts
const knownIncident = referenceRule("incident", {
	id: "references/known-incident",
	summary: "Every incident that another one names exists.",
	why: "Relations carry the history of a fault: which one caused it, which one it repeats. Correct the number. An incident that waits for its number cannot be named yet."
});
// src/core/check/rules/references/known-kind.ts
const knownKind = referenceRule("kind", {
	id: "references/known-kind",
	summary: "Every kind is one of policies/triage.yaml.",
	why: "The kind decides whether a postmortem is due and who hears of it. Choose from the list, or add a kind to it in the same change."
});
// src/core/check/rules/references/known-person.ts
const knownPerson = referenceRule("person", {
	id: "references/known-person",
	summary: "Every person that a record names is in teams/.",
	why: "Pages, reviews and reminders go to the people named in records. People who left stay in their team with `until`, so that old records keep their meaning."
});
// src/core/check/rules/references/known-product.ts
const knownProduct = referenceRule("product", {
	id: "references/known-product",
	summary: "Every product is one of policies/products.yaml.",
	why: "Figures by product line and the severity by affected users need the product's entry."
});
// src/core/check/rules/references/known-runbook.ts
const knownRunbook = referenceRule("runbook", {
	id: "references/known-runbook",
	summary: "Every runbook that an incident names is in runbooks/.",
	why: "Whoever is paged next follows the link from the incident. Correct the name; of a runbook that was renamed, name the new one."
});
// src/core/check/rules/references/known-schedule.ts
const knownSchedule = referenceRule("schedule", {
	id: "references/known-schedule",
	summary: "Every schedule that a record names is in schedules/.",
	why: "An escalation to a schedule that is not there reaches nobody."
});
// src/core/check/rules/references/known-service.ts
const knownService = referenceRule("service", {
	id: "references/known-service",
	summary: "Every service that a record names is in services/.",
	why: "Services are how alerts find owners and how incidents are counted. A name that is nobody's counts nowhere. Correct it, or write the service first: `npm run tocsin -- new service`."
});
// src/core/check/rules/references/known-team.ts
const knownTeam = referenceRule("team", {
	id: "references/known-team",
	summary: "Every team that a record names is in teams/.",
	why: "A team that is not there gets no page and no mail. A team that was dissolved keeps its file, because its incidents still name it."
});
// src/core/check/rules/relations/no-cycle.ts
/** Relations that point to what came before; the others may point both ways. */
const DIRECTED = /* @__PURE__ */ new Set([
	"caused_by",
	"duplicate_of",
	"recurrence_of"
]);
const noCycle = recordRule({
	id: "relations/no-cycle",
	kinds: ["incident"],
	severity: "error",
	summary: "Following the causes of an incident never leads back to it.",
	why: "An incident cannot be its own cause, duplicate or recurrence, also not by way of others. Where two point at each other, one of the relations is the wrong way round.",
	*check({ value: { id, relations = [] } }, { records }) {
		for (const [index, { type, incident }] of relations.entries()) {
			const way = DIRECTED.has(type) || incident === id ? wayBack(id, incident, records) : void 0;
			if (!way) continue;
			const isSelf = incident === id;
			yield {
				at: { key: [
					"relations",
					index,
					"incident"
				] },
				message: isSelf ? `Unexpected relation ${type} of ${id} to itself, expected another incident` : `Unexpected relation ${type} ${incident}, expected no way back: ${[id, ...way].join(" → ")}`,
				actual: incident,
				help: isSelf ? "Remove the relation." : "Turn one of these relations round, or remove it.",
				related: way.slice(0, -1).map((other) => ({
					message: "goes on from here",
					file: fileOf(other),
					at: {
						key: ["relations"],
						part: "key"
					}
				}))
			};
		}
	}
});
/** The incidents on a way from one back to the other, the last of them the other; undefined where there is none. */
function wayBack(goal, start, records) {
	const seen = /* @__PURE__ */ new Set();
	const open = [[start]];
	for (let way = open.pop(); way; way = open.pop()) {
		const last = way.at(-1);
		if (last === goal) return way;
		if (seen.has(last) || parseIncidentId(last) === void 0) continue;
		seen.add(last);
		const relations = records.record("incident", fileOf(last))?.value.relations ?? [];
		for (const { type, incident } of relations) if (DIRECTED.has(type)) open.push([...way, incident]);
	}
}
function fileOf(id) {
	return `${incidentFolder(id)}/incident.md`;
}
// src/core/check/rules/relations/once.ts
const relationOnce = recordRule({
	id: "relations/once",
	kinds: ["incident"],
	severity: "error",
	summary: "An incident names each of its relations once.",
	why: "The same relation twice is counted twice in families of incidents.",
	*check({ value: { relations = [] } }) {
		const seen = /* @__PURE__ */ new Set();
		for (const [index, { type, incident }] of relations.entries()) {
			const key = `${type} ${incident}`;
			if (seen.has(key)) yield {
				at: { key: [
					"relations",
					index,
					"incident"
				] },
				message: `Unexpected second relation ${key}, expected it once`,
				actual: incident,
				help: "Remove one of them.",
				repair: {
					title: "Remove the second",
					safe: true,
					edits: [{ remove: ["relations", index] }]
				}
			};
			seen.add(key);
		}
	}
});
// src/core/check/rules/runbook/alert-patterns.ts
const alertPatterns = recordRule({
	id: "runbook/alert-patterns",
	kinds: ["runbook"],
	severity: "info",
	summary: "Each alert pattern of a runbook matches an alert that has fired.",
	why: "A runbook is attached to an incident by the name of its alert. A pattern that never matched may be a rule that never fired yet, or a name that was misspelt or changed; in an empty archive nothing is said.",
	*check({ value: { alerts } }, { records }) {
		if (alerts.length === 0) return;
		const fired = [...records.alertNames().keys()];
		if (fired.length === 0) return;
		for (const [index, pattern] of alerts.entries()) {
			if (fired.some((name) => matchesGlob(pattern, name))) continue;
			const near = closestWord(pattern, fired);
			yield {
				at: { key: ["alerts", index] },
				message: `Unexpected alert pattern "${pattern}", expected one that matches an alert of the archive`,
				actual: pattern,
				...near === void 0 ? {} : { expected: [near] },
				help: near === void 0 ? "Leave it if the alert is new." : `Did you mean "${near}"?`
			};
		}
	}
});
// src/core/check/rules/runbook/commands-in-fences.ts
/** A prompt with a word, or a program with what only a shell reads: a flag, a pipe, a redirection, an assignment. */
const COMMAND = new RegExp(String.raw`^[ \t]*(?:[$#] +[a-z][\w./-]*(?: |$)|(?:[$#] +)?(?:${"ansible(?:-playbook)?|aws|az|cat|consul|crontab|curl|dig|docker|du|flux|gcloud|grep|helm|istioctl|jq|journalctl|kafka-[a-z-]+|kubectl|mongosh|mysql|nc|nomad|nslookup|openssl|patronictl|pg_[a-z]+|ping|podman|promtool|psql|rabbitmqctl|redis-cli|rm|rsync|scp|sed|ssh|sudo|systemctl|tail|tcpdump|terraform|vault|wget"}) (?=.*(?:(?<=\s)--?[a-zA-Z]|\s\|\s|\s>|\$\{?\w|/\S)).*$)`);
const commandsInFences = recordRule({
	id: "runbook/commands-in-fences",
	kinds: ["runbook"],
	severity: "warning",
	summary: "Commands of a runbook stand in fences.",
	why: "In a fence a command keeps its quotes and dashes, is easy to copy whole, and gets a copy button on the site. Outside, two hyphens may become one and lines run together.",
	*check({ body }) {
		const prose = maskProse(body);
		for (const { start, end } of commandLines(prose)) {
			const lines = body.slice(start, end);
			const [first = ""] = lines.trim().split("\n");
			yield {
				at: { body: [start, end] },
				message: `Unexpected command "${shorten(first.trim())}" outside a fence, expected it between lines of three backticks`,
				actual: first.trim(),
				help: "Put ```sh before it and ``` after it, with an empty line around.",
				repair: fenced$1(lines, [start, end])
			};
		}
	}
});
/** Commands on consecutive lines are one place. */
function commandLines(prose) {
	const found = [];
	let start = 0;
	for (const line of prose.split("\n")) {
		const end = start + line.length;
		const last = found.at(-1);
		if (COMMAND.test(line)) {
			if (last && last.end + 1 === start) last.end = end;
			else found.push({
				start,
				end
			});
		}
		start = end + 1;
	}
	return found;
}
function fenced$1(lines, at) {
	const indent = /^[ \t]*/.exec(lines)[0];
	const commands = lines.split("\n").map((line) => `${indent}${line.trim().replace(/^\$ +/, "")}`);
	const text = [
		`${indent}\`\`\`sh`,
		...commands,
		`${indent}\`\`\``
	].join("\n");
	return {
		title: "Put it in a fence",
		safe: false,
		edits: [{
			at: { body: at },
			text
		}]
	};
}
function shorten(text) {
	return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
// src/core/check/rules/runbook/reviewed.ts
/** Where policies/checks.yaml says nothing. */
const USUAL_PERIOD = "180d";
const runbookReviewed = recordRule({
	id: "runbook/reviewed",
	kinds: ["runbook"],
	severity: "warning",
	summary: "A runbook was reviewed within its period.",
	why: "A wrong runbook costs more time than none. Walk through it once, run what may be run, and set `reviewed`. The period is `runbooks.review_within` of `policies/checks.yaml`, by default 180 days.",
	*check({ value: { reviewed: date, owner } }, { records, clock }) {
		const within = records.policy("checks")?.runbooks?.review_within ?? USUAL_PERIOD;
		const until = fromEpochMs(toEpochMs(date) + durationMs(within)).slice(0, 10);
		if (!clock.isPast(until)) return;
		yield {
			at: { key: ["reviewed"] },
			message: `Unexpected last review on ${date}, expected one within ${within}: it was due by ${until}`,
			actual: date,
			help: `Ask the team ${owner} to walk through it and to set \`reviewed\` and \`reviewed_by\`.`
		};
	}
});
// src/core/check/rules/runbook/sections.ts
/** The four questions of somebody who was woken, in the order in which they are asked. */
const SECTIONS = {
	Meaning: "What is wrong when this alert fires, in words of the system.",
	Impact: "What customers notice, and what a minute of it costs.",
	Diagnosis: "How to find out which of the possible causes it is.",
	Mitigation: "What ends the harm, the safest step first."
};
const runbookSections = recordRule({
	id: "runbook/sections",
	kinds: ["runbook"],
	severity: "error",
	summary: "A runbook has the sections Meaning, Impact, Diagnosis and Mitigation, in this order and filled.",
	why: "At three in the morning a reader wants the same four answers in the same order, in every runbook. Sections of your own may stand after them.",
	*check({ body }) {
		const found = splitSections(body);
		let last;
		const titles = Object.keys(SECTIONS);
		for (const [title, hint] of Object.entries(SECTIONS)) {
			const section = sectionOf(found, title);
			if (!section) {
				const next = titles.slice(titles.indexOf(title) + 1).map((other) => sectionOf(found, other)).find((other) => other !== void 0);
				yield {
					at: { body: next ? [next.start, next.contentStart] : [body.length, body.length] },
					message: `Unexpected lack of the section "${title}", expected it ${next ? `before "${next.title}"` : "at the end"}`,
					expected: [title],
					help: `Write "## ${title}": ${hint}`
				};
				continue;
			}
			const at = { body: [section.start, section.contentStart] };
			if (withoutComments(body.slice(section.contentStart, section.end)).trim() === "") yield {
				at,
				message: `Unexpected empty section "${section.title}", expected text`,
				help: hint
			};
			if (last && section.start < last.start) yield {
				at,
				message: `Unexpected section "${section.title}" before "${last.title}", expected it after`,
				help: `The order is ${titles.join(", ")}.`
			};
			else last = section;
		}
	}
});
// src/core/check/rules/schedule/calendar-fits.ts
const WEEKS_AHEAD = 12;
const WEEK_MS = 6048e5;
/** What `schedule/rotation-fits` says already, at the same place. */
const SAID_ELSEWHERE = /* @__PURE__ */ new Set(["schedule/layer-in-force"]);
const calendarFits = recordRule({
	id: "schedule/calendar-fits",
	kinds: ["schedule"],
	severity: "warning",
	summary: "Walked through the next twelve weeks, somebody is on call at every hour, and nobody twice.",
	why: "Some mistakes show only in the calendar: an hour that nobody has, two people at once, one person in two roles, an override that replaces nobody, a start in the hour that the clocks skip. Hours that nobody shall have are written under `gaps`.",
	*check({ value }, { clock }) {
		const from = `${clock.today()}T00:00:00Z`;
		const until = fromEpochMs(toEpochMs(from) + WEEKS_AHEAD * WEEK_MS);
		for (const { rule, severity, message, key, help } of checkSchedule(value, {
			from,
			until
		})) if (!SAID_ELSEWHERE.has(rule)) yield {
			at: { key },
			severity,
			message,
			help
		};
	}
});
// src/core/check/rules/schedule/escalation-fits.ts
const escalationFits = recordRule({
	id: "schedule/escalation-fits",
	kinds: ["schedule"],
	severity: "error",
	summary: "The steps of an escalation come one after the other and reach roles that exist.",
	why: "Each step says how long after the first page it comes. A step before the one above it would page nobody new, a role that the schedule does not have reaches nobody, and a schedule that falls back to itself never ends.",
	*check({ file, value }, { records }) {
		const roles = [...rolesOf(value), "lead"];
		for (const { policy, key } of policiesOf(value)) {
			yield* judgeDelays(policy, key);
			for (const [index, { notify }] of policy.steps.entries()) for (const [place, word] of notify.entries()) {
				const at = [
					...key,
					"steps",
					index,
					"notify",
					place
				];
				if (word.includes("/")) yield* judgeElsewhere(word, at, records);
				else if (!word.startsWith("@") && !roles.includes(word)) yield unknownRole(word, roles, at);
			}
			if (policy.fallback === slugOfPath(file)) yield fallbackToItself(policy.fallback, key);
		}
	}
});
function rolesOf({ layers }) {
	return [...new Set(layers.map(({ role }) => role))];
}
function policiesOf({ escalation, escalations = [] }) {
	const special = escalations.map((policy, index) => ({
		policy,
		key: ["escalations", index]
	}));
	return [...escalation ? [{
		policy: escalation,
		key: ["escalation"]
	}] : [], ...special];
}
function* judgeDelays({ steps }, key) {
	for (const [index, { after }] of steps.entries()) {
		const before = steps[index - 1]?.after;
		if (before === void 0 || durationMs(after) > durationMs(before)) continue;
		yield {
			at: { key: [
				...key,
				"steps",
				index,
				"after"
			] },
			message: `Unexpected step after ${after}, expected later than the step before it (${before})`,
			actual: after,
			help: "Delays count from the first page, not from the step before."
		};
	}
}
/** `data/dba`: a role of another schedule. Whether that schedule is there is the business of references. */
function* judgeElsewhere(word, at, records) {
	const [slug = "", role = ""] = word.split("/");
	const other = records.record("schedule", `schedules/${slug}.yaml`)?.value;
	if (!other || rolesOf(other).includes(role)) return;
	yield unknownRole(word, rolesOf(other).map((one) => `${slug}/${one}`), at);
}
function unknownRole(word, roles, key) {
	const near = closestWord(word, roles);
	const at = { key };
	return {
		at,
		message: `Unexpected role "${word}", expected one of ${roles.map((one) => `"${one}"`).join(", ")} or a person`,
		actual: word,
		expected: roles,
		...near ? {
			help: `Did you mean "${near}"?`,
			repair: {
				title: `Name "${near}"`,
				safe: false,
				edits: [{
					at,
					text: near
				}]
			}
		} : { help: "Name a role of the layers, lead, or a person like \"@rina\"." }
	};
}
function fallbackToItself(fallback, key) {
	return {
		at: { key: [...key, "fallback"] },
		message: `Unexpected fallback "${fallback}" to itself, expected another schedule`,
		actual: fallback,
		help: "Name the schedule that takes over when all steps were tried, or remove the key."
	};
}
// src/core/check/rules/schedule/overrides-fit.ts
const overridesFit = recordRule({
	id: "schedule/overrides-fit",
	kinds: ["schedule"],
	severity: "error",
	summary: "Overrides, swaps and gaps end after they begin, are about a role of the schedule, and do not contradict each other.",
	why: "An override that ends before it begins changes nothing, and one for a role that the schedule does not have pages nobody. Of two that overlap, only one person can be on call.",
	*check({ value }) {
		for (const list of [
			"overrides",
			"swaps",
			"gaps"
		]) for (const [index, span] of (value[list] ?? []).entries()) {
			yield* judgeSpan(span, [list, index]);
			yield* judgeRole(value, span.role, [
				list,
				index,
				"role"
			]);
			if (list === "overrides") yield* judgeOverlap(value.overrides, index);
		}
		for (const [index, { role }] of (value.closed_hours ?? []).entries()) yield* judgeRole(value, role, [
			"closed_hours",
			index,
			"role"
		]);
	}
});
function* judgeSpan({ from, until }, key) {
	if (toEpochMs(from) < toEpochMs(until)) return;
	yield {
		at: { key: [...key, "until"] },
		message: `Unexpected until ${until}, expected a time after from ${from}`,
		actual: until,
		help: "Correct one of the two times; both are in UTC."
	};
}
function* judgeRole({ layers }, role, key) {
	const roles = [...new Set(layers.map((layer) => layer.role))];
	if (roles.includes(role)) return;
	const near = closestWord(role, roles);
	yield {
		at: { key },
		message: `Unexpected role "${role}", expected one of ${roles.map((word) => `"${word}"`).join(", ")}`,
		actual: role,
		expected: roles,
		...near ? {
			help: `Did you mean "${near}"?`,
			repair: {
				title: `Name "${near}"`,
				safe: false,
				edits: [{
					at: { key },
					text: near
				}]
			}
		} : { help: "Name a role of the layers above." }
	};
}
function* judgeOverlap(overrides, index) {
	const { role, from, until } = overrides[index];
	const other = overrides.slice(0, index).find((one) => one.role === role && toEpochMs(one.from) < toEpochMs(until) && toEpochMs(from) < toEpochMs(one.until));
	if (!other) return;
	yield {
		at: { key: [
			"overrides",
			index,
			"from"
		] },
		message: `Unexpected override of ${role} from ${from}, expected none while ${other.member} takes it until ${other.until}`,
		actual: from,
		help: "Let one end where the other begins."
	};
}
// src/core/check/rules/schedule/rotation-fits.ts
const rotationFits = recordRule({
	id: "schedule/rotation-fits",
	kinds: ["schedule"],
	severity: "error",
	summary: "Rotations give a length only where they have one of their own, and nobody leaves before they came.",
	why: "A turn by the day or the week has its length; `days` and `hours` are those that may have another. A layer or a member whose time ends before it begins never has a shift.",
	*check({ value: { layers } }) {
		for (const [index, { rotation, from, until }] of layers.entries()) {
			const key = [
				"layers",
				index,
				"rotation"
			];
			yield* judgeLength(rotation, key);
			yield* judgeMembers(rotation, key);
			if (from === void 0 || until === void 0 || toEpochMs(from) < toEpochMs(until)) continue;
			yield {
				at: { key: [
					"layers",
					index,
					"until"
				] },
				message: `Unexpected until ${until}, expected a time after from ${from}`,
				actual: until,
				help: "Correct one of the two times; both are in UTC."
			};
		}
	}
});
function* judgeLength({ every, length }, key) {
	if ((every === "day" || every === "week") && length !== void 0) yield {
		at: { key: [...key, "length"] },
		message: `Unexpected length ${length} of a rotation by the ${every}, expected none`,
		actual: length,
		help: "Write every: days and the length in days, or remove the length."
	};
}
function* judgeMembers({ members }, key) {
	for (const [index, entry] of members.entries()) {
		if (typeof entry === "string" || !entry.from || !entry.until || entry.from <= entry.until) continue;
		yield {
			at: { key: [
				...key,
				"members",
				index,
				"until"
			] },
			message: `Unexpected until ${entry.until}, expected a day not before from ${entry.from}`,
			actual: entry.until,
			help: "Correct one of the two days."
		};
	}
}
// src/core/check/secrets/matches-pattern.ts
/**
* Whether a word is as a pattern says: `#` stands for one digit, `%` for one letter, `*` for any characters, all else
* for itself in either case. Never worse than pattern times word.
*/
function matchesPattern(pattern, word) {
	let p = 0;
	let w = 0;
	let star = -1;
	let resume = 0;
	while (w < word.length) if (pattern[p] === "*") {
		star = p++;
		resume = w;
	} else if (p < pattern.length && matchesSign(pattern[p], word[w])) {
		p++;
		w++;
	} else if (star >= 0) {
		p = star + 1;
		w = ++resume;
	} else return false;
	while (pattern[p] === "*") p++;
	return p === pattern.length;
}
function matchesSign(sign, char) {
	if (sign === "#") return char >= "0" && char <= "9";
	if (sign === "%") return /\p{L}/u.test(char);
	return sign.toLowerCase() === char.toLowerCase();
}
// src/core/check/rules/secrets/no-personal-data.ts
const noPersonalData = recordRule({
	id: "secrets/no-personal-data",
	kinds: [
		"incident",
		"timeline",
		"postmortem",
		"runbook",
		"guide",
		"handover"
	],
	severity: "error",
	summary: "No record holds personal data that policies/checks.yaml describes.",
	why: "An incident tells what happened to customers, never who they are. Write how many instead. What counts as personal data is policy: `personal_data` in policies/checks.yaml lists patterns, and words that are allowed.",
	*check({ text }, { records }) {
		const patterns = records.policy("checks")?.personal_data ?? [];
		if (patterns.length === 0) return;
		for (const [word, start] of wordsOf(text)) {
			const hit = patterns.find(({ pattern }) => matchesPattern(pattern, word));
			if (!hit || hit.allow?.some((allowed) => matchesPattern(allowed, word))) continue;
			yield {
				at: { text: [start, start + word.length] },
				message: `Unexpected ${hit.name}, expected no personal data (pattern ${hit.id})`,
				help: "Say how many it concerned, or describe the case without the person."
			};
		}
	}
});
/** What stands between spaces, without the signs around it that belong to the sentence. */
function* wordsOf(text) {
	for (const { 0: run, index } of text.matchAll(/\S+/g)) {
		const lead = /^[("'<[`*_]*/.exec(run)[0].length;
		const word = run.slice(lead).replace(/[)"'>\]`*_.,;:!?]+$/, "");
		if (word !== "") yield [word, index + lead];
	}
}
// src/core/check/secrets/find-secrets.ts
/** Words of which one stands in every text that the patterns of redaction would change: a fast way to say no. */
const MAYBE = /gh[pousr]_|github_pat_|glpat-|xox|xapp-|AKIA|ASIA|AIza|[rs]k_live_|npm_|SG\.|pypi-|eyJ|slack\.com|bearer|authorization|:\/\/[^\s/]{0,200}@|pass|pwd|secret|token|credential|key/i;
/** What stands for a value that is put in elsewhere: `$TOKEN`, `<token>`, `{{ token }}`, `***`, `…`. */
const STAND_IN = /^["'`]?(?:(?:bearer|basic|token)\s+)?(?:\$|<|\{|%|\*{3}|…|\.{3}|x{4})/i;
/** Offsets of everything in a text that looks like a secret, at most one a line. */
function findSecrets(text) {
	if (!MAYBE.test(text)) return [];
	const found = [];
	let start = 0;
	for (const line of text.split("\n")) {
		const span = MAYBE.test(line) ? secretIn(line) : void 0;
		if (span) found.push([start + span[0], start + span[1]]);
		start += line.length + 1;
	}
	return found;
}
/** A key of YAML with its value in quotes, which the patterns for texts of alerts leave alone. */
const KEY_WITH_VALUE = /^[\s-]{0,80}["']?([\w.-]{1,80})["']?\s{0,3}:\s{1,3}(["'])([^"']{3,})\2/;
function secretIn(line) {
	const key = KEY_WITH_VALUE.exec(line);
	if (key && isSecretName(key[1]) && !STAND_IN.test(key[3]) && key[3] !== "[redacted]") {
		const start = line.indexOf(key[3], key[0].lastIndexOf(key[2] + key[3]));
		return [start, start + key[3].length];
	}
	const redacted = redactText(line);
	if (redacted === line) return void 0;
	const from = redacted.indexOf(REDACTED);
	const after = redacted.slice(from + REDACTED.length);
	let tail = 0;
	while (tail < after.length && tail < line.length - from && after.at(-1 - tail) === line.at(-1 - tail)) tail += 1;
	const value = line.slice(from, line.length - tail);
	return STAND_IN.test(value) ? void 0 : [from, line.length - tail];
}
// src/core/check/rules/secrets/no-secret.ts
const noSecret = {
	id: "secrets/no-secret",
	scope: "file",
	severity: "error",
	summary: "No record holds anything that looks like a secret.",
	why: "Git never forgets, and records are read by many. A token or password that was pushed is known: make a new one first, then take the old one out. The patterns are those by which alerts are cleaned at intake. In a runbook, write where the secret is found: `$TOKEN`, `<token>`.",
	*check(file, { records }) {
		if (!/\.(?:md|yaml)$/.test(file)) return;
		for (const range of findSecrets(records.text(file) ?? "")) yield {
			at: { text: range },
			message: "Unexpected text that looks like a secret, expected none in a record",
			help: "If it is one: make it invalid first, then remove it. It stays in the history of the branch.",
			repair: {
				title: `Write ${REDACTED}`,
				safe: false,
				edits: [{
					at: { text: range },
					text: REDACTED
				}]
			}
		};
	}
};
// src/core/check/rules/service/claims-once.ts
const claimsOnce = recordRule({
	id: "service/claims-once",
	kinds: ["service"],
	severity: "error",
	summary: "No two services claim alerts by the same rule, and every rule names something.",
	why: "The first service by name takes the alert, so that the second one never gets any. Name a label or an integration that only one of them has. A rule without conditions claims nothing.",
	*check({ file, value: { alerts = [] } }, { records }) {
		const own = slugOfPath(file);
		for (const [index, match] of alerts.entries()) {
			if (!match.labels && !match.names && !match.integrations) {
				yield {
					at: { key: ["alerts", index] },
					message: "Unexpected rule without conditions, expected labels, names or integrations",
					help: "Say by which labels, names or integrations alerts name this service, or remove the rule."
				};
				continue;
			}
			for (const [slug, other] of records.all("service")) {
				if (slug >= own) continue;
				const at = (other.alerts ?? []).findIndex((theirs) => signatureOf$1(theirs) === signatureOf$1(match));
				if (at === -1) continue;
				yield {
					at: { key: ["alerts", index] },
					message: `Unexpected rule that "${slug}" has too, expected one that only "${own}" has`,
					help: `Alerts that match it go to "${slug}".`,
					related: [{
						message: "the same rule",
						file: `services/${slug}.yaml`,
						at: { key: ["alerts", at] }
					}]
				};
			}
		}
	}
});
function signatureOf$1({ labels = {}, names = [], integrations = [] }) {
	return JSON.stringify([
		Object.entries(labels).sort(),
		[...names].sort(),
		[...integrations].sort()
	]);
}
// src/core/check/rules/service/depends-on-others.ts
const dependsOnOthers = recordRule({
	id: "service/depends-on-others",
	kinds: ["service"],
	severity: "error",
	summary: "A service depends on other services, each named once.",
	why: "Triage follows `depends_on` to find the service that explains an incident. A service that depends on itself would explain its own.",
	*check({ file, value: { depends_on } }) {
		for (const [index, slug] of depends_on.entries()) {
			const isSelf = slug === slugOfPath(file);
			if (!isSelf && depends_on.indexOf(slug) === index) continue;
			yield {
				at: { key: ["depends_on", index] },
				message: isSelf ? `Unexpected dependency of "${slug}" on itself, expected other services` : `Unexpected second "${slug}", expected each dependency once`,
				actual: slug,
				help: "Remove the entry.",
				repair: {
					title: "Remove the entry",
					safe: true,
					edits: [depends_on.length === 1 ? {
						set: ["depends_on"],
						value: []
					} : { remove: ["depends_on", index] }]
				}
			};
		}
	}
});
// src/core/check/rules/team/lead-in-team.ts
const leadInTeam = recordRule({
	id: "team/lead-in-team",
	kinds: ["team"],
	severity: "error",
	summary: "The lead of a team is one of its members.",
	why: "The last step of an escalation pages the lead, by the address that the list of members has.",
	*check({ value: { lead, members } }) {
		if (members.some(({ handle }) => handle === lead)) return;
		yield {
			at: { key: ["lead"] },
			message: `Unexpected lead "${lead}", expected one of the members`,
			actual: lead,
			expected: members.map(({ handle }) => handle),
			help: `Name one of ${members.map(({ handle }) => handle).join(", ")}, or add the lead to the members.`
		};
	}
});
// src/core/check/rules/team/member-once.ts
const memberOnce = recordRule({
	id: "team/member-once",
	kinds: ["team"],
	severity: "error",
	summary: "A team lists each person once.",
	why: "A person has one mail address and one time zone. Of two entries with the same handle, nobody knows which is read.",
	*check({ value: { members } }) {
		for (const [index, { handle }] of members.entries()) {
			if (members.findIndex((other) => other.handle === handle) === index) continue;
			yield {
				at: { key: [
					"members",
					index,
					"handle"
				] },
				message: `Unexpected second member "${handle}", expected each person once`,
				actual: handle,
				help: "Remove one of the entries, or correct the handle."
			};
		}
	}
});
// src/core/check/rules/time/known-zone.ts
const knownZone = recordRule({
	id: "time/known-zone",
	kinds: [
		"team",
		"schedule",
		"site",
		"notify",
		"triage"
	],
	severity: "error",
	summary: "Every time zone exists.",
	why: "Shifts, quiet hours and reports are reckoned in these zones. Names are those of the IANA time zone database, like `Asia/Jakarta`; a shortcut such as `WIB` or a fixed offset knows no daylight saving.",
	*check(record) {
		for (const { zone, key } of zonesOf(record)) {
			if (isZone(zone)) continue;
			yield {
				at: { key },
				message: `Unexpected time zone "${zone}", expected one of the IANA database like Asia/Jakarta`,
				actual: zone,
				help: "See https://en.wikipedia.org/wiki/List_of_tz_database_time_zones for the names."
			};
		}
	}
});
function zonesOf(record) {
	switch (record.kind) {
		case "team": return record.value.members.map(({ time_zone }, index) => ({
			zone: time_zone,
			key: [
				"members",
				index,
				"time_zone"
			]
		}));
		case "notify": {
			const { quiet_hours } = record.value;
			return quiet_hours ? [{
				zone: quiet_hours.time_zone,
				key: ["quiet_hours", "time_zone"]
			}] : [];
		}
		case "triage": return (record.value.mutes ?? []).flatMap(({ hours }, index) => hours ? [{
			zone: hours.time_zone,
			key: [
				"mutes",
				index,
				"hours",
				"time_zone"
			]
		}] : []);
		case "schedule":
		case "site": return [{
			zone: record.value.time_zone,
			key: ["time_zone"]
		}];
		default: return record;
	}
}
/** Whether the platform's copy of the database knows a zone; a link to another name counts. */
function isZone(zone) {
	try {
		return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
	} catch {
		return false;
	}
}
// src/core/check/rules/timeline/append-only.ts
const appendOnly = recordRule({
	id: "timeline/append-only",
	kinds: ["timeline"],
	severity: "error",
	summary: "What machines wrote into a timeline stays.",
	why: "A timeline is evidence: what an alert source or a command wrote is neither removed nor reworded, and its time stays, because the archive says the same. Correct it with an entry of your own. Entries by people (`by: \"@…\"`) may be edited. Needs to know what was before (`--base`).",
	*check({ file, value }, { records }) {
		const before = records.before("timeline", file)?.value;
		if (!before) return;
		const kept = new Set(value.map(signatureOf));
		for (const [index, entry] of before.entries()) {
			if (entry.by.startsWith("@") || kept.has(signatureOf(entry))) continue;
			yield {
				at: { key: [Math.min(index, value.length - 1)] },
				message: `Unexpected change of an entry by ${entry.by} at ${entry.at}, expected "${entry.text}" to stay`,
				help: "Take the change back, and add an entry of your own that corrects it."
			};
		}
	}
});
function signatureOf({ at, kind, text, by, link = "" }) {
	return JSON.stringify([
		at,
		kind,
		text,
		by,
		link
	]);
}
// src/core/check/rules/index.ts
/**
* Every rule of the check, by group. To add one: its file, a line here, and texts in `<id>/good/` and `<id>/bad/` as
* `parseExample` reads them; `UPDATE_EXAMPLES=1 vitest run src/core/check/rules` writes what the bad ones get.
*/
const RULES = [
	archiveUntouched,
	blamelessNames,
	blamelessPhrases,
	postmortemOverdue,
	runbookForAlert,
	serviceOnCall,
	draftWellFormed,
	knownPlace,
	noConflictMarks,
	pictureSize,
	pictureType,
	utf8,
	handoverAccepted,
	amountsInOrder,
	closedComplete,
	dismissedWithReason,
	idInFolder,
	timesInOrder,
	timesMatchStatus,
	timesNotInFuture,
	transition,
	linksResolve,
	idsOnce,
	mutes,
	notifyRecipients,
	shadowedLevels,
	targetsForward,
	templateSections,
	unusedLevels,
	actionDone,
	datedEnds,
	actionIds,
	actionVerb,
	postmortemActions,
	detectionSource,
	dueDates,
	sectionsFilled,
	impactNumbers,
	rootCause,
	postmortemSections,
	shortSummary,
	wholeTimeline,
	knownCause,
	knownIncident,
	knownKind,
	knownPerson,
	knownProduct,
	knownRunbook,
	knownSchedule,
	knownService,
	knownTeam,
	noCycle,
	relationOnce,
	alertPatterns,
	commandsInFences,
	runbookReviewed,
	runbookSections,
	escalationFits,
	overridesFit,
	calendarFits,
	rotationFits,
	noPersonalData,
	noSecret,
	claimsOnce,
	dependsOnOthers,
	leadInTeam,
	memberOnce,
	knownZone,
	appendOnly,
	recordRule({
		id: "timeline/in-order",
		kinds: ["timeline"],
		severity: "warning",
		summary: "The entries of a timeline follow each other in time.",
		why: "A timeline is read from top to bottom. An entry that is out of order has most often a wrong day or a local time.",
		*check({ value }) {
			for (const [index, { at }] of value.entries()) {
				const before = value[index - 1]?.at;
				if (before === void 0 || toEpochMs(before) <= toEpochMs(at)) continue;
				yield {
					at: { key: [index, "at"] },
					message: `Unexpected time ${at} after ${before}, expected a later one`,
					actual: at,
					help: "Correct the time (in UTC), or move the entry to its place."
				};
			}
		}
	}),
	recordRule({
		id: "timeline/not-in-future",
		kinds: ["timeline"],
		severity: "error",
		summary: "No entry of a timeline lies in the future.",
		why: "A timeline tells what happened. Most often it is a local time with a `Z` behind it; write it in UTC.",
		*check({ value }, { clock }) {
			for (const [index, { at }] of value.entries()) {
				if (clock.isPast(at)) continue;
				yield {
					at: { key: [index, "at"] },
					message: `Unexpected time ${at}, expected one that is past`,
					actual: at,
					help: "Times are in UTC. What is planned belongs in the actions of the postmortem."
				};
			}
		}
	})
];
// src/formats/reports/report-summary-line.ts
/** `3 errors, 1 warning`, or `no problems`. */
function reportSummaryLine(problems) {
	const counts = [
		"error",
		"warning",
		"info"
	].flatMap((severity) => {
		const count = problems.filter((problem) => problem.severity === severity).length;
		return count === 0 ? [] : [`${count} ${nameOf(severity, count)}`];
	});
	return counts.length === 0 ? "no problems" : counts.join(", ");
}
function nameOf(severity, count) {
	const name = severity === "info" ? "note" : severity;
	return count === 1 ? name : `${name}s`;
}
// src/formats/reports/report-text.ts
const MAX_WIDTH = 120;
/**
* Problems for people at a terminal: `file:line:col: severity: message [rule]`, the line with a caret below it, help,
* related places, and what a fix would do.
*/
function reportText(problems, readText) {
	return problems.map((problem) => `${reportOne(problem, readText)}\n`).join("\n");
}
function reportOne(problem, readText) {
	const { file, start, severity, message, rule, help, related = [], fix } = problem;
	return [
		oneLine(`${file}:${start.line}:${start.col}: ${severity}: ${message} [${rule}]`),
		...snippetOf(problem, readText),
		...help ? [oneLine(`  help: ${help}`)] : [],
		...related.map((place) => oneLine(`  related: ${place.file}:${place.start.line}:${place.start.col}: ${place.message}`)),
		...fix ? [oneLine(`  ${fix.safe ? "fix" : "suggestion"}: ${fix.title}`)] : []
	].join("\n");
}
/**
* Text of records on one line: a line break would start a line of theirs, which a runner of workflows may read as a
* command, and a control character may be one to a terminal. Places stay where they are.
*/
function oneLine(text) {
	return text.replace(/[^\P{Cc}\t]/gu, " ");
}
/** The line and a caret below what is meant. A problem without an end is the file as a whole, which may even be gone. */
function snippetOf({ rule, file, start, end }, readText) {
	if (!end) return [];
	const written = readText(file)?.split("\n")[start.line - 1]?.trimEnd() ?? "";
	const own = rule.startsWith("secrets/") ? [[start.col - 1, end.col - 1]] : [];
	const line = oneLine(starOut(written, [...findSecrets(written), ...own]));
	if (line === "") return [];
	const from = start.col - 1;
	const to = end.line === start.line ? Math.min(end.col - 1, line.length) : line.length;
	const cut = Math.max(0, Math.min(from - 20, line.length - MAX_WIDTH));
	const shown = (cut > 0 ? "…" : "") + line.slice(cut > 0 ? cut + 1 : 0, cut + MAX_WIDTH);
	const number = String(start.line);
	const blank = shown.slice(0, from - cut).replace(/[^\t]/g, " ");
	const carets = "^".repeat(Math.max(1, Math.min(to - from, cut + MAX_WIDTH - from)));
	return [`  ${number} | ${shown}`, `  ${" ".repeat(number.length)} | ${blank}${carets}`];
}
/** What must not be copied into logs and comments, in stars of the same length. */
function starOut(line, spans) {
	return spans.reduce((shown, [start, end]) => shown.slice(0, start) + "*".repeat(end - start) + shown.slice(end), line);
}
// src/formats/reports/report-markdown.ts
/** GitHub takes a step summary of at most 1 MiB and drops a longer one whole; room is left for what else is in it. */
const SUMMARY_BYTES = 921600;
/** GitHub takes a comment of at most 65 536 characters. */
const COMMENT_BYTES = 61440;
/**
* Problems as Markdown, file by file, as much as fits into `maxBytes` of UTF-8. What records say stands in fenced text:
* there no name is called, no link is made and no HTML is read.
*/
function reportMarkdown(problems, options) {
	const heading = `### Check: ${reportSummaryLine(problems)} in ${options.scope}\n`;
	const { section = "" } = options;
	const parts = [heading];
	let left = options.maxBytes - bytesOf(heading) - bytesOf(section) - 200;
	let shown = 0;
	for (const own of Map.groupBy(problems, ({ file }) => file).values()) {
		const part = fenced(reportText(own, options.readText));
		left -= bytesOf(part) + 1;
		if (left < 0) break;
		parts.push(part);
		shown += own.length;
	}
	const hidden = problems.length - shown;
	if (hidden > 0) parts.push(`${hidden} more do not fit in here. See them all: \`npm run tocsin -- check\`\n`);
	if (problems.some(({ fix }) => fix?.safe)) parts.push("Mend what is marked `fix`: `npm run tocsin -- check --fix`\n");
	if (section !== "") parts.push(section);
	return parts.join("\n");
}
/** A fence is longer than every run of backticks inside it. */
function fenced(text) {
	const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
	const fence = "`".repeat(longest + 1);
	return `${fence}text\n${text}${fence}\n`;
}
function bytesOf(text) {
	return new TextEncoder().encode(text).length;
}
// actions/check/run-check.ts
/** Checks, annotates, writes the summary, the report and the outputs; fails the step where there are errors. */
async function runCheck(core, { folder, temp, base, now }) {
	const files = checkedFiles(folder);
	const before = base === "" ? void 0 : await readBase(folder, base);
	const report = await checkRepository({
		files,
		rules: [...RULES, ...(await loadCustomRules(folder)).rules],
		now,
		...before && { base: before }
	});
	const { problems } = report;
	if (report.files === 0) {
		core.setFailed(`No records in ${folder}, expected folders like incidents/ and policies/. Check out first.`);
		return;
	}
	process.stdout.write(reportGithub(problems));
	const shifts = before && compareChange(files, before, now);
	const section = reportChange(shifts);
	const options = {
		readText: files.read,
		scope: scopeOf(report),
		section
	};
	await core.summary.addRaw(reportMarkdown(problems, {
		...options,
		maxBytes: SUMMARY_BYTES
	}), true).write();
	const target = join(temp, "tocsin-check.md");
	const text = reportMarkdown(problems, {
		...options,
		maxBytes: COMMENT_BYTES
	});
	const isQuiet = problems.length === 0 && (shifts?.diffs.length ?? 0) === 0;
	writeFileSync(target, printReportFile({
		name: "check",
		isQuiet,
		text
	}));
	const errors = problems.filter(({ severity }) => severity === "error").length;
	core.setOutput("errors", errors);
	core.setOutput("warnings", problems.filter(({ severity }) => severity === "warning").length);
	core.setOutput("report", target);
	core.info(`Check: ${reportSummaryLine(problems)} in ${scopeOf(report)}`);
	if (errors > 0) process.exitCode = 1;
}
function scopeOf({ scope, files }) {
	return scope === "change" ? "what this change touches" : `${files} files`;
}
// actions/check/main.ts
const { GITHUB_EVENT_NAME, GITHUB_WORKSPACE, RUNNER_TEMP } = process.env;
try {
	await runCheck(core_exports, {
		folder: GITHUB_WORKSPACE ?? process.cwd(),
		temp: RUNNER_TEMP ?? "/tmp",
		base: getInput("base") || (GITHUB_EVENT_NAME === "pull_request" ? "HEAD^1" : ""),
		now: (/* @__PURE__ */ new Date()).toISOString()
	});
} catch (error) {
	setFailed(error instanceof Error ? error.message : String(error));
}
export {};

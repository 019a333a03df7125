import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { c as incidentFolder, s as formatIncidentId } from "./shared-git-environment.js";
import { a as require_dist, i as readYaml, t as parseRecord } from "./shared-parse-record.js";
import { r as printYaml } from "./shared-print-record.js";
import { n as editYaml, t as editFrontMatter } from "./shared-edit-record.js";
import { o as printActiveIndex, r as ACTIVE_INDEX_PATH, t as activeFromFacts } from "./shared-merge-facts.js";
import { r as withIncident } from "./shared-triage-state.js";
import { i as loadIncidents, n as rememberByHand } from "./shared-past-incidents.js";
// src/formats/append-to-list.ts
var import_dist = require_dist();
/**
* Adds items at the end of a list of the map that a YAML text holds and leaves every other byte as it was; makes the list
* where there is none. Throws where the result would not read back as meant (a bug: callers hand in text that has been read).
*/
function appendToList(text, key, added) {
	if (added.length === 0) return text;
	const document = (0, import_dist.parseDocument)(text, { logLevel: "silent" });
	const pair = (0, import_dist.isMap)(document.contents) ? document.contents.items.find((one) => (0, import_dist.isScalar)(one.key) && one.key.value === key) : void 0;
	const before = readList(text, key);
	const edited = (0, import_dist.isSeq)(pair?.value) && !pair.value.flow && pair.value.range && pair.value.items.length > 0 ? appendItems(text, added, {
		key,
		end: pair.value.range[1]
	}) : editYaml(text, [{
		path: [key],
		value: [...before, ...added]
	}]);
	if (JSON.stringify(readList(edited, key)) !== JSON.stringify([...before, ...added])) throw new Error(`The ${key} would not read back as they were meant`);
	return edited;
}
function appendItems(text, added, { key, end }) {
	const eol = text.includes("\r\n") ? "\r\n" : "\n";
	const kept = text.slice(0, end).trimEnd();
	const lineEnd = text.indexOf("\n", kept.length);
	const at = lineEnd === -1 ? text.length : lineEnd + 1;
	const indent = lastIndent(kept, key);
	const lines = printYaml(added).trimEnd().split("\n").map((line) => `${indent}${line}${eol}`);
	return `${text.slice(0, at)}${lineEnd === -1 ? eol : ""}${lines.join("")}${text.slice(at)}`;
}
function lastIndent(text, key) {
	return [...text.slice(text.search(new RegExp(`^${key}:`, "m"))).matchAll(/^( *)- /gm)].at(-1)?.[1] ?? "  ";
}
function readList(text, key) {
	const read = readYaml(text);
	const value = read.ok ? read.value?.[key] : void 0;
	return Array.isArray(value) ? value : [];
}
// src/formats/icalendar/append-overrides.ts
/** Adds overrides at the end of the list in the text of a schedule and leaves every other byte as it was. */
function appendOverrides(text, added) {
	return appendToList(text, "overrides", added.map(inOrder));
}
function inOrder({ role, member, instead_of, from, until, reason }) {
	return {
		role,
		member,
		...instead_of && { instead_of },
		from,
		until,
		...reason && { reason }
	};
}
// src/app/number-drafts/number-drafts.ts
const DRAFTS = "incidents/drafts";
/**
* Moves every well-formed draft to the folder of its number, in the order of their names. The number comes under the
* same compare-and-swap as any commit, so two runs never give one number twice. A broken draft stays, and is named.
*/
async function numberDrafts(repository, now) {
	const { result } = await repository.commit((snapshot) => foldDrafts(snapshot, now));
	return result;
}
async function foldDrafts(snapshot, now) {
	const drafts = (await snapshot.list(DRAFTS)).filter(({ type }) => type === "folder").map(({ name }) => name);
	const year = Number(now.slice(0, 4));
	const loaded = drafts.length === 0 ? void 0 : await loadIncidents(snapshot, [year]);
	const changes = [];
	const problems = [];
	const numbered = [];
	if (!loaded) return {
		changes,
		message: "",
		result: {
			numbered,
			problems
		}
	};
	const opened = [];
	let { state } = loaded;
	let number = loaded.numbers.get(year) ?? 0;
	for (const draft of drafts) {
		const path = `${DRAFTS}/${draft}/incident.md`;
		const text = (await snapshot.read([path])).get(path) ?? "";
		const parsed = parseRecord("incident", path, text);
		if (!parsed.ok) {
			problems.push(...parsed.problems);
			continue;
		}
		do
			number += 1;
		while ((await snapshot.list(incidentFolder(formatIncidentId(year, number)))).length > 0);
		const id = formatIncidentId(year, number);
		changes.push(...await moveDraft(snapshot, `${DRAFTS}/${draft}`, id));
		const incident = activeFromFacts({
			...parsed.value.value,
			id
		});
		state = withIncident(state, incident);
		opened.push(incident);
		numbered.push({
			draft: `drafts/${draft}`,
			id
		});
	}
	if (numbered.length > 0) {
		const numbers = new Map(loaded.numbers).set(year, number);
		changes.push({
			path: ACTIVE_INDEX_PATH,
			content: printActiveIndex({
				state,
				numbers
			}, now)
		});
		changes.push(...await rememberByHand(snapshot, opened));
	}
	return {
		changes,
		message: describe(numbered),
		result: {
			numbered,
			problems
		}
	};
}
async function moveDraft(snapshot, from, id) {
	const to = incidentFolder(id);
	const changes = [];
	for (const { name, type, oid } of await snapshot.list(from)) {
		if (type !== "file") continue;
		changes.push({
			path: `${from}/${name}`,
			content: null
		});
		const key = name === "incident.md" ? "id" : name === "postmortem.md" ? "incident" : void 0;
		if (key === void 0) changes.push({
			path: `${to}/${name}`,
			content: { oid }
		});
		else {
			const text = (await snapshot.read([`${from}/${name}`])).get(`${from}/${name}`) ?? "";
			changes.push({
				path: `${to}/${name}`,
				content: editFrontMatter(text, [{
					path: [key],
					value: id
				}])
			});
		}
	}
	return changes;
}
function describe(numbered) {
	if (numbered.length === 0) return "";
	const [first] = numbered;
	return `${numbered.length === 1 ? `${first.id}: number for a draft` : `Numbers for ${numbered.length} drafts`}\n\n${numbered.map(({ draft, id }) => `- incidents/${draft} is now ${id}`).join("\n")}\n`;
}
export { appendOverrides as n, appendToList as r, numberDrafts as t };

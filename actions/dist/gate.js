import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { i as setSecret, n as getInput, r as setFailed, t as core_exports } from "./shared-core.js";
import { a as reasonOf$1, n as unreachable, r as callGithub } from "./shared-describe-answer.js";
import { n as closestWord, t as schemaProblems } from "./shared-schema-problems.js";
import { A as number, C as durationMs, E as array, M as record, O as int, P as string, T as _enum, a as SEVERITIES, j as object, k as literal, m as instant, p as incidentId, t as gateSchema } from "./shared-gate.js";
import { t as formatDuration } from "./shared-format-duration.js";
import { o as toEpochMs } from "./shared-instant.js";
import { n as walkServices } from "./shared-dependency-graph.js";
import { i as readLine } from "./shared-command-text.js";
import { t as inertMarkdown } from "./shared-inert-markdown.js";
import { setTimeout } from "node:timers/promises";
// src/adapters/http/read-page.ts
const USUAL = {
	timeoutMs: 1e4,
	maxBytes: 5e6,
	attempts: 3,
	pauseMs: 500
};
/** Reads a page, again where the server or the network failed. Never reads more than the bound, and never waits for ever. */
function pageReader(options = {}) {
	const settings = {
		...USUAL,
		...options
	};
	return async (url) => {
		for (let attempt = 1;; attempt += 1) {
			const { mayHelp, ...page } = await readOnce(url, settings);
			if (!mayHelp || attempt >= settings.attempts) return page;
			await setTimeout(settings.pauseMs * 2 ** (attempt - 1));
		}
	};
}
async function readOnce(url, { timeoutMs, maxBytes }) {
	try {
		const response = await fetch(url, {
			headers: {
				accept: "application/json",
				"user-agent": "tocsin"
			},
			signal: AbortSignal.timeout(timeoutMs)
		});
		if (!response.ok) {
			await response.body?.cancel();
			const mayHelp = response.status >= 500 || response.status === 429;
			return {
				ok: false,
				problem: `${url} answered ${response.status}`,
				mayHelp
			};
		}
		return await readBounded(response, url, maxBytes);
	} catch (error) {
		return {
			ok: false,
			problem: error instanceof DOMException && error.name === "TimeoutError" ? `${url} did not answer within ${timeoutMs / 1e3} s` : `${url} cannot be reached`,
			mayHelp: true
		};
	}
}
/** What a header says of the length is only a promise, so the bytes are counted. */
async function readBounded(response, url, maxBytes) {
	const chunks = [];
	let size = 0;
	for await (const chunk of response.body ?? []) {
		size += chunk.byteLength;
		if (size > maxBytes) return {
			ok: false,
			problem: `${url} is larger than ${maxBytes / 1e6} MB`
		};
		chunks.push(chunk);
	}
	return {
		ok: true,
		text: Buffer.concat(chunks).toString("utf8")
	};
}
// src/adapters/github/dispatch-command.ts
/** The `event_type` to which the command workflow listens. */
const COMMAND_EVENT = "tocsin-command";
/** Hands a command to GitHub, whose workflow carries it out. Throws an error that says why GitHub did not take it. */
async function dispatchCommand(connection, payload) {
	const options = {
		...connection,
		agent: "tocsin-relay"
	};
	const answer = await callGithub(options, "POST dispatches", {
		event_type: COMMAND_EVENT,
		client_payload: payload
	}).catch((error) => {
		throw new Error(unreachable(error, connection.timeoutMs).message, { cause: error });
	});
	if (answer.status !== 204) throw new Error(await reasonOf$1(answer));
}
// src/core/gate/judge-gate.ts
/**
* Whether a deploy should wait: it does while an incident that the policy names is open on the service, on what it needs
* within the policy's hops, or names the feature. Facts that are too old decide nothing: then the policy's `on_unknown` does.
*/
function judgeGate(facts, asked, now) {
	const from = servicesOf(facts, asked);
	if (typeof from === "string") return {
		ok: false,
		problem: from
	};
	const problem = staleness(facts, toEpochMs(now) - toEpochMs(facts.made_at));
	const reasons = reasonsFor(facts, asked, from);
	const common = {
		asked,
		reasons,
		as_of: facts.as_of,
		unread: facts.unread
	};
	if (problem !== void 0) {
		const verdict = facts.policy.on_unknown === "open" ? "go" : "wait";
		return {
			ok: true,
			decision: {
				...common,
				verdict,
				why: "gate/stale",
				problem
			}
		};
	}
	const why = reasons.length > 0 ? "gate/incident" : "gate/clear";
	return {
		ok: true,
		decision: {
			...common,
			verdict: reasons.length > 0 ? "wait" : "go",
			why
		}
	};
}
/** The decision where no facts can be had; the policy is among them, so whoever asks says which way to fall. */
function judgeUnreadable(asked, problem, onUnknown) {
	return {
		verdict: onUnknown === "open" ? "go" : "wait",
		why: "gate/unreadable",
		asked,
		reasons: [],
		problem
	};
}
/** The decision with somebody's reason to go ahead all the same; what goes anyway stays as it is. */
function overrideGate(decision, reason) {
	if (decision.verdict === "go") return decision;
	return {
		...decision,
		verdict: "go",
		why: "gate/override",
		override: {
			reason,
			instead_of: decision.why
		}
	};
}
function staleness({ made_at, policy }, age) {
	if (age > durationMs(policy.max_age)) return `The site was made ${formatDuration(age)} ago (${made_at}), expected at most ${policy.max_age}`;
	if (age < -3e5) return `The site was made at ${made_at}, expected a time before now`;
}
function servicesOf(facts, { service, feature }) {
	if (service !== void 0) {
		if (Object.hasOwn(facts.services, service)) return [service];
		return unknown("service", service, Object.keys(facts.services));
	}
	const services = Object.hasOwn(facts.features, feature) ? facts.features[feature] : void 0;
	const isNamed = facts.incidents.some(({ change }) => change?.name === feature);
	if (services === void 0 && !isNamed) return unknown("feature", feature, Object.keys(facts.features));
	return services ?? [];
}
function unknown(what, word, known) {
	const folder = what === "service" ? "services/" : "rollouts/";
	const near = closestWord(word.slice(0, 80), known);
	return `Unexpected ${what} ${JSON.stringify(word.slice(0, 80))}, expected one of ${folder}${near ? `. Did you mean ${near}?` : ""}`;
}
function reasonsFor(facts, { feature }, from) {
	const byId = new Map(facts.incidents.map((incident) => [incident.id, incident]));
	const ways = waysFrom(facts, from);
	const found = facts.incidents.flatMap((incident) => {
		if (feature !== void 0 && incident.change?.name === feature) return [{
			incident,
			path: []
		}];
		const path = nearest(incident.services, ways);
		return path ? [{
			incident,
			path
		}] : [];
	});
	const counting = (incident) => byId.get(incident.root ?? incident.id) ?? incident;
	return [...Map.groupBy(found, ({ incident }) => counting(incident))].filter(([root]) => isHeld(root, facts.policy)).map(([root, members]) => reasonOf(root, members)).sort((a, b) => compare(a.severity, b.severity) || a.path.length - b.path.length || compare(a.incident, b.incident));
}
function isHeld({ severity, kind }, { severities, kinds }) {
	return severities.includes(severity) && (kinds === void 0 || kinds.includes(kind));
}
/** The shortest way to each service within reach, those that it starts from included. */
function waysFrom({ services, policy }, from) {
	const ways = /* @__PURE__ */ new Map();
	for (const start of from) {
		const reached = walkServices(start, (at) => Object.hasOwn(services, at) ? services[at] : []);
		for (const [service, way] of [[start, [start]], ...reached]) {
			if (way.length - 1 > policy.hops) continue;
			const known = ways.get(service);
			if (known === void 0 || way.length < known.length) ways.set(service, way);
		}
	}
	return ways;
}
function nearest(services, ways) {
	return services.flatMap((service) => {
		const way = ways.get(service);
		return way ? [way] : [];
	}).sort((a, b) => a.length - b.length)[0];
}
/** The way to the incident itself where it is in reach, else to the nearest that it explains. */
function reasonOf(root, members) {
	const own = members.find(({ incident }) => incident.id === root.id);
	const nearestMember = [...members].sort((a, b) => a.path.length - b.path.length)[0];
	const { id, title, severity, kind, since, url } = root;
	return {
		incident: id,
		title,
		severity,
		kind,
		since,
		url,
		path: (own ?? nearestMember).path,
		explains: members.filter(({ incident }) => incident.id !== id).map(({ incident }) => incident.id).sort()
	};
}
function compare(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}
// src/app/gate/ask-gate.ts
/** Asks the gate. What is wrong with the question is said before anything is read, and never counts as a closed gate. */
async function askGate(typed, { now, read }) {
	const { service = "", feature = "", onUnknown } = typed;
	if (service === "" === (feature === "")) return wrong("Expected a service, or a feature, to ask about; one of the two");
	if (onUnknown !== "open" && onUnknown !== "closed") return wrong(`Unexpected on-unknown ${JSON.stringify(onUnknown)}, expected one of open, closed`);
	const reason = typed.override === void 0 ? void 0 : readLine("reason", typed.override);
	if (reason && !reason.ok) return wrong(`An override needs a reason. ${reason.problems.join(". ")}`);
	const asked = service === "" ? { feature } : { service };
	const found = await read();
	const answer = found.ok ? judgeGate(found.facts, asked, now) : {
		ok: true,
		decision: judgeUnreadable(asked, found.problem, onUnknown)
	};
	if (!answer.ok || reason === void 0) return answer;
	return {
		ok: true,
		decision: overrideGate(answer.decision, reason.value)
	};
}
function wrong(problem) {
	return {
		ok: false,
		problem
	};
}
// src/app/gate/override-command.ts
/**
* The dispatch by which the incident repository notes an override: one `/note` an incident, said by whoever started the
* run, who must be in `teams/` there. Undefined where nothing was overridden.
*/
function overrideCommand({ override, reasons, asked }, run, now) {
	if (override === void 0 || reasons.length === 0 || run.actor === "") return void 0;
	const what = asked.service === void 0 ? `Feature ${asked.feature} was widened` : `${asked.service} was deployed`;
	const id = `${run.id}-${asked.service ?? asked.feature}`;
	const said = `${what} in spite of it: ${override.reason} (${run.url})`;
	return {
		schema: 1,
		command: {
			key: `command/gate/${id.replace(/[^A-Za-z0-9.:-]/g, "-")}`.slice(0, 150),
			text: reasons.map(({ incident }) => `/note ${incident} ${said}`).join("\n"),
			room: "gate",
			by: { github: run.actor },
			at: now
		}
	};
}
// src/core/gate/gate-facts.ts
/** Longest text and list that is read from a site that may be anybody's. */
const TEXT = 400;
const LIST = 5e4;
const name = string().min(1).max(TEXT);
const gateIncidentSchema = object({
	id: incidentId,
	title: string().max(TEXT),
	severity: _enum(SEVERITIES),
	kind: name,
	services: array(name).min(1).max(LIST).meta({ description: "Where it was first seen, then others it affects" }),
	since: instant.optional(),
	change: object({
		kind: name,
		name,
		exposure_percent: number().optional()
	}).optional(),
	root: incidentId.optional().meta({ description: "Incident that explains it; it then counts as that one" }),
	url: string().max(2e3).optional()
});
/** What `/api/gate.json` of the site says; keys of a later version are let through. */
const gateFactsSchema = object({
	schema: literal(1),
	as_of: instant.optional().meta({ description: "Time of the commit that it tells of" }),
	made_at: instant.meta({ description: "When the site was made" }),
	policy: gateSchema.omit({ schema: true }).strip(),
	services: record(name, array(name).max(LIST)).meta({ description: "What each service needs directly" }),
	features: record(name, array(name).max(LIST)).meta({ description: "Services that a feature changes" }),
	unread: int().nonnegative().optional().meta({ description: "Records of incidents and services that are broken and left out" }),
	incidents: array(gateIncidentSchema).max(LIST).meta({ description: "All that are open" })
});
// src/app/gate/parse-gate-facts.ts
const SHOWN = 3;
/** Reads what `/api/gate.json` answered. Anybody may have written it, so nothing is believed that the schema does not know. */
function parseGateFacts(page, from) {
	if (!page.ok) return page;
	const value = parseJson(page.text);
	if (value === void 0) return {
		ok: false,
		problem: `${from} is ${/^\s*<(?:!doctype|html)/i.test(page.text) ? "a page of HTML" : "text that is no JSON"}, expected the gate.json of a site`
	};
	const parsed = gateFactsSchema.safeParse(value);
	if (parsed.success) return {
		ok: true,
		facts: parsed.data
	};
	const problems = schemaProblems(parsed.error, value, gateFactsSchema).map(({ message }) => message);
	const more = problems.length > SHOWN ? `; and ${problems.length - SHOWN} more` : "";
	return {
		ok: false,
		problem: `${from} is no gate.json: ${problems.slice(0, SHOWN).join("; ")}${more}`
	};
}
/** Where the facts of a site are: its own address may be given, or that of the file. */
function gateFactsUrl(url) {
	const parsed = URL.parse(url);
	if (!parsed || !/^https?:$/.test(parsed.protocol)) return void 0;
	if (!parsed.pathname.endsWith(".json")) parsed.pathname = `${parsed.pathname.replace(/\/+$/, "")}/api/gate.json`;
	return parsed.href;
}
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
// src/core/gate/gate-decision.ts
/** Why a gate says what it says; docs/gate.md explains each. */
const GATE_WHY = {
	"gate/clear": "No open incident of the policy is on it or on what it needs.",
	"gate/incident": "An open incident of the policy is on it or on what it needs.",
	"gate/stale": "The published records are older than the policy trusts.",
	"gate/unreadable": "The published records could not be read.",
	"gate/override": "Somebody let it through with a reason."
};
// src/app/gate/print-gate.ts
/** A decision as lines for people: the verdict first, then each incident with the way to it. */
function printGate(decision) {
	const { reasons, problem, override, as_of, unread } = decision;
	return [
		headline(decision),
		...problem ? [`  ${problem}`] : [],
		...reasons.flatMap(printReason),
		...override ? [`  override: ${override.reason}`] : [],
		...unread ? [`  ${unread === 1 ? "1 broken record was" : `${unread} broken records were`} not looked at`] : [],
		...as_of ? [`  as of ${as_of}`] : []
	];
}
/** The same as Markdown, for the summary of a job; texts of incidents are inert in it. */
function printGateMarkdown(decision) {
	const { reasons, problem, override, as_of } = decision;
	return `${[
		`**${headline(decision)}**`,
		...problem ? [inertMarkdown(problem)] : [],
		...reasons.length > 0 ? [reasons.map(listItem).join("\n")] : [],
		...override ? [`Let through with this reason: ${inertMarkdown(override.reason)}`] : [],
		...as_of ? [`As of ${as_of}.`] : []
	].join("\n\n")}\n`;
}
function headline({ verdict, why, asked, override }) {
	const what = asked.service ?? `feature ${asked.feature}`;
	return `${verdict === "go" ? "Go" : "Wait"}: ${what}. ${GATE_WHY[override?.instead_of ?? why]} [${why}]`;
}
function printReason({ incident, title, severity, kind, since, path, explains, url }) {
	return [
		`  ${incident} ${severity} ${kind}: ${title}`,
		`    ${wayOf(path)}${since ? `; since ${since}` : ""}${explains.length > 0 ? `; explains ${explains.join(", ")}` : ""}`,
		...url ? [`    ${url}`] : []
	];
}
function listItem({ incident, title, severity, kind, path, url }) {
	return `- ${url && /^https?:\/\/[^\s()<>]+$/.test(url) ? `[${incident}](${url})` : incident} ${severity} ${inertMarkdown(kind)}: ${inertMarkdown(title)} (${inertMarkdown(wayOf(path))})`;
}
function wayOf(path) {
	if (path.length === 0) return "names this feature";
	return path.length === 1 ? `on ${path[0]} itself` : path.join(" needs ");
}
// actions/gate/run-gate.ts
const TIMEOUT_MS = 2e4;
/** Asks the gate of a site, says so in outputs and summary, and fails where the deploy should wait. */
async function runGate(core, { url, typed, now, readPage, run, ledger }) {
	const place = gateFactsUrl(url);
	if (place === void 0) return core.setFailed(`Unexpected url ${JSON.stringify(url)}, expected the https address of an incident site`);
	const read = async () => parseGateFacts(await readPage(place), place);
	const answer = await askGate(typed, {
		now,
		read
	});
	if (!answer.ok) return core.setFailed(answer.problem);
	const { decision } = answer;
	core.setOutput("verdict", decision.verdict);
	core.setOutput("why", decision.why);
	core.setOutput("incidents", JSON.stringify(decision.reasons.map(({ incident }) => incident)));
	const lines = printGate(decision);
	core.info(lines.join("\n"));
	if (process.env.GITHUB_STEP_SUMMARY) await core.summary.addRaw(printGateMarkdown(decision), true).write();
	if (decision.verdict === "wait") return core.setFailed(lines[0]);
	if (decision.problem !== void 0) core.warning(decision.problem);
	await noteOverride(core, decision, {
		now,
		run,
		ledger
	});
}
/** A note that cannot be sent is said and holds nobody up: the reason stands in the summary of this run. */
async function noteOverride(core, decision, { now, run, ledger }) {
	const payload = overrideCommand(decision, run, now);
	if (!payload || !ledger) return;
	try {
		await dispatchCommand({
			...ledger,
			timeoutMs: TIMEOUT_MS
		}, payload);
		core.info(`The override was sent to ${ledger.repository}, to be noted in the timelines`);
	} catch (error) {
		core.warning(`The override was not sent to ${ledger.repository}: ${error.message}`);
	}
}
// actions/gate/main.ts
const { GITHUB_ACTOR, GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID, GITHUB_SERVER_URL } = process.env;
try {
	const [token, repository, override] = [
		"token",
		"repository",
		"override"
	].map((name) => getInput(name));
	if (token) setSecret(token);
	await runGate(core_exports, {
		url: getInput("url"),
		typed: {
			service: getInput("service"),
			feature: getInput("feature"),
			onUnknown: getInput("on-unknown") || "closed",
			...override && { override }
		},
		now: (/* @__PURE__ */ new Date()).toISOString(),
		readPage: pageReader(),
		run: {
			actor: GITHUB_ACTOR ?? "",
			id: `${GITHUB_REPOSITORY}-${GITHUB_RUN_ID}`,
			url: `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`
		},
		...token && repository && { ledger: {
			repository,
			token,
			...GITHUB_API_URL && { apiUrl: GITHUB_API_URL }
		} }
	});
} catch (error) {
	setFailed(error instanceof Error ? error.message : String(error));
}
export {};

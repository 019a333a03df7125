import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { i as setSecret, n as getInput, r as setFailed, t as core_exports } from "./shared-core.js";
import { t as RemoteRepository } from "./shared-remote-repository.js";
import { o as githubRemote } from "./shared-read-git-config.js";
import { r as restList, t as restCall } from "./shared-rest-call.js";
import { t as escaped } from "./shared-slack-blocks.js";
import { I as union, N as strictObject, P as string, k as literal, m as instant } from "./shared-gate.js";
import { c as unreadable, n as quoted, s as readable } from "./shared-command-text.js";
import { n as COMMAND_VERBS, r as readCommand, t as changeIncident } from "./shared-change-incident.js";
import { r as inertText } from "./shared-inert-text.js";
import { n as closestWord } from "./shared-schema-problems.js";
import { c as incidentFolder, u as slugOfPath } from "./shared-git-environment.js";
import { t as parseRecord } from "./shared-parse-record.js";
import { t as currentTeams } from "./shared-find-actor.js";
import { a as normaliseInstant } from "./shared-instant.js";
import { t as inertMarkdown } from "./shared-inert-markdown.js";
import { join } from "node:path";
import { readFileSync } from "node:fs";
// src/adapters/github/issue-replies.ts
const MEMBERS = /* @__PURE__ */ new Set([
	"OWNER",
	"MEMBER",
	"COLLABORATOR"
]);
/** Answers below issues, over GitHub's REST API. The token needs "Issues: write". Both throw what GitHub says against it. */
function issueReplies(connection) {
	const options = {
		...connection,
		agent: "tocsin-command"
	};
	return {
		/** Whether it was answered; `since` is when it was asked, RFC 3339 UTC. */
		isAnswered: async ({ issue, marker }, since) => {
			return (await restList(options, `issues/${issue}/comments?since=${encodeURIComponent(since)}`)).some(({ body, user, author_association }) => body?.startsWith(marker) && (user?.type === "Bot" || MEMBERS.has(author_association)));
		},
		answer: async ({ issue, marker }, text) => {
			await restCall(options, `issues/${issue}/comments`, {
				method: "POST",
				body: { body: `${marker}\n${text}` }
			});
		}
	};
}
// src/adapters/slack/slack-response.ts
const TIMEOUT_MS = 1e4;
const LINES_AT_MOST = 20;
const LINE_AT_MOST = 2900;
/** The answer as Slack takes it: plain words, in which there is no mention, markup or link. */
function slackAnswerBody({ lines, isPublic }) {
	const shown = lines.slice(0, LINES_AT_MOST).map((line) => line.slice(0, LINE_AT_MOST));
	return {
		response_type: isPublic ? "in_channel" : "ephemeral",
		replace_original: false,
		text: shown.map(escaped).join("\n").slice(0, LINE_AT_MOST),
		blocks: shown.map((text) => ({
			type: "section",
			text: {
				type: "plain_text",
				text,
				emoji: false
			}
		}))
	};
}
/** Whether an address is Slack's, where answers to slash commands go; a test server on this machine is taken too. */
function isResponseUrl(url) {
	return /^https:\/\/hooks\.slack\.com\/|^http:\/\/127\.0\.0\.1:\d+\//.test(url) && URL.canParse(url);
}
/** Answers a slash command later, within half an hour. Returns why it could not; the address is a secret and not in it. */
async function answerLater(url, answer) {
	if (!isResponseUrl(url)) return "Unexpected address for the answer, expected one of hooks.slack.com";
	try {
		const response = await fetch(url, {
			method: "POST",
			redirect: "manual",
			headers: { "content-type": "application/json" },
			body: JSON.stringify(slackAnswerBody(answer)),
			signal: AbortSignal.timeout(TIMEOUT_MS)
		});
		await response.body?.cancel();
		return response.ok ? void 0 : `Slack answered ${response.status} to the answer`;
	} catch {
		return "Slack cannot be reached with the answer";
	}
}
// src/app/command/given-commands.ts
/** Who gives a command, as the place proves it. */
const by = union([strictObject({ github: string().min(1).max(100) }), strictObject({ slack: string().regex(/^[UW][A-Z0-9]{2,30}$/) })]);
const givenCommandsSchema = strictObject({
	/** The same for ever for the same words of the same person, like `command/github/4711`; a key of the ledger. */
	key: string().regex(/^command\/[a-z]+\/[A-Za-z0-9.:-]+$/).max(150),
	/** As it was typed; of a comment all of it. */
	text: string().max(1e5),
	/** Where it was given, as `refs.room` names it: `#12`, or the id of a channel. */
	room: string().min(1).max(200),
	by,
	/** When it was given. */
	at: instant
});
/** What a dispatch carries where the commands come by chat. */
const commandDispatchSchema = strictObject({
	schema: literal(1),
	command: givenCommandsSchema,
	/** Where to answer; absent where nobody waits for one. */
	response_url: string().max(2e3).optional()
});
// src/core/lifecycle/read-typed.ts
/** More than GitHub or Slack take; what is too long for a command is refused later, with its length. */
const TEXT_AT_MOST = 1e5;
const INCIDENT = /^INC-\d{4}-\d{4,}$/i;
const LINE = /^\/([a-z][a-z-]*)(?=\s|$)/i;
/**
* The commands of a comment, in order: each line that begins with `/` and a word of ours, or nearly one. A comment that
* begins with anything else is talk. A note goes on over the lines below it; below others, people may talk.
*/
function readComment(text) {
	const lines = inertText(text, TEXT_AT_MOST).split("\n");
	const first = lines.find((line) => line.trim() !== "");
	if (first === void 0 || verbOf(first) === void 0) return [];
	const commands = [];
	for (const line of lines) if (verbOf(line) !== void 0) commands.push(line);
	else if (/^\/note(?=\s|$)/i.test(commands.at(-1) ?? "")) commands[commands.length - 1] += `\n${line}`;
	return commands.map((line) => readTyped(line.slice(1)));
}
/** One command, without a slash: `ack`, `ack INC-2026-0042`, `lead-up confirm INC-2026-0042 because …`. */
function readTyped(text) {
	const [, verb = "", rest = ""] = /^(\S*)\s*([\s\S]*)$/.exec(inertText(text, TEXT_AT_MOST)) ?? [];
	const lower = verb.toLowerCase();
	const place = lower === "lead-up" ? 1 : 0;
	const words = rest.split(/\s+/).filter((word) => word !== "");
	const named = words[place];
	const incident = named !== void 0 && INCIDENT.test(named) ? named.toUpperCase() : void 0;
	const left = incident === void 0 ? words : words.toSpliced(place, 1);
	return {
		...incident && { incident },
		words: wordsOf(lower, left, incident ? rest.replace(/^\s*\S+\s*/, "") : rest)
	};
}
function wordsOf(verb, words, rest) {
	if (verb === "note") return {
		verb,
		words: rest === "" ? [] : [rest]
	};
	const place = verb === "verdict" ? words.indexOf("--alert") : -1;
	if (place < 0) return {
		verb,
		words
	};
	return {
		verb,
		words: words.slice(0, place),
		alert: words.slice(place + 1).join(" ")
	};
}
function verbOf(line) {
	const word = LINE.exec(line)?.[1]?.toLowerCase();
	if (word === void 0) return void 0;
	return COMMAND_VERBS.some((verb) => verb === word) || closestWord(word, COMMAND_VERBS) !== void 0 ? word : void 0;
}
// src/app/command/find-by-room.ts
/** Incidents that are read at a time, and at most: what is talked about in its room is young. */
const BATCH = 100;
const MOST = 1e3;
/** Id of the newest incident with a room (`refs.room.id`), of this year (RFC 3339 UTC `now`) and the last. */
async function findByRoom(snapshot, room, now) {
	const year = Number(now.slice(0, 4));
	const ids = [];
	for (const folder of [year, year - 1]) {
		const names = (await snapshot.list(`incidents/${folder}`)).map(({ name }) => name).filter((name) => /^INC-\d{4}-\d{4,}$/.test(name));
		ids.push(...names.sort().reverse());
	}
	for (let start = 0; start < Math.min(ids.length, MOST); start += BATCH) {
		const paths = new Map(ids.slice(start, start + BATCH).map((id) => [`${incidentFolder(id)}/incident.md`, id]));
		const texts = await snapshot.read([...paths.keys()]);
		for (const [path, id] of paths) {
			const text = texts.get(path);
			if (!text?.includes(room)) continue;
			const parsed = parseRecord("incident", path, text);
			if (parsed.ok && parsed.value.value.refs?.room?.id === room) return id;
		}
	}
}
// src/app/command/gather-people.ts
/** Everybody who is in a team at an instant (RFC 3339 UTC), and the files that cannot be read. */
async function gatherPeople(snapshot, now) {
	const files = (await snapshot.list("teams")).filter(({ name }) => name.endsWith(".yaml"));
	const texts = await snapshot.read(files.map(({ name }) => `teams/${name}`));
	const teams = /* @__PURE__ */ new Map();
	const broken = [];
	for (const [path, text] of texts) {
		const parsed = parseRecord("team", path, text);
		if (parsed.ok) teams.set(slugOfPath(path), parsed.value.value);
		else broken.push(path);
	}
	return {
		members: [...currentTeams(teams, now).values()].flatMap(({ members }) => members),
		broken
	};
}
// src/app/command/plain-slack-text.ts
/** What Slack makes of words that somebody typed, as they were typed: people by their handles, links by their address. */
function plainSlackText(text, members) {
	return text.replace(/<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/g, (_all, id) => {
		return members.find(({ slack }) => slack === id)?.handle ?? `@${id}`;
	}).replace(/<#[A-Z0-9]+\|([^<>]*)>/g, "#$1").replace(/<(?:https?:|mailto:)[^<>|]*\|([^<>]*)>/g, "$1").replace(/<((?:https?:|mailto:)[^<>|]*)>/g, "$1").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
// src/app/command/run-commands.ts
/**
* Carries out what somebody typed in the room of an incident or elsewhere in chat: one answer a command, none where it
* is talk. Only members of teams are heard. What was carried out from the same place is not done again.
*/
async function runCommands(repository, given) {
	const snapshot = await repository.snapshot();
	const people = await gatherPeople(snapshot, given.at);
	const typed = typedIn(given, people.members);
	if (typed.length === 0) return [];
	const person = whoIs(given, people);
	if (!person.ok) return [refusal(person.problems)];
	const room = await roomOf(snapshot, given, typed);
	const answers = [];
	for (const [place, command] of typed.entries()) answers.push(await run(repository, command, {
		given,
		place,
		handle: person.value,
		room
	}));
	return answers;
}
async function run(repository, { incident, words }, { given, place, handle, room }) {
	if (words.verb === "help") return {
		state: "unchanged",
		said: [`Commands: ${COMMAND_VERBS.join(", ")}. See docs/commands.md`]
	};
	const read = readCommand(words);
	if (!read.ok) return refusal(read.problems);
	const id = incident ?? room;
	if (id === void 0) return refusal([`This is the room of no incident. Say which one: ${words.verb} INC-2026-0042 …`]);
	const origin = `${given.key}.${place}`;
	const request = {
		incident: id,
		command: read.value,
		actor: { handle },
		origin
	};
	const { outcome } = await changeIncident(repository, request, { now: given.at });
	return {
		state: outcome.state,
		said: outcome.said
	};
}
/** In a comment people may talk; what is said to a slash command is meant for us. */
function typedIn({ text, by }, members) {
	if ("github" in by) return readComment(text);
	const plain = plainSlackText(text, members).trim().replace(/^\//, "");
	return [readTyped(plain === "" ? "help" : plain)];
}
async function roomOf(snapshot, { room, at }, typed) {
	return typed.some(({ incident }) => incident === void 0) ? findByRoom(snapshot, room, at) : void 0;
}
function whoIs({ by }, { members, broken }) {
	const found = "github" in by ? members.find(({ handle }) => handle.toLowerCase() === `@${by.github}`.toLowerCase()) : members.find(({ slack }) => slack === by.slack);
	if (found) return readable(found.handle);
	const unread = broken.length > 0 ? [`These files cannot be read, you may be in one of them: ${broken.join(", ")}`] : [];
	const way = "github" in by ? `Add yourself to a file in teams/ with handle: "@${by.github}"` : `Write slack: ${by.slack} beside your handle in teams/`;
	const who = quoted("github" in by ? by.github : by.slack);
	return unreadable(`Unexpected person ${who}, expected a member of a team in teams/. ${way}`, ...unread);
}
function refusal(said) {
	return {
		state: "refused",
		said
	};
}
// actions/command/commands-of-comment.ts
/** What a person wrote below an issue, and its number; undefined of machines, of pull requests, and of what was edited. */
function commandsOfComment(event) {
	const { action, issue, comment } = event ?? {};
	const { id, body, created_at, user } = comment ?? {};
	const at = normaliseInstant(created_at ?? "");
	if (action !== "created" || issue?.number === void 0 || issue.pull_request !== void 0) return void 0;
	if (id === void 0 || body === void 0 || at === void 0 || !user?.login || user.type === "Bot") return void 0;
	return {
		given: {
			key: `command/github/${id}`,
			text: body,
			room: `#${issue.number}`,
			by: { github: user.login },
			at
		},
		issue: issue.number
	};
}
// actions/command/print-answers.ts
const WORDS = {
	changed: "Done",
	unchanged: "Nothing changed",
	refused: "Not done"
};
/** Answers as a comment: one line each, in which nothing that anybody wrote is markup or a mention. */
function printAnswers(answers) {
	return answers.map(({ state, said }) => `- **${WORDS[state]}.** ${said.map(inertMarkdown).join(". ")}`).join("\n");
}
// actions/command/run-command.ts
/** Carries out the commands of an event: a comment below an issue, or a dispatch of the relay. Answers each once. */
async function runCommand(core, event, options) {
	const state = typeof event === "object" && event !== null && "client_payload" in event ? await runDispatch(core, event.client_payload, options) : await runComment(core, event, options);
	core.setOutput("state", state);
	core.info(`Command: ${state}`);
}
async function runComment(core, event, options) {
	const found = commandsOfComment(event);
	if (!found || readComment(found.given.text).length === 0) return "talk";
	const { given, issue } = found;
	const replies = issueReplies(options.connection);
	const reply = {
		issue,
		marker: `<!-- tocsin:${given.key} -->`
	};
	if (await replies.isAnswered(reply, given.at)) return "answered-before";
	const answers = await runGiven(core, given, options);
	if (answers.length === 0) return "talk";
	await replies.answer(reply, printAnswers(answers));
	return stateOf(answers);
}
async function runDispatch(core, payload, options) {
	const parsed = commandDispatchSchema.safeParse(payload);
	if (!parsed.success) {
		const fields = parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
		throw new Error(`The dispatch is no command: ${fields.join("; ")}`);
	}
	const { command, response_url } = parsed.data;
	if (response_url) core.setSecret(response_url);
	const answers = await runGiven(core, command, options);
	const lines = answers.flatMap(({ said }) => said);
	if (!response_url) return stateOf(answers);
	const problem = await answerLater(response_url, {
		lines,
		isPublic: answers.some(({ state }) => state === "changed")
	});
	if (problem) core.warning(problem);
	return stateOf(answers);
}
async function runGiven(core, given, { open }) {
	const repository = await open();
	try {
		const answers = await runCommands(repository, given);
		core.setOutput("changed", String(answers.some(({ state }) => state === "changed")));
		return answers;
	} finally {
		repository.close();
	}
}
function stateOf(answers) {
	return answers.some(({ state }) => state === "refused") ? "refused" : "done";
}
// actions/command/main.ts
const { GITHUB_EVENT_PATH, GITHUB_REPOSITORY, GITHUB_SERVER_URL, GITHUB_API_URL, RUNNER_TEMP } = process.env;
try {
	const event = JSON.parse(readFileSync(GITHUB_EVENT_PATH ?? "", "utf8"));
	const token = getInput("token");
	const { secret, ...place } = githubRemote({
		server: GITHUB_SERVER_URL,
		repository: GITHUB_REPOSITORY ?? "",
		token
	});
	setSecret(secret);
	await runCommand(core_exports, event, {
		open: () => RemoteRepository.open({
			folder: join(RUNNER_TEMP ?? "/tmp", "tocsin-command"),
			...place,
			branch: getInput("branch") || "main"
		}),
		connection: {
			repository: GITHUB_REPOSITORY ?? "",
			token,
			...GITHUB_API_URL && { apiUrl: GITHUB_API_URL }
		}
	});
} catch (error) {
	setFailed(error instanceof Error ? error.message : String(error));
}
export {};

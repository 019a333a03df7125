import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { a as SEVERITIES, o as VERDICTS } from "./shared-gate.js";
import { c as incidentFolder, l as parseIncidentId, u as slugOfPath } from "./shared-git-environment.js";
import "./shared-record-kinds.js";
import { t as parseRecord } from "./shared-parse-record.js";
import { n as closestWord } from "./shared-schema-problems.js";
import { o as toEpochMs, r as fromEpochMs } from "./shared-instant.js";
import { t as parseAlertLines } from "./shared-alert-lines.js";
import { t as editFrontMatter } from "./shared-edit-record.js";
import { c as entryOf, i as findHandle, n as findActor, r as peopleOf, t as currentTeams } from "./shared-find-actor.js";
import { a as readLines, c as unreadable, i as readLine, n as quoted, o as readWord, r as readAll, s as readable, t as didYouMean } from "./shared-command-text.js";
import { a as parseActiveIndex, c as appendTimeline, o as printActiveIndex, r as ACTIVE_INDEX_PATH, t as activeFromFacts } from "./shared-merge-facts.js";
import { n as editLedger } from "./shared-edit-ledger.js";
import { r as withIncident } from "./shared-triage-state.js";
import { t as missingToClose } from "./shared-missing-to-close.js";
// src/core/lifecycle/read-impact.ts
const KEYS = [
	"users",
	"orders",
	"share",
	"description"
];
const USAGE = "users=41000, orders=1200, share=12.5 (percent) or description=…";
/**
* Reads the figures of an `impact` command, like `users=41000 share=12.5 description=…`; a description goes on to the
* end of the words. At least one figure; each at most once.
*/
function readImpact(words) {
	const said = /* @__PURE__ */ new Map();
	const problems = [];
	for (const [index, word] of words.entries()) {
		const [, name = "", text = ""] = /^([a-z]+)=(.*)$/is.exec(word) ?? [];
		const key = KEYS.find((known) => known === name.toLowerCase());
		if (key === void 0) problems.push(unknownFigure(word, name));
		else if (said.has(key)) problems.push(`Unexpected second "${key}=", expected each figure once`);
		else if (key === "description") {
			said.set(key, [text, ...words.slice(index + 1)].join(" "));
			break;
		} else said.set(key, text);
	}
	if (words.length === 0) problems.push(`Unexpected lack of figures, expected some of ${USAGE}`);
	if (problems.length > 0) return unreadable(...problems);
	const description = said.get("description");
	return readAll({
		users_affected: readCount("users", said.get("users")),
		orders_affected: readCount("orders", said.get("orders")),
		share_affected_percent: readPercent(said.get("share")),
		description: description === void 0 ? readable(void 0) : readLines("description", description)
	});
}
function unknownFigure(word, name) {
	const near = closestWord(name.slice(0, 80), KEYS);
	return `Unexpected ${quoted(word)}, expected ${USAGE}${near ? `. Did you mean ${near}=?` : ""}`;
}
function readCount(name, text) {
	if (text === void 0) return readable(void 0);
	if (/^\d{1,15}$/.test(text)) return readable(Number(text));
	return unreadable(`Unexpected ${name} ${quoted(text)}, expected a whole number like 41000`);
}
function readPercent(text) {
	if (text === void 0) return readable(void 0);
	const percent = /^\d{1,3}(?:\.\d{1,6})?%?$/.test(text) ? Number.parseFloat(text) : NaN;
	if (percent <= 100) return readable(percent);
	return unreadable(`Unexpected share ${quoted(text)}, expected a percentage from 0 to 100 like 12.5`);
}
// src/core/lifecycle/incident-command.ts
/** The roles of people in an incident, as `roles` in `incident.md` names them. */
const INCIDENT_ROLES = [
	"incident_commander",
	"communications_lead",
	"scribe",
	"responder",
	"on_call",
	"secondary_on_call",
	"service_owner",
	"dba",
	"devops",
	"stakeholder"
];
// src/core/lifecycle/read-role.ts
/** What people say for short. */
const SHORT = {
	commander: "incident_commander",
	communications: "communications_lead",
	comms: "communications_lead",
	oncall: "on_call",
	primary: "on_call",
	secondary: "secondary_on_call",
	owner: "service_owner"
};
const NAMES$1 = [...INCIDENT_ROLES, ...Object.keys(SHORT)];
/** Reads `commander @rina` or `incident commander @rina`; whether a team knows the person is asked later. */
function readRole(words) {
	const person = words.at(-1) ?? "";
	const isPerson = /^@[A-Za-z0-9-]{1,100}$/.test(person);
	const role = (isPerson ? words.slice(0, -1) : words).join("_").toLowerCase().replace(/[\s-]+/g, "_");
	const problem = words.length < 2 ? "Unexpected lack of a person" : `Unexpected person ${quoted(person)}`;
	const named = readWord("role", isPerson ? role : words[0], NAMES$1);
	return readAll({
		verb: readable("role"),
		role: named.ok ? readable(roleOf(named.value)) : named,
		person: isPerson ? readable(person) : unreadable(`${problem}, expected a handle like @rina`)
	});
}
function roleOf(name) {
	return name in SHORT ? SHORT[name] : name;
}
// src/core/lifecycle/read-command.ts
const READERS = {
	ack: (words) => alone("ack", words),
	resolve: ({ words, reason }) => readAll({
		verb: readable("resolve"),
		text: readReasonIfAny(words, reason)
	}),
	close: (words) => alone("close", words),
	reopen: ({ words, reason }) => readAll({
		verb: readable("reopen"),
		reason: readReason(words, reason)
	}),
	severity: ({ words: [severity, ...rest], reason }) => readAll({
		verb: readable("severity"),
		severity: readWord("severity", severity, SEVERITIES),
		reason: readReason(rest, reason)
	}),
	note: ({ words }) => readAll({
		verb: readable("note"),
		text: readLines("note", words.join(" "))
	}),
	dismiss: ({ words, reason }) => readAll({
		verb: readable("dismiss"),
		reason: readReason(words, reason)
	}),
	verdict: readVerdict,
	impact: ({ words }) => readAll({
		verb: readable("impact"),
		figures: readImpact(words)
	}),
	role: ({ words }) => readRole(words),
	"lead-up": readLeadUp
};
/** The words that a command begins with. */
const COMMAND_VERBS = Object.keys(READERS);
/**
* Reads a command from words that nobody has judged yet: every problem at once, in sentences. What comes out is safe to
* store; whether it fits the incident is for `applyCommand` to say.
*/
function readCommand(words) {
	const verb = readWord("command", words.verb, COMMAND_VERBS);
	return verb.ok ? READERS[verb.value](words) : verb;
}
function readVerdict({ words: [word, ...rest], reason, alert }) {
	const value = readWord("verdict", word, VERDICTS);
	const isReasonNeeded = value.ok && value.value !== "actionable";
	return readAll({
		verb: readable("verdict"),
		value,
		reason: isReasonNeeded ? readReason(rest, reason) : readReasonIfAny(rest, reason),
		alert: alert === void 0 ? readable(void 0) : readLine("alert name", alert)
	});
}
const LEAD_UP_VERDICTS = {
	confirm: "confirmed",
	dismiss: "dismissed"
};
function readLeadUp({ words: [word, ...rest], reason }) {
	const decision = readWord("decision", word, ["confirm", "dismiss"]);
	const isReasonNeeded = decision.ok && decision.value === "dismiss";
	return readAll({
		verb: readable("lead-up"),
		verdict: decision.ok ? readable(LEAD_UP_VERDICTS[decision.value]) : decision,
		reason: isReasonNeeded ? readReason(rest, reason) : readReasonIfAny(rest, reason)
	});
}
function alone(verb, { words }) {
	if (words.length === 0) return readable({ verb });
	return unreadable(`Unexpected ${quoted(words.join(" "))} after ${verb}, expected nothing more. To say something, use note`);
}
function readReason(words, reason) {
	const read = readReasonIfAny(words, reason);
	if (!read.ok) return read;
	return read.value === void 0 ? unreadable("Unexpected lack of a reason, expected \"because …\"") : readable(read.value);
}
function readReasonIfAny(words, reason) {
	const text = words.join(" ").replace(/^because(?:\s+|$)/i, "");
	if (reason !== void 0 && text !== "") return unreadable(`Unexpected ${quoted(text)} beside a reason that is given already, expected one reason`);
	if (reason === void 0 && words.length === 0) return readable(void 0);
	return readLine("reason", reason ?? text);
}
// src/core/lifecycle/command-outcome.ts
/** The incident is as asked already. */
function already(said) {
	return {
		state: "unchanged",
		reason: "command/already",
		said: [said]
	};
}
/** Nothing is changed, and why; at least one sentence. */
function refused(reason, said) {
	return {
		state: "refused",
		reason,
		said
	};
}
/** The change of a command. */
function changed(change) {
	return {
		state: "changed",
		reason: "command/done",
		...change
	};
}
/** Advice where alerts say that an incident is not over; a person may know better. */
function stillFiring(count) {
	if (count === 0) return [];
	return [count === 1 ? "1 of its alerts still fires" : `${count} of its alerts still fire`];
}
// src/core/lifecycle/commands/acknowledge.ts
/** `ack`: somebody has it. The first acknowledgement counts, by whomever; it names the responder where nobody has. */
const acknowledge = {
	statuses: ["open"],
	already: ({ times, roles }) => times.acknowledged && `was acknowledged already, at ${times.acknowledged}${roles?.responder ? ` by ${roles.responder}` : ""}`,
	change: ({ id, roles }, _command, { now, by }) => changed({
		said: [`${id} acknowledged by ${by}`],
		edits: [{
			path: ["times", "acknowledged"],
			value: now
		}, ...roles?.responder ? [] : [{
			path: ["roles", "responder"],
			value: by
		}]],
		timeline: [{
			at: now,
			kind: "acknowledged",
			text: "Acknowledged",
			by
		}]
	})
};
// src/core/lifecycle/commands/add-note.ts
/** `note`: something for the timeline, also of an incident that is over. Twice the same in a row is a retry, not news. */
const addNote = {
	statuses: [
		"lead-up",
		"open",
		"resolved",
		"closed",
		"dismissed"
	],
	already: (_facts, { text }, { by, timeline }) => {
		const last = timeline.findLast((entry) => entry.by === by);
		return last?.kind === "note" && last.text === text ? `has this note already, by ${by} at ${last.at}` : void 0;
	},
	change: ({ id }, { text }, { now, by }) => changed({
		said: [`${id} noted by ${by}`],
		edits: [],
		timeline: [{
			at: now,
			kind: "note",
			text,
			by
		}]
	})
};
// src/core/lifecycle/commands/assign-role.ts
/** `role`: who does what. The one before is named in the timeline. */
const assignRole = {
	statuses: [
		"lead-up",
		"open",
		"resolved"
	],
	already: ({ roles }, { role, person }) => roles?.[role]?.toLowerCase() === person.toLowerCase() ? `has ${roles[role]} as ${nameOf(role)} already` : void 0,
	change: ({ id, roles }, { role, person }, { now, by, people }) => {
		const found = findHandle(person, people);
		if (!found.ok) return refused("command/words", found.problems);
		const before = roles?.[role] ? `, in place of ${roles[role]}` : "";
		return changed({
			said: [`${id} has ${found.value} as ${nameOf(role)}${before}`],
			edits: [{
				path: ["roles", role],
				value: found.value
			}],
			timeline: [{
				at: now,
				kind: "assigned",
				text: `${found.value} is ${nameOf(role)}${before}`,
				by
			}]
		});
	}
};
function nameOf(role) {
	return role.replaceAll("_", " ");
}
// src/core/lifecycle/commands/close-incident.ts
/** `close`: the last word on an incident, once everything that policy asks for is there. */
const closeIncident = {
	statuses: ["resolved"],
	already: ({ status, times }) => status === "closed" ? `is closed already${times.closed ? `, since ${times.closed}` : ""}` : void 0,
	change: (facts, _command, { now, by, firing, postmortem, postmortems }) => {
		const missing = missingToClose(facts, postmortem, postmortems);
		if (missing.length > 0) return refused("command/gate", missing.map(({ text }) => `${facts.id} cannot be closed, missing: ${text}`));
		return changed({
			said: [`${facts.id} closed by ${by}`, ...stillFiring(firing)],
			edits: [{
				path: ["status"],
				value: "closed"
			}, {
				path: ["times", "closed"],
				value: now
			}],
			timeline: [{
				at: now,
				kind: "closed",
				text: "Closed",
				by
			}]
		});
	}
};
// src/core/lifecycle/commands/decide-lead-up.ts
/** `lead-up confirm` makes an incident of a report, `lead-up dismiss` says why it is none. */
const decideLeadUp = {
	statuses: ["lead-up"],
	already: ({ lead_up }, { verdict }) => lead_up?.verdict === verdict ? `is a lead-up that was ${verdict} already${lead_up.by ? `, by ${lead_up.by}` : ""}` : void 0,
	change: (facts, { verdict, reason }, context) => verdict === "confirmed" ? confirm(facts, reason, context) : dismiss(facts, reason, context)
};
/** It is an incident from the moment somebody says so: that is when it was detected. */
function confirm({ id, times }, reason, context) {
	const { now, by } = context;
	return changed({
		said: [`${id} is confirmed by ${by}, and open`],
		edits: [
			{
				path: ["status"],
				value: "open"
			},
			...times.detected ? [] : [{
				path: ["times", "detected"],
				value: now
			}],
			...decisionEdits("confirmed", reason, context)
		],
		timeline: [{
			at: now,
			kind: "opened",
			text: reason ? `Lead-up confirmed: ${reason}` : "Lead-up confirmed",
			by
		}]
	});
}
function dismiss({ id }, reason, context) {
	const { now, by } = context;
	return changed({
		said: [`${id} is dismissed by ${by}`],
		edits: [
			{
				path: ["status"],
				value: "dismissed"
			},
			{
				path: ["times", "dismissed"],
				value: now
			},
			...decisionEdits("dismissed", reason, context)
		],
		timeline: [{
			at: now,
			kind: "dismissed",
			text: `Lead-up dismissed: ${reason}`,
			by
		}]
	});
}
function decisionEdits(verdict, reason, { now, by }) {
	return [
		{
			path: ["lead_up", "by"],
			value: by
		},
		{
			path: ["lead_up", "verdict"],
			value: verdict
		},
		{
			path: ["lead_up", "reason"],
			value: reason
		},
		{
			path: ["lead_up", "decided"],
			value: now
		}
	];
}
// src/core/lifecycle/commands/set-verdict.ts
/** How many names a sentence lists. */
const MOST_NAMES = 20;
/** `verdict`: whether the page was worth it, of the incident or of one of its alerts by name. What it was stays in the timeline. */
const setVerdict = {
	statuses: [
		"open",
		"resolved",
		"closed",
		"dismissed"
	],
	already: (facts, { value, reason, alert }) => {
		const before = verdictOf(facts, alert);
		return before?.value === value && (reason === void 0 || reason === before.reason) ? `has the verdict ${value}${alert === void 0 ? "" : ` on ${quoted(alert)}`} already` : void 0;
	},
	change: (facts, command, context) => command.alert === void 0 ? judgeIncident(facts, command, context) : judgeAlert(facts, command.alert, {
		command,
		context
	})
};
/** The keys of an incident's verdict; a reason of an earlier verdict does not outlive it. */
function verdictEdits({ value, by, reason }) {
	return [
		{
			path: ["verdict", "value"],
			value
		},
		{
			path: ["verdict", "by"],
			value: by
		},
		{
			path: ["verdict", "reason"],
			value: reason
		}
	];
}
function verdictOf({ verdict, alert_verdicts = [] }, alert) {
	return alert === void 0 ? verdict : alert_verdicts.findLast(({ name }) => name === alert);
}
function judgeIncident(facts, command, { now, by }) {
	const { value, reason } = command;
	if (facts.status === "dismissed" && value !== "false-positive") return refused("command/status", [`${facts.id} is dismissed, and its verdict stays false-positive. Open a new incident`]);
	return changed({
		said: [`${facts.id} has the verdict ${value} by ${by}`],
		edits: verdictEdits({
			value,
			by,
			reason
		}),
		timeline: [{
			at: now,
			kind: "note",
			text: sentence("Verdict", facts, command),
			by
		}]
	});
}
function judgeAlert(facts, name, { command, context }) {
	const { alertNames, now, by } = context;
	if (!alertNames.includes(name)) return refused("command/words", [unknownAlert(name, facts.id, alertNames)]);
	const { value, reason } = command;
	const others = (facts.alert_verdicts ?? []).filter((verdict) => verdict.name !== name);
	const verdict = {
		name,
		value,
		by,
		...reason !== void 0 && { reason },
		at: now
	};
	return changed({
		said: [`${facts.id} has the verdict ${value} on ${quoted(name)} by ${by}`],
		edits: [{
			path: ["alert_verdicts"],
			value: [...others, verdict]
		}],
		timeline: [{
			at: now,
			kind: "note",
			text: sentence(`Verdict on ${name}:`, facts, command),
			by
		}]
	});
}
function sentence(start, facts, { value, reason, alert }) {
	const before = verdictOf(facts, alert)?.value;
	return `${start} ${before === void 0 || before === value ? value : `${value} (before: ${before})`}${reason === void 0 ? "" : `: ${reason}`}`;
}
function unknownAlert(name, id, names) {
	if (names.length === 0) return `Unexpected alert ${quoted(name)}, expected an alert of ${id}, and alerts/ has none of it`;
	return `Unexpected alert ${quoted(name)}, expected one of ${names.slice(0, MOST_NAMES).map(quoted).join(", ")}${didYouMean(name, names)}`;
}
// src/core/lifecycle/commands/dismiss-incident.ts
/** `dismiss`: there was no incident. It stays in the record as a false positive, with the reason. */
const dismissIncident = {
	statuses: ["open"],
	already: ({ status, times }) => status === "dismissed" ? `is dismissed already${times.dismissed ? `, since ${times.dismissed}` : ""}` : void 0,
	change: ({ id }, { reason }, { now, by }) => changed({
		said: [`${id} dismissed as a false positive by ${by}`],
		edits: [
			{
				path: ["status"],
				value: "dismissed"
			},
			{
				path: ["times", "dismissed"],
				value: now
			},
			...verdictEdits({
				value: "false-positive",
				by,
				reason
			})
		],
		timeline: [{
			at: now,
			kind: "dismissed",
			text: `Dismissed as a false positive: ${reason}`,
			by
		}]
	})
};
// src/core/lifecycle/commands/reopen-incident.ts
/** `reopen`: it was not over after all. A person may say so at any time; the reopen window is what alerts go by. */
const reopenIncident = {
	statuses: ["resolved"],
	already: ({ status }) => status === "open" ? "is open already" : void 0,
	change: ({ id }, { reason }, { now, by }) => changed({
		said: [`${id} opened again by ${by}`],
		edits: [{
			path: ["status"],
			value: "open"
		}, {
			path: ["times", "resolved"],
			value: void 0
		}],
		timeline: [{
			at: now,
			kind: "reopened",
			text: `Opened again: ${reason}`,
			by
		}]
	})
};
// src/core/lifecycle/commands/resolve-incident.ts
/** `resolve`: customers are well again, whatever the alerts say. */
const resolveIncident = {
	statuses: ["open"],
	already: ({ status, times }) => status === "resolved" ? `is resolved already${times.resolved ? `, since ${times.resolved}` : ""}` : void 0,
	change: ({ id }, { text }, { now, by, firing }) => changed({
		said: [`${id} resolved by ${by}`, ...stillFiring(firing)],
		edits: [{
			path: ["status"],
			value: "resolved"
		}, {
			path: ["times", "resolved"],
			value: now
		}],
		timeline: [{
			at: now,
			kind: "resolved",
			text: text === void 0 ? "Resolved by hand" : `Resolved by hand: ${text}`,
			by
		}]
	})
};
// src/core/severity/propose-severity.ts
/**
* Proposes a severity from who is affected. Formula: `100 × usersAffected ÷ daily_active_users` of the product line in
* `policies/products.yaml`; the worst severity whose `users_affected_percent` in `policies/severities.yaml` is reached
* (the boundary counts as reached). Below all shares: the next milder severity that has no share of its own.
*/
function proposeSeverity(question) {
	const { usersAffected, product, products, severities } = question;
	if (usersAffected === void 0) return cannot("no-figure", "No severity proposed: nobody has said how many users are affected");
	const line = products?.products.find(({ id }) => id === product);
	if (!line) return cannot("unknown-product", `No severity proposed: policies/products.yaml has no "${product}"`);
	const daily = line.daily_active_users ?? 0;
	if (daily === 0) return cannot("no-daily-users", `No severity proposed: policies/products.yaml gives no daily_active_users of "${product}"`);
	const rules = worstFirst(severities);
	const shares = rules.filter(({ share }) => share !== void 0);
	const mildest = shares.at(-1);
	if (!mildest) return cannot("no-shares", "No severity proposed: policies/severities.yaml gives no users_affected_percent");
	const sharePercent = 100 * usersAffected / daily;
	const figures = `${usersAffected} users are ${shareText(sharePercent)} % of the ${daily} a day of ${product}`;
	const reached = shares.find(({ share }) => isReached(usersAffected, daily, share));
	if (reached) return proposed(reached.id, sharePercent, `${figures}, and it begins at ${reached.share} %`);
	const below = `less than the ${mildest.share} % of ${mildest.id}`;
	const milder = rules.slice(rules.indexOf(mildest) + 1)[0];
	if (milder) return proposed(milder.id, sharePercent, `${figures}, ${below}`);
	return cannot("below-all-shares", `No severity proposed: ${figures}, ${below}`);
}
/** By the scale itself: a policy file in another order means the same. */
function worstFirst(policy) {
	return (policy?.severities ?? []).map(({ id, users_affected_percent: share }) => ({
		id,
		share
	})).sort((a, b) => SEVERITIES.indexOf(a.id) - SEVERITIES.indexOf(b.id));
}
/** In whole numbers, to a millionth of a percent: 0.1 % of a million users is 1000, and not a little more. */
function isReached(users, daily, share) {
	return BigInt(users) * 100000000n >= BigInt(Math.round(share * 1e6)) * BigInt(daily);
}
/** Cut, not rounded: what is below a boundary must not be shown as the boundary. */
function shareText(percent) {
	const cut = Math.floor(percent * 100 + 1e-9) / 100;
	return cut === 0 && percent > 0 ? "less than 0.01" : String(cut);
}
function proposed(severity, sharePercent, why) {
	return {
		isProposed: true,
		severity,
		sharePercent,
		text: `Proposed severity is ${severity}: ${why}`
	};
}
function cannot(reason, text) {
	return {
		isProposed: false,
		reason,
		text
	};
}
// src/core/lifecycle/commands/set-impact.ts
const NAMES = {
	users_affected: "users affected",
	orders_affected: "orders affected",
	share_affected_percent: "% affected",
	description: "description"
};
/** `impact`: what it did to customers. Users affected make a severity be proposed; to set it is another command. */
const setImpact = {
	statuses: [
		"lead-up",
		"open",
		"resolved"
	],
	already: ({ impact }, { figures }) => entriesOf(figures).every(([key, value]) => impact?.[key] === value) ? "has this impact already" : void 0,
	change: ({ id, impact, product, severity }, { figures }, { now, by, products, severities }) => {
		const news = entriesOf(figures).filter(([key, value]) => impact?.[key] !== value);
		const text = `Impact: ${news.map(([key, value]) => describe(key, value, impact?.[key])).join(", ")}`;
		const usersAffected = figures.users_affected;
		const proposal = proposeSeverity({
			usersAffected,
			product,
			products,
			severities
		});
		const differs = proposal.isProposed && proposal.severity !== severity ? `. It is ${severity} now` : "";
		return changed({
			said: [`${id} has its impact from ${by}`, ...usersAffected === void 0 ? [] : [`${proposal.text}${differs}`]],
			edits: news.map(([key, value]) => ({
				path: ["impact", key],
				value
			})),
			timeline: [{
				at: now,
				kind: "note",
				text,
				by
			}]
		});
	}
};
function entriesOf(figures) {
	return Object.entries(figures);
}
function describe(key, value, before) {
	if (key === "description") return String(value);
	return `${value} ${NAMES[key]}${before === void 0 ? "" : ` (before: ${before})`}`;
}
// src/core/lifecycle/apply-command.ts
/** The rule of each command; a new command is one line here and one in `readCommand`. */
const COMMAND_RULES = {
	ack: acknowledge,
	resolve: resolveIncident,
	close: closeIncident,
	reopen: reopenIncident,
	severity: {
		statuses: [
			"lead-up",
			"open",
			"resolved"
		],
		already: (facts, { severity }) => facts.severity === severity ? `is ${severity} already` : void 0,
		change: ({ id, severity: before, impact, product }, { severity, reason }, { now, by, products, severities }) => {
			const usersAffected = impact?.users_affected;
			const proposal = proposeSeverity({
				usersAffected,
				product,
				products,
				severities
			});
			const change = `from ${before} to ${severity}`;
			return changed({
				said: [`${id} changed ${change} by ${by}`, ...usersAffected === void 0 ? [] : [proposal.text]],
				edits: [{
					path: ["severity"],
					value: severity
				}],
				timeline: [{
					at: now,
					kind: "severity",
					text: `Severity changed ${change}: ${reason}`,
					by
				}]
			});
		}
	},
	note: addNote,
	dismiss: dismissIncident,
	verdict: setVerdict,
	impact: setImpact,
	role: assignRole,
	"lead-up": decideLeadUp
};
/**
* What becomes of a person's command: the keys and timeline entries to write, or why nothing changes. The same command
* again changes nothing and says so.
*/
function applyCommand(facts, command, context) {
	const rule = COMMAND_RULES[command.verb];
	const said = rule.already(facts, command, context);
	if (said !== void 0) return already(`${facts.id} ${said}; nothing changed`);
	if (!rule.statuses.includes(facts.status)) return refused("command/status", [wrongStatus(facts, command, rule.statuses)]);
	return rule.change(facts, command, context);
}
function wrongStatus({ id, status }, { verb }, statuses) {
	const needed = statuses.length === 1 ? statuses[0] : `${statuses.slice(0, -1).join(", ")} or ${statuses.at(-1)}`;
	return `${id} is ${status === "lead-up" ? "a lead-up" : status}, and ${verb === "lead-up" ? "no lead-up any more" : `${verb} needs it ${needed}`}. ${wayOut(status, verb)}`;
}
const END = "Correct its facts in a pull request, or open a new incident";
function wayOut(status, verb) {
	if (status === "closed" || status === "dismissed") return END;
	if (status === "lead-up") return "Decide first: lead-up confirm, or lead-up dismiss";
	if (verb === "lead-up") return "A false incident is dismissed with dismiss";
	if (status === "open") return "Resolve it first";
	return verb === "dismiss" ? "Give it the verdict false-positive and close it" : "If it is not over, reopen it first";
}
// src/app/change-incident/alert-names.ts
const DAY_MS = 864e5;
/** Days of the archive that are looked through at most, from the first alert on. */
const MOST_DAYS = 60;
/** Names of the alerts that an incident holds, by the archive of the days on which they came; sorted. */
async function alertNamesOf(snapshot, { id, alerts }) {
	if (alerts?.first === void 0) return [];
	const days = daysBetween(alerts.first, alerts.last ?? alerts.first);
	const paths = [];
	for (const month of new Set(days.map((day) => day.slice(0, 7)))) for (const { name } of await snapshot.list(`alerts/${month}`)) if (days.includes(`${month}/${name.slice(0, 2)}`)) paths.push(`alerts/${month}/${name}`);
	const names = /* @__PURE__ */ new Set();
	for (const [path, text] of await snapshot.read(paths)) {
		const lines = text.split("\n").filter((line) => line.includes(`"${id}"`));
		for (const { incident, state, name } of parseAlertLines(path, lines.join("\n")).lines) if (incident === id && state !== "none") names.add(name);
	}
	return [...names].sort();
}
/** Days like `2026/11/20` from the one of an instant to the one of another. */
function daysBetween(first, last) {
	const start = Math.floor(toEpochMs(first) / DAY_MS);
	const end = Math.floor(toEpochMs(last) / DAY_MS);
	return Array.from({ length: Math.min(Math.max(end - start + 1, 1), MOST_DAYS) }, (_, day) => fromEpochMs((start + day) * DAY_MS).slice(0, 10).replaceAll("-", "/"));
}
// src/app/change-incident/describe-change.ts
/**
* The commit message of a command. It is made of ids and of words from reviewed files only, never of what somebody
* typed: a commit message can close issues, mention people and skip checks. So handles come without their @.
*/
function describeChange(facts, command, by) {
	const { id, service, kind, severity } = facts;
	const shown = command.verb === "severity" ? command.severity : severity;
	return `${id} ${wordOf(command)}: ${service} ${kind} (${shown})\n\nBy ${by.slice(1)}, by command.\n`;
}
function wordOf(command) {
	switch (command.verb) {
		case "ack": return "acknowledged";
		case "resolve": return "resolved";
		case "close": return "closed";
		case "reopen": return "reopened";
		case "severity": return "severity changed";
		case "note": return "noted";
		case "dismiss": return "dismissed";
		case "verdict": return `verdict ${command.value}`;
		case "impact": return "impact";
		case "role": return `role ${command.role.replaceAll("_", " ")}`;
		case "lead-up": return command.verdict === "confirmed" ? "opened" : "dismissed";
		default: return command;
	}
}
// src/app/change-incident/gather-context.ts
const POLICIES = "policies";
/** Reads the files of one incident, the teams and the policies; a few reads, however long the history. */
async function gatherContext(snapshot, folder) {
	const teams = (await snapshot.list("teams")).filter(({ name }) => name.endsWith(".yaml"));
	const texts = await snapshot.read([
		...[
			"incident.md",
			"timeline.yaml",
			"postmortem.md"
		].map((name) => `${folder}/${name}`),
		...[
			"postmortems",
			"severities",
			"products"
		].map((name) => `${POLICIES}/${name}.yaml`),
		...teams.map(({ name }) => `teams/${name}`),
		ACTIVE_INDEX_PATH
	]);
	const problems = [];
	const read = (kind, path) => {
		const text = texts.get(path);
		if (text === void 0) return void 0;
		const parsed = parseRecord(kind, path, text);
		if (parsed.ok) return parsed.value.value;
		problems.push(...parsed.problems);
	};
	const isEmptyTimeline = texts.get(`${folder}/timeline.yaml`)?.trim() === "";
	return {
		facts: read("incident", `${folder}/incident.md`),
		texts,
		teams: new Map(teams.flatMap(({ name }) => {
			const team = read("team", `teams/${name}`);
			return team ? [[slugOfPath(name), team]] : [];
		})),
		records: {
			timeline: (isEmptyTimeline ? void 0 : read("timeline", `${folder}/timeline.yaml`)) ?? [],
			firing: firingAlerts(texts.get(ACTIVE_INDEX_PATH), folder),
			postmortem: read("postmortem", `${folder}/postmortem.md`),
			postmortems: read("postmortems", `${POLICIES}/postmortems.yaml`),
			severities: read("severities", `${POLICIES}/severities.yaml`),
			products: read("products", `${POLICIES}/products.yaml`)
		},
		problems
	};
}
function firingAlerts(index, folder) {
	const incident = parseActiveIndex(index)?.state.incidents.get(slugOfPath(folder));
	return Object.values(incident?.alerts ?? {}).filter(({ state }) => state !== "resolved").length;
}
// src/app/change-incident/read-origin.ts
/** Looks up in the ledger of an incident whether what was given under a key has been carried out. */
async function readOrigin(snapshot, folder, key) {
	if (key === void 0) return {
		isDone: false,
		noted: () => []
	};
	const path = `${folder}/effects.yaml`;
	const text = (await snapshot.read([path])).get(path) ?? "";
	const parsed = text.trim() === "" ? void 0 : parseRecord("effects", path, text);
	const ledger = parsed === void 0 ? [] : parsed.ok ? parsed.value.value : void 0;
	return {
		isDone: entryOf(ledger ?? [], key)?.state === "done",
		noted: (now) => [{
			path,
			content: editLedger(text, ledger, {
				key,
				state: "done",
				at: now
			})
		}]
	};
}
// src/app/change-incident/remember-incident.ts
/**
* Puts an incident that is open again back into the index of active incidents. An old one has left it, and alerts would
* open a second incident beside it. Without an index nothing is to be done: it is derived from the records then.
*/
async function rememberIncident(snapshot, facts, now) {
	const index = parseActiveIndex((await snapshot.read([ACTIVE_INDEX_PATH])).get(ACTIVE_INDEX_PATH));
	if (!index || index.state.incidents.has(facts.id)) return [];
	const state = withIncident(index.state, activeFromFacts(facts));
	return [{
		path: ACTIVE_INDEX_PATH,
		content: printActiveIndex({
			...index,
			state
		}, now)
	}];
}
// src/app/change-incident/change-incident.ts
/**
* Carries out what a person does to an incident, in one commit. It is judged anew on the newest records when somebody
* else was first, so of two who acknowledge at once one is told so. A file that cannot be read is named and not touched.
*/
async function changeIncident(repository, request, { now }) {
	const { result, commit } = await repository.commit((snapshot) => foldCommand(snapshot, request, now));
	return result.outcome.state === "changed" ? {
		...result,
		commit
	} : result;
}
async function foldCommand(snapshot, request, now) {
	const incident = request.incident.toUpperCase();
	if (!parseIncidentId(incident)) {
		const said = `Unexpected incident ${quoted(request.incident)}, expected an id like INC-2026-0042`;
		return unchanged({
			incident: request.incident,
			outcome: refused("command/words", [said]),
			problems: []
		});
	}
	const folder = incidentFolder(incident);
	const context = await gatherContext(snapshot, folder);
	const { facts, problems } = context;
	const broken = brokenFiles(folder, request.command, problems);
	if (broken.length > 0) return unchanged({
		incident,
		outcome: refused("command/broken-file", broken.map((file) => `${incident} is left as it is: ${file} cannot be read`)),
		problems
	});
	if (!facts) return unchanged({
		incident,
		outcome: refused("command/no-incident", [`Unexpected incident ${incident}, expected one that exists: there is no ${folder}/incident.md`]),
		problems
	});
	const ledger = await readOrigin(snapshot, folder, request.origin);
	if (ledger.isDone) return unchanged({
		incident,
		outcome: already(`${incident}: this command was carried out`),
		problems
	});
	const { outcome, by } = await judge(snapshot, request, {
		context,
		facts,
		now
	});
	if (outcome.state !== "changed") return unchanged({
		incident,
		outcome,
		problems
	});
	const changes = [...changedFiles(folder, context.texts, outcome), ...ledger.noted(now)];
	return {
		changes: facts.status !== "open" && outcome.edits.some(({ path, value }) => path[0] === "status" && value === "open") ? [...changes, ...await rememberChanged(snapshot, changes, now)] : changes,
		message: describeChange(facts, request.command, by),
		result: {
			incident,
			outcome,
			paths: changes.map(({ path }) => path),
			problems
		}
	};
}
function unchanged(report) {
	return {
		changes: [],
		message: "",
		result: {
			...report,
			paths: []
		}
	};
}
/** Files without which the command cannot be judged or written; a broken one of another kind only counts as absent. */
function brokenFiles(folder, { verb }, problems) {
	const needed = [`${folder}/incident.md`, `${folder}/timeline.yaml`];
	if (verb === "close") needed.push(`${folder}/postmortem.md`, "policies/postmortems.yaml");
	return needed.filter((file) => problems.some((problem) => problem.file === file));
}
async function judge(snapshot, { command, actor }, { context, facts, now }) {
	const { records } = context;
	const teams = currentTeams(context.teams, now);
	const person = findActor(actor, teams);
	if (!person.ok) return {
		outcome: refused("command/words", person.problems),
		by: ""
	};
	const by = person.value;
	const alertNames = command.verb === "verdict" && command.alert !== void 0 ? await alertNamesOf(snapshot, facts) : [];
	return {
		outcome: applyCommand(facts, command, {
			...records,
			now,
			by,
			people: peopleOf(teams),
			alertNames
		}),
		by
	};
}
function changedFiles(folder, texts, { edits, timeline }) {
	const facts = `${folder}/incident.md`;
	const entries = `${folder}/timeline.yaml`;
	return [...edits.length > 0 ? [{
		path: facts,
		content: editFrontMatter(texts.get(facts), edits)
	}] : [], {
		path: entries,
		content: appendTimeline(texts.get(entries) ?? "", timeline)
	}];
}
async function rememberChanged(snapshot, changes, now) {
	const file = changes.find(({ path }) => path.endsWith("/incident.md"));
	const parsed = parseRecord("incident", file.path, file.content);
	return parsed.ok ? rememberIncident(snapshot, parsed.value.value, now) : [];
}
export { COMMAND_VERBS as n, readCommand as r, changeIncident as t };

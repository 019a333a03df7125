import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { A as number, D as boolean, E as array, F as tuple, I as union, L as unknown, M as record, N as strictObject, O as int, P as string, S as wallTime, T as _enum, _ as schemaVersion, a as SEVERITIES, b as timeZone, d as duration, f as handle, g as mail, h as line, i as RELATION_TYPES, k as literal, l as currency, m as instant, n as DETECTION_CHANNELS, o as VERDICTS, p as incidentId, r as INCIDENT_STATUSES, s as DRAFT_ID, t as gateSchema, u as date, v as slug, w as date$1, x as url, y as text } from "./shared-gate.js";
// src/core/records/alert-line.ts
const ALERT_STATES = [
	"firing",
	"acknowledged",
	"resolved"
];
/** One line of the alert archive: what was taken in, and the decision made on it. */
const alertLineSchema = strictObject({
	schema: schemaVersion,
	delivery: string().min(1).meta({ description: "Id of the delivery that brought it; the same delivery again is a replay" }),
	received: instant,
	source: slug,
	event: string().optional().meta({ description: "The source's own name of what happened" }),
	fingerprint: string().min(1),
	state: _enum([...ALERT_STATES, "none"]).meta({ description: "none: an event that carries no state" }),
	at: instant.meta({ description: "When it happened, by the source where its clock is believable" }),
	since: instant.optional().meta({ description: "Since when it is in this state, where a mute held it until `at`" }),
	name: string(),
	title: string(),
	service: string().optional(),
	kind: string().optional(),
	severity: string().optional(),
	source_severity: string().optional().meta({ description: "Severity or priority word of the source itself" }),
	labels: record(string(), string()).optional(),
	integrations: array(string()).optional().meta({ description: "The source's own ids and names of the service, which services/ may claim" }),
	change: strictObject({
		kind: _enum([
			"deploy",
			"feature",
			"config"
		]),
		name: string().min(1),
		exposure_percent: number().min(0).max(100).optional()
	}).optional().meta({ description: "What was being changed or rolled out, as the alert says" }),
	url: string().optional(),
	decision: _enum([
		"opened",
		"joined",
		"reopened",
		"updated",
		"acknowledged",
		"resolved",
		"repeated",
		"noted",
		"kept",
		"muted"
	]),
	reason: string().min(1).meta({ description: "Reason code, explained in docs/reasons.md" }),
	rule: slug.optional().meta({ description: "Level rule that gave kind and severity, or the mute; default where none matched" }),
	incident: incidentId.optional()
});
const effectEntrySchema = strictObject({
	key: string().regex(/^[a-z-]+(?:\/[A-Za-z0-9.:@-]+)+$/, { error: "expected the key of an effect like mail/triggered/1" }).max(400),
	state: _enum([
		"begun",
		"done",
		"failed",
		"given-up"
	]),
	at: instant.meta({ description: "Of the last try" }),
	attempts: int().min(1).optional().meta({ description: "How often it was tried; absent: once" }),
	since: instant.optional().meta({ description: "Of the first try, where there were several" }),
	next: instant.optional().meta({ description: "Not tried again before; only while begun or failed" }),
	severity: _enum(SEVERITIES).optional().meta({ description: "What a mail said the severity was" }),
	sent: array(mail).optional().meta({ description: "Who has been told" }),
	refused: array(mail).optional().meta({ description: "Addresses that were refused for good" }),
	message: line.optional().meta({ description: "Id of the chat message that was posted; later ones go under it" }),
	error: line.optional()
});
/** `effects.yaml`: what was done for an incident outside, and what failed; one line a key, written by machines. */
const effectsSchema = array(effectEntrySchema);
// src/core/records/guide.ts
const guideSchema = strictObject({
	schema: schemaVersion,
	title: line,
	owner: slug.meta({ description: "Team that keeps it true" }),
	reviewed: date,
	reviewed_by: handle.optional()
});
// src/core/records/incident.ts
const times = strictObject({
	reported: instant.optional(),
	impact_started: instant.optional(),
	detected: instant.optional(),
	acknowledged: instant.optional(),
	mitigated: instant.optional(),
	resolved: instant.optional(),
	closed: instant.optional(),
	dismissed: instant.optional()
}).meta({ description: "Absent means not known or not reached; never a made-up zero" });
const money = strictObject({
	low: number().nonnegative(),
	high: number().nonnegative(),
	currency,
	basis: _enum(["estimated", "confirmed"])
});
const impact = strictObject({
	users_affected: int().nonnegative().optional(),
	orders_affected: int().nonnegative().optional(),
	revenue_lost: money.optional(),
	share_affected_percent: number().min(0).max(100).optional(),
	description: text.optional()
});
const relationSchema = strictObject({
	type: _enum(RELATION_TYPES),
	incident: incidentId,
	path: array(slug).optional(),
	reason: string().optional(),
	by: string().optional()
});
const alertsOfIncident = strictObject({
	fingerprints: array(string().min(1)),
	count: int().nonnegative(),
	first: instant.optional(),
	last: instant.optional()
});
const reference = strictObject({
	id: string().min(1),
	url: url.optional(),
	state: string().optional(),
	message: string().min(1).optional().meta({ description: "Of a room: its message that is kept up to date" }),
	shown: string().min(1).optional().meta({ description: "Of a room: a digest of what that message says" })
});
const incidentSchema = strictObject({
	schema: schemaVersion,
	id: union([incidentId, literal(DRAFT_ID)]),
	title: line,
	status: _enum(INCIDENT_STATUSES),
	severity: _enum(SEVERITIES),
	kind: slug,
	service: slug.meta({ description: "Service where it was first seen, from services/; unknown where no service claims the alert" }),
	affected_services: array(slug).optional(),
	team: slug.meta({ description: "Owner at opening time, so that history keeps its meaning" }),
	product: slug,
	detected_by: _enum(DETECTION_CHANNELS),
	times,
	roles: record(slug.or(string().regex(/^[a-z]+(?:_[a-z]+)*$/)), handle).optional(),
	impact: impact.optional(),
	causes: array(slug).optional(),
	relations: array(relationSchema).optional(),
	alerts: alertsOfIncident.optional(),
	change: strictObject({
		kind: _enum([
			"deploy",
			"feature",
			"config",
			"migration",
			"infrastructure"
		]),
		name: line,
		exposure_percent: number().min(0).max(100).optional(),
		url: url.optional()
	}).optional(),
	evidence: array(strictObject({
		kind: slug,
		id: string().optional(),
		url: url.optional(),
		text: line.optional()
	})).optional(),
	runbooks: array(slug).optional(),
	verdict: strictObject({
		value: _enum(VERDICTS),
		by: handle.optional(),
		reason: text.optional()
	}).optional(),
	alert_verdicts: array(strictObject({
		name: line.meta({ description: "Name of an alert of this incident, as alerts/ has it" }),
		value: _enum(VERDICTS),
		by: handle.optional(),
		reason: text.optional(),
		at: instant
	})).optional().meta({ description: "Was the page worth it, by alert name; one each" }),
	lead_up: strictObject({
		by: handle.optional(),
		verdict: _enum(["confirmed", "dismissed"]).optional(),
		reason: text.optional(),
		decided: instant.optional()
	}).optional(),
	internal: record(string(), unknown()).optional().meta({ description: "Left out of a public site" }),
	refs: record(string().regex(/^[a-z]+(?:_[a-z]+)*$/), reference).optional()
});
// src/core/records/pager-sync.ts
const pagerSyncSchema = strictObject({
	schema: schemaVersion,
	overrides: array(strictObject({
		pager: line.meta({ description: "System and schedule there, like pagerduty/PXXXXXX" }),
		id: line,
		member: handle,
		user: line.meta({ description: "Id of the member there" }),
		start: instant,
		end: instant
	}))
});
// src/core/records/policies/backtest.ts
const backtestSchema = strictObject({
	schema: schemaVersion,
	accepted: array(strictObject({
		incident: incidentId,
		reason: text.meta({ description: "Why it is right that rules would miss it today" }),
		by: handle.optional()
	})).meta({ description: "Real incidents that a change of rules may miss; without a line here the backtest fails" })
});
// src/core/records/policies/causes.ts
const causesSchema = strictObject({
	schema: schemaVersion,
	causes: array(strictObject({
		id: slug,
		name: line,
		description: line.optional()
	})).min(1)
});
// src/core/records/policies/checks.ts
const personalData = strictObject({
	id: slug,
	pattern: line.meta({ description: "A word as it may stand in a text: # is one digit, % one letter, * any characters but spaces, the rest itself" }),
	name: line.meta({ description: "What it is, for the message: a phone number" }),
	allow: array(line).optional().meta({ description: "Words that are meant to be there, same signs" })
});
const checksSchema = strictObject({
	schema: schemaVersion,
	personal_data: array(personalData).optional(),
	pictures: strictObject({ max_kilobytes: int().min(1) }).optional().meta({ description: "By default 1024" }),
	runbooks: strictObject({ review_within: duration }).optional().meta({ description: "How long a review of a runbook is good for, by default 180d" })
});
const formsSchema = strictObject({
	schema: schemaVersion,
	forms: array(strictObject({
		form: _enum([
			"declare-incident",
			"report-lead-up",
			"give-verdict",
			"request-override",
			"propose-runbook"
		]),
		accept: _enum([
			"at-once",
			"pull-request",
			"off"
		]).meta({ description: "at-once: committed when it is sent; pull-request: proposed, for people to merge; off: refused" }),
		who: array(slug).min(1).optional().meta({ description: "Teams whose members may; absent: everybody who is in a team" })
	}))
});
/** What can wait for a second pair of eyes is proposed; an incident that burns cannot. */
const USUAL = {
	"declare-incident": { accept: "at-once" },
	"report-lead-up": { accept: "at-once" },
	"give-verdict": { accept: "at-once" },
	"request-override": { accept: "pull-request" },
	"propose-runbook": { accept: "pull-request" }
};
/** The rule of one form: as policy says, or the usual one. */
function formRule(policy, id) {
	return policy?.forms.find(({ form }) => form === id) ?? USUAL[id];
}
// src/core/records/policies/notify.ts
const notifySchema = strictObject({
	schema: schemaVersion,
	routes: array(strictObject({
		id: slug,
		events: array(_enum([
			"triggered",
			"severity-raised",
			"resolved",
			"closed",
			"postmortem-due",
			"action-overdue",
			"weekly",
			"monthly"
		])).min(1),
		teams: array(slug).optional(),
		severities: array(_enum(SEVERITIES)).optional(),
		kinds: array(slug).optional(),
		products: array(slug).optional(),
		mail: array(union([mail, _enum([
			"team",
			"on-call",
			"service-owner",
			"stakeholders"
		])])).optional(),
		chat: array(line).optional()
	})),
	pagerduty: strictObject({
		notes: boolean().optional().meta({ description: "A note with the link of the incident; by default no" }),
		acknowledge: boolean().optional().meta({ description: "Who acknowledges here stops the pager as well; by default no" }),
		resolve: boolean().optional().meta({ description: "What is resolved or dismissed here is resolved there; by default no" })
	}).optional().meta({ description: "What the PagerDuty incident of an incident hears of it" }),
	quiet_hours: strictObject({
		from: wallTime,
		to: wallTime,
		time_zone: timeZone,
		for: array(_enum(SEVERITIES))
	}).optional()
});
// src/core/records/policies/postmortems.ts
const postmortemsSchema = strictObject({
	schema: schemaVersion,
	required_for: strictObject({
		kinds: array(slug),
		severities: array(_enum(SEVERITIES))
	}),
	open_on: _enum(["resolve", "declare"]),
	due: array(strictObject({
		severity: _enum(SEVERITIES),
		within: duration
	})),
	actions_due: array(strictObject({
		severity: _enum(SEVERITIES),
		within: duration
	})),
	reviewers: array(strictObject({
		severities: array(_enum(SEVERITIES)),
		roles: array(_enum([
			"service_owner",
			"action_owners",
			"stakeholders"
		]))
	})).optional()
});
// src/core/records/policies/products.ts
const productsSchema = strictObject({
	schema: schemaVersion,
	products: array(strictObject({
		id: slug,
		name: line,
		description: line.optional(),
		daily_active_users: int().nonnegative().optional()
	})).min(1)
});
// src/core/records/policies/severities.ts
const severitiesSchema = strictObject({
	schema: schemaVersion,
	severities: array(strictObject({
		id: _enum(SEVERITIES),
		name: line,
		meaning: text,
		users_affected_percent: number().min(0).max(100).optional().meta({ description: "From this share of the product line's daily active users" }),
		notify_within: duration.optional()
	})).min(1)
});
// src/core/records/policies/site.ts
const siteSchema = strictObject({
	schema: schemaVersion,
	organisation: line,
	repository: url.optional().meta({ description: "Where people edit records, like https://github.com/acme/incidents" }),
	branch: line.optional().meta({ description: "Branch that edit links open, by default main" }),
	url: url.optional().meta({ description: "Where the site is published; feeds need it" }),
	time_zone: timeZone.meta({ description: "For days and weeks in reports" }),
	visibility: _enum(["public", "internal"]),
	language: _enum(["en", "id"]).optional().meta({ description: "Of the site, by default en; records stay as written" })
});
// src/core/records/policies/targets.ts
const targetsSchema = strictObject({
	schema: schemaVersion,
	targets: array(strictObject({
		metric: _enum([
			"ttd",
			"tta",
			"ttm",
			"ttr"
		]),
		from: date.meta({ description: "First day on which it is in force" }),
		within: duration,
		severities: array(_enum(SEVERITIES)).optional(),
		teams: array(slug).optional(),
		note: line.optional()
	})).min(1)
});
// src/core/records/weekdays.ts
/** Days of the week as schedules name them, in the order of ISO 8601. */
const WEEKDAYS = [
	"monday",
	"tuesday",
	"wednesday",
	"thursday",
	"friday",
	"saturday",
	"sunday"
];
// src/core/records/schedule.ts
const PAGER_SYSTEMS = ["pagerduty", "zenduty"];
const rotation = strictObject({
	every: _enum([
		"day",
		"week",
		"days",
		"hours"
	]).meta({ description: "days and hours: a custom length, given by `length`" }),
	length: int().min(1).max(366).optional().meta({ description: "Of a turn, in days or hours; by default 1" }),
	start: date.meta({ description: "Day of the first shift's start; moving it by whole cycles changes nothing" }),
	handover: wallTime,
	members: array(union([handle, strictObject({
		member: handle,
		from: date.optional(),
		until: date.optional()
	})])).min(1).meta({ description: "`from`: first day in; `until`: first day out. Neither changes turns before that day" })
});
const weeklyHours = {
	days: array(_enum(WEEKDAYS)).min(1),
	from: wallTime,
	to: wallTime
};
const layer = strictObject({
	role: slug.meta({ description: "primary, secondary, or a standby role such as dba" }),
	rotation,
	restrict: array(strictObject(weeklyHours)).optional().meta({ description: "Hours in which this layer is on call, in the zone of the schedule; absent means always" }),
	holidays: _enum(["off", "only"]).optional().meta({ description: "Whether the layer is off on the schedule's holidays, or on call only then" }),
	from: instant.optional().meta({ description: "The layer is in force from here; another layer may end here" }),
	until: instant.optional()
});
const override = strictObject({
	role: slug,
	member: handle,
	from: instant,
	until: instant,
	instead_of: handle.optional().meta({ description: "Takes only this person's hours; absent: all hours, also where nobody is on call" }),
	reason: line.optional()
});
const swap = strictObject({
	role: slug,
	between: tuple([handle, handle]).meta({ description: "Within the period each has the hours of the other" }),
	from: instant,
	until: instant,
	reason: line.optional()
});
/** `data/dba`: a role of another schedule, such as a standby that several teams share. */
const roleElsewhere = string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: "expected a role like data/dba" }).max(161);
const escalationStep = strictObject({
	after: duration.meta({ description: "Since the page was due, not since the step before" }),
	notify: array(union([
		slug,
		handle,
		roleElsewhere
	])).min(1).meta({ description: "Roles of this schedule (or `schedule/role` of another), lead, or people" })
});
const escalation = {
	steps: array(escalationStep).min(1),
	repeat: int().min(0).max(9).optional().meta({ description: "How often all steps are tried again" }),
	repeat_after: duration.optional().meta({ description: "From the last step to the next round; by default as long as before the last step" }),
	on_severity_raised: _enum(["restart", "continue"]).optional().meta({ description: "Whether a worse severity pages anew from the first step, by default restart" }),
	fallback: slug.optional().meta({ description: "Schedule to turn to when all steps were tried" })
};
const scheduleSchema = strictObject({
	schema: schemaVersion,
	name: line,
	team: slug,
	time_zone: timeZone,
	layers: array(layer).min(1),
	overrides: array(override).optional(),
	swaps: array(swap).optional(),
	holidays: array(strictObject({
		date,
		name: line
	})).optional(),
	gaps: array(strictObject({
		role: slug,
		from: instant,
		until: instant,
		reason: line
	})).optional().meta({ description: "Times in which nobody is meant to be on call" }),
	closed_hours: array(strictObject({
		role: slug,
		...weeklyHours,
		reason: line
	})).optional().meta({ description: "Hours of every week in which nobody is meant to be on call" }),
	rest: duration.optional().meta({ description: "Least time between two shifts of one person in the role paged first, by default 12h" }),
	handover_reports: boolean().optional().meta({ description: "Whether each shift of the role paged first ends with a report; by default those of two days and more do" }),
	pager: array(strictObject({
		system: _enum(PAGER_SYSTEMS),
		schedule: line.meta({ description: "Id there, like PXXXXXX, at Zenduty `team id/schedule id`; it has one person at a time" }),
		role: slug.meta({ description: "Role of this schedule that it stands for" }),
		direction: _enum(["push", "read"]).meta({ description: "push: it follows this file; read: overrides made there come into this file" })
	}).refine(({ system, schedule }) => system !== "zenduty" || /^[^\s/]+\/[^\s/]+$/.test(schedule), {
		path: ["schedule"],
		error: "expected the ids of the team and of the schedule at Zenduty, as team/schedule"
	})).optional().meta({ description: "Schedules of a pager that are kept the same" }),
	escalation: strictObject(escalation).optional(),
	escalations: array(strictObject({
		services: array(slug).min(1).optional(),
		severities: array(_enum(SEVERITIES)).min(1).optional(),
		...escalation
	})).optional().meta({ description: "Policies for some services or severities; the first that matches wins over `escalation`" })
});
// src/core/records/policies/triage.ts
const match = strictObject({
	names: array(line).optional().meta({ description: "Any of these alert names (globs)" }),
	labels: record(string(), string()).optional().meta({ description: "All of these labels (globs)" }),
	sources: array(slug).optional(),
	severities: array(line).optional().meta({ description: "Any of these severity words, as the source says them" }),
	services: array(slug).optional()
});
const mute = strictObject({
	id: slug,
	match: match.refine((conditions) => Object.keys(conditions).length > 0, { error: "expected at least one condition: a mute without conditions would silence everything" }),
	reason: line,
	from: instant.optional(),
	until: instant.meta({ description: "Every mute has an end; what still fires then opens an incident" }),
	hours: strictObject({
		days: array(_enum(WEEKDAYS)).min(1),
		from: wallTime,
		to: wallTime,
		time_zone: timeZone
	}).optional().meta({ description: "Only within these hours of a week, like a nightly maintenance window" })
});
const triageSchema = strictObject({
	schema: schemaVersion,
	kinds: array(strictObject({
		id: slug,
		name: line,
		postmortem: boolean().optional(),
		room: boolean().optional()
	})).min(1),
	levels: array(strictObject({
		id: slug,
		match,
		kind: slug,
		severity: _enum(SEVERITIES)
	})).meta({ description: "First match wins" }),
	default_level: strictObject({
		kind: slug,
		severity: _enum(SEVERITIES)
	}),
	grouping: strictObject({
		by: array(_enum([
			"service",
			"kind",
			"name",
			"team",
			"product"
		])).min(1),
		window: duration.optional().meta({ description: "An open incident takes alerts until so long after its last one; absent: as long as it is open" }),
		reopen_window: duration.meta({ description: "A resolved incident is opened again by an alert that comes within" }),
		settle_delay: duration.optional().meta({ description: "All alerts resolved for so long makes the incident resolved; absent: at once" })
	}),
	mutes: array(mute).optional().meta({ description: "Planned work: stops opening and paging, never resolving" }),
	cascade: strictObject({
		max_hops: int().min(1).max(20).meta({ description: "Longest path over depends_on" }),
		window: duration.meta({ description: "How long after its cause a consequence may begin" }),
		tolerance: duration.meta({ description: "How much later than its consequence a cause may be noticed" }),
		causes: array(slug).optional().meta({ description: "Kinds that can cause others; absent: all" }),
		effects: array(slug).optional().meta({ description: "Kinds that can be caused; absent: all" })
	}).optional(),
	duplicates: strictObject({
		window: duration,
		similarity: number().min(0).max(1).meta({ description: "Of words in names and titles: 1 is equal" }),
		alike: array(slug).optional().meta({ description: "Kinds that are the same trouble seen differently, whatever their words" })
	}).optional(),
	recurrence: strictObject({
		window: duration,
		similarity: number().min(0).max(1)
	}).optional(),
	clock: strictObject({
		ahead: duration,
		behind: duration
	}).optional().meta({ description: "How far a source's clock may be off before the time of receipt is used" })
});
// src/core/records/postmortem.ts
const POSTMORTEM_STATUSES = [
	"draft",
	"in-review",
	"accepted"
];
const action = strictObject({
	id: string().regex(/^A\d+$/, { error: "expected an action id like A1" }),
	text: line,
	type: _enum([
		"prevent",
		"detect",
		"mitigate",
		"process"
	]),
	owner: handle,
	due: date,
	status: _enum([
		"open",
		"done",
		"dropped"
	]),
	ticket: string().min(1).optional(),
	closed_by: string().min(1).optional(),
	done: date.optional().meta({ description: "The day on which it was done" })
});
const postmortemSchema = strictObject({
	schema: schemaVersion,
	incident: union([incidentId, literal(DRAFT_ID)]),
	status: _enum(POSTMORTEM_STATUSES),
	due: date,
	accepted: date.optional().meta({ description: "The day on which its review ended" }),
	causes: array(slug),
	actions: array(action)
});
// src/core/records/report.ts
const chart = strictObject({
	id: slug,
	title: line,
	kind: _enum(["bars", "dots"]),
	unit: _enum(["incidents", "ms"]),
	points: array(tuple([line, number().min(0)])).meta({ description: "What it is of, and how much; in order of time" }),
	new_from: int().min(0).meta({ description: "Place of the first point of the period that the report is about" }),
	target: number().min(0).optional()
});
/** Front matter of `reports/<period>.md`: what was mailed, as it was mailed. */
const reportSchema = strictObject({
	schema: schemaVersion,
	kind: _enum([
		"weekly",
		"monthly",
		"retrospective"
	]),
	period: string().regex(/^\d{4}-(?:W\d{2}|\d{2})$/, { error: "expected a period like 2026-W47 or 2026-11" }),
	as_of: instant,
	sent: instant.optional(),
	mail: effectEntrySchema.optional().meta({ description: "What became of its mail; written by machines" }),
	charts: array(chart).optional()
});
/** Front matter of `schedules/handovers/<week>-<team>.md`: what one shift left for the next. */
const handoverSchema = strictObject({
	schema: schemaVersion,
	team: slug,
	from: handle,
	to: handle,
	shift: strictObject({
		start: instant,
		end: instant
	}),
	takes_over: instant.optional().meta({ description: "When the next shift begins, where that is not at the end of this one" }),
	status: _enum(["draft", "done"]),
	accepted_by: handle.optional().meta({ description: "Whoever took over, when they approved the report" }),
	accepted_at: instant.optional()
});
// src/core/records/rollout.ts
const rolloutSchema = strictObject({
	schema: schemaVersion,
	name: line.meta({ description: "As alerts and incidents name it in change.name" }),
	kind: _enum([
		"deploy",
		"feature",
		"config",
		"migration",
		"infrastructure"
	]),
	description: line.optional(),
	services: array(slug).min(1).meta({ description: "Services in services/ that it changes" }),
	url: url.optional(),
	steps: array(strictObject({
		at: instant,
		exposure_percent: number().min(0).max(100),
		by: union([handle, slug]).optional().meta({ description: "Who did it: \"@handle\", or the name of a machine" }),
		note: line.optional()
	})).min(1).meta({ description: "Oldest first; each is in force until the next" })
});
// src/core/records/runbook.ts
const runbookSchema = strictObject({
	schema: schemaVersion,
	title: line,
	services: array(slug),
	alerts: array(line).meta({ description: "Alert names it is for; * stands for any characters" }),
	kinds: array(slug).optional(),
	owner: slug.meta({ description: "Team that keeps it true" }),
	reviewed: date,
	reviewed_by: handle.optional()
});
// src/core/records/service.ts
/** How alerts name a service; the first service whose rule matches takes the alert. Globs: `*` stands for any characters. */
const alertMatch = strictObject({
	labels: record(string(), string()).optional().meta({ description: "All of these labels match (values are globs)" }),
	names: array(line).optional().meta({ description: "Any of these alert names matches (globs)" }),
	integrations: array(line).optional().meta({ description: "Any of the source's own service ids or names" })
});
const serviceSchema = strictObject({
	schema: schemaVersion,
	name: line,
	description: text.optional(),
	owner: slug.meta({ description: "Team in teams/" }),
	product: slug,
	tier: int().min(1).max(4).meta({ description: "1: customers cannot buy without it … 4: nobody notices for a day" }),
	depends_on: array(slug),
	schedule: slug.optional().meta({ description: "Schedule in schedules/, by default the owner's" }),
	stakeholders: array(handle).optional(),
	revenue_per_hour: strictObject({
		amount: number().nonnegative(),
		currency
	}).optional(),
	alerts: array(alertMatch).optional(),
	links: array(strictObject({
		title: line,
		url
	})).optional()
});
// src/core/records/team.ts
const teamSchema = strictObject({
	schema: schemaVersion,
	name: line,
	description: line.optional(),
	lead: handle,
	mail: mail.optional(),
	chat: record(string(), string()).optional(),
	members: array(strictObject({
		handle,
		name: line,
		mail: mail.optional(),
		time_zone: timeZone,
		slack: string().regex(/^[UW][A-Z0-9]{2,30}$/, { error: "expected a member id of Slack like U012AB3CD" }).optional().meta({ description: "Slack member id, to invite and to know who commands; without it, found by mail" }),
		teams: string().regex(/^[^\s/?#'"]{3,200}$/, { error: "expected an object id or a user principal name of Microsoft Entra" }).optional().meta({ description: "Entra object id or user principal name; without it, found by mail" }),
		pagerduty: string().optional().meta({ description: "PagerDuty user id, to recognise who acknowledged" }),
		until: date$1().optional()
	})).min(1)
});
const timelineEntrySchema = strictObject({
	at: instant,
	kind: _enum([
		"reported",
		"opened",
		"alert",
		"alert-resolved",
		"acknowledged",
		"unacknowledged",
		"escalated",
		"paged",
		"assigned",
		"severity",
		"mitigated",
		"resolved",
		"reopened",
		"closed",
		"dismissed",
		"change",
		"communication",
		"linked",
		"note",
		"external"
	]),
	text,
	by: string().min(1),
	link: url.optional()
});
/** `timeline.yaml`: an append-only list. */
const timelineSchema = array(timelineEntrySchema);
// src/core/records/record-kinds.ts
function define(format, path, schema) {
	return {
		format,
		path,
		schema
	};
}
const INCIDENT_FOLDER = String.raw`^incidents\/(?:\d{4}\/INC-\d{4}-\d{4,}|drafts\/[^/]+)`;
/** Every kind of record, by name. The names are also the names of the JSON Schemas. */
const RECORD_KINDS = {
	incident: define("markdown", new RegExp(`${INCIDENT_FOLDER}/incident\\.md$`), incidentSchema),
	timeline: define("yaml", new RegExp(`${INCIDENT_FOLDER}/timeline\\.yaml$`), timelineSchema),
	effects: define("yaml", new RegExp(`${INCIDENT_FOLDER}/effects\\.yaml$`), effectsSchema),
	postmortem: define("markdown", new RegExp(`${INCIDENT_FOLDER}/postmortem\\.md$`), postmortemSchema),
	"alert-line": define("ndjson", /^alerts\/\d{4}\/\d{2}\/\d{2}(?:-\d+)?\.ndjson$/, alertLineSchema),
	runbook: define("markdown", /^runbooks\/[^/]+\.md$/, runbookSchema),
	handover: define("markdown", /^schedules\/handovers\/[^/]+\.md$/, handoverSchema),
	guide: define("markdown", /^schedules\/guide\.md$/, guideSchema),
	schedule: define("yaml", /^schedules\/[^/]+\.yaml$/, scheduleSchema),
	"pager-sync": define("yaml", /^schedules\/pager-sync\/[^/]+\.yaml$/, pagerSyncSchema),
	rollout: define("yaml", /^rollouts\/[^/]+\.yaml$/, rolloutSchema),
	service: define("yaml", /^services\/[^/]+\.yaml$/, serviceSchema),
	team: define("yaml", /^teams\/[^/]+\.yaml$/, teamSchema),
	report: define("markdown", /^reports\/[^/]+\.md$/, reportSchema),
	severities: define("yaml", /^policies\/severities\.yaml$/, severitiesSchema),
	triage: define("yaml", /^policies\/triage\.yaml$/, triageSchema),
	targets: define("yaml", /^policies\/targets\.yaml$/, targetsSchema),
	postmortems: define("yaml", /^policies\/postmortems\.yaml$/, postmortemsSchema),
	notify: define("yaml", /^policies\/notify\.yaml$/, notifySchema),
	products: define("yaml", /^policies\/products\.yaml$/, productsSchema),
	causes: define("yaml", /^policies\/causes\.yaml$/, causesSchema),
	backtest: define("yaml", /^policies\/backtest\.yaml$/, backtestSchema),
	checks: define("yaml", /^policies\/checks\.yaml$/, checksSchema),
	forms: define("yaml", /^policies\/forms\.yaml$/, formsSchema),
	gate: define("yaml", /^policies\/gate\.yaml$/, gateSchema),
	site: define("yaml", /^policies\/site\.yaml$/, siteSchema)
};
/** The kind of record that lives at a path, or undefined where none does. */
function recordKindOf(path) {
	for (const [kind, definition] of Object.entries(RECORD_KINDS)) if (definition.path.test(path)) return kind;
}
export { formRule as a, ALERT_STATES as c, WEEKDAYS as i, alertLineSchema as l, recordKindOf as n, relationSchema as o, PAGER_SYSTEMS as r, effectEntrySchema as s, RECORD_KINDS as t };

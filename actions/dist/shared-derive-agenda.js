import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { t as Temporal } from "./shared-temporal-polyfill.js";
import { r as postmortemDue, t as needsPostmortem } from "./shared-needs-postmortem.js";
import { t as isExplained } from "./shared-is-explained.js";
import { n as startedAt } from "./shared-read-catalogue.js";
// src/app/retrospective/start-day.ts
/** The day in a time zone on which an incident began; undefined where no time is known. */
function startDay(incident, zone) {
	const start = startedAt(incident);
	return start && Temporal.Instant.from(start).toZonedDateTimeISO(zone).toPlainDate().toString();
}
// src/app/retrospective/recurring-families.ts
/** So many of one service and kind within the period are a pattern without a link. */
const OFTEN = 3;
/**
* Families with an incident in the period: incidents linked by `recurrence_of`, over all time, and those of one service
* and kind that came at least three times in it. Duplicates, consequences and dismissed incidents belong to another.
*/
function recurringFamilies(incidents, period) {
	const own = incidents.filter(({ facts }) => facts.status !== "dismissed" && !isExplained(facts));
	const linked = linkedGroups(own).filter((group) => group.length > 1 && group.some((one) => isWithin(one, period)));
	const told = new Set(linked.flat());
	const rest = own.filter((one) => !told.has(one) && isWithin(one, period));
	const alike = [...Map.groupBy(rest, ({ facts }) => `${facts.service} ${facts.kind}`).values()];
	return [...linked.map((group) => family("linked", group)), ...alike.filter((group) => group.length >= OFTEN).map((group) => family("alike", group))].sort((a, b) => b.incidents.length - a.incidents.length || (a.incidents[0].id < b.incidents[0].id ? 1 : -1));
}
function isWithin(incident, { since, until, zone }) {
	const day = startDay(incident, zone);
	return day !== void 0 && day >= since && day <= until;
}
function family(reason, incidents) {
	return {
		reason,
		incidents,
		unfinished: incidents.flatMap((incident) => (incident.postmortem?.facts.actions ?? []).filter(({ status }) => status === "open").map((action) => ({
			incident,
			action
		})))
	};
}
/** Groups of incidents that hang together by recurrence; the order of the list is kept, which is newest first. */
function linkedGroups(incidents) {
	const heads = new Map(incidents.map(({ id }) => [id, id]));
	const headOf = (id) => {
		let head = id;
		while (heads.get(head) !== head) head = heads.get(head);
		heads.set(id, head);
		return head;
	};
	for (const { id, facts } of incidents) for (const { type, incident } of facts.relations ?? []) if (type === "recurrence_of" && heads.has(incident)) heads.set(headOf(id), headOf(incident));
	return [...Map.groupBy(incidents, ({ id }) => headOf(id)).values()];
}
// src/app/retrospective/derive-agenda.ts
/** Long enough to see a pattern, short enough that people remember the nights. */
const PERIOD_DAYS = 91;
/** The agenda of a retrospective on a day, or at an instant (RFC 3339 UTC), from records alone. */
function deriveAgenda(catalogue, at) {
	const zone = catalogue.policies.site?.time_zone ?? "UTC";
	const today = at.includes("T") ? Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate() : Temporal.PlainDate.from(at);
	const day = today.toString();
	const since = today.subtract({ days: PERIOD_DAYS }).toString();
	const before = today.subtract({ days: 182 }).toString();
	const actions = catalogue.incidents.flatMap((incident) => openActions(incident));
	const overdue = actions.filter(({ action }) => action.due < day);
	return {
		day,
		since,
		postmortems: openPostmortems(catalogue, day),
		overdue: overdue.map((one) => ({
			...one,
			daysLate: daysBetween(one.action.due, today)
		})).sort((a, b) => b.daysLate - a.daysLate || bySeverity(a.incident, b.incident)),
		laterActions: actions.length - overdue.length,
		families: recurringFamilies(catalogue.incidents, {
			since,
			until: day,
			zone
		}),
		causes: countCauses(catalogue, {
			since,
			before,
			until: day,
			zone
		})
	};
}
function openPostmortems({ incidents, policies }, day) {
	return incidents.flatMap((incident) => {
		const { facts, postmortem } = incident;
		const policy = policies.postmortems;
		if (postmortem) {
			const { status, due } = postmortem.facts;
			return status === "accepted" ? [] : [{
				incident,
				state: status,
				due,
				isOverdue: due < day
			}];
		}
		const isOver = facts.status === "resolved" || facts.status === "closed";
		if (!policy || !isOver || !needsPostmortem(facts, policy)) return [];
		const due = postmortemDue(facts, policy)?.date;
		return [{
			incident,
			state: "owed",
			...due && { due },
			isOverdue: due !== void 0 && due < day
		}];
	}).sort((a, b) => bySeverity(a.incident, b.incident) || compare(a.due ?? "9999", b.due ?? "9999"));
}
function openActions(incident) {
	return (incident.postmortem?.facts.actions ?? []).filter(({ status }) => status === "open").map((action) => ({
		incident,
		action
	}));
}
function countCauses({ incidents, policies }, periods) {
	const names = new Map((policies.causes?.causes ?? []).map(({ id, name }) => [id, name]));
	const counts = /* @__PURE__ */ new Map();
	for (const incident of incidents) {
		const day = startDay(incident, periods.zone);
		if (day === void 0 || day < periods.before || day > periods.until) continue;
		for (const cause of new Set(incident.postmortem?.facts.causes ?? incident.facts.causes ?? [])) {
			const count = counts.get(cause) ?? {
				before: 0,
				incidents: []
			};
			if (day >= periods.since) count.incidents.push(incident);
			else count.before += 1;
			counts.set(cause, count);
		}
	}
	return [...counts].filter(([, count]) => count.incidents.length > 1).map(([id, { before, incidents: named }]) => ({
		id,
		name: names.get(id) ?? id,
		count: named.length,
		before,
		incidents: named
	})).sort((a, b) => b.count - a.count || b.before - a.before || compare(a.id, b.id));
}
function daysBetween(due, today) {
	return Temporal.PlainDate.from(due).until(today).days;
}
function bySeverity(a, b) {
	return compare(a.facts.severity, b.facts.severity) || compare(a.id, b.id);
}
function compare(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}
export { recurringFamilies as n, deriveAgenda as t };

import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { t as Temporal } from "./shared-temporal-polyfill.js";
import { f as overlaps, o as gapsOfRole, p as uncovered, r as rolesOf, t as listDuties, u as clip } from "./shared-list-shifts.js";
// src/core/oncall/coverage.ts
/** The roles that are paged first: those of the first step of escalation, without one the first role of the layers. */
function rolesPagedFirst(schedule) {
	const roles = rolesOf(schedule);
	const first = schedule.escalation?.steps[0]?.notify.filter((target) => roles.includes(target)) ?? [];
	return first.length > 0 ? [...new Set(first)] : roles.slice(0, 1);
}
/** The times within a span in which a role has nobody, though it is meant to have somebody. */
function findHoles(schedule, role, span) {
	const duties = listDuties(schedule, role, span);
	return uncovered(span, [...duties, ...gapsOfRole(schedule, role, span)]);
}
/** The times within a span in which a role has two duties at once without meaning it. */
function findDoubles(schedule, role, span) {
	const duties = listDuties(schedule, role, span);
	const doubles = [];
	for (const [index, second] of duties.entries()) for (const first of duties.slice(0, index)) {
		if (!overlaps(first, second)) continue;
		for (const both of clip({
			start: second.start,
			end: Math.min(first.end, second.end)
		}, span)) if (!isClockSetBack(schedule.time_zone, both)) doubles.push({
			...both,
			first,
			second
		});
	}
	return doubles;
}
/** Whether the clock says the same at both ends: the span is the repeated hour, no longer. */
function isClockSetBack(zone, { start, end }) {
	const at = (ms) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
	const repeated = (at(start).offsetNanoseconds - at(end).offsetNanoseconds) / 1e6;
	return repeated > 0 && end - start <= repeated;
}
/** The times within a span in which one person has two of these roles. */
function findClashes(schedule, roles, span) {
	const duties = roles.flatMap((role) => listDuties(schedule, role, span).map((duty) => ({
		role,
		duty
	})));
	return duties.flatMap(({ role, duty }, index) => duties.slice(index + 1).filter((other) => other.role !== role && other.duty.member === duty.member && overlaps(other.duty, duty)).flatMap((other) => {
		return clip({
			start: duty.start,
			end: duty.end
		}, other.duty).flatMap((part) => clip(part, span)).map((part) => ({
			...part,
			member: duty.member,
			roles: [role, other.role]
		}));
	}));
}
/** Milliseconds of spans together; those that overlap count each. */
function totalOf(spans) {
	return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}
export { totalOf as a, rolesPagedFirst as i, findDoubles as n, findHoles as r, findClashes as t };

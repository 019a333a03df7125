import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { t as Temporal } from "./shared-temporal-polyfill.js";
import { o as toEpochMs, r as fromEpochMs } from "./shared-instant.js";
import { a as totalOf, i as rolesPagedFirst, n as findDoubles, r as findHoles, t as findClashes } from "./shared-coverage.js";
import { a as listTurns, c as instantOfWallTime, l as isTimeZone, r as rolesOf, t as listDuties } from "./shared-list-shifts.js";
// src/core/oncall/check-schedule.ts
const HOUR = 36e5;
/** An entry that lasts longer is not walked to see whom it replaces. */
const LONGEST_JUDGED = 17568 * HOUR;
/**
* What only the calendar can tell about a schedule, judged over a period (RFC 3339 UTC): hours that nobody has, two at
* once, turns that nobody finishes, entries that change nothing. In a zone that does not exist nothing is judged.
*/
function checkSchedule(schedule, period) {
	if (!isTimeZone(schedule.time_zone)) return [];
	const span = {
		start: toEpochMs(period.from),
		end: toEpochMs(period.until)
	};
	return [
		...schedule.layers.flatMap((layer, index) => checkLayer(schedule, {
			layer,
			index
		}, span)),
		...checkSwaps(schedule),
		...checkReplacements(schedule),
		...checkCoverage(schedule, span)
	];
}
function checkLayer(schedule, { layer, index }, span) {
	const key = ["layers", index];
	const { from, until } = layer;
	return [
		...from !== void 0 && until !== void 0 && toEpochMs(until) <= toEpochMs(from) ? [{
			rule: "schedule/layer-in-force",
			severity: "error",
			message: `Unexpected until ${until}, expected a time after from ${from}`,
			key: [...key, "until"],
			help: "Correct one of the two times, or remove the layer."
		}] : [],
		...checkStart(schedule, {
			layer,
			index
		}),
		...checkMembers(layer, [
			...key,
			"rotation",
			"members"
		]),
		...checkLeavers(schedule, {
			layer,
			index
		}, span)
	];
}
function checkStart({ time_zone }, { layer, index }) {
	const { start, handover } = layer.rotation;
	const wall = Temporal.PlainDateTime.from(`${start}T${handover}`);
	const zone = {
		zone: time_zone,
		occurrence: "first"
	};
	const found = instantOfWallTime(wall.toPlainDate(), wall.toPlainTime(), zone).toZonedDateTimeISO(time_zone);
	if (found.toPlainDateTime().equals(wall)) return [];
	return [{
		rule: "schedule/start-exists",
		severity: "warning",
		message: `Unexpected handover "${handover}" on ${start}, expected a time that ${time_zone} has on that day`,
		key: [
			"layers",
			index,
			"rotation",
			"start"
		],
		help: `Clocks jump over it; the first shift starts at ${found.toPlainDateTime().toString({ smallestUnit: "minute" })}. Start a day earlier or later, or hand over at another time.`
	}];
}
function checkMembers({ rotation }, key) {
	const entries = rotation.members.map((entry) => typeof entry === "string" ? { member: entry } : entry);
	const stay = ({ from, until }) => [from ?? "0000", until ?? "9999"];
	return entries.flatMap((entry, index) => {
		const [from, until] = stay(entry);
		const earlier = entries.findIndex((other) => {
			const [otherFrom, otherUntil] = stay(other);
			return other.member === entry.member && otherFrom < until && from < otherUntil;
		});
		if (earlier === index || earlier === -1) return [];
		return [{
			rule: "schedule/member-once",
			severity: "warning",
			message: `Unexpected member "${entry.member}" for the second time, expected everybody once in a rotation`,
			key: [...key, index],
			help: `Remove one of the two, unless ${entry.member} is meant to have twice as many turns; to come back later, give the first an until and the second a from.`
		}];
	});
}
/** Somebody's last day may fall into a turn: then the turn goes on without anybody. */
function checkLeavers(schedule, { layer, index }, span) {
	return layer.rotation.members.flatMap((entry, place) => {
		if (typeof entry === "string" || entry.until === void 0) return [];
		const [day, midnight] = [Temporal.PlainDate.from(entry.until), Temporal.PlainTime.from("00:00")];
		const zone = {
			zone: schedule.time_zone,
			occurrence: "first"
		};
		const left = instantOfWallTime(day, midnight, zone).epochMilliseconds;
		if (left < span.start || left >= span.end) return [];
		const last = listTurns(layer.rotation, schedule.time_zone, {
			start: left,
			end: left + 1
		})[0];
		const isTaken = listDuties(schedule, layer.role, {
			start: left,
			end: left + HOUR
		}).some(({ member }) => member === entry.member);
		const lateHours = last ? (last.end - left) / HOUR : 0;
		if (last?.member !== entry.member || !isTaken || lateHours < 24) return [];
		return [{
			rule: "schedule/last-turn",
			severity: "warning",
			message: `Unexpected until ${entry.until} of "${entry.member}" within a turn, expected the turn to be over`,
			key: [
				"layers",
				index,
				"rotation",
				"members",
				place,
				"until"
			],
			help: `A turn is whole: this one lasts until ${fromEpochMs(last.end)}. Add an override for its rest, or choose an earlier day.`
		}];
	});
}
function checkSwaps({ swaps = [], layers }) {
	const roles = [...new Set(layers.map(({ role }) => role))];
	return swaps.flatMap(({ role, between: [a, b], from, until }, index) => {
		const finding = (key, message, help) => ({
			rule: "schedule/swaps-fit",
			severity: "error",
			message,
			key: [
				"swaps",
				index,
				key
			],
			help
		});
		const found = [];
		if (a === b) found.push(finding("between", `Unexpected swap of "${a}" with the same person, expected two`, "Name both."));
		if (toEpochMs(until) <= toEpochMs(from)) {
			const message = `Unexpected until ${until}, expected a time after from ${from}`;
			found.push(finding("until", message, "Correct one of the two times; both are in UTC."));
		}
		if (!roles.includes(role)) {
			const message = `Unexpected role "${role}", expected one of ${roles.map((word) => `"${word}"`).join(", ")}`;
			found.push(finding("role", message, "Name a role of the layers."));
		}
		return found;
	});
}
/** Overrides and swaps in somebody's stead who has no hours then change nothing. */
function checkReplacements(schedule) {
	const overrides = (schedule.overrides ?? []).flatMap(({ role, instead_of, from, until }, index) => {
		const without = {
			...schedule,
			overrides: schedule.overrides.slice(0, index)
		};
		return instead_of === void 0 ? [] : [{
			role,
			members: [instead_of],
			from,
			until,
			without,
			key: [
				"overrides",
				index,
				"instead_of"
			]
		}];
	});
	const swaps = (schedule.swaps ?? []).map(({ role, between, from, until }, index) => {
		return {
			role,
			members: between,
			from,
			until,
			without: {
				...schedule,
				swaps: schedule.swaps.slice(0, index),
				overrides: []
			},
			key: [
				"swaps",
				index,
				"between"
			]
		};
	});
	return [...overrides, ...swaps].flatMap(({ role, members, from, until, without, key }) => {
		const span = {
			start: toEpochMs(from),
			end: toEpochMs(until)
		};
		if (span.end <= span.start || span.end - span.start > LONGEST_JUDGED) return [];
		const duties = listDuties(without, role, span);
		return members.filter((member) => !duties.some((duty) => duty.member === member)).map((member) => ({
			rule: "schedule/replaces-somebody",
			severity: "warning",
			message: `Unexpected "${member}", expected somebody who is ${role} between ${from} and ${until}`,
			key,
			help: `It changes nothing for ${member}. Correct the person or the times.`
		}));
	});
}
function checkCoverage(schedule, span) {
	const first = rolesPagedFirst(schedule);
	return [...rolesOf(schedule).flatMap((role) => checkRole(schedule, {
		role,
		isPagedFirst: first.includes(role)
	}, span)), ...findClashes(schedule, rolesOf(schedule), span).slice(0, 1).map(({ member, roles: [a, b], start, end }) => ({
		rule: "schedule/one-role-at-a-time",
		severity: "warning",
		message: `Unexpected "${member}" as ${a} and ${b} from ${fromEpochMs(start)} until ${fromEpochMs(end)}, expected two people`,
		key: ["layers"],
		help: "Nobody is left to escalate to. Begin one of the rotations with another member, or add an override."
	}))];
}
function checkRole(schedule, { role, isPagedFirst }, span) {
	const key = [
		"layers",
		schedule.layers.findIndex((candidate) => candidate.role === role),
		"role"
	];
	const holes = findHoles(schedule, role, span);
	const [hole] = holes;
	const [double] = findDoubles(schedule, role, span);
	const found = [];
	if (hole && totalOf(holes) === span.end - span.start) {
		const message = `Unexpected role ${role} that nobody has until ${fromEpochMs(span.end)}, expected somebody`;
		found.push({
			rule: "schedule/covered",
			severity: "error",
			message,
			key,
			help: "Its members have left or not joined yet, or its hours are empty. Remove the layer, or staff it."
		});
	} else if (hole && isPagedFirst) {
		const others = holes.length > 1 ? ` and ${holes.length - 1} times more` : "";
		const message = `Unexpected hours without ${role} from ${fromEpochMs(hole.start)} until ${fromEpochMs(hole.end)}${others}, expected somebody`;
		found.push({
			rule: "schedule/covered",
			severity: "warning",
			message,
			key,
			help: "Where nobody is meant to be on call, say so with gaps or closed_hours; else widen a layer."
		});
	}
	if (double) {
		const message = `Unexpected two in role ${role} from ${fromEpochMs(double.start)} until ${fromEpochMs(double.end)} ("${double.first.member}" and "${double.second.member}"), expected one`;
		found.push({
			rule: "schedule/one-at-a-time",
			severity: "warning",
			message,
			key,
			help: "The one who began last is paged. Restrict the hours of one layer, or give it another role."
		});
	}
	return found;
}
export { checkSchedule as t };

import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { o as toEpochMs, r as fromEpochMs } from "./shared-instant.js";
import { t as Temporal } from "./shared-temporal-polyfill.js";
import { i as WEEKDAYS } from "./shared-record-kinds.js";
// src/core/oncall/span.ts
/** Whether two spans have a moment in common. */
function overlaps(a, b) {
	return a.start < b.end && b.start < a.end;
}
/** The shortest span that holds all of these; at least one. */
function hullOf(spans) {
	let { start, end } = spans[0];
	for (const span of spans) {
		start = Math.min(start, span.start);
		end = Math.max(end, span.end);
	}
	return {
		start,
		end
	};
}
/** What two spans have in common, with everything else that the first one holds; nothing where they are apart. */
function clip(item, { start, end }) {
	const clipped = {
		...item,
		start: Math.max(item.start, start),
		end: Math.min(item.end, end)
	};
	return clipped.end > clipped.start ? [clipped] : [];
}
/** What is left of a span without another: nothing, one piece or two. */
function cut(item, without) {
	if (!overlaps(item, without)) return [item];
	return [{
		...item,
		end: without.start
	}, {
		...item,
		start: without.end
	}].filter(({ start, end }) => end > start);
}
/** Spans in order of start, those that touch or overlap made one. */
function mergeSpans(spans) {
	const merged = [];
	for (const span of [...spans].sort((a, b) => a.start - b.start)) {
		const last = merged.at(-1);
		if (last && span.start <= last.end) merged[merged.length - 1] = {
			start: last.start,
			end: Math.max(last.end, span.end)
		};
		else merged.push({
			start: span.start,
			end: span.end
		});
	}
	return merged;
}
/** The parts of a span that none of the others covers, in order. */
function uncovered(span, covered) {
	let left = [span];
	for (const other of covered) left = left.flatMap((piece) => cut(piece, other));
	return left;
}
// src/core/oncall/is-time-zone.ts
/** Whether a zone is one that the time zone database knows; schedules in any other have no shifts. */
function isTimeZone(zone) {
	try {
		Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
		return true;
	} catch {
		return false;
	}
}
// src/core/oncall/wall-time.ts
/**
* The instant of a wall-clock time on a day in a zone. Where clocks go back the time happens twice: `first` or `last`
* says which. A time that the clocks jump over moves to the next that exists.
*/
function instantOfWallTime(day, time, { zone, occurrence }) {
	const wall = day.toPlainDateTime(time);
	const found = wall.toZonedDateTime(zone, { disambiguation: occurrence === "first" ? "earlier" : "later" });
	if (found.toPlainDateTime().equals(wall)) return found.toInstant();
	const before = wall.toZonedDateTime(zone, { disambiguation: "earlier" });
	return (before.getTimeZoneTransition("next") ?? before).toInstant();
}
// src/core/oncall/weekly-hours.ts
const DAY$2 = 864e5;
/**
* The spans of weekly hours within `whole` that touch `near`, those that touch each other made one. Each starts at
* the first occurrence of its wall time and ends at the last. Looks at the days around `near` only, and further as
* long as hours run on. A zone that does not exist has no hours.
*/
function weeklyHours(windows, zone, { whole, near }) {
	if (!isTimeZone(zone)) return [];
	for (let margin = 2;; margin *= 4) {
		const looked = {
			start: Math.max(near.start, whole.start) - margin * DAY$2,
			end: Math.min(near.end, whole.end) + margin * DAY$2
		};
		const spans = mergeSpans(hoursOfDays(windows, zone, looked)).flatMap((span) => clip(span, whole)).filter(({ start, end }) => end > near.start && start < near.end);
		if (!spans.some(({ start, end }) => start < looked.start + DAY$2 && start > whole.start || end > looked.end - DAY$2 && end < whole.end) || looked.start <= whole.start - 2 * DAY$2 && looked.end >= whole.end + 2 * DAY$2) return spans;
	}
}
function hoursOfDays(windows, zone, { start, end }) {
	const spans = [];
	const toDay = (ms) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate();
	const last = toDay(end);
	for (let day = toDay(start); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
		const weekday = WEEKDAYS[day.dayOfWeek - 1];
		for (const { days, from, to } of windows) {
			if (!days.includes(weekday)) continue;
			const span = wallSpan({
				start: [day, from],
				end: [to <= from ? day.add({ days: 1 }) : day, to]
			}, zone);
			if (span.end > span.start) spans.push(span);
		}
	}
	return spans;
}
function wallSpan({ start, end }, zone) {
	const at = ([day, time], occurrence) => instantOfWallTime(day, Temporal.PlainTime.from(time), {
		zone,
		occurrence
	}).epochMilliseconds;
	return {
		start: at(start, "first"),
		end: at(end, "last")
	};
}
/** The whole of a day (`2026-12-25`) in a zone, from its first midnight to the next day's last. */
function wholeDay(date, zone) {
	const day = Temporal.PlainDate.from(date);
	return wallSpan({
		start: [day, "00:00"],
		end: [day.add({ days: 1 }), "00:00"]
	}, zone);
}
// src/core/oncall/apply-exceptions.ts
/**
* The duties of a role after everything that people arranged: first gaps on purpose, then swaps, then overrides, each
* in the order of the file, so that the later entry wins. Looks at no entry that cannot touch `near`.
*/
function applyExceptions(rotation, schedule, { role, near }) {
	const hull = hullOf([near, ...rotation]);
	let duties = rotation;
	for (const gap of gapsOfRole(schedule, role, hull)) duties = duties.flatMap((duty) => cut(duty, gap));
	for (const swap of swapsOfRole(schedule, role, hull)) duties = applySwap(duties, swap);
	for (const override of overridesOfRole(schedule, role, hull)) duties = applyOverride(duties, override);
	return duties;
}
/** When nobody is meant to be on call in a role, within or touching a span: declared gaps and closed hours. */
function gapsOfRole(schedule, role, near) {
	const declared = (schedule.gaps ?? []).filter((gap) => gap.role === role).map(spanOf);
	const weekly = (schedule.closed_hours ?? []).filter((hours) => hours.role === role);
	const closed = weekly.length === 0 ? [] : weeklyHours(weekly, schedule.time_zone, {
		whole: near,
		near
	});
	return [...declared.filter((gap) => overlaps(gap, near)), ...closed];
}
function swapsOfRole({ swaps = [] }, role, near) {
	return entriesOf(swaps, role).filter((swap) => overlaps(swap, near));
}
/** Overrides that touch a span, or touch one that does: an override may cut another whole that reaches further. */
function overridesOfRole({ overrides = [] }, role, near) {
	const all = entriesOf(overrides, role);
	for (let reach = near;;) {
		const found = all.filter((override) => overlaps(override, reach));
		const further = hullOf([reach, ...found]);
		if (further.start === reach.start && further.end === reach.end) return found;
		reach = further;
	}
}
function entriesOf(records, role) {
	return records.map((record, entry) => ({
		...spanOf(record),
		entry,
		record
	})).filter((item) => item.record.role === role && item.end > item.start);
}
function spanOf({ from, until }) {
	return {
		start: toEpochMs(from),
		end: toEpochMs(until)
	};
}
function applySwap(duties, { entry, record, start, end }) {
	const [a, b] = record.between;
	const note = record.reason === void 0 ? {} : { note: record.reason };
	return duties.flatMap((duty) => {
		if (duty.member !== a && duty.member !== b) return [duty];
		const swapped = clip({
			start: duty.start,
			end: duty.end
		}, {
			start,
			end
		});
		const member = duty.member === a ? b : a;
		const taken = swapped.map((span) => ({
			...span,
			member,
			reason: "swap",
			entry,
			insteadOf: duty.member,
			...note
		}));
		return [...cut(duty, {
			start,
			end
		}), ...taken];
	});
}
function applyOverride(duties, { entry, record, start, end }) {
	const { member, instead_of: insteadOf } = record;
	const why = {
		reason: "override",
		entry,
		...insteadOf !== void 0 && { insteadOf },
		...record.reason !== void 0 && { note: record.reason }
	};
	if (insteadOf === void 0) return [...duties.flatMap((duty) => cut(duty, {
		start,
		end
	})), {
		start,
		end,
		member,
		...why
	}];
	return duties.flatMap((duty) => {
		if (duty.member !== insteadOf) return [duty];
		const taken = clip({
			start: duty.start,
			end: duty.end
		}, {
			start,
			end
		});
		return [...cut(duty, {
			start,
			end
		}), ...taken.map((span) => ({
			...span,
			member,
			...why
		}))];
	});
}
// src/core/oncall/roster.ts
/**
* Who has a turn. Turn 0, which begins on the rotation's start, is the first member's who is in by then; each turn
* after it goes to the next member in the list who is in when it begins, each turn before it to the one before. A
* member who joins or leaves changes nothing that was before, brings nobody's turn forward out of order and gives
* nobody two in a row. Jumps over turns: the cost grows with the joins and leaves, not with the turns.
*/
function createRoster(members, turnOfDay) {
	const epochs = listEpochs(members, turnOfDay);
	const anchor = epochs.findIndex(({ start, end }) => start <= 0 && 0 < end);
	return (turn) => {
		const place = turn >= 0 ? walkForward(epochs.slice(anchor), turn) : walkBack(epochs.slice(0, anchor + 1), turn);
		const entry = place === void 0 ? void 0 : members[place];
		return typeof entry === "string" ? entry : entry?.member;
	};
}
function listEpochs(members, turnOfDay) {
	const stays = members.map((entry) => {
		if (typeof entry === "string") return {
			start: -Infinity,
			end: Infinity
		};
		return {
			start: entry.from === void 0 ? -Infinity : turnOfDay(entry.from),
			end: entry.until === void 0 ? Infinity : turnOfDay(entry.until)
		};
	});
	const bounds = [.../* @__PURE__ */ new Set([
		-Infinity,
		...stays.flatMap(({ start, end }) => [start, end]),
		Infinity
	])].sort((a, b) => a - b);
	return bounds.slice(0, -1).map((start, index) => ({
		start,
		end: bounds[index + 1],
		places: stays.flatMap((stay, place) => stay.start <= start && start < stay.end ? [place] : [])
	}));
}
function walkForward(epochs, turn) {
	let last = -1;
	for (const { start, end, places } of epochs) {
		const from = Math.max(start, 0);
		const first = Math.max(places.findIndex((place) => place > last), 0);
		const at = (wanted) => places[(first + wanted - from) % places.length];
		if (turn < end) return places.length === 0 ? void 0 : at(turn);
		last = places.length === 0 ? last : at(end - 1);
	}
}
function walkBack(epochs, turn) {
	let next = walkForward(epochs.slice(-1), 0) ?? Infinity;
	for (const { start, end, places } of epochs.toReversed()) {
		const until = Math.min(end, 0);
		const last = places.findLastIndex((place) => place < next);
		const from = last === -1 ? places.length - 1 : last;
		const at = (wanted) => places[modulo(from - (until - 1 - wanted), places.length)];
		if (turn >= start) return places.length === 0 ? void 0 : at(turn);
		next = places.length === 0 ? next : at(start);
	}
}
function modulo(value, by) {
	return (value % by + by) % by;
}
// src/core/oncall/list-turns.ts
const HOUR = 36e5;
const DAY$1 = 24 * HOUR;
/** More than clocks are ever set back: a turn may end by so much after the wall time of the next one's start. */
const SET_BACK = 3 * HOUR;
/**
* The turns of a rotation that touch a span, in order. A turn begins at the first occurrence of its wall time and ends
* at the last occurrence of the next one's; one that the clocks jump over whole is left out.
*/
function listTurns(rotation, zone, span) {
	const start = Temporal.PlainDateTime.from(`${rotation.start}T${rotation.handover}`);
	const origin = wallMs(rotation.start, rotation.handover);
	const length = turnLength(rotation);
	const memberOf = createRoster(rotation.members, (date) => firstTurnFrom(rotation, date));
	const boundary = (turn, occurrence) => {
		const at = start.add({ hours: turn * length / HOUR });
		return instantOfWallTime(at.toPlainDate(), at.toPlainTime(), {
			zone,
			occurrence
		}).epochMilliseconds;
	};
	const { offsetNanoseconds } = Temporal.Instant.fromEpochMilliseconds(span.start).toZonedDateTimeISO(zone);
	const wall = span.start + offsetNanoseconds / 1e6;
	const turns = [];
	for (let turn = Math.floor((wall - SET_BACK - origin) / length);; turn++) {
		const begin = boundary(turn, "first");
		if (begin >= span.end) return turns;
		const end = boundary(turn + 1, "last");
		const member = end > begin && overlaps({
			start: begin,
			end
		}, span) ? memberOf(turn) : void 0;
		if (member !== void 0) turns.push({
			start: begin,
			end,
			member,
			turn
		});
	}
}
/** Wall-clock length of a turn in milliseconds. */
function turnLength({ every, length = 1 }) {
	switch (every) {
		case "day": return DAY$1;
		case "week": return 7 * DAY$1;
		case "days": return length * DAY$1;
		case "hours": return length * HOUR;
		default: return every;
	}
}
/** The first turn that begins on a date or later. Turns of hours begin at a time of day, all others count by their day. */
function firstTurnFrom(rotation, date) {
	const time = rotation.every === "hours" ? rotation.handover : "00:00";
	return Math.ceil((wallMs(date, "00:00") - wallMs(rotation.start, time)) / turnLength(rotation));
}
/** A wall time in milliseconds as if it were UTC: differences are differences on the clock on the wall. */
function wallMs(date, time) {
	return toEpochMs(`${date}T${time}:00Z`);
}
// src/core/oncall/list-shifts.ts
const DAY = 864e5;
/**
* All shifts of a schedule that touch a period (RFC 3339 UTC), by role and start; whole at the period's edges. Where
* clocks go back over a handover the old shift and the new one overlap, and both are listed. A schedule in a zone that
* does not exist has none.
*/
function listShifts(schedule, period) {
	return rolesOf(schedule).flatMap((role) => shiftsOfRole(schedule, role, period));
}
/** The shifts of one role that touch a period (RFC 3339 UTC), as in {@link listShifts}. */
function shiftsOfRole(schedule, role, period) {
	if (!isTimeZone(schedule.time_zone)) return [];
	return listDuties(schedule, role, {
		start: toEpochMs(period.from),
		end: toEpochMs(period.until)
	}).map(({ start, end, member, ...reason }) => ({
		role,
		member,
		start: fromEpochMs(start),
		end: fromEpochMs(end),
		...reason
	}));
}
/** The roles that a schedule staffs, in the order of its layers. */
function rolesOf({ layers }) {
	return [...new Set(layers.map(({ role }) => role))];
}
/** The duties of one role that touch a span, by start, then by layer. */
function listDuties(schedule, role, span) {
	return applyExceptions(schedule.layers.flatMap((layer, index) => layer.role === role ? dutiesOfLayer(schedule, {
		layer,
		index
	}, span) : []), schedule, {
		role,
		near: span
	}).filter((duty) => overlaps(duty, span)).sort((a, b) => a.start - b.start);
}
function dutiesOfLayer(schedule, { layer, index }, span) {
	const inForce = {
		start: layer.from === void 0 ? -Infinity : toEpochMs(layer.from),
		end: layer.until === void 0 ? Infinity : toEpochMs(layer.until)
	};
	if (!overlaps(inForce, span)) return [];
	return restrictTurns(listTurns(layer.rotation, schedule.time_zone, span).flatMap((turn) => clip(turn, inForce)), schedule, {
		layer,
		span
	}).flatMap(({ member, turn, ...whole }) => withoutHolidays(whole, schedule, layer).map((hours) => ({
		...hours,
		member,
		reason: "rotation",
		layer: index,
		turn
	})));
}
/** The parts of turns, in order, in which their layer is on call by its weekly hours. */
function restrictTurns(turns, { time_zone }, { layer, span }) {
	if (layer.restrict === void 0 || turns.length === 0) return turns;
	const hours = weeklyHours(layer.restrict, time_zone, {
		whole: hullOf(turns),
		near: span
	});
	let first = 0;
	return turns.flatMap((turn) => {
		while (first < hours.length && hours[first].end <= turn.start) first++;
		const parts = [];
		for (let index = first; index < hours.length && hours[index].start < turn.end; index++) parts.push(...clip(turn, hours[index]));
		return parts;
	});
}
function withoutHolidays(whole, schedule, { holidays }) {
	if (holidays === void 0) return [whole];
	const days = mergeSpans((schedule.holidays ?? []).map(({ date }) => date).filter((date) => isNear(date, whole)).map((date) => wholeDay(date, schedule.time_zone)));
	if (holidays === "only") return days.flatMap((day) => clip(whole, day));
	return days.reduce((left, day) => left.flatMap((part) => cut(part, day)), [whole]);
}
/** Whether a day may touch a span in some zone. */
function isNear(date, { start, end }) {
	const midnight = toEpochMs(date);
	return midnight > start - 2 * DAY && midnight < end + 2 * DAY;
}
export { listTurns as a, instantOfWallTime as c, cut as d, overlaps as f, shiftsOfRole as i, isTimeZone as l, listShifts as n, gapsOfRole as o, uncovered as p, rolesOf as r, weeklyHours as s, listDuties as t, clip as u };

import type { Schedule, ScheduleLayer } from '../records/schedule.ts';
import { fromEpochMs, toEpochMs } from '../time/instant.ts';
import { applyExceptions, type Duty } from './apply-exceptions.ts';
import { isTimeZone } from './is-time-zone.ts';
import { listTurns, type Turn } from './list-turns.ts';
import type { Shift } from './shift.ts';
import { clip, cut, hullOf, mergeSpans, overlaps, type Span } from './span.ts';
import { weeklyHours, wholeDay } from './weekly-hours.ts';

const DAY = 86_400_000;

/**
 * All shifts of a schedule that touch a period (RFC 3339 UTC), by role and start; whole at the period's edges. Where
 * clocks go back over a handover the old shift and the new one overlap, and both are listed. A schedule in a zone that
 * does not exist has none.
 */
export function listShifts(
	schedule: Schedule,
	period: { readonly from: string; readonly until: string },
): readonly Shift[] {
	return rolesOf(schedule).flatMap((role) => shiftsOfRole(schedule, role, period));
}

/** The shifts of one role that touch a period (RFC 3339 UTC), as in {@link listShifts}. */
export function shiftsOfRole(
	schedule: Schedule,
	role: string,
	period: { readonly from: string; readonly until: string },
): readonly Shift[] {
	if (!isTimeZone(schedule.time_zone)) return [];
	const span = { start: toEpochMs(period.from), end: toEpochMs(period.until) };
	return listDuties(schedule, role, span).map(
		({ start, end, member, ...reason }): Shift => ({
			role,
			member,
			start: fromEpochMs(start),
			end: fromEpochMs(end),
			...reason,
		}),
	);
}

/** The roles that a schedule staffs, in the order of its layers. */
export function rolesOf({ layers }: Schedule): readonly string[] {
	return [...new Set(layers.map(({ role }) => role))];
}

/** The duties of one role that touch a span, by start, then by layer. */
export function listDuties(schedule: Schedule, role: string, span: Span): readonly Duty[] {
	const rotation = schedule.layers.flatMap((layer, index) =>
		layer.role === role ? dutiesOfLayer(schedule, { layer, index }, span) : [],
	);
	return applyExceptions(rotation, schedule, { role, near: span })
		.filter((duty) => overlaps(duty, span))
		.sort((a, b) => a.start - b.start);
}

function dutiesOfLayer(
	schedule: Schedule,
	{ layer, index }: { readonly layer: ScheduleLayer; readonly index: number },
	span: Span,
): readonly Duty[] {
	const inForce = {
		start: layer.from === undefined ? -Infinity : toEpochMs(layer.from),
		end: layer.until === undefined ? Infinity : toEpochMs(layer.until),
	};
	if (!overlaps(inForce, span)) return [];
	const turns = listTurns(layer.rotation, schedule.time_zone, span).flatMap((turn) => clip(turn, inForce));
	return restrictTurns(turns, schedule, { layer, span }).flatMap(({ member, turn, ...whole }) =>
		withoutHolidays(whole, schedule, layer).map(
			(hours): Duty => ({ ...hours, member, reason: 'rotation', layer: index, turn }),
		),
	);
}

/** The parts of turns, in order, in which their layer is on call by its weekly hours. */
function restrictTurns(
	turns: readonly Turn[],
	{ time_zone }: Schedule,
	{ layer, span }: { readonly layer: ScheduleLayer; readonly span: Span },
): readonly Turn[] {
	if (layer.restrict === undefined || turns.length === 0) return turns;
	const hours = weeklyHours(layer.restrict, time_zone, { whole: hullOf(turns), near: span });
	let first = 0;
	return turns.flatMap((turn) => {
		while (first < hours.length && hours[first]!.end <= turn.start) first++;
		const parts: Turn[] = [];
		for (let index = first; index < hours.length && hours[index]!.start < turn.end; index++) {
			parts.push(...clip(turn, hours[index]!));
		}
		return parts;
	});
}

function withoutHolidays(whole: Span, schedule: Schedule, { holidays }: ScheduleLayer): readonly Span[] {
	if (holidays === undefined) return [whole];
	const dates = (schedule.holidays ?? []).map(({ date }) => date).filter((date) => isNear(date, whole));
	const days = mergeSpans(dates.map((date) => wholeDay(date, schedule.time_zone)));
	if (holidays === 'only') return days.flatMap((day) => clip(whole, day));
	return days.reduce<readonly Span[]>((left, day) => left.flatMap((part) => cut(part, day)), [whole]);
}

/** Whether a day may touch a span in some zone. */
function isNear(date: string, { start, end }: Span): boolean {
	const midnight = toEpochMs(date);
	return midnight > start - 2 * DAY && midnight < end + 2 * DAY;
}

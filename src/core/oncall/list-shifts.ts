import { Temporal } from 'temporal-polyfill';
import type { Schedule, ScheduleLayer } from '../records/schedule.ts';
import { fromEpochMs, toEpochMs } from '../time/instant.ts';
import { instantOfWallTime } from './wall-time.ts';

/** One person on call in one role, from an instant until before another (RFC 3339 UTC); `end > start`. */
export interface Shift {
	readonly role: string;
	readonly member: string;
	readonly start: string;
	readonly end: string;
	/** Why this person: the turn of the rotation, or an override. */
	readonly reason: 'rotation' | 'override';
}

/** Half-open interval in milliseconds since 1970. */
interface Span {
	readonly start: number;
	readonly end: number;
}

interface Turn extends Span {
	readonly member: string;
	readonly reason: Shift['reason'];
}

const DAYS_OF = { day: 1, week: 7 } as const;

/** All shifts of a schedule that touch a period (RFC 3339 UTC), by role and start; whole at the period's edges. */
export function listShifts(
	schedule: Schedule,
	period: { readonly from: string; readonly until: string },
): readonly Shift[] {
	const span = { start: toEpochMs(period.from), end: toEpochMs(period.until) };
	const roles = [...new Set(schedule.layers.map(({ role }) => role))];
	return roles.flatMap((role) => {
		const layers = schedule.layers.filter((layer) => layer.role === role);
		const turns = layers.flatMap((layer) => turnsOfLayer(layer, schedule.time_zone, span));
		return withOverrides(turns, schedule, role)
			.filter((turn) => turn.end > span.start && turn.start < span.end)
			.sort((a, b) => a.start - b.start || a.end - b.end)
			.map(({ member, start, end, reason }) => ({
				role,
				member,
				start: fromEpochMs(start),
				end: fromEpochMs(end),
				reason,
			}));
	});
}

function turnsOfLayer(layer: ScheduleLayer, zone: string, span: Span): Turn[] {
	const { rotation } = layer;
	const length = rotation.every === 'days' ? (rotation.length ?? 1) : DAYS_OF[rotation.every];
	const start = Temporal.PlainDate.from(rotation.start);
	const time = Temporal.PlainTime.from(rotation.handover);
	const firstDay = Temporal.Instant.fromEpochMilliseconds(span.start).toZonedDateTimeISO(zone).toPlainDate();
	const turns: Turn[] = [];
	for (let index = Math.floor(start.until(firstDay).days / length) - 1; ; index++) {
		const day = start.add({ days: index * length });
		const begin = instantOfWallTime(day, time, { zone, occurrence: 'first' }).epochMilliseconds;
		if (begin >= span.end) return turns;
		const end = instantOfWallTime(day.add({ days: length }), time, { zone, occurrence: 'last' }).epochMilliseconds;
		const member = memberOfTurn(rotation.members, index, day);
		if (member === undefined || end <= span.start) continue;
		for (const hours of restrictedHours(layer, zone, { start: begin, end }))
			turns.push({ ...hours, member, reason: 'rotation' });
	}
}

/** Whose turn it is: members take turns in order; one who has not joined yet or has left passes the turn on. */
function memberOfTurn(
	members: ScheduleLayer['rotation']['members'],
	index: number,
	day: Temporal.PlainDate,
): string | undefined {
	const count = members.length;
	for (let offset = 0; offset < count; offset++) {
		const entry = members[(((index + offset) % count) + count) % count]!;
		if (typeof entry === 'string') return entry;
		const isIn = entry.from === undefined || Temporal.PlainDate.compare(entry.from, day) <= 0;
		const isOut = entry.until !== undefined && Temporal.PlainDate.compare(entry.until, day) <= 0;
		if (isIn && !isOut) return entry.member;
	}
	return undefined;
}

function restrictedHours(layer: ScheduleLayer, zone: string, shift: Span): Span[] {
	if (!layer.restrict) return [shift];
	const hours: Span[] = [];
	const toDay = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate();
	const last = toDay(shift.end);
	for (
		let day = toDay(shift.start).subtract({ days: 1 });
		Temporal.PlainDate.compare(day, last) <= 0;
		day = day.add({ days: 1 })
	) {
		const weekday = WEEKDAY_NAMES[day.dayOfWeek - 1]!;
		for (const window of layer.restrict) {
			if (!window.days.includes(weekday)) continue;
			const crossesMidnight = window.to <= window.from;
			const endDay = crossesMidnight ? day.add({ days: 1 }) : day;
			const start = instantOfWallTime(day, Temporal.PlainTime.from(window.from), { zone, occurrence: 'first' });
			const end = instantOfWallTime(endDay, Temporal.PlainTime.from(window.to), { zone, occurrence: 'last' });
			const span = {
				start: Math.max(start.epochMilliseconds, shift.start),
				end: Math.min(end.epochMilliseconds, shift.end),
			};
			if (span.end > span.start) hours.push(span);
		}
	}
	return hours;
}

const WEEKDAY_NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** Cuts overrides out of the turns they replace; a later override in the list wins over an earlier one. */
function withOverrides(turns: readonly Turn[], schedule: Schedule, role: string): Turn[] {
	let result: Turn[] = [...turns];
	for (const override of schedule.overrides ?? []) {
		if (override.role !== role) continue;
		const span = { start: toEpochMs(override.from), end: toEpochMs(override.until) };
		const isReplaced = (turn: Turn) => override.instead_of === undefined || turn.member === override.instead_of;
		result = result.flatMap((turn) => (isReplaced(turn) ? cut(turn, span) : [turn]));
		result.push({ ...span, member: override.member, reason: 'override' });
	}
	return result;
}

function cut(turn: Turn, span: Span): Turn[] {
	if (span.end <= turn.start || span.start >= turn.end) return [turn];
	const before = { ...turn, end: span.start };
	const after = { ...turn, start: span.end };
	return [before, after].filter(({ start, end }) => end > start);
}

import { Temporal } from 'temporal-polyfill';
import type { ScheduleLayer } from '../records/schedule.ts';
import { toEpochMs } from '../time/instant.ts';
import { createRoster } from './roster.ts';
import { overlaps, type Span } from './span.ts';
import { instantOfWallTime } from './wall-time.ts';

/** One turn of a rotation: who, from when until when, and its number; turn 0 begins on the rotation's start. */
export interface Turn extends Span {
	readonly member: string;
	readonly turn: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** More than clocks are ever set back: a turn may end by so much after the wall time of the next one's start. */
const SET_BACK = 3 * HOUR;

/**
 * The turns of a rotation that touch a span, in order. A turn begins at the first occurrence of its wall time and ends
 * at the last occurrence of the next one's; one that the clocks jump over whole is left out.
 */
export function listTurns(rotation: ScheduleLayer['rotation'], zone: string, span: Span): readonly Turn[] {
	const start = Temporal.PlainDateTime.from(`${rotation.start}T${rotation.handover}`);
	const origin = wallMs(rotation.start, rotation.handover);
	const length = turnLength(rotation);
	const memberOf = createRoster(rotation.members, (date) => firstTurnFrom(rotation, date));
	const boundary = (turn: number, occurrence: 'first' | 'last') => {
		const at = start.add({ hours: (turn * length) / HOUR });
		return instantOfWallTime(at.toPlainDate(), at.toPlainTime(), { zone, occurrence }).epochMilliseconds;
	};
	const { offsetNanoseconds } = Temporal.Instant.fromEpochMilliseconds(span.start).toZonedDateTimeISO(zone);
	const wall = span.start + offsetNanoseconds / 1e6;
	const turns: Turn[] = [];
	for (let turn = Math.floor((wall - SET_BACK - origin) / length); ; turn++) {
		const begin = boundary(turn, 'first');
		if (begin >= span.end) return turns;
		const end = boundary(turn + 1, 'last');
		const member = end > begin && overlaps({ start: begin, end }, span) ? memberOf(turn) : undefined;
		if (member !== undefined) turns.push({ start: begin, end, member, turn });
	}
}

/** Wall-clock length of a turn in milliseconds. */
export function turnLength({ every, length = 1 }: ScheduleLayer['rotation']): number {
	switch (every) {
		case 'day':
			return DAY;
		case 'week':
			return 7 * DAY;
		case 'days':
			return length * DAY;
		case 'hours':
			return length * HOUR;
		default:
			return every satisfies never;
	}
}

/** The first turn that begins on a date or later. Turns of hours begin at a time of day, all others count by their day. */
function firstTurnFrom(rotation: ScheduleLayer['rotation'], date: string): number {
	const time = rotation.every === 'hours' ? rotation.handover : '00:00';
	return Math.ceil((wallMs(date, '00:00') - wallMs(rotation.start, time)) / turnLength(rotation));
}

/** A wall time in milliseconds as if it were UTC: differences are differences on the clock on the wall. */
function wallMs(date: string, time: string): number {
	return toEpochMs(`${date}T${time}:00Z`);
}

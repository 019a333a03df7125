import { Temporal } from 'temporal-polyfill';

const MINUTE = 60_000;

/** What the clock on the wall says at each minute of a stretch of time, as minutes since 1970 as if it were UTC. */
export interface MinuteWalk {
	/** The first minute, in milliseconds since 1970. */
	readonly start: number;
	readonly wall: Int32Array;
	/** The latest that the clock has said up to a minute. */
	readonly reached: Int32Array;
	/** A time is still to come where it is above this: the clock says an earlier one now, or will say that one again. */
	readonly ahead: Int32Array;
}

/** How long the clock is watched before and after, so that what it said and will say is known at the edges too. */
const MARGIN = 2 * 24 * 60;

/** Watches the clock of a zone for some minutes, one by one. */
export function walkMinutes(zone: string, start: number, minutes: number): MinuteWalk {
	const wall = Int32Array.from({ length: minutes + 2 * MARGIN }, (_, minute) =>
		wallMinute(start + (minute - MARGIN) * MINUTE, zone),
	);
	const reached = wall.slice();
	for (let minute = 1; minute < wall.length; minute++)
		reached[minute] = Math.max(reached[minute]!, reached[minute - 1]!);
	const ahead = wall.slice();
	for (let minute = wall.length - 2; minute >= 0; minute--)
		ahead[minute] = Math.min(ahead[minute]!, ahead[minute + 1]!, wall[minute + 1]! - 1);
	const inner = (all: Int32Array) => all.subarray(MARGIN, MARGIN + minutes);
	return { start, wall: inner(wall), reached: inner(reached), ahead: inner(ahead) };
}

function wallMinute(ms: number, zone: string): number {
	return ms / MINUTE + offsetMinutes(zone, Math.floor(ms / (15 * MINUTE)) * 15 * MINUTE);
}

const offsets = new Map<string, number>();

/** Offsets of a zone change on quarters of an hour only, in all the years that are tested. */
function offsetMinutes(zone: string, quarter: number): number {
	const key = `${zone} ${quarter}`;
	const known = offsets.get(key);
	if (known !== undefined) return known;
	const { offsetNanoseconds } = Temporal.Instant.fromEpochMilliseconds(quarter).toZonedDateTimeISO(zone);
	const offset = offsetNanoseconds / 60e9;
	offsets.set(key, offset);
	return offset;
}

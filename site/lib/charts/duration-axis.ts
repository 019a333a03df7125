import { round } from './round.ts';
import type { Tick } from './tick.ts';

const [SECOND, MINUTE, HOUR, DAY] = [1_000, 60_000, 3_600_000, 86_400_000];

/** Shorter ones stand at the bottom: they would stretch the axis and differ by nothing that matters. */
const SHORTEST = 20 * SECOND;

const TICKS = [
	[30 * SECOND, '30 s'],
	[MINUTE, '1 min'],
	[5 * MINUTE, '5 min'],
	[15 * MINUTE, '15 min'],
	[HOUR, '1 h'],
	[4 * HOUR, '4 h'],
	[DAY, '1 d'],
	[7 * DAY, '1 w'],
	[28 * DAY, '4 w'],
	[365 * DAY, '1 y'],
] as const;

/** Labels nearer than this run into each other. */
const LEAST_GAP = 22;

/** A logarithmic axis of durations: long ones at the top. */
export interface DurationAxis {
	readonly height: number;
	/** Pixels from the top of a duration in milliseconds. */
	readonly place: (ms: number) => number;
	readonly ticks: readonly Tick[];
}

/** An axis of `height` pixels that has room for all of the durations; those below 20 s stand at its bottom. */
export function durationAxis(values: readonly number[], height: number): DurationAxis {
	// Not Math.min(...values): ten thousand arguments are too many for some engines.
	let [low, high] = [5 * MINUTE, 15 * MINUTE];
	for (const value of values) {
		low = Math.min(low, Math.max(value, SHORTEST));
		high = Math.max(high, value);
	}
	const [bottom, top] = [low / 1.25, high * 1.25];
	const scale = height / Math.log(top / bottom);
	const place = (ms: number) => round(height - Math.log(Math.max(ms, bottom) / bottom) * scale);
	const inside = TICKS.filter(([ms]) => ms > bottom && ms < top).map(([ms, label]) => ({ at: place(ms), label }));
	return { height, place, ticks: spaced(inside) };
}

function spaced(ticks: readonly Tick[]): readonly Tick[] {
	let last = Number.POSITIVE_INFINITY;
	return ticks.filter(({ at }) => {
		if (last - at < LEAST_GAP) return false;
		last = at;
		return true;
	});
}

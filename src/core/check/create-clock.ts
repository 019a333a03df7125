import { fromEpochMs, toEpochMs } from '../time/instant.ts';
import type { CheckClock } from './check-clock.ts';

/** From when (inclusive) until when (exclusive) a clock would have given the same answers; milliseconds since 1970. */
export interface ClockWindow {
	readonly from: number;
	readonly until: number;
}

/** A clock that stands at `now` and notes between which moments its answers hold. */
export function createClock(now: string): { readonly clock: CheckClock; readonly window: () => ClockWindow } {
	const at = toEpochMs(now);
	let from = Number.NEGATIVE_INFINITY;
	let until = Number.POSITIVE_INFINITY;
	const clock: CheckClock = {
		isPast: (instantOrDate) => {
			const edge = endOf(instantOrDate);
			if (Number.isNaN(edge)) return false;
			if (edge <= at) from = Math.max(from, edge);
			else until = Math.min(until, edge);
			return edge <= at;
		},
		today: () => {
			const start = Math.floor(at / DAY_MS) * DAY_MS;
			from = Math.max(from, start);
			until = Math.min(until, start + DAY_MS);
			return fromEpochMs(start).slice(0, 10);
		},
		now: () => {
			from = at;
			until = at + 1;
			return now;
		},
	};
	return { clock, window: () => ({ from, until }) };
}

const DAY_MS = 86_400_000;

/** A date is past when its last millisecond in UTC is. */
function endOf(instantOrDate: string): number {
	const start = toEpochMs(instantOrDate);
	return /^\d{4}-\d{2}-\d{2}$/.test(instantOrDate) ? start + DAY_MS - 1 : start;
}

import { Temporal } from 'temporal-polyfill';
import type { Window } from './trouble-window.ts';

/** Whole days in a zone, both included, and the time they take. */
export interface Period {
	/** Days like `2026-11-01`. */
	readonly from: string;
	readonly to: string;
	readonly days: number;
	/** Milliseconds since 1970, the end not included. A day of 23 or 25 hours is as long as it is. */
	readonly window: Window;
}

/** The period of two days (`to` not before `from`) in an IANA zone. */
export function periodOfDays(from: string, to: string, zone: string): Period {
	const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
	return {
		from,
		to,
		days: first.until(last).days + 1,
		window: {
			start: first.toZonedDateTime(zone).epochMilliseconds,
			end: last.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds,
		},
	};
}

/** The period of as many days right before another. */
export function periodBefore({ from, days }: Period, zone: string): Period {
	const first = Temporal.PlainDate.from(from);
	return periodOfDays(first.subtract({ days }).toString(), first.subtract({ days: 1 }).toString(), zone);
}

import { Temporal } from 'temporal-polyfill';
import { toEpochMs } from '../time/instant.ts';

const DAY = 86_400_000;

/** By zone, how far its clocks are ahead of UTC (milliseconds) when a day of UTC begins, by number of days since 1970. */
const offsets = new Map<string, Map<number, number>>();

/** The day (`2026-11-20`) of an instant (RFC 3339) in an IANA zone. Throws of what is none. */
export function localDay(instant: string, zone: string): string {
	if (zone === 'UTC') return new Date(instant).toISOString().slice(0, 10);
	const ms = toEpochMs(instant);
	const day = Math.floor(ms / DAY);
	if (Number.isNaN(day)) return localDate(instant, zone).toString();
	const offset = offsetAtStart(day, zone);
	// A zone is slow to look up, and on most days its clocks are not put forward or back.
	return offset === offsetAtStart(day + 1, zone)
		? new Date(ms + offset).toISOString().slice(0, 10)
		: localDate(instant, zone).toString();
}

/** The calendar date of an instant (RFC 3339) in an IANA zone. */
export function localDate(instant: string, zone: string): Temporal.PlainDate {
	return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate();
}

function offsetAtStart(day: number, zone: string): number {
	const ofZone = offsets.get(zone) ?? new Map<number, number>();
	offsets.set(zone, ofZone);
	const known = ofZone.get(day);
	if (known !== undefined) return known;
	const start = Temporal.Instant.fromEpochMilliseconds(day * DAY).toZonedDateTimeISO(zone);
	const offset = start.offsetNanoseconds / 1_000_000;
	ofZone.set(day, offset);
	return offset;
}

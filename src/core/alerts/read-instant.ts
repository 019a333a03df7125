import { fromEpochMs, type InstantText, normaliseInstant, toEpochMs } from '../time/instant.ts';

/** Stricter than `Date.parse`, which makes a year out of "1" and local time out of a missing zone. */
const DATE_AND_TIME = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,12})?)?(?:[Zz]|[+-]\d{2}:?\d{2})$/;

/** Go's zero time and its like: how some sources write "no time". */
const ZERO_TIME = /^0001-01-01[Tt ]00:00:00/;

/** The UTC instant of a date and time with a zone, as payloads write it, from 1970 on; undefined for anything else. */
export function readInstant(text: string): InstantText | undefined {
	if (!DATE_AND_TIME.test(text)) return undefined;
	const instant = normaliseInstant(text.toUpperCase().replace(' ', 'T'));
	if (instant === undefined) return undefined;
	const epochMs = toEpochMs(instant);
	return epochMs >= 0 && epochMs < Date.UTC(10_000, 0) ? fromEpochMs(epochMs) : undefined;
}

/** True for the zero time `0001-01-01T00:00:00Z`, which means that there is none. */
export function isZeroTime(text: string): boolean {
	return ZERO_TIME.test(text);
}

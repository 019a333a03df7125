import { Temporal } from 'temporal-polyfill';

/** The day (`2026-11-20`) of an instant (RFC 3339) in an IANA zone. */
export function localDay(instant: string, zone: string): string {
	return zone === 'UTC' ? new Date(instant).toISOString().slice(0, 10) : localDate(instant, zone).toString();
}

/** The calendar date of an instant (RFC 3339) in an IANA zone. */
export function localDate(instant: string, zone: string): Temporal.PlainDate {
	return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate();
}

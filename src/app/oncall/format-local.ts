import { Temporal } from 'temporal-polyfill';
import { isTimeZone } from '../../core/oncall/is-time-zone.ts';

const WEEKDAY = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** An instant (RFC 3339 UTC) by the clock in a zone: `Mon 2026-11-23 10:00`; in UTC where the zone does not exist. */
export function formatLocal(instant: string, zone: string): string {
	const at = Temporal.Instant.from(instant).toZonedDateTimeISO(isTimeZone(zone) ? zone : 'UTC');
	return `${WEEKDAY[at.dayOfWeek - 1]} ${at.toPlainDate()} ${at.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

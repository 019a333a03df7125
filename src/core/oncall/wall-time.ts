import type { Temporal } from 'temporal-polyfill';

/**
 * The instant of a wall-clock time on a day in a zone. Where clocks go back the time happens twice: `first` or `last`
 * says which. A time that the clocks jump over moves to the next that exists.
 */
export function instantOfWallTime(
	day: Temporal.PlainDate,
	time: Temporal.PlainTime,
	{ zone, occurrence }: { readonly zone: string; readonly occurrence: 'first' | 'last' },
): Temporal.Instant {
	const wall = day.toPlainDateTime(time);
	const found = wall.toZonedDateTime(zone, { disambiguation: occurrence === 'first' ? 'earlier' : 'later' });
	if (found.toPlainDateTime().equals(wall)) return found.toInstant();
	// `earlier` lands before the jump however little was jumped over; `later` may be the jump itself, and miss it.
	const before = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
	return (before.getTimeZoneTransition('next') ?? before).toInstant();
}

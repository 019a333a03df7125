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
	const first = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
	const last = wall.toZonedDateTime(zone, { disambiguation: 'later' });
	const exists = first.toPlainDateTime().equals(wall);
	if (!exists) return (last.getTimeZoneTransition('previous') ?? last).toInstant();
	return (occurrence === 'first' ? first : last).toInstant();
}

import { isTimeZone } from '../oncall/is-time-zone.ts';
import { weeklyHours } from '../oncall/weekly-hours.ts';
import type { NotifyPolicy } from '../records/policies/notify.ts';
import { WEEKDAYS } from '../records/weekdays.ts';
import { fromEpochMs, toEpochMs } from '../time/instant.ts';

const DAY = 86_400_000;

/** When the quiet hours that hold at an instant end (RFC 3339 UTC); undefined outside of them. */
export function endOfQuietHours({ quiet_hours }: NotifyPolicy, at: string): string | undefined {
	if (!quiet_hours || quiet_hours.from === quiet_hours.to || !isTimeZone(quiet_hours.time_zone)) return undefined;
	const now = toEpochMs(at);
	const { from, to, time_zone } = quiet_hours;
	const near = { start: now - DAY, end: now + 2 * DAY };
	const spans = weeklyHours([{ days: WEEKDAYS, from, to }], time_zone, { whole: near, near });
	const span = spans.find(({ start, end }) => start <= now && now < end);
	return span && fromEpochMs(span.end);
}

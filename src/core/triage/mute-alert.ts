import { Temporal } from 'temporal-polyfill';
import type { Alert } from '../alerts/alert.ts';
import { instantOfWallTime } from '../oncall/wall-time.ts';
import type { Mute, TriagePolicy } from '../records/policies/triage.ts';
import { WEEKDAYS } from '../records/schedule.ts';
import { fromEpochMs, toEpochMs } from '../time/instant.ts';
import { matchesAlert } from './level-alert.ts';

/** A mute that holds an alert at an instant, and until when it does (RFC 3339 UTC). */
export interface ActiveMute {
	readonly id: string;
	readonly reason: string;
	readonly until: string;
}

/** The first mute of policy that matches an alert and is in force at an instant, else undefined. */
export function findMute(
	alert: Alert,
	{ service, at, policy }: { readonly service: string; readonly at: string; readonly policy: TriagePolicy },
): ActiveMute | undefined {
	for (const mute of policy.mutes ?? []) {
		if (!matchesAlert(mute.match, alert, service)) continue;
		const until = endOfMute(mute, at);
		if (until !== undefined) return { id: mute.id, reason: mute.reason, until };
	}
	return undefined;
}

/** When the mute that is in force at an instant ends, undefined where it is not in force. Begin counts, end does not. */
export function endOfMute(mute: Mute, at: string): string | undefined {
	const now = toEpochMs(at);
	const end = toEpochMs(mute.until);
	if (now >= end || (mute.from !== undefined && now < toEpochMs(mute.from))) return undefined;
	if (!mute.hours) return fromEpochMs(end);
	const window = hoursAround(mute.hours, now);
	return window === undefined ? undefined : fromEpochMs(Math.min(window, end));
}

/** End of the weekly hours that an instant lies in. They may pass midnight; the named day is the one they begin on. */
function hoursAround({ days, from, to, time_zone }: NonNullable<Mute['hours']>, now: number): number | undefined {
	const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(time_zone).toPlainDate();
	for (const day of [today, today.subtract({ days: 1 })]) {
		if (!days.includes(WEEKDAYS[day.dayOfWeek - 1]!)) continue;
		const wall = (on: Temporal.PlainDate, time: string, occurrence: 'first' | 'last') =>
			instantOfWallTime(on, Temporal.PlainTime.from(time), { zone: time_zone, occurrence }).epochMilliseconds;
		const start = wall(day, from, 'first');
		const end = wall(to > from ? day : day.add({ days: 1 }), to, 'last');
		if (start <= now && now < end) return end;
	}
	return undefined;
}

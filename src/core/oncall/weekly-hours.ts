import { Temporal } from 'temporal-polyfill';
import { WEEKDAYS } from '../records/weekdays.ts';
import { isTimeZone } from './is-time-zone.ts';
import { clip, mergeSpans, type Span } from './span.ts';
import { instantOfWallTime } from './wall-time.ts';

/** Hours of some days of the week, wall-clock; `to` at or before `from` means the day after. */
export interface WeeklyWindow {
	readonly days: readonly (typeof WEEKDAYS)[number][];
	readonly from: string;
	readonly to: string;
}

const DAY = 86_400_000;

/**
 * The spans of weekly hours within `whole` that touch `near`, those that touch each other made one. Each starts at
 * the first occurrence of its wall time and ends at the last. Looks at the days around `near` only, and further as
 * long as hours run on. A zone that does not exist has no hours.
 */
export function weeklyHours(
	windows: readonly WeeklyWindow[],
	zone: string,
	{ whole, near }: { readonly whole: Span; readonly near: Span },
): Span[] {
	if (!isTimeZone(zone)) return [];
	for (let margin = 2; ; margin *= 4) {
		const looked = {
			start: Math.max(near.start, whole.start) - margin * DAY,
			end: Math.min(near.end, whole.end) + margin * DAY,
		};
		const spans = mergeSpans(hoursOfDays(windows, zone, looked))
			.flatMap((span) => clip(span, whole))
			.filter(({ start, end }) => end > near.start && start < near.end);
		const runsOn = spans.some(
			({ start, end }) =>
				(start < looked.start + DAY && start > whole.start) || (end > looked.end - DAY && end < whole.end),
		);
		if (!runsOn || (looked.start <= whole.start - 2 * DAY && looked.end >= whole.end + 2 * DAY)) return spans;
	}
}

function hoursOfDays(windows: readonly WeeklyWindow[], zone: string, { start, end }: Span): Span[] {
	const spans: Span[] = [];
	const toDay = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate();
	const last = toDay(end);
	for (let day = toDay(start); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
		const weekday = WEEKDAYS[day.dayOfWeek - 1]!;
		for (const { days, from, to } of windows) {
			if (!days.includes(weekday)) continue;
			const span = wallSpan({ start: [day, from], end: [to <= from ? day.add({ days: 1 }) : day, to] }, zone);
			if (span.end > span.start) spans.push(span);
		}
	}
	return spans;
}

type WallPoint = readonly [day: Temporal.PlainDate, time: string];

function wallSpan({ start, end }: { readonly start: WallPoint; readonly end: WallPoint }, zone: string): Span {
	const at = ([day, time]: WallPoint, occurrence: 'first' | 'last') =>
		instantOfWallTime(day, Temporal.PlainTime.from(time), { zone, occurrence }).epochMilliseconds;
	return { start: at(start, 'first'), end: at(end, 'last') };
}

/** The whole of a day (`2026-12-25`) in a zone, from its first midnight to the next day's last. */
export function wholeDay(date: string, zone: string): Span {
	const day = Temporal.PlainDate.from(date);
	return wallSpan({ start: [day, '00:00'], end: [day.add({ days: 1 }), '00:00'] }, zone);
}

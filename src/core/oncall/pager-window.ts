import type { Schedule } from '../records/schedule.ts';
import { listWatches, type Watch } from './list-watches.ts';
import type { Span } from './span.ts';

const DAY = 86_400_000;
const WEEK = 7 * DAY;
/** How far ahead a pager follows a schedule, at least: two weeks in which nobody need run anything. */
export const PAGER_AHEAD = 14 * DAY;
const LONGEST_WATCH = 4 * WEEK;

/** Who is to be on call at a pager, and until when it is asked. */
export interface PagerWindow {
	readonly span: Span;
	/** Without overlaps, by start. */
	readonly watches: readonly Watch[];
}

/**
 * The watches of a role from `now` (milliseconds since 1970) until two weeks on, the last one whole: a window that moved
 * with every run would ask for a piece more each time. A watch of months ends at the turn of a week.
 */
export function pagerWindow(schedule: Schedule, role: string, now: number): PagerWindow {
	const ahead = now + PAGER_AHEAD;
	const latest = Math.ceil((ahead + LONGEST_WATCH) / WEEK) * WEEK;
	const watches = listWatches(schedule, role, { start: now, end: latest });
	const end = watches.find((watch) => watch.start <= ahead && ahead < watch.end)?.end ?? ahead;
	return { span: { start: now, end }, watches: watches.filter((watch) => watch.start < end) };
}

import { addDays } from './calendar-of-day.ts';

/** Thirteen weeks, so that both periods have as many of each weekday. */
const DAYS = 91;

/** Days from the first to the last, both included. */
export interface DaySpan {
	readonly from: string;
	readonly to: string;
}

/** The thirteen weeks up to a day (`2026-11-20`), and the thirteen before them. */
export function recentPeriods(today: string): { readonly recent: DaySpan; readonly before: DaySpan } {
	return {
		recent: { from: addDays(today, 1 - DAYS), to: today },
		before: { from: addDays(today, 1 - 2 * DAYS), to: addDays(today, -DAYS) },
	};
}

/** The span of as many days right before another. */
export function spanBefore({ from, to }: DaySpan): DaySpan {
	const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
	return { from: addDays(from, -days), to: addDays(from, -1) };
}

/** The rows of a span, in their order. */
export function rowsWithin<R extends { readonly day?: string }>(
	rows: readonly R[],
	{ from, to }: DaySpan,
): readonly R[] {
	return rows.filter(({ day }) => day !== undefined && day >= from && day <= to);
}

/** The 365 days up to a day. */
export function lastYearOf(today: string): DaySpan {
	return { from: addDays(today, -364), to: today };
}

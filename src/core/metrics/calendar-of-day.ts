const DAY = 86_400_000;

/** The Monday (`2026-11-16`) of the week of a day (`2026-11-20`). */
export function mondayOf(day: string): string {
	const ms = Date.parse(day);
	// 1970-01-01 was a Thursday, the fourth day of its week.
	const sinceMonday = (((ms / DAY + 3) % 7) + 7) % 7;
	return dayOf(ms - sinceMonday * DAY);
}

/** The day so many days after another; before it where `days` is negative. */
export function addDays(day: string, days: number): string {
	return dayOf(Date.parse(day) + days * DAY);
}

/** The quarter (`2026-Q4`) of a day. */
export function quarterOf(day: string): string {
	return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** The last `count` weeks, by their Mondays, oldest first; the last is that of `day`. */
export function lastWeeks(day: string, count: number): readonly string[] {
	const monday = mondayOf(day);
	return Array.from({ length: count }, (_, index) => addDays(monday, (index + 1 - count) * 7));
}

/** The last `count` months (`2026-11`), oldest first; the last is that of `day`. */
export function lastMonths(day: string, count: number): readonly string[] {
	const last = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
	return Array.from({ length: count }, (_, index) => {
		const month = last + 1 - count + index;
		return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
	});
}

/** The last `count` quarters (`2026-Q4`), oldest first; the last is that of `day`. */
export function lastQuarters(day: string, count: number): readonly string[] {
	return [...new Set(lastMonths(day, count * 3 + 2).map((month) => quarterOf(`${month}-01`)))].slice(-count);
}

function dayOf(ms: number): string {
	return new Date(ms).toISOString().slice(0, 10);
}

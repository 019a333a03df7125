const DAY = 86_400_000;
/** A runbook that nobody has read for so many days is no longer trusted without a look. */
export const STALE_DAYS = 180;

/** Days between two calendar days, and whether that is too long ago for a runbook. */
export function reviewAge(reviewed: string, today: string): { readonly days: number; readonly isStale: boolean } {
	const days = Math.max(0, Math.round((Date.parse(today) - Date.parse(reviewed)) / DAY));
	return { days, isStale: days > STALE_DAYS };
}

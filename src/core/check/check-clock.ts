/** The time of a check. A result that asked it stays good until the answer would be another. */
export interface CheckClock {
	/** Whether an instant (RFC 3339) or the end of a date (`2026-11-20`) is now or lies before. */
	isPast(instantOrDate: string): boolean;
	/** The day in UTC (`2026-11-20`): a result that asks this is good for the rest of it. */
	today(): string;
	/** The time itself, for texts that count days: a result that asks this is worth nothing a moment later. */
	now(): string;
}

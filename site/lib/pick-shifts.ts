/** A shift as pages carry it to the reader's browser: start and end in seconds since 1970, and the person's place in the list of names. */
export type PackedShift = readonly [start: number, end: number, person: number];

/** Who has a role at a moment, and who is next; either may be nobody. */
export interface PickedShifts {
	readonly now?: PackedShift;
	/** The first shift of somebody else, or after a gap, that starts later. */
	readonly next?: PackedShift;
}

/** Picks from the shifts of one role (any order) by a moment in seconds since 1970; of shifts that overlap, the one that began last. */
export function pickShifts(shifts: readonly PackedShift[], at: number): PickedShifts {
	const sorted = [...shifts].sort((a, b) => a[0] - b[0]);
	const now = sorted.findLast(([start, end]) => start <= at && at < end);
	const next = sorted.find(
		([start, , person]) => start > at && (now === undefined || person !== now[2] || start > now[1]),
	);
	return { now, next };
}

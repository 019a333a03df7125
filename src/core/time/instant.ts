/** An instant as records hold it: RFC 3339 text in UTC, ending in `Z`. */
export type InstantText = string;

/** Milliseconds since 1970 of an RFC 3339 text; NaN where it is not one. */
export function toEpochMs(instant: InstantText): number {
	return Date.parse(instant);
}

/** RFC 3339 text in UTC of milliseconds since 1970; whole seconds carry no fraction. */
export function fromEpochMs(epochMs: number): InstantText {
	const text = new Date(epochMs).toISOString();
	return text.endsWith('.000Z') ? `${text.slice(0, -5)}Z` : text;
}

/** The UTC text of any RFC 3339 text or loose date that `Date.parse` reads (offsets, nanoseconds), else undefined. */
export function normaliseInstant(text: string): InstantText | undefined {
	const epochMs = Date.parse(text.replace(/(\.\d{3})\d+/, '$1'));
	return Number.isFinite(epochMs) ? fromEpochMs(epochMs) : undefined;
}

/** Sorts instants by time, whatever precision each was written with. */
export function compareInstants(a: InstantText, b: InstantText): number {
	return toEpochMs(a) - toEpochMs(b);
}

/** The earlier of two instants; an absent one never wins. */
export function earlierOf(a: InstantText | undefined, b: InstantText): InstantText {
	return a !== undefined && toEpochMs(a) <= toEpochMs(b) ? a : b;
}

/** The later of two instants; an absent one never wins. */
export function laterOf(a: InstantText | undefined, b: InstantText): InstantText {
	return a !== undefined && toEpochMs(a) >= toEpochMs(b) ? a : b;
}

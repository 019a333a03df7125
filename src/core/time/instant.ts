/** An instant as records hold it: RFC 3339 text in UTC, ending in `Z`. */
export type InstantText = string;

/** Milliseconds since 1970 of an RFC 3339 text; NaN where it is not one. */
export function toEpochMs(instant: InstantText): number {
	const quick = instant.length === 20 || instant.length === 24 ? quickEpochMs(instant) : undefined;
	return quick ?? Date.parse(instant);
}

/**
 * The usual form, `2026-11-20T03:02:11Z` with or without milliseconds, some ten times faster than `Date.parse`: triage
 * compares instants all the time. Undefined of anything else. Days since 1970 of a date: H. Hinnant, days_from_civil.
 */
function quickEpochMs(text: string): number | undefined {
	const hasFraction = text.length === 24;
	const isUsual =
		text.charCodeAt(4) === 45 &&
		text.charCodeAt(7) === 45 &&
		text.charCodeAt(10) === 84 &&
		text.charCodeAt(13) === 58 &&
		text.charCodeAt(16) === 58 &&
		text.charCodeAt(text.length - 1) === 90 &&
		(!hasFraction || text.charCodeAt(19) === 46);
	if (!isUsual) return undefined;
	const [year, month, day] = [digits(text, 0, 2) * 100 + digits(text, 2, 2), digits(text, 5, 2), digits(text, 8, 2)];
	const [hour, minute, second] = [digits(text, 11, 2), digits(text, 14, 2), digits(text, 17, 2)];
	const fraction = hasFraction ? digits(text, 20, 2) * 10 + digits(text, 22, 1) : 0;
	const isPlain = month >= 1 && month <= 12 && day >= 1 && day <= 28 && hour < 24 && minute < 60 && second < 60;
	// The ends of months, and what is no number, are left to Date.parse.
	if (!isPlain || !(year >= 0) || !(fraction >= 0)) return undefined;
	const shifted = month <= 2 ? year - 1 : year;
	const era = Math.floor(shifted / 400);
	const ofEra = shifted - era * 400;
	const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
	const days = era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
	return (((days * 24 + hour) * 60 + minute) * 60 + second) * 1000 + fraction;
}

/** The number that one or two digits at a place spell; NaN where there are others. */
function digits(text: string, at: number, count: 1 | 2): number {
	const first = text.charCodeAt(at) - 48;
	if (!(first >= 0 && first <= 9)) return Number.NaN;
	if (count === 1) return first;
	const second = text.charCodeAt(at + 1) - 48;
	return second >= 0 && second <= 9 ? first * 10 + second : Number.NaN;
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

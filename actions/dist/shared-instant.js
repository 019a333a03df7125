import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
// src/core/time/instant.ts
/** Milliseconds since 1970 of an RFC 3339 text; NaN where it is not one. */
function toEpochMs(instant) {
	return (instant.length === 20 || instant.length === 24 ? quickEpochMs(instant) : void 0) ?? Date.parse(instant);
}
/**
* The usual form, `2026-11-20T03:02:11Z` with or without milliseconds, some ten times faster than `Date.parse`: triage
* compares instants all the time. Undefined of anything else. Days since 1970 of a date: H. Hinnant, days_from_civil.
*/
function quickEpochMs(text) {
	const hasFraction = text.length === 24;
	if (!(text.charCodeAt(4) === 45 && text.charCodeAt(7) === 45 && text.charCodeAt(10) === 84 && text.charCodeAt(13) === 58 && text.charCodeAt(16) === 58 && text.charCodeAt(text.length - 1) === 90 && (!hasFraction || text.charCodeAt(19) === 46))) return void 0;
	const [year, month, day] = [
		digits(text, 0, 2) * 100 + digits(text, 2, 2),
		digits(text, 5, 2),
		digits(text, 8, 2)
	];
	const [hour, minute, second] = [
		digits(text, 11, 2),
		digits(text, 14, 2),
		digits(text, 17, 2)
	];
	const fraction = hasFraction ? digits(text, 20, 2) * 10 + digits(text, 22, 1) : 0;
	if (!(month >= 1 && month <= 12 && day >= 1 && day <= 28 && hour < 24 && minute < 60 && second < 60) || !(year >= 0) || !(fraction >= 0)) return void 0;
	const shifted = month <= 2 ? year - 1 : year;
	const era = Math.floor(shifted / 400);
	const ofEra = shifted - era * 400;
	const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
	return ((((era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468) * 24 + hour) * 60 + minute) * 60 + second) * 1e3 + fraction;
}
/** The number that one or two digits at a place spell; NaN where there are others. */
function digits(text, at, count) {
	const first = text.charCodeAt(at) - 48;
	if (!(first >= 0 && first <= 9)) return NaN;
	if (count === 1) return first;
	const second = text.charCodeAt(at + 1) - 48;
	return second >= 0 && second <= 9 ? first * 10 + second : NaN;
}
/** RFC 3339 text in UTC of milliseconds since 1970; whole seconds carry no fraction. */
function fromEpochMs(epochMs) {
	const text = new Date(epochMs).toISOString();
	return text.endsWith(".000Z") ? `${text.slice(0, -5)}Z` : text;
}
/** The UTC text of any RFC 3339 text or loose date that `Date.parse` reads (offsets, nanoseconds), else undefined. */
function normaliseInstant(text) {
	const epochMs = Date.parse(text.replace(/(\.\d{3})\d+/, "$1"));
	return Number.isFinite(epochMs) ? fromEpochMs(epochMs) : void 0;
}
/** Sorts instants by time, whatever precision each was written with. */
function compareInstants(a, b) {
	return toEpochMs(a) - toEpochMs(b);
}
/** The earlier of two instants; an absent one never wins. */
function earlierOf(a, b) {
	return a !== void 0 && toEpochMs(a) <= toEpochMs(b) ? a : b;
}
/** The later of two instants; an absent one never wins. */
function laterOf(a, b) {
	return a !== void 0 && toEpochMs(a) >= toEpochMs(b) ? a : b;
}
export { normaliseInstant as a, laterOf as i, earlierOf as n, toEpochMs as o, fromEpochMs as r, compareInstants as t };

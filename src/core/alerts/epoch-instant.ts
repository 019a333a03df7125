import { fromEpochMs, type InstantText } from '../time/instant.ts';
import { instantOf, type PayloadField, textOf } from './payload-field.ts';

/** What is larger than this in one unit is taken for the next smaller one: the border lies in 1973 and in the year 5138. */
const LARGEST_SECONDS = 1e11;
const MS_PER_STEP = [1000, 1, 1e-3, 1e-6];

/**
 * The instant in an optional field that holds the time since 1970 in seconds, milliseconds, microseconds or nanoseconds,
 * as a number or as digits; its size says which. A date and time is read too, and zero means that there is none.
 */
export function epochInstantOf(field: PayloadField): InstantText | undefined {
	const text = textOf(field)?.trim();
	if (text === undefined || !/^\d{1,22}(?:\.\d{1,9})?$/.test(text)) return instantOf(field);
	const number = Number(text);
	if (number === 0) return undefined;
	const step = MS_PER_STEP.findIndex((_, index) => number < LARGEST_SECONDS * 1000 ** index);
	const epochMs = Math.round(number * (MS_PER_STEP[step] ?? Number.NaN));
	// A number too large for any unit is told like any other text that is no time.
	return Number.isFinite(epochMs) ? fromEpochMs(epochMs) : instantOf(field);
}

import { fromEpochMs, toEpochMs } from '../time/instant.ts';
import type { Watch } from './list-watches.ts';
import type { PagerShift } from './pager-shift.ts';
import { overlaps, type Span, uncovered } from './span.ts';

/** A watch with the id of its person at the pager. */
export interface UserWatch extends Watch {
	readonly user: string;
}

/**
 * The overrides to make so that the pager has on call whom we have, where it has another or nobody. Where nobody is
 * meant to be on call nothing is asked for, because an override names somebody.
 */
export function missingShifts(wanted: readonly UserWatch[], there: readonly PagerShift[]): readonly PagerShift[] {
	return wanted.flatMap(({ user, start, end }) => {
		const right = there.filter((shift) => shift.user === user).map(spanOf);
		return uncovered({ start, end }, right).map((piece) => ({
			user,
			start: fromEpochMs(piece.start),
			end: fromEpochMs(piece.end),
		}));
	});
}

/**
 * Of the overrides that we made, those that are right at no moment that is left of them. One that is right for a part
 * stays and is covered where it is wrong: to take it back would leave its right part to chance until the next is made.
 */
export function staleOverrides<T extends PagerShift & { readonly member: string }>(
	made: readonly T[],
	watches: readonly Watch[],
	{ start, end }: Span,
): readonly T[] {
	return made.filter((override) => {
		const left = { start: Math.max(toEpochMs(override.start), start), end: toEpochMs(override.end) };
		// Beyond the window nothing is known of it.
		if (left.end <= left.start || left.end > end) return false;
		return !watches.some((watch) => watch.member === override.member && overlaps(watch, left));
	});
}

/**
 * Of the overrides that we made, those that are wrong at some moment that is left of them: where it is not known which
 * of two overrides holds, nothing can be covered, and what is right of them is made again.
 */
export function wrongOverrides<T extends PagerShift & { readonly member: string }>(
	made: readonly T[],
	watches: readonly Watch[],
	{ start, end }: Span,
): readonly T[] {
	return made.filter((override) => {
		const left = { start: Math.max(toEpochMs(override.start), start), end: toEpochMs(override.end) };
		// Beyond the window nothing is known of it.
		if (left.end <= left.start || left.end > end) return false;
		const right = watches.filter((watch) => watch.member === override.member);
		return uncovered(left, right).length > 0;
	});
}

/** What the pager says against watches: its shifts of others at the same time, each with the first watch that it touches. */
export function disputedShifts(
	wanted: readonly UserWatch[],
	there: readonly PagerShift[],
): readonly { readonly shift: PagerShift; readonly watch: UserWatch }[] {
	return there.flatMap((shift) => {
		const watch = wanted.find(({ user, ...span }) => user !== shift.user && overlaps(span, spanOf(shift)));
		return watch ? [{ shift, watch }] : [];
	});
}

function spanOf({ start, end }: PagerShift): Span {
	return { start: toEpochMs(start), end: toEpochMs(end) };
}

import type { Schedule } from '../records/schedule.ts';
import { listDuties } from './list-shifts.ts';
import { clip, cut, type Span } from './span.ts';

/** Time in which one person is the one who is paged for a role. */
export interface Watch extends Span {
	readonly member: string;
}

/**
 * Who is paged for a role over a span, without overlaps and cut at its edges: where shifts overlap, the one that began
 * last is paged. Watches of one person that touch are one.
 */
export function listWatches(schedule: Schedule, role: string, span: Span): readonly Watch[] {
	let watches: Watch[] = [];
	for (const { member, start, end } of listDuties(schedule, role, span)) {
		const before = watches.filter((watch) => watch.end <= start);
		const after = watches.slice(before.length).flatMap((watch) => cut(watch, { start, end }));
		watches = [...before, ...after, { member, start, end }].sort((a, b) => a.start - b.start);
	}
	return joinTouching(watches.flatMap((watch) => clip(watch, span)));
}

function joinTouching(watches: readonly Watch[]): readonly Watch[] {
	const joined: Watch[] = [];
	for (const watch of watches) {
		const last = joined.at(-1);
		if (last?.member === watch.member && last.end === watch.start) {
			joined[joined.length - 1] = { ...last, end: watch.end };
		} else joined.push(watch);
	}
	return joined;
}

import { rolesPagedFirst } from '../../core/oncall/coverage.ts';
import { shiftsOfRole } from '../../core/oncall/list-shifts.ts';
import type { Schedule } from '../../core/records/schedule.ts';
import { fromEpochMs, toEpochMs } from '../../core/time/instant.ts';

/** All that one person has in a row in the role paged first, nights and weekends off among it (RFC 3339 UTC). */
export interface Stint {
	readonly member: string;
	readonly start: string;
	readonly end: string;
}

/** A stint, and the one of somebody else that takes over from it; nobody does where a schedule ends. */
export interface HandedShift {
	readonly shift: Stint;
	readonly next?: Stint;
}

const DAY = 86_400_000;
/** An exception that is shorter is a favour between colleagues; unless policy says otherwise nobody writes a report for it. */
const SHORT = 2 * DAY;
/** A stint with hours off may have begun so long before its end, of a longer one the report begins here; so far on somebody takes over. */
const FAR = 40 * DAY;

/** The shifts of the role paged first that end within a period (RFC 3339 UTC), by their end, and who takes over. */
export function listHandedShifts(
	schedule: Schedule,
	period: { readonly from: string; readonly until: string },
): readonly HandedShift[] {
	const [role = ''] = rolesPagedFirst(schedule);
	const wide = {
		from: fromEpochMs(toEpochMs(period.from) - FAR),
		until: fromEpochMs(toEpochMs(period.until) + FAR),
	};
	const shifts = shiftsOfRole(schedule, role, wide);
	const runs = joinStints(shifts.map((shift) => ({ ...shift, isException: shift.reason !== 'rotation' })));
	const stints = schedule.handover_reports === true ? runs : joinStints(runs.filter(isNoFavour));
	return stints
		.map((shift, index): HandedShift => ({ shift, ...(stints[index + 1] && { next: stints[index + 1]! }) }))
		.filter(
			({ shift: { end } }) => toEpochMs(period.from) < toEpochMs(end) && toEpochMs(end) <= toEpochMs(period.until),
		);
}

/** Whether a shift ends with a report: by default one of two days and more, else as the schedule says. */
export function hasReport({ handover_reports }: Schedule, { shift, next }: HandedShift): boolean {
	return next !== undefined && (handover_reports ?? lengthOf(shift) >= SHORT);
}

/** Stints in a row, before those that are only exceptions are told from the others. */
interface Run extends Stint {
	readonly isException: boolean;
}

function isNoFavour(run: Run): boolean {
	return !run.isException || lengthOf(run) >= SHORT;
}

function joinStints(parts: readonly Run[]): readonly Run[] {
	const joined: Run[] = [];
	for (const { member, start, end, isException } of parts) {
		const last = joined.at(-1);
		if (last?.member !== member) joined.push({ member, start, end, isException });
		else {
			const until = toEpochMs(end) > toEpochMs(last.end) ? end : last.end;
			joined[joined.length - 1] = { ...last, end: until, isException: last.isException && isException };
		}
	}
	return joined;
}

function lengthOf({ start, end }: Stint): number {
	return toEpochMs(end) - toEpochMs(start);
}

import { rolesPagedFirst } from '../../core/oncall/coverage.ts';
import { shiftsOfRole } from '../../core/oncall/list-shifts.ts';
import type { Shift } from '../../core/oncall/shift.ts';
import type { Schedule } from '../../core/records/schedule.ts';
import { fromEpochMs, toEpochMs } from '../../core/time/instant.ts';

/** A shift of the role that is paged first, and the one that takes over from it. */
export interface HandedShift {
	readonly shift: Shift;
	readonly next?: Shift;
}

const DAY = 86_400_000;

/**
 * The shift that is handed over at an instant (RFC 3339 UTC): of the role paged first, the one whose end is nearest.
 * Nothing where the schedule has no shift within a year around it.
 */
export function findHandedShift(schedule: Schedule, around: string): HandedShift | undefined {
	const [role = ''] = rolesPagedFirst(schedule);
	const moment = toEpochMs(around);
	const distance = ({ end }: Shift) => Math.abs(toEpochMs(end) - moment);
	for (const days of [8, 40, 370]) {
		const period = { from: fromEpochMs(moment - days * DAY), until: fromEpochMs(moment + days * DAY) };
		const shifts = shiftsOfRole(schedule, role, period);
		const shift = shifts.toSorted((a, b) => distance(a) - distance(b))[0];
		if (!shift || distance(shift) > days * DAY) continue;
		const next = shifts.find(
			({ start, member }) => toEpochMs(start) > toEpochMs(shift.start) && member !== shift.member,
		);
		return { shift, ...(next && { next }) };
	}
	return undefined;
}

import type { Schedule } from '../records/schedule.ts';
import { fromEpochMs, toEpochMs } from '../time/instant.ts';
import { listShifts } from './list-shifts.ts';
import type { Shift } from './shift.ts';

/** Who is on call at an instant (RFC 3339 UTC), one shift a role; where shifts overlap, the one that began last. */
export function onCallAt(schedule: Schedule, at: string): readonly Shift[] {
	const byRole = new Map<string, Shift>();
	for (const shift of listShifts(schedule, { from: at, until: fromEpochMs(toEpochMs(at) + 1) })) {
		byRole.set(shift.role, shift);
	}
	return [...byRole.values()];
}

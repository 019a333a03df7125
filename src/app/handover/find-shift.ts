import type { Schedule } from '../../core/records/schedule.ts';
import { fromEpochMs, toEpochMs } from '../../core/time/instant.ts';
import { type HandedShift, listHandedShifts } from './list-handed-shifts.ts';

const DAY = 86_400_000;

/**
 * The shift that is handed over at an instant (RFC 3339 UTC): of the role paged first, the one whose end is nearest.
 * Nothing where nobody takes over from anybody within a year around it.
 */
export function findHandedShift(schedule: Schedule, around: string): HandedShift | undefined {
	const moment = toEpochMs(around);
	const distance = ({ shift: { end } }: HandedShift) => Math.abs(toEpochMs(end) - moment);
	for (const days of [8, 40, 370]) {
		const period = { from: fromEpochMs(moment - days * DAY), until: fromEpochMs(moment + days * DAY) };
		const [nearest] = listHandedShifts(schedule, period).toSorted((a, b) => distance(a) - distance(b));
		if (nearest) return nearest;
	}
	return undefined;
}

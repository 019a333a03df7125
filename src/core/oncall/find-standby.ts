import type { Schedule } from '../records/schedule.ts';
import { onCallAt } from './on-call-at.ts';
import type { Shift } from './shift.ts';

/** Somebody on standby, and by which schedule. */
export interface Standby {
	/** Name of the schedule's file. */
	readonly schedule: string;
	readonly shift: Shift;
}

/** Everybody who has a role (`dba`, `devops`) in any schedule at an instant (RFC 3339 UTC), by the names of the schedules. */
export function findStandby(schedules: ReadonlyMap<string, Schedule>, role: string, at: string): readonly Standby[] {
	return [...schedules]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.flatMap(([slug, schedule]) =>
			onCallAt(schedule, at)
				.filter((shift) => shift.role === role)
				.map((shift) => ({ schedule: slug, shift })),
		);
}

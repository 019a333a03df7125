import type { Schedule } from '../records/schedule.ts';
import type { Service } from '../records/service.ts';

/** A schedule with the name of its file. */
export interface NamedSchedule {
	readonly slug: string;
	readonly schedule: Schedule;
}

/** The schedules of a team, in order of their names. */
export function schedulesOfTeam(schedules: ReadonlyMap<string, Schedule>, team: string): readonly NamedSchedule[] {
	return [...schedules]
		.filter(([, schedule]) => schedule.team === team)
		.map(([slug, schedule]) => ({ slug, schedule }))
		.sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

/** The schedule that answers for a service: the one it names, else the first of the team that owns it. */
export function scheduleOfService(
	schedules: ReadonlyMap<string, Schedule>,
	{ schedule: own, owner }: Pick<Service, 'schedule' | 'owner'>,
): NamedSchedule | undefined {
	const named = own === undefined ? undefined : schedules.get(own);
	return named && own !== undefined ? { slug: own, schedule: named } : schedulesOfTeam(schedules, owner)[0];
}

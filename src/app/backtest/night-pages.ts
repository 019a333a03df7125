import type { ReplayedPage } from '../../core/backtest/replay.ts';
import { rolesPagedFirst } from '../../core/oncall/coverage.ts';
import { type NamedSchedule, scheduleOfService } from '../../core/oncall/find-schedules.ts';
import { sleepHours } from '../../core/oncall/hours-of-person.ts';
import { listShifts } from '../../core/oncall/list-shifts.ts';
import type { Schedule } from '../../core/records/schedule.ts';
import type { Service } from '../../core/records/service.ts';
import type { Team } from '../../core/records/team.ts';
import { fromEpochMs, toEpochMs } from '../../core/time/instant.ts';
import { peopleOf } from '../oncall/people.ts';

/** Shifts are listed a month at a time, and kept. */
const CHUNK_MS = 30 * 86_400_000;
/** Every zone is a multiple of a quarter of an hour away from UTC, and so are the edges of the night. */
const QUARTER_MS = 900_000;

/** Who is on call, by what. */
export interface DutyFiles {
	readonly schedules: ReadonlyMap<string, Schedule>;
	readonly services: ReadonlyMap<string, Service>;
	readonly teams: ReadonlyMap<string, Team>;
}

/**
 * Whether one of those who are paged first sleeps then, by the clock where they are. Remembers what it found out: there
 * may be a hundred thousand pages.
 */
export function nightPages({ schedules, services, teams }: DutyFiles): (page: ReplayedPage) => boolean {
	const people = peopleOf(teams);
	const shifts = new Map<string, readonly { member: string; start: number; end: number }[]>();
	const nights = new Map<string, boolean>();
	const sleeps = (zone: string, at: number): boolean => {
		const start = Math.floor(at / QUARTER_MS) * QUARTER_MS;
		const known = nights.get(`${zone} ${start}`) ?? sleepHours({ start, end: start + 1 }, zone).length > 0;
		nights.set(`${zone} ${start}`, known);
		return known;
	};
	const shiftsAround = ({ slug, schedule }: NamedSchedule, at: number) => {
		const chunk = Math.floor(at / CHUNK_MS);
		const known = shifts.get(`${slug} ${chunk}`) ?? listFirst(schedule, chunk * CHUNK_MS);
		shifts.set(`${slug} ${chunk}`, known);
		return known;
	};
	return ({ at, service, team }) => {
		const named = scheduleOfService(schedules, services.get(service) ?? { owner: team });
		if (!named) return false;
		const moment = toEpochMs(at);
		return shiftsAround(named, moment).some(({ member, start, end }) => {
			const zone = people.get(member)?.timeZone;
			return start <= moment && moment < end && zone !== undefined && sleeps(zone, moment);
		});
	};
}

/** The shifts of those who are paged first, in a month from `from` on. */
function listFirst(schedule: Schedule, from: number): readonly { member: string; start: number; end: number }[] {
	const roles = rolesPagedFirst(schedule);
	return listShifts(schedule, { from: fromEpochMs(from), until: fromEpochMs(from + CHUNK_MS) })
		.filter(({ role }) => roles.includes(role))
		.map(({ member, start, end }) => ({ member, start: toEpochMs(start), end: toEpochMs(end) }));
}

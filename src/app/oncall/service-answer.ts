import { scheduleOfService } from '../../core/oncall/find-schedules.ts';
import { listShifts } from '../../core/oncall/list-shifts.ts';
import { fromEpochMs, toEpochMs } from '../../core/time/instant.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { peopleOf } from './people.ts';
import { type NamedShift, nameShift } from './who-is-on-call.ts';

/** Who answers for a service, as a file that stays right for weeks: whoever reads it picks the shifts by the time. */
export interface ServiceAnswer {
	readonly service: string;
	readonly schedule: string;
	readonly team: string;
	readonly time_zone: string;
	/** The shifts are complete from here until there, RFC 3339 UTC. */
	readonly from: string;
	readonly until: string;
	/** By start; where two overlap, the one that began last is paged. */
	readonly roles: Readonly<Record<string, readonly NamedShift[]>>;
}

const DAY = 86_400_000;
const DAYS = 35;

/** The answer for one service from the day of `now` (RFC 3339 UTC) on; nothing where it has no schedule. */
export function serviceAnswer(catalogue: Catalogue, service: string, now: string): ServiceAnswer | undefined {
	const record = catalogue.services.get(service);
	const named = record && scheduleOfService(catalogue.schedules, record);
	if (!named) return undefined;
	const { slug, schedule } = named;
	const midnight = Math.floor(toEpochMs(now) / DAY) * DAY;
	const period = { from: fromEpochMs(midnight - DAY), until: fromEpochMs(midnight + DAYS * DAY) };
	const people = peopleOf(catalogue.teams);
	const byRole = Map.groupBy(listShifts(schedule, period), ({ role }) => role);
	const roles = [...byRole].map(([role, shifts]) => [role, shifts.map((shift) => nameShift(shift, people, schedule))]);
	return {
		service,
		schedule: slug,
		team: schedule.team,
		time_zone: schedule.time_zone,
		...period,
		roles: Object.fromEntries(roles) as ServiceAnswer['roles'],
	};
}

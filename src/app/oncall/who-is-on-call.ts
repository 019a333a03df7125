import { dutyStatus } from '../../core/oncall/duty-status.ts';
import { explainShift } from '../../core/oncall/explain-shift.ts';
import { type NamedSchedule, scheduleOfService, schedulesOfTeam } from '../../core/oncall/find-schedules.ts';
import type { Shift } from '../../core/oncall/shift.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { type Person, peopleOf } from './people.ts';

/** A shift with the person's name and the reason in words; what `oncall --json` prints. */
export interface NamedShift {
	readonly member: string;
	readonly name: string;
	readonly time_zone?: string;
	readonly start: string;
	readonly end: string;
	readonly reason: Shift['reason'];
	readonly why: string;
}

/** The answer for one schedule at one instant. */
export interface OnCallAnswer {
	readonly schedule: string;
	readonly name: string;
	readonly team: string;
	readonly at: string;
	readonly roles: readonly {
		readonly role: string;
		readonly now: NamedShift | null;
		/** Only where nobody has the role. */
		readonly nobody?: 'on-purpose' | 'missing';
		readonly next: NamedShift | null;
	}[];
}

/** Whose schedules are asked for; nothing means all. */
export interface OnCallQuestion {
	readonly team?: string;
	readonly service?: string;
}

/** The schedules that a question is about, or what is wrong with it in words. */
export function askedSchedules(catalogue: Catalogue, question: OnCallQuestion): readonly NamedSchedule[] | string {
	const { schedules, services, teams } = catalogue;
	if (question.service !== undefined) {
		const service = services.get(question.service);
		if (!service) return `Unexpected service "${question.service}", expected one of services/`;
		const found = scheduleOfService(schedules, service);
		return found ? [found] : `Service "${question.service}" has no schedule, nor has its team "${service.owner}"`;
	}
	if (question.team !== undefined) {
		const found = schedulesOfTeam(schedules, question.team);
		if (found.length > 0) return found;
		const own = schedules.get(question.team);
		if (own) return [{ slug: question.team, schedule: own }];
		return teams.has(question.team)
			? `Team "${question.team}" has no schedule, expected one in schedules/`
			: `Unexpected team "${question.team}", expected one of ${[...teams.keys()].sort().join(', ')}`;
	}
	return [...schedules].sort(([a], [b]) => (a < b ? -1 : 1)).map(([slug, schedule]) => ({ slug, schedule }));
}

/** Who is on call in each role of some schedules at an instant (RFC 3339 UTC), why, until when, and who is next. */
export function whoIsOnCall(
	catalogue: Catalogue,
	schedules: readonly NamedSchedule[],
	at: string,
): readonly OnCallAnswer[] {
	const people = peopleOf(catalogue.teams);
	return schedules.map(({ slug, schedule }) => {
		const named = (shift: Shift | undefined) => (shift ? nameShift(shift, people, schedule) : null);
		return {
			schedule: slug,
			name: schedule.name,
			team: schedule.team,
			at,
			roles: dutyStatus(schedule, at).map(({ role, now, nobody, next }) => ({
				role,
				now: named(now),
				...(nobody && { nobody }),
				next: named(next),
			})),
		};
	});
}

/** A shift with the name of its person and its reason in words. */
export function nameShift(
	shift: Shift,
	people: ReadonlyMap<string, Person>,
	schedule: NamedSchedule['schedule'],
): NamedShift {
	const { member, start, end, reason } = shift;
	const person = people.get(member);
	return {
		member,
		name: person?.name ?? member,
		...(person && { time_zone: person.timeZone }),
		start,
		end,
		reason,
		why: explainShift(shift, schedule),
	};
}

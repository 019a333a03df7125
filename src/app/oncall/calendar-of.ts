import { explainShift } from '../../core/oncall/explain-shift.ts';
import { listShifts } from '../../core/oncall/list-shifts.ts';
import { fromEpochMs, toEpochMs } from '../../core/time/instant.ts';
import { type CalendarShift, printCalendar } from '../../formats/icalendar/print-calendar.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { peopleOf } from './people.ts';

const DAY = 86_400_000;
/** What a calendar holds: the weeks that somebody may still look back at, and as far as anybody plans. */
export const CALENDAR_DAYS = { before: 28, after: 182 } as const;

/** The period of a calendar as of an instant (RFC 3339 UTC), from midnight UTC to midnight UTC. */
export function calendarPeriod(now: string): { readonly from: string; readonly until: string } {
	const midnight = Math.floor(toEpochMs(now) / DAY) * DAY;
	return {
		from: fromEpochMs(midnight - CALENDAR_DAYS.before * DAY),
		until: fromEpochMs(midnight + CALENDAR_DAYS.after * DAY),
	};
}

/** The shifts of one team (by its name) or one person (by handle) in all their schedules, by start. */
export function calendarShifts(catalogue: Catalogue, of: string, now: string): readonly CalendarShift[] {
	const people = peopleOf(catalogue.teams);
	const period = calendarPeriod(now);
	const isPerson = of.startsWith('@');
	return [...catalogue.schedules]
		.filter(([, { team }]) => isPerson || team === of)
		.flatMap(([slug, schedule]) =>
			listShifts(schedule, period)
				.filter(({ member }) => !isPerson || member === of)
				.map((shift): CalendarShift => {
					const name = people.get(shift.member)?.name ?? shift.member;
					const title = `${schedule.name} ${shift.role}`;
					return {
						shift,
						schedule: slug,
						title: isPerson ? title : `${title}: ${name}`,
						description: `${shift.member}, ${explainShift(shift, schedule)}`,
					};
				}),
		)
		.sort((a, b) => toEpochMs(a.shift.start) - toEpochMs(b.shift.start));
}

/** The iCalendar text for one team or one person; nothing where there is no such team or person. */
export function calendarOf(
	catalogue: Catalogue,
	of: string,
	{ now, url }: { readonly now: string; readonly url?: string },
): string | undefined {
	const person = peopleOf(catalogue.teams).get(of);
	const team = catalogue.teams.get(of);
	const isScheduled = [...catalogue.schedules.values()].some((schedule) => schedule.team === of);
	if (!person && !team && !isScheduled) return undefined;
	const name = `On call: ${person?.name ?? team?.name ?? of}`;
	const asOf = catalogue.asOf?.at ?? now;
	return printCalendar({ name, asOf, ...(url !== undefined && { url }) }, calendarShifts(catalogue, of, now));
}

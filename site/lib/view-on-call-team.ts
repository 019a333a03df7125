import { Temporal } from 'temporal-polyfill';
import type { Catalogue } from '../../src/app/catalogue/catalogue.ts';
import { type Person, peopleOf } from '../../src/app/oncall/people.ts';
import { isTimeZone } from '../../src/core/oncall/is-time-zone.ts';
import type { Schedule } from '../../src/core/records/schedule.ts';
import { type OnCallMonth, viewOnCallMonth } from './view-on-call-month.ts';

/** What the page of one team shows beside who is on call now. */
export interface OnCallTeam {
	readonly name: string;
	/** Everybody in its schedules, by name. */
	readonly people: readonly Person[];
	/** The pictures of this month and the next, by schedule. */
	readonly pictures: ReadonlyMap<string, readonly OnCallMonth[]>;
}

/** The team's people and calendars as of an instant (RFC 3339 UTC). A schedule in a zone that does not exist has no picture. */
export function viewOnCallTeam(catalogue: Catalogue, team: string, now: string): OnCallTeam {
	const people = peopleOf(catalogue.teams);
	const schedules = [...catalogue.schedules].filter(([, schedule]) => schedule.team === team);
	const handles = new Set(
		schedules.flatMap(([, { layers }]) => layers.flatMap(({ rotation }) => rotation.members.map(handleOf))),
	);
	const nameOf = (member: string) => people.get(member)?.name ?? member;
	return {
		name: catalogue.teams.get(team)?.name ?? team,
		people: [...handles]
			.flatMap((handle) => people.get(handle) ?? [])
			.sort((a, b) => a.name.localeCompare(b.name, 'en')),
		pictures: new Map(
			schedules.map(([slug, schedule]) => [
				slug,
				monthsOf(schedule, now).map((month) => viewOnCallMonth({ schedule, month, nameOf })),
			]),
		),
	};
}

function handleOf(entry: Schedule['layers'][number]['rotation']['members'][number]): string {
	return typeof entry === 'string' ? entry : entry.member;
}

function monthsOf({ time_zone }: Schedule, now: string): readonly string[] {
	if (!isTimeZone(time_zone)) return [];
	const month = Temporal.Instant.from(now).toZonedDateTimeISO(time_zone).toPlainDate().toPlainYearMonth();
	return [month.toString(), month.add({ months: 1 }).toString()];
}

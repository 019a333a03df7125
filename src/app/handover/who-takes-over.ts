import { rolesPagedFirst } from '../../core/oncall/coverage.ts';
import { type NamedSchedule, schedulesOfTeam } from '../../core/oncall/find-schedules.ts';
import { onCallAt } from '../../core/oncall/on-call-at.ts';
import { fromEpochMs, toEpochMs } from '../../core/time/instant.ts';
import type { Catalogue, CatalogueHandover } from '../catalogue/catalogue.ts';
import { listHandedShifts } from './list-handed-shifts.ts';

/** A shift may end earlier or later by an override that was made after the report was drafted. */
const NEAR = 12 * 3_600_000;

/**
 * Who may take over from a shift by the schedule as it is now: whoever has the next shift, and whoever stands in at the
 * moment when it begins. Never the outgoing engineer, and nobody where the schedule is gone.
 */
export function whoTakesOver(
	schedules: Catalogue['schedules'],
	{ path, facts }: Pick<CatalogueHandover, 'path' | 'facts'>,
): readonly string[] {
	const named = scheduleOf(schedulesOfTeam(schedules, facts.team), path);
	if (!named) return [];
	const { schedule } = named;
	const end = toEpochMs(facts.shift.end);
	const near = { from: fromEpochMs(end - NEAR), until: fromEpochMs(end + NEAR) };
	const next = listHandedShifts(schedule, near)
		.filter(({ shift }) => shift.member === facts.from)
		.flatMap((handed) => handed.next?.member ?? []);
	const [role] = rolesPagedFirst(schedule);
	const present = onCallAt(schedule, facts.takes_over ?? facts.shift.end).filter((shift) => shift.role === role);
	const people = [...next, ...present.map(({ member }) => member)];
	return [...new Set(people)].filter((member) => member !== facts.from);
}

/** `…-payments-eu.md` is of the schedule `payments-eu`, also where there is one `eu`. */
function scheduleOf(schedules: readonly NamedSchedule[], path: string): NamedSchedule | undefined {
	return schedules
		.filter(({ slug }) => path.endsWith(`-${slug}.md`))
		.toSorted((a, b) => b.slug.length - a.slug.length)[0];
}

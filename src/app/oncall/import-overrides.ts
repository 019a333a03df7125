import type { NamedSchedule } from '../../core/oncall/find-schedules.ts';
import { rolesOf } from '../../core/oncall/list-shifts.ts';
import type { Schedule } from '../../core/records/schedule.ts';
import type { Team } from '../../core/records/team.ts';
import { toEpochMs } from '../../core/time/instant.ts';
import { appendOverrides, type Override } from '../../formats/icalendar/append-overrides.ts';
import { type CalendarEvent, readCalendar } from '../../formats/icalendar/read-calendar.ts';
import { type Person, peopleOf } from './people.ts';

/** What an import would do: the overrides that are new, the schedule's text with them, and what could not be taken. */
export interface ImportPlan {
	readonly added: readonly Override[];
	/** Events whose override is in the schedule already. */
	readonly known: number;
	readonly text: string;
	readonly problems: readonly string[];
}

/**
 * Turns the events of an iCalendar text into overrides of one role. Whose an event is says our own calendar, else one
 * invited person's mail, else a handle or a full name in the title. Nothing is guessed: an event of nobody known is a
 * problem, and the others are taken.
 */
export function planImport(
	{ schedule, text }: NamedSchedule & { readonly text: string },
	{ calendar, role }: { readonly calendar: string; readonly role: string },
	teams: ReadonlyMap<string, Team>,
): ImportPlan {
	const roles = rolesOf(schedule);
	if (!roles.includes(role)) {
		const problem = `Unexpected role "${role}", expected one of ${roles.join(', ')}`;
		return { added: [], known: 0, text, problems: [problem] };
	}
	const people = [...peopleOf(teams).values()];
	const read = readCalendar(calendar, schedule.time_zone);
	const problems = [...read.problems];
	const added: Override[] = [];
	let known = 0;
	for (const event of read.events) {
		const members = membersOf(event, people);
		if (members.length !== 1) {
			problems.push(problemOf(event, members));
			continue;
		}
		const reason = reasonOf(event, members[0]!);
		const override = {
			role,
			member: members[0]!.handle,
			from: event.start,
			until: event.end,
			...(reason && { reason }),
		};
		if ([...(schedule.overrides ?? []), ...added].some((other) => isSame(other, override))) known++;
		else added.push(override);
	}
	return { added, known, text: appendOverrides(text, added), problems };
}

function membersOf({ member, attendees, title }: CalendarEvent, people: readonly Person[]): readonly Person[] {
	const invited = people.filter(({ mail }) => mail !== undefined && attendees.includes(mail.toLowerCase()));
	const lower = title.toLowerCase();
	const handles: readonly string[] = lower.match(/@[a-z0-9-]+/g) ?? [];
	return (
		[
			people.filter(({ handle }) => handle === member),
			invited,
			people.filter(({ handle }) => handles.includes(handle.toLowerCase())),
			people.filter(({ name }) => lower.includes(name.toLowerCase())),
		].find((found) => found.length > 0) ?? []
	);
}

function problemOf({ title, start }: CalendarEvent, members: readonly Person[]): string {
	const found = members.length === 0 ? 'nobody' : members.map(({ handle }) => handle).join(' and ');
	return `Unexpected event "${title}" of ${start} for ${found}, expected one person by mail, handle or full name`;
}

/** The title without the person, as the reason: what is left of "Rina on leave" is worth keeping, of "Rina" nothing. */
function reasonOf({ title, member }: CalendarEvent, { handle, name }: Person): string | undefined {
	if (member !== undefined) return undefined;
	const left = [handle, name].reduce((text, word) => text.split(word).join(''), title);
	const reason = left.replaceAll(/\s+/g, ' ').replaceAll(/^[\s:,–-]+|[\s:,–-]+$/g, '');
	return reason === '' ? undefined : reason.slice(0, 300);
}

function isSame(a: NonNullable<Schedule['overrides']>[number], b: Override): boolean {
	return (
		a.role === b.role &&
		a.member === b.member &&
		toEpochMs(a.from) === toEpochMs(b.from) &&
		toEpochMs(a.until) === toEpochMs(b.until)
	);
}

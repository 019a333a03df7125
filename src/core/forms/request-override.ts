import { quoted, type Read, readAll, readable, unreadable } from '../lifecycle/command-text.ts';
import { findHandle } from '../lifecycle/find-handle.ts';
import { rolesOf } from '../oncall/list-shifts.ts';
import type { Schedule } from '../records/schedule.ts';
import { toEpochMs } from '../time/instant.ts';
import type { Form, FormAnswers, FormField, FormRecords } from './form.ts';
import type { OverrideRequest } from './form-request.ts';
import { needed, readChoiceOf, readLineOf } from './read-field.ts';
import { readTime } from './read-time.ts';

const REASON_AT_MOST = 200;
const LONGEST_DAYS = 366;
const DAY_MS = 86_400_000;

const SCHEDULE: FormField = {
	id: 'schedule',
	label: 'Which schedule?',
	isRequired: true,
	input: ({ schedules }) => [...schedules].sort().map(([id, { name }]) => ({ id, name })),
};
const ROLE: FormField = {
	id: 'role',
	label: 'Role',
	isRequired: true,
	input: ({ schedules }) => [...new Set([...schedules.values()].flatMap(rolesOf))].sort().map((id) => ({ id })),
};
const KIND: FormField = {
	id: 'change',
	label: 'Change',
	isRequired: true,
	input: () => [
		{ id: 'cover', name: 'one takes the hours of the other' },
		{ id: 'swap', name: 'within the time each has the hours of the other' },
	],
};
const PERSON: FormField = {
	id: 'person',
	label: 'Who takes the hours?',
	example: '@rina',
	isRequired: true,
	input: 'line',
};
const OTHER: FormField = {
	id: 'other',
	label: 'Instead of whom?',
	help: 'Needed for a swap. Left empty, all hours of the time are taken.',
	example: '@budi',
	isRequired: false,
	input: 'line',
};
const FROM: FormField = {
	id: 'from',
	label: 'From',
	help: "In the schedule's own time zone, or with an offset.",
	example: '2026-12-24 09:00',
	isRequired: true,
	input: 'line',
};
const UNTIL: FormField = { ...FROM, id: 'until', label: 'Until', example: '2026-12-26 09:00' };
const REASON: FormField = { id: 'reason', label: 'Reason', isRequired: false, input: 'line' };

/** Somebody asks that another person is on call for a while. */
export const requestOverride: Form = {
	id: 'request-override',
	name: 'Request an override or a swap',
	about: 'Somebody else is to be on call for a while',
	intro: 'The pull request shows who would be on call when, and who loses sleep.',
	fields: [SCHEDULE, ROLE, KIND, PERSON, OTHER, FROM, UNTIL, REASON],
	read: (answers, records, sender) => {
		const slug = needed(readChoiceOf(answers, SCHEDULE, records), SCHEDULE);
		const schedule = slug.ok ? records.schedules.get(slug.value) : undefined;
		const change = needed(readChoiceOf(answers, KIND, records), KIND);
		const isSwap = change.ok && change.value === 'swap';
		const people = [...records.teams.values()].flatMap(({ members }) => members.map(({ handle }) => handle));
		const read = readAll<Fields>({
			slug,
			change,
			role: readRole(answers, records, schedule),
			person: readPerson(answers, PERSON, people) as Read<string>,
			other: (isSwap
				? needed(readPerson(answers, OTHER, people), OTHER)
				: readPerson(answers, OTHER, people)) as Read<string>,
			time: readPeriod(answers, schedule?.time_zone ?? 'UTC', sender.at),
			reason: readLineOf(answers, REASON, REASON_AT_MOST) as Read<string>,
		});
		return read.ok ? requestOf(read.value) : read;
	},
};

interface Fields {
	readonly slug: string;
	readonly change: string;
	readonly role: string;
	readonly person: string;
	readonly other?: string;
	readonly time: { readonly from: string; readonly until: string };
	readonly reason?: string;
}

function requestOf({ slug, change, role, person, other, time, reason }: Fields): Read<OverrideRequest> {
	if (person === other)
		return unreadable(`Unexpected ${other} below "${OTHER.label}", expected somebody else than who takes the hours`);
	const shared = { role, ...time, ...(reason !== undefined && { reason }) };
	const entry: OverrideRequest['entry'] =
		change === 'swap' && other !== undefined
			? { kind: 'swap', value: { ...shared, between: [person, other] } }
			: { kind: 'override', value: { ...shared, member: person, ...(other !== undefined && { instead_of: other }) } };
	return readable({ form: 'request-override', schedule: slug, entry });
}

function readRole(answers: FormAnswers, records: FormRecords, schedule: Schedule | undefined): Read<string> {
	const role = needed(readChoiceOf(answers, ROLE, records), ROLE);
	const roles = schedule && rolesOf(schedule);
	if (!role.ok || !roles || roles.includes(role.value)) return role;
	return unreadable(`Unexpected role "${role.value}", expected one of that schedule: ${roles.join(', ')}`);
}

function readPerson(answers: FormAnswers, field: FormField, people: readonly string[]): Read<string | undefined> {
	const answer = answers.get(field.id);
	if (answer !== undefined) return findHandle(answer, people);
	return field.isRequired ? needed(readable(undefined), field) : readable(undefined);
}

function readPeriod(answers: FormAnswers, zone: string, now: string): Read<Fields['time']> {
	const read = (field: FormField, occurrence: 'first' | 'last'): Read<string> => {
		const answer = answers.get(field.id) ?? '';
		const found = readTime(answer, { zone, occurrence });
		return found === undefined
			? unreadable(`Unexpected ${quoted(answer)} below "${field.label}", expected a time like ${field.example}`)
			: readable(found);
	};
	const time = readAll({ from: read(FROM, 'first'), until: read(UNTIL, 'last') });
	if (!time.ok) return time;
	const [start, end] = [toEpochMs(time.value.from), toEpochMs(time.value.until)];
	if (end <= start) return unreadable(`Unexpected end ${time.value.until}, expected a time after ${time.value.from}`);
	if (end <= toEpochMs(now)) return unreadable(`Unexpected end ${time.value.until}, expected a time to come`);
	if (end - start > LONGEST_DAYS * DAY_MS)
		return unreadable(
			`Unexpected time of ${Math.round((end - start) / DAY_MS)} days, expected at most ${LONGEST_DAYS}`,
		);
	return time;
}

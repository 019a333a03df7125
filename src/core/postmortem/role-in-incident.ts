import { onCallAt } from '../oncall/on-call-at.ts';
import type { Incident } from '../records/incident.ts';
import type { Schedule } from '../records/schedule.ts';
import type { Team } from '../records/team.ts';

/** What a postmortem calls a person instead of by name. */
export interface RoleInIncident {
	/** Like `the primary on-call`. */
	readonly text: string;
	/** Whether records say so; without them it is "the engineer", which is never wrong. */
	readonly isKnown: boolean;
}

export interface RoleSources {
	readonly schedules: ReadonlyMap<string, Schedule>;
	readonly teams: ReadonlyMap<string, Team>;
}

/** Roles of an incident that say more than a place on a schedule, and what they are called; others say less. */
const COMMAND_ROLES: Readonly<Record<string, string>> = {
	incident_commander: 'the incident commander',
	communications_lead: 'the communications lead',
	scribe: 'the scribe',
};

/**
 * The role of a person (by handle) in an incident: their part in its command, else their place on call when it was
 * detected (of another team with its name), else their part in the response, else the lead of their team. Two places on
 * call at once say nothing certain, so they count as none.
 */
export function roleInIncident(handle: string, incident: Incident, { schedules, teams }: RoleSources): RoleInIncident {
	const roles = Object.entries(incident.roles ?? {}).filter(([, person]) => person === handle);
	const command = roles.map(([role]) => COMMAND_ROLES[role]).find((text) => text !== undefined);
	const text = command ?? placeOnCall(handle, incident, schedules) ?? partInResponse(roles) ?? leadOf(handle, teams);
	return text === undefined ? { text: 'the engineer', isKnown: false } : { text, isKnown: true };
}

function placeOnCall(
	handle: string,
	{ team, times }: Incident,
	schedules: ReadonlyMap<string, Schedule>,
): string | undefined {
	const { detected } = times;
	if (detected === undefined) return undefined;
	const places = [...schedules.values()].flatMap((schedule) =>
		onCallAt(schedule, detected)
			.filter(({ member }) => member === handle)
			.map(({ role }) => `the ${role} on-call${schedule.team === team ? '' : ` of ${schedule.name}`}`),
	);
	return places.length === 1 ? places[0] : undefined;
}

function partInResponse(roles: readonly (readonly [string, string])[]): string | undefined {
	const names = roles.map(([role]) => role);
	if (names.includes('on_call')) return 'the on-call engineer';
	if (names.includes('responder')) return 'the responder';
	return names[0] === undefined ? undefined : `the ${names[0].replaceAll('_', ' ')}`;
}

function leadOf(handle: string, teams: ReadonlyMap<string, Team>): string | undefined {
	const team = [...teams.values()].find(({ lead }) => lead === handle);
	return team && `the lead of ${team.name}`;
}

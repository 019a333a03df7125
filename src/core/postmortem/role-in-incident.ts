import { onCallAt } from '../oncall/on-call-at.ts';
import type { Incident } from '../records/incident.ts';
import type { Schedule } from '../records/schedule.ts';
import type { Team } from '../records/team.ts';

/** What a postmortem calls a person instead of by name. */
export interface RoleInIncident {
	/** Like `the primary on-call`; "the engineer" where nothing is known, which is never wrong. */
	readonly text: string;
	/** Whether the incident says so itself. A schedule may have been changed since, and leads change. */
	readonly isRecorded: boolean;
}

export interface RoleSources {
	readonly schedules: ReadonlyMap<string, Schedule>;
	readonly teams: ReadonlyMap<string, Team>;
}

/** Roles of an incident that say more than a place on a schedule, and what they are called. */
const COMMAND_ROLES: Readonly<Record<string, string>> = {
	incident_commander: 'the incident commander',
	communications_lead: 'the communications lead',
	scribe: 'the scribe',
};

/** On call in a schedule, by role. */
interface Place {
	readonly role: string;
	readonly schedule: Schedule;
}

/**
 * The role of a person (by handle) in an incident: their part in its command, else their place on call when it was
 * detected (of another team with its name), else their part in the response, else the lead of their team. Two places on
 * call at once say nothing certain, nor does a first place that the incident gives to somebody else.
 */
export function roleInIncident(handle: string, incident: Incident, { schedules, teams }: RoleSources): RoleInIncident {
	const roles = Object.entries(incident.roles ?? {}).flatMap(([role, person]) => (person === handle ? [role] : []));
	const command = roles.map((role) => COMMAND_ROLES[role]).find((text) => text !== undefined);
	if (command !== undefined) return { text: command, isRecorded: true };
	const place = placeOnCall(handle, incident, schedules);
	if (roles.includes('on_call')) {
		const isOwn = place?.schedule.team === incident.team;
		return { text: isOwn ? `the ${place!.role} on-call` : 'the on-call engineer', isRecorded: true };
	}
	if (place) return { text: describePlace(place, incident), isRecorded: false };
	const [part] = roles;
	if (part !== undefined) return { text: `the ${part.replaceAll('_', ' ')}`, isRecorded: true };
	const team = [...teams.values()].find(({ lead }) => lead === handle);
	return { text: team ? `the lead of ${team.name}` : 'the engineer', isRecorded: false };
}

function placeOnCall(handle: string, incident: Incident, schedules: RoleSources['schedules']): Place | undefined {
	const { detected } = incident.times;
	if (detected === undefined) return undefined;
	const places = [...schedules.values()].flatMap((schedule) =>
		onCallAt(schedule, detected).flatMap(({ role, member }) => (member === handle ? [{ role, schedule }] : [])),
	);
	const [place] = places;
	return places.length === 1 && !isTaken(place!, handle, incident) ? place : undefined;
}

/** Whether the incident says that somebody else was the one on call. */
function isTaken({ role, schedule }: Place, handle: string, { team, roles }: Incident): boolean {
	const onCall = roles?.on_call;
	return schedule.team === team && role === schedule.layers[0]?.role && onCall !== undefined && onCall !== handle;
}

function describePlace({ role, schedule }: Place, { team }: Incident): string {
	return `the ${role} on-call${schedule.team === team ? '' : ` of ${schedule.name}`}`;
}

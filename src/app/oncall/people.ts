import type { Team } from '../../core/records/team.ts';

/** Somebody as on-call texts name them. */
export interface Person {
	readonly handle: string;
	readonly name: string;
	readonly team: string;
	readonly timeZone: string;
	readonly mail?: string;
}

/** Everybody in teams by handle; of somebody in two teams the first counts. */
export function peopleOf(teams: ReadonlyMap<string, Team>): ReadonlyMap<string, Person> {
	const people = new Map<string, Person>();
	for (const [team, { members }] of teams) {
		for (const { handle, name, time_zone, mail } of members) {
			if (people.has(handle)) continue;
			people.set(handle, { handle, name, team, timeZone: time_zone, ...(mail !== undefined && { mail }) });
		}
	}
	return people;
}

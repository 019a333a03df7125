import { quoted, type Read, readable, unreadable } from '../../core/lifecycle/command-text.ts';
import { findHandle } from '../../core/lifecycle/find-handle.ts';
import type { Team } from '../../core/records/team.ts';
import { findPerson } from '../intake/find-person.ts';

/** Who commands, as far as the entrance knows: a handle that was said, else the mail of the Git identity. */
export interface Actor {
	readonly handle?: string | undefined;
	readonly mail?: string | undefined;
}

const SAY = 'Say who you are with --by @handle';

/** Handle of the person who commands; only members of teams are heard. */
export function findActor({ handle, mail }: Actor, teams: ReadonlyMap<string, Team>): Read<string> {
	if (handle !== undefined) return findHandle(handle, peopleOf(teams));
	if (mail === undefined)
		return unreadable(`Unexpected lack of a person, and git config user.email is not set. ${SAY}`);
	const found = findPerson({ mail }, teams);
	if (found !== undefined) return readable(found);
	return unreadable(
		`Unexpected mail ${quoted(mail)} in git config user.email, expected that of a member in teams/. ${SAY}`,
	);
}

/** Handles of all members of all teams, each once. */
export function peopleOf(teams: ReadonlyMap<string, Team>): readonly string[] {
	return [...new Set([...teams.values()].flatMap(({ members }) => members.map(({ handle }) => handle)))].sort();
}

/** The teams with those of their members who have not left; `until` is the first day out, as in schedules. */
export function currentTeams(teams: ReadonlyMap<string, Team>, now: string): ReadonlyMap<string, Team> {
	const today = now.slice(0, 10);
	const isHere = ({ until }: Team['members'][number]) => until === undefined || today < until;
	return new Map([...teams].map(([slug, team]) => [slug, { ...team, members: team.members.filter(isHere) }]));
}

import { slugOfPath } from '../../core/records/paths.ts';
import type { Team } from '../../core/records/team.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import type { Snapshot } from '../../ports/repository.ts';
import { currentTeams } from '../change-incident/find-actor.ts';

export type Member = Team['members'][number];

/** Everybody who is in a team at an instant (RFC 3339 UTC), and the files that cannot be read. */
export async function gatherPeople(
	snapshot: Snapshot,
	now: string,
): Promise<{ readonly members: readonly Member[]; readonly broken: readonly string[] }> {
	const files = (await snapshot.list('teams')).filter(({ name }) => name.endsWith('.yaml'));
	const texts = await snapshot.read(files.map(({ name }) => `teams/${name}`));
	const teams = new Map<string, Team>();
	const broken: string[] = [];
	for (const [path, text] of texts) {
		const parsed = parseRecord('team', path, text);
		if (parsed.ok) teams.set(slugOfPath(path), parsed.value.value);
		else broken.push(path);
	}
	return { members: [...currentTeams(teams, now).values()].flatMap(({ members }) => members), broken };
}

import type { Team } from '../../core/records/team.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';

/** Where GitHub looks for it first. */
export const CODEOWNERS_PATH = '.github/CODEOWNERS';

const OPENING =
	'# >>> tocsin: generated from services/, runbooks/, schedules/ and teams/ by `npm run tocsin -- codeowners --write`';
const CLOSING = '# <<< tocsin';
const BLOCK = /^# >>> tocsin[^\n]*\n[\s\S]*?^# <<< tocsin[^\n]*(?:\n|$)/m;

/**
 * The text of CODEOWNERS with our part made anew from the catalogue: each service, runbook and schedule belongs to its
 * team (any member may approve), a team to its lead, policies to all leads. Lines of others around the part stay; in
 * CODEOWNERS the last match wins, so theirs below it win over ours. Incidents are written by machines and stand in no
 * line: who reads a postmortem depends on its severity. Who has left by `today` is left out.
 */
export function composeCodeowners(
	{ services, runbooks, schedules, teams }: Pick<Catalogue, 'services' | 'runbooks' | 'schedules' | 'teams'>,
	{ existing = '', today }: { readonly existing?: string; readonly today: string },
): string {
	const owners = (team: string): string => ownersOf(teams.get(team), today);
	const leads = [...new Set([...teams.values()].map(({ lead }) => lead))].sort().join(' ');
	const lines = [
		['/policies/', leads],
		...[...services].map(([slug, { owner }]) => [`/services/${pattern(slug)}.yaml`, owners(owner)]),
		...[...runbooks].map(([slug, { facts }]) => [`/runbooks/${pattern(slug)}.md`, owners(facts.owner)]),
		...[...schedules].map(([slug, { team }]) => [`/schedules/${pattern(slug)}.yaml`, owners(team)]),
		...[...teams].map(([slug, { lead }]) => [`/teams/${pattern(slug)}.yaml`, lead]),
	].filter((line): line is [string, string] => line[1] !== undefined && line[1] !== '');
	const width = Math.max(0, ...lines.map(([path]) => path.length));
	const block = [OPENING, ...lines.map(([path, who]) => `${path.padEnd(width)} ${who}`), CLOSING, ''].join('\n');
	if (BLOCK.test(existing)) return existing.replace(BLOCK, () => block);
	return existing === '' ? block : `${block}\n${existing}`;
}

/** A file name as a pattern: what means something in CODEOWNERS is escaped. */
function pattern(name: string): string {
	return name.replace(/[\s\\#*?[\]!]/g, '\\$&');
}

/** The lead first, then the others as the team lists them. */
function ownersOf(team: Team | undefined, today: string): string {
	if (!team) return '';
	const here = team.members.filter(({ until }) => until === undefined || until >= today).map(({ handle }) => handle);
	return [...new Set([team.lead, ...here])].join(' ');
}

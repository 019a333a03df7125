import type { Recipients } from '../effects/recipients.ts';
import type { NotifyPolicy } from '../records/policies/notify.ts';
import type { Team } from '../records/team.ts';
import type { ReportKind } from './report-period.ts';

/**
 * Who is mailed a report: the addresses of all routes of `policies/notify.yaml` with its event, and for the word `team`
 * the mail lists of the route's teams (without `teams`, of all). The other words stand for people of one incident, which
 * a report has not. What else narrows a route does not: everybody gets the same report.
 */
export function reportRecipients(
	kind: ReportKind,
	{ notify, teams }: { readonly notify: NotifyPolicy | undefined; readonly teams: ReadonlyMap<string, Team> },
): Recipients {
	const routes = (notify?.routes ?? []).filter(({ events }) => events.includes(kind));
	const found = routes.flatMap((route) =>
		(route.mail ?? []).map((word) => resolveWord(word, route.teams ?? [...teams.keys()], teams)),
	);
	const unique = (texts: readonly string[]) => [...new Set(texts)].sort();
	return {
		to: unique(found.flatMap(({ to }) => to)),
		unreachable: unique(found.flatMap(({ unreachable }) => unreachable)),
	};
}

function resolveWord(word: string, slugs: readonly string[], teams: ReadonlyMap<string, Team>): Recipients {
	if (word.includes('@')) return { to: [word], unreachable: [] };
	if (word !== 'team') return { to: [], unreachable: [word] };
	const all = slugs.map((slug) => addressesOf(teams.get(slug)));
	return {
		to: all.flat(),
		unreachable: slugs.flatMap((slug, place) => (all[place]!.length > 0 ? [] : [`team ${slug}`])),
	};
}

function addressesOf(team: Team | undefined): readonly string[] {
	if (team?.mail !== undefined) return [team.mail];
	return (team?.members ?? []).flatMap(({ mail }) => mail ?? []);
}

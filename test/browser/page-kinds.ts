import { workTreeFiles } from '../../src/adapters/files/work-tree-files.ts';
import type { Catalogue, CatalogueIncident } from '../../src/app/catalogue/catalogue.ts';
import { readCatalogue } from '../../src/app/catalogue/read-catalogue.ts';
import { EXAMPLE } from './site-under-test.ts';

/** The records that the tested site was built from. */
export const example: Catalogue = readCatalogue(workTreeFiles(EXAMPLE));

/** One page of each kind that the records allow, the richest of its kind, by name. */
export function pageKinds(catalogue: Catalogue): ReadonlyMap<string, string> {
	const { incidents } = catalogue;
	const pages = new Map([
		['home', '/'],
		['incidents', '/incidents'],
		['postmortems', '/postmortems'],
		['runbooks', '/runbooks'],
		['services', '/services'],
		['teams', '/teams'],
		['on call', '/oncall'],
		['guide for on-call engineers', '/oncall/guide'],
		['about', '/about'],
		['metrics', '/metrics'],
		['times', '/metrics/times'],
		['summary of incidents', '/metrics/summary'],
		['metrics of teams', '/metrics/teams'],
		['impact', '/metrics/impact'],
		['metrics of services', '/metrics/services'],
		['causes', '/metrics/causes'],
		['recurring families', '/metrics/recurring'],
		['actions', '/metrics/actions'],
		['metrics of postmortems', '/metrics/postmortems'],
		['noise', '/metrics/noise'],
		['on-call load', '/metrics/on-call'],
		['changes', '/metrics/changes'],
		['explorer', '/metrics/explore?severity=sev2,sev3'],
		['reports', '/reports'],
		['rollouts', '/features'],
		['documentation', '/docs'],
		['page of the documentation', '/docs/relay'],
		['page of an alert source', '/docs/sources/grafana'],
		['not found', '/no/such/page'],
	]);
	const add = (name: string, folder: string, id: string | undefined) => id && pages.set(name, `/${folder}/${id}`);
	const richest = mostOf(incidents, ({ facts, timeline }) => timeline.length + 20 * (facts.relations ?? []).length);
	const explained = mostOf(
		incidents.filter(({ postmortem }) => postmortem),
		({ postmortem, facts }) => (postmortem?.body.length ?? 0) + (facts.impact ? 500 : 0),
	);
	add('incident', 'incidents', richest?.id);
	add('open incident', 'incidents', incidents.find(({ facts }) => facts.status === 'open')?.id);
	add('explained incident', 'incidents', explained?.id);
	add('month', 'incidents/month', incidents[0]?.facts.times.detected?.slice(0, 7));
	add('postmortem', 'postmortems', explained?.id);
	add('runbook', 'runbooks', [...catalogue.runbooks.keys()][0]);
	add(
		'service',
		'services',
		[...catalogue.services].sort(([, a], [, b]) => b.depends_on.length - a.depends_on.length)[0]?.[0],
	);
	add('on call of a team', 'oncall', [...catalogue.schedules.values()][0]?.team);
	add('weekly report', 'reports', catalogue.reports.find(({ facts }) => facts.kind === 'weekly')?.name);
	add('monthly report', 'reports', catalogue.reports.find(({ facts }) => facts.kind === 'monthly')?.name);
	add('rollout', 'features', [...catalogue.rollouts.keys()][0]);
	add('handover', 'oncall/handovers', catalogue.handovers[0]?.slug);
	add('team', 'teams', [...catalogue.teams.keys()][0]);
	return pages;
}

function mostOf(
	incidents: readonly CatalogueIncident[],
	score: (incident: CatalogueIncident) => number,
): CatalogueIncident | undefined {
	return [...incidents].sort((a, b) => score(b) - score(a))[0];
}

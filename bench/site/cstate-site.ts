import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump, load } from 'js-yaml';
import type { Catalogue, CatalogueIncident } from '../../src/app/catalogue/catalogue.ts';
import type { GeneratedFile } from '../generate/generated-file.ts';
import { writeRepositoryFolder } from '../generate-repository.ts';

interface CstateConfig {
	readonly params: Readonly<Record<string, unknown>>;
}

/** The path of an incident's page in that site. */
export function cstatePage(id: string): string {
	return `content/issues/${id}.md`;
}

/** Writes the same incidents as a status page of Hugo with the cState theme, set up as the theme's own example is; `theme` is a copy of the theme. */
export function writeCstateSite(folder: string, { incidents, services }: Catalogue, theme: string): void {
	const example = load(readFileSync(join(theme, 'exampleSite/config.yml'), 'utf8')) as CstateConfig;
	const systems = [...services.values()].map(({ name }) => ({ name, category: 'Services' }));
	const params = { ...example.params, categories: [{ name: 'Services' }], systems, googleAnalytics: undefined };
	const names = new Map([...services].map(([slug, { name }]) => [slug, name]));
	const config = dump({ ...example, theme: 'cstate', params }, { skipInvalid: true });
	const issues = incidents.map((incident) => issueOf(incident, names));
	writeRepositoryFolder(folder, [{ path: 'config.yml', content: config }, ...issues]);
	cpSync(theme, join(folder, 'themes/cstate'), { recursive: true });
}

function issueOf(
	{ id, facts, body, postmortem }: CatalogueIncident,
	names: ReadonlyMap<string, string>,
): GeneratedFile {
	const { detected, impact_started, resolved } = facts.times;
	const front = {
		title: `${id} ${facts.title}`,
		date: detected ?? impact_started,
		resolved: resolved !== undefined,
		resolvedWhen: resolved,
		severity: facts.severity === 'sev1' ? 'down' : facts.severity === 'sev2' ? 'disrupted' : 'notice',
		affected: [names.get(facts.service) ?? facts.service],
		section: 'issue',
	};
	return {
		path: cstatePage(id),
		content: `${JSON.stringify(front, null, 1)}\n\n${body}\n\n${postmortem?.body ?? ''}\n`,
	};
}

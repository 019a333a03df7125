import type { SitePolicy } from '../../src/core/records/policies/site.ts';
import type { Links } from './create-links.ts';
import { repositoryOf } from './edit-links.ts';
import { links as siteLinks } from './links.ts';

const GITHUB = /^https:\/\/github\.com\/[^/]+\/[^/]+$/;
const FORM = 'declare-incident.yml';

/** Where a person declares an incident: the form of a repository on GitHub, else the page that says how. */
export function declareLink(site: SitePolicy | undefined, links: Links = siteLinks): string {
	const repository = repositoryOf(site);
	return repository !== undefined && GITHUB.test(repository)
		? `${repository}/issues/new?template=${FORM}`
		: links.to('docs/commands');
}

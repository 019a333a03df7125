import { execFileSync } from 'node:child_process';
import type { Catalogue } from '../../src/app/catalogue/catalogue.ts';
import { indexCatalogue } from './index-catalogue.ts';
import type { SiteData } from './load-catalogue.ts';
import { redactCatalogue } from './redact-catalogue.ts';

/** What pages are made from, of the records of a repository: without what is internal, as of its last commit, and with its index. */
export function siteOf(source: Catalogue, repository: string, now = currentMinute()): SiteData {
	const catalogue = redactCatalogue({ ...source, asOf: readCommit(repository) });
	return { catalogue, index: indexCatalogue(catalogue), now, today: now.slice(0, 10) };
}

/** The moment that pages are made, to the minute; `TOCSIN_NOW` where it is set. */
export function currentMinute(): string {
	const given = process.env.TOCSIN_NOW;
	return `${(given ?? new Date().toISOString()).slice(0, 16)}:00Z`;
}

function readCommit(repository: string): Catalogue['asOf'] {
	try {
		const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
		const output = execFileSync('git', ['log', '-1', '--format=%H %ct'], { cwd: repository, encoding: 'utf8', stdio });
		const [commit, at] = output.trim().split(' ');
		return commit && at ? { commit, at: new Date(Number(at) * 1000).toISOString().replace('.000Z', 'Z') } : undefined;
	} catch {
		return undefined;
	}
}

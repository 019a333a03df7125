import { expect, test } from 'vitest';
import { createLinks } from './create-links.ts';
import { declareLink } from './declare-link.ts';

const site = { schema: 1, organisation: 'Acme', time_zone: 'UTC', visibility: 'public' } as const;

test.each([
	['https://github.com/acme/incidents', 'https://github.com/acme/incidents/issues/new?template=declare-incident.yml'],
	[
		'https://github.com/acme/incidents.git/',
		'https://github.com/acme/incidents/issues/new?template=declare-incident.yml',
	],
	['https://git.example.com/acme/incidents', '/base/docs/commands'],
	[undefined, '/base/docs/commands'],
])('of the repository %s an incident is declared at %s', (repository, address) => {
	expect(declareLink({ ...site, ...(repository && { repository }) }, createLinks('/base'))).toBe(address);
	expect(declareLink(undefined, createLinks('/'))).toBe('/docs/commands');
});

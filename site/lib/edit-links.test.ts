import { describe, expect, test } from 'vitest';
import { commitUrl, editLinks, filesUrl } from './edit-links.ts';
import { catalogueOf } from './fixtures/catalogue-of.ts';

describe('links to GitHub', () => {
	const { site } = catalogueOf().policies;
	test.each([
		[editLinks('services/a.yaml', site)?.edit, 'https://github.com/acme/incidents/edit/main/services/a.yaml'],
		[
			editLinks('incidents/2026/x', { ...site!, branch: 'a b' })?.history,
			'https://github.com/acme/incidents/commits/a%20b/incidents/2026/x',
		],
		[filesUrl(site), 'https://github.com/acme/incidents/blob/main'],
		[commitUrl('c0ffee', site), 'https://github.com/acme/incidents/commit/c0ffee'],
		[editLinks('a', undefined), undefined],
	])('%s', (actual, expected) => {
		expect(actual).toBe(expected);
	});
});

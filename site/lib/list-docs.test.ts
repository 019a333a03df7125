import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createLinks } from './create-links.ts';
import { DOC_PARTS, listDocs, partsOf } from './list-docs.ts';
import { resolveLink } from './resolve-link.ts';

const TEXTS = Object.fromEntries(
	globSync(['docs/*.md', 'docs/sources/*.md']).map((path) => [`../../${path}`, readFileSync(path, 'utf8')]),
);
const PAGES = listDocs(TEXTS);

describe('documentation on the site', () => {
	test('has its title out of its text', () => {
		expect(listDocs({ '../../docs/x.md': '# A `title`\n\nText.\n' }).get('x')).toEqual({
			path: 'x',
			title: 'A title',
			text: '\nText.\n',
		});
	});

	test('what a part names is there, and every page is in one', () => {
		expect(DOC_PARTS.flatMap(({ paths }) => paths).filter((path) => !PAGES.has(path))).toEqual([]);
		const listed = partsOf(PAGES).flatMap(({ pages }) => pages.map(({ path }) => path));
		expect(listed.toSorted()).toEqual(
			[...PAGES.keys()].filter((path) => !path.includes('/') || path === 'sources/README').toSorted(),
		);
	});

	test.each([
		['relay.md', '/x/docs/relay'],
		['oncall.md#who-ticks', '/x/docs/oncall#who-ticks'],
		['sources/README.md', '/x/docs/sources'],
		['sources/grafana.md', '/x/docs/sources/grafana'],
		['rules/README.md', 'https://files/docs/rules/README.md'],
		['../LICENSE', 'https://files/LICENSE'],
	])('a link to %s leads to %s', (href, expected) => {
		const place = { folder: 'docs', attachments: [], files: 'https://files' };
		expect(resolveLink(href, place, createLinks('/x/'))).toBe(expected);
	});

	test('links between pages lead to pages that are there', () => {
		const lost = [...PAGES].flatMap(([path, { text }]) =>
			[...text.matchAll(/\]\(([\w./-]+\.md)(?:#[\w-]+)?\)/g)]
				.map(([, href]) => new URL(href!, `file:///docs/${path}.md`).pathname.slice(1))
				.filter((target) => globSync(target).length === 0)
				.map((target) => `${path}: ${target}`),
		);
		expect(lost).toEqual([]);
	});
});

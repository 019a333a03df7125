import { expect, test } from 'vitest';
import { listLinks, resolveLink } from './list-links.ts';

test.each([
	['a link and a picture', 'See [it](a.md) and ![b](b.png "title").', ['a.md', '!b.png']],
	['a link around a picture', '[![b](b.png)](a.md)', ['a.md', '!b.png']],
	['brackets and parentheses', '[a [b]](a(1).md) [c](<c.md>)', ['a(1).md', 'c.md']],
	['definitions', 'See [it][1].\n\n[1]: a.md "title"\n [2]: <b.md>', ['a.md', 'b.md']],
	[
		'no code, no comment',
		'`[a](a.md)`\n```\n[b](b.md)\n```\n<!-- [c](c.md) -->\n~~~~\n[d](d.md)\n~~~~\n[e](e.md)',
		['e.md'],
	],
	['no brackets alone', 'a [b] (c) ](d', []],
])('finds %s', (_, text, expected) => {
	const links = listLinks(text);
	expect(links.map(({ target, isPicture }) => (isPicture ? `!${target}` : target)).sort()).toEqual(
		[...expected].sort(),
	);
	for (const { target, range } of links) expect(text.slice(...range)).toBe(target);
});

test('takes linear time on text made to hurt', () => {
	for (const text of ['['.repeat(20_000), '![a]('.repeat(20_000), '`'.repeat(50_000), '[a]: '.repeat(20_000)]) {
		expect(listLinks(`${text}](`)).toBeDefined();
	}
});

test.each([
	['runbooks/a.md', 'b.md', 'runbooks/b.md'],
	['incidents/2026/INC-2026-0001/incident.md', '../../../runbooks/a.md#x', 'runbooks/a.md'],
	['runbooks/a.md', '/services/x.yaml?plain=1', 'services/x.yaml'],
	['runbooks/a.md', 'my%20file.md', 'runbooks/my file.md'],
	['runbooks/a.md', '100%.md', 'runbooks/100%.md'],
	['runbooks/a.md', '#here', undefined],
	['runbooks/a.md', 'https://example.com/a.md', undefined],
	['runbooks/a.md', 'mailto:a@example.com', undefined],
	['runbooks/a.md', '//example.com/a.md', undefined],
])('from %s, %s is %s', (from, target, expected) => {
	expect(resolveLink(from, target)).toBe(expected);
});

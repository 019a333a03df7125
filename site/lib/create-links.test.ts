import { expect, test } from 'vitest';
import { createLinks } from './create-links.ts';

test.each([
	['/', '/', '/incidents/INC-2026-0042', '/incidents?service=checkout-api'],
	['', '/', '/incidents/INC-2026-0042', '/incidents?service=checkout-api'],
	['/a/b', '/a/b/', '/a/b/incidents/INC-2026-0042', '/a/b/incidents?service=checkout-api'],
	['/a/b/', '/a/b/', '/a/b/incidents/INC-2026-0042', '/a/b/incidents?service=checkout-api'],
])('below the base "%s"', (base, home, incident, filtered) => {
	const links = createLinks(base);
	expect([links.home, links.incident('INC-2026-0042'), links.incidentsWhere({ service: 'checkout-api' })]).toEqual([
		home,
		incident,
		filtered,
	]);
});

test('names in a path are escaped', () => {
	expect(createLinks('/').attachment('INC-2026-0042', 'a b?#.png')).toBe('/files/INC-2026-0042/a%20b%3F%23.png');
});

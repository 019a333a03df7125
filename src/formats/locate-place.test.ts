import { expect, test } from 'vitest';
import type { Place } from '../core/check/rule.ts';
import { createPlaceLocator } from './locate-place.ts';

const RUNBOOK = '---\r\ntitle: "Slow"\r\nalerts: [A, B]\r\nowner:\r\n  x: 1\r\n---\r\n\r\n## Meaning\r\n\r\nText.\r\n';

test.each<[string, Place, string, string]>([
	['a value', { key: ['title'] }, '2:8', '"Slow"'],
	['a key', { key: ['title'], part: 'key' }, '2:1', 'title'],
	['an entry of a list', { key: ['alerts', 1] }, '3:13', 'B'],
	['a block, without the line after it', { key: ['owner'] }, '5:3', 'x: 1'],
	['the nearest parent of what is not there', { key: ['owner', 'y'] }, '5:3', 'x: 1'],
	['text below the front matter', { body: [2, 12] }, '8:1', '## Meaning'],
	['text of the file', { text: [0, 3] }, '1:1', '---'],
])('finds %s', (_, place, position, text) => {
	const locator = createPlaceLocator('runbooks/slow.md', RUNBOOK);
	const [start, end] = locator.range(place);
	const { line, col } = locator.position(start);
	expect([`${line}:${col}`, RUNBOOK.slice(start, end)]).toEqual([position, text]);
});

test('what is missing at the end is on the last line', () => {
	const locator = createPlaceLocator('runbooks/slow.md', 'a\nb\n');
	expect(locator.position(4)).toEqual({ line: 2, col: 2 });
	expect(createPlaceLocator('runbooks/slow.md', '').position(0)).toEqual({ line: 1, col: 1 });
});

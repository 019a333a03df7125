import { expect, test } from 'vitest';
import type { SearchKind } from '../../src/core/search/search-map.ts';
import type { CatalogueTable } from './decode-columns.ts';
import type { TextHit } from './full-text.ts';
import { summarise } from './summarise.ts';
import { mergeHits } from './text-hits.ts';

const hit = (kind: SearchKind, id: string): TextHit => ({ kind, id, excerpt: async () => [] });

test('the best text of an incident speaks for it, in the order of the best; what the table lacks is left out', () => {
	const table = {
		rowOfId: new Map([
			['INC-2026-0001', 0],
			['INC-2026-0002', 1],
		]),
	} as unknown as CatalogueTable;
	const postmortem = hit('postmortem', 'INC-2026-0002');
	const { byRow, byRunbook } = mergeHits(table, [
		postmortem,
		hit('incident', 'INC-2026-0009'),
		hit('incident', 'INC-2026-0001'),
		hit('incident', 'INC-2026-0002'),
		hit('runbook', 'disk-full'),
	]);
	expect([...byRow].map(([row, { kind }]) => [row, kind])).toEqual([
		[1, 'postmortem'],
		[0, 'incident'],
	]);
	expect(byRow.get(1)).toBe(postmortem);
	expect([...byRunbook.keys()]).toEqual(['disk-full']);
});

test.each([
	[{ isNarrowed: false }, '1,204 incidents'],
	[{}, '14 of 1,204 incidents'],
	[{ texts: 'running' }, '14 of 1,204 incidents, looking into the texts …'],
	[{ texts: 'absent' }, '14 of 1,204 incidents, by title only: there is no index of the texts yet'],
	[{ texts: 'failed' }, '14 of 1,204 incidents, by title only: the index of the texts did not answer'],
] as const)('what was found, %j', (given, expected) => {
	expect(summarise({ total: 1204, byTitle: 12, byText: 2, isNarrowed: true, texts: 'done', ...given })).toBe(expected);
});

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { decodeSearchMap, type SearchDocument } from '../../core/search/search-map.ts';
import { writeSearchIndex } from './write-search-index.ts';

const base = mkdtempSync(join(tmpdir(), 'tocsin-index-'));
afterAll(() => rmSync(base, { recursive: true }));

function documents(count: number): SearchDocument[] {
	return Array.from({ length: count }, (_, index) => ({
		kind: index % 3 === 0 ? 'postmortem' : index % 3 === 1 ? 'incident' : 'runbook',
		id: index % 3 === 2 ? `runbook-${index}` : `INC-2026-${String(index).padStart(4, '0')}`,
		title: `Title ${index}`,
		text: `The same words in every text, and number${index} <b>& more</b>`,
	}));
}

// Beyond a thousand, texts share files: then the index names them differently.
test.each([3, 1_100])('an index of %i texts knows the record behind each', async (count) => {
	const folder = join(base, `index-${count}`);
	const given = documents(count);
	const report = await writeSearchIndex(given, folder);
	const map = decodeSearchMap(JSON.parse(readFileSync(join(folder, 'documents.json'), 'utf8')));
	expect(report.documents).toBe(count);
	expect(report.bytes).toBeGreaterThan(50_000);
	expect([...map.values()].map(({ kind, id }) => `${kind} ${id}`).sort()).toEqual(
		given.map(({ kind, id }) => `${kind} ${id}`).sort(),
	);
	expect(readdirSync(base).filter((name) => name.includes('.next') || name.includes('.old'))).toEqual([]);
});

test('takes the place of an index that is there', async () => {
	const folder = join(base, 'again');
	await writeSearchIndex(documents(2), folder);
	writeFileSync(join(folder, 'left-over'), '');
	await writeSearchIndex(documents(1), folder);
	expect(existsSync(join(folder, 'left-over'))).toBe(false);
	expect(JSON.parse(readFileSync(join(folder, 'documents.json'), 'utf8')).documents.incident.ids).toEqual([]);
});

test('of no text is an index too', async () => {
	const folder = join(base, 'none');
	expect(await writeSearchIndex([], folder)).toMatchObject({ documents: 0 });
	expect(existsSync(join(folder, 'pagefind.js'))).toBe(true);
});

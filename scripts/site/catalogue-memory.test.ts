import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { generateRepository, writeRepositoryFolder } from '../../bench/generate-repository.ts';
import { workTreeFiles } from '../../src/adapters/files/work-tree-files.ts';
import { createCatalogueReader, readCatalogue } from '../../src/app/catalogue/read-catalogue.ts';
import { readMemory, versionByContent, writeMemory } from './catalogue-memory.ts';

const base = mkdtempSync(join(tmpdir(), 'tocsin-memory-'));
const repository = join(base, 'records');
const file = join(base, 'cache', 'records.bin');
writeRepositoryFolder(repository, generateRepository({ incidents: 20 }));
// One record with problems among the good ones.
const incidents = workTreeFiles(repository)
	.paths()
	.filter((path) => path.endsWith('/incident.md'));
writeFileSync(join(repository, incidents[0]!), '---\nschema: 1\n---\n');
afterAll(() => rmSync(base, { recursive: true }));

function build() {
	const memory = readMemory(file, 'program');
	const reader = createCatalogueReader(versionByContent(workTreeFiles(repository)), memory);
	const catalogue = reader.read();
	writeMemory(file, 'program', reader.memory());
	return { catalogue, memory, after: reader.memory() };
}

test('the next build reads the same catalogue and parses nothing', () => {
	const { after } = build();
	const next = build();
	expect(next.after).toBe(next.memory);
	expect(next.after).toStrictEqual(after);
	expect(next.catalogue).toStrictEqual(readCatalogue(workTreeFiles(repository)));
});

test('after one change it parses one file', () => {
	build();
	const changed = incidents[1]!;
	appendFileSync(join(repository, changed), '\nOne more line.\n');
	const { catalogue, memory, after } = build();
	const parsed = [...after].filter(([path, known]) => memory!.get(path) !== known).map(([path]) => path);
	expect(parsed).toEqual([changed]);
	expect(catalogue).toStrictEqual(readCatalogue(workTreeFiles(repository)));
});

test('what was deleted is forgotten', () => {
	build();
	rmSync(join(repository, incidents[2]!));
	const { catalogue, memory, after } = build();
	expect([memory!.has(incidents[2]!), after.has(incidents[2]!)]).toEqual([true, false]);
	expect(catalogue).toStrictEqual(readCatalogue(workTreeFiles(repository)));
});

test('a file saved again with the same content is not parsed again', () => {
	build();
	const path = join(repository, incidents[3]!);
	writeFileSync(path, readFileSync(path));
	const { memory, after } = build();
	expect(after).toBe(memory);
});

test('a memory that is lost, cut off or of another program is none', () => {
	build();
	expect(readMemory(file, 'another')).toBeUndefined();
	truncateSync(file, 1_000);
	expect(readMemory(file, 'program')).toBeUndefined();
	writeFileSync(file, 'nothing');
	expect(readMemory(file, 'program')).toBeUndefined();
	rmSync(file);
	expect(readMemory(file, 'program')).toBeUndefined();
	expect(build().catalogue).toStrictEqual(readCatalogue(workTreeFiles(repository)));
});

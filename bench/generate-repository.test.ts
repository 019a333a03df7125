import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { workTreeFiles } from '../src/adapters/files/work-tree-files.ts';
import { readCatalogue } from '../src/app/catalogue/read-catalogue.ts';
import { generateRepository, importRepository, writeRepositoryFolder } from './generate-repository.ts';

const base = mkdtempSync(join(tmpdir(), 'tocsin-generate-'));
afterAll(() => rmSync(base, { recursive: true }));

function digest(seed: number): string {
	const hash = createHash('sha256');
	for (const { path, content } of generateRepository({ incidents: 60, seed })) hash.update(`${path}\0${content}\0`);
	return hash.digest('hex');
}

describe('a generated repository', () => {
	test('holds only records without a problem, the open ones among them', () => {
		const folder = join(base, 'work-tree');
		writeRepositoryFolder(folder, generateRepository({ incidents: 300 }));
		const catalogue = readCatalogue(workTreeFiles(folder));
		expect(catalogue.problems).toEqual([]);
		expect(catalogue.incidents).toHaveLength(300);
		expect(new Set(catalogue.incidents.map(({ facts }) => facts.status))).toEqual(
			new Set(['open', 'resolved', 'closed', 'dismissed']),
		);
		expect(catalogue.incidents.filter(({ postmortem }) => postmortem)).toHaveLength(100);
		expect(catalogue.alerts.size).toBe(300);
	});

	test('has postmortems of about 400 words', () => {
		const texts = [...generateRepository({ incidents: 90, postmortems: 'all' })].filter(({ path }) =>
			path.endsWith('/postmortem.md'),
		);
		const words = texts.map(({ content }) => content.split(/\s+/).length).toSorted((a, b) => a - b);
		expect(words).toHaveLength(90);
		expect(words[45]).toBeGreaterThan(300);
		expect(words[45]).toBeLessThan(500);
	});

	test('is the same for the same seed and another for another', () => {
		expect(digest(1)).toBe(digest(1));
		expect(digest(2)).not.toBe(digest(1));
	});

	test('spreads its incidents over years, ten thousand to one', () => {
		const years = new Map<string, number>();
		for (const { path } of generateRepository({ incidents: 21_000 })) {
			if (/^incidents.*\/incident\.md$/.test(path))
				years.set(path.slice(10, 14), (years.get(path.slice(10, 14)) ?? 0) + 1);
		}
		expect([...years.keys()]).toEqual(['2024', '2025', '2026']);
		expect(Math.abs((years.get('2025') ?? 0) - 10_000)).toBeLessThan(20);
	});

	test('can be a Git repository with the same files', async () => {
		const folder = join(base, 'repository.git');
		const files = [...generateRepository({ incidents: 20 })];
		await importRepository(folder, files);
		const listed = execFileSync('git', ['-C', folder, 'ls-tree', '-r', '--name-only', 'main'], { encoding: 'utf8' });
		expect(listed.trim().split('\n').sort()).toEqual(files.map(({ path }) => path).sort());
	});
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CORE_SCHEMA, load } from 'js-yaml';
import { workTreeFiles } from '../src/adapters/files/work-tree-files.ts';
import { createCatalogueReader, readCatalogue } from '../src/app/catalogue/read-catalogue.ts';
import { generateRepository, writeRepositoryFolder } from './generate-repository.ts';
import { formatMs, formatRatio, race } from './measure.ts';
import type { Section } from './section.ts';

/** Reading: every record found, read, parsed and checked, against a loop that only reads and parses. */
export const measureRecords: Section = {
	id: 'records',
	title: 'Reading the records',
	run: async ({ isSmall, folder, say }) => {
		const rows: string[][] = [];
		for (const incidents of isSmall ? [200] : [1_000, 10_000]) {
			say(`${incidents} incidents`);
			const root = join(folder, `records-${incidents}`);
			writeRepositoryFolder(root, generateRepository({ incidents }));
			const files = workTreeFiles(root);
			const { ours, plain } = await race(
				{ ours: () => readCatalogue(files), plain: () => readPlainly(root, files.paths()) },
				isSmall ? 3 : 5,
			);
			const reader = createCatalogueReader(files);
			reader.read();
			const { again } = await race({ again: () => reader.read() }, 5);
			rows.push([
				incidents.toLocaleString('en'),
				String(files.paths().length),
				formatMs(ours),
				formatMs(plain),
				formatRatio(ours, plain),
				formatMs(again),
			]);
		}
		return {
			tables: [{ columns: ['incidents', 'files', 'Tocsin', 'plain loop', 'ratio', 'again, nothing changed'], rows }],
			notes: [
				'Tocsin checks every record against its schema and puts them together; the plain loop is `readFileSync` and js-yaml (core schema) or `JSON.parse` over the same files and keeps nothing.',
				'“Again” is what the control room does at each request that may find something changed.',
			],
		};
	},
};

function readPlainly(root: string, paths: readonly string[]): number {
	let values = 0;
	for (const path of paths) {
		const text = readFileSync(join(root, path), 'utf8');
		if (path.endsWith('.ndjson')) {
			for (const line of text.split('\n')) if (line !== '') values += Object.keys(JSON.parse(line)).length;
			continue;
		}
		const front = path.endsWith('.md') ? text.slice(4, text.indexOf('\n---', 4) + 1) : text;
		if (path.endsWith('.yaml') || text.startsWith('---\n')) {
			values += Object.keys(load(front, { schema: CORE_SCHEMA }) as object).length;
		}
	}
	return values;
}

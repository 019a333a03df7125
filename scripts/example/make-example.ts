/**
 * Writes the example's incidents, alert archive and reports out of the stories in `stories/` and the catalogue beside
 * them: `node scripts/example/make-example.ts [--out DIR]`. Replaces `incidents/`, `alerts/` and `reports/` there, and
 * nothing else.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { workTreeFiles } from '../../src/adapters/files/work-tree-files.ts';
import { readCatalogue } from '../../src/app/catalogue/read-catalogue.ts';
import { buildExample } from './build-example.ts';
import { catalogueFiles } from './catalogue-files.ts';
import { readStories } from './read-stories.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({ options: { out: { type: 'string', default: root } } });

const catalogue = readCatalogue(catalogueFiles(workTreeFiles(root)));
const [problem] = catalogue.problems;
if (problem) throw new Error(`${problem.file}:${problem.start.line}: ${problem.message}`);
const files = buildExample(catalogue, readStories(new URL('stories/', import.meta.url)));
for (const folder of ['incidents', 'alerts', 'reports'])
	rmSync(join(values.out, folder), { recursive: true, force: true });
for (const [path, text] of files) {
	const target = join(values.out, path);
	mkdirSync(dirname(target), { recursive: true });
	writeFileSync(target, text);
}
console.log(`${files.size} files written below ${values.out}`);

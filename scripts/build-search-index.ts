/** `node scripts/build-search-index.ts --repo DIR --out DIR`: the full-text index of a repository's records, for the site to serve at `/pagefind/`. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { workTreeFiles } from '../src/adapters/files/work-tree-files.ts';
import { writeSearchIndex } from '../src/adapters/pagefind/write-search-index.ts';
import { readCatalogue } from '../src/app/catalogue/read-catalogue.ts';
import { listSearchDocuments } from '../src/app/search/list-search-documents.ts';

const { values } = parseArgs({ options: { repo: { type: 'string', default: '.' }, out: { type: 'string' } } });
if (values.out === undefined) {
	console.error('Say where the index goes: --out DIR');
	process.exit(2);
}
const catalogue = readCatalogue(workTreeFiles(resolve(values.repo)));
const { documents, files, bytes } = await writeSearchIndex(listSearchDocuments(catalogue), resolve(values.out));
console.log(`Search index: ${documents} texts in ${files} files, ${(bytes / 1e6).toFixed(1)} MB`);

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { decodeColumns } from '../../site/catalogue/decode-columns.ts';
import { encodeColumns } from '../../site/catalogue/encode-columns.ts';
import { perFacet } from '../../site/catalogue/facets.ts';
import { parseQuery } from '../../site/catalogue/parse-query.ts';
import { searchRows } from '../../site/catalogue/search-rows.ts';
import { workTreeFiles } from '../../src/adapters/files/work-tree-files.ts';
import { writeSearchIndex } from '../../src/adapters/pagefind/write-search-index.ts';
import type { Catalogue } from '../../src/app/catalogue/catalogue.ts';
import { readCatalogue } from '../../src/app/catalogue/read-catalogue.ts';
import { listSearchDocuments } from '../../src/app/search/list-search-documents.ts';
import { generateRepository, writeRepositoryFolder } from '../generate-repository.ts';
import { formatBytes, formatMs, median, quantile, timeOf } from '../measure.ts';
import type { Section, Table } from '../section.ts';
import { queryInBrowser } from './query-in-browser.ts';

const CHROME = process.env.CHROME ?? '/usr/bin/chromium';

/** What people type: common and rare words, several, the beginning of one, a facet by name. */
const QUERIES = [
	'slow',
	'checkout',
	'search slow',
	'pagination',
	'certificate',
	'expired token',
	'garbage collection',
	'release-15',
	'stock database',
	'clock drift importer',
	'leaked threads standby',
	'INC-2026-04',
	'severity:sev1 cache',
	'throttl',
] as const;

/** The catalogue: what a reader fetches, and how long an answer takes. */
export const measureSearch: Section = {
	id: 'search',
	title: 'Searching the catalogue',
	run: async ({ isSmall, folder, say }) => {
		const columns: string[][] = [];
		const texts: string[][] = [];
		for (const incidents of isSmall ? [200] : [1_000, 10_000]) {
			say(`${incidents} incidents`);
			const root = join(folder, `search-${incidents}`);
			writeRepositoryFolder(root, generateRepository({ incidents }));
			const catalogue = readCatalogue(workTreeFiles(root));
			columns.push([incidents.toLocaleString('en'), ...(await measureColumns(catalogue))]);
			texts.push([
				incidents.toLocaleString('en'),
				...(await measureTexts(catalogue, join(folder, `index-${incidents}`))),
			]);
		}
		const tables: Table[] = [
			{ columns: ['incidents', 'columns', 'gzipped', 'decode', 'titles and facets, median', 'p95'], rows: columns },
			{
				columns: [
					'incidents',
					'texts',
					'index on disk',
					'build',
					'fetched once',
					'a query, median',
					'p95',
					'answer, median',
					'p95',
				],
				rows: texts,
			},
		];
		return {
			tables,
			notes: [
				`${QUERIES.length} queries. The columns are fetched once for all of them and scanned whole at each keystroke, facet counts included; measured in Node.`,
				existsSync(CHROME)
					? 'The texts are searched by Pagefind in Chromium: bytes on the wire beyond what is fetched once, and time from the query to the first ten excerpts, from a server on the same machine, each query for the first time.'
					: 'No Chromium here, so that queries of texts are not measured.',
				'Generated texts have some two hundred common words, each in thousands of texts, and many rare ones: common words cost more here than in texts that people write.',
			],
		};
	},
};

async function measureColumns(catalogue: Catalogue): Promise<string[]> {
	const json = JSON.stringify(encodeColumns(catalogue));
	const decode: number[] = [];
	for (let round = 0; round < 5; round += 1) decode.push(await timeOf(() => decodeColumns(JSON.parse(json))));
	const table = decodeColumns(JSON.parse(json));
	const times: number[] = [];
	for (let round = 0; round < 10; round += 1) {
		for (const text of QUERIES) {
			const search = { picks: perFacet(() => []), sort: 'best', query: parseQuery(text), textHits: [] } as const;
			times.push(await timeOf(() => searchRows(table, search)));
		}
	}
	const sizes = [json.length, gzipSync(json, { level: 9 }).length].map(formatBytes);
	return [...sizes, formatMs(median(decode)), formatMs(median(times)), formatMs(quantile(times, 0.95))];
}

async function measureTexts(catalogue: Catalogue, folder: string): Promise<string[]> {
	const documents = listSearchDocuments(catalogue);
	const started = performance.now();
	const { bytes } = await writeSearchIndex(documents, folder);
	const built = performance.now() - started;
	const queries = QUERIES.map((text) => parseQuery(text).fullText);
	const answers = existsSync(CHROME) ? await queryInBrowser(folder, queries, CHROME) : undefined;
	const spread = (values: readonly number[], format: (value: number) => string) => [
		format(median(values)),
		format(quantile(values, 0.95)),
	];
	return [
		documents.length.toLocaleString('en'),
		formatBytes(bytes),
		formatMs(built),
		...(answers ? [formatBytes(answers.once)] : ['–']),
		...(answers
			? spread(
					answers.queries.map((query) => query.bytes),
					formatBytes,
				)
			: ['–', '–']),
		...(answers
			? spread(
					answers.queries.map((query) => query.ms),
					formatMs,
				)
			: ['–', '–']),
	];
}

import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { siteOf } from '../../site/lib/site-of.ts';
import { workTreeFiles } from '../../src/adapters/files/work-tree-files.ts';
import { createCatalogueReader } from '../../src/app/catalogue/read-catalogue.ts';
import { listSearchDocuments } from '../../src/app/search/list-search-documents.ts';
import { readMemory, versionByContent, writeMemory } from './catalogue-memory.ts';
import { prepareLeakCheck } from './check-leaks.ts';
import { digestReads } from './digest-reads.ts';
import { loadProgram, type MadeFile, makePages } from './make-pages.ts';
import { makeProgram, nameProgram } from './make-program.ts';
import { keptPages, readLedger, writeLedger } from './page-ledger.ts';
import { runScript } from './run-script.ts';

export interface PublishOptions {
	/** Folder of the program. */
	readonly engine: string;
	readonly repository: string;
	/** Touched only when all pages are made. */
	readonly out: string;
	/** Where it is remembered what was made from what. */
	readonly cache: string;
	readonly hasSearch: boolean;
}

/** Brings the site up to date with the records. Rejects where a page cannot be made; the site then stays as it was. */
export async function publishSite(options: PublishOptions): Promise<{ readonly made: number; readonly kept: number }> {
	const { engine, repository, out, cache } = options;
	const work = join(dirname(out), `.${basename(out)}-${process.pid}`);
	const ledgerFile = join(cache, `pages-${digest(out).slice(0, 12)}.json`);
	const memoryFile = join(cache, 'records.bin');
	const ledger = readLedger(ledgerFile);
	const program = nameProgram(engine);
	// Pages take their pictures from the repository by this.
	process.env.TOCSIN_REPO = repository;
	rmSync(work, { recursive: true, force: true });
	try {
		const making = makeProgram(program, engine);
		making.catch(() => {});
		// Where nothing is known yet, the index is needed anyway, and takes the longest.
		const early = options.hasSearch && !ledger?.search ? makeIndex(options, work) : undefined;
		early?.catch(() => {});
		const memory = readMemory(memoryFile, program.id);
		const reader = createCatalogueReader(versionByContent(workTreeFiles(repository)), memory);
		const source = reader.read();
		const search = options.hasSearch ? digest(JSON.stringify(listSearchDocuments(source))) : undefined;
		const site = siteOf(source, repository);
		const leaks = prepareLeakCheck(source, site.catalogue);
		const digests = digestReads(site);
		await making;
		const pages = await (await loadProgram(program.folder)).listPages(site);
		const kept = ledger
			? keptPages(pages, ledger, { folder: out, program: program.id, digests })
			: new Map<string, MadeFile>();
		const isIndexKept = early === undefined && search !== undefined && search === ledger?.search;
		const indexing = isIndexKept || !options.hasSearch ? undefined : (early ?? makeIndex(options, work));
		indexing?.catch(() => {});
		const missing = pages.filter(({ file }) => !kept.has(file));
		const [made] = await Promise.all([
			makePages({ program: program.folder, pages: missing, folder: work }, site),
			indexing,
		]);
		leaks.check(
			work,
			made.map(({ file }) => file),
		);
		if (leaks.id !== ledger?.leaks) leaks.check(out, [...kept.keys()]);
		cpSync(join(program.folder, 'client'), work, { recursive: true });
		if (kept.size > 0) {
			const still = new Set([
				...kept.keys(),
				...(isIndexKept ? listFiles(out).filter((file) => file.startsWith('pagefind/')) : []),
			]);
			putInPlace(work, { out, still });
		} else replace(out, work);
		if (reader.memory() !== memory) writeMemory(memoryFile, program.id, reader.memory());
		writeLedger(ledgerFile, [...kept.values(), ...made], { program: program.id, search, leaks: leaks.id, digests });
		return { made: made.length, kept: kept.size };
	} finally {
		rmSync(work, { recursive: true, force: true });
	}
}

function makeIndex({ engine, repository }: PublishOptions, work: string): Promise<void> {
	const script = join(engine, 'scripts/build-search-index.ts');
	return runScript('The search index', [script, '--repo', repository, '--out', join(work, 'pagefind')], {
		cwd: engine,
	});
}

/**
 * Moves what was made over what is there, file by file, so that each page is at every moment the old or the new one, and
 * then drops what is no longer part of the site. The new assets come first: pages need them.
 */
function putInPlace(work: string, { out, still }: { readonly out: string; readonly still: ReadonlySet<string> }): void {
	const made = listFiles(work);
	made.sort((a, b) => Number(a.endsWith('.html')) - Number(b.endsWith('.html')));
	for (const file of made) {
		mkdirSync(dirname(join(out, file)), { recursive: true });
		renameSync(join(work, file), join(out, file));
	}
	const isPart = new Set([...made, ...still]);
	for (const file of listFiles(out)) if (!isPart.has(file)) rmSync(join(out, file));
}

function listFiles(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => !entry.isDirectory())
		.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

function replace(out: string, work: string): void {
	const old = `${work}.old`;
	try {
		renameSync(out, old);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
	}
	renameSync(work, out);
	rmSync(old, { recursive: true, force: true });
}

function digest(text: string): string {
	return createHash('sha1').update(text).digest('hex');
}

import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { encodeSearchMap, type SearchDocument, type SearchTarget } from '../../core/search/search-map.ts';

/** What was written. */
export interface SearchIndexReport {
	readonly documents: number;
	readonly files: number;
	readonly bytes: number;
}

/** Texts handed to the indexer before its answers are awaited. */
const AHEAD = 256;
/** From so many texts on several share a file: a folder of ten thousand files costs more than the index itself. */
const FRAGMENTS_ALONE = 1_000;
const TEXTS_A_FRAGMENT = 4;
/** Ready-made interfaces that come with every index; the catalogue has its own. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;
const FRAGMENT_MARK = 'pagefind_dcd';

/**
 * Writes a search index of the texts to a folder, in place of what was there. The folder changes at once at the end, so
 * that a server may go on serving the old one meanwhile. Starts a program of its own and ends it. Throws where the
 * indexer refuses or the disk does.
 */
export async function writeSearchIndex(
	documents: readonly SearchDocument[],
	folder: string,
): Promise<SearchIndexReport> {
	const next = `${folder}.next-${process.pid}`;
	rmSync(next, { recursive: true, force: true });
	mkdirSync(dirname(folder), { recursive: true });
	try {
		await write(documents, next);
		const map = encodeSearchMap(nameTexts(join(next, 'fragment'), documents));
		writeFileSync(join(next, 'documents.json'), JSON.stringify(map));
		for (const name of readdirSync(next)) if (UNUSED.test(name)) rmSync(join(next, name));
		const report = { documents: documents.length, ...measure(next) };
		putInPlace(next, folder);
		return report;
	} finally {
		await close();
		rmSync(next, { recursive: true, force: true });
	}
}

async function write(documents: readonly SearchDocument[], folder: string): Promise<void> {
	const maxFragments = Math.max(FRAGMENTS_ALONE, Math.ceil(documents.length / TEXTS_A_FRAGMENT));
	const { index, errors } = await createIndex({ forceLanguage: 'en', maxFragments });
	if (!index) throw new Error(`The search index cannot be made: ${errors.join('; ')}`);
	for (let from = 0; from < documents.length; from += AHEAD) {
		const batch = documents.slice(from, from + AHEAD);
		await Promise.all(batch.map((document, place) => add(index, document, from + place)));
	}
	const written = await index.writeFiles({ outputPath: folder });
	if (written.errors.length > 0) throw new Error(`The search index cannot be written: ${written.errors.join('; ')}`);
}

async function add(index: PagefindIndex, { title, text }: SearchDocument, place: number): Promise<void> {
	const { errors } = await index.addCustomRecord({
		url: String(place),
		content: text,
		language: 'en',
		meta: { title },
	});
	if (errors.length > 0) throw new Error(`The search index refuses a text: ${errors.join('; ')}`);
}

/** What the index calls each text: it says so only in the files that hold the texts. */
function nameTexts(folder: string, documents: readonly SearchDocument[]): Map<string, SearchTarget> {
	const named = new Map<string, SearchTarget>();
	const name = (key: string, { url }: { readonly url: string }) => {
		const { kind, id } = documents[Number(url)]!;
		named.set(key, { kind, id });
	};
	// Without any text there is no folder of texts.
	const files = documents.length === 0 ? [] : readdirSync(folder);
	for (const file of files) {
		const text = gunzipSync(readFileSync(join(folder, file))).toString('utf8');
		const fragment = JSON.parse(text.slice(FRAGMENT_MARK.length));
		if (typeof fragment.url === 'string') name(file.replace(/\.pf_fragment$/, ''), fragment);
		else for (const [key, one] of Object.entries<{ url: string }>(fragment)) name(key, one);
	}
	if (named.size !== documents.length) {
		throw new Error(`The search index holds ${named.size} texts, expected ${documents.length}`);
	}
	return named;
}

function measure(folder: string): { files: number; bytes: number } {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	return {
		files: files.length,
		bytes: files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0),
	};
}

function putInPlace(next: string, folder: string): void {
	const old = `${folder}.old-${process.pid}`;
	try {
		renameSync(folder, old);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
	}
	renameSync(next, folder);
	rmSync(old, { recursive: true, force: true });
}

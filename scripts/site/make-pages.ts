import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { SiteData } from '../../site/lib/load-catalogue.ts';
import type { Read } from '../../site/lib/track-reads.ts';
import type { PagePath } from '../../site/program.ts';

/** A page as it was written. */
export interface MadeFile {
	readonly file: string;
	readonly size: number;
	readonly mtimeMs: number;
	/** Absent of a page that anything may change. */
	readonly reads?: readonly Read[];
}

export interface PageJob {
	/** Folder of the program. */
	readonly program: string;
	readonly pages: readonly PagePath[];
	/** Where they are written. */
	readonly folder: string;
}

/** What a bundled program offers. */
type Program = typeof import('../../site/program.ts');

/** So many pages are worth the time that a second thread takes to get the records. */
const WORTH_A_THREAD = 1_500;
/** More do not help: they wait for the same disk and memory. */
const MOST_THREADS = 4;
/** Pages that a thread takes at a time. */
const TAKEN = 64;

/** Loads a bundled program into this thread; a second call finds it loaded. */
export function loadProgram(folder: string): Promise<Program> {
	return import(pathToFileURL(join(folder, 'server', 'entry.mjs')).href);
}

/** Makes pages from the records, many of them in several threads. Rejects where one of them throws. */
export async function makePages(job: PageJob, site: SiteData): Promise<readonly MadeFile[]> {
	const { isNarrow } = await loadProgram(job.program);
	const wide = job.pages.filter((page) => !isNarrow(page));
	const narrow = job.pages.filter(isNarrow);
	const threads = Math.min(Math.ceil(narrow.length / WORTH_A_THREAD), MOST_THREADS, availableParallelism());
	const queue = { pages: narrow, next: new Int32Array(new SharedArrayBuffer(4)) };
	const others = Array.from({ length: threads - 1 }, () => startThread({ ...job, ...queue }, site));
	// All that need everything in one thread: what they compute from it is computed once.
	const own = makeAll({ ...job, pages: wide }, site).then(async (made) => [
		...made,
		...(await makeQueue({ ...job, ...queue }, site)),
	]);
	try {
		return (await Promise.all([own, ...others.map(({ made }) => made)])).flat();
	} finally {
		// Where one page fails, nobody may go on writing.
		queue.next[0] = queue.pages.length;
		await Promise.allSettled([own, ...others.map(({ worker }) => worker.terminate())]);
	}
}

/** Pages of which several threads take some at a time. */
export interface PageQueue extends PageJob {
	/** Place of the first page that nobody has taken. */
	readonly next: Int32Array;
}

/** Makes pages of a queue until none is left. */
export async function makeQueue(queue: PageQueue, site: SiteData): Promise<readonly MadeFile[]> {
	const made: MadeFile[] = [];
	for (;;) {
		const from = Atomics.add(queue.next, 0, TAKEN);
		if (from >= queue.pages.length) return made;
		made.push(...(await makeAll({ ...queue, pages: queue.pages.slice(from, from + TAKEN) }, site)));
	}
}

async function makeAll({ program, pages, folder }: PageJob, site: SiteData): Promise<readonly MadeFile[]> {
	const { makePage } = await loadProgram(program);
	const made: MadeFile[] = [];
	for (const page of pages) {
		const { content, reads } = await makePage(page, site);
		const path = join(folder, page.file);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, content);
		const { size, mtimeMs } = statSync(path);
		made.push({ file: page.file, size, mtimeMs, ...(reads && { reads: [...reads] }) });
	}
	return made;
}

function startThread(
	queue: PageQueue,
	{ catalogue, now }: SiteData,
): { readonly worker: Worker; readonly made: Promise<readonly MadeFile[]> } {
	const worker = new Worker(new URL('page-thread.ts', import.meta.url), { workerData: { queue, catalogue, now } });
	const made = new Promise<readonly MadeFile[]>((settle, reject) => {
		worker.on('message', settle);
		worker.on('error', reject);
		worker.on('exit', (code) => reject(new Error(`A thread that makes pages ended (exit ${code})`)));
	});
	return { worker, made };
}

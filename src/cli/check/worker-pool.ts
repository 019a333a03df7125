import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { CheckPool, ShareResult } from '../../app/check/check-pool.ts';
import type { ChangedFile } from '../../core/check/record-lookup.ts';
import type { BaseVersion } from '../../ports/checked-files.ts';

/** What a worker is asked to check. */
export interface ShareRequest {
	readonly root: string;
	readonly now: string;
	readonly base?: { readonly changes: readonly ChangedFile[]; readonly texts: ReadonlyMap<string, string> };
	readonly files: readonly string[];
}

const MAX_WORKERS = 4;

/** A pool of threads, one a core and at most four, each with a store of its own. */
export function workerPool(root: string, now: string, base?: BaseVersion): CheckPool {
	return {
		check: (files) => {
			const shares = splitByFolder(files, Math.min(availableParallelism(), MAX_WORKERS));
			return Promise.all(
				shares.map((share) => runShare({ root, now, files: share, ...(base && { base: copyOf(base) }) })),
			);
		},
	};
}

/** Equal runs of neighbours, cut between folders, so that no incident is read by two workers. */
function splitByFolder(files: readonly string[], shares: number): string[][] {
	const size = Math.ceil(files.length / shares);
	const parts: string[][] = [[]];
	for (const [index, file] of files.entries()) {
		const isNewFolder = index > 0 && folderOf(files[index - 1]!) !== folderOf(file);
		if (isNewFolder && parts.at(-1)!.length >= size) parts.push([]);
		parts.at(-1)!.push(file);
	}
	return parts;
}

function folderOf(file: string): string {
	return file.slice(0, file.lastIndexOf('/'));
}

function copyOf({ changes, text }: BaseVersion): NonNullable<ShareRequest['base']> {
	const texts = changes.flatMap(({ file }) => {
		const old = text(file);
		return old === undefined ? [] : [[file, old] as const];
	});
	return { changes, texts: new Map(texts) };
}

function runShare(request: ShareRequest): Promise<ShareResult> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(new URL('./check-share.ts', import.meta.url), { workerData: request });
		worker.once('message', resolve);
		worker.once('error', reject);
		worker.once('exit', (code) => reject(new Error(`A worker of the check ended early with exit code ${code}`)));
	});
}

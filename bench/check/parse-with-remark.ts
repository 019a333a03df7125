/** Parses every postmortem below the folder given with remark, on all cores (at most four), and keeps nothing. */
import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const MAX_WORKERS = 4;

if (isMainThread) {
	const files = globSync(`${process.argv[2]}/incidents/*/*/postmortem.md`);
	const shares = Math.min(availableParallelism(), MAX_WORKERS);
	const size = Math.ceil(files.length / shares);
	for (let share = 0; share < shares; share += 1) {
		const workerFiles = files.slice(share * size, (share + 1) * size);
		new Worker(new URL(import.meta.url), { workerData: workerFiles }).on('error', (error) => {
			throw error;
		});
	}
} else {
	const processor = unified().use(remarkParse);
	for (const file of workerData as readonly string[]) processor.parse(readFileSync(file, 'utf8'));
}

import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface SearchIndexOptions {
	/** Folder of the program. */
	readonly engine: string;
	/** Repository whose texts are searched. */
	readonly root: string;
	/** Where the index is written; replaced as a whole. */
	readonly folder: string;
	/** Called when it could not be made; the catalogue goes on with titles alone. */
	readonly onProblem: (message: string) => void;
}

/** An index that follows the records: made in a process of its own, one at a time, again when records changed meanwhile. */
export interface KeptSearchIndex {
	/** Says that records have changed. */
	refresh(): void;
	stop(): void;
}

/** Starts with a first index. */
export function keepSearchIndex(options: SearchIndexOptions): KeptSearchIndex {
	const stopping = new AbortController();
	let running: Promise<void> | undefined;
	let isStale = false;
	const refresh = (): void => {
		if (stopping.signal.aborted) return;
		if (running) {
			isStale = true;
			return;
		}
		isStale = false;
		running = build(options, stopping.signal)
			.catch((error: Error) => {
				if (!stopping.signal.aborted) options.onProblem(error.message);
			})
			.finally(() => {
				running = undefined;
				if (isStale) refresh();
			});
	};
	refresh();
	return { refresh, stop: () => stopping.abort() };
}

function build({ engine, root, folder }: SearchIndexOptions, signal: AbortSignal): Promise<void> {
	const script = join(engine, 'scripts', 'build-search-index.ts');
	const child = spawn(process.execPath, [script, '--repo', root, '--out', folder], {
		cwd: engine,
		signal,
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	let said = '';
	child.stderr.on('data', (chunk: Buffer) => {
		said = `${said}${chunk}`.slice(-500);
	});
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(said.trim() || `exit code ${code}`))));
	});
}

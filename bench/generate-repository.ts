import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { formatIncidentId } from '../src/core/records/paths.ts';
import { fromEpochMs } from '../src/core/time/instant.ts';
import type { GeneratedFile } from './generate/generated-file.ts';
import { incidentFiles } from './generate/incident-files.ts';
import { organisationFiles } from './generate/organisation.ts';
import { createRandom } from './generate/random.ts';

/** How large a repository to make up. */
export interface RepositorySize {
	readonly incidents: number;
	/** How many of them have a postmortem of about 400 words; by default a third. */
	readonly postmortems?: 'third' | 'all';
	readonly seed?: number;
	/** The moment it is as of, RFC 3339 UTC. */
	readonly now?: string;
}

const INCIDENTS_A_YEAR = 10_000;
const YEAR = 365 * 86_400_000;
const DAY_FILE_BYTES = 1_048_576;

/** All files of an invented organisation's repository: the same for the same size and seed, ten thousand incidents a year back from `now`. */
export function* generateRepository(size: RepositorySize): Generator<GeneratedFile> {
	const { incidents, postmortems = 'third', seed = 1, now = '2026-11-20T06:00:00Z' } = size;
	const random = createRandom(seed);
	const end = Date.parse(now);
	const step = YEAR / INCIDENTS_A_YEAR;
	const numbers = new Map<number, number>();
	const days = new Map<string, string>();
	let earlier: string | undefined;
	yield* organisationFiles();
	for (let index = 0; index < incidents; index += 1) {
		const detected = 1000 * Math.floor((end - (incidents - index) * step + random.next() * step) / 1000);
		const year = new Date(detected).getUTCFullYear();
		const number = (numbers.get(year) ?? 0) + 1;
		numbers.set(year, number);
		const id = formatIncidentId(year, number);
		const hasPostmortem = postmortems === 'all' || index % 3 === 0;
		const { files, archive } = incidentFiles({
			id,
			detected,
			hasPostmortem,
			earlier,
			now: end,
			seed: seed * 1_000_003 + index,
		});
		yield* files;
		const day = fromEpochMs(detected).slice(0, 10).replaceAll('-', '/');
		days.set(day, (days.get(day) ?? '') + archive);
		earlier = id;
	}
	yield* archiveFiles(days);
}

function* archiveFiles(days: ReadonlyMap<string, string>): Generator<GeneratedFile> {
	for (const [day, text] of days) {
		if (text.length > DAY_FILE_BYTES) throw new Error(`The alerts of ${day} do not fit into one file`);
		yield { path: `alerts/${day}.ndjson`, content: text };
	}
}

/** Writes the files below a folder; returns how many. */
export function writeRepositoryFolder(folder: string, files: Iterable<GeneratedFile>): number {
	const made = new Set<string>();
	let count = 0;
	for (const { path, content } of files) {
		const target = join(folder, path);
		const parent = dirname(target);
		if (!made.has(parent)) mkdirSync(parent, { recursive: true });
		made.add(parent);
		writeFileSync(target, content);
		count += 1;
	}
	return count;
}

/** Makes a Git repository of the files, as one commit on `main`, by `git fast-import`; bare unless `checkout`. */
export async function importRepository(
	folder: string,
	files: Iterable<GeneratedFile>,
	{ checkout = false }: { readonly checkout?: boolean } = {},
): Promise<void> {
	mkdirSync(folder, { recursive: true });
	const bare = checkout ? [] : ['--bare'];
	await git(['init', '--quiet', ...bare, '--initial-branch=main', folder]);
	await git(['-C', folder, 'fast-import', '--quiet'], fastImportStream(files));
	if (checkout) await git(['-C', folder, 'reset', '--quiet', '--hard']);
}

function* fastImportStream(files: Iterable<GeneratedFile>): Generator<string> {
	yield 'commit refs/heads/main\ncommitter Bench <bench@localhost> 1767225600 +0000\ndata 5\nSeed\n\n';
	for (const { path, content } of files) {
		yield `M 100644 inline ${path}\ndata ${Buffer.byteLength(content)}\n${content}\n`;
	}
	yield 'done\n';
}

async function git(args: readonly string[], input: Iterable<string> = []): Promise<void> {
	const child = spawn('git', [...args], { stdio: ['pipe', 'inherit', 'inherit'] });
	const closed = once(child, 'close') as Promise<[number | null]>;
	for (const text of input) if (!child.stdin.write(text)) await once(child.stdin, 'drain');
	child.stdin.end();
	const [code] = await closed;
	if (code !== 0) throw new Error(`git ${args.join(' ')} ended with exit code ${code}`);
}

import { existsSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { RepositoryError } from '../../ports/repository.ts';
import { makeObject, type ObjectFormat } from './git-object.ts';
import type { PathChange } from './plan-commit.ts';
import { GitFailure, type GitPlace, runGit } from './run-git.ts';

const LOCK_TRIES = 100;
const LOCK_WAIT_MS = 50;

export interface WorkTreePlace extends GitPlace {
	/** Root of the work tree. */
	readonly folder: string;
	readonly gitFolder: string;
	/** Its folder of objects, shared by all work trees of a repository. */
	readonly objects: string;
	readonly format: ObjectFormat;
}

/** What a commit changes, noted before the branch moves, so that a process that dies can be made good by the next. */
interface Journal {
	readonly commit: string;
	readonly paths: readonly PathChange[];
}

/** Throws RepositoryError when a person has changed one of the very paths that a commit is about to change. */
export async function refuseDirtyPaths(place: WorkTreePlace, paths: readonly PathChange[]): Promise<void> {
	const names = paths.map(({ path }) => path);
	const status = await runGit(place, ['status', '--porcelain=v1', '-z', '--untracked-files=all', '--', ...names]);
	const dirty = status.stdout
		.toString()
		.split('\0')
		.filter((entry) => entry.length > 3)
		.map((entry) => entry.slice(3));
	if (dirty.length === 0) return;
	throw new RepositoryError(
		'dirty-work-tree',
		`There are changes that are not committed in ${dirty.slice(0, 5).join(', ')}${dirty.length > 5 ? ' …' : ''}`,
		'Commit or stash them (git stash), then it goes on by itself. What was accepted is kept.',
	);
}

/** Notes what the work tree has to follow; call before the branch moves. */
export function writeJournal({ gitFolder }: WorkTreePlace, journal: Journal): void {
	writeFileSync(journalPath(gitFolder), JSON.stringify(journal));
}

/** Brings index and work tree along with a commit, for exactly the paths it changed. */
export async function followCommit(place: WorkTreePlace, paths: readonly PathChange[]): Promise<void> {
	const zero = '0'.repeat(paths.find(({ after }) => after)?.after?.oid.length ?? 40);
	const lines = paths.map(({ path, after }) => `${after ? `${after.mode} ${after.oid}` : `0 ${zero}`}\t${path}\0`);
	await whileLocked(() => runGit(place, ['update-index', '-z', '--index-info'], { input: lines.join('') }));
	const written = paths.filter(({ after }) => after).map(({ path }) => `${path}\0`);
	if (written.length > 0) {
		await whileLocked(() =>
			runGit(place, ['checkout-index', '-f', '-u', '-q', '-z', '--stdin'], { input: written.join('') }),
		);
	}
	for (const { path, after } of paths) if (!after) removeFile(place.folder, path);
	rmSync(journalPath(place.gitFolder), { force: true });
}

/** Finishes what a process that died between commit and work tree has left, without touching what a person changed since. */
export async function finishJournal(place: WorkTreePlace, tip: string): Promise<void> {
	const path = journalPath(place.gitFolder);
	if (!existsSync(path)) return;
	const journal = readJournal(path);
	if (journal?.commit === tip) {
		const untouched = journal.paths.filter((change) => isUntouched(place, change));
		await followCommit(place, untouched);
	}
	rmSync(path, { force: true });
}

function isUntouched({ folder, format }: WorkTreePlace, { path, before, after }: PathChange): boolean {
	const file = join(folder, path);
	const oid = existsSync(file) ? makeObject('blob', readFileSync(file), format).oid : undefined;
	return oid === undefined || oid === before?.oid || oid === after?.oid;
}

function readJournal(path: string): Journal | undefined {
	try {
		return JSON.parse(readFileSync(path, 'utf8')) as Journal;
	} catch {
		return undefined;
	}
}

function journalPath(gitFolder: string): string {
	return join(gitFolder, 'tocsin-journal.json');
}

/** Removes a file and the folders that are empty without it, as git does. */
function removeFile(root: string, path: string): void {
	rmSync(join(root, path), { force: true });
	for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
		try {
			rmdirSync(join(root, folder));
		} catch {
			return;
		}
	}
}

/** A person's own git command may hold the index for a moment. */
async function whileLocked<T>(task: () => Promise<T>): Promise<T> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await task();
		} catch (error) {
			const isLocked = error instanceof GitFailure && /index\.lock/.test(error.stderr);
			if (!isLocked || attempt === LOCK_TRIES) throw error;
			await sleep(LOCK_WAIT_MS);
		}
	}
}

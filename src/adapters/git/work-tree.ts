import { lstatSync, rmdirSync, rmSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { RepositoryError } from '../../ports/repository.ts';
import type { ObjectFormat } from './git-object.ts';
import type { PathChange } from './plan-commit.ts';
import { GitFailure, type GitPlace, runGit } from './run-git.ts';

const LOCK_TRIES = 20;
const LOCK_WAIT_MS = 50;
/** Paths in the arguments of one command. */
const PATHS_AT_ONCE = 500;

export interface WorkTreePlace extends GitPlace {
	/** Root of the work tree. */
	readonly folder: string;
	/** The git folder of this work tree. */
	readonly gitFolder: string;
	/** Its folder of objects, shared by all work trees of a repository. */
	readonly objects: string;
	readonly format: ObjectFormat;
}

/** Throws RepositoryError when a person has changed one of the very paths that a commit is about to change. */
export async function refuseDirtyPaths(place: WorkTreePlace, paths: readonly PathChange[]): Promise<void> {
	const created = paths.filter(({ before }) => !before);
	const present = await fileOids(place, created);
	const dirty = created.filter((change) => isInTheWay(place, change, present)).map(({ path }) => path);
	for (let from = 0; from < paths.length; from += PATHS_AT_ONCE) {
		const names = paths.slice(from, from + PATHS_AT_ONCE).map(({ path }) => path);
		const args = ['status', '--porcelain=v1', '-z', '--no-renames', '--untracked-files=no', '--', ...names];
		const entries = (await runGit(place, args)).stdout.toString().split('\0');
		dirty.push(...entries.filter((entry) => entry.length > 3).map((entry) => entry.slice(3)));
	}
	if (dirty.length === 0) return;
	const named = [...new Set(dirty)].sort();
	throw new RepositoryError(
		'dirty-work-tree',
		`There are changes that are not committed in ${named.slice(0, 5).join(', ')}${named.length > 5 ? ' …' : ''}`,
		'Commit them or put them aside (git stash --include-untracked). What was accepted is kept and folded then.',
	);
}

/** Brings index and work tree along with a commit, for exactly the paths it changed. */
export async function followCommit(place: WorkTreePlace, paths: readonly PathChange[]): Promise<void> {
	if (paths.length === 0) return;
	const zero = '0'.repeat(paths[0]!.after?.oid.length ?? paths[0]!.before?.oid.length ?? 40);
	const lines = paths.map(({ path, after }) => `${after ? `${after.mode} ${after.oid}` : `0 ${zero}`}\t${path}\0`);
	await whileLocked(() => runGit(place, ['update-index', '-z', '--index-info'], { input: lines.join('') }));
	const written = paths.filter(({ after }) => after).map(({ path }) => `${path}\0`);
	if (written.length > 0) {
		const args = ['checkout-index', '-f', '-u', '-q', '-z', '--stdin'];
		await whileLocked(() => runGit(place, args, { input: written.join('') }));
	}
	for (const { path, after } of paths) if (!after) removeFile(place.folder, path);
}

/** Of paths whose commit was not followed: those where index and file are as they were, or already as they shall be. */
export async function untouchedPaths(
	place: WorkTreePlace,
	paths: readonly PathChange[],
): Promise<readonly PathChange[]> {
	const untouched: PathChange[] = [];
	for (let from = 0; from < paths.length; from += PATHS_AT_ONCE) {
		const some = paths.slice(from, from + PATHS_AT_ONCE);
		const args = ['ls-files', '--stage', '-z', '--', ...some.map(({ path }) => path)];
		const staged = (await runGit(place, args)).stdout.toString().split('\0').filter(Boolean);
		const index = new Map(staged.map((line) => [line.slice(line.indexOf('\t') + 1), line.split(' ')[1]] as const));
		const files = await fileOids(place, some);
		const isKnown = ({ before, after }: PathChange, oid: string | undefined) =>
			oid === before?.oid || oid === after?.oid;
		untouched.push(...some.filter((c) => isKnown(c, index.get(c.path)) && isKnown(c, files.get(c.path))));
	}
	return untouched;
}

/** Whether something lies where the commit puts a new file: only the very same text may. */
function isInTheWay(place: WorkTreePlace, { path, after }: PathChange, oids: FileOids): boolean {
	for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
		const found = look(place, folder);
		if (found && !found.isDirectory()) return true;
	}
	const found = look(place, path);
	return found !== undefined && !(found.isFile() && oids.get(path) === after?.oid);
}

/** What lies at a path, links not followed; undefined where nothing does. */
function look({ folder }: WorkTreePlace, path: string): Stats | undefined {
	try {
		return lstatSync(join(folder, path));
	} catch {
		return undefined;
	}
}

type FileOids = ReadonlyMap<string, string>;

/** The ids that Git would give to the files that exist, line endings and filters included. */
async function fileOids(place: WorkTreePlace, paths: readonly PathChange[]): Promise<FileOids> {
	const files = paths.filter(({ path }) => look(place, path)?.isFile());
	if (files.length === 0) return new Map();
	const input = files.map(({ path }) => `${path}\n`).join('');
	const { stdout } = await runGit(place, ['hash-object', '--stdin-paths'], { input });
	const oids = stdout.toString().split('\n');
	return new Map(files.map(({ path }, index) => [path, oids[index] ?? '']));
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

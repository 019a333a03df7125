import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GitSnapshot } from './git-snapshot.ts';
import type { PathChange } from './plan-commit.ts';
import { followCommit, untouchedPaths, type WorkTreePlace } from './work-tree.ts';

/**
 * What commits change, noted before the branch moves. Commit and work tree cannot change in one step: without the
 * note, a process that died between the two would leave paths that look changed by a person for ever.
 */
type Journal = readonly PathChange[];

const NAME = 'tocsin-journal.json';

/** Notes what the work tree has to follow, durably; call before the branch moves. */
export function writeJournal({ gitFolder }: WorkTreePlace, paths: Journal): void {
	const older = new Map(readJournal(gitFolder).map((change) => [change.path, change] as const));
	const merged = paths.map((change) => ({ ...change, before: (older.get(change.path) ?? change).before }));
	const rest = [...older.values()].filter(({ path }) => !paths.some((change) => change.path === path));
	writeFileSync(join(gitFolder, NAME), JSON.stringify([...rest, ...merged]), { flush: true });
}

/** Crosses out what the work tree has followed. */
export function settleJournal({ gitFolder }: WorkTreePlace, paths: Journal): void {
	const done = new Set(paths.map(({ path }) => path));
	const rest = readJournal(gitFolder).filter(({ path }) => !done.has(path));
	if (rest.length === 0) rmSync(join(gitFolder, NAME), { force: true });
	else writeFileSync(join(gitFolder, NAME), JSON.stringify(rest), { flush: true });
}

/**
 * Brings the work tree along with what is noted, where the branch (as `snapshot`) still has it and no person has
 * touched it since. What cannot be done now, because another command holds the index, stays noted.
 */
export async function finishJournal(place: WorkTreePlace, snapshot: GitSnapshot): Promise<void> {
	const noted = readJournal(place.gitFolder);
	if (noted.length === 0) return;
	try {
		const current: PathChange[] = [];
		for (const change of noted) {
			if ((await snapshot.find(change.path))?.oid === change.after?.oid) current.push(change);
		}
		await followCommit(place, await untouchedPaths(place, current));
		rmSync(join(place.gitFolder, NAME), { force: true });
	} catch {
		// The records are safe in the commit; a work tree that lags is made good by the next call.
	}
}

function readJournal(gitFolder: string): Journal {
	try {
		return JSON.parse(readFileSync(join(gitFolder, NAME), 'utf8')) as Journal;
	} catch {
		return [];
	}
}

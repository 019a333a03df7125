import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fold } from '../../ports/repository.ts';
import type { Identity } from './encode-commit.ts';
import type { GitSnapshot } from './git-snapshot.ts';
import type { Waiting } from './inbox.ts';
import { type LocalRefs, readLocalRefs } from './local-refs.ts';
import type { ObjectStore } from './object-store.ts';
import type { OpenedLocal } from './open-local.ts';
import type { PathChange } from './plan-commit.ts';
import { prepareCommit } from './prepare-commit.ts';
import { GitFailure, runGit } from './run-git.ts';
import { followCommit, refuseDirtyPaths } from './work-tree.ts';
import { settleJournal, writeJournal } from './work-tree-journal.ts';
import { writeObjects } from './write-objects.ts';

/** A change set computed from a snapshot, and the inbox refs that it makes superfluous. */
export interface LocalWork {
	readonly snapshot: GitSnapshot;
	readonly fold: Fold<unknown>;
	readonly done: readonly Waiting[];
}

export interface LocalWriterOptions {
	readonly identity?: Identity;
	/** Milliseconds since 1970. */
	readonly clock?: () => number;
}

/** What Git says when somebody else moved a ref in between, or is just about to. */
const MOVED = /but expected|already exists|File exists|unable to resolve reference/;
/** How often Git is asked whether it wants to tidy up, in commits; a commit writes about a dozen objects. */
const TIDY_EVERY = 100;

/** Writes one commit to the branch of a work tree, all or nothing, and brings the work tree along. */
export class LocalWriter {
	readonly #opened: OpenedLocal;
	readonly #store: ObjectStore;
	readonly #options: LocalWriterOptions;
	#commits = 0;

	constructor(opened: OpenedLocal, store: ObjectStore, options: LocalWriterOptions) {
		this.#opened = opened;
		this.#store = store;
		this.#options = options;
	}

	/**
	 * Moves the branch and clears the refs in one transaction; undefined when the branch had moved. Throws
	 * RepositoryError before anything is changed when a person has changed one of the paths.
	 */
	async write(refs: LocalRefs, { snapshot, fold, done }: LocalWork): Promise<string | undefined> {
		const { place, target, author } = this.#opened;
		const seconds = Math.floor((this.#options.clock ?? Date.now)() / 1000);
		const stamp = { author: this.#options.identity ?? author, seconds };
		const { commit, objects, paths } = await prepareCommit(this.#store, snapshot, { fold, stamp });
		const head = this.#headFile();
		if (!(await this.#isClean(refs, paths))) return undefined;
		await writeObjects(target, objects);
		this.#store.remember(objects);
		if (paths.length > 0) writeJournal(place, paths);
		const move = commit === refs.tip ? [] : [`update ${refs.branch} ${commit} ${refs.tip || zeroLike(commit)}\n`];
		if (!(await this.#moveRefs([...move, ...done.map(({ ref, oid }) => `delete ${ref} ${oid}\n`)]))) return undefined;
		// Who has switched to another branch meanwhile has a work tree that this commit is not about.
		if (this.#headFile() === head) await this.#follow(paths);
		await this.#tidy();
		return commit;
	}

	/** False when the paths only differ because the branch has moved. */
	async #isClean(refs: LocalRefs, paths: readonly PathChange[]): Promise<boolean> {
		try {
			await refuseDirtyPaths(this.#opened.place, paths);
			return true;
		} catch (error) {
			if ((await readLocalRefs(this.#opened.place)).tip === refs.tip) throw error;
			return false;
		}
	}

	async #moveRefs(lines: readonly string[]): Promise<boolean> {
		if (lines.length === 0) return true;
		try {
			await runGit(this.#opened.place, ['update-ref', '-m', 'tocsin', '--stdin'], { input: lines.join('') });
			return true;
		} catch (error) {
			if (error instanceof GitFailure && MOVED.test(error.stderr)) return false;
			throw error;
		}
	}

	/** The commit stands by now: whatever hinders the work tree stays in the journal for the next time. */
	async #follow(paths: readonly PathChange[]): Promise<void> {
		try {
			await followCommit(this.#opened.place, paths);
			settleJournal(this.#opened.place, paths);
		} catch (error) {
			if (!(error instanceof GitFailure)) throw error;
		}
	}

	#headFile(): string {
		return readFileSync(join(this.#opened.place.gitFolder, 'HEAD'), 'utf8');
	}

	/** What `git commit` does after each commit; our way of committing would never do it. */
	async #tidy(): Promise<void> {
		this.#commits += 1;
		if (this.#commits % TIDY_EVERY !== 0) return;
		await runGit(this.#opened.housekeeping, ['maintenance', 'run', '--auto', '--quiet']).catch(() => {});
	}
}

function zeroLike(oid: string): string {
	return '0'.repeat(oid.length);
}

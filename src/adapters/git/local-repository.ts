import { resolve } from 'node:path';
import type { Delivery } from '../../core/alerts/delivery.ts';
import {
	type DrainOutcome,
	type Fold,
	type FoldFunction,
	type IncidentRepository,
	RepositoryError,
	type Snapshot,
} from '../../ports/repository.ts';
import { foldedRefs, type Identity } from './encode-commit.ts';
import { explainGitFailure } from './explain-git-failure.ts';
import { gitEnvironment } from './git-environment.ts';
import { gitIdentity } from './git-identity.ts';
import { makeObject, type ObjectFormat } from './git-object.ts';
import { GitSnapshot } from './git-snapshot.ts';
import { encodeDelivery, INBOX, inboxRef, inboxToken, tokenOfRef, type Waiting } from './inbox.ts';
import { withLocalLock } from './local-lock.ts';
import { ObjectStore } from './object-store.ts';
import { prepareCommit } from './prepare-commit.ts';
import { readGitConfig } from './read-git-config.ts';
import { inboxName, readInbox } from './read-inbox.ts';
import { GitFailure, runGit } from './run-git.ts';
import { Turns } from './turns.ts';
import { finishJournal, followCommit, refuseDirtyPaths, type WorkTreePlace, writeJournal } from './work-tree.ts';
import { type ObjectTarget, writeObjects } from './write-objects.ts';

export interface LocalOptions {
	/** A folder inside the work tree. */
	readonly folder: string;
	/** Author of the commits; default the identity that Git is configured with, else `Tocsin <tocsin@localhost>`. */
	readonly identity?: Identity;
	readonly env?: NodeJS.ProcessEnv;
	/** How long to wait for other processes that commit here, in milliseconds; default thirty seconds. */
	readonly patienceMs?: number;
	/** Milliseconds since 1970; for tests. */
	readonly clock?: () => number;
}

/** A ref and its object must outlive a power cut before anybody is told that an alert is kept. */
const DURABLE = ['core.fsync', 'all'] as const;
const MOVED = /cannot lock ref|is at [0-9a-f]+ but expected|reference already exists/;

interface Head {
	readonly ref: string;
	/** Empty text where the branch has no commit yet. */
	readonly tip: string;
}

/** The incident repository that a person has checked out: commits to its branch and brings the work tree along. */
export class LocalRepository implements IncidentRepository {
	readonly #place: WorkTreePlace;
	readonly #target: ObjectTarget;
	readonly #store: ObjectStore;
	readonly #options: LocalOptions;
	readonly #author: Identity;
	readonly #turns = new Turns();

	private constructor(place: WorkTreePlace, author: Identity, options: LocalOptions) {
		this.#place = place;
		this.#store = new ObjectStore(place, { format: place.format });
		this.#target = { place, objects: place.objects, format: place.format, durable: true };
		this.#author = author;
		this.#options = options;
	}

	/** Opens the repository around a folder. Throws RepositoryError where there is none. */
	static async open(options: LocalOptions): Promise<LocalRepository> {
		const env = gitEnvironment({ ...process.env, ...options.env }, [DURABLE]);
		const start = { folder: resolve(options.folder), env };
		try {
			const asked = [
				'rev-parse',
				'--show-toplevel',
				'--absolute-git-dir',
				'--show-object-format',
				'--git-path',
				'objects',
			];
			const [folder = '', gitFolder = '', format = '', objects = ''] = (await runGit(start, asked)).stdout
				.toString()
				.split('\n');
			const place = { folder, gitFolder, env, objects: resolve(start.folder, objects), format: format as ObjectFormat };
			const author = options.identity ?? gitIdentity(env, await readGitConfig(place));
			return new LocalRepository(place, author, options);
		} catch (error) {
			throw explainGitFailure(error);
		}
	}

	snapshot(): Promise<Snapshot> {
		return explained(async () => GitSnapshot.open(this.#store, (await this.#head()).tip));
	}

	/** Writes each delivery under a ref of its own, synced to disk. */
	accept(deliveries: readonly Delivery[]): Promise<void> {
		return explained(async () => {
			if (deliveries.length === 0) return;
			const blobs = deliveries.map((delivery) =>
				makeObject('blob', Buffer.from(encodeDelivery(delivery)), this.#store.format),
			);
			await writeObjects(this.#target, blobs);
			const lines = deliveries.map((delivery, index) => `update ${inboxRef(delivery)} ${blobs[index]!.oid}\n`);
			await runGit(this.#place, ['update-ref', '--stdin'], { input: lines.join('') });
		});
	}

	drain<T>(fold: FoldFunction<T>, mine?: readonly string[]): Promise<DrainOutcome<T>> {
		return this.#exclusively(async (head) => {
			const waiting = await this.#waiting();
			const tokens = mine && new Set(mine.map(inboxToken));
			const isDone = tokens ? !waiting.some(({ ref }) => tokens.has(tokenOfRef(ref))) : waiting.length === 0;
			if (isDone) return { state: tokens ? 'folded-by-another' : 'empty' };
			const text = head.tip === '' ? '\n\n' : (await this.#store.commit(head.tip)).text;
			const { deliveries, done } = await readInbox(this.#store, waiting, foldedRefs(text));
			const ids = deliveries.map(({ id }) => id);
			const snapshot = await GitSnapshot.open(this.#store, head.tip);
			const folded = await fold(snapshot, deliveries);
			const commit = await this.#write(head, { snapshot, fold: folded, done });
			return commit === undefined ? undefined : { state: 'folded', commit, result: folded.result, deliveries: ids };
		});
	}

	commit<T>(
		change: (snapshot: Snapshot) => Promise<Fold<T>>,
	): Promise<{ readonly commit: string; readonly result: T }> {
		return this.#exclusively(async (head) => {
			const snapshot = await GitSnapshot.open(this.#store, head.tip);
			const fold = await change(snapshot);
			const commit = await this.#write(head, { snapshot, fold, done: [] });
			return commit === undefined ? undefined : { commit, result: fold.result };
		});
	}

	/** Ends the reading child process; it would also end with this process. */
	close(): void {
		this.#store.close();
	}

	/** One attempt after the other, no other process between, until the branch has not moved under one (undefined: it has). */
	#exclusively<T>(attempt: (head: Head) => Promise<T | undefined>): Promise<T> {
		const { patienceMs = 30_000 } = this.#options;
		return this.#turns.run(() =>
			explained(() =>
				withLocalLock(this.#place.gitFolder, { patienceMs }, async () => {
					const deadline = performance.now() + patienceMs;
					for (;;) {
						const head = await this.#head();
						await finishJournal(this.#place, head.tip);
						const outcome = await attempt(head);
						if (outcome !== undefined) return outcome;
						if (performance.now() > deadline) throw movedOnAndOn(head.ref);
					}
				}),
			),
		);
	}

	async #head(): Promise<Head> {
		const symbolic = await runGit(this.#place, ['symbolic-ref', '-q', 'HEAD'], { accept: [1] });
		const ref = symbolic.stdout.toString().trim();
		if (ref === '') throw detached();
		const tip = await runGit(this.#place, ['rev-parse', '-q', '--verify', `${ref}^{commit}`], { accept: [1] });
		return { ref, tip: tip.stdout.toString().trim() };
	}

	async #waiting(): Promise<readonly Waiting[]> {
		const listed = await runGit(this.#place, ['for-each-ref', '--format=%(objectname) %(refname)', INBOX]);
		const lines = listed.stdout
			.toString()
			.split('\n')
			.filter((line) => line !== '');
		return lines.map((line) => ({ oid: line.slice(0, line.indexOf(' ')), ref: line.slice(line.indexOf(' ') + 1) }));
	}

	/** Moves the branch and clears the refs in one transaction, then the work tree; undefined when the branch had moved. */
	async #write(
		head: Head,
		work: { readonly snapshot: GitSnapshot; readonly fold: Fold<unknown>; readonly done: readonly Waiting[] },
	): Promise<string | undefined> {
		const seconds = Math.floor((this.#options.clock ?? Date.now)() / 1000);
		const stamp = { author: this.#author, seconds, folded: work.done.map(inboxName) };
		const { commit, objects, paths } = await prepareCommit(this.#store, work.snapshot, { fold: work.fold, stamp });
		if (paths.length > 0) await refuseDirtyPaths(this.#place, paths);
		await writeObjects(this.#target, objects);
		if (paths.length > 0) writeJournal(this.#place, { commit, paths });
		const none = '0'.repeat((commit || head.tip || '0'.repeat(40)).length);
		const move = commit === head.tip ? [] : [`update ${head.ref} ${commit} ${head.tip || none}\n`];
		const lines = [...move, ...work.done.map(({ ref, oid }) => `delete ${ref} ${oid}\n`)];
		try {
			if (lines.length > 0) await runGit(this.#place, ['update-ref', '--stdin'], { input: lines.join('') });
		} catch (error) {
			if (error instanceof GitFailure && MOVED.test(error.stderr)) return undefined;
			throw error;
		}
		if (paths.length > 0) await followCommit(this.#place, paths);
		return commit;
	}
}

async function explained<T>(task: () => Promise<T>): Promise<T> {
	try {
		return await task();
	} catch (error) {
		throw explainGitFailure(error);
	}
}

function detached(): RepositoryError {
	return new RepositoryError(
		'detached-head',
		'The work tree is not on a branch, so a commit would be lost',
		'Go to your branch: git switch main. What was accepted is kept.',
	);
}

function movedOnAndOn(ref: string): RepositoryError {
	return new RepositoryError(
		'push-rejected',
		`${ref} moved under every attempt to commit`,
		'Something else commits here all the time; try again. What was accepted is kept.',
	);
}

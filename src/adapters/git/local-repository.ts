import { dirname, join, resolve } from 'node:path';
import type { Delivery } from '../../core/alerts/delivery.ts';
import {
	type DrainOutcome,
	type Fold,
	type FoldFunction,
	type IncidentRepository,
	RepositoryError,
	type Snapshot,
} from '../../ports/repository.ts';
import { Batcher } from './batcher.ts';
import type { Identity } from './encode-commit.ts';
import { explainGitFailure } from './explain-git-failure.ts';
import { makeObject } from './git-object.ts';
import { GitSnapshot } from './git-snapshot.ts';
import { encodeDelivery, inboxRef, inboxToken, tokenOfRef } from './inbox.ts';
import { withLocalLock } from './local-lock.ts';
import { type LocalRefs, readLocalRefs } from './local-refs.ts';
import { LocalWriter } from './local-writer.ts';
import { ObjectStore } from './object-store.ts';
import { type OpenedLocal, openLocal } from './open-local.ts';
import { readInbox } from './read-inbox.ts';
import { runGit } from './run-git.ts';
import { syncFolder } from './sync-folder.ts';
import { Turns } from './turns.ts';
import { finishJournal } from './work-tree-journal.ts';
import { writeObjects } from './write-objects.ts';

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

const REMEMBERED = 20_000;

/**
 * The incident repository that a person has checked out: deliveries wait under refs in the same repository, commits
 * go to the branch it stands on, and the work tree follows for exactly the paths that a commit changes. No hook of
 * the repository runs, nothing is staged or stashed, and what a person is editing is never touched.
 */
export class LocalRepository implements IncidentRepository {
	readonly #opened: OpenedLocal;
	readonly #store: ObjectStore;
	readonly #writer: LocalWriter;
	readonly #options: LocalOptions;
	readonly #turns = new Turns();
	readonly #accepting = new Batcher<Delivery>((deliveries) => explained(() => this.#accept(deliveries)));
	/** Deliveries folded by this process: in a burst most drains find theirs here, and need not ask Git. */
	readonly #folded = new Set<string>();

	private constructor(opened: OpenedLocal, options: LocalOptions) {
		this.#opened = opened;
		this.#store = new ObjectStore(opened.place, { format: opened.place.format });
		this.#writer = new LocalWriter(opened, this.#store, options);
		this.#options = options;
	}

	/** Opens the repository around a folder. Throws RepositoryError where there is none. */
	static open(options: LocalOptions): Promise<LocalRepository> {
		return explained(async () => new LocalRepository(await openLocal(resolve(options.folder), options.env), options));
	}

	snapshot(): Promise<Snapshot> {
		return explained(async () => GitSnapshot.open(this.#store, (await readLocalRefs(this.#opened.place)).tip));
	}

	/** Writes each delivery under a ref of its own, synced to disk; calls that overlap are synced together. */
	accept(deliveries: readonly Delivery[]): Promise<void> {
		return deliveries.length === 0 ? Promise.resolve() : this.#accepting.add(deliveries);
	}

	drain<T>(fold: FoldFunction<T>, mine?: readonly string[]): Promise<DrainOutcome<T>> {
		const tokens = mine && new Set(mine.map(inboxToken));
		return this.#turns.run<DrainOutcome<T>>(async () => {
			if (mine?.every((id) => this.#folded.has(id))) return { state: 'folded-by-another' };
			return this.#exclusively(async (refs, snapshot) => {
				const { deliveries, done } = await readInbox(this.#store, refs.waiting, new Set());
				const isWaiting = tokens ? refs.waiting.some(({ ref }) => tokens.has(tokenOfRef(ref))) : done.length > 0;
				if (!isWaiting) return { state: tokens ? 'folded-by-another' : 'empty' };
				const folded = await fold(snapshot, deliveries);
				const commit = await this.#writer.write(refs, { snapshot, fold: folded, done });
				if (commit === undefined) return undefined;
				const ids = deliveries.map(({ id }) => id);
				if (this.#folded.size > REMEMBERED) this.#folded.clear();
				for (const id of ids) this.#folded.add(id);
				return { state: 'folded', commit, result: folded.result, deliveries: ids };
			});
		});
	}

	commit<T>(
		change: (snapshot: Snapshot) => Promise<Fold<T>>,
	): Promise<{ readonly commit: string; readonly result: T }> {
		return this.#turns.run(() =>
			this.#exclusively(async (refs, snapshot) => {
				const fold = await change(snapshot);
				const commit = await this.#writer.write(refs, { snapshot, fold, done: [] });
				return commit === undefined ? undefined : { commit, result: fold.result };
			}),
		);
	}

	/** Ends the reading child process; it would also end with this process. */
	close(): void {
		this.#store.close();
	}

	async #accept(deliveries: readonly Delivery[]): Promise<void> {
		const { place, refs, target } = this.#opened;
		const blobs = deliveries.map((delivery) => makeObject('blob', Buffer.from(encodeDelivery(delivery)), place.format));
		for (const { id } of deliveries) this.#folded.delete(id);
		await writeObjects(target, blobs);
		const updates = new Map(deliveries.map((delivery, index) => [inboxRef(delivery), blobs[index]!.oid] as const));
		const lines = [...updates].map(([ref, oid]) => `update ${ref} ${oid}\n`);
		await runGit(place, ['update-ref', '--stdin'], { input: lines.join('') });
		const inbox = join(refs, 'tocsin', 'inbox');
		for (const folder of [inbox, dirname(inbox), refs]) await syncFolder(folder);
	}

	/** Attempts without another process of ours in between, until the branch has not moved under one (undefined: it has). */
	#exclusively<T>(attempt: (refs: LocalRefs, snapshot: GitSnapshot) => Promise<T | undefined>): Promise<T> {
		const { place } = this.#opened;
		const { patienceMs = 30_000 } = this.#options;
		return explained(() =>
			withLocalLock(place.gitFolder, { patienceMs }, async () => {
				const deadline = performance.now() + patienceMs;
				for (;;) {
					const refs = await readLocalRefs(place);
					const snapshot = await GitSnapshot.open(this.#store, refs.tip);
					await finishJournal(place, snapshot);
					const outcome = await attempt(refs, snapshot);
					if (outcome !== undefined) return outcome;
					if (performance.now() > deadline) throw movedOnAndOn(refs.branch);
				}
			}),
		);
	}
}

async function explained<T>(task: () => Promise<T>): Promise<T> {
	try {
		return await task();
	} catch (error) {
		throw explainGitFailure(error);
	}
}

function movedOnAndOn(branch: string): RepositoryError {
	return new RepositoryError(
		'push-rejected',
		`${branch} moved under every attempt to commit`,
		'Something else commits here all the time; try again. What was accepted is kept.',
	);
}

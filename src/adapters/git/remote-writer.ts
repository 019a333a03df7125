import type { Fold, FoldFunction, Snapshot } from '../../ports/repository.ts';
import { foldedRefs, type Identity } from './encode-commit.ts';
import { GitSnapshot } from './git-snapshot.ts';
import type { Waiting } from './inbox.ts';
import { prepareCommit } from './prepare-commit.ts';
import { inboxName, readInbox } from './read-inbox.ts';
import type { RemoteCopy } from './remote-copy.ts';
import type { PushOutcome, RefMove } from './remote-link.ts';
import { GitFailure } from './run-git.ts';

/** What one attempt came to. */
export type Attempt<T> =
	| { readonly state: 'done'; readonly commit: string; readonly result: T; readonly deliveries: readonly string[] }
	/** There was nothing to fold, only refs to clear away. */
	| { readonly state: 'cleared' }
	| { readonly state: 'lost-race'; readonly said: string }
	| { readonly state: 'forbidden'; readonly said: string };

export interface WriterOptions {
	readonly author: Identity;
	/** Milliseconds since 1970. */
	readonly clock: () => number;
}

/** The remote has deleted what we were about to fetch: somebody was faster. */
const GONE = /not our ref|unadvertised object/;

/** Makes one attempt at a commit on the remote branch: fetch, compute, push with the state it was computed from. */
export class RemoteWriter {
	readonly #copy: RemoteCopy;
	readonly #options: WriterOptions;
	readonly #skipped = new Set<string>();
	#atomic = true;

	constructor(copy: RemoteCopy, options: WriterOptions) {
		this.#copy = copy;
		this.#options = options;
	}

	/** Without the refs that were found to hold nothing we understand. */
	readable(waiting: readonly Waiting[]): readonly Waiting[] {
		return this.#skipped.size === 0 ? waiting : waiting.filter(({ oid }) => !this.#skipped.has(oid));
	}

	/** Folds what waits in one commit that also clears its refs. */
	async fold<T>(tip: string, waiting: readonly Waiting[], fold: FoldFunction<T>): Promise<Attempt<T>> {
		const { store } = this.#copy;
		const lost = await this.#ensure(
			tip,
			waiting.map(({ oid }) => oid),
		);
		if (lost) return lost;
		const text = tip === '' ? '\n\n' : (await store.commit(tip)).text;
		const inbox = await readInbox(store, waiting, foldedRefs(text));
		for (const { oid } of inbox.skipped) this.#skipped.add(oid);
		const ids = inbox.deliveries.map(({ id }) => id);
		if (ids.length === 0) return this.#clear(inbox.done);
		const names = inbox.done.map(inboxName);
		return this.#attempt(tip, { change: (snapshot) => fold(snapshot, inbox.deliveries), done: inbox.done, names, ids });
	}

	/** Commits one change set, with deliveries that are in no inbox (`ids`) or none. */
	async commit<T>(
		tip: string,
		change: (snapshot: Snapshot) => Promise<Fold<T>>,
		ids: readonly string[] = [],
	): Promise<Attempt<T>> {
		const lost = await this.#ensure(tip, []);
		return lost ?? this.#attempt(tip, { change, done: [], names: [], ids });
	}

	async #ensure(
		tip: string,
		oids: readonly string[],
	): Promise<{ readonly state: 'lost-race'; readonly said: string } | undefined> {
		try {
			await this.#copy.ensure(tip, oids);
			return undefined;
		} catch (error) {
			if (error instanceof GitFailure && GONE.test(error.stderr)) return { state: 'lost-race', said: error.stderr };
			throw error;
		}
	}

	async #attempt<T>(tip: string, work: Work<T>): Promise<Attempt<T>> {
		const { store } = this.#copy;
		const snapshot = await GitSnapshot.open(store, tip);
		const fold = await work.change(snapshot);
		const stamp = {
			author: this.#options.author,
			seconds: Math.floor(this.#options.clock() / 1000),
			folded: work.names,
		};
		const prepared = await prepareCommit(store, snapshot, { fold, stamp });
		await this.#copy.write(prepared.objects);
		const done = { state: 'done', commit: prepared.commit, result: fold.result, deliveries: work.ids } as const;
		const branch = { ref: this.#copy.link.branchRef, from: tip, to: prepared.commit };
		const outcome = await this.#push(prepared.commit === tip ? [] : [branch], work.done.map(clearing)).catch((error) =>
			this.#orArrived(prepared.commit, error),
		);
		return outcome.ok
			? done
			: { state: outcome.refusal === 'forbidden' ? 'forbidden' : 'lost-race', said: outcome.said };
	}

	/** A connection that broke during a push leaves open whether it arrived: look before doing it again. */
	async #orArrived(commit: string, error: unknown): Promise<PushOutcome> {
		const view = await this.#copy.link.look().catch(() => undefined);
		if (view?.tip === commit) return { ok: true, refs: [] };
		throw error;
	}

	async #clear(done: readonly Waiting[]): Promise<Attempt<never>> {
		await this.#push([], done.map(clearing));
		return { state: 'cleared' };
	}

	/** The branch and the refs together; one after the other where the remote cannot, the branch first. */
	async #push(branch: readonly RefMove[], refs: readonly RefMove[]): Promise<PushOutcome> {
		const moves = [...branch, ...refs];
		if (moves.length === 0) return { ok: true, refs: [] };
		if (this.#atomic) {
			const outcome = await this.#copy.link.push(moves, { atomic: moves.length > 1 });
			if (outcome.ok || outcome.refusal !== 'no-atomic') return outcome;
			this.#atomic = false;
		}
		const moved: PushOutcome =
			branch.length > 0 ? await this.#copy.link.push(branch, { atomic: false }) : { ok: true, refs: [] };
		if (moved.ok && refs.length > 0) await this.#copy.link.push(refs, { atomic: false });
		return moved;
	}
}

interface Work<T> {
	readonly change: (snapshot: Snapshot) => Promise<Fold<T>>;
	readonly done: readonly Waiting[];
	/** Names that the commit records as folded. */
	readonly names: readonly string[];
	readonly ids: readonly string[];
}

function clearing({ ref, oid }: Waiting): RefMove {
	return { ref, from: oid, to: '' };
}

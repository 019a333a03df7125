import { setTimeout as sleep } from 'node:timers/promises';
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
import { explainGitFailure, isTransient, quoteGit } from './explain-git-failure.ts';
import { GitSnapshot } from './git-snapshot.ts';
import { inboxToken, tokenOfRef } from './inbox.ts';
import { openRemote, type RemoteAddress } from './open-remote.ts';
import { QueuePatience } from './queue-patience.ts';
import { RemoteCopy } from './remote-copy.ts';
import { RemoteInbox } from './remote-inbox.ts';
import type { RemoteView } from './remote-link.ts';
import { type Attempt, RemoteWriter } from './remote-writer.ts';
import { retryTransient } from './retry-transient.ts';
import { Turns } from './turns.ts';
import { UsualWait } from './usual-wait.ts';

export interface RemoteOptions extends RemoteAddress {
	/** Author of the commits; default the identity that Git is configured with, else `Tocsin <tocsin@localhost>`. */
	readonly identity?: Identity;
	/** How long to go on against a busy or unreachable remote, in milliseconds; default two minutes. */
	readonly patienceMs?: number;
	/** Milliseconds since 1970; for tests. */
	readonly clock?: () => number;
	/** Numbers from 0 to 1; for tests. */
	readonly random?: () => number;
}

/** Deliveries folded into one commit at most. */
const FOLD_LIMIT = 1000;
/** How often a writer that has the branch at hand goes on for those who came meanwhile. */
const HELP_ROUNDS = 4;
const LONGEST_PAUSE_MS = 10_000;

/**
 * The incident repository at a Git host, written by any number of concurrent runs without a checkout: deliveries go
 * under refs of their own, and whoever's delivery is the oldest folds all that wait.
 */
export class RemoteRepository implements IncidentRepository {
	readonly #copy: RemoteCopy;
	readonly #inbox: RemoteInbox;
	readonly #writer: RemoteWriter;
	readonly #patienceMs: number;
	readonly #random: () => number;
	readonly #turns = new Turns();
	readonly #accepting: Batcher<Delivery>;
	readonly #usualWait = new UsualWait();
	#warming: Promise<unknown> | undefined;

	private constructor(copy: RemoteCopy, options: RemoteOptions) {
		this.#copy = copy;
		this.#inbox = new RemoteInbox(copy);
		this.#writer = new RemoteWriter(copy, {
			author: options.identity ?? copy.identity,
			clock: options.clock ?? Date.now,
		});
		this.#patienceMs = options.patienceMs ?? 120_000;
		this.#random = options.random ?? Math.random;
		this.#accepting = new Batcher((deliveries) => this.#accept(deliveries));
	}

	/** Opens a clone, or makes a cache folder of two megabytes or so for ten thousand incidents; contacts nobody yet. */
	static async open(options: RemoteOptions): Promise<RemoteRepository> {
		try {
			return new RemoteRepository(new RemoteCopy(await openRemote(options)), options);
		} catch (error) {
			throw explainGitFailure(error);
		}
	}

	snapshot(): Promise<Snapshot> {
		return this.#patiently(async () => {
			const { tip } = await this.#copy.link.look();
			await this.#copy.ensure(tip);
			return GitSnapshot.open(this.#copy.store, tip);
		});
	}

	/** Deliveries of calls that overlap go in one push. Where the host keeps branches only, they are held in memory. */
	accept(deliveries: readonly Delivery[]): Promise<void> {
		return deliveries.length === 0 ? Promise.resolve() : this.#accepting.add(deliveries);
	}

	drain<T>(fold: FoldFunction<T>, mine?: readonly string[]): Promise<DrainOutcome<T>> {
		return this.#turns.run(async () => {
			await this.#warming;
			try {
				return this.#inbox.isRefused ? await this.#drainHeld(fold, mine) : await this.#drainInbox(fold, mine);
			} catch (error) {
				throw explainGitFailure(error);
			}
		});
	}

	async commit<T>(
		change: (snapshot: Snapshot) => Promise<Fold<T>>,
	): Promise<{ readonly commit: string; readonly result: T }> {
		return this.#turns.run(() => this.#swap((tip) => this.#writer.commit(tip, change)));
	}

	/** Ends the reading child process; it would also end with this process. */
	close(): void {
		this.#copy.store.close();
	}

	async #accept(deliveries: readonly Delivery[]): Promise<void> {
		// The branch is fetched while the delivery is on its way: the drain that follows will need it.
		if (this.#copy.isCold) this.#warming ??= this.snapshot().catch(() => undefined);
		const started = performance.now();
		await this.#inbox.accept(deliveries, { deadline: started + this.#patienceMs, random: this.#random });
		this.#usualWait.accepted(performance.now() - started);
	}

	async #drainInbox<T>(fold: FoldFunction<T>, mine: readonly string[] | undefined): Promise<DrainOutcome<T>> {
		const tokens = mine && new Set(mine.map(inboxToken));
		const patience = new QueuePatience({ mine: tokens, usualWait: this.#usualWait.ms, random: this.#random });
		const started = performance.now();
		const deadline = started + this.#patienceMs;
		let last: DrainOutcome<T> | undefined;
		let said = '';
		if (tokens && this.#usualWait.isCrowded) await sleep(patience.jittered(0.9 * this.#usualWait.ms));
		for (let looks = 1, losses = 0; ; looks += 1) {
			const view = await this.#look(deadline);
			const isDone = tokens ? !view.waiting.some(({ ref }) => tokens.has(tokenOfRef(ref))) : view.waiting.length === 0;
			if (isDone && tokens && !last) this.#usualWait.waited(performance.now() - started, looks);
			if (isDone) return last ?? { state: tokens ? 'folded-by-another' : 'empty' };
			this.#usualWait.saw(tokens !== undefined && view.waiting.some(({ ref }) => !tokens.has(tokenOfRef(ref))));
			if (performance.now() > deadline) throw this.#gaveUp(said);
			const wait = patience.next(view, performance.now());
			if (wait > 0) {
				await sleep(wait);
				continue;
			}
			const attempt = await this.#fold(view, fold);
			if (attempt.state === 'forbidden') throw forbidden(this.#copy.branch, attempt.said);
			if (attempt.state === 'done') {
				last = { ...attempt, state: 'folded' };
				if (mine?.every((id) => attempt.deliveries.includes(id))) await this.#help(fold);
				if (!mine || mine.every((id) => attempt.deliveries.includes(id))) return last;
			}
			if (attempt.state !== 'lost-race') continue;
			said = attempt.said;
			await this.#pause(losses++);
		}
	}

	/** Goes on for those who came meanwhile: whoever has just moved the branch has it at hand, all others would fetch it. */
	async #help<T>(fold: FoldFunction<T>): Promise<void> {
		for (let round = 0; round < HELP_ROUNDS && this.#usualWait.isCrowded; round += 1) {
			try {
				const view = await this.#look(performance.now());
				if (view.waiting.length === 0) return this.#usualWait.saw(false);
				if ((await this.#fold(view, fold)).state !== 'done') return;
			} catch {
				// Our own deliveries are done; those of others are still safe, and their writers look after them.
				return;
			}
		}
	}

	async #look(deadline: number): Promise<RemoteView> {
		const view = await retryTransient(() => this.#copy.link.look(), { deadline, random: this.#random });
		return { tip: view.tip, waiting: this.#writer.readable(view.waiting) };
	}

	async #fold<T>(view: RemoteView, fold: FoldFunction<T>): Promise<Attempt<T>> {
		try {
			return await this.#writer.fold(view.tip, view.waiting.slice(0, FOLD_LIMIT), fold);
		} catch (error) {
			const explained = explainGitFailure(error);
			if (isTransient(explained)) return { state: 'lost-race', said: explained.message };
			throw explained;
		}
	}

	/** Where the host keeps no refs of ours: each writer's deliveries straight onto the branch, against all others. */
	async #drainHeld<T>(fold: FoldFunction<T>, mine: readonly string[] | undefined): Promise<DrainOutcome<T>> {
		const deliveries = this.#inbox.held.filter(({ id }) => mine === undefined || mine.includes(id));
		if (deliveries.length === 0) return { state: mine ? 'folded-by-another' : 'empty' };
		const ids = deliveries.map(({ id }) => id);
		const done = await this.#swap((tip) => this.#writer.commit(tip, (snapshot) => fold(snapshot, deliveries), ids));
		this.#inbox.release(ids);
		return { state: 'folded', ...done, deliveries: ids };
	}

	/** Compare-and-swap on the branch until it succeeds, with growing jittered pauses. */
	async #swap<T>(
		attempt: (tip: string) => Promise<Attempt<T>>,
	): Promise<{ readonly commit: string; readonly result: T }> {
		const deadline = performance.now() + this.#patienceMs;
		for (let losses = 0; ; losses += 1) {
			const outcome = await this.#patiently(async () => attempt((await this.#copy.link.look()).tip), deadline);
			if (outcome.state === 'done') return { commit: outcome.commit, result: outcome.result };
			if (outcome.state === 'forbidden') throw forbidden(this.#copy.branch, outcome.said);
			if (performance.now() > deadline) throw this.#gaveUp(outcome.state === 'lost-race' ? outcome.said : '');
			await this.#pause(losses);
		}
	}

	#patiently<T>(task: () => Promise<T>, deadline = performance.now() + this.#patienceMs): Promise<T> {
		return retryTransient(task, { deadline, random: this.#random });
	}

	#pause(losses: number): Promise<void> {
		return sleep(this.#random() * Math.min(LONGEST_PAUSE_MS, 0.5 * this.#usualWait.ms * 2 ** losses));
	}

	#gaveUp(said: string): RepositoryError {
		const seconds = Math.round(this.#patienceMs / 1000);
		return new RepositoryError(
			'push-rejected',
			`The branch ${this.#copy.branch} could not be moved within ${seconds} s, because others were always first: ${quoteGit(said)}`,
			'Nothing is lost: what was accepted waits in the inbox and is folded by the next run.',
		);
	}
}

function forbidden(branch: string, said: string): RepositoryError {
	return new RepositoryError(
		'push-rejected',
		`The remote refuses our commits on ${branch}: ${quoteGit(said)}`,
		'Allow this writer to push to the branch and to delete refs below refs/tocsin/: a hook, a protected branch or a ruleset forbids it. What was accepted waits in the inbox and is folded by the next run.',
	);
}

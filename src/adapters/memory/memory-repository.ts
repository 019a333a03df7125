import type { Delivery } from '../../core/alerts/delivery.ts';
import {
	type DrainOutcome,
	type FileChange,
	type Fold,
	type FoldFunction,
	type IncidentRepository,
	RepositoryError,
	type Snapshot,
} from '../../ports/repository.ts';
import { type MemoryFiles, MemorySnapshot, memoryOid } from './memory-snapshot.ts';

/** One commit of the branch. */
export interface MemoryCommit {
	readonly id: string;
	readonly message: string;
	readonly files: MemoryFiles;
}

/** How often a commit is computed again after somebody else was first. */
const TRIES = 100;

/** What several MemoryRepositories share, as several clones share a remote. */
export class MemoryRemote {
	readonly history: MemoryCommit[] = [];
	readonly inbox = new Map<string, Delivery>();

	/** The newest commit, or undefined before the first. */
	get tip(): MemoryCommit | undefined {
		return this.history.at(-1);
	}

	/** What a change puts at its path; undefined deletes it. */
	text({ content }: FileChange): string | undefined {
		if (content === null || typeof content === 'string') return content ?? undefined;
		return [...(this.tip?.files.values() ?? [])].find((text) => memoryOid(text) === content.oid);
	}

	/** Commits straight onto the branch, as a person would. */
	push(changes: readonly FileChange[], message = 'Change by hand'): string {
		const files = new Map(this.tip?.files);
		for (const change of changes) {
			const text = this.text(change);
			if (text === undefined) files.delete(change.path);
			else files.set(change.path, text);
		}
		const id = (this.history.length + 1).toString(16).padStart(40, '0');
		this.history.push({ id, message, files });
		return id;
	}
}

/** The incident repository in memory, for tests: the same promises as the real ones, and failures on demand. */
export class MemoryRepository implements IncidentRepository {
	readonly remote: MemoryRemote;
	readonly #before: (() => void | Promise<void>)[] = [];
	#rejections = 0;
	#refusal: RepositoryError | undefined;

	constructor(remote = new MemoryRemote()) {
		this.remote = remote;
	}

	/** The next `count` attempts to move the branch come too late. */
	rejectNextPushes(count: number): void {
		this.#rejections += count;
	}

	/** Runs a task just before the next attempt to move the branch: another writer, a person. */
	beforeNextPush(task: () => void | Promise<void>): void {
		this.#before.push(task);
	}

	/** From now on every attempt to move the branch fails with this error; undefined ends it. */
	refusePushes(error: RepositoryError | undefined): void {
		this.#refusal = error;
	}

	async snapshot(): Promise<Snapshot> {
		return this.#snapshot();
	}

	async accept(deliveries: readonly Delivery[]): Promise<void> {
		for (const delivery of deliveries)
			this.remote.inbox.set(`${delivery.received} ${delivery.id}`, structuredClone(delivery));
	}

	async drain<T>(fold: FoldFunction<T>, mine?: readonly string[]): Promise<DrainOutcome<T>> {
		for (let attempt = 0; attempt < TRIES; attempt += 1) {
			const waiting = new Map(this.remote.inbox);
			const isWaiting = mine ? [...waiting.values()].some(({ id }) => mine.includes(id)) : waiting.size > 0;
			if (!isWaiting) return { state: mine ? 'folded-by-another' : 'empty' };
			const snapshot = this.#snapshot();
			const deliveries = oldestFirst([...waiting.values()]);
			const folded = await fold(snapshot, deliveries);
			const commit = await this.#push(snapshot, folded, waiting);
			if (commit === undefined) continue;
			return { state: 'folded', commit, result: folded.result, deliveries: deliveries.map(({ id }) => id) };
		}
		throw alwaysLate();
	}

	async commit<T>(
		change: (snapshot: Snapshot) => Promise<Fold<T>>,
	): Promise<{ readonly commit: string; readonly result: T }> {
		for (let attempt = 0; attempt < TRIES; attempt += 1) {
			const snapshot = this.#snapshot();
			const fold = await change(snapshot);
			const commit = await this.#push(snapshot, fold, new Map());
			if (commit !== undefined) return { commit, result: fold.result };
		}
		throw alwaysLate();
	}

	#snapshot(): MemorySnapshot {
		const { tip } = this.remote;
		return new MemorySnapshot(tip?.id ?? '', tip?.files ?? new Map());
	}

	async #push(
		snapshot: Snapshot,
		fold: Fold<unknown>,
		done: ReadonlyMap<string, Delivery>,
	): Promise<string | undefined> {
		await this.#before.shift()?.();
		if (this.#refusal) throw this.#refusal;
		const isLate =
			(this.remote.tip?.id ?? '') !== snapshot.commit || [...done.keys()].some((key) => !this.remote.inbox.has(key));
		if (this.#rejections > 0 || isLate) {
			this.#rejections = Math.max(0, this.#rejections - 1);
			return undefined;
		}
		const files = this.remote.tip?.files;
		const changes = fold.changes.filter((change) => files?.get(change.path) !== this.remote.text(change));
		const commit = changes.length > 0 ? this.remote.push(changes, fold.message) : snapshot.commit;
		for (const key of done.keys()) this.remote.inbox.delete(key);
		return commit;
	}
}

/** Each id once, in the same order for every writer. */
function oldestFirst(deliveries: readonly Delivery[]): readonly Delivery[] {
	const sorted = deliveries.toSorted((a, b) => compareText(a.received, b.received) || compareText(a.id, b.id));
	return sorted.filter(({ id }, index) => sorted.findIndex((other) => other.id === id) === index);
}

function compareText(a: string, b: string): number {
	return a === b ? 0 : a < b ? -1 : 1;
}

function alwaysLate(): RepositoryError {
	return new RepositoryError(
		'push-rejected',
		'The branch could not be moved, because others were always first',
		'Nothing is lost: what was accepted waits in the inbox and is folded by the next run.',
	);
}

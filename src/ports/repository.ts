import type { Delivery } from '../core/alerts/delivery.ts';

/** One entry of a folder in a snapshot; `oid` changes exactly when the content below it does. */
export interface FolderEntry {
	readonly name: string;
	readonly type: 'file' | 'folder';
	readonly oid: string;
}

/** The records as they were at one commit. Reading is lazy: ask only for what the decision needs. */
export interface Snapshot {
	/** Commit id; empty text for a repository without commits. */
	readonly commit: string;
	/** Entries of a folder ('' is the root), sorted by name; empty where it does not exist. */
	list(folder: string): Promise<readonly FolderEntry[]>;
	/** Text of the files that exist among `paths`. */
	read(paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/**
 * One file of a change set. `content: null` deletes it; an `oid` from a snapshot's listing puts that file here
 * unread, which is how pictures move.
 */
export interface FileChange {
	readonly path: string;
	readonly content: string | null | { readonly oid: string };
}

/** What folding deliveries asks to be committed. No changes means nothing to commit; the deliveries are still done. */
export interface Fold<T> {
	readonly changes: readonly FileChange[];
	readonly message: string;
	readonly result: T;
}

/** Computes one commit out of a snapshot and all deliveries that wait. Called again on a newer snapshot when somebody else was first. */
export type FoldFunction<T> = (snapshot: Snapshot, deliveries: readonly Delivery[]) => Promise<Fold<T>>;

/** What became of a drain. */
export type DrainOutcome<T> =
	| { readonly state: 'folded'; readonly commit: string; readonly result: T; readonly deliveries: readonly string[] }
	/** Another writer folded them, in a commit already on the branch. */
	| { readonly state: 'folded-by-another' }
	/** Nothing was waiting. */
	| { readonly state: 'empty' };

/** The incident repository: snapshots to read, and the group commit that writes. */
export interface IncidentRepository {
	snapshot(): Promise<Snapshot>;
	/** Makes deliveries durable in Git before anything is decided. Safe to call again with the same delivery. */
	accept(deliveries: readonly Delivery[]): Promise<void>;
	/**
	 * Folds everything that waits into one commit, all or nothing: the branch moves and the folded deliveries are gone,
	 * or neither. With `mine`, returns as soon as those are folded, by whomever.
	 * Throws RepositoryError when the repository refuses for good; what was accepted stays waiting.
	 */
	drain<T>(fold: FoldFunction<T>, mine?: readonly string[]): Promise<DrainOutcome<T>>;
	/** Commits a change set computed from a snapshot (compare-and-swap with retries); for people's commands. */
	commit<T>(change: (snapshot: Snapshot) => Promise<Fold<T>>): Promise<{ readonly commit: string; readonly result: T }>;
}

/** The repository cannot take a commit: says what is wrong and what to do; deliveries are kept. */
export class RepositoryError extends Error {
	readonly code:
		| 'not-a-repository'
		| 'no-identity'
		| 'detached-head'
		| 'dirty-work-tree'
		| 'read-only'
		| 'disk-full'
		| 'push-rejected'
		| 'unreachable'
		| 'git-failed';
	readonly help: string;

	constructor(code: RepositoryError['code'], message: string, help: string, options?: ErrorOptions) {
		super(message, options);
		this.name = 'RepositoryError';
		this.code = code;
		this.help = help;
	}
}

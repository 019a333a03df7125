import type { Fold } from '../../ports/repository.ts';
import { encodeCommit, type Identity } from './encode-commit.ts';
import { type GitObject, makeObject } from './git-object.ts';
import type { GitSnapshot } from './git-snapshot.ts';
import type { ObjectStore } from './object-store.ts';
import { type PathChange, planTree } from './plan-commit.ts';

/** A commit that is planned and not yet written, so that it can be thrown away and planned again. */
export interface PreparedCommit {
	/** The new commit; the one below it when nothing changes. */
	readonly commit: string;
	readonly objects: readonly GitObject[];
	readonly paths: readonly PathChange[];
}

export interface CommitStamp {
	readonly author: Identity;
	/** Seconds since 1970. */
	readonly seconds: number;
	/** Names of the inbox refs that the commit folds. */
	readonly folded?: readonly string[];
}

/** Plans the commit of a change set on top of a snapshot; writes nothing. */
export async function prepareCommit(
	store: ObjectStore,
	snapshot: GitSnapshot,
	request: { readonly fold: Fold<unknown>; readonly stamp: CommitStamp },
): Promise<PreparedCommit> {
	const { fold, stamp } = request;
	const { tree, objects, paths } = await planTree(store, snapshot, fold.changes);
	if (paths.length === 0) return { commit: snapshot.commit, objects: [], paths };
	const content = encodeCommit({ tree, parent: snapshot.commit, message: fold.message, ...stamp });
	const commit = makeObject('commit', content, store.format);
	return { commit: commit.oid, objects: [...objects, commit], paths };
}

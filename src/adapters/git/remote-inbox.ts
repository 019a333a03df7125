import { setTimeout as sleep } from 'node:timers/promises';
import type { Delivery } from '../../core/alerts/delivery.ts';
import { RepositoryError } from '../../ports/repository.ts';
import { encodeCommit, FALLBACK_AUTHOR } from './encode-commit.ts';
import { quoteGit } from './explain-git-failure.ts';
import { type GitObject, makeObject } from './git-object.ts';
import { encodeDelivery, inboxRef } from './inbox.ts';
import type { RemoteCopy } from './remote-copy.ts';
import type { RefMove } from './remote-link.ts';
import { type RetryOptions, retryTransient } from './retry-transient.ts';

/** Deliveries in one push; a longer list would not fit the arguments of a command. */
const PUSH_LIMIT = 500;

/**
 * Puts deliveries under refs of their own at the remote. A blob is the smallest thing a ref can point to; a host that
 * wants commits gets commits; and where a host allows no refs beside branches, they are held in memory for the drain.
 */
export class RemoteInbox {
	readonly #copy: RemoteCopy;
	readonly #held = new Map<string, Delivery>();
	#shape: 'blob' | 'commit' | 'none' = 'blob';

	constructor(copy: RemoteCopy) {
		this.#copy = copy;
	}

	/** Whether the remote allows branches only. */
	get isRefused(): boolean {
		return this.#shape === 'none';
	}

	/** Deliveries that the remote would not keep for us. */
	get held(): readonly Delivery[] {
		return [...this.#held.values()];
	}

	/** Forgets held deliveries that were folded. */
	release(ids: readonly string[]): void {
		for (const id of ids) this.#held.delete(id);
	}

	/** Makes deliveries durable at the remote; a second time changes nothing. */
	async accept(deliveries: readonly Delivery[], retry: RetryOptions): Promise<void> {
		const unique = [...new Map(deliveries.map((delivery) => [inboxRef(delivery), delivery])).values()];
		for (let from = 0; from < unique.length; from += PUSH_LIMIT) {
			await this.#acceptSome(unique.slice(from, from + PUSH_LIMIT), retry);
		}
	}

	async #acceptSome(deliveries: readonly Delivery[], retry: RetryOptions): Promise<void> {
		while (this.#shape !== 'none') {
			const { moves, objects } = this.#encode(deliveries);
			await this.#copy.write(objects);
			if (await this.#push(moves, retry)) return;
			this.#shape = this.#shape === 'blob' ? 'commit' : 'none';
		}
		for (const delivery of deliveries) this.#held.set(delivery.id, delivery);
	}

	#encode(deliveries: readonly Delivery[]): {
		readonly moves: readonly RefMove[];
		readonly objects: readonly GitObject[];
	} {
		const { format } = this.#copy.store;
		const emptyTree = makeObject('tree', Buffer.alloc(0), format);
		const inCommits = this.#shape === 'commit';
		const objects = deliveries.map((delivery) => {
			const text = encodeDelivery(delivery);
			if (!inCommits) return makeObject('blob', Buffer.from(text), format);
			const parts = { tree: emptyTree.oid, parent: '', message: text, author: FALLBACK_AUTHOR, seconds: 0 };
			return makeObject('commit', encodeCommit(parts), format);
		});
		const moves = deliveries.map((delivery, index) => ({ ref: inboxRef(delivery), from: '', to: objects[index]!.oid }));
		return { moves, objects: inCommits ? [emptyTree, ...objects] : objects };
	}

	/** False when the remote forbids such refs. */
	async #push(moves: readonly RefMove[], retry: RetryOptions): Promise<boolean> {
		let rest = moves;
		for (let attempt = 0; ; attempt += 1) {
			const outcome = await retryTransient(() => this.#copy.link.push(rest, { atomic: false }), retry);
			if (outcome.ok) return true;
			if (outcome.refusal === 'forbidden') return false;
			// Somebody may have brought the same delivery at the same moment: then it is there, whoever brought it.
			const view = await retryTransient(() => this.#copy.link.look(), retry);
			const there = new Set(view.waiting.map(({ ref }) => ref));
			rest = rest.filter(({ ref }) => !there.has(ref));
			if (rest.length === 0) return true;
			if (performance.now() > retry.deadline) throw notAccepted(outcome.said);
			await sleep(retry.random() * Math.min(5_000, 100 * 2 ** attempt));
		}
	}
}

function notAccepted(said: string): RepositoryError {
	return new RepositoryError(
		'push-rejected',
		`The remote did not take the delivery: ${quoteGit(said)}`,
		'It is not in Git yet: send it again.',
	);
}

import { receivedOfRef, tokenOfRef, type Waiting } from './inbox.ts';

/** A delivery this much older than ours whose writer has not folded it has no writer any more. */
const ABANDONED_MS = 30_000;

/** What a writer sees when it looks: the branch, and who waits (oldest first). */
export interface QueueView {
	readonly tip: string;
	readonly waiting: readonly Waiting[];
}

export interface PatienceOptions {
	/** Id parts of the refs of our own deliveries; undefined folds for everybody and never waits. */
	readonly mine: ReadonlySet<string> | undefined;
	/** How long a delivery waits here until somebody has folded it, in milliseconds. */
	readonly usualWait: number;
	readonly random: () => number;
}

/**
 * Decides who folds. If every writer did, all but one would do it in vain: so the writer of the oldest delivery folds
 * for all and goes on while more come in, and the others look again after the usual wait. Should the queue stand
 * still, its writer has died or gone home, and the others take over in the order of their age.
 */
export class QueuePatience {
	readonly #options: PatienceOptions;
	#seen: string | undefined;
	#movedAt = 0;

	constructor(options: PatienceOptions) {
		this.#options = options;
	}

	/** Milliseconds to wait before looking again; 0 says: fold now. */
	next(view: QueueView, now: number): number {
		const { mine, usualWait } = this.#options;
		const rank = mine ? rankOf(view.waiting, mine) : 0;
		const first = this.#seen === undefined;
		const seen = `${view.tip} ${view.waiting[0]?.ref}`;
		const moved = !first && seen !== this.#seen;
		if (first || moved) this.#movedAt = now;
		this.#seen = seen;
		// Where the queue has just moved, somebody is at it and will take ours along.
		if (rank === 0 && !moved) return 0;
		if (now - this.#movedAt > usualWait * (2 + Math.min(rank, 20))) return 0;
		return this.jittered(0.4 * usualWait);
	}

	/** A pause around `ms`, different for each writer. */
	jittered(ms: number): number {
		return ms * (0.75 + 0.5 * this.#options.random());
	}
}

/** How many living writers are before us: 0 is first. */
function rankOf(waiting: readonly Waiting[], mine: ReadonlySet<string>): number {
	const own = waiting.findIndex(({ ref }) => mine.has(tokenOfRef(ref)));
	if (own < 0) return 0;
	const received = receivedOfRef(waiting[own]!.ref) ?? 0;
	return waiting.slice(0, own).filter(({ ref }) => received - (receivedOfRef(ref) ?? 0) < ABANDONED_MS).length;
}

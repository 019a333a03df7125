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
	readonly random: () => number;
}

/**
 * Decides who folds. If every writer did, all but one would do it in vain: so the writer of the oldest delivery
 * folds for all, and the others give it the time that a fold takes before they look again. Should nothing move for
 * several such times, its writer has died, and they take over in the order of their age.
 */
export class QueuePatience {
	readonly #options: PatienceOptions;
	#seen = '';
	#since = 0;

	constructor(options: PatienceOptions) {
		this.#options = options;
	}

	/** Milliseconds to wait before looking again; 0 says: fold now. `pace` is how long a fold takes here, in milliseconds. */
	next(view: QueueView, now: number, pace: number): number {
		const { mine, random } = this.#options;
		const rank = mine ? rankOf(view.waiting, mine) : 0;
		if (rank === 0) return 0;
		const seen = `${view.tip} ${view.waiting[0]?.ref}`;
		if (seen !== this.#seen) {
			this.#seen = seen;
			this.#since = now;
		}
		if (now - this.#since > pace * (10 + 2 * Math.min(rank, 20))) return 0;
		const share = Math.min(+(process.env.QMAX ?? 2), +(process.env.QA ?? 0.5) + +(process.env.QB ?? 0.1) * rank);
		return pace * share * (0.75 + 0.5 * random());
	}
}

/** How many living writers are before us: 0 is first. */
function rankOf(waiting: readonly Waiting[], mine: ReadonlySet<string>): number {
	const own = waiting.findIndex(({ ref }) => mine.has(tokenOfRef(ref)));
	if (own < 0) return 0;
	const received = receivedOfRef(waiting[own]!.ref) ?? 0;
	return waiting.slice(0, own).filter(({ ref }) => received - (receivedOfRef(ref) ?? 0) < ABANDONED_MS).length;
}

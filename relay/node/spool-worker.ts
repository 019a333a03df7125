import type { Delivery } from '../../src/core/alerts/delivery.ts';
import type { DeliverySink, SinkFailure } from '../../src/ports/delivery-sink.ts';
import type { LogLine } from '../log-line.ts';
import { backOff } from './back-off.ts';
import type { Spool, SpoolEntry } from './spool.ts';
import { Suspects } from './suspects.ts';

export interface SpoolWorkerOptions {
	readonly spool: Spool;
	readonly sink: DeliverySink;
	readonly log: (line: LogLine) => void;
	readonly clock: () => number;
	/** Number from 0 to 1. */
	readonly random: () => number;
	/** Called with the deliveries that a sink has just taken. */
	readonly onTaken?: (ids: readonly string[]) => void;
	/** How long to wait for company before a batch, in milliseconds. */
	readonly lingerMs?: number;
	readonly maxBatch?: number;
	/** Shortest and longest wait between tries, in milliseconds. */
	readonly backOff?: { readonly baseMs: number; readonly maxMs: number };
}

/** With so many suspects at once, the sink is to blame and not they. */
const MAX_SUSPECTS = 5;

/** Moves what waits in a spool into a sink, in order, in batches, with growing pauses while the sink takes nothing. */
export class SpoolWorker {
	readonly #options: SpoolWorkerOptions;
	readonly #pauses: { readonly baseMs: number; readonly maxMs: number };
	readonly #maxBatch: number;
	readonly #suspects = new Suspects();
	#batch: number;
	#stopping = false;
	#failures = 0;
	#pending = false;
	#wake: () => void = () => {};
	#running: Promise<void> | undefined;
	#lastSuccess: number | undefined;
	#lastError: { readonly code: string; readonly at: number } | undefined;

	constructor(options: SpoolWorkerOptions) {
		this.#options = options;
		this.#pauses = options.backOff ?? { baseMs: 500, maxMs: 60_000 };
		this.#maxBatch = options.maxBatch ?? 200;
		this.#batch = this.#maxBatch;
	}

	/** When a sink last took something, in milliseconds since 1970. */
	get lastSuccess(): number | undefined {
		return this.#lastSuccess;
	}

	get lastError(): { readonly code: string; readonly at: number } | undefined {
		return this.#lastError;
	}

	/** Starts moving; what waits from an earlier run goes first. */
	start(): void {
		this.#running ??= this.#run();
	}

	/** Says that a delivery has come. */
	notify(): void {
		this.#pending = true;
		if (this.#failures === 0) this.#wake();
	}

	/** Lets the batch under way finish and stops; the rest stays on disk. */
	async stop(): Promise<void> {
		this.#stopping = true;
		this.#wake();
		await this.#running;
	}

	async #run(): Promise<void> {
		while (!this.#stopping) {
			this.#pending = false;
			const waitMs = await this.#turn();
			if (waitMs === 'idle') {
				if (!this.#pending) await this.#sleep(undefined);
				if (this.#options.lingerMs) await this.#sleep(this.#options.lingerMs, false);
			} else if (waitMs > 0 && !(this.#pending && this.#failures === 0)) await this.#sleep(waitMs);
		}
	}

	/** Moves one batch; the milliseconds to wait before the next, or that there is nothing to do. */
	async #turn(): Promise<number | 'idle'> {
		const { spool, log, clock } = this.#options;
		try {
			const due = this.#suspects.due(clock());
			const { entries, setAside } = await spool.next(due === undefined ? this.#batch : 1, (name) =>
				due === undefined ? !this.#suspects.has(name) : name === due,
			);
			for (const { name, reason } of setAside) log({ level: 'error', event: 'set-aside', file: name, reason });
			if (entries.length > 0) return await this.#move(entries);
			if (due !== undefined) this.#suspects.clear(due);
			return this.#suspects.msUntilDue(clock()) ?? 'idle';
		} catch (error) {
			return this.#fail({ kind: 'later', code: 'spool-failed', message: (error as Error).message });
		}
	}

	async #move(entries: readonly SpoolEntry[]): Promise<number> {
		const { spool, sink, clock } = this.#options;
		const started = clock();
		const report = await sink.take(entries.map((entry) => entry.delivery));
		const taken = new Set(report.taken);
		const done = entries.filter((entry) => taken.has(entry.delivery.id)).map((entry) => entry.name);
		await spool.remove(done);
		for (const name of done) this.#suspects.clear(name);
		if (done.length > 0) this.#celebrate(report.taken, started);
		if (report.failure)
			return this.#handle(
				report.failure,
				entries.filter((entry) => !taken.has(entry.delivery.id)),
			);
		this.#failures = 0;
		this.#batch = Math.min(this.#maxBatch, this.#batch * 2);
		return 0;
	}

	#celebrate(taken: readonly string[], started: number): void {
		const { sink, log, clock, onTaken } = this.#options;
		this.#lastSuccess = clock();
		this.#suspects.noteSuccess();
		log({
			level: 'info',
			event: 'taken',
			place: sink.place,
			deliveries: taken.length,
			ms: this.#lastSuccess - started,
		});
		onTaken?.(taken);
	}

	async #handle(failure: SinkFailure, left: readonly SpoolEntry[]): Promise<number> {
		if (failure.kind === 'refused') {
			const guilty = left.filter((entry) => failure.deliveries?.includes(entry.delivery.id));
			if (guilty.length === 0) return this.#fail(failure);
			for (const entry of guilty) await this.#setAside(entry, failure);
			return 0;
		}
		if (failure.kind === 'later') return this.#fail(failure);
		// Nobody knows which delivery is at fault: smaller batches until it stands alone.
		this.#batch = Math.max(1, Math.floor(left.length / 4));
		const alone = left.length === 1 ? left[0] : undefined;
		return alone ? await this.#suspect(alone, failure) : this.#fail(failure);
	}

	async #suspect(entry: SpoolEntry, failure: SinkFailure): Promise<number> {
		if (!this.#suspects.has(entry.name) && this.#suspects.size >= MAX_SUSPECTS) return this.#fail(failure);
		const { clock, random, log } = this.#options;
		this.#note(failure);
		log({ ...logOf(failure), event: 'not-taken', ...nameOf(entry.delivery) });
		const guilty = this.#suspects.noteFailure(entry.name, { now: clock(), random: random(), ...this.#pauses });
		if (guilty) await this.#setAside(entry, failure);
		return 0;
	}

	async #setAside({ name, delivery }: SpoolEntry, failure: SinkFailure): Promise<void> {
		await this.#options.spool.setAside(name, `${failure.code}: ${failure.message}`);
		this.#suspects.clear(name);
		this.#note(failure);
		this.#options.log({ ...logOf(failure), event: 'set-aside', file: name, ...nameOf(delivery) });
	}

	#fail(failure: SinkFailure): number {
		this.#failures += 1;
		this.#note(failure);
		const waitMs = backOff({ tries: this.#failures, random: this.#options.random(), ...this.#pauses });
		const retryMs = Math.max(waitMs, failure.retryAfterMs ?? 0);
		this.#options.log({ ...logOf(failure), event: 'not-taken', waiting: this.#options.spool.depth, retryMs });
		return retryMs;
	}

	#note(failure: SinkFailure): void {
		this.#lastError = { code: failure.code, at: this.#options.clock() };
	}

	/** Sleeps so long, or until something comes; an unwakeable sleep ends early only to stop. */
	async #sleep(ms: number | undefined, wakeable = true): Promise<void> {
		let timer: NodeJS.Timeout | undefined;
		await new Promise<void>((resolve) => {
			this.#wake = () => {
				if (wakeable || this.#stopping) resolve();
			};
			if (ms !== undefined) timer = setTimeout(resolve, ms);
			if (this.#stopping || (ms === undefined && this.#pending)) resolve();
		});
		clearTimeout(timer);
		this.#wake = () => {};
	}
}

function logOf({ code, message, help }: SinkFailure): LogLine {
	return { level: 'error', event: '', code, message, ...(help === undefined ? {} : { help }) };
}

function nameOf(delivery: Delivery): { readonly delivery: string; readonly source: string } {
	return { delivery: delivery.id, source: delivery.source };
}

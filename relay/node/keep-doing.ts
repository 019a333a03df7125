import type { TickState } from '../options.ts';

export interface KeepDoingOptions {
	/** Does it once; a word for what went wrong, or nothing. May reject. */
	readonly job: () => Promise<string | undefined>;
	readonly everyMs: number;
	/** Milliseconds since 1970. */
	readonly clock: () => number;
	/** Told when it rejected; the next time comes all the same. */
	readonly onFailure: (error: unknown) => void;
}

/** A job that is done every so often, and when somebody asks. */
export interface KeptJob {
	/** From now on the intervals count. */
	start(): void;
	/** Does it now, or once more when the run under way is over. */
	wake(): void;
	readonly state: TickState;
	/** Ends it, once the run under way is done. */
	stop(): Promise<void>;
}

/** Does a job at intervals and when woken, one run at a time. */
export function keepDoing({ job, everyMs, clock, onFailure }: KeepDoingOptions): KeptJob {
	let underWay: Promise<void> | undefined;
	let isAsked = false;
	let isStopped = false;
	let state: TickState = {};
	const run = async (): Promise<void> => {
		do {
			isAsked = false;
			const code = await job().catch((error: unknown) => {
				onFailure(error);
				return (error as Error).name;
			});
			const at = new Date(clock()).toISOString();
			state = code === undefined ? { ...state, lastSuccess: at } : { ...state, lastError: { code, at } };
		} while (isAsked && !isStopped);
		underWay = undefined;
	};
	const wake = (): void => {
		isAsked = true;
		if (!isStopped) underWay ??= run();
	};
	let timer: ReturnType<typeof setInterval> | undefined;
	return {
		start: () => {
			timer ??= setInterval(wake, everyMs);
		},
		wake,
		get state() {
			return state;
		},
		stop: async () => {
			isStopped = true;
			clearInterval(timer);
			await underWay;
		},
	};
}

import type { EffectReport, EffectsReport } from '../../src/app/reconcile/reconcile-effects.ts';
import type { LogLine } from '../log-line.ts';
import type { TickState } from '../options.ts';
import type { TakeIn } from './intake-sink.ts';
import { type KeptJob, keepDoing } from './keep-doing.ts';

/** How often a receiver that commits itself looks at what time has brought. */
const EVERY_MS = 30_000;

/** Makes the world outside follow the records, for pages or for all else; rejects with a RepositoryError. */
export type Reconcile = (only: 'pages' | 'others') => Promise<EffectsReport>;

export interface TicksOptions {
	readonly takeIn: TakeIn;
	/** Absent where no system outside is set up. */
	readonly reconcile?: Reconcile;
	readonly log: (line: LogLine) => void;
	readonly everyMs?: number;
}

/** What a receiver does beside receiving. */
export interface Ticks {
	/** Takes in, and lets those be told who have to be. */
	readonly takeIn: TakeIn;
	/** How each stands, by name. */
	state(): Readonly<Record<string, TickState>>;
	/** Looks now, for what was missed since the last run, and from now on at intervals. */
	begin(): void;
	stop(): Promise<void>;
}

/**
 * Does at intervals, and the last two after each intake: `time` (mutes that end, incidents that settle), `pages`, and
 * `effects` (mails, rooms, tickets). Each goes its own way, so that a slow mail server delays no page and no alert.
 */
export function createTicks({ takeIn, reconcile, log, everyMs = EVERY_MS }: TicksOptions): Ticks {
	const keep = (name: string, job: () => Promise<string | undefined>): KeptJob =>
		keepDoing({ job, everyMs, clock: Date.now, onFailure: (error) => log(failedTick(name, error)) });
	const followers: Readonly<Record<string, KeptJob>> = reconcile
		? {
				pages: keep('pages', async () => told(await reconcile('pages'), log)),
				effects: keep('effects', async () => told(await reconcile('others'), log)),
			}
		: {};
	const follow = (): void => {
		for (const job of Object.values(followers)) job.wake();
	};
	const followed: TakeIn = async (deliveries) => {
		const taken = await takeIn(deliveries);
		if (taken.commit !== undefined) follow();
		return taken;
	};
	const time = keep('time', async () => {
		await followed([]);
		return undefined;
	});
	const jobs: Readonly<Record<string, KeptJob>> = { time, ...followers };
	return {
		takeIn: followed,
		state: () => Object.fromEntries(Object.entries(jobs).map(([name, { state }]) => [name, state])),
		begin: () => {
			for (const job of Object.values(jobs)) {
				job.start();
				job.wake();
			}
		},
		stop: async () => {
			await Promise.all(Object.values(jobs).map((job) => job.stop()));
		},
	};
}

/** Only the name of the fault: its message may quote a record. */
function failedTick(name: string, error: unknown): LogLine {
	return { level: name === 'pages' ? 'error' : 'warn', event: 'tick-failed', tick: name, code: (error as Error).name };
}

/** Logs what was done and what was not; a word where something was not. */
function told({ effects, problems }: EffectsReport, log: TicksOptions['log']): string | undefined {
	for (const effect of effects) {
		const line = lineOf(effect);
		if (line) log(line);
	}
	if (effects.some(({ state }) => state === 'failed' || state === 'given-up')) return 'not-done';
	return problems.length > 0 ? 'broken-records' : undefined;
}

function lineOf({ key, kind, state, error, target }: EffectReport): LogLine | undefined {
	const isPage = kind === 'page';
	if (state === 'done') {
		return { level: 'info', event: isPage ? 'paged' : 'done', key, ...(isPage && { target }), message: error };
	}
	if (state !== 'failed' && state !== 'given-up') return undefined;
	return { level: 'error', event: isPage ? 'not-paged' : 'not-done', key, ...(isPage && { target }), message: error };
}

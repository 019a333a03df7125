import type { TakeIn } from './intake-sink.ts';

/** How often a receiver that commits itself looks at what time has brought: mutes that ended, incidents that settled. */
const EVERY_MS = 30_000;

export interface KeepTimeOptions {
	readonly takeIn: TakeIn;
	readonly everyMs?: number;
	/** Told when looking failed; the next look comes all the same. */
	readonly onFailure: (error: unknown) => void;
}

/** Takes in an empty list every half minute, one look at a time; returns what ends it, once the look under way is done. */
export function keepTime({ takeIn, everyMs = EVERY_MS, onFailure }: KeepTimeOptions): () => Promise<void> {
	let look: Promise<void> | undefined;
	const timer = setInterval(() => {
		look ??= takeIn([])
			.then(() => {}, onFailure)
			.finally(() => {
				look = undefined;
			});
	}, everyMs);
	return async () => {
		clearInterval(timer);
		await look;
	};
}

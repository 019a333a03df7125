import { toEpochMs } from '../time/instant.ts';
import type { EffectInput } from './effect-records.ts';
import { isStillTried } from './ledger.ts';

const HOUR = 3_600_000;

/**
 * How old something may be to be begun. A repository with a history has told people of it by other means: the first
 * run must not mail fourteen months of it.
 */
export const HORIZON = {
	/** Something happened to an incident; what is a day old is no news. */
	event: 24 * HOUR,
	/** A day has passed by which something was due, or an incident was resolved and something is owed. */
	duty: 7 * 24 * HOUR,
} as const;

/** Whether an instant is within the horizon at `now`. An instant after `now` (a clock ran ahead) is. */
export function isWithin(horizon: keyof typeof HORIZON, at: string, now: string): boolean {
	return toEpochMs(now) - toEpochMs(at) <= HORIZON[horizon];
}

/** Whether something of an instant is to be done under a key: it is young enough, or was tried and is not given up. */
export function isTimely(
	{ ledger, now }: Pick<EffectInput, 'ledger' | 'now'>,
	{ horizon, at, key }: { readonly horizon: keyof typeof HORIZON; readonly at: string; readonly key: string },
): boolean {
	return isWithin(horizon, at, now) || isStillTried(ledger, key, now);
}

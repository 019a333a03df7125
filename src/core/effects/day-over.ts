import { fromEpochMs, toEpochMs } from '../time/instant.ts';

/** The instant at which a day in UTC (`2026-11-20`) is over: the next day's midnight. */
export function dayOver(date: string): string {
	return fromEpochMs(toEpochMs(`${date}T00:00:00Z`) + 86_400_000);
}

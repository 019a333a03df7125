import type { TriagePolicy } from '../records/policies/triage.ts';
import { durationMs } from '../time/duration.ts';
import { toEpochMs } from '../time/instant.ts';

const DEFAULT_CLOCK = { ahead: '10m', behind: '7d' } as const;

/**
 * When something happened: the source's time, unless its clock is further off from the time of receipt than policy
 * allows (by default ten minutes ahead, seven days behind); then the time of receipt.
 */
export function believableTime(at: string | undefined, received: string, clock: TriagePolicy['clock']): string {
	if (at === undefined) return received;
	const { ahead, behind } = clock ?? DEFAULT_CLOCK;
	const offset = toEpochMs(at) - toEpochMs(received);
	if (!Number.isFinite(offset)) return received;
	return offset > durationMs(ahead) || offset < -durationMs(behind) ? received : at;
}

import type { Handover } from '../../core/records/report.ts';
import { toEpochMs } from '../../core/time/instant.ts';

/** How a handover went: taken over in time, taken over late, still to come, or overdue. */
export type HandoverState = 'on-time' | 'late' | 'pending' | 'overdue';

/** The incoming engineer may read it first: a handover counts as late from so long after the next shift has begun. */
const GRACE = 2 * 3_600_000;

/** The state of a handover at an instant (RFC 3339 UTC). A report that is done without a time of approval counts as on time. */
export function handoverState({ shift, takes_over, status, accepted_at }: Handover, now: string): HandoverState {
	const due = toEpochMs(takes_over ?? shift.end) + GRACE;
	if (accepted_at !== undefined) return toEpochMs(accepted_at) > due ? 'late' : 'on-time';
	if (status === 'done') return 'on-time';
	return toEpochMs(now) > due ? 'overdue' : 'pending';
}

import type { Incident } from '../records/incident.ts';
import { toEpochMs } from '../time/instant.ts';

/** A stretch of time in milliseconds since 1970, `end` not before `start`. */
export interface Window {
	readonly start: number;
	readonly end: number;
}

/** Whether an instant lies in a window, its end not included. */
export function isWithin({ start, end }: Window, instant: string | undefined): boolean {
	const at = toEpochMs(instant ?? '');
	return at >= start && at < end;
}

/** Whether a window, be it of no length, has a moment in common with a period. */
export function overlaps({ start, end }: Window, period: Window): boolean {
	return start < period.end && (end > period.start || start >= period.start);
}

/** How long customers were hurt, or why it cannot be said. */
export type TroubleWindow =
	| { readonly state: 'known'; readonly window: Window; readonly isLasting: boolean }
	| { readonly state: 'unknown' }
	| { readonly state: 'invalid' };

/**
 * The window in which an incident hurt: from the start of impact (else detection, else the report) to mitigation (else
 * resolution); of an open incident without mitigation to `now`, and it is lasting.
 */
export function troubleWindow({ status, times }: Pick<Incident, 'status' | 'times'>, now: string): TroubleWindow {
	const start = toEpochMs(times.impact_started ?? times.detected ?? times.reported ?? '');
	const isLasting = status === 'open' && times.mitigated === undefined;
	const end = toEpochMs(isLasting ? now : (times.mitigated ?? times.resolved ?? ''));
	if (Number.isNaN(start) || Number.isNaN(end)) return { state: 'unknown' };
	return end < start ? { state: 'invalid' } : { state: 'known', window: { start, end }, isLasting };
}

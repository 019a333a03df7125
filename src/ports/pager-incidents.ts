import type { Attempt } from '../core/effects/attempt.ts';

/** A note for the pager's own incident. */
export interface PagerNote {
	/** The words that only our note begins with; by them it is found again. */
	readonly start: string;
	readonly link: string;
}

/** The incidents of a pager, as it counts them itself. */
export interface PagerIncidents {
	/** Writes a note on its incident, or finds the one that is there. Never throws. */
	note(id: string, note: PagerNote): Promise<Attempt>;
	/** Moves its incident on to a status; one that is as far already is done. Never throws. */
	setStatus(id: string, status: 'acknowledged' | 'resolved'): Promise<Attempt>;
}

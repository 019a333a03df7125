/** Why somebody has a shift; the numbers are places in the lists of the schedule, from 0. */
export type ShiftReason =
	| { readonly reason: 'rotation'; readonly layer: number; readonly turn: number }
	| {
			readonly reason: 'swap';
			/** Place in `swaps`. */
			readonly entry: number;
			readonly insteadOf: string;
			readonly note?: string;
	  }
	| {
			readonly reason: 'override';
			/** Place in `overrides`. */
			readonly entry: number;
			readonly insteadOf?: string;
			readonly note?: string;
	  };

/** One person on call in one role, from an instant until before another (RFC 3339 UTC); `end > start`. */
export type Shift = {
	readonly role: string;
	readonly member: string;
	readonly start: string;
	readonly end: string;
} & ShiftReason;

/** Somebody on call at a pager, by the user's id there, from an instant until before another (RFC 3339 UTC). */
export interface PagerShift {
	readonly user: string;
	readonly start: string;
	readonly end: string;
}

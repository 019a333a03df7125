/** One incident that a contender made of a story's alerts. */
export interface OutcomeIncident {
	readonly id: string;
	readonly service: string;
	readonly firings: readonly string[];
	readonly causedBy: readonly string[];
	readonly duplicateOf: readonly string[];
	readonly recurrenceOf: readonly string[];
	/** Whether it called somebody: it had no parent at the time it was opened. */
	readonly isPage: boolean;
}

/** What a contender made of a story. */
export interface Outcome {
	/** The firings that were put together, as the contender shows them. */
	readonly groups: readonly (readonly string[])[];
	/** The same as incidents of one service each, with what is said about cause and effect. */
	readonly incidents: readonly OutcomeIncident[];
	/** Firings of which no incident was made. */
	readonly muted: ReadonlySet<string>;
}

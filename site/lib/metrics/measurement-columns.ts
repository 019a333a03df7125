/** Durations that can be explored. */
export const EXPLORED = ['tta', 'ttm', 'ttr'] as const;

export type ExploredMetric = (typeof EXPLORED)[number];

/** What incidents can be narrowed by. The keys are also the words of the URL. */
export const EXPLORER_FACETS = ['team', 'service', 'product', 'severity'] as const;

export type ExplorerFacet = (typeof EXPLORER_FACETS)[number];

/** A measurement that is no duration, as a number: durations are seconds and never negative. */
export const STATE_CODES = { pending: -1, 'not-applicable': -2, invalid: -3 } as const;

/**
 * `api/metrics/measurements.json`: every measured incident that has a day, one place in each column, newest first. Small
 * enough to be fetched once, so that any choice of them can be measured in the browser.
 */
export interface MeasurementColumns {
	readonly format: 1;
	/** As `encodeIds` writes them. */
	readonly ids: readonly (number | string)[];
	/** Days earlier than the row before; the first is days since 1970. */
	readonly days: readonly number[];
	readonly facets: Readonly<
		Record<
			ExplorerFacet,
			{
				readonly values: readonly (readonly [id: string, label: string])[];
				/** By row: a place in `values`. */
				readonly codes: readonly number[];
			}
		>
	>;
	readonly metrics: Readonly<
		Record<
			ExploredMetric,
			{
				/** Seconds, or one of `STATE_CODES`. */
				readonly seconds: readonly number[];
				/** Targets in seconds; null where there is none. */
				readonly targets: readonly (number | null)[];
				/** By row: a place in `targets`. */
				readonly targetCodes: readonly number[];
			}
		>
	>;
}

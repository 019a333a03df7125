import type { Delivery } from '../core/alerts/delivery.ts';

/** Where deliveries go to stay: the repository itself, or GitHub's queue in front of it. */
export interface DeliverySink {
	readonly place: 'git' | 'github';
	/**
	 * Takes deliveries over for good, oldest first, as far as it gets: never throws, says what it took and why it stopped.
	 * Safe to call again with deliveries that were taken before.
	 */
	take(deliveries: readonly Delivery[]): Promise<SinkReport>;
}

export interface SinkReport {
	/** Ids of the deliveries that are safe there now. */
	readonly taken: readonly string[];
	readonly failure?: SinkFailure;
}

/**
 * Why a sink stopped. `later`: the place takes nothing at the moment, the deliveries are not at fault.
 * `refused`: the named deliveries will never be taken as they are. `unexpected`: nobody knows which delivery is at fault.
 */
export interface SinkFailure {
	readonly kind: 'later' | 'refused' | 'unexpected';
	/** Stable word for logs and health, like `rate-limited`. */
	readonly code: string;
	/** What happened, without secrets and without text of the alert. */
	readonly message: string;
	/** What a person should do; absent where waiting is all there is. */
	readonly help?: string;
	/** The place asked not to be called again before this many milliseconds. */
	readonly retryAfterMs?: number;
	/** Ids at fault, for `refused`. */
	readonly deliveries?: readonly string[];
}

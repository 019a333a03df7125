import type { Delivery } from '../src/core/alerts/delivery.ts';

/** Where a relay puts a delivery before it answers 2xx. */
export interface Keeper {
	readonly place: 'spool' | 'git' | 'github';
	/** Returns only when the delivery cannot be lost any more; throws KeepError when it could not be kept. */
	keep(delivery: Delivery): Promise<void>;
	health(): Promise<KeeperHealth>;
}

/** State of a keeper for `GET /health`; nothing in it is secret. */
export interface KeeperHealth {
	/** Whether a delivery that came now would be kept. */
	readonly ok: boolean;
	readonly depth?: number;
	readonly oldestSeconds?: number;
	/** Deliveries that nobody could take, kept apart for a person to look at. */
	readonly setAside?: number;
	readonly lastSuccess?: string;
	readonly lastError?: { readonly code: string; readonly at: string };
}

/** A delivery could not be kept; the sender has to try again. */
export class KeepError extends Error {
	/** Stable word for answers and logs, like `disk-full`. */
	readonly code: string;
	readonly retryAfterSeconds: number;

	constructor(code: string, message: string, options?: ErrorOptions & { readonly retryAfterSeconds?: number }) {
		super(message, options);
		this.name = 'KeepError';
		this.code = code;
		this.retryAfterSeconds = options?.retryAfterSeconds ?? 10;
	}
}

import type { SourceId } from '../src/core/alerts/alert.ts';
import type { RelayLimits } from './options.ts';
import type { Refusal } from './refusal.ts';
import { TokenBucket } from './token-bucket.ts';

/** Senders that try again after 429; the others give up on any 4xx and are told 503 instead. */
const RETRIES_429: ReadonlySet<SourceId> = new Set(['pagerduty', 'pagerduty-events', 'cloudevents']);

/**
 * Rate limits by source. Strangers have their own bucket: whoever guesses tokens is slowed down without ever using up
 * what the real sender may send.
 */
export class SourceLimiter {
	readonly #limits: RelayLimits;
	readonly #sources = new Map<SourceId, TokenBucket>();
	readonly #strangers = new Map<SourceId, TokenBucket>();

	constructor(limits: RelayLimits) {
		this.#limits = limits;
	}

	/** Counts an alert of a proven sender; a refusal when it has to wait. */
	slowSource(source: SourceId, now: number): Refusal | undefined {
		const { burst, perSecond } = this.#limits;
		const seconds = bucketOf(this.#sources, source, burst, perSecond).take(now);
		if (seconds === 0) return undefined;
		return tooMany(
			RETRIES_429.has(source) ? 429 : 503,
			`More alerts of "${source}" than ${perSecond} a second`,
			seconds,
		);
	}

	/** Counts a request that did not prove who sent it; a refusal when there were too many of them. */
	slowStranger(source: SourceId, now: number): Refusal | undefined {
		const { badBurst, badPerSecond } = this.#limits;
		const seconds = bucketOf(this.#strangers, source, badBurst, badPerSecond).take(now);
		if (seconds === 0) return undefined;
		return tooMany(429, `Too many requests for "${source}" without a valid token or signature`, seconds);
	}
}

function bucketOf(map: Map<SourceId, TokenBucket>, source: SourceId, capacity: number, perSecond: number): TokenBucket {
	const bucket = map.get(source) ?? new TokenBucket(capacity, perSecond);
	map.set(source, bucket);
	return bucket;
}

function tooMany(status: 429 | 503, message: string, seconds: number): Refusal {
	return { status, code: 'too-many', message, headers: { 'retry-after': String(seconds) } };
}

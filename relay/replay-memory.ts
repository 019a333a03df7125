import type { SourceId } from '../src/core/alerts/alert.ts';

/** What tells one request from another. */
export interface RequestIdentity {
	readonly source: SourceId;
	/** SHA-256 of the body in hex. */
	readonly digest: string;
	/** The delivery id that the source sent itself. */
	readonly ownId?: string;
	/** Every body of this source is unique by contract and signed, so the same body again is never news. */
	readonly isUnique: boolean;
	/** The state that the body gives to each alert in it, by fingerprint. */
	readonly states: ReadonlyMap<string, string>;
}

export interface RememberedDelivery {
	readonly id: string;
	/** Settles when the delivery is kept, or rejects when it could not be. */
	readonly kept: Promise<void>;
}

interface Entry extends RememberedDelivery {
	readonly at: number;
}

/**
 * Tells a delivery that is sent again from a new one, for the last few thousand deliveries.
 * A source that repeats an alert on purpose sends the same bytes as one that retries; what differs is the time between,
 * and whether the same alert was said to be in another state in between.
 */
export class ReplayMemory {
	readonly #windowMs: number;
	readonly #size: number;
	readonly #entries = new Map<string, Entry>();
	/** The state that was last said of a fingerprint. */
	readonly #latest = new Map<string, string>();
	/** How many deliveries share the beginning of an id. */
	readonly #uses = new Map<string, number>();

	constructor(windowMs: number, size: number) {
		this.#windowMs = windowMs;
		this.#size = size;
	}

	/** The delivery that this request repeats, if it does. */
	recall(identity: RequestIdentity, now: number): RememberedDelivery | undefined {
		const { source, ownId } = identity;
		const own = ownId === undefined ? undefined : this.#entries.get(`${source} id ${ownId}`);
		if (own) return own;
		const same = this.#entries.get(bodyKey(identity));
		if (!same || identity.isUnique) return same;
		if (now - same.at >= this.#windowMs) return undefined;
		const saysNothingNew = identity.states.entries().every(([key, state]) => this.#latest.get(key) === state);
		return saysNothingNew ? same : undefined;
	}

	/**
	 * An id for a new delivery: the source's own, else from the body and the time, such that a retry after a restart
	 * of the relay most likely gets the same one.
	 */
	mint(identity: RequestIdentity, now: number): string {
		if (identity.ownId !== undefined) return identity.ownId;
		const stem = identity.digest.slice(0, 24);
		const id = identity.isUnique ? stem : `${stem}-${Math.floor(now / this.#windowMs).toString(36)}`;
		const uses = this.#uses.get(id) ?? 0;
		return uses === 0 ? id : `${id}-${uses + 1}`;
	}

	remember(identity: RequestIdentity, delivery: RememberedDelivery, now: number): void {
		const entry = { ...delivery, at: now };
		const stem = stemOf(delivery.id);
		put(this.#uses, stem, (this.#uses.get(stem) ?? 0) + 1, this.#size);
		for (const key of keysOf(identity)) put(this.#entries, key, entry, this.#size);
		for (const [fingerprint, state] of identity.states) put(this.#latest, fingerprint, state, this.#size);
	}

	/** Takes back what `remember` noted, since the delivery could not be kept and will come again. */
	forget(identity: RequestIdentity): void {
		const entry = this.#entries.get(bodyKey(identity));
		if (!entry) return;
		for (const key of keysOf(identity)) this.#entries.delete(key);
		// When it comes again it gets the same id: it may have arrived although nobody said so.
		this.#uses.set(stemOf(entry.id), (this.#uses.get(stemOf(entry.id)) ?? 1) - 1);
	}
}

function keysOf(identity: RequestIdentity): string[] {
	const { source, ownId } = identity;
	return [bodyKey(identity), ...(ownId === undefined ? [] : [`${source} id ${ownId}`])];
}

function bodyKey({ source, digest }: RequestIdentity): string {
	return `${source} body ${digest}`;
}

/** A minted id without the number that tells deliveries of the same body and time apart. */
function stemOf(id: string): string {
	return id.split('-', 2).join('-');
}

function put<V>(map: Map<string, V>, key: string, value: V, size: number): void {
	map.delete(key);
	map.set(key, value);
	trim(map, size);
}

function trim(map: Map<string, unknown>, size: number): void {
	for (const key of map.keys()) {
		if (map.size <= size) return;
		map.delete(key);
	}
}

import { createHash } from 'node:crypto';
import { SOURCES, type SourceId } from '../../core/alerts/alert.ts';
import type { Delivery } from '../../core/alerts/delivery.ts';

/** Where deliveries wait, one ref each. */
export const INBOX = 'refs/tocsin/inbox/';

/** One delivery that waits: its ref and the object it points to. */
export interface Waiting {
	readonly ref: string;
	readonly oid: string;
}

/** Ids that are safe as a ref and as a file name on any file system; capitals are not, where case is ignored. */
const PLAIN_ID = /^(?!h-)[a-z0-9][a-z0-9_-]{0,63}$/;
const STAMP = /^\d{8}T\d{9}Z$/;

/** The ref of a delivery, `refs/tocsin/inbox/20261120T030211123Z-<id>`: by name means by time. */
export function inboxRef(delivery: Pick<Delivery, 'id' | 'received'>): string {
	return `${INBOX}${stamp(delivery.received)}-${inboxToken(delivery.id)}`;
}

/** How a delivery id is written in a ref: as it is where that is safe, else as a digest. */
export function inboxToken(id: string): string {
	return PLAIN_ID.test(id) ? id : `h-${createHash('sha256').update(id).digest('hex').slice(0, 40)}`;
}

/** The id part of a ref. */
export function tokenOfRef(ref: string): string {
	return ref.slice(INBOX.length + '20261120T030211123Z-'.length);
}

/** When the delivery of a ref was received, in milliseconds since 1970; undefined where the ref does not say. */
export function receivedOfRef(ref: string): number | undefined {
	const text = ref.slice(INBOX.length, INBOX.length + '20261120T030211123Z'.length);
	if (!STAMP.test(text)) return undefined;
	const iso = text.replace(/^(....)(..)(..T)(..)(..)(..)(...)Z$/, '$1-$2-$3$4:$5:$6.$7Z');
	const time = Date.parse(iso);
	return Number.isNaN(time) ? undefined : time;
}

function stamp(received: string): string {
	const compact = received.replace(/[-:.]/g, '');
	if (STAMP.test(compact)) return compact;
	const time = new Date(received);
	const iso = Number.isNaN(time.getTime()) ? '1970-01-01T00:00:00.000Z' : time.toISOString();
	return STAMP.test(iso.replace(/[-:.]/g, '')) ? iso.replace(/[-:.]/g, '') : '19700101T000000000Z';
}

/** The stored text of a delivery: the same delivery has the same bytes. */
export function encodeDelivery(delivery: Delivery): string {
	const { schema, id, source, received, headers, data } = delivery;
	return `${JSON.stringify({ schema, id, source, received, headers, data })}\n`;
}

/** The delivery in a stored text; undefined where it is none that this version understands. */
export function decodeDelivery(text: string): Delivery | undefined {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return undefined;
	}
	return isDelivery(value) ? value : undefined;
}

function isDelivery(value: unknown): value is Delivery {
	if (typeof value !== 'object' || value === null) return false;
	const { schema, id, source, received } = value as Record<string, unknown>;
	return schema === 1 && typeof id === 'string' && typeof received === 'string' && SOURCES.includes(source as SourceId);
}

/** Oldest first; the same order for every writer. */
export function byAge(a: Delivery, b: Delivery): number {
	if (a.received !== b.received) return a.received < b.received ? -1 : 1;
	return a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
}

import type { Delivery } from '../../core/alerts/delivery.ts';
import { byAge, decodeDelivery, INBOX, type Waiting } from './inbox.ts';
import type { ObjectStore } from './object-store.ts';

/** What waits, sorted into what to do with it. */
export interface Inbox {
	/** To fold: each id once, oldest first. */
	readonly deliveries: readonly Delivery[];
	/** Refs to delete with the commit: of the deliveries, of their doubles, and of what the tip already holds. */
	readonly done: readonly Waiting[];
	/** Refs left alone, because they hold nothing that this version understands; a newer one may. */
	readonly skipped: readonly Waiting[];
}

/**
 * Reads the deliveries behind the refs. A host moves the branch and deletes the refs one after the other, so a reader
 * can see the new branch and the old refs: what the tip says it holds (`folded`) is not folded again, only cleared.
 */
export async function readInbox(
	store: ObjectStore,
	waiting: readonly Waiting[],
	folded: ReadonlySet<string>,
): Promise<Inbox> {
	const objects = await store.read(waiting.map(({ oid }) => oid));
	const deliveries = new Map<string, Delivery>();
	const done: Waiting[] = [];
	const skipped: Waiting[] = [];
	for (const entry of waiting) {
		const { type, content } = objects.get(entry.oid)!;
		const text = content.toString();
		const delivery = decodeDelivery(type === 'commit' ? text.slice(text.indexOf('\n\n') + 2) : text);
		(delivery ? done : skipped).push(entry);
		if (!delivery || folded.has(inboxName(entry))) continue;
		const known = deliveries.get(delivery.id);
		if (!known || byAge(delivery, known) < 0) deliveries.set(delivery.id, delivery);
	}
	return { deliveries: [...deliveries.values()].sort(byAge), done, skipped };
}

/** The name of a ref inside the inbox. */
export function inboxName(entry: Waiting): string {
	return entry.ref.slice(INBOX.length);
}

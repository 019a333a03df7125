import type { Delivery } from '../../core/alerts/delivery.ts';
import { fitDelivery } from './fit-delivery.ts';
import type { DispatchPayload, PackedDelivery } from './packed-delivery.ts';
import { payloadSize } from './payload-size.ts';

/** GitHub takes less than 64 KB of JSON as `client_payload`; the rest is room for its own spelling. */
export const MAX_PAYLOAD = 64_000;

/** Envelope, list and commas around the deliveries. */
const ENVELOPE = payloadSize({ schema: 1, deliveries: [] } satisfies DispatchPayload);

export interface Dispatch {
	readonly payload: DispatchPayload;
	/** Ids of the deliveries of which this dispatch carries the last part. */
	readonly completes: readonly string[];
}

/** Puts deliveries, in order, into as few dispatches as they fit in. */
export async function packDeliveries(
	deliveries: readonly Delivery[],
	limit = MAX_PAYLOAD,
): Promise<readonly Dispatch[]> {
	const dispatches: Dispatch[] = [];
	let open: { parts: PackedDelivery[]; completes: string[]; size: number } = {
		parts: [],
		completes: [],
		size: ENVELOPE,
	};
	const close = (): void => {
		if (open.parts.length > 0) {
			dispatches.push({ payload: { schema: 1, deliveries: open.parts }, completes: open.completes });
		}
		open = { parts: [], completes: [], size: ENVELOPE };
	};
	for (const delivery of deliveries) {
		for (const part of await fitDelivery(delivery, limit - ENVELOPE - 1)) {
			const size = payloadSize(part) + 1;
			if (open.size + size > limit) close();
			open.parts.push(part);
			open.size += size;
		}
		open.completes.push(delivery.id);
	}
	close();
	return dispatches;
}

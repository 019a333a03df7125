import { unpackDelivery } from './unpack-delivery.ts';

/** A `repository_dispatch` event whose packed deliveries are plain again; anything else as it is. */
export async function unpackDispatch(event: unknown): Promise<unknown> {
	const payload = (event as { client_payload?: { deliveries?: unknown } } | null)?.client_payload;
	if (!Array.isArray(payload?.deliveries)) return event;
	return { client_payload: { ...payload, deliveries: await Promise.all(payload.deliveries.map(unpackDelivery)) } };
}

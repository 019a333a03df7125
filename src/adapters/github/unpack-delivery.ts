import { gunzipText } from './gzip-text.ts';
import { PACKED_ENCODING } from './packed-delivery.ts';

/** More than any relay takes in: beyond it a small payload would be a bomb. */
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * A delivery of a `client_payload` with plain `data` and without `encoding`. What is not packed, or cannot be unpacked,
 * comes back as it is: whoever reads the envelope then says what is wrong with it.
 */
export async function unpackDelivery(delivery: unknown): Promise<unknown> {
	if (typeof delivery !== 'object' || delivery === null || !('encoding' in delivery)) return delivery;
	const { encoding, ...rest } = delivery as { encoding: unknown; data?: unknown };
	if (encoding !== PACKED_ENCODING || typeof rest.data !== 'string') return delivery;
	const text = await gunzipText(rest.data, MAX_BYTES);
	if (text === undefined) return delivery;
	try {
		return { ...rest, data: JSON.parse(text) as unknown };
	} catch {
		return delivery;
	}
}

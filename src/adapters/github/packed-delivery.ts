import type { Delivery } from '../../core/alerts/delivery.ts';

/** How `data` is written where plain JSON would be too large for GitHub: gzip of its JSON text, in base64. */
export const PACKED_ENCODING = 'gzip+base64';

/** A delivery as it travels in a `client_payload`. */
export interface PackedDelivery extends Delivery {
	readonly encoding?: typeof PACKED_ENCODING;
}

/** The envelope of a `repository_dispatch`: what `client_payload` holds. */
export interface DispatchPayload {
	readonly schema: 1;
	readonly deliveries: readonly PackedDelivery[];
}

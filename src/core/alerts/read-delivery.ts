import type { SourceResult } from './alert.ts';
import type { Delivery } from './delivery.ts';
import { openEnvelope } from './open-envelope.ts';
import { redactValue } from './redact-value.ts';
import { ALERT_SOURCES } from './sources/index.ts';

/** The events of one delivery, safe to store, or every problem that kept its body from being understood. Never throws. */
export function readDelivery(delivery: Delivery): SourceResult {
	const source = ALERT_SOURCES.get(delivery.source);
	if (!source) {
		const known = [...ALERT_SOURCES.keys()].map((id) => JSON.stringify(id)).join(', ');
		const message = `Unexpected source ${JSON.stringify(delivery.source)}, expected one of ${known}`;
		return { ok: false, problems: [{ path: 'source', message }] };
	}
	return source.read(delivery.data, { headers: delivery.headers ?? {} });
}

/**
 * The delivery without the secrets in its body, to be stored or passed on: Git never forgets. Reading it gives the
 * same events as reading the delivery as it came.
 */
export function redactDelivery(delivery: Delivery): Delivery {
	const opened = openEnvelope(delivery.data, delivery.source);
	return { ...delivery, data: redactValue(opened.ok ? opened.data : delivery.data) };
}

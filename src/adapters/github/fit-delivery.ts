import type { Delivery } from '../../core/alerts/delivery.ts';
import { CUT_HEADER } from '../../core/alerts/guard-source.ts';
import { gzipText } from './gzip-text.ts';
import { PACKED_ENCODING, type PackedDelivery } from './packed-delivery.ts';
import { payloadSize } from './payload-size.ts';
import { shrinkValue } from './shrink-value.ts';

/**
 * One delivery as one or more that are each at most `limit` characters: plain where it fits, else packed, else split
 * (an Alertmanager group by its alerts), else with its longest texts cut. Parts have the ids `<id>.1-of-3`.
 */
export async function fitDelivery(delivery: Delivery, limit: number): Promise<readonly PackedDelivery[]> {
	const whole = await fitWhole(delivery, limit);
	if (whole) return [whole];
	for (let count = 2; count <= alertsOf(delivery).length; count *= 2) {
		const parts = await Promise.all(splitGroup(delivery, count).map((part) => fitWhole(part, limit)));
		if (parts.every((part) => part !== undefined)) return parts;
	}
	const alone = splitGroup(delivery, Math.max(1, alertsOf(delivery).length));
	return Promise.all(alone.map((part) => cutToFit(part, limit)));
}

async function fitWhole(delivery: Delivery, limit: number): Promise<PackedDelivery | undefined> {
	if (payloadSize(delivery) <= limit) return delivery;
	const packed: PackedDelivery = {
		...delivery,
		encoding: PACKED_ENCODING,
		data: await gzipText(JSON.stringify(delivery.data)),
	};
	return payloadSize(packed) <= limit ? packed : undefined;
}

/** Text that does not even pack is cut: the alert arrives, and says what it lost. */
async function cutToFit(delivery: Delivery, limit: number): Promise<PackedDelivery> {
	let budget = limit * 4;
	for (;;) {
		const { value, cut } = shrinkValue(delivery.data, budget);
		const note = cut.slice(0, 20).join(', ').slice(0, 500);
		const headers =
			cut.length > 0 ? { ...delivery.headers, [CUT_HEADER]: note.replace(/[^\x20-\x7e]/g, '?') } : delivery.headers;
		const fitting = await fitWhole({ ...delivery, data: value, headers }, limit);
		// Below that the data is gone and only the delivery itself is left.
		if (fitting || budget < 50) return fitting ?? { ...delivery, data: null, headers: { [CUT_HEADER]: '$' } };
		budget = Math.floor(budget / 2);
	}
}

function alertsOf(delivery: Delivery): readonly unknown[] {
	const { data, source } = delivery;
	if (source !== 'alertmanager' || typeof data !== 'object' || data === null || !('alerts' in data)) return [];
	return Array.isArray(data.alerts) ? data.alerts : [];
}

function splitGroup(delivery: Delivery, count: number): readonly Delivery[] {
	const alerts = alertsOf(delivery);
	if (alerts.length < 2) return [delivery];
	const size = Math.ceil(alerts.length / count);
	const total = Math.ceil(alerts.length / size);
	return Array.from({ length: total }, (_, index) => ({
		...delivery,
		id: `${delivery.id}.${index + 1}-of-${total}`,
		data: { ...(delivery.data as object), alerts: alerts.slice(index * size, (index + 1) * size) },
	}));
}

import type { Delivery } from '../../../src/core/alerts/delivery.ts';

const START = Date.UTC(2026, 10, 20, 3, 0, 0);

/** The n-th delivery of a night: one a second. */
export function sampleDelivery(number: number, overrides: Partial<Delivery> = {}): Delivery {
	return {
		schema: 1,
		id: `delivery-${number}`,
		source: 'pagerduty',
		received: new Date(START + number * 1000).toISOString(),
		data: { event: { id: `event-${number}`, title: 'Checkout API answers 5xx' } },
		...overrides,
	};
}

import type { Delivery } from '../../src/core/alerts/delivery.ts';
import { fromEpochMs } from '../../src/core/time/instant.ts';
import { SERVICES } from '../generate/vocabulary.ts';

/** How large an outage is told. */
export interface OutageSize {
	readonly alerts: number;
	readonly services: number;
}

const START = Date.parse('2026-11-20T06:05:00Z');

/**
 * The alerts of one outage: the first service of the bench fails, and every twenty seconds the next one that needs it,
 * each with as many instances as it takes. In the order in which they happened; each alert is a delivery of its own.
 */
export function outageDeliveries({ alerts, services }: OutageSize): readonly Delivery[] {
	const deliveries = Array.from({ length: alerts }, (_, index) => {
		const position = index % services;
		const instance = Math.floor(index / services);
		const service = SERVICES[position]!;
		const at = fromEpochMs(START + position * 20_000 + instance * 3_000);
		return alertOf(service, instance, at);
	});
	return deliveries.sort((a, b) => (a.received < b.received ? -1 : 1));
}

function alertOf(service: string, instance: number, at: string): Delivery {
	const fingerprint = `outage-${service}-${instance}`;
	const alert = {
		status: 'firing',
		labels: { alertname: 'RequestsFail', service, instance: `${service}-${instance}`, severity: 'critical' },
		annotations: { summary: `Requests to ${service} fail` },
		startsAt: at,
		endsAt: '0001-01-01T00:00:00Z',
		fingerprint,
	};
	const data = { version: '4', groupKey: '{}', status: 'firing', receiver: 'tocsin', alerts: [alert] };
	return { schema: 1, id: fingerprint, source: 'alertmanager', received: at, data };
}

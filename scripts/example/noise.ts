import type { Delivery } from '../../src/core/alerts/delivery.ts';
import { stableHash } from '../../src/core/alerts/stable-hash.ts';
import { fromEpochMs, toEpochMs } from '../../src/core/time/instant.ts';
import { seededHex } from './seeded.ts';

/**
 * Resolves that belong to nothing: after a restart Alertmanager reports the end of alerts whose beginning went to the
 * chat room of their day. Received at, alert, service, what it said.
 */
const STRAYS: readonly (readonly [received: string, name: string, service: string, title: string])[] = [
	['2025-10-13T02:44:09.310Z', 'PodRestarts', 'catalogue-api', 'catalogue-api pods restarted 3 times'],
	['2025-11-19T06:10:41.822Z', 'HighLatencyP99', 'recommendations', 'p99 of recommendations is 190 ms'],
	['2025-12-15T03:02:17.101Z', 'PodRestarts', 'label-printing', 'label-printing pods restarted 4 times'],
	['2026-01-22T04:37:55.046Z', 'NodeNotReady', 'deploy-pipeline', 'Runner node 14 is not ready'],
	['2026-02-17T07:21:30.590Z', 'PodRestarts', 'search-api', 'search-feed restarted twice'],
	['2026-03-26T05:15:02.733Z', 'MemoryAlmostFull', 'analytics-warehouse', 'Loader uses 91 % of its memory'],
	['2026-05-06T02:50:48.284Z', 'NodeNotReady', 'deploy-pipeline', 'Runner node 3 is not ready'],
	['2026-06-18T08:33:19.967Z', 'HighLatencyP99', 'notifications', 'p99 of mails is 4 s'],
	['2026-08-05T03:58:26.415Z', 'PodRestarts', 'seller-centre', 'seller-centre pods restarted 3 times'],
	['2026-09-22T06:41:13.058Z', 'QueueBacklog', 'notifications', '12 000 marketing mails wait'],
	['2026-10-29T04:09:37.649Z', 'PodRestarts', 'carrier-bridge', 'carrier-bridge pods restarted 3 times'],
];

const MINUTE = 60_000;

/** The deliveries of life's background noise. */
export function noiseDeliveries(): readonly Delivery[] {
	return STRAYS.map(([received, name, service, title]): Delivery => {
		const labels = { alertname: name, service, severity: 'info' };
		const endsAt = fromEpochMs(toEpochMs(received) - MINUTE);
		const body = {
			version: '4',
			status: 'resolved',
			receiver: 'tocsin',
			externalURL: 'https://alertmanager.example.com',
			alerts: [
				{
					status: 'resolved',
					labels,
					annotations: { summary: title },
					startsAt: fromEpochMs(toEpochMs(received) - 25 * MINUTE),
					endsAt,
					fingerprint: stableHash(Object.entries(labels).flat()),
				},
			],
		};
		return { schema: 1, id: seededHex(32, 'stray', received, name), source: 'alertmanager', received, data: body };
	});
}

import type { Delivery } from '../../src/core/alerts/delivery.ts';

/** One alert of a story, told as Alertmanager would. */
export interface StoryAlert {
	readonly name?: string;
	readonly app?: string;
	readonly instance?: string;
	readonly severity?: string;
	readonly starts: string;
	readonly ends?: string;
	readonly summary?: string;
}

/** A delivery of Alertmanager with some alerts; the id is that of its content unless given. */
export function alertmanagerDelivery(
	alerts: readonly StoryAlert[],
	{ received, id }: { readonly received: string; readonly id?: string },
): Delivery {
	const body = alerts.map(
		({
			name = 'HighErrorRate',
			app = 'checkout-api',
			instance = 'a',
			severity = 'critical',
			starts,
			ends,
			summary,
		}) => ({
			status: ends ? 'resolved' : 'firing',
			labels: { alertname: name, app, instance, severity },
			annotations: { summary: summary ?? `${name} on ${app} ${instance}` },
			startsAt: starts,
			endsAt: ends ?? '0001-01-01T00:00:00Z',
			fingerprint: `${name}-${app}-${instance}`,
		}),
	);
	const data = {
		version: '4',
		groupKey: '{}:{alertname="story"}',
		status: alerts.some(({ ends }) => !ends) ? 'firing' : 'resolved',
		receiver: 'tocsin',
		groupLabels: {},
		commonLabels: {},
		commonAnnotations: {},
		externalURL: 'https://alertmanager.example.com',
		alerts: body,
	};
	return { schema: 1, id: id ?? `${received} ${JSON.stringify(body)}`, source: 'alertmanager', received, data };
}

/** A PagerDuty web hook of an incident. */
export function pagerdutyBody(
	change: { readonly id?: string; readonly type?: string; readonly title?: string } = {},
): object {
	const { id = 'Q2XK7PLMN', type = 'incident.triggered', title = 'Checkout probe failed' } = change;
	return {
		event: {
			id: `01EVENT${id}${type}`,
			event_type: type,
			resource_type: 'incident',
			occurred_at: '2026-11-20T03:02:09.221Z',
			agent: null,
			client: null,
			data: {
				id,
				type: 'incident',
				html_url: `https://example.pagerduty.com/incidents/${id}`,
				number: 1732,
				status: 'triggered',
				title,
				service: { id: 'PUAIBJ4', summary: 'Checkout API', type: 'service_reference' },
				assignees: [],
				teams: [],
				priority: null,
				urgency: 'high',
			},
		},
	};
}

/** An Alertmanager group of one alert. */
export function alertmanagerBody(
	change: {
		readonly fingerprint?: string;
		readonly status?: string;
		readonly summary?: string;
		readonly service?: string;
	} = {},
): object {
	const {
		fingerprint = 'c0ffee0123456789',
		status = 'firing',
		summary = 'Error ratio 7%',
		service = 'checkout-api',
	} = change;
	const labels = { alertname: 'HighErrorRate', service, severity: 'critical' };
	return {
		version: '4',
		receiver: 'tocsin',
		status,
		groupKey: `{}:{service="${service}"}`,
		truncatedAlerts: 0,
		groupLabels: { service },
		commonLabels: labels,
		commonAnnotations: { summary },
		externalURL: 'https://alertmanager.example.com',
		alerts: [
			{
				status,
				labels,
				annotations: { summary },
				startsAt: '2026-11-20T03:01:00Z',
				endsAt: status === 'firing' ? '0001-01-01T00:00:00Z' : '2026-11-20T03:31:00Z',
				generatorURL: 'https://prometheus.example.com/graph',
				fingerprint,
			},
		],
	};
}

/** A PagerDuty Events v2 event. */
export function eventsBody(action = 'trigger', routingKey?: string): object {
	return {
		...(routingKey === undefined ? {} : { routing_key: routingKey }),
		event_action: action,
		dedup_key: 'orders-db/replication',
		payload: { summary: 'Replication is 90 s behind', source: 'orders-db-2', severity: 'error' },
	};
}

/** A CloudEvent in structured mode. */
export function cloudEventBody(): object {
	return {
		specversion: '1.0',
		id: 'probe-8812',
		source: '/probes/jakarta',
		type: 'com.example.probe.failed',
		subject: 'tracking-page',
		time: '2026-11-20T03:02:00Z',
		datacontenttype: 'application/json',
		data: { summary: 'The tracking page does not answer', state: 'firing', severity: 'critical' },
	};
}

import type { Delivery } from '../../src/core/alerts/delivery.ts';
import type { Story, StoryEvent } from './story.ts';

/** What the monitors of a story send, one delivery an event, in the order of its events. */
export function storyDeliveries({ slug, events, services }: Story): readonly Delivery[] {
	return events.map((event, index): Delivery => {
		const { monitor: source } = event.alert;
		const labels = labelsOf(event, services.has(event.alert.service));
		const base = { schema: 1, id: `${slug}-${index}`, received: event.received } as const;
		if (source === 'pagerduty') return { ...base, source, data: pagerdutyEvent(event) };
		return { ...base, source: 'alertmanager', data: alertmanagerGroup(event, labels) };
	});
}

function labelsOf({ alert }: StoryEvent, isSlug: boolean): Readonly<Record<string, string>> {
	const { name = '', service, severity, instance } = alert;
	return {
		alertname: name,
		severity,
		...(service !== '?' && { [isSlug ? 'service' : 'app']: service }),
		...(instance && { instance }),
	};
}

function alertmanagerGroup({ type, alert, at, since }: StoryEvent, labels: Readonly<Record<string, string>>) {
	const isOver = type === 'resolve';
	const status = isOver ? 'resolved' : 'firing';
	const annotations = { summary: alert.title };
	const endsAt = isOver ? at : '0001-01-01T00:00:00Z';
	return {
		version: '4',
		status,
		alerts: [{ status, labels, annotations, startsAt: since, endsAt, fingerprint: alert.id }],
	};
}

const PAGERDUTY_EVENTS = {
	fire: 'incident.triggered',
	repeat: 'incident.escalated',
	ack: 'incident.acknowledged',
	resolve: 'incident.resolved',
} as const;

/** PagerDuty opens a new incident of its own at each firing; Alertmanager's alert stays the same one. */
function pagerdutyEvent({ type, alert, firing, at }: StoryEvent) {
	const { title, service, severity } = alert;
	const data = {
		id: firing,
		type: 'incident',
		title,
		urgency: severity === 'critical' || severity === 'high' ? 'high' : 'low',
		...(service !== '?' && { service: { id: service, summary: service, type: 'service_reference' } }),
	};
	return { event: { id: `${firing}-${type}`, event_type: PAGERDUTY_EVENTS[type], occurred_at: at, data } };
}

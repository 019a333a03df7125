import type { Delivery } from '../../src/core/alerts/delivery.ts';
import { stableHash } from '../../src/core/alerts/stable-hash.ts';
import type { Service } from '../../src/core/records/service.ts';
import type { Team } from '../../src/core/records/team.ts';
import { seededHex, seededWhole } from './seeded.ts';
import type { Story } from './story.ts';
import { firingSpans, resolvedMinute, storyMs } from './story-clock.ts';

type StoryAlert = Story['alerts'][number];

/** What payloads name beside the story itself. */
export interface DeliveryContext {
	readonly services: ReadonlyMap<string, Service>;
	/** Who acknowledges in PagerDuty. */
	readonly responder: Team['members'][number] | undefined;
}

/** Alertmanager sends an alert that still fires again after this many minutes. */
const REPEAT_MINUTES = 60;

/** Everything that the alert sources send during a story, as their payloads. */
export function storyDeliveries(story: Story, context: DeliveryContext): readonly Delivery[] {
	const firstPager = story.alerts.find(({ source }) => source === 'pd');
	return story.alerts.flatMap((alert) =>
		alert.source === 'am'
			? alertmanagerDeliveries(story, alert)
			: pagerdutyDeliveries(story, alert, { ...context, isAcknowledged: alert === firstPager }),
	);
}

function alertmanagerDeliveries(story: Story, alert: StoryAlert): readonly Delivery[] {
	const spans = firingSpans(alert.firing);
	return spans.flatMap(({ start, end }) => {
		const repeats = Math.floor((end - start - 1) / REPEAT_MINUTES);
		const sent = Array.from({ length: repeats + 1 }, (_, index) => start + index * REPEAT_MINUTES);
		return [
			...sent.map((minute) => alertmanagerDelivery(story, alert, { start, minute })),
			alertmanagerDelivery(story, alert, { start, minute: end, end }),
		];
	});
}

function alertmanagerDelivery(
	story: Story,
	alert: StoryAlert,
	{ start, minute, end }: { readonly start: number; readonly minute: number; readonly end?: number },
): Delivery {
	const { name, severity, title } = alert;
	const labels = { alertname: name, ...alert.labels, service: story.service, severity };
	const status = end === undefined ? 'firing' : 'resolved';
	const sorted = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
	const body = {
		version: '4',
		status,
		receiver: 'tocsin',
		externalURL: 'https://alertmanager.example.com',
		alerts: [
			{
				status,
				labels,
				annotations: { summary: title },
				startsAt: iso(storyMs(story, start)),
				endsAt: end === undefined ? '0001-01-01T00:00:00Z' : iso(storyMs(story, end)),
				generatorURL: `https://prometheus.example.com/alerts?search=${name}`,
				fingerprint: stableHash(sorted.flat()),
			},
		],
	};
	const delay = seededWhole(6_000, 29_000, story.slug, name, minute);
	const id = seededHex(32, 'alertmanager', story.slug, title, status, minute);
	return { schema: 1, id, source: 'alertmanager', received: iso(storyMs(story, minute) + delay), data: body };
}

function pagerdutyDeliveries(
	story: Story,
	alert: StoryAlert,
	context: DeliveryContext & { readonly isAcknowledged: boolean },
): readonly Delivery[] {
	const [{ start, end }] = firingSpans(alert.firing) as [{ start: number; end: number }];
	const { ack } = story;
	const last = resolvedMinute(story)!;
	const isAcknowledged = context.isAcknowledged && ack !== undefined && ack <= last;
	return [
		pagerdutyDelivery(story, alert, { ...context, event: 'triggered', minute: start }),
		...(isAcknowledged ? [pagerdutyDelivery(story, alert, { ...context, event: 'acknowledged', minute: ack })] : []),
		pagerdutyDelivery(story, alert, { ...context, event: 'resolved', minute: end }),
	];
}

function pagerdutyDelivery(
	story: Story,
	alert: StoryAlert,
	{ services, responder, event, minute }: DeliveryContext & { readonly event: string; readonly minute: number },
): Delivery {
	const id = `Q${BigInt(`0x${seededHex(16, 'pagerduty', story.slug, alert.title)}`)
		.toString(36)
		.toUpperCase()
		.padStart(13, '0')
		.slice(-13)}`;
	const [integration, summary] = (services.get(story.service)?.alerts ?? []).flatMap(
		({ integrations }) => integrations ?? [],
	);
	if (!integration) throw new Error(`${story.slug}: ${story.service} has no PagerDuty integration`);
	const agent = event === 'acknowledged' && responder && person(responder);
	const body = {
		event: {
			id: seededHex(26, 'event', story.slug, alert.title, event).toUpperCase(),
			event_type: `incident.${event}`,
			resource_type: 'incident',
			occurred_at: iso(storyMs(story, minute)),
			agent: agent || null,
			data: {
				id,
				type: 'incident',
				html_url: `https://pagerduty.example.com/incidents/${id}`,
				title: alert.title,
				service: { id: integration, type: 'service_reference', summary },
				urgency: alert.severity,
			},
		},
	};
	const delay = seededWhole(700, 3_900, story.slug, alert.title, event);
	const delivery = uuid(story.slug, alert.title, event);
	return { schema: 1, id: delivery, source: 'pagerduty', received: iso(storyMs(story, minute) + delay), data: body };
}

function person({ pagerduty, name }: Team['members'][number]) {
	return { id: pagerduty, type: 'user_reference', summary: name };
}

function uuid(...words: readonly string[]): string {
	const hex = seededHex(32, 'uuid', ...words);
	return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20)].join('-');
}

function iso(epochMs: number): string {
	return new Date(epochMs).toISOString();
}

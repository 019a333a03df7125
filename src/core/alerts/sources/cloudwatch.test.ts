import { describe, expect, test } from 'vitest';
import { readAlertFixture } from '../../../../test/fixtures/alerts/read-alert-fixture.ts';
import type { Alert, SourceEvent, SourceResult } from '../alert.ts';
import { redactDelivery } from '../read-delivery.ts';
import { ALERT_SOURCES } from './index.ts';

const ALARM = 'cloudwatch:210987654321/ap-southeast-3/shipment-api-5xx';
const CONSOLE =
	'https://ap-southeast-3.console.aws.amazon.com/cloudwatch/home?region=ap-southeast-3#alarmsV2:alarm/shipment-api-5xx';

test('an alarm by SNS, whole', () => {
	expect(alertOf(fixture('sns-notification-alarm'))).toEqual({
		source: 'cloudwatch',
		fingerprint: ALARM,
		state: 'firing',
		event: 'ALARM',
		name: 'shipment-api-5xx',
		title: 'Shipment API answers 5xx',
		description:
			'Shipment API answers 5xx\nRunbook: https://wiki.rambaya.example/shipment-5xx\n\nThreshold Crossed: 2 datapoints [31.0, 44.0] were greater than the threshold (10.0).',
		at: '2026-11-20T03:02:11.250Z',
		labels: {
			LoadBalancer: 'app/shipment/50dc6c495c0c9188',
			account: '210987654321',
			metric: 'HTTPCode_Target_5XX_Count',
			namespace: 'AWS/ApplicationELB',
			region: 'ap-southeast-3',
		},
		integrations: ['shipment-api-5xx', 'arn:aws:cloudwatch:ap-southeast-3:210987654321:alarm:shipment-api-5xx'],
		url: CONSOLE,
		runbookUrl: 'https://wiki.rambaya.example/shipment-5xx',
	});
});

test('by EventBridge it is the same alarm, and its tags come with it', () => {
	const bySns = alertOf(fixture('sns-notification-alarm'));
	const byEvent = alertOf(fixture('eventbridge-alarm'));
	expect(byEvent).toEqual({
		...bySns,
		severity: 'high',
		labels: { ...bySns.labels, service: 'shipment-api', severity: 'high' },
	});
});

test.each([
	['sns-notification-alarm', `firing ${ALARM} 2026-11-20T03:02:11.250Z`],
	['sns-notification-ok', `resolved ${ALARM} 2026-11-20T03:44:02.500Z`],
	['message-body-alarm', `firing ${ALARM} 2026-11-20T03:02:11.250Z`],
	['eventbridge-alarm', `firing ${ALARM} 2026-11-20T03:02:11.250Z`],
	['eventbridge-ok', `resolved ${ALARM} 2026-11-20T03:44:02.500Z`],
	['eventbridge-contributor', `firing ${ALARM}#6d44c278dba546f6 2026-11-20T03:02:11.250Z`],
	['sns-composite', 'firing cloudwatch:210987654321/ap-southeast-3/shipment-api-unwell 2026-11-20T03:02:11.250Z'],
	[
		'message-body-alarm-minimal',
		'firing cloudwatch:210987654321/asia-pacific-jakarta/shipment-api-5xx 2026-11-20T03:02:11.250Z',
	],
])('%s', (name, expected) => {
	const { state, fingerprint, at } = alertOf(fixture(name));
	expect(`${state} ${fingerprint} ${at}`).toBe(expected);
});

test('EventBridge by way of a topic, and in the envelope of a direct dispatch', () => {
	const event = fixture('eventbridge-alarm');
	const notification = { ...(fixture('sns-notification-alarm') as object), Message: JSON.stringify(event) };
	expect(alertOf(notification)).toEqual(alertOf(event));
	const dispatch = { event_type: 'tocsin-alerts', client_payload: { schema: 1, source: 'cloudwatch', data: event } };
	expect(alertOf(dispatch)).toEqual(alertOf(event));
});

test('a message without an ARN takes the region from the topic', () => {
	const { AlarmArn: _, ...message } = fixture('message-body-alarm') as { readonly AlarmArn: string };
	const notification = { ...(fixture('sns-notification-alarm') as object), Message: JSON.stringify(message) };
	expect(alertOf(notification).fingerprint).toBe(ALARM);
});

test('a composite alarm says its rule', () => {
	expect(alertOf(fixture('sns-composite')).description).toMatch(
		/\n\nRule: ALARM\(shipment-api-5xx\) OR ALARM\(shipment-api-slow\)$/,
	);
});

test('one series of an alarm with many carries what names it', () => {
	expect(alertOf(fixture('eventbridge-contributor')).labels).toMatchObject({ TableName: 'shipments' });
});

test('an alarm on a computation names the first metric in it', () => {
	const metric = {
		MetricName: 'Errors',
		Namespace: 'AWS/Lambda',
		Dimensions: [{ name: 'FunctionName', value: 'labels' }],
	};
	const Trigger = {
		Metrics: [
			{ Expression: 'm1/m2', Id: 'e1' },
			{ Id: 'm1', MetricStat: { Metric: metric } },
		],
	};
	expect(alertOf({ ...(fixture('message-body-alarm') as object), Trigger }).labels).toMatchObject({
		FunctionName: 'labels',
		metric: 'Errors',
		namespace: 'AWS/Lambda',
	});
});

test('who muted or suppressed an alarm is a label, for rules to decide on', () => {
	const event = fixture('eventbridge-alarm') as { readonly detail: { readonly state: object } };
	const detail = {
		...event.detail,
		muteDetail: { mutedByArn: 'arn:aws:cloudwatch:ap-southeast-3:210987654321:alarm-mute-rule:night' },
		state: { ...event.detail.state, actionsSuppressedBy: 'WaitPeriod' },
	};
	expect(alertOf({ ...event, detail }).labels).toMatchObject({
		muted_by: 'arn:aws:cloudwatch:ap-southeast-3:210987654321:alarm-mute-rule:night',
		suppressed_by: 'WaitPeriod',
	});
});

test.each([
	['P1-checkout-down', 'P1'],
	['[sev2] checkout', 'sev2'],
	['critical_checkout', 'critical'],
	['high-cpu-checkout', undefined],
	['p10-latency', undefined],
	['warnings', undefined],
])('the severity in front of the name %s is %s', (AlarmName, severity) => {
	expect(alertOf({ ...(fixture('message-body-alarm') as object), AlarmName }).severity).toBe(severity);
});

test.each([
	[
		'sns-insufficient-data',
		'note: CloudWatch has no data for the alarm shipment-api-5xx: Insufficient Data: 2 datapoints were unknown.',
	],
	['eventbridge-deleted', 'note: The alarm was deleted in CloudWatch, which will not say when it is over'],
	['sns-other-message', 'Budget: A message of the topic that is no CloudWatch alarm'],
	[
		'sns-subscription-confirmation',
		'SubscriptionConfirmation: SNS asks whether this address wants the topic; answering it is up to the relay',
	],
	[
		'sns-unsubscribe-confirmation',
		'UnsubscribeConfirmation: SNS has ended the subscription; subscribe again if nobody meant that',
	],
])('%s', (name, expected) => {
	const events = eventsOf(fixture(name));
	expect(events).toHaveLength(1);
	const [event] = events;
	if (event?.type === 'note') expect(event.note.fingerprint).toBe(ALARM);
	expect(
		event?.type === 'note'
			? `note: ${event.note.text}`
			: event?.type === 'ignored' && `${event.event}: ${event.reason}`,
	).toBe(expected);
});

test.each([
	[
		{ 'detail-type': 'EC2 Instance State-change Notification' },
		'EC2 Instance State-change Notification: An event about something other than a CloudWatch alarm',
	],
	[
		{ 'detail-type': 'CloudWatch Alarm Configuration Change', detail: { alarmName: 'x', operation: 'update' } },
		'alarm update: A change of the settings of an alarm',
	],
])('%j is ignored by name', (over, expected) => {
	const [event] = eventsOf({ ...(fixture('eventbridge-alarm') as object), ...over });
	expect(event?.type === 'ignored' && `${event.event}: ${event.reason}`).toBe(expected);
});

test('parts that are missing or odd do not lose an alarm', () => {
	const odd = {
		AlarmName: 'x',
		NewStateValue: 'ALARM',
		Trigger: null,
		AlarmDescription: null,
		StateChangeTime: 7,
		AlarmArn: 'arn:odd',
	};
	const [event] = eventsOf(odd);
	expect(event).toMatchObject({ type: 'alert', alert: { fingerprint: 'cloudwatch://x', name: 'x', title: 'x' } });
});

test('nothing that proves, confirms or ends a subscription is told or stored', () => {
	for (const name of ['sns-notification-alarm', 'sns-subscription-confirmation', 'sns-unsubscribe-confirmation']) {
		expect(JSON.stringify(read(fixture(name)))).not.toMatch(
			/TOKEN-OF-THE|subscription-of-a-fixture|c2lnbmF0dXJl|\.pem/,
		);
		const data = fixture(name);
		const delivery = redactDelivery({
			schema: 1,
			id: 'd',
			source: 'cloudwatch',
			received: '2026-11-20T03:02:12Z',
			data,
		});
		expect(JSON.stringify(delivery)).not.toContain('TOKEN-OF-THE');
	}
});

describe('refused', () => {
	const help =
		'Expected an SNS notification, the message of a CloudWatch alarm, or an EventBridge event of the source aws.cloudwatch';
	const filter = 'Subscribe without a filter or a transformation of the message';
	test.each([
		['another body', { a: 1 }, [`Unexpected nothing at AlarmName, expected text. ${help}`]],
		['text', 'ALARM', [`Unexpected "ALARM" as the body, expected an object. ${help}`]],
		[
			'a message that was cut',
			{ Type: 'Notification', Message: '{"AlarmName":"x' },
			[`Unexpected "{\\"AlarmName\\":\\"x" at Message, expected the message of an alarm as JSON. ${filter}`],
		],
		[
			'no message',
			{ Type: 'Notification' },
			[`Unexpected nothing at Message, expected the message of an alarm as JSON. ${filter}`],
		],
		[
			'another state and no name',
			{ NewStateValue: 'UNWELL' },
			[
				'Unexpected nothing at AlarmName, expected text',
				'Unexpected "UNWELL" at NewStateValue, expected one of "ALARM", "OK", "INSUFFICIENT_DATA"',
			],
		],
		[
			'an event without detail',
			{ 'detail-type': 'CloudWatch Alarm State Change' },
			['Unexpected nothing at detail, expected an object'],
		],
	])('%s', (_, body, messages) => {
		const result = read(body);
		expect(result.ok ? [] : result.problems.map(({ message }) => message)).toEqual(messages);
	});
});

function fixture(name: string): unknown {
	return readAlertFixture(`cloudwatch/${name}`);
}

function read(body: unknown): SourceResult {
	return ALERT_SOURCES.get('cloudwatch')!.read(body, { headers: {} });
}

function eventsOf(body: unknown): readonly SourceEvent[] {
	const result = read(body);
	if (!result.ok) throw new Error(JSON.stringify(result.problems));
	return result.events;
}

function alertOf(body: unknown): Alert {
	const [event] = eventsOf(body);
	if (event?.type !== 'alert') throw new Error(JSON.stringify(event));
	return event.alert;
}

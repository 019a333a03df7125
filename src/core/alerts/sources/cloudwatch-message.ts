import type { SourceEvent } from '../alert.ts';
import { labelsFrom } from '../labels-from.ts';
import { fieldAt, instantOf, itemsOf, type PayloadField, requireText, textEntries, textOf } from '../payload-field.ts';
import { parseAlarmArn, readAlarm } from './cloudwatch-alarm.ts';

/** What stands around a message: nothing with raw delivery. */
export interface MessageEnvelope {
	readonly topic?: string | undefined;
	readonly published?: PayloadField;
}

/** The alarm in the message that CloudWatch publishes to a topic. */
export function readAlarmMessage(message: PayloadField, { topic, published }: MessageEnvelope): readonly SourceEvent[] {
	const text = (key: string) => textOf(fieldAt(message, key));
	const arn = parseAlarmArn(text('AlarmArn'));
	return readAlarm({
		name: requireText(fieldAt(message, 'AlarmName')),
		account: arn?.account ?? text('AWSAccountId') ?? '',
		region: arn?.region ?? topic?.split(':')[3] ?? slug(text('Region') ?? ''),
		partition: arn?.partition,
		contributor: text('AlarmContributorId'),
		state: fieldAt(message, 'NewStateValue'),
		at: instantOf(fieldAt(message, 'StateChangeTime')) ?? (published === undefined ? undefined : instantOf(published)),
		description: text('AlarmDescription'),
		reason: text('NewStateReason'),
		rule: text('AlarmRule'),
		labels: {
			...metricLabels(fieldAt(message, 'Trigger')),
			...Object.fromEntries(textEntries(fieldAt(message, 'AlarmContributorAttributes'))),
		},
		tags: [],
	});
}

/** Messages older than 2020 name the region in words alone. */
function slug(name: string): string {
	return name
		.toLowerCase()
		.replaceAll(/[^a-z0-9]+/g, '-')
		.replaceAll(/^-|-$/g, '');
}

/** Of an alarm on a computation, the first metric in it. */
function metricLabels(trigger: PayloadField): Readonly<Record<string, string>> {
	const parts = itemsOf(fieldAt(trigger, 'Metrics')).map((part) => fieldAt(fieldAt(part, 'MetricStat'), 'Metric'));
	const metric = parts.find((part) => textOf(fieldAt(part, 'MetricName')) !== undefined) ?? trigger;
	const dimensions = itemsOf(fieldAt(metric, 'Dimensions')).flatMap((dimension) => {
		const [name, value] = ['name', 'value'].map((key) => textOf(fieldAt(dimension, key)));
		return name === undefined ? [] : [[name, value] as const];
	});
	const [namespace, name] = ['Namespace', 'MetricName'].map((key) => textOf(fieldAt(metric, key)));
	return labelsFrom([...dimensions, ['namespace', namespace], ['metric', name]]);
}

import type { SourceEvent } from '../alert.ts';
import { labelsFrom } from '../labels-from.ts';
import {
	fieldAt,
	instantOf,
	itemsOf,
	type PayloadField,
	requireObject,
	requireText,
	textEntries,
	textOf,
} from '../payload-field.ts';
import { alarmFingerprint, parseAlarmArn, readAlarm } from './cloudwatch-alarm.ts';

const STATE_CHANGES = ['CloudWatch Alarm State Change', 'CloudWatch Alarm Contributor State Change'];
const CONFIGURATION_CHANGE = 'CloudWatch Alarm Configuration Change';

/** What an EventBridge event says about an alarm. */
export function readAlarmEvent(event: PayloadField): readonly SourceEvent[] {
	const type = requireText(fieldAt(event, 'detail-type'));
	const isStateChange = STATE_CHANGES.includes(type);
	if (!isStateChange && type !== CONFIGURATION_CHANGE) {
		return [
			{ type: 'ignored', event: type || 'event', reason: 'An event about something other than a CloudWatch alarm' },
		];
	}
	const detail = fieldAt(event, 'detail');
	if (!requireObject(detail)) return [];
	const name = requireText(fieldAt(detail, 'alarmName'));
	const identity = identityOf(event, detail, name);
	if (!isStateChange) return readConfigurationChange(event, detail, alarmFingerprint(identity));
	const state = fieldAt(detail, 'state');
	const configuration = fieldAt(detail, 'configuration');
	return readAlarm({
		...identity,
		state: fieldAt(state, 'value'),
		at: instantOf(fieldAt(state, 'timestamp')) ?? instantOf(fieldAt(event, 'time')),
		description: textOf(fieldAt(configuration, 'description')),
		reason: textOf(fieldAt(state, 'reason')),
		rule: textOf(fieldAt(configuration, 'alarmRule')),
		labels: {
			...metricLabels(configuration),
			...Object.fromEntries(textEntries(fieldAt(fieldAt(detail, 'alarmContributor'), 'attributes'))),
			...labelsFrom([
				['muted_by', textOf(fieldAt(fieldAt(detail, 'muteDetail'), 'mutedByArn'))],
				['suppressed_by', textOf(fieldAt(state, 'actionsSuppressedBy'))],
			]),
		},
		tags: textEntries(fieldAt(detail, 'alarmTags')),
	});
}

function identityOf(event: PayloadField, detail: PayloadField, name: string) {
	const arn = parseAlarmArn(
		itemsOf(fieldAt(event, 'resources'))
			.map(textOf)
			.find((text) => text?.includes(':alarm:')),
	);
	return {
		name,
		account: arn?.account ?? textOf(fieldAt(event, 'account')) ?? '',
		region: arn?.region ?? textOf(fieldAt(event, 'region')) ?? '',
		partition: arn?.partition,
		contributor: textOf(fieldAt(fieldAt(detail, 'alarmContributor'), 'id')),
	};
}

/** An alarm that is deleted while it fires never says that it is over. */
function readConfigurationChange(
	event: PayloadField,
	detail: PayloadField,
	fingerprint: string,
): readonly SourceEvent[] {
	const operation = textOf(fieldAt(detail, 'operation')) ?? 'change';
	if (operation !== 'delete') {
		return [{ type: 'ignored', event: `alarm ${operation}`, reason: 'A change of the settings of an alarm' }];
	}
	const text = 'The alarm was deleted in CloudWatch, which will not say when it is over';
	const at = instantOf(fieldAt(event, 'time'));
	return [
		{ type: 'note', note: { source: 'cloudwatch', fingerprint, event: 'alarm delete', kind: 'external', text, at } },
	];
}

function metricLabels(configuration: PayloadField): Readonly<Record<string, string>> {
	const metrics = itemsOf(fieldAt(configuration, 'metrics')).map((part) =>
		fieldAt(fieldAt(part, 'metricStat'), 'metric'),
	);
	const metric = metrics.find((part) => textOf(fieldAt(part, 'name')) !== undefined);
	if (metric === undefined) return {};
	const [namespace, name] = ['namespace', 'name'].map((key) => textOf(fieldAt(metric, key)));
	return labelsFrom([...textEntries(fieldAt(metric, 'dimensions')), ['namespace', namespace], ['metric', name]]);
}

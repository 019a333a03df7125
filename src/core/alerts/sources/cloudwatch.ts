import type { AlertSource, SourceEvent } from '../alert.ts';
import { parseText } from '../open-envelope.ts';
import { addProblem, fieldAt, isObject, type PayloadField, textOf } from '../payload-field.ts';
import { readObjectPayload } from '../read-object-payload.ts';
import { readAlarmEvent } from './cloudwatch-event.ts';
import { readAlarmMessage } from './cloudwatch-message.ts';

/**
 * Amazon CloudWatch, by each of its ways out: SNS (also with raw message delivery) and EventBridge, direct or through
 * SNS. One alarm has one fingerprint on all of them.
 */
export const cloudwatch: AlertSource = {
	id: 'cloudwatch',
	name: 'Amazon CloudWatch',
	deliveryIdHeader: 'x-amz-sns-message-id',
	read: (body) => readObjectPayload(body, HELP, readBody),
};

const HELP =
	'Expected an SNS notification, the message of a CloudWatch alarm, or an EventBridge event of the source aws.cloudwatch';

const CONFIRMATIONS: ReadonlyMap<string, string> = new Map([
	['SubscriptionConfirmation', 'SNS asks whether this address wants the topic; answering it is up to the relay'],
	['UnsubscribeConfirmation', 'SNS has ended the subscription; subscribe again if nobody meant that'],
]);

function readBody(root: PayloadField): readonly SourceEvent[] {
	const type = textOf(fieldAt(root, 'Type')) ?? '';
	const reason = CONFIRMATIONS.get(type);
	if (reason !== undefined) return [{ type: 'ignored', event: type, reason }];
	if (type === 'Notification') return readNotification(root);
	if (isEvent(root)) return readAlarmEvent(root);
	if (isAlarmMessage(root)) return readAlarmMessage(root, {});
	addProblem(fieldAt(root, 'AlarmName'), 'text', HELP);
	return [];
}

/** The message is a text that holds JSON. A topic may carry other things, which are told and left alone. */
function readNotification(root: PayloadField): readonly SourceEvent[] {
	const field = fieldAt(root, 'Message');
	const message = { ...field, value: parseText(field.value) };
	if (isObject(message.value) && isEvent(message)) return readAlarmEvent(message);
	if (isObject(message.value) && isAlarmMessage(message)) {
		const topic = textOf(fieldAt(root, 'TopicArn'));
		return readAlarmMessage(message, { topic, published: fieldAt(root, 'Timestamp') });
	}
	const text = textOf(message);
	if (text?.includes('"AlarmName"') || (text === undefined && !isObject(message.value))) {
		addProblem(
			field,
			'the message of an alarm as JSON',
			'Subscribe without a filter or a transformation of the message',
		);
		return [];
	}
	const event = textOf(fieldAt(root, 'Subject')) ?? 'Notification';
	return [{ type: 'ignored', event, reason: 'A message of the topic that is no CloudWatch alarm' }];
}

function isEvent(root: PayloadField): boolean {
	return fieldAt(root, 'detail-type').value !== undefined;
}

function isAlarmMessage(root: PayloadField): boolean {
	return fieldAt(root, 'AlarmName').value !== undefined || fieldAt(root, 'NewStateValue').value !== undefined;
}

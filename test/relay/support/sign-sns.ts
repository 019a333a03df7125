import { type KeyObject, sign } from 'node:crypto';
import { SNS } from './start-fake-amazon.ts';

export const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:alarms';
export const CERTIFICATE_PATH = '/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem';
export const CONFIRMATION_TOKEN = 'confirm-by-this-token';

/** Fields of a message, in the place of those it would have. */
export type SnsChange = Readonly<Record<string, string | null>>;

let count = 0;

/** A message of SNS with a signature by a key; changes are made before it is signed. A new one has a new id. */
export function signedSns(key: KeyObject, change: SnsChange = {}): Record<string, string | null> {
	count += 1;
	const isNotification = (change.Type ?? 'Notification') === 'Notification';
	const confirm = `${SNS}/?Action=ConfirmSubscription&TopicArn=${TOPIC}&Token=${CONFIRMATION_TOKEN}`;
	const message: Record<string, string | null> = {
		Type: 'Notification',
		MessageId: `00000000-0000-5000-8000-${String(count).padStart(12, '0')}`,
		TopicArn: TOPIC,
		Message: '{"AlarmName":"CheckoutErrors","NewStateValue":"ALARM"}',
		Timestamp: new Date().toISOString(),
		...(isNotification ? { Subject: 'ALARM: "CheckoutErrors"' } : { Token: CONFIRMATION_TOKEN, SubscribeURL: confirm }),
		SignatureVersion: '1',
		SigningCertURL: `${SNS}${CERTIFICATE_PATH}`,
		...change,
	};
	const hash = message.SignatureVersion === '1' ? 'sha1' : 'sha256';
	const signature = sign(hash, Buffer.from(signedText(message)), key).toString('base64');
	const signed = { ...message, Signature: signature };
	return isNotification
		? { ...signed, UnsubscribeURL: `${SNS}/?Action=Unsubscribe&SubscriptionArn=${TOPIC}:1` }
		: signed;
}

/** What Amazon documents to be signed. */
function signedText(message: Readonly<Record<string, string | null>>): string {
	const lines = [`Message\n${message.Message}`, `MessageId\n${message.MessageId}`];
	if (message.Type === 'Notification') {
		if (typeof message.Subject === 'string') lines.push(`Subject\n${message.Subject}`);
		lines.push(`Timestamp\n${message.Timestamp}`);
	} else {
		lines.push(`SubscribeURL\n${message.SubscribeURL}`, `Timestamp\n${message.Timestamp}`, `Token\n${message.Token}`);
	}
	return `${[...lines, `TopicArn\n${message.TopicArn}`, `Type\n${message.Type}`].join('\n')}\n`;
}

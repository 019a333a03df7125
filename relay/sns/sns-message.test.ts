import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSnsMessage, type SnsMessage, textToSign } from './sns-message.ts';

const MESSAGE: SnsMessage = {
	Type: 'Notification',
	MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
	TopicArn: 'arn:aws:sns:eu-west-1:123456789012:alarms',
	Message: 'first\nsecond',
	Timestamp: '2026-11-20T03:02:11.655Z',
	SignatureVersion: '1',
	Signature: 'AAAA',
	SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-00000000.pem',
};

test('what is signed of a notification, of one with a subject, and of a subscription', () => {
	const id = 'MessageId\n22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324\n';
	const time = 'Timestamp\n2026-11-20T03:02:11.655Z\n';
	const topic = 'TopicArn\narn:aws:sns:eu-west-1:123456789012:alarms\n';
	const text = 'Message\nfirst\nsecond\n';
	expect(textToSign(MESSAGE)).toBe(`${text}${id}${time}${topic}Type\nNotification\n`);
	const subject = { ...MESSAGE, Subject: 'ALARM' };
	expect(textToSign(subject)).toBe(`${text}${id}Subject\nALARM\n${time}${topic}Type\nNotification\n`);
	const confirm = {
		...MESSAGE,
		Type: 'SubscriptionConfirmation',
		Subject: 'x',
		Token: 't',
		SubscribeURL: 'u',
	} as const;
	expect(textToSign(confirm)).toBe(
		`${text}${id}SubscribeURL\nu\n${time}Token\nt\n${topic}Type\nSubscriptionConfirmation\n`,
	);
});

/** Pieces of which a sender could make a text that looks like the fields below it. */
const PIECES = [
	'x',
	`\nMessageId\n${MESSAGE.MessageId}`,
	'\nSubject\nx',
	`\nTimestamp\n${MESSAGE.Timestamp}`,
	`\nTopicArn\n${MESSAGE.TopicArn}`,
	'\nType\nNotification\n',
];

test('no text can pretend to be another message: a signature holds for one reading alone', () => {
	const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join(''));
	fc.assert(
		fc.property(texts, fc.constantFrom(undefined, '', 'ALARM'), (Message, Subject) => {
			const message = { ...MESSAGE, Message, ...(Subject === undefined ? {} : { Subject }) };
			const signed = textToSign(message);
			const readings = otherReadings(signed).filter(
				(reading) => readSnsMessage(reading).ok && textToSign(reading as SnsMessage) === signed,
			);
			expect(readings).toEqual([message]);
		}),
		{ numRuns: 300 },
	);
});

/** Every way to take a signed text apart into the fields of a notification, whatever they then hold. */
function otherReadings(signed: string): object[] {
	const cuts = (text: string, name: string): (readonly [string, string])[] =>
		[...text.matchAll(new RegExp(`(?<=\n)${name}\n`, 'g'))].map(
			({ index }) => [text.slice(0, index - 1), text.slice(index + name.length + 1)] as const,
		);
	return cuts(signed.slice('Message\n'.length - 1), 'MessageId').flatMap(([before, afterId]) =>
		cuts(`\n${afterId}`, 'Timestamp').flatMap(([between, afterTime]) =>
			cuts(`\n${afterTime}`, 'TopicArn').flatMap(([time, afterTopic]) =>
				[undefined, ...cuts(between, 'Subject')].map((subject) => ({
					...MESSAGE,
					Message: before.slice(1),
					MessageId: (subject?.[0] ?? between).slice(1),
					...(subject ? { Subject: subject[1] } : {}),
					Timestamp: time.slice(1),
					TopicArn: afterTopic.split('\n')[0],
				})),
			),
		),
	);
}

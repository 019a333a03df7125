import { expect, test } from 'vitest';
import { certificateAddress, confirmationAddress } from './amazon-address.ts';
import type { SnsMessage } from './sns-message.ts';

const PATH = '/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem';

test.each([
	`https://sns.eu-west-1.amazonaws.com${PATH}`,
	`https://sns.us-gov-west-1.amazonaws.com${PATH}`,
	`https://sns.ap-southeast-7.amazonaws.com${PATH}`,
	`https://sns.cn-north-1.amazonaws.com.cn${PATH}`,
])('a certificate at %s', (address) => {
	expect(certificateAddress(address)).toBe(address);
});

test('a spelling that means the same is written out', () => {
	const odd = `HTTPS://SNS.EU-WEST-1.AMAZONAWS.COM:443${PATH}`;
	expect(certificateAddress(odd)).toBe(`https://sns.eu-west-1.amazonaws.com${PATH}`);
});

test.each([
	['nothing', ''],
	['no address', 'sns.eu-west-1.amazonaws.com'],
	['not TLS', `http://sns.eu-west-1.amazonaws.com${PATH}`],
	['a file', `file://sns.eu-west-1.amazonaws.com${PATH}`],
	['a host that ends otherwise', `https://sns.eu-west-1.amazonaws.com.evil.example${PATH}`],
	['a host that begins otherwise', `https://evil-sns.eu-west-1.amazonaws.com${PATH}`],
	['a host below it', `https://x.sns.eu-west-1.amazonaws.com${PATH}`],
	['a bucket called sns', `https://sns.s3-us-west-2.amazonaws.com${PATH}`],
	['a bucket called sns, as of old', `https://sns.s3.amazonaws.com${PATH}`],
	['another service', `https://s3.eu-west-1.amazonaws.com${PATH}`],
	['no region', `https://sns.amazonaws.com${PATH}`],
	['another country', `https://sns.eu-west-1.amazonaws.com.ru${PATH}`],
	['a dot at the end', `https://sns.eu-west-1.amazonaws.com.${PATH}`],
	['a user', `https://sns.eu-west-1.amazonaws.com@evil.example${PATH}`],
	['a user at the right host', `https://user:word@sns.eu-west-1.amazonaws.com${PATH}`],
	['a backslash', `https://evil.example\\@sns.eu-west-1.amazonaws.com${PATH}`],
	['another port', `https://sns.eu-west-1.amazonaws.com:8443${PATH}`],
	['a query', `https://sns.eu-west-1.amazonaws.com${PATH}?Action=Publish`],
	['a fragment', `https://sns.eu-west-1.amazonaws.com${PATH}#x`],
	['another path', 'https://sns.eu-west-1.amazonaws.com/?x=.pem'],
	['a path below', `https://sns.eu-west-1.amazonaws.com/x${PATH}`],
	['a way up', `https://sns.eu-west-1.amazonaws.com/x/..%2f${PATH}`],
	['no certificate', `https://sns.eu-west-1.amazonaws.com${PATH}.html`],
])('no certificate: %s', (_name, address) => {
	expect(certificateAddress(address)).toBeUndefined();
});

test.each([
	['the one', 'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=arn:a&Token=t', true],
	['another order', 'https://sns.eu-west-1.amazonaws.com/?Token=t&TopicArn=arn%3Aa&Action=ConfirmSubscription', true],
	['another action', 'https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe&TopicArn=arn:a', false],
	['another topic', 'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=arn:b', false],
	['another host', 'https://169.254.169.254/?Action=ConfirmSubscription&TopicArn=arn:a', false],
	['another path', 'https://sns.eu-west-1.amazonaws.com/x?Action=ConfirmSubscription&TopicArn=arn:a', false],
])('an address that confirms: %s', (_name, SubscribeURL, confirms) => {
	const message = { SubscribeURL, TopicArn: 'arn:a' } as SnsMessage;
	expect(confirmationAddress(message) !== undefined).toBe(confirms);
});

import { expect, test } from 'vitest';
import { keptHeaders } from './kept-headers.ts';

test('keeps what reading needs, and nothing that proves who sent it', () => {
	const headers = new Headers({
		'Content-Type': 'application/json',
		'CE-Type': 'com.example.probe.failed',
		'X-Webhook-Id': '42',
		'Sentry-Hook-Resource': 'issue',
		'Sentry-Hook-Signature': '00',
		'X-Amz-Sns-Message-Type': 'Notification',
		'X-Amz-Sns-Subscription-Arn': 'arn:aws:sns:eu-west-1:123456789012:alarms:1',
		Authorization: 'Bearer secret',
		'X-PagerDuty-Signature': 'v1=00',
		Cookie: 'session=1',
		'Ce-Long': 'x'.repeat(1001),
	});
	expect(keptHeaders(headers, 'x-webhook-id')).toEqual({
		'content-type': 'application/json',
		'ce-type': 'com.example.probe.failed',
		'x-webhook-id': '42',
		'sentry-hook-resource': 'issue',
		'x-amz-sns-message-type': 'Notification',
	});
});

test('keeps forty of a thousand', () => {
	const headers = new Headers(Array.from({ length: 1000 }, (_, index) => [`ce-x${index}`, '1'] as [string, string]));
	expect(Object.keys(keptHeaders(headers))).toHaveLength(40);
});

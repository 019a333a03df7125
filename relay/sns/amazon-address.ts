import type { SnsMessage } from './sns-message.ts';

/**
 * The hosts of SNS, by region. The form of a region matters: `sns.s3-us-west-2.amazonaws.com` is Amazon's too, and
 * serves whatever the owner of a bucket called "sns" puts there.
 */
const HOST = /^sns\.[a-z]+(?:-[a-z]+)+-\d{1,2}\.amazonaws\.com(?:\.cn)?$/;

/** The address of a signing certificate, if it is one of Amazon SNS and nothing else. */
export function certificateAddress(text: string): string | undefined {
	const url = addressAtSns(text);
	const isCertificate = url !== undefined && /^\/SimpleNotificationService-[A-Za-z0-9]{8,64}\.pem$/.test(url.pathname);
	return isCertificate && url.search === '' ? url.href : undefined;
}

/** The address that confirms the subscription a message is about, if it does that at Amazon SNS and nothing else. */
export function confirmationAddress({ SubscribeURL, TopicArn }: SnsMessage): string | undefined {
	const url = addressAtSns(SubscribeURL ?? '');
	const confirms =
		url?.pathname === '/' &&
		url.searchParams.get('Action') === 'ConfirmSubscription' &&
		url.searchParams.get('TopicArn') === TopicArn;
	return confirms ? url.href : undefined;
}

function addressAtSns(text: string): URL | undefined {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	// `host` holds a port that is not the usual one; a part before an @ is never Amazon's.
	const isThere = url?.protocol === 'https:' && HOST.test(url.host) && url.username === '' && url.password === '';
	return isThere && url.hash === '' ? url : undefined;
}

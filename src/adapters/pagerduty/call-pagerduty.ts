import { type ApiConnection, type ApiMethod, callApi } from '../http/call-api.ts';

/** The account that calls go to, and who makes them. */
export interface PagerdutyConnection extends ApiConnection {
	readonly token: string;
	/** Mail address of the PagerDuty user in whose name something is written. */
	readonly from: string;
	/** `https://api.pagerduty.com` by default; accounts in the European region have `https://api.eu.pagerduty.com`. */
	readonly apiUrl?: string;
}

/** Calls PagerDuty's REST API; `path` without a slash in front. Rejects where there is no answer. */
export function callPagerduty(
	connection: PagerdutyConnection,
	request: `${ApiMethod} ${string}`,
	body?: object,
): Promise<Response> {
	const { token, from, apiUrl = 'https://api.pagerduty.com' } = connection;
	return callApi({ ...connection, apiUrl }, request, {
		headers: {
			accept: 'application/vnd.pagerduty+json;version=2',
			authorization: `Token token=${token}`,
			// PagerDuty asks for it on calls without a body too.
			'content-type': 'application/json',
			...(!request.startsWith('GET ') && { from }),
		},
		body,
	});
}

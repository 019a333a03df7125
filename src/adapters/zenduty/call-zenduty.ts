import { type ApiConnection, type ApiMethod, callApi } from '../http/call-api.ts';

/** The account that calls go to. */
export interface ZendutyConnection extends ApiConnection {
	readonly token: string;
	/** `https://www.zenduty.com/api` by default. */
	readonly apiUrl?: string;
	/** Between two overrides that are made, a second by default. */
	readonly pauseMs?: number;
}

/**
 * Calls Zenduty's REST API; `path` without a slash in front and with one at its end. Rejects where there is no answer.
 * Address and headers are those of Zenduty's SDKs for Go (1.0.0, client.go) and Python (apiV2/client.py).
 */
export function callZenduty(
	connection: ZendutyConnection,
	request: `${ApiMethod} ${string}`,
	body?: object,
): Promise<Response> {
	const { token, apiUrl = 'https://www.zenduty.com/api' } = connection;
	const headers = { authorization: `Token ${token}`, 'content-type': 'application/json' };
	return callApi({ ...connection, apiUrl }, request, { headers, body });
}

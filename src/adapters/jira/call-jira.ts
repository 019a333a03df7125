/** A site of Jira Cloud, and who calls. */
export interface JiraConnection {
	/** Like `https://acme.atlassian.net`. */
	readonly url: string;
	/** Mail address of the account that the token belongs to. */
	readonly user: string;
	readonly token: string;
	readonly fetch?: typeof fetch;
	/** Twenty seconds by default. */
	readonly timeoutMs?: number;
}

const TIMEOUT_MS = 20_000;

/** Calls Jira's REST API, version 3; `path` without a slash in front. Rejects where there is no answer. */
export function callJira(
	connection: JiraConnection,
	request: `${'GET' | 'POST'} ${string}`,
	body?: object,
): Promise<Response> {
	const { url, user, token, timeoutMs = TIMEOUT_MS } = connection;
	const [method = '', path = ''] = request.split(' ');
	return (connection.fetch ?? fetch)(`${url.replace(/\/+$/, '')}/rest/api/3/${path}`, {
		method,
		// A redirect would carry the token to another address.
		redirect: 'manual',
		headers: {
			accept: 'application/json',
			authorization: `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`,
			'user-agent': 'tocsin-reconcile',
			...(body && { 'content-type': 'application/json' }),
		},
		...(body && { body: JSON.stringify(body) }),
		signal: AbortSignal.timeout(timeoutMs),
	});
}

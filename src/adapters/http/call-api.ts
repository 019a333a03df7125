/** How an API over HTTP is reached. */
export interface ApiConnection {
	readonly fetch?: typeof fetch;
	/** Twenty seconds by default. */
	readonly timeoutMs?: number;
}

export type ApiMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

const TIMEOUT_MS = 20_000;

/** Calls `METHOD path` (without a slash in front) of an API with a body of JSON, or none. Rejects where there is no answer. */
export function callApi(
	connection: ApiConnection & { readonly apiUrl: string },
	request: `${ApiMethod} ${string}`,
	{ headers, body }: { readonly headers: Readonly<Record<string, string>>; readonly body?: object | undefined },
): Promise<Response> {
	const { apiUrl, timeoutMs = TIMEOUT_MS } = connection;
	const [method = '', path = ''] = request.split(' ');
	return (connection.fetch ?? fetch)(`${apiUrl.replace(/\/+$/, '')}/${path}`, {
		method,
		// A redirect would carry the token to another address.
		redirect: 'manual',
		headers: { ...headers, 'user-agent': 'tocsin-reconcile' },
		...(body && { body: JSON.stringify(body) }),
		signal: AbortSignal.timeout(timeoutMs),
	});
}

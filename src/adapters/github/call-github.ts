/** The repository that calls go to, and who makes them. */
export interface GithubConnection {
	/** `owner/name`. */
	readonly repository: string;
	readonly token: string;
	/** `https://api.github.com` by default; GitHub Enterprise Server has `https://<host>/api/v3`. */
	readonly apiUrl?: string;
	/** Which part of ours calls, like `tocsin-review`. */
	readonly agent: string;
	readonly fetch?: typeof fetch;
	/** Twenty seconds by default. */
	readonly timeoutMs?: number;
}

const TIMEOUT_MS = 20_000;

/** Calls GitHub's REST API below the repository; `path` without a slash in front. Rejects where there is no answer. */
export function callGithub(
	connection: GithubConnection,
	request: `${'GET' | 'POST' | 'PUT' | 'PATCH'} ${string}`,
	body?: object,
): Promise<Response> {
	const { repository, token, apiUrl = 'https://api.github.com', agent, timeoutMs = TIMEOUT_MS } = connection;
	const [method = '', path = ''] = request.split(' ');
	return (connection.fetch ?? fetch)(`${apiUrl.replace(/\/+$/, '')}/repos/${repository}/${path}`, {
		method,
		// A redirect would carry the token to another address.
		redirect: 'manual',
		headers: {
			accept: 'application/vnd.github+json',
			authorization: `Bearer ${token}`,
			'user-agent': agent,
			'x-github-api-version': '2022-11-28',
			...(body && { 'content-type': 'application/json' }),
		},
		...(body && { body: JSON.stringify(body) }),
		signal: AbortSignal.timeout(timeoutMs),
	});
}

/** What GitHub answered, with the sentence that it gave for it, if any. */
export async function reasonOf(answer: Response, request?: string): Promise<string> {
	return reasonIn(answer.status, await answer.text(), request);
}

/** The same of a body that has been read. */
export function reasonIn(status: number, text: string, request?: string): string {
	const message = /"message":\s*"([^"]{1,200})"/.exec(text)?.[1];
	return `GitHub answered ${status}${request ? ` to ${request}` : ''}${message ? `: ${message}` : ''}`;
}

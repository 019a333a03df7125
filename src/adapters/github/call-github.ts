/** How a repository on GitHub is called. */
export interface GithubOptions {
	/** `owner/name`. */
	readonly repository: string;
	readonly token: string;
	/** `https://api.github.com` by default. */
	readonly apiUrl?: string;
	readonly fetch?: typeof fetch;
	readonly timeoutMs?: number;
	/** Milliseconds since 1970. */
	readonly clock?: () => number;
}

/** Calls GitHub's REST API below the repository; `path` without a slash in front. Rejects where there is no answer. */
export function callGithub(
	options: GithubOptions,
	request: `${'GET' | 'POST' | 'PUT' | 'PATCH'} ${string}`,
	body?: object,
): Promise<Response> {
	const { repository, token, apiUrl = 'https://api.github.com', timeoutMs = 20_000 } = options;
	const [method = '', path = ''] = request.split(' ');
	return (options.fetch ?? fetch)(`${apiUrl.replace(/\/+$/, '')}/repos/${repository}/${path}`, {
		method,
		// A redirect would carry the token to another address.
		redirect: 'manual',
		headers: {
			accept: 'application/vnd.github+json',
			authorization: `Bearer ${token}`,
			'user-agent': 'tocsin-reconcile',
			'x-github-api-version': '2022-11-28',
			...(body && { 'content-type': 'application/json' }),
		},
		...(body && { body: JSON.stringify(body) }),
		signal: AbortSignal.timeout(timeoutMs),
	});
}

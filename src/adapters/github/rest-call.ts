import { setTimeout as sleep } from 'node:timers/promises';
import { unreachable } from './describe-answer.ts';

/** The repository that calls go to, and who makes them. */
export interface RestOptions {
	/** `owner/name`. */
	readonly repository: string;
	readonly token: string;
	/** `https://api.github.com` by default; GitHub Enterprise Server has `https://<host>/api/v3`. */
	readonly apiUrl?: string;
	/** Which of our actions calls, like `tocsin-review`. */
	readonly agent: string;
}

interface Call {
	readonly method?: 'GET' | 'POST' | 'PATCH';
	readonly body?: object;
}

const PAGE = 100;
const ATTEMPTS = 3;
const PAUSE_MS = 500;
const TIMEOUT_MS = 20_000;

/**
 * The answer to one call below the repository. Throws what GitHub says against it. A question that failed on GitHub's
 * side is asked again; what changes something never is, for it may have been done.
 */
export async function restCall<T>(options: RestOptions, path: string, call: Call = {}): Promise<T> {
	const answer = await send(options, path, call);
	if (!answer.ok) throw new Error(await reasonOf(answer, path, call));
	return (await answer.json()) as T;
}

/** Like `restCall`, for what may not be there: undefined then. */
export async function restFind<T>(options: RestOptions, path: string): Promise<T | undefined> {
	const answer = await send(options, path, {});
	if (answer.status === 404) return undefined;
	if (!answer.ok) throw new Error(await reasonOf(answer, path, {}));
	return (await answer.json()) as T;
}

/** All entries of a list, page by page; `path` may have a query. */
export async function restList<T>(options: RestOptions, path: string): Promise<readonly T[]> {
	const all: T[] = [];
	for (let page = 1; ; page += 1) {
		const sign = path.includes('?') ? '&' : '?';
		const entries = await restCall<readonly T[]>(options, `${path}${sign}per_page=${PAGE}&page=${page}`);
		all.push(...entries);
		if (entries.length < PAGE) return all;
	}
}

async function send(options: RestOptions, path: string, call: Call): Promise<Response> {
	for (let attempt = 1; ; attempt += 1) {
		const isLast = call.method !== undefined || attempt === ATTEMPTS;
		try {
			const answer = await fetchOnce(options, path, call);
			if (answer.status < 500 || isLast) return answer;
		} catch (error) {
			if (isLast) throw new Error(unreachable(error, TIMEOUT_MS).message, { cause: error });
		}
		await sleep(PAUSE_MS * attempt);
	}
}

function fetchOnce(
	{ repository, token, apiUrl = 'https://api.github.com', agent }: RestOptions,
	path: string,
	{ method = 'GET', body }: Call,
): Promise<Response> {
	return fetch(`${apiUrl.replace(/\/+$/, '')}/repos/${repository}/${path}`, {
		method,
		// A redirect would carry the token to another address.
		redirect: 'manual',
		headers: {
			accept: 'application/vnd.github+json',
			authorization: `Bearer ${token}`,
			'user-agent': agent,
			'x-github-api-version': '2022-11-28',
		},
		...(body !== undefined && { body: JSON.stringify(body) }),
		signal: AbortSignal.timeout(TIMEOUT_MS),
	});
}

async function reasonOf(answer: Response, path: string, { method = 'GET' }: Call): Promise<string> {
	const message = /"message":\s*"([^"]{1,200})"/.exec(await answer.text())?.[1];
	return `GitHub answered ${answer.status} to ${method} ${path.split('?', 1)[0]}${message ? `: ${message}` : ''}`;
}

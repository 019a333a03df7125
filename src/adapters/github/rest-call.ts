import { setTimeout as sleep } from 'node:timers/promises';
import { callGithub, type GithubConnection, reasonOf } from './call-github.ts';
import { unreachable } from './describe-answer.ts';

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
export async function restCall<T>(options: GithubConnection, path: string, call: Call = {}): Promise<T> {
	const answer = await send(options, path, call);
	if (!answer.ok) throw new Error(await reasonOf(answer, shownOf(path, call)));
	return (await answer.json()) as T;
}

/** Like `restCall`, for what may not be there: undefined then. */
export async function restFind<T>(options: GithubConnection, path: string): Promise<T | undefined> {
	const answer = await send(options, path, {});
	if (answer.status === 404) return undefined;
	if (!answer.ok) throw new Error(await reasonOf(answer, shownOf(path, {})));
	return (await answer.json()) as T;
}

/** All entries of a list, page by page; `path` may have a query. */
export async function restList<T>(options: GithubConnection, path: string): Promise<readonly T[]> {
	const all: T[] = [];
	for (let page = 1; ; page += 1) {
		const sign = path.includes('?') ? '&' : '?';
		const entries = await restCall<readonly T[]>(options, `${path}${sign}per_page=${PAGE}&page=${page}`);
		all.push(...entries);
		if (entries.length < PAGE) return all;
	}
}

async function send(options: GithubConnection, path: string, call: Call): Promise<Response> {
	for (let attempt = 1; ; attempt += 1) {
		const isLast = call.method !== undefined || attempt === ATTEMPTS;
		try {
			const answer = await callGithub({ ...options, timeoutMs: TIMEOUT_MS }, requestOf(path, call), call.body);
			if (answer.status < 500 || isLast) return answer;
		} catch (error) {
			if (isLast) throw new Error(unreachable(error, TIMEOUT_MS).message, { cause: error });
		}
		await sleep(PAUSE_MS * attempt);
	}
}

function requestOf(path: string, { method = 'GET' }: Call): Parameters<typeof callGithub>[1] {
	return `${method} ${path}`;
}

/** Without its query, which says nothing to people. */
function shownOf(path: string, call: Call): string {
	return requestOf(path.split('?', 1)[0]!, call);
}

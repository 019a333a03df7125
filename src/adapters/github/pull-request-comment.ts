import type { CommentOutcome, PullRequestComment } from '../../ports/pull-request-comment.ts';

export interface PullRequestCommentOptions {
	/** `owner/name`. */
	readonly repository: string;
	readonly number: number;
	/** A token with the right "Pull requests: write"; that of a fork's run has it not. */
	readonly token: string;
	/** `https://api.github.com` by default. */
	readonly apiUrl?: string;
	/** A line that only our comment begins with. */
	readonly marker: string;
}

interface Comment {
	readonly id: number;
	readonly body?: string | null;
}

const PAGE = 100;
const MAX_PAGES = 10;

/** Keeps the comment over GitHub's REST API, found by its marker among the first thousand. */
export function pullRequestComment(options: PullRequestCommentOptions): PullRequestComment {
	return {
		write: async (body, { isNew }): Promise<CommentOutcome> => {
			const found = await find(options);
			if (typeof found === 'string') return { state: 'refused', reason: found };
			if (found?.body === body) return { state: 'unchanged' };
			if (!found && !isNew) return { state: 'not-needed' };
			const place = found ? `comments/${found.id}` : `${options.number}/comments`;
			const answer = await call(options, `issues/${place}`, { method: found ? 'PATCH' : 'POST', body });
			if (!answer.ok) return { state: 'refused', reason: await reasonOf(answer) };
			return { state: found ? 'updated' : 'created' };
		},
	};
}

/** The comment, undefined where there is none yet, or why it cannot be known. */
async function find(options: PullRequestCommentOptions): Promise<Comment | string | undefined> {
	for (let page = 1; page <= MAX_PAGES; page += 1) {
		const answer = await call(options, `issues/${options.number}/comments?per_page=${PAGE}&page=${page}`);
		if (!answer.ok) return reasonOf(answer);
		const comments = (await answer.json()) as readonly Comment[];
		const ours = comments.find(({ body }) => body?.startsWith(options.marker));
		if (ours || comments.length < PAGE) return ours;
	}
	return undefined;
}

function call(
	{ repository, token, apiUrl = 'https://api.github.com' }: PullRequestCommentOptions,
	path: string,
	{ method = 'GET', body }: { readonly method?: string; readonly body?: string } = {},
): Promise<Response> {
	return fetch(`${apiUrl.replace(/\/+$/, '')}/repos/${repository}/${path}`, {
		method,
		// A redirect would carry the token to another address.
		redirect: 'manual',
		headers: {
			accept: 'application/vnd.github+json',
			authorization: `Bearer ${token}`,
			'user-agent': 'tocsin-check',
			'x-github-api-version': '2022-11-28',
		},
		...(body !== undefined && { body: JSON.stringify({ body }) }),
		signal: AbortSignal.timeout(20_000),
	});
}

async function reasonOf(answer: Response): Promise<string> {
	const text = await answer.text();
	const message = /"message":\s*"([^"]{1,200})"/.exec(text)?.[1];
	return `GitHub answered ${answer.status}${message ? `: ${message}` : ''}`;
}

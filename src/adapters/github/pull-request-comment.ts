import type { CommentOutcome, PullRequestComment } from '../../ports/pull-request-comment.ts';
import { callGithub, type GithubConnection, reasonOf } from './call-github.ts';

/** The token needs the right "Pull requests: write"; that of a fork's run has it not. */
export interface PullRequestCommentOptions extends GithubConnection {
	readonly number: number;
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
			const answer = await callGithub(options, `${found ? 'PATCH' : 'POST'} issues/${place}`, { body });
			if (!answer.ok) return { state: 'refused', reason: await reasonOf(answer) };
			return { state: found ? 'updated' : 'created' };
		},
	};
}

/** The comment, undefined where there is none yet, or why it cannot be known. */
async function find(options: PullRequestCommentOptions): Promise<Comment | string | undefined> {
	for (let page = 1; page <= MAX_PAGES; page += 1) {
		const answer = await callGithub(options, `GET issues/${options.number}/comments?per_page=${PAGE}&page=${page}`);
		if (!answer.ok) return reasonOf(answer);
		const comments = (await answer.json()) as readonly Comment[];
		const ours = comments.find(({ body }) => body?.startsWith(options.marker));
		if (ours || comments.length < PAGE) return ours;
	}
	return undefined;
}

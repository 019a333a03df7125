import type { GithubConnection } from './call-github.ts';
import { restCall, restList } from './rest-call.ts';

/** A comment that answers another. */
export interface IssueReply {
	/** Number of the issue. */
	readonly issue: number;
	/** A line that only this answer begins with. */
	readonly marker: string;
}

interface Comment {
	readonly body?: string | null;
	readonly user: { readonly type: string } | null;
	readonly author_association?: string;
}

const MEMBERS: ReadonlySet<string | undefined> = new Set(['OWNER', 'MEMBER', 'COLLABORATOR']);

/** Answers below issues, over GitHub's REST API. The token needs "Issues: write". Both throw what GitHub says against it. */
export function issueReplies(connection: Omit<GithubConnection, 'agent'>) {
	const options: GithubConnection = { ...connection, agent: 'tocsin-command' };
	return {
		/** Whether it was answered; `since` is when it was asked, RFC 3339 UTC. */
		isAnswered: async ({ issue, marker }: IssueReply, since: string): Promise<boolean> => {
			const comments = await restList<Comment>(options, `issues/${issue}/comments?since=${encodeURIComponent(since)}`);
			// On a public repository anybody may write a comment with our marker, so that nobody is heard.
			return comments.some(
				({ body, user, author_association }) =>
					body?.startsWith(marker) && (user?.type === 'Bot' || MEMBERS.has(author_association)),
			);
		},
		answer: async ({ issue, marker }: IssueReply, text: string): Promise<void> => {
			await restCall(options, `issues/${issue}/comments`, { method: 'POST', body: { body: `${marker}\n${text}` } });
		},
	};
}

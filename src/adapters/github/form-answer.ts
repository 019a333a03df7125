import type { GithubConnection } from './call-github.ts';
import { restCall, restList } from './rest-call.ts';

/** The one comment that answers a form. */
export interface FormAnswerComment {
	readonly id: number;
	/** Whether nothing is left to do for this issue. */
	readonly isDone: boolean;
}

interface Comment {
	readonly id: number;
	readonly body?: string | null;
	readonly user: { readonly type: string } | null;
}

const DONE = '<!-- tocsin:form done -->';
const OPEN = '<!-- tocsin:form -->';

/**
 * The answer to the form of an issue, kept in one comment, over GitHub's REST API. The token needs "Issues: write". All
 * throw what GitHub says against it.
 */
export function formAnswer(connection: Omit<GithubConnection, 'agent'>, issue: number) {
	const options: GithubConnection = { ...connection, agent: 'tocsin-form' };
	return {
		find: async (): Promise<FormAnswerComment | undefined> => {
			const comments = await restList<Comment>(options, `issues/${issue}/comments`);
			// Anybody may write a comment that begins like ours; what a run writes is by a bot.
			const ours = comments.find(
				({ body, user }) => user?.type === 'Bot' && /^<!-- tocsin:form(?: done)? -->/.test(body ?? ''),
			);
			return ours && { id: ours.id, isDone: ours.body?.startsWith(DONE) === true };
		},
		write: async (
			text: string,
			{ before, isDone }: { readonly before: number | undefined; readonly isDone: boolean },
		) => {
			const body = `${isDone ? DONE : OPEN}\n${text}`;
			if (before === undefined) await restCall(options, `issues/${issue}/comments`, { method: 'POST', body: { body } });
			else await restCall(options, `issues/comments/${before}`, { method: 'PATCH', body: { body } });
		},
		close: async () => {
			const body = { state: 'closed', state_reason: 'completed' };
			await restCall(options, `issues/${issue}`, { method: 'PATCH', body });
		},
	};
}

import type { AgendaIssue, KeptIssue } from '../../ports/agenda-issue.ts';
import type { GithubConnection } from './call-github.ts';
import { restCall, restList } from './rest-call.ts';

interface Issue {
	readonly number: number;
	readonly html_url: string;
	readonly state: string;
	readonly body?: string | null;
	readonly user: { readonly type: string } | null;
	readonly author_association?: string;
	/** There of a pull request, which GitHub lists among the issues. */
	readonly pull_request?: object;
}

const MEMBERS: ReadonlySet<string | undefined> = new Set(['OWNER', 'MEMBER', 'COLLABORATOR']);

/** Issues over GitHub's REST API. The token needs "Issues: write". */
export function agendaIssue(connection: Omit<GithubConnection, 'agent'>): AgendaIssue {
	const options: GithubConnection = { ...connection, agent: 'tocsin-retrospective' };
	return {
		// The list and not the search, which learns of an issue only after a while.
		find: async (marker, since) => {
			const issues = await restList<Issue>(options, `issues?state=all&since=${encodeURIComponent(since)}`);
			return issues
				.filter((issue) => issue.pull_request === undefined && isOfUs(issue))
				.map(kept)
				.filter(({ body }) => body.split('\n').includes(marker))
				.sort((a, b) => a.number - b.number)[0];
		},
		create: async (issue) => {
			const { html_url } = await restCall<Issue>(options, 'issues', { method: 'POST', body: issue });
			return html_url;
		},
		update: async (number, body) => {
			await restCall(options, `issues/${number}`, { method: 'PATCH', body: { body } });
		},
	};
}

/** On a public repository anybody may open an issue with our marker, and close it. */
function isOfUs({ user, author_association }: Issue): boolean {
	return user?.type === 'Bot' || MEMBERS.has(author_association);
}

/** What people edit on the page comes back with `\r\n`. */
function kept({ number, html_url, state, body }: Issue): KeptIssue {
	return { number, url: html_url, isOpen: state === 'open', body: (body ?? '').replaceAll('\r\n', '\n') };
}

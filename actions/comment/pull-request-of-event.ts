import type { GithubConnection } from '../../src/adapters/github/call-github.ts';
import { restList } from '../../src/adapters/github/rest-call.ts';

/** The pull request that a report is about. */
export interface ReportedPull {
	readonly number: number;
	/** Whether the report was made by a run for a fork, which may have changed what makes it. */
	readonly isOfFork: boolean;
}

/** What we read of an event; GitHub wrote it, but names of branches in it are anybody's. */
interface RunEvent {
	readonly pull_request?: { readonly number: number };
	readonly workflow_run?: {
		readonly head_branch: string | null;
		readonly head_sha: string;
		readonly head_repository: { readonly full_name: string; readonly owner: { readonly login: string } } | null;
	};
}

interface ListedPull {
	readonly number: number;
	readonly head: { readonly sha: string };
}

/**
 * The pull request of an event: its own, or the open one whose branch is as the finished run had it. What the run left
 * behind is not asked, for a fork writes there what it likes. Otherwise the reason why there is none.
 */
export async function pullRequestOfEvent(event: unknown, connection: GithubConnection): Promise<ReportedPull | string> {
	const { pull_request, workflow_run } = event as RunEvent;
	if (pull_request) return { number: pull_request.number, isOfFork: false };
	const { head_branch, head_sha, head_repository } = workflow_run ?? {};
	if (!head_branch || !head_sha || !head_repository) return 'The event is about no branch that is still there';
	const head = encodeURIComponent(`${head_repository.owner.login}:${head_branch}`);
	const open = await restList<ListedPull>(connection, `pulls?state=open&head=${head}`);
	const [found, ...others] = open.filter(({ head: { sha } }) => sha === head_sha);
	if (!found) return 'The branch has moved on, or has no open pull request; a newer run reports on what it is now';
	if (others.length > 0) return 'The branch has several pull requests, and the run does not say for which it was';
	return { number: found.number, isOfFork: head_repository.full_name !== connection.repository };
}

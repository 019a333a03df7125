import type { PullRequestReviews } from '../../src/ports/pull-request-reviews.ts';

/** What we read of an event; GitHub wrote it, but names of branches in it are anybody's. */
interface ReviewEvent {
	readonly pull_request?: { readonly number: number };
	readonly workflow_run?: {
		readonly head_branch: string | null;
		readonly head_repository: { readonly owner: { readonly login: string } } | null;
	};
}

/**
 * The pull requests that an event is about: its own, those of the branch that a finished run was for (a run for a fork
 * does not say its number), or else all that are open, as after a change of policy.
 */
export async function numbersOfEvent(
	event: unknown,
	source: Pick<PullRequestReviews, 'listOpen'>,
): Promise<readonly number[]> {
	const { pull_request, workflow_run } = event as ReviewEvent;
	if (pull_request) return [pull_request.number];
	if (workflow_run === undefined) return source.listOpen();
	const { head_branch, head_repository } = workflow_run;
	if (head_branch === null || head_repository === null) return [];
	return source.listOpen({ owner: head_repository.owner.login, branch: head_branch });
}

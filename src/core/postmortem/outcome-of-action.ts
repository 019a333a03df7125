import type { PostmortemAction } from '../records/postmortem.ts';

/** What became of an action elsewhere, and where one can see it. */
export interface ActionOutcome {
	readonly status: 'done' | 'dropped';
	readonly closedBy: string;
}

/** What is known of an action beside its record. */
export interface ActionNews {
	/** How its ticket stands; absent where nobody knows. */
	readonly ticket?: 'open' | 'done' | 'dropped' | 'gone' | undefined;
	/** Id of a commit that says it does it. */
	readonly commit?: string | undefined;
}

/**
 * What an open action becomes by the news of it. One that was closed before keeps its `closed_by` when a person opens it
 * again, and is left to people from then on.
 */
export function outcomeOfAction(
	{ status, closed_by, ticket }: PostmortemAction,
	{ ticket: state, commit }: ActionNews,
): ActionOutcome | undefined {
	if (status !== 'open' || closed_by !== undefined) return undefined;
	if (commit !== undefined) return { status: 'done', closedBy: commit };
	if (ticket === undefined || (state !== 'done' && state !== 'dropped')) return undefined;
	return { status: state, closedBy: ticket };
}

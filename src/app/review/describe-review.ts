import type { ReviewState, ReviewStatus } from '../../core/postmortem/review-status.ts';
import { inertMarkdown } from '../../formats/inert-markdown.ts';
import type { ReviewCommitStatus } from '../../ports/pull-request-reviews.ts';
import { summariseReview } from './summarise-review.ts';

/** The review of one postmortem in the words of a commit status and of a comment. */
export interface ReviewText extends ReviewCommitStatus {
	/** Markdown for the comment. */
	readonly markdown: string;
}

const SIGNS = { acknowledged: '✅', waiting: '🕐', objected: '❌' } as const;
const ROLES = { service_owner: 'service owner', action_owners: 'action owner', stakeholders: 'stakeholder' } as const;

/**
 * Says who has acknowledged the postmortem of an incident and who has not. `stale` are the handles, in lower case, of
 * those who approved another text than the one that is there now.
 */
export function describeReview(
	incident: string,
	status: ReviewStatus,
	stale: ReadonlySet<string> = new Set(),
): ReviewText {
	const table = ['', '| | who | as | why |', '|---|---|---|---|', ...status.reviewers.map((one) => row(one, stale))];
	return {
		...summariseReview(status),
		markdown: [
			`### Review of the postmortem of ${inertMarkdown(incident)}`,
			'',
			headline(status),
			...(status.reviewers.length === 0 ? [] : table),
			...(status.reviewers.some((one) => staleBy(one, stale).length > 0) ? ['', STALE] : []),
			'',
		].join('\n'),
	};
}

const STALE =
	'An approval counts for the postmortem as it was when it was given. It has changed since: approve again, please.';

function headline({ reviewers, state }: ReviewStatus): string {
	const done = reviewers.filter((one) => one.state === 'acknowledged').length;
	if (reviewers.length === 0) return 'Policy asks nobody to acknowledge a postmortem of this severity.';
	if (state === 'acknowledged') return 'Everybody who has to has acknowledged it.';
	const count = `${done} of ${reviewers.length} acknowledgements are there.`;
	return state === 'objected'
		? `${count} Somebody asked for changes.`
		: `${count} Approve the pull request to acknowledge.`;
}

function row(one: ReviewState, stale: ReadonlySet<string>): string {
	const { reviewer, state, by } = one;
	const stand = by !== undefined && by.toLowerCase() !== reviewer.handle.toLowerCase() ? ` (by ${by})` : '';
	const earlier = staleBy(one, stale);
	const note = earlier.length === 0 ? '' : `; ${earlier.join(', ')} approved an earlier version`;
	return `| ${SIGNS[state]} | ${reviewer.handle}${stand} | ${ROLES[reviewer.role]} | ${inertMarkdown(reviewer.reason)}${note} |`;
}

/** Who of those that may speak has approved an earlier text, where that is what is waited for. */
function staleBy({ reviewer, state }: ReviewState, stale: ReadonlySet<string>): readonly string[] {
	if (state !== 'waiting') return [];
	return [reviewer.handle, ...reviewer.deputies].filter((handle) => stale.has(handle.toLowerCase()));
}

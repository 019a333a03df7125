import type { ReviewStatus } from '../../core/postmortem/review-status.ts';
import type { ReviewCommitStatus } from '../../ports/pull-request-reviews.ts';

/** GitHub's limit for the words of a commit status. */
const DESCRIPTION_LIMIT = 140;

const STATES = { acknowledged: 'success', waiting: 'pending', objected: 'failure' } as const;

/** A review as a commit status: whom it waits for, or who asks for changes. */
export function summariseReview(status: ReviewStatus): ReviewCommitStatus {
	return { state: STATES[status.state], description: describe(status) };
}

/** Words cut to what a commit status takes. */
export function fitDescription(text: string): string {
	return text.length <= DESCRIPTION_LIMIT ? text : `${text.slice(0, DESCRIPTION_LIMIT - 1).trimEnd()}…`;
}

function describe({ reviewers, state }: ReviewStatus): string {
	if (reviewers.length === 0) return 'Nobody has to acknowledge it';
	if (state === 'acknowledged') return 'Acknowledged by everybody who has to';
	const wanted = state === 'objected' ? 'objected' : 'waiting';
	const people = [
		...new Set(reviewers.filter((one) => one.state === wanted).map(({ by, reviewer }) => by ?? reviewer.handle)),
	];
	const lead = state === 'objected' ? 'Changes asked for by ' : 'Waiting for ';
	return listed(lead, people);
}

/** As many people as fit, and how many more there are. */
function listed(lead: string, people: readonly string[]): string {
	for (let shown = people.length; shown > 0; shown--) {
		const rest = people.length - shown;
		const text = `${lead}${people.slice(0, shown).join(', ')}${rest === 0 ? '' : ` and ${rest} more`}`;
		if (text.length <= DESCRIPTION_LIMIT) return text;
	}
	return `${lead}${people.length} people`;
}

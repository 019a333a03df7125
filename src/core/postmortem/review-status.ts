import type { Reviewer } from './reviewers-of.ts';

/** What somebody said of the pull request, as GitHub's reviews have it. */
export interface Review {
	readonly handle: string;
	readonly verdict: 'approved' | 'changes-requested' | 'dismissed' | 'commented';
	/** RFC 3339. */
	readonly at: string;
}

/** A needed acknowledgement and what became of it. */
export interface ReviewState {
	readonly reviewer: Reviewer;
	readonly state: 'acknowledged' | 'objected' | 'waiting';
	/** Who acknowledged or objected: the person, or a deputy. */
	readonly by?: string;
}

export interface ReviewStatus {
	/** `acknowledged` when nobody is waited for and nobody objects; an objection by anyone of the list outweighs all. */
	readonly state: 'acknowledged' | 'objected' | 'waiting';
	readonly reviewers: readonly ReviewState[];
}

/**
 * Who has and who has not acknowledged. The last word of each person counts, comments are none. Who wrote the
 * postmortem has read it and stands for the own actions; for the owner of the service, whose view it needs beside the
 * author's, a deputy acknowledges then. Handles are the same in either case of letters, as on GitHub.
 */
export function reviewStatus(
	reviewers: readonly Reviewer[],
	{ author, reviews }: { readonly author: string; readonly reviews: readonly Review[] },
): ReviewStatus {
	const words = lastWords(reviews);
	const states = reviewers.map((reviewer) => stateOf(reviewer, author.toLowerCase(), words));
	const has = (state: ReviewState['state']): boolean => states.some((one) => one.state === state);
	return {
		state: has('objected') ? 'objected' : has('waiting') ? 'waiting' : 'acknowledged',
		reviewers: states,
	};
}

function lastWords(reviews: readonly Review[]): ReadonlyMap<string, Review> {
	const words = new Map<string, Review>();
	for (const review of reviews.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
		if (review.verdict !== 'commented') words.set(review.handle.toLowerCase(), review);
	}
	return words;
}

function stateOf(reviewer: Reviewer, author: string, words: ReadonlyMap<string, Review>): ReviewState {
	const isAuthor = reviewer.handle.toLowerCase() === author;
	if (isAuthor && reviewer.deputies.length === 0) return { reviewer, state: 'acknowledged', by: reviewer.handle };
	const candidates = isAuthor ? reviewer.deputies : [reviewer.handle];
	const spoken = candidates.flatMap((handle) => words.get(handle.toLowerCase()) ?? []);
	const objection = spoken.find(({ verdict }) => verdict === 'changes-requested');
	if (objection) return { reviewer, state: 'objected', by: objection.handle };
	const approval = spoken.find(({ verdict }) => verdict === 'approved');
	return approval ? { reviewer, state: 'acknowledged', by: approval.handle } : { reviewer, state: 'waiting' };
}

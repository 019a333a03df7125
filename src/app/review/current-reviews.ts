import type { Review } from '../../core/postmortem/review-status.ts';
import type { GivenReview } from '../../ports/pull-request-reviews.ts';

/** The postmortem that reviews are about, as it is now. */
export interface ReviewedText {
	/** Newest commit of the pull request. */
	readonly head: string;
	/** Text of the postmortem there; undefined where it is taken away. */
	readonly text: string | undefined;
	/** Its text at another commit; undefined where it cannot be read. */
	readonly textAt: (commit: string) => Promise<string | undefined>;
}

export interface CurrentReviews {
	readonly reviews: readonly Review[];
	/** Handles in lower case of those whose last word was an approval of another text. */
	readonly stale: ReadonlySet<string>;
}

/**
 * Reviews with the approvals that no longer count taken out: an approval counts for the newest commit, and for an
 * earlier one that has the postmortem letter by letter as it is now, so that an update from the main branch takes
 * nobody's word away. Asking for changes counts until it is taken back. Only the words of `people` are looked at.
 */
export async function currentReviews(
	reviews: readonly GivenReview[],
	people: readonly string[],
	reviewed: ReviewedText,
): Promise<CurrentReviews> {
	const asked = new Set(people.map((handle) => handle.toLowerCase()));
	const kept: Review[] = [];
	const stale = new Set<string>();
	for (const review of reviews.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
		const who = review.handle.toLowerCase();
		if (!asked.has(who) || review.verdict === 'commented') continue;
		const isStale = review.verdict === 'approved' && !(await isOfThisText(review.commit, reviewed));
		kept.push(isStale ? { ...review, verdict: 'dismissed' } : review);
		if (isStale) stale.add(who);
		else stale.delete(who);
	}
	return { reviews: kept, stale };
}

async function isOfThisText(commit: string, { head, text, textAt }: ReviewedText): Promise<boolean> {
	if (commit === head) return true;
	return commit !== '' && text !== undefined && (await textAt(commit)) === text;
}

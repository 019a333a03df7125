import { reviewStatus } from '../../core/postmortem/review-status.ts';
import type { GivenReview, PullRequest, PullRequestReviews } from '../../ports/pull-request-reviews.ts';
import { type ChangedPostmortem, changedPostmortems } from './changed-postmortems.ts';
import { composeReview, type PostmortemReview, type ReviewedPostmortem } from './compose-review.ts';
import { currentReviews } from './current-reviews.ts';
import type { ReviewText } from './describe-review.ts';
import { type ReviewVersions, readPostmortemReview } from './read-postmortem-review.ts';

/** The review of a pull request as it stands. */
export interface PullRequestReview extends ReviewText {
	/** Whether it changes a postmortem at all. */
	readonly hasPostmortem: boolean;
}

/** Who has acknowledged the postmortems that a pull request changes and who has not; changes nothing. */
export async function reviewPullRequest(pull: PullRequest, source: PullRequestReviews): Promise<PullRequestReview> {
	const files = await source.files(pull.number);
	const changed = changedPostmortems(files);
	const versions = { head: pull.head, base: pull.base, text: remember(source.text) };
	const given = changed.length === 0 ? [] : await source.reviews(pull.number);
	const reviewed: ReviewedPostmortem[] = [];
	for (const postmortem of changed) {
		reviewed.push({ ...postmortem, ...(await judge(postmortem, { pull, versions, given })) });
	}
	const isListed = files.length >= pull.fileCount;
	return { ...composeReview(reviewed, { isListed }), hasPostmortem: changed.length > 0 || !isListed };
}

interface Situation {
	readonly pull: PullRequest;
	readonly versions: ReviewVersions;
	readonly given: readonly GivenReview[];
}

async function judge(postmortem: ChangedPostmortem, { pull, versions, given }: Situation): Promise<PostmortemReview> {
	const readers = await readPostmortemReview(postmortem, versions);
	if (!readers.ok) return { state: 'unreadable', problems: readers.problems };
	if (readers.value.state === 'draft') return { state: 'draft' };
	const { reviewers } = readers.value;
	const { path } = postmortem;
	const people = reviewers.flatMap(({ handle, deputies }) => [handle, ...deputies]);
	const { reviews, stale } = await currentReviews(given, people, {
		head: pull.head,
		text: await versions.text(path, pull.head),
		textAt: (commit) => versions.text(path, commit),
	});
	return { state: 'asked', status: reviewStatus(reviewers, { author: pull.author, reviews }), stale };
}

/** Asks for every file once. */
function remember(text: ReviewVersions['text']): ReviewVersions['text'] {
	const known = new Map<string, Promise<string | undefined>>();
	return (path, at) => {
		const key = `${at}:${path}`;
		const asked = known.get(key) ?? text(path, at);
		known.set(key, asked);
		return asked;
	};
}

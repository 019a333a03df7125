import type * as Core from '@actions/core';
import { pullRequestComment } from '../../src/adapters/github/pull-request-comment.ts';
import { pullRequestReviews } from '../../src/adapters/github/pull-request-reviews.ts';
import { reviewPullRequest } from '../../src/app/review/review-pull-request.ts';
import type { PullRequestReviews, ReviewCommitStatus } from '../../src/ports/pull-request-reviews.ts';
import { numbersOfEvent } from './numbers-of-event.ts';

interface Connection {
	/** `owner/name`. */
	readonly repository: string;
	readonly token: string;
	readonly apiUrl?: string;
}

export interface RunReviewOptions extends Connection {
	/** What started the run, as GitHub tells it. */
	readonly event: unknown;
}

type ReviewCore = Pick<typeof Core, 'info' | 'warning' | 'setOutput' | 'setFailed' | 'summary'>;

/** By this line the comment of an earlier review is found again. */
const MARKER = '<!-- tocsin-review -->';

/** Reviews the pull requests of an event, each by itself: one that fails keeps no other from its status. */
export async function runReview(core: ReviewCore, { event, ...connection }: RunReviewOptions): Promise<void> {
	const source = pullRequestReviews(connection);
	const reviews: (ReviewCommitStatus & { readonly number: number })[] = [];
	const failures: string[] = [];
	for (const number of await numbersOfEvent(event, source)) {
		try {
			const status = await reviewOne(core, number, { source, connection });
			if (status) reviews.push({ number, ...status });
		} catch (error) {
			failures.push(`Pull request ${number}: ${error instanceof Error ? error.message : String(error)}`);
		}
	}
	core.setOutput('reviews', JSON.stringify(reviews));
	if (process.env.GITHUB_STEP_SUMMARY) await core.summary.write();
	if (failures.length > 0) core.setFailed(failures.join('\n'));
}

async function reviewOne(
	core: ReviewCore,
	number: number,
	{ source, connection }: { readonly source: PullRequestReviews; readonly connection: Connection },
): Promise<ReviewCommitStatus | undefined> {
	const pull = await source.pullRequest(number);
	if (!pull.isOpen) {
		core.info(`Pull request ${number} is closed`);
		return undefined;
	}
	const { state, description, markdown, hasPostmortem } = await reviewPullRequest(pull, source);
	const outcome = await source.writeStatus(pull.head, { state, description });
	core.info(`Pull request ${number}: ${state}, ${description} (${outcome})`);
	core.summary.addRaw(markdown, true);
	const comment = pullRequestComment({ ...connection, agent: 'tocsin-review', number, marker: MARKER });
	const written = await comment.write(`${MARKER}\n${markdown}`, { isNew: hasPostmortem });
	if (written.state === 'refused') core.warning(`The comment was not written: ${written.reason}`);
	else core.info(`Comment: ${written.state}`);
	return { state, description };
}

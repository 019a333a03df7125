import type { Review } from '../core/postmortem/review-status.ts';

/** A pull request as far as its review needs it. */
export interface PullRequest {
	readonly number: number;
	readonly isOpen: boolean;
	/** Id of the newest commit of the change. */
	readonly head: string;
	/** Branch that the change goes to. */
	readonly base: string;
	/** Who opened it, like `@rina`. */
	readonly author: string;
	/** How many files it changes; more than can be listed, where it is a very big one. */
	readonly fileCount: number;
}

/** A file that a pull request adds, changes or deletes. */
export interface PullRequestFile {
	readonly path: string;
	/** Where it was, of a file that was moved. */
	readonly movedFrom?: string;
	readonly isDeleted: boolean;
}

/** A review of a person, with the commit that it was given to; empty where that is not known. */
export interface GivenReview extends Review {
	readonly commit: string;
}

/** What the pull request shows beside its newest commit. */
export interface ReviewCommitStatus {
	readonly state: 'success' | 'pending' | 'failure';
	/** At most 140 characters. */
	readonly description: string;
}

/** Pull requests as data: nothing of a change is checked out or run. Every method throws what GitHub says against it. */
export interface PullRequestReviews {
	/** Numbers of the open pull requests, of one branch of a repository (`head`) or of all. */
	listOpen(head?: { readonly owner: string; readonly branch: string }): Promise<readonly number[]>;
	pullRequest(number: number): Promise<PullRequest>;
	files(number: number): Promise<readonly PullRequestFile[]>;
	/** In no order that counts; reviews of machines are left out. */
	reviews(number: number): Promise<readonly GivenReview[]>;
	/** Text of a file at a commit or a branch; undefined where there is no such file, or none that is text of up to 1 MB. */
	text(path: string, at: string): Promise<string | undefined>;
	/** Says it beside a commit, unless it stands there already. */
	writeStatus(commit: string, status: ReviewCommitStatus): Promise<'written' | 'unchanged'>;
}

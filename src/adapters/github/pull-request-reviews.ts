import type { Review } from '../../core/postmortem/review-status.ts';
import type { GivenReview, PullRequestFile, PullRequestReviews } from '../../ports/pull-request-reviews.ts';
import type { GithubConnection } from './call-github.ts';
import { restCall, restFind, restList } from './rest-call.ts';

/** The name of our status; branch protection asks for it by this name. */
const CONTEXT = 'tocsin/review';

const VERDICTS: Readonly<Record<string, Review['verdict']>> = {
	APPROVED: 'approved',
	CHANGES_REQUESTED: 'changes-requested',
	DISMISSED: 'dismissed',
	COMMENTED: 'commented',
};

/** Pull requests over GitHub's REST API. The token needs "Pull requests: read", "Contents: read", "Commit statuses: write". */
export function pullRequestReviews(connection: Omit<GithubConnection, 'agent'>): PullRequestReviews {
	const options: GithubConnection = { ...connection, agent: 'tocsin-review' };
	return {
		listOpen: async (head) => {
			const filter = head ? `&head=${encodeURIComponent(`${head.owner}:${head.branch}`)}` : '';
			const pulls = await restList<Pick<Pull, 'number'>>(options, `pulls?state=open${filter}`);
			return pulls.map(({ number }) => number);
		},
		pullRequest: async (number) => {
			const pull = await restCall<Pull>(options, `pulls/${number}`);
			return {
				number,
				isOpen: pull.state === 'open',
				head: pull.head.sha,
				base: pull.base.ref,
				author: `@${pull.user?.login ?? ''}`,
				fileCount: pull.changed_files,
			};
		},
		files: async (number) => (await restList<PullFile>(options, `pulls/${number}/files`)).map(fileOf),
		reviews: async (number) => (await restList<PullReview>(options, `pulls/${number}/reviews`)).flatMap(reviewOf),
		text: async (path, at) => {
			const place = path.split('/').map(encodeURIComponent).join('/');
			const found = await restFind<Content>(options, `contents/${place}?ref=${encodeURIComponent(at)}`);
			if (found === undefined || found.type !== 'file' || found.encoding !== 'base64') return undefined;
			return Buffer.from(found.content ?? '', 'base64').toString('utf8');
		},
		writeStatus: async (commit, { state, description }) => {
			const last = await lastStatus(options, commit);
			if (last?.state === state && last.description === description) return 'unchanged';
			await restCall(options, `statuses/${commit}`, {
				method: 'POST',
				body: { state, description, context: CONTEXT },
			});
			return 'written';
		},
	};
}

interface User {
	readonly login: string;
	readonly type: string;
}

interface Pull {
	readonly number: number;
	readonly state: string;
	readonly user: User | null;
	readonly head: { readonly sha: string };
	readonly base: { readonly ref: string };
	readonly changed_files: number;
}

interface PullFile {
	readonly filename: string;
	readonly previous_filename?: string;
	readonly status: string;
}

interface PullReview {
	readonly user: User | null;
	readonly state: string;
	readonly commit_id: string | null;
	readonly submitted_at?: string;
}

interface Content {
	readonly type?: string;
	readonly encoding?: string;
	readonly content?: string;
}

interface Status {
	readonly context: string;
	readonly state: string;
	readonly description: string | null;
}

function fileOf({ filename, previous_filename, status }: PullFile): PullRequestFile {
	return {
		path: filename,
		// Of a copied file the other name is where it still stands.
		...(status === 'renamed' && previous_filename !== undefined && { movedFrom: previous_filename }),
		isDeleted: status === 'removed',
	};
}

/** A review that counts: not of a machine, not of a deleted account, not one that is still being written. */
function reviewOf({ user, state, commit_id, submitted_at }: PullReview): readonly GivenReview[] {
	const verdict = VERDICTS[state];
	if (user === null || user.type === 'Bot' || verdict === undefined || submitted_at === undefined) return [];
	return [{ handle: `@${user.login}`, verdict, at: submitted_at, commit: commit_id ?? '' }];
}

/** GitHub keeps a thousand statuses of one name beside a commit, so that the same is not said again. */
async function lastStatus(options: GithubConnection, commit: string): Promise<Status | undefined> {
	const { statuses } = await restCall<{ readonly statuses: readonly Status[] }>(
		options,
		`commits/${commit}/status?per_page=100`,
	);
	return statuses.find(({ context }) => context === CONTEXT);
}

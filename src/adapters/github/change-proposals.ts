import type { ChangeProposal, ChangeProposals, MadeProposal } from '../../ports/change-proposals.ts';
import type { FileChange } from '../../ports/repository.ts';
import { callGithub, type GithubConnection, reasonOf } from './call-github.ts';
import { restCall } from './rest-call.ts';

export interface ChangeProposalsOptions extends GithubConnection {
	/** Branch that proposals go to. */
	readonly target: string;
}

interface PullRequest {
	readonly number: number;
	readonly html_url: string;
}

/** GitHub's answer where the branch is there already: a run before died after it. */
const THERE = 422;

/**
 * Changes as pull requests on GitHub, in one commit each, on top of the commit that they were computed from. The token
 * needs "Contents: write" and "Pull requests: write"; of a run, also that the repository lets actions make pull requests.
 */
export function createChangeProposals(options: ChangeProposalsOptions): ChangeProposals {
	return {
		find: async (branch) => {
			const head = encodeURIComponent(`${options.repository.split('/')[0]}:${branch}`);
			const [found] = await restCall<readonly PullRequest[]>(options, `pulls?head=${head}&state=all&per_page=1`);
			return found && shown(found);
		},
		propose: async (proposal) => {
			const { title, body, branch: head } = proposal;
			const ref = { ref: `refs/heads/${head}`, sha: await commit(options, proposal) };
			const made = await callGithub(options, 'POST git/refs', ref);
			if (made.status !== 201 && made.status !== THERE) throw new Error(await reasonOf(made, 'POST git/refs'));
			const pull = { title, body, head, base: options.target };
			return shown(await restCall<PullRequest>(options, 'pulls', { method: 'POST', body: pull }));
		},
	};
}

async function commit(options: GithubConnection, { base, changes, message }: ChangeProposal): Promise<string> {
	const before = await restCall<{ readonly tree: { readonly sha: string } }>(options, `git/commits/${base}`);
	const tree = { base_tree: before.tree.sha, tree: changes.map(entryOf) };
	const { sha } = await restCall<{ readonly sha: string }>(options, 'git/trees', { method: 'POST', body: tree });
	const made = { message, tree: sha, parents: [base] };
	return (await restCall<{ readonly sha: string }>(options, 'git/commits', { method: 'POST', body: made })).sha;
}

function entryOf({ path, content }: FileChange): object {
	const file = { path, mode: '100644', type: 'blob' };
	if (typeof content === 'string') return { ...file, content };
	return { ...file, sha: content === null ? null : content.oid };
}

function shown({ number, html_url }: PullRequest): MadeProposal {
	return { id: `#${number}`, url: html_url };
}

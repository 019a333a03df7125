import { inertLine } from '../../core/alerts/inert-text.ts';
import type { Attempt } from '../../core/effects/attempt.ts';
import { inertMarkdown } from '../../formats/inert-markdown.ts';
import type { Proposal, Proposals } from '../../ports/proposals.ts';
import { callGithub } from './call-github.ts';
import { failureOf, type GithubOptions, unreachableGithub } from './failure-of.ts';

export interface PullRequestsOptions extends GithubOptions {
	/** Branch that proposals go to. */
	readonly base: string;
}

interface PullRequest {
	readonly number: number;
	readonly html_url: string;
}

const TITLE_AT_MOST = 200;

/** An answer that says what it is about is there already. */
const THERE = 422;

/**
 * Pull requests on GitHub: a branch, a commit with the file, the request, its people. Each step looks whether it was
 * done by a run before, so that a killed one is picked up where it was.
 */
export function createPullRequests(options: PullRequestsOptions): Proposals {
	return {
		propose: async (proposal) => {
			try {
				return await propose(options, proposal);
			} catch (error) {
				return unreachableGithub(error);
			}
		},
	};
}

async function propose(options: PullRequestsOptions, proposal: Proposal): Promise<Attempt> {
	const known = await findPullRequest(options, proposal.branch);
	if ('state' in known) return known;
	if (known.found) return doneWith(known.found, await invite(options, proposal, known.found.number));
	const trouble = (await makeBranch(options, proposal)) ?? (await writeFile(options, proposal));
	if (trouble) return trouble;
	const made = await callGithub(options, 'POST pulls', {
		title: inertLine(proposal.title, TITLE_AT_MOST),
		head: proposal.branch,
		base: options.base,
		body: proposal.lines.map(inertMarkdown).join('\n\n'),
	});
	if (made.status !== 201) return failureOf(made, options);
	const pull = (await made.json()) as PullRequest;
	return doneWith(pull, await invite(options, proposal, pull.number));
}

/** One of any state: what people have closed is not opened again. */
async function findPullRequest(
	options: PullRequestsOptions,
	branch: string,
): Promise<{ readonly found?: PullRequest | undefined } | Attempt> {
	const head = encodeURIComponent(`${options.repository.split('/')[0]}:${branch}`);
	const answer = await callGithub(options, `GET pulls?head=${head}&state=all&per_page=1`);
	if (answer.status !== 200) return failureOf(answer, options);
	const [found] = (await answer.json()) as readonly PullRequest[];
	return { found };
}

async function makeBranch(options: PullRequestsOptions, { branch }: Proposal): Promise<Attempt | undefined> {
	const base = await callGithub(options, `GET git/ref/heads/${options.base}`);
	if (base.status !== 200) return failureOf(base, options);
	const { object } = (await base.json()) as { readonly object: { readonly sha: string } };
	const made = await callGithub(options, 'POST git/refs', { ref: `refs/heads/${branch}`, sha: object.sha });
	return made.status === 201 || made.status === THERE ? undefined : failureOf(made, options);
}

/** A file that stands there stays as it is: somebody may have begun to write. */
async function writeFile(
	options: PullRequestsOptions,
	{ branch, path, content, title }: Proposal,
): Promise<Attempt | undefined> {
	const there = await callGithub(options, `GET contents/${path}?ref=${encodeURIComponent(branch)}`);
	if (there.status === 200) return undefined;
	if (there.status !== 404) return failureOf(there, options);
	const body = { message: inertLine(title, TITLE_AT_MOST), content: Buffer.from(content).toString('base64'), branch };
	const made = await callGithub(options, `PUT contents/${path}`, body);
	return made.status === 201 ? undefined : failureOf(made, options);
}

/** Assigns and asks for reviews, which GitHub refuses for whoever has no access; returns who could not be reached. */
async function invite(
	options: PullRequestsOptions,
	{ assignee, reviewers }: Proposal,
	number: number,
): Promise<string | undefined> {
	const login = (handle: string) => handle.replace(/^@/, '');
	const missing: string[] = [];
	if (assignee) {
		const answer = await callGithub(options, `POST issues/${number}/assignees`, { assignees: [login(assignee)] });
		if (answer.status !== 201) missing.push(assignee);
	}
	// One by one: GitHub refuses all for the sake of one.
	for (const reviewer of reviewers) {
		const request = { reviewers: [login(reviewer)] };
		const answer = await callGithub(options, `POST pulls/${number}/requested_reviewers`, request);
		if (answer.status !== 201) missing.push(reviewer);
	}
	return missing.length > 0 ? `GitHub could not ask ${[...new Set(missing)].join(', ')}` : undefined;
}

function doneWith({ number, html_url }: PullRequest, note: string | undefined): Attempt {
	return { state: 'done', reference: { id: `#${number}`, url: html_url }, ...(note !== undefined && { note }) };
}

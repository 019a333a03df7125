import { gitIdentity } from './git-identity.ts';
import { readGitConfig } from './read-git-config.ts';
import { type GitPlace, runGit } from './run-git.ts';

/** What in a work tree is not committed, as `git status` lists it; empty where all is. */
export async function listUncommitted(place: GitPlace): Promise<string> {
	return (await runGit(place, ['status', '--porcelain'])).stdout.toString().trimEnd();
}

/** Commits all that a work tree has on a new branch, which stays checked out. */
export async function commitOnBranch(
	place: GitPlace,
	{ branch, message }: { readonly branch: string; readonly message: string },
): Promise<void> {
	const { name, email } = gitIdentity(place.env, await readGitConfig(place));
	const author = { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email };
	const committer = { GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email };
	await runGit(place, ['switch', '--quiet', '--create', branch]);
	await runGit(place, ['add', '--all']);
	const known = { ...place, env: { ...place.env, ...author, ...committer } };
	// A # at the start of a line is a heading of the changelog, and no comment.
	await runGit(known, ['commit', '--quiet', '--cleanup=whitespace', '--file', '-'], { input: message });
}

/** Whether a branch is there, here or at a remote. */
export async function hasBranch(place: GitPlace, branch: string, remote?: string): Promise<boolean> {
	if (remote === undefined) {
		const found = await runGit(place, ['rev-parse', '--verify', '--quiet', `refs/heads/${branch}`], { accept: [1] });
		return found.code === 0;
	}
	const { stdout } = await runGit(place, ['ls-remote', '--heads', '--', remote, `refs/heads/${branch}`]);
	return stdout.length > 0;
}

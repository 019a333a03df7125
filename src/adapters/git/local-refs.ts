import { RepositoryError } from '../../ports/repository.ts';
import { INBOX, type Waiting } from './inbox.ts';
import { type GitPlace, runGit } from './run-git.ts';

/** The branch that the work tree stands on, and the deliveries that wait beside it, oldest first. */
export interface LocalRefs {
	readonly branch: string;
	/** Empty text where the branch has no commit yet. */
	readonly tip: string;
	readonly waiting: readonly Waiting[];
}

/** Reads branch and inbox with one git command. Throws RepositoryError where HEAD is on no branch. */
export async function readLocalRefs(place: GitPlace): Promise<LocalRefs> {
	const format = '--format=%(HEAD)%(objectname) %(refname)';
	const { stdout } = await runGit(place, ['for-each-ref', format, 'refs/heads', INBOX]);
	const refs = stdout
		.toString()
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => ({
			isHead: line.startsWith('*'),
			oid: line.slice(1, line.indexOf(' ', 1)),
			ref: line.slice(line.indexOf(' ', 1) + 1),
		}));
	const waiting = refs.filter(({ ref }) => ref.startsWith(INBOX)).map(({ ref, oid }) => ({ ref, oid }));
	const head = refs.find(({ isHead }) => isHead);
	if (head) return { branch: head.ref, tip: head.oid, waiting };
	return { branch: await branchWithoutCommit(place), tip: '', waiting };
}

async function branchWithoutCommit(place: GitPlace): Promise<string> {
	const { stdout } = await runGit(place, ['symbolic-ref', '-q', 'HEAD'], { accept: [1] });
	const branch = stdout.toString().trim();
	if (branch !== '') return branch;
	throw new RepositoryError(
		'detached-head',
		'The work tree is not on a branch, so a commit would be lost',
		'Go to your branch: git switch main. What was accepted is kept.',
	);
}

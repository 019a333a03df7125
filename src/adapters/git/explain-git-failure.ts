import { RepositoryError } from '../../ports/repository.ts';
import { GitFailure } from './run-git.ts';

type Code = RepositoryError['code'];

interface Explanation {
	readonly pattern: RegExp;
	readonly code: Code;
	readonly message: string;
	readonly help: string;
}

/** The first that matches wins: network before files, because ssh also says "Permission denied". */
const EXPLANATIONS: readonly Explanation[] = [
	{
		pattern: /dubious ownership/,
		code: 'not-a-repository',
		message: 'Git does not trust this repository, because it belongs to another user',
		help: 'Run as its owner, or trust it: git config --global --add safe.directory <folder>',
	},
	{
		pattern:
			/Authentication failed|could not read (?:Username|Password)|Permission denied \(|returned error: 40[13]|Permission to .* denied/,
		code: 'unreachable',
		message: 'The remote repository refused our credentials',
		help: 'Check the token or key, and that it may write to the contents of the repository.',
	},
	{
		pattern:
			/Repository not found|repository '.*' not found|does not appear to be a git repository|'.*' does not exist|returned error: 404/,
		code: 'unreachable',
		message: 'There is no repository at the remote address, or it is hidden from us',
		help: 'Check the address, and that the token or key may read it.',
	},
	{
		pattern:
			/Could not resolve host|unable to access|Connection (?:refused|reset|timed out|closed)|Operation timed out|Could not read from remote|early EOF|hung up|unexpected disconnect|RPC failed|returned error: (?:429|5\d\d)|stopped by SIG/,
		code: 'unreachable',
		message: 'The remote repository could not be reached',
		help: 'What was accepted is kept. Check the network and the state of the Git host, then try again.',
	},
	{
		pattern: /must be run in a work tree/,
		code: 'not-a-repository',
		message: 'This repository has no work tree',
		help: 'Go to a clone with a work tree, or give the address of this one as the remote.',
	},
	{
		pattern: /not a git repository/i,
		code: 'not-a-repository',
		message: 'This folder is not a Git repository',
		help: 'Go to the folder of your incident repository, or make one: git init',
	},
	{
		pattern: /No space left on device|ENOSPC|Disk quota exceeded|EDQUOT/,
		code: 'disk-full',
		message: 'The disk is full',
		help: 'Free some space, then try again. Nothing was changed.',
	},
	{
		pattern:
			/Read-only file system|EROFS|Permission denied|insufficient permission|EACCES|EPERM|Operation not permitted/,
		code: 'read-only',
		message: 'The repository cannot be written',
		help: 'Give this user the right to write in the folder and its .git, and see that the disk is not mounted read-only.',
	},
];

/** Puts the failure of a git command or of a file operation into a RepositoryError; other errors stay as they are. */
export function explainGitFailure(error: unknown): Error {
	if (error instanceof RepositoryError) return error;
	const text = error instanceof GitFailure ? error.stderr : systemErrorText(error);
	if (text === undefined) return error instanceof Error ? error : new Error(String(error));
	const found = EXPLANATIONS.find((explanation) => explanation.pattern.test(text));
	const said = quoteGit(text);
	if (found) return new RepositoryError(found.code, `${found.message}: ${said}`, found.help, { cause: error });
	return new RepositoryError('git-failed', `Git failed: ${said}`, 'See the message of Git above.', { cause: error });
}

/** Whether trying again a little later may help: the network or the host failed, not our rights or our address. */
export function isTransient(error: Error): boolean {
	return (
		error instanceof RepositoryError &&
		error.code === 'unreachable' &&
		error.message.startsWith('The remote repository could not')
	);
}

/** What git said, as one line a person can read: `fatal:` and hints gone, at most 500 characters. */
export function quoteGit(stderr: string): string {
	const lines = stderr
		.split(/[\r\n]+/)
		.map((line) =>
			line
				.replace(/^(?:remote: )?(?:fatal|error): /, '')
				.replace(/^remote: /, '')
				.trim(),
		)
		.filter((line) => line !== '' && !line.startsWith('hint:'));
	return [...new Set(lines)].join(' / ').slice(0, 500);
}

function systemErrorText(error: unknown): string | undefined {
	return error instanceof Error && 'syscall' in error ? error.message : undefined;
}

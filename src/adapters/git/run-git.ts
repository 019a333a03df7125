import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { RepositoryError } from '../../ports/repository.ts';

/** Where git commands run: the folder and the environment (see `gitEnvironment`). */
export interface GitPlace {
	readonly folder: string;
	readonly env: NodeJS.ProcessEnv;
}

/** What a git command answered. */
export interface GitAnswer {
	readonly code: number;
	readonly stdout: Buffer;
	readonly stderr: string;
}

export interface RunOptions {
	readonly input?: string | Buffer;
	/** Exit codes that are an answer rather than a failure; 0 always is. */
	readonly accept?: readonly number[];
	/** Kills the command after this many milliseconds; default ten minutes. */
	readonly timeoutMs?: number;
}

/** A git command failed: its exit code and what it said, for `explainGitFailure` to put into words. */
export class GitFailure extends Error {
	readonly code: number;
	readonly stderr: string;

	constructor(args: readonly string[], answer: GitAnswer) {
		super(`git ${args[0]} failed with exit code ${answer.code}: ${answer.stderr.trim()}`);
		this.name = 'GitFailure';
		this.code = answer.code;
		this.stderr = answer.stderr;
	}
}

const NO_GIT = 'Install Git (version 2.31 or newer) and see that it is in the PATH.';

/** Runs one git command without a shell; throws GitFailure for exit codes that are not accepted. */
export async function runGit(place: GitPlace, args: readonly string[], options: RunOptions = {}): Promise<GitAnswer> {
	const answer = await collect(place, args, options);
	if (answer.code === 0 || options.accept?.includes(answer.code)) return answer;
	throw new GitFailure(args, answer);
}

function collect(place: GitPlace, args: readonly string[], options: RunOptions): Promise<GitAnswer> {
	return new Promise((resolve, reject) => {
		const child = spawn('git', args, {
			cwd: place.folder,
			env: place.env,
			stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
			timeout: options.timeoutMs ?? 600_000,
			windowsHide: true,
		});
		const out: Buffer[] = [];
		const err: Buffer[] = [];
		child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
		child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
		child.on('error', (error) => reject(spawnError(place, error)));
		child.on('close', (code, signal) => {
			const stopped = signal ? `\nstopped by ${signal}` : '';
			resolve({ code: code ?? 128, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString() + stopped });
		});
		// A command that ends before it has read its input closes the pipe; its exit code tells the story.
		child.stdin?.on('error', () => {});
		child.stdin?.end(options.input);
	});
}

function spawnError(place: GitPlace, error: NodeJS.ErrnoException): Error {
	if (error.code !== 'ENOENT') return error;
	if (existsSync(place.folder)) return new RepositoryError('git-failed', 'The git command was not found', NO_GIT);
	return new RepositoryError(
		'not-a-repository',
		`The folder ${place.folder} does not exist`,
		'Name the folder of a Git repository, or clone one there.',
	);
}

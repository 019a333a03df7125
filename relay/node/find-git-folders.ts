import { execFile } from 'node:child_process';
import { isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';
import { StartError } from './start-error.ts';

export interface GitFolders {
	/** Holds HEAD; differs from `common` in a linked work tree. */
	readonly own: string;
	/** Holds the refs. */
	readonly common: string;
}

/** Where the repository that `root` is a work tree of keeps itself. Throws StartError where there is none. */
export async function findGitFolders(root: string): Promise<GitFolders> {
	const { stdout } = await askGit(root);
	const [own = '.git', common = own] = stdout
		.trim()
		.split('\n')
		.map((path) => (isAbsolute(path) ? path : join(root, path)));
	return { own, common };
}

async function askGit(root: string): Promise<{ readonly stdout: string }> {
	try {
		return await promisify(execFile)('git', ['rev-parse', '--git-dir', '--git-common-dir'], { cwd: root });
	} catch (error) {
		const { code } = error as { readonly code?: string | number };
		if (code === 'ENOENT') {
			throw new StartError('Git is not installed here, or the folder is gone', `Install Git, and look at ${root}`, {
				cause: error,
			});
		}
		throw new StartError(
			`${root} is no Git repository`,
			'Start it in a clone, or make one: git init && git add . && git commit -m "First records"',
			{ cause: error },
		);
	}
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IncidentRepository, RepositoryError } from '../../ports/repository.ts';
import { gitEnvironment } from './git-environment.ts';
import { LocalRepository } from './local-repository.ts';
import { runGit } from './run-git.ts';

/**
 * Does something with a copy of a repository as of its last commit, and brings what was committed there back as a new
 * branch. A copy and no second work tree, because those share their refs: whoever folds the inbox would fold ours too.
 */
export async function withSandboxBranch<T>(
	folder: string,
	branch: string,
	task: (repository: IncidentRepository) => Promise<T>,
): Promise<T> {
	const place = { folder, env: gitEnvironment(process.env) };
	const accept = [0, 1, 128];
	if ((await runGit(place, ['check-ref-format', '--branch', branch], { accept })).code !== 0)
		throw new RepositoryError(
			'git-failed',
			`Unexpected branch name ${JSON.stringify(branch)}`,
			'Give one like drill-1',
		);
	if ((await runGit(place, ['show-ref', '--quiet', '--verify', `refs/heads/${branch}`], { accept })).code === 0)
		throw new RepositoryError('git-failed', `The branch ${branch} is there already`, 'Give another name, or delete it');
	const base = await mkdtemp(join(tmpdir(), 'tocsin-sandbox-'));
	const copy = join(base, 'copy');
	try {
		await runGit(place, ['clone', '--quiet', folder, copy]);
		await runGit({ ...place, folder: copy }, ['switch', '--quiet', '--create', branch]);
		const result = await task(await LocalRepository.open({ folder: copy }));
		await runGit(place, ['fetch', '--quiet', copy, `refs/heads/${branch}:refs/heads/${branch}`]);
		return result;
	} finally {
		await rm(base, { recursive: true, force: true });
	}
}

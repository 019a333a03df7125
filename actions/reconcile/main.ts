import { join } from 'node:path';
import * as core from '@actions/core';
import { RemoteRepository } from '../../src/adapters/git/remote-repository.ts';
import { githubRemote } from '../../src/adapters/github/github-remote.ts';
import { runReconcile } from './run-reconcile.ts';

const { GITHUB_REPOSITORY, GITHUB_SERVER_URL, GITHUB_API_URL, GITHUB_WORKSPACE, RUNNER_TEMP } = process.env;

try {
	const [token, branch] = [core.getInput('token'), core.getInput('branch') || 'main'];
	const { secret, ...place } = githubRemote({ server: GITHUB_SERVER_URL, repository: GITHUB_REPOSITORY ?? '', token });
	core.setSecret(secret);
	const repository = await RemoteRepository.open({
		folder: join(RUNNER_TEMP ?? '/tmp', 'tocsin-reconcile'),
		...place,
		branch,
	});
	const given = Object.entries(process.env).filter(([, value]) => value !== '');
	await runReconcile(core, repository, {
		folder: GITHUB_WORKSPACE ?? process.cwd(),
		// GitHub is this repository and this run's token, where nothing else is said.
		environment: {
			TOCSIN_GITHUB_REPOSITORY: GITHUB_REPOSITORY,
			TOCSIN_GITHUB_TOKEN: token,
			TOCSIN_GITHUB_BRANCH: branch,
			TOCSIN_GITHUB_API_URL: GITHUB_API_URL,
			...Object.fromEntries(given),
		},
	});
	repository.close();
} catch (error) {
	core.setFailed(error instanceof Error ? error.message : String(error));
}

import { join } from 'node:path';
import * as core from '@actions/core';
import { RemoteRepository } from '../../src/adapters/git/remote-repository.ts';
import { githubRemote } from '../../src/adapters/github/github-remote.ts';
import { runRetrospective } from './run-retrospective.ts';

const { GITHUB_REPOSITORY, GITHUB_SERVER_URL, GITHUB_API_URL, GITHUB_WORKSPACE, RUNNER_TEMP } = process.env;

try {
	const server = GITHUB_SERVER_URL ?? 'https://github.com';
	const token = core.getInput('token');
	const branch = core.getInput('branch') || 'main';
	const { secret, ...place } = githubRemote({ server, repository: GITHUB_REPOSITORY ?? '', token });
	core.setSecret(secret);
	const repository = await RemoteRepository.open({
		folder: join(RUNNER_TEMP ?? '/tmp', 'tocsin-retrospective'),
		...place,
		branch,
	});
	await runRetrospective(core, repository, {
		folder: GITHUB_WORKSPACE ?? process.cwd(),
		now: new Date().toISOString(),
		web: { repository: `${server}/${GITHUB_REPOSITORY}`, branch },
		connection: { repository: GITHUB_REPOSITORY ?? '', token, ...(GITHUB_API_URL && { apiUrl: GITHUB_API_URL }) },
	});
	repository.close();
} catch (error) {
	core.setFailed(error instanceof Error ? error.message : String(error));
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as core from '@actions/core';
import { RemoteRepository } from '../../src/adapters/git/remote-repository.ts';
import { githubRemote } from '../../src/adapters/github/github-remote.ts';
import { runFormAction } from './run-form-action.ts';

const { GITHUB_EVENT_PATH, GITHUB_REPOSITORY, GITHUB_SERVER_URL, GITHUB_API_URL, RUNNER_TEMP } = process.env;

try {
	const event: unknown = JSON.parse(readFileSync(GITHUB_EVENT_PATH ?? '', 'utf8'));
	const token = core.getInput('token');
	const branch = core.getInput('branch') || 'main';
	const { secret, ...place } = githubRemote({ server: GITHUB_SERVER_URL, repository: GITHUB_REPOSITORY ?? '', token });
	core.setSecret(secret);
	await runFormAction(core, event, {
		open: () => RemoteRepository.open({ folder: join(RUNNER_TEMP ?? '/tmp', 'tocsin-form'), ...place, branch }),
		connection: { repository: GITHUB_REPOSITORY ?? '', token, ...(GITHUB_API_URL && { apiUrl: GITHUB_API_URL }) },
		server: GITHUB_SERVER_URL ?? 'https://github.com',
		branch,
	});
} catch (error) {
	core.setFailed(error instanceof Error ? error.message : String(error));
}

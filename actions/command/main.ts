import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as core from '@actions/core';
import { RemoteRepository } from '../../src/adapters/git/remote-repository.ts';
import { githubRemote } from '../../src/adapters/github/github-remote.ts';
import { runCommand } from './run-command.ts';

const { GITHUB_EVENT_PATH, GITHUB_REPOSITORY, GITHUB_SERVER_URL, GITHUB_API_URL, RUNNER_TEMP } = process.env;

try {
	const event: unknown = JSON.parse(readFileSync(GITHUB_EVENT_PATH ?? '', 'utf8'));
	const token = core.getInput('token');
	const { secret, ...place } = githubRemote({ server: GITHUB_SERVER_URL, repository: GITHUB_REPOSITORY ?? '', token });
	core.setSecret(secret);
	await runCommand(core, event, {
		open: () =>
			RemoteRepository.open({
				folder: join(RUNNER_TEMP ?? '/tmp', 'tocsin-command'),
				...place,
				branch: core.getInput('branch') || 'main',
			}),
		connection: { repository: GITHUB_REPOSITORY ?? '', token, ...(GITHUB_API_URL && { apiUrl: GITHUB_API_URL }) },
	});
} catch (error) {
	core.setFailed(error instanceof Error ? error.message : String(error));
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as core from '@actions/core';
import { RemoteRepository } from '../../src/adapters/git/remote-repository.ts';
import { githubRemote } from '../../src/adapters/github/github-remote.ts';
import { runHandover } from './run-handover.ts';

const { GITHUB_REPOSITORY, GITHUB_SERVER_URL, GITHUB_API_URL, GITHUB_EVENT_PATH, GITHUB_WORKSPACE, RUNNER_TEMP } =
	process.env;

try {
	const token = core.getInput('token');
	const branch = core.getInput('branch') || 'main';
	const name = GITHUB_REPOSITORY ?? '';
	const server = GITHUB_SERVER_URL ?? 'https://github.com';
	const { secret, ...place } = githubRemote({ server, repository: name, token });
	core.setSecret(secret);
	const folder = join(RUNNER_TEMP ?? '/tmp', 'tocsin-handover');
	const repository = await RemoteRepository.open({ folder, ...place, branch });
	await runHandover(core, repository, {
		folder: GITHUB_WORKSPACE ?? process.cwd(),
		now: new Date().toISOString(),
		event: JSON.parse(readFileSync(GITHUB_EVENT_PATH ?? '', 'utf8')),
		branch,
		connection: { repository: name, token, ...(GITHUB_API_URL && { apiUrl: GITHUB_API_URL }) },
	});
	repository.close();
} catch (error) {
	core.setFailed(error instanceof Error ? error.message : String(error));
}

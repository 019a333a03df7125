import { join } from 'node:path';
import * as core from '@actions/core';
import { githubRemote } from '../../src/adapters/github/github-remote.ts';
import { answerOldVersion } from './answer-old-version.ts';
import { runUpgrade } from './run-upgrade.ts';

const [verb, repository, ...overwrite] = process.argv.slice(2);
const { GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_SERVER_URL, GITHUB_WORKSPACE, RUNNER_TEMP } = process.env;

try {
	if (verb !== undefined && repository !== undefined) {
		// An older version, here or on somebody's machine, asks what the upgrade to this one is.
		const version = join(import.meta.dirname, '../..');
		process.stdout.write(JSON.stringify(answerOldVersion({ verb, version, repository, overwrite })));
	} else {
		const name = GITHUB_REPOSITORY ?? '';
		const workflowToken = core.getInput('workflow-token');
		const token = workflowToken || core.getInput('token');
		const { secret, remote, settings = [] } = githubRemote({ server: GITHUB_SERVER_URL, repository: name, token });
		core.setSecret(secret);
		await runUpgrade(core, {
			folder: GITHUB_WORKSPACE ?? process.cwd(),
			work: RUNNER_TEMP ?? '/tmp',
			source: core.getInput('source'),
			wanted: core.getInput('to'),
			base: core.getInput('branch') || 'main',
			mayChangeWorkflows: workflowToken !== '',
			remote,
			settings,
			github: { repository: name, token, agent: 'tocsin-upgrade', ...(GITHUB_API_URL && { apiUrl: GITHUB_API_URL }) },
		});
	}
} catch (error) {
	core.setFailed(error instanceof Error ? error.message : String(error));
}

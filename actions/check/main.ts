import * as core from '@actions/core';
import { runCheck } from './run-check.ts';

const { GITHUB_EVENT_NAME, GITHUB_WORKSPACE, RUNNER_TEMP } = process.env;

try {
	await runCheck(core, {
		folder: GITHUB_WORKSPACE ?? process.cwd(),
		temp: RUNNER_TEMP ?? '/tmp',
		base: core.getInput('base') || (GITHUB_EVENT_NAME === 'pull_request' ? 'HEAD^1' : ''),
		now: new Date().toISOString(),
	});
} catch (error) {
	core.setFailed(error instanceof Error ? error.message : String(error));
}

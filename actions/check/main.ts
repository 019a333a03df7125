import * as core from '@actions/core';
import { postReport } from './post-report.ts';
import { runCheck } from './run-check.ts';

const { GITHUB_EVENT_NAME, GITHUB_WORKSPACE, GITHUB_REPOSITORY, GITHUB_API_URL, RUNNER_TEMP } = process.env;

try {
	const report = core.getInput('post');
	if (report !== '') {
		await postReport(core, {
			report,
			repository: GITHUB_REPOSITORY ?? '',
			number: Number(core.getInput('number')),
			token: core.getInput('token'),
			...(GITHUB_API_URL && { apiUrl: GITHUB_API_URL }),
		});
	} else {
		await runCheck(core, {
			folder: GITHUB_WORKSPACE ?? process.cwd(),
			temp: RUNNER_TEMP ?? '/tmp',
			base: core.getInput('base') || (GITHUB_EVENT_NAME === 'pull_request' ? 'HEAD^1' : ''),
			now: new Date().toISOString(),
		});
	}
} catch (error) {
	core.setFailed(error instanceof Error ? error.message : String(error));
}

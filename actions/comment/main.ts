import { readFileSync } from 'node:fs';
import * as core from '@actions/core';
import { postReport } from './post-report.ts';

const { GITHUB_EVENT_PATH, GITHUB_REPOSITORY, GITHUB_API_URL } = process.env;

try {
	await postReport(core, {
		event: JSON.parse(readFileSync(GITHUB_EVENT_PATH ?? '', 'utf8')) as unknown,
		path: core.getInput('report', { required: true }),
		name: core.getInput('name', { required: true }),
		connection: {
			repository: GITHUB_REPOSITORY ?? '',
			token: core.getInput('token'),
			...(GITHUB_API_URL && { apiUrl: GITHUB_API_URL }),
		},
	});
} catch (error) {
	core.setFailed(error instanceof Error ? error.message : String(error));
}

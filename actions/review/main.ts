import { readFileSync } from 'node:fs';
import * as core from '@actions/core';
import { runReview } from './run-review.ts';

const { GITHUB_EVENT_PATH, GITHUB_REPOSITORY, GITHUB_API_URL } = process.env;

try {
	await runReview(core, {
		event: JSON.parse(readFileSync(GITHUB_EVENT_PATH ?? '', 'utf8')),
		repository: GITHUB_REPOSITORY ?? '',
		token: core.getInput('token'),
		...(GITHUB_API_URL && { apiUrl: GITHUB_API_URL }),
	});
} catch (error) {
	core.setFailed(error instanceof Error ? error.message : String(error));
}

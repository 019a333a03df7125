import * as core from '@actions/core';
import { pageReader } from '../../src/adapters/http/read-page.ts';
import { runGate } from './run-gate.ts';

const { GITHUB_ACTOR, GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID, GITHUB_SERVER_URL } = process.env;

try {
	const [token, repository, override] = ['token', 'repository', 'override'].map((name) => core.getInput(name));
	if (token) core.setSecret(token);
	await runGate(core, {
		url: core.getInput('url'),
		typed: {
			service: core.getInput('service'),
			feature: core.getInput('feature'),
			onUnknown: core.getInput('on-unknown') || 'closed',
			...(override && { override }),
		},
		now: new Date().toISOString(),
		readPage: pageReader(),
		run: {
			actor: GITHUB_ACTOR ?? '',
			id: `${GITHUB_REPOSITORY}-${GITHUB_RUN_ID}`,
			url: `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`,
		},
		...(token && repository && { ledger: { repository, token, ...(GITHUB_API_URL && { apiUrl: GITHUB_API_URL }) } }),
	});
} catch (error) {
	core.setFailed(error instanceof Error ? error.message : String(error));
}

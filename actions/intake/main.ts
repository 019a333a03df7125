import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as core from '@actions/core';
import { RemoteRepository } from '../../src/adapters/git/remote-repository.ts';
import { githubRemote } from '../../src/adapters/github/github-remote.ts';
import { unpackDispatch } from '../../src/adapters/github/unpack-dispatch.ts';
import { drain, intake } from '../../src/app/intake/intake.ts';
import { parseEnvelope } from '../../src/core/alerts/parse-envelope.ts';
import { reportIntake } from './report-intake.ts';

const { GITHUB_EVENT_PATH, GITHUB_REPOSITORY, GITHUB_SERVER_URL, GITHUB_RUN_ID, RUNNER_TEMP } = process.env;

try {
	const event: unknown = JSON.parse(readFileSync(GITHUB_EVENT_PATH ?? '', 'utf8'));
	const token = core.getInput('token');
	const { secret, ...place } = githubRemote({ server: GITHUB_SERVER_URL, repository: GITHUB_REPOSITORY ?? '', token });
	core.setSecret(secret);
	const repository = await RemoteRepository.open({
		folder: join(RUNNER_TEMP ?? '/tmp', 'tocsin-intake'),
		...place,
		branch: core.getInput('branch') || 'main',
	});
	const received = new Date().toISOString();
	// A run by the clock or by hand brings nothing of its own, and folds what waits.
	const isDispatch = typeof event === 'object' && event !== null && 'client_payload' in event;
	const { deliveries, problems } = isDispatch
		? parseEnvelope(await unpackDispatch(event), { received, ...(GITHUB_RUN_ID && { id: `run-${GITHUB_RUN_ID}` }) })
		: { deliveries: [], problems: [] };
	const report = deliveries.length > 0 ? await intake(repository, deliveries) : await drain(repository);
	repository.close();
	await reportIntake(core, report, problems);
} catch (error) {
	core.setFailed(error instanceof Error ? error.message : String(error));
}

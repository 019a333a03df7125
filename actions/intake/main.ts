import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as core from '@actions/core';
import { RemoteRepository } from '../../src/adapters/git/remote-repository.ts';
import { unpackDispatch } from '../../src/adapters/github/unpack-dispatch.ts';
import { drain, intake } from '../../src/app/intake/intake.ts';
import { parseEnvelope } from '../../src/core/alerts/parse-envelope.ts';
import { reportIntake } from './report-intake.ts';

const { GITHUB_EVENT_PATH, GITHUB_REPOSITORY, GITHUB_SERVER_URL, GITHUB_RUN_ID, RUNNER_TEMP } = process.env;

try {
	const event: unknown = JSON.parse(readFileSync(GITHUB_EVENT_PATH ?? '', 'utf8'));
	const server = GITHUB_SERVER_URL ?? 'https://github.com';
	const remote = `${server}/${GITHUB_REPOSITORY}.git`;
	const basic = Buffer.from(`x-access-token:${core.getInput('token')}`).toString('base64');
	core.setSecret(basic);
	const repository = await RemoteRepository.open({
		folder: join(RUNNER_TEMP ?? '/tmp', 'tocsin-intake'),
		remote,
		branch: core.getInput('branch') || 'main',
		settings: server.startsWith('http') ? [[`http.${server}/.extraheader`, `AUTHORIZATION: basic ${basic}`]] : [],
	});
	const received = new Date().toISOString();
	const { deliveries, problems } = parseEnvelope(await unpackDispatch(event), {
		received,
		...(GITHUB_RUN_ID && { id: `run-${GITHUB_RUN_ID}` }),
	});
	const report = deliveries.length > 0 ? await intake(repository, deliveries) : await drain(repository);
	repository.close();
	await reportIntake(core, report, problems);
} catch (error) {
	core.setFailed(error instanceof Error ? error.message : String(error));
}

import { join } from 'node:path';
import * as core from '@actions/core';
import { RemoteRepository } from '../../src/adapters/git/remote-repository.ts';
import { githubRemote } from '../../src/adapters/github/github-remote.ts';
import { readMailSettings } from '../../src/adapters/mail/read-mail-settings.ts';
import { createSmtpMailer } from '../../src/adapters/mail/smtp-mailer.ts';
import { runReport } from './run-report.ts';

const { GITHUB_REPOSITORY, GITHUB_SERVER_URL, GITHUB_WORKSPACE, RUNNER_TEMP } = process.env;

try {
	const { secret, ...place } = githubRemote({
		server: GITHUB_SERVER_URL ?? 'https://github.com',
		repository: GITHUB_REPOSITORY ?? '',
		token: core.getInput('token'),
	});
	core.setSecret(secret);
	const branch = core.getInput('branch') || 'main';
	const folder = join(RUNNER_TEMP ?? '/tmp', 'tocsin-report');
	const repository = await RemoteRepository.open({ folder, ...place, branch });
	const mail = readMailSettings(process.env);
	const mailer = mail.state === 'set' ? createSmtpMailer(mail.settings) : undefined;
	await runReport(core, repository, {
		folder: GITHUB_WORKSPACE ?? process.cwd(),
		clock: () => new Date().toISOString(),
		kind: core.getInput('kind') || 'due',
		catchUpDays: core.getInput('catch-up-days') || '4',
		...(mailer && { mailer }),
		...(mail.state === 'wrong' && { mailProblem: mail.problem }),
	});
	mailer?.close();
	repository.close();
} catch (error) {
	core.setFailed(error instanceof Error ? error.message : String(error));
}

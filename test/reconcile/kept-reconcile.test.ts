import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createReconcile } from '../../src/cli/create-reconcile.ts';
import { keepRepository } from '../../src/cli/keep-repository.ts';
import { git } from '../support/git.ts';
import { COMPANY } from './support/company.ts';
import { type SmtpServer, startSmtpServer } from './support/start-smtp-server.ts';

const FOLDER = 'incidents/2026/INC-2026-0001';
const NOW = '2026-11-20T05:00:00Z';

let repo: string;
let server: SmtpServer;

beforeEach(async () => {
	server = await startSmtpServer();
	repo = mkdtempSync(join(tmpdir(), 'tocsin-kept-'));
	git(repo, 'init', '-q', '-b', 'main');
	git(repo, 'config', 'user.name', 'Test');
	git(repo, 'config', 'user.email', 'test@example.com');
	const records = [...COMPANY, [`${FOLDER}/incident.md`, INCIDENT], [`${FOLDER}/postmortem.md`, POSTMORTEM]] as const;
	for (const [path, text] of records) {
		mkdirSync(dirname(join(repo, path)), { recursive: true });
		writeFileSync(join(repo, path), text);
	}
	git(repo, 'add', '-A');
	git(repo, 'commit', '-qm', 'Records');
	vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(NOW) });
});

afterEach(async () => {
	vi.useRealTimers();
	await server.stop();
	rmSync(repo, { recursive: true, force: true });
});

test('what runs all the time lets actions follow commits too, every few minutes', async () => {
	const environment = { TOCSIN_SMTP_URL: `smtp://127.0.0.1:${server.port}`, TOCSIN_MAIL_FROM: 'tocsin@example.com' };
	const { reconcile, problems, close } = createReconcile(keepRepository({ repo }), { environment, folder: repo });
	expect(problems).toEqual([]);
	await reconcile!('others');
	git(repo, 'commit', '-q', '--allow-empty', '-m', 'Alert on the pool\n\nFixes INC-2026-0001#A1');
	const actions = () =>
		/status: (\w+)/.exec(readFileSync(join(repo, FOLDER, 'postmortem.md'), 'utf8').split('actions:')[1]!)?.[1];
	await reconcile!('others');
	expect(actions()).toBe('open');
	vi.setSystemTime(Date.parse(NOW) + 300_000);
	await reconcile!('pages');
	expect(actions()).toBe('open');
	await reconcile!('others');
	expect(actions()).toBe('done');
	close();
});

const INCIDENT = `---
schema: 1
id: INC-2026-0001
title: Checkout fails
status: closed
severity: sev2
kind: service-down
service: checkout-api
team: payments
product: marketplace
detected_by: alert
times:
  detected: 2026-10-20T04:55:00Z
  resolved: 2026-10-20T05:55:00Z
  closed: 2026-10-28T05:55:00Z
---
`;

const POSTMORTEM = `---
schema: 1
incident: INC-2026-0001
status: accepted
due: 2026-10-27
causes: []
actions:
  - { id: A1, text: Alert on the pool, type: detect, owner: "@rina", due: 2027-02-01, status: open }
---

## Summary

It failed.
`;

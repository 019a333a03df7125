import { readdirSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../house/source-files.ts';
import { type SmtpServer, startSmtpServer } from '../reconcile/support/start-smtp-server.ts';
import { COMPANY } from '../report/report-company.ts';
import { startWorkflowWorld, type WorkflowWorld } from './workflow-world.ts';

let world: WorkflowWorld;
let mail: SmtpServer;

beforeAll(async () => {
	[world, mail] = [await startWorkflowWorld(COMPANY), await startSmtpServer()];
});
afterEach(() => {
	expect(world.github.violations).toEqual([]);
});
afterAll(() => Promise.all([world.stop(), mail.stop()]));

const PUBLISHED = 'gh workflow run publish.yml --repo acme/incidents --ref main';
const schedule = { eventName: 'schedule', event: { schedule: '11 12 1 * *' } };
const settings = () => ({
	TOCSIN_SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
	TOCSIN_MAIL_FROM: 'Incidents <incidents@example.com>',
});

test('report: what is asked for is mailed and committed, and the site follows', async () => {
	const asked = { eventName: 'workflow_dispatch', event: { inputs: { kind: 'weekly' } } };
	const run = await world.run('report.yml', { ...asked, vars: settings() });
	expect(run.jobs, run.log).toEqual({ report: 'success' });
	expect(mail.mails.length, run.log).toBeGreaterThan(0);
	expect(world.asked()).toEqual([PUBLISHED]);
});

test('reconcile: a draft gets its number, and the site follows', async () => {
	const detected = new Date().toISOString();
	const draft = `---
schema: 1
id: INC-DRAFT
title: Down
status: open
severity: sev1
kind: service-down
service: till
team: payments
product: shop
detected_by: engineer
times: {detected: "${detected}"}
---
`;
	world.push({ 'incidents/drafts/down/incident.md': draft });
	const run = await world.run('reconcile.yml', { eventName: 'push', event: {}, vars: settings() });
	expect(run.jobs, run.log).toEqual({ reconcile: 'success' });
	expect(world.find('title: Down')).toEqual([
		expect.stringMatching(/^incidents\/\d{4}\/INC-\d{4}-\d{4}\/incident\.md$/),
	]);
	expect(world.asked()).toEqual([PUBLISHED, PUBLISHED]);
});

test('retrospective: the agenda is a file and an issue', async () => {
	const run = await world.run('retrospective.yml', schedule);
	expect(run.jobs, run.log).toEqual({ agenda: 'success' });
	expect(world.github.issues).toHaveLength(1);
});

test('publish: installs, builds under the name of the repository, and hands over what was built', async () => {
	const ignored = ['actions/cache', 'actions/upload-pages-artifact', 'actions/deploy-pages'];
	const before = world.asked().length;
	const run = await world.run('publish.yml', { eventName: 'push', event: {}, ignored });
	expect(run.jobs, run.log).toEqual({ build: 'success', deploy: 'success' });
	expect(world.asked().slice(before)).toEqual(['npm ci', 'npm run build']);
});

test('upgrade: of a repository that says from nowhere to take it, nothing is proposed', async () => {
	const run = await world.run('upgrade.yml', schedule);
	expect(run.jobs, run.log).toEqual({ upgrade: 'success' });
	expect(world.github.pulls.size).toBe(0);
});

test('handover: a report that was closed without a merge costs no runner', async () => {
	const event = { action: 'closed', pull_request: { number: 7, merged: false } };
	const run = await world.run('handover.yml', { eventName: 'pull_request_target', event });
	expect(run.jobs).toEqual({ handover: 'skipped' });
});

test('an action that the runner here does not know is no step that is passed over', async () => {
	await expect(world.run('publish.yml', { eventName: 'push', event: {} })).rejects.toThrow(
		'Unknown action actions/cache',
	);
});

test('there is a test for every workflow', () => {
	const tested = ['alerts', 'command', 'form', 'check', 'backtest', 'comment', 'review', 'review-given'];
	const here = ['report', 'reconcile', 'retrospective', 'publish', 'upgrade', 'handover'];
	// Its script reads tags and the changelog of the engine's own repository.
	const elsewhere = ['release'];
	const files = readdirSync(`${ROOT}/.github/workflows`).map((name) => name.replace('.yml', ''));
	expect(files.toSorted()).toEqual([...tested, ...here, ...elsewhere].toSorted());
});

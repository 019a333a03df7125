import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { alertmanagerDelivery } from '../stories/alertmanager-delivery.ts';
import { formBody } from '../support/form-body.ts';
import { startWorkflowWorld, type WorkflowWorld } from './workflow-world.ts';

const NOW = new Date().toISOString();
const ID = `INC-${NOW.slice(0, 4)}-0001`;
const FACTS = `incidents/${NOW.slice(0, 4)}/${ID}/incident.md`;
const FOLLOWING = ['gh workflow run publish.yml', 'gh workflow run reconcile.yml'].map(
	(call) => `${call} --repo acme/incidents --ref main`,
);

let world: WorkflowWorld;

beforeAll(async () => {
	world = await startWorkflowWorld();
	for (let number = 1; number <= 12; number++)
		world.github.issues.push({ number, title: 'Room', body: '', state: 'open', updated: NOW });
});
afterEach(() => {
	expect(world.github.violations).toEqual([]);
});
afterAll(() => world.stop());

test('alerts: an alert of a dispatch becomes an incident, and the workflows that follow are started', async () => {
	const alert = { name: 'ServiceDown', severity: 'critical', starts: NOW, summary: 'Down' };
	const { source, data, received } = alertmanagerDelivery([alert], { received: NOW });
	const delivery = { id: 'd-1', received_at: received };
	const event = { action: 'tocsin-alerts', client_payload: { schema: 1, source, data, delivery } };
	const run = await world.run('alerts.yml', { eventName: 'repository_dispatch', event });
	expect(run.jobs, run.log).toEqual({ intake: 'success' });
	expect(world.show(FACTS)).toContain('status: open');
	expect(world.asked()).toEqual(FOLLOWING);
	const again = await world.run('alerts.yml', { eventName: 'schedule', event: { schedule: '17 * * * *' } });
	expect(again.jobs, again.log).toEqual({ intake: 'success' });
	expect(world.asked()).toEqual(FOLLOWING);
});

const comment = (body: string, labels: readonly string[] = ['tocsin'], type = 'User') => ({
	eventName: 'issue_comment',
	event: {
		action: 'created',
		issue: { number: 12, labels: labels.map((name) => ({ name })) },
		comment: { id: 7001, body, created_at: NOW, user: { login: 'budi', type } },
	},
});

test('command: a comment is carried out, answered, and followed', async () => {
	const run = await world.run('command.yml', comment(`/ack ${ID}`));
	expect(run.jobs, run.log).toEqual({ command: 'success' });
	expect(world.show(FACTS)).toContain('acknowledged:');
	expect(world.github.comments.get(12)?.[0]?.body).toContain(`**Done.** ${ID} acknowledged`);
	expect(world.asked()).toEqual([...FOLLOWING, ...FOLLOWING]);
});

test.each([
	['talk', comment('we look')],
	['another issue', comment('/ack', ['bug'])],
	['a machine', comment('/ack', ['tocsin'], 'Bot')],
])('command: %s costs no runner', async (_name, started) => {
	expect((await world.run('command.yml', started)).jobs).toEqual({ command: 'skipped' });
});

const issue = (body: string, sender: object = { login: 'budi', type: 'User' }) => ({
	eventName: 'issues',
	event: {
		action: 'opened',
		issue: {
			number: 11,
			html_url: 'https://github.com/acme/incidents/issues/11',
			body,
			created_at: NOW,
			state: 'open',
			user: { login: 'budi', type: 'User' },
		},
		sender,
	},
});

test('form: a declared incident is committed, answered and followed', async () => {
	const body = formBody('declare-incident', { title: 'Stolen keys', service: 'checkout-api', kind: 'other (Other)' });
	const before = world.asked().length;
	const run = await world.run('form.yml', issue(body));
	expect(run.jobs, run.log).toEqual({ form: 'success' });
	expect(world.show(FACTS.replaceAll('0001', '0002'))).toContain('title: Stolen keys');
	expect(world.github.comments.get(11)?.[0]?.body).toContain('**Done.**');
	expect(world.asked().slice(before)).toEqual(FOLLOWING);
});

test.each([
	['another issue', issue('Hello')],
	['a machine', issue('### What is wrong?', { login: 'bot', type: 'Bot' })],
])('form: %s costs no runner', async (_name, started) => {
	expect((await world.run('form.yml', started)).jobs).toEqual({ form: 'skipped' });
});

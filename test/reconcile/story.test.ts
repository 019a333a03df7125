import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSmtpMailer } from '../../src/adapters/mail/smtp-mailer.ts';
import { MemoryRemote, MemoryRepository } from '../../src/adapters/memory/memory-repository.ts';
import { changeIncident } from '../../src/app/change-incident/change-incident.ts';
import { intake, passTime } from '../../src/app/intake/intake.ts';
import { planEffects, reconcileEffects } from '../../src/app/reconcile/reconcile-effects.ts';
import { readCommand } from '../../src/core/lifecycle/read-command.ts';
import { alertmanagerDelivery, type StoryAlert } from '../stories/alertmanager-delivery.ts';
import { COMPANY } from './support/company.ts';
import { readMail } from './support/read-mail.ts';
import { type SmtpServer, startSmtpServer } from './support/start-smtp-server.ts';

const ID = 'INC-2026-0001';
const FOLDER = `incidents/2026/${ID}`;

let server: SmtpServer;
let mailer: ReturnType<typeof createSmtpMailer>;
let remote: MemoryRemote;
let repository: MemoryRepository;

beforeEach(async () => {
	server = await startSmtpServer();
	const from = 'Incidents <incidents@example.com>';
	mailer = createSmtpMailer({ host: '127.0.0.1', port: server.port, isImplicitTls: false, from });
	remote = new MemoryRemote();
	repository = new MemoryRepository(remote);
	remote.push(COMPANY.map(([path, content]) => ({ path, content })));
});

afterEach(async () => {
	mailer.close();
	await server.stop();
});

/** `20T19:02` is the twentieth of November at 19:02 UTC, which is two in the night in Jakarta. */
const at = (time: string) => `2026-11-${time}:00Z`;

async function alert(time: string, told: Partial<StoryAlert>): Promise<void> {
	const story = { name: 'ServiceDown', starts: at('20T19:00'), severity: 'warning', ...told };
	const { problems } = await intake(repository, [alertmanagerDelivery([story], { received: at(time) })]);
	expect(problems).toEqual([]);
	await passTime(repository, at(time));
}

async function command(time: string, line: string): Promise<void> {
	const [verb = '', ...words] = line.split(' ');
	const read = readCommand({ verb, words });
	if (!read.ok) throw new Error(read.problems.join('\n'));
	const request = { incident: ID, command: read.value, actor: { handle: '@budi' } };
	const { outcome } = await changeIncident(repository, request, { now: at(time) });
	expect(outcome).toMatchObject({ state: 'changed' });
}

/** Reconciles, and returns who was mailed what since the last time. */
async function reconcile(time: string): Promise<readonly string[]> {
	const before = server.mails.length;
	const options = { systems: { mailer }, clock: () => at(time) };
	const { effects, problems } = await reconcileEffects(repository, options);
	expect(problems).toEqual([]);
	expect(effects.filter(({ state }) => !['done', 'not-set-up'].includes(state))).toEqual([]);
	const commits = remote.history.length;
	expect((await reconcileEffects(repository, options)).effects.filter(({ kind }) => kind === 'mail')).toEqual([]);
	expect(remote.history).toHaveLength(commits);
	return server.mails.slice(before).map(({ raw, to }) => {
		const { headers } = readMail(raw);
		return `${headers.subject} → ${to.map((address) => address.split('@')[0]).join(', ')}`;
	});
}

const file = (name: string) => remote.tip!.files.get(`${FOLDER}/${name}`);

test('the mails of an incident in the night, from its alert to its end', async () => {
	await alert('20T19:01', {});
	expect(await reconcile('20T19:02')).toEqual([`[SEV3] ${ID} ServiceDown on checkout-api a → budi, care, payments`]);
	expect(await reconcile('20T19:03')).toEqual([]);

	await command('20T19:05', 'ack');
	expect(await reconcile('20T19:06')).toEqual([]);

	await command('20T19:10', 'severity sev1 because nobody can pay');
	expect(await reconcile('20T19:11')).toEqual([
		`[SEV3 TO SEV1] ${ID} ServiceDown on checkout-api a → budi, mei, payments, rina`,
	]);

	await alert('20T19:40', { ends: at('20T19:38') });
	expect(await reconcile('20T19:41')).toEqual([
		`[RESOLVED] ${ID} ServiceDown on checkout-api a → budi, care, mei, payments, rina`,
	]);
	expect(file('postmortem.md')).toContain('status: draft\ndue: 2026-11-23\n');
	expect(file('postmortem.md')).toContain(
		'## Detection\n\n- Detected by: alert\n- From detection to acknowledgement: 5 min\n',
	);

	expect(await reconcile('22T01:00')).toEqual([
		`[POSTMORTEM DUE 2026-11-23] ${ID} ServiceDown on checkout-api a → budi, payments, rina`,
	]);

	const written = file('postmortem.md')!
		.replace('status: draft', 'status: accepted')
		.replace(
			'actions: []',
			'actions:\n  - { id: A1, text: Watch the pool, type: detect, owner: "@mei", due: 2026-12-01, status: open, ticket: PAY-1 }',
		)
		.replace('## Root cause\n', '## Root cause\n\nThe pool was too small for the peak.\n');
	remote.push([{ path: `${FOLDER}/postmortem.md`, content: written }]);
	await command('23T02:00', 'close');
	expect(await reconcile('23T02:01')).toEqual([
		`[CLOSED] ${ID} ServiceDown on checkout-api a → budi, mei, payments, rina`,
	]);
	const closing = readMail(server.mails.at(-1)!.raw);
	expect(closing.text).toContain('ROOT CAUSE\n\nThe pool was too small for the peak.\n');
	expect(closing.text).toContain('RESOLUTION AND RECOVERY\n\n- 19:38 UTC: The alert was resolved\n');
	expect(closing.text).toContain('- A1, Mei L (@mei), due 2026-12-01, PAY-1: Watch the pool\n');

	// Midnight of the first of December in UTC is seven in the morning in Jakarta.
	expect(await reconcile('30T12:00')).toEqual([]);
	const late = '2026-12-02T00:00:00Z';
	await reconcileEffects(repository, { systems: { mailer }, clock: () => late });
	expect(readMail(server.mails.at(-1)!.raw).headers).toMatchObject({
		subject: `[ACTION OVERDUE] ${ID} ServiceDown on checkout-api a`,
		to: 'budi@example.com, mei@example.com, payments@example.com',
	});

	const threads = server.mails.map(({ raw }) => readMail(raw).headers);
	expect(new Set(threads.map((headers) => headers['message-id'])).size).toBe(threads.length);
	expect(new Set(threads.slice(1).map((headers) => headers.references))).toEqual(new Set([threads[0]!['message-id']]));
});

describe('who hears', () => {
	test('of a consequence of another incident only its owner, and it asks for no postmortem', async () => {
		await alert('20T19:01', { app: 'payment-gateway', severity: 'critical' });
		await reconcile('20T19:02');
		await alert('20T19:04', { starts: at('20T19:03'), severity: 'critical' });
		expect(await reconcile('20T19:05')).toEqual([
			'[SEV1] INC-2026-0002 ServiceDown on checkout-api a → budi, payments',
		]);
		expect(readMail(server.mails.at(-1)!.raw).text).toContain(
			'Probable cause: INC-2026-0001 (checkout-api needs payment-gateway) <https://incidents.example.com/incidents/INC-2026-0001>\n',
		);
		await alert('20T19:40', { starts: at('20T19:03'), ends: at('20T19:38') });
		expect(await reconcile('20T19:41')).toEqual([
			'[RESOLVED] INC-2026-0002 ServiceDown on checkout-api a → budi, payments',
		]);
		expect(remote.tip!.files.has('incidents/2026/INC-2026-0002/postmortem.md')).toBe(false);
	});

	test('of what can wait in the morning, and then of how it is by then', async () => {
		await alert('20T19:01', { name: 'Odd' });
		const plan = await planEffects(repository, { systems: { mailer }, clock: () => at('20T19:02') });
		expect(plan.effects).toMatchObject([{ state: 'quiet-hours', until: '2026-11-21T00:00:00Z' }]);
		expect(await reconcileEffects(repository, { systems: { mailer }, clock: () => at('20T23:59') })).toMatchObject({
			effects: [{ state: 'quiet-hours' }],
		});
		expect(server.mails).toEqual([]);
		expect(await reconcile('21T00:00')).toEqual([`[SEV4] ${ID} Odd on checkout-api a → budi, payments`]);
	});

	test('of an incident that comes back once more', async () => {
		await alert('20T19:01', {});
		await reconcile('20T19:02');
		await alert('20T19:20', { ends: at('20T19:20') });
		expect(await reconcile('20T19:21')).toHaveLength(1);
		await alert('20T19:30', { starts: at('20T19:30') });
		expect(await reconcile('20T19:31')).toEqual([
			`[SEV3 AGAIN] ${ID} ServiceDown on checkout-api a → budi, care, payments`,
		]);
		await alert('20T19:40', { starts: at('20T19:30'), ends: at('20T19:40') });
		expect(await reconcile('20T19:41')).toHaveLength(1);
	});

	test('nobody of what is older than a day, as on the first run in a repository with a history', async () => {
		await alert('20T19:01', {});
		await alert('20T19:20', { ends: at('20T19:20') });
		expect(await reconcile('21T19:30')).toEqual([]);
	});
});

import { createPullRequests } from '../../src/adapters/github/pull-requests.ts';
import { createJiraTickets } from '../../src/adapters/jira/jira-tickets.ts';
import { createMailPager } from '../../src/adapters/mail/mail-pager.ts';
import { createSmtpMailer } from '../../src/adapters/mail/smtp-mailer.ts';
import { MemoryRemote, MemoryRepository } from '../../src/adapters/memory/memory-repository.ts';
import { createSlackClient } from '../../src/adapters/slack/slack-client.ts';
import { createSlackRooms } from '../../src/adapters/slack/slack-rooms.ts';
import type { Systems } from '../../src/app/reconcile/systems.ts';
import { COMPANY } from '../reconcile/support/company.ts';
import { readMail } from '../reconcile/support/read-mail.ts';
import { type FakeJira, startFakeJira } from '../reconcile/support/start-fake-jira.ts';
import { type FakePulls, startFakePulls } from '../reconcile/support/start-fake-pulls.ts';
import { type FakeSlack, startSlack } from '../reconcile/support/start-slack.ts';
import { type SmtpServer, startSmtpServer } from '../reconcile/support/start-smtp-server.ts';

/** People, and what each is that night. */
export const PEOPLE = { rina: 'lead', budi: 'primary', mei: 'stakeholder', dewi: 'dba', oki: 'devops' } as const;

/** A company with its systems, all of them servers on this machine. */
export interface WholeLifeWorld {
	readonly remote: MemoryRemote;
	readonly repository: MemoryRepository;
	readonly systems: Systems;
	readonly smtp: SmtpServer;
	readonly slack: FakeSlack;
	readonly jira: FakeJira;
	readonly pulls: FakePulls;
	/** Mails since the last time: `subject → to, to`. */
	newMails(): readonly string[];
	/** Text of a file of the newest records; empty where there is none. */
	file(path: string): string;
	stop(): Promise<void>;
}

export async function startWholeLifeWorld(): Promise<WholeLifeWorld> {
	const [smtp, slack, jira, pulls] = await Promise.all([
		startSmtpServer(),
		startSlack(Object.keys(PEOPLE)),
		startFakeJira(),
		startFakePulls(),
	]);
	const remote = new MemoryRemote();
	for (const [path, content] of [...COMPANY, ...(await filesOf(slack))]) remote.push([{ path, content }]);
	jira.accounts.push({ accountId: 'account-mei', mail: 'mei@example.com' });
	const from = 'Incidents <incidents@example.com>';
	const mailer = createSmtpMailer({ host: '127.0.0.1', port: smtp.port, isImplicitTls: false, from });
	let read = 0;
	return {
		remote,
		repository: new MemoryRepository(remote),
		systems: {
			mailer,
			pagers: [createMailPager(mailer)],
			rooms: createSlackRooms(createSlackClient({ token: slack.token, apiUrl: slack.apiUrl })),
			tickets: createJiraTickets({
				url: jira.url,
				user: 'bot@example.com',
				token: 'x',
				project: 'PAY',
				issueType: 'Task',
			}),
			proposals: createPullRequests({
				repository: 'acme/incidents',
				token: 'x',
				agent: 'tocsin-test',
				apiUrl: pulls.url,
				base: 'main',
			}),
		},
		smtp,
		slack,
		jira,
		pulls,
		newMails: () => {
			const mails = smtp.mails.slice(read);
			read = smtp.mails.length;
			return mails
				.map(({ raw, to }) => `${readMail(raw).headers.subject} → ${to.map((one) => one.split('@')[0]).join(', ')}`)
				.sort();
		},
		file: (path) => remote.tip!.files.get(path) ?? '',
		stop: async () => {
			mailer.close();
			await Promise.all([smtp.stop(), slack.stop(), jira.stop(), pulls.stop()]);
		},
	};
}

/** What this company has beside that of the other stories: standby roles, escalation, a cart that needs the checkout, and a weekly report. */
async function filesOf(slack: FakeSlack): Promise<readonly (readonly [string, string])[]> {
	const member = async (name: string) =>
		`  - { handle: "@${name}", name: ${name}, mail: ${name}@example.com, time_zone: Asia/Jakarta, slack: ${await slack.userId(name)} }\n`;
	const rotation = (...names: readonly string[]) =>
		`rotation: { every: week, start: 2026-01-05, handover: "09:00", members: [${names.map((name) => `"@${name}"`).join(', ')}] }`;
	const company = new Map(COMPANY);
	return [
		[
			'teams/payments.yaml',
			`schema: 1\nname: Payments\nlead: "@rina"\nmail: payments@example.com\nmembers:\n${await member('rina')}${await member('budi')}${await member('mei')}`,
		],
		[
			'teams/platform.yaml',
			`schema: 1\nname: Platform\nlead: "@oki"\nmembers:\n${await member('dewi')}${await member('oki')}`,
		],
		[
			'schedules/payments.yaml',
			`schema: 1
name: Payments
team: payments
time_zone: Asia/Jakarta
layers:
  - { role: primary, ${rotation('rina', 'budi')} }
escalation:
  steps:
    - { after: 0m, notify: [primary] }
    - { after: 10m, notify: [lead] }
`,
		],
		[
			'schedules/platform.yaml',
			`schema: 1
name: Platform
team: platform
time_zone: Asia/Jakarta
layers:
  - { role: dba, ${rotation('dewi')} }
  - { role: devops, ${rotation('oki')} }
`,
		],
		[
			'services/cart.yaml',
			'schema: 1\nname: Cart\nowner: platform\nproduct: marketplace\ntier: 2\ndepends_on: [checkout-api]\nalerts:\n  - labels: { app: cart }\n',
		],
		[
			'policies/notify.yaml',
			company
				.get('policies/notify.yaml')!
				.replace('quiet_hours:', '  - { id: weekly, events: [weekly], mail: [heads@example.com] }\nquiet_hours:'),
		],
		[
			'policies/postmortems.yaml',
			`${company.get('policies/postmortems.yaml')!}reviewers:\n  - { severities: [sev1], roles: [service_owner, action_owners] }\n`,
		],
	];
}

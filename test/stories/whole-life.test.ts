import { afterEach, beforeEach, expect, test } from 'vitest';
import { pullRequestReviews } from '../../src/adapters/github/pull-request-reviews.ts';
import { readCatalogue } from '../../src/app/catalogue/read-catalogue.ts';
import { runCommands } from '../../src/app/command/run-commands.ts';
import { intake, passTime } from '../../src/app/intake/intake.ts';
import { reconcileEffects } from '../../src/app/reconcile/reconcile-effects.ts';
import { settleRecords } from '../../src/app/reconcile/settle-records.ts';
import { sendDueReports } from '../../src/app/report/due-reports.ts';
import { reviewPullRequest } from '../../src/app/review/review-pull-request.ts';
import { readMail } from '../reconcile/support/read-mail.ts';
import { MAY_WRITE, shaOf, startGithubEmulator } from '../support/start-github-emulator.ts';
import { alertmanagerDelivery } from './alertmanager-delivery.ts';
import { startWholeLifeWorld, type WholeLifeWorld } from './whole-life-world.ts';

const ID = 'INC-2026-0001';
const FOLDER = `incidents/2026/${ID}`;
const TITLE = 'ServiceDown on checkout-api a';

let world: WholeLifeWorld;

beforeEach(async () => {
	world = await startWholeLifeWorld();
});

afterEach(async () => {
	expect([...world.jira.violations, ...world.pulls.violations]).toEqual([]);
	await world.stop();
});

/** `20T19:02` is the twentieth of November at 19:02 UTC, two in the night in Jakarta. */
const at = (time: string) => `2026-11-${time}:00Z`;

async function alert(time: string, app: string): Promise<void> {
	const { repository } = world;
	const delivery = alertmanagerDelivery([{ name: 'ServiceDown', app, starts: at(time) }], { received: at(time) });
	expect((await intake(repository, [delivery])).problems).toEqual([]);
	await passTime(repository, at(time));
}

/** Reconciles once, sees that a second time changes nothing, and returns what was done and who was mailed. */
async function reconcile(time: string) {
	const { repository, systems, remote } = world;
	const options = { systems, clock: () => at(time) };
	const { tickets } = systems;
	const settled = await settleRecords(repository, { now: at(time), tickets, commits: async () => [] });
	const { effects, problems } = await reconcileEffects(repository, options);
	expect([...problems, ...settled.problems]).toEqual([]);
	expect(effects.filter(({ state }) => state !== 'done')).toEqual([]);
	const { length } = remote.history;
	expect(await reconcileEffects(repository, options)).toEqual({ effects: [], problems: [] });
	expect(remote.history).toHaveLength(length);
	return { done: effects.map(({ key }) => key.replace(`${ID}/`, '')).sort(), mails: world.newMails() };
}

let typed = 0;

/** What somebody types in the room. */
async function say(time: string, name: string, text: string): Promise<string> {
	const { repository, slack } = world;
	const by = { slack: await slack.userId(name) };
	const given = { key: `command/slack/${++typed}`, text, room: (await room()).id!, by, at: at(time) };
	const answers = await runCommands(repository, given);
	return answers.map(({ state, said }) => `${state}: ${said.join(' ')}`).join('\n');
}

async function room() {
	const { channels = [] } = await world.slack.admin.conversations.list({ limit: 100 });
	return channels.find(({ name }) => name?.startsWith('inc-2026-0001'))!;
}

async function peopleInRoom(): Promise<readonly string[]> {
	const { members = [] } = await world.slack.admin.conversations.members({ channel: (await room()).id! });
	const names = await Promise.all(
		members.map(async (user) => (await world.slack.admin.users.info({ user })).user?.name ?? user),
	);
	return names.sort();
}

/** The review of the proposed postmortem on GitHub, before and after those who are asked have approved it. */
async function review(text: string): Promise<readonly string[]> {
	const github = await startGithubEmulator();
	const head = { sha: shaOf('head'), ref: `postmortem/${ID}`, owner: 'acme' };
	const path = `${FOLDER}/postmortem.md`;
	const reviews: { login: string; state: 'APPROVED'; commit: string; at: string }[] = [];
	const files = [{ filename: path, status: 'added' }];
	github.pulls.set(1, { author: 'budi', head, state: 'open', files, reviews });
	for (const [name, content] of world.remote.tip!.files) github.files.set(`main:${name}`, content);
	github.files.set(`${head.sha}:${path}`, text);
	github.files.set(`${head.sha}:${FOLDER}/incident.md`, world.file(`${FOLDER}/incident.md`));
	const source = pullRequestReviews({ repository: 'acme/incidents', token: MAY_WRITE, apiUrl: github.url });
	const look = async () => (await reviewPullRequest(await source.pullRequest(1), source)).description;
	const said = [await look()];
	for (const login of ['rina', 'mei']) reviews.push({ login, state: 'APPROVED', commit: head.sha, at: at('22T03:00') });
	said.push(await look());
	expect(github.violations).toEqual([]);
	await github.stop();
	return said;
}

test('the whole life of an incident, from an alert in the night to the report of the week', async () => {
	await alert('20T19:01', 'checkout-api');
	expect(await reconcile('20T19:01')).toEqual({
		done: ['mail/triggered/1', expect.stringMatching(/^page\//), 'room/open'],
		mails: [expect.stringMatching(/ → budi$/), `[SEV1] ${ID} ${TITLE} → budi, care, mei, payments, rina`].sort(),
	});
	expect(await peopleInRoom()).toEqual(expect.arrayContaining(['budi', 'dewi', 'mei', 'oki', 'rina']));

	// Nobody takes it: the next step of escalation wakes the lead.
	expect((await reconcile('20T19:10')).done).toEqual([]);
	expect(await reconcile('20T19:11')).toEqual({
		done: [expect.stringMatching(/^page\//)],
		mails: [expect.stringMatching(/ → rina$/)],
	});
	expect(await say('20T19:12', 'budi', 'ack')).toBe(`changed: ${ID} acknowledged by @budi`);
	await alert('20T19:14', 'cart');
	const { done, mails } = await reconcile('20T19:15');
	expect(done.filter((key) => key.startsWith('page/'))).toEqual([]);
	expect(mails).toEqual(['[SEV1] INC-2026-0002 ServiceDown on cart a → dewi, oki']);
	expect((await reconcile('20T19:30')).done).toEqual([]);

	expect(await say('20T19:40', 'budi', 'resolve The pool was made bigger')).toContain(`${ID} resolved by @budi`);
	const resolved = await reconcile('20T19:41');
	expect(resolved.done).toEqual(
		expect.arrayContaining(['collation/1', 'mail/resolved/1', 'postmortem/draft', 'ticket/postmortem']),
	);
	expect(resolved.mails).toEqual([`[RESOLVED] ${ID} ${TITLE} → budi, care, mei, payments, rina`]);
	expect(readMail(world.smtp.mails.at(-1)!.raw).text).toContain('Where: Checkout API; also Cart');
	expect(world.file(`${FOLDER}/incident.md`)).toContain('affected_services:\n  - cart\n');
	const timeline = world.file(`${FOLDER}/timeline.yaml`);
	expect(timeline).toContain('First looked at by: budi (@budi), 11 min after detection');
	expect(timeline).toContain('From detection to acknowledgement: 11 min');
	expect(timeline).toContain('Consequences: INC-2026-0002 (cart)');
	const [ticket] = world.jira.tickets;
	expect(JSON.stringify(ticket!.fields)).toContain('Consequences: INC-2026-0002 (cart)');
	expect([...world.pulls.asked].sort()).toEqual(['assignee rina', 'reviewer rina']);

	const draft = world.pulls.branches.get(`postmortem/${ID}`)!.get(`${FOLDER}/postmortem.md`)!;
	expect(draft).toContain('status: draft\n');
	const action = '{ id: A1, text: Watch the pool, type: detect, owner: "@mei", due: 2026-12-01, status: open }';
	const written = draft
		.replace('status: draft', 'status: in-review')
		.replace('actions: []', `actions:\n  - ${action}`)
		.replace('## Root cause\n', '## Root cause\n\nThe pool was too small for the peak.\n');
	expect(await review(written)).toEqual(['Waiting for @rina, @mei', 'Acknowledged by everybody who has to']);
	const accepted = written.replace('status: in-review', 'status: accepted');
	world.remote.push([{ path: `${FOLDER}/postmortem.md`, content: accepted }], 'Merge the postmortem');
	expect(await reconcile('22T03:10')).toMatchObject({ done: ['ticket/A1'], mails: [] });
	expect(world.jira.tickets.map(({ key, fields }) => [key, fields.assignee?.accountId])).toEqual([
		['PAY-1', undefined],
		['PAY-2', 'account-mei'],
	]);

	expect(await say('22T03:20', 'rina', 'close')).toContain(`${ID} closed by @rina`);
	const closed = await reconcile('22T03:21');
	expect(closed.mails).toEqual([`[CLOSED] ${ID} ${TITLE} → budi, mei, payments, rina`]);
	const closing = readMail(world.smtp.mails.at(-1)!.raw);
	expect(closing.text).toContain('ROOT CAUSE\n\nThe pool was too small for the peak.\n');
	expect(closing.text).toContain('The pool was made bigger');
	expect((await room()).is_archived).toBe(true);

	world.jira.tickets[1]!.status = { name: 'Done', statusCategory: { key: 'done' } };
	await reconcile('22T05:00');
	expect(world.file(`${FOLDER}/postmortem.md`)).toMatch(
		/status: done[\s\S]*closed_by: "?http:\/\/[^\s]+\/browse\/PAY-2/,
	);

	const catalogue = readCatalogue(recordFiles());
	const places = { repository: world.repository, mailer: world.systems.mailer!, clock: () => at('23T01:00') };
	const [weekly] = await sendDueReports(catalogue, { ...places, kind: 'weekly', catchUpDays: 6 });
	expect(weekly!.outcome).toMatchObject({ state: 'sent', to: ['heads@example.com'] });
	expect(readMail(world.smtp.mails.at(-1)!.raw).text).toContain(ID);
	const sent = world.smtp.mails.length;
	await sendDueReports(readCatalogue(recordFiles()), { ...places, kind: 'weekly', catchUpDays: 6 });
	expect(world.smtp.mails).toHaveLength(sent);
	expect((await reconcile('23T01:10')).done).toEqual([]);
});

/** The records as a work tree would have them. */
function recordFiles() {
	const { files } = world.remote.tip!;
	return { paths: () => [...files.keys()].sort(), read: (path: string) => files.get(path)!, version: () => '1' };
}

import { afterEach, beforeEach, expect, test } from 'vitest';
import { MemoryRemote, MemoryRepository } from '../../src/adapters/memory/memory-repository.ts';
import { createSlackChat } from '../../src/adapters/slack/slack-chat.ts';
import { createSlackClient } from '../../src/adapters/slack/slack-client.ts';
import { createSlackRooms } from '../../src/adapters/slack/slack-rooms.ts';
import { runCommands } from '../../src/app/command/run-commands.ts';
import { intake } from '../../src/app/intake/intake.ts';
import { reconcileEffects } from '../../src/app/reconcile/reconcile-effects.ts';
import { chatSystems } from '../../src/cli/chat-systems.ts';
import { alertmanagerDelivery } from '../stories/alertmanager-delivery.ts';
import { COMPANY } from './support/company.ts';
import { type FakeSlack, startSlack } from './support/start-slack.ts';

const FACTS = 'incidents/2026/INC-2026-0001/incident.md';
const at = (time: string) => `2026-11-20T${time}:00Z`;

let slack: FakeSlack;
let remote: MemoryRemote;
let repository: MemoryRepository;

beforeEach(async () => {
	slack = await startSlack();
	remote = new MemoryRemote();
	repository = new MemoryRepository(remote);
	remote.push(COMPANY.map(([path, content]) => ({ path, content })));
	const notify = remote.tip!.files.get('policies/notify.yaml')!;
	const team = remote.tip!.files.get('teams/payments.yaml')!;
	remote.push([
		{
			path: 'policies/notify.yaml',
			content: notify.replace(/(mail: \[stakeholders.*)/, '$1\n    chat: ["#major-incidents"]'),
		},
		{
			path: 'teams/payments.yaml',
			content: team.replace('mail: budi@', `slack: ${await slack.userId('budi')}, mail: budi@`),
		},
	]);
	const alert = { name: 'ServiceDown', starts: at('04:00'), severity: 'critical' };
	await intake(repository, [alertmanagerDelivery([alert], { received: at('04:00') })]);
});

afterEach(() => slack.stop());

async function reconcile(time: string): Promise<readonly string[]> {
	const client = createSlackClient({ token: slack.token, apiUrl: slack.apiUrl, timeoutMs: 1000 });
	const systems = { rooms: createSlackRooms(client), chat: createSlackChat(client) };
	const { effects } = await reconcileEffects(repository, { systems, clock: () => at(time) });
	return effects
		.filter(({ kind }) => kind === 'chat' || kind === 'room')
		.map(({ key, state, error }) => [key.replace(/[0-9a-f]{16}$/, '…'), state, error].filter(Boolean).join(' '));
}

async function command(text: string, time: string): Promise<void> {
	const room = /room:\n\s+id: (\S+)/.exec(remote.tip!.files.get(FACTS)!)![1]!;
	const by = { slack: await slack.userId('budi') };
	const given = { key: `command/slack/${text.length}`, text, room, by, at: at(time) };
	expect((await runCommands(repository, given)).map(({ state }) => state)).toEqual(['changed']);
}

test('the room and the channel follow an incident that is commanded from its room', async () => {
	expect((await reconcile('04:01')).toSorted()).toEqual([
		'INC-2026-0001/chat/triggered/1/major-incidents done',
		'INC-2026-0001/room/open done',
	]);
	expect(await reconcile('04:02')).toEqual([]);
	await command('ack', '04:03');
	expect(await reconcile('04:04')).toEqual(['INC-2026-0001/room/update/… done']);
	await command('role commander @rina', '04:05');
	await command('resolve rolled back to 41', '04:06');
	expect((await reconcile('04:07')).toSorted()).toEqual([
		'INC-2026-0001/chat/resolved/1/major-incidents done',
		'INC-2026-0001/room/update/… done',
	]);
	expect(await reconcile('04:08')).toEqual([]);
	const posts = slack.calls.filter(({ method }) => method === 'chat.postMessage');
	const root = /"message":"([^"]+)"/.exec(remote.tip!.files.get('incidents/2026/INC-2026-0001/effects.yaml')!)![1];
	expect(posts.map(({ body }) => body.thread_ts)).toEqual([undefined, undefined, root]);
	expect(slack.calls.filter(({ method }) => method === 'chat.update')).toHaveLength(2);
	const facts = remote.tip!.files.get(FACTS)!;
	const closed = facts
		.replace('status: resolved', 'status: closed')
		.replace('times:', `times:\n  closed: ${at('04:09')}`);
	remote.push([{ path: FACTS, content: closed }]);
	expect(await reconcile('04:10')).toEqual([
		'INC-2026-0001/chat/closed/1/major-incidents done',
		'INC-2026-0001/room/close done',
	]);
	expect(await reconcile('04:11')).toEqual([]);
	const { channels = [] } = await slack.admin.conversations.list();
	expect(channels.find(({ name }) => name?.startsWith('inc-'))).toMatchObject({ is_archived: true });
});

test('a channel that somebody archived is left alone from then on', async () => {
	await reconcile('04:01');
	const { channels = [] } = await slack.admin.conversations.list();
	const id = channels.find(({ name }) => name?.startsWith('inc-'))!.id!;
	await slack.admin.conversations.archive({ channel: id });
	await command('ack', '04:03');
	expect(await reconcile('04:04')).toEqual([`INC-2026-0001/room/update/… done the channel ${id} was archived`]);
	expect(remote.tip!.files.get(FACTS)).toContain('state: closed');
	await command('severity sev2 because it is worse than that', '04:05');
	expect(await reconcile('04:06')).toEqual([]);
});

test('rooms and channels are in one system each', () => {
	const token = ['xoxb', 'x'].join('-');
	const slackUse = { TOCSIN_SLACK_USE: 'rooms,chat', TOCSIN_SLACK_TOKEN: token };
	const teamsUse = { TOCSIN_TEAMS_USE: 'chat', TOCSIN_TEAMS_WEBHOOKS: 'a=https://a.example/' };
	const only = chatSystems(slackUse, { hasGithubRooms: false });
	expect([Object.keys(only.systems), only.problems]).toEqual([['rooms', 'chat'], []]);
	const both = chatSystems({ ...slackUse, ...teamsUse }, { hasGithubRooms: true });
	expect(both).toMatchObject({ systems: {}, mayGithubHaveRooms: false });
	expect(both.problems).toEqual([
		'no rooms are opened: several of TOCSIN_GITHUB_USE, TOCSIN_SLACK_USE and TOCSIN_TEAMS_USE have rooms, expected one',
		'no channel is told: TOCSIN_SLACK_USE and TOCSIN_TEAMS_USE both have chat, expected one of them',
	]);
	const wrong = chatSystems({ TOCSIN_SLACK_USE: 'rooms', TOCSIN_SLACK_TOKEN: 'x' }, { hasGithubRooms: false });
	expect(wrong.problems).toEqual([
		'Slack is not called: Unexpected TOCSIN_SLACK_TOKEN, expected the bot token of the app, xoxb-…',
	]);
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSlackClient } from '../../src/adapters/slack/slack-client.ts';
import { createSlackRooms } from '../../src/adapters/slack/slack-rooms.ts';
import type { RoomView } from '../../src/core/effects/effect.ts';
import type { NewRoom } from '../../src/ports/rooms.ts';
import { type FakeSlack, type SlackTrouble, startSlack } from './support/start-slack.ts';

const PAGE = 'https://incidents.example.com/incidents/INC-2026-0001';

let slack: FakeSlack;

beforeEach(async () => {
	slack = await startSlack();
});

afterEach(() => slack.stop());

const rooms = (token = slack.token) =>
	createSlackRooms(createSlackClient({ token, apiUrl: slack.apiUrl, timeoutMs: 500 }));

function viewOf(label = 'Open, sev1', changes: Partial<RoomView['letter']> = {}): RoomView {
	return {
		letter: {
			subject: `[SEV1] INC-2026-0001 Checkout is down`,
			tone: 'bad',
			label,
			title: 'Checkout is down',
			paragraphs: [],
			facts: [
				['Where', 'Checkout API', 'https://incidents.example.com/services/checkout-api'],
				['Impact', '41000 users'],
			],
			sections: [],
			link: { text: 'Open INC-2026-0001', url: PAGE },
			footer: '',
			thread: { messageId: '<a@b>', listId: '<c>' },
			...changes,
		},
		topic: `sev1 open | no commander | ${PAGE}`,
		links: [
			{ title: 'INC-2026-0001', url: PAGE },
			{ title: 'Runbook: Checkout is down', url: 'https://incidents.example.com/runbooks/checkout-down' },
		],
		digest: label,
	};
}

function roomOf(changes: Partial<NewRoom> = {}): NewRoom {
	return {
		incident: 'INC-2026-0001',
		name: 'inc-2026-0001-checkout-api-service-down',
		view: viewOf(),
		people: [
			{ handle: '@rina', mail: 'rina@example.com' },
			{ handle: '@budi', mail: 'budi@example.com' },
		],
		...changes,
	};
}

const channels = async () => (await slack.admin.conversations.list({ limit: 1000 })).channels ?? [];
const channelNamed = async (name: string) => (await channels()).find((channel) => channel.name === name)!;
const messagesOf = async (channel: string) =>
	(await slack.admin.conversations.history({ channel, include_all_metadata: true })).messages ?? [];

async function opened(changes: Partial<NewRoom> = {}) {
	const attempt = await rooms().open(roomOf(changes));
	if (attempt.state !== 'done' || !attempt.reference) throw new Error(JSON.stringify(attempt));
	const { id, message = '' } = attempt.reference;
	return { attempt, incident: 'INC-2026-0001', room: { id, message } };
}

describe('a channel that is opened', () => {
	test('has a name, a topic, its people, a pinned summary and bookmarks, by the scopes of the documentation', async () => {
		const { attempt, room } = await opened();
		const channel = await channelNamed('inc-2026-0001-checkout-api-service-down');
		expect(attempt).toEqual({
			state: 'done',
			reference: { id: channel.id, url: expect.stringMatching(`archives/${channel.id}$`), message: room.message },
		});
		expect(channel.topic!.value).toBe(`sev1 open | no commander | ${PAGE}`);
		const { members = [] } = await slack.admin.conversations.members({ channel: room.id });
		expect(members).toEqual(expect.arrayContaining([await slack.userId('rina'), await slack.userId('budi')]));
		const { items = [] } = await slack.admin.pins.list({ channel: room.id });
		expect(items.map(({ message }) => message?.ts)).toEqual([room.message]);
		const { bookmarks = [] } = await slack.admin.bookmarks.list({ channel_id: room.id });
		expect(bookmarks.map(({ title, link }) => [title, link])).toEqual([
			['INC-2026-0001', PAGE],
			['Runbook: Checkout is down', 'https://incidents.example.com/runbooks/checkout-down'],
		]);
	});

	test('is found by its name when it is opened again: one channel, one summary, one bookmark each', async () => {
		const { attempt } = await opened();
		expect(await rooms().open(roomOf())).toEqual(attempt);
		expect((await channels()).filter(({ name }) => name?.startsWith('inc-'))).toHaveLength(1);
		const id = attempt.reference!.id;
		expect((await messagesOf(id)).filter(({ metadata }) => metadata?.event_type === 'tocsin')).toHaveLength(1);
		expect((await slack.admin.bookmarks.list({ channel_id: id })).bookmarks).toHaveLength(2);
	});

	test.each([
		'conversations.create',
		'chat.postMessage',
		'pins.add',
		'conversations.setTopic',
		'conversations.invite',
		'bookmarks.add',
	])('is made whole by the next try where the answer to %s was lost', async (method) => {
		slack.troubles.set(method, ['lost']);
		expect(await rooms().open(roomOf())).toMatchObject({ state: 'failed', isSystemDown: true });
		const { attempt, room } = await opened();
		expect(attempt).not.toHaveProperty('note');
		expect((await channels()).filter(({ name }) => name?.startsWith('inc-'))).toHaveLength(1);
		expect((await slack.admin.pins.list({ channel: room.id })).items).toHaveLength(1);
		expect((await messagesOf(room.id)).filter(({ metadata }) => metadata?.event_type === 'tocsin')).toHaveLength(1);
		expect((await slack.admin.bookmarks.list({ channel_id: room.id })).bookmarks).toHaveLength(2);
	});

	test('tells who could not be asked in, and asks in the others', async () => {
		const people = [
			{ handle: '@gone', slack: 'U0GONE' },
			{ handle: '@rina', slack: await slack.userId('rina') },
			{ handle: '@stranger', mail: 'stranger@example.com' },
			{ handle: '@nobody' },
		];
		const { attempt, room } = await opened({ people });
		expect(attempt.note).toBe(
			'@stranger is unknown to Slack as stranger@example.com; ' +
				'@nobody has no slack id and no mail in teams/; @gone cannot be invited (user_not_found)',
		);
		const { members } = await slack.admin.conversations.members({ channel: room.id });
		expect(members).toContain(await slack.userId('rina'));
	});

	test('goes on where bookmarks and topics are forbidden, and says so', async () => {
		const refusal = { status: 200, body: { ok: false, error: 'restricted_action' } };
		slack.troubles.set('bookmarks.list', [refusal]);
		slack.troubles.set('conversations.setTopic', [refusal]);
		const { attempt } = await opened();
		expect(attempt.note).toBe('no topic (restricted_action); not all bookmarks (restricted_action)');
	});

	test('uses the channel of somebody else that has its name, and another name where that was archived', async () => {
		const { name } = roomOf();
		const { channel } = await slack.admin.conversations.create({ name });
		expect((await opened()).room.id).toBe(channel!.id);
		await slack.admin.conversations.archive({ channel: channel!.id! });
		expect((await opened()).room.id).toBe((await channelNamed(`${name}-2`)).id);
	});

	test('with an incident of 40 000 characters and 500 facts stays within what Slack takes', async () => {
		const long = 'x<&>*_'.repeat(7000);
		const facts = Array.from({ length: 500 }, (_, row) => [`Fact ${row}`, long] as const);
		await opened({ view: viewOf(long, { title: long, subject: long, paragraphs: [long], facts }) });
		const { body } = slack.calls.find(({ method }) => method === 'chat.postMessage')!;
		const [header, words] = JSON.parse(body.blocks!) as [
			{ text: { text: string } },
			{ elements: [{ elements: object[] }] },
		];
		expect(header.text.text.length).toBeLessThanOrEqual(150);
		expect(words.elements[0].elements.length).toBeGreaterThan(40);
		expect(body.blocks!.length).toBeLessThan(13_000);
		expect(body.text!.length).toBeLessThan(3000);
	});

	test('holds no mention, markup or link of what people and alerts wrote', async () => {
		const evil = '<!channel> <@U012> *b* <https://evil.example|click> :fire: & @here';
		await opened({ view: viewOf('Open, sev1', { title: evil, subject: evil, facts: [['Impact', evil]] }) });
		const { body } = slack.calls.find(({ method }) => method === 'chat.postMessage')!;
		expect(body.text).toBe('&lt;!channel&gt; &lt;@U012&gt; *b* &lt;https://evil.example|click&gt; :fire: &amp; @here');
		expect(body).toMatchObject({ mrkdwn: 'false', parse: 'none', link_names: 'false', unfurl_links: 'false' });
		const blocks = JSON.parse(body.blocks!);
		expect(blocks[0].text).toEqual({ type: 'plain_text', text: `Open, sev1: ${evil}`, emoji: false });
		expect(blocks[1].elements[0].elements).toContainEqual({ type: 'text', text: evil });
		expect(JSON.stringify(blocks)).not.toContain('mrkdwn');
	});
});

describe('a channel that is kept up to date', () => {
	test('has one message, which is changed', async () => {
		const { room, incident } = await opened();
		const view = viewOf('Resolved, sev1');
		expect(await rooms().update({ incident, room, view })).toEqual({ state: 'done' });
		const messages = await messagesOf(room.id);
		const ours = messages.filter(({ metadata }) => metadata?.event_type === 'tocsin');
		expect(ours.map(({ ts }) => ts)).toEqual([room.message]);
		expect(JSON.stringify(ours[0]!.blocks)).toContain('Resolved, sev1: Checkout is down');
	});

	test('has its message anew where somebody deleted it', async () => {
		const { room, incident } = await opened();
		slack.troubles.set('chat.update', [{ status: 200, body: { ok: false, error: 'message_not_found' } }]);
		await slack.admin.chat.delete({ channel: room.id, ts: room.message });
		const attempt = await rooms().update({ incident, room, view: viewOf('Resolved, sev1') });
		expect(attempt).toMatchObject({ state: 'done', reference: { id: room.id } });
		expect((await messagesOf(room.id)).map(({ ts }) => ts)).toContain(
			(attempt as { reference: { message: string } }).reference.message,
		);
	});

	test('is known by its id when it was renamed', async () => {
		const { room, incident } = await opened();
		await slack.admin.conversations.rename({ channel: room.id, name: 'war-room' });
		expect(await rooms().update({ incident, room, view: viewOf('Resolved, sev1') })).toEqual({ state: 'done' });
		expect(await rooms().close({ incident, room, view: viewOf('Closed, sev1') })).toEqual({ state: 'done' });
		expect((await channelNamed('war-room')).is_archived).toBe(true);
	});

	test('is over when it was deleted or archived', async () => {
		const { room, incident } = await opened();
		const view = viewOf('Resolved, sev1');
		await slack.admin.conversations.archive({ channel: room.id });
		expect(await rooms().update({ incident, room, view })).toEqual({
			state: 'done',
			note: `the channel ${room.id} was archived`,
			isOver: true,
		});
		const gone = { id: 'C0GONE', message: '1.0' };
		const over = { state: 'done', note: 'the channel C0GONE was deleted', isOver: true };
		expect(await rooms().update({ incident, room: gone, view })).toEqual(over);
		expect(await rooms().close({ incident, room: gone, view })).toEqual(over);
		expect(await rooms().close({ incident, room, view })).toMatchObject({ state: 'done', isOver: true });
	});

	test('shows the last state when it is closed', async () => {
		const { room, incident } = await opened();
		await rooms().close({ incident, room, view: viewOf('Closed, sev1') });
		expect((await channelNamed(roomOf().name)).is_archived).toBe(true);
		const { items } = await slack.admin.pins.list({ channel: room.id });
		expect(JSON.stringify(items)).toContain('Closed, sev1: Checkout is down');
	});
});

describe('trouble', () => {
	const TOKEN_HELP = 'The token in TOCSIN_SLACK_TOKEN is wrong, expired or revoked: docs/chat.md says how to get one';

	test.each<[string, SlackTrouble, object]>([
		[
			'a rate limit',
			{ status: 429, headers: { 'retry-after': '30' } },
			{ error: 'Slack limits the calls for 30 s', retryAfterMs: 30_000, isSystemDown: true },
		],
		['a fault of Slack', { status: 503 }, { error: 'Slack answered 503', isSystemDown: true }],
		['no answer', 'hang', { error: 'Slack did not answer in time', isSystemDown: true }],
		[
			'a fault that Slack reports as an answer',
			{ status: 200, body: { ok: false, error: 'internal_error' } },
			{ error: 'Slack refused: internal_error', isSystemDown: true },
		],
		[
			'a wrong token',
			{ status: 200, body: { ok: false, error: 'invalid_auth' } },
			{ error: 'Slack refused: invalid_auth', help: TOKEN_HELP, isSystemDown: true },
		],
		[
			'a scope that is missing',
			{ status: 200, body: { ok: false, error: 'missing_scope', needed: 'channels:manage' } },
			{
				error: 'Slack refused: missing_scope channels:manage',
				help: 'Give the app the scopes that docs/chat.md names, and install it again',
			},
		],
	])('%s', async (_name, trouble, expected) => {
		slack.troubles.set('conversations.create', [trouble]);
		expect(await rooms().open(roomOf())).toEqual({ state: 'failed', ...expected });
		// Our own back-off decides when to try again, not Slack's client.
		expect(slack.calls.filter(({ method }) => method === 'conversations.create')).toHaveLength(1);
	});

	test('a server that is not there', async () => {
		const nowhere = createSlackClient({ token: slack.token, apiUrl: 'http://127.0.0.1:9/api/' });
		const attempt = await createSlackRooms(nowhere).open(roomOf());
		expect(attempt).toEqual({ state: 'failed', error: 'Slack cannot be reached', isSystemDown: true });
	});
});

import { createRequire } from 'node:module';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { adaptiveCard } from '../../src/adapters/teams/adaptive-card.ts';
import { createGraphClient, type GraphOptions } from '../../src/adapters/teams/graph-client.ts';
import { readTeamsUse } from '../../src/adapters/teams/read-teams-use.ts';
import { createTeamsChat } from '../../src/adapters/teams/teams-chat.ts';
import { createTeamsRooms } from '../../src/adapters/teams/teams-rooms.ts';
import type { RoomView } from '../../src/core/effects/effect.ts';
import type { Letter } from '../../src/core/effects/mail/letter.ts';
import type { NewRoom } from '../../src/ports/rooms.ts';
import { type FakeGraph, type GraphTrouble, startFakeGraph } from './support/start-fake-graph.ts';

const INCIDENT = 'INC-2026-0001';
const PAGE = 'https://incidents.example.com/incidents/INC-2026-0001';
const [RINA, BUDI] = ['11111111-2222-4333-8444-555555555555', '22222222-2222-4333-8444-555555555555'] as const;

let graph: FakeGraph;

beforeEach(async () => {
	graph = await startFakeGraph();
	graph.users.set('rina@example.com', RINA).set("o'budi@example.com", BUDI);
});

afterEach(async () => {
	expect(graph.violations).toEqual([]);
	await graph.stop();
});

function rooms(changes: Partial<GraphOptions> = {}) {
	const app = { tenant: 'acme', clientId: 'app', clientSecret: 'right', loginUrl: graph.url, graphUrl: graph.url };
	return createTeamsRooms(createGraphClient({ ...app, timeoutMs: 500, ...changes }), `${graph.url}/webhook`);
}

function viewOf(label = 'Open, sev1', changes: Partial<Letter> = {}): RoomView {
	const letter: Letter = {
		subject: `[SEV1] ${INCIDENT} Checkout: down`,
		tone: 'bad',
		label,
		title: 'Checkout: down',
		paragraphs: [],
		facts: [['Where', 'Checkout API', 'https://incidents.example.com/services/checkout-api']],
		sections: [],
		link: { text: `Open ${INCIDENT}`, url: PAGE },
		footer: '',
		thread: { messageId: '<a@b>', listId: '<c>' },
		...changes,
	};
	return { letter, topic: 'sev1 open', links: [], digest: label };
}

const ROOM: NewRoom = {
	incident: INCIDENT,
	name: 'inc-2026-0001-checkout-api-service-down',
	view: viewOf(),
	people: [
		{ handle: '@rina', mail: 'rina@example.com' },
		{ handle: '@budi', mail: "o'budi@example.com" },
	],
};

/** What Microsoft's own package for Adaptive Cards has against a card. */
function cardProblems(card: object): readonly string[] {
	const cards = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js');
	const context = new cards.SerializationContext(cards.Versions.v1_4);
	const parsed = new cards.AdaptiveCard();
	parsed.parse(card, context);
	const events = Array.from({ length: context.eventCount }, (_, place) => context.getEventAt(place).message);
	return [
		...events,
		...parsed.validateProperties().validationEvents.map(({ message }: { message: string }) => message),
	];
}

describe('a group chat', () => {
	test('is made with its topic and its people, and a card says where it is', async () => {
		const id = '19:1@thread.v2';
		const url = `https://teams.microsoft.com/l/chat/${encodeURIComponent(id)}/0`;
		expect(await rooms().open(ROOM)).toEqual({ state: 'done', reference: { id, url } });
		expect(graph.chats).toEqual([{ id, topic: `${INCIDENT} Open, sev1, Checkout  down`, members: [RINA, BUDI] }]);
		const [card] = graph.cards;
		expect(card!.type).toBe('message');
		expect(cardProblems(card!.attachments[0]!.content)).toEqual([]);
		expect(JSON.stringify(card)).toContain(JSON.stringify({ title: 'Open the chat', url }).slice(1, -1));
	});

	test.each(['POST /v1.0/chats', 'POST /webhook'])('is made once where the answer to %s was lost', async (call) => {
		graph.troubles.set(call, ['lost']);
		const first = await rooms().open(ROOM);
		expect(first.state).toBe(call === 'POST /webhook' ? 'done' : 'failed');
		expect(await rooms().open(ROOM)).toMatchObject({ state: 'done', reference: { id: '19:1@thread.v2' } });
		expect(graph.chats).toHaveLength(1);
	});

	test('is made without whom Entra does not know or Teams does not take, and says so', async () => {
		const stranger = '33333333-2222-4333-8444-555555555555';
		graph.refused.add(stranger);
		const people = [
			...ROOM.people,
			{ handle: '@guest', teams: stranger },
			{ handle: '@nobody' },
			{ handle: '@mei', mail: 'mei@example.com' },
		];
		expect(await rooms().open({ ...ROOM, people })).toMatchObject({
			state: 'done',
			note:
				'@nobody has no teams id and no mail in teams/; @mei is unknown to Entra as mei@example.com; ' +
				'@guest cannot be added (Microsoft Graph answered 403: Forbidden: not in this tenant)',
		});
		expect(graph.chats[0]!.members).toEqual([RINA, BUDI]);
	});

	test('with nobody in it cannot be', async () => {
		expect(await rooms().open({ ...ROOM, people: [{ handle: '@x' }] })).toEqual({
			state: 'failed',
			error: 'nobody to open a chat with: @x has no teams id and no mail in teams/',
			isPermanent: true,
		});
	});

	test('that was made before gets those who are missing', async () => {
		await rooms().open({ ...ROOM, people: ROOM.people.slice(0, 1) });
		expect(await rooms().open(ROOM)).toMatchObject({ state: 'done' });
		expect(graph.chats.map(({ members }) => members)).toEqual([[RINA, BUDI]]);
	});

	test('has a topic that follows the incident, and says when it is over', async () => {
		await rooms().open(ROOM);
		const room = { id: graph.chats[0]!.id };
		expect(await rooms().update({ incident: INCIDENT, room, view: viewOf('Resolved, sev1') })).toEqual({
			state: 'done',
		});
		expect(graph.chats[0]!.topic).toBe(`${INCIDENT} Resolved, sev1, Checkout  down`);
		expect(await rooms().close({ incident: INCIDENT, room, view: viewOf('Closed, sev1') })).toEqual({
			state: 'done',
			note: 'Teams lets no app close a group chat: its topic says that it is over',
		});
		const gone = { incident: INCIDENT, room: { id: '19:9@thread.v2' }, view: viewOf() };
		const over = { state: 'done', note: `the chat of ${INCIDENT} is gone`, isOver: true };
		expect([await rooms().update(gone), await rooms().close(gone)]).toEqual([over, over]);
	});
});

describe('trouble', () => {
	const RIGHTS = 'Give the app the permissions that docs/chat.md names, and the consent of an administrator';

	test.each<[string, GraphTrouble, object]>([
		[
			'a limit',
			{ status: 429, headers: { 'retry-after': '20' } },
			{ error: 'Microsoft Graph limits the calls for 20 s', retryAfterMs: 20_000 },
		],
		['a fault of Microsoft', { status: 503 }, { error: 'Microsoft Graph answered 503' }],
		['no answer', 'hang', { error: 'Microsoft did not answer in time' }],
		[
			'a right that is missing',
			{ status: 403, body: { error: { code: 'Forbidden', message: 'Missing role permissions' } } },
			{ error: 'Microsoft Graph answered 403: Forbidden: Missing role permissions', help: RIGHTS },
		],
	])('%s', async (_name, trouble, expected) => {
		graph.troubles.set('POST /v1.0/chats', [trouble]);
		expect(await rooms().open(ROOM)).toEqual({ state: 'failed', isSystemDown: true, ...expected });
		expect(graph.calls.filter((call) => call === 'POST /v1.0/chats')).toHaveLength(1);
	});

	test('wrong credentials are one clear line without the secret', async () => {
		expect(await rooms({ clientSecret: 'wrong-one' }).open(ROOM)).toEqual({
			state: 'failed',
			isSystemDown: true,
			error: 'Microsoft Entra gives no token: invalid_client',
			help: 'Check TOCSIN_TEAMS_TENANT, TOCSIN_TEAMS_CLIENT_ID and TOCSIN_TEAMS_CLIENT_SECRET; a secret of Entra ends by itself',
		});
	});

	test('a token that ended is fetched anew', async () => {
		let now = 0;
		const client = rooms({ clock: () => now });
		await client.open(ROOM);
		await client.open(ROOM);
		now = 3_600_000;
		await client.open(ROOM);
		expect(graph.calls.filter((call) => call.endsWith('/token'))).toHaveLength(2);
	});
});

describe('a card for a channel', () => {
	const message = { key: 'k', channel: '#Major-Incidents', letter: viewOf().letter, isLoud: false, isRetry: false };
	const chat = () => createTeamsChat(new Map([['major-incidents', `${graph.url}/webhook`]]), 500);

	test('goes to its webhook', async () => {
		expect(await chat().post(message)).toEqual({ state: 'done' });
		expect(graph.cards).toHaveLength(1);
		expect(await chat().post({ ...message, channel: '#other' })).toEqual({
			state: 'failed',
			error: 'no webhook for #other',
			help: 'Add the address of its Workflows webhook to TOCSIN_TEAMS_WEBHOOKS',
		});
	});

	test.each<[GraphTrouble, object]>([
		[
			{ status: 429, headers: { 'retry-after': '5' } },
			{ error: 'The webhook of Teams answered 429', retryAfterMs: 5000 },
		],
		[{ status: 502 }, { error: 'The webhook of Teams answered 502' }],
		[
			{ status: 404 },
			{
				error: 'The webhook of Teams answered 404',
				help: 'The flow was switched off or deleted, or its owner has left: make a new one, docs/chat.md says how',
			},
		],
		['hang', { error: 'The webhook of Teams did not answer in time' }],
	])('%j', async (trouble, expected) => {
		graph.troubles.set('POST /webhook', [trouble]);
		expect(await chat().post(message)).toEqual({ state: 'failed', ...expected });
	});

	test('of 40 000 characters and 500 facts is a card that Teams takes', () => {
		const long = '界<at>[x](http://evil.example)'.repeat(1500);
		const facts = Array.from({ length: 500 }, (_, row) => [`Fact ${row}`, long] as const);
		const card = adaptiveCard({ ...viewOf().letter, title: long, subject: long, paragraphs: [long, long], facts });
		expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(28 * 1024);
		expect(cardProblems(card)).toEqual([]);
		// Text blocks and fact sets know Markdown, runs of text do not.
		expect(JSON.stringify(card)).not.toMatch(/"type":"(?:TextBlock|FactSet)"/);
	});

	test('that is none is known as such by the test above', () => {
		expect(cardProblems({ type: 'AdaptiveCard', version: '1.4', body: [{ type: 'RichText' }] })).not.toEqual([]);
	});
});

describe('settings', () => {
	const app = { TOCSIN_TEAMS_TENANT: 'acme.example', TOCSIN_TEAMS_CLIENT_ID: 'a-1', TOCSIN_TEAMS_CLIENT_SECRET: 'x' };

	test('are for what they say', () => {
		expect(readTeamsUse(app)).toEqual({ state: 'absent' });
		const hooks = '#Major-Incidents=https://a.example/x?sig=1\n rooms=https://b.example/y';
		expect(readTeamsUse({ ...app, TOCSIN_TEAMS_USE: 'rooms,chat', TOCSIN_TEAMS_WEBHOOKS: hooks })).toEqual({
			state: 'set',
			settings: {
				graph: {
					tenant: 'acme.example',
					clientId: 'a-1',
					clientSecret: 'x',
					loginUrl: 'https://login.microsoftonline.com',
					graphUrl: 'https://graph.microsoft.com',
				},
				hasChat: true,
				webhooks: new Map([
					['major-incidents', 'https://a.example/x?sig=1'],
					['rooms', 'https://b.example/y'],
				]),
			},
		});
	});

	test.each([
		[{ TOCSIN_TEAMS_USE: 'room' }, 'Unexpected TOCSIN_TEAMS_USE, expected rooms, chat, or rooms,chat'],
		[{ TOCSIN_TEAMS_TENANT: '' }, 'TOCSIN_TEAMS_TENANT is missing or wrong, expected the id or a domain of the tenant'],
		[
			{ TOCSIN_TEAMS_CLIENT_SECRET: '' },
			'TOCSIN_TEAMS_CLIENT_SECRET is missing, expected a secret of the app in Entra',
		],
		[
			{ TOCSIN_TEAMS_GRAPH_URL: 'http://graph.example' },
			'Unexpected TOCSIN_TEAMS_GRAPH_URL, expected an address that starts with https://',
		],
		[
			{ TOCSIN_TEAMS_USE: 'chat' },
			'TOCSIN_TEAMS_WEBHOOKS is missing, expected the webhook of each channel, major-incidents=https://…',
		],
		[
			{ TOCSIN_TEAMS_WEBHOOKS: 'x=http://a.example' },
			'Unexpected TOCSIN_TEAMS_WEBHOOKS, expected major-incidents=https://… with white space between several',
		],
	])('%j are wrong', (wrong, problem) => {
		expect(readTeamsUse({ ...app, TOCSIN_TEAMS_USE: 'rooms', ...wrong })).toEqual({ state: 'wrong', problem });
	});
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSlackChat } from '../../src/adapters/slack/slack-chat.ts';
import { createSlackClient } from '../../src/adapters/slack/slack-client.ts';
import { createSlackPager } from '../../src/adapters/slack/slack-pager.ts';
import type { Letter } from '../../src/core/effects/mail/letter.ts';
import type { ChatMessage } from '../../src/ports/chat.ts';
import { type FakeSlack, startSlack } from './support/start-slack.ts';

const LETTER: Letter = {
	subject: '[SEV2] INC-2026-0001 Checkout is down',
	tone: 'bad',
	label: 'New incident, sev2',
	title: 'Checkout is down',
	paragraphs: [],
	facts: [['Where', 'Checkout API']],
	sections: [],
	footer: '',
	thread: { messageId: '<a@b>', listId: '<c>' },
};
const MESSAGE: ChatMessage = {
	key: 'INC-2026-0001/chat/triggered/1/major-incidents',
	channel: '#major-incidents',
	letter: LETTER,
	isLoud: false,
	isRetry: false,
};

let slack: FakeSlack;

beforeEach(async () => {
	slack = await startSlack();
});

afterEach(() => slack.stop());

const client = () => createSlackClient({ token: slack.token, apiUrl: slack.apiUrl, timeoutMs: 500 });
const post = (changes: Partial<ChatMessage> = {}) => createSlackChat(client()).post({ ...MESSAGE, ...changes });

async function messages() {
	const { channels = [] } = await slack.admin.conversations.list();
	const channel = channels.find(({ name }) => name === 'major-incidents')!.id!;
	return (await slack.admin.conversations.history({ channel })).messages ?? [];
}

describe('a message', () => {
	test('is posted, and the next one under it', async () => {
		const first = await post();
		const [message] = await messages();
		expect(first).toEqual({ state: 'done', reference: { id: expect.any(String), message: message!.ts } });
		const key = 'INC-2026-0001/chat/resolved/1/major-incidents';
		expect(await post({ key, thread: message!.ts! })).toMatchObject({ state: 'done' });
		expect(await messages()).toMatchObject([{ ts: message!.ts, reply_count: 1 }]);
	});

	test('whose answer was lost is found by the next try, in its channel and in its thread', async () => {
		slack.troubles.set('chat.postMessage', ['lost']);
		expect(await post()).toEqual({
			state: 'failed',
			error: expect.stringContaining('Slack cannot be reached'),
			isSystemDown: true,
		});
		const [message] = await messages();
		expect(await post({ isRetry: true })).toMatchObject({ reference: { message: message!.ts } });
		slack.troubles.set('chat.postMessage', ['lost']);
		const reply = { key: 'INC-2026-0001/chat/resolved/1/x', thread: message!.ts! };
		await post(reply);
		expect(await post({ ...reply, isRetry: true })).toMatchObject({ state: 'done' });
		expect(await messages()).toMatchObject([{ reply_count: 1 }]);
	});

	test('goes into the channel where the first one was deleted', async () => {
		slack.troubles.set('chat.postMessage', [{ status: 200, body: { ok: false, error: 'thread_not_found' } }]);
		expect(await post({ thread: '1.2' })).toMatchObject({ state: 'done' });
		expect(await messages()).toHaveLength(1);
	});

	test('for a channel that is not there says what to do, and holds up no other', async () => {
		expect(await post({ channel: '#nowhere' })).toEqual({
			state: 'failed',
			error: 'Slack refused: channel_not_found',
			help: 'Correct the channel in policies/notify.yaml, or invite the app into it where it is private',
		});
	});
});

describe('a page', () => {
	const notice = { incident: 'INC-2026-0001', key: 'k', letter: LETTER };
	const page = (person: { handle: string; slack?: string; mail?: string }) =>
		createSlackPager(client()).page(person, notice);

	test('is a direct message, to the member id or by mail', async () => {
		const user = await slack.userId('rina');
		expect(await page({ handle: '@rina', slack: user })).toEqual({ state: 'done' });
		expect(await page({ handle: '@rina', mail: 'rina@example.com' })).toEqual({ state: 'done' });
		const [first, second] = slack.calls.filter(({ method }) => method === 'chat.postMessage');
		expect(first!.body.channel).toBe(second!.body.channel);
	});

	test.each([
		[{ handle: '@x' }, '@x has no slack id and no mail in teams/'],
		[{ handle: '@x', mail: 'x@example.com' }, '@x is unknown to Slack'],
	])('of %j fails for good', async (person, error) => {
		expect(await page(person)).toEqual({ state: 'failed', error, isPermanent: true });
	});
});

import { describe, expect, test, vi } from 'vitest';
import { createMailPager } from '../../adapters/mail/mail-pager.ts';
import type { Attempt } from '../../core/effects/attempt.ts';
import type { Letter } from '../../core/effects/mail/letter.ts';
import type { Pager } from '../../ports/pager.ts';
import { pageByAllWays } from './page-by-all-ways.ts';

const letter: Letter = {
	subject: 'PAGE sev1: Down (INC-2026-0001)',
	tone: 'bad',
	label: 'You are paged',
	title: 'Down',
	paragraphs: [],
	facts: [],
	sections: [],
	footer: 'Why',
	thread: { messageId: '<a@example.com>', listId: '<b>' },
};
const notice = { incident: 'INC-2026-0001', key: 'INC-2026-0001/page/x', letter };
const way = (name: string, attempt: Attempt): Pager => ({ name, page: async () => attempt });
const page = (...ways: Pager[]) => pageByAllWays(ways, { handle: '@ana' }, notice);

const FAILED: Attempt = { state: 'failed', error: 'not now', help: 'Look' };
const GONE: Attempt = { state: 'failed', error: 'unknown', isPermanent: true };

describe('several ways', () => {
	test.each<[string, readonly Pager[], Attempt]>([
		['one that works is enough', [way('mail', { state: 'done' })], { state: 'done' }],
		[
			'what failed beside it is a note',
			[way('mail', FAILED), way('chat', { state: 'done' })],
			{ state: 'done', note: 'mail: not now' },
		],
		[
			'none works',
			[way('mail', FAILED), way('chat', GONE)],
			{ state: 'failed', error: 'mail: not now; chat: unknown', help: 'Look' },
		],
		['none ever will', [way('chat', GONE)], { state: 'failed', error: 'chat: unknown', isPermanent: true }],
	])('%s', async (_name, ways, expected) => {
		expect(await page(...ways)).toEqual(expected);
	});

	test('one that throws has a bug and holds up no other', async () => {
		const broken: Pager = { name: 'chat', page: () => Promise.reject(new TypeError('x is not a function')) };
		expect(await page(broken, way('mail', { state: 'done' }))).toEqual({
			state: 'done',
			note: 'chat: unexpected: x is not a function',
		});
	});

	test('one that never answers is not waited for longer than its turn', async () => {
		vi.useFakeTimers();
		const outcome = page({ name: 'chat', page: () => new Promise(() => {}) }, way('mail', { state: 'done' }));
		await vi.advanceTimersByTimeAsync(45_000);
		expect(await outcome).toEqual({ state: 'done', note: 'chat: no answer' });
		vi.useRealTimers();
	});
});

describe('by mail', () => {
	test('somebody without an address is not reached by it', async () => {
		const pager = createMailPager({ send: () => Promise.reject(new Error('not to be called')) });
		expect(await pager.page({ handle: '@ana' }, notice)).toEqual({
			state: 'failed',
			error: 'no mail address for @ana',
			isPermanent: true,
		});
	});

	test('an address that is refused for good wakes nobody', async () => {
		const pager = createMailPager({
			send: async ({ to }) => ({ state: 'done', sent: [], refused: to, note: 'refused ana@example.com' }),
		});
		expect(await pager.page({ handle: '@ana', mail: 'ana@example.com' }, notice)).toEqual({
			state: 'failed',
			error: 'refused ana@example.com',
			isPermanent: true,
		});
	});
});

import { rm } from 'node:fs/promises';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onCallAt } from '../../src/core/oncall/on-call-at.ts';
import { findFaults } from './look.ts';
import { example, pageKinds } from './page-kinds.ts';
import { buildSite, EXAMPLE, hasBrowser, launchBrowser, NOW, type ServedSite, serveSite } from './site-under-test.ts';

const KINDS = pageKinds(example);

describe.skipIf(!hasBrowser)('the example in a browser', () => {
	let browser: Browser;
	let folder: string;
	let site: ServedSite;
	beforeAll(async () => {
		[browser, folder] = await Promise.all([launchBrowser(), buildSite(EXAMPLE)]);
		site = await serveSite(folder);
	});
	afterAll(async () => {
		site?.close();
		await browser?.close();
		if (folder) await rm(folder, { recursive: true, force: true });
	});

	async function open(path: string, options: BrowserContextOptions = {}, at = NOW): Promise<Page> {
		const context = await browser.newContext({ timezoneId: 'Asia/Jakarta', locale: 'en-GB', ...options });
		const page = await context.newPage();
		if (options.javaScriptEnabled !== false) await page.clock.setFixedTime(new Date(at));
		await page.goto(site.url + path);
		return page;
	}

	test.each([...KINDS])('%s: no fault in light or dark, wide or narrow', async (_kind, path) => {
		expect(await findFaults(browser, site.url + path)).toEqual([]);
	});

	test('without JavaScript everything can be read, in UTC', async () => {
		const page = await open(KINDS.get('incident')!, { javaScriptEnabled: false });
		const incident = example.incidents.find(({ id }) => page.url().endsWith(id))!;
		expect(await page.locator('.timeline > li').count()).toBe(incident.timeline.length);
		expect(await page.locator('.headline time').first().textContent()).toMatch(/\d\d:\d\d UTC$/);
		expect(await page.locator('[data-theme-toggle]').isVisible()).toBe(false);
	});

	test('times are the reader’s own, with UTC behind them', async () => {
		const page = await open(KINDS.get('incident')!);
		const time = page.locator('.headline time').first();
		const at = (await time.getAttribute('datetime'))!;
		const local = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Jakarta', hour: '2-digit', minute: '2-digit' });
		expect(await time.textContent()).toContain(local.format(new Date(at)));
		expect(await time.getAttribute('title')).toContain(at);
	});

	test.each(['2026-11-20T08:00:00Z', '2026-11-27T08:00:00Z', '2026-12-15T23:30:00Z'])(
		'who is on call is right at %s, however old the page',
		async (at) => {
			const page = await open('/oncall', {}, at);
			const names = await page.locator('[data-now-name]').allTextContents();
			const people = new Map(
				[...example.teams.values()].flatMap(({ members }) => members.map(({ handle, name }) => [handle, name])),
			);
			const expected = [...example.schedules.values()].flatMap((schedule) => {
				const shifts = onCallAt(schedule, at);
				const roles = [...new Set(schedule.layers.map(({ role }) => role))];
				return roles.map((role) => {
					const member = shifts.find((shift) => shift.role === role)?.member;
					return member ? (people.get(member) ?? member) : 'nobody';
				});
			});
			expect(names.sort()).toEqual(expected.sort());
		},
	);

	test('the keyboard: a slash searches, the first Tab skips to the content', async () => {
		const page = await open('/services');
		await page.keyboard.press('Tab');
		expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
		await page.keyboard.press('Enter');
		expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
		await page.keyboard.press('/');
		await page.keyboard.type('pay');
		expect(await page.locator('#search').inputValue()).toBe('pay');
		await page.keyboard.press('Enter');
		await page.waitForURL('**/incidents?q=pay');
	});

	test('a chosen theme is remembered and there before the first paint', async () => {
		const page = await open('/', { colorScheme: 'light' });
		const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
		const light = await background();
		await page.locator('[data-theme-toggle]').click();
		const dark = await background();
		expect(dark).not.toBe(light);
		await page.route('**/assets/*.js', (route) => route.abort());
		await page.reload();
		expect(await background()).toBe(dark);
	});

	test('on paper there is no navigation, and the text is black', async () => {
		const page = await open(KINDS.get('incident')!, { colorScheme: 'dark' });
		await page.emulateMedia({ colorScheme: 'light' });
		await page.locator('[data-theme-toggle]').click();
		await page.emulateMedia({ media: 'print' });
		expect(await page.locator('.top').isVisible()).toBe(false);
		expect(await page.evaluate(() => getComputedStyle(document.documentElement).color)).toBe('rgb(23, 24, 26)');
	});
});

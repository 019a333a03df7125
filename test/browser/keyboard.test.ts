import { rm } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFaults } from './look.ts';
import { buildSite, hasBrowser, launchBrowser, type ServedSite, serveSite } from './site-under-test.ts';
import { incidentText, writeRepository } from './write-repository.ts';

const RECORDS = {
	'teams/shop.yaml': 'schema: 1\nname: Shop\nlead: "@a"\nmembers: [{handle: "@a", name: Ana, time_zone: UTC}]\n',
	...Object.fromEntries(
		['cart', 'pay', 'stock'].map((slug) => [
			`services/${slug}.yaml`,
			`schema: 1\nname: Service ${slug}\nowner: shop\nproduct: shop\ntier: 1\ndepends_on: []\n`,
		]),
	),
	'incidents/2026/INC-2026-0001/incident.md': incidentText('INC-2026-0001', { service: 'pay' }),
	'incidents/2026/INC-2026-0002/incident.md': incidentText('INC-2026-0002', { service: 'cart', severity: 'sev3' }),
};

describe.skipIf(!hasBrowser)('the keyboard', () => {
	let browser: Browser;
	let site: ServedSite;
	const folders: string[] = [];
	beforeAll(async () => {
		folders.push(await writeRepository(RECORDS));
		folders.push(await buildSite(folders[0]!));
		browser = await launchBrowser();
		site = await serveSite(folders[1]!);
	});
	afterAll(async () => {
		site?.close();
		await browser?.close();
		await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
	});

	async function open(path: string): Promise<Page> {
		const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
		await page.goto(site.url + path);
		return page;
	}
	const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim());

	test('j and k walk through the rows of a table, and Enter opens one', async () => {
		const page = await open('/services');
		const names = await page.locator('main tbody tr a[href*="/services/"]').allTextContents();
		expect(names).toHaveLength(3);
		await page.keyboard.press('j');
		expect(await focused(page)).toBe(names[0]);
		for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key);
		expect(await focused(page)).toBe(names[1]);
		const outline = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle);
		expect(outline).toBe('solid');
		await page.keyboard.press('Enter');
		await page.waitForURL(`**/services/${names[1]!.slice('Service '.length)}`);
	});

	test('? shows the keys in a dialog that keeps the focus, and Escape gives it back', async () => {
		const page = await open('/services');
		await page.keyboard.press('j');
		const before = await focused(page);
		await page.keyboard.press('?');
		expect(await page.locator('dialog').isVisible()).toBe(true);
		for (let tab = 0; tab < 3; tab += 1) {
			await page.keyboard.press('Tab');
			const isInPage = await page.evaluate(() => document.activeElement?.closest('main, header, footer') !== null);
			expect(isInPage).toBe(false);
		}
		await page.keyboard.press('j');
		await page.keyboard.press('/');
		expect(await page.locator('dialog').isVisible()).toBe(true);
		await page.keyboard.press('Escape');
		expect(await page.locator('dialog').isVisible()).toBe(false);
		expect(await focused(page)).toBe(before);
	});

	test('a slash searches also after a click on a checkbox', async () => {
		const page = await open('/incidents');
		await page.locator('[data-facet-list] input[type="checkbox"]:visible').first().check();
		await page.keyboard.press('/');
		expect(await page.evaluate(() => document.activeElement?.id)).toBe('find');
		await page.keyboard.type('g/?jk');
		expect(await page.locator('#find').inputValue()).toBe('g/?jk');
	});

	test('a slash searches from a checkbox of any page', async () => {
		const page = await open('/services');
		await page.evaluate(() => {
			const box = document.createElement('input');
			box.type = 'checkbox';
			document.querySelector('main')!.append(box);
			box.focus();
		});
		await page.keyboard.press('/');
		expect(await page.evaluate(() => document.activeElement?.id)).toBe('search');
	});

	test.each([
		['h', '/'],
		['i', '/incidents'],
		['s', '/services'],
		['o', '/oncall'],
		['m', '/metrics'],
	])('g and %s lead to %s', async (key, path) => {
		const page = await open('/about');
		await page.keyboard.press('g');
		await page.keyboard.press(key);
		await page.waitForURL(site.url + path);
	});

	test('an incident is declared where the records say how', async () => {
		const page = await open('/services');
		expect(await page.getByRole('link', { name: 'Declare incident' }).getAttribute('href')).toBe('/docs/commands');
	});

	test('without JavaScript the keys have a page, and it has no fault', async () => {
		const context = await browser.newContext({ javaScriptEnabled: false });
		const page = await context.newPage();
		await page.goto(`${site.url}/about`);
		await page.locator('footer a', { hasText: 'Keys' }).click();
		expect(await page.locator('main kbd').count()).toBeGreaterThan(8);
		expect(await findFaults(browser, `${site.url}/keys`)).toEqual([]);
	});
});

import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateRepository } from '../../bench/generate-repository.ts';
import { workTreeFiles } from '../../src/adapters/files/work-tree-files.ts';
import { readCatalogue } from '../../src/app/catalogue/read-catalogue.ts';
import { findFaults, listenForFaults } from './look.ts';
import { hasBrowser, launchBrowser, NOW, type ServedSite, serveSite } from './site-under-test.ts';
import { incidentText, writeFiles } from './write-repository.ts';

const BASE = '/base';
const HOSTILE = 'Basket <img src=x onerror=alert(1)> "quoted" & more';

/** Two incidents with words that no other text holds, one of them hostile. */
const SPECIAL = {
	'incidents/2026/INC-2026-9001/incident.md': incidentText('INC-2026-9001', {
		title: JSON.stringify(HOSTILE),
		status: 'resolved',
		severity: 'sev1',
		service: 'basket-api',
		team: 'storefront',
		product: 'marketplace',
		times: '{detected: 2026-11-20T07:00:00Z, resolved: 2026-11-20T07:34:00Z}',
	}),
	'incidents/2026/INC-2026-9001/postmortem.md': `---
schema: 1
incident: INC-2026-9001
status: accepted
due: 2026-11-27
causes: [cache]
actions: []
---
## Summary

The zeppelin of caches <script>alert(1)</script> lost its keys, and **nobody** looked.
`,
	'runbooks/zeppelin-mooring.md':
		'---\nschema: 1\ntitle: Moor the zeppelin\nservices: []\nalerts: []\nowner: platform\nreviewed: 2026-01-01\n---\n## Meaning\n\nA rope is loose.\n',
};

describe.skipIf(!hasBrowser)('the catalogue', () => {
	let browser: Browser;
	let folder: string;
	let site: ServedSite;
	const repository = () => join(folder, 'repository');

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'tocsin-catalogue-'));
		const generated = [...generateRepository({ incidents: 240 })].map(({ path, content }) => [path, content] as const);
		await writeFiles(repository(), { ...Object.fromEntries(generated), ...SPECIAL });
		[browser] = await Promise.all([launchBrowser(), build()]);
		site = await serveSite(join(folder, 'served'));
	});
	afterAll(async () => {
		site?.close();
		await browser?.close();
		if (folder) await rm(folder, { recursive: true, force: true });
	});

	/** The command behind `npm run build`, below a base path as project pages have it. */
	async function build(): Promise<void> {
		const env = {
			...process.env,
			NODE_ENV: 'production',
			TOCSIN_REPO: repository(),
			TOCSIN_OUT: join(folder, 'served', BASE),
			TOCSIN_CACHE: join(folder, 'cache'),
			TOCSIN_BASE: BASE,
			TOCSIN_NOW: NOW,
		};
		await promisify(execFile)(process.execPath, ['scripts/build-site.ts'], { env });
	}

	async function open(search = '', options: BrowserContextOptions = {}): Promise<{ page: Page; faults: string[] }> {
		const context = await browser.newContext({ timezoneId: 'Asia/Jakarta', locale: 'en-GB', ...options });
		const page = await context.newPage();
		const faults = listenForFaults(page);
		await page.goto(`${site.url}${BASE}/incidents${search}`);
		if (options.javaScriptEnabled !== false) await page.locator('#catalogue.is-ready').waitFor();
		return { page, faults };
	}

	const rows = (page: Page) => page.locator('#catalogue tbody tr[data-key]');
	const summary = (page: Page) => page.locator('[data-summary]');
	const search = (page: Page) => page.locator('#find');
	const addressOf = (page: Page) => page.evaluate(() => location.search);
	const focused = (page: Page) =>
		page.evaluate(() => document.activeElement?.closest('tr')?.dataset.key ?? document.activeElement?.id);

	test('draws the rows that the server wrote: the same cells with the same marks', async () => {
		const { page: plain } = await open('', { javaScriptEnabled: false });
		const { page } = await open();
		const cells = (from: Page) =>
			from.locator('#catalogue tbody tr').evaluateAll((found) =>
				found.slice(0, 50).map((row) => {
					const copy = row.cloneNode(true) as HTMLElement;
					for (const time of copy.querySelectorAll('time')) time.replaceWith(`[${time.dateTime.slice(0, 16)}]`);
					return copy.outerHTML.replace(/\s+/g, ' ').replace(/> | </g, (edge) => edge.trim());
				}),
			);
		expect(await rows(plain).count()).toBe(50);
		expect(await cells(page)).toEqual(await cells(plain));
	});

	test('typing narrows by title at once and is in the address', async () => {
		const { page, faults } = await open();
		expect(await summary(page).textContent()).toBe('241 incidents');
		await search(page).pressSequentially('inc-2026-9001', { delay: 5 });
		await page.waitForFunction(() => document.querySelector('[data-summary]')?.textContent === '1 of 241 incidents');
		expect(await rows(page).locator('td.c-title > a').allTextContents()).toEqual([HOSTILE]);
		expect(await addressOf(page)).toBe('?q=inc-2026-9001');
		expect(faults).toEqual([]);
	});

	test('finds words of a postmortem, shows them marked, and never as markup', async () => {
		const { page, faults } = await open();
		await search(page).fill('zeppelin');
		await page.locator('.excerpt mark').waitFor();
		expect(await page.locator('tr.group').textContent()).toBe('In the text 1');
		expect(await page.locator('.excerpt mark').allTextContents()).toEqual(['zeppelin']);
		expect(await page.locator('.excerpt').textContent()).toBe(
			'Postmortem The zeppelin of caches <script>alert(1)</script> lost its keys, and nobody looked.',
		);
		expect(await page.locator('.excerpt a').getAttribute('href')).toBe(`${BASE}/postmortems/INC-2026-9001`);
		expect(await page.locator('[data-runbooks] a').allTextContents()).toEqual(['Moor the zeppelin']);
		expect(await page.locator('#catalogue img, #catalogue script').count()).toBe(0);
		expect(faults).toEqual([]);
	});

	test('facets narrow, count what is left, and come off again', async () => {
		const { page } = await open();
		const catalogue = readCatalogue(workTreeFiles(repository()));
		const worst = catalogue.incidents.filter(({ facts }) => facts.severity === 'sev1');
		const orders = worst.filter(({ facts }) => facts.team === 'orders');
		const box = (key: string, value: string) => page.locator(`input[name="${key}"][value="${value}"]`);
		const count = (key: string, value: string) =>
			page
				.locator('li', { has: box(key, value) })
				.locator('.count')
				.textContent();
		await box('severity', 'sev1').check();
		expect(await rows(page).count()).toBe(worst.length);
		expect(await count('team', 'orders')).toBe(String(orders.length));
		await box('team', 'orders').check();
		expect(await rows(page).count()).toBe(orders.length);
		expect(await addressOf(page)).toBe('?severity=sev1&team=orders');
		await page.getByRole('button', { name: 'Remove Severity: SEV1 Critical' }).click();
		expect(await addressOf(page)).toBe('?team=orders');
	});

	test('a link brings everything back, and so does the back button, step by step', async () => {
		const { page } = await open('?q=slow&severity=sev2,sev3&sort=oldest');
		expect(await search(page).inputValue()).toBe('slow');
		expect(await page.locator('input[name="severity"]:checked').count()).toBe(2);
		expect(await page.locator('#sort').inputValue()).toBe('oldest');
		// Hits in the texts come a moment after those in the titles.
		await page.locator('tr.group').first().waitFor();
		const before = await rows(page).count();
		await search(page).press('End');
		await search(page).pressSequentially(' checkout');
		await page.locator('input[name="status"][value="open"]').check();
		expect(await addressOf(page)).toBe('?q=slow+checkout&status=open&severity=sev2,sev3&sort=oldest');
		await page.goBack();
		expect(await addressOf(page)).toBe('?q=slow+checkout&severity=sev2,sev3&sort=oldest');
		await page.goBack();
		expect(await search(page).inputValue()).toBe('slow');
		await expect.poll(() => rows(page).count()).toBe(before);
		await page.goForward();
		expect(await search(page).inputValue()).toBe('slow checkout');
	});

	test('coming back from an incident finds the list as it was left', async () => {
		const { page } = await open('?status=closed,resolved');
		await page.getByRole('button', { name: /^Show more/ }).click();
		expect(await rows(page).count()).toBeGreaterThan(100);
		const last = rows(page).last();
		const key = await last.getAttribute('data-key');
		await last.locator('td.c-title > a').click();
		await page.waitForURL(`**/incidents/${key}`);
		await page.goBack();
		await page.locator('#catalogue.is-ready').waitFor();
		expect(await addressOf(page)).toBe('?status=closed,resolved');
		await page.waitForFunction((id) => {
			const row = document.querySelector(`tr[data-key="${id}"]`)?.getBoundingClientRect();
			return row && row.top < innerHeight && row.bottom > 0;
		}, key);
	});

	test('the keyboard: search, move, open, clear, help', async () => {
		const { page } = await open();
		const keys = await rows(page).evaluateAll((found) => found.map((row) => (row as HTMLElement).dataset.key));
		await page.keyboard.press('/');
		expect(await focused(page)).toBe('find');
		await page.keyboard.press('ArrowDown');
		expect(await focused(page)).toBe(keys[0]);
		await page.keyboard.press('j');
		await page.keyboard.press('ArrowDown');
		expect(await focused(page)).toBe(keys[2]);
		await page.keyboard.press('k');
		expect(await focused(page)).toBe(keys[1]);
		await page.keyboard.press('k');
		await page.keyboard.press('ArrowUp');
		expect(await focused(page)).toBe('find');
		await page.keyboard.type('slow');
		await page.locator('input[name="severity"][value="sev3"]').check();
		await page.keyboard.press('Escape');
		expect(await addressOf(page)).toBe('?severity=sev3');
		await page.keyboard.press('Escape');
		expect(await addressOf(page)).toBe('');
		await page.keyboard.press('?');
		expect(await page.locator('dialog.help').isVisible()).toBe(true);
		await page.keyboard.press('Escape');
		expect(await page.locator('dialog.help').isVisible()).toBe(false);
		await page.keyboard.press('/');
		await page.keyboard.type('INC-2026-9001');
		await page.keyboard.press('Enter');
		await page.waitForURL('**/incidents/INC-2026-9001');
	});

	test('j goes on beyond the rows that are shown', async () => {
		const { page } = await open();
		expect(await rows(page).count()).toBe(100);
		await rows(page).last().locator('td.c-title > a').focus();
		await page.keyboard.press('j');
		expect(await rows(page).count()).toBe(200);
		expect(await focused(page)).toBe(await rows(page).nth(100).getAttribute('data-key'));
	});

	test('its program is small: no validator, no framework', async () => {
		const { page } = await open();
		const scripts = await page.evaluate(() =>
			performance.getEntriesByType('resource').flatMap(({ name }) => (name.endsWith('.js') ? name : [])),
		);
		const sizes = await Promise.all(scripts.map(async (url) => (await (await page.request.get(url)).body()).length));
		expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(40_000);
	});

	test('where nothing matches there is a way out', async () => {
		const { page } = await open('?q=qqqqq&severity=sev1');
		await page.getByText('Nothing matches.').waitFor();
		await page.getByRole('button', { name: 'Clear the search' }).click();
		expect(await addressOf(page)).toBe('?severity=sev1');
		expect(await rows(page).count()).toBeGreaterThan(0);
	});

	test('on a narrow screen the facets wait behind a line, and give way to what they found', async () => {
		const { page } = await open('', { viewport: { width: 390, height: 800 } });
		expect(await page.locator('input[name="severity"]').first().isVisible()).toBe(false);
		await page.getByText('Filters', { exact: true }).click();
		await page.locator('input[name="severity"][value="sev1"]').check();
		await page.getByRole('button', { name: /^Show \d+ incidents$/ }).click();
		expect(await page.locator('input[name="severity"]').first().isVisible()).toBe(false);
		expect(await page.locator('summary', { hasText: 'Filters' }).textContent()).toBe('Filters (1)');
	});

	test.each(['', '?q=zeppelin&severity=sev1', '?q=qqqqq'])(
		'no fault in light or dark, wide or narrow: %s',
		async (address) => {
			expect(await findFaults(browser, `${site.url}${BASE}/incidents${address}`)).toEqual([]);
		},
	);

	test('without an index titles are still searched, and the page says so', async () => {
		const { page } = await open();
		await page.route('**/pagefind/**', (route) => route.fulfill({ status: 404 }));
		await search(page).fill('basket');
		await page.getByText(/by title only: there is no index of the texts yet$/).waitFor();
		expect(await rows(page).count()).toBeGreaterThan(0);
	});

	test('without the columns the newest incidents stay', async () => {
		const context = await browser.newContext();
		const page = await context.newPage();
		await page.route('**/catalogue.json*', (route) => route.fulfill({ status: 503 }));
		await page.goto(`${site.url}${BASE}/incidents?q=slow`);
		await page.getByText('Search and filters cannot be loaded. These are the newest incidents.').waitFor();
		expect(await rows(page).count()).toBe(50);
		expect(await rows(page).first().isVisible()).toBe(true);
	});

	test('the feeds are well-formed and lead to pages that are there', async () => {
		const { page } = await open();
		const atom = await page.evaluate(async (path) => {
			const text = await (await fetch(path)).text();
			const parsed = new DOMParser().parseFromString(text, 'application/xml');
			const all = (name: string) => [...parsed.querySelectorAll(name)].map(({ textContent }) => textContent);
			return {
				root: `${parsed.documentElement.namespaceURI} ${parsed.documentElement.localName}`,
				faults: all('parsererror'),
				required: ['feed > id', 'feed > title', 'feed > updated', 'feed > author > name'].map(
					(name) => all(name).length,
				),
				entries: [...parsed.querySelectorAll('entry')].map((entry) => ({
					id: entry.querySelector('id')?.textContent,
					title: entry.querySelector('title')?.textContent,
					updated: entry.querySelector('updated')?.textContent,
					link: entry.querySelector('link')?.getAttribute('href'),
				})),
			};
		}, `${BASE}/feed.xml`);
		expect(atom).toMatchObject({ root: 'http://www.w3.org/2005/Atom feed', faults: [], required: [1, 1, 1, 1] });
		expect(atom.entries).toHaveLength(50);
		expect(atom.entries.map(({ title }) => title)).toContain(`SEV1 opened: ${HOSTILE}`);
		const json = await page.evaluate(async (path) => (await fetch(path)).json(), `${BASE}/feed.json`);
		expect(json.items.map(({ id }: { id: string }) => id)).toEqual(atom.entries.map(({ id }) => id));
		for (const { link } of atom.entries.slice(0, 5)) {
			const { pathname, origin } = new URL(link!);
			expect(origin).toBe('https://incidents.example.com');
			expect((await page.request.get(site.url + pathname)).status()).toBe(200);
		}
	});
});

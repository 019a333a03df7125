import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningSite, startSite } from '../../relay/node/site-server.ts';
import { listenForFaults } from './look.ts';
import { hasBrowser, launchBrowser } from './site-under-test.ts';
import { incidentText, writeFiles, writeRepository } from './write-repository.ts';

const TEAM = `schema: 1\nname: Shop\nlead: "@a"\nmembers: [{handle: "@a", name: Ana Moreau, time_zone: Asia/Jakarta}]\n`;
const SERVICE = 'schema: 1\nname: Shop\nowner: shop\nproduct: shop\ntier: 1\ndepends_on: []\n';

describe.skipIf(!hasBrowser)('pages on demand, while records change', () => {
	let browser: Browser;
	let repository: string;
	let site: RunningSite;
	beforeAll(async () => {
		repository = await writeRepository({
			'teams/shop.yaml': TEAM,
			'services/shop.yaml': SERVICE,
			'incidents/2026/INC-2026-0001/incident.md': incidentText('INC-2026-0001'),
		});
		execFileSync('git', ['init', '-q', '-b', 'main'], { cwd: repository });
		commit();
		browser = await launchBrowser();
		const engine = resolve(import.meta.dirname, '../..');
		site = await startSite({ engine, root: repository, host: '127.0.0.1', port: 0, allowedHosts: [] });
		await site.ready;
	});
	afterAll(async () => {
		await browser?.close();
		await site?.stop();
		await rm(repository, { recursive: true, force: true });
	});

	function commit(): void {
		const options = { cwd: repository, stdio: 'ignore' } as const;
		execFileSync('git', ['add', '-A'], options);
		execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.example', 'commit', '-qm', 'Change'], options);
	}

	async function change(files: Readonly<Record<string, string>>): Promise<void> {
		await writeFiles(repository, files);
		commit();
		site.send('records');
	}

	async function open(path: string): Promise<{ page: Page; faults: string[] }> {
		const page = await browser.newPage();
		const faults = listenForFaults(page);
		const isListening = page.waitForRequest('**/events');
		await page.goto(site.url + path);
		await isListening;
		return { page, faults };
	}

	test('a new incident appears by itself, is marked and announced, and takes nothing from the reader', async () => {
		const { page, faults } = await open('/');
		await page.locator('.open-item a').focus();
		await page.evaluate(() => Object.assign(window, { isSamePage: true }));
		await change({ 'incidents/2026/INC-2026-0002/incident.md': incidentText('INC-2026-0002', { severity: 'sev1' }) });
		const fresh = page.locator('[data-key="INC-2026-0002"].is-new');
		await fresh.waitFor();
		expect(await page.locator('h1').textContent()).toBe('2 incidents open');
		expect(await page.locator('#live-news').textContent()).toBe('Updated: Title of INC-2026-0002');
		expect(await page.locator('[data-key="INC-2026-0001"].is-new').count()).toBe(0);
		expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Title of INC-2026-0001');
		expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
		expect(await fresh.locator('time').first().textContent()).not.toContain('UTC');
		expect(faults).toEqual([]);
		await page.close();
	});

	test('an incident’s own page follows it', async () => {
		const { page } = await open('/incidents/INC-2026-0001');
		await change({
			'incidents/2026/INC-2026-0001/incident.md': incidentText('INC-2026-0001', { status: 'resolved' }),
			'incidents/2026/INC-2026-0001/timeline.yaml':
				'- {at: 2026-11-20T07:30:00Z, kind: resolved, text: All well, by: "@a"}\n',
		});
		await page.locator('.timeline .is-new').waitFor();
		expect(await page.locator('.headline .status').textContent()).toBe('Resolved');
		expect(await page.locator('.timeline .t-by').textContent()).toBe('Ana Moreau');
		await page.close();
	});

	test('an incident that has no page yet is not found, and found once it is committed', async () => {
		const page = await browser.newPage();
		const missing = await page.goto(`${site.url}/incidents/INC-2026-0077`);
		expect(missing?.status()).toBe(404);
		expect(await page.locator('h1').textContent()).toBe('There is no such page');
		await change({ 'incidents/2026/INC-2026-0077/incident.md': incidentText('INC-2026-0077') });
		expect((await page.goto(`${site.url}/incidents/INC-2026-0077`))?.status()).toBe(200);
		await page.close();
	});
});

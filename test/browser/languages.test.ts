import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFaults } from './look.ts';
import { example, pageKinds } from './page-kinds.ts';
import { buildSite, EXAMPLE, hasBrowser, launchBrowser, NOW, type ServedSite, serveSite } from './site-under-test.ts';
import { writeRepository } from './write-repository.ts';

const KINDS = pageKinds(example);
const RECORDS = [
	'incidents',
	'alerts',
	'runbooks',
	'services',
	'teams',
	'schedules',
	'policies',
	'reports',
	'rollouts',
];
/** Words that no Indonesian sentence has and hardly an English one does without. */
const ENGLISH =
	/\b(?:the|of|and|is|are|was|were|not|with|by|from|this|that|what|who|last|each|its?|than|nothing|nobody|none|before|after|open|due|week|month|incidents?|services?)\b/i;
/** Terms that stay, and what comes from the records' own code words. */
const TERMS = /\b(?:not-begun|service-down|Incident commander)\b|: incidents of \d|^[\w ]+ · linked$/;
/** Parts of the site that are in English whatever its language. */
const IN_ENGLISH: ReadonlySet<string> = new Set(['rollouts', 'rollout', 'documentation', 'page of the documentation']);

describe.skipIf(!hasBrowser)('the example in Indonesian', () => {
	let browser: Browser;
	let site: ServedSite;
	const folders: string[] = [];
	beforeAll(async () => {
		const repository = await writeRepository({});
		folders.push(repository);
		await Promise.all(
			RECORDS.map((folder) => cp(join(EXAMPLE, folder), join(repository, folder), { recursive: true }).catch(() => {})),
		);
		const policy = join(repository, 'policies/site.yaml');
		await writeFile(policy, `${await readFile(policy, 'utf8')}language: id\n`);
		folders.push(await buildSite(repository));
		browser = await launchBrowser();
		site = await serveSite(folders[1]!);
	});
	afterAll(async () => {
		site?.close();
		await browser?.close();
		await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
	});

	/** What a page says by itself: not what records say, in whatever part of it. */
	async function interfaceTexts(path: string): Promise<readonly string[]> {
		const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
		await page.clock.setFixedTime(new Date(NOW));
		await page.goto(site.url + path, { waitUntil: 'networkidle' });
		const texts = await page.evaluate(() => {
			const found: string[] = [document.title];
			const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
			for (let node = walker.nextNode(); node; node = walker.nextNode()) {
				if (!node.parentElement?.closest('script, style, code, kbd, .prose, .timeline, [lang="en"]'))
					found.push((node as Text).data);
			}
			for (const name of ['aria-label', 'placeholder', 'title', 'data-label']) {
				for (const element of document.querySelectorAll(`[${name}]`)) found.push(element.getAttribute(name)!);
			}
			return found.map((text) => text.replace(/\s+/g, ' ').trim());
		});
		await page.close();
		return [...new Set(texts)];
	}

	const said = JSON.stringify([...Object.values(example), ...example.alerts.values()], (_, value) =>
		value instanceof Map ? [...value] : value,
	);
	const names = [...example.services.values(), ...example.teams.values(), ...example.schedules.values()]
		.map(({ name }) => name)
		.concat(example.policies.causes?.causes.map(({ name }) => name) ?? [])
		.concat(example.incidents.map(({ facts }) => facts.title))
		.sort((a, b) => b.length - a.length);
	const withoutNames = (text: string) => names.reduce((left, name) => left.replaceAll(name, ''), text);
	const isOfRecords = (text: string) => said.includes(JSON.stringify(text).slice(1, -1));

	test.each([...KINDS].filter(([kind]) => !IN_ENGLISH.has(kind)))('%s says nothing in English', async (_kind, path) => {
		const texts = await interfaceTexts(path);
		expect(texts.filter((text) => ENGLISH.test(withoutNames(text)) && !TERMS.test(text) && !isOfRecords(text))).toEqual(
			[],
		);
	});

	test.each(['home', 'incidents', 'metrics', 'on call', 'incident'])('%s has no fault', async (kind) => {
		expect(await findFaults(browser, site.url + KINDS.get(kind)!)).toEqual([]);
	});

	test('the page, its dates and its scripts are in the same language', async () => {
		const page = await browser.newPage();
		await page.goto(`${site.url}/incidents?q=checkout`);
		expect(await page.locator('html').getAttribute('lang')).toBe('id');
		await page.locator('[data-summary]', { hasText: 'insiden' }).waitFor();
		await page.keyboard.press('Escape');
		await page.goto(`${site.url}/services`, { waitUntil: 'networkidle' });
		await page.keyboard.press('?');
		expect(await page.locator('dialog h2').textContent()).toBe('Tombol pintas');
	});
});

import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFaults } from './look.ts';
import { buildSite, hasBrowser, launchBrowser, type ServedSite, serveSite } from './site-under-test.ts';
import { incidentText, writeRepository } from './write-repository.ts';

const CHAIN = ['orders-db', 'payments', 'checkout', 'cart', 'mobile'];
const idOf = (number: number) => `INC-2026-${String(number).padStart(4, '0')}`;

function record(number: number, facts: Readonly<Record<string, string>>): [string, string] {
	const times = `{detected: 2026-11-20T07:${String(number % 60).padStart(2, '0')}:00Z}`;
	return [`incidents/2026/${idOf(number)}/incident.md`, incidentText(idOf(number), { times, ...facts })];
}

/** The chain of services that an incident at the end of `count` of them blames, itself first. */
const pathOf = (count: number) => CHAIN.slice(0, count).reverse().join(', ');
const causedBy = (root: number, path: string) =>
	`[{type: caused_by, incident: ${idOf(root)}, path: [${path}], reason: cascade/upstream-open, by: triage}]`;

const RECORDS: Readonly<Record<string, string>> = {
	'teams/shop.yaml':
		'schema: 1\nname: Shop\nlead: "@rina"\nmembers: [{handle: "@rina", name: Rina Wulan, time_zone: Asia/Jakarta}]\n',
	'policies/site.yaml':
		'schema: 1\norganisation: Acme\nrepository: https://github.com/acme/incidents\ntime_zone: UTC\nvisibility: public\n',
	'policies/products.yaml': 'schema: 1\nproducts: [{id: shop, name: Shop, daily_active_users: 2400000}]\n',
	'policies/severities.yaml':
		'schema: 1\nseverities: [{id: sev1, name: Critical, meaning: All, users_affected_percent: 20}, {id: sev2, name: Major, meaning: Many, users_affected_percent: 5}]\n',
	...Object.fromEntries(
		CHAIN.map((slug, at) => [
			`services/${slug}.yaml`,
			`schema: 1\nname: The ${slug}\nowner: shop\nproduct: shop\ntier: 1\ndepends_on: [${at > 0 ? CHAIN[at - 1] : ''}]\n`,
		]),
	),
	// An outage that went up a chain of five, whose root was there before.
	...Object.fromEntries([
		record(1, {
			service: 'orders-db',
			relations: `[{type: recurrence_of, incident: ${idOf(900)}, reason: recurrence/alike, by: triage}]`,
			impact: '{users_affected: 540000}',
			alert_verdicts:
				'[{name: PoolExhausted, value: not-actionable, by: "@rina", reason: Tells what the probe told, at: 2026-11-20T07:50:00Z}]',
			internal: '{customer: canary-of-the-build}',
		}),
		...[2, 3, 4, 5].map((count) =>
			record(count, { service: CHAIN[count - 1]!, relations: causedBy(1, pathOf(count)) }),
		),
		record(6, { service: 'mobile', relations: `[{type: duplicate_of, incident: ${idOf(5)}}]` }),
		// An earlier one with its postmortem, and a storm: a root with thirty below it.
		record(900, { status: 'closed', times: '{detected: 2025-09-15T18:00:00Z}', service: 'orders-db' }),
		record(100, { service: 'orders-db' }),
		...Array.from({ length: 30 }, (_, at) =>
			record(101 + at, { service: 'checkout', relations: causedBy(100, 'checkout, orders-db') }),
		),
		// A crowd that no page draws whole.
		record(200, { service: 'orders-db' }),
		...Array.from({ length: 60 }, (_, at) =>
			record(201 + at, { service: 'checkout', relations: causedBy(200, 'checkout, orders-db') }),
		),
		record(300, { service: 'cart' }),
	]),
	[`incidents/2026/${idOf(900)}/postmortem.md`]: `---
schema: 1
incident: ${idOf(900)}
status: accepted
due: 2025-09-22
causes: []
actions:
  - {id: A1, text: Give each application its own pool, type: prevent, owner: "@rina", due: 2026-10-15, status: open}
  - {id: A2, text: Alert on waiting clients, type: detect, owner: "@rina", due: 2026-12-01, status: open}
  - {id: A3, text: Time out idle transactions, type: prevent, owner: "@rina", due: 2025-10-01, status: done}
---
`,
};

describe.skipIf(!hasBrowser)('triage on the page of an incident', () => {
	let browser: Browser;
	let repository: string;
	let folder: string;
	let site: ServedSite;
	beforeAll(async () => {
		repository = await writeRepository(RECORDS);
		[browser, folder] = await Promise.all([launchBrowser(), buildSite(repository)]);
		site = await serveSite(folder);
	});
	afterAll(async () => {
		site?.close();
		await browser?.close();
		await Promise.all([repository, folder].map((path) => path && rm(path, { recursive: true, force: true })));
	});

	/** As paper and old browsers have it: nothing here may need a script. */
	async function open(number: number): Promise<Page> {
		const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
		const page = await context.newPage();
		await page.goto(`${site.url}/incidents/${idOf(number)}`);
		return page;
	}

	/** The text of an element as people read it, its white space collapsed. */
	const textOf = async (page: Page, selector: string) =>
		(await page.locator(selector).allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());

	test.each([1, 5, 6, 115, 300])('INC %i: no fault in light or dark, wide or narrow', async (number) => {
		expect(await findFaults(browser, `${site.url}/incidents/${idOf(number)}`)).toEqual([]);
	});

	test('a consequence says first what probably caused it, how much earlier, and over which services', async () => {
		const page = await open(5);
		expect(await textOf(page, '.origin-head')).toEqual([
			'Probably caused by INC-2026-0001 (The orders-db), 4 min earlier',
		]);
		expect(await textOf(page, '.route li')).toEqual(CHAIN.toReversed().map((slug) => `The ${slug}`));
		const top = await page.locator('.origin').evaluate((element) => element.getBoundingClientRect().bottom);
		expect(top).toBeLessThan(500);
	});

	test('the family is one nested list, the same for all its members, with the current one marked', async () => {
		const drawn: string[][] = [];
		for (const number of [1, 5, 6]) {
			const page = await open(number);
			expect(await textOf(page, '.tree [aria-current]')).toEqual([`Title of ${idOf(number)}`]);
			const lines = page.locator('.tree li > .node');
			drawn.push(
				await lines.evaluateAll((nodes) =>
					nodes.map((node) => {
						let depth = 0;
						for (let at = node.parentElement!.parentElement!; !at.matches('.tree'); at = at.parentElement!) {
							if (at.matches('ul')) depth++;
						}
						return `${depth} ${node.querySelector('.sub b')!.textContent} ${node.querySelector('.id')!.textContent}`;
					}),
				),
			);
		}
		expect(drawn[0]).toEqual([
			'0 Began it INC-2026-0001',
			'1 Caused INC-2026-0002',
			'2 Caused INC-2026-0003',
			'3 Caused INC-2026-0004',
			'4 Caused INC-2026-0005',
			'5 Same problem INC-2026-0006',
		]);
		expect(drawn[1]).toEqual(drawn[0]);
		expect(drawn[2]).toEqual(drawn[0]);
	});

	test('many below one are folded with their count, the current one never, and paper has them all', async () => {
		const page = await open(125);
		expect(await textOf(page, '.tree summary')).toEqual(['19 more']);
		const seen = () =>
			page.locator('.tree .node').evaluateAll((all) => all.filter((one) => one.checkVisibility()).length);
		expect(await seen()).toBe(12);
		expect(await page.locator('.tree [aria-current]').isVisible()).toBe(true);
		await page.emulateMedia({ media: 'print' });
		expect(
			await page
				.locator('.tree .node')
				.last()
				.evaluate((one) => one.getBoundingClientRect().height),
		).toBeGreaterThan(10);
	});

	test('a crowd is drawn in part, and the page stays light', async () => {
		const page = await open(260);
		expect(await page.locator('.tree .node').count()).toBe(40);
		expect(await textOf(page, '.tree + .fine')).toEqual([
			'21 more not drawn here. tocsin explain INC-2026-0260 lists all.',
		]);
		expect(await page.locator('.tree [aria-current]').isVisible()).toBe(true);
		expect(gzipSync(await readFile(join(folder, `incidents/${idOf(260)}.html`))).length).toBeLessThan(60_000);
	});

	test('what happened before is dated, with what is still not done and who owes it', async () => {
		for (const number of [1, 5]) {
			const page = await open(number);
			expect(await textOf(page, '.times li')).toEqual(['15 Sep 2025 INC-2026-0900', '20 Nov 2026 this one']);
			expect(await textOf(page, '.unfinished li')).toEqual([
				'A1 Give each application its own pool Rina Wulan · 36 days overdue · postmortem of INC-2026-0900',
				'A2 Alert on waiting clients Rina Wulan · due 1 Dec 2026 · postmortem of INC-2026-0900',
			]);
			expect(await page.locator('.unfinished a').first().getAttribute('href')).toBe('/postmortems/INC-2026-0900');
		}
		const before = await open(900);
		expect(await textOf(before, '.times li')).toEqual(['15 Sep 2025 this one', '20 Nov 2026 INC-2026-0001']);
		expect(await before.locator('.unfinished').count()).toBe(0);
	});

	test('the whole chain of decisions is folded away, each reason with a link to what explains it', async () => {
		const page = await open(5);
		expect(await page.locator('.steps').isVisible()).toBe(false);
		await page.locator('#decisions-all summary').click();
		expect(await textOf(page, '.steps > li > b')).toEqual(['Opened', 'Service', 'Cause', 'Status']);
		expect(await textOf(page, '.steps a')).toEqual(['cascade/upstream-open']);
		expect(await page.locator('.steps a').getAttribute('href')).toBe(
			'https://github.com/acme/incidents/blob/main/docs/reasons.md',
		);
	});

	test('the proposed severity and the verdicts on alerts are there, and nothing internal', async () => {
		const page = await open(1);
		expect(await textOf(page, '.proposal')).toEqual([
			'Proposed severity: SEV1 22.5 % of the 2,400,000 daily users of Shop; it is SEV2',
		]);
		expect(await textOf(page, '.verdicts > div')).toEqual([
			'PoolExhausted Not actionable Tells what the probe told Rina Wulan 20 Nov 2026, 07:50 UTC',
		]);
		expect(await page.content()).not.toContain('canary-of-the-build');
	});

	test('an incident alone shows nothing of a family', async () => {
		const page = await open(300);
		expect(await page.locator('.origins, .tree, .times, .related, .verdicts, .proposal').count()).toBe(0);
	});
});

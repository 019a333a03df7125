import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFaults } from './look.ts';
import { buildSite, hasBrowser, launchBrowser, type ServedSite, serveSite } from './site-under-test.ts';
import { incidentText, writeRepository } from './write-repository.ts';

const MARKUP = `<img src=x onerror=window.hit=1><script>window.hit=1</script>"'><b onmouseover=hit=1>\${{ secrets.X }}{{7*7}}`;
const ARABIC = 'توقفت خدمة الدفع عن العمل في كل المناطق '.repeat(7).trim();
const LONG_WORD = 'a'.repeat(300);
const quoted = JSON.stringify;

const HOSTILE = {
	'teams/shop.yaml': `schema: 1\nname: ${quoted(MARKUP)}\nlead: "@a"\nmembers: [{handle: "@a", name: ${quoted(MARKUP)}, time_zone: Asia/Jakarta}]\n`,
	'services/shop.yaml': `schema: 1\nname: ${quoted(LONG_WORD)}\nowner: shop\nproduct: shop\ntier: 1\ndepends_on: [ghost, shop]\n`,
	'services/broken.yaml': `schema: 1\nname: ${quoted(MARKUP)}\nunknown-key: 1\n`,
	'runbooks/odd.md': `---\nschema: 1\ntitle: ${quoted(MARKUP)}\nservices: [ghost]\nalerts: []\nowner: nobody\nreviewed: 2020-01-01\n---\n${MARKUP}\n\n[a](javascript:window.hit=1) ![b](https://evil.example/x.png) ![c](missing.png)\n\n| ${'column | '.repeat(30)}\n|${'---|'.repeat(30)}\n| ${'value | '.repeat(30)}\n`,
	'schedules/gone.yaml':
		'schema: 1\nname: Gone\nteam: gone\ntime_zone: UTC\nlayers: [{role: primary, rotation: {every: day, start: 2026-01-01, handover: "09:00", members: ["@gone"]}}]\n',
	'incidents/2026/INC-2026-0001/incident.md': incidentText(
		'INC-2026-0001',
		{ title: quoted(MARKUP), times: '{}' },
		MARKUP,
	),
	'incidents/2026/INC-2026-0002/incident.md': incidentText('INC-2026-0002', { title: quoted(ARABIC) }),
	'incidents/2026/INC-2026-0003/incident.md': incidentText('INC-2026-0003', {
		title: quoted(LONG_WORD),
		status: 'closed',
		service: 'ghost',
		team: 'ghost',
		times: '{impact_started: 2026-11-20T09:00:00Z, detected: 2026-11-20T08:00:00Z, resolved: 2026-11-20T07:00:00Z}',
		roles: '{on_call: "@ghost"}',
		relations:
			'[{type: caused_by, incident: INC-2019-0001}, {type: related_to, incident: INC-2026-0001, reason: by-hand}]',
		runbooks: '[ghost, odd]',
		impact: `{users_affected: 0, revenue_lost: {low: 0, high: 99999999999999, currency: USD, basis: estimated}, description: ${quoted(MARKUP)}}`,
		change: `{kind: deploy, name: ${quoted(LONG_WORD)}}`,
		internal: '{customer: canary-of-the-build}',
	}),
	'incidents/2026/INC-2026-0003/timeline.yaml': `- {at: 2026-11-20T08:00:00Z, kind: note, text: ${quoted(`${MARKUP}\n${LONG_WORD}`)}, by: ${quoted(MARKUP)}}\n`,
	'incidents/2026/INC-2026-0003/postmortem.md': `---\nschema: 1\nincident: INC-2026-0003\nstatus: draft\ndue: 2026-11-27\ncauses: [ghost]\nactions: [{id: A1, text: ${quoted(MARKUP)}, type: prevent, owner: "@ghost", due: 2026-01-01, status: open}]\n---\n${MARKUP}\n\n## ${MARKUP}\n\n${LONG_WORD}\n`,
};

const ROWS = Array.from({ length: 500 }, (_, row) => `| ${row} | value of row ${row} |`).join('\n');

/** Hundreds of services, one incident; its team has been renamed since, and its facts are absurd but allowed. */
const CROWDED = {
	'teams/new-name.yaml':
		'schema: 1\nname: New name\nlead: "@a"\nmembers: [{handle: "@a", name: A, time_zone: Asia/Jakarta}]\n',
	...Object.fromEntries(
		Array.from({ length: 400 }, (_, number) => [
			`services/service-${number}.yaml`,
			`schema: 1\nname: Service ${number}\nowner: ${number % 2 === 0 ? 'new-name' : 'dissolved'}\nproduct: shop\ntier: ${1 + (number % 4)}\ndepends_on: [${number > 0 ? `service-${number >> 1}` : ''}]\nrevenue_per_hour: {amount: 1000, currency: ${number % 2 === 0 ? 'IDR' : 'USD'}}\n`,
		]),
	),
	'incidents/2026/INC-2026-0001/incident.md': incidentText(
		'INC-2026-0001',
		{
			service: 'service-0',
			team: 'old-name',
			status: 'closed',
			times: '{detected: 2026-11-20T07:00:00Z, resolved: 2026-11-20T06:00:00Z}',
			impact: '{users_affected: 9007199254740991, revenue_lost: {low: 5, high: 1, currency: EUR, basis: confirmed}}',
		},
		`![a picture](gone.png)\n\n| row | value |\n|---|---|\n${ROWS}\n`,
	),
	'incidents/2026/INC-2026-0002/incident.md': incidentText('INC-2026-0002', { impact: '{users_affected: -5}' }),
};
const CROWDED_PAGES = [
	'/',
	'/incidents',
	'/incidents/INC-2026-0001',
	'/services',
	'/services/service-1',
	'/teams',
	'/teams/new-name',
	'/metrics',
	'/metrics/impact',
	'/metrics/services',
];

const PAGES = [
	'/',
	'/incidents',
	'/incidents/INC-2026-0001',
	'/incidents/INC-2026-0002',
	'/incidents/INC-2026-0003',
	'/incidents/month/undated',
	'/postmortems',
	'/postmortems/INC-2026-0003',
	'/runbooks',
	'/runbooks/odd',
	'/services',
	'/services/shop',
	'/teams',
	'/teams/shop',
	'/oncall',
	'/about',
];

describe.skipIf(!hasBrowser)('records at their worst', () => {
	let browser: Browser;
	const folders: string[] = [];
	const sites: Record<string, ServedSite> = {};
	async function publish(name: string, files: Readonly<Record<string, string>>): Promise<void> {
		const repository = await writeRepository(files);
		const folder = await buildSite(repository);
		folders.push(repository, folder);
		sites[name] = await serveSite(folder);
	}
	beforeAll(async () => {
		browser = await launchBrowser();
		await publish('hostile', HOSTILE);
		await publish('empty', {});
		await publish('crowded', CROWDED);
	});
	afterAll(async () => {
		for (const site of Object.values(sites)) site.close();
		await browser?.close();
		await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
	});

	test.each(PAGES)('%s stays whole and inert', async (path) => {
		expect(await findFaults(browser, sites.hostile!.url + path)).toEqual([]);
	});

	test('markup in a title is text, and none of it runs', async () => {
		const page = await browser.newPage();
		await page.goto(`${sites.hostile!.url}/incidents/INC-2026-0001`);
		expect(await page.locator('h1').textContent()).toBe(MARKUP);
		expect(await page.evaluate(() => 'hit' in window)).toBe(false);
		expect(await page.locator('main img, main script').count()).toBe(0);
	});

	test('a broken record is named with its place, and the others are there', async () => {
		const about = await readFile(join(folders[1]!, 'about.html'), 'utf8');
		expect(about).toContain('services/broken.yaml');
		expect(about).toContain('unknown-key');
		expect(await readFile(join(folders[1]!, 'incidents/INC-2026-0003.html'), 'utf8')).not.toContain(
			'canary-of-the-build',
		);
	});

	test.each(CROWDED_PAGES)('with 400 services and one incident, %s stays whole', async (path) => {
		expect(await findFaults(browser, sites.crowded!.url + path)).toEqual([]);
	});

	test('a table of 500 rows scrolls in its own box, and a picture that is not there is said', async () => {
		const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
		await page.goto(`${sites.crowded!.url}/incidents/INC-2026-0001`);
		const box = page.locator('.prose .scroll');
		const [inner, outer] = await box.evaluate((element) => [element.scrollHeight, element.clientHeight]);
		expect(inner).toBeGreaterThan(10_000);
		expect(outer).toBeLessThan(800);
		expect(await page.locator('.prose .missing').textContent()).toBe('Picture not shown: a picture');
	});

	test('a figure that cannot be is refused with its place', async () => {
		const about = await readFile(join(folders[5]!, 'about.html'), 'utf8');
		expect(about).toContain('INC-2026-0002/incident.md');
		expect(about).toMatch(/users_affected/);
	});

	test('a title in Arabic runs from right to left', async () => {
		const page = await browser.newPage();
		await page.goto(`${sites.hostile!.url}/incidents/INC-2026-0002`);
		const heading = page.locator('h1');
		expect(await heading.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
	});

	test.each(['/', '/incidents', '/postmortems', '/runbooks', '/services', '/teams', '/oncall', '/about'])(
		'with no record at all, %s says so',
		async (path) => {
			expect(await findFaults(browser, sites.empty!.url + path)).toEqual([]);
			const page = await browser.newPage();
			await page.goto(sites.empty!.url + path);
			expect(await page.locator('main').textContent()).toMatch(/None|No incident|No schedule/);
			await page.close();
		},
	);
});

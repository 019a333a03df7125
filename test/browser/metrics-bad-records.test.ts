import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFaults } from './look.ts';
import { buildSite, hasBrowser, launchBrowser, type ServedSite, serveSite } from './site-under-test.ts';
import { incidentText, writeRepository } from './write-repository.ts';

const ARABIC = 'توقفت خدمة الدفع عن العمل في كل المناطق '.repeat(8).trim().slice(0, 300);
const quoted = JSON.stringify;

function incident(number: number, facts: Readonly<Record<string, string>>): Record<string, string> {
	const id = `INC-2026-000${number}`;
	return { [`incidents/2026/${id}/incident.md`]: incidentText(id, facts) };
}

const over = (from: string, to: string) =>
	`{impact_started: ${from}, detected: ${from}, acknowledged: ${to}, mitigated: ${to}, resolved: ${to}}`;
const money = (low: number, high: number, currency: string) =>
	`{revenue_lost: {low: ${low}, high: ${high}, currency: ${currency}, basis: estimated}}`;

const WORST = {
	'teams/shop.yaml': `schema: 1\nname: ${quoted(ARABIC)}\nlead: "@a"\nmembers: [{handle: "@a", name: A, time_zone: Asia/Jakarta}]\n`,
	...incident(1, {
		title: quoted(ARABIC),
		status: 'closed',
		times: over('2026-11-10T08:00:00Z', '2026-11-10T09:00:00Z'),
		impact: money(100, 200, 'USD'),
	}),
	...incident(2, { title: 'Times missing', status: 'closed', times: '{}', impact: money(1, 2, 'USD') }),
	...incident(3, {
		title: 'End before start',
		status: 'closed',
		team: 'gone',
		times: over('2026-11-10T08:00:00Z', '2026-11-10T07:00:00Z'),
	}),
	...incident(4, {
		title: 'Another currency',
		status: 'closed',
		team: 'gone',
		times: over('2026-11-11T08:00:00Z', '2026-11-11T08:00:00Z'),
		impact: money(5_000_000, 5_000_000, 'IDR'),
	}),
	...incident(5, {
		title: 'Low above high',
		status: 'closed',
		times: over('2026-11-12T08:00:00Z', '2026-11-14T08:00:00Z'),
		impact: money(9, 3, 'USD'),
	}),
	...incident(6, {
		title: 'Negative',
		status: 'closed',
		times: over('2026-11-12T08:00:00Z', '2026-11-12T09:00:00Z'),
		impact: money(-5, 3, 'USD'),
	}),
	...incident(7, { title: 'Still open', status: 'open', times: '{detected: 2026-11-13T08:00:00Z}' }),
};

const ONE = incident(1, {
	title: 'The only one',
	status: 'closed',
	times: over('2026-11-10T08:00:00Z', '2026-11-10T09:00:00Z'),
});

const PAGES = [
	'/metrics',
	'/metrics/times',
	'/metrics/summary',
	'/metrics/teams',
	'/metrics/impact',
	'/metrics/explore',
];

describe.skipIf(!hasBrowser)('dashboards of records at their worst', () => {
	let browser: Browser;
	const folders: string[] = [];
	const sites: Record<string, { readonly folder: string; readonly served: ServedSite }> = {};
	async function publish(name: string, files: Readonly<Record<string, string>>): Promise<void> {
		const repository = await writeRepository(files);
		const folder = await buildSite(repository);
		folders.push(repository, folder);
		sites[name] = { folder, served: await serveSite(folder) };
	}
	beforeAll(async () => {
		browser = await launchBrowser();
		await publish('worst', WORST);
		await publish('one', ONE);
		await publish('empty', {});
	});
	afterAll(async () => {
		for (const { served } of Object.values(sites)) served.close();
		await browser?.close();
		await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
	});

	async function rowsOf(site: string, name: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
		return JSON.parse(await readFile(join(sites[site]!.folder, `api/metrics/${name}.json`), 'utf8')).rows;
	}

	async function textOf(site: string, path: string): Promise<string> {
		const html = await readFile(join(sites[site]!.folder, `${path}.html`), 'utf8');
		return html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
	}

	test.each([...PAGES, '/metrics/explore?team=gone', '/teams/shop'])('%s stays whole', async (path) => {
		expect(await findFaults(browser, sites.worst!.served.url + path)).toEqual([]);
	});

	test('with no record at all, the overview is whole', async () => {
		expect(await findFaults(browser, `${sites.empty!.served.url}/metrics`)).toEqual([]);
	});

	test.each(PAGES)('with no record at all, %s says so', async (path) => {
		expect(await textOf('empty', path)).toContain('No incident is on record yet');
	});

	test.each(PAGES)('one incident is enough for %s', async (path) => {
		expect(await textOf('one', path)).not.toMatch(/NaN|undefined|Infinity|Improved\./);
	});

	test('of one incident nothing is claimed', async () => {
		expect(await textOf('one', '/metrics')).toContain('Nothing to compare with. No incident of the period before');
	});

	test('what is invalid, pending or without times is counted as that, and named', async () => {
		const rows = await rowsOf('worst', 'times');
		expect(rows.find(({ metric, severity }) => metric === 'ttr' && severity === 'all')).toMatchObject({
			n: 3,
			pending: 1,
			not_applicable: 0,
			invalid: 1,
			invalid_ids: 'INC-2026-0003',
		});
		expect(await textOf('worst', '/metrics/times')).toContain('INC-2026-0003');
		expect(await textOf('worst', '/metrics/summary')).toContain('1 without any time');
	});

	test('two currencies are never added, and an impossible cost is in no sum', async () => {
		const costs = await rowsOf('worst', 'costs');
		expect(costs.filter(({ by }) => by === 'all')).toMatchObject([
			{ currency: 'IDR', low: 5_000_000, high: 5_000_000, n: 1 },
			{ currency: 'USD', low: 100, high: 200, n: 1 },
		]);
		expect(await textOf('worst', '/metrics/impact')).toContain('1 incident invalid: low above high');
	});

	test('a record with a negative cost is no record, and said to be broken', async () => {
		expect((await rowsOf('worst', 'incidents')).map(({ id }) => id)).not.toContain('INC-2026-0006');
		expect(await textOf('worst', '/about')).toContain('INC-2026-0006/incident.md');
	});

	test('a team without a record keeps its incidents under its slug', async () => {
		expect(await textOf('worst', '/metrics/teams')).toContain(' gone ');
	});
});

import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CatalogueIncident } from '../../src/app/catalogue/catalogue.ts';
import { listenForFaults } from './look.ts';
import { example } from './page-kinds.ts';
import { buildSite, EXAMPLE, hasBrowser, launchBrowser, type ServedSite, serveSite } from './site-under-test.ts';

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

/** Jakarta, which has no summer time. */
const OFFSET = 7 * HOUR;

interface Table {
	readonly as_of: string;
	readonly rows: readonly Readonly<Record<string, number | string>>[];
}

/* Everything below is computed from the records by hand, with nothing of the code that is tested. */

function dayOf(ms: number): number {
	return Math.floor((ms + OFFSET) / DAY);
}

function timeOf(incident: CatalogueIncident, name: keyof CatalogueIncident['facts']['times']): number {
	return Date.parse(incident.facts.times[name] ?? '');
}

function isMeasured({ facts }: CatalogueIncident): boolean {
	const { status, relations = [], verdict } = facts;
	if (status === 'lead-up' || status === 'dismissed' || verdict?.value === 'false-positive') return false;
	return !relations.some(({ type }) => type === 'caused_by' || type === 'duplicate_of');
}

/** Measured incidents detected on the last `days` days up to a moment, leaving out the last `skipped` of them. */
function lately(asOf: string, days: number, skipped = 0): CatalogueIncident[] {
	const today = dayOf(Date.parse(asOf));
	return example.incidents.filter((incident) => {
		const age = today - dayOf(timeOf(incident, 'detected'));
		return isMeasured(incident) && age >= skipped && age < days;
	});
}

function durations(incidents: readonly CatalogueIncident[], end: 'acknowledged' | 'resolved'): number[] {
	const all = incidents.map((incident) => timeOf(incident, end) - timeOf(incident, 'detected'));
	return all.filter((ms) => ms >= 0).sort((a, b) => a - b);
}

function medianOf(sorted: readonly number[]): number {
	const half = sorted.length / 2;
	return Number.isInteger(half) ? (sorted[half - 1]! + sorted[half]!) / 2 : sorted[Math.floor(half)]!;
}

function inWords(ms: number): string {
	const minutes = Math.round(ms / MINUTE);
	if (minutes < 60) return `${minutes} min`;
	return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

describe.skipIf(!hasBrowser)('the dashboards of the example', () => {
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

	async function table(name: string): Promise<Table> {
		return JSON.parse(await readFile(join(folder, `api/metrics/${name}.json`), 'utf8')) as Table;
	}

	async function textOf(path: string, selector: string): Promise<string> {
		const page = await browser.newPage({ javaScriptEnabled: false });
		await page.goto(site.url + path);
		const text = await page.locator(selector).first().textContent();
		await page.close();
		return (text ?? '').replace(/\s+/g, ' ').trim();
	}

	test('overview: the median time to resolve of thirteen weeks', async () => {
		const { as_of, rows } = await table('comparisons');
		const [now, before] = [durations(lately(as_of, 91), 'resolved'), durations(lately(as_of, 182, 91), 'resolved')];
		expect(rows.find(({ group, metric }) => group === 'all' && metric === 'ttr')).toMatchObject({
			n: now.length,
			median_ms: medianOf(now),
			before_n: before.length,
			before_median_ms: medianOf(before),
		});
		expect(await textOf('/metrics', '.changes figure:last-child .big')).toBe(inWords(medianOf(now)));
	});

	test('times: how many were acknowledged within the target of their day', async () => {
		const { as_of, rows } = await table('times');
		const judged = lately(as_of, 365).filter(
			(incident) => ['sev1', 'sev2', 'sev3'].includes(incident.facts.severity) && incident.facts.times.acknowledged,
		);
		const within = judged.filter((incident) => {
			const isNew = timeOf(incident, 'detected') + OFFSET >= Date.parse('2026-05-01');
			return timeOf(incident, 'acknowledged') - timeOf(incident, 'detected') <= (isNew ? 5 : 30) * MINUTE;
		});
		expect(judged.length).toBeGreaterThan(20);
		expect(rows.find(({ metric, severity }) => metric === 'tta' && severity === 'all')).toMatchObject({
			judged: judged.length,
			within: within.length,
		});
		const cell = (column: number) =>
			textOf('/metrics/times', `main > section:last-of-type tbody tr:nth-child(2) td:nth-of-type(${column})`);
		expect([await cell(6), await cell(7)]).toEqual([String(within.length), String(judged.length)]);
	});

	test('times: the median of one week', async () => {
		const { as_of, rows } = await table('weeks');
		const weekOf = (incident: CatalogueIncident) => Math.floor((dayOf(timeOf(incident, 'detected')) - 4) / 7);
		const newest = lately(as_of, 365)[0]!;
		const own = lately(as_of, 365).filter((incident) => weekOf(incident) === weekOf(newest));
		const monday = new Date((weekOf(newest) * 7 + 4) * DAY).toISOString().slice(0, 10);
		expect(rows.find(({ metric, week }) => metric === 'tta' && week === monday)).toMatchObject({
			median_ms: medianOf(durations(own, 'acknowledged')),
			n: durations(own, 'acknowledged').length,
		});
	});

	test('incidents: how many sev3', async () => {
		const { as_of, rows } = await table('summary');
		const count = lately(as_of, 365).filter(({ facts }) => facts.severity === 'sev3').length;
		expect(rows.find(({ by, key }) => by === 'severity' && key === 'sev3')).toMatchObject({ incidents: count });
		expect(await textOf('/metrics/summary', 'section[aria-labelledby=severity] tr:has-text("SEV3") .value')).toBe(
			String(count),
		);
	});

	test('teams: how many incidents payments had, and their median', async () => {
		const { as_of, rows } = await table('comparisons');
		const own = lately(as_of, 91).filter(({ facts }) => facts.team === 'payments');
		const median = medianOf(durations(own, 'resolved'));
		expect(rows.find(({ group, metric }) => group === 'payments' && metric === 'ttr')).toMatchObject({
			n: own.length,
			median_ms: median,
		});
		expect(await textOf('/metrics/teams', 'table.teams tr:has-text("Payments") td:nth-child(2)')).toBe(
			String(own.length),
		);
		expect(await textOf('/metrics/teams', 'table.teams tr:has-text("Payments") td:last-child')).toContain(
			inWords(median),
		);
	});

	test('teams: the median of one quarter', async () => {
		const { rows } = await table('team-quarters');
		const [start, end] = [Date.parse('2026-01-01T00:00+07:00'), Date.parse('2026-04-01T00:00+07:00')];
		const own = example.incidents.filter((incident) => {
			const detected = timeOf(incident, 'detected');
			return isMeasured(incident) && incident.facts.team === 'payments' && detected >= start && detected < end;
		});
		expect(
			rows.find((row) => row.team === 'payments' && row.metric === 'ttr' && row.quarter === '2026-Q1'),
		).toMatchObject({ n: own.length, median_ms: medianOf(durations(own, 'resolved')) });
	});

	test('impact: money as people wrote it down, and one sum by formula', async () => {
		const { as_of, rows } = await table('impact');
		const year = new Map(lately(as_of, 365).map((incident) => [incident.id, incident]));
		const counted = rows.filter(({ counts_as }) => counts_as === 'counted');
		expect(counted.map(({ id }) => id).sort()).toEqual([...year.keys()].sort());
		const written = [...year.values()].flatMap(({ facts }) => facts.impact?.revenue_lost ?? []);
		const recorded = counted.filter(({ source }) => source === 'record');
		expect(recorded.reduce((sum, { high }) => sum + Number(high), 0)).toBe(
			written.reduce((sum, { high }) => sum + high, 0),
		);
		const formula = counted.find(
			({ source, id }) =>
				source === 'formula' && year.get(String(id))?.facts.impact?.share_affected_percent !== undefined,
		)!;
		const { facts } = year.get(String(formula.id))!;
		const end = facts.times.mitigated ?? facts.times.resolved!;
		const hours = (Date.parse(end) - Date.parse(facts.times.detected!)) / HOUR;
		const revenue = [facts.service, ...(facts.affected_services ?? [])].flatMap(
			(slug) => example.services.get(slug)?.revenue_per_hour ?? [],
		);
		expect(formula.low).toBeCloseTo((revenue[0]!.amount * hours * facts.impact!.share_affected_percent!) / 100, 6);
	});

	test('CSV says the same as JSON', async () => {
		const { rows } = await table('weeks');
		const csv = (await readFile(join(folder, 'api/metrics/weeks.csv'), 'utf8')).trimEnd().split('\r\n');
		const [head, ...lines] = csv.map((line) => line.split(','));
		expect(
			lines.map((cells) => Object.fromEntries(cells.flatMap((cell, at) => (cell === '' ? [] : [[head![at], cell]])))),
		).toEqual(rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, String(value)]))));
	});

	test('explore: a filter in the address measures those incidents, in the browser', async () => {
		const { as_of } = await table('comparisons');
		const own = lately(as_of, 365).filter(
			({ facts }) => facts.team === 'payments' && ['sev2', 'sev3'].includes(facts.severity),
		);
		const page = await browser.newPage();
		const faults = listenForFaults(page);
		await page.goto(`${site.url}/metrics/explore?team=payments&severity=sev2,sev3`);
		await page.locator('#explorer[data-shown]').waitFor();
		expect(await page.locator('[data-median]').textContent()).toBe(inWords(medianOf(durations(own, 'resolved'))));
		expect(await page.locator('[data-n]').textContent()).toContain(`${own.length} incidents`);
		expect(await page.locator('select[name=team]').inputValue()).toBe('payments');
		expect(await page.locator('[data-chart] canvas').count()).toBe(1);
		await page.locator('select[name=metric]').selectOption('tta');
		await page.locator('#explorer[data-shown*="metric=tta"]').waitFor();
		expect(new URL(page.url()).search).toBe('?metric=tta&team=payments&severity=sev2,sev3');
		expect(await page.locator('[data-median]').textContent()).toBe(inWords(medianOf(durations(own, 'acknowledged'))));
		expect(faults).toEqual([]);
		await page.close();
	});

	test('explore: nothing is fetched, and nothing moves, before somebody asks', async () => {
		const page = await browser.newPage();
		const asked: string[] = [];
		page.on('request', (request) => asked.push(new URL(request.url()).pathname));
		await page.goto(`${site.url}/metrics/explore`, { waitUntil: 'networkidle' });
		expect(asked.filter((path) => path.includes('measurements') || path.includes('explorer-chart'))).toEqual([]);
		const height = () =>
			page.evaluate(() => document.querySelector('[data-months]')!.getBoundingClientRect().top + scrollY);
		const before = await height();
		await page.locator('[data-chart]').hover();
		await page.locator('[data-chart] canvas').waitFor();
		expect(await height()).toBe(before);
		await page.close();
	});

	test('the measurements are small', async () => {
		const text = await readFile(join(folder, 'api/metrics/measurements.json'));
		// A hundred thousand bytes for ten thousand incidents, and as much again for what every file has.
		expect(gzipSync(text).length).toBeLessThan(2_000 + 10 * example.incidents.length);
	});
});

import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onCallAt } from '../../src/core/oncall/on-call-at.ts';
import type { AlertLine } from '../../src/core/records/alert-line.ts';
import { formatDuration } from '../../src/core/time/format-duration.ts';
import { example } from './page-kinds.ts';
import { buildSite, EXAMPLE, hasBrowser, launchBrowser, type ServedSite, serveSite } from './site-under-test.ts';

const DAY = 86_400_000;
const ZONE = 'Asia/Jakarta';
const dayOf = (instant: string | number) =>
	new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(new Date(instant));

/** Every figure here is computed a second time, from the records and in the plainest way. */
describe.skipIf(!hasBrowser)('one cell of each dashboard, computed by hand', () => {
	let browser: Browser;
	let folder: string;
	let site: ServedSite;
	let now = '';
	beforeAll(async () => {
		[browser, folder] = await Promise.all([launchBrowser(), buildSite(EXAMPLE)]);
		site = await serveSite(folder);
		now = JSON.parse(readFileSync(join(folder, 'api/metrics/causes.json'), 'utf8')).as_of;
	});
	afterAll(async () => {
		site?.close();
		await browser?.close();
		if (folder) await rm(folder, { recursive: true, force: true });
	});

	const firstDay = () => dayOf(Date.parse(now) - 364 * DAY);
	const inYear = (at: string | undefined) =>
		at !== undefined && dayOf(at) >= firstDay() && Date.parse(at) <= Date.parse(now);
	const counted = () =>
		example.incidents.filter(({ facts }) => {
			const isOther = facts.relations?.some(({ type }) => type === 'caused_by' || type === 'duplicate_of');
			const isNone = facts.status === 'lead-up' || facts.status === 'dismissed';
			return !isOther && !isNone && facts.verdict?.value !== 'false-positive' && inYear(facts.times.detected);
		});

	/** Cells of the first row of a table of a dashboard that names something. */
	async function rowOf(path: string, table: string, name: string): Promise<readonly string[]> {
		const page = await browser.newPage();
		await page.goto(`${site.url}/metrics/${path}`);
		const row = page.locator(`${table} tbody tr`).filter({ hasText: name }).first();
		const cells = (await row.locator('th, td').allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim());
		await page.close();
		return cells;
	}

	/** The value of a tile. */
	async function tileOf(path: string, label: string): Promise<string> {
		const page = await browser.newPage();
		await page.goto(`${site.url}/metrics/${path}`);
		const tile = page
			.locator('.tiles > div')
			.filter({ has: page.locator('dt', { hasText: new RegExp(`^${label}$`) }) });
		const text = await tile.locator('dd.value').textContent();
		await page.close();
		return (text ?? '').trim();
	}

	test('causes: incidents of one cause', async () => {
		const own = counted().filter(({ facts, postmortem }) =>
			(postmortem?.facts.causes ?? facts.causes ?? []).includes('configuration'),
		);
		expect((await rowOf('causes', 'table.ranked', 'Configuration'))[2]).toBe(String(own.length));
		const [, ...cells] = await rowOf('causes', 'table.matrix', 'Configuration');
		expect(cells.slice(0, -1).reduce((sum, text) => sum + (Number(text) || 0), 0)).toBe(Number(cells.at(-1)));
	});

	test('services: time in trouble of the most troubled', async () => {
		const start = Date.parse(`${firstDay()}T00:00:00+07:00`);
		const spans = example.incidents.flatMap(({ facts }) => {
			const { impact_started, detected, reported, mitigated, resolved } = facts.times;
			const isHurt = [facts.service, ...(facts.affected_services ?? [])].includes('deploy-pipeline');
			const isNone =
				facts.status === 'lead-up' || facts.status === 'dismissed' || facts.verdict?.value === 'false-positive';
			const span = [impact_started ?? detected ?? reported, mitigated ?? resolved].map((at) => Date.parse(at ?? ''));
			return isHurt && !isNone && !span.some(Number.isNaN) ? [span as [number, number]] : [];
		});
		// Every stretch between two ends is in trouble where any incident covers it.
		const ends = [...new Set(spans.flat().map((ms) => Math.max(ms, start)))].sort((a, b) => a - b);
		const trouble = ends.slice(1).reduce((sum, end, index) => {
			const isCovered = spans.some(([from, to]) => from <= ends[index]! && to >= end);
			return sum + (isCovered ? end - ends[index]! : 0);
		}, 0);
		expect((await rowOf('services', 'table.ranked', 'Deploy pipeline'))[2]).toBe(formatDuration(trouble));
	});

	test('recurring: times of a linked family', async () => {
		const family = new Set(['INC-2025-0001']);
		for (const _ of example.incidents) {
			for (const { id, facts } of example.incidents) {
				const links = (facts.relations ?? []).filter(({ type }) => type === 'recurrence_of');
				for (const { incident } of links) {
					if (family.has(id)) family.add(incident);
					if (family.has(incident)) family.add(id);
				}
			}
		}
		const cells = await rowOf('recurring', 'table.families', 'Checkout fails, the orders database');
		expect(cells[2]).toBe(String(family.size));
	});

	test('actions: open ones of a team', async () => {
		const own = example.incidents
			.filter(({ facts }) => facts.team === 'payments')
			.flatMap(({ postmortem }) => postmortem?.facts.actions ?? [])
			.filter(({ status }) => status === 'open');
		const [, , open, overdue] = await rowOf('actions', 'table.ranked', 'Payments');
		expect([open, overdue]).toEqual([String(own.length), String(own.filter(({ due }) => due < dayOf(now)).length)]);
	});

	test('postmortems: accepted ones', async () => {
		const accepted = example.incidents.filter(({ postmortem }) => postmortem?.facts.status === 'accepted');
		expect(await tileOf('postmortems', 'Accepted')).toBe(String(accepted.length));
	});

	test('noise: how often an alert fired, from the lines of the archive', async () => {
		const firings = archive().filter(
			({ name, state, decision, at }) =>
				name === 'HighErrorRate' && state === 'firing' && decision !== 'repeated' && inYear(at),
		);
		expect((await rowOf('noise', 'table.ranked', 'HighErrorRate'))[2]).toBe(String(firings.length));
	});

	test('on call: pages of the last 12 weeks', async () => {
		const pages = archive().filter(({ decision, received, incident }) => {
			const ms = Date.parse(received);
			const isRecent = ms >= Date.parse(now) - 12 * 7 * DAY && ms < Date.parse(now);
			if (!isRecent || (decision !== 'opened' && decision !== 'reopened')) return false;
			const team = example.incidents.find(({ id }) => id === incident)?.facts.team;
			return [...example.schedules.values()].some(
				(schedule) => schedule.team === team && onCallAt(schedule, received).length > 0,
			);
		});
		expect(await tileOf('on-call', 'Pages')).toBe(String(pages.length));
	});

	test('changes: incidents that came with one', async () => {
		const changed = counted().filter(({ facts }) => facts.change !== undefined);
		expect(await tileOf('changes', 'Came with a change')).toBe(String(changed.length));
	});
});

function archive(): readonly AlertLine[] {
	const root = join(EXAMPLE, 'alerts');
	const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
		/^\d{4}\/.*\.ndjson$/.test(name),
	);
	return files.flatMap((name) => {
		const lines = readFileSync(join(root, name), 'utf8').split('\n');
		return lines.flatMap((line) => (line === '' ? [] : [JSON.parse(line) as AlertLine]));
	});
}

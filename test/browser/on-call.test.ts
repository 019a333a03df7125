import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { calendarOf } from '../../src/app/oncall/calendar-of.ts';
import { scheduleOfService } from '../../src/core/oncall/find-schedules.ts';
import { onCallAt } from '../../src/core/oncall/on-call-at.ts';
import { readCalendar } from '../../src/formats/icalendar/read-calendar.ts';
import { example } from './page-kinds.ts';
import { buildSite, EXAMPLE, hasBrowser, launchBrowser, NOW, type ServedSite, serveSite } from './site-under-test.ts';

const TEAMS = [...new Set([...example.schedules.values()].map(({ team }) => team))];

describe.skipIf(!hasBrowser)('on call, as published', () => {
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
	const published = (path: string) => readFile(join(folder, path), 'utf8');

	test.each(TEAMS)('%s: the calendar to subscribe to has the shifts of the command', async (team) => {
		const expected = readCalendar(calendarOf(example, team, { now: NOW })!, 'UTC');
		expect(expected.events.length).toBeGreaterThan(0);
		expect(readCalendar(await published(`oncall/${team}.ics`), 'UTC')).toEqual(expected);
	});

	test('everybody has a calendar', async () => {
		const handles = [...example.teams.values()].flatMap(({ members }) => members.map(({ handle }) => handle.slice(1)));
		for (const handle of handles) expect(await published(`oncall/people/${handle}.ics`)).toMatch(/^BEGIN:VCALENDAR/);
	});

	test.each(['2026-11-20T08:00:00Z', '2026-11-27T08:00:00Z', '2026-12-20T21:30:00Z'])(
		'a program that reads the answer for a service at %s finds who is on call',
		async (at) => {
			for (const [slug, service] of example.services) {
				const answer = JSON.parse(await published(`api/oncall/${slug}.json`));
				const { schedule } = scheduleOfService(example.schedules, service)!;
				for (const { role, member } of onCallAt(schedule, at)) {
					const shifts = answer.roles[role] as { start: string; end: string; member: string }[];
					const begun = shifts.filter(({ start, end }) => start <= at && at < end);
					expect(begun.at(-1)?.member, `${slug} ${role}`).toBe(member);
				}
			}
		},
	);

	test.each(TEAMS)('%s: the page is right a week later, and shows the month without JavaScript', async (team) => {
		const later = '2026-11-27T08:00:00Z';
		const context = await browser.newContext({ timezoneId: 'Asia/Jakarta', locale: 'en-GB' });
		const page = await context.newPage();
		await page.clock.setFixedTime(new Date(later));
		await page.goto(`${site.url}/oncall/${team}`);
		const names = await page.locator('[data-now-name]').allTextContents();
		const people = new Map(
			[...example.teams.values()].flatMap(({ members }) => members.map(({ handle, name }) => [handle, name])),
		);
		const schedules = [...example.schedules.values()].filter((schedule) => schedule.team === team);
		const expected = schedules.flatMap((schedule) => onCallAt(schedule, later).map(({ member }) => people.get(member)));
		expect(names.sort()).toEqual(expected.sort());
		await context.close();

		const plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } });
		const still = await plain.newPage();
		await still.goto(`${site.url}/oncall/${team}`);
		const week = still.locator('svg.week').first();
		expect(await week.getAttribute('aria-label')).toMatch(/^26 October to 1 November\. Primary: [A-Z]/);
		const size = await still
			.locator('svg.week text.who')
			.first()
			.evaluate((text) => getComputedStyle(text).fontSize);
		expect(Number.parseFloat(size)).toBeGreaterThanOrEqual(12);
		await plain.close();
	});
});

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { workTreeFiles } from '../../src/adapters/files/work-tree-files.ts';
import { readCatalogue } from '../../src/app/catalogue/read-catalogue.ts';
import { calendarOf, calendarPeriod } from '../../src/app/oncall/calendar-of.ts';
import { listShifts } from '../../src/core/oncall/list-shifts.ts';
import { readCalendar } from '../../src/formats/icalendar/read-calendar.ts';
import { ROOT } from '../house/source-files.ts';

const NOW = '2026-11-20T08:00:00Z';
const catalogue = { ...readCatalogue(workTreeFiles(ROOT)), asOf: { commit: 'c0ffee', at: NOW } };
const TEAMS = [...new Set([...catalogue.schedules.values()].map(({ team }) => team))];
const READERS = { khal: '/usr/bin/khal', 'python3-icalendar': '/usr/lib/python3/dist-packages/icalendar' } as const;
for (const [name, path] of Object.entries(READERS)) {
	if (!existsSync(path))
		console.log(`Skipped: ${name} is not there (apt-get install ${name}), no calendar is opened with it.`);
}
const folder = mkdtempSync(join(tmpdir(), 'tocsin-ics-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const calendar = (of: string) => calendarOf(catalogue, of, { now: NOW })!;
const minute = (instant: string) => `${instant.slice(0, 16)}:00Z`;

function expectedShifts(team: string): string[] {
	return [...catalogue.schedules.values()]
		.filter((schedule) => schedule.team === team)
		.flatMap((schedule) => listShifts(schedule, calendarPeriod(NOW)))
		.map(({ role, member, start, end }) => `${start} ${end} ${role} ${member}`)
		.sort();
}

describe('the text of a calendar', () => {
	test.each([...TEAMS, '@kavitha'])('%s: what RFC 5545 asks of every event', (of) => {
		const text = calendar(of);
		const lines = text.split('\r\n');
		expect(text).not.toMatch(/[^\r]\n|\r[^\n]/);
		expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
		const events = text.split('BEGIN:VEVENT').slice(1);
		for (const event of events) {
			expect(event).toMatch(/\r\nUID:\S+@tocsin\r\n/);
			expect(event).toMatch(/\r\nDTSTAMP:20261120T080000Z\r\n/);
			expect(event).toMatch(/\r\nDTSTART:\d{8}T\d{6}Z\r\nDTEND:\d{8}T\d{6}Z\r\n/);
		}
		expect(new Set(text.match(/^UID:.*$/gm)).size).toBe(events.length);
		expect(text).not.toContain('VTIMEZONE');
	});

	test('is the same for the same records, and shifts keep their UIDs a week later', () => {
		expect(calendar('payments')).toBe(calendar('payments'));
		const uids = (text: string) => new Set(text.match(/^UID:.*$/gm));
		const later = calendarOf(catalogue, 'payments', { now: '2026-11-27T08:00:00Z' })!;
		expect(uids(later).intersection(uids(calendar('payments'))).size).toBeGreaterThan(50);
	});

	test.each(TEAMS)('%s: read back, it has the shifts of the command', (team) => {
		const { events, problems } = readCalendar(calendar(team), 'UTC');
		expect(problems).toEqual([]);
		const read = events.map(({ start, end, uid, member }) => `${start} ${end} ${uid.split('.')[1]} ${member}`);
		expect(read.sort()).toEqual(expectedShifts(team));
	});

	test('of nobody there is none', () => {
		expect(calendarOf(catalogue, '@nobody', { now: NOW })).toBeUndefined();
	});
});

describe.skipIf(!existsSync(READERS.khal))('khal', () => {
	test.each(TEAMS)('%s: shows the same shifts', (team) => {
		const home = join(folder, team);
		execFileSync('mkdir', ['-p', join(home, 'calendar')]);
		const config = `[calendars]\n[[oncall]]\npath = ${home}/calendar\n[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n[default]\ndefault_calendar = oncall\n`;
		writeFileSync(join(home, 'config'), config);
		writeFileSync(join(home, 'team.ics'), calendar(team));
		const env = { PATH: '/usr/bin:/bin', HOME: home, LC_ALL: 'C.UTF-8', XDG_CACHE_HOME: home, XDG_DATA_HOME: home };
		const khal = (...args: string[]) =>
			execFileSync(READERS.khal, ['-c', join(home, 'config'), ...args], { env, encoding: 'utf8' });
		khal('import', '--batch', join(home, 'team.ics'));
		const { from, until } = calendarPeriod(NOW);
		const format = '{start-date}T{start-time}:00Z {end-date}T{end-time}:00Z {uid}';
		const listed = khal(
			'list',
			'--once',
			'--day-format',
			'',
			'--format',
			format,
			from.slice(0, 10),
			until.slice(0, 10),
		);
		const found = listed.split('\n').filter((line) => line.includes('@tocsin'));
		const expected = readCalendar(calendar(team), 'UTC').events.map(
			({ start, end, uid }) => `${minute(start)} ${minute(end)} ${uid}`,
		);
		expect([...new Set(found)].sort()).toEqual(expected.sort());
	});
});

const PYTHON = `
import sys, icalendar
for event in icalendar.Calendar.from_ical(sys.stdin.buffer.read()).walk('VEVENT'):
    assert not event.errors, event.errors
    utc = lambda name: event.decoded(name).strftime('%Y-%m-%dT%H:%M:%SZ')
    print(utc('dtstart'), utc('dtend'), str(event['x-tocsin-role']), str(event['x-tocsin-member']))
`;

describe.skipIf(!existsSync(READERS['python3-icalendar']))('python3-icalendar', () => {
	test.each(TEAMS)('%s: reads the same shifts', (team) => {
		const output = execFileSync('/usr/bin/python3', ['-c', PYTHON], { input: calendar(team), encoding: 'utf8' });
		expect(output.trim().split('\n').sort()).toEqual(expectedShifts(team));
	});
});

describe('calendars of other programs', () => {
	const event = (lines: string) =>
		`BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\n${lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
	test.each([
		['UTC', 'DTSTART:20261224T070000Z\r\nDTEND:20261227T070000Z', '2026-12-24T07:00:00Z', '2026-12-27T07:00:00Z'],
		[
			'a zone by name',
			'DTSTART;TZID=Europe/London:20260701T090000\r\nDTEND;TZID=Europe/London:20260702T090000',
			'2026-07-01T08:00:00Z',
			'2026-07-02T08:00:00Z',
		],
		[
			'a zone with a prefix',
			'DTSTART;TZID=/example.com/Europe/London:20260701T090000\r\nDURATION:PT1H',
			'2026-07-01T08:00:00Z',
			'2026-07-01T09:00:00Z',
		],
		[
			'no zone: the one of the schedule',
			'DTSTART:20261224T090000\r\nDTEND:20261224T170000',
			'2026-12-24T02:00:00Z',
			'2026-12-24T10:00:00Z',
		],
		[
			'whole days',
			'DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261226',
			'2026-12-23T17:00:00Z',
			'2026-12-25T17:00:00Z',
		],
	])('%s', (_name, lines, start, end) => {
		expect(readCalendar(event(`SUMMARY:Rina\r\n${lines}`), 'Asia/Jakarta')).toEqual({
			events: [{ uid: '1', title: 'Rina', start, end, attendees: [] }],
			problems: [],
		});
	});

	test.each([
		['no calendar', 'Dear all', 'Unexpected text, expected an iCalendar file that begins with BEGIN:VCALENDAR'],
		[
			'repeated',
			event('SUMMARY:Rina\r\nDTSTART:20261224T070000Z\r\nRRULE:FREQ=WEEKLY'),
			'Unexpected repeated event "Rina", expected single ones',
		],
		[
			'backwards',
			event('SUMMARY:Rina\r\nDTSTART:20261224T070000Z\r\nDTEND:20261223T070000Z'),
			'Unexpected end of "Rina", expected a time after its start',
		],
		['without times', event('SUMMARY:Rina'), 'Unexpected times of "Rina", expected a start and an end'],
		[
			'in an unknown zone',
			event('SUMMARY:Rina\r\nDTSTART;TZID=Mars/Olympus:20261224T070000\r\nDURATION:PT1H'),
			'Unexpected time zone "Mars/Olympus" of "Rina", expected an IANA name or one that the file defines',
		],
	])('%s', (_name, text, problem) => {
		expect(readCalendar(text, 'UTC')).toEqual({ events: [], problems: [problem] });
	});

	test('any text at all is read without an exception', () => {
		fc.assert(
			fc.property(fc.string(), (text) => Array.isArray(readCalendar(event(text), 'UTC').events)),
			{ numRuns: 300 },
		);
	});
});

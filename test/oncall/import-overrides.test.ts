import { describe, expect, test } from 'vitest';
import { planImport } from '../../src/app/oncall/import-overrides.ts';
import type { Team } from '../../src/core/records/team.ts';
import { parseRecord } from '../../src/formats/parse-record.ts';

const TEAM: Team = {
	schema: 1,
	name: 'Payments',
	lead: '@rina',
	members: [
		{ handle: '@rina', name: 'Rina Wulan', mail: 'rina@example.com', time_zone: 'Asia/Jakarta' },
		{ handle: '@budi', name: 'Budi Hartono', time_zone: 'Asia/Jakarta' },
	],
};
const HEAD = `# How payments is on call
schema: 1
name: Payments
team: payments
time_zone: Asia/Jakarta
layers:
  - role: primary
    rotation: {every: week, start: 2026-11-16, handover: "10:00", members: ["@rina", "@budi"]}   # two
`;
const LIST = `overrides:
    # before the holidays
    - {role: primary, member: "@budi", from: 2026-12-24T07:00:00Z, until: 2026-12-27T07:00:00Z} # thanks!
`;
const TAIL = 'holidays: []   # none yet\n';

const ADDED = `    - role: primary
      member: "@rina"
      from: 2027-01-02T03:00:00Z
      until: 2027-01-03T03:00:00Z
      reason: instead of a holiday
    - role: primary
      member: "@budi"
      from: 2027-02-02T03:00:00Z
      until: 2027-02-03T03:00:00Z
`;

function calendar(...events: readonly string[]): string {
	const body = events.map((lines, index) => `BEGIN:VEVENT\nUID:${index}\n${lines}\nEND:VEVENT\n`).join('');
	return `BEGIN:VCALENDAR\nVERSION:2.0\n${body}END:VCALENDAR\n`.replaceAll('\n', '\r\n');
}

const RINA = 'SUMMARY:Rina Wulan: instead of a holiday\nDTSTART:20270102T030000Z\nDTEND:20270103T030000Z';
const BUDI = 'SUMMARY:@budi\nDTSTART:20270202T030000Z\nDTEND:20270203T030000Z';

function plan(text: string, ics: string, role = 'primary') {
	const parsed = parseRecord('schedule', 'schedules/payments.yaml', text);
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
	const named = { slug: 'payments', schedule: parsed.value.value, text };
	return planImport(named, { calendar: ics, role }, new Map([['payments', TEAM]]));
}

describe('an import adds overrides and changes no other byte', () => {
	test.each([
		['in the middle of the file', HEAD + LIST + TAIL, HEAD + LIST + ADDED + TAIL],
		['at its end', HEAD + LIST, HEAD + LIST + ADDED],
		['without a line break at its end', (HEAD + LIST).trimEnd(), HEAD + LIST + ADDED],
		['without overrides so far', HEAD, `${HEAD}overrides:\n${ADDED.replaceAll(/^ {2}/gm, '')}`],
		[
			'with carriage returns',
			(HEAD + LIST + TAIL).replaceAll('\n', '\r\n'),
			(HEAD + LIST + ADDED + TAIL).replaceAll('\n', '\r\n'),
		],
	])('%s', (_name, before, after) => {
		const { text, problems } = plan(before, calendar(RINA, BUDI));
		expect(problems).toEqual([]);
		expect(text).toBe(after);
	});

	test('a second time there is nothing to add', () => {
		const once = plan(HEAD + LIST + TAIL, calendar(RINA, BUDI));
		const twice = plan(once.text, calendar(RINA, BUDI));
		expect(twice).toEqual({ added: [], known: 2, text: once.text, problems: [] });
	});
});

describe('whose an event is', () => {
	const event = (lines: string) => calendar(`DTSTART:20270102T030000Z\nDTEND:20270103T030000Z\n${lines}`);
	test.each([
		['our own calendar says it', 'SUMMARY:Payments primary\nX-TOCSIN-MEMBER:@budi', '@budi'],
		['by mail', 'SUMMARY:On call\nATTENDEE;CN=R:MAILTO:Rina@example.com', '@rina'],
		['by handle', 'SUMMARY:cover by @Budi', '@budi'],
		['by full name', 'SUMMARY:budi hartono', '@budi'],
	])('%s', (_name, lines, member) => {
		expect(plan(HEAD, event(lines)).added.map((override) => override.member)).toEqual([member]);
	});

	test.each([
		[
			'nobody',
			'SUMMARY:Cover',
			'Unexpected event "Cover" of 2027-01-02T03:00:00Z for nobody, expected one person by mail, handle or full name',
		],
		[
			'two',
			'SUMMARY:@rina and @budi',
			'Unexpected event "@rina and @budi" of 2027-01-02T03:00:00Z for @rina and @budi, expected one person by mail, handle or full name',
		],
	])('%s: it is left out and said', (_name, lines, problem) => {
		expect(plan(HEAD, event(lines))).toEqual({ added: [], known: 0, text: HEAD, problems: [problem] });
	});

	test('a role that the schedule does not have', () => {
		expect(plan(HEAD, calendar(RINA), 'dba').problems).toEqual(['Unexpected role "dba", expected one of primary']);
	});
});

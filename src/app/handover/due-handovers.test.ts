import { expect, test } from 'vitest';
import type { Schedule } from '../../core/records/schedule.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import { handoverPath } from './draft-handover.ts';
import { dueHandovers } from './due-handovers.ts';

/** Weeks from Monday at ten: @budi until 16 November 2026, then @rina. */
const WEEKS = `schema: 1
name: Payments
team: payments
time_zone: UTC
layers:
  - role: primary
    rotation: { every: week, start: 2026-11-02, handover: "10:00", members: ["@rina", "@budi"] }
`;
const DAYS = WEEKS.replace('every: week', 'every: day');
const OFFICE = `${WEEKS.replace('"10:00"', '"00:00"')}    restrict:
      - { days: [monday, tuesday, wednesday, thursday, friday], from: "09:00", to: "17:00" }
`;
const cover = (from: string, until: string) =>
	`overrides: [{ role: primary, member: "@mei", from: ${from}, until: ${until} }]\n`;

function scheduleOf(text: string): Schedule {
	const parsed = parseRecord('schedule', 'schedules/payments.yaml', text);
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
	return parsed.value.value;
}

/** What is due: the report, the shift, and who takes over when. */
function dueAt(now: string, text: string, onRecord: readonly string[] = []): readonly string[] {
	const schedules = new Map([['payments', scheduleOf(text)]]);
	const handovers = onRecord.map((path) => ({ path })) as never;
	return dueHandovers({ schedules, handovers }, now).map(({ named, handed: { shift, next } }) => {
		const path = handoverPath(named, shift).replace('schedules/handovers/', '');
		return `${path}: ${shift.member} ${shift.start} ${shift.end}, ${next?.member} ${next?.start}`;
	});
}

const WEEK = '2026-W46-payments.md: @budi 2026-11-09T10:00:00Z 2026-11-16T10:00:00Z, @rina 2026-11-16T10:00:00Z';

test.each([
	['an hour before the end', '2026-11-16T09:00:00Z', [WEEK]],
	['not earlier', '2026-11-16T08:59:59Z', []],
	['for a day after it', '2026-11-17T09:59:59Z', [WEEK]],
	['not longer', '2026-11-17T10:00:00Z', []],
])('%s', (_name, now, due) => {
	expect(dueAt(now, WEEKS)).toEqual(due);
});

test('not what is on record', () => {
	expect(dueAt('2026-11-16T10:17:00Z', WEEKS, ['schedules/handovers/2026-W46-payments.md'])).toEqual([]);
	expect(dueAt('2026-11-16T10:17:00Z', WEEKS, ['schedules/handovers/2026-W45-payments.md'])).toEqual([WEEK]);
});

test.each([
	['a schedule that wants none', `${WEEKS}handover_reports: false\n`, []],
	['turns of a day', DAYS, []],
	[
		'turns of a day that are wanted',
		`${DAYS}handover_reports: true\n`,
		[
			'2026-11-14-payments.md: @rina 2026-11-14T10:00:00Z 2026-11-15T10:00:00Z, @budi 2026-11-15T10:00:00Z',
			'2026-11-15-payments.md: @budi 2026-11-15T10:00:00Z 2026-11-16T10:00:00Z, @rina 2026-11-16T10:00:00Z',
		],
	],
	[
		'turns of hours that are wanted: each with a file of its own',
		`${WEEKS.replace('every: week', 'every: hours, length: 12')}handover_reports: true\n`,
		[
			'2026-11-14-2200-payments.md: @budi 2026-11-14T22:00:00Z 2026-11-15T10:00:00Z, @rina 2026-11-15T10:00:00Z',
			'2026-11-15-1000-payments.md: @rina 2026-11-15T10:00:00Z 2026-11-15T22:00:00Z, @budi 2026-11-15T22:00:00Z',
			'2026-11-15-2200-payments.md: @budi 2026-11-15T22:00:00Z 2026-11-16T10:00:00Z, @rina 2026-11-16T10:00:00Z',
		],
	],
	[
		'an evening of somebody else, after which the same person goes on: one shift',
		WEEKS + cover('2026-11-15T18:00:00Z', '2026-11-15T22:00:00Z'),
		[WEEK],
	],
	[
		'the same where each shift is wanted: three, by their hours',
		`${WEEKS}handover_reports: true\n${cover('2026-11-15T18:00:00Z', '2026-11-15T22:00:00Z')}`,
		[
			'2026-11-09-payments.md: @budi 2026-11-09T10:00:00Z 2026-11-15T18:00:00Z, @mei 2026-11-15T18:00:00Z',
			'2026-11-15-1800-payments.md: @mei 2026-11-15T18:00:00Z 2026-11-15T22:00:00Z, @budi 2026-11-15T22:00:00Z',
			'2026-11-15-2200-payments.md: @budi 2026-11-15T22:00:00Z 2026-11-16T10:00:00Z, @rina 2026-11-16T10:00:00Z',
		],
	],
	[
		'an override of days ends a shift',
		WEEKS + cover('2026-11-15T22:00:00Z', '2026-11-20T22:00:00Z'),
		['2026-11-09-payments.md: @budi 2026-11-09T10:00:00Z 2026-11-15T22:00:00Z, @mei 2026-11-15T22:00:00Z'],
	],
	[
		'a day of somebody else at the end is between them',
		WEEKS + cover('2026-11-15T12:00:00Z', '2026-11-16T10:00:00Z'),
		['2026-11-09-payments.md: @budi 2026-11-09T10:00:00Z 2026-11-15T12:00:00Z, @rina 2026-11-16T10:00:00Z'],
	],
	['nobody else', WEEKS.replace(', "@budi"', ''), []],
	['a zone that does not exist', WEEKS.replace('UTC', 'Mars/Olympus'), []],
])('at the end of a week: %s', (_name, text, due) => {
	expect(dueAt('2026-11-16T09:17:00Z', text)).toEqual(due);
});

test('hours off: one report of the whole week, on its last day', () => {
	expect(dueAt('2026-11-12T16:30:00Z', OFFICE)).toEqual([]);
	expect(dueAt('2026-11-13T16:30:00Z', OFFICE)).toEqual([
		'2026-11-09-payments.md: @budi 2026-11-09T09:00:00Z 2026-11-13T17:00:00Z, @rina 2026-11-16T09:00:00Z',
	]);
});

test('hours off that were swapped for a week: both weeks of the one who has them then', () => {
	const swap =
		'swaps: [{ role: primary, between: ["@budi", "@rina"], from: 2026-11-09T00:00:00Z, until: 2026-11-23T00:00:00Z }]';
	expect(dueAt('2026-11-13T16:30:00Z', `${OFFICE}${swap}\n`)).toEqual([
		'2026-W45-payments.md: @rina 2026-11-02T09:00:00Z 2026-11-13T17:00:00Z, @budi 2026-11-16T09:00:00Z',
	]);
});

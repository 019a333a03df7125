import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listShifts } from '../../src/core/oncall/list-shifts.ts';
import { onCallAt } from '../../src/core/oncall/on-call-at.ts';
import type { Schedule } from '../../src/core/records/schedule.ts';
import { arbitrarySchedule, midnightOf, ODD_DAYS } from './arbitrary-schedule.ts';
import { type MinuteWalk, walkMinutes } from './minute-walk.ts';
import { onDutyByMinute } from './on-duty-by-minute.ts';

/** How many schedules in all. `ORACLE_RUNS=10000` is the full walk, about a minute of one free core; this is its quick part. */
const RUNS = Number(process.env.ORACLE_RUNS ?? 1_300);
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const WALKED_DAYS = 3;
/** Minutes from one question to the next: shorter than any repeated hour but that of Lord Howe. */
const STEP = 45;

function byMinute(schedule: Schedule, walk: MinuteWalk): string[] {
	const minutes = walk.wall.length;
	const found = Array.from({ length: minutes }, (): string[] => []);
	const period = { from: iso(walk.start), until: iso(walk.start + minutes * MINUTE) };
	for (const { member, start, end } of listShifts(schedule, period)) {
		const first = Math.max(0, Math.ceil((Date.parse(start) - walk.start) / MINUTE));
		const last = Math.min(minutes, Math.ceil((Date.parse(end) - walk.start) / MINUTE));
		for (let minute = first; minute < last; minute++) found[minute]!.push(member);
	}
	return found.map((members) => members.sort().join(' '));
}

const iso = (ms: number) => new Date(ms).toISOString();

/** Runs of equal minutes in words, so that a difference can be read. */
function runs(walk: MinuteWalk, members: readonly string[]): string[] {
	return members.flatMap((who, minute) =>
		who === members[minute - 1] ? [] : [`${iso(walk.start + minute * MINUTE)} ${who || 'nobody'}`],
	);
}

describe('shifts are what the clock on the wall says, minute by minute', () => {
	test.each(ODD_DAYS)(`in %s around %s (a share of ${RUNS} random schedules)`, (zone, day) => {
		const middle = midnightOf(day) + 12 * 60 * MINUTE;
		const walk = walkMinutes(zone, middle - (WALKED_DAYS / 2) * DAY, WALKED_DAYS * 1440);
		fc.assert(
			fc.property(arbitrarySchedule(zone, middle), (schedule) => {
				const expected = onDutyByMinute(schedule, 'primary', walk).map((members) => [...members].sort().join(' '));
				const found = byMinute(schedule, walk);
				if (found.join() !== expected.join()) expect(runs(walk, found)).toEqual(runs(walk, expected));
			}),
			{ numRuns: Math.ceil(RUNS / ODD_DAYS.length) },
		);
	});
});

describe('one answer', () => {
	test.each(ODD_DAYS)('in %s around %s: of all who are on duty, shifts whole, the one that began last', (zone, day) => {
		const middle = midnightOf(day) + 12 * 60 * MINUTE;
		const period = { from: iso(middle - 60 * DAY), until: iso(middle + 60 * DAY) };
		fc.assert(
			fc.property(arbitrarySchedule(zone, middle), fc.nat(STEP), (schedule, offset) => {
				const shifts = listShifts(schedule, period);
				for (let minutes = offset - 1440; minutes < 1440; minutes += STEP) {
					const ms = middle + minutes * MINUTE;
					const all = shifts.filter(({ start, end }) => Date.parse(start) <= ms && ms < Date.parse(end));
					expect(listShifts(schedule, { from: iso(ms), until: iso(ms + 1) })).toEqual(all);
					expect(onCallAt(schedule, iso(ms))).toEqual(all.slice(-1));
				}
			}),
			{ numRuns: 12 },
		);
	});
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { viewOnCallMonth } from '../../site/lib/view-on-call-month.ts';
import { findHandedShift } from '../../src/app/handover/find-shift.ts';
import { checkSchedule } from '../../src/core/oncall/check-schedule.ts';
import { compareSchedules } from '../../src/core/oncall/compare-schedules.ts';
import { dutyStatus } from '../../src/core/oncall/duty-status.ts';
import { scoreSchedule } from '../../src/core/oncall/score-schedule.ts';
import { type Schedule, scheduleSchema } from '../../src/core/records/schedule.ts';
import { arbitraryOf } from '../properties/arbitrary-of-schema.ts';
import { arbitrarySchedule, midnightOf } from './arbitrary-schedule.ts';

const NOW = '2026-10-25T12:00:00Z';
const PERIOD = { from: NOW, until: '2026-11-08T12:00:00Z' };
const anySchedule = fc.oneof(
	arbitrarySchedule('Europe/London', midnightOf('2026-10-25')),
	arbitrarySchedule('Mars/Olympus', midnightOf('2026-10-25')),
);

/** Everything that is asked of a schedule; each must have an answer for whatever the schema lets through. */
const QUESTIONS: Readonly<Record<string, (schedule: Schedule) => unknown>> = {
	check: (schedule) => checkSchedule(schedule, PERIOD),
	score: (schedule) => scoreSchedule(schedule, { period: PERIOD, zoneOf: () => 'Asia/Jakarta' }).score,
	comparison: (schedule) => compareSchedules(undefined, schedule, { period: PERIOD, zoneOf: () => 'Mars/Olympus' }),
	status: (schedule) => dutyStatus(schedule, NOW),
	handover: (schedule) => findHandedShift(schedule, NOW),
};

test.each(Object.keys(QUESTIONS))('%s: no schedule is too odd for an answer', (question) => {
	fc.assert(
		fc.property(anySchedule, (schedule) => {
			expect(scheduleSchema.safeParse(schedule).error).toBeUndefined();
			QUESTIONS[question]!(schedule);
		}),
		{ numRuns: 60 },
	);
});

test('nor is any that the schema lets through: roles that nobody has, zones that are only letters', () => {
	const zone = fc.constantFrom('Europe/London', 'Mars/Olympus');
	const any = fc.tuple(arbitraryOf(scheduleSchema) as fc.Arbitrary<Schedule>, zone);
	fc.assert(
		fc.property(any, ([schedule, time_zone]) => {
			for (const ask of Object.values(QUESTIONS)) ask({ ...schedule, time_zone });
		}),
		{ numRuns: 15 },
	);
});

test('a score is between 0 and 100, and so are its parts', () => {
	fc.assert(
		fc.property(anySchedule, (schedule) => {
			const past = { weeks: 4, pages: [{ member: '@ana', at: NOW, until: '2026-10-25T13:00:00Z' }] };
			const { score, parts } = scoreSchedule(schedule, { period: PERIOD, zoneOf: () => 'Europe/London', past });
			for (const value of [score, ...parts.map((part) => part.score)]) {
				expect(value).toBeGreaterThanOrEqual(0);
				expect(value).toBeLessThanOrEqual(100);
			}
		}),
		{ numRuns: 60 },
	);
});

test('the picture of a month holds every bar within its week', () => {
	const inLondon = arbitrarySchedule('Europe/London', midnightOf('2026-10-25'));
	fc.assert(
		fc.property(inLondon, (schedule) => {
			const { weeks } = viewOnCallMonth({ schedule, month: '2026-10', nameOf: (member) => member });
			for (const { x, width } of weeks.flatMap(({ lanes }) => lanes).flatMap(({ bars }) => bars)) {
				expect(x).toBeGreaterThanOrEqual(0);
				expect(x + width).toBeLessThanOrEqual(100.01);
				expect(width).toBeGreaterThan(-0.01);
			}
		}),
		{ numRuns: 60 },
	);
});

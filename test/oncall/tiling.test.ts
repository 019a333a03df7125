import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listShifts } from '../../src/core/oncall/list-shifts.ts';
import { turnLength } from '../../src/core/oncall/list-turns.ts';
import { onCallAt } from '../../src/core/oncall/on-call-at.ts';
import type { Schedule } from '../../src/core/records/schedule.ts';

const DAY = 86_400_000;
const iso = (ms: number) => new Date(ms).toISOString();

const schedule = fc
	.record({
		time_zone: fc.constantFrom(
			'Asia/Jakarta',
			'Europe/London',
			'America/Chicago',
			'Australia/Lord_Howe',
			'Asia/Kathmandu',
			'Pacific/Apia',
		),
		every: fc.constantFrom('day' as const, 'week' as const, 'days' as const, 'hours' as const),
		length: fc.integer({ min: 2, max: 20 }),
		start: fc.integer({ min: 10_000, max: 20_000 }).map((day) => iso(day * DAY).slice(0, 10)),
		handover: fc.constantFrom('00:00', '01:00', '01:30', '02:00', '02:30', '03:00', '09:00', '23:45'),
		count: fc.integer({ min: 1, max: 200 }),
	})
	.map(({ time_zone, every, length, start, handover, count }): Schedule => {
		const members = Array.from({ length: count }, (_, index) => `@m${index}`);
		const rotation = { every, start, handover, members, ...(['days', 'hours'].includes(every) && { length }) };
		return { schema: 1, name: 'Any', team: 'any', time_zone, layers: [{ role: 'primary', rotation }] };
	});

/** Days of 2008 to 2027 with their minutes; Apia left out a day in 2011. */
const moment = fc.integer({ min: 14_000 * 1440, max: 21_000 * 1440 }).map((minute) => minute * 60_000);

test('there is always exactly one primary', () => {
	fc.assert(
		fc.property(schedule, moment, (any, ms) => {
			const [shift, ...more] = onCallAt(any, iso(ms));
			expect(more).toEqual([]);
			expect(Date.parse(shift!.start)).toBeLessThanOrEqual(ms);
			expect(Date.parse(shift!.end)).toBeGreaterThan(ms);
		}),
		{ numRuns: 1000 },
	);
});

test('shifts tile time: each begins where the last ended, or an hour or two before it where clocks went back', () => {
	fc.assert(
		fc.property(schedule, moment, (any, ms) => {
			const shifts = listShifts(any, { from: iso(ms), until: iso(ms + 60 * DAY) });
			for (const [index, { start, end }] of shifts.entries()) {
				expect(Date.parse(end)).toBeGreaterThan(Date.parse(start));
				const next = shifts[index + 1];
				if (!next) continue;
				const overlap = Date.parse(end) - Date.parse(next.start);
				const isBack = offsetAt(any.time_zone, next.start) > offsetAt(any.time_zone, end);
				expect(isBack ? overlap > 0 : overlap === 0, `${end} ${next.start}`).toBe(true);
			}
		}),
		{ numRuns: 100 },
	);
});

test('to move the start by whole cycles changes nothing', () => {
	fc.assert(
		fc.property(schedule, moment, fc.integer({ min: -30, max: 30 }), (any, ms, cycles) => {
			const [layer] = any.layers;
			const cycle = (turnLength(layer!.rotation) * layer!.rotation.members.length) / DAY;
			fc.pre(Number.isInteger(cycle));
			const start = iso(Date.parse(layer!.rotation.start) + cycles * cycle * DAY).slice(0, 10);
			fc.pre(/^\d{4}-/.test(start));
			const moved = { ...any, layers: [{ ...layer!, rotation: { ...layer!.rotation, start } }] };
			const period = { from: iso(ms), until: iso(ms + 30 * DAY) };
			const who = (of: Schedule) => listShifts(of, period).map((shift) => [shift.member, shift.start, shift.end]);
			expect(who(moved)).toEqual(who(any));
		}),
		{ numRuns: 300 },
	);
});

function offsetAt(timeZone: string, at: string): number {
	const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(new Date(at));
	const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(
		parts.find(({ type }) => type === 'timeZoneName')!.value,
	)!;
	return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

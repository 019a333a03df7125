import { describe, expect, test } from 'vitest';
import type { Schedule } from '../../src/core/records/schedule.ts';
import { type OnCallMonth, viewOnCallMonth } from './view-on-call-month.ts';

const rotation = { every: 'week' as const, start: '2026-11-02', handover: '00:00', members: ['@ana', '@budi'] };
const base: Schedule = {
	schema: 1,
	name: 'Payments',
	team: 'payments',
	time_zone: 'America/Chicago',
	layers: [
		{ role: 'primary', rotation },
		{ role: 'dba', rotation: { ...rotation, members: ['@citra'] } },
	],
};
const NAMES: Readonly<Record<string, string>> = { '@ana': 'Ana', '@budi': 'Budi', '@citra': 'Citra', '@dewi': 'Dewi' };

function view(more: Partial<Schedule> = {}, month = '2026-11'): OnCallMonth {
	return viewOnCallMonth({ schedule: { ...base, ...more }, month, nameOf: (member) => NAMES[member] ?? member });
}

/** The bars of one lane of a week as text: who, from and how wide in percent. */
function bars({ weeks }: OnCallMonth, week: number, lane = 0): string[] {
	return weeks[week]!.lanes[lane]!.bars.map(
		({ name, x, width, isChange }) => `${name} ${x}+${width}${isChange ? ' changed' : ''}`,
	);
}

describe('the picture of a month', () => {
	test('has every week with a day of it, from Monday to Sunday', () => {
		const month = view();
		expect(month.title).toBe('November 2026');
		expect(month.legend).toBe('Primary in bold, then DBA');
		expect(month.weeks.map(({ days }) => days.map(({ day, isOutside }) => (isOutside ? '-' : day)).join(' '))).toEqual([
			'- - - - - - 1',
			'2 3 4 5 6 7 8',
			'9 10 11 12 13 14 15',
			'16 17 18 19 20 21 22',
			'23 24 25 26 27 28 29',
			'30 - - - - - -',
		]);
	});

	test('a bar a person, in the colour of its place in the schedule', () => {
		const month = view();
		expect(bars(month, 1)).toEqual(['Ana 0+100']);
		expect(bars(month, 2)).toEqual(['Budi 0+100']);
		expect([1, 2, 3].map((week) => month.weeks[week]!.lanes[0]!.bars[0]!.person)).toEqual([0, 1, 0]);
		expect(month.weeks[1]!.lanes.map(({ isFirst }) => isFirst)).toEqual([true, false]);
		expect(month.weeks[1]!.description).toBe('2 November to 8 November. Primary: Ana. DBA: Citra.');
	});

	test('the week in which clocks go back is an hour longer', () => {
		const daily = { ...rotation, every: 'day' as const, members: ['@ana', '@budi'] };
		const month = view({ layers: [{ role: 'primary', rotation: daily }] });
		expect(bars(month, 0).at(-1)).toBe('Budi 85.21+14.79');
		expect(bars(month, 1)[0]).toBe('Ana 0+14.29');
	});

	test('an override shows as changed hands', () => {
		const override = { role: 'primary', member: '@dewi', from: '2026-11-04T06:00:00Z', until: '2026-11-05T06:00:00Z' };
		expect(bars(view({ overrides: [override] }), 1)).toEqual([
			'Ana 0+28.57',
			'Dewi 28.57+14.29 changed',
			'Ana 42.86+57.14',
		]);
	});

	test('hours of every day run on as one bar with its hours, a free day does not', () => {
		const restrict = [{ days: ['monday' as const, 'tuesday' as const, 'friday' as const], from: '08:00', to: '16:00' }];
		const month = view({ layers: [{ role: 'primary', rotation, restrict }] });
		expect(bars(month, 1)).toEqual(['Ana 4.76+19.05', 'Ana 61.9+4.76']);
		expect(month.weeks[1]!.lanes[0]!.hours).toBe('08:00–16:00');
	});

	test('holidays are named on their days', () => {
		const { weeks } = view({ holidays: [{ date: '2026-11-26', name: 'Thanksgiving' }] });
		expect(weeks.flatMap(({ days }) => days).filter(({ holiday }) => holiday)).toEqual([
			{ day: 26, isOutside: false, isWeekend: false, holiday: 'Thanksgiving' },
		]);
	});
});

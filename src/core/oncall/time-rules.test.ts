import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Schedule } from '../records/schedule.ts';
import { listShifts } from './list-shifts.ts';
import { onCallAt } from './on-call-at.ts';
import { instantOfWallTime } from './wall-time.ts';

/** The rules of docs/time.md, by their numbers there. */
function daily(time_zone: string, handover: string, start: string): Schedule {
	const rotation = { every: 'day' as const, start, handover, members: ['@ana', '@budi'] };
	return { schema: 1, name: 'Payments', team: 'payments', time_zone, layers: [{ role: 'primary', rotation }] };
}

function shiftsOf(schedule: Schedule, day: string): string[] {
	const from = Temporal.PlainDate.from(day).toZonedDateTime(schedule.time_zone).toInstant();
	const period = { from: from.toString(), until: from.add({ hours: 24 }).toString() };
	return listShifts(schedule, period).map(({ start, end }) => `${start} ${end}`);
}

describe('rule 1 and 2: a shift starts at the first occurrence of its wall time and ends at the last', () => {
	test.each([
		[
			'America/Chicago',
			'01:30',
			'2026-11-01',
			['2026-10-31T06:30:00Z 2026-11-01T07:30:00Z', '2026-11-01T06:30:00Z 2026-11-02T07:30:00Z'],
		],
		[
			'Europe/London',
			'01:00',
			'2026-10-25',
			['2026-10-24T00:00:00Z 2026-10-25T01:00:00Z', '2026-10-25T00:00:00Z 2026-10-26T01:00:00Z'],
		],
		[
			'Australia/Lord_Howe',
			'01:45',
			'2026-04-05',
			['2026-04-03T14:45:00Z 2026-04-04T15:15:00Z', '2026-04-04T14:45:00Z 2026-04-05T15:15:00Z'],
		],
	])('%s at %s: the overlap of %s is meant', (zone, handover, day, expected) => {
		expect(shiftsOf(daily(zone, handover, day), day)).toEqual(expected);
	});
});

test.each(['2026-10-25T00:45:00Z', '2026-10-25T01:15:00Z'])(
	'rule 2: asked within the overlap, at %s, both are there, and the one who began last is paged',
	(from) => {
		const schedule = daily('Europe/London', '01:30', '2026-10-25');
		const within = { from, until: from.replace('00Z', '01Z') };
		expect(listShifts(schedule, within).map(({ member }) => member)).toEqual(['@budi', '@ana']);
		expect(onCallAt(schedule, from).map(({ member }) => member)).toEqual(['@ana']);
	},
);

describe('rule 3: no gap where clocks go forward', () => {
	test.each([
		[
			'America/Chicago',
			'02:30',
			'2026-03-08',
			['2026-03-07T08:30:00Z 2026-03-08T08:00:00Z', '2026-03-08T08:00:00Z 2026-03-09T07:30:00Z'],
		],
		[
			'Europe/London',
			'09:00',
			'2026-03-29',
			['2026-03-28T09:00:00Z 2026-03-29T08:00:00Z', '2026-03-29T08:00:00Z 2026-03-30T08:00:00Z'],
		],
		[
			'Asia/Kathmandu',
			'09:00',
			'2026-03-29',
			['2026-03-28T03:15:00Z 2026-03-29T03:15:00Z', '2026-03-29T03:15:00Z 2026-03-30T03:15:00Z'],
		],
	])('%s at %s on %s', (zone, handover, day, expected) => {
		expect(shiftsOf(daily(zone, handover, day), day)).toEqual(expected);
	});
});

describe('rule 4: a wall time that does not exist moves to the next that does', () => {
	test.each([
		['the first minute that is skipped', 'America/Chicago', '2026-03-08', '02:00', '2026-03-08T08:00:00Z'],
		['within', 'America/Chicago', '2026-03-08', '02:30', '2026-03-08T08:00:00Z'],
		['the last minute that is skipped', 'America/Chicago', '2026-03-08', '02:59', '2026-03-08T08:00:00Z'],
		['half an hour', 'Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:30:00Z'],
		['midnight', 'Africa/Cairo', '2026-04-24', '00:00', '2026-04-23T22:00:00Z'],
		['a day that never was, at its start', 'Pacific/Apia', '2011-12-30', '00:00', '2011-12-30T10:00:00Z'],
		['a day that never was, at noon', 'Pacific/Apia', '2011-12-30', '12:00', '2011-12-30T10:00:00Z'],
	])('%s', (_name, zone, day, time, expected) => {
		for (const occurrence of ['first', 'last'] as const) {
			const found = instantOfWallTime(Temporal.PlainDate.from(day), Temporal.PlainTime.from(time), {
				zone,
				occurrence,
			});
			expect(found.toString()).toBe(expected);
		}
	});
});

describe('rule 5: a shift ends after it starts', () => {
	test('the turn of a day that never was is left out, and nobody is missing for it', () => {
		const schedule = daily('Pacific/Apia', '00:00', '2011-12-28');
		const period = { from: '2011-12-29T10:00:00Z', until: '2012-01-01T10:00:00Z' };
		expect(listShifts(schedule, period).map(({ member, start, end }) => `${member} ${start} ${end}`)).toEqual([
			'@budi 2011-12-29T10:00:00Z 2011-12-30T10:00:00Z',
			'@budi 2011-12-30T10:00:00Z 2011-12-31T10:00:00Z',
			'@ana 2011-12-31T10:00:00Z 2012-01-01T10:00:00Z',
		]);
	});

	test('hours of a day that clocks jump over whole are left out', () => {
		const schedule = daily('America/Chicago', '00:00', '2026-03-07');
		const layers = schedule.layers.map((layer) => ({
			...layer,
			restrict: [{ days: ['sunday' as const], from: '02:10', to: '02:50' }],
		}));
		expect(shiftsOf({ ...schedule, layers }, '2026-03-08')).toEqual([]);
	});
});

import { describe, expect, test } from 'vitest';
import type { Schedule } from '../records/schedule.ts';
import { listShifts } from './list-shifts.ts';

const rotation = {
	every: 'week' as const,
	start: '2026-11-16',
	handover: '09:00',
	members: ['@ana', '@budi', '@citra'],
};
const base: Schedule = {
	schema: 1,
	name: 'Payments',
	team: 'payments',
	time_zone: 'UTC',
	layers: [{ role: 'primary', rotation }],
};

function shifts(more: Partial<Schedule>, from = '2026-11-16', until = '2026-12-07'): string[] {
	const period = { from: `${from}T09:00:00Z`, until: `${until}T09:00:00Z` };
	return listShifts({ ...base, ...more }, period).map(({ member, start, end, reason }) => {
		const time = (instant: string) => instant.slice(5, 16).replace('T', ' ');
		return `${member} ${time(start)} to ${time(end)} ${reason}`;
	});
}

const week47 = { role: 'primary', from: '2026-11-16T09:00:00Z', until: '2026-11-23T09:00:00Z' };

describe('what people arrange', () => {
	test('an override takes its hours and gives back the rest', () => {
		const override = { ...week47, member: '@dewi', from: '2026-11-18T00:00:00Z', until: '2026-11-19T00:00:00Z' };
		expect(shifts({ overrides: [override] }, '2026-11-16', '2026-11-20')).toEqual([
			'@ana 11-16 09:00 to 11-18 00:00 rotation',
			'@dewi 11-18 00:00 to 11-19 00:00 override',
			'@ana 11-19 00:00 to 11-23 09:00 rotation',
		]);
	});

	test("an override in somebody's stead takes only that person's hours", () => {
		const override = { ...week47, member: '@dewi', instead_of: '@ana', until: '2026-11-30T09:00:00Z' };
		expect(shifts({ overrides: [override] }, '2026-11-16', '2026-11-30')).toEqual([
			'@dewi 11-16 09:00 to 11-23 09:00 override',
			'@budi 11-23 09:00 to 11-30 09:00 rotation',
		]);
	});

	test('a swap gives each the hours of the other, in full', () => {
		const swap = { ...week47, between: ['@ana', '@citra'] as [string, string], until: '2026-12-07T09:00:00Z' };
		expect(shifts({ swaps: [swap] })).toEqual([
			'@citra 11-16 09:00 to 11-23 09:00 swap',
			'@budi 11-23 09:00 to 11-30 09:00 rotation',
			'@ana 11-30 09:00 to 12-07 09:00 swap',
		]);
	});

	test('the later override wins, wherever it cuts', () => {
		const long = { ...week47, member: '@dewi' };
		const late = { ...week47, member: '@eko', from: '2026-11-22T09:00:00Z', until: '2026-11-24T09:00:00Z' };
		expect(shifts({ overrides: [long, late] }, '2026-11-16', '2026-11-17')).toEqual([
			'@dewi 11-16 09:00 to 11-22 09:00 override',
		]);
	});

	test('in a gap on purpose nobody is on call, but an override may be', () => {
		const gap = { ...week47, reason: 'Company closed' };
		const override = { ...week47, member: '@dewi', from: '2026-11-18T00:00:00Z', until: '2026-11-19T00:00:00Z' };
		expect(shifts({ gaps: [gap], overrides: [override] }, '2026-11-16', '2026-11-23')).toEqual([
			'@dewi 11-18 00:00 to 11-19 00:00 override',
		]);
	});

	test('closed hours are off every week', () => {
		const closed_hours = [
			{ role: 'primary', days: ['saturday' as const], from: '00:00', to: '00:00', reason: 'Nobody buys' },
		];
		expect(shifts({ closed_hours }, '2026-11-16', '2026-11-23')).toEqual([
			'@ana 11-16 09:00 to 11-21 00:00 rotation',
			'@ana 11-22 00:00 to 11-23 09:00 rotation',
		]);
	});

	test('a layer ends where the next begins, whatever their handovers', () => {
		const change = '2026-11-25T00:00:00Z';
		const next = { ...rotation, start: '2026-11-25', handover: '14:00', members: ['@dewi'] };
		const layers = [
			{ role: 'primary', rotation, until: change },
			{ role: 'primary', rotation: next, from: change },
		];
		expect(shifts({ layers }, '2026-11-23', '2026-11-26')).toEqual([
			'@budi 11-23 09:00 to 11-25 00:00 rotation',
			'@dewi 11-25 00:00 to 11-25 14:00 rotation',
			'@dewi 11-25 14:00 to 12-02 14:00 rotation',
		]);
	});

	test('holidays: one layer is off, another on', () => {
		const layers = [
			{ role: 'primary', rotation, holidays: 'off' as const },
			{ role: 'primary', rotation: { ...rotation, members: ['@dewi'] }, holidays: 'only' as const },
		];
		expect(shifts({ layers, holidays: [{ date: '2026-11-18', name: 'H' }] }, '2026-11-16', '2026-11-23')).toEqual([
			'@ana 11-16 09:00 to 11-18 00:00 rotation',
			'@dewi 11-18 00:00 to 11-19 00:00 rotation',
			'@ana 11-19 00:00 to 11-23 09:00 rotation',
		]);
	});

	test('hours of the night are one shift, and so are days that touch', () => {
		const restrict = [
			{ days: ['monday' as const, 'tuesday' as const], from: '00:00', to: '00:00' },
			{ days: ['thursday' as const], from: '22:00', to: '06:00' },
		];
		expect(shifts({ layers: [{ role: 'primary', rotation, restrict }] }, '2026-11-16', '2026-11-23')).toEqual([
			'@ana 11-16 09:00 to 11-18 00:00 rotation',
			'@ana 11-19 22:00 to 11-20 06:00 rotation',
			'@ana 11-23 00:00 to 11-23 09:00 rotation',
		]);
	});

	test('a shift is whole, however short the time that is asked about', () => {
		const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
		const restrict = [{ days: [...days], from: '00:00', to: '00:00' }];
		const long = { ...rotation, every: 'days' as const, length: 60 };
		const period = { from: '2026-12-15T00:00:00Z', until: '2026-12-15T00:00:01Z' };
		const schedule = { ...base, layers: [{ role: 'primary', rotation: long, restrict }] };
		expect(listShifts(schedule, period)).toMatchObject([
			{ start: '2026-11-16T09:00:00Z', end: '2027-01-15T09:00:00Z' },
		]);
	});

	test('a rotation of eight hours', () => {
		const layers = [{ role: 'primary', rotation: { ...rotation, every: 'hours' as const, length: 8 } }];
		expect(shifts({ layers }, '2026-11-16', '2026-11-17')).toEqual([
			'@ana 11-16 09:00 to 11-16 17:00 rotation',
			'@budi 11-16 17:00 to 11-17 01:00 rotation',
			'@citra 11-17 01:00 to 11-17 09:00 rotation',
		]);
	});

	test('a zone that does not exist has no shifts', () => {
		expect(shifts({ time_zone: 'Asia/Atlantis' })).toEqual([]);
	});
});

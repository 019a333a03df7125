import { describe, expect, test } from 'vitest';
import type { Schedule } from '../records/schedule.ts';
import { type Page, scoreSchedule } from './score-schedule.ts';

const rotation = { every: 'week' as const, start: '2026-11-16', handover: '09:00', members: ['@ana', '@budi'] };
const base: Schedule = {
	schema: 1,
	name: 'Payments',
	team: 'payments',
	time_zone: 'UTC',
	layers: [{ role: 'primary', rotation }],
};
/** Ten cycles of two weeks. */
const PERIOD = { from: '2026-11-16T09:00:00Z', until: '2027-04-05T09:00:00Z' };
const EVERY_DAY = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const withRotation = (more: object, rest: object = {}): Schedule => ({
	...base,
	layers: [{ role: 'primary', rotation: { ...rotation, ...more }, ...rest }],
});

function partsOf(schedule: Schedule, zones: Record<string, string> = {}, pages?: readonly Page[]) {
	const past = pages && { weeks: 4, pages };
	const { score, parts } = scoreSchedule(schedule, {
		period: PERIOD,
		zoneOf: (member) => zones[member] ?? 'UTC',
		past,
	});
	return { total: score, ...Object.fromEntries(parts.map((part) => [part.part, [part.score, part.fact]])) };
}

describe('the parts of a score', () => {
	test('two who share alike', () => {
		expect(partsOf(base)).toEqual({
			total: 100,
			gaps: [100, 'no hour without anybody'],
			balance: [100, 'hours are shared equally'],
			nights: [100, 'most nights and weekends: @ana, 930 h'],
			rest: [100, 'everybody rests 12 h between shifts'],
		});
	});

	test('gaps: a twentieth of the time without anybody is the worst', () => {
		const gapped = (to: string) => withRotation({}, { restrict: [{ days: [...EVERY_DAY], from: '00:00', to }] });
		expect(partsOf(gapped('23:30'))).toMatchObject({ gaps: [58, '70 h without anybody (2.1 %)'] });
		expect(partsOf(gapped('22:00'))).toMatchObject({ gaps: [0, '280 h without anybody (8.3 %)'] });
		const meant = { role: 'primary', days: [...EVERY_DAY], from: '22:00', to: '00:00', reason: 'Closed' };
		expect(partsOf({ ...gapped('22:00'), closed_hours: [meant] })).toMatchObject({
			gaps: [100, 'no hour without anybody'],
		});
	});

	test('balance: the share of hours that would have to change hands', () => {
		expect(partsOf(withRotation({ members: ['@ana', '@ana', '@budi', '@ana'] }))).toMatchObject({
			balance: [75, '@ana has 50 % more than an equal share'],
		});
	});

	test('balance: who joins half-way has half the share', () => {
		const { people } = scoreSchedule(
			withRotation({ members: ['@ana', '@budi', { member: '@citra', from: '2027-01-25' }] }),
			{
				period: PERIOD,
				zoneOf: () => 'UTC',
			},
		);
		expect(people.map(({ member, share }) => `${member} ${Math.round(share)}`)).toEqual([
			'@ana 1343',
			'@budi 1343',
			'@citra 675',
		]);
	});

	test('nights: by the clock where each person is', () => {
		const day = { days: [...EVERY_DAY], from: '09:00', to: '17:00' };
		const night = { days: [...EVERY_DAY], from: '17:00', to: '09:00' };
		const layers = [
			{ role: 'primary', rotation: { ...rotation, members: ['@ana'] }, restrict: [day] },
			{ role: 'primary', rotation: { ...rotation, members: ['@budi'] }, restrict: [night] },
		];
		expect(partsOf({ ...base, layers })).toMatchObject({ nights: [67, 'most nights and weekends: @budi, 1540 h'] });
		expect(partsOf({ ...base, layers }, { '@budi': 'America/Los_Angeles' })).toMatchObject({
			nights: [75, 'most nights and weekends: @budi, 955 h'],
		});
	});

	test('rest: too short between shifts, and none at all in weeks', () => {
		const hours = { every: 'hours' as const, length: 10 };
		expect(partsOf(withRotation(hours))).toMatchObject({ rest: [0, '334 of 334 rests are missing or too short'] });
		expect(partsOf({ ...withRotation(hours), rest: '10h' })).toMatchObject({
			rest: [100, 'everybody rests 10 h between shifts'],
		});
		expect(partsOf(withRotation({ members: ['@ana'] }))).toMatchObject({
			rest: [0, '9 of 9 rests are missing or too short'],
		});
	});

	test('load: disturbed nights, each once, by the clock where the person is', () => {
		const page = (member: string, at: string): Page => ({ member, at, until: at.replace(/T(\d\d):\d\d/, 'T$1:59') });
		const pages = [
			page('@ana', '2026-11-10T23:10:00Z'),
			page('@ana', '2026-11-11T02:00:00Z'),
			page('@ana', '2026-11-11T12:00:00Z'),
			page('@budi', '2026-11-12T12:00:00Z'),
		];
		expect(partsOf(base, {}, pages)).toMatchObject({ load: [88, '4 pages in 4 weeks, 1 night disturbed'], total: 98 });
		expect(partsOf(base, { '@budi': 'Pacific/Auckland' }, pages)).toMatchObject({
			load: [75, '4 pages in 4 weeks, 2 nights disturbed'],
		});
		const { people } = scoreSchedule(base, { period: PERIOD, zoneOf: () => 'UTC', past: { weeks: 4, pages } });
		expect(people[0]).toMatchObject({ member: '@ana', pages: 3, sleepPages: 2, awakeHours: 1.8 });
	});
});

import { describe, expect, test } from 'vitest';
import type { Schedule } from '../records/schedule.ts';
import { compareSchedules } from './compare-schedules.ts';

const rotation = { every: 'week' as const, start: '2026-11-16', handover: '09:00', members: ['@ana', '@budi'] };
const base: Schedule = {
	schema: 1,
	name: 'Payments',
	team: 'payments',
	time_zone: 'UTC',
	layers: [
		{ role: 'primary', rotation },
		{ role: 'secondary', rotation: { ...rotation, members: ['@budi', '@ana'] } },
	],
};
const INPUT = { period: { from: '2026-11-16T09:00:00Z', until: '2026-11-30T09:00:00Z' }, zoneOf: () => 'UTC' };
const tuesday = { from: '2026-11-17T00:00:00Z', until: '2026-11-18T00:00:00Z' };

describe('what a change does', () => {
	test('the same schedule: nothing', () => {
		const { changes, people, newGaps, newClashes } = compareSchedules(base, structuredClone(base), INPUT);
		expect([changes, newGaps, newClashes]).toEqual([[], [], []]);
		expect(people.every(({ hours, sleep }) => hours.before === hours.after && sleep.before === sleep.after)).toBe(true);
	});

	test('an override: who is on instead, who loses sleep, and that nobody is left to escalate to', () => {
		const after = { ...base, overrides: [{ role: 'primary', member: '@budi', ...tuesday }] };
		expect(compareSchedules(base, after, INPUT)).toEqual({
			changes: [{ role: 'primary', start: tuesday.from, end: tuesday.until, before: '@ana', after: '@budi' }],
			people: [
				{ member: '@ana', hours: { before: 168, after: 144 }, sleep: { before: 63, after: 54 } },
				{ member: '@budi', hours: { before: 168, after: 192 }, sleep: { before: 63, after: 72 } },
			],
			newGaps: [],
			newClashes: [{ member: '@budi', roles: ['primary', 'secondary'], start: tuesday.from, end: tuesday.until }],
		});
	});

	test('a member less may leave a gap', () => {
		const layers = [{ role: 'primary', rotation: { ...rotation, members: [{ member: '@ana', until: '2026-11-20' }] } }];
		const { newGaps } = compareSchedules(base, { ...base, layers }, INPUT);
		expect(newGaps).toEqual([{ role: 'primary', start: '2026-11-23T09:00:00Z', end: '2026-11-30T09:00:00Z' }]);
	});

	test('a new schedule has only an after, one that is removed only a before', () => {
		const change = { role: 'primary', start: '2026-11-16T09:00:00Z', end: '2026-11-23T09:00:00Z' };
		expect(compareSchedules(undefined, base, INPUT).changes[0]).toEqual({ ...change, after: '@ana' });
		expect(compareSchedules(base, undefined, INPUT).changes[0]).toEqual({ ...change, before: '@ana' });
	});
});

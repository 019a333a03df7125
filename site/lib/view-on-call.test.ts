import { describe, expect, test } from 'vitest';
import { catalogueOf } from './fixtures/catalogue-of.ts';
import { indexCatalogue } from './index-catalogue.ts';
import { pickShifts } from './pick-shifts.ts';
import { viewOnCall } from './view-on-call.ts';

describe('on call', () => {
	const catalogue = catalogueOf();
	test('shifts in roles, packed, with escalation in words', () => {
		const [schedule] = viewOnCall(catalogue, indexCatalogue(catalogue), '2026-11-20T08:00:00Z');
		expect(schedule).toMatchObject({
			teamName: 'Payments',
			escalation: ['at once primary', 'after 15 min lead and Budi Hartono'],
		});
		const [role] = schedule!.roles;
		expect(role!.label).toBe('Primary');
		const { now, next } = pickShifts(role!.shifts, Date.parse('2026-11-20T08:00:00Z') / 1000);
		expect(new Date(now![1] * 1000).toISOString()).toBe('2026-11-21T02:00:00.000Z');
		expect([role!.people[now![2]], role!.people[next![2]]]).toEqual(['Rina Wulan', 'Budi Hartono']);
	});

	test.each([
		['in a gap', 15, undefined, 20],
		['while one lasts', 5, 0, 20],
		['where two overlap, the later', 25, 20, 28],
		['after all', 99, undefined, undefined],
	])('%s', (_name, at, now, next) => {
		const shifts = [
			[28, 40, 0],
			[0, 10, 0],
			[20, 30, 1],
			[10, 11, 0],
		] as const;
		const picked = pickShifts(shifts, at);
		expect([picked.now?.[0], picked.next?.[0]]).toEqual([now, next]);
	});
});

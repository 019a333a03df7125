import { describe, expect, test } from 'vitest';
import type { Schedule } from '../records/schedule.ts';
import { scheduleOfService, schedulesOfTeam } from './find-schedules.ts';
import { findStandby } from './find-standby.ts';

function schedule(team: string, role: string, member: string): Schedule {
	const rotation = { every: 'week' as const, start: '2026-11-16', handover: '09:00', members: [member] };
	return { schema: 1, name: team, team, time_zone: 'UTC', layers: [{ role, rotation }] };
}

const SCHEDULES = new Map([
	['payments-night', schedule('payments', 'primary', '@ana')],
	['payments', schedule('payments', 'primary', '@budi')],
	['data', schedule('data', 'dba', '@citra')],
	['archive', schedule('archive', 'dba', '@dewi')],
]);

describe('which schedule answers', () => {
	test.each([
		['the one that the service names', { owner: 'payments', schedule: 'payments-night' }, 'payments-night'],
		["the first of the owner's", { owner: 'payments' }, 'payments'],
		["the owner's, where the named one is not there", { owner: 'data', schedule: 'gone' }, 'data'],
		['none', { owner: 'nobody' }, undefined],
	])('%s', (_name, service, slug) => {
		expect(scheduleOfService(SCHEDULES, service)?.slug).toBe(slug);
	});

	test('all of a team, by name', () => {
		expect(schedulesOfTeam(SCHEDULES, 'payments').map(({ slug }) => slug)).toEqual(['payments', 'payments-night']);
	});

	test('everybody on standby in a role', () => {
		const found = findStandby(SCHEDULES, 'dba', '2026-11-20T08:00:00Z');
		expect(found.map(({ schedule: slug, shift }) => `${slug} ${shift.member}`)).toEqual([
			'archive @dewi',
			'data @citra',
		]);
	});
});

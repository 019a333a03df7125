import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Schedule } from '../records/schedule.ts';
import { toEpochMs } from '../time/instant.ts';
import { listShifts } from './list-shifts.ts';
import { onCallAt } from './on-call-at.ts';

function schedule(time_zone: string, rotation: Partial<Schedule['layers'][number]['rotation']> = {}): Schedule {
	return {
		schema: 1,
		name: 'Payments',
		team: 'payments',
		time_zone,
		layers: [
			{
				role: 'primary',
				rotation: {
					every: 'day',
					start: '2026-01-01',
					handover: '09:00',
					members: ['@ana', '@budi', '@citra'],
					...rotation,
				},
			},
		],
	};
}

describe('listShifts', () => {
	test('a daily rotation in Jakarta', () => {
		const shifts = listShifts(schedule('Asia/Jakarta'), {
			from: '2026-11-20T00:00:00Z',
			until: '2026-11-22T00:00:00Z',
		});
		expect(shifts.map(({ member, start, end }) => `${member} ${start} ${end}`)).toEqual([
			'@budi 2026-11-19T02:00:00Z 2026-11-20T02:00:00Z',
			'@citra 2026-11-20T02:00:00Z 2026-11-21T02:00:00Z',
			'@ana 2026-11-21T02:00:00Z 2026-11-22T02:00:00Z',
		]);
	});

	test.each([
		[
			'clocks go forward over the handover: it moves to the next time that exists',
			'America/Chicago',
			'02:30',
			'2026-03-08',
			'2026-03-08T08:00:00Z',
		],
		[
			'clocks go back over the handover: a shift starts at the first',
			'America/Chicago',
			'01:30',
			'2026-11-01',
			'2026-11-01T06:30:00Z',
		],
		['half an hour of daylight saving', 'Australia/Lord_Howe', '01:45', '2026-04-05', '2026-04-04T14:45:00Z'],
		['a day that never was', 'Pacific/Apia', '09:00', '2011-12-30', '2011-12-30T10:00:00Z'],
	])('%s', (_name, zone, handover, day, expected) => {
		const shifts = listShifts(schedule(zone, { handover, start: day }), {
			from: `${day}T00:00:00Z`,
			until: new Date(toEpochMs(`${day}T00:00:00Z`) + 3 * 86_400_000).toISOString(),
		});
		expect(shifts.map(({ start }) => start)).toContain(expected);
	});

	test('an override takes its hours and gives back the rest', () => {
		const base = schedule('UTC', { every: 'week', start: '2026-11-16' });
		const shifts = listShifts(
			{
				...base,
				overrides: [{ role: 'primary', member: '@dewi', from: '2026-11-18T00:00:00Z', until: '2026-11-19T00:00:00Z' }],
			},
			{ from: '2026-11-17T00:00:00Z', until: '2026-11-20T00:00:00Z' },
		);
		expect(shifts.map(({ member, start, reason }) => `${member} ${start} ${reason}`)).toEqual([
			'@ana 2026-11-16T09:00:00Z rotation',
			'@dewi 2026-11-18T00:00:00Z override',
			'@ana 2026-11-19T00:00:00Z rotation',
		]);
	});

	test('restricted hours leave the rest of the week empty', () => {
		const base = schedule('Europe/London', { every: 'week', start: '2026-11-16' });
		const layers = base.layers.map((layer) => ({
			...layer,
			restrict: [{ days: ['monday' as const], from: '18:00', to: '02:00' }],
		}));
		const shifts = listShifts({ ...base, layers }, { from: '2026-11-16T00:00:00Z', until: '2026-11-22T00:00:00Z' });
		expect(shifts.map(({ start, end }) => `${start} ${end}`)).toEqual(['2026-11-16T18:00:00Z 2026-11-17T02:00:00Z']);
	});

	test.each(['Asia/Jakarta', 'Europe/London', 'America/Chicago', 'Australia/Lord_Howe', 'Asia/Kathmandu'])(
		'somebody is on call at every instant in %s, and shifts end after they start',
		(zone) => {
			fc.assert(
				fc.property(
					fc.integer({ min: toEpochMs('2026-01-05T00:00:00Z'), max: toEpochMs('2027-12-01T00:00:00Z') }),
					fc.constantFrom('00:00', '01:30', '02:30', '09:00', '23:45'),
					fc.constantFrom('day' as const, 'week' as const),
					(ms, handover, every) => {
						const at = new Date(ms).toISOString();
						const [shift, ...more] = onCallAt(schedule(zone, { handover, every }), at);
						expect(more).toEqual([]);
						expect(toEpochMs(shift!.start)).toBeLessThanOrEqual(ms);
						expect(toEpochMs(shift!.end)).toBeGreaterThan(ms);
					},
				),
				{ numRuns: 60 },
			);
		},
	);
});

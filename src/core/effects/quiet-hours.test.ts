import { expect, test } from 'vitest';
import type { NotifyPolicy } from '../records/policies/notify.ts';
import { endOfQuietHours } from './quiet-hours.ts';

const policy = (time_zone: string, from = '21:00', to = '07:00'): NotifyPolicy => ({
	schema: 1,
	routes: [],
	quiet_hours: { from, to, time_zone, for: ['sev4'] },
});

test.each([
	['in the evening', 'Asia/Jakarta', '2026-11-20T14:00:00Z', '2026-11-21T00:00:00Z'],
	['a second before', 'Asia/Jakarta', '2026-11-20T13:59:59Z', undefined],
	['at their last second', 'Asia/Jakarta', '2026-11-20T23:59:59Z', '2026-11-21T00:00:00Z'],
	['at their end', 'Asia/Jakarta', '2026-11-21T00:00:00Z', undefined],
	['in the night in which clocks go back', 'Europe/Oslo', '2026-10-24T20:00:00Z', '2026-10-25T06:00:00Z'],
	['in the night in which they go forward', 'Europe/Oslo', '2026-03-28T21:00:00Z', '2026-03-29T05:00:00Z'],
	['in a zone that does not exist', 'Mars/Olympus', '2026-11-20T14:00:00Z', undefined],
])('%s', (_name, zone, at, end) => {
	expect(endOfQuietHours(policy(zone), at)).toBe(end);
});

test('hours that begin and end at once are none', () => {
	expect(endOfQuietHours(policy('UTC', '07:00', '07:00'), '2026-11-20T07:00:00Z')).toBeUndefined();
	expect(endOfQuietHours({ schema: 1, routes: [] }, '2026-11-20T07:00:00Z')).toBeUndefined();
});

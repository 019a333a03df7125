import { describe, expect, test } from 'vitest';
import { periodAround, periodNamed, periodOver, periodsBefore } from './report-period.ts';

describe('the week of an instant is that of the zone', () => {
	test.each([
		['2026-11-15T16:59:59Z', 'Asia/Jakarta', '2026-W46', '2026-11-09', '2026-11-15'],
		['2026-11-15T17:00:00Z', 'Asia/Jakarta', '2026-W47', '2026-11-16', '2026-11-22'],
		['2026-11-15T17:00:00Z', 'America/Los_Angeles', '2026-W46', '2026-11-09', '2026-11-15'],
		['2027-01-03T12:00:00Z', 'UTC', '2026-W53', '2026-12-28', '2027-01-03'],
		['2024-12-30T00:00:00Z', 'UTC', '2025-W01', '2024-12-30', '2025-01-05'],
	])('%s in %s is %s', (at, zone, name, from, to) => {
		const period = periodAround('weekly', at, zone);
		expect(period).toMatchObject({ name, from, to, days: 7 });
		expect(periodNamed(name, zone)).toEqual(period);
	});

	test('a week in which clocks change is as long as it is', () => {
		const { window } = periodNamed('2026-W43', 'Europe/Berlin')!;
		expect((window.end - window.start) / 3_600_000).toBe(7 * 24 + 1);
	});
});

test('the last period that was over', () => {
	expect(periodOver('weekly', '2026-11-15T16:59:59Z', 'Asia/Jakarta').name).toBe('2026-W45');
	expect(periodOver('weekly', '2026-11-15T17:00:00Z', 'Asia/Jakarta').name).toBe('2026-W46');
	expect(periodOver('monthly', '2026-03-31T17:00:00Z', 'Asia/Jakarta').name).toBe('2026-03');
	expect(periodOver('monthly', '2026-01-01T00:00:00Z', 'UTC')).toMatchObject({ name: '2025-12', days: 31 });
});

test('periods before one, oldest first', () => {
	const names = (name: string) => periodsBefore(periodNamed(name, 'UTC')!, 3, 'UTC').map((period) => period.name);
	expect(names('2027-W01')).toEqual(['2026-W51', '2026-W52', '2026-W53']);
	expect(names('2026-02')).toEqual(['2025-11', '2025-12', '2026-01']);
});

test.each(['2025-W53', '2026-W00', '2026-13', '2026-00', '2026', 'W47', '2026-11-20'])('%s names no period', (name) => {
	expect(periodNamed(name, 'UTC')).toBeUndefined();
});

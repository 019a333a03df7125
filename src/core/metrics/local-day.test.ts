import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromEpochMs } from '../time/instant.ts';
import { localDate, localDay } from './local-day.ts';

/** With clocks half an hour and three quarters off, moved by half an hour, moved at midnight, and a day left out (Apia, 2011-12-30). */
const ZONES = [
	'UTC',
	'Asia/Jakarta',
	'Asia/Kathmandu',
	'Australia/Lord_Howe',
	'America/Chicago',
	'Europe/London',
	'Africa/Cairo',
	'America/Havana',
	'Pacific/Apia',
] as const;

test.each(ZONES)('the day in %s is what the calendar says, around every change of clocks', (zone) => {
	const quarter = 900_000;
	const [first, last] = [Date.UTC(2011, 11, 1), Date.UTC(2012, 11, 1)];
	for (let ms = first; ms < last; ms += 13 * quarter) {
		const at = fromEpochMs(ms);
		expect(localDay(at, zone)).toBe(localDate(at, zone).toString());
	}
});

test('the day of any instant is what the calendar says', () => {
	const span = { min: Date.UTC(1985, 0, 1), max: Date.UTC(2045, 0, 1) };
	fc.assert(
		fc.property(fc.integer(span), fc.constantFrom(...ZONES), (ms, zone) => {
			const at = fromEpochMs(ms);
			expect(localDay(at, zone)).toBe(localDate(at, zone).toString());
		}),
		{ numRuns: 300 },
	);
});

test('what is no instant has no day', () => {
	expect(() => localDay('soon', 'Asia/Jakarta')).toThrow();
});

import { expect, test } from 'vitest';
import { isZeroTime, readInstant } from './read-instant.ts';

test.each([
	['UTC', '2026-11-20T03:02:11Z', '2026-11-20T03:02:11Z'],
	['milliseconds', '2026-11-20T03:02:11.25Z', '2026-11-20T03:02:11.250Z'],
	['nanoseconds', '2026-11-20T03:02:11.123456789Z', '2026-11-20T03:02:11.123Z'],
	['an offset', '2026-11-20T10:02:11+07:00', '2026-11-20T03:02:11Z'],
	['an offset without a colon', '2026-11-20T10:02:11.315+0700', '2026-11-20T03:02:11.315Z'],
	['a space and small letters', '2026-11-20 03:02:11z', '2026-11-20T03:02:11Z'],
	['no seconds', '2026-11-20T03:02Z', '2026-11-20T03:02:00Z'],
])('%s', (_, text, expected) => {
	expect(readInstant(text)).toBe(expected);
});

test.each([
	'',
	'1',
	'yesterday',
	'2026-11-20',
	'2026-11-20T03:02:11',
	'2026-13-40T03:02:11Z',
	'0001-01-01T00:00:00Z',
	'1969-12-31T23:59:59Z',
	'+012026-11-20T03:02:11Z',
	'9999-12-31T23:59:59-12:00',
	'1763607731',
])('%j is no instant', (text) => {
	expect(readInstant(text)).toBeUndefined();
});

test('the zero time of Go means that there is none', () => {
	expect(isZeroTime('0001-01-01T00:00:00Z')).toBe(true);
	expect(isZeroTime('2026-01-01T00:00:00Z')).toBe(false);
});

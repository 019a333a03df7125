import { describe, expect, test } from 'vitest';
import { durationMs } from './duration.ts';
import { compareInstants, earlierOf, fromEpochMs, laterOf, normaliseInstant, toEpochMs } from './instant.ts';

describe('durationMs', () => {
	test.each([
		['0m', 0],
		['15m', 900_000],
		['2h', 7_200_000],
		['7d', 604_800_000],
		['1w', 604_800_000],
		['PT15M', 900_000],
		['P1DT2H', 93_600_000],
		['P1W', 604_800_000],
	])('%s', (text, expected) => {
		expect(durationMs(text)).toBe(expected);
	});

	test.each(['', '15', 'm', 'P', 'PT', '1M', 'P1Y', '-5m', '1.5h'])('refuses %j', (text) => {
		expect(() => durationMs(text)).toThrow(
			`Unexpected duration "${text}", expected something like 15m, 2h, 7d or PT15M`,
		);
	});
});

describe('instants', () => {
	test.each([
		['2018-03-07T06:33:21.873077559-05:00', '2018-03-07T11:33:21.873Z'],
		['2015-07-17T08:42:58.315+0000', '2015-07-17T08:42:58.315Z'],
		['2026-11-20T03:00:00.000Z', '2026-11-20T03:00:00Z'],
		['soon', undefined],
	])('%s in UTC', (text, expected) => {
		expect(normaliseInstant(text)).toBe(expected);
	});

	test('are ordered by time and not by letters', () => {
		const [a, b] = ['2026-11-20T03:02:11Z', '2026-11-20T03:02:11.500Z'];
		expect([b, a].sort(compareInstants)).toEqual([a, b]);
		expect([earlierOf(b, a), earlierOf(undefined, a), laterOf(a, b), laterOf(undefined, a)]).toEqual([a, a, b, a]);
		expect(fromEpochMs(toEpochMs(b))).toBe(b);
	});
});

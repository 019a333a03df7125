import { describe, expect, test } from 'vitest';
import { type Change, sayChange } from './say-change.ts';
import { sayShare, sayStates } from './say-states.ts';
import { shortRange } from './sum-money.ts';

const [MINUTE, HOUR] = [60_000, 3_600_000];

const CHANGE: Change = {
	before_n: 40,
	before_median_ms: 2 * HOUR,
	n: 38,
	median_ms: HOUR,
	difference_ms: -HOUR,
	interval_low_ms: -90 * MINUTE,
	interval_high_ms: -20 * MINUTE,
	p: 0.004,
	needed: 60,
	verdict: 'improved',
};

describe('a change in words', () => {
	test('improved', () => {
		expect(sayChange(CHANGE)).toEqual({
			word: 'Improved',
			tone: 'good',
			sentence: '2 h before. Change −1 h, 95 % between −1 h 30 min and −20 min; p 0.004.',
			short: '2 h before, p 0.004',
		});
	});

	test('worse', () => {
		expect(sayChange({ ...CHANGE, verdict: 'worse' })).toMatchObject({ word: 'Worse', tone: 'bad' });
	});

	test('cannot be told, and how many it would take', () => {
		const change = { ...CHANGE, interval_high_ms: 5 * MINUTE, p: 0.09, verdict: 'cannot-tell' } as const;
		expect(sayChange(change)).toEqual({
			word: 'Cannot tell',
			sentence:
				'2 h before. Change −1 h, 95 % between −1 h 30 min and +5 min; p 0.090. A change of this size takes about 60 incidents a period to tell; there were 40 and 38.',
			short: '2 h before, p 0.090',
		});
	});

	test('no number is said to be missing where there are as many', () => {
		const change = { ...CHANGE, needed: 30, p: 0.06, verdict: 'cannot-tell' } as const;
		expect(sayChange(change).sentence).not.toContain('takes about');
	});

	test.each([
		[
			'nothing before',
			{ before_n: 0, before_median_ms: undefined, difference_ms: undefined },
			'Nothing to compare with',
		],
		['nothing now', { n: 0, median_ms: undefined }, 'Not measured'],
	])('%s', (_name, facts, word) => {
		expect(sayChange({ ...CHANGE, ...facts, verdict: 'cannot-tell' }).word).toBe(word);
	});
});

test.each([
	[{ n: 1, pending: 0, not_applicable: 0, invalid: 0 }, '1 incident'],
	[{ n: 65, pending: 2, not_applicable: 1, invalid: 3 }, '65 incidents, 2 pending, 1 without the time, 3 invalid'],
])('states %j', (states, text) => {
	expect(sayStates(states)).toBe(text);
});

test('a share of nothing is none', () => {
	expect([sayShare(0, 0), sayShare(5, 6)]).toEqual(['–', '83 % of 6']);
});

test.each([
	[0, 0, '0'],
	[40, 40, '40'],
	[840, 1_234, '0.84–1.2 k'],
	[3, 6_200, '<0.01–6.2 k'],
	[122_000, 226_000, '122–226 k'],
	[2_600_000, 2_600_000, '2.6 M'],
	[1, 99_999_999_999_999, '<0.01–100 tn'],
])('%d to %d is %s', (low, high, text) => {
	expect(shortRange(low, high)).toBe(text);
});

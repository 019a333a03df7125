import { describe, expect, test } from 'vitest';
import { formatDuration } from './format-duration.ts';

const MINUTE = 60_000;

describe('formatDuration', () => {
	test.each([
		[0, '0 s'],
		[59_400, '59 s'],
		[59_600, '1 min'],
		[46 * MINUTE, '46 min'],
		[59.6 * MINUTE, '1 h'],
		[60 * MINUTE, '1 h'],
		[192 * MINUTE, '3 h 12 min'],
		[24 * 60 * MINUTE, '1 d'],
		[52 * 60 * MINUTE, '2 d 4 h'],
		[20 * 24 * 60 * MINUTE, '20 d'],
		[-3 * MINUTE, '−3 min'],
	])('%d ms is %s', (ms, text) => {
		expect(formatDuration(ms)).toBe(text);
	});
});

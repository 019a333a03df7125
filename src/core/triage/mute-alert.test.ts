import { describe, expect, test } from 'vitest';
import type { Mute } from '../records/policies/triage.ts';
import { endOfMute } from './mute-alert.ts';

const MUTE: Mute = {
	id: 'upgrade',
	match: { names: ['NodeNotReady'] },
	reason: 'Nodes are replaced',
	from: '2026-11-16T00:00:00Z',
	until: '2026-11-20T20:00:00Z',
};

describe('endOfMute', () => {
	test.each([
		['before it begins', '2026-11-15T23:59:59Z', undefined],
		['as it begins', '2026-11-16T00:00:00Z', '2026-11-20T20:00:00Z'],
		['as it ends', '2026-11-20T20:00:00Z', undefined],
	])('%s', (_name, at, expected) => {
		expect(endOfMute(MUTE, at)).toBe(expected);
	});

	const nightly: Mute = {
		...MUTE,
		hours: { days: ['wednesday', 'friday'], from: '23:00', to: '02:00', time_zone: 'Asia/Jakarta' },
	};
	test.each([
		['on Wednesday evening, over midnight', '2026-11-18T16:00:00Z', '2026-11-18T19:00:00Z'],
		['after midnight, of the night that began on Wednesday', '2026-11-18T18:30:00Z', '2026-11-18T19:00:00Z'],
		['when the hours are over', '2026-11-18T19:00:00Z', undefined],
		['on Thursday evening', '2026-11-19T16:30:00Z', undefined],
		['on Friday, cut short by the end of the mute', '2026-11-20T19:59:00Z', undefined],
	])('in weekly hours: %s', (_name, at, expected) => {
		expect(endOfMute(nightly, at)).toBe(expected);
	});

	test('hours on the night when clocks go back last until the last of the two', () => {
		const hours = { days: ['saturday' as const], from: '23:00', to: '02:30', time_zone: 'Europe/Berlin' };
		const autumn: Mute = { ...MUTE, from: '2026-10-01T00:00:00Z', hours };
		expect(endOfMute(autumn, '2026-10-25T01:15:00Z')).toBe('2026-10-25T01:30:00Z');
	});
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listPhases } from './list-phases.ts';

const NOW = '2026-11-20T08:00:00Z';

const all = {
	impact_started: '2026-11-20T02:58:00Z',
	detected: '2026-11-20T03:02:00Z',
	acknowledged: '2026-11-20T03:05:00Z',
	mitigated: '2026-11-20T03:31:00Z',
	resolved: '2026-11-20T03:44:00Z',
};

describe('listPhases', () => {
	const minutes = (times: Partial<typeof all>, status: 'open' | 'closed' = 'closed') =>
		listPhases({ times, status }, NOW).map(({ id, ms, end }) => `${id} ${ms / 60_000}${end ? '' : ' so far'}`);

	test.each([
		['all times', minutes(all), ['detecting 4', 'acknowledging 3', 'mitigating 26', 'recovering 13']],
		['no mitigation', minutes({ ...all, mitigated: undefined }), ['detecting 4', 'acknowledging 3', 'recovering 39']],
		['detection alone', minutes({ detected: all.detected }), []],
		['detection alone, still open', minutes({ detected: all.detected }, 'open'), ['acknowledging 298 so far']],
		['nothing', minutes({}, 'open'), []],
		[
			'an end before its start',
			minutes({ detected: all.detected, acknowledged: '2026-11-20T03:00:00Z', resolved: all.resolved }),
			['acknowledging -2', 'recovering 44'],
		],
	])('%s', (_name, actual, expected) => {
		expect(actual).toEqual(expected);
	});

	test('the drawn widths fill the bar, whatever the lengths', () => {
		const length = fc.integer({ min: 0, max: 10_000_000 });
		fc.assert(
			fc.property(length, length, length, (a, b, c) => {
				const at = (seconds: number) => new Date(Date.parse(all.detected) + seconds * 1000).toISOString();
				const times = { detected: at(0), acknowledged: at(a), mitigated: at(a + b), resolved: at(a + b + c) };
				const phases = listPhases({ times, status: 'closed' }, NOW);
				const last = phases.at(-1)!;
				expect(last.x + last.width).toBeCloseTo(1000, 0);
				for (const { width } of phases) expect(width).toBeGreaterThan(0);
			}),
		);
	});
});

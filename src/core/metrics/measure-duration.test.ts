import { describe, expect, test } from 'vitest';
import { incidentOf, type ToldIncident } from './incident.fixture.ts';
import { DURATIONS, measureDuration } from './measure-duration.ts';
import { standingOf } from './standing-of.ts';

const NOW = '2026-11-20T00:00:00Z';

function states(told: ToldIncident): readonly string[] {
	const { facts } = incidentOf(told);
	return DURATIONS.map(({ metric }) => {
		const measurement = measureDuration(metric, facts, { targets: { policy: undefined }, now: NOW });
		const minutes = 'ms' in measurement ? ` ${measurement.ms / 60_000}` : '';
		return `${metric} ${measurement.state}${minutes}${'why' in measurement ? ` ${measurement.why}` : ''}`;
	});
}

const ALL = {
	impact_started: '08:58',
	detected: '09:00',
	acknowledged: '09:05',
	mitigated: '09:31',
	resolved: '09:44',
};

describe('measureDuration', () => {
	test.each<[name: string, told: ToldIncident, expected: readonly string[]]>([
		[
			'every time',
			{ times: ALL },
			// 09:00 − 08:58, 09:05 − 09:00, 09:31 − 09:00, 09:44 − 09:00, 09:44 − 09:05
			['ttd recorded 2', 'tta recorded 5', 'ttm recorded 31', 'ttr recorded 44', 'repair recorded 39'],
		],
		[
			'no time at all',
			{},
			[
				'ttd not-applicable start-missing',
				'tta not-applicable start-missing',
				'ttm not-applicable start-missing',
				'ttr not-applicable start-missing',
				'repair not-applicable start-missing',
			],
		],
		[
			'a step was skipped',
			{ times: { detected: '09:00', resolved: '09:44' } },
			[
				'ttd not-applicable start-missing',
				'tta not-applicable end-missing',
				'ttm not-applicable end-missing',
				'ttr recorded 44',
				'repair not-applicable start-missing',
			],
		],
		[
			'open',
			{ status: 'open', times: { detected: '09:00', acknowledged: '09:05' } },
			['ttd not-applicable start-missing', 'tta recorded 5', 'ttm pending', 'ttr pending', 'repair pending'],
		],
		[
			'open again: the old resolution is none',
			{ status: 'open', times: ALL },
			['ttd recorded 2', 'tta recorded 5', 'ttm recorded 31', 'ttr pending', 'repair pending'],
		],
		[
			'the end before the start is invalid, and not a zero',
			{ times: { ...ALL, acknowledged: '08:00', resolved: '08:59' } },
			[
				'ttd recorded 2',
				'tta invalid -60 end-before-start',
				'ttm recorded 31',
				'ttr invalid -1 end-before-start',
				'repair recorded 59',
			],
		],
		[
			'no time between is a zero',
			{ times: { detected: '09:00', resolved: '09:00' } },
			expect.arrayContaining(['ttr recorded 0']),
		],
		[
			'the year mistyped',
			{ times: { detected: '09:00', resolved: '2062-11-01T09:44:00Z' } },
			expect.arrayContaining(['ttr invalid 18934604 in-future']),
		],
		[
			'a lead-up',
			{ status: 'lead-up', times: ALL },
			DURATIONS.map(({ metric }) => `${metric} not-applicable not-measured`),
		],
		[
			'dismissed',
			{ status: 'dismissed', times: ALL },
			DURATIONS.map(({ metric }) => `${metric} not-applicable not-measured`),
		],
	])('%s', (_name, told, expected) => {
		expect(states(told)).toEqual(expected);
	});

	test('exactly the target is within it', () => {
		const policy = { schema: 1 as const, targets: [{ metric: 'tta' as const, from: '2026-01-01', within: '5m' }] };
		const of = (acknowledged: string) =>
			measureDuration('tta', incidentOf({ times: { detected: '09:00', acknowledged } }).facts, { targets: { policy } });
		expect(of('09:05')).toEqual({ state: 'recorded', ms: 300_000, target: 300_000, isWithin: true });
		expect(of('2026-11-01T09:05:00.001Z')).toEqual({
			state: 'recorded',
			ms: 300_001,
			target: 300_000,
			isWithin: false,
		});
	});
});

test.each<[ToldIncident, ReturnType<typeof standingOf>]>([
	[{}, 'counted'],
	[{ status: 'lead-up' }, 'lead-up'],
	[{ status: 'dismissed', verdict: { value: 'false-positive' } }, 'dismissed'],
	[{ verdict: { value: 'false-positive' } }, 'false-positive'],
	[{ verdict: { value: 'not-actionable' } }, 'counted'],
	[{ relations: [{ type: 'recurrence_of', incident: 'INC-2026-0002' }] }, 'counted'],
	[{ relations: [{ type: 'caused_by', incident: 'INC-2026-0002' }] }, 'consequence'],
	[
		{
			relations: [
				{ type: 'caused_by', incident: 'INC-2026-0002' },
				{ type: 'duplicate_of', incident: 'INC-2026-0003' },
			],
		},
		'duplicate',
	],
])('%j is %s', (told, standing) => {
	expect(standingOf(incidentOf(told).facts)).toBe(standing);
});

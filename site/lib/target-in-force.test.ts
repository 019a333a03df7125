import { describe, expect, test } from 'vitest';
import { catalogueOf } from './fixtures/catalogue-of.ts';
import { judgeTimes } from './judge-times.ts';
import { targetInForce } from './target-in-force.ts';

const all = {
	impact_started: '2026-11-20T02:58:00Z',
	detected: '2026-11-20T03:02:00Z',
	acknowledged: '2026-11-20T03:05:00Z',
	mitigated: '2026-11-20T03:31:00Z',
	resolved: '2026-11-20T03:44:00Z',
};

describe('targets', () => {
	const { policies } = catalogueOf();
	const facts = (day: string, severity: 'sev1' | 'sev3' = 'sev3', team = 'payments') => ({
		severity,
		team,
		times: { detected: `${day}T00:00:00Z` },
	});
	test.each([
		['before any', targetInForce('tta', facts('2025-12-31'), policies.targets), undefined],
		['the first', targetInForce('tta', facts('2026-09-30'), policies.targets), 30],
		['from its first day', targetInForce('tta', facts('2026-10-01'), policies.targets), 5],
		['the one for its severity', targetInForce('tta', facts('2026-10-01', 'sev1'), policies.targets), 2],
		['for its team', targetInForce('ttr', facts('2026-10-01'), policies.targets), 120],
		['not for another team', targetInForce('ttr', facts('2026-10-01', 'sev3', 'stores'), policies.targets), undefined],
		['no policy', targetInForce('tta', facts('2026-10-01'), undefined), undefined],
	])('%s', (_name, ms, minutes) => {
		expect(ms).toBe(minutes === undefined ? undefined : minutes * 60_000);
	});

	test('each time is recorded, pending, unknown or invalid', () => {
		const times = { detected: all.detected, acknowledged: '2026-11-20T03:00:00Z' };
		const judged = judgeTimes({ times, status: 'open', severity: 'sev3', team: 'payments' }, policies.targets);
		expect(judged.map(({ metric, state, target }) => `${metric} ${state} ${target ?? 'no target'}`)).toEqual([
			'ttd unknown no target',
			'tta invalid 300000',
			'ttm pending no target',
			'ttr pending 7200000',
		]);
	});
});

import { expect, test } from 'vitest';
import type { TargetsPolicy } from '../records/policies/targets.ts';
import { targetInForce } from './target-in-force.ts';

const POLICY: TargetsPolicy = {
	schema: 1,
	targets: [
		{ metric: 'tta', from: '2026-01-01', within: '30m' },
		{ metric: 'tta', from: '2026-10-01', within: '5m' },
		{ metric: 'tta', from: '2026-06-01', within: '2m', severities: ['sev1'] },
		{ metric: 'tta', from: '2026-07-01', within: '10m', teams: ['stores'] },
		{ metric: 'tta', from: '2026-08-01', within: '1m', teams: ['stores'], severities: ['sev1'] },
		{ metric: 'ttr', from: '2026-01-01', within: '2h', teams: ['payments'] },
	],
};

function tta(day: string, severity: 'sev1' | 'sev3' = 'sev3', team = 'payments'): number | undefined {
	const facts = { severity, team, times: { detected: day.length > 10 ? day : `${day}T00:00:00Z` } };
	return targetInForce('tta', facts, { policy: POLICY });
}

test.each([
	['before any', tta('2025-12-31'), undefined],
	['the first', tta('2026-09-30'), 30],
	['the newest, from its first day', tta('2026-10-01'), 5],
	['for its severity, though a general one is newer', tta('2026-10-01', 'sev1'), 2],
	['for its severity, before that is in force', tta('2026-05-31', 'sev1'), 30],
	['for its team', tta('2026-10-01', 'sev3', 'stores'), 10],
	['for its team, where its severity has none of the team yet', tta('2026-07-31', 'sev1', 'stores'), 10],
	['for its team and severity', tta('2026-10-01', 'sev1', 'stores'), 1],
	[
		'not of another metric',
		targetInForce('ttd', { severity: 'sev3', team: 'payments', times: {} }, { policy: POLICY }),
		undefined,
	],
	[
		'no policy',
		targetInForce(
			'tta',
			{ severity: 'sev3', team: 'payments', times: { detected: '2026-10-01T00:00:00Z' } },
			{ policy: undefined },
		),
		undefined,
	],
	['no time', targetInForce('tta', { severity: 'sev3', team: 'payments', times: {} }, { policy: POLICY }), undefined],
])('%s', (_name, ms, minutes) => {
	expect(ms).toBe(minutes === undefined ? undefined : minutes * 60_000);
});

test('a day begins in the zone of the organisation', () => {
	// 18:00 in UTC on 30 September is 01:00 on 1 October in Jakarta.
	const facts = { severity: 'sev3' as const, team: 'payments', times: { detected: '2026-09-30T18:00:00Z' } };
	expect(targetInForce('tta', facts, { policy: POLICY, zone: 'Asia/Jakarta' })).toBe(5 * 60_000);
	expect(targetInForce('tta', facts, { policy: POLICY, zone: 'UTC' })).toBe(30 * 60_000);
});

test('the order of the lines does not matter', () => {
	const reversed = { ...POLICY, targets: POLICY.targets.toReversed() };
	for (const severity of ['sev1', 'sev3'] as const) {
		for (const team of ['payments', 'stores']) {
			for (const month of ['05', '06', '07', '08', '10']) {
				const facts = { severity, team, times: { detected: `2026-${month}-15T00:00:00Z` } };
				expect(targetInForce('tta', facts, { policy: reversed })).toBe(targetInForce('tta', facts, { policy: POLICY }));
			}
		}
	}
});

import { describe, expect, test } from 'vitest';
import type { TargetsPolicy } from '../../../src/core/records/policies/targets.ts';
import { listTargetLines } from './list-target-lines.ts';

const [MINUTE, HOUR] = [60_000, 3_600_000];

function linesOf(targets: TargetsPolicy['targets']) {
	return listTargetLines('tta', { policies: { targets: { schema: 1, targets } } });
}

describe('lines of targets', () => {
	test('are one for severities that share every step', () => {
		const severities = ['sev1', 'sev2', 'sev3'] as const;
		expect(
			linesOf([
				{ metric: 'tta', from: '2025-01-01', within: '30m', severities: [...severities] },
				{ metric: 'tta', from: '2026-05-01', within: '5m', severities: [...severities] },
				{ metric: 'ttr', from: '2026-01-01', within: '4h' },
			]),
		).toEqual([
			{
				label: 'sev1 to sev3',
				steps: [
					{ from: '2025-01-01', ms: 30 * MINUTE },
					{ from: '2026-05-01', ms: 5 * MINUTE },
				],
			},
		]);
	});

	test('name severities one by one where one between them has another', () => {
		const lines = linesOf([
			{ metric: 'tta', from: '2025-01-01', within: '1h', severities: ['sev1', 'sev3'] },
			{ metric: 'tta', from: '2025-01-01', within: '2h', severities: ['sev2'] },
		]);
		expect(lines).toEqual([
			{ label: 'sev1, sev3', steps: [{ from: '2025-01-01', ms: HOUR }] },
			{ label: 'sev2', steps: [{ from: '2025-01-01', ms: 2 * HOUR }] },
		]);
	});

	test('are none of a single team, and none without a policy', () => {
		expect(linesOf([{ metric: 'tta', from: '2025-01-01', within: '1h', teams: ['payments'] }])).toEqual([]);
		expect(listTargetLines('tta', { policies: {} })).toEqual([]);
	});
});

import { expect, test } from 'vitest';
import type { TriagePolicy } from '../records/policies/triage.ts';
import type { UnusedRule } from './find-unused-rules.ts';
import { proposeRemovals } from './propose-removals.ts';

const level = (id: string, severity: 'sev2' | 'sev4') => ({ id, match: { names: [id] }, kind: 'other', severity });
const POLICY: TriagePolicy = {
	schema: 1,
	kinds: [{ id: 'other', name: 'Other' }],
	levels: [level('grave', 'sev2'), level('light', 'sev4')],
	default_level: { kind: 'other', severity: 'sev4' },
	grouping: { by: ['service'], reopen_window: '1h' },
};
const YEAR = { alerts: 400, first: '2025-01-01T00:00:00Z', last: '2026-01-01T00:00:00Z' };

const grave = (fits: number): UnusedRule => ({ what: 'level', id: 'grave', index: 0, fits });
const light = (fits: number): UnusedRule => ({ what: 'level', id: 'light', index: 1, fits });
const mute = (isOver: boolean): UnusedRule => ({ what: 'mute', id: 'move', index: 0, isOver });

test.each([
	['a light level that nothing fits in a year', light(0), YEAR, 'None of 400 alerts in 365 days fits it.'],
	['the same after a day less', light(0), { ...YEAR, first: '2025-01-01T00:00:01Z' }, undefined],
	['a grave level that nothing fits', grave(0), YEAR, undefined],
	[
		'a level that ten alerts fit and none got',
		grave(10),
		YEAR,
		'10 alerts fit it, and a rule before it took every one.',
	],
	['a level that nine alerts fit', light(9), YEAR, undefined],
	['a mute that is over', mute(true), YEAR, 'It is over, and held none of 400 alerts.'],
	['a mute that is still to come', mute(false), YEAR, undefined],
	['a claim of a quiet service', { what: 'claim', id: 'mailer', index: 0 } as const, YEAR, undefined],
])('%s', (_name, rule, span, evidence) => {
	const [proposal] = proposeRemovals({ ...span, unused: [rule] }, POLICY);
	expect(proposal?.evidence.startsWith(evidence!)).toBe(evidence === undefined ? undefined : true);
});

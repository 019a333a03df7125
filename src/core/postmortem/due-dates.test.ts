import { expect, test } from 'vitest';
import { actionsDue, postmortemDue } from './due-dates.ts';
import { incidentOf, POLICY } from './postmortem.fixture.ts';

test.each([
	['counts days of UTC from resolution', {}, '2026-11-09', '2026-12-28'],
	['is shorter for what is worse', { severity: 'sev1' }, '2026-11-05', '2026-11-30'],
	['is unknown while the incident is open', { times: { detected: '2026-11-01T22:00:00Z' } }, undefined, undefined],
	['is unknown where policy names no time', { severity: 'sev2' }, undefined, undefined],
] as const)('%s', (_name, changes, postmortem, actions) => {
	const incident = incidentOf(changes);
	expect(postmortemDue(incident, POLICY)?.date).toBe(postmortem);
	expect(actionsDue(incident, POLICY)?.date).toBe(actions);
});

test('postmortems opened at once are counted from detection, their actions still from resolution', () => {
	const policy = { ...POLICY, open_on: 'declare' as const };
	expect(postmortemDue(incidentOf(), policy)).toEqual({ date: '2026-11-08', within: '7d', from: 'detected' });
	expect(actionsDue(incidentOf(), policy)).toEqual({ date: '2026-12-28', within: '8w', from: 'resolved' });
});

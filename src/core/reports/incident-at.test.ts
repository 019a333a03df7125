import { expect, test } from 'vitest';
import { incidentOf } from '../metrics/incident.fixture.ts';
import { incidentAt } from './incident-at.ts';

const incident = incidentOf({
	times: { detected: '01:00', acknowledged: '01:10', resolved: '02:00', closed: '05:00' },
	timeline: [
		{ at: '2026-11-01T01:00:00Z', kind: 'opened', text: 'opened', by: 'triage' },
		{ at: '2026-11-01T02:00:00Z', kind: 'resolved', text: 'resolved', by: 'triage' },
	],
});

test.each([
	['before it began', '00:59', undefined],
	['open', '01:05', ['open', ['detected'], 1]],
	['at the moment it was resolved', '02:00', ['resolved', ['detected', 'acknowledged', 'resolved'], 2]],
	['closed', '06:00', ['closed', ['detected', 'acknowledged', 'resolved', 'closed'], 2]],
])('%s', (_name, time, expected) => {
	const then = incidentAt(incident, `2026-11-01T${time}:00Z`);
	expect(then && [then.facts.status, Object.keys(then.facts.times), then.timeline.length]).toEqual(expected);
});

test('without any time it is as it is', () => {
	const undated = incidentOf({});
	expect(incidentAt(undated, '2026-11-01T00:00:00Z')).toBe(undated);
});

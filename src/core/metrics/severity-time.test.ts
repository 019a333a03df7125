import { expect, test } from 'vitest';
import type { TimelineEntry } from '../records/timeline.ts';
import { at, incidentOf, type ToldIncident } from './incident.fixture.ts';
import { measureSeverityTime } from './measure-severity-time.ts';
import { sumSeverityTime } from './sum-severity-time.ts';

const MINUTE = 60_000;

const change = (time: string, text: string): TimelineEntry => ({ at: at(time), kind: 'severity', text, by: '@rina' });

const TIMES = { detected: '09:00', resolved: '10:00' };

test.each<[name: string, told: ToldIncident, expected: object]>([
	['no change', { times: TIMES }, { state: 'recorded', ms: { sev3: 60 * MINUTE } }],
	[
		// 09:00 to 09:10 sev2, to 09:40 sev1, to 10:00 sev3
		'two changes, in either wording',
		{
			times: TIMES,
			timeline: [
				change('09:10', 'sev2 to sev1, because nothing works'),
				change('09:40', 'Severity changed from sev1 to sev3: half of it works'),
			],
		},
		{ state: 'recorded', ms: { sev2: 10 * MINUTE, sev1: 30 * MINUTE, sev3: 20 * MINUTE } },
	],
	[
		'changed after it was over: worse all the time, and the change is only a correction of the record',
		{ times: TIMES, timeline: [change('11:00', 'sev2 to sev3')] },
		{ state: 'recorded', ms: { sev2: 60 * MINUTE, sev3: 0 } },
	],
	[
		'changed before it was noticed',
		{ times: TIMES, timeline: [change('08:00', 'sev2 to sev3')] },
		{ state: 'recorded', ms: { sev3: 60 * MINUTE } },
	],
	[
		'a note that names no two severities is no change',
		{ times: TIMES, timeline: [change('09:10', 'Priority is now P1')] },
		{ state: 'recorded', ms: { sev3: 60 * MINUTE } },
	],
	[
		'a change that leads elsewhere',
		{ times: TIMES, timeline: [change('09:10', 'sev3 to sev1')] },
		{ state: 'invalid', why: 'history-broken' },
	],
	[
		'a change from what it was not',
		{ times: TIMES, timeline: [change('09:10', 'sev4 to sev2'), change('09:20', 'sev1 to sev3')] },
		{ state: 'invalid', why: 'history-broken' },
	],
	[
		'the end before the start',
		{ times: { detected: '10:00', resolved: '09:00' } },
		{ state: 'invalid', why: 'end-before-start' },
	],
	['open', { status: 'open', times: TIMES }, { state: 'pending' }],
	['no times', {}, { state: 'not-applicable' }],
	['dismissed', { status: 'dismissed', times: TIMES }, { state: 'not-applicable' }],
])('%s', (_name, told, expected) => {
	expect(measureSeverityTime(incidentOf(told))).toEqual(expected);
});

test('the sum says of how many it is', () => {
	const incidents = [
		incidentOf({ id: 'INC-2026-0001', times: TIMES }),
		incidentOf({ id: 'INC-2026-0002', times: TIMES, timeline: [change('09:10', 'sev2 to sev3')] }),
		incidentOf({ id: 'INC-2026-0003', status: 'open' }),
		incidentOf({ id: 'INC-2026-0004', times: { detected: '10:00', resolved: '09:00' } }),
		incidentOf({ id: 'INC-2026-0005' }),
	];
	// sev3: 60 + 50; sev2: 10
	expect(sumSeverityTime(incidents)).toEqual({
		total: { sev2: { ms: 10 * MINUTE, n: 1 }, sev3: { ms: 110 * MINUTE, n: 2 } },
		n: 2,
		pending: 1,
		notApplicable: 1,
		invalid: ['INC-2026-0004'],
	});
});

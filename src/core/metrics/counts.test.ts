import { describe, expect, test } from 'vitest';
import type { AlertLine } from '../records/alert-line.ts';
import type { PostmortemsPolicy } from '../records/policies/postmortems.ts';
import type { PostmortemAction } from '../records/postmortem.ts';
import { countVerdicts } from './count-verdicts.ts';
import { groupIncidents } from './group-incidents.ts';
import { at, incidentOf, type ToldIncident } from './incident.fixture.ts';
import { measureActions, measurePostmortems } from './measure-follow-up.ts';
import { measureNoise } from './measure-noise.ts';
import { periodBefore, periodOfDays } from './period-of-days.ts';
import { gatherUnlinked } from './unlinked-alerts.ts';

test('verdicts, detection and recurrence, by hand', () => {
	const incidents = [
		incidentOf({ verdict: { value: 'actionable' }, relations: [{ type: 'recurrence_of', incident: 'INC-2025-0001' }] }),
		incidentOf({ status: 'open', detected_by: 'user-report' }),
		incidentOf({ verdict: { value: 'false-positive' } }),
		incidentOf({ status: 'dismissed', verdict: { value: 'false-positive' } }),
		incidentOf({ verdict: { value: 'not-actionable' }, relations: [{ type: 'caused_by', incident: 'INC-2026-0001' }] }),
		incidentOf({ status: 'lead-up' }),
	];
	expect(countVerdicts(incidents)).toEqual({
		standing: { counted: 2, consequence: 1, duplicate: 0, 'false-positive': 1, dismissed: 1, 'lead-up': 1 },
		open: 1,
		verdicts: { actionable: 1, 'not-actionable': 1, 'false-positive': 2 },
		unjudged: 1,
		detection: { alert: 1, 'user-report': 1, engineer: 0, partner: 0 },
		recurring: 1,
	});
});

test('noise by alert: its own verdict before that of the incident, once an incident', () => {
	const line = (name: string, decision: AlertLine['decision'], incident?: string): AlertLine => ({
		schema: 1,
		delivery: 'd',
		received: at('09:00'),
		source: 'alertmanager',
		fingerprint: 'f',
		state: decision === 'resolved' ? 'resolved' : 'firing',
		at: at('09:00'),
		name,
		title: name,
		service: 'checkout',
		decision,
		reason: 'r',
		rule: 'errors',
		...(incident && { incident }),
	});
	const lines = [
		line('Slow', 'opened', 'INC-2026-0001'),
		line('Slow', 'repeated', 'INC-2026-0001'),
		line('Slow', 'resolved', 'INC-2026-0001'),
		line('Slow', 'joined', 'INC-2026-0002'),
		line('Errors', 'joined', 'INC-2026-0001'),
		line('Errors', 'opened', 'INC-2026-0003'),
		line('Errors', 'opened', 'INC-2026-0009'),
	];
	const unlinked = gatherUnlinked([line('Slow', 'muted'), line('Errors', 'kept'), line('Errors', 'resolved')]);
	const own = { name: 'Slow', value: 'false-positive' as const, at: at('10:00') };
	const incidents = [
		incidentOf({ id: 'INC-2026-0001', verdict: { value: 'actionable' }, alert_verdicts: [own] }),
		incidentOf({ id: 'INC-2026-0002', verdict: { value: 'not-actionable' } }),
		incidentOf({ id: 'INC-2026-0003' }),
	];
	const same = { services: ['checkout'], rules: ['errors'] };
	expect(measureNoise({ lines, unlinked }, new Map(incidents.map((one) => [one.id, one])))).toEqual([
		{
			name: 'Slow',
			...same,
			firings: 3,
			repeats: 1,
			muted: 1,
			incidents: 2,
			verdicts: { actionable: 0, 'not-actionable': 1, 'false-positive': 1 },
		},
		{
			name: 'Errors',
			...same,
			firings: 4,
			repeats: 0,
			muted: 0,
			incidents: 3,
			verdicts: { actionable: 1, 'not-actionable': 0, 'false-positive': 0 },
		},
	]);
});

describe('follow-up', () => {
	const policy: PostmortemsPolicy = {
		schema: 1,
		required_for: { kinds: [], severities: ['sev2'] },
		open_on: 'resolve',
		due: [{ severity: 'sev2', within: '5d' }],
		actions_due: [],
	};

	test('postmortems, by hand on 10 November', () => {
		const sev2 = { severity: 'sev2', times: { resolved: '09:00' } } as const;
		const incidents = [
			incidentOf({ ...sev2, postmortem: { status: 'accepted' } }),
			// Not asked for, written all the same; due today is in time
			incidentOf({ postmortem: { status: 'in-review', due: '2026-11-10' } }),
			// 9 days late, and one of 4: owed since 1 + 5 = 6 November. Median 6.5
			incidentOf({ ...sev2, postmortem: { due: '2026-11-01' } }),
			incidentOf(sev2),
			incidentOf({ severity: 'sev3' }),
			incidentOf({ ...sev2, status: 'open' }),
			// Nobody wrote when it was over, so nobody can say by when
			incidentOf({ severity: 'sev2' }),
			incidentOf({ ...sev2, relations: [{ type: 'caused_by', incident: 'INC-2026-0001' }] }),
		];
		const expected = {
			n: 5,
			done: 1,
			dropped: 0,
			inTime: 1,
			withoutDue: 1,
			overdue: 2,
			notBegun: 2,
			medianDaysLate: 6.5,
		};
		expect(measurePostmortems(incidents, policy, '2026-11-10')).toEqual(expected);
		expect(measurePostmortems([], undefined, '2026-11-10')).toMatchObject({ n: 0, overdue: 0 });
	});

	test('actions, by hand on 10 November', () => {
		const action = (status: PostmortemAction['status'], due: string, ticket?: string): PostmortemAction => ({
			id: 'A1',
			text: 'Do it',
			type: 'prevent',
			owner: '@rina',
			due,
			status,
			...(ticket && { ticket }),
		});
		const actions = [
			action('done', '2026-10-01'),
			action('dropped', '2026-10-01'),
			action('open', '2026-11-10', 'T-1'),
			action('open', '2026-11-09', 'T-2'),
			action('open', '2026-12-01'),
		];
		expect(measureActions([incidentOf({ postmortem: { actions } }), incidentOf()], '2026-11-10')).toEqual({
			n: 5,
			done: 1,
			dropped: 1,
			inTime: 2,
			withoutDue: 0,
			overdue: 1,
			notBegun: 1,
			medianDaysLate: 1,
		});
	});
});

describe('groups and periods', () => {
	const keys = (told: ToldIncident, by: Parameters<typeof groupIncidents>[1], zone = 'UTC') => [
		...groupIncidents([incidentOf(told)], by, zone).keys(),
	];

	test.each([
		['team', keys({}, 'team'), ['payments']],
		['a week at the turn of the year', keys({ times: { detected: '2027-01-01T12:00:00Z' } }, 'week'), ['2026-W53']],
		[
			'a month, where the day is another in the zone',
			keys({ times: { detected: '2026-09-30T18:00:00Z' } }, 'month', 'Asia/Jakarta'),
			['2026-10'],
		],
		['a quarter', keys({ times: { detected: '2026-09-30T18:00:00Z' } }, 'quarter'), ['2026-Q3']],
		['no time', keys({}, 'week'), ['none']],
		['no cause', keys({}, 'cause'), ['none']],
		['the causes of the facts', keys({ causes: ['dns'] }, 'cause'), ['dns']],
		[
			'the postmortem knows better',
			keys({ causes: ['dns'], postmortem: { causes: ['deploy', 'capacity', 'deploy'] } }, 'cause'),
			['capacity', 'deploy'],
		],
	])('%s', (_name, found, expected) => {
		expect(found).toEqual(expected);
	});

	test('a day on which the clock goes back is longer', () => {
		// Berlin, 25 October 2026: 25 hours.
		const period = periodOfDays('2026-10-25', '2026-10-26', 'Europe/Berlin');
		expect(period).toMatchObject({ days: 2 });
		expect((period.window.end - period.window.start) / 3_600_000).toBe(49);
		expect(periodBefore(period, 'Europe/Berlin')).toMatchObject({ from: '2026-10-23', to: '2026-10-24', days: 2 });
	});
});

import { describe, expect, test } from 'vitest';
import type { Incident } from '../../records/incident.ts';
import type { TimelineEntry } from '../../records/timeline.ts';
import { askedFor, line, RULES, type Told } from '../effects.fixture.ts';

const OPENED = '2026-11-20T04:00:00Z';
const ACKED = '2026-11-20T04:10:00Z';
const NOON = '2026-11-20T12:00:00Z';
const URL = 'https://example.pagerduty.com/incidents/Q1ABC';

const refs: Incident['refs'] = { pagerduty: { id: 'Q1ABC', url: URL } };
const acked: Partial<Incident> = { refs, times: { detected: OPENED, acknowledged: ACKED } };
const resolved: Partial<Incident> = { refs, status: 'resolved', times: { detected: OPENED, resolved: ACKED } };
const bySource = (kind: TimelineEntry['kind']): TimelineEntry => ({ ...line(ACKED, kind), by: 'pagerduty', link: URL });

type Policy = NonNullable<NonNullable<(typeof RULES)['policies']['notify']>['pagerduty']>;
const ALL: Policy = { notes: true, acknowledge: true, resolve: true };

function keys(told: Told, { now = NOON, policy = ALL }: { readonly now?: string; readonly policy?: Policy } = {}) {
	const notify = { ...RULES.policies.notify!, pagerduty: policy };
	const rules = { ...RULES, policies: { ...RULES.policies, notify } };
	return askedFor({ ...told, rules }, now).flatMap(({ kind, key }) => (kind === 'pager' ? [key] : []));
}

describe('what PagerDuty is told', () => {
	test.each<[string, Told, readonly string[]]>([
		['an incident that came from there', { facts: { refs } }, ['pager/note']],
		['one that did not', {}, []],
		[
			'acknowledged here',
			{ facts: acked, timeline: [line(ACKED, 'acknowledged')] },
			['pager/note', 'pager/acknowledge/1'],
		],
		['acknowledged in a pull request, without a line', { facts: acked }, ['pager/note', 'pager/acknowledge/1']],
		['acknowledged there', { facts: acked, timeline: [bySource('acknowledged')] }, ['pager/note']],
		[
			'acknowledged here, taken back there',
			{ facts: acked, timeline: [line(ACKED, 'acknowledged'), bySource('unacknowledged')] },
			['pager/note'],
		],
		[
			'reopened since, and not acknowledged again',
			{ facts: acked, timeline: [line(ACKED, 'acknowledged'), line('2026-11-20T05:00:00Z', 'reopened')] },
			['pager/note'],
		],
		[
			'reopened since, and acknowledged again',
			{
				facts: acked,
				timeline: [line('2026-11-20T05:00:00Z', 'reopened'), line('2026-11-20T05:01:00Z', 'acknowledged')],
			},
			['pager/note', 'pager/acknowledge/2'],
		],
		['resolved here', { facts: resolved, timeline: [line(ACKED, 'resolved')] }, ['pager/resolve/1']],
		['resolved there', { facts: resolved, timeline: [bySource('resolved')] }, []],
		[
			'dismissed',
			{ facts: { refs, status: 'dismissed', times: { detected: OPENED, dismissed: ACKED } } },
			['pager/resolve/1'],
		],
	])('%s', (_name, told, expected) => {
		expect(keys(told)).toEqual(expected);
	});

	test('only what policy says', () => {
		expect(keys({ facts: acked }, { policy: {} })).toEqual([]);
		expect(keys({ facts: acked }, { policy: { notes: true } })).toEqual(['pager/note']);
		expect(keys({ facts: resolved }, { policy: { notes: true, acknowledge: true } })).toEqual([]);
	});

	test('nothing of what is a day old, and what failed is tried on', () => {
		const now = '2026-11-21T04:30:00Z';
		expect(keys({ facts: acked }, { now })).toEqual([]);
		const ledger = [{ key: 'pager/note', state: 'failed' as const, at: NOON }];
		expect(keys({ facts: acked, ledger }, { now })).toEqual(['pager/note']);
	});

	test('no note without a page to link to', () => {
		const policies = { notify: { ...RULES.policies.notify!, pagerduty: ALL } };
		expect(askedFor({ facts: { refs }, rules: { ...RULES, policies } }, NOON)).not.toContainEqual(
			expect.objectContaining({ kind: 'pager' }),
		);
	});
});

import { describe, expect, test } from 'vitest';
import type { Schedule } from '../../records/schedule.ts';
import { desiredEffects } from '../desired-effects.ts';
import type { PageEffect } from '../effect.ts';
import { FACTS, incidentWith, line, RULES, type Told } from '../effects.fixture.ts';
import { entryAfter, entryBegun } from '../ledger.ts';

const member = (role: string, handle: string): Schedule['layers'][number] => ({
	role,
	rotation: { every: 'week', start: '2025-09-01', handover: '09:00', members: [handle] },
});
const PAYMENTS: Schedule = {
	schema: 1,
	name: 'Payments',
	team: 'payments',
	time_zone: 'UTC',
	layers: [member('primary', '@rina'), member('secondary', '@mei')],
	escalation: {
		steps: [
			{ after: '0m', notify: ['primary'] },
			{ after: '5m', notify: ['secondary', 'dba'] },
		],
	},
};
const rules = { ...RULES, schedules: new Map([['payments', PAYMENTS]]) };
const QUIET = { from: '00:00', to: '23:59', time_zone: 'UTC', for: ['sev2' as const] };

function pagesAt(now: string, told: Told = {}) {
	return desiredEffects(incidentWith(told), { rules: told.rules ?? rules, now }).filter(
		(wanted) => wanted.effect.kind === 'page',
	);
}
const said = (now: string, told: Told = {}) =>
	pagesAt(now, told).map(({ effect, state }) => `${state} ${(effect as PageEffect).payload.text}`);

const SECONDARY = 'due Paged @mei (secondary, Payments): nobody acknowledged in 5 min';
const NOBODY = 'due Paged nobody: schedules/payments.yaml has no dba at that time';

describe('who is paged', () => {
	test.each<[string, string, Told, readonly string[]]>([
		['at once the primary', '2026-11-20T04:00:00Z', {}, ['due Paged @rina (primary, Payments)']],
		[
			'after half an hour without a tick, everybody once',
			'2026-11-20T04:30:00Z',
			{},
			['due Paged @rina (primary, Payments)', SECONDARY, NOBODY],
		],
		['nobody of what is older than a day', '2026-11-21T04:06:00Z', {}, []],
		[
			'nobody once it is acknowledged',
			'2026-11-20T04:30:00Z',
			{ timeline: [line('2026-11-20T04:02:00Z', 'acknowledged')] },
			[],
		],
		['nobody once it is resolved', '2026-11-20T04:30:00Z', { facts: { status: 'resolved' } }, []],
		['nobody of a lead-up', '2026-11-20T04:30:00Z', { facts: { status: 'lead-up' } }, []],
		[
			'nobody of what another incident explains',
			'2026-11-20T04:30:00Z',
			{ facts: { relations: [{ type: 'caused_by', incident: 'INC-2026-0002' }] } },
			[],
		],
		[
			'also in quiet hours',
			'2026-11-20T04:00:00Z',
			{ rules: { ...rules, policies: { ...RULES.policies, notify: { schema: 1, routes: [], quiet_hours: QUIET } } } },
			['due Paged @rina (primary, Payments)'],
		],
		[
			'anew when it became worse',
			'2026-11-20T04:40:00Z',
			{
				timeline: [
					line('2026-11-20T04:02:00Z', 'acknowledged'),
					line('2026-11-20T04:40:00Z', 'severity', 'sev2 to sev1'),
				],
			},
			['due Paged @rina (primary, Payments): it became worse'],
		],
		[
			'whoever takes over an incident of this week, and not one that has been open for a year',
			'2026-11-23T10:00:00Z',
			{ timeline: [line('2026-11-20T04:02:00Z', 'acknowledged')] },
			['due Paged @rina (primary, Payments): the shift began with this incident open'],
		],
		[
			'not of one that has been open for a year',
			'2026-11-23T10:00:00Z',
			{ facts: { times: { detected: '2025-11-20T04:00:00Z' } } },
			[],
		],
	])('%s', (_name, now, told, expected) => {
		expect(said(now, told)).toEqual(expected);
	});

	test('by a short subject, with what to do in the first line', () => {
		const [wanted] = pagesAt('2026-11-20T04:00:00Z');
		const { call, covers } = (wanted!.effect as PageEffect).payload;
		expect(call).toMatchObject({
			person: { handle: '@rina', mail: 'rina@example.com' },
			letter: {
				subject: 'PAGE sev2: Checkout is down (INC-2026-0001)',
				label: 'You are paged',
				paragraphs: [
					'Take it with "npm run tocsin -- ack INC-2026-0001", or "/ack" in its room. Then nobody else is paged.',
				],
				footer: 'You get this because the escalation in schedules/payments.yaml has come to @rina (primary, Payments).',
				thread: { messageId: '<INC-2026-0001.page.2026-11-20T04.00.00Z.payments.0.0.primary@incidents.example.com>' },
			},
		});
		expect(covers).toEqual([]);
	});
});

describe('a page that was tried', () => {
	const key = 'page/2026-11-20T04:00:00Z/payments/0/0/primary';
	const begun = entryBegun([], { key, now: '2026-11-20T04:00:10Z' });

	test('is taken over after a minute when its run died', () => {
		expect(said('2026-11-20T04:01:00Z', { ledger: [begun] })).toEqual(['back-off Paged @rina (primary, Payments)']);
		expect(said('2026-11-20T04:01:10Z', { ledger: [begun] })).toEqual(['due Paged @rina (primary, Payments)']);
	});

	test('and failed is due at the next look, for ten minutes; then each five minutes', () => {
		const attempt = { state: 'failed', error: 'mail: not now' } as const;
		const failed = entryAfter([begun], { key, now: '2026-11-20T04:00:20Z', attempt });
		expect(failed).toEqual({ key, at: '2026-11-20T04:00:20Z', state: 'failed', error: 'mail: not now' });
		expect(said('2026-11-20T04:00:30Z', { ledger: [failed] })).toEqual(['due Paged @rina (primary, Payments)']);
		const often = { ...begun, attempts: 20, since: '2026-11-20T04:00:20Z' };
		expect(entryAfter([often], { key, now: '2026-11-20T04:10:00Z', attempt }).next).toBe('2026-11-20T04:15:00Z');
	});

	test('and done is not wanted any more', () => {
		const done = { key, at: FACTS.times.detected!, state: 'done' } as const;
		expect(said('2026-11-20T04:01:00Z', { ledger: [done] })).toEqual([]);
		expect(said('2026-11-20T04:05:00Z', { ledger: [done] })).toEqual([SECONDARY, NOBODY]);
	});
});

import { describe, expect, test } from 'vitest';
import type { Service } from '../records/service.ts';
import { at, incidentOf, type ToldIncident } from './incident.fixture.ts';
import { type CostContext, measureCost } from './measure-cost.ts';
import { measureResponse } from './measure-response.ts';
import { sumCosts } from './sum-costs.ts';

function service(amount?: number, currency = 'USD'): Service {
	const revenue = amount === undefined ? {} : { revenue_per_hour: { amount, currency } };
	return { schema: 1, name: 'A', owner: 'payments', product: 'shop', tier: 1, depends_on: [], ...revenue };
}

const CONTEXT: CostContext = {
	services: new Map([
		['checkout', service(1_200)],
		['orders-db', service()],
		['search', service(600)],
		['kirim', service(500, 'IDR')],
	]),
	products: { schema: 1, products: [{ id: 'shop', name: 'Shop', daily_active_users: 24_000 }] },
};

/** Hurt for 1.5 h, noticed after half an hour, mitigated after one: low 0.5 h, high 1.5 h. */
const TIMES = { impact_started: '09:00', detected: '09:30', mitigated: '10:00', resolved: '10:30' };

const cost = (told: ToldIncident) => measureCost(incidentOf(told).facts, CONTEXT);

const money = (low: number, high: number, more = {}) => ({
	state: 'recorded',
	low,
	high,
	currency: 'USD',
	basis: 'estimated',
	source: 'formula',
	...more,
});

describe('measureCost', () => {
	test.each<[name: string, told: ToldIncident, expected: object]>([
		[
			'what people wrote stands, open or not',
			{
				status: 'open',
				impact: { revenue_lost: { low: 9, high: 14, currency: 'EUR', basis: 'confirmed' }, share_affected_percent: 50 },
			},
			money(9, 14, { currency: 'EUR', basis: 'confirmed', source: 'record' }),
		],
		// 1 200 an hour × 0.5 h × 50 % = 300; × 1.5 h × 50 % = 900
		['a known share', { times: TIMES, impact: { share_affected_percent: 50 } }, money(300, 900)],
		// Low: 600 of 24 000 a day = 2.5 %, 1 200 × 0.5 × 0.025 = 15. High: 24 000 × 1.5 ÷ 24 = 1 500 in the window,
		// 600 ÷ 1 500 = 40 %, 1 200 × 1.5 × 0.4 = 720
		['users instead of a share', { times: TIMES, impact: { users_affected: 600 } }, money(15, 720)],
		// More users than a day has: everybody, 1 200 × 0.5 and × 1.5
		['more users than there are', { times: TIMES, impact: { users_affected: 1_000_000 } }, money(600, 1_800)],
		['nobody affected', { times: TIMES, impact: { users_affected: 0 } }, money(0, 0)],
		[
			'only detected and resolved',
			{ times: { detected: '09:00', resolved: '10:00' }, impact: { share_affected_percent: 10 } },
			money(120, 120),
		],
		[
			'the service earns nothing itself: the best of those it took along',
			{
				service: 'orders-db',
				affected_services: ['search', 'checkout'],
				times: TIMES,
				impact: { share_affected_percent: 50 },
			},
			money(300, 900),
		],
		[
			'two currencies say nothing together',
			{
				service: 'orders-db',
				affected_services: ['search', 'kirim'],
				times: TIMES,
				impact: { share_affected_percent: 50 },
			},
			{ state: 'not-applicable', why: 'no-revenue' },
		],
		[
			'a service that is gone',
			{ service: 'old', times: TIMES, impact: { share_affected_percent: 50 } },
			{ state: 'not-applicable', why: 'no-revenue' },
		],
		[
			'no share and no users',
			{ times: TIMES, impact: { description: 'slow' } },
			{ state: 'not-applicable', why: 'no-share' },
		],
		[
			'users of a product without figures',
			{ product: 'other', times: TIMES, impact: { users_affected: 9 } },
			{ state: 'not-applicable', why: 'no-share' },
		],
		['no times', { impact: { share_affected_percent: 50 } }, { state: 'not-applicable', why: 'no-times' }],
		['open', { status: 'open', times: TIMES, impact: { share_affected_percent: 50 } }, { state: 'pending' }],
		[
			'dismissed',
			{ status: 'dismissed', impact: { share_affected_percent: 50 } },
			{ state: 'not-applicable', why: 'not-measured' },
		],
		[
			'the end before the start',
			{ times: { detected: '10:00', resolved: '09:00' }, impact: { share_affected_percent: 50 } },
			{ state: 'invalid', why: 'end-before-start' },
		],
		[
			'low above high',
			{ impact: { revenue_lost: { low: 9, high: 4, currency: 'USD', basis: 'estimated' } } },
			{ state: 'invalid', why: 'low-above-high' },
		],
		[
			'negative',
			{ impact: { revenue_lost: { low: -9, high: 4, currency: 'USD', basis: 'estimated' } } },
			{ state: 'invalid', why: 'absurd' },
		],
		[
			'absurd',
			{ impact: { revenue_lost: { low: 1, high: 1e300, currency: 'USD', basis: 'estimated' } } },
			{ state: 'invalid', why: 'absurd' },
		],
	])('%s', (_name, told, expected) => {
		expect(cost(told)).toEqual(expected);
	});
});

test('two currencies are never added', () => {
	const lost = (id: string, low: number, high: number, currency: string) =>
		incidentOf({
			id,
			impact: { revenue_lost: { low, high, currency, basis: currency === 'IDR' ? 'confirmed' : 'estimated' } },
		});
	const incidents = [
		lost('INC-2026-0001', 10, 20, 'USD'),
		lost('INC-2026-0002', 1_000, 1_000, 'IDR'),
		incidentOf({ id: 'INC-2026-0003', times: TIMES, impact: { share_affected_percent: 50 } }),
		incidentOf({ id: 'INC-2026-0004' }),
		incidentOf({ id: 'INC-2026-0005', status: 'open', times: TIMES }),
		lost('INC-2026-0006', 9, 4, 'USD'),
	];
	const sums = {
		sums: [
			{ currency: 'IDR', low: 1_000, high: 1_000, n: 1, confirmed: 1, computed: 0 },
			// 10 + 300 and 20 + 900
			{ currency: 'USD', low: 310, high: 920, n: 2, confirmed: 0, computed: 1 },
		],
		pending: 1,
		notApplicable: 1,
		invalid: ['INC-2026-0006'],
	};
	expect(sumCosts(incidents, CONTEXT)).toEqual(sums);
	expect(sumCosts(incidents.toReversed(), CONTEXT)).toEqual(sums);
});

test('hours of people, by hand', () => {
	const wrote = (time: string, by: string) => ({ at: at(time), kind: 'note' as const, text: 'x', by });
	const times = { detected: '09:00', acknowledged: '09:30', resolved: '11:30' };
	const incidents = [
		// Rina is on call and writes 09:40 to 10:40, Budi once, Elif only after it was over; the triage is nobody.
		// Low: 1 h + 0.25 h + 0.25 h = 1.5 h. High: 3 people × 2 h = 6 h.
		incidentOf({
			times,
			roles: { on_call: '@Rina' },
			timeline: [
				wrote('09:40', '@rina'),
				wrote('09:50', '@budi'),
				wrote('10:40', '@rina'),
				wrote('11:00', 'triage'),
				wrote('18:00', '@elif'),
			],
		}),
		incidentOf({ id: 'INC-2026-0002', times }),
		incidentOf({ id: 'INC-2026-0003', status: 'open', times, roles: { on_call: '@rina' } }),
		incidentOf({ id: 'INC-2026-0004', times: { detected: '10:00', resolved: '09:00' }, roles: { on_call: '@rina' } }),
	];
	expect(measureResponse(incidents)).toEqual({
		low: 1.5,
		high: 6,
		n: 1,
		pending: 1,
		notApplicable: 1,
		invalid: ['INC-2026-0004'],
	});
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GateQuestion } from './gate-decision.ts';
import type { GateFacts, GateIncident } from './gate-facts.ts';
import { judgeGate, judgeUnreadable, overrideGate } from './judge-gate.ts';

const NOW = '2026-11-20T08:00:00Z';
const SERVICES = {
	web: ['checkout', 'search'],
	checkout: ['gateway'],
	gateway: ['bank', 'checkout'],
	bank: [],
	search: [],
};

function incident(number: number, facts: Partial<GateIncident> = {}): GateIncident {
	return {
		id: `INC-2026-000${number}`,
		title: 'It is down',
		severity: 'sev2',
		kind: 'service-down',
		services: ['checkout'],
		...facts,
	};
}

function factsWith(incidents: readonly GateIncident[], policy: Partial<GateFacts['policy']> = {}): GateFacts {
	return {
		schema: 1,
		made_at: '2026-11-20T07:00:00Z',
		policy: { severities: ['sev1', 'sev2'], hops: 2, on_unknown: 'closed', max_age: '1d', ...policy },
		services: SERVICES,
		features: { 'new-checkout': ['checkout', 'search'] },
		incidents: [...incidents],
	};
}

function judge(facts: GateFacts, asked: GateQuestion = { service: 'checkout' }, now = NOW) {
	const answer = judgeGate(facts, asked, now);
	if (!answer.ok) return answer.problem;
	const { verdict, why, reasons } = answer.decision;
	return [
		verdict,
		why,
		...reasons.map(({ incident: id, path, explains }) => [id, path.join('>'), ...explains].join(' ')),
	];
}

describe('a deploy of a service', () => {
	test.each<[string, GateFacts, readonly string[]]>([
		['goes where nothing is open', factsWith([]), ['go', 'gate/clear']],
		['waits for itself', factsWith([incident(1)]), ['wait', 'gate/incident', 'INC-2026-0001 checkout']],
		[
			'waits for what it needs, and what that needs',
			factsWith([incident(1, { services: ['bank'] })]),
			['wait', 'gate/incident', 'INC-2026-0001 checkout>gateway>bank'],
		],
		[
			'not for what lies behind the hops',
			factsWith([incident(1, { services: ['bank'] })], { hops: 1 }),
			['go', 'gate/clear'],
		],
		['not for what needs it', factsWith([incident(1, { services: ['web'] })]), ['go', 'gate/clear']],
		['not for a mild one', factsWith([incident(1, { severity: 'sev3' })]), ['go', 'gate/clear']],
		['not for another kind', factsWith([incident(1)], { kinds: ['data'] }), ['go', 'gate/clear']],
		[
			'waits where it is only affected',
			factsWith([incident(1, { services: ['search', 'checkout'] })]),
			['wait', 'gate/incident', 'INC-2026-0001 checkout'],
		],
		[
			'waits once for a family, and by what its root is',
			factsWith([
				incident(1, { services: ['bank'], severity: 'sev1' }),
				incident(2, { severity: 'sev4', root: 'INC-2026-0001' }),
			]),
			['wait', 'gate/incident', 'INC-2026-0001 checkout>gateway>bank INC-2026-0002'],
		],
		[
			'waits for a root out of reach by way of what it explains',
			factsWith([incident(1, { services: ['bank'] }), incident(2, { severity: 'sev4', root: 'INC-2026-0001' })], {
				hops: 0,
			}),
			['wait', 'gate/incident', 'INC-2026-0001 checkout INC-2026-0002'],
		],
		[
			'goes where the root is mild, however bad its consequence looks',
			factsWith([incident(1, { severity: 'sev4' }), incident(2, { root: 'INC-2026-0001' })]),
			['go', 'gate/clear'],
		],
		[
			'waits for a consequence that outlived its root',
			factsWith([incident(2, { root: 'INC-2026-0001' })]),
			['wait', 'gate/incident', 'INC-2026-0002 checkout'],
		],
		[
			'names the worst first, then the nearest',
			factsWith([
				incident(1, { services: ['gateway'] }),
				incident(2),
				incident(3, { services: ['bank'], severity: 'sev1' }),
			]),
			[
				'wait',
				'gate/incident',
				'INC-2026-0003 checkout>gateway>bank',
				'INC-2026-0002 checkout',
				'INC-2026-0001 checkout>gateway',
			],
		],
	])('%s', (_name, facts, expected) => {
		expect(judge(facts)).toEqual(expected);
	});

	test('that nobody knows is a wrong question, with the nearest name', () => {
		expect(judge(factsWith([]), { service: 'chekout' })).toBe(
			'Unexpected service "chekout", expected one of services/. Did you mean checkout?',
		);
		expect(judge(factsWith([]), { service: 'constructor' })).toBe(
			'Unexpected service "constructor", expected one of services/',
		);
	});
});

describe('a feature', () => {
	const asked = { feature: 'new-checkout' };
	test.each<[string, GateIncident, readonly string[]]>([
		[
			'waits for all services it changes',
			incident(1, { services: ['search'] }),
			['wait', 'gate/incident', 'INC-2026-0001 search'],
		],
		[
			'waits for an incident that names it, wherever that is',
			incident(1, { services: ['web'], change: { kind: 'feature', name: 'new-checkout' } }),
			['wait', 'gate/incident', 'INC-2026-0001 '],
		],
		['goes where others are in trouble', incident(1, { services: ['web'] }), ['go', 'gate/clear']],
	])('%s', (_name, open, expected) => {
		expect(judge(factsWith([open]), asked)).toEqual(expected);
	});

	test('that nobody knows is a wrong question', () => {
		expect(judge(factsWith([]), { feature: 'new-chekout' })).toBe(
			'Unexpected feature "new-chekout", expected one of rollouts/. Did you mean new-checkout?',
		);
	});
});

describe('facts that cannot be trusted', () => {
	const late = '2026-11-21T07:00:01Z';
	test.each<[string, GateFacts, string, readonly string[]]>([
		['a second too old', factsWith([]), late, ['wait', 'gate/stale']],
		['just young enough', factsWith([]), '2026-11-21T07:00:00Z', ['go', 'gate/clear']],
		['too old, where the policy opens', factsWith([], { on_unknown: 'open' }), late, ['go', 'gate/stale']],
		[
			'too old, where the policy opens: what was open is still told',
			factsWith([incident(1)], { on_unknown: 'open' }),
			late,
			['go', 'gate/stale', 'INC-2026-0001 checkout'],
		],
		['from the future', factsWith([]), '2026-11-20T06:00:00Z', ['wait', 'gate/stale']],
	])('%s', (_name, facts, now, expected) => {
		expect(judge(facts, { service: 'checkout' }, now)).toEqual(expected);
	});

	test.each([['open', 'go'] as const, ['closed', 'wait'] as const])('unreadable, %s', (way, verdict) => {
		expect(judgeUnreadable({ service: 'checkout' }, 'It answered 404', way)).toEqual({
			verdict,
			why: 'gate/unreadable',
			asked: { service: 'checkout' },
			reasons: [],
			problem: 'It answered 404',
		});
	});
});

test('an override lets a held deploy go and keeps why it was held; what goes anyway is left alone', () => {
	const held = judgeUnreadable({ service: 'checkout' }, 'It answered 404', 'closed');
	expect(overrideGate(held, 'It is the fix')).toEqual({
		...held,
		verdict: 'go',
		why: 'gate/override',
		override: { reason: 'It is the fix', instead_of: 'gate/unreadable' },
	});
	const free = judgeUnreadable({ service: 'checkout' }, 'It answered 404', 'open');
	expect(overrideGate(free, 'It is the fix')).toBe(free);
});

test('more hops, more severities or more incidents never open a gate', () => {
	const names = Object.keys(SERVICES);
	const anIncident = fc.record({
		number: fc.integer({ min: 1, max: 9 }),
		service: fc.constantFrom(...names),
		severity: fc.constantFrom('sev1' as const, 'sev2' as const, 'sev3' as const),
	});
	const one = ({
		number,
		service,
		severity,
	}: {
		number: number;
		service: string;
		severity: 'sev1' | 'sev2' | 'sev3';
	}) => incident(number, { services: [service], severity });
	const list = fc.uniqueArray(anIncident, { maxLength: 4, selector: ({ number }) => number });
	fc.assert(
		fc.property(list, fc.constantFrom(...names), fc.integer({ min: 0, max: 3 }), (incidents, service, hops) => {
			const held = (count: number, policy: Partial<GateFacts['policy']>) =>
				judge(factsWith(incidents.slice(0, count).map(one), policy), { service })[0] === 'wait';
			const before = held(incidents.length - 1, { hops, severities: ['sev1', 'sev2'] });
			if (!before) return;
			expect(held(incidents.length, { hops, severities: ['sev1', 'sev2'] })).toBe(true);
			expect(held(incidents.length, { hops: hops + 1, severities: ['sev1', 'sev2', 'sev3'] })).toBe(true);
		}),
	);
});

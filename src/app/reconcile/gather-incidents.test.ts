import fc from 'fast-check';
import { expect, test } from 'vitest';
import { desiredEffects } from '../../core/effects/desired-effects.ts';
import { FACTS, RULES } from '../../core/effects/effects.fixture.ts';
import type { Incident } from '../../core/records/incident.ts';
import { fromEpochMs, toEpochMs } from '../../core/time/instant.ts';
import { printRecord } from '../../formats/print-record.ts';
import { mayAskForAnything } from './gather-incidents.ts';

const NOW = '2026-11-20T06:00:00Z';
const hours = (count: number) => fromEpochMs(toEpochMs(NOW) - count * 3_600_000);

const anyIncident = fc.record({
	status: fc.constantFrom('open', 'resolved', 'closed', 'closed', 'dismissed' as const),
	ages: fc.tuple(...Array.from({ length: 3 }, () => fc.integer({ min: -5, max: 3000 }))),
	room: fc.constantFrom(undefined, 'open', 'closed'),
	action: fc.constantFrom(undefined, 'open', 'done' as const),
	due: fc.integer({ min: 0, max: 600 }),
});

test('an incident that is not looked at asks for nothing', () => {
	let skipped = 0;
	fc.assert(
		fc.property(anyIncident, ({ status, ages, room, action, due }) => {
			const [detected, resolved, end] = ages.map(hours);
			const ended = status === 'closed' ? { closed: end } : status === 'dismissed' ? { dismissed: end } : {};
			const facts: Incident = {
				...FACTS,
				status,
				times: { detected, ...(status !== 'open' && { resolved }), ...ended },
				...(room && { refs: { room: { id: '1', state: room } } }),
			};
			const one = { id: 'A1', text: 'x', type: 'prevent', owner: '@mei', due: hours(due).slice(0, 10) } as const;
			const postmortem = action && {
				facts: {
					schema: 1 as const,
					incident: FACTS.id,
					status: 'accepted' as const,
					due: '2026-11-20',
					causes: [],
					actions: [{ ...one, status: action }],
				},
				body: '',
			};
			const text = printRecord('incident', facts);
			if (mayAskForAnything(text, postmortem && printRecord('postmortem', postmortem.facts), NOW)) return;
			skipped += 1;
			const records = { facts, timeline: [], ledger: [], hasPostmortemFile: postmortem !== undefined };
			expect(desiredEffects({ ...records, ...(postmortem && { postmortem }) }, { rules: RULES, now: NOW })).toEqual([]);
		}),
		{ numRuns: 1000 },
	);
	expect(skipped).toBeGreaterThan(50);
});

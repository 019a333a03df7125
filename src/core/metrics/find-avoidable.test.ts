import { expect, test } from 'vitest';
import type { PostmortemAction } from '../records/postmortem.ts';
import { findAvoidable } from './find-avoidable.ts';
import { incidentOf } from './incident.fixture.ts';

const action = (told: Partial<PostmortemAction>): PostmortemAction => ({
	id: 'A1',
	text: 'Do it',
	type: 'prevent',
	owner: '@rina',
	due: '2026-11-05',
	status: 'open',
	...told,
});

const family = (told: Partial<PostmortemAction>) => [
	incidentOf({ id: 'INC-2026-0003', times: { detected: '2026-11-20T09:00:00Z' } }),
	incidentOf({ id: 'INC-2026-0002', times: { detected: '2026-11-05T23:00:00Z' } }),
	incidentOf({ id: 'INC-2026-0001', times: { detected: '09:00' }, postmortem: { actions: [action(told)] } }),
];

test.each([
	[
		'open: overdue for the second recurrence, due that day for the first',
		{},
		['INC-2026-0003 after INC-2026-0001 A1 by 15'],
	],
	['done between the two', { status: 'done', done: '2026-11-10' }, []],
	['done too late', { status: 'done', done: '2026-11-20' }, ['INC-2026-0003 after INC-2026-0001 A1 by 15']],
	['done on a day nobody wrote down', { status: 'done' }, []],
	['dropped on purpose', { status: 'dropped' }, []],
	['not to prevent it', { type: 'detect' }, []],
	['due later', { due: '2026-12-01' }, []],
] as const)('%s', (_, told, expected) => {
	const found = findAvoidable(family(told)).flatMap(({ recurrence, missed }) =>
		missed.map(({ origin, action: { id }, daysLate }) => `${recurrence.id} after ${origin.id} ${id} by ${daysLate}`),
	);
	expect(found).toEqual(expected);
});

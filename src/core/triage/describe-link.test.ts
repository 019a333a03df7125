import { expect, test } from 'vitest';
import type { Relation } from '../records/incident.ts';
import { describeLink } from './describe-link.ts';

const at = (detected?: string) => ({ service: 'checkout', ...(detected && { detected: `2026-11-20T${detected}Z` }) });
const cause: Relation = { type: 'caused_by', incident: 'INC-2026-0001' };

test.each([
	[
		'a cause with its path',
		{ ...cause, path: ['checkout', 'db'] },
		at('07:00:00'),
		'Probably caused by INC-2026-0001, which began 5 min earlier: checkout → db',
	],
	['a cause that a person linked', cause, at('07:05:20'), 'Probably caused by INC-2026-0001, which began 20 s later'],
	[
		'a cause of the same second',
		cause,
		at('07:05:00'),
		'Probably caused by INC-2026-0001, which began at the same time',
	],
	['a cause without a time', cause, at(), 'Probably caused by INC-2026-0001'],
	['a cause that is not there', cause, undefined, 'Probably caused by INC-2026-0001'],
	[
		'a duplicate',
		{ ...cause, type: 'duplicate_of' },
		at('05:00:00'),
		'Same problem as INC-2026-0001, which began 2 h 5 min earlier',
	],
	['a recurrence', { ...cause, type: 'recurrence_of' }, at('05:00:00'), 'Happened before as INC-2026-0001'],
	['something related', { ...cause, type: 'related_to' }, at('05:00:00'), 'Related to INC-2026-0001'],
] as const)('%s', (_name, relation, other, expected) => {
	expect(describeLink(at('07:05:00'), relation as Relation, other)).toBe(expected);
});

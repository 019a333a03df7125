import { closestWord } from '../../../diagnostics/closest-word.ts';
import type { Schedule } from '../../../records/schedule.ts';
import { toEpochMs } from '../../../time/instant.ts';
import { type Finding, recordRule } from '../../rule.ts';

export const overridesFit = recordRule({
	id: 'schedule/overrides-fit',
	kinds: ['schedule'],
	severity: 'error',
	summary:
		'Overrides, swaps and gaps end after they begin, are about a role of the schedule, and do not contradict each other.',
	why: 'An override that ends before it begins changes nothing, and one for a role that the schedule does not have pages nobody. Of two that overlap, only one person can be on call.',
	*check({ value }): Iterable<Finding> {
		for (const list of ['overrides', 'swaps', 'gaps'] as const) {
			for (const [index, span] of (value[list] ?? []).entries()) {
				yield* judgeSpan(span, [list, index]);
				yield* judgeRole(value, span.role, [list, index, 'role']);
				if (list === 'overrides') yield* judgeOverlap(value.overrides!, index);
			}
		}
		for (const [index, { role }] of (value.closed_hours ?? []).entries()) {
			yield* judgeRole(value, role, ['closed_hours', index, 'role']);
		}
	},
});

type Key = readonly (string | number)[];

function* judgeSpan({ from, until }: { readonly from: string; readonly until: string }, key: Key): Iterable<Finding> {
	if (toEpochMs(from) < toEpochMs(until)) return;
	yield {
		at: { key: [...key, 'until'] },
		message: `Unexpected until ${until}, expected a time after from ${from}`,
		actual: until,
		help: 'Correct one of the two times; both are in UTC.',
	};
}

function* judgeRole({ layers }: Schedule, role: string, key: Key): Iterable<Finding> {
	const roles = [...new Set(layers.map((layer) => layer.role))];
	if (roles.includes(role)) return;
	const near = closestWord(role, roles);
	yield {
		at: { key },
		message: `Unexpected role "${role}", expected one of ${roles.map((word) => `"${word}"`).join(', ')}`,
		actual: role,
		expected: roles,
		...(near
			? {
					help: `Did you mean "${near}"?`,
					repair: { title: `Name "${near}"`, safe: false, edits: [{ at: { key }, text: near }] },
				}
			: { help: 'Name a role of the layers above.' }),
	};
}

function* judgeOverlap(overrides: NonNullable<Schedule['overrides']>, index: number): Iterable<Finding> {
	const { role, from, until } = overrides[index]!;
	const other = overrides
		.slice(0, index)
		.find(
			(one) => one.role === role && toEpochMs(one.from) < toEpochMs(until) && toEpochMs(from) < toEpochMs(one.until),
		);
	if (!other) return;
	yield {
		at: { key: ['overrides', index, 'from'] },
		message: `Unexpected override of ${role} from ${from}, expected none while ${other.member} takes it until ${other.until}`,
		actual: from,
		help: 'Let one end where the other begins.',
	};
}

import type { CheckedRecord } from '../../rule.ts';
import { type Finding, recordRule } from '../../rule.ts';

const KINDS = ['triage', 'products', 'causes', 'severities', 'notify'] as const;

export const idsOnce = recordRule({
	id: 'policy/ids-once',
	kinds: KINDS,
	severity: 'error',
	summary: 'Ids of kinds, level rules, mutes, products, causes, severities and routes are used once in their list.',
	why: 'The first one wins everywhere, so the second is never used, and records that name the id mean only one of them.',
	*check(record): Iterable<Finding> {
		for (const [list, ids] of idLists(record)) {
			for (const [index, id] of ids.entries()) {
				const first = ids.indexOf(id);
				if (first === index) continue;
				yield {
					at: { key: [list, index, 'id'] },
					message: `Unexpected second "${id}" in ${list}, expected an id that is used once`,
					actual: id,
					help: 'Give it another id, or make one of the two.',
					related: [{ message: 'the first', file: record.file, at: { key: [list, first, 'id'] } }],
				};
			}
		}
	},
});

function idLists(record: CheckedRecord<(typeof KINDS)[number]>): readonly (readonly [string, readonly string[]])[] {
	const idsOf = (list: readonly { readonly id: string }[] = []): readonly string[] => list.map(({ id }) => id);
	switch (record.kind) {
		case 'triage':
			return [
				['kinds', idsOf(record.value.kinds)],
				['levels', idsOf(record.value.levels)],
				['mutes', idsOf(record.value.mutes)],
			];
		case 'products':
			return [['products', idsOf(record.value.products)]];
		case 'causes':
			return [['causes', idsOf(record.value.causes)]];
		case 'severities':
			return [['severities', idsOf(record.value.severities)]];
		default:
			return [['routes', idsOf(record.value.routes)]];
	}
}

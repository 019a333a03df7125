import { type Finding, recordRule } from '../../rule.ts';

export const relationOnce = recordRule({
	id: 'relations/once',
	kinds: ['incident'],
	severity: 'error',
	summary: 'An incident names each of its relations once.',
	why: 'The same relation twice is counted twice in families of incidents.',
	*check({ value: { relations = [] } }): Iterable<Finding> {
		const seen = new Set<string>();
		for (const [index, { type, incident }] of relations.entries()) {
			const key = `${type} ${incident}`;
			if (seen.has(key)) {
				yield {
					at: { key: ['relations', index, 'incident'] },
					message: `Unexpected second relation ${key}, expected it once`,
					actual: incident,
					help: 'Remove one of them.',
					repair: { title: 'Remove the second', safe: true, edits: [{ remove: ['relations', index] }] },
				};
			}
			seen.add(key);
		}
	},
});

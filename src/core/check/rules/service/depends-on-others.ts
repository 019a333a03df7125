import { slugOfPath } from '../../../records/paths.ts';
import { type Finding, recordRule } from '../../rule.ts';

export const dependsOnOthers = recordRule({
	id: 'service/depends-on-others',
	kinds: ['service'],
	severity: 'error',
	summary: 'A service depends on other services, each named once.',
	why: 'Triage follows `depends_on` to find the service that explains an incident. A service that depends on itself would explain its own.',
	*check({ file, value: { depends_on } }): Iterable<Finding> {
		for (const [index, slug] of depends_on.entries()) {
			const isSelf = slug === slugOfPath(file);
			if (!isSelf && depends_on.indexOf(slug) === index) continue;
			yield {
				at: { key: ['depends_on', index] },
				message: isSelf
					? `Unexpected dependency of "${slug}" on itself, expected other services`
					: `Unexpected second "${slug}", expected each dependency once`,
				actual: slug,
				help: 'Remove the entry.',
				repair: {
					title: 'Remove the entry',
					safe: true,
					edits: [depends_on.length === 1 ? { set: ['depends_on'], value: [] } : { remove: ['depends_on', index] }],
				},
			};
		}
	},
});

import { type Finding, recordRule } from '../../rule.ts';

export const actionDone = recordRule({
	id: 'postmortem/action-done',
	kinds: ['postmortem'],
	severity: 'error',
	summary: 'An action that is done names what shows it: the commit, pull request, ticket or person.',
	why: 'The action will be relied on in the next incident of the same family. `closed_by` or `ticket` lets a reader check that the protection exists.',
	*check({ value: { actions } }): Iterable<Finding> {
		for (const [index, { id, status, closed_by, ticket }] of actions.entries()) {
			if (status !== 'done' || closed_by !== undefined || ticket !== undefined) continue;
			yield {
				at: { key: ['actions', index, 'status'] },
				message: `Unexpected done action ${id} without closed_by or ticket, expected what shows that it is done`,
				actual: status,
				help: 'Add `closed_by:` with the commit, the pull request or the person, or `ticket:`.',
			};
		}
	},
});

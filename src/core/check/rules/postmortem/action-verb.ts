import { type Finding, recordRule } from '../../rule.ts';
import { hasVerb } from '../../text/has-verb.ts';

export const actionVerb = recordRule({
	id: 'postmortem/action-verb',
	kinds: ['postmortem'],
	severity: 'warning',
	summary: 'The text of an action has a verb: it says what will be done, or what will be true.',
	why: '"Better monitoring" is a wish: nobody can say when it is done. "Alert when the queue is older than a minute" and "The gateway refuses keys without an end date" can be done, and checked. English and Indonesian verbs are known; for one that is not, begin with the verb.',
	*check({ value: { actions, status } }): Iterable<Finding> {
		if (status === 'draft') return;
		for (const [index, { id, text, status: state }] of actions.entries()) {
			if (state === 'dropped' || hasVerb(text)) continue;
			yield {
				at: { key: ['actions', index, 'text'] },
				message: `Unexpected action ${id} without a verb, expected what will be done`,
				actual: text,
				help: 'Begin with the verb: "Alert when …", "Refuse …", "Uji pemulihan …".',
			};
		}
	},
});

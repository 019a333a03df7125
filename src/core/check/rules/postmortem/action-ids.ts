import { type Finding, type Place, recordRule } from '../../rule.ts';

export const actionIds = recordRule({
	id: 'postmortem/action-ids',
	kinds: ['postmortem'],
	severity: 'error',
	summary: 'The id of an action is used once in its postmortem.',
	why: 'Tickets, mails and agendas name an action by incident and id; with two of them nobody knows which is meant.',
	*check({ file, value: { actions } }): Iterable<Finding> {
		const ids = actions.map(({ id }) => id);
		const next = `A${Math.max(0, ...ids.map((id) => Number(id.slice(1)))) + 1}`;
		for (const [index, id] of ids.entries()) {
			const first = ids.indexOf(id);
			if (first === index) continue;
			const at: Place = { key: ['actions', index, 'id'] };
			yield {
				at,
				message: `Unexpected second action "${id}", expected an id that is used once`,
				actual: id,
				help: `The next free id is ${next}.`,
				related: [{ message: 'the first', file, at: { key: ['actions', first, 'id'] } }],
				// A ticket or a mail may already speak of either.
				repair: { title: `Call it ${next}`, safe: false, edits: [{ at, text: next }] },
			};
		}
	},
});

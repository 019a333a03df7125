import { type Finding, recordRule } from '../../rule.ts';

export const datedEnds = recordRule({
	id: 'postmortem/dated',
	kinds: ['postmortem'],
	severity: 'warning',
	summary: 'A change that accepts a postmortem, or finishes an action, says on which day.',
	why: 'How long things take, and whether they were in time, is counted from `accepted` of the postmortem and `done` of its actions. The day is known best on the day itself; what was finished before is not asked for it. Needs to know what was before (`--base`).',
	*check({ file, value }, { records, clock }): Iterable<Finding> {
		const before = records.before('postmortem', file)?.value;
		if (before === undefined) return;
		if (value.status === 'accepted' && before.status !== 'accepted' && value.accepted === undefined) {
			yield {
				at: { key: ['status'] },
				message: 'Unexpected status "accepted" without accepted, expected the day with it',
				actual: value.status,
				help: `Add \`accepted: ${clock.today()}\`.`,
				repair: {
					title: 'Add the day',
					safe: true,
					edits: [{ set: ['accepted'], value: clock.today() }],
				},
			};
		}
		const finished = new Set(before.actions.filter(({ status }) => status === 'done').map(({ id }) => id));
		for (const [index, { id, status, done }] of value.actions.entries()) {
			if (status !== 'done' || done !== undefined || finished.has(id)) continue;
			yield {
				at: { key: ['actions', index, 'status'] },
				message: `Unexpected done action ${id} without done, expected the day with it`,
				actual: status,
				help: `Add \`done: ${clock.today()}\` to it.`,
			};
		}
	},
});

import { type Finding, recordRule } from '../../rule.ts';

export const notInFuture = recordRule({
	id: 'timeline/not-in-future',
	kinds: ['timeline'],
	severity: 'error',
	summary: 'No entry of a timeline lies in the future.',
	why: 'A timeline tells what happened. Most often it is a local time with a `Z` behind it; write it in UTC.',
	*check({ value }, { clock }): Iterable<Finding> {
		for (const [index, { at }] of value.entries()) {
			if (clock.isPast(at)) continue;
			yield {
				at: { key: [index, 'at'] },
				message: `Unexpected time ${at}, expected one that is past`,
				actual: at,
				help: 'Times are in UTC. What is planned belongs in the actions of the postmortem.',
			};
		}
	},
});

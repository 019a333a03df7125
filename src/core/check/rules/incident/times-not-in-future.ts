import { type Finding, recordRule } from '../../rule.ts';

export const timesNotInFuture = recordRule({
	id: 'incident/times-not-in-future',
	kinds: ['incident'],
	severity: 'error',
	summary: 'No time of an incident lies in the future.',
	why: 'What has not happened has no time yet: leave the key out. Most often it is a local time with a `Z` behind it; write it in UTC.',
	*check({ value: { times } }, { clock }): Iterable<Finding> {
		for (const [name, at] of Object.entries(times)) {
			if (at === undefined || clock.isPast(at)) continue;
			yield {
				at: { key: ['times', name] },
				message: `Unexpected ${name} ${at}, expected a time that is past`,
				actual: at,
				help: 'Times are in UTC. Leave out what has not happened yet.',
			};
		}
	},
});

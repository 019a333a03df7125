import { toEpochMs } from '../../../time/instant.ts';
import { type Finding, recordRule } from '../../rule.ts';

export const inOrder = recordRule({
	id: 'timeline/in-order',
	kinds: ['timeline'],
	severity: 'warning',
	summary: 'The entries of a timeline follow each other in time.',
	why: 'A timeline is read from top to bottom. An entry that is out of order has most often a wrong day or a local time.',
	*check({ value }): Iterable<Finding> {
		for (const [index, { at }] of value.entries()) {
			const before = value[index - 1]?.at;
			if (before === undefined || toEpochMs(before) <= toEpochMs(at)) continue;
			yield {
				at: { key: [index, 'at'] },
				message: `Unexpected time ${at} after ${before}, expected a later one`,
				actual: at,
				help: 'Correct the time (in UTC), or move the entry to its place.',
			};
		}
	},
});

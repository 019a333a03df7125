import { type Finding, recordRule } from '../../rule.ts';

export const memberOnce = recordRule({
	id: 'team/member-once',
	kinds: ['team'],
	severity: 'error',
	summary: 'A team lists each person once.',
	why: 'A person has one mail address and one time zone. Of two entries with the same handle, nobody knows which is read.',
	*check({ value: { members } }): Iterable<Finding> {
		for (const [index, { handle }] of members.entries()) {
			if (members.findIndex((other) => other.handle === handle) === index) continue;
			yield {
				at: { key: ['members', index, 'handle'] },
				message: `Unexpected second member "${handle}", expected each person once`,
				actual: handle,
				help: 'Remove one of the entries, or correct the handle.',
			};
		}
	},
});
